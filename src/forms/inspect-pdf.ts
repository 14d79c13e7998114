import { inflateWithin } from "./inflate-within";

/** Why a PDF is not used. What each means to the user is told by `FormsErrorKind`. */
export type PdfFault = "type-refused" | "pdf-action" | "too-complex";

/**
 * Names of what runs or starts something, or is another file within: JavaScript, starting a program, a form in XFA (whose
 * scripts are not looked at), embedded files, media. A name may write any letter as `#4A`.
 * Source: ISO 32000-1, 7.3.5, 7.7.4 and 12.6.4.
 */
const ACTIVE = /\/(?:JavaScript|Launch|XFA|EmbeddedFiles?|RichMedia|ImportData)(?![A-Za-z0-9])/;

/** Bytes of object streams that are expanded, counted while that is done. */
const STREAM_LIMIT = 8 * 1024 * 1024;

/**
 * Looks through a PDF of unknown origin for what it would do when it is opened. Objects may stand as they are, or
 * deflated in object streams; both are read, and a PDF whose objects are hidden in another way is refused. Never throws.
 * @returns null when it can be used.
 */
export function inspectPdf(bytes: Uint8Array): PdfFault | null {
  const latin1 = new TextDecoder("latin1");
  // A PDF may have some bytes before its header, within the first 1024 (ISO 32000-1, annex H, note 13).
  if (!latin1.decode(bytes.subarray(0, 1024)).includes("%PDF-")) return "type-refused";
  const text = plainNames(latin1.decode(bytes));
  // With a password its texts are hidden, and the supplier could not open it.
  if (/\/Encrypt(?![A-Za-z])/.test(text)) return "type-refused";
  if (ACTIVE.test(text)) return "pdf-action";
  return inspectObjectStreams(bytes, latin1);
}

function plainNames(text: string): string {
  return text.includes("#")
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** How far before `stream` its dictionary is looked for. */
const DICTIONARY = 1024;

function inspectObjectStreams(bytes: Uint8Array, latin1: TextDecoder): PdfFault | null {
  const text = latin1.decode(bytes);
  let left = STREAM_LIMIT;
  for (let at = text.indexOf("stream"); at !== -1; at = text.indexOf("stream", at + 6)) {
    if (text.startsWith("end", at - 3)) continue;
    const before = plainNames(text.slice(Math.max(0, at - DICTIONARY), at));
    const dictionary = before.slice(before.lastIndexOf(" obj") + 1);
    if (!/\/ObjStm(?![A-Za-z])/.test(dictionary)) continue;
    const start = at + 6 + (text.startsWith("\r\n", at + 6) ? 2 : 1);
    const isDeflated = /\/Filter\s*\[?\s*\/Fl(?:ateDecode)?\s*\]?\s*[/>]/.test(dictionary);
    // Other ways of hiding objects are not read: what is not known is not taken.
    if (!isDeflated && /\/Filter/.test(dictionary)) return "too-complex";
    if (/\/DecodeParms|\/Crypt/.test(dictionary)) return "too-complex";
    if (!isDeflated) continue; // It stands as it is, and was read with the rest.
    const objects = inflateSome(bytes.subarray(start), left);
    if (objects === null) return "too-complex";
    left -= objects.length;
    if (ACTIVE.test(plainNames(latin1.decode(objects)))) return "pdf-action";
  }
  return null;
}

/** Inflates what begins here, to its end; null when it is more than is read, or cannot be. */
function inflateSome(bytes: Uint8Array, limit: number): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const onChunk = (chunk: Uint8Array) => {
    length += chunk.length;
    if (length > limit) throw new RangeError("More than is read");
    chunks.push(chunk);
  };
  try {
    inflateWithin(bytes, { format: "zlib", isWhole: false, onChunk });
  } catch {
    return null;
  }
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}
