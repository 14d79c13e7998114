import { findMunicipality } from "../../domain/municipality/municipality";
import { type Order, planOrders } from "../../domain/order/order";
import { recentMunicipalities } from "../../domain/state/changes";
import { profileInUse } from "./profile-in-use";
import type { PaneSnapshot } from "./snapshot";

/** The campaign's orders of the municipality in front, of those used lately, and of those with a profile of the user's. */
export function planAll({ kept, campaign, municipality, organisation }: PaneSnapshot): readonly Order[] {
  const own = municipality ? [municipality.code] : [];
  const codes = new Set([...own, ...recentMunicipalities(kept.state), ...Object.keys(kept.state.profiles)]);
  return [...codes].flatMap((code) => {
    const found = findMunicipality(code);
    return found ? planOrders(profileInUse(found, organisation, kept.state), campaign) : [];
  });
}
