import type { Order } from "../../domain/order/order";
import type { WrittenFile } from "../ports/written-file";
import { composeMail } from "./compose-mail";
import type { Pane } from "./pane";
import { prepareForms } from "./prepare-forms";

/** The order's mail as a file, for a pane outside Outlook. @throws (rejects) FormsError, or what kept the writer away */
export async function writeDraftFile(pane: Pane, order: Order): Promise<WrittenFile> {
  const [files, forms] = await Promise.all([pane.ports.loadDraftFiles(), prepareForms(pane, order)]);
  return files.write(composeMail(pane, order), forms);
}
