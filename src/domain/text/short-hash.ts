/**
 * 85 characters that stand for themselves in JSON and in XML: no quote, backslash, ampersand or angle bracket, so a
 * hash costs 40 bytes wherever a mailbox keeps it.
 */
const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?()[]{}@%$#_~|";

/** Characters of a shortened SHA-256. */
export const SHORT_HASH_LENGTH = 40;

/** Whether a text is a SHA-256 in lower-case hex. */
export function isSha256(text: unknown): text is string {
  return typeof text === "string" && /^[0-9a-f]{64}$/.test(text);
}

/** Shortens a SHA-256 from 64 characters of hex to 40: four bytes in five characters, the first the most significant. */
export function shortenHash(sha256: string): string {
  const words = sha256.match(/.{8}/g) ?? [];
  return words
    .map((word) => {
      let rest = Number.parseInt(word, 16);
      let characters = "";
      for (let place = 0; place < 5; place++) {
        characters = (ALPHABET[rest % 85] ?? "") + characters;
        rest = Math.floor(rest / 85);
      }
      return characters;
    })
    .join("");
}

/** Restores a SHA-256. Null when the text is not a shortened one. */
export function restoreHash(short: string): string | null {
  if (short.length !== SHORT_HASH_LENGTH || short.includes("\n")) return null;
  let hex = "";
  for (const group of short.match(/.{5}/g) ?? []) {
    let word = 0;
    for (const character of group) {
      const digit = ALPHABET.indexOf(character);
      if (digit < 0) return null;
      word = word * 85 + digit;
    }
    if (word > 0xffffffff) return null;
    hex += word.toString(16).padStart(8, "0");
  }
  return hex;
}
