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

/** What a .docx asks to be filled with. */
export interface TemplateTags {
  /** Names that are among the values. */
  readonly known: readonly string[];
  /** Names that are not. */
  readonly unknown: readonly string[];
}

/**
 * Fills a .docx whose texts hold `{{name}}`. The values are text, never markup; a line break in a value is a line break
 * in the document. A value that is empty leaves nothing, and shows what stands between `{{^name}}` and `{{/name}}`.
 *
 * A document that holds none of the names is handed back untouched, byte for byte: it is not a template, and braces in
 * it are its own.
 * @throws TemplateError when it holds a name that is not among the values, or is not well made.
 */
export function fillTemplate(template: Uint8Array, values: Readonly<Record<string, string>>): Uint8Array {
  const zip = new PizZip(template);
  if (!mentionsAny(zip, Object.keys(values))) return template;
  const unknown = new Set<string>();
  const clean = new Map(Object.entries(values).map(([name, value]) => [name, toXmlText(value)]));
  try {
    const document = new Docxtemplater(zip, {
      delimiters: DELIMITERS,
      linebreaks: true,
      // Errors come as one exception; the library would else write them to the console, values and all.
      errorLogging: false,
      parser: (tag) => ({
        get: () => {
          const value = clean.get(tag);
          if (value === undefined) unknown.add(tag);
          return value ?? "";
        },
      }),
    });
    document.render();
  } catch (error) {
    throw new TemplateError(error instanceof Error ? error.message : String(error), []);
  }
  if (unknown.size > 0) throw new TemplateError("Unknown placeholders", [...unknown]);
  for (const entry of Object.values(zip.files)) entry.date = ZIP_DATE;
  return zip.generate({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 6 } });
}

/**
 * Whether the parts of a document that are filled hold one of the names between the delimiters. Word may split a
 * placeholder into several runs, so the text is looked at without its tags.
 */
function mentionsAny(zip: PizZip, names: readonly string[]): boolean {
  const parts = zip.file(/^(word\/(document|header\d*|footer\d*)\.xml|docProps\/core\.xml)$/);
  const known = new Set(names);
  return parts.some((part) => {
    const text = part.asText().replace(/<[^>]*>/g, "");
    return [...text.matchAll(/\{\{[#^/]?\s*([^{}]*?)\s*\}\}/g)].some(([, name = ""]) => known.has(name));
  });
}
