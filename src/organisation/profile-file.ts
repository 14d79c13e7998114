import type {
  MunicipalityProfile,
  OmittedValue,
  ProfileExport,
  ProfileFiles,
  ProfileImport,
} from "../app/ports/profile-files";
import { PROFILE_FIELDS, type ProfileField } from "../domain/profile/fields";
import type { IsoDate } from "../domain/time/iso-date";
import type { FilePath, OrganisationFileFault } from "./checks";
import { ORGANISATION_MAX_BYTES } from "./fetch";
import { FILE_PATHS, type OrganisationFile } from "./organisation-file";
import { toOrganisationFile } from "./profile-export";
import { formatFault, readOrganisation } from "./read";

/** The name that an exported file is saved under: the one that the host expects. */
const PROFILE_FILE_NAME = "organisation.json";

/** Profiles as an organisation.json. */
export const PROFILE_FILES: ProfileFiles = { write: exportProfiles, read: importProfiles };

/** See `ProfileFiles.write`. What makes the file invalid is an address that is not one, or a CPR number. */
function exportProfiles(profiles: readonly MunicipalityProfile[], today: IsoDate): ProfileExport {
  const values = profiles.map((profile) => ({ ...profile.values }));
  const omitted: OmittedValue[] = [];
  const current = () => profiles.map(({ code }, at) => ({ code, values: values[at] ?? {} }));
  // Each round leaves at least one value out.
  for (;;) {
    const file = toOrganisationFile(current(), today);
    const faults = faultsIn(file);
    if (faults.length === 0) {
      const content = `${JSON.stringify(file, null, 2)}\n`;
      return { file: { name: PROFILE_FILE_NAME, type: "application/json", content }, omitted };
    }
    const left = faults.flatMap((fault) => leaveOut(fault, values, profiles));
    if (left.length === 0) throw new Error(`The profiles cannot be exported. ${faults.map(formatFault).join(" ")}`);
    omitted.push(...left);
  }
}

function faultsIn(file: OrganisationFile): readonly OrganisationFileFault[] {
  const reading = readOrganisation(JSON.parse(JSON.stringify(file)));
  return reading.kind === "invalid" ? reading.faults : [];
}

/** Leaves the values out that a fault is about, and says so of those that were there. */
function leaveOut(
  { path, message }: OrganisationFileFault,
  values: Partial<Record<ProfileField, string>>[],
  profiles: readonly MunicipalityProfile[],
): OmittedValue[] {
  const [list, at, ...inner] = path;
  const own = typeof at === "number" && list === "municipalities" ? values[at] : undefined;
  const code = profiles[at as number]?.code;
  if (!own || code === undefined) return [];
  const left = PROFILE_FIELDS.filter((field) => own[field] !== undefined && concerns(inner, FILE_PATHS[field]));
  for (const field of left) delete own[field];
  return left.map((field) => ({ code, field, message }));
}

/** Whether a fault's path lies at a field's place, inside it, or is of an object around it. */
function concerns(fault: FilePath, place: readonly string[]): boolean {
  return fault.length > 0 && place.every((key, at) => at >= fault.length || fault[at] === key);
}

/** See `ProfileFiles.read`. */
function importProfiles(bytes: Uint8Array): ProfileImport {
  const refused = (...reasons: string[]): ProfileImport => ({ kind: "refused", reasons });
  if (bytes.byteLength > ORGANISATION_MAX_BYTES) return refused("Filen fylder mere end 1 MB og er ikke læst.");
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refused("Filen kan ikke læses. Den er ikke gyldig JSON i UTF-8. Vælg en fil, der er eksporteret herfra.");
  }
  const reading = readOrganisation(data);
  switch (reading.kind) {
    case "newer-version":
      return refused(
        `Filen er skrevet til version ${reading.version}, som dette tilføjelsesprogram ikke kender. Genindlæs Outlook, og prøv igen.`,
      );
    case "invalid":
      return refused(...reading.faults.map(formatFault));
    case "valid": {
      const profiles = reading.organisation.municipalities.map(({ code, values }) => ({ code, values }));
      if (profiles.length === 0) return refused("Der er ingen kommuner i filen.");
      return { kind: "imported", profiles };
    }
  }
}
