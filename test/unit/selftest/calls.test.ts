/**
 * @jest-environment jsdom
 *
 * Every call that the self-test makes, where an Outlook does not have it or never answers it: the report says so, the
 * next probe runs, and it is all over in two minutes.
 */
import { CALL_NAMES, type CallName } from "../../../src/selftest/observations";
import { readReport } from "../../../src/selftest/report";
import { behavioursOf } from "../../outlook-host/behaviours/persona";
import { personaOf } from "../../outlook-host/behaviours/persona-from-report";
import { differentLines } from "./differences";
import { reportOnce } from "./once";
import { tryOutlook } from "./trial";

/** In a draft in which a part cannot be read, nothing is tried: it may hold something. */
const NEEDED_FIRST: readonly CallName[] = [
  "body.getTypeAsync",
  "body.getAsync",
  "to.getAsync",
  "cc.getAsync",
  "bcc.getAsync",
  "subject.getAsync",
  "getAttachmentsAsync",
  "saveAsync",
];

/** Made only in a field that holds somebody: never, where the self-test alone has written. */
const NEVER_NEEDED: readonly CallName[] = ["cc.addAsync", "cc.setAsync", "bcc.addAsync", "bcc.setAsync"];

/** Its failure has one code, whatever was wrong. */
const LOADING: CallName = "loadCustomPropertiesAsync";

const tried = CALL_NAMES.filter((name) => !NEEDED_FIRST.includes(name) && !NEVER_NEEDED.includes(name));

test("the calls that are made are those that are named", async () => {
  const { calls } = await tryOutlook();
  const made = new Set(calls);
  const named = CALL_NAMES.filter((name) => !NEVER_NEEDED.includes(name));
  expect([...made].sort()).toEqual([...named].sort());
});

describe.each(tried)("%s", (name) => {
  test("is missing", async () => {
    const report = await reportOnce({ behaviours: { "calls.missing": [name] } });
    readReport(JSON.parse(JSON.stringify(report)));
    const told = name === LOADING ? report.lines["properties.load"] : report.lines["calls.missing"];
    expect(told).toEqual({ status: "differs", value: name === LOADING ? "unreadable" : [name] });
    expect(report.seconds).toBeLessThan(120);
    const again = await reportOnce({ behaviours: behavioursOf(personaOf([report], "afproevet")) });
    expect(differentLines(report, again)).toEqual([]);
  });

  test("is never answered", async () => {
    const report = await reportOnce({ behaviours: { "calls.unanswered": [name] } });
    readReport(JSON.parse(JSON.stringify(report)));
    expect(report.lines["calls.unanswered"]).toEqual({ status: "differs", value: [name] });
    expect(report.seconds).toBeLessThan(120);
    const again = await reportOnce({ behaviours: behavioursOf(personaOf([report], "afproevet")) });
    expect(differentLines(report, again)).toEqual([]);
  });
});

describe.each(NEEDED_FIRST)("%s, without which nobody knows whether the draft is empty", (name) => {
  test.each(["calls.missing", "calls.unanswered"] as const)(
    "%s: nothing is written, and the report says so",
    async (how) => {
      const { result, calls } = await tryOutlook({ behaviours: { [how]: [name] } });
      expect(result).toMatchObject({ kind: "not-begun", look: { kind: "unreadable" } });
      expect(calls.filter((call) => /set|add|prepend|remove/i.test(call))).toEqual([]);
      if (result.kind !== "not-begun" || !result.report) throw new Error("no report");
      readReport(JSON.parse(JSON.stringify(result.report)));
      expect(result.report.lines[how]).toEqual({ status: "differs", value: [name] });
      expect(result.report.lines["fill.result"]).toMatchObject({ why: "draft-unreadable" });
    },
  );
});
