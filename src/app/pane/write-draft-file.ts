import type { Order } from "../../domain/order/order";
import type { WrittenFile } from "../ports/written-file";
import type { Pane } from "./pane";

/** The order's mail as a file, for a pane outside Outlook. @throws (rejects) FormsError, or what kept the writer away */
export async function writeDraftFile(pane: Pane, order: Order): Promise<WrittenFile> {
  const [{ composeMail }, { prepareForms }] = await Promise.all([
    import(/* webpackChunkName: "mail" */ "./compose-mail"),
    import(/* webpackChunkName: "mail" */ "./prepare-forms"),
  ]);
  const [files, forms] = await Promise.all([pane.ports.loadDraftFiles(), prepareForms(pane, order)]);
  return files.write(composeMail(pane, order), forms);
}
