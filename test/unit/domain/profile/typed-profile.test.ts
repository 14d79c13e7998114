import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import type { ProfileField, ProfileValues } from "../../../../src/domain/profile/fields";
import { type Profile, type ProfileLayers, resolveProfile } from "../../../../src/domain/profile/profile";
import { previewProfile, valuesToStore } from "../../../../src/domain/profile/typed-profile";

const municipality = findMunicipality("101");
if (!municipality) throw new Error("no municipality 101");

function profileOf(layers: {
  readonly user?: ProfileValues;
  readonly suggested?: Partial<Record<ProfileField, string>>;
  readonly organisation?: { readonly values: ProfileValues; readonly locked?: readonly ProfileField[] };
}): Profile {
  const suggestions = Object.fromEntries(
    Object.entries(layers.suggested ?? {}).map(([field, value]) => [field, { value, source: "kilde", year: "2025" }]),
  ) as NonNullable<ProfileLayers["suggestions"]>;
  const organisation = layers.organisation ? { locked: [], source: null, date: null, ...layers.organisation } : null;
  return resolveProfile(municipality as NonNullable<typeof municipality>, {
    suggestions,
    organisation,
    user: layers.user ?? {},
  });
}

describe("what is stored", () => {
  test("is what was typed, trimmed, beside what was stored before", () => {
    const profile = profileOf({ user: { "contact.name": "Åse" } });
    expect(valuesToStore(profile, { "contact.name": "Åse" }, { "contact.phone": " 12 34 " })).toEqual({
      "contact.name": "Åse",
      "contact.phone": "12 34",
    });
  });

  test("is a suggestion that was shown, which the user has confirmed by saving", () => {
    const profile = profileOf({ suggested: { "bookkeeping.system": "Prisme ØS" } });
    expect(valuesToStore(profile, {}, {})).toEqual({ "bookkeeping.system": "Prisme ØS" });
    expect(valuesToStore(profile, {}, { "bookkeeping.system": "KMD Opus" })).toEqual({
      "bookkeeping.system": "KMD Opus",
    });
  });

  test("is nothing of the organisation's own, so that it follows the file", () => {
    const profile = profileOf({ organisation: { values: { "bookkeeping.system": "Finans" } } });
    expect(valuesToStore(profile, {}, {})).toEqual({});
    // Typed back to what the organisation says: no longer the user's own.
    expect(valuesToStore(profile, { "bookkeeping.system": "X" }, { "bookkeeping.system": "Finans" })).toEqual({
      "bookkeeping.system": "",
    });
  });

  test("is what the user wrote over the organisation's value", () => {
    const profile = profileOf({ organisation: { values: { "bookkeeping.system": "Finans" } } });
    expect(valuesToStore(profile, {}, { "bookkeeping.system": "Prisme ØS" })).toEqual({
      "bookkeeping.system": "Prisme ØS",
    });
  });

  test("leaves a locked field as it is stored, whatever was typed", () => {
    const organisation = { values: { "bookkeeping.system": "Finans" }, locked: ["bookkeeping.system"] } as const;
    const profile = profileOf({ organisation, user: { "bookkeeping.system": "gammelt" } });
    const stored = { "bookkeeping.system": "gammelt" };
    expect(valuesToStore(profile, stored, { "bookkeeping.system": "nyt" })).toEqual(stored);
  });

  test("is empty for a field that was cleared", () => {
    const profile = profileOf({ user: { "contact.name": "Åse" } });
    expect(valuesToStore(profile, { "contact.name": "Åse" }, { "contact.name": "" })).toEqual({ "contact.name": "" });
  });
});

test("the preview counts what is shown as confirmed, and what is cleared as unknown", () => {
  const profile = profileOf({
    suggested: { "bookkeeping.system": "Prisme ØS" },
    user: { "contact.name": "Åse", "contact.phone": "1" },
  });
  const { fields } = previewProfile(profile, { "contact.name": "Bo", "contact.phone": "" });
  expect(fields["bookkeeping.system"]).toMatchObject({ value: "Prisme ØS", origin: { kind: "user" } });
  expect(fields["contact.name"]).toMatchObject({ value: "Bo", origin: { kind: "user" } });
  expect(fields["contact.phone"]).toMatchObject({ value: "", origin: { kind: "none" } });
  expect(fields["collection.system"]).toMatchObject({ value: "", origin: { kind: "none" } });
});
