import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import type { ProfileValues } from "../../../../src/domain/profile/fields";
import { confirmedValue, resolveProfile, withMailboxOwner } from "../../../../src/domain/profile/profile";

const OWNER = { name: "Anna Berg", address: "anna@balk.dk" };

function profileOf(user: ProfileValues, organisation: ProfileValues = {}) {
  const municipality = findMunicipality("151");
  if (!municipality) throw new Error("no municipality 151");
  return resolveProfile(municipality, {
    organisation: { values: organisation, locked: [], source: null, date: null },
    user,
  });
}

test("the mailbox's owner is proposed as the contact, and is not used before somebody confirms it", () => {
  const profile = withMailboxOwner(profileOf({}), OWNER);
  expect(profile.fields["contact.name"]).toMatchObject({ value: "Anna Berg", origin: { kind: "mailbox" } });
  expect(profile.fields["contact.email"]).toMatchObject({ value: "anna@balk.dk", origin: { kind: "mailbox" } });
  expect(confirmedValue(profile, "contact.name")).toBe("");
  expect(confirmedValue(profile, "contact.email")).toBe("");
});

test.each([
  ["the user's name", profileOf({ "contact.name": "Bo" })],
  ["the organisation's address", profileOf({}, { "contact.email": "okonomi@balk.dk" })],
])("nothing is proposed beside %s: a name and an address belong to one contact", (_, profile) => {
  expect(withMailboxOwner(profile, OWNER)).toEqual(profile);
});

test("an unknown name proposes the address alone; an unknown mailbox nothing", () => {
  const { fields } = withMailboxOwner(profileOf({}), { name: null, address: "anna@balk.dk" });
  expect(fields["contact.name"].origin.kind).toBe("none");
  expect(fields["contact.email"].value).toBe("anna@balk.dk");
  expect(withMailboxOwner(profileOf({}), null)).toEqual(profileOf({}));
});
