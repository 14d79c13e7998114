import {
  type FillNote,
  type FillReport,
  type Obstacle,
  type ObstacleKind,
  outcomeOf,
  type PartReport,
} from "../../domain/fill/fill-report";
import type { OrderMail } from "../../domain/order/mail";
import { findReferences } from "../../domain/order/reference";
import { uniqueAddresses } from "../../domain/text/email-address";
import type { BodyType, Draft, DraftAttachment, Recipient } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import type { Body } from "./body/body";
import type { Recalled } from "./draft-memories";
import { type DraftBefore, type DraftMemory, markOf, sameMemory } from "./draft-memory";
import { type Attempt, attempt, countAddress, until } from "./draft-parts";
import { type FilesPlan, fillFiles, judgeFiles, markFiles, planFiles, readFiles } from "./files";
import { type FillTools, KNOW_WITHIN_MS, SECOND_LOOK_MS, WRITE_WITHIN_MS } from "./fill-tools";
import { foldText, judgeSubject, planSubject, readSubject } from "./order-subject";
import { fillText, judgeText, markWords, planText, readBody, type TextPlan } from "./order-text";
import { type FieldPlan, fillField, judgeField, planField, readField, rememberField, settleField } from "./recipients";
import { type DraftInTime, undoWithin } from "./undo-fill";

/** What a fill needs beside the draft. */
export interface FillInput {
  readonly mail: OrderMail;
  /** The forms, filled, in order. */
  readonly forms: readonly PreparedForm[];
  /** The mails of the municipality's other orders: none of their text may stand beside this one's. */
  readonly otherMails: readonly OrderMail[];
  /** Obstacles that the user was told of, and wants to fill in spite of. */
  readonly confirmed: readonly ObstacleKind[];
}

/**
 * Fills a draft with an order mail and reads it back. What is right already is left alone, so a second fill changes
 * nothing and a fill after a failure completes what is missing. What is about to be written is remembered in the draft
 * first. A draft that holds another order is emptied of that before, and left alone where that is not proved.
 *
 * Never rejects for what Outlook does: every part is tried, and the report says of each whether it was read back.
 */
export async function fillDraft(draft: Draft, input: FillInput, tools: FillTools): Promise<FillReport> {
  const desk: DraftInTime = {
    key: draft,
    writer: until(draft, tools.deadline(WRITE_WITHIN_MS)),
    reader: until(draft, tools.deadline(KNOW_WITHIN_MS)),
  };
  const found = await look(desk, input, tools);
  const { recalled } = found;
  if (found.isOfOtherItem) return blocked({ kind: "item-changed" }, input, tools);
  if (recalled.kind !== "known" || recalled.memory.reference === input.mail.reference) {
    return fillKnown(desk, found, input, tools);
  }
  const { reference } = recalled.memory;
  const { report: undo, rest } = await undoWithin(desk, recalled.memory, tools);
  if (rest !== null) {
    await attempt(() => tools.memories.remember(draft, rest, desk.reader));
    return blocked({ kind: "other-order", reference, undo }, input, tools);
  }
  // The memory of the order that was there is not taken away before that of this one takes its place: a late answer
  // to the one write would undo the other.
  const emptied = await look(desk, input, tools);
  if (emptied.isOfOtherItem) return blocked({ kind: "item-changed" }, input, tools);
  const left: Recalled = isUnreadable(recalled) ? { kind: "unreadable" } : { kind: "none" };
  return fillKnown(desk, { ...emptied, recalled: left }, input, tools);
}

/** Whether the draft may keep a memory that cannot be read. */
function isUnreadable(recalled: Recalled): boolean {
  return recalled.kind === "unreadable" || (recalled.kind === "known" && recalled.isHeldOnly);
}

function blocked(obstacle: Obstacle, { mail }: FillInput, { now }: FillTools): FillReport {
  return { reference: mail.reference, outcome: "blocked", obstacle, parts: [], notes: [], at: now(), fillId: null };
}

/** A draft as it was found. */
interface Found {
  /** The pane shows another item than when the work began. */
  readonly isOfOtherItem: boolean;
  readonly recalled: Recalled;
  /** The item's id, null where Outlook gave none. */
  readonly itemId: string | null;
  readonly saved: Attempt<string | null>;
  readonly type: Attempt<BodyType>;
  readonly body: Attempt<Body>;
  readonly subject: Attempt<string>;
  readonly to: Attempt<readonly Recipient[]>;
  readonly cc: Attempt<readonly Recipient[]>;
  readonly files: Attempt<readonly DraftAttachment[]>;
}

/** Reads what stands in the draft. It is saved first: `body.getAsync` may give what was saved last (office-js#5846). */
async function look({ key, writer }: DraftInTime, { mail }: FillInput, { memories }: FillTools): Promise<Found> {
  const saving = attempt(() => writer.save());
  const typing = attempt(() => writer.readBodyType());
  const recalling = saving.then(({ value }) =>
    attempt(() => memories.recall(key, writer, value === null ? undefined : value)),
  );
  const reading = Promise.all([
    recalling.then(({ value }) => attempt(() => readFiles(writer, value?.kind === "known" ? value.memory : null))),
    attempt(() => readSubject(writer)),
    attempt(() => readField(writer, "to")),
    attempt(() => (mail.cc.length > 0 ? readField(writer, "cc") : writer.readRecipients("cc"))),
  ]);
  const [saved, type] = await Promise.all([saving, typing]);
  const bodyType = type.value;
  const body: Attempt<Body> =
    bodyType === null ? { value: null, cause: type.cause } : await attempt(() => readBody(writer, bodyType));
  const [files, subject, to, cc] = await reading;
  const recall = await recalling;
  const recalled = recall.value ?? { kind: "unreadable" as const };
  const causes = [saved, type, recall, body, files, subject, to, cc].map(({ cause }) => cause);
  const isOfOtherItem = causes.includes("item-changed");
  return { isOfOtherItem, recalled, itemId: saved.value, saved, type, body, subject, to, cc, files };
}

/** Fills a draft that holds no other order of ours. */
async function fillKnown(desk: DraftInTime, found: Found, input: FillInput, tools: FillTools): Promise<FillReport> {
  const { mail, confirmed } = input;
  const { recalled } = found;
  const before = recalled.kind === "known" ? recalled.memory : null;
  if (recalled.kind === "unreadable" && !confirmed.includes("memory")) return blocked({ kind: "memory" }, input, tools);
  const named = before ? [] : referencesIn(found, mail);
  if (named.length > 0 && !confirmed.includes("names-order")) {
    return blocked({ kind: "names-order", references: named }, input, tools);
  }

  const plan = await makePlan(desk.writer, found, input, before, tools);
  const memory = rememberPlan(found, mail, before, plan, tools.newId());
  const isChanging = before === null || !sameMemory({ ...memory, fillId: before.fillId }, before) || plan.isWriting;
  const planned = isChanging ? memory : before;
  // A memory that could not be read is not overwritten: this fill is remembered by the pane alone.
  const remember = (next: DraftMemory | null, calls: Draft) =>
    isUnreadable(recalled)
      ? Promise.resolve(tools.memories.hold(desk.key, next))
      : tools.memories.remember(desk.key, next, calls);
  if (isChanging) {
    const kept = await attempt(() => remember(planned, desk.writer));
    if (kept.value !== true && (kept.cause === "item-changed" || !confirmed.includes("memory"))) {
      tools.memories.hold(desk.key, null);
      return blocked({ kind: kept.cause === "item-changed" ? "item-changed" : "memory" }, input, tools);
    }
  }

  const written = await carryOut(desk.writer, plan);
  const saved = await attempt(() => desk.reader.save());
  let read = await readBack(desk.reader, input, plan, planned, written, tools);
  if (read.parts.some(({ cause }) => cause !== null && SECOND_LOOK.includes(cause))) {
    await tools.wait(SECOND_LOOK_MS);
    read = await readBack(desk.reader, input, plan, planned, written, tools);
  }
  const item = saved.value === null ? planned.item : markOf(saved.value);
  const settled = { ...settle(planned, before, read, plan, written), item };
  // Where Outlook refused everything, the draft is what it was: it must not be taken for a filled one.
  const isUntouched =
    outcomeOf(read.parts) === "failed" && read.parts.every(({ cause }) => cause !== "timeout" && cause !== "unclear");
  const last = isUntouched ? before : settled;
  if (!sameMemory(last, planned)) await attempt(() => remember(last, desk.reader));

  const savedPart: PartReport = {
    part: { kind: "saved" },
    status: saved.cause === null ? "verified" : "unverified",
    cause: saved.cause,
  };
  const parts = [...read.parts, savedPart];
  return {
    reference: mail.reference,
    outcome: outcomeOf(parts),
    obstacle: null,
    parts,
    notes: takeNotes(found, input, before, plan, read),
    at: tools.now(),
    fillId: last?.fillId ?? null,
  };
}

/** Causes after which a second look may see what the first did not. */
const SECOND_LOOK: readonly PartReport["cause"][] = [
  "vanished",
  "duplicated",
  "unclear",
  "content-differs",
  "left-over",
];

/**
 * The orders that a draft without memory names already: a reply, a forward, a copy. A draft that was opened for this
 * order has its subject, and nothing more.
 */
function referencesIn({ subject, body }: Found, mail: OrderMail): readonly string[] {
  const inSubject = findReferences(subject.value ?? "").filter((reference) => reference !== mail.reference);
  return [...new Set([...findReferences(body.value?.text ?? ""), ...inSubject])];
}

/** What a fill is going to do. */
interface FillPlan {
  readonly type: BodyType | null;
  /** The subject to be written, or null. */
  readonly subject: Attempt<string | null>;
  readonly text: Attempt<TextPlan>;
  readonly to: Attempt<FieldPlan>;
  readonly cc: Attempt<FieldPlan>;
  readonly files: Attempt<FilesPlan>;
  readonly isWriting: boolean;
}

async function makePlan(
  draft: Draft,
  found: Found,
  { mail, forms, otherMails }: FillInput,
  before: DraftMemory | null,
  { hashContent }: FillTools,
): Promise<FillPlan> {
  const listed = found.files.value;
  const files: Attempt<FilesPlan> =
    listed === null
      ? { value: null, cause: found.files.cause }
      : await attempt(() => planFiles(draft, listed, forms, before, hashContent));
  const subject = then(found.subject, (current) => planSubject(current, mail, before));
  const isFresh = found.saved.cause === null;
  const text = then(found.body, (body) => planText(body, mail, otherMails, before, isFresh));
  const to = then(found.to, (current) => planField("to", current, mail.to, before));
  const cc = then(found.cc, (current) => planField("cc", current, mail.cc, before));
  const isWriting =
    subject.value !== null ||
    Boolean(text.value?.write) ||
    [to, cc].some(({ value }) => value && (value.add.length > 0 || value.rest)) ||
    Boolean(files.value?.forms.some(({ isAdded, remove }) => isAdded || remove.length > 0)) ||
    Boolean(files.value && files.value.stale.length > 0);
  return { type: found.type.value, subject, text, to, cc, files, isWriting };
}

function then<A, B>({ value, cause }: Attempt<A>, next: (value: A) => B): Attempt<B> {
  return cause === null ? { value: next(value), cause: null } : { value: null, cause };
}

/** The memory of what is about to be written. */
function rememberPlan(
  found: Found,
  mail: OrderMail,
  before: DraftMemory | null,
  plan: FillPlan,
  fillId: string,
): DraftMemory {
  return {
    fillId,
    reference: mail.reference,
    item: found.itemId === null ? (before?.item ?? null) : markOf(found.itemId),
    before: lookBefore(found, before),
    subject: plan.subject.value !== null ? mail.subject : (before?.subject ?? null),
    texts: plan.text.value?.texts ?? before?.texts ?? [],
    to: plan.to.value?.added ?? before?.to ?? [],
    cc: plan.cc.value?.added ?? before?.cc ?? [],
    files: plan.files.value?.files ?? before?.files ?? [],
  };
}

/** The draft before anything was written to it: remembered once; what could not be read then, now. */
function lookBefore({ subject, body, to, cc, files }: Found, memory: DraftMemory | null): DraftBefore {
  const known = memory?.before;
  const isUntouched = (part: "texts" | "to" | "cc" | "files") => memory === null || memory[part].length === 0;
  return {
    subject: known?.subject ?? (memory?.subject == null ? subject.value : null),
    words: known?.words ?? (body.value && isUntouched("texts") ? markWords(body.value.words) : null),
    to: known?.to ?? (to.value && isUntouched("to") ? rememberField(to.value) : null),
    cc: known?.cc ?? (cc.value && isUntouched("cc") ? rememberField(cc.value) : null),
    files: known?.files ?? (files.value && isUntouched("files") ? markFiles(files.value) : null),
  };
}

/** What came of writing the parts. */
interface Written {
  readonly subject: Attempt<void>;
  readonly text: Attempt<void>;
  readonly to: Attempt<void>;
  readonly cc: Attempt<void>;
  readonly files: Awaited<ReturnType<typeof fillFiles>>;
}

async function carryOut(draft: Draft, plan: FillPlan): Promise<Written> {
  const { type } = plan;
  const nothing = { ids: new Map<string, string>(), causes: new Map() };
  // The attachments are the longest chain (one at a time), so they start first.
  const [files, text, to, cc, subject] = await Promise.all([
    plan.files.value ? fillFiles(draft, plan.files.value) : nothing,
    write(plan.text, (text) => (type ? fillText(draft, text, type) : Promise.resolve())),
    write(plan.to, (field) => fillField(draft, "to", field)),
    write(plan.cc, (field) => fillField(draft, "cc", field)),
    write(plan.subject, (subject) => (subject === null ? Promise.resolve() : draft.writeSubject(subject))),
  ]);
  return { files, text, to, cc, subject };
}

function write<T>({ value, cause }: Attempt<T>, work: (plan: T) => Promise<void>): Promise<Attempt<void>> {
  return cause === null ? attempt(() => work(value)) : Promise.resolve({ value: null, cause });
}

/** What was read back. */
interface ReadBack {
  readonly parts: readonly PartReport[];
  readonly subject: PartReport;
  readonly to: PartReport;
  readonly cc: PartReport | null;
  readonly text: ReturnType<typeof judgeText>;
  readonly files: Awaited<ReturnType<typeof judgeFiles>>;
  readonly recipients: readonly Recipient[];
  /** The subject itself; null where it could not be read. */
  readonly subjectText: string | null;
}

/** Reads every part back from the draft. What the draft holds counts, not what the writes answered. */
async function readBack(
  draft: Draft,
  { mail, forms }: FillInput,
  plan: FillPlan,
  memory: DraftMemory,
  written: Written,
  { hashContent }: FillTools,
): Promise<ReadBack> {
  const { type } = plan;
  const filesPlan = plan.files.value ?? unplanned(forms, memory);
  const hasCc = mail.cc.length > 0 || memory.cc.length > 0;
  const judging = attempt(() => draft.listAttachments()).then(async (listed) => {
    const known = plan.files.cause === null ? listed : { value: null, cause: plan.files.cause };
    const judged = await attempt(() => judgeFiles(draft, known, filesPlan, written.files, hashContent));
    return (
      judged.value ?? judgeFiles(draft, { value: null, cause: judged.cause }, filesPlan, written.files, hashContent)
    );
  });
  const [files, body, to, cc, subject] = await Promise.all([
    judging,
    type ? attempt(() => readBody(draft, type)) : { value: null, cause: written.text.cause ?? "unclear" },
    attempt(() => draft.readRecipients("to")),
    hasCc ? attempt(() => draft.readRecipients("cc")) : null,
    attempt(() => draft.readSubject()),
  ]);
  const subjectPart = judgeSubject(subject, mail, written.subject);
  const toPart = judgeField("to", to, mail.to, memory, written.to);
  const ccPart = cc && judgeField("cc", cc, mail.cc, memory, written.cc);
  const text = plan.text.value
    ? judgeText(body, plan.text.value, written.text)
    : {
        report: { part: { kind: "body" as const }, status: "unverified" as const, cause: written.text.cause },
        texts: memory.texts,
        isChanged: false,
      };
  return {
    parts: [toPart, ...(ccPart ? [ccPart] : []), subjectPart, text.report, ...files.parts],
    subject: subjectPart,
    to: toPart,
    cc: ccPart,
    text,
    files,
    recipients: [...(to.value ?? []), ...(cc?.value ?? [])],
    subjectText: subject.value,
  };
}

/** The forms where the attachments could not be listed: nothing was done with them. */
function unplanned(forms: readonly PreparedForm[], memory: DraftMemory): FilesPlan {
  return {
    forms: forms.map((form) => ({ form, remove: [], isAdded: false, obstacle: null })),
    stale: [],
    files: memory.files,
  };
}

/** What is remembered once the draft was read back: what is not there, and will not come, is not ours. */
function settle(
  memory: DraftMemory,
  before: DraftMemory | null,
  read: ReadBack,
  plan: FillPlan,
  written: Written,
): DraftMemory {
  const holds = (subject: string | null | undefined) =>
    subject != null && foldText(read.subjectText ?? "").includes(foldText(subject));
  // A subject that was not read, or whose write was not answered, may stand there or come.
  const isSubjectOpen = read.subjectText === null || read.subjectText === "" || written.subject.cause === "timeout";
  const subject = isSubjectOpen || holds(memory.subject) || plan.subject.value === null ? memory.subject : null;
  return {
    ...memory,
    subject: subject ?? (holds(before?.subject) ? (before?.subject ?? null) : null),
    texts: read.text.texts,
    to: plan.to.value ? settleField(plan.to.value, read.to, written.to) : memory.to,
    cc: plan.cc.value && read.cc ? settleField(plan.cc.value, read.cc, written.cc) : memory.cc,
    files: read.files.files,
  };
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
  const isOurs = before?.subject != null && foldText(subject).includes(foldText(before.subject));
  if (plan.subject.value !== null && subject !== "" && !isOurs)
    notes.push({ kind: "subject-replaced", before: subject });
  const others = uniqueAddresses(otherMails.flatMap((other) => [...other.to, ...other.cc])).filter((address) =>
    [...mail.to, ...mail.cc].every((own) => own.toLowerCase() !== address.toLowerCase()),
  );
  const addresses = others.filter((address) => countAddress(read.recipients, address) > 0);
  if (addresses.length > 0) notes.push({ kind: "other-recipient", addresses });
  if (read.text.isChanged) notes.push({ kind: "text-edited" });
  const { byNameOnly, parts } = read.files;
  if (byNameOnly.length > 0) notes.push({ kind: "names-and-sizes-only", names: byNameOnly });
  else if (forms.length > 0 && parts.every(({ status }) => status === "verified"))
    notes.push({ kind: "content-checked" });
  return notes;
}
