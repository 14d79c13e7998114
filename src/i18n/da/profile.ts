import type { SystemPair } from "../../domain/campaign/campaign";
import type { CommonField, ProfileField, SystemField } from "../../domain/profile/fields";
import type { FieldOrigin } from "../../domain/profile/profile";
import { ROLE_NAME } from "../../domain/profile/role";
import { formatDanishDate, type IsoDate } from "../../domain/time/iso-date";

const systemFieldLabel: Readonly<Record<Exclude<SystemField, "system" | "supplier" | "email">, string>> = {
  cc: "Kopi til",
  supplierCvr: "Leverandørens CVR-nr.",
  supplierContact: "Leverandørens kontakt",
  systemUuid: "It-systemets UUID",
  serviceAgreement: "Serviceaftalens UUID",
  sftpUser: "SFTP-bruger",
  sftpFolder: "SFTP-mappe",
  certificateSerial: "Certifikatets serienummer",
  sshFingerprint: "Fingeraftryk af offentlig SSH-nøgle",
  ipAddresses: "IP-adresser",
  operationsContact: "Driftskontakt hos leverandøren",
};

const commonFieldLabel: Readonly<Record<CommonField, string>> = {
  "contact.name": "Kontaktperson",
  "contact.email": "Kontaktpersonens e-mail",
  "contact.phone": "Telefon",
  "municipality.cc": "Fast kopi til",
  "municipality.journalReference": "Journalnummer",
  "billing.ean": "EAN-nummer",
  "billing.reference": "Fakturareference",
  "route.environment": "Miljø",
  "route.integrationReference": "Integrationsreference",
  "route.senderSystemUuid": "Afsendersystemets UUID",
  "route.senderCvr": "Afsenderens CVR-nr.",
  "route.parameters": "Ruteparametre",
  "route.fileNamePattern": "Filnavnsmønster",
  "cleanup.retentionDays": "Dage, før filer slettes",
  "cleanup.action": "Det skal der ske med gamle filer",
  "cleanup.alertAfter": "Advis efter",
  "cleanup.alertRecipients": "Advis til",
  "klik.reference": "KLIK-opgavens reference",
};

function fieldLabel(field: ProfileField): string {
  const [group = "", name = ""] = field.split(".");
  if (group !== "bookkeeping" && group !== "collection") return commonFieldLabel[field as CommonField];
  const role = ROLE_NAME[group];
  if (name === "system") return group === "bookkeeping" ? "Bogføringssystem" : "Opkrævningssystem";
  if (name === "supplier") return `Forvaltningsansvarlig for ${role}`;
  if (name === "email") return `E-mail til forvaltningsansvarlig for ${role}`;
  return `${systemFieldLabel[name as keyof typeof systemFieldLabel]} (${role})`;
}

/** What is said of the profile. Fetched with the views that show its fields. */
export const profileDa = {
  title: (municipality: string) => `Profil for ${municipality}`,
  group: { bookkeeping: "Bogføring", collection: "Opkrævning", contact: "Kontakt i kommunen" },
  copies: "Kopi af mailen",
  copiesHint: "Valgfrit. Flere adresser adskilles med semikolon.",
  formGroup: {
    case: "Sag og betaling",
    route: "Ruten",
    cleanup: "Oprydning",
    bookkeeping: "Leverandør for bogføring",
    collection: "Leverandør for opkrævning",
  },
  technical: "Felterne herunder udfyldes af leverandøren, hvis du ikke kender dem.",
  more: "Oplysninger til bilagene",
  moreHint: "Valgfrit. Det, du udfylder, kommer med i Bilag 1 og Bilag 2.",
  label: fieldLabel,
  emailHint: "Flere adresser adskilles med semikolon.",
  proposal: ({ bookkeeping, collection }: SystemPair) =>
    `Foreslået, fordi ${bookkeeping} normalt følges af ${collection}. Ret det, hvis det ikke passer.`,
  origin: (origin: FieldOrigin): string => {
    switch (origin.kind) {
      case "none":
        return "";
      case "suggestion":
        return `Forslag fra ${origin.source}, ${origin.year}. Kontrollér, og gem profilen.`;
      case "organisation":
        return origin.date
          ? `Fra jeres it-afdeling, ${formatDanishDate(origin.date as IsoDate)}`
          : "Fra jeres it-afdeling";
      case "mailbox":
        return "Fra din postkasse. Kontrollér, og gem profilen.";
      case "user":
        return "";
    }
  },
  userOverrides: "Rettet af dig",
  locked: "Låst af jeres it-afdeling",
  reset: "Brug it-afdelingens oplysning",
  resetField: (label: string) => `Brug it-afdelingens oplysning: ${label}`,
  save: "Gem profil",
  saved: "Profilen er gemt",
  notSaved: "Profilen gælder nu, men blev ikke gemt i Outlook",
  invalidEmail: (value: string) => `»${value}« er ikke en mailadresse.`,
  missing: "Skal udfyldes, før mailen kan skrives.",
  fixErrors: "Ret de markerede felter. Intet er gemt endnu.",
  unsaved: "Du har rettelser, der ikke er gemt.",
  export: "Eksportér til fil",
  exported: (file: string) => `${file} er hentet.`,
  fileFailed: "Det lykkedes ikke. Intet er ændret. Prøv igen.",
  import: "Importér fra fil",
  imported: (count: number) =>
    count === 1 ? "1 kommune er hentet fra filen." : `${count} kommuner er hentet fra filen.`,
  importFailed: "Filen kunne ikke bruges. Intet er ændret.",
  orderCount: (count: number): string =>
    count === 1 ? "Det giver én mail." : "Det giver to mails, én for hvert it-system.",
  suppliersDiffer: "Samme it-system har to forskellige forvaltningsansvarlige.",
};

export type ProfileTexts = typeof profileDa;
