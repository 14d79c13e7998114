import { PROFILE_FIELDS, type ProfileValues } from "./fields";
import { isProposal, type Profile } from "./profile";

/**
 * What is to be stored when a profile is saved: what the user typed, and what was shown and is thereby confirmed, where
 * it is a proposal. A value that is the organisation's own is not stored, so that it follows the file; a locked one
 * is left as it is stored.
 * @param profile as it was shown, with proposals
 * @param stored what the user has stored before
 * @param typed what was typed since; a field that is absent was not touched
 */
export function valuesToStore(profile: Profile, stored: ProfileValues, typed: ProfileValues): ProfileValues {
  const values: ProfileValues = { ...stored };
  for (const name of PROFILE_FIELDS) {
    const { value, origin, organisationValue, locked } = profile.fields[name];
    if (locked) continue;
    const shown = (typed[name] ?? value).trim();
    const isOwn = typed[name] !== undefined || isProposal(origin) || origin.kind === "user";
    if (!isOwn) continue;
    values[name] = shown === organisationValue ? "" : shown;
  }
  return values;
}

/** The profile as it would be if what is typed were saved now: everything that is shown counts as confirmed. */
export function previewProfile(profile: Profile, typed: ProfileValues): Profile {
  const fields = { ...profile.fields };
  for (const name of PROFILE_FIELDS) {
    const value = typed[name] ?? fields[name].value;
    fields[name] = { ...fields[name], value, origin: value === "" ? { kind: "none" } : { kind: "user" } };
  }
  return { ...profile, fields };
}
