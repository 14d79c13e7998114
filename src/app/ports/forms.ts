import type { CampaignForm } from "../../domain/campaign/campaign";
import type { Order } from "../../domain/order/order";
import type { IsoDate } from "../../domain/time/iso-date";

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
  /** The form's own date, `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  /** Whose file it is. */
  readonly source: "bundled" | "organisation" | "own";
  /** Why the organisation's file is not the one that is used, to be said beside the form; null when nothing is wrong. */
  readonly refused: FormFault | null;
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

/**
 * Why a file is not used.
 * - `not-loaded`: it could not be fetched.
 * - `list-unreachable`, `list-invalid`: the organisation's list of forms (forms.json) could not be fetched or read.
 * - `empty`, `too-large`: its size.
 * - `type-refused`: neither .docx, .xlsx nor .pdf, or its content is not what its name says.
 * - `damaged`: it has the right type but cannot be opened.
 * - `macros`: it holds program code.
 * - `embedded-file`: it holds another file or object, which is not looked into.
 * - `external-content`: it fetches something from elsewhere when it is opened, as a template or a picture.
 * - `field-command`: it has a field or a link that can start another program (DDE).
 * - `pdf-action`: a PDF with code, or with something that it starts or holds.
 * - `too-complex`: it has more parts, or is larger when unpacked, than is looked through.
 * - `hash-differs`: it is not the file that the list describes.
 * - `placeholder-unknown`: it asks for a value that does not exist.
 * - `not-filled`: its placeholders could not be filled.
 */
export type FormsErrorKind =
  | "not-loaded"
  | "list-unreachable"
  | "list-invalid"
  | "empty"
  | "too-large"
  | "type-refused"
  | "damaged"
  | "macros"
  | "embedded-file"
  | "external-content"
  | "field-command"
  | "pdf-action"
  | "too-complex"
  | "hash-differs"
  | "placeholder-unknown"
  | "not-filled";

/** One file that is not used, and why. */
export interface FormFault {
  readonly kind: FormsErrorKind;
  /** The file, by the name that the user or the administrator gave it. */
  readonly fileName: string;
  /** `too-large`: the size and the limit that it is over, in bytes. */
  readonly size?: { readonly bytes: number; readonly limit: number; readonly of: "file" | "all" };
  /** `not-loaded`, `list-unreachable`: the answer's HTTP status, or null where none came. */
  readonly status?: number | null;
  /** `placeholder-unknown`: the names. `list-invalid`: what is wrong, for the administrator. */
  readonly details?: readonly string[];
}

/** What `prepare` rejects with. Nothing was written to the draft. */
export class FormsError extends Error {
  override readonly name = "FormsError";
  readonly kind: FormsErrorKind;
  /** The form it is about. */
  readonly formId: string;
  /** What the sentence to the user is made of; null where the kind says all. */
  readonly fault: FormFault | null;

  constructor(kind: FormsErrorKind, formId: string, message: string, fault: FormFault | null = null) {
    super(message);
    this.kind = kind;
    this.formId = formId;
    this.fault = fault;
  }
}

/** The forms that go with an order. Loaded when first asked for. */
export interface Forms {
  /**
   * Fills every form of the order's campaign, in their order. The same input gives the same bytes. Per form: the user's
   * own file, else the organisation's, else the bundled one. An organisation's file that cannot be used is said in
   * `refused`, and the bundled form stays.
   * @throws (rejects) FormsError where a form cannot be made at all, or the user's own file cannot be used.
   */
  prepare(order: Order, context: FormContext): Promise<readonly PreparedForm[]>;

  /**
   * Looks at a file that the user wants instead of a form, before it is taken. Null when it can be used.
   * @throws (rejects) FormsError only where the library itself cannot be loaded.
   */
  inspect(file: OwnFile): Promise<FormFault | null>;

  /**
   * The order references that a Word document names in its text, header and footer. Null for any other file, and for one
   * that cannot be read.
   * @throws (rejects) FormsError only where the library itself cannot be loaded.
   */
  referencesIn(file: OwnFile): Promise<readonly string[] | null>;
}
