import type { OrderMail } from "../../domain/order/mail";
import type { PreparedForm } from "./forms";

/** A file for the user to keep or open. */
export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array;
}

/** Writes an order mail as a file that a mail program opens as a draft: for a pane outside Outlook. */
export interface DraftFiles {
  /** An `.eml` with `X-Unsent: 1`, both forms inside. */
  write(mail: OrderMail, forms: readonly PreparedForm[]): WrittenFile;
}
