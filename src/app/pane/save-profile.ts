import type { ProfileValues } from "../../domain/profile/fields";
import { chooseMunicipality, setProfileValues } from "../../domain/state/changes";
import type { Pane } from "./pane";
import type { KeptState } from "./state-keeper";

/** Saves the profile of the municipality in front. @returns what is kept now; never rejects */
export async function saveProfile({ ports, store }: Pane, values: ProfileValues): Promise<KeptState> {
  const { municipality, kept } = store.snapshot();
  if (!municipality) return kept;
  const { code } = municipality;
  const isSuggested = kept.state.municipality.value === null;
  return ports.keeper.update((state, now) => {
    // Whoever saves a suggested municipality's profile has chosen it.
    const chosen = isSuggested ? chooseMunicipality(state, code, now) : state;
    return setProfileValues(chosen, code, values, now);
  });
}
