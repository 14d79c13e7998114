import type { Municipality } from "../../domain/municipality/municipality";
import { type Profile, resolveProfile } from "../../domain/profile/profile";
import { profileValues } from "../../domain/state/changes";
import type { StoredState } from "../../domain/state/stored-state";
import type { OrganisationState } from "../ports/organisation";
import { organisationEntry } from "./organisation-in-use";

/** A municipality's profile as it is now: what the organisation has written, and the user's own over it. */
export function profileInUse(
  municipality: Municipality,
  organisation: OrganisationState | null,
  state: StoredState,
): Profile {
  return resolveProfile(municipality, {
    organisation: organisationEntry(organisation, municipality.code),
    user: profileValues(state, municipality.code),
  });
}
