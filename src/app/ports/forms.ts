import type { CampaignForm } from "../../domain/campaign";
import type { IsoDate } from "../../domain/iso-date";
import type { Order } from "../../domain/order";

/** A form ready to be attached. */
export interface PreparedForm {
  readonly form: CampaignForm;
  /** `Bilag 1 - ….docx`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The same bytes, as Office.js takes them. */
  readonly base64: string;
  /** Lower-case hex of the bytes' SHA-256. */
  readonly sha256: string;
  /** Who made the form, for the user to read: the project's edition, the organisation's, the user's own file. */
  readonly origin: string;
  /** The form's own date, or null. */
  readonly date: string | null;
}

/** A file that the user chose instead of a form, for one order. */
export interface OwnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a form is filled with beside the order itself. */
export interface FormContext {
  /** Today's date in Denmark. */
  readonly today: IsoDate;
  /** The date the routes are wanted, or null for as soon as possible. */
  readonly readyDate: IsoDate | null;
  /** The user's own files by form id. */
  readonly ownFiles?: Readonly<Record<string, OwnFile>>;
}

/** Why a form could not be made. */
export type FormsErrorKind =
  | "not-loaded"
  | "not-filled"
  | "too-large"
  | "empty"
  | "type-refused"
  | "macros"
  | "hash-differs";

/** What `prepare` rejects with. Nothing was written to the draft. */
export class FormsError extends Error {
  override readonly name = "FormsError";
  constructor(
    readonly kind: FormsErrorKind,
    /** The form it is about. */
    readonly formId: string,
    message: string,
  ) {
    super(message);
  }
}

/** The forms that go with an order. Loaded when first asked for. */
export interface Forms {
  /**
   * Fills every form of the order's campaign, in their order. The same input gives the same bytes.
   * @throws (rejects) FormsError
   */
  prepare(order: Order, context: FormContext): Promise<readonly PreparedForm[]>;
}
