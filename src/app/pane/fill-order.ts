import type { ObstacleKind } from "../../domain/fill/obstacle";
import type { Order } from "../../domain/order/order";
import type { OrderKey } from "../../domain/order/reference";
import type { Draft } from "../ports/draft";
import { showWork } from "./draft-work";
import type { FillStatus } from "./fill-status";
import { isSentElsewhere } from "./is-sent-elsewhere";
import type { Pane } from "./pane";

/**
 * Fills the draft beside the pane with an order and reads it back. Nothing is written while the order has problems.
 * The draft is the one that was there when this was called: if another is opened meanwhile, nothing is written to it.
 * What came of it is in the snapshot's `fills`.
 * @param confirmed obstacles that the user was shown, and wants to fill the draft despite
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

function blockedAsSent({ ports }: Pane, { reference }: Order): FillStatus {
  const at = ports.clock.now().getTime();
  const obstacle = { kind: "already-sent" } as const;
  const report = { reference, outcome: "blocked", obstacle, parts: [], notes: [], at, fillId: null } as const;
  return { kind: "filled", report, confirmed: [] };
}

/** Writes it, by code that is fetched when it is first needed. */
async function fillWith(
  pane: Pane,
  draft: Draft,
  order: Order,
  confirmed: readonly ObstacleKind[],
): Promise<FillStatus> {
  const loaded = await import(/* webpackChunkName: "fill" */ "./write-order").catch(() => null);
  return loaded ? loaded.writeOrder(pane, draft, order, confirmed) : { kind: "not-fetched" };
}
