/** A draft's subject, and what a journal system does to it. */
import { type CallOutcome, changeDraft, type MailboxConditions } from "./call-outcome";
import type { Draft } from "./mail-item";

/** What a journal system puts on a subject. */
export const CASE_NUMBER = "[Sag 2026-004711]";

/** `subject.setAsync`. A subject is one line. */
export const setSubject = (draft: Draft, subject: string): CallOutcome<undefined> => ({
  draft: changeDraft(draft, { subject: subject.replace(/[\r\n]+/g, " ") }),
  answer: undefined,
});

/** @returns the subject as it stands after the draft was saved */
export function journalSubject(subject: string, { behaviours }: Pick<MailboxConditions, "behaviours">): string {
  const how = behaviours["subject.journal"];
  if (how === "none" || subject.includes(CASE_NUMBER)) return subject;
  return how === "before" ? `${CASE_NUMBER} ${subject}`.trim() : `${subject} ${CASE_NUMBER}`.trim();
}
