import type { FormFault, PreparedForm } from "../app/ports/forms";

/** What the pane says of the forms. Loaded with the view that shows them, not with the first view. */
export interface FormsTexts {
  /** Why a file is not used: a whole sentence. */
  fault(fault: FormFault): string;
  /** After `fault`, where the bundled form is used instead of the organisation's file. */
  readonly bundledStays: string;
  /** After `fault`, where the user's own file was refused. */
  readonly chooseAnother: string;
  /** Who made the form. */
  origin(form: Pick<PreparedForm, "source" | "origin">): string;
  /** A form's date, as a day: `22. november 2026`. */
  date(date: string): string;
  /** A size in bytes, as people read it. */
  size(bytes: number): string;
  /** Name of the region with an order's forms; `index` as in `Mail 1`. */
  region(index: number): string;
  /** Which fields of the profile are empty that the supplier may ask for. */
  readonly missing: string;
  /** While the forms are made. */
  readonly loading: string;
  /** The forms could not be made, and nothing more is known. */
  readonly failed: string;
  readonly tryAgain: string;
  /** Buttons of one form; `form` is `Bilag 1`. */
  open(form: string): string;
  close(form: string): string;
  download(form: string): string;
  /** Button that asks for a file; `ownFileAs` follows it for screen readers. */
  readonly ownFile: string;
  ownFileAs(form: string): string;
  bundledAgain(form: string): string;
  /** Where there is no content to show: the file is not ours. */
  readonly noContent: string;
  /** Before a field's words for screen readers, where the field is empty. */
  readonly emptyField: string;
}
