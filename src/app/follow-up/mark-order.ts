import {
  findRecord,
  type MarkName,
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  type OrderLog,
  recordReminded,
  unmark,
} from "../../domain/order/order-log";
import type { OrderReference } from "../../domain/order/reference";
import { changeOrders } from "../../domain/state/changes";
import type { Instant } from "../../domain/time/instant";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { checkPromisedDate, checkStatedDate, type StatedDateProblem } from "./stated-date";

// Carries an order from sent to ready. Every mark is the user's word, recorded as such: a mail that comes in never
// changes a state by itself.

/** `Markér som sendt`. */
export function markOrderSent(pane: PaneWith<"keeper">, reference: OrderReference): Promise<void> {
  return change(pane, (log, now) => markSent(log, reference, now));
}

/** `Leverandøren har bekræftet`. @returns why nothing was marked, or null */
export function markOrderConfirmed(
  pane: PaneWith<"keeper" | "clock">,
  reference: OrderReference,
  date: IsoDate,
): Promise<StatedDateProblem | null> {
  return markOn(pane, reference, date, markConfirmed);
}

/** `Leverandøren lover den ...`. @returns why nothing was marked, or null */
export async function markOrderPromised(
  pane: PaneWith<"keeper" | "clock">,
  reference: OrderReference,
  date: IsoDate,
): Promise<StatedDateProblem | null> {
  const problem = checkPromisedDate(date, dateInDenmark(pane.ports.clock.now()));
  if (problem === null) await change(pane, (log, now) => markPromised(log, reference, date, now));
  return problem;
}

/** `Ruterne er klar`. @returns why nothing was marked, or null */
export function markOrderReady(
  pane: PaneWith<"keeper" | "clock">,
  reference: OrderReference,
  date: IsoDate,
): Promise<StatedDateProblem | null> {
  return markOn(pane, reference, date, markReady);
}

/** Records that a reminder was written. */
export function markOrderReminded(pane: PaneWith<"keeper">, reference: OrderReference, date: IsoDate): Promise<void> {
  return change(pane, (log, now) => recordReminded(log, reference, date, now));
}

/** Takes a mark back. */
export function unmarkOrder(pane: PaneWith<"keeper">, reference: OrderReference, name: MarkName): Promise<void> {
  return change(pane, (log, now) => unmark(log, reference, name, now));
}

async function markOn(
  pane: PaneWith<"keeper" | "clock">,
  reference: OrderReference,
  date: IsoDate,
  mark: typeof markConfirmed | typeof markReady,
): Promise<StatedDateProblem | null> {
  const { keeper, clock } = pane.ports;
  const record = findRecord(keeper.current().state.orders, reference);
  const problem = checkStatedDate(date, dateInDenmark(clock.now()), record);
  if (problem === null) await change(pane, (log, now) => mark(log, reference, date, now));
  return problem;
}

async function change(
  { ports }: PaneWith<"keeper">,
  changeLog: (log: OrderLog, now: Instant) => OrderLog,
): Promise<void> {
  await ports.keeper.update((state, now) => changeOrders(state, (log) => changeLog(log, now)));
}
