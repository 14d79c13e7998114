/**
 * @jest-environment jsdom
 *
 * The report of each shipped persona shows that persona, becomes a persona, and that one gives the same report. Those in
 * reports/ are read by the end-to-end test, under the real office.js: what Outlook does, and not what the pane makes of it.
 * After a change that is meant, and was read: `UPDATE_REPORTS=1 npx jest test/unit/selftest/personas`.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type Report, readReport } from "../../../src/selftest/report";
import { BEHAVIOURS, type BehaviourName, behave } from "../../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../../outlook-host/behaviours/persona";
import { personaOf, switchesOf } from "../../outlook-host/behaviours/persona-from-report";
import { readPersonas } from "../../outlook-host/server/persona-files";
import { differentLines, OF_THE_PANE } from "./differences";
import { IN_THE_PAGE } from "./flips";
import { helpedReportsOnce, reportOnce } from "./once";
import { HEAD, tryOutlook } from "./trial";

const KINDS = ["html", "text"] as const;
const cases = readPersonas().flatMap((persona) => KINDS.map((kind) => [persona.name, kind, persona] as const));

test.each(cases)("%s, in a draft of %s", async (_name, kind, persona) => {
  const report = await reportOnce({ behaviours: behavioursOf(persona), draft: { bodyType: kind } });
  expect(report.seconds).toBeLessThan(120);
  readReport(JSON.parse(JSON.stringify(report)));
  const again = await reportOnce({
    behaviours: behavioursOf(personaOf([report], "afproevet")),
    draft: { bodyType: kind },
  });
  expect(differentLines(report, again)).toEqual([]);
});

/** Measures are told as near as they can be measured here, and limits that nothing ran into are not. */
const ONLY_NEAR = (name: BehaviourName) => BEHAVIOURS[name].kind === "number";

test.each(cases)("%s, in a draft of %s, with the user's help and an answer", async (_name, kind, persona) => {
  const behaviours = behavioursOf(persona);
  const options = { draft: { bodyType: kind }, withAnswers: true };
  const reports = await helpedReportsOnce({ ...options, behaviours });
  expect(reports.map(({ draft }) => draft)).toEqual([kind, "reply", "forward"]);
  for (const report of reports) readReport(JSON.parse(JSON.stringify(report)));

  const truth = behave(behaviours);
  const wrong = reports
    .flatMap(switchesOf)
    .filter(({ name }) => !IN_THE_PAGE.includes(name) && !ONLY_NEAR(name))
    .filter(({ name, value }) => JSON.stringify(value) !== JSON.stringify(truth[name]));
  expect(wrong).toEqual([]);

  const again = await helpedReportsOnce({ ...options, behaviours: behavioursOf(personaOf(reports, "afproevet")) });
  expect(reports.map((report, index) => differentLines(report, again[index] as Report))).toEqual([[], [], []]);
});

/** The committed report of a persona. */
const reportFile = (persona: string) => `test/unit/selftest/reports/${persona}.json`;

test.each(["web", "classic", "mac", "directory"])("the committed report of %s is what comes of it", async (name) => {
  const persona = readPersonas().find((each) => each.name === name);
  if (!persona) throw new Error(`no persona ${name}`);
  const report = await reportOnce({ behaviours: behavioursOf(persona) });
  const file = reportFile(name);
  if (process.env["UPDATE_REPORTS"]) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  expect(existsSync(file)).toBe(true);
  const committed = readReport(JSON.parse(readFileSync(file, "utf8")));
  expect(differentLines(committed, report).filter((line) => !OF_THE_PANE.test(line))).toEqual([]);
});

test("two reports of one Outlook make one persona, in which each value says where it was seen", async () => {
  const behaviours = { "body.plainTextWrap": 76, "body.engine": "word" } as const;
  const reports = [await reportOnce({ behaviours }), await reportOnce({ behaviours, draft: { bodyType: "text" } })];
  const persona = personaOf(reports, "afproevet");
  expect(persona.title).toBe("Afprøvet: OutlookWebApp, 2026-11-30");
  expect(persona.values["body.engine"]).toEqual({
    value: "word",
    source: "afprøvet 2026-11-30: OutlookWebApp (OfficeOnline) 16.0.1, Rutebestilling 1.0.0",
  });
  expect(persona.values["body.plainTextWrap"]?.value).toBe(75);
});

test("fifty milliseconds a call: the whole takes less than two minutes", async () => {
  const { seconds, calls } = await tryOutlook();
  expect(seconds).toBeLessThan(30);
  expect(calls.length).toBeGreaterThan(150);
  expect(HEAD.date).toBe("2026-11-30");
});
