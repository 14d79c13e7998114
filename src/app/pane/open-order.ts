import { chooseCampaign } from "./choose-campaign";
import { chooseMunicipality } from "./choose-municipality";
import type { Pane } from "./pane";

/** Brings a municipality and a campaign to the front. */
export function openOrder(pane: Pane, municipalityCode: string, campaignId: string): void {
  chooseCampaign(pane, campaignId);
  chooseMunicipality(pane, municipalityCode);
}
