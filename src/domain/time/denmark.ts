const HOUR = 3_600_000;

/**
 * The clock in Denmark at an instant, as a date whose UTC fields show it. By the rule of the European Union: summer time
 * from the last Sunday of March to the last Sunday of October, each at 01:00 UTC (directive 2000/84/EC, from 2002; Denmark
 * changed on the same days from 1996). A formatter with a time zone takes a slow machine 40 ms to make, right when the
 * pane opens; a test holds this rule to it, so that a change of the law is seen (docs/adr/0007).
 */
export function clockInDenmark(instant: Date): Date {
  const year = instant.getUTCFullYear();
  const isSummer = instant.getTime() >= changeIn(year, 2) && instant.getTime() < changeIn(year, 9);
  return new Date(instant.getTime() + (isSummer ? 2 : 1) * HOUR);
}

/** The change of a month with 31 days, counted from 0: its last Sunday, 01:00 UTC. */
function changeIn(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31));
  return Date.UTC(year, month, 31 - last.getUTCDay(), 1);
}
