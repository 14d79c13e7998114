import { type IsoDate, isIsoDate } from "./iso-date";

const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(" ");

/**
 * Reads a date as people in Denmark write it: `18-12-2026`, `18.12.26`, `18/12 2026`, `18. december 2026`; also
 * `2026-12-18`. A year of two digits is of this century.
 * @returns null for what is not a date that exists
 */
export function readWrittenDate(text: string): IsoDate | null {
  const written = text.trim().toLowerCase();
  if (isIsoDate(written)) return written;
  const found = /^(\d{1,2})[-./ ]+(\d{1,2}|\p{L}+\.?)[-./ ]+(\d{4}|\d{2})$/u.exec(written);
  if (!found) return null;
  const [, day = "", month = "", year = ""] = found;
  const number = /^\d/.test(month) ? Number(month) : monthNumber(month.replace(".", ""));
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${year.length === 2 ? `20${year}` : year}-${two(number)}-${two(Number(day))}`;
  return isIsoDate(date) ? date : null;
}

/** 1 to 12; 0 for what is not the name of a month, or its first letters, at least three. */
function monthNumber(name: string): number {
  return name.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(name)) + 1;
}

/** A date as it is written in a field: `18-12-2026`. */
export function writeDateField(date: IsoDate): string {
  return date.split("-").reverse().join("-");
}
