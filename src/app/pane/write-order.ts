import type { FillReport } from "../../domain/fill/fill-report";
import type { ObstacleKind } from "../../domain/fill/obstacle";
import type { OrderMail } from "../../domain/order/mail";
import type { Order } from "../../domain/order/order";
import { type AskedDate, recordFilled, recordFillUndone, referenceOf } from "../../domain/order/order-log";
import { requestedReadyDate } from "../../domain/order/ready-date";
import { changeOrders } from "../../domain/state/changes";
import { fillDraft } from "../fill/fill-draft";
import type { Draft } from "../ports/draft";
import { FormsError, type PreparedForm } from "../ports/forms";
import { composeMail } from "./compose-mail";
import { fillTools } from "./draft-work";
import type { FillStatus } from "./fill-status";
import { isSentElsewhere } from "./is-sent-elsewhere";
import type { Pane } from "./pane";
import { prepareForms } from "./prepare-forms";

/**
 * Writes an order into a draft, and records what the draft holds then. Fetched when the first mail is filled.
 * @param confirmed obstacles that the user was shown, and wants to fill the draft despite
 */
export async function writeOrder(
  pane: Pane,
  draft: Draft,
  order: Order,
  confirmed: readonly ObstacleKind[],
): Promise<FillStatus> {
  try {
    const others = pane.store.snapshot().orders.filter((other) => other.key !== order.key);
    const mail = composeMail(pane, order);
    const asked = requestedReadyDate(order, pane.store.snapshot()) ?? "earliest";
    const forms = await prepareForms(pane, order);
    const otherMails = others.map((other) => composeMail(pane, other));
    const report = await fillDraft(draft, { mail, forms, otherMails, confirmed }, fillTools(pane));
    logFill(pane, order, { mail, asked, forms, report });
    return { kind: "filled", report, confirmed };
  } catch (error) {
    return error instanceof FormsError ? { kind: "forms-failed", error } : { kind: "unexpected" };
  }
}

/** What was written, and what came of it. */
interface Filled {
  readonly mail: OrderMail;
  readonly asked: AskedDate;
  readonly forms: readonly PreparedForm[];
  readonly report: FillReport;
}

/** Records what the draft holds now; of an order that was sent, what was sent stays recorded until all is in place. */
function logFill({ ports, store }: Pane, order: Order, { mail, asked, forms, report }: Filled): void {
  const { outcome, obstacle } = report;
  const snapshot = store.snapshot();
  const exchanged = snapshot.orders.find(({ reference }) => reference === snapshot.filledWith);
  if (exchanged && exchanged.key !== order.key && obstacle?.kind !== "other-order") {
    void ports.keeper.update((state, now) =>
      changeOrders(state, (log) => recordFillUndone(log, referenceOf(exchanged), now)),
    );
  }
  if (outcome === "failed" || outcome === "blocked") return;
  if (outcome === "partial" && isSentElsewhere(snapshot, order)) return;
  const details = {
    verified: outcome === "complete",
    system: order.system,
    supplier: order.supplier,
    asked,
    to: mail.to,
    cc: mail.cc,
    forms: forms.map(({ form, sha256 }) => ({ id: form.id, sha256 })),
  };
  void ports.keeper.update((state, now) =>
    changeOrders(state, (log) => recordFilled(log, referenceOf(order), details, now)),
  );
}
