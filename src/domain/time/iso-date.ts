import { addDays as addDaysToDate } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { clockInDenmark } from "./denmark";

/**
 * A calendar date in Denmark, `YYYY-MM-DD`. It has no time and no zone, so neither a time zone nor a
 * daylight-saving change can move it.
 */
export type IsoDate = string & { readonly __brand: "IsoDate" };

/**
 * Reads a `YYYY-MM-DD` text as a date.
 * @throws RangeError when the text is not a date that exists.
 */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`Not a date (YYYY-MM-DD): ${text}`);
  return text;
}

/** Whether the text is a `YYYY-MM-DD` date that exists. */
export function isIsoDate(text: string): text is IsoDate {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  return day >= 1 && day <= (month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0));
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The day as the computer's own calendar has it: local midnight, for the date library, which counts calendar days. */
function toDay(text: string): Date {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = text.split("-").map(Number);
  return new Date(year, month - 1, day);
}

function writeDay(day: Date): string {
  if (Number.isNaN(day.getTime())) return "";
  const digits = (value: number, length: number) => String(value).padStart(length, "0");
  return `${digits(day.getFullYear(), 4)}-${digits(day.getMonth() + 1, 2)}-${digits(day.getDate(), 2)}`;
}

/** The date `days` calendar days later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return writeDay(addDaysToDate(toDay(date), days)) as IsoDate;
}

/** The latest of one or more dates. */
export function latestDate(first: IsoDate, ...others: readonly IsoDate[]): IsoDate {
  return [first, ...others].sort().at(-1) as IsoDate;
}

/** Calendar days from `from` to `to`; negative when `to` is the earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return differenceInCalendarDays(toDay(to), toDay(from));
}

/** The day of the week, 0 = Sunday ... 6 = Saturday. */
export function dayOfWeek(date: IsoDate): number {
  return toDay(date).getDay();
}

/** The months as Danish writes them, January first. */
export const DANISH_MONTHS: readonly string[] =
  "januar februar marts april maj juni juli august september oktober november december".split(" ");

/** A date as Danish text: `18. marts 2020`. */
export function formatDanishDate(date: IsoDate): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${day}. ${DANISH_MONTHS[month - 1]} ${year}`;
}

/**
 * A date by which something is to be: `senest den 25. marts 2020` where the day itself is still in time, else
 * `inden den 25. marts 2020`, as the task writes it.
 */
export function formatDanishLimit(date: IsoDate, isIncluded: boolean): string {
  return `${isIncluded ? "senest" : "inden"} den ${formatDanishDate(date)}`;
}

/** The month of a date as Danish text: `marts 2020`. */
export function formatDanishMonth(date: IsoDate): string {
  return formatDanishDate(date).replace(/^\d+\. /, "");
}

/** The date in Denmark at an instant, wherever the computer's own clock is set. */
export function dateInDenmark(instant: Date): IsoDate {
  return clockInDenmark(instant).toISOString().slice(0, 10) as IsoDate;
}
