import type { Organisation, OrganisationMunicipality, OrganisationState } from "../ports/organisation";

/** The organisation's data that can be used: the file's, or its last good copy. Null while it is being fetched, too. */
export function organisationInUse(state: OrganisationState | null): Organisation | null {
  if (state === null) return null;
  return state.kind === "loaded" ? state.organisation : (state.lastGood?.organisation ?? null);
}

/** What the organisation has written of a municipality, or null. */
export function organisationEntry(state: OrganisationState | null, code: string): OrganisationMunicipality | null {
  return organisationInUse(state)?.municipalities.find((entry) => entry.code === code) ?? null;
}
