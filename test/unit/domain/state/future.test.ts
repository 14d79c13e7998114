import { withoutFuture } from "../../../../src/domain/state/future";
import { mergeStoredStates } from "../../../../src/domain/state/stored-state";
import { BEGINNING, type Instant } from "../../../../src/domain/time/instant";
import { stableJson } from "../../../../src/domain/time/timed";
import { threeMachines } from "../../storage/random-states";

/** In the middle of what is made at random. */
const LATEST = "2020-03-16T09:00:10Z" as Instant;

/** Every time in a state, however deep: those of what the user wrote, not dates within it. */
function timesOf(value: unknown): string[] {
  return [...stableJson(value).matchAll(/"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)"/g)].map(([, time]) => time ?? "");
}

test("nothing is dated later, and all that is not is as it was", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const [state] = threeMachines(seed);
    const settled = withoutFuture(state, LATEST);
    expect(timesOf(settled).filter((time) => time > LATEST)).toEqual([]);
    const expected = stableJson(state).replace(/"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)"/g, (text, time: string) =>
      time > LATEST ? `"${BEGINNING}"` : text,
    );
    expect(stableJson(settled)).toBe(expected);
  }
});

test("joining is still the same in any order", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const [a, b] = threeMachines(seed).map((state) => withoutFuture(state, LATEST));
    if (!a || !b) throw new Error("Two states expected");
    expect(stableJson(mergeStoredStates(a, b))).toBe(stableJson(mergeStoredStates(b, a)));
  }
});
