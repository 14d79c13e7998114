import { composeHandoverNote } from "../../domain/follow-up/handover";
import { writeHandoverLine } from "../../domain/follow-up/handover-line";
import type { NoteMail } from "../../domain/follow-up/note-mail";
import type { Order } from "../../domain/order/order";
import { findRecord, referenceOf } from "../../domain/order/order-log";
import { dateInDenmark } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { type OpenResult, openWindow } from "./open-window";

/** The note that hands an order over, as it is now. */
export function writeHandover(
  { ports }: PaneWith<"keeper" | "clock">,
  order: Order,
  colleague: string | null,
): NoteMail {
  const { keeper, clock } = ports;
  const record = findRecord(keeper.current().state.orders, referenceOf(order));
  const line = writeHandoverLine(order);
  return composeHandoverNote(order, { record, today: dateInDenmark(clock.now()), colleague, line });
}

/** Hands an order over to a colleague: opens a mail with the prepared note. */
export async function openHandover(
  pane: PaneWith<"keeper" | "mailbox" | "clock">,
  order: Order,
  colleague: string | null,
): Promise<OpenResult> {
  const { mailbox } = pane.ports;
  if (!mailbox.canOpenNewMessage()) return { kind: "not-here" };
  const { subject, to, html } = writeHandover(pane, order, colleague);
  return openWindow(() => mailbox.openNewMessage({ to, cc: [], subject: subject ?? "", htmlBody: html }));
}
