const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A `YYYY-MM-DD` date as English text: `18 March 2020`. */
export function englishDate(day: string): string {
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}
