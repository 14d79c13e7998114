import type { Pane } from "./pane";

/** Chooses which campaign is shown; null for the current one. */
export function chooseCampaign({ store }: Pane, id: string | null): void {
  store.change({ campaignId: id, fills: {} });
}
