import type { Campaign } from "../campaign/campaign";
import type { Municipality } from "../municipality/municipality";
import type { Order } from "../order/order";
import { findRecord, isFinished, type OrderLog, type OrderRecord, referenceOf, sentMark } from "../order/order-log";
import type { OrderKey } from "../order/reference";
import { type IsoDate, latestDate } from "../time/iso-date";
import { type ExpectedDate, expectedDate } from "./expected-date";

/** Which date an entry is about. */
export type CalendarEntryKind = "order-by" | "ready-by" | "frozen-zone";

/** A deadline as an entry in the calendar: whole days, without a time of day. */
export interface CalendarEntry {
  readonly kind: CalendarEntryKind;
  /** The same for the same deadline each time, so that a second import updates the first. ASCII. */
  readonly uid: string;
  /** Never in the past. */
  readonly from: IsoDate;
  /** The last day, included. Equal to `from` for one day. */
  readonly to: IsoDate;
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  /** Whether the calendar should remind: the day before and on the day, in the morning. */
  readonly reminds: boolean;
}

/** What an entry is about, for its words. */
interface CalendarFacts {
  readonly kind: CalendarEntryKind;
  readonly campaign: Campaign;
  readonly municipality: Municipality;
  /** Of `ready-by`: the date and who named it; else null. */
  readonly expected: ExpectedDate | null;
  /** Of `ready-by`: the it-systems, where their dates differ; empty where the date is that of all. */
  readonly systems: readonly string[];
}

/** The words of the entries, in the language of the pane. */
export interface CalendarTexts {
  title(facts: CalendarFacts): string;
  body(facts: CalendarFacts): string;
}

/** What the entries are made from. */
export interface CalendarInput {
  readonly campaign: Campaign;
  readonly municipality: Municipality;
  /** All orders of the municipality in the campaign (`planOrders`). */
  readonly orders: readonly Order[];
  readonly log: OrderLog;
  readonly today: IsoDate;
}

/**
 * The dates that are still to come, for one municipality's calendar: the order date until all mails are sent, the date
 * by which each order's routes are expected (`expectedDate`; one entry for orders that share it), and the frozen zone
 * if any. A date in the past is never among them.
 */
export function calendarEntries(input: CalendarInput, texts: CalendarTexts): CalendarEntry[] {
  const { campaign, municipality, today } = input;
  const entry = (
    name: string,
    days: Pick<CalendarEntry, "from" | "to" | "reminds">,
    facts: Pick<CalendarFacts, "kind"> & Partial<CalendarFacts>,
  ): CalendarEntry => {
    const all: CalendarFacts = { campaign, municipality, expected: null, systems: [], ...facts };
    return {
      kind: facts.kind,
      uid: `${encodeURIComponent(campaign.id)}-${municipality.code}-${name}@rutebestilling`,
      ...days,
      title: texts.title(all),
      body: texts.body(all),
    };
  };
  const onDay = (day: IsoDate) => ({ from: day, to: day, reminds: true });
  const { orderBy, frozenZone } = campaign;
  const open = openOrders(input);
  const groups = groupByDate(open, campaign);
  return [
    ...(orderBy >= today && (input.orders.length === 0 || open.some(({ record }) => !sentMark(record)))
      ? [entry("order-by", onDay(orderBy), { kind: "order-by" })]
      : []),
    ...groups
      .filter(({ expected }) => expected.date >= today)
      .map(({ name, expected, systems }) =>
        entry(name, onDay(expected.date), {
          kind: "ready-by",
          expected,
          systems: systems.length === input.orders.length ? [] : systems,
        }),
      ),
    ...(frozenZone && frozenZone.to >= today
      ? [
          entry(
            "frozen-zone",
            { from: latestDate(frozenZone.from, today), to: frozenZone.to, reminds: false },
            { kind: "frozen-zone" },
          ),
        ]
      : []),
  ];
}

interface OpenOrder {
  /** Null where the municipality's orders are not planned yet. */
  readonly order: Order | null;
  readonly record: OrderRecord | null;
}

/** The orders whose routes are not ready. */
function openOrders({ orders, log }: CalendarInput): OpenOrder[] {
  if (orders.length === 0) return [{ order: null, record: null }];
  return orders
    .map((order) => ({ order, record: findRecord(log, referenceOf(order)) }))
    .filter(({ record }) => record === null || !isFinished(record));
}

interface DateGroup {
  readonly name: string;
  readonly expected: ExpectedDate;
  readonly systems: readonly string[];
}

/** The orders by the date they share. The first group keeps the entry that all orders had while they shared one. */
function groupByDate(open: readonly OpenOrder[], campaign: Campaign): DateGroup[] {
  const groups = new Map<string, { expected: ExpectedDate; keys: (OrderKey | null)[]; systems: string[] }>();
  for (const { order, record } of open) {
    const expected = expectedDate(record, campaign);
    if (!expected) continue;
    const group = groups.get(expected.date) ?? { expected, keys: [], systems: [] };
    group.keys.push(order?.key ?? null);
    if (order) group.systems.push(record?.fill?.system || order.system);
    groups.set(expected.date, group);
  }
  const [first] = open;
  return [...groups.values()].map(({ expected, keys, systems }) => ({
    name: keys.includes(first?.order?.key ?? null) ? "ready-by" : `ready-by-${keys[0]}`,
    expected,
    systems,
  }));
}
