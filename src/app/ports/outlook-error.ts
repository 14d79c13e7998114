/** Why a call to Outlook did not succeed. */
export type OutlookErrorKind =
  /** Outlook answered with an error code. */
  | "refused"
  /** Office.js threw before asking Outlook: an argument over its limit, or a permission that is missing. */
  | "threw"
  /** Outlook reported success, but the answer is unusable: nothing, or another shape. */
  | "unclear"
  /** No answer within the time allowed; the call may have been carried out all the same. */
  | "timeout"
  /** The pane shows another mail than when the work began: nothing was written to the other mail. */
  | "item-changed"
  /** The open item is not a mail being written, or this Outlook lacks the function. */
  | "unsupported";

/** The one error that every call to Outlook rejects with: of a draft, of the mailbox, of a mail being read. */
export class OutlookError extends Error {
  override readonly name = "OutlookError";
  /** The method of the port that failed: `addAttachment`. */
  readonly operation: string;
  readonly kind: OutlookErrorKind;
  /** Office.js error code, or null. */
  readonly code: number | null;

  constructor(operation: string, kind: OutlookErrorKind, code: number | null, message: string) {
    super(message);
    this.operation = operation;
    this.kind = kind;
    this.code = code;
  }
}
