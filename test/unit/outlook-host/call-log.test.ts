import { CallLog, summariseArgs, summariseCalls } from "../../outlook-host/protocol/call-log";

function arrange() {
  let time = 0;
  const log = new CallLog(() => time);
  const begin = (at: number, inFlight: number, counted = true): number => {
    time = at;
    return log.begin({ pane: "p", name: "n", dispatchId: 1, args: "", inFlight, counted });
  };
  const finish = (sequence: number, at: number): void => {
    time = at;
    log.finish(sequence, "succeeded");
  };
  return { log, begin, finish };
}

test("depth is the longest chain of calls that waited for each other", () => {
  const { log, begin, finish } = arrange();
  const a = begin(0, 1);
  const b = begin(1, 2);
  finish(a, 10);
  const c = begin(11, 2);
  finish(b, 12);
  finish(c, 20);
  const d = begin(21, 1);
  finish(d, 30);
  expect(summariseCalls(log.calls)).toEqual({ total: 4, maxInFlight: 2, depth: 3 });
});

test("calls that nobody waits for are not counted, and one without an answer holds up nothing", () => {
  const { log, begin } = arrange();
  begin(0, 0, false);
  log.finish(begin(1, 1), "never answered");
  begin(5, 1);
  expect(summariseCalls(log.calls)).toEqual({ total: 2, maxInFlight: 1, depth: 1 });
  expect(log.calls.map((call) => [call.outcome, call.end])).toEqual([
    ["in flight", null],
    ["never answered", null],
    ["in flight", null],
  ]);
});

test("arguments are kept short, and file contents by their length only", () => {
  expect(summariseArgs({ base64String: "AAAA", name: "a.docx" })).toBe(
    '{"base64String":"<4 base64 characters>","name":"a.docx"}',
  );
  expect(summariseArgs({ data: "x".repeat(100) })).toContain("… (100 characters)");
  expect(summariseArgs(undefined)).toBe("");
});
