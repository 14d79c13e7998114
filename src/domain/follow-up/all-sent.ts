import type { Order } from "../order/order";
import { findRecord, type OrderLog, referenceOf, sentMark } from "../order/order-log";
import type { Tick } from "../state/stored-state";
import { type Instant, latestOfAll } from "../time/instant";

/** The task's step about sending the mails. */
export const SEND_STEP = 4;

/**
 * Whether the mail of every order was marked as sent, and the user has not taken the step's tick away since.
 * @param orders all orders of the municipality in the campaign.
 * @param tick the user's own tick of `SEND_STEP`.
 */
export function areAllSent(orders: readonly Order[], log: OrderLog, tick: Tick | undefined): boolean {
  const sent = latestOfAll(orders.map((order) => sentMark(findRecord(log, referenceOf(order)))?.at ?? null));
  return sent !== null && !isTakenAway(tick, sent);
}

/** Whether the user has taken a tick away that a statement of that time had set. The newest statement counts. */
export function isTakenAway(tick: Tick | undefined, known: Instant): boolean {
  return tick !== undefined && !tick.on && tick.at >= known;
}
