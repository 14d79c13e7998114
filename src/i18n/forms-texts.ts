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
  /** Heading above the forms of an order. */
  readonly heading: string;
  /** Button that shows the forms of an order. */
  readonly show: string;
  /** While the forms are made. */
  readonly loading: string;
  /** Button that opens one form's content; `form` is `Bilag 1`. */
  open(form: string): string;
  close(form: string): string;
  download(form: string): string;
  useOwn(form: string): string;
  useBundled(form: string): string;
  /** Where there is no content to show: the file is not ours. */
  readonly noContent: string;
  /** Said before a field's text by screen readers, where the field is empty. */
  readonly emptyField: string;
  /** The forms could not be made; a button tries again. */
  readonly tryAgain: string;
}
