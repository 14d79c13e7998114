import type { OrderMail } from "../../domain/order/mail";
import type { PreparedForm } from "./forms";
import type { WrittenFile } from "./written-file";

/** Writes an order mail as a file that a mail program opens as a draft: for a pane outside Outlook. */
export interface DraftFiles {
  /** An `.eml` with `X-Unsent: 1`, both forms inside. */
  write(mail: OrderMail, forms: readonly PreparedForm[]): WrittenFile;
}
