import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { sha256 } from "../../scripts/release";
import { copySite } from "./site";

/** A Word file with nothing in it; `parts` come beside what it has to hold. */
export function wordFile(parts: Readonly<Record<string, string>> = {}): Buffer {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const all = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>`,
    ...parts,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, Buffer.from(text)]))));
}

/** A site as a municipality has it after the upload: an organisation file, and a form of its own. */
export function siteInUse(address: string): string {
  const site = copySite(address);
  mkdirSync(path.join(site, "forms"), { recursive: true });
  writeFileSync(
    path.join(site, "organisation/organisation.json"),
    JSON.stringify({ version: 1, municipalities: [{ code: "101" }] }),
  );
  const form = wordFile();
  writeFileSync(path.join(site, "forms/bilag 1.docx"), form);
  writeFileSync(
    path.join(site, "forms/forms.json"),
    JSON.stringify({ schemaVersion: 1, forms: [{ id: "bilag-1", file: "bilag 1.docx", sha256: sha256(form) }] }),
  );
  return site;
}
