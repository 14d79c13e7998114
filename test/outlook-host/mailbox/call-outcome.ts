/** What an add-in's call does to a draft, as plain data: the draft before goes in, the draft after and the answer come out. */
import type { Behaviours } from "../behaviours/behaviour-table";
import type { Draft } from "./mail-item";
import type { Person } from "./recipient";

export interface MailboxLimits {
  /** Files in one mail; 499 in Outlook on the web. */
  readonly attachments: number;
  /** Bytes of all files of one mail; 25 MB in Outlook on the web. */
  readonly attachmentBytes: number;
}

export const OUTLOOK_LIMITS: MailboxLimits = { attachments: 499, attachmentBytes: 25 * 1024 * 1024 };

/** What a call meets besides the draft. */
export interface MailboxConditions {
  readonly behaviours: Behaviours;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly owner: Person;
  readonly limits: MailboxLimits;
  /** @returns an id that nothing in the mailbox has, beginning with the prefix. */
  readonly newId: (prefix: string) => string;
}

/** The answer of a call that is never answered. Its work, if any, stands in the outcome's draft. */
export const NO_ANSWER: unique symbol = Symbol("no answer");

export interface CallOutcome<Answer> {
  readonly draft: Draft;
  readonly answer: Answer | typeof NO_ANSWER;
}

export type RejectionReason =
  | "attachment too large"
  | "too many attachments"
  | "not base64"
  | "no such attachment"
  | "unknown attachment id"
  | "attachment content unreadable"
  | "html in a plain-text draft"
  | "too many recipients"
  | "recipient without an address"
  | "properties unreadable"
  | "properties too large"
  | "no such item"
  | "no recipient"
  | "unresolved recipient";

/** The mailbox refuses something that a user or an add-in asked for; nothing was done. */
export class MailboxRejection extends Error {
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, detail = "") {
    super(detail === "" ? reason : `${reason}: ${detail}`);
    this.name = "MailboxRejection";
    this.reason = reason;
  }
}

/** @returns the draft after a change of the mail: it is no longer as it was saved. */
export const changeDraft = (draft: Draft, patch: Partial<Draft>): Draft => ({ ...draft, isDirty: true, ...patch });

/** @returns the draft after a change of what is kept beside it, which leaves a saved draft saved. */
export const changeStore = (draft: Draft, patch: Partial<Draft["store"]>): Draft => ({
  ...draft,
  store: { ...draft.store, ...patch },
});
