import type { ProfileField, ProfileValues } from "../../domain/profile/fields";
import type { IsoDate } from "../../domain/time/iso-date";
import type { WrittenFile } from "./written-file";

/** What a user has of one municipality. */
export interface MunicipalityProfile {
  readonly code: string;
  readonly values: ProfileValues;
}

/** A value that could not be exported, and why. */
export interface OmittedValue {
  readonly code: string;
  /** Null when it is not one field's value but something about the municipality. */
  readonly field: ProfileField | null;
  /** A Danish sentence: `»30 dage« …`. */
  readonly message: string;
}

/** An exported file. */
export interface ProfileExport {
  /** A valid organisation.json. */
  readonly file: WrittenFile;
  /** What the file's validator did not accept, and the file is therefore without: for the user to read. */
  readonly omitted: readonly OmittedValue[];
}

/** What came of reading a file of profiles. */
export type ProfileImport =
  | { readonly kind: "imported"; readonly profiles: readonly MunicipalityProfile[] }
  /** Nothing is to be imported. Danish sentences that say why. */
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** Profiles as a file in the form of organisation.json: for IT as a first file, or for another computer. */
export interface ProfileFiles {
  /**
   * Writes profiles. The file is always valid: a value that would make it invalid is left out, and named in `omitted`.
   * @param profiles of different municipalities, all known.
   * @throws Error when the file is not valid even so: a municipality that is unknown or given twice.
   */
  write(profiles: readonly MunicipalityProfile[], today: IsoDate): ProfileExport;
  /**
   * Reads profiles from a file that `write` or an administrator wrote. What the file locks, and its campaigns, are the
   * organisation's and are not given. All or nothing: of a file with a fault, nothing is given.
   * @param bytes the whole file.
   */
  read(bytes: Uint8Array): ProfileImport;
}
