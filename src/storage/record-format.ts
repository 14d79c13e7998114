import {
  emptyRecord,
  type Fill,
  type FilledForm,
  MARKS,
  type Mark,
  type MarkName,
  type OrderRecord,
} from "../domain/order/order-log";
import type { OrderReference } from "../domain/order/reference";
import { restoreHash, SHORT_HASH_LENGTH, shortenHash } from "../domain/text/short-hash";
import { decodeInstant, encodeInstant, type Instant } from "../domain/time/instant";
import { addDays, daysBetween, type IsoDate, isIsoDate, isoDate } from "../domain/time/iso-date";

/**
 * Texts that occur again and again (systems, suppliers, addresses), each kept once. A stored record names them by
 * their position.
 */
export interface TextTable {
  /** The position of a text, which is added when it is new. */
  indexOf(text: string): number;
  readonly texts: readonly string[];
}

/** An empty table. */
export function createTextTable(): TextTable {
  const texts: string[] = [];
  const positions = new Map<string, number>();
  return {
    texts,
    indexOf(text) {
      const known = positions.get(text);
      if (known !== undefined) return known;
      positions.set(text, texts.length);
      return texts.push(text) - 1;
    },
  };
}

/**
 * A record as it is stored is one text, its parts between commas: what happened, then positions in the text table
 * (system, supplier, recipients, form ids), the hashes, and the position of the copies where there are any. It ends
 * early where there is nothing to say. One text, because Outlook counts a quotation mark twice: it stores the JSON of a
 * value as a text inside the JSON of all settings.
 */
const PARTS = { system: 1, supplier: 2, to: 3, formIds: 4, hashes: 5, cc: 6 } as const;

const FILL_LETTER = { verified: "F", partial: "P", undone: "U" } as const;
const MARK_LETTER = { sent: "s", confirmed: "c", promised: "p", ready: "r", reminded: "m" } as const;
/** On by the user, on by the add-in, seen in copy, taken back by the user. */
const SIGN = { user: "+", "add-in": "*", copy: "=", off: "-" } as const;
const DATE_ZERO = isoDate("2000-01-01");
/** In place of the date that a mail asked for, where it asked for the earliest possible. */
const EARLIEST = "-";

/** Before the position of a sender's address. */
const SENDER = "~";

/** The separator of lists within one text. No mail address and no form id has it. */
const LIST = ";";

/** Packs a record. `texts` collects what it names. */
export function packRecord(record: OrderRecord, texts: TextTable): string {
  const { fill, marks } = record;
  const events = packFillEvent(fill) + MARKS.map((name) => packMark(name, marks[name], texts)).join("");
  if (!fill) return events;
  const parts: (string | number)[] = [events, texts.indexOf(fill.system), texts.indexOf(fill.supplier)];
  if (fill.details) {
    const { to, cc, forms } = fill.details;
    parts.push(
      texts.indexOf(to.join(LIST)),
      texts.indexOf(forms.map((form) => form.id).join(LIST)),
      forms.map((form) => shortenHash(form.sha256)).join(""),
    );
    if (cc.length > 0) parts.push(texts.indexOf(cc.join(LIST)));
  }
  return parts.join(",");
}

function packFillEvent(fill: Fill | null): string {
  if (!fill) return "";
  const { result, at, asked } = fill;
  const date = asked === null ? "" : `@${asked === "earliest" ? EARLIEST : encodeDate(asked)}`;
  return FILL_LETTER[result] + encodeInstant(at) + date;
}

function packMark(name: MarkName, mark: Mark | undefined, texts: TextTable): string {
  if (!mark) return "";
  const date = mark.date ? `@${encodeDate(mark.date)}` : "";
  const sender = mark.on && mark.sender !== undefined ? `${SENDER}${texts.indexOf(mark.sender)}` : "";
  return `${MARK_LETTER[name]}${SIGN[mark.on ? mark.by : "off"]}${encodeInstant(mark.at)}${date}${sender}`;
}

/** A date in three characters; dates outside 2000-2127 are written out. */
function encodeDate(date: IsoDate): string {
  const days = daysBetween(DATE_ZERO, date);
  return days >= 0 && days < 36 ** 3 ? days.toString(36).padStart(3, "0") : date;
}

function decodeDate(text: string): IsoDate | null {
  if (text.length === 3) return addDays(DATE_ZERO, Number.parseInt(text, 36));
  return isIsoDate(text) ? text : null;
}

/**
 * Unpacks a record.
 * @returns null when it is not one, or when it holds something that this version does not know.
 */
export function unpackRecord(reference: OrderReference, stored: unknown, texts: readonly string[]): OrderRecord | null {
  if (typeof stored !== "string") return null;
  const parts = stored.split(",");
  const events = unpackEvents(parts[0] ?? "", texts);
  if (!events) return null;
  const record: OrderRecord = { ...emptyRecord(reference), marks: events.marks };
  if (!events.fill) return parts.length === 1 ? record : null;

  const textOf = (part: keyof typeof PARTS) => textAt(parts[PARTS[part]], texts);
  const [system, supplier] = [textOf("system"), textOf("supplier")];
  if (system === null || supplier === null) return null;
  const fill = { ...events.fill, system, supplier, details: null };
  if (parts.length === PARTS.supplier + 1) return { ...record, fill };

  const [to, formIds] = [textOf("to"), textOf("formIds")];
  const cc = parts.length === PARTS.cc + 1 ? textOf("cc") : "";
  if (to === null || formIds === null || cc === null || parts.length > PARTS.cc + 1) return null;
  const forms = unpackForms(splitList(formIds), parts[PARTS.hashes]);
  return forms && { ...record, fill: { ...fill, details: { to: splitList(to), cc: splitList(cc), forms } } };
}

/** The texts that a stored record names, by position. */
export function textsNamedByRecord(stored: unknown, texts: readonly string[]): Record<string, string> {
  const [events = "", ...others] = typeof stored === "string" ? stored.split(",") : [];
  const parts = [...others, ...[...events.matchAll(/~(\d{1,5})/g)].map(([, position = ""]) => position)];
  return Object.fromEntries(
    parts.flatMap((part) => {
      const text = textAt(part, texts);
      return text === null ? [] : [[part, text]];
    }),
  );
}

function textAt(position: string | undefined, texts: readonly string[]): string | null {
  return position !== undefined && /^\d{1,5}$/.test(position) ? (texts[Number(position)] ?? null) : null;
}

function splitList(text: string): string[] {
  return text === "" ? [] : text.split(LIST);
}

function unpackForms(ids: readonly string[], hashes: string | undefined): FilledForm[] | null {
  if (hashes?.length !== ids.length * SHORT_HASH_LENGTH) return null;
  const forms: FilledForm[] = [];
  for (const [place, id] of ids.entries()) {
    const sha256 = restoreHash(hashes.slice(place * SHORT_HASH_LENGTH, (place + 1) * SHORT_HASH_LENGTH));
    if (sha256 === null) return null;
    forms.push({ id, sha256 });
  }
  return forms;
}

interface Events {
  readonly fill: Pick<Fill, "at" | "result" | "asked"> | null;
  readonly marks: OrderRecord["marks"];
}

const EVENT = /(?:([FPU])|([scprm])([+*=-]))([0-9a-z]{6})(?:@(\d{4}-\d{2}-\d{2}|[0-9a-z]{3}|-))?(?:~(\d{1,5}))?/y;

function unpackEvents(text: string, texts: readonly string[]): Events | null {
  let fill: Events["fill"] = null;
  const marks: Partial<Record<MarkName, Mark>> = {};
  EVENT.lastIndex = 0;
  for (let end = 0; end < text.length; end = EVENT.lastIndex) {
    const found = EVENT.exec(text);
    const at = found?.[4] === undefined ? null : decodeInstant(found[4]);
    if (!found || !at) return null;
    const [, fillLetter, markLetter = "", sign = "", , date, sender] = found;
    if (fillLetter !== undefined) {
      fill = unpackFillEvent(fillLetter, at, date, sender);
      if (!fill) return null;
      continue;
    }
    const mark = unpackMark(sign, at, date, sender, texts);
    if (!mark) return null;
    marks[keyOf(MARK_LETTER, markLetter)] = mark;
  }
  return { fill, marks };
}

function unpackFillEvent(
  letter: string,
  at: Instant,
  date: string | undefined,
  sender: string | undefined,
): Events["fill"] {
  const asked = date === undefined ? null : date === EARLIEST ? "earliest" : decodeDate(date);
  const isUnknownDate = date !== undefined && asked === null;
  return isUnknownDate || sender !== undefined ? null : { at, result: keyOf(FILL_LETTER, letter), asked };
}

/** A mark; null where its date or sender cannot be read. A sender is named where it was seen in copy, and nowhere else. */
function unpackMark(
  sign: string,
  at: Instant,
  date: string | undefined,
  position: string | undefined,
  texts: readonly string[],
): Mark | null {
  const day = date === undefined ? null : decodeDate(date);
  if (date !== undefined && day === null) return null;
  const state = keyOf(SIGN, sign);
  if (state !== "copy") {
    if (position !== undefined) return null;
    return { on: state !== "off", at, by: state === "off" ? "user" : state, date: day };
  }
  const sender = textAt(position, texts);
  return sender === null ? null : { on: true, at, by: state, date: day, sender };
}

function keyOf<K extends string>(letters: Readonly<Record<K, string>>, letter: string): K {
  return (Object.keys(letters) as K[]).find((key) => letters[key] === letter) as K;
}
