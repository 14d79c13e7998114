import type { CommonField, ProfileField, SystemField } from "../profile/fields";
import { FORM_LAYOUTS } from "./layout";
import type { FormPlaceholder } from "./values";

/** The row of a form that a profile field fills (`formValues`). */
const ROW_OF: Readonly<Partial<Record<CommonField | SystemField, FormPlaceholder>>> = {
  supplierCvr: "leverandoer_cvr",
  supplierContact: "leverandoer_kontakt",
  operationsContact: "leverandoer_driftskontakt",
  systemUuid: "it_system_uuid",
  serviceAgreement: "serviceaftale",
  sftpUser: "sftp_bruger",
  sftpFolder: "sftp_mappe",
  certificateSerial: "certifikat",
  sshFingerprint: "ssh_fingeraftryk",
  ipAddresses: "ip_adresser",
  "municipality.journalReference": "kommune_journalnummer",
  "klik.reference": "klik_reference",
  "billing.ean": "faktura_ean",
  "billing.reference": "faktura_reference",
  "route.environment": "miljoe",
  "route.integrationReference": "integrationsreference",
  "route.senderSystemUuid": "afsendersystem_uuid",
  "route.senderCvr": "afsender_cvr",
  "route.parameters": "ruteparametre",
  "route.fileNamePattern": "filnavnsmoenster",
  "cleanup.retentionDays": "opbevaringsdage",
  "cleanup.action": "handling_ved_udloeb",
  "cleanup.alertAfter": "advis_efter",
  "cleanup.alertRecipients": "advis_modtagere",
};

/** The help that the forms themselves give to a profile field, in Danish; null where no form has a row for it. */
export function formHelp(field: ProfileField): string | null {
  const [, name = ""] = field.split(".");
  const row = ROW_OF[field as CommonField] ?? ROW_OF[name as SystemField];
  if (!row) return null;
  const rows = FORM_LAYOUTS.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields));
  return rows.find(({ placeholder }) => placeholder === row)?.help ?? null;
}
