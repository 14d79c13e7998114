import { inflateWithin } from "./inflate-within";

/** Why a PDF is not used. What each means to the user, `FormsErrorKind` says. */
export type PdfFault = "type-refused" | "pdf-action" | "too-complex";

/**
 * A pattern for PDF names, each letter of which may be written as `#4A`. It looks at each place once: to write all names
 * of a large file plainly first takes seconds where somebody has made it of escapes alone.
 * Source: ISO 32000-1, 7.3.5.
 */
function namePattern(names: readonly string[], flags = ""): RegExp {
  const escapable = (letter: string) => {
    const [high = "", low = ""] = letter.charCodeAt(0).toString(16);
    const eitherCase = (digit: string) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit);
    return `(?:${letter}|#${eitherCase(high)}${eitherCase(low)})`;
  };
  const either = names.map((name) => [...name].map(escapable).join("")).join("|");
  return new RegExp(`/(?:${either})(?![A-Za-z0-9#])`, flags);
}

/**
 * What runs or starts something, or is another file within: JavaScript, starting a program, a form in XFA (whose scripts
 * are not looked at), embedded files, media. Source: ISO 32000-1, 7.7.4, 12.6.4 and 13.
 */
const ACTIVE = namePattern(["JavaScript", "Launch", "XFA", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "ImportData"]);
const ENCRYPTED = namePattern(["Encrypt"]);

/** Bytes of object streams that are expanded, counted while that is done, and how many of them are. */
const EXPANDED_LIMIT = 4 * 1024 * 1024;
const STREAM_LIMIT = 2_000;
/** The longest dictionary that an object stream has. */
const DICTIONARY_LIMIT = 4096;

/**
 * Looks through a PDF of unknown origin for what it would do when it is opened. Objects may stand as they are, or
 * deflated in object streams; both are read, and a PDF whose objects are hidden in another way is refused. Never throws.
 * @returns null when it can be used.
 */
export function inspectPdf(bytes: Uint8Array): PdfFault | null {
  const text = new TextDecoder("latin1").decode(bytes);
  // A PDF may have some bytes before its header, within the first 1024 (ISO 32000-1, annex H, note 13).
  if (!text.slice(0, 1024).includes("%PDF-")) return "type-refused";
  // With a password its texts are hidden, and the supplier could not open it.
  if (ENCRYPTED.test(text)) return "type-refused";
  if (ACTIVE.test(text)) return "pdf-action";
  return inspectObjectStreams(bytes, text);
}

function inspectObjectStreams(bytes: Uint8Array, text: string): PdfFault | null {
  const found = text.matchAll(namePattern(["ObjStm"], "g"));
  let left = EXPANDED_LIMIT;
  let count = 0;
  let stream = -1;
  for (const { index } of found) {
    count += 1;
    if (count > STREAM_LIMIT) return "too-complex";
    if (stream < index) stream = text.indexOf("stream", index);
    if (stream === -1) return null; // Nothing more is a stream.
    const objects = expandStream(bytes, text, index, stream, left);
    if (objects === null) return "too-complex";
    left -= objects.length;
    if (ACTIVE.test(new TextDecoder("latin1").decode(objects))) return "pdf-action";
  }
  return null;
}

/**
 * The objects of a stream, as they are when it is inflated; none where it stands as it is, and was read with the rest.
 * @param index where it is said to be one
 * @param stream where it begins
 * @returns null where it cannot be read, or is more than is read
 */
function expandStream(
  bytes: Uint8Array,
  text: string,
  index: number,
  stream: number,
  limit: number,
): Uint8Array | null {
  const dictionary = dictionaryAround(text, index, stream);
  const isDeflated = dictionary === null ? null : isPlainlyDeflated(dictionary);
  if (isDeflated === null) return null;
  if (!isDeflated) return new Uint8Array();
  const start = stream + "stream".length + (text.startsWith("\r\n", stream + 6) ? 2 : 1);
  return inflateSome(bytes.subarray(start), limit);
}

/** From `obj` to `stream`, around a name in between; null where that is longer than any dictionary. */
function dictionaryAround(text: string, index: number, stream: number): string | null {
  const before = text.slice(Math.max(0, index - DICTIONARY_LIMIT), index);
  const begin = before.lastIndexOf("obj");
  if (begin === -1 || stream - index > DICTIONARY_LIMIT) return null;
  return before.slice(begin) + text.slice(index, stream);
}

/** Whether an object stream is deflated, and nothing else; null where it is packed in a way that is not read. */
function isPlainlyDeflated(dictionary: string): boolean | null {
  const plain = dictionary.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (/\/(?:DecodeParms|DP|Crypt|F[\s(<])/.test(plain)) return null;
  if (!/\/Filter/.test(plain)) return false;
  return /\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\s*\]?\s*(?:[/>]|$)/.test(plain) ? true : null;
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
