import type { FormFault, FormsErrorKind } from "../../../src/app/ports/forms";
import { formsTextsDa } from "../../../src/i18n/da/forms";
import { formsTextsEn } from "../../../src/i18n/en/forms";

const MB = 1024 * 1024;
const fileName = "Bilag 1.docx";

/** One of each kind: a kind that is missing here does not compile. */
const FAULTS: Readonly<Record<FormsErrorKind, FormFault>> = {
  "not-loaded": { kind: "not-loaded", fileName, status: 404 },
  "list-unreachable": { kind: "list-unreachable", fileName: "forms.json", status: null },
  "list-invalid": { kind: "list-invalid", fileName: "forms.json", details: ["Filen er ikke gyldig JSON."] },
  empty: { kind: "empty", fileName },
  "too-large": { kind: "too-large", fileName, size: { bytes: 30.5 * MB, limit: 20 * MB, of: "file" } },
  "type-refused": { kind: "type-refused", fileName },
  damaged: { kind: "damaged", fileName },
  macros: { kind: "macros", fileName },
  "embedded-file": { kind: "embedded-file", fileName },
  "external-content": { kind: "external-content", fileName },
  "field-command": { kind: "field-command", fileName },
  "pdf-action": { kind: "pdf-action", fileName },
  "too-complex": { kind: "too-complex", fileName },
  "hash-differs": { kind: "hash-differs", fileName },
  "placeholder-unknown": { kind: "placeholder-unknown", fileName, details: ["komune", "alder"] },
  "not-filled": { kind: "not-filled", fileName },
};

test("every reason is a Danish sentence that names the file", () => {
  expect(Object.values(FAULTS).map((fault) => formsTextsDa.fault(fault))).toEqual([
    "Filen Bilag 1.docx kunne ikke hentes (serveren svarede 404).",
    "Listen over kommunens egne blanketter (forms.json) kunne ikke hentes.",
    "Listen over kommunens egne blanketter (forms.json) har en fejl: Filen er ikke gyldig JSON.",
    "Filen Bilag 1.docx er tom.",
    "Filen Bilag 1.docx fylder 30,5 MB. Den må højst fylde 20 MB.",
    "Filen Bilag 1.docx kan ikke bruges. Den skal være en Word-fil (.docx), en Excel-fil (.xlsx) eller en PDF-fil uden adgangskode.",
    "Filen Bilag 1.docx kan ikke åbnes. Den er muligvis beskadiget.",
    "Filen Bilag 1.docx indeholder makroer eller anden programkode og kan ikke bruges.",
    "Filen Bilag 1.docx har en anden fil eller et objekt indlejret og kan ikke bruges.",
    "Filen Bilag 1.docx henter noget andetsteds fra, når den åbnes, fx en skabelon eller et billede, og kan ikke bruges.",
    "Filen Bilag 1.docx har et felt eller en kæde, der kan starte et andet program (DDE), og kan ikke bruges.",
    "Filen Bilag 1.docx indeholder programkode, en indlejret fil eller en handling og kan ikke bruges. Gem den igen ved at udskrive den til PDF.",
    "Filen Bilag 1.docx er for omfattende til at blive kontrolleret og kan ikke bruges.",
    "Filen Bilag 1.docx er ikke den fil, der er beskrevet i listen over blanketter.",
    "Filen Bilag 1.docx beder om oplysninger, som ikke findes: komune, alder.",
    "Filen Bilag 1.docx kunne ikke udfyldes. Et felt i den er ikke skrevet korrekt.",
  ]);
});

test("every reason is an English sentence that names the file", () => {
  for (const fault of Object.values(FAULTS)) {
    expect(formsTextsEn.fault(fault)).toMatch(new RegExp(`^The .*${fault.fileName}.*\\.$`));
  }
});

test("attachments that are too large together are not blamed on one file", () => {
  const fault: FormFault = { kind: "too-large", fileName, size: { bytes: 26 * MB, limit: 25 * MB, of: "all" } };
  expect(formsTextsDa.fault(fault)).toBe("Bilagene fylder tilsammen 26 MB. Outlook tager højst 25 MB.");
  expect(formsTextsEn.fault(fault)).toBe("The attachments are 26 MB together. Outlook takes 25 MB at most.");
});

test("size, origin and date of a form are written as people read them", () => {
  expect([formsTextsDa.size(13_269), formsTextsDa.size(2.25 * MB)]).toEqual(["13 KB", "2,3 MB"]);
  expect([formsTextsDa.date("2026-11-22"), formsTextsEn.date("2026-11-22")]).toEqual([
    "22. november 2026",
    "22 November 2026",
  ]);
  const origins = [
    { source: "bundled", origin: "Rutebestillings udgave 1.0" },
    { source: "organisation", origin: "KOMBIT, hentet fra KLIK" },
    { source: "organisation", origin: "" },
    { source: "own", origin: "" },
  ] as const;
  expect(origins.map((form) => formsTextsDa.origin(form))).toEqual([
    "Rutebestillings udgave 1.0",
    "KOMBIT, hentet fra KLIK",
    "Kommunens egen fil",
    "Din egen fil",
  ]);
});
