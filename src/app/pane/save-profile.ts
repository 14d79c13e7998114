import type { ProfileValues } from "../../domain/profile/fields";
import type { Profile } from "../../domain/profile/profile";
import { valuesToStore } from "../../domain/profile/typed-profile";
import { chooseMunicipality, profileValues, setProfileValues } from "../../domain/state/changes";
import type { Pane } from "./pane";
import type { KeptState } from "./state-keeper";
import { typeProfile } from "./type-profile";

/**
 * Saves what is typed in the profile of the municipality in front, and what was shown beside it as proposed: whoever saves
 * confirms it. Seen at once; the answer comes when the mailbox was tried.
 * @param shown the profile as it was shown, with the proposals that the user saw
 * @param typed what was typed in the fields that the user saw
 * @returns what is kept now; never rejects
 */
export async function saveProfile(pane: Pane, shown: Profile, typed: ProfileValues): Promise<KeptState> {
  const { ports, store } = pane;
  const { municipality, kept, typed: all } = store.snapshot();
  if (!municipality) return kept;
  const { code } = municipality;
  const isSuggested = kept.state.municipality.value === null;
  const values = valuesToStore(shown, profileValues(kept.state, code), typed);
  const saving = ports.keeper.update((state, now) => {
    // Whoever saves a suggested municipality's profile has chosen it.
    const chosen = isSuggested ? chooseMunicipality(state, code, now) : state;
    return setProfileValues(chosen, code, values, now);
  });
  // What was typed elsewhere and not seen here stays typed.
  const left = Object.entries(all).filter(([field]) => !(field in typed));
  typeProfile(pane, Object.fromEntries(left));
  return saving;
}
