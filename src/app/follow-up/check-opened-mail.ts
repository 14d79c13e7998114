import type { SentCheck } from "../../domain/follow-up/sent-check";
import type { Municipality } from "../../domain/municipality/municipality";
import type { Order } from "../../domain/order/order";
import { findRecord, recordSeenInCopy, recordSentChecked } from "../../domain/order/order-log";
import type { OrderReference } from "../../domain/order/reference";
import { changeOrders } from "../../domain/state/changes";
import { bytesOf } from "../../domain/text/bytes";
import { type Instant, instantToDate } from "../../domain/time/instant";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";
import type { PaneWith } from "../pane/pane";
import { FormsError } from "../ports/forms";
import { checkSentMail } from "./check-sent-mail";

type Domains = Pick<Municipality, "mailDomain" | "webDomain">;

/**
 * Checks the mail that is read beside the pane, where it is an order's own sent mail, or the copy of it that a colleague
 * gave the user. Where all was right, the order is recorded as sent, with the day of the mail; of a copy it is recorded
 * who sent it, where nothing in it was wrong. Nothing else is recorded. What the user has taken back since that mail was
 * created stays taken back.
 * @param orders all planned orders of the municipality in the order's campaign
 * @returns null where no mail is read
 */
export async function checkOpenedMail(
  { ports }: PaneWith<"keeper" | "clock" | "mailbox" | "sentMails" | "forms" | "hashContent">,
  order: {
    readonly reference: OrderReference;
    readonly campaign: Order["campaign"];
    readonly municipality: Domains;
  },
  orders: readonly Order[],
): Promise<SentCheck | null> {
  const { keeper, clock, mailbox, sentMails, forms, hashContent } = ports;
  const mail = sentMails.openSentMail();
  if (!mail) return null;
  const { reference, campaign, municipality } = order;
  const check = await checkSentMail(mail, {
    reference,
    forms: campaign.forms,
    orders,
    log: keeper.current().state.orders,
    userAddress: mailbox.userAddress,
    ownDomains: [municipality.mailDomain, municipality.webDomain],
    hashContent,
    referencesIn: async (name, base64) => {
      try {
        const bytes = bytesOf(base64);
        return bytes && (await forms.referencesIn({ name, bytes }));
      } catch (error) {
        // Without the library the file is known by its name.
        if (error instanceof FormsError) return null;
        throw error;
      }
    },
  });
  if (check.kind !== "checked") return check;
  const { sentBy, sentAt, created, outcome } = check;
  if (sentBy === null ? outcome !== "right" : outcome === "wrong") return check;
  const sent = findRecord(keeper.current().state.orders, reference)?.marks.sent;
  const isTakenBack = sent !== undefined && !sent.on && (created === null || sent.at > created);
  if (!isTakenBack) {
    const day = dayOf(sentAt ?? created, dateInDenmark(clock.now()));
    await keeper.update((state, now) =>
      changeOrders(state, (log) =>
        sentBy === null
          ? recordSentChecked(log, reference, day, now)
          : recordSeenInCopy(log, reference, sentBy, day, now),
      ),
    );
  }
  return check;
}

/** The day of the mail; null where it has none, or one in the future: then a clock is wrong. */
function dayOf(time: Instant | null, today: IsoDate): IsoDate | null {
  const day = time && dateInDenmark(instantToDate(time));
  return day && day <= today ? day : null;
}
