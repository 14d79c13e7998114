import { oneLine } from "./html";

/**
 * One mailbox address, `local@domain.tld`, as a supplier or a colleague would write it. Deliberately narrower than
 * RFC 5321 (no quoted local parts, no address literals): Outlook leaves what it cannot resolve in the field, and an
 * unresolved recipient blocks sending (outlook-quirks.md, "Unresolved recipients block sending").
 * Both cases are written out: with the flag `i` and letters beyond ASCII the first use takes six times as long.
 */
const ADDRESS =
  /^[a-zA-Z0-9æøåäöüéÆØÅÄÖÜÉ!#$%&'*+/=?^_`{|}~-]+(?:\.[a-zA-Z0-9æøåäöüéÆØÅÄÖÜÉ!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-zA-Z0-9æøåäöüéÆØÅÄÖÜÉ](?:[a-zA-Z0-9æøåäöüéÆØÅÄÖÜÉ-]*[a-zA-Z0-9æøåäöüéÆØÅÄÖÜÉ])?\.)+[a-zA-Z]{2,63}$/;

/** Whether the text is one mail address. Spaces around it do not count against it. */
export function isEmailAddress(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length <= 254 && ADDRESS.test(trimmed);
}

/**
 * Splits a field of addresses at `;`, `,` and line breaks. Empty parts are dropped, and so are the invisible characters
 * that come along when an address is copied; nothing is validated.
 */
export function splitAddresses(text: string): string[] {
  return text
    .split(/[;,\r\n]+/)
    .map(oneLine)
    .filter((part) => part !== "");
}

/** Whether two addresses name the same mailbox: upper and lower case do not matter. */
export function sameAddress(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** The addresses without repeats, first spelling kept. */
export function uniqueAddresses(addresses: readonly string[]): string[] {
  return addresses.filter((address, index) => addresses.findIndex((other) => sameAddress(other, address)) === index);
}
