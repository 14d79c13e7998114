/**
 * @jest-environment jsdom
 *
 * What the self-test does to a mailbox: nothing to a draft that holds something, nothing to any other item, nothing
 * personal in the report, and a draft that is empty again.
 */
import { selftestDa } from "../../../src/i18n/da/selftest";
import { DRAFT_NAME } from "../../../src/selftest/known-text";
import { readReport } from "../../../src/selftest/report";
import { PROBES } from "../../../src/selftest/run-probes";
import type { DraftSpec } from "../../outlook-host/mailbox/begin-draft";
import type { Mailbox } from "../../outlook-host/mailbox/mailbox";
import { fillPrivately, PRIVATE_OWNER, PRIVATE_WORDS } from "./private-mailbox";
import { reportOf, tryOutlook } from "./trial";

/** What an add-in writes to a draft. */
const WRITES = /set|add|prepend|remove|save/i;

const FULL_DRAFTS: readonly (readonly [what: string, draft: DraftSpec, parts: readonly string[]])[] = [
  ["a word in the body", { body: "<p>Hej</p>" }, ["body"]],
  ["a picture in the body", { body: '<p><img src="cid:logo"></p>' }, ["body"]],
  ["a signature", { signature: "<p>Venlig hilsen Anna</p>" }, ["body"]],
  ["a word in a plain-text body", { bodyType: "text", body: "Hej" }, ["body"]],
  ["a subject", { subject: "Aftale" }, ["subject"]],
  ["a recipient", { to: ["bo@example.dk"] }, ["recipients"]],
  ["a copy", { cc: ["bo@example.dk"] }, ["recipients"]],
  ["a blind copy", { bcc: ["bo@example.dk"] }, ["recipients"]],
  ["a file", { attachments: [{ name: "a.txt", text: "a" }] }, ["attachments"]],
  ["a file in the cloud", { attachments: [{ name: "a.txt", cloudUrl: "https://sky.example.dk/a" }] }, ["attachments"]],
];

test.each(FULL_DRAFTS)("a draft with %s is left alone, and what stands in it is said", async (_what, draft, parts) => {
  const { result, calls, draft: after } = await tryOutlook({ draft });
  expect(result).toMatchObject({ kind: "not-begun", look: { kind: "not-empty", parts }, report: null });
  expect(calls.filter((name) => WRITES.test(name))).toEqual([]);
  expect(after.isDirty).toBe(false);
});

test("words that were typed since the last save are seen, where Outlook does not tell of them before", async () => {
  for (const how of ["current", "last-saved", "last-saved-or-written"] as const) {
    const { result, draft } = await tryOutlook({
      behaviours: { "body.read": how },
      typed: "<p>Hej Bo</p>",
    });
    expect(result).toMatchObject({ kind: "not-begun", look: { kind: "not-empty", parts: ["body"] } });
    expect(draft.body).toBe("<p>Hej Bo</p>");
  }
});

test("an answer is left alone: it has a recipient, a subject and the other's mail", async () => {
  const receive = (mailbox: Mailbox) => {
    mailbox.receive({ from: "bo@example.dk", subject: "Ruter", html: "<p>Spørgsmål</p>" });
  };
  const { result } = await tryOutlook({ draft: { kind: "reply" }, before: receive });
  expect(result).toMatchObject({
    kind: "not-begun",
    look: { kind: "not-empty", parts: ["body", "recipients", "subject"] },
  });
});

test("the draft says what it is from the first probe to the last, and is empty afterwards", async () => {
  const { result, draft, subjects, settings } = await tryOutlook();
  expect(result).toMatchObject({ kind: "done", report: { left: [] } });
  expect(subjects).toHaveLength(PROBES.length + 1);
  expect(new Set(subjects)).toEqual(new Set([DRAFT_NAME]));
  expect(DRAFT_NAME).toBe("Afprøvning af Rutebestilling, kan slettes");
  const { subject, body, recipients, attachments, customProperties } = draft;
  expect({ subject, body, recipients, attachments, customProperties }).toEqual({
    subject: "",
    body: "",
    recipients: { to: [], cc: [], bcc: [] },
    attachments: [],
    customProperties: {},
  });
  // What the pane keeps in the mailbox is as it was.
  expect(settings).toEqual({ rutebestilling: '"pane"' });
});

test("no address is written but the user's own and invented ones that nobody can have", async () => {
  const { result, written } = await tryOutlook();
  expect(result.kind).toBe("done");
  const others = written.filter(
    (address) => address !== "anna@kk.dk" && !/^afproevning-\d+@rutebestilling\.invalid$/.test(address),
  );
  // What is no address at all: a name, and nothing.
  expect([...new Set(others)].sort()).toEqual(["", DRAFT_NAME]);
  expect(new Set(written).size).toBe(501 + 3);
});

test("what could not be taken out again is named", async () => {
  const left = async (behaviours: NonNullable<Parameters<typeof reportOf>[0]>["behaviours"]) =>
    (await reportOf({ ...(behaviours ? { behaviours } : {}) })).left;
  expect(await left({ "attachments.removal": "pretended" })).toEqual(["attachments"]);
  expect(await left({ "calls.missing": ["removeAttachmentAsync"] })).toEqual(["attachments"]);
  expect(await left({ "calls.missing": ["to.setAsync"] })).toEqual(["recipients"]);
  expect(await left({ "settings.saving": "refused" })).toEqual(["settings"]);
  for (const part of ["attachments", "body", "recipients", "settings"] as const)
    expect(selftestDa.parts[part]).toMatch(/\p{L}{4}/u);
});

test("where the user goes to another mail, nothing is written to that, and the report says that it was stopped", async () => {
  const { result, mailbox } = await tryOutlook({
    faults: [{ name: "addFileAttachmentFromBase64Async", kind: "switchItem", times: 1 }],
  });
  expect(result).toMatchObject({ kind: "stopped", report: { left: ["unknown"] } });
  if (result.kind === "stopped") {
    expect(result.report.lines["attachments.fileLimit"]).toMatchObject({ status: "not-possible", why: "stopped" });
    expect(result.report.lines["fill.result"]).toMatchObject({ status: "not-possible", why: "stopped" });
    expect(result.report.lines["body.engine"]).toMatchObject({ status: "as-assumed" });
  }
  const other = mailbox.drafts.find(({ subject }) => subject === "En anden mail");
  expect(other).toMatchObject({ isDirty: false, attachments: [], recipients: { to: [], cc: [], bcc: [] } });
});

describe("a mailbox full of personal data", () => {
  test.each([
    ["a healthy Outlook", {}],
    ["directory names", { "recipients.ownOrganisation": "directory-name", "recipients.displayNames": "directory" }],
    ["a journal system", { "subject.journal": "before" }],
    ["errors", { "calls.missing": ["to.addAsync", "subject.setAsync", "body.prependAsync"] }],
  ] as const)("leaves no trace in the report: %s", async (_what, behaviours) => {
    const { result } = await tryOutlook({ owner: PRIVATE_OWNER, before: fillPrivately, behaviours });
    if (result.kind !== "done") throw new Error("not done");
    const text = JSON.stringify(result.report);
    expect(PRIVATE_WORDS.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    readReport(JSON.parse(text));
  });

  test("has no way into it: every text of the report is on a list, or has no room for words", async () => {
    const report = await reportOf();
    const strings: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === "string") strings.push(value);
      else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) collect(each);
    };
    collect(report);
    expect(strings.length).toBeGreaterThan(80);
    // Each of them, put in the place of another text, is refused.
    for (const text of new Set(strings)) {
      const spoilt = JSON.parse(JSON.stringify(report).replaceAll(JSON.stringify(text), '"Åse Ægidius"'));
      expect(() => readReport(spoilt)).toThrow(/^not a report: /);
    }
    expect(() => readReport({ ...report, subject: "Personsag" })).toThrow("subject");
  });
});

describe("bad weather", () => {
  test.each([
    ["refuses everything that is written", { kind: "fail", code: 5001 }],
    ["answers with nothing", { kind: "answerWrongly", answer: "null" }],
    ["says yes and does nothing", { kind: "pretend" }],
    ["does it and says no", { kind: "refuseButDo", code: 5001 }],
  ] as const)("an Outlook that %s", async (_what, fault) => {
    for (const name of ["body.setAsync", "body.prependAsync", "addFileAttachmentFromBase64Async", "saveAsync"]) {
      // The first save is that of the look at the draft.
      const report = await reportOf({ faults: [{ name, ...fault, after: name === "saveAsync" ? 1 : 0 }] });
      readReport(JSON.parse(JSON.stringify(report)));
      expect(report.seconds).toBeLessThan(120);
      expect(report.lines["calls.latencyMs"]).toMatchObject({ value: 50 });
    }
  });

  test("an Outlook that answers nothing at all after the first look", async () => {
    const names = ["subject.setAsync", "body.setAsync", "body.prependAsync", "to.addAsync", "to.setAsync"];
    const more = ["addFileAttachmentFromBase64Async", "removeAttachmentAsync", "roamingSettings.saveAsync"];
    const report = await reportOf({ behaviours: { "calls.unanswered": [...names, ...more] } });
    expect(report.seconds).toBeLessThan(180);
    expect(report.seconds).toBeGreaterThan(30);
    expect(report.lines["fill.result"]).toMatchObject({ status: "not-possible" });
  });
});

test("every probe has a time limit, and names lines that no other does", () => {
  const lines = PROBES.flatMap(({ observes }) => observes);
  expect(new Set(lines).size).toBe(lines.length);
  for (const { within } of PROBES) expect(within).toBeGreaterThan(0);
});
