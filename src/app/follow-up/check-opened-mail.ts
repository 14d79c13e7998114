import type { SentCheck } from "../../domain/follow-up/sent-check";
import type { Order } from "../../domain/order/order";
import { findRecord, recordSentChecked } from "../../domain/order/order-log";
import type { OrderReference } from "../../domain/order/reference";
import { changeOrders } from "../../domain/state/changes";
import { type Instant, instantToDate } from "../../domain/time/instant";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { checkSentMail } from "./check-sent-mail";

/**
 * Checks the mail that is read beside the pane, where it is an order's own sent mail. Where all was right, the order is
 * recorded as sent, with the day on which Outlook created the mail; nothing else is recorded. What the user has taken
 * back since that mail was created stays taken back.
 * @param orders all planned orders of the municipality in the order's campaign
 * @returns null where no mail is read
 */
export async function checkOpenedMail(
  { ports }: PaneWith<"keeper" | "clock" | "mailbox" | "sentMails" | "hashContent">,
  order: { readonly reference: OrderReference; readonly campaign: Order["campaign"] },
  orders: readonly Order[],
): Promise<SentCheck | null> {
  const { keeper, clock, mailbox, sentMails, hashContent } = ports;
  const mail = sentMails.openSentMail();
  if (!mail) return null;
  const { reference, campaign } = order;
  const check = await checkSentMail(mail, {
    reference,
    forms: campaign.forms,
    orders,
    log: keeper.current().state.orders,
    userAddress: mailbox.userAddress,
    hashContent,
  });
  if (check.kind !== "checked" || check.outcome !== "right") return check;
  const sent = findRecord(keeper.current().state.orders, reference)?.marks.sent;
  const isTakenBack = sent !== undefined && !sent.on && (check.created === null || sent.at > check.created);
  if (!isTakenBack) {
    const day = dayOf(check.created, dateInDenmark(clock.now()));
    await keeper.update((state, now) => changeOrders(state, (log) => recordSentChecked(log, reference, day, now)));
  }
  return check;
}

/** The day of the mail; null where none is told, or one to come: then a clock is wrong. */
function dayOf(created: Instant | null, today: IsoDate): IsoDate | null {
  const day = created && dateInDenmark(instantToDate(created));
  return day && day <= today ? day : null;
}
