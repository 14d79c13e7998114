import type { Order } from "../../domain/order/order";
import { composeMail } from "./compose-mail";
import type { Pane } from "./pane";

/** Opens a new mail for an order, from a mail being read. Rejects with an `OutlookError` when Outlook does not. */
export async function openNewMessage(pane: Pane, order: Order): Promise<void> {
  // No body: one would take the place of the user's signature. The pane in the new mail completes it.
  const { to, cc, subject } = composeMail(pane, order);
  await pane.ports.mailbox.openNewMessage({ to, cc, subject });
}
