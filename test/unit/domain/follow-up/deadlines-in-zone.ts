/** Run as a program under one TZ: prints deadlines and the calendar file there, for deadline.test.ts to compare. */

import { writeCalendarFile } from "../../../../src/browser/files/ics";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { calendarEntries } from "../../../../src/domain/follow-up/calendar";
import { describeDeadline } from "../../../../src/domain/follow-up/deadline";
import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import { formatDanishMoment, toInstant } from "../../../../src/domain/time/instant";
import { addDays, dateInDenmark, isoDate } from "../../../../src/domain/time/iso-date";
import { followUpDa } from "../../../../src/i18n/da/follow-up";

const copenhagen = findMunicipality("101");
if (!copenhagen) throw new Error("no municipality 101");
// Summer time begins on 29 March 2020 in Denmark and ends on 5 April in New Zealand: a round over both.
const spring = { ...SORTIMENT_2020, id: "RUNDE2", orderBy: isoDate("2020-03-29"), readyBy: isoDate("2020-04-05") };
const days = [];
for (let day = isoDate("2020-03-01"); day <= "2020-04-10"; day = addDays(day, 1)) {
  days.push([day, describeDeadline(SORTIMENT_2020, day), describeDeadline(spring, day)]);
}
const now = new Date("2020-03-18T22:59:59Z");
process.stdout.write(
  JSON.stringify({
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    days,
    lastSecond: describeDeadline(SORTIMENT_2020, dateInDenmark(now)).kind,
    nextSecond: describeDeadline(SORTIMENT_2020, dateInDenmark(new Date("2020-03-18T23:00:00Z"))).kind,
    moment: formatDanishMoment(toInstant(now)),
    files: [SORTIMENT_2020, spring].map((campaign) =>
      writeCalendarFile(
        calendarEntries(
          { campaign, municipality: copenhagen, orders: [], log: {}, today: isoDate("2020-03-10") },
          followUpDa.calendar,
        ),
        now,
      ),
    ),
  }),
);
