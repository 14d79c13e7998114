import type { FillReport } from "../../domain/fill/fill-report";
import type { ObstacleKind } from "../../domain/fill/obstacle";
import type { OrderMail } from "../../domain/order/mail";
import type { Order } from "../../domain/order/order";
import {
  type AskedDate,
  findRecord,
  orderState,
  recordFilled,
  recordFillUndone,
  referenceOf,
} from "../../domain/order/order-log";
import { requestedReadyDate } from "../../domain/order/ready-date";
import type { OrderKey } from "../../domain/order/reference";
import { changeOrders } from "../../domain/state/changes";
import type { Draft } from "../ports/draft";
import { FormsError, type PreparedForm } from "../ports/forms";
import { composeMail } from "./compose-mail";
import { fillTools, showWork } from "./draft-work";
import type { FillStatus } from "./fill-status";
import type { Pane } from "./pane";
import { prepareForms } from "./prepare-forms";
import type { PaneSnapshot } from "./snapshot";

/**
 * Fills the draft beside the pane with an order and reads it back. Nothing is written while the order has problems.
 * The draft is the one that was there when this was called: if another is opened meanwhile, nothing is written to it.
 * What came of it is in the snapshot's `fills`.
 * @param confirmed obstacles that the user was told of, and wants to fill in spite of
 */
export async function fillOrder(pane: Pane, key: OrderKey, confirmed: readonly ObstacleKind[] = []): Promise<void> {
  const { ports, store } = pane;
  const { orders, isBusy, fills } = store.snapshot();
  const order = orders.find((candidate) => candidate.key === key);
  if (!order || order.problems.length > 0 || isBusy) return;
  const draft = ports.drafts.openDraft();
  if (!draft) return store.change({ fills: { ...fills, [key]: { kind: "no-draft" } } });
  const before = fills[key];
  const all = [...(before?.kind === "filled" ? before.confirmed : []), ...confirmed];
  store.change({ fills: { [key]: { kind: "filling" } } });
  const isBlocked = isSentElsewhere(store.snapshot(), order) && !all.includes("already-sent");
  const status = isBlocked ? blockedAsSent(pane, order) : await fillWith(pane, draft, order, all);
  await showWork(pane, draft, key, status);
}

/** Whether the order was sent, and not from the draft beside the pane. */
function isSentElsewhere({ kept, filledWith }: PaneSnapshot, order: Order): boolean {
  const state = orderState(findRecord(kept.state.orders, referenceOf(order)));
  return filledWith !== order.reference && ["sent", "confirmed", "ready"].includes(state);
}

function blockedAsSent({ ports }: Pane, { reference }: Order): FillStatus {
  const at = ports.clock.now().getTime();
  const obstacle = { kind: "already-sent" } as const;
  const report = { reference, outcome: "blocked", obstacle, parts: [], notes: [], at, fillId: null } as const;
  return { kind: "filled", report, confirmed: [] };
}

async function fillWith(
  pane: Pane,
  draft: Draft,
  order: Order,
  confirmed: readonly ObstacleKind[],
): Promise<FillStatus> {
  const fillDraft = await loadFill();
  if (!fillDraft) return { kind: "not-fetched" };
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

/** The code that fills, fetched when it is first needed; null when it cannot be fetched. */
async function loadFill() {
  try {
    return (await import(/* webpackChunkName: "fill" */ "../fill/fill-draft")).fillDraft;
  } catch {
    return null;
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
