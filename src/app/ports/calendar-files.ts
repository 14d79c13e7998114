import type { CalendarEntry } from "../../domain/follow-up/calendar";
import type { WrittenFile } from "./written-file";

/** Writes deadlines as a file that calendars read: for a pane beside a mail being written, where Outlook opens no entry. */
export interface CalendarFiles {
  /** An `.ics`. The same entries and time give the same bytes. `now` is the time it is written. */
  write(
    entries: readonly CalendarEntry[],
    of: { readonly campaignId: string; readonly municipalityCode: string; readonly now: Date },
  ): WrittenFile;
}
