/** How text outside ASCII, and base64, stand in a mail's lines. */
import { toBase64 } from "../../domain/text/bytes";

/** How lines of a mail end. */
export const EOL = "\r\n";
/** An encoded word is at most 75 characters (RFC 2047, 2): `=?utf-8?B?` + 60 of base64 + `?=`. */
const BYTES_IN_WORD = 45;
/** Of a parameter's value in one line, so that the line stays under 78 characters (RFC 2231, 3). */
const CHARACTERS_IN_SECTION = 60;
/** RFC 2045, 6.8. */
const BASE64_IN_LINE = 76;

const toUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Joins pieces into as few groups as their sizes allow. A piece is never divided. */
function group(pieces: readonly string[], sizeOf: (piece: string) => number, limit: number): string[] {
  const groups: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    const own = sizeOf(piece);
    const last = groups.at(-1);
    if (last !== undefined && size + own <= limit) {
      groups[groups.length - 1] = last + piece;
      size += own;
    } else {
      groups.push(piece);
      size = own;
    }
  }
  return groups;
}

/** A header's text as encoded words (RFC 2047), one on each line. No character is divided between two words. */
export function encodeHeaderText(text: string): string {
  return group([...text], (character) => toUtf8(character).length, BYTES_IN_WORD)
    .map((part) => `=?utf-8?B?${toBase64(toUtf8(part))}?=`)
    .join(`${EOL} `);
}

/** A file's name as the parameter `filename` in numbered sections (RFC 2231, 3 and 4). */
export function encodeFileName(name: string): string {
  const escaped = [...name].map((character) =>
    /[A-Za-z0-9._-]/.test(character)
      ? character
      : [...toUtf8(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
  return group(escaped, (piece) => piece.length, CHARACTERS_IN_SECTION)
    .map((section, index) => `filename*${index}*=${index === 0 ? "utf-8''" : ""}${section}`)
    .join(`;${EOL} `);
}

/** Base64 in lines. */
export function foldBase64(base64: string): string {
  return (base64.match(new RegExp(`.{1,${BASE64_IN_LINE}}`, "g")) ?? []).join(EOL);
}

/** A mail's text as base64 in lines: UTF-8, every line break `\r\n`. */
export function textToBase64(text: string): string {
  return foldBase64(toBase64(toUtf8(text.replace(/\r\n?|\n/g, EOL))));
}
