/** What the pane stands beside. */
export type Surface =
  /** A mail being written. */
  | "compose"
  /** A mail being read. */
  | "read"
  /** Outlook, but no mail: nothing selected, or a meeting. */
  | "no-mail"
  /** A browser window that is not Outlook. */
  | "outside";

/** The mail being read. */
export interface OpenMessage {
  readonly subject: string;
  /** The sender's address, or null. */
  readonly from: string | null;
  /** Whether the user wrote it: it is from, or was sent by, the mailbox's own address. */
  readonly isOwn: boolean;
  /** When Outlook created it in this mailbox, or null. */
  readonly created: Date | null;
}

/** A mail to open in a window of its own. */
export interface NewMessage {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Only where the mail's text is all there is: a body here takes the place of the user's signature. */
  readonly htmlBody?: string;
}

/** An entry for a day in the user's calendar. */
export interface NewAppointment {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly subject: string;
  readonly body: string;
}

/** The mailbox that the pane stands in. */
export interface Mailbox {
  /** The mailbox's own address, or null where it is not known. */
  readonly userAddress: string | null;
  /** The name that Outlook shows for its owner, or null. */
  readonly userName: string | null;
  /** What the pane stands beside now. */
  surface(): Surface;
  /** The mail being read; null in another mode. */
  openMessage(): OpenMessage | null;
  /**
   * A name for the item in front, the same whenever it is opened here; null where Outlook gives none. Two drafts of one
   * conversation may share it: nothing about a mail itself is kept by it.
   */
  itemKey(): string | null;
  /** Calls back when another item is shown beside a pinned pane. */
  onItemChanged(listener: () => void): void;
  /** Whether `openNewMessage` can work here: Outlook allows it from a mail being read only. */
  canOpenNewMessage(): boolean;
  /** Opens a new mail in a window of its own. Rejects with an `OutlookError` when Outlook does not. */
  openNewMessage(message: NewMessage): Promise<void>;
  /** Opens a reply to the mail being read. Rejects with an `OutlookError` when Outlook does not. */
  openReply(htmlBody: string): Promise<void>;
  /** Opens a reply to all who got the mail being read. Rejects with an `OutlookError` when Outlook does not. */
  openReplyToAll(htmlBody: string): Promise<void>;
  /** Opens a new calendar entry. Rejects with an `OutlookError` when Outlook does not. */
  openAppointment(appointment: NewAppointment): Promise<void>;
}
