import { formHelp } from "../../../../src/domain/forms/field-help";
import { FORM_GROUPS } from "../../../../src/domain/profile/field-groups";

test("every field of the forms has the forms' own help", () => {
  for (const field of FORM_GROUPS.flatMap(({ own, technical }) => [...own, ...technical])) {
    expect([field, formHelp(field)]).toEqual([field, expect.stringMatching(/\.$/)]);
  }
  expect(formHelp("collection.sftpFolder")).toBe("Serveren har mapperne IN og OUT.");
});

test("a field that is the mail's has none", () => {
  expect(formHelp("bookkeeping.email")).toBeNull();
  expect(formHelp("municipality.cc")).toBeNull();
});
