import { DANISH_MONTHS, type IsoDate, isIsoDate } from "./iso-date";

/** A date in a text, and where it stands. */
export interface FoundDate {
  readonly date: IsoDate;
  /** Where it begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** `18. marts 2020` and `18. marts`; `18-03-2020`, `18.03.2020` and `18/3/2020`; `2020-03-18`. */
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(\\d{1,2})\\.?\\s+(${DANISH_MONTHS.join("|")})(?:\\s+(\\d{4}))?|(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?![\\p{L}\\p{N}])`,
  "giu",
);

/**
 * The dates in a Danish text, in their order. One without a year has that of the nearest date with one, and none where
 * no date in the text has a year: then it is not known which day it is.
 */
export function findDanishDates(text: string): readonly FoundDate[] {
  const found = [...text.matchAll(DATE)].map((match) => {
    const [whole, day, monthName, year, day2, month2, year2, year3, month3, day3] = match;
    const month =
      monthName === undefined ? (month2 ?? month3) : String(DANISH_MONTHS.indexOf(monthName.toLowerCase()) + 1);
    const start = match.index ?? 0;
    return { day: day ?? day2 ?? day3, month, year: year ?? year2 ?? year3 ?? null, start, end: start + whole.length };
  });
  const withYear = found.filter(({ year }) => year !== null);
  return found.flatMap(({ day = "", month = "", year, start, end }) => {
    const nearest = [...withYear].sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0]?.year ?? "";
    const date = `${year ?? nearest}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isIsoDate(date) ? [{ date, start, end }] : [];
  });
}
