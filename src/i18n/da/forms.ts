import type { FormFault } from "../../app/ports/forms";
import { formatDanishDate, isIsoDate } from "../../domain/time/iso-date";
import type { FormsTexts } from "../forms-texts";

const megabytes = (bytes: number) =>
  `${(bytes / (1024 * 1024)).toLocaleString("da-DK", { maximumFractionDigits: 1 })} MB`;

function fault({ kind, fileName, size, status, details = [] }: FormFault): string {
  switch (kind) {
    case "not-loaded":
      return `Filen ${fileName} kunne ikke hentes${status ? ` (serveren svarede ${status})` : ""}.`;
    case "list-unreachable":
      return `Listen over kommunens egne blanketter (${fileName}) kunne ikke hentes${status ? ` (serveren svarede ${status})` : ""}.`;
    case "list-invalid":
      return `Listen over kommunens egne blanketter (${fileName}) har en fejl: ${details.join("; ").replace(/\.$/, "")}.`;
    case "empty":
      return `Filen ${fileName} er tom.`;
    case "too-large":
      return size?.of === "all"
        ? `Bilagene fylder tilsammen ${megabytes(size.bytes)}. Outlook tager højst ${megabytes(size.limit)}.`
        : `Filen ${fileName} fylder ${megabytes(size?.bytes ?? 0)}. Den må højst fylde ${megabytes(size?.limit ?? 0)}.`;
    case "type-refused":
      return `Filen ${fileName} kan ikke bruges. Den skal være en Word-fil (.docx), en Excel-fil (.xlsx) eller en PDF-fil uden adgangskode.`;
    case "damaged":
      return `Filen ${fileName} kan ikke åbnes. Den er muligvis beskadiget.`;
    case "macros":
      return `Filen ${fileName} indeholder makroer eller anden programkode og kan ikke bruges.`;
    case "embedded-file":
      return `Filen ${fileName} har en anden fil eller et objekt indlejret og kan ikke bruges.`;
    case "external-content":
      return `Filen ${fileName} henter noget andetsteds fra, når den åbnes, fx en skabelon eller et billede, og kan ikke bruges.`;
    case "field-command":
      return `Filen ${fileName} har et felt eller en kæde, der kan starte et andet program (DDE), og kan ikke bruges.`;
    case "pdf-action":
      return `Filen ${fileName} indeholder programkode, en indlejret fil eller en handling og kan ikke bruges. Gem den igen ved at udskrive den til PDF.`;
    case "too-complex":
      return `Filen ${fileName} er for omfattende til at blive kontrolleret og kan ikke bruges.`;
    case "hash-differs":
      return `Filen ${fileName} er ikke den fil, der er beskrevet i listen over blanketter.`;
    case "placeholder-unknown":
      return `Filen ${fileName} beder om oplysninger, som ikke findes: ${details.join(", ")}.`;
    case "not-filled":
      return `Filen ${fileName} kunne ikke udfyldes. Et felt i den er ikke skrevet korrekt.`;
  }
}

/** The Danish texts of the forms. */
export const formsTextsDa: FormsTexts = {
  fault,
  bundledStays: "Rutebestillings egen blanket bruges i stedet.",
  chooseAnother: "Vælg en anden fil.",
  origin: ({ source, origin }) =>
    source === "own" ? "Din egen fil" : origin || (source === "organisation" ? "Kommunens egen fil" : "Rutebestilling"),
  date: (date) => (isIsoDate(date) ? formatDanishDate(date) : date),
  size: (bytes) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : megabytes(bytes)),
  region: (index) => `Bilag til mail ${index}`,
  missing: "Disse felter er ikke udfyldt i bilagene, fordi de mangler i profilen:",
  loading: "Udfylder bilagene …",
  failed: "Bilagene kunne ikke hentes eller udfyldes. Kontrollér forbindelsen, og prøv igen.",
  tryAgain: "Prøv igen",
  open: (form) => `Vis ${form}`,
  close: (form) => `Skjul ${form}`,
  download: (form) => `Hent ${form}`,
  ownFile: "Brug min egen fil",
  ownFileAs: (form) => `som ${form}`,
  bundledAgain: (form) => `Brug ikke min egen fil som ${form}`,
  noContent: "Filen er ikke lavet af Rutebestilling. Hent den for at se indholdet.",
  emptyField: "Ikke udfyldt:",
};
