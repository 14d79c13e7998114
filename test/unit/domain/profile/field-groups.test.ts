import { COPY_FIELDS, FORM_GROUPS } from "../../../../src/domain/profile/field-groups";
import { PROFILE_FIELDS } from "../../../../src/domain/profile/fields";

const MAIN = /^(?:bookkeeping|collection)\.(?:system|supplier|email)$|^contact\./;

test("every field that is not the mail's own stands in one group", () => {
  const grouped = [...COPY_FIELDS, ...FORM_GROUPS.flatMap(({ own, technical }) => [...own, ...technical])];
  expect([...grouped].sort()).toEqual(PROFILE_FIELDS.filter((field) => !MAIN.test(field)).sort());
});
