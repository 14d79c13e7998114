/** Drafts and mails as the local Outlook keeps them. All of it is plain data. */
import type { Attachment } from "./attachment";
import type { Person, Recipient, RecipientField } from "./recipient";

export type BodyType = "html" | "text";
export type DraftKind = "new" | "reply" | "replyAll" | "forward";

export interface Notification {
  readonly key: string;
  readonly type: "informationalMessage" | "progressIndicator" | "errorMessage" | "insightMessage";
  readonly message: string;
  readonly icon: string | undefined;
  readonly persistent: boolean | undefined;
  readonly actions: readonly unknown[] | undefined;
}

/** What add-ins keep with an item, draft or mail. */
export interface ItemExtras {
  readonly customProperties: Readonly<Record<string, unknown>>;
  readonly notifications: readonly Notification[];
  readonly categories: readonly string[];
}

export interface Draft extends ItemExtras {
  readonly id: string;
  /** The id that Exchange would give at the first save; null before it. */
  readonly itemId: string | null;
  readonly kind: DraftKind;
  readonly bodyType: BodyType;
  readonly from: Person;
  readonly recipients: Readonly<Record<RecipientField, readonly Recipient[]>>;
  readonly subject: string;
  /** The inside of the HTML body, or the plain text. */
  readonly body: string;
  readonly attachments: readonly Attachment[];
  readonly clientSignatureEnabled: boolean;
  readonly appendOnSend: string;
  readonly sessionData: Readonly<Record<string, string>>;
  readonly internetHeaders: Readonly<Record<string, string>>;
  readonly conversationId: string;
  /** `Message-ID` of the mail that this one answers, or null. */
  readonly inReplyTo: string | null;
  /** Whether something changed since the last save. */
  readonly isDirty: boolean;
  /** What Outlook keeps beside the draft itself: what was saved, what is yet to come, what add-ins have asked. */
  readonly store: DraftStore;
}

/** What {@link settleDraft} does to a draft when its time has come. Times are milliseconds since 1970. */
type LateChange =
  | { readonly at: number; readonly kind: "prepend"; readonly content: string }
  | { readonly at: number; readonly kind: "vanish"; readonly attachmentId: string };

/** Times are milliseconds since 1970. */
export interface DraftStore {
  /** The body as it was saved last; as the draft began, before that. */
  readonly savedBody: string;
  /** The body as add-ins last wrote or Outlook last saved it, without what the user has typed since. */
  readonly writtenBody: string;
  readonly savedProperties: Readonly<Record<string, unknown>>;
  readonly late: readonly LateChange[];
  /** Files that were removed, in case a list still gives them. */
  readonly removed: readonly { readonly attachment: Attachment; readonly index: number; readonly at: number }[];
  readonly bodyReads: number;
  /** Since the page beside the draft began. */
  readonly propertyLoads: number;
  /** Files that add-ins have added. */
  readonly filesAdded: number;
  readonly saves: number;
}

type Folder = "inbox" | "sent" | "outbox";

export interface Mail extends ItemExtras {
  readonly id: string;
  readonly folder: Folder;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly subject: string;
  /** The inside of the HTML body. */
  readonly html: string;
  readonly attachments: readonly Attachment[];
  /** Milliseconds since 1970. */
  readonly date: number;
  readonly isRead: boolean;
  readonly conversationId: string;
  readonly internetMessageId: string;
  /** Of a mail sent from here: the file that was written, relative to the project. */
  readonly emlFile: string | null;
}

const PREFIXES = /^(?:(?:sv|vs|re|fw|fwd):\s*)+/i;

/** @returns the subject without `SV:`, `VS:` and their English likes. */
export const normaliseSubject = (subject: string): string => subject.replace(PREFIXES, "");
