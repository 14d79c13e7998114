import type { Campaign } from "../campaign/campaign";
import { type OrderRecord, type OrderState, orderState, sentMark } from "../order/order-log";
import { instantToDate } from "../time/instant";
import { dateInDenmark, daysBetween, type IsoDate } from "../time/iso-date";
import { workingDaysBetween } from "../time/working-days";

/** From this many working days on, a deadline is near. Our own choice: the task itself names only the last day. */
export const NEAR_WORKING_DAYS = 3;

/**
 * How many working days a supplier gets to confirm before a reminder is proposed. Our own choice: the task gives five
 * working days from order to ready.
 */
export const CONFIRM_WITHIN_WORKING_DAYS = 3;

/** How close a deadline is. */
export type DeadlineKind = "ample" | "near" | "today" | "passed";

/** A deadline seen from a day. */
export interface Deadline {
  readonly date: IsoDate;
  readonly kind: DeadlineKind;
  /** Calendar days left; 0 on the day itself, negative when it has passed. */
  readonly calendarDays: number;
  /** Working days left, the last day included; negative when it has passed. 0 with days left: only days off remain. */
  readonly workingDays: number;
}

/** The campaign's period in which no new sortiment can be established, seen from a day. */
export interface FrozenZone {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly state: "ahead" | "now" | "over";
}

/** A campaign's deadlines: the order date itself, and what comes after it. */
export interface CampaignDeadline extends Deadline {
  /** When routes and monitoring must be ready. */
  readonly ready: Deadline;
  readonly frozenZone: FrozenZone | null;
}

/** Sees one date from `today`, in calendar days and in Danish working days. */
export function seeDeadline(date: IsoDate, today: IsoDate): Deadline {
  const calendarDays = daysBetween(today, date);
  const workingDays = workingDaysBetween(today, date);
  return { date, kind: kindOf(calendarDays, workingDays), calendarDays, workingDays };
}

function kindOf(calendarDays: number, workingDays: number): DeadlineKind {
  if (calendarDays < 0) return "passed";
  if (calendarDays === 0) return "today";
  return workingDays <= NEAR_WORKING_DAYS ? "near" : "ample";
}

/**
 * The campaign's order date, its ready date and its frozen zone, seen from `today`.
 * @param today the date in Denmark (`dateInDenmark`), so that no time zone moves a deadline.
 */
export function describeDeadline(campaign: Campaign, today: IsoDate): CampaignDeadline {
  const { frozenZone } = campaign;
  return {
    ...seeDeadline(campaign.orderBy, today),
    ready: seeDeadline(campaign.readyBy, today),
    frozenZone: frozenZone && { ...frozenZone, state: zoneState(frozenZone, today) },
  };
}

function zoneState({ from, to }: { from: IsoDate; to: IsoDate }, today: IsoDate): FrozenZone["state"] {
  if (today < from) return "ahead";
  return today > to ? "over" : "now";
}

/** What an order waits for. */
export interface OrderDue {
  readonly state: OrderState;
  /** What has to happen next; null when the routes are ready. */
  readonly waitsFor: "order" | "confirmation" | "routes" | null;
  /** The order date until the mail is sent, then the ready date; null when the routes are ready. */
  readonly deadline: Deadline | null;
  /** Whether that deadline has passed. */
  readonly isLate: boolean;
  /** What a reminder would ask for, where one is due; null where none is. */
  readonly remindFor: "confirmation" | "routes" | null;
}

/**
 * What an order waits for, and until when.
 *
 * A reminder is due when the ready date has passed without the routes being ready, or when the supplier has not
 * confirmed within `CONFIRM_WITHIN_WORKING_DAYS` of the mail. What was never sent cannot be reminded of.
 */
export function describeOrderDue(record: OrderRecord | null, campaign: Campaign, today: IsoDate): OrderDue {
  const state = orderState(record);
  if (state === "ready") return { state, waitsFor: null, deadline: null, isLate: false, remindFor: null };
  const sent = sentMark(record);
  const isSent = sent !== null;
  const isConfirmed = state === "confirmed";
  const deadline = seeDeadline(isSent ? campaign.readyBy : campaign.orderBy, today);
  const isLate = deadline.kind === "passed";
  const daysSinceSent = sent ? workingDaysBetween(dateInDenmark(instantToDate(sent.at)), today) : 0;
  const isSilent = !isConfirmed && daysSinceSent >= CONFIRM_WITHIN_WORKING_DAYS;
  const due = isSent && (isLate || isSilent);
  return {
    state,
    waitsFor: !isSent ? "order" : isConfirmed ? "routes" : "confirmation",
    deadline,
    isLate,
    remindFor: !due ? null : isConfirmed ? "routes" : "confirmation",
  };
}
