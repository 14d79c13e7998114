import type { CalendarEntry } from "../../domain/follow-up/calendar";
import type { PaneWith } from "../pane/pane";
import { type OpenResult, openWindow } from "./open-window";

/** `Læg frister i kalenderen`: opens one entry, from a mail being read. In a compose pane Outlook has no such window. */
export async function openCalendarEntry(
  { ports }: PaneWith<"mailbox">,
  { from, title, body }: CalendarEntry,
): Promise<OpenResult> {
  const { mailbox } = ports;
  if (mailbox.surface() !== "read") return { kind: "not-here" };
  return openWindow(() => mailbox.openAppointment({ day: from, subject: title, body }));
}
