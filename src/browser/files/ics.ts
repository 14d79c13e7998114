import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventTransparency,
} from "ical-generator";
import type { CalendarFiles } from "../../app/ports/calendar-files";
import type { CalendarEntry } from "../../domain/follow-up/calendar";
import { addDays, type IsoDate } from "../../domain/time/iso-date";

/** Reminders at nine in the morning of the day before, and of the day itself. */
const HOUR = 3600;
const DAY_BEFORE_AT_NINE = 15 * HOUR;
const SAME_DAY_AT_NINE = 9 * HOUR;

/**
 * Writes the entries as an iCalendar file (RFC 5545), for a compose pane, where Outlook has no appointment form. Its
 * days are dates (`VALUE=DATE`), which no time zone moves. The same entries and time give the same text.
 * Load this module when it is asked for: it brings its library along.
 * @param now the time the file is written, for DTSTAMP.
 */
export function writeCalendarFile(entries: readonly CalendarEntry[], now: Date): string {
  const calendar = ical({
    prodId: { company: "Rutebestilling", product: "Rutebestilling", language: "DA" },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, from, to, title, body, reminds } of entries) {
    const event = calendar.createEvent({
      id: uid,
      stamp: now,
      start: dayOf(from),
      // The end of whole days is the first day after them.
      end: dayOf(addDays(to, 1)),
      allDay: true,
      summary: title,
      description: body,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
    if (reminds) {
      event.createAlarm({ type: ICalAlarmType.display, triggerBefore: DAY_BEFORE_AT_NINE, description: title });
      // Said by a call of its own: ical-generator 10.2.0 overlooks `relatesTo` among the data, and then counts from the
      // end of the event, which is the next midnight.
      event
        .createAlarm({ type: ICalAlarmType.display, triggerAfter: SAME_DAY_AT_NINE, description: title })
        .relatesTo(ICalAlarmRelatesTo.start);
    }
  }
  return calendar.toString();
}

/** The library reads a whole day from the fields of UTC. */
function dayOf(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Deadlines as `Frister ØIR03-101.ics`. */
export const ICS_FILES: CalendarFiles = {
  write: (entries, { campaignId, municipalityCode, now }) => ({
    name: `Frister ${campaignId}-${municipalityCode}.ics`,
    type: "text/calendar;charset=utf-8",
    content: writeCalendarFile(entries, now),
  }),
};
