import { DRAFT_NAME } from "../known-text";
import type { Probe } from "../probe";

/** Saving: how long it takes, what it does to the subject, and whether the item keeps its id. */
export const SAVE_PROBE: Probe = {
  name: "save",
  observes: ["save.delayMs", "subject.journal", "item.id"],
  within: 30_000,
  async run({ draft, known, now, tell }) {
    await draft.writeSubject(DRAFT_NAME);
    const start = now();
    const first = await draft.save();
    tell("save.delayMs", Math.max(0, Math.round(now() - start - known.latencyMs)));
    tell("subject.journal", describeSubject(await draft.readSubject()));
    const asked = await draft.readItemId();
    const second = await draft.save();
    const ids = [first, asked, second];
    if (ids.some((id) => id === null)) tell("item.id", "none");
    else tell("item.id", new Set(ids).size === 1 ? "same" : "changes");
  },
};

function describeSubject(subject: string): "none" | "before" | "after" | "other" {
  if (subject === DRAFT_NAME) return "none";
  if (subject.endsWith(DRAFT_NAME)) return "before";
  return subject.startsWith(DRAFT_NAME) ? "after" : "other";
}
