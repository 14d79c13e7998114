/**
 * @jest-environment jsdom
 *
 * What the steps with the user's help do to a mailbox: nothing of the user's in the report, every step over by itself, the
 * draft empty again or what is left named, and no other mail touched.
 */
import { answerKindOf, DRAFT_NAME } from "../../../src/selftest/known-text";
import { readReport } from "../../../src/selftest/report";
import { lookAtAnswer, writeTestMail } from "../../../src/selftest/run-answer";
import { runProbes } from "../../../src/selftest/run-probes";
import { finishAfterReload, runSteps } from "../../../src/selftest/run-steps";
import { STEPS } from "../../../src/selftest/steps/steps";
import type { DraftSpec } from "../../outlook-host/mailbox/begin-draft";
import { OF_THE_USER, tryWithHelp, type UserInstead } from "./helped-trial";
import { fillPrivately, PRIVATE_OWNER, PRIVATE_WORDS } from "./private-mailbox";
import { HEAD, inOutlook, reportOf } from "./trial";

const SECRETS = [...Object.values(OF_THE_USER), ...PRIVATE_WORDS];

test.each([
  ["a healthy Outlook", {}],
  [
    "directory names that stay, a journal system, a stale body",
    {
      "recipients.ownOrganisation": "directory-name",
      "recipients.directoryNameWritten": "unresolved",
      "recipients.displayNames": "directory",
      "recipients.readLimit": 200,
      "subject.journal": "before",
      "body.read": "last-saved",
      "item.changeMidCall": "carried-out-on-new",
    },
  ],
] as const)("nothing of the user's is in a report: %s", async (_what, behaviours) => {
  const { reports, others, asked } = await tryWithHelp({
    owner: PRIVATE_OWNER,
    before: fillPrivately,
    behaviours,
    withAnswers: true,
  });
  expect(reports).toHaveLength(3);
  expect(asked).toContain("other-mail");
  for (const report of reports) {
    const text = JSON.stringify(report);
    expect(SECRETS.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
    readReport(JSON.parse(text));
  }
  // Neither the draft that was there nor the one that the user went to.
  expect(others.map(({ subject, isDirty }) => [subject, isDirty])).toEqual([
    ["Personsag", false],
    [OF_THE_USER.otherSubject, false],
  ]);
  expect(others[0]?.body).toContain("Borgervej 7");
});

test("after the steps the draft is empty, and what was kept is forgotten", async () => {
  const { steps, draft, settings } = await tryWithHelp();
  expect(steps).toMatchObject({ kind: "done", report: { left: [] } });
  const { subject, body, recipients, attachments, customProperties } = draft;
  expect({ subject, body, recipients, attachments, customProperties }).toEqual({
    subject: "",
    body: "",
    recipients: { to: [], cc: [], bcc: [] },
    attachments: [],
    customProperties: {},
  });
  expect(settings).toEqual({ rutebestilling: '"pane"' });
});

test("a file in the cloud that the page is not told of is named: it cannot take it out", async () => {
  const { steps, draft } = await tryWithHelp({ behaviours: { "attachments.cloudList": "left-out" } });
  expect(steps).toMatchObject({ kind: "done", report: { left: ["attachments"] } });
  expect(draft.attachments).toHaveLength(1);
});

test("a step that is left out says so, and the others are tried; the draft says what it is all the while", async () => {
  const subjects: string[] = [];
  const skip: UserInstead[keyof UserInstead] = async ({ mailbox }, id) => {
    subjects.push(mailbox.draft(id).subject);
    return "skip";
  };
  const all = { typing: skip, "cloud-file": skip, "contact-list": skip, "other-mail": skip, reload: skip } as const;
  const { steps, asked, seconds } = await tryWithHelp({ instead: all });
  expect(asked).toEqual(["typing", "cloud-file", "contact-list", "other-mail", "reload"]);
  expect(new Set(subjects)).toEqual(new Set([DRAFT_NAME]));
  expect(seconds).toBeLessThan(60);
  if (steps.kind !== "done") throw new Error(steps.kind);
  const { lines } = steps.report;
  for (const name of ["attachments.cloudList", "recipients.contactListRead", "item.change"] as const)
    expect(lines[name]).toEqual({ status: "not-possible", why: "not-tried", code: null });
  expect(lines["settings.saving"]).toEqual({ status: "as-assumed", value: "accepted" });
  expect(lines["body.read"]).toEqual({ status: "as-assumed", value: "written" });
  expect(steps.report.left).toEqual([]);
});

test("a user who says that something is done and has done nothing is not believed where it can be seen", async () => {
  const { reports } = await tryWithHelp({ instead: { typing: async () => "yes", "other-mail": async () => "yes" } });
  expect(reports[0]?.lines["body.read"]).toMatchObject({ value: "written" });
  expect(reports[0]?.lines["item.change"]).toMatchObject({ value: "kept" });
  expect(reports[0]?.lines["item.changeMidCall"]).toMatchObject({ status: "not-possible", why: "not-met" });
});

test("a page that is given another mail without a word says so", async () => {
  const untold: UserInstead["other-mail"] = async (outlook, id) => {
    const other = outlook.mailbox.createDraft({ signature: "", subject: OF_THE_USER.otherSubject });
    outlook.goTo(other.id, { isTold: false });
    await outlook.clock.wait(1_020);
    outlook.goTo(id, { isTold: false });
    return "yes";
  };
  const { reports } = await tryWithHelp({ instead: { "other-mail": untold } });
  expect(reports[0]?.lines["item.change"]).toMatchObject({ value: "untold" });
});

describe("the user goes to another mail in the midst of a step", () => {
  const leave: UserInstead["typing"] = async (outlook) => {
    outlook.goTo(outlook.mailbox.createDraft({ signature: "", subject: OF_THE_USER.otherSubject }).id);
    return "yes";
  };

  test("and is asked back", async () => {
    const { steps, asked, others } = await tryWithHelp({ instead: { typing: leave } });
    expect(asked.slice(0, 3)).toEqual(["typing", "back", "cloud-file"]);
    expect(steps).toMatchObject({ kind: "done", report: { left: [] } });
    expect(others[0]).toMatchObject({ isDirty: false, body: expect.not.stringContaining(DRAFT_NAME) });
  });

  test("and stays there: the draft keeps its name, and nothing is written to the other", async () => {
    const { steps, draft, others } = await tryWithHelp({ instead: { typing: leave, back: async () => "skip" } });
    expect(steps).toMatchObject({ kind: "stopped", report: { left: ["unknown"] } });
    expect(draft.subject).toBe(DRAFT_NAME);
    expect(others).toMatchObject([{ subject: OF_THE_USER.otherSubject, isDirty: false }]);
  });
});

test("a draft that is not empty any more is left alone", async () => {
  const report = await reportOf();
  await inOutlook({ draft: { body: "<p>Hej Bo</p>" } }, async (outlook, id) => {
    const ended = await runSteps(outlook.openPage(id), report, async () => "yes");
    expect(ended).toEqual({ kind: "not-begun", look: { kind: "not-empty", parts: ["body"] } });
    expect(outlook.mailbox.draft(id)).toMatchObject({ body: "<p>Hej Bo</p>", isDirty: false });
  });
});

test("a page that is loaded again beside another draft leaves that alone", async () => {
  const report = await reportOf();
  await inOutlook({ draft: { subject: "Aftale", body: "<p>Hej Bo</p>" } }, async (outlook, id) => {
    const ended = await finishAfterReload(outlook.openPage(id), report);
    expect(ended.kind).toBe("not-begun");
    expect(outlook.mailbox.draft(id)).toMatchObject({ subject: "Aftale", body: "<p>Hej Bo</p>", isDirty: false });
  });
});

test("where the report would not outlive it, the page is not loaded again", async () => {
  await inOutlook({}, async (outlook, id) => {
    const first = await runProbes(outlook.openPage(id), HEAD);
    if (first.kind !== "done") throw new Error(first.kind);
    const asked: string[] = [];
    const ended = await runSteps({ ...outlook.openPage(id), canReload: false }, first.report, async ({ request }) => {
      asked.push(request);
      return "skip";
    });
    expect(ended.kind).toBe("done");
    expect(asked).not.toContain("reload");
  });
});

test("an Outlook that answers nothing any more: every step ends, and says why", async () => {
  const names = ["body.getAsync", "getAttachmentsAsync", "to.getAsync", "to.setAsync", "subject.setAsync"];
  const lost: UserInstead["typing"] = async ({ mailbox }) => {
    mailbox.behaviours = { ...mailbox.behaviours, "calls.unanswered": names };
    return "yes";
  };
  const { steps, seconds } = await tryWithHelp({ instead: { typing: lost } });
  if (steps.kind !== "done") throw new Error(steps.kind);
  expect(steps.report.lines["attachments.cloudList"]).toMatchObject({ status: "not-possible", why: "no-answer" });
  expect(steps.report.lines["recipients.contactListRead"]).toMatchObject({ status: "not-possible", why: "no-answer" });
  expect(steps.report.left).toContain("unknown");
  expect(seconds).toBeLessThan(600);
});

test("every step has a time limit", () => {
  for (const { within } of STEPS) expect(within).toBeGreaterThan(0);
});

describe("only an answer to the self-test's own mail is tried", () => {
  test.each([
    [`SV: ${DRAFT_NAME}`, "reply"],
    [`Re: ${DRAFT_NAME}`, "reply"],
    [`VS: ${DRAFT_NAME}`, "forward"],
    [`Fwd: ${DRAFT_NAME}`, "forward"],
    [`SV: [Sag 2026-117] ${DRAFT_NAME}`, "reply"],
    [`[Sag 2026-117] VS: ${DRAFT_NAME}`, "forward"],
    [DRAFT_NAME, null],
    [`[Sag 2026-117] ${DRAFT_NAME}`, null],
    ["SV: Afprøvning", null],
    ["SV: ", null],
    ["", null],
  ])("%s", (subject, kind) => {
    expect(answerKindOf(subject)).toBe(kind);
  });

  const SUBJECT = `SV: ${DRAFT_NAME}`;
  test.each<readonly [string, DraftSpec, "reply" | null]>([
    ["as it is answered", { subject: SUBJECT, to: ["anna@kk.dk"], body: "<p>x</p>" }, "reply"],
    ["to two", { subject: SUBJECT, to: ["anna@kk.dk", "bo@example.dk"] }, null],
    ["with a copy", { subject: SUBJECT, to: ["anna@kk.dk"], cc: ["bo@example.dk"] }, null],
    ["with a file", { subject: SUBJECT, attachments: [{ name: "a.txt", text: "a" }] }, null],
    ["of another subject", { subject: "SV: Ruter", to: ["anna@kk.dk"] }, null],
  ])("%s", async (_what, draft, kind) => {
    await inOutlook({ draft }, async (outlook, id) => {
      expect(await lookAtAnswer(outlook.openPage(id).draft)).toBe(kind);
      expect(outlook.mailbox.draft(id).isDirty).toBe(false);
    });
  });

  test("the mail that is answered goes to the user alone, from an empty draft or not at all", async () => {
    await inOutlook({}, async (outlook, id) => {
      expect(await writeTestMail(outlook.openPage(id))).toEqual({ kind: "ready" });
      const { subject, recipients, attachments } = outlook.mailbox.draft(id);
      expect(subject).toBe(DRAFT_NAME);
      expect(recipients.to.map(({ address }) => address)).toEqual(["anna@kk.dk"]);
      expect([...recipients.cc, ...recipients.bcc, ...attachments]).toEqual([]);
    });
    await inOutlook({ draft: { body: "<p>Hej</p>" } }, async (outlook, id) => {
      expect(await writeTestMail(outlook.openPage(id))).toMatchObject({ kind: "not-begun" });
      expect(outlook.mailbox.draft(id).body).toBe("<p>Hej</p>");
    });
  });
});
