import type { Order } from "../order/order";
import type { StoredState } from "./stored-state";

/** Whether an order is the user's own to write, by what the user answers for; both, where nothing is said. */
export function isOwnOrder({ roles }: Order, { role: { value } }: StoredState): boolean {
  return value === null || value === "both" || roles.includes(value);
}
