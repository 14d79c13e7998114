import type { DraftAttachment, Recipient } from "./draft";

/** A mail that is read, as far as Outlook tells it at once. */
export interface SentMailHead {
  readonly subject: string;
  /** Addresses of who it is from and who sent it: two where it was sent for a shared mailbox. Null where not known. */
  readonly from: string | null;
  readonly sender: string | null;
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
  readonly attachments: readonly DraftAttachment[];
  /** When the item was created, which is all that Outlook tells at once. Null where it does not. */
  readonly created: Date | null;
  /** Whether the mail is encrypted or signed as a whole, so that its attachments cannot be seen from outside. */
  readonly isSealed: boolean;
}

/** A mail that is read. Every method rejects with an `OutlookError`, `item-changed` once another item is shown. */
export interface SentMail {
  readonly head: SentMailHead;
  /** The mail's text, without its formatting. */
  readText(): Promise<string>;
  /** What the add-in remembered of the draft that this mail was: the sent copy keeps it. Null when there is nothing. */
  readMemory(): Promise<string | null>;
  /** When the mail says that it was sent, in its own `Date:` header; null where it has none, as a sent copy may. */
  readSentTime(): Promise<Date | null>;
  /** Whether this Outlook gives the mail as a file (Mailbox 1.14). */
  readonly hasFile: boolean;
  /** The whole mail as an `.eml` file, as base64. Rejects where `hasFile` is false. */
  readFile(): Promise<string>;
  /** The bytes of an attachment as base64, one attachment at a time; null or an empty text where they are not given. */
  readAttachment(id: string): Promise<string | null>;
}

/** Opens the mail that is read beside the pane. */
export interface SentMailAccess {
  /** Null when the open item is not a mail being read. */
  openSentMail(): SentMail | null;
}
