import { addDays, dayOfWeek, daysBetween, type IsoDate, isoDate } from "./iso-date";

/** How many working days before the ready date an order is due: 18 to 25 March in the KLIK task of March 2020. */
const ORDER_LEAD_WORKING_DAYS = 5;

/** The last year in which store bededag was a public holiday (abolished from 1 January 2024 by an act of 2023). */
const LAST_YEAR_OF_STORE_BEDEDAG = 2023;

/**
 * Easter Sunday of a year in the Gregorian calendar: the anonymous computus (Nature, 20 April 1876; Meeus,
 * Astronomical Algorithms, chapter 8).
 * @param year 1583 or later.
 */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dateOf(year, month, day);
}

/**
 * The Danish public holidays of a year, earliest first. Days on which municipal offices are often closed without
 * being public holidays (1 May, 5 June, 24 and 31 December) are not among them: they depend on the workplace.
 */
export function holidaysOf(year: number): readonly { readonly date: IsoDate; readonly name: string }[] {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const holidays = [
    { date: dateOf(year, 1, 1), name: "Nytårsdag" },
    { date: addDays(easter, -3), name: "Skærtorsdag" },
    { date: addDays(easter, -2), name: "Langfredag" },
    { date: easter, name: "Påskedag" },
    { date: addDays(easter, 1), name: "2. påskedag" },
    ...(year <= LAST_YEAR_OF_STORE_BEDEDAG ? [{ date: addDays(easter, 26), name: "Store bededag" }] : []),
    { date: addDays(easter, 39), name: "Kristi himmelfartsdag" },
    { date: addDays(easter, 49), name: "Pinsedag" },
    { date: addDays(easter, 50), name: "2. pinsedag" },
    { date: dateOf(year, 12, 25), name: "Juledag" },
    { date: dateOf(year, 12, 26), name: "2. juledag" },
  ];
  holidaysByYear.set(year, holidays);
  return holidays;
}

const holidaysByYear = new Map<number, readonly { readonly date: IsoDate; readonly name: string }[]>();

/** Whether a date is a public holiday in Denmark. */
export function isHoliday(date: IsoDate): boolean {
  return holidaysOf(Number(date.slice(0, 4))).some((holiday) => holiday.date === date);
}

function isWeekday(date: IsoDate): boolean {
  const day = dayOfWeek(date);
  return day !== 0 && day !== 6;
}

/** Whether a date is a working day in Denmark: Monday to Friday, and not a public holiday. */
export function isWorkingDay(date: IsoDate): boolean {
  return isWeekday(date) && !isHoliday(date);
}

/**
 * The date `days` working days after a date, or before it when negative. The date itself does not count, and need not
 * be a working day; 0 gives the date itself.
 */
export function addWorkingDays(date: IsoDate, days: number): IsoDate {
  const step = Math.sign(days);
  let reached = date;
  for (let left = Math.abs(Math.trunc(days)); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/**
 * Working days from one date to another: those after `from`, up to and including `to`. From 18 to 25 March 2020: 5.
 * Negative when `to` is the earlier, 0 when there is none between them. With two working days it is the inverse of
 * `addWorkingDays`.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  if (from > to) return -workingDaysBetween(to, from) || 0;
  // Counted by weeks and not day by day: the pane asks this of dates that lie years apart, each time it is drawn.
  const days = daysBetween(from, to);
  const rest = Array.from({ length: days % 7 }, (_, back) => addDays(to, -back));
  const [firstYear = 0, lastYear = 0] = [from, to].map((date) => Number(date.slice(0, 4)));
  const holidays = Array.from({ length: lastYear - firstYear + 1 }, (_, count) => holidaysOf(firstYear + count)).flat();
  return (
    Math.floor(days / 7) * 5 +
    rest.filter(isWeekday).length -
    holidays.filter(({ date }) => date > from && date <= to && isWeekday(date)).length
  );
}

/** The last day to order, proposed for a ready date: five working days before it, as in the KLIK task of March 2020. */
export function proposeOrderBy(readyBy: IsoDate): IsoDate {
  return addWorkingDays(readyBy, -ORDER_LEAD_WORKING_DAYS);
}

function dateOf(year: number, month: number, day: number): IsoDate {
  return isoDate(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}
