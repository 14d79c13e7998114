import type { PartCause } from "../../domain/fill/part-report";
import { sameAddress } from "../../domain/text/email-address";
import type { Draft } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";

/** What came of one part's work: a value, or why there is none. */
export type Attempt<T> =
  | { readonly value: T; readonly cause: null }
  | { readonly value: null; readonly cause: PartCause };

/** Does a part's work; a refusal of Outlook becomes the part's cause, so that the other parts go on. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work(), cause: null };
  } catch (error) {
    if (error instanceof OutlookError) return { value: null, cause: error.kind };
    throw error;
  }
}

/** Whether Outlook said that it did not write: what it did not answer may be there or come. */
export function isRefusal(cause: PartCause | null): boolean {
  return cause === "refused" || cause === "threw" || cause === "unsupported";
}

/**
 * Reads, and reads once more where the answer is empty: Outlook has answered so in error (office-js#768). The fuller
 * answer counts.
 */
export async function confirmEmpty<T extends string | readonly unknown[]>(read: () => Promise<T>): Promise<T> {
  const first = await read();
  return first.length === 0 ? read() : first;
}

/**
 * Reads, and reads once more where the answer does not hold what was written there: it may be about another mail. The
 * second answer counts.
 */
export async function readUntilFound<T>(
  read: () => Promise<T>,
  isFound: (value: T) => boolean | Promise<boolean>,
): Promise<T> {
  const first = await read();
  return (await isFound(first)) ? first : read();
}

/** How many of the addresses are a given one. */
export function countAddress(addresses: readonly { readonly address: string }[], wanted: string): number {
  return addresses.filter(({ address }) => sameAddress(address, wanted)).length;
}

/**
 * The draft, until a moment comes: from then on every call, and every call that is still under way, counts as not
 * answered.
 */
export function until(draft: Draft, moment: Promise<void>): Draft {
  let isOver = false;
  const over = moment.then(() => {
    isOver = true;
  });
  const limit =
    <A extends unknown[], T>(operation: string, call: (...args: A) => Promise<T>) =>
    (...args: A): Promise<T> => {
      const tooLate = () =>
        Promise.reject(new OutlookError(operation, "timeout", null, "The time for the whole is over"));
      return isOver ? tooLate() : Promise.race([call(...args), over.then(tooLate)]);
    };
  return {
    readBodyType: limit("readBodyType", () => draft.readBodyType()),
    readRecipients: limit("readRecipients", (field) => draft.readRecipients(field)),
    addRecipients: limit("addRecipients", (field, recipients) => draft.addRecipients(field, recipients)),
    replaceRecipients: limit("replaceRecipients", (field, recipients) => draft.replaceRecipients(field, recipients)),
    readSubject: limit("readSubject", () => draft.readSubject()),
    writeSubject: limit("writeSubject", (subject) => draft.writeSubject(subject)),
    readBody: limit("readBody", (type) => draft.readBody(type)),
    prependBody: limit("prependBody", (content, type) => draft.prependBody(content, type)),
    replaceBody: limit("replaceBody", (content, type) => draft.replaceBody(content, type)),
    listAttachments: limit("listAttachments", () => draft.listAttachments()),
    addAttachment: limit("addAttachment", (name, base64) => draft.addAttachment(name, base64)),
    removeAttachment: limit("removeAttachment", (id) => draft.removeAttachment(id)),
    readAttachment: limit("readAttachment", (id) => draft.readAttachment(id)),
    save: limit("save", () => draft.save()),
    readItemId: limit("readItemId", () => draft.readItemId()),
    readMemory: limit("readMemory", () => draft.readMemory()),
    writeMemory: limit("writeMemory", (memory) => draft.writeMemory(memory)),
  };
}
