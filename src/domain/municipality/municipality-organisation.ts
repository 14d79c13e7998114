import organisations from "./data/municipality-organisations.json";
import type { Municipality } from "./municipality";

const UUIDS: Readonly<Record<string, string>> = organisations.uuids;

/** A municipality's UUID in the shared municipal organisation register. All 98 have one. */
export function findOrganisationUuid({ code }: Municipality): string {
  return UUIDS[code] ?? "";
}
