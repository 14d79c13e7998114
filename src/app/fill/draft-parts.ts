import type { PartCause } from "../../domain/fill/fill-report";
import { sameAddress } from "../../domain/text/email-address";
import { type DraftAttachment, DraftError, type Recipient } from "../ports/draft";

/** What came of one part's work: a value, or why there is none. */
export type Attempt<T> =
  | { readonly value: T; readonly cause: null }
  | { readonly value: null; readonly cause: PartCause };

/** Does a part's work; a refusal of Outlook becomes the part's cause, so that the other parts go on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work(), cause: null };
  } catch (error) {
    if (error instanceof DraftError) return { value: null, cause: error.kind };
    throw error;
  }
}

/** The recipients whose address is not in the list. */
export function withoutAddresses<T extends { readonly address: string }>(
  recipients: readonly T[],
  addresses: readonly string[],
): T[] {
  return recipients.filter((recipient) => !addresses.some((address) => sameAddress(address, recipient.address)));
}

/** The addresses that are not among the recipients. */
export function missingAddresses(addresses: readonly string[], recipients: readonly Recipient[]): string[] {
  return addresses.filter((address) => !recipients.some((recipient) => sameAddress(recipient.address, address)));
}

/** An address as a recipient. It carries its address as its name: an empty name has crashed Outlook on Mac. */
export function asRecipient(address: string): Recipient {
  return { address, name: address };
}

/** The draft's files of a name; Outlook may hand a name back in another Unicode form. */
export function attachmentsNamed(attachments: readonly DraftAttachment[], name: string): DraftAttachment[] {
  return attachments.filter(
    (attachment) => !attachment.isInline && attachment.name.normalize("NFC") === name.normalize("NFC"),
  );
}

/**
 * Whether a file's size as Outlook tells it can be that of `bytes` bytes. Outlook counts the bytes, their base64, or
 * either with some hundred bytes of its own, by client (docs/outlook-quirks.md, "Attachment sizes").
 */
export function sizeFits(told: number, bytes: number): boolean {
  return told >= bytes && told <= Math.ceil(bytes * 1.4) + 4096;
}
