import { isSha256 } from "../text/short-hash";
import { type Instant, instantToDate, writeTime } from "../time/instant";
import { dateInDenmark, type IsoDate } from "../time/iso-date";
import { newerOf, stableJson } from "../time/timed";
import type { Order } from "./order";
import { formatOrderReference, type OrderKey, type OrderReference } from "./reference";

/** Who says that something happened: the add-in saw it itself, also in a copy that somebody else sent, or the user stated it. */
export type StatedBy = "add-in" | "copy" | "user";

/** A form as it was attached. */
export interface FilledForm {
  /** `bilag-1`, as in the campaign. */
  readonly id: string;
  /** Lower-case hex of the file's SHA-256. */
  readonly sha256: string;
}

/** What was filled in, beyond the names: compacted away from old finished orders when the mailbox runs full. */
interface FillDetails {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly forms: readonly FilledForm[];
}

/** The date that a mail asked the routes to be ready by; `earliest` where it asked for the earliest possible. */
export type AskedDate = IsoDate | "earliest";

/** The latest fill of an order's mail. The add-in knows this itself. */
export interface Fill {
  readonly at: Instant;
  /** `verified`: all was read back from the draft. `partial`: something was missing. `undone`: the user took it back. */
  readonly result: "verified" | "partial" | "undone";
  readonly system: string;
  readonly supplier: string;
  /** Null where it was not recorded: by a version that did not keep it. */
  readonly asked: AskedDate | null;
  /** Null when they were compacted away. */
  readonly details: FillDetails | null;
}

/** What can be marked of an order once it is filled. */
export const MARKS = ["sent", "confirmed", "promised", "ready", "reminded"] as const;

/**
 * `promised`: the supplier has named the day on which the routes are ready. `reminded`: a reminder was written. Neither
 * is a state of its own.
 */
export type MarkName = (typeof MARKS)[number];

/** A statement about an order, or its withdrawal. */
export interface Mark {
  /** False when it was taken back; the time then says when. */
  readonly on: boolean;
  readonly at: Instant;
  readonly by: StatedBy;
  /** Who sent the mail that was seen `in copy`, by the address that it names; absent otherwise. */
  readonly sender?: string;
  /** The day it is about: when the mail was sent or created, when the supplier confirmed, which day was promised, when the routes were ready. Null for none. */
  readonly date: IsoDate | null;
}

/** All that is known of one order: campaign, municipality and it-system. */
export interface OrderRecord {
  /** `ØIR03-101-BOG`. */
  readonly reference: string;
  readonly campaignId: string;
  readonly municipalityCode: string;
  readonly key: OrderKey;
  /** Null when the mail was not filled by the add-in. */
  readonly fill: Fill | null;
  readonly marks: Readonly<Partial<Record<MarkName, Mark>>>;
}

/** The records by order reference. */
export type OrderLog = Readonly<Record<string, OrderRecord>>;

/** How far an order is. */
export type OrderState = "none" | "partial" | "filled" | "sent" | "confirmed" | "ready";

/** What a fill reports to the log. */
export interface FillReportForLog {
  /** Whether everything was read back. */
  readonly verified: boolean;
  readonly system: string;
  readonly supplier: string;
  readonly asked: AskedDate;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly forms: readonly FilledForm[];
}

/** The reference of a planned order, in its parts. */
export function referenceOf(order: Order): OrderReference {
  return { campaignId: order.campaign.id, municipalityCode: order.profile.municipality.code, key: order.key };
}

/** The record of an order, or null when nothing is known of it. */
export function findRecord(log: OrderLog, reference: OrderReference): OrderRecord | null {
  return log[formatOrderReference(reference)] ?? null;
}

/**
 * Records that the order's mail was filled. Marks that are there stay.
 * @throws RangeError when a form's hash is not a SHA-256 in lower-case hex.
 */
export function recordFilled(
  log: OrderLog,
  reference: OrderReference,
  report: FillReportForLog,
  now: Instant,
): OrderLog {
  const { verified, system, supplier, asked, to, cc, forms } = report;
  const wrong = forms.find((form) => !isSha256(form.sha256));
  if (wrong) throw new RangeError(`Not a SHA-256 in lower-case hex: ${wrong.id}`);
  return change(log, reference, (record) => ({
    ...record,
    fill: {
      at: writeTime(record.fill?.at, now),
      result: verified ? "verified" : "partial",
      system,
      supplier,
      asked,
      details: { to: [...to], cc: [...cc], forms: forms.map(({ id, sha256 }) => ({ id, sha256 })) },
    },
  }));
}

/**
 * Records that forms were sent after the mail, which are other than those that it was filled with. Without a fill, or
 * where its details are gone, nothing changes.
 */
export function recordFormsReplaced(
  log: OrderLog,
  reference: OrderReference,
  replaced: readonly FilledForm[],
): OrderLog {
  const fill = findRecord(log, reference)?.fill;
  const details = fill?.details;
  if (!fill || !details) return log;
  const forms = details.forms.map((form) => replaced.find(({ id }) => id === form.id) ?? form);
  return change(log, reference, (record) => ({
    ...record,
    // The time stays that of the fill, but for the second by which this wins over it where logs are joined.
    fill: { ...fill, at: writeTime(fill.at, fill.at), details: { ...details, forms } },
  }));
}

/** Records that the fill was undone (`Fortryd udfyldning`). Without a fill, nothing changes. */
export function recordFillUndone(log: OrderLog, reference: OrderReference, now: Instant): OrderLog {
  const fill = findRecord(log, reference)?.fill;
  if (!fill || fill.result === "undone") return log;
  return change(log, reference, (record) => ({
    ...record,
    fill: { ...fill, at: writeTime(fill.at, now), result: "undone" },
  }));
}

/** The user says that the mail was sent. Already marked: nothing changes, and the first time stays. */
export function markSent(log: OrderLog, reference: OrderReference, now: Instant): OrderLog {
  if (findRecord(log, reference)?.marks.sent?.on) return log;
  return mark(log, reference, "sent", { by: "user", date: null }, now);
}

/**
 * Records that the sent mail was read, and that what left was right.
 * @param date the day of the mail; null where it is not known
 */
export function recordSentChecked(
  log: OrderLog,
  reference: OrderReference,
  date: IsoDate | null,
  now: Instant,
): OrderLog {
  return mark(log, reference, "sent", { by: "add-in", date }, now);
}

/**
 * Records that a copy of the mail was received, and that nothing in it was wrong. What the user has said of it, or the
 * check of the sent mail itself, stays.
 * @param sender the address that the copy is from
 * @param date the day of the mail; null where it is not known
 */
export function recordSeenInCopy(
  log: OrderLog,
  reference: OrderReference,
  sender: string,
  date: IsoDate | null,
  now: Instant,
): OrderLog {
  if (findRecord(log, reference)?.marks.sent?.on) return log;
  return mark(log, reference, "sent", { by: "copy", date, sender }, now);
}

/** The user says that the supplier confirmed the order on `date`. */
export function markConfirmed(log: OrderLog, reference: OrderReference, date: IsoDate, now: Instant): OrderLog {
  return mark(log, reference, "confirmed", { by: "user", date }, now);
}

/** The user says that the supplier promises routes and monitoring for `date`. A later promise takes its place. */
export function markPromised(log: OrderLog, reference: OrderReference, date: IsoDate, now: Instant): OrderLog {
  return mark(log, reference, "promised", { by: "user", date }, now);
}

/** The user says that routes and monitoring were ready on `date`. */
export function markReady(log: OrderLog, reference: OrderReference, date: IsoDate, now: Instant): OrderLog {
  return mark(log, reference, "ready", { by: "user", date }, now);
}

/** Records that the add-in wrote a reminder; the newest counts. Whether it was sent is the user's to know. */
export function recordReminded(log: OrderLog, reference: OrderReference, today: IsoDate, now: Instant): OrderLog {
  return change(log, reference, (record) => ({
    ...record,
    marks: {
      ...record.marks,
      reminded: { on: true, at: writeTime(record.marks.reminded?.at, now), by: "add-in", date: today },
    },
  }));
}

/** Takes a mark back. The withdrawal has a time of its own, so that it wins over the mark on other machines too. */
export function unmark(log: OrderLog, reference: OrderReference, name: MarkName, now: Instant): OrderLog {
  const old = findRecord(log, reference)?.marks[name];
  if (!old?.on) return log;
  return change(log, reference, (record) => ({
    ...record,
    marks: { ...record.marks, [name]: { on: false, at: writeTime(old.at, now), by: "user", date: null } },
  }));
}

function mark(
  log: OrderLog,
  reference: OrderReference,
  name: MarkName,
  statement: Pick<Mark, "by" | "date" | "sender">,
  now: Instant,
): OrderLog {
  const old = findRecord(log, reference)?.marks[name];
  if (old?.on && old.date === statement.date && old.by === statement.by && old.sender === statement.sender) return log;
  return change(log, reference, (record) => ({
    ...record,
    marks: { ...record.marks, [name]: { on: true, at: writeTime(old?.at, now), ...statement } },
  }));
}

function change(log: OrderLog, reference: OrderReference, edit: (record: OrderRecord) => OrderRecord): OrderLog {
  const record = findRecord(log, reference) ?? emptyRecord(reference);
  return { ...log, [record.reference]: edit(record) };
}

/** The record of an order of which nothing is known yet. */
export function emptyRecord(reference: OrderReference): OrderRecord {
  const { campaignId, municipalityCode, key } = reference;
  return { reference: formatOrderReference(reference), campaignId, municipalityCode, key, fill: null, marks: {} };
}

/** How far the order is: the furthest that is known or stated. */
export function orderState(record: OrderRecord | null | undefined): OrderState {
  if (!record) return "none";
  for (const name of ["ready", "confirmed", "sent"] as const) if (record.marks[name]?.on) return name;
  if (record.marks.promised?.on) return "sent";
  if (!record.fill || record.fill.result === "undone") return "none";
  return record.fill.result === "verified" ? "filled" : "partial";
}

/**
 * When the order is known to have been sent, or null. A confirmation, a promise or ready routes say it as well: nobody
 * confirms what was not sent.
 */
export function sentMark(record: OrderRecord | null | undefined): Mark | null {
  const { sent, confirmed, promised, ready } = record?.marks ?? {};
  return [sent, confirmed, promised, ready].find((candidate) => candidate?.on) ?? null;
}

/** The day that a mark is about; where it names none, the day on which it was made. */
export function dayOfMark({ date, at }: Mark): IsoDate {
  return date ?? dateInDenmark(instantToDate(at));
}

/** The day on which the order is known to have been sent by, or null. A promise is about a day to come: it was heard before. */
export function sentDay(record: OrderRecord | null | undefined): IsoDate | null {
  const mark = sentMark(record);
  if (!mark) return null;
  return mark === record?.marks.promised ? dateInDenmark(instantToDate(mark.at)) : dayOfMark(mark);
}

/** Whether the order is finished: the routes are ready. */
export function isFinished(record: OrderRecord): boolean {
  return orderState(record) === "ready";
}

/** The record without the details of its fill. */
export function compactRecord(record: OrderRecord): OrderRecord {
  return record.fill ? { ...record, fill: { ...record.fill, details: null } } : record;
}

/** The record of a finished order reduced to when it was ready. */
export function summariseRecord(record: OrderRecord): OrderRecord {
  const { ready } = record.marks;
  return { ...record, fill: null, marks: ready ? { ready } : {} };
}

/** Joins what two panes or machines know of orders: per order and per statement, the newest counts. */
export function mergeOrderLogs(a: OrderLog, b: OrderLog): OrderLog {
  const merged: Record<string, OrderRecord> = { ...a };
  for (const [reference, record] of Object.entries(b)) {
    const other = merged[reference];
    merged[reference] = other ? mergeRecords(other, record) : record;
  }
  return merged;
}

function mergeRecords(a: OrderRecord, b: OrderRecord): OrderRecord {
  const marks: Partial<Record<MarkName, Mark>> = {};
  for (const name of MARKS) {
    const newest = newerOf(a.marks[name], b.marks[name]);
    if (newest) marks[name] = newest;
  }
  return { ...a, fill: newerFill(a.fill, b.fill), marks };
}

/** The newer fill; of the same fill, the one that still has what a lack of room, or an older version, took from it. */
function newerFill(a: Fill | null, b: Fill | null): Fill | null {
  if (!a || !b) return a ?? b;
  const rank = (fill: Fill) => `${fill.at} ${fill.asked ? 1 : 0} ${fill.details ? 1 : 0} ${stableJson(fill)}`;
  return rank(a) >= rank(b) ? a : b;
}
