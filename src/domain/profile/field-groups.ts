import type { ProfileField } from "./fields";
import { ROLES } from "./role";

/** Who gets a copy of the mail: for each it-system, and always. */
export const COPY_FIELDS: readonly ProfileField[] = [...ROLES.map((role) => `${role}.cc` as const), "municipality.cc"];

/** Fields of the forms that belong together. */
export interface FieldGroup {
  readonly id: "case" | "route" | "cleanup" | "bookkeeping" | "collection";
  /** What the municipality knows itself. */
  readonly own: readonly ProfileField[];
  /** What the supplier fills in where the municipality does not know it. */
  readonly technical: readonly ProfileField[];
}

const SUPPLIER_GROUPS = ROLES.map(
  (role): FieldGroup => ({
    id: role,
    own: [`${role}.supplierContact`, `${role}.operationsContact`, `${role}.supplierCvr`],
    technical: [
      `${role}.systemUuid`,
      `${role}.serviceAgreement`,
      `${role}.sftpUser`,
      `${role}.sftpFolder`,
      `${role}.certificateSerial`,
      `${role}.sshFingerprint`,
      `${role}.ipAddresses`,
    ],
  }),
);

/** The fields that only the two forms need, in the order of the forms. */
export const FORM_GROUPS: readonly FieldGroup[] = [
  {
    id: "case",
    own: ["municipality.journalReference", "klik.reference", "billing.ean", "billing.reference"],
    technical: [],
  },
  {
    id: "route",
    own: ["route.environment"],
    technical: [
      "route.integrationReference",
      "route.senderSystemUuid",
      "route.senderCvr",
      "route.parameters",
      "route.fileNamePattern",
    ],
  },
  {
    id: "cleanup",
    own: ["cleanup.retentionDays", "cleanup.action", "cleanup.alertAfter", "cleanup.alertRecipients"],
    technical: [],
  },
  ...SUPPLIER_GROUPS,
];
