import { leastRounds, NEEDS } from "../../../bench/fill-needs";

const call = (...after: readonly string[]) => ({ call: "x", rule: "", after });

describe("the least rounds of calls", () => {
  test("are the longest chain where there is room for all", () => {
    expect(leastRounds({ a: call(), b: call("a"), c: call("b"), d: call(), e: call() }, 3)).toBe(3);
    expect(leastRounds(NEEDS, Object.keys(NEEDS).length)).toBe(10);
  });

  test("are more where there is not", () => {
    expect(leastRounds({ a: call(), b: call(), c: call(), d: call() }, 3)).toBe(2);
    expect(leastRounds({ a: call(), b: call("a"), c: call(), d: call(), e: call() }, 2)).toBe(3);
    expect(leastRounds(NEEDS, 1)).toBe(Object.keys(NEEDS).length);
  });

  test("fail where calls wait for each other, or for one that is not there", () => {
    expect(() => leastRounds({ a: call("b"), b: call("a") }, 3)).toThrow("wait for each other");
    expect(() => leastRounds({ a: call("b") }, 3)).toThrow("not there");
  });
});
