/**
 * @jest-environment jsdom
 *
 * What only shows when the user helps, or in an answer: the switch that is turned is told by the line of its name, and the
 * reports become a persona that gives the same reports.
 */
import type { Report } from "../../../src/selftest/report";
import type { BehaviourPatch } from "../../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../../outlook-host/behaviours/persona";
import { personaOf } from "../../outlook-host/behaviours/persona-from-report";
import { differentLines } from "./differences";
import { FLIPS } from "./flips";
import { tryWithHelp } from "./helped-trial";
import { isTold } from "./is-told";
import { helpedReportsOnce } from "./once";

const helped = FLIPS.filter(({ by }) => by !== "alone").map(
  (flip) => [`${flip.name}: ${String(flip.value)}`, flip] as const,
);

async function expectSameAgain(
  options: Parameters<typeof helpedReportsOnce>[0],
  reports: readonly Report[],
): Promise<void> {
  const again = await helpedReportsOnce({ ...options, behaviours: behavioursOf(personaOf(reports, "afproevet")) });
  expect(again.map(({ draft }) => draft)).toEqual(reports.map(({ draft }) => draft));
  const differing = reports.map((report, index) => differentLines(report, again[index] as Report));
  expect(differing).toEqual(reports.map(() => []));
}

test.each(helped)("%s", async (_label, flip) => {
  const { draft, beside, by } = flip;
  const options = { draft, withAnswers: by === "answer" };
  const behaviours = { ...beside, [flip.name]: flip.value } as BehaviourPatch;
  const reports = await helpedReportsOnce({ ...options, behaviours });
  const lines = reports.map(({ lines: each }) => each[flip.name as keyof Report["lines"]]);
  expect({ lines, isTold: reports.some((report) => isTold(flip, report)) }).toEqual({ lines, isTold: true });
  // The healthy value is told as well, so that the line is not what it always is.
  const well = await helpedReportsOnce({ ...options, behaviours: beside });
  expect(well.some((report) => isTold(flip, report))).toBe(false);
  await expectSameAgain(options, reports);
});

test("an answer that is read in its own part, and written in its own part: the user says what stands below", async () => {
  const options = { withAnswers: true };
  const behaviours = { "body.readScope": "own-part", "body.setScope": "own-part" } as const;
  const { reports, asked } = await tryWithHelp({ ...options, behaviours });
  expect(asked.filter((request) => request.startsWith("quote"))).toEqual([
    "quote-there",
    "quote-still-there",
    "quote-there",
    "quote-still-there",
  ]);
  for (const { lines } of reports.slice(1)) {
    expect(lines["body.readScope"]).toEqual({ status: "differs", value: "own-part" });
    expect(lines["body.setScope"]).toEqual({ status: "differs", value: "own-part" });
  }
  await expectSameAgain(options, reports);
});

test("an Outlook that puts no mail below an answer is not taken for one that does not give it", async () => {
  const instead = { "quote-there": async () => "no" as const };
  const { reports } = await tryWithHelp({ behaviours: { "body.readScope": "own-part" }, instead, withAnswers: true });
  expect(reports[1]?.lines["body.readScope"]).toMatchObject({ status: "not-possible", why: "not-met" });
});

test("fewer recipients that can be read than are in the field: the user says that they are there", async () => {
  const { reports, asked } = await tryWithHelp({ behaviours: { "recipients.readLimit": 200 } });
  expect(asked).toContain("field-limit");
  expect(reports[0]?.lines["recipients.readLimit"]).toEqual({ status: "differs", value: 200 });
  expect(reports[0]?.lines["recipients.fieldLimit"]).toEqual({ status: "as-assumed", value: 0 });
  await expectSameAgain({}, reports);
});
