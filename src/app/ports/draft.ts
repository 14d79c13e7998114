/** How the draft's body is written. */
export type BodyType = "html" | "text";

/** One of the draft's recipient fields. */
export type RecipientField = "to" | "cc" | "bcc";

/** A recipient as Outlook holds it. */
export interface Recipient {
  /** As Outlook gives it: a directory name (`/o=ExchangeLabs/...`) for some of the own organisation, empty for a list. */
  readonly address: string;
  /** Display name; equal to the address where there is none. */
  readonly name: string;
}

/** A file in the draft, as Outlook lists it. */
export interface DraftAttachment {
  /** Valid in this session only. */
  readonly id: string;
  readonly name: string;
  /** Bytes, as Outlook counts them. Some clients add the overhead of their own format. */
  readonly size: number;
  /** Pictures in the signature and the like. */
  readonly isInline: boolean;
  /** `cloud`: a link to a file elsewhere. `item`: another mail. */
  readonly type: "file" | "item" | "cloud" | "unknown";
}

/**
 * The mail being written that the pane belongs to. All writes are asked of Outlook, which may answer "done" before it
 * is: what counts is what is read back. Every method rejects with an `OutlookError` and with nothing else.
 */
export interface Draft {
  /** Html or text. Decides in which form a body may be written: html into a text body is refused. */
  readBodyType(): Promise<BodyType>;
  /** The field's recipients. Outlook leaves out those it has not resolved. */
  readRecipients(field: RecipientField): Promise<Recipient[]>;
  /** Adds to what is there; any number, though Outlook takes 100 in one call. */
  addRecipients(field: RecipientField, recipients: readonly Recipient[]): Promise<void>;
  /**
   * Rewrites the field, with at most 100 recipients (more are refused: `threw`). Only for taking back what the add-in
   * added itself: what the user typed and Outlook has not resolved cannot be read, so it does not survive this.
   */
  replaceRecipients(field: RecipientField, recipients: readonly Recipient[]): Promise<void>;
  readSubject(): Promise<string>;
  /** At most 255 characters: more is refused before Outlook is asked (`threw`). */
  writeSubject(subject: string): Promise<void>;
  /** The whole body, with signature and quoted mails. Html comes back rewritten by Outlook. */
  readBody(type: BodyType): Promise<string>;
  /** Puts content before what is there. */
  prependBody(content: string, type: BodyType): Promise<void>;
  /** Rewrites the whole body: only ever with what was just read, our own block exchanged or removed. */
  replaceBody(content: string, type: BodyType): Promise<void>;
  listAttachments(): Promise<DraftAttachment[]>;
  /**
   * Attaches a file. One at a time: two at once lose their answers.
   * @param base64 the bytes, without a `data:` prefix.
   * @returns the attachment's id.
   */
  addAttachment(name: string, base64: string): Promise<string>;
  removeAttachment(id: string): Promise<void>;
  /** The bytes of an attachment as base64, or null where this Outlook cannot give them. Some give an empty text. */
  readAttachment(id: string): Promise<string | null>;
  /** Saves the draft among the user's drafts. @returns the item's id, or null where Outlook gives none */
  save(): Promise<string | null>;
  /** The item's id; null for a draft that was never saved. */
  readItemId(): Promise<string | null>;
  /** What the add-in remembers of this draft (see `writeMemory`), read again; null only when there is nothing. */
  readMemory(): Promise<string | null>;
  /** Remembers a text with the draft: kept by Outlook, never sent to the recipient. Null forgets. */
  writeMemory(memory: string | null): Promise<void>;
}

/** Opens the draft the pane belongs to. */
export interface DraftAccess {
  /**
   * The draft now in front of the pane. Every method of the result rejects with `item-changed` once another item is.
   * Null when the open item is not a mail being written.
   */
  openDraft(): Draft | null;
}
