/** What must neither stand in a file that others can fetch nor leave in an order mail. */
export type SensitiveContent = "cpr-number" | "private-key";

/** What stands between the two parts: nothing, or spaces and hyphens of any kind, as they come along from Word and PDF. */
const BETWEEN = "[- \\u00a0\\u00ad\\u2000-\\u200b\\u2010-\\u2015\\u202f\\u2212\\ufe58\\ufe63\\uff0d]{0,3}";

/**
 * Six digits that are a day, a month and a year, and four more, not in the middle of a longer number or word. A word and
 * a hyphen may stand before it (`sag-010203-1234`), more digits and a hyphen not.
 * Modulus 11 says nothing: CPR numbers have been given out without it since 2007.
 */
const CPR = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\p{N}-)(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d{2}${BETWEEN}\\d{4}(?![\\p{L}\\p{N}-])`,
  "u",
);

/** PEM, SSH2 and PGP blocks, PuTTY's key files, age's keys, and what every OpenSSH private key begins with in base64. */
const PRIVATE_KEY = /---- ?BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d|b3BlbnNzaC1rZXktdjE|AGE-SECRET-KEY-1/;

/** Passed by every CPR number, also in the text of a JSON file, where the `n` of a written line break may stand before it. */
const LIKE_CPR = new RegExp(`(?<![0-9]|[0-9]-)[0-3]\\d[01]\\d{3}${BETWEEN}\\d{4}(?![0-9-])`);

/** What a text seems to hold of personal identity numbers (CPR) and private keys; empty for most texts. */
export function findSensitiveContent(text: string): SensitiveContent[] {
  const found: SensitiveContent[] = [];
  if (LIKE_CPR.test(text) && CPR.test(text)) found.push("cpr-number");
  if (PRIVATE_KEY.test(text)) found.push("private-key");
  return found;
}

/**
 * Whether the text of a JSON file may hold any of it, so that its values should be looked at. Quick, and wrong on the
 * safe side only.
 * @param json without `\\u` escapes, which could hide a digit or a letter.
 */
export function mayHoldSensitiveContent(json: string): boolean {
  return LIKE_CPR.test(json) || PRIVATE_KEY.test(json);
}
