import type { PartReport } from "../../domain/fill/part-report";
import { sameAddress } from "../../domain/text/email-address";
import type { Draft, Recipient } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";
import { type DraftMemory, type FieldBefore, markOf, type Remembering } from "./draft-memory";
import { type Attempt, confirmEmpty, countAddress, isRefusal, readUntilFound } from "./draft-parts";
import { type FillTools, LOOK_AGAIN_AFTER_MS, type Look } from "./fill-tools";

/** The fields that an order writes to. */
export type OrderField = "to" | "cc";

/** What a fill does to a recipient field. */
export interface FieldPlan {
  readonly add: readonly string[];
  /** Ours, and too many: of an earlier text of the order, or there twice. The field as it is without them; null: none. */
  readonly rest: readonly Recipient[] | null;
  readonly current: readonly Recipient[];
  /** Marks of the addresses that are ours, or will be. */
  readonly added: readonly string[];
}

/** Waits so many milliseconds. */
type Wait = FillTools["wait"];

/** Office.Recipients.setAsync takes as many. */
const RECIPIENTS_PER_CALL = 100;

/** So many Outlook tells of at most, by client (Office.Recipients.getAsync). */
const TOLD_AT_MOST: readonly number[] = [100, 500, 1_000];

/** Whether there may be more in a field than Outlook tells of. */
function mayBeCut(current: readonly Recipient[]): boolean {
  return TOLD_AT_MOST.includes(current.length);
}

const addressMark = (address: string): string => markOf(address.trim().toLowerCase());

/** An address by which a recipient is recognised, and can be written back. */
function hasAddress({ address }: Recipient): boolean {
  return /^[^\s@/]+@[^\s@]+$/.test(address);
}

/**
 * The mark of an address that was added and not seen in the field: it may still come, and the user may have put it there
 * since. Such a one is never taken out.
 */
const doubtful = (mark: string): string => `?${mark}`;

/** The mark of an address that is about to be added, or was, and not looked for since: it is ours, and may still come. */
const pending = (mark: string): string => `!${mark}`;

const plainMark = (mark: string): string => mark.replace(/^[?!]/, "");

/** What a memory says of both fields. */
type FieldMarks = Pick<DraftMemory, OrderField>;

/** Marks of the addresses that are ours. */
function marksOf(memory: DraftMemory | null, field: OrderField): ReadonlySet<string> {
  return new Set(memory?.[field].filter((mark) => !mark.startsWith("?")).map(plainMark));
}

/** Marks of those that may be ours. */
function doubtsOf(memory: FieldMarks | null, field: OrderField): ReadonlySet<string> {
  return new Set(onlyDoubtful(memory?.[field] ?? []).map(plainMark));
}

function onlyDoubtful(marks: readonly string[]): readonly string[] {
  return marks.filter((mark) => mark.startsWith("?"));
}

/** Of a field's marks, once it is taken back, those of recipients who may still come. */
export function mayComeOf(marks: readonly string[], undone: FieldUndone | null): readonly string[] {
  const unseen = marks.filter((mark) => mark.startsWith("!") && !undone?.seen.has(plainMark(mark)));
  return [...onlyDoubtful(marks), ...unseen.map((mark) => doubtful(plainMark(mark)))];
}

/** Whether none of a field's marks is of somebody who was looked for. */
export function isOnlyPlanned(marks: readonly string[]): boolean {
  return marks.every((mark) => /^[?!]/.test(mark));
}

/** Whether anybody in a field is ours, by a memory. */
export function holdsOurs(field: OrderField, current: readonly Recipient[], memory: DraftMemory): boolean {
  const ours = marksOf(memory, field);
  return current.some(({ address }) => ours.has(addressMark(address)));
}

function countUnknown(recipients: readonly Recipient[]): number {
  return recipients.filter((recipient) => !hasAddress(recipient)).length;
}

/** What is remembered of a field before the first fill. */
export function rememberField(recipients: readonly Recipient[]): FieldBefore {
  const all = recipients.map(({ address, name }) => (address || name).toLowerCase()).sort();
  return { mark: markOf(...all), unknown: countUnknown(recipients) };
}

/** Reads a field; an empty answer is not believed the first time. */
export function readField(draft: Draft, field: OrderField): Promise<Recipient[]> {
  return confirmEmpty(() => draft.readRecipients(field));
}

/**
 * Reads a field that is to be filled: neither is an answer believed the first time in which none of ours is.
 * @param isOrders whether the order has recipients in it
 */
export function readFieldToFill(
  draft: Draft,
  field: OrderField,
  isOrders: boolean,
  memory: Remembering,
): Promise<Recipient[]> {
  return readUntilFound(
    () => (isOrders ? readField(draft, field) : draft.readRecipients(field)),
    async (current) => {
      const ours = marksOf(await memory, field);
      return ours.size === 0 || current.some(({ address }) => ours.has(addressMark(address)));
    },
  );
}

/** Recipients that came into the field since the first fill, and whose address Outlook does not give. */
function unknownSince(current: readonly Recipient[], before: FieldBefore | null): number {
  return Math.max(0, countUnknown(current) - (before?.unknown ?? 0));
}

/**
 * Whom of those that Outlook does not tell of by address it may tell of by another name (office-js#3701). Which of them an
 * entry is, is known only where its name is the address.
 * @param count so many entries may be such
 */
function maybeRenamed(absent: readonly string[], current: readonly Recipient[], count: number): readonly string[] {
  const names = current.filter((recipient) => !hasAddress(recipient)).map(({ name }) => name);
  const named = absent.filter((address) => names.some((name) => sameAddress(name, address)));
  return count > named.length ? absent : named;
}

/**
 * Plans a field: what is there is not added again, and nobody is taken out but those that we added.
 * @param earlier of an order that was taken back: who may still come late
 */
export function planField(
  field: OrderField,
  current: readonly Recipient[],
  wanted: readonly string[],
  memory: DraftMemory | null,
  earlier: FieldMarks | null = null,
): FieldPlan {
  const ours = marksOf(memory, field);
  const doubts = new Set([...doubtsOf(memory, field), ...doubtsOf(earlier, field)]);
  const isOurs = (address: string) => ours.has(addressMark(address));
  const absent = wanted.filter((address) => countAddress(current, address) === 0);
  const maybeThere = memory
    ? maybeRenamed(absent.filter(isOurs), current, unknownSince(current, memory.before[field]))
    : [];
  const isUntold = (address: string) => maybeThere.includes(address) || (mayBeCut(current) && isOurs(address));
  const add = absent.filter((address) => !isUntold(address));
  const seen: string[] = [];
  const rest = current.filter(({ address }) => {
    if (!isOurs(address) && !doubts.has(addressMark(address))) return true;
    const isUnwanted = isOurs(address) && !wanted.some((other) => sameAddress(other, address));
    const isSurplus = seen.includes(address.toLowerCase());
    seen.push(address.toLowerCase());
    return !isUnwanted && !isSurplus;
  });
  const adding = add.map(addressMark);
  const stillDoubtful = [...doubts].filter((mark) => !adding.includes(mark)).map(doubtful);
  const there = new Set(current.map(({ address }) => addressMark(address)));
  const known = (memory?.[field] ?? [])
    .filter((mark) => !mark.startsWith("?") && !adding.includes(plainMark(mark)))
    .map((mark) => (there.has(plainMark(mark)) ? plainMark(mark) : mark));
  return {
    add,
    rest: rest.length < current.length ? rest : null,
    current,
    added: [...new Set([...known, ...adding.map(pending), ...stillDoubtful])],
  };
}

/** Carries a plan out. Rejects with the `OutlookError` of what failed. */
export async function fillField(draft: Draft, field: OrderField, plan: FieldPlan, wait: Wait): Promise<void> {
  if (plan.rest) await takeOut(draft, field, plan.current, plan.rest, wait);
  if (plan.add.length > 0) await draft.addRecipients(field, plan.add.map(asRecipient));
}

/** An address as a recipient. It carries its address as its name: an empty name has crashed Outlook on Mac. */
function asRecipient(address: string): Recipient {
  return { address, name: address };
}

/**
 * Rewrites the field without some of its recipients: Office.js cannot remove one. Not where anybody in it has no
 * address (a personal contact list vanishes, office-js#4661), nor where they do not fit one call. Whoever is missing
 * afterwards is put back.
 */
async function takeOut(
  draft: Draft,
  field: OrderField,
  current: readonly Recipient[],
  rest: readonly Recipient[],
  wait: Wait,
): Promise<void> {
  if (!current.every(hasAddress) || current.length >= RECIPIENTS_PER_CALL) {
    throw new OutlookError("replaceRecipients", "unsupported", null, "Not every recipient would survive it");
  }
  try {
    await draft.replaceRecipients(field, rest);
  } finally {
    const lost = await findLost(draft, field, rest, wait);
    if (lost.length > 0) await draft.addRecipients(field, lost);
  }
}

/** Who should be in the field and is not listed, even after some time. */
async function findLost(
  draft: Draft,
  field: OrderField,
  rest: readonly Recipient[],
  wait: Wait,
): Promise<readonly Recipient[]> {
  let lost: readonly Recipient[] = rest;
  // Outlook tells of a recipient once it has resolved them: whoever is put back too early is there twice.
  for (const pause of [0, ...LOOK_AGAIN_AFTER_MS]) {
    if (lost.length === 0) break;
    if (pause > 0) await wait(pause);
    const now = await draft.readRecipients(field);
    lost = lost.filter(({ address }) => countAddress(now, address) === 0);
  }
  return lost;
}

/** Says of a field whether every recipient of the order is in it, once. */
export function judgeField(
  field: OrderField,
  found: Attempt<readonly Recipient[]>,
  wanted: readonly string[],
  memory: DraftMemory,
  write: Attempt<void>,
): PartReport {
  if (found.value === null) {
    return { part: { kind: field, addresses: wanted }, status: "unverified", cause: write.cause ?? found.cause };
  }
  const current = found.value;
  const ours = marksOf(memory, field);
  const isOurs = (address: string) => ours.has(addressMark(address));
  const mayBeOurs = (address: string) => isOurs(address) || doubtsOf(memory, field).has(addressMark(address));
  const absent = wanted.filter((address) => countAddress(current, address) === 0);
  // Whoever has no address to be known by may be one of these, also where the user had put them there before.
  const unknown = maybeRenamed(absent, current, countUnknown(current));
  const missing = absent.filter((address) => !unknown.includes(address));
  const part = (addresses: readonly string[]) => ({ kind: field, addresses });
  if (missing.length > 0 && mayBeCut(current) && !isRefusal(write.cause)) {
    return { part: part(missing), status: "unverified", cause: write.cause ?? "unclear" };
  }
  if (missing.length > 0) return { part: part(missing), status: "missing", cause: write.cause ?? "vanished" };
  const doubled = wanted.filter((address) => mayBeOurs(address) && countAddress(current, address) > 1);
  if (doubled.length > 0) return { part: part(doubled), status: "missing", cause: "duplicated" };
  const isUnwanted = ({ address }: Recipient) => !wanted.some((other) => sameAddress(other, address));
  const left = current.filter((other) => isOurs(other.address) && isUnwanted(other)).map(({ address }) => address);
  if (left.length > 0) return { part: part(left), status: "missing", cause: "left-over" };
  const maybeLeft = current
    .filter((other) => mayBeOurs(other.address) && isUnwanted(other))
    .map(({ address }) => address);
  if (maybeLeft.length > 0) return { part: part(maybeLeft), status: "unverified", cause: "left-over" };
  if (unknown.length > 0) return { part: part(unknown), status: "unverified", cause: write.cause ?? "unrecognised" };
  return { part: part(wanted), status: "verified", cause: null };
}

/** The mark of somebody who was looked for and found. */
const looked = (mark: string): string => (mark.startsWith("!") ? plainMark(mark) : mark);

/** The marks of those that we added and that are still in the field, or may come: Outlook may resolve them late. */
export function settleField(plan: FieldPlan, report: PartReport, write: Attempt<void>): readonly string[] {
  if (report.status === "unverified" || !("addresses" in report.part)) return plan.added;
  const isSomebodyMissing =
    report.status === "missing" && report.cause !== "duplicated" && report.cause !== "left-over";
  const unseen = new Set(isSomebodyMissing ? report.part.addresses.map(addressMark) : []);
  const isUnseen = (mark: string) => !mark.startsWith("?") && unseen.has(plainMark(mark));
  if (isRefusal(write.cause)) return plan.added.filter((mark) => !isUnseen(mark)).map(looked);
  return plan.added.map((mark) => (isUnseen(mark) ? doubtful(plainMark(mark)) : looked(mark)));
}

/**
 * Takes out those that were added. Rejects with an `OutlookError`.
 * @returns which of them were seen in the field
 */
export async function undoField(
  draft: Draft,
  field: OrderField,
  memory: DraftMemory,
  wait: Wait,
): Promise<FieldUndone> {
  const ours = marksOf(memory, field);
  if (ours.size === 0) return { seen: new Set(), isUnseen: false, isEmpty: false, isRewritten: false };
  const current = await readField(draft, field);
  const rest = current.filter(({ address }) => !ours.has(addressMark(address)));
  const isRewritten = rest.length < current.length;
  if (isRewritten) await takeOut(draft, field, current, rest, wait);
  const seen = new Set(current.map(({ address }) => addressMark(address)));
  return { seen, isUnseen: [...ours].some((mark) => !seen.has(mark)), isEmpty: current.length === 0, isRewritten };
}

/** What undo saw of a field before it wrote. */
export interface FieldUndone {
  /** Marks of all that were there. */
  readonly seen: ReadonlySet<string>;
  /** Some of ours were not there. */
  readonly isUnseen: boolean;
  /** It read as empty, though somebody had been added: that is not believed. */
  readonly isEmpty: boolean;
  readonly isRewritten: boolean;
}

/** What is left of a field after undo, and whether it is as it was. */
export interface FieldLeft {
  readonly addresses: readonly string[];
  /** Who may be ours: they came after we had given them up, and may be the user's. */
  readonly doubtful: readonly string[];
  /** Ours may be there still: the field read as empty, or some have come since whose address Outlook does not give. */
  readonly isUnsure: boolean;
  readonly isAsBefore: boolean;
}

/** Looks at a field after undo. */
export function leftOfField(
  field: OrderField,
  current: readonly Recipient[],
  memory: DraftMemory,
  undone: FieldUndone | null,
  { isLast }: Look,
): FieldLeft {
  const ours = marksOf(memory, field);
  const doubts = doubtsOf(memory, field);
  const before = memory.before[field];
  const addresses = current.map(({ address }) => address);
  const isAsBefore = before !== null && rememberField(current).mark === before.mark;
  const isBelieved = isLast && isAsBefore && current.length === 0;
  // What undo did not read, it has not seen.
  const isUnseen = ours.size > 0 && (undone?.isUnseen ?? true);
  return {
    addresses: addresses.filter((address) => ours.has(addressMark(address))),
    doubtful: addresses.filter((address) => doubts.has(addressMark(address))),
    isUnsure:
      isUnseen && ((undone?.isEmpty === true && !isBelieved) || unknownSince(current, before) > 0 || mayBeCut(current)),
    isAsBefore,
  };
}
