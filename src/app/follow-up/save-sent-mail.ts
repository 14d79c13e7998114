import { formatOrderReference, type OrderReference } from "../../domain/order/reference";
import { bytesOf } from "../../domain/text/bytes";
import type { PaneWith } from "../pane/pane";
import { OutlookError } from "../ports/outlook-error";
import type { WrittenFile } from "../ports/written-file";

/** Whether the mail beside the pane can be saved as a file: an Outlook before Mailbox 1.14 does not give it. */
export function canSaveSentMail({ ports }: PaneWith<"sentMails">): boolean {
  return ports.sentMails.openSentMail()?.hasFile ?? false;
}

/**
 * `Gem den sendte mail (.eml)`: the mail that is read beside the pane, whole, as Outlook gives it.
 * @returns null where Outlook does not give it
 */
export async function saveSentMail(
  { ports }: PaneWith<"sentMails">,
  reference: OrderReference,
): Promise<WrittenFile | null> {
  const mail = ports.sentMails.openSentMail();
  if (!mail?.hasFile) return null;
  try {
    const content = bytesOf(await mail.readFile());
    if (content === null || content.length === 0) return null;
    return { name: `Bestilling ${formatOrderReference(reference)}.eml`, type: "message/rfc822", content };
  } catch (error) {
    if (error instanceof OutlookError) return null;
    throw error;
  }
}
