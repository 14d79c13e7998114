import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "../../../../src/domain/profile/fields";
import { type Profile, resolveProfile } from "../../../../src/domain/profile/profile";

/** Bookkeeping and collection are one it-system of an invented supplier. */
export const ONE_SYSTEM: ProfileValues = {
  "bookkeeping.system": "Regnskab Eksempel",
  "bookkeeping.supplier": "Eksempel Software A/S",
  "bookkeeping.email": "ordre@software.example",
  "collection.system": "Regnskab Eksempel",
  "contact.name": "Åse Ørsted Ægidius",
  "contact.email": "aase@kommune.example",
  "contact.phone": "12 34 56 78",
};

/** Two it-systems of two invented suppliers. */
export const TWO_SYSTEMS: ProfileValues = {
  ...ONE_SYSTEM,
  "bookkeeping.cc": "kopi@software.example",
  "collection.system": "Opkrævning Eksempel",
  "collection.supplier": "Opkrævning ApS",
  "collection.email": "bestilling@opkraevning.example",
  "municipality.cc": "oekonomi@kommune.example",
};

/** The profile of a municipality, all values the user's own. @throws when there is no such municipality */
export function profileOf(code: string, values: ProfileValues): Profile {
  const municipality = findMunicipality(code);
  if (!municipality) throw new Error(`No municipality ${code}`);
  return resolveProfile(municipality, { suggestions: {}, organisation: null, user: values });
}

/** Fields whose values are addresses; in them text that is no address is a problem, and no mail is written. */
const ADDRESS_FIELDS: readonly ProfileField[] = [
  "bookkeeping.email",
  "bookkeeping.cc",
  "collection.email",
  "collection.cc",
  "municipality.cc",
  "contact.email",
];

/** A value in every field of a profile; address fields keep an address. */
export function valuesEverywhere(value: (field: ProfileField) => string, base: ProfileValues): ProfileValues {
  return Object.fromEntries(
    PROFILE_FIELDS.map((field) => [field, ADDRESS_FIELDS.includes(field) ? (base[field] ?? "") : value(field)]),
  );
}
