import type { MunicipalityProfile } from "../app/ports/profile-files";
import { findMunicipality } from "../domain/municipality/municipality";
import { PROFILE_FIELDS, type ProfileValues } from "../domain/profile/fields";
import { splitAddresses } from "../domain/text/email-address";
import type { IsoDate } from "../domain/time/iso-date";
import {
  type FileMunicipality,
  type FilePlace,
  filePlace,
  ORGANISATION_FILE_VERSION,
  type OrganisationFile,
} from "./organisation-file";

/** Where the pane's exported profiles come from, as the file says it. */
const EXPORT_SOURCE = "Eksporteret fra Rutebestilling";

/**
 * Writes profiles as the data of an organisation.json, for an IT department to begin with. Nothing is locked and no
 * campaign is added. The data has the file's shape, but the values are the user's: what the file's validator does not
 * accept is still in it.
 * @param today the date of the file and of each municipality in it.
 */
export function toOrganisationFile(profiles: readonly MunicipalityProfile[], today: IsoDate): OrganisationFile {
  return {
    $schema: "./organisation.schema.json",
    version: ORGANISATION_FILE_VERSION,
    date: today,
    municipalities: profiles.map(({ code, values }) => toFileMunicipality(code, values, today)),
  };
}

type Writable = { [key: string]: unknown };

function toFileMunicipality(code: string, values: ProfileValues, today: IsoDate): FileMunicipality {
  const known = findMunicipality(code);
  const municipality: Writable = {
    code,
    ...(known ? { name: known.name, cvr: known.cvr } : {}),
    source: EXPORT_SOURCE,
    date: today,
  };
  for (const field of PROFILE_FIELDS) {
    const value = values[field]?.trim() ?? "";
    const { path, kind } = filePlace(field);
    if (value !== "") setAt(municipality, path, toFileValue(value, kind));
  }
  return municipality as unknown as FileMunicipality;
}

function toFileValue(value: string, kind: FilePlace["kind"]): unknown {
  switch (kind) {
    case "addresses":
      return splitAddresses(value);
    case "list":
      // Not at commas: a route's parameter may hold one.
      return value.split(/[;\r\n]+/).flatMap((part) => part.trim() || []);
    case "number":
      return /^\d+$/.test(value) ? Number(value) : value;
    case "text":
      return value;
  }
}

function setAt(target: Writable, path: readonly string[], value: unknown): void {
  let object = target;
  for (const key of path.slice(0, -1)) {
    object[key] ??= {};
    object = object[key] as Writable;
  }
  object[path.at(-1) ?? ""] = value;
}
