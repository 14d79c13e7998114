import type { Pane } from "./pane";

/** Orders in the campaign in front, though its dates are long past. */
export function orderLate({ store }: Pane): void {
  store.change({ lateCampaign: store.snapshot().campaign.id });
}
