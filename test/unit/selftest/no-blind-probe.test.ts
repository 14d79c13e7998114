/**
 * @jest-environment jsdom
 *
 * A switch of the local Outlook that is turned changes a line of the report: the one of its name says the value, and the
 * report becomes a persona that gives the same report. What takes the user's help is in no-blind-step.test.ts.
 */
import { OBSERVATIONS } from "../../../src/selftest/observations";
import type { Report } from "../../../src/selftest/report";
import { BEHAVIOURS, type BehaviourPatch } from "../../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../../outlook-host/behaviours/persona";
import { personaOf } from "../../outlook-host/behaviours/persona-from-report";
import { differentLines } from "./differences";
import { FLIPS, IN_THE_PAGE } from "./flips";
import { isTold } from "./is-told";
import { reportOnce } from "./once";

const alone = FLIPS.filter(({ by }) => by === "alone").map(
  (flip) => [`${flip.name}: ${String(flip.value)}`, flip] as const,
);

describe("is reported in the line of its name, and the persona of the report gives the same report", () => {
  test.each(alone)("%s", async (_label, flip) => {
    const { draft, beside } = flip;
    const before = await reportOnce({ draft, behaviours: beside });
    const report = await reportOnce({ draft, behaviours: { ...beside, [flip.name]: flip.value } as BehaviourPatch });
    expect(differentLines(before, report)).toContain(flip.name);
    const line = report.lines[flip.name as keyof Report["lines"]];
    expect({ line, isTold: isTold(flip, report) }).toEqual({ line, isTold: true });
    const again = await reportOnce({ draft, behaviours: behavioursOf(personaOf([report], "afproevet")) });
    expect(differentLines(report, again)).toEqual([]);
  });
});

test("every switch is turned here, with help, in the browser, or among the calls; and each is a line", () => {
  const turned = new Set([...FLIPS.map(({ name }) => name), ...IN_THE_PAGE, "calls.unanswered", "calls.missing"]);
  expect([...turned].sort()).toEqual(Object.keys(BEHAVIOURS).sort());
  expect(Object.keys(BEHAVIOURS).filter((name) => !(name in OBSERVATIONS))).toEqual([]);
});
