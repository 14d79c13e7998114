import Docxtemplater from "docxtemplater";
import { strFromU8, type Zippable, zipSync } from "fflate";
import PizZip from "pizzip";
import { inspectPackage } from "./inspect-package";
import { openPackage, PACKAGE_LIMITS, PackageError, ReadingBudget, readXml } from "./package-reader";
import { toXmlText } from "./xml-text";

/** Placeholders are written `{{kommune}}`. Single braces stand for themselves. */
const DELIMITERS = { start: "{{", end: "}}" };

/**
 * Every entry of a filled document carries this time, so that the same input gives the same bytes. Local time on
 * purpose: a zip stores local fields, and these are the same in every time zone.
 */
const ZIP_DATE = new Date(2026, 10, 22, 12, 0, 0);

/** The .docx could not be filled; `placeholders` names those that are not documented. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly placeholders: readonly string[];

  constructor(message: string, placeholders: readonly string[]) {
    super(message);
    this.placeholders = placeholders;
  }
}

/**
 * Fills a .docx whose texts hold `{{name}}`. The values are text, never markup; a line break in a value is a line break
 * in the document. `{{uden name: some words}}` gives the words where the value is empty, and nothing where it is not.
 * @throws TemplateError when it holds a name that is not among the values, or is not well made.
 */
export function fillTemplate(template: Uint8Array, values: Readonly<Record<string, string>>): Uint8Array {
  const parts = unpack(template);
  const zip = toPizZip(parts);
  const untouched = { ...zip.files };
  const clean = new Map(Object.entries(values).map(([name, value]) => [name, toXmlText(value)]));
  const unknown = new Set<string>();
  try {
    const document = new Docxtemplater(zip, {
      fileTypeConfig: placeholdersOnly(),
      delimiters: DELIMITERS,
      linebreaks: true,
      // Errors come as one exception; the library would else write them to the console, values and all.
      errorLogging: false,
      // The library's own sections ({{^name}}) would do for the words too, but take a third of the time of a fill.
      parser: (tag) => {
        const { name, otherwise } = readTag(tag);
        const value = clean.get(name);
        if (value === undefined) unknown.add(name);
        const text = otherwise === null ? value : value === "" ? otherwise : "";
        return { get: () => text ?? "" };
      },
    });
    document.render();
  } catch (error) {
    throw new TemplateError(error instanceof Error ? error.message : String(error), []);
  }
  if (unknown.size > 0) throw new TemplateError("Unknown placeholders", [...unknown]);
  return pack(parts, zip, untouched);
}

/** Bytes below which a part goes as it is: it takes longer to set up compression than to compress, and saves 250 bytes. */
const SMALL_PART = 1024;

/** What docxtemplater has and its types do not tell. */
interface WithFileTypes {
  readonly FileTypeConfig: { docx(): { readonly baseModules: readonly (() => { readonly name: string })[] } };
}

const NOT_OURS = ["LoopModule", "RawXmlModule", "ExpandPairTrait"];

/**
 * docxtemplater for placeholders alone. Loops and raw XML are no part of the format: without them `{{#name}}` is an
 * unknown placeholder and is reported as one, and no value can be markup. Then nothing is ever taken out of the document
 * either, and no cell need be looked at for being empty; of its tags, those count that can stand inside a placeholder.
 * It makes a fill a quarter faster (`npm run bench`).
 */
function placeholdersOnly(): unknown {
  const config = (Docxtemplater as unknown as WithFileTypes).FileTypeConfig.docx();
  return {
    ...config,
    baseModules: config.baseModules.filter((module) => !NOT_OURS.includes(module().name)),
    tagShouldContain: [],
    tagsXmlLexedArray: ["w:p", "w:r", "w:rPr", "w:br", "w:bookmarkStart", "w:bookmarkEnd"],
  };
}

/** One file in a document's package. */
interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What docxtemplater may read; null for a picture and the like. */
  readonly text: string | null;
}

/** A municipality with two systems fills each template twice, and looking at a form fills it too. */
const unpacked = new WeakMap<Uint8Array, readonly Part[]>();

/** fflate, which inflates here, takes half of PizZip's time. */
function unpack(template: Uint8Array): readonly Part[] {
  const known = unpacked.get(template);
  if (known) return known;
  // All of a package that is within the limits, pictures too.
  const budget = new ReadingBudget(PACKAGE_LIMITS.expanded / PACKAGE_LIMITS.xml);
  const parts = openPackage(template).map((part) => {
    const bytes = part.read(budget);
    return { name: part.name, bytes, text: /\.(xml|rels)$/.test(part.name) ? strFromU8(bytes) : null };
  });
  unpacked.set(template, parts);
  return parts;
}

/** The package as docxtemplater takes it. */
function toPizZip(parts: readonly Part[]): PizZip {
  const zip = new PizZip();
  for (const { name, bytes, text } of parts) {
    if (text === null) zip.file(name, bytes, { createFolders: false });
    else zip.file(name, text, { createFolders: false });
  }
  return zip;
}

/** The parts in their first order: the list of content types first, which some mail filters look for. */
function pack(parts: readonly Part[], zip: PizZip, untouched: PizZip["files"]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, bytes } of parts) {
    const rendered = zip.files[name];
    if (rendered === undefined) continue;
    const content = rendered === untouched[name] ? bytes : rendered.asUint8Array();
    entries[name] = [content, { level: content.length < SMALL_PART ? 0 : 6 }];
  }
  return zipSync(entries, { mtime: ZIP_DATE });
}

/** Reads what stands between the delimiters: a name, or `uden name: words`. */
function readTag(tag: string): { readonly name: string; readonly otherwise: string | null } {
  const without = /^\s*uden\s+(\w+)\s*:\s*(.*)$/s.exec(tag);
  return without ? { name: without[1] ?? "", otherwise: without[2] ?? "" } : { name: tag.trim(), otherwise: null };
}

const PLACEHOLDER_LIMIT = 500;
/** Characters that the values may take in a document altogether. */
const VALUES_LIMIT = 2 * 1024 * 1024;

/**
 * Whether a .docx that `inspectPackage` lets through holds a placeholder for one of the values. One that holds none is no
 * template: it goes as it is, and braces in it are its own.
 * @throws TemplateError when it is more than is filled.
 */
export function isTemplate(document: Uint8Array, values: Readonly<Record<string, string>>): boolean {
  const text = [...inspectPackage(document, "docx").texts]
    .filter(([name]) => /^(word\/[^/]+\.xml|docProps\/core\.xml)$/.test(name))
    .map(([, part]) => part)
    .join("\n");
  if (text.split("{{").length > PLACEHOLDER_LIMIT) throw new TemplateError("Too many placeholders", []);
  let hasAny = false;
  let length = 0;
  for (const [, tag = ""] of text.matchAll(/\{\{[#^/]?([^{}]*)\}\}/g)) {
    const { name } = readTag(tag);
    if (!Object.hasOwn(values, name)) continue;
    hasAny = true;
    length += values[name]?.length ?? 0;
    if (length > VALUES_LIMIT) throw new TemplateError("Too long when filled", []);
  }
  return hasAny;
}

/**
 * Whether every part that was filled is still XML. A placeholder that begins in one cell of a table and ends in the next
 * takes half of each away, and no program would open the document.
 */
export function isWellFormed(document: Uint8Array): boolean {
  // What was filled is longer than what was read.
  const budget = new ReadingBudget(4);
  try {
    for (const part of openPackage(document)) {
      if (/\.(?:xml|rels)$/i.test(part.name)) readXml(part.read(budget), budget);
    }
    return true;
  } catch (error) {
    if (error instanceof PackageError) return false;
    throw error;
  }
}
