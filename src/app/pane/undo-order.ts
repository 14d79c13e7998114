import type { Order } from "../../domain/order/order";
import { recordFillUndone, referenceOf } from "../../domain/order/order-log";
import type { OrderKey } from "../../domain/order/reference";
import { changeOrders } from "../../domain/state/changes";
import type { Draft } from "../ports/draft";
import { fillTools, showWork } from "./draft-work";
import type { FillStatus } from "./fill-status";
import type { Pane } from "./pane";

/** Takes back what was written in the draft beside the pane. What came of it is in the snapshot's `fills`. */
export async function undoOrder(pane: Pane, key: OrderKey): Promise<void> {
  const { ports, store } = pane;
  const { orders, isBusy } = store.snapshot();
  const order = orders.find((candidate) => candidate.key === key);
  const draft = ports.drafts.openDraft();
  if (!order || !draft || isBusy) return;
  store.change({ fills: { [key]: { kind: "undoing" } } });
  await showWork(pane, draft, key, await undoOn(pane, draft, order));
}

async function undoOn(pane: Pane, draft: Draft, order: Order): Promise<FillStatus> {
  const undoFill = await loadUndo();
  if (!undoFill) return { kind: "not-fetched" };
  const { ports, store } = pane;
  try {
    const report = await undoFill(draft, fillTools(pane), store.own().fillId);
    if (report.outcome === "undone") {
      void ports.keeper.update((state, now) =>
        changeOrders(state, (log) => recordFillUndone(log, referenceOf(order), now)),
      );
    }
    return { kind: "undone", report };
  } catch {
    return { kind: "unexpected" };
  }
}

/** The code that takes back, fetched when it is first needed; null when it cannot be fetched. */
async function loadUndo() {
  try {
    return (await import(/* webpackChunkName: "fill" */ "../fill/undo-fill")).undoFill;
  } catch {
    return null;
  }
}
