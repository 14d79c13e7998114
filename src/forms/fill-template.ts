import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
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
  constructor(
    message: string,
    readonly placeholders: readonly string[],
  ) {
    super(message);
  }
}

/**
 * Fills a .docx whose texts hold `{{name}}`. The values are text, never markup; a line break in a value is a line break
 * in the document. `{{uden name: some words}}` gives the words where the value is empty, and nothing where it is not.
 * @throws TemplateError when it holds a name that is not among the values, or is not well made.
 */
export function fillTemplate(template: Uint8Array, values: Readonly<Record<string, string>>): Uint8Array {
  const zip = new PizZip(template);
  const clean = new Map(Object.entries(values).map(([name, value]) => [name, toXmlText(value)]));
  const unknown = new Set<string>();
  try {
    const document = new Docxtemplater(zip, {
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
  for (const entry of Object.values(zip.files)) entry.date = ZIP_DATE;
  return zip.generate({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 6 } });
}

/** Reads what stands between the delimiters: a name, or `uden name: words`. */
function readTag(tag: string): { readonly name: string; readonly otherwise: string | null } {
  const without = /^\s*uden\s+(\w+)\s*:\s*(.*)$/s.exec(tag);
  return without ? { name: without[1] ?? "", otherwise: without[2] ?? "" } : { name: tag.trim(), otherwise: null };
}

/**
 * Whether a .docx holds a placeholder for one of the values. One that holds none is no template: it goes as it is, and
 * braces in it are its own.
 * @throws Error when the file is not a package.
 */
export function isTemplate(document: Uint8Array, values: Readonly<Record<string, string>>): boolean {
  const parts = new PizZip(document).file(/^(word\/(document|header\d*|footer\d*)\.xml|docProps\/core\.xml)$/);
  return parts.some((part) => {
    // Word may split a placeholder into several runs: the text is looked at without its tags.
    const text = part.asText().replace(/<[^>]*>/g, "");
    return [...text.matchAll(/\{\{[#^/]?([^{}]*)\}\}/g)].some(([, tag = ""]) =>
      Object.hasOwn(values, readTag(tag).name),
    );
  });
}
