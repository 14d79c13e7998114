import type { OrderRecord } from "../../domain/order/order-log";
import { instantToDate } from "../../domain/time/instant";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";

/** Why a date that the user states cannot be. */
export type StatedDateProblem =
  /** It has not come yet: only what has happened can be marked. */
  | "in-the-future"
  /** A promise is about today or a day to come. */
  | "already-passed"
  /** It lies before the day the mail was sent. */
  | "before-sent";

/**
 * What is wrong with the date of a confirmation or of ready routes, or null.
 * @param record the order's record; where the mail was never marked as sent, only the future is wrong.
 */
export function checkStatedDate(date: IsoDate, today: IsoDate, record: OrderRecord | null): StatedDateProblem | null {
  if (date > today) return "in-the-future";
  const sent = record?.marks.sent;
  return sent?.on && date < dateInDenmark(instantToDate(sent.at)) ? "before-sent" : null;
}

/** What is wrong with the day that a supplier promises routes for, or null. */
export function checkPromisedDate(date: IsoDate, today: IsoDate): StatedDateProblem | null {
  return date < today ? "already-passed" : null;
}
