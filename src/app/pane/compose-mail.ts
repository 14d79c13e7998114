import { composeOrderMail, type OrderMail } from "../../domain/order/mail";
import type { Order } from "../../domain/order/order";
import type { Pane } from "./pane";

/** The order's mail, as it will be written now. */
export function composeMail({ store }: Pick<Pane, "store">, order: Order): OrderMail {
  const { today, wantedDate } = store.snapshot();
  return composeOrderMail(order, { today, wantedDate });
}
