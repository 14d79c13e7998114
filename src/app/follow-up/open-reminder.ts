import { composeReminder } from "../../domain/follow-up/reminder";
import type { Order } from "../../domain/order/order";
import { findRecord, referenceOf } from "../../domain/order/order-log";
import { dateInDenmark } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { markOrderReminded, unmarkOrder } from "./mark-order";
import { type OpenResult, openWindow } from "./open-window";

/**
 * `Skriv rykker`: records that a reminder was written, and opens a reply in the thread of the mail being read. In that
 * order: the reply takes the mail's place in Outlook, and the pane beside it ends with it. Where no reply was opened,
 * the record is taken back.
 */
export async function openReminder(pane: PaneWith<"keeper" | "mailbox" | "clock">, order: Order): Promise<OpenResult> {
  const { keeper, mailbox, clock } = pane.ports;
  const today = dateInDenmark(clock.now());
  const reference = referenceOf(order);
  const record = findRecord(keeper.current().state.orders, reference);
  const note = composeReminder(order, record, today);
  if (!note) return { kind: "nothing-to-write" };
  if (mailbox.surface() !== "read") return { kind: "not-here" };
  const before = record?.marks.reminded;
  await markOrderReminded(pane, reference, today);
  let isOpened = false;
  try {
    const result = await openWindow(() => mailbox.openReply(note.html));
    isOpened = result.kind === "opened";
    return result;
  } finally {
    if (!isOpened && before?.on && before.date) await markOrderReminded(pane, reference, before.date);
    else if (!isOpened) await unmarkOrder(pane, reference, "reminded");
  }
}
