/** Run as a program under one TZ: prints what the working-day rules say there, for working-days.test.ts to compare. */
import { addDays, dateInDenmark, dayOfWeek, isoDate } from "../../../../src/domain/time/iso-date";
import {
  addWorkingDays,
  holidaysOf,
  isWorkingDay,
  proposeOrderBy,
  workingDaysBetween,
} from "../../../../src/domain/time/working-days";

const holidays = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].flatMap(holidaysOf);
const days = [];
for (let day = isoDate("2020-01-01"); day <= "2027-12-31"; day = addDays(day, 1)) {
  days.push(
    [day, dayOfWeek(day), isWorkingDay(day), proposeOrderBy(day), addWorkingDays(day, 3)].join(" "),
    workingDaysBetween(day, addDays(day, 9)),
  );
}
process.stdout.write(
  JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    // Half past eleven in the evening of 18 March in Denmark, already the 19th in Auckland.
    today: dateInDenmark(new Date("2020-03-18T22:30:00Z")),
    holidays,
    days,
  }),
);
