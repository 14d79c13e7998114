/** People in address fields, as the user types them and as Outlook resolves them. */

export interface Person {
  readonly name: string;
  readonly address: string;
}

/**
 * One entry of an address field. Outlook resolves what looks like an address; anything else stays in the field, is not given to
 * add-ins by `getAsync`, and keeps the mail from being sent.
 */
export interface Recipient extends Person {
  readonly resolved: boolean;
  /** When Outlook resolves what an add-in wrote: milliseconds since 1970. Absent for at once. */
  readonly resolvedAt?: number;
}

export const RECIPIENT_FIELDS = ["to", "cc", "bcc"] as const;
export type RecipientField = (typeof RECIPIENT_FIELDS)[number];

const ADDRESS = /^[^\s@<>;,]+@[^\s@<>;,]+$/;

/** A personal contact list stands in a field with its name and without an address. */
export const createContactList = (name: string): Recipient => ({ name, address: "", resolved: true });

export const isContactList = ({ address, resolved }: Recipient): boolean => address === "" && resolved;

/** @param name may be empty; then the address is shown. @param address anything. */
export function createRecipient(name: string, address: string): Recipient {
  const trimmed = address.trim();
  return { name: name.trim() || trimmed, address: trimmed, resolved: ADDRESS.test(trimmed) };
}

const ENTRY = /^\s*(?:"?([^"<]*?)"?\s*)<([^>]*)>\s*$/;

/**
 * Reads what a user typed into an address field: entries separated by `;` or `,`, each `Navn <adresse>`, an address, or `Navn <>` for
 * a personal contact list.
 * @returns one recipient for each entry that is not empty, in order
 */
export function parseRecipients(typed: string): readonly Recipient[] {
  return typed
    .split(/[;,]/)
    .filter((entry) => entry.trim() !== "")
    .map((entry) => {
      const named = ENTRY.exec(entry);
      if (named?.[1] && named[2]?.trim() === "") return createContactList(named[1].trim());
      return named ? createRecipient(named[1] ?? "", named[2] ?? "") : createRecipient("", entry);
    });
}

const keyOf = ({ address, name }: Recipient): string => address.toLowerCase() || `<${name}>`;

/** Adds to a field. Outlook on the web keeps one entry of an address, the first, whatever its case. */
export function mergeRecipients(existing: readonly Recipient[], added: readonly Recipient[]): readonly Recipient[] {
  const merged = [...existing];
  for (const recipient of added) {
    if (!merged.some((other) => keyOf(other) === keyOf(recipient))) merged.push(recipient);
  }
  return merged;
}

/** @returns the address as a mail program writes it: `Navn <adresse>`, or the address alone. */
export const formatPerson = ({ name, address }: Person): string =>
  name === "" || name === address ? address : `${name} <${address}>`;
