import { forgetResend, rememberResend } from "../../domain/follow-up/resend";
import { composeResend, isLost } from "../../domain/follow-up/resend-note";
import type { SentForm } from "../../domain/follow-up/sent-check";
import type { Order } from "../../domain/order/order";
import { referenceOf } from "../../domain/order/order-log";
import { type Instant, instantToDate } from "../../domain/time/instant";
import { dateInDenmark } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { type OpenResult, openWindow } from "./open-window";

/**
 * `Send bilaget efter`: opens a reply to all who got the mail being read. Outlook lets no add-in attach to a reply that it
 * opens, but by an address on the internet: so the mailbox keeps what the reply is for, and the pane in it attaches the
 * forms. In that order: the reply takes the mail's place in Outlook, and the pane beside it ends with it.
 * @param forms what is known of the forms in the sent mail
 * @param sentAt when that mail was sent; null where it is not known
 */
export async function openResend(
  pane: PaneWith<"keeper" | "mailbox">,
  order: Order,
  forms: readonly SentForm[],
  sentAt: Instant | null,
): Promise<OpenResult> {
  const { keeper, mailbox } = pane.ports;
  if (mailbox.surface() !== "read") return { kind: "not-here" };
  const lost = forms.filter(isLost);
  if (lost.length === 0) return { kind: "nothing-to-write" };
  const reference = referenceOf(order);
  const note = composeResend(order, lost, sentAt && dateInDenmark(instantToDate(sentAt)));
  const formIds = lost.map(({ form }) => form.id);
  await keeper.update((state, now) => rememberResend(state, { reference, formIds }, now));
  let isOpened = false;
  try {
    const result = await openWindow(() => mailbox.openReplyToAll(note.html));
    isOpened = result.kind === "opened";
    return result;
  } finally {
    if (!isOpened) await keeper.update((state, now) => forgetResend(state, reference, now));
  }
}
