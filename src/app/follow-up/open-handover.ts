import { composeHandoverNote } from "../../domain/follow-up/handover";
import type { Order } from "../../domain/order/order";
import { dateInDenmark } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { type OpenResult, openWindow } from "./open-window";

/** Hands an order over to a colleague: opens a mail with the prepared note. */
export async function openHandover(
  { ports }: PaneWith<"mailbox" | "clock">,
  order: Order,
  colleague: string | null,
): Promise<OpenResult> {
  const { mailbox, clock } = ports;
  if (!mailbox.canOpenNewMessage()) return { kind: "not-here" };
  const { subject, to, html } = composeHandoverNote(order, dateInDenmark(clock.now()), colleague);
  return openWindow(() => mailbox.openNewMessage({ to, cc: [], subject: subject ?? "", htmlBody: html }));
}
