import evidence from "./data/system-evidence.json";
import type { ProfileField } from "./fields";
import type { Suggestion } from "./profile";
import { ROLES, type Role } from "./role";

/** What one public source says of a municipality's systems. */
export interface SystemEvidence {
  readonly municipalityCode: string;
  /** Product and supplier by role; null where the source does not say. */
  readonly systems: Readonly<Record<Role, { readonly system: string | null; readonly supplier: string | null }>>;
  /** Short name of the source, for people: `kk.dk`. */
  readonly source: string;
  /** Address of the source; null where it is the KLIK task itself. */
  readonly url: string | null;
  /** The year or years that the source speaks of: `2013`, `2012-2013`. */
  readonly year: string;
  /** How sure the source makes one. `low`: the source is about something else, or hints. */
  readonly confidence: "high" | "medium" | "low";
}

type Sources = Record<string, { readonly label: string; readonly url: string | null }>;
type Pair = [system: string | null, supplier: string | null];

const SOURCES: Sources = evidence.sources;

/** All that was found: 26 municipalities (data/system-evidence.json: how, when, and what was not found). */
export const SYSTEM_EVIDENCE: readonly SystemEvidence[] = evidence.rows.map((row) => {
  const system = ([name = null, supplier = null]: Pair) => ({ system: name, supplier });
  const source = SOURCES[row.source];
  return {
    municipalityCode: row.code,
    systems: { bookkeeping: system(row.bookkeeping as Pair), collection: system(row.collection as Pair) },
    source: source?.label ?? row.source,
    url: source?.url ?? null,
    year: row.year,
    confidence: row.confidence as SystemEvidence["confidence"],
  };
});

/** What sources say of a municipality's systems, or null. */
function findSystemEvidence(municipalityCode: string): SystemEvidence | null {
  return SYSTEM_EVIDENCE.find((row) => row.municipalityCode === municipalityCode) ?? null;
}

/**
 * Suggestions for a municipality's profile: product names and suppliers that a public source names, each with its
 * source and year. Empty for most. Never an address: no supplier's address was found, and none is made up.
 */
export function suggestFor(municipalityCode: string): Partial<Record<ProfileField, Suggestion>> {
  const found = findSystemEvidence(municipalityCode);
  if (!found) return {};
  const { source, year } = found;
  const suggestions: Partial<Record<ProfileField, Suggestion>> = {};
  for (const role of ROLES) {
    const { system, supplier } = found.systems[role];
    if (system) suggestions[`${role}.system`] = { value: system, source, year };
    if (supplier) suggestions[`${role}.supplier`] = { value: supplier, source, year };
  }
  return suggestions;
}
