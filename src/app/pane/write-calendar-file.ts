import type { CalendarEntry } from "../../domain/follow-up/calendar";
import type { WrittenFile } from "../ports/written-file";
import type { PaneWith } from "./pane";

/** Deadlines as a file that calendars read. @throws (rejects) what kept the writer away */
export async function writeCalendarFile(
  { ports }: PaneWith<"clock" | "loadCalendarFiles">,
  entries: readonly CalendarEntry[],
  of: { readonly campaignId: string; readonly municipalityCode: string },
): Promise<WrittenFile> {
  const files = await ports.loadCalendarFiles();
  return files.write(entries, { ...of, now: ports.clock.now() });
}
