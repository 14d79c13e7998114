import { type FillNote, type FillReport, outcomeOf } from "../../domain/fill/fill-report";
import type { Obstacle } from "../../domain/fill/obstacle";
import type { PartReport } from "../../domain/fill/part-report";
import type { OrderMail } from "../../domain/order/mail";
import { findReferences } from "../../domain/order/reference";
import { uniqueAddresses } from "../../domain/text/email-address";
import type { Draft } from "../ports/draft";
import { findOwnTexts } from "./body/own-text";
import { type DraftMemory, markOf, sameMemory } from "./draft-memory";
import { attempt, countAddress } from "./draft-parts";
import { filesNamed } from "./files";
import { carryOut, type FillPlan, makePlan, rememberPlan, type Written } from "./fill-plan";
import {
  type DraftInTime,
  type FillInput,
  type FillTools,
  LOOK_AGAIN_AFTER_MS,
  openDesk,
  SECOND_LOOK_MS,
} from "./fill-tools";
import { type Found, lookAtDraft } from "./look-at-draft";
import { holdsSubject } from "./order-subject";
import { OLD_AFTER_MS, type ReadBack, readBack, settle } from "./read-back";
import { hold, mayKeepUnread, type Recalled, recall, remember, rememberSurely } from "./remember";
import { undoWithin } from "./undo-fill";

/**
 * Fills a draft with an order mail and reads it back. What is right already is left alone, so a second fill changes
 * nothing and a fill after a failure completes what is missing. What is about to be written is remembered in the draft
 * first. A draft that holds another order is emptied of that before, and left alone where that is not proved.
 *
 * Never rejects for what Outlook does: every part is tried, and the report says of each whether it was read back.
 */
export async function fillDraft(draft: Draft, input: FillInput, tools: FillTools): Promise<FillReport> {
  const desk = openDesk(draft, tools);
  const found = await sureOfNone(desk, await lookAtDraft(desk, input.mail, tools.memories), input, tools);
  const { recalled } = found;
  if (found.isOfOtherItem) return blocked({ kind: "item-changed" }, input, tools);
  if (recalled.kind !== "known" || recalled.memory.reference === input.mail.reference) {
    return fillKnown(desk, found, input, tools);
  }
  const { reference } = recalled.memory;
  const { report: undo, rest } = await undoWithin(desk, recalled.memory, tools);
  if (rest !== null) {
    await attempt(() => remember(tools.memories, draft, rest, desk.reader));
    return blocked({ kind: "other-order", reference, undo }, input, tools);
  }
  // The memory of the order that was there is not taken away before that of this one takes its place: a late answer
  // to the one write would undo the other.
  const emptied = await lookAtDraft(desk, input.mail, tools.memories);
  if (emptied.isOfOtherItem) return blocked({ kind: "item-changed" }, input, tools);
  const left: Recalled = mayKeepUnread(recalled) ? { kind: "unreadable" } : { kind: "none" };
  const report = await fillKnown(desk, { ...emptied, recalled: left, rewritten: undo.rewritten }, input, tools);
  if (report.outcome === "blocked" && left.kind === "none") {
    await attempt(() => remember(tools.memories, draft, null, desk.reader));
    await attempt(() => desk.reader.save());
  }
  return report;
}

/**
 * A draft that names an order, and is said to remember none, is asked again: it may be this one's own. So is a text that
 * was taken back, or seemed not to have come, and stands there now.
 */
async function sureOfNone(desk: DraftInTime, found: Found, input: FillInput, tools: FillTools): Promise<Found> {
  if (found.recalled.kind !== "none" || !mayHoldOurs(found, input)) return found;
  const again = await attempt(() => recall(tools.memories, desk.key, desk.writer, found.itemId ?? undefined));
  if (again.value?.kind === "none" && found.body.value) {
    const ghost = found.doubts;
    const isThere = ghost && findOwnTexts(ghost.texts, found.body.value.words).some(({ kind }) => kind === "whole");
    if (isThere) return { ...found, recalled: { kind: "known", memory: ghost, isHeldOnly: false } };
  }
  return { ...found, recalled: again.value ?? { kind: "unreadable" } };
}

function blocked(obstacle: Obstacle, { mail }: FillInput, { now }: FillTools): FillReport {
  return { reference: mail.reference, outcome: "blocked", obstacle, parts: [], notes: [], at: now(), fillId: null };
}

/** Fills a draft that holds no other order of ours. */
async function fillKnown(desk: DraftInTime, found: Found, input: FillInput, tools: FillTools): Promise<FillReport> {
  const { mail } = input;
  const { recalled } = found;
  const before = recalled.kind === "known" ? recalled.memory : null;
  const obstacle = obstacleTo(found, before, input);
  if (obstacle) return blocked(obstacle, input, tools);

  // A long body was looked through just now: the page gets its turn.
  await tools.wait(0);
  const plan = await makePlan(desk.writer, found, input, before, tools);
  const memory = rememberPlan(found, mail, before, plan, tools.newId());
  const isChanging = before === null || !sameMemory({ ...memory, fillId: before.fillId }, before) || plan.isWriting;
  const planned = isChanging ? memory : before;
  if (isChanging) {
    const unkept = await rememberFirst(desk, planned, before, found, input, tools);
    if (unkept) return blocked(unkept, input, tools);
  }

  const written = await carryOut(desk.writer, plan, tools);
  const { read, readAt, saved } = await readBackInTime(desk, input, plan, planned, written, tools);
  const item = await agreeOnItem(desk.reader, planned.item, saved.value);
  const settled = { ...settle(planned, before, read, plan, written), item };
  // Where Outlook refused everything, the draft is what it was: it must not be taken for a filled one.
  const isUntouched =
    outcomeOf(read.parts) === "failed" && read.parts.every(({ cause }) => cause !== "timeout" && cause !== "unclear");
  const last = isUntouched ? before : settled;
  // What may still come of an earlier fill is remembered with this one from now on.
  if (!isUntouched) tools.memories.change(desk.key, { forgotten: null });
  if (!sameMemory(last, planned)) await attempt(() => keepLast(desk, recalled, last, tools));
  const seen = await seenAtLast(desk, readAt, read, tools, () =>
    readBack(desk.reader, input, plan, planned, written, saved, tools),
  );
  // What was seen may have come since the draft was saved; and some Outlooks keep what is remembered only once it is
  // saved (office-js#4930): whose it is must be kept.
  const isToBeSaved = plan.isWriting || last?.item !== planned.item;
  const { cause } = isToBeSaved ? await attempt(() => desk.reader.save()) : saved;

  const parts: readonly PartReport[] = [
    ...seen.read.parts,
    { part: { kind: "saved" }, status: cause === null ? "verified" : "unverified", cause },
  ];
  return {
    reference: mail.reference,
    outcome: outcomeOf(parts),
    obstacle: null,
    parts,
    notes: takeNotes(found, input, before, plan, seen.read),
    at: seen.readAt,
    fillId: last?.fillId ?? null,
  };
}

/** What the user must be told of before anything is written. */
function obstacleTo(found: Found, before: DraftMemory | null, { mail, confirmed }: FillInput): Obstacle | null {
  if (found.recalled.kind === "unreadable" && !confirmed.includes("memory")) return { kind: "memory" };
  const references = before ? [] : referencesIn(found, mail);
  return references.length > 0 && !confirmed.includes("names-order") ? { kind: "names-order", references } : null;
}

/**
 * Remembers what is about to be written. A memory that could not be read is not overwritten: this fill is remembered by
 * the pane alone.
 * @returns why nothing may be written, or null
 */
async function rememberFirst(
  { key, writer }: DraftInTime,
  planned: DraftMemory,
  before: DraftMemory | null,
  { recalled }: Found,
  { confirmed }: FillInput,
  { memories }: FillTools,
): Promise<Obstacle | null> {
  const kept = await attempt(async () =>
    mayKeepUnread(recalled) ? hold(memories, key, planned) : rememberSurely(memories, key, planned, writer),
  );
  const isOther = kept.cause === "item-changed";
  if (kept.value === true || (!isOther && confirmed.includes("memory"))) return null;
  hold(memories, key, before);
  memories.void(planned.fillId, before);
  return { kind: isOther ? "item-changed" : "memory" };
}

/** Keeps what is remembered from now on; by the pane alone where the draft's memory could not be read. */
async function keepLast(
  { key, reader }: DraftInTime,
  recalled: Recalled,
  last: DraftMemory | null,
  { memories }: FillTools,
): Promise<void> {
  if (mayKeepUnread(recalled)) hold(memories, key, last);
  else await remember(memories, key, last, reader);
}

/** Saves and reads the draft back, more than once where Outlook may show late what it accepted. */
async function readBackInTime(
  desk: DraftInTime,
  input: FillInput,
  plan: FillPlan,
  planned: DraftMemory,
  written: Written,
  tools: FillTools,
) {
  const look = async () => {
    const saved = await attempt(() => desk.reader.save());
    const read = await readBack(desk.reader, input, plan, planned, written, saved, tools);
    return { saved, read, readAt: tools.now() };
  };
  let looked = await look();
  // What was not there at once may come, and go again: attachments do on a Mac (office-js#5616).
  const mayChange = looked.read.parts.some(({ cause }) => cause !== null && SECOND_LOOK.includes(cause));
  const pauses = plan.isWriting ? LOOK_AGAIN_AFTER_MS : [SECOND_LOOK_MS];
  for (const pause of mayChange ? pauses : []) {
    if (!desk.hasTime(pause)) break;
    await tools.wait(pause);
    looked = await look();
  }
  return looked;
}

/** What is said of the draft: what was missing when it was read may have come while an answer was waited for. */
async function seenAtLast(
  desk: DraftInTime,
  readAt: number,
  read: ReadBack,
  { now }: FillTools,
  readAgain: () => Promise<ReadBack>,
) {
  const isOld = now() - readAt > OLD_AFTER_MS && read.parts.some(({ cause }) => cause === "vanished");
  return isOld && desk.hasTime(0) ? { read: await readAgain(), readAt: now() } : { read, readAt };
}

/**
 * The mark of the item's id. Two answers that differ are not both about this item: a third one decides.
 * @param first mark of the id that was given before; null for none
 * @param id the id that was given last; null for none
 */
async function agreeOnItem(draft: Draft, first: string | null, id: string | null): Promise<string | null> {
  if (id === null || first === markOf(id)) return first;
  if (first === null) return markOf(id);
  const { value } = await attempt(() => draft.readItemId());
  return value === null ? first : markOf(value);
}

/** Causes after which a second look may see what the first did not. */
const SECOND_LOOK: readonly PartReport["cause"][] = [
  "vanished",
  "duplicated",
  "unclear",
  "content-differs",
  "left-over",
];

/** Whether anything in a draft may have been put there by a fill. */
function mayHoldOurs(found: Found, { mail, forms, otherMails }: FillInput): boolean {
  const suppliers = [mail, ...otherMails].flatMap(({ to, cc }) => [...to, ...cc]);
  const recipients = [...(found.to.value ?? []), ...(found.cc.value ?? [])];
  return (
    referencesIn(found, mail).length > 0 ||
    suppliers.some((address) => countAddress(recipients, address) > 0) ||
    forms.some(({ fileName }) => filesNamed(found.files.value ?? [], fileName).length > 0)
  );
}

/**
 * The orders that a draft without memory names already: a reply, a forward, a copy. A draft that was opened for this
 * order has its subject, and nothing more.
 */
function referencesIn({ subject, body }: Found, mail: OrderMail): readonly string[] {
  const inSubject = findReferences(subject.value ?? "").filter((reference) => reference !== mail.reference);
  return [...new Set([...findReferences(body.value?.text ?? ""), ...inSubject])];
}

function takeNotes(
  found: Found,
  { mail, forms, otherMails }: FillInput,
  before: DraftMemory | null,
  plan: FillPlan,
  read: ReadBack,
): readonly FillNote[] {
  const notes: FillNote[] = [];
  const subject = found.subject.value ?? "";
  const isOurs = before?.subject != null && holdsSubject(subject, before.subject);
  if (plan.subject.value !== null && subject !== "" && !isOurs)
    notes.push({ kind: "subject-replaced", before: subject });
  const others = uniqueAddresses(otherMails.flatMap((other) => [...other.to, ...other.cc])).filter((address) =>
    [...mail.to, ...mail.cc].every((own) => own.toLowerCase() !== address.toLowerCase()),
  );
  const addresses = others.filter((address) => countAddress(read.recipients, address) > 0);
  if (addresses.length > 0) notes.push({ kind: "other-recipient", addresses });
  const rewritten = (["to", "cc"] as const).filter(
    (field) => found.rewritten.includes(field) || plan[field].value?.rest,
  );
  if (rewritten.length > 0) notes.push({ kind: "recipients-rewritten", fields: rewritten });
  if (read.text.isChanged) notes.push({ kind: "text-edited" });
  const named = before ? [] : referencesIn(found, mail);
  if (named.length > 0) notes.push({ kind: "names-order", references: named });
  const { byNameOnly, parts } = read.files;
  if (byNameOnly.length > 0) notes.push({ kind: "names-and-sizes-only", names: byNameOnly });
  else if (forms.length > 0 && parts.every(({ status }) => status === "verified"))
    notes.push({ kind: "content-checked" });
  return notes;
}
