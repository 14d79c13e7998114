import type { Campaign } from "../campaign/campaign";
import { type OrderRecord, type OrderState, orderState, sentDay } from "../order/order-log";
import { instantToDate } from "../time/instant";
import { dateInDenmark, daysBetween, type IsoDate, latestDate } from "../time/iso-date";
import { workingDaysBetween } from "../time/working-days";
import { type ExpectedDate, expectedDate } from "./expected-date";

/** From this many working days on, a deadline is near. Our own choice: the task itself names only the last day. */
const NEAR_WORKING_DAYS = 3;

/**
 * How many working days of silence make a reminder due. The task gives five working days from order to ready; whoever
 * has said nothing for that long may have overlooked the mail.
 */
const SILENT_WORKING_DAYS = 5;

/** For so many working days nobody is reminded who has just answered: the answer is what the user is reading. */
const JUST_ANSWERED_WORKING_DAYS = 1;

/** From this many days after its ready date on, a round's dates hurry nobody any more. Our own choice. */
export const LONG_PAST_DAYS = 60;

/** How close a deadline is. */
type DeadlineKind = "ample" | "near" | "today" | "passed";

/** A deadline seen from a day. */
export interface Deadline {
  readonly date: IsoDate;
  readonly kind: DeadlineKind;
  /** Calendar days left; 0 on the day itself, negative when it has passed. */
  readonly calendarDays: number;
  /** Working days left, the last day included; 0 when it has passed. 0 with days left: only days off remain. */
  readonly workingDays: number;
}

/** The campaign's period in which no new sortiment can be established, seen from a day. */
interface FrozenZone {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly state: "ahead" | "now" | "over";
}

/** A round whose dates are long past. It can still be ordered: a supplier is then asked for the earliest date. */
export interface PastRound {
  /** A day in the month that it is called by. */
  readonly from: IsoDate;
  /** Whether it is a task of KOMBIT's, and not a round that the user started. */
  readonly isKlikTask: boolean;
}

/** A campaign's deadlines: the order date itself, and what comes after it. */
export interface CampaignDeadline extends Deadline {
  /** Where the dates are long past; null where they still count. */
  readonly pastRound: PastRound | null;
  /** When routes and monitoring must be ready. */
  readonly ready: Deadline;
  readonly frozenZone: FrozenZone | null;
}

/** Sees one date from `today`, in calendar days and in Danish working days. */
export function seeDeadline(date: IsoDate, today: IsoDate): Deadline {
  const calendarDays = daysBetween(today, date);
  const workingDays = calendarDays > 0 ? workingDaysBetween(today, date) : 0;
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
    pastRound: pastRound(campaign, today),
    ready: seeDeadline(campaign.readyBy, today),
    frozenZone: frozenZone && { ...frozenZone, state: zoneState(frozenZone, today) },
  };
}

function pastRound({ readyBy, published, isKlikTask }: Campaign, today: IsoDate): PastRound | null {
  if (daysBetween(readyBy, today) < LONG_PAST_DAYS) return null;
  return { from: published, isKlikTask };
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
  /**
   * The order date until the mail is sent, then the date that routes are expected by. Null when the routes are ready,
   * where no date was asked for, and where the order date is long past.
   */
  readonly deadline: Deadline | null;
  /** Who named the date that routes are expected by; null before the mail is sent, and where there is no date. */
  readonly namedBy: ExpectedDate["namedBy"] | null;
  /** Whether the deadline's day itself is still in time. */
  readonly isIncluded: boolean;
  /** Whether the mail asked for the earliest possible date, and the supplier has named none. */
  readonly isEarliest: boolean;
  /** Of an order that was not sent: the round, where its dates are long past. */
  readonly pastRound: PastRound | null;
  /** Whether that deadline has passed. */
  readonly isLate: boolean;
  /** What a reminder would ask for, where one is due; null where none is. */
  readonly remindFor: "confirmation" | "routes" | null;
}

const NOTHING_DUE = {
  deadline: null,
  namedBy: null,
  isIncluded: true,
  isEarliest: false,
  pastRound: null,
  isLate: false,
  remindFor: null,
} as const;

/**
 * What an order waits for, and until when: the dates are those that its own mail asked for, or that its supplier has
 * promised (`expectedDate`).
 *
 * A reminder is due when the supplier has said nothing for `SILENT_WORKING_DAYS`, or when the date is near and nothing
 * was confirmed. Whoever has confirmed or promised a date is reminded when it has passed. Nobody is reminded on the day
 * on which they were last written to or heard from, nor who has just answered, nor of what was never sent.
 * @param heard the day of the supplier's latest mail, where it is known; else null
 */
export function describeOrderDue(
  record: OrderRecord | null,
  campaign: Campaign,
  today: IsoDate,
  heard: IsoDate | null = null,
): OrderDue {
  const state = orderState(record);
  if (state === "ready") return { ...NOTHING_DUE, state, waitsFor: null };
  const sent = sentDay(record);
  if (!record || !sent) return { ...NOTHING_DUE, state, waitsFor: "order", ...orderDeadline(campaign, today) };

  const expected = expectedDate(record, campaign);
  const deadline = expected && seeDeadline(expected.date, today);
  const isAnswered = state === "confirmed" || expected?.namedBy === "supplier";
  const hasJustAnswered = heard !== null && workingDaysBetween(heard, today) <= JUST_ANSWERED_WORKING_DAYS;
  const silentDays = workingDaysBetween(lastContact(record, sent, heard), today);
  const isDue = !hasJustAnswered && isReminderDue(deadline, isAnswered, silentDays);
  const waitsFor = isAnswered ? "routes" : "confirmation";
  return {
    ...NOTHING_DUE,
    state,
    waitsFor,
    deadline,
    namedBy: expected?.namedBy ?? null,
    isIncluded: expected?.isIncluded ?? true,
    isEarliest: expected === null && record.fill?.asked === "earliest",
    isLate: deadline?.kind === "passed",
    remindFor: isDue ? waitsFor : null,
  };
}

function isReminderDue(deadline: Deadline | null, isAnswered: boolean, silentDays: number): boolean {
  if (deadline && isAnswered) return deadline.kind === "passed" && silentDays > 0;
  const isNear = deadline !== null && deadline.kind !== "ample";
  return silentDays >= SILENT_WORKING_DAYS || (isNear && silentDays > 0);
}

function orderDeadline(campaign: Campaign, today: IsoDate): Pick<OrderDue, "deadline" | "pastRound" | "isLate"> {
  const past = pastRound(campaign, today);
  if (past) return { deadline: null, pastRound: past, isLate: false };
  const deadline = seeDeadline(campaign.orderBy, today);
  return { deadline, pastRound: null, isLate: deadline.kind === "passed" };
}

/** The latest day on which the supplier was written to, or was heard from. */
function lastContact({ marks }: OrderRecord, sent: IsoDate, heard: IsoDate | null): IsoDate {
  const days: IsoDate[] = heard ? [heard] : [];
  for (const mark of [marks.confirmed, marks.reminded]) if (mark?.on && mark.date) days.push(mark.date);
  // A promise is about a day to come; it was given on the day on which it was noted.
  if (marks.promised?.on) days.push(dateInDenmark(instantToDate(marks.promised.at)));
  return latestDate(sent, ...days);
}
