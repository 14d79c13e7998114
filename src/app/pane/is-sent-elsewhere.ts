import type { Order } from "../../domain/order/order";
import { findRecord, orderState, referenceOf } from "../../domain/order/order-log";
import type { PaneSnapshot } from "./snapshot";

/** Whether the order was sent, and not from the draft beside the pane. */
export function isSentElsewhere({ kept, filledWith }: PaneSnapshot, order: Order): boolean {
  const state = orderState(findRecord(kept.state.orders, referenceOf(order)));
  return filledWith !== order.reference && ["sent", "confirmed", "ready"].includes(state);
}
