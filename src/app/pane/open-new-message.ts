import type { Order } from "../../domain/order/order";
import type { Pane } from "./pane";

/**
 * Opens a new mail for an order, from a mail being read.
 * @throws (rejects) OutlookError when Outlook does not, or what kept the writer of the mail away
 */
export async function openNewMessage(pane: Pane, order: Order): Promise<void> {
  const { composeMail } = await import(/* webpackChunkName: "mail" */ "./compose-mail");
  // No body: one would take the place of the user's signature. The pane in the new mail completes it.
  const { to, cc, subject } = composeMail(pane, order);
  await pane.ports.mailbox.openNewMessage({ to, cc, subject });
}
