/** A part of the order mail that the fill writes and reads back. */
export type FillPart =
  | { readonly kind: "to" | "cc"; readonly addresses: readonly string[] }
  | { readonly kind: "subject" | "body" | "saved" }
  | { readonly kind: "attachment"; readonly name: string };

/** What the read-back says of a part. */
export type PartStatus =
  /** It was read back from the draft as it should be. */
  | "verified"
  /** It was read back and is not there, or not as it should be. */
  | "missing"
  /** It could not be read back: it may be there. */
  | "unverified";

/** Why a part is not verified. */
export type PartCause =
  /** Outlook refused the write. */
  | "refused"
  /** Office.js threw: a limit or a permission. */
  | "threw"
  /** Outlook did not answer in time. */
  | "timeout"
  /** The answer of Outlook is unusable: nothing, or something other than what was asked for. */
  | "unclear"
  /** The pane moved to another mail. */
  | "item-changed"
  /** This Outlook cannot do it. */
  | "unsupported"
  /** Outlook said yes, but it is not in the draft. */
  | "vanished"
  /** The file is there more than once. */
  | "duplicated"
  /** A file of that name was there before, with another content. */
  | "other-file"
  /** The file is there, but its content differs from what was attached. */
  | "content-differs"
  /** Outlook does not give the content of the file of that name: whose it is cannot be known. */
  | "not-readable"
  /** The user has changed it, so it was left. */
  | "edited"
  /** It was added, and Outlook gives back a name by which it cannot be known. */
  | "unrecognised"
  /** Equal texts have stood in the draft, and which of them is left cannot be known. */
  | "ambiguous"
  /** Something of an earlier fill stands there still. */
  | "left-over"
  /** The text of another order stands in the mail. */
  | "other-order"
  /** Not tried, because something before it failed. */
  | "not-tried";

/** One part with its status. `cause` is null when verified. */
export interface PartReport {
  readonly part: FillPart;
  readonly status: PartStatus;
  readonly cause: PartCause | null;
}
