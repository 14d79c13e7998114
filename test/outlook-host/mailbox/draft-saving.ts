/** Saving a draft, and what comes to it by itself with time. */
import { convertBody, prependRendered } from "./body-calls";
import { type CallOutcome, changeDraft, changeStore, type MailboxConditions } from "./call-outcome";
import type { Draft } from "./mail-item";
import { journalSubject } from "./subject-calls";

/** The files' ids after a save, where each save gives new ones. */
function renumbered(draft: Draft, { behaviours, newId }: MailboxConditions): Draft["attachments"] {
  if (behaviours["attachments.ids"] !== "new-at-save") return draft.attachments;
  return draft.attachments.map((attachment) => ({ ...attachment, id: newId("bilag") }));
}

/** `saveAsync`. The answer is the id that Exchange would give. */
export function saveDraft(draft: Draft, conditions: MailboxConditions): CallOutcome<string> {
  const { behaviours, newId } = conditions;
  const answer = draft.itemId ?? `AAMkAD${newId("lokal").replace(/[^0-9a-z]/g, "")}AAA=`;
  const becomesHtml = behaviours["body.plainDraft"] === "html-at-save";
  const kept = becomesHtml ? convertBody(draft, "html", conditions) : draft;
  const attachments = renumbered(kept, conditions);
  const idAfter = new Map(kept.attachments.map(({ id }, index) => [id, attachments[index]?.id ?? id]));
  const saved = changeDraft(kept, {
    itemId: answer,
    isDirty: false,
    subject: journalSubject(kept.subject, conditions),
    attachments,
  });
  return {
    draft: changeStore(saved, {
      savedBody: saved.body,
      writtenBody: saved.body,
      savedProperties: saved.customProperties,
      saves: saved.store.saves + 1,
      late: saved.store.late.map((change) =>
        change.kind === "vanish"
          ? { ...change, attachmentId: idAfter.get(change.attachmentId) ?? change.attachmentId }
          : change,
      ),
    }),
    answer,
  };
}

/** @returns the draft with all that has come to it by now. @param now milliseconds since 1970 */
export function settleDraft(draft: Draft, now: number): Draft {
  const due = draft.store.late.filter(({ at }) => at <= now);
  if (due.length === 0) return draft;
  let settled = changeStore(draft, { late: draft.store.late.filter(({ at }) => at > now) });
  for (const change of due) {
    if (change.kind === "prepend") settled = prependRendered(settled, change.content);
    else {
      const attachments = settled.attachments.filter(({ id }) => id !== change.attachmentId);
      settled = changeDraft(settled, { attachments });
    }
  }
  return settled;
}

/** When the draft next changes by itself: milliseconds since 1970, or null. */
export function nextChangeOf(draft: Draft): number | null {
  const times = draft.store.late.map(({ at }) => at);
  return times.length === 0 ? null : Math.min(...times);
}
