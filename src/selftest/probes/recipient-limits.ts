import type { Recipient } from "../../app/ports/draft";
import { OutlookError } from "../../app/ports/outlook-error";
import { clearRecipients } from "../draft-desk";
import { lookUntil, type Probe, type ProbeDesk } from "../probe";
import { RESOLVED_WITHIN_MS } from "./recipients";

/** How many recipients there are after each call: 100 is the most that one takes, 500 what some Outlooks have room for. */
const TOTALS = [50, 100, 200, 300, 400, 500, 501] as const;

/** What an invented recipient is called, for a question to the user. */
export const inventedName = (number: number): string => `Afprøvning ${number}`;

/** Nobody has, or can have, an address in `.invalid` (RFC 2606). */
const inventedRecipient = (number: number): Recipient => ({
  address: `afproevning-${number}@rutebestilling.invalid`,
  name: inventedName(number),
});

const inventedRecipients = (after: number, upTo: number): readonly Recipient[] =>
  Array.from({ length: upTo - after }, (_, index) => inventedRecipient(after + index + 1));

/** How many recipients a field takes, and gives. */
export interface FieldCounts {
  /** As many were taken with success. */
  readonly taken: number;
  /** What became of the call after; null where all were taken. */
  readonly beyond: "refused" | "unanswered" | null;
  /** As many were given, where it is fewer than were taken; null where all were. */
  readonly given: number | null;
}

/** Adds as many as are missing to a total. @returns what became of the call, or null where they were taken */
async function addMore(draft: ProbeDesk["draft"], taken: number, total: number): Promise<FieldCounts["beyond"]> {
  try {
    await draft.addRecipients("to", inventedRecipients(taken, total));
    return null;
  } catch (error) {
    if (!(error instanceof OutlookError) || taken === 0) throw error;
    if (error.kind === "timeout") return "unanswered";
    if (error.kind === "refused") return "refused";
    throw error;
  }
}

/** Fills the field with invented recipients, call by call. Null where not one of them is given. */
export async function fillField(desk: ProbeDesk): Promise<FieldCounts | null> {
  const { draft } = desk;
  await clearRecipients(desk);
  let taken = 0;
  let given: number | null = null;
  for (const total of TOTALS) {
    const beyond = await addMore(draft, taken, total);
    if (beyond !== null) return { taken, beyond, given };
    taken = total;
    if (given !== null) continue;
    let count = 0;
    const all = await lookUntil(desk, RESOLVED_WITHIN_MS, async () => {
      count = (await draft.readRecipients("to")).length;
      return count >= total;
    });
    if (all === null && count === 0) return null;
    if (all === null) given = count;
  }
  return { taken, beyond: null, given };
}

/**
 * How many recipients a field has room for, and how many of them can be read. Where fewer are given than were taken
 * without a word, only the user can see whether the others stand in the field.
 */
export const FIELD_LIMIT_PROBE: Probe = {
  name: "field-limit",
  observes: ["recipients.fieldLimit", "recipients.overLimit", "recipients.readLimit"],
  within: 40_000,
  async run(desk) {
    const { tell, miss } = desk;
    const counts = await fillField(desk);
    if (counts === null) return miss(this.observes, "not-seen");
    const { taken, beyond, given } = counts;
    tell("recipients.readLimit", given ?? 0);
    if (beyond !== null) {
      tell("recipients.fieldLimit", taken);
      tell("recipients.overLimit", beyond);
    } else if (given === null) {
      tell("recipients.fieldLimit", 0);
      miss(["recipients.overLimit"], "not-met");
    } else miss(["recipients.fieldLimit", "recipients.overLimit"], "not-tried");
    await clearRecipients(desk);
  },
};
