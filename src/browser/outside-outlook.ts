import type { DraftAccess } from "../app/ports/draft";
import type { Mailbox } from "../app/ports/mailbox";
import { OutlookError } from "../app/ports/outlook-error";
import type { SentMailAccess } from "../app/ports/sent-mail";

function refuse(operation: string): Promise<never> {
  return Promise.reject(new OutlookError(operation, "unsupported", null, "There is no Outlook here"));
}

/** The mailbox of a pane that is not in Outlook: there is none. */
export const OUTSIDE_MAILBOX: Mailbox = {
  userAddress: null,
  userName: null,
  surface: () => "outside",
  openMessage: () => null,
  itemKey: () => null,
  onItemChanged: () => undefined,
  canOpenNewMessage: () => false,
  openNewMessage: () => refuse("openNewMessage"),
  openReply: () => refuse("openReply"),
  openReplyToAll: () => refuse("openReplyToAll"),
  openAppointment: () => refuse("openAppointment"),
};

/** Nor is a mail read. */
export const OUTSIDE_SENT_MAILS: SentMailAccess = { openSentMail: () => null };

/** Nor is there a draft. */
export const OUTSIDE_DRAFTS: DraftAccess = { openDraft: () => null };
