/** What must neither stand in a file that others can fetch nor leave in an order mail. */
export type SensitiveContent = "cpr-number" | "private-key";

/**
 * Six digits that are a day, a month and a year, and four more, with or without a hyphen or a space, standing alone.
 * Modulus 11 says nothing: CPR numbers have been given out without it since 2007.
 */
const CPR = /(?<![\p{L}\p{N}-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-\u2010-\u2015 ]?\d{4}(?![\p{L}\p{N}-])/u;

/** PEM and PGP blocks, PuTTY's key files, and the magic that every OpenSSH private key begins with in base64. */
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d|b3BlbnNzaC1rZXktdjE/;

/** Passed by every CPR number, and quick to fail: most texts are looked at no further. */
const DIGITS_OF_CPR = /\d{6}[-\u2010-\u2015 ]?\d{4}/;
const SHORTEST = 10;
const NOTHING: readonly SensitiveContent[] = [];

/** What a text seems to hold of personal identity numbers (CPR) and private keys; empty for most texts. */
export function findSensitiveContent(text: string): readonly SensitiveContent[] {
  if (text.length < SHORTEST) return NOTHING;
  const cpr = DIGITS_OF_CPR.test(text) && CPR.test(text);
  const key = PRIVATE_KEY.test(text);
  if (!cpr && !key) return NOTHING;
  return [...(cpr ? (["cpr-number"] as const) : []), ...(key ? (["private-key"] as const) : [])];
}
