import type { CommonField, ProfileField, SystemField } from "../../domain/profile/fields";
import type { ProfileTexts } from "../da/profile";
import { englishDate } from "./english-date";
import { roleName } from "./role-name";

const systemFieldLabel: Readonly<Record<Exclude<SystemField, "system" | "supplier" | "email">, string>> = {
  cc: "Copy to",
  supplierCvr: "Supplier’s CVR number",
  supplierContact: "Supplier’s contact person",
  systemUuid: "IT system UUID",
  serviceAgreement: "Service agreement UUID",
  sftpUser: "SFTP user",
  sftpFolder: "SFTP folder",
  certificateSerial: "Certificate serial number",
  sshFingerprint: "Fingerprint of public SSH key",
  ipAddresses: "IP addresses",
  operationsContact: "Supplier’s operations contact",
};

const commonFieldLabel: Readonly<Record<CommonField, string>> = {
  "contact.name": "Contact person",
  "contact.email": "Contact person’s email",
  "contact.phone": "Telephone",
  "municipality.cc": "Always copy to",
  "municipality.journalReference": "Journal number",
  "billing.ean": "EAN number",
  "billing.reference": "Payment reference",
  "route.environment": "Environment",
  "route.integrationReference": "Integration reference",
  "route.senderSystemUuid": "Sender system UUID",
  "route.senderCvr": "Sender’s CVR number",
  "route.parameters": "Route parameters",
  "route.fileNamePattern": "File name pattern",
  "cleanup.retentionDays": "Days before files are deleted",
  "cleanup.action": "Action when the time has run out",
  "cleanup.alertAfter": "Alert after",
  "cleanup.alertRecipients": "Send alerts to",
  "klik.reference": "KLIK task reference",
};

/** The task's own word stands beside `supplier`, so that who reads both can see that they are the same. */
function fieldLabel(field: ProfileField): string {
  const [group = "", name = ""] = field.split(".");
  if (group !== "bookkeeping" && group !== "collection") return commonFieldLabel[field as CommonField];
  const role = roleName[group];
  if (name === "system") return group === "bookkeeping" ? "Bookkeeping system" : "Collection system";
  if (name === "supplier") return `Supplier (forvaltningsansvarlig) for ${role}`;
  if (name === "email") return `Email of the supplier for ${role}`;
  return `${systemFieldLabel[name as keyof typeof systemFieldLabel]} (${role})`;
}

export const profileEn: ProfileTexts = {
  title: (municipality) => `Profile for ${municipality}`,
  group: { bookkeeping: "Bookkeeping", collection: "Collection", contact: "Contact in the municipality" },
  copies: "Copies of the email",
  copiesHint: "Optional. Separate several addresses with semicolons.",
  formGroup: {
    case: "Case and payment",
    route: "The route",
    cleanup: "Clean-up",
    bookkeeping: "Supplier for bookkeeping",
    collection: "Supplier for collection",
  },
  technical: "The supplier fills in the fields below if you do not know them.",
  more: "Details for the forms",
  moreHint: "Optional. What you fill in is included in Bilag 1 and Bilag 2.",
  label: fieldLabel,
  emailHint: "Separate several addresses with semicolons.",
  proposal: ({ bookkeeping, collection }) =>
    `Suggested because ${bookkeeping} usually comes with ${collection}. Change it if it is not right.`,
  origin: (origin) => {
    switch (origin.kind) {
      case "none":
        return "";
      case "suggestion":
        return `Suggestion from ${origin.source}, ${origin.year}. Check it and save the profile.`;
      case "organisation":
        return origin.date ? `From your IT department, ${englishDate(origin.date)}` : "From your IT department";
      case "mailbox":
        return "From your mailbox. Check it and save the profile.";
      case "user":
        return "";
    }
  },
  userOverrides: "Changed by you",
  locked: "Locked by your IT department",
  reset: "Reset to the organisation’s value",
  resetField: (label) => `Reset to the organisation’s value: ${label}`,
  save: "Save profile",
  saved: "The profile has been saved",
  notSaved: "The profile applies now but was not saved in Outlook",
  invalidEmail: (value) => `‘${value}’ is not an email address.`,
  missing: "Must be filled in before the email can be written.",
  fixErrors: "Correct the marked fields. Nothing has been saved yet.",
  unsaved: "You have changes that are not saved.",
  export: "Save the profile as a file",
  exported: (file) => `${file} has been downloaded.`,
  fileFailed: "It did not work. Nothing was changed. Try again.",
  import: "Load a profile from a file",
  imported: (municipalities) =>
    municipalities === 1
      ? "1 municipality has been loaded from the file."
      : `${municipalities} municipalities have been loaded from the file.`,
  importFailed: "The file could not be used. Nothing has been changed.",
  orderCount: (orders) => (orders === 1 ? "This makes one email." : "This makes two emails, one for each IT system."),
  suppliersDiffer: "The same IT system has two different suppliers",
};
