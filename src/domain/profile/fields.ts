import { ROLES, type Role } from "./role";

/**
 * What is known of one it-system and its forvaltningsansvarlig. The first three decide whether a mail can be written;
 * the rest are the technical facts that the two forms have fields for.
 */
const SYSTEM_FIELDS = [
  "system",
  "supplier",
  "email",
  "cc",
  "supplierCvr",
  "supplierContact",
  "systemUuid",
  "serviceAgreement",
  "sftpUser",
  "sftpFolder",
  "certificateSerial",
  "sshFingerprint",
  "ipAddresses",
  "operationsContact",
] as const;

/** What is known of the municipality itself, whatever the it-system. */
const COMMON_FIELDS = [
  "contact.name",
  "contact.email",
  "contact.phone",
  "municipality.cc",
  "municipality.journalReference",
  "billing.ean",
  "billing.reference",
  "route.environment",
  "route.integrationReference",
  "route.senderSystemUuid",
  "route.senderCvr",
  "route.parameters",
  "route.fileNamePattern",
  "cleanup.retentionDays",
  "cleanup.action",
  "cleanup.alertAfter",
  "cleanup.alertRecipients",
  "klik.reference",
] as const;

/** A field of one it-system. */
export type SystemField = (typeof SYSTEM_FIELDS)[number];

/** A field of the municipality. */
export type CommonField = (typeof COMMON_FIELDS)[number];

/** The name of one profile field: `bookkeeping.email`, `contact.name`. Stable: it is stored and written in files. */
export type ProfileField = `${Role}.${SystemField}` | CommonField;

/** All profile fields. */
export const PROFILE_FIELDS: readonly ProfileField[] = [
  ...ROLES.flatMap((role) => SYSTEM_FIELDS.map((field) => `${role}.${field}` as const)),
  ...COMMON_FIELDS,
];

/** Values by field. A field that is absent, or empty after trimming, has no value. Lists are separated by `;`. */
export type ProfileValues = Partial<Record<ProfileField, string>>;

/** Whether a text is the name of a profile field. */
export function isProfileField(text: string): text is ProfileField {
  return (PROFILE_FIELDS as readonly string[]).includes(text);
}
