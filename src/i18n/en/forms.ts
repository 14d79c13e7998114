import type { FormFault } from "../../app/ports/forms";
import { isIsoDate } from "../../domain/time/iso-date";
import type { FormsTexts } from "../forms-texts";

const megabytes = (bytes: number) => `${(bytes / (1024 * 1024)).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;

function fault({ kind, fileName, size, status, details = [] }: FormFault): string {
  switch (kind) {
    case "not-loaded":
      return `The file ${fileName} could not be fetched${status ? ` (the server answered ${status})` : ""}.`;
    case "list-unreachable":
      return `The list of the municipality's own forms (${fileName}) could not be fetched${status ? ` (the server answered ${status})` : ""}.`;
    case "list-invalid":
      return `The list of the municipality's own forms (${fileName}) has an error: ${details.join("; ").replace(/\.$/, "")}.`;
    case "empty":
      return `The file ${fileName} is empty.`;
    case "too-large":
      return size?.of === "all"
        ? `The attachments are ${megabytes(size.bytes)} together. Outlook takes ${megabytes(size.limit)} at most.`
        : `The file ${fileName} is ${megabytes(size?.bytes ?? 0)}. It may be ${megabytes(size?.limit ?? 0)} at most.`;
    case "type-refused":
      return `The file ${fileName} cannot be used. It has to be a Word file (.docx), an Excel file (.xlsx) or a PDF, without a password.`;
    case "damaged":
      return `The file ${fileName} cannot be opened. It may be damaged.`;
    case "macros":
      return `The file ${fileName} contains macros or other program code and cannot be used.`;
    case "embedded-file":
      return `The file ${fileName} has another file or object embedded and cannot be used.`;
    case "external-content":
      return `The file ${fileName} fetches something from elsewhere when it is opened, such as a template or a picture, and cannot be used.`;
    case "field-command":
      return `The file ${fileName} has a field or a link that can start another program (DDE) and cannot be used.`;
    case "pdf-action":
      return `The file ${fileName} contains program code, an embedded file or an action and cannot be used. Save it again by printing it to PDF.`;
    case "too-complex":
      return `The file ${fileName} is too extensive to be checked and cannot be used.`;
    case "hash-differs":
      return `The file ${fileName} is not the file that the list of forms describes.`;
    case "placeholder-unknown":
      return `The file ${fileName} asks for information that does not exist: ${details.join(", ")}.`;
    case "not-filled":
      return `The file ${fileName} could not be filled in. One of its fields is not written correctly.`;
  }
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** The English texts of the forms. */
export const formsTextsEn: FormsTexts = {
  fault,
  bundledStays: "Rutebestilling's own form is used instead.",
  chooseAnother: "Choose another file.",
  origin: ({ source, origin }) =>
    source === "own"
      ? "Your own file"
      : origin || (source === "organisation" ? "The municipality's file" : "Rutebestilling"),
  date: (date) => (isIsoDate(date) ? day.format(new Date(date)) : date),
  size: (bytes) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : megabytes(bytes)),
  region: (index) => `Attachments of mail ${index}`,
  missing: "Left open in the forms, because the profile lacks it:",
  loading: "Filling in the forms …",
  failed: "The forms could not be fetched or filled in. Check the connection and try again.",
  tryAgain: "Try again",
  open: (form) => `Show ${form}`,
  close: (form) => `Hide ${form}`,
  download: (form) => `Download ${form}`,
  ownFile: "Use my own file",
  ownFileAs: (form) => `as ${form}`,
  bundledAgain: (form) => `Do not use my own file as ${form}`,
  noContent: "Rutebestilling did not make this file. Download it to see its content.",
  emptyField: "Not filled in:",
};
