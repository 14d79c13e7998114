/**
 * @jest-environment jsdom
 *
 * A switch of the local Outlook that is turned changes a line of the report: the one of its name says the value. What
 * cannot be seen stands in a table with its reason, and changes nothing; and the report becomes a persona that gives
 * the same report.
 */
import { OBSERVATIONS } from "../../../src/selftest/observations";
import type { Report } from "../../../src/selftest/report";
import { BEHAVIOURS, type BehaviourPatch } from "../../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../../outlook-host/behaviours/persona";
import { personaOf } from "../../outlook-host/behaviours/persona-from-report";
import { findUnseen, UNSEEN_SWITCHES } from "../../outlook-host/behaviours/unseen-switches";
import { differentLines } from "./differences";
import { FLIPS, type Flip, IN_THE_PAGE } from "./flips";
import { reportOf, type TrialOptions } from "./trial";

const healthy = new Map<string, Promise<Report>>();

/** The report of what stands beside a flip, without it. */
function withoutFlip(options: TrialOptions): Promise<Report> {
  const key = JSON.stringify(options);
  const known = healthy.get(key) ?? reportOf(options);
  healthy.set(key, known);
  return known;
}

/** What the line of the switch's own name is to say: a measure is told as near as it can be measured. */
function isTold({ name, value }: Flip, report: Report): boolean {
  const line = report.lines[name as keyof Report["lines"]];
  if (!line || line.status === "not-possible") return false;
  const told = line.value;
  if (BEHAVIOURS[name].kind !== "number") return told === value;
  switch (name) {
    case "calls.simultaneous":
      return told === (value === 0 ? 4 : value);
    // The largest of the files that was still taken.
    case "attachments.fileLimit":
      return Number(told) > 0 && Number(told) <= Number(value);
    case "body.plainTextWrap":
      return Number(told) <= Number(value) && Number(told) > Number(value) - 3;
    default:
      return Number(told) > Number(value) - 200 && Number(told) < Number(value) + 200;
  }
}

const seen = FLIPS.filter(({ name, value }) => !findUnseen(name, value));
const unseen = FLIPS.filter(({ name, value }) => findUnseen(name, value));

const label = ({ name, value }: Flip) => [`${name}: ${String(value)}`] as const;

describe("is told by the line of its name, and the persona of the report gives the same report", () => {
  test.each(seen.map((flip) => [...label(flip), flip] as const))("%s", async (_label, flip) => {
    const { draft, beside } = flip;
    const before = await withoutFlip({ draft, behaviours: beside });
    const report = await reportOf({ draft, behaviours: { ...beside, [flip.name]: flip.value } as BehaviourPatch });
    expect(differentLines(before, report)).toContain(flip.name);
    expect({
      flip,
      isTold: isTold(flip, report),
      line: report.lines[flip.name as keyof Report["lines"]],
    }).toMatchObject({
      isTold: true,
    });
    const again = await reportOf({ draft, behaviours: behavioursOf(personaOf([report], "afproevet")) });
    expect(differentLines(report, again)).toEqual([]);
  });
});

describe("cannot be seen: the report is that of a healthy Outlook, or of the value that it looks like", () => {
  test.each(unseen.map((flip) => [...label(flip), flip] as const))(
    "%s",
    async (_label, { name, value, beside, draft }) => {
      const looksLike = findUnseen(name, value)?.looksLike;
      const other = looksLike === undefined ? {} : { [name]: looksLike };
      const before = await withoutFlip({ draft, behaviours: { ...beside, ...other } });
      const report = await reportOf({ draft, behaviours: { ...beside, [name]: value } as BehaviourPatch });
      expect(differentLines(before, report)).toEqual([]);
    },
  );
});

test("every switch is turned here, in the browser, or among the calls; and each that is told is a line", () => {
  const turned = new Set([...FLIPS.map(({ name }) => name), ...IN_THE_PAGE, "calls.unanswered", "calls.missing"]);
  expect([...turned].sort()).toEqual(Object.keys(BEHAVIOURS).sort());
  const isWholly = (name: string) => UNSEEN_SWITCHES.some((each) => each.name === name && each.values === undefined);
  const told = Object.keys(BEHAVIOURS).filter((name) => !isWholly(name));
  expect(told.filter((name) => !(name in OBSERVATIONS))).toEqual([]);
});

test("what cannot be seen is said once, of values that there are", () => {
  const names = UNSEEN_SWITCHES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, values, why } of UNSEEN_SWITCHES) {
    const described = BEHAVIOURS[name];
    const known = described.kind === "choice" ? (described.values as readonly string[]) : [];
    expect((values ?? []).filter((value) => !known.includes(value))).toEqual([]);
    expect(why).toMatch(/^[A-Z].*\.$/);
  }
});
