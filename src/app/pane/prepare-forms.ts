import type { Order } from "../../domain/order/order";
import { requestedReadyDate } from "../../domain/order/ready-date";
import type { PreparedForm } from "../ports/forms";
import type { Pane } from "./pane";

/** The order's forms, filled, or the user's own files. @throws (rejects) FormsError */
export async function prepareForms({ ports, store }: Pane, order: Order): Promise<readonly PreparedForm[]> {
  const { today, wantedDate, ownFiles } = store.snapshot();
  return ports.forms.prepare(order, {
    today,
    readyDate: requestedReadyDate(order, { today, wantedDate }),
    ownFiles: ownFiles[order.key] ?? {},
  });
}
