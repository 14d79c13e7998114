/**
 * The words of a text, in the way in which our own text is found again. Outlook rewrites what it is given: it wraps
 * lines and elements, splits runs, turns lists into paragraphs with a bullet, `<br>` into `<p>`, and a draft from html
 * into plain text and back. The words stay.
 */

/** The words of a text, in order. */
export interface Words {
  /** Each word, brought into one form. */
  readonly list: readonly string[];
  /** One character for each word, made of it: a long text can be searched for a short one. */
  readonly letters: string;
  /** Where each word begins and ends in the text that was read. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Stands in a text for what is no text: a picture, a line. We write none, so it is always the user's. */
export const OBJECT = "\ufffc";

/**
 * A link that Outlook writes behind an address when it makes plain text of html; a word (letters and digits, with marks
 * and invisible characters within); any other visible character, by itself: so it does not matter where a line is
 * broken.
 */
const TOKEN =
  /[<[](?:mailto|https?|tel):[^\s<>[\]]*[>\]]|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060]+|[^\s\u00ad\u200b-\u200f\u2060\ufeff]/gu;
/** A word that is in its one form already, as nearly all are: looked at first, since a thread has 150,000 of them. */
const PLAIN = /^[!-~\u00ae-\u02ff]+$/;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** What editors put before the entries of a list when they make lines of it. Word's third and second are letters in another font. */
const BULLETS = new Set("*•·▪▫■□●○◦‣⁃-–—§o");

/**
 * Reads a text's words. White space, line breaks, bullets and the `>` of quoted lines are none, wherever they stand: any
 * place may come to be the beginning of a line.
 */
export function readWords(text: string): Words {
  const list: string[] = [];
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const token = new RegExp(TOKEN);
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const { 0: raw, index } = found;
    if (isDecoration(text, raw, index)) continue;
    const word = PLAIN.test(raw) ? raw : raw.normalize("NFC").replace(INVISIBLE, "");
    if (word === "") continue;
    list.push(word);
    letters.push(LETTERS.charAt(hash(word) & 63));
    starts.push(index);
    ends.push(index + raw.length);
  }
  return { list, letters: letters.join(""), starts, ends };
}

function isDecoration(text: string, raw: string, index: number): boolean {
  if (raw.length > 1) return (raw.startsWith("<") || raw.startsWith("[")) && raw.includes(":");
  return raw === ">" || (BULLETS.has(raw) && isSpaceAt(text, index - 1) && isSpaceAt(text, index + 1));
}

function isSpaceAt(text: string, index: number): boolean {
  return index < 0 || index >= text.length || text.charAt(index).trim() === "";
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** FNV-1a, folded: every bit of it counts in the few that are used. Not for security. */
function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15) ^ (value >>> 7)) >>> 0;
}

/** A short check sum of words: equal for equal words, and hardly ever for others. Not for security. */
export function sumOf(words: readonly string[]): string {
  const text = words.join("\u0001");
  return `${hash(text).toString(36)}.${hash(text, 0x9e3779b9).toString(36)}`;
}
