import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import PizZip from "pizzip";
import { SORTIMENT_2020 } from "../../../src/domain/campaign/sortiment-2020";
import { findMunicipality } from "../../../src/domain/municipality/municipality";
import { type Order, planOrders } from "../../../src/domain/order/order";
import { PROFILE_FIELDS, type ProfileValues } from "../../../src/domain/profile/fields";
import { resolveProfile } from "../../../src/domain/profile/profile";
import { isoDate } from "../../../src/domain/time/iso-date";
import type { BundledForm, FormLibraryParts } from "../../../src/forms/form-library";

/** In time, with the campaign's own ready date. */
export const DATES = { today: isoDate("2020-03-11"), readyDate: isoDate("2020-03-25") };

export const [ROUTE_FORM, CLEANUP_FORM] = SORTIMENT_2020.forms as [
  (typeof SORTIMENT_2020.forms)[number],
  (typeof SORTIMENT_2020.forms)[number],
];

/** What the shortest usable profile holds: two it-systems. */
export const SHORT: ProfileValues = {
  "bookkeeping.system": "Kvantum",
  "bookkeeping.supplier": "Bogholderiet A/S",
  "bookkeeping.email": "ruter@bogholderiet.example",
  "collection.system": "KMD Opus Debitor",
  "collection.supplier": "Opkrævningshuset ApS",
  "collection.email": "drift@opkraevning.example",
  "contact.name": "Åse Sørensen-Kjær",
  "contact.email": "aase@eksempel.dk",
};

/** Every field of the profile filled, one it-system in both roles. */
export const FULL: ProfileValues = {
  ...Object.fromEntries(PROFILE_FIELDS.map((field) => [field, `Værdi af ${field.replace(/^\w+\./, "")}`])),
  "bookkeeping.email": "ruter@bogholderiet.example",
  "collection.email": "ruter@bogholderiet.example",
  "contact.email": "aase@eksempel.dk",
  "cleanup.retentionDays": "30",
  "cleanup.action": "Slet og send advis",
  "cleanup.alertRecipients": "drift@eksempel.dk; vagt@eksempel.dk",
  "route.environment": "Eksternt testmiljø og produktion",
};

/** The orders of a municipality whose user wrote these values. */
export function ordersOf(code: string, user: ProfileValues): Order[] {
  const municipality = findMunicipality(code);
  if (!municipality) throw new Error(`No municipality ${code}`);
  return planOrders(resolveProfile(municipality, { suggestions: {}, organisation: null, user }), SORTIMENT_2020);
}

/** The first order of a municipality. */
export function orderOf(code: string, user: ProfileValues): Order {
  const [order] = ordersOf(code, user);
  if (!order) throw new Error("No order");
  return order;
}

/** A file of the project. */
export function projectFile(path: string): Uint8Array {
  return new Uint8Array(readFileSync(resolve(__dirname, "../../..", path)));
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** One part of a document, as text. */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = new PizZip(bytes).file(name);
  if (!part) throw new Error(`No part ${name}`);
  return part.asText();
}

/** A package with these parts. */
export function packageOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const zip = new PizZip();
  for (const [name, text] of Object.entries(parts)) zip.file(name, text);
  return zip.generate({ type: "uint8array", compression: "DEFLATE" });
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

function contentTypes(part: string, type: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${type}"/></Types>`;
}

function rels(target: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/></Relationships>`;
}

/** A small .docx as an organisation might have it: these paragraphs, each a list of runs. */
export function docxOf(
  paragraphs: readonly (readonly string[])[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const body = paragraphs
    .map((runs) => `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join("")}</w:p>`)
    .join("");
  return packageOf({
    "[Content_Types].xml": contentTypes("/word/document.xml", WORD),
    "_rels/.rels": rels("word/document.xml"),
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

/** A small .xlsx. */
export function xlsxOf(more: Readonly<Record<string, string>> = {}): Uint8Array {
  return packageOf({
    "[Content_Types].xml": contentTypes("/xl/workbook.xml", EXCEL),
    "_rels/.rels": rels("xl/workbook.xml"),
    "xl/workbook.xml":
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>',
    ...more,
  });
}

export function pdfOf(text = "En side"): Uint8Array {
  return new TextEncoder().encode(`%PDF-1.4\n%${text}\n%%EOF\n`);
}

/** What assets/forms/forms.json says, at the addresses that `hostOf` answers. */
export const BUNDLED: readonly BundledForm[] = (
  JSON.parse(Buffer.from(projectFile("assets/forms/forms.json")).toString("utf8")) as {
    forms: readonly (Omit<BundledForm, "url"> & { readonly file: string })[];
  }
).forms.map(({ file, ...form }) => ({ ...form, url: `static/${file}` }));

/** A host: bytes or text by address, or a status. The bundled templates are there; anything else is 404. */
export function hostOf(files: Readonly<Record<string, Uint8Array | string | number | "no answer">> = {}) {
  const asked: string[] = [];
  const fetch: FormLibraryParts["fetch"] = async (url) => {
    asked.push(url);
    const bundled = url.startsWith("static/") ? projectFile(`assets/forms/${url.slice("static/".length)}`) : 404;
    const file = files[url] ?? bundled;
    if (file === "no answer") throw new TypeError("Failed to fetch");
    if (typeof file === "number") return new Response("", { status: file });
    return new Response(typeof file === "string" ? file : new Uint8Array(file));
  };
  return { fetch, asked };
}

/** The organisation's list with these entries. */
export function listOf(...forms: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ schemaVersion: 1, forms });
}
