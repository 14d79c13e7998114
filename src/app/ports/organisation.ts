import type { Campaign } from "../../domain/campaign/campaign";
import type { ProfileField, ProfileValues } from "../../domain/profile/fields";

/** What the organisation has written of one municipality. */
export interface OrganisationMunicipality {
  readonly code: string;
  readonly values: ProfileValues;
  /** Fields that users may not change. */
  readonly locked: readonly ProfileField[];
  /** Where the organisation has it from, or null. */
  readonly source: string | null;
  /** When it was checked, `YYYY-MM-DD`, or null. */
  readonly date: string | null;
}

/** organisation.json, validated. */
export interface Organisation {
  /** The file's own date, or null. */
  readonly date: string | null;
  readonly municipalities: readonly OrganisationMunicipality[];
  readonly campaigns: readonly Campaign[];
}

/** How the organisation file could not be used. */
export type OrganisationFault =
  | "missing"
  | "unreachable"
  | "refused"
  | "not-json"
  | "invalid"
  | "newer-version"
  | "too-large";

/** The organisation file's state, never a silent default. */
export type OrganisationState =
  | { readonly kind: "loaded"; readonly organisation: Organisation }
  | {
      readonly kind: "fault";
      readonly fault: OrganisationFault;
      /** Details for the administrator; empty where the fault says all. */
      readonly details: readonly string[];
      /** The last good copy, and the day it was fetched; null when there is none. */
      readonly lastGood: { readonly organisation: Organisation; readonly fetched: string } | null;
    };

/** The organisation's file beside the add-in. */
export interface OrganisationSource {
  /** Fetches and validates the file. Never rejects: what went wrong is in the state. */
  load(): Promise<OrganisationState>;
}
