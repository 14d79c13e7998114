import type { PartReport } from "../../domain/fill/part-report";
import type { OrderMail } from "../../domain/order/mail";
import { namesReference } from "../../domain/order/reference";
import type { Draft } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";
import type { DraftMemory } from "./draft-memory";
import { type Attempt, confirmEmpty, isRefusal } from "./draft-parts";

/** White space folded, in one Unicode form: Outlook may hand it back in another. */
export function foldText(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Whether a subject holds another, whatever stands around it. */
export function holdsSubject(subject: string, other: string): boolean {
  return foldText(subject).includes(foldText(other));
}

/** Reads the subject; an empty answer is not believed the first time: the user's own would be lost. */
export function readSubject(draft: Draft): Promise<string> {
  return confirmEmpty(() => draft.readSubject());
}

/**
 * Reads the subject of a draft that is to be filled. One that is going to be exchanged, and given back one day, must be
 * told twice: an answer may be empty in error, or about another mail. Of two that differ, a third decides.
 */
export async function readSubjectSurely(draft: Draft, mail: OrderMail): Promise<string> {
  const told: string[] = [];
  while (told.length < 3) {
    const subject = await draft.readSubject();
    if (namesReference(subject, mail.reference) || told.includes(subject)) return subject;
    told.push(subject);
  }
  throw new OutlookError("readSubject", "unclear", null, "Three answers, and all of them differ");
}

/**
 * The subject to be written, or null. One that names the order is right, whatever stands around it; in one that we wrote
 * and that is not the order's any more, our words alone are exchanged.
 */
export function planSubject(current: string, mail: OrderMail, memory: DraftMemory | null): string | null {
  if (!namesReference(current, mail.reference)) return mail.subject;
  const written = foldText(memory?.subject ?? mail.subject);
  const isStale = written !== foldText(mail.subject) && foldText(current).includes(written);
  return isStale ? foldText(current).replace(written, () => mail.subject) : null;
}

/**
 * Says of the subject whether it names the order.
 * @param before the subject as it was read before the write
 */
export function judgeSubject(
  found: Attempt<string>,
  mail: OrderMail,
  write: Attempt<void>,
  before: string | null,
): PartReport {
  const part = { kind: "subject" } as const;
  if (found.value === null) return { part, status: "unverified", cause: write.cause ?? found.cause };
  if (namesReference(found.value, mail.reference)) return { part, status: "verified", cause: null };
  // A subject that was written and reads as empty is not known to be missing, unless it was empty and Outlook refused.
  const isRefused = isRefusal(write.cause) && before === "";
  if (found.value === "" && !isRefused) return { part, status: "unverified", cause: write.cause ?? "unclear" };
  return { part, status: "missing", cause: write.cause ?? "vanished" };
}

/**
 * Gives the user's own subject back. Only our words are exchanged for theirs: what a journal system or the user has put
 * around them stays. Rejects with an `OutlookError`.
 * @returns whether nothing is known of it: it reads as empty, though one had been written
 */
export async function undoSubject(draft: Draft, memory: DraftMemory): Promise<boolean> {
  if (memory.subject === null) return false;
  const current = foldText(await readSubject(draft));
  const written = foldText(memory.subject);
  const subject = memory.before.subject ?? "";
  if (current === written) await draft.writeSubject(subject);
  else if (current.includes(written)) await draft.writeSubject(foldText(exchange(current, written, subject)));
  if (current !== "") return false;
  // Empty twice: to write what stood there before takes nobody's word, and makes it certain.
  if (memory.before.subject !== null) await draft.writeSubject(subject);
  return memory.before.subject === null;
}

/**
 * A subject with the user's own in place of our words. What a journal system has put around ours may have stood around
 * the user's already: it comes back with it, and not twice.
 */
function exchange(current: string, written: string, subject: string): string {
  const at = current.indexOf(written);
  const head = current.slice(0, at);
  const tail = current.slice(at + written.length);
  const own = foldText(subject);
  const hasHead = own.startsWith(foldText(head));
  const hasTail = own.endsWith(foldText(tail));
  return `${hasHead ? "" : head}${subject}${hasTail ? "" : tail}`;
}

/** What is left of the subject after undo. */
export interface SubjectLeft {
  readonly why: "edited" | "unverified" | null;
  readonly isAsBefore: boolean;
}

/** Looks at the subject after undo: what still names our order, and did not before, is ours in part. */
export function leftOfSubject(current: string, memory: DraftMemory, isUnsure: boolean): SubjectLeft {
  if (isUnsure && current === "") return { why: "unverified", isAsBefore: false };
  const before = foldText(memory.before.subject ?? "");
  const isAsBefore = memory.before.subject !== null && foldText(current) === before;
  const isOurs = memory.subject !== null && namesReference(current, memory.reference);
  const stoodThere = namesReference(before, memory.reference);
  return { why: isOurs && !stoodThere && !isAsBefore ? "edited" : null, isAsBefore };
}
