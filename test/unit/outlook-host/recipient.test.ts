import { createRecipient, mergeRecipients, parseRecipients } from "../../outlook-host/mailbox/recipient";

test("what is typed is split, named and told apart from what is no address", () => {
  expect(
    parseRecipients('Bo Hansen <bo@eksempel.dk>; a@example.dk, "C" <c@eksempel.dk>;; leverandøren; @; x@'),
  ).toEqual([
    { name: "Bo Hansen", address: "bo@eksempel.dk", resolved: true },
    { name: "a@example.dk", address: "a@example.dk", resolved: true },
    { name: "C", address: "c@eksempel.dk", resolved: true },
    { name: "leverandøren", address: "leverandøren", resolved: false },
    { name: "@", address: "@", resolved: false },
    { name: "x@", address: "x@", resolved: false },
  ]);
});

test("an address stands once, whatever its case", () => {
  const merged = mergeRecipients(
    [createRecipient("Bo", "bo@eksempel.dk")],
    [
      createRecipient("B", "BO@eksempel.dk"),
      createRecipient("A", "a@eksempel.dk"),
      createRecipient("A igen", "A@eksempel.dk"),
    ],
  );
  expect(merged.map((recipient) => recipient.name)).toEqual(["Bo", "A"]);
});
