import { encodeOrderRound, newOrderRound } from "../../domain/campaign/rounds";
import { setRound } from "../../domain/state/changes";
import { chooseCampaign } from "./choose-campaign";
import type { Pane } from "./pane";

/** What the user says of a new round. */
export type RoundWish = Pick<Parameters<typeof newOrderRound>[0], "readyBy" | "orderBy" | "routeOrder" | "klikTitle">;

/** Starts a new round and shows it. The dates were checked (`checkRoundDates`). */
export function startRound(pane: Pane, wish: RoundWish): void {
  const { campaigns, kept, today } = pane.store.snapshot();
  const inLog = Object.values(kept.state.orders).map(({ campaignId }) => campaignId);
  const round = newOrderRound({ ...wish, today, takenIds: [...campaigns.map(({ id }) => id), ...inLog] });
  void pane.ports.keeper.update((state, now) => setRound(state, round.id, encodeOrderRound(round), now));
  chooseCampaign(pane, round.id);
}
