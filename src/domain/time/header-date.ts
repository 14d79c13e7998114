const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** `Tue, 10 Mar 2020 10:00:00 +0100`: day, month, year, time and zone, as RFC 5322, section 3.3, writes them. */
const DATE =
  /^(?:[a-z]{3},)?\s*(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+(?:([+-])(\d{2})(\d{2})|GMT|UTC?|Z)\b/i;

/**
 * The time in the `Date:` header of a mail: whoever sent it says when. Null where there is none, or more than one, or
 * where it is not written as RFC 5322 has it.
 * @param headers the headers as they were sent, long ones folded
 */
export function sentTimeIn(headers: string): Date | null {
  const [line, ...more] = headers
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .filter((header) => /^date:/i.test(header));
  const found = line === undefined || more.length > 0 ? null : DATE.exec(line.slice("date:".length).trim());
  if (!found) return null;
  const [, day, monthName = "", year, hour, minute, second = "0", sign, zoneHours = "0", zoneMinutes = "0"] = found;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const offset = (sign === "-" ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const parts = [Number(day), Number(hour), Number(minute), Number(second)] as const;
  const written = new Date(Date.UTC(Number(year), month, ...parts));
  // A day or an hour that there is not turns into another.
  const isReal =
    month >= 0 &&
    [written.getUTCDate(), written.getUTCHours(), written.getUTCMinutes(), written.getUTCSeconds()].every(
      (value, index) => value === parts[index],
    );
  return isReal ? new Date(written.getTime() - offset * 60_000) : null;
}
