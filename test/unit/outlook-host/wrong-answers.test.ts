/** @jest-environment jsdom */
import type { Fault } from "../../outlook-host/protocol/faults";
import { arrangePane } from "./arranged-pane";

type Pane = ReturnType<typeof arrangePane>;

const addressed = { recipientField: 0, recipientArray: [{ name: "A", address: "a@example.dk" }] };
const file = { name: "a.txt", base64String: "YWJj", isInline: false };

/** A draft with something in every part. */
function arrangeFilled(fault: Fault): Pane {
  const pane = arrangePane({ ownTime: true });
  const { id } = pane.mailbox.createDraft({
    to: ["bo@example.dk"],
    subject: "Emne",
    body: "<p>Min tekst</p>",
    attachments: [{ name: "mit.txt", text: "abc" }],
    signature: "",
  });
  pane.show({ kind: "draft", id });
  pane.mailbox.setExtras(id, { customProperties: { a: 1 } });
  pane.mailbox.saveDraft(id);
  pane.faults.arm({ ...fault, times: 1 });
  return pane;
}

const person = (name: string, address: string) => expect.objectContaining({ name, address });

describe("a call that asks", () => {
  test.each<[string, unknown, Record<"null" | "empty" | "other-shape", unknown>]>([
    ["subject.getAsync", {}, { null: null, empty: "", "other-shape": { value: 4 } }],
    ["recipients.getAsync", { recipientField: 0 }, { null: null, empty: [], "other-shape": { length: "mange" } }],
    ["getAttachmentsAsync", {}, { null: null, empty: [], "other-shape": { length: "mange" } }],
    ["loadCustomPropertiesAsync", {}, { null: null, empty: { a: 0 }, "other-shape": "et helt andet svar" }],
  ])("%s is answered wrongly, once", async (name, params, answers) => {
    for (const answer of ["null", "empty", "other-shape"] as const) {
      const pane = arrangeFilled({ name, kind: "answerWrongly", answer });
      expect(await pane.call(name, params)).toEqual(answers[answer]);
      expect(await pane.call(name, params)).not.toEqual(answers[answer]);
    }
  });

  test("a file's content that is empty keeps its form", async () => {
    const pane = arrangeFilled({ name: "getAttachmentContentAsync", kind: "answerWrongly", answer: "empty" });
    const id = pane.draft().attachments[0]?.id;
    expect(await pane.call("getAttachmentContentAsync", { id })).toEqual({ content: "", format: "base64" });
  });

  test("is answered about another mail", async () => {
    const pane = arrangeFilled({ name: "recipients.getAsync", kind: "otherItem" });
    expect(await pane.call("recipients.getAsync", { recipientField: 0 })).toEqual([]);
    pane.faults.arm({ name: "body.getAsync", kind: "otherItem", times: 1 });
    expect(await pane.call("body.getAsync", { coercionType: 0 })).not.toContain("Min tekst");
    expect(await pane.call("recipients.getAsync", { recipientField: 0 })).toEqual([
      person("bo@example.dk", "bo@example.dk"),
    ]);
  });
});

describe("a call that changes something", () => {
  const WRITES: readonly (readonly [name: string, params: unknown, count: (pane: Pane) => unknown])[] = [
    ["recipients.addAsync", addressed, (pane) => pane.draft().recipients.to.length],
    ["subject.setAsync", { subject: "Nyt" }, (pane) => pane.draft().subject],
    ["body.prependAsync", { data: "<p>Vores</p>", coercionType: 3 }, (pane) => pane.draft().body],
    ["addFileAttachmentFromBase64Async", file, (pane) => pane.draft().attachments.length],
    ["customProperties.saveAsync", { customProperties: { b: 2 } }, (pane) => pane.draft().customProperties],
    ["roamingSettings.saveAsync", [{ a: "2" }], (pane) => pane.settings.read()],
  ];

  test.each(WRITES)("%s: success that did nothing", async (name, params, count) => {
    const pane = arrangeFilled({ name, kind: "pretend" });
    const before = count(pane);
    expect([undefined, "bilag-findes-ikke"]).toContain(await pane.call(name, params));
    expect(count(pane)).toEqual(before);
    await pane.call(name, params);
    expect(count(pane)).not.toEqual(before);
  });

  test.each(WRITES)("%s: refused and carried out", async (name, params, count) => {
    const pane = arrangeFilled({ name, kind: "refuseButDo", code: 5001 });
    const before = count(pane);
    expect(await pane.call(name, params)).toEqual({ code: 5001 });
    expect(count(pane)).not.toEqual(before);
  });

  test("is carried out on another draft", async () => {
    const pane = arrangeFilled({ name: "subject.setAsync", kind: "otherItem" });
    await pane.call("subject.setAsync", { subject: "Nyt" });
    expect(pane.draft().subject).toBe("Emne");
    expect(pane.mailbox.drafts.filter(({ subject }) => subject === "Nyt")).toHaveLength(1);
  });
});

test("a fault strikes at its place in the order of calls", async () => {
  const pane = arrangeFilled({ name: "subject.getAsync", kind: "fail", code: 5001, after: 2 });
  const answers = [];
  for (let call = 0; call < 4; call += 1) answers.push(await pane.call("subject.getAsync"));
  expect(answers).toEqual(["Emne", "Emne", { code: 5001 }, "Emne"]);
});
