import type { Campaign } from "../campaign/campaign";
import { formatDanishLimit, type IsoDate } from "../time/iso-date";
import type { Order } from "./order";

/** What the date that is asked for depends on beside the order. */
export interface ReadyDateContext {
  /** Today's date in Denmark. */
  readonly today: IsoDate;
  /** The date that the user asks for instead of the campaign's own, or null. Not used when it is in the past. */
  readonly wantedDate: IsoDate | null;
}

/**
 * The date that routes and monitoring are asked to be ready, or null for the earliest possible. A date in the past is
 * never asked for: once the order date has passed, only a date that the user sets counts.
 */
export function requestedReadyDate(order: Order, { today, wantedDate }: ReadyDateContext): IsoDate | null {
  if (wantedDate !== null && wantedDate >= today) return wantedDate;
  const { readyBy } = order.campaign;
  return isLate(order, today) || readyBy < today ? null : readyBy;
}

/** Whether the campaign's order date has passed. */
export function isLate(order: Order, today: IsoDate): boolean {
  return today > order.campaign.orderBy;
}

/**
 * Whether the round itself is over. Its dates then say nothing to a supplier who is asked now, and are not named to one.
 */
export function isOver(order: Order, today: IsoDate): boolean {
  return isLate(order, today) && today > order.campaign.readyBy;
}

/**
 * The date as the order asks for it. The campaign's own is one to be ready before (the task: `inden den 25. marts`); one
 * that the user sets is the last day.
 * @param date null for the earliest possible.
 */
export function readyDateWords({ readyBy }: Campaign, date: IsoDate | null): string {
  return date === null ? "hurtigst muligt" : formatDanishLimit(date, date !== readyBy);
}
