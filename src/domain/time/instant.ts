import { clockInDenmark } from "./denmark";
import { dateInDenmark, formatDanishDate } from "./iso-date";

/**
 * A point in time to the second, `2020-03-16T09:42:00Z`, always UTC. Two of them compare as texts. Seconds are enough
 * for a log that people read, and six characters hold one in storage.
 */
export type Instant = string & { readonly __brand: "Instant" };

/** Before anything this project could record: the time of a value that nobody has set. */
export const BEGINNING = "2000-01-01T00:00:00Z" as Instant;

const FIRST_SECOND = Date.parse(BEGINNING) / 1000;

/** The last second that six characters of base 36 can count to from `BEGINNING`: in the year 2068. */
const LAST_SECOND = FIRST_SECOND + 36 ** 6 - 1;

/** The instant of a clock reading. A clock that is set before 2000 or after 2068 gives the nearest of the two. */
export function toInstant(date: Date): Instant {
  return fromSeconds(Math.floor(date.getTime() / 1000));
}

function fromSeconds(seconds: number): Instant {
  const kept = Math.min(Math.max(seconds, FIRST_SECOND), LAST_SECOND);
  return new Date(kept * 1000).toISOString().replace(/\.\d+Z$/, "Z") as Instant;
}

/** The instant as a `Date`. */
export function instantToDate(instant: Instant): Date {
  return new Date(instant);
}

/** Whether a value is an instant in the one spelling that is used here. */
export function isInstant(value: unknown): value is Instant {
  return (
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    fromSeconds(Date.parse(value) / 1000) === value
  );
}

/** The latest of all times; null when one is missing or there are none. */
export function latestOfAll(times: readonly (Instant | null)[]): Instant | null {
  let found: Instant | null = null;
  for (const time of times) {
    if (time === null) return null;
    if (found === null || time > found) found = time;
  }
  return found;
}

/**
 * The time to write a change with: now, but always later than what the change replaces. So a change that was made
 * knowing an older value wins over it on every machine, even where a clock is slow or two changes share a second.
 */
export function writeTime(replaced: Instant | null | undefined, now: Instant): Instant {
  if (!replaced || replaced < now) return now;
  return fromSeconds(Date.parse(replaced) / 1000 + 1);
}

/** The instant in six characters, for storage. */
export function encodeInstant(instant: Instant): string {
  return (Date.parse(instant) / 1000 - FIRST_SECOND).toString(36).padStart(6, "0");
}

/** Reads six characters back. Null when they are not an instant. */
export function decodeInstant(text: string): Instant | null {
  return /^[0-9a-z]{6}$/.test(text) ? fromSeconds(FIRST_SECOND + Number.parseInt(text, 36)) : null;
}

/** The time of day in Denmark, as Danish writes it: `10.42`. */
export function formatDanishTime(instant: Instant): string {
  return clockInDenmark(instantToDate(instant)).toISOString().slice(11, 16).replace(":", ".");
}

/** Date and time in Denmark: `16. marts 2020 kl. 10.42`. */
export function formatDanishMoment(instant: Instant): string {
  return `${formatDanishDate(dateInDenmark(instantToDate(instant)))} kl. ${formatDanishTime(instant)}`;
}
