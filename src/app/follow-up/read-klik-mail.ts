import { type AnnouncedTask, readAnnouncedTask } from "../../domain/follow-up/klik-mail";
import type { Pane } from "../pane/pane";
import { OutlookError } from "../ports/outlook-error";

/**
 * Reads the task that the mail beside the pane announces. Changes nothing.
 * @returns null where it announces none, where no mail is read, and where Outlook does not give its text
 */
export async function readKlikMail({ ports, store }: Pick<Pane, "ports" | "store">): Promise<AnnouncedTask | null> {
  const mail = ports.sentMails.openSentMail();
  if (!mail) return null;
  try {
    const body = await mail.readText();
    return readAnnouncedTask({ subject: mail.head.subject, body }, store.snapshot().campaigns);
  } catch (error) {
    if (error instanceof OutlookError) return null;
    throw error;
  }
}
