import type { Campaign } from "../campaign/campaign";
import { findMunicipality } from "../municipality/municipality";
import type { Order } from "../order/order";
import {
  emptyRecord,
  type OrderLog,
  type OrderRecord,
  type OrderState,
  orderState,
  referenceOf,
} from "../order/order-log";
import { orderRoles } from "../order/reference";
import type { Role } from "../profile/role";
import { oneLine } from "../text/html";
import { formatDanishTime, type Instant, instantToDate, isInstant } from "../time/instant";
import { dateInDenmark, type IsoDate } from "../time/iso-date";
import { describeOrderDue } from "./deadline";

/** Where an order stands: something is to be done, and in time; in time no more; nothing is to be done. */
export type HistoryStatus = "open" | "late" | "done";

/** One order in the history. Times are null where nothing is known. */
export interface HistoryRow {
  readonly reference: string;
  readonly campaignId: string;
  /** Title of the campaign; its id where the pane no longer knows the campaign. */
  readonly campaign: string;
  readonly municipalityCode: string;
  /** Official name; the code where there is no such municipality. */
  readonly municipality: string;
  readonly roles: readonly Role[];
  readonly system: string;
  readonly supplier: string;
  readonly status: HistoryStatus;
  readonly state: OrderState;
  /**
   * The date that counts now: to order by, then the one by which routes are expected. Null when done, where there is
   * none, and where the campaign is not known.
   */
  readonly due: IsoDate | null;
  readonly filled: Instant | null;
  /** When it was marked; where the sent mail was read, the day on which Outlook created it. */
  readonly sent: Instant | IsoDate | null;
  readonly confirmed: IsoDate | null;
  readonly promised: IsoDate | null;
  readonly ready: IsoDate | null;
  readonly reminded: IsoDate | null;
}

/** The columns of the history, in their order. */
export const HISTORY_COLUMNS = [
  "reference",
  "campaign",
  "municipalityCode",
  "municipality",
  "roles",
  "system",
  "supplier",
  "status",
  "state",
  "due",
  "filled",
  "sent",
  "confirmed",
  "promised",
  "ready",
  "reminded",
] as const satisfies readonly (keyof HistoryRow)[];

/** A column of the history. */
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number];

/** The words of the history, in the language of the pane. */
export interface HistoryTexts {
  readonly columns: Readonly<Record<HistoryColumn, string>>;
  readonly status: Readonly<Record<HistoryStatus, string>>;
  readonly state: Readonly<Record<OrderState, string>>;
  readonly role: Readonly<Record<Role, string>>;
}

/**
 * All orders of the log, and the planned ones that nothing was done about yet.
 * @param planned the orders of the municipalities that the user works for; those in the log are not repeated.
 */
export function buildHistory(input: {
  readonly log: OrderLog;
  readonly planned: readonly Order[];
  readonly campaigns: readonly Campaign[];
  readonly today: IsoDate;
}): HistoryRow[] {
  const { log, planned, campaigns, today } = input;
  const orders = new Map(planned.map((order) => [order.reference, order]));
  const records = new Map(Object.entries(log));
  for (const order of planned) {
    if (!records.has(order.reference)) records.set(order.reference, emptyRecord(referenceOf(order)));
  }
  return [...records.values()].map((record) => {
    const campaign = campaigns.find(({ id }) => id === record.campaignId) ?? null;
    return buildRow(record, orders.get(record.reference) ?? null, campaign, today);
  });
}

function buildRow(record: OrderRecord, order: Order | null, campaign: Campaign | null, today: IsoDate): HistoryRow {
  const { fill, marks } = record;
  const state = orderState(record);
  const due = campaign && describeOrderDue(record, campaign, today);
  const filled = fill && fill.result !== "undone" ? fill.at : null;
  const dateOf = (name: "confirmed" | "promised" | "ready" | "reminded") => (marks[name]?.on ? marks[name].date : null);
  return {
    reference: record.reference,
    campaignId: record.campaignId,
    campaign: campaign?.title ?? record.campaignId,
    municipalityCode: record.municipalityCode,
    municipality: findMunicipality(record.municipalityCode)?.name ?? record.municipalityCode,
    roles: orderRoles(record.key),
    system: fill?.system || order?.system || "",
    supplier: fill?.supplier || order?.supplier || "",
    status: state === "ready" ? "done" : due?.isLate ? "late" : "open",
    state,
    due: due?.deadline?.date ?? null,
    filled,
    sent: marks.sent?.on ? (marks.sent.date ?? marks.sent.at) : null,
    confirmed: dateOf("confirmed"),
    promised: dateOf("promised"),
    ready: dateOf("ready"),
    reminded: dateOf("reminded"),
  };
}

const STATUS_ORDER: readonly HistoryStatus[] = ["late", "open", "done"];
const STATE_ORDER: readonly OrderState[] = ["none", "partial", "filled", "sent", "confirmed", "ready"];

/** The rows by a column: names as Danish sorts them, what is late before what is open, empty cells last both ways. */
export function sortHistory(
  rows: readonly HistoryRow[],
  column: HistoryColumn,
  direction: "ascending" | "descending",
): HistoryRow[] {
  const sign = direction === "ascending" ? 1 : -1;
  const rankOf = (row: HistoryRow): string => {
    if (column === "status") return String(STATUS_ORDER.indexOf(row.status));
    if (column === "state") return String(STATE_ORDER.indexOf(row.state));
    const value = row[column];
    return typeof value === "string" ? value : (value?.join(" ") ?? "");
  };
  return [...rows].sort((a, b) => {
    const [rankA, rankB] = [rankOf(a), rankOf(b)];
    if ((rankA === "") !== (rankB === "")) return rankA === "" ? 1 : -1;
    return sign * danish.compare(rankA, rankB) || danish.compare(a.reference, b.reference);
  });
}

const danish = new Intl.Collator("da", { numeric: true });

/** Which rows to show. */
export interface HistoryFilter {
  /** Part of municipality, code, system, supplier, campaign or reference; upper and lower case do not matter. */
  readonly text: string;
  /** Null for all. */
  readonly status: HistoryStatus | null;
  /** Null for all. */
  readonly campaignId: string | null;
}

/** The rows that a filter lets through. Every word of its text must be found. */
export function filterHistory(rows: readonly HistoryRow[], filter: HistoryFilter): HistoryRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filter.status !== null && row.status !== filter.status) return false;
    if (filter.campaignId !== null && row.campaignId !== filter.campaignId) return false;
    const { municipality, municipalityCode, system, supplier, campaign, reference } = row;
    const haystack = [municipality, municipalityCode, system, supplier, campaign, reference].join("\n").toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** How many rows stand where. */
export function countHistory(rows: readonly HistoryRow[]): Record<HistoryStatus, number> {
  const counts: Record<HistoryStatus, number> = { open: 0, late: 0, done: 0 };
  for (const row of rows) counts[row.status]++;
  return counts;
}

/**
 * The rows as a CSV file that a Danish Excel opens as it is: semicolons, CRLF, a byte order mark for æøå. Dates are
 * `2020-03-18`, times Danish local time `2020-03-16 10:42`. What a spreadsheet would take for a formula is made text by
 * an apostrophe (OWASP, CSV Injection), also within a cell: where commas divide, that cell is several.
 */
export function writeHistoryCsv(rows: readonly HistoryRow[], texts: HistoryTexts): string {
  const lines = [
    HISTORY_COLUMNS.map((column) => texts.columns[column]),
    ...rows.map((row) => HISTORY_COLUMNS.map((column) => cellText(row, column, texts))),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(quoteCell).join(";")}\r\n`).join("")}`;
}

/** What a cell of the history says. Empty where nothing is known. */
export function cellText(row: HistoryRow, column: HistoryColumn, texts: HistoryTexts): string {
  if (column === "roles") return row.roles.map((role) => texts.role[role]).join(", ");
  if (column === "status") return texts.status[row.status];
  if (column === "state") return texts.state[row.state];
  const value = row[column];
  if (isInstant(value)) return localTime(value);
  return typeof value === "string" ? value : "";
}

function localTime(instant: Instant): string {
  return `${dateInDenmark(instantToDate(instant))} ${formatDanishTime(instant).replace(".", ":")}`;
}

/** The start of a cell, here or where another sign divides; the signs that begin a formula, wide ones too. */
const FORMULA_START = /((?:^|[,;|])[\s"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

function quoteCell(text: string): string {
  const line = oneLine(text);
  const safe = line.replace(FORMULA_START, "$1'");
  return /[";\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}
