import { recordFilled } from "../../../src/domain/order/order-log";
import {
  changeOrders,
  choiceOf,
  chooseMunicipality,
  chooseRole,
  profileValues,
  recentMunicipalities,
  setChoice,
  setProfileValues,
  setRound,
  setTick,
  ticksOf,
} from "../../../src/domain/state/changes";
import { EMPTY_STATE, mergeStoredStates, RECENT_LIMIT } from "../../../src/domain/state/stored-state";
import type { Instant } from "../../../src/domain/time/instant";
import { readStoredState, storedBytes, writeStoredState } from "../../../src/storage/format";
import { randomSource, threeMachines } from "./random-states";

const at = (time: string) => `2020-03-16T${time}Z` as Instant;
const roundTrip = (value: unknown) => readStoredState(JSON.parse(JSON.stringify(value)));
const SEEDS = Array.from({ length: 150 }, (_, seed) => seed);

describe("what is stored", () => {
  test("nothing stored is the empty state, and no problem", () => {
    for (const raw of [null, undefined]) {
      expect(readStoredState(raw)).toEqual({ state: EMPTY_STATE, problems: [], readOnly: false });
    }
    expect(writeStoredState(EMPTY_STATE)).toEqual({ v: 2 });
  });

  test("150 random states come back from JSON as they were", () => {
    for (const seed of SEEDS) {
      for (const state of threeMachines(seed)) {
        expect(roundTrip(writeStoredState(state))).toEqual({ state, problems: [], readOnly: false });
      }
    }
  });

  test("the bytes are those that Outlook counts: the value's JSON, as a text, in the JSON of all settings", () => {
    const [state] = threeMachines(7);
    const odd = setChoice(state, "note", "æøå – 🚰", at("12:00:00"));
    expect(storedBytes(odd)).toBe(Buffer.byteLength(JSON.stringify(JSON.stringify(writeStoredState(odd))), "utf8"));
  });
});

describe("what cannot be read", () => {
  test.each(["text", 5, true, [], ["v", 2], {}, { municipality: "101" }, { version: 1 }, { v: "2" }])(
    "%j is not a state: it is set aside whole and stored again",
    (raw) => {
      const read = readStoredState(raw);
      expect(read.problems).toEqual([{ code: "not-a-state" }]);
      expect(roundTrip(writeStoredState(read.state)).state.setAside).toEqual({ "": raw });
    },
  );

  test.each([
    ["c/municipality", { c: { municipality: ["Kbh", "0kprs0"] } }],
    ["c/role", { c: { role: ["boss", "0kprs0"] } }],
    ["c/language", { c: { language: ["da"] } }],
    ["r", { r: "1010kprs" }],
    ["p/101", { p: { "101": [["0kprs0", 4, 5]] } }],
    ["p/xyz", { p: { xyz: [] } }],
    ["t/ØIR03/101", { t: { ØIR03: { "101": "1*0kprs0" } } }],
    ["t/ØIR03", { t: { ØIR03: 5 } }],
    ["k/RUNDE2", { k: { RUNDE2: ["", 1] } }],
    ["o", { o: [] }],
    ["o/ØIR03/101/BOG", { o: { ØIR03: { "101": { BOG: "X0kprs0" } } } }],
    ["o/ØIR03/101/BOG", { o: { ØIR03: { "101": { BOG: "F0kprs0,9,9" } } } }],
    ["o/ØIR03/101/BOG", { s: ["a"], o: { ØIR03: { "101": { BOG: "F0kprs0,0,0,0,0,short" } } } }],
    ["o/ØIR03/101/BOG", { o: { ØIR03: { "101": { BOG: "c+0kprs0@2020-02-31" } } } }],
    ["o/ØIR03/101/BOG", { o: { ØIR03: { "101": { BOG: ["s+0kprs0"] } } } }],
    ["o/ØIR03/101/BOG", { o: { ØIR03: { "101": { BOG: "s+0kprs0,1" } } } }],
    ["o/ØIR03/101/XYZ", { o: { ØIR03: { "101": { XYZ: "s+0kprs0" } } } }],
    ["o/Ø-3/101/BOG", { o: { "Ø-3": { "101": { BOG: "s+0kprs0" } } } }],
  ])("damage in %s is named, and the part is kept", (path, damage) => {
    const whole = setTick(chooseRole(EMPTY_STATE, "both", at("09:00:00")), "RUNDE2", "147", 1, true, at("09:00:00"));
    const written = writeStoredState(whole) as Record<string, object>;
    const raw: Record<string, unknown> = { ...written };
    for (const [part, value] of Object.entries(damage)) {
      raw[part] = Array.isArray(value) || typeof value === "string" ? value : { ...written[part], ...value };
    }
    const read = roundTrip(raw);
    expect(read.problems).toEqual([{ code: "part-not-readable", path }]);
    expect(Object.keys(read.state.setAside)).toEqual([path]);
    expect(read.state.ticks["RUNDE2"]?.["147"]?.["1"]?.on).toBe(true);
    const again = roundTrip(writeStoredState(read.state));
    expect(again.state).toEqual(read.state);
  });

  test("damage anywhere is survived: 400 stored values, each with one part replaced by something else", () => {
    const junk = [null, true, -1, 1e9, "", "0kprs0", "æ,9,99999", [], [[]], {}, { "101": 5 }, [null, null]];
    let named = 0;
    for (let seed = 0; seed < 400; seed++) {
      const random = randomSource(seed);
      const [state] = threeMachines(seed % 50);
      const raw = JSON.parse(JSON.stringify(writeStoredState(state)));
      const places: [Record<string, unknown>, string][] = [];
      const visit = (value: unknown) => {
        if (value === null || typeof value !== "object") return;
        for (const key of Object.keys(value)) {
          places.push([value as Record<string, unknown>, key]);
          visit((value as Record<string, unknown>)[key]);
        }
      };
      visit(raw);
      const [holder, key] = random.pick(places);
      holder[key] = random.pick(junk);
      const read = readStoredState(raw);
      if (read.problems.length > 0) named++;
      const written = writeStoredState(read.state);
      expect(writeStoredState(roundTrip(written).state)).toEqual(written);
    }
    expect(named).toBeGreaterThan(300);
  });

  test("names that mean something to JavaScript do no harm", () => {
    const raw = JSON.parse(
      '{"v":2,"__proto__":{"x":1},"c":{"__proto__":["da","0kprs0"],"constructor":["da","0kprs0"]},"o":{"__proto__":{"101":{"BOG":"s+0kprs0"}}},"p":{"__proto__":[]},"t":{"constructor":{"101":"1+0kprs0"}}}',
    );
    const { state, problems } = readStoredState(raw);
    expect(problems.map((problem) => "path" in problem && problem.path)).toEqual([
      "c/__proto__",
      "c/constructor",
      "p/__proto__",
      "o/__proto__/101/BOG",
    ]);
    expect(Object.getPrototypeOf(state.choices)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    expect(Object.entries(roundTrip(writeStoredState(state)).state.unknown)).toEqual([["__proto__", { x: 1 }]]);
  });

  test("fields of tomorrow are stored again", () => {
    const read = roundTrip({ v: 2, zebra: { a: [1] }, c: { role: ["both", "0kprs0"] } });
    expect(read.problems).toEqual([]);
    expect(writeStoredState(read.state)).toMatchObject({ zebra: { a: [1] } });
  });

  test("an order that an earlier version kept has no date that its mail asked for", () => {
    const read = roundTrip({ v: 2, s: ["A", "B"], o: { ØIR03: { "101": { BOG: "F0kprs0s+0kprt0,0,1" } } } });
    expect(read.problems).toEqual([]);
    expect(read.state.orders["ØIR03-101-BOG"]).toMatchObject({
      fill: { result: "verified", system: "A", supplier: "B", asked: null },
      marks: { sent: { on: true } },
    });
    expect(roundTrip(writeStoredState(read.state)).state).toEqual(read.state);
  });

  test("a newer version is read as far as it goes, and is not to be written over", () => {
    const read = readStoredState({ v: 3, c: { role: ["both", "0kprs0"] } });
    expect(read.readOnly).toBe(true);
    expect(read.problems).toEqual([{ code: "newer-version", version: 3 }]);
    expect(read.state.role.value).toBe("both");
  });
});

describe("joining what two machines have", () => {
  test("the order does not matter, twice is once, and three join in any order", () => {
    for (const seed of SEEDS) {
      const [a, b, c] = threeMachines(seed);
      const ab = mergeStoredStates(a, b);
      expect(mergeStoredStates(b, a)).toEqual(ab);
      expect(mergeStoredStates(a, a)).toEqual(a);
      expect(mergeStoredStates(ab, b)).toEqual(ab);
      expect(mergeStoredStates(ab, c)).toEqual(mergeStoredStates(a, mergeStoredStates(b, c)));
      expect(mergeStoredStates(a, EMPTY_STATE)).toEqual(a);
    }
  });

  test("another field of the same profile, another tick and another order stay", () => {
    const past = setProfileValues(EMPTY_STATE, "101", { "contact.name": "Bo", "contact.phone": "1" }, at("09:00:00"));
    const here = setProfileValues(past, "101", { "contact.name": "Åse", "contact.phone": "1" }, at("09:05:00"));
    let there = setProfileValues(past, "101", { "contact.name": "Bo", "contact.phone": "2" }, at("09:06:00"));
    there = setTick(there, "ØIR03", "101", 1, true, at("09:07:00"));
    const joined = mergeStoredStates(setTick(here, "ØIR03", "101", 2, true, at("09:08:00")), there);
    expect(profileValues(joined, "101")).toEqual({ "contact.name": "Åse", "contact.phone": "2" });
    expect(ticksOf(joined, "ØIR03", "101")).toMatchObject({ "1": { on: true }, "2": { on: true } });
  });

  test("a field that was cleared and a tick that was taken away stay away", () => {
    const past = setTick(
      setProfileValues(EMPTY_STATE, "101", { "contact.name": "Bo" }, at("09:00:00")),
      "ØIR03",
      "101",
      1,
      true,
      at("09:00:00"),
    );
    const cleared = setTick(
      setProfileValues(past, "101", {}, at("09:01:00")),
      "ØIR03",
      "101",
      1,
      false,
      at("09:01:00"),
    );
    for (const joined of [mergeStoredStates(past, cleared), mergeStoredStates(cleared, past)]) {
      expect(profileValues(joined, "101")).toEqual({});
      expect(ticksOf(joined, "ØIR03", "101")["1"]?.on).toBe(false);
    }
  });

  test("fields that neither version knows are kept from both", () => {
    const joined = mergeStoredStates(
      { ...EMPTY_STATE, unknown: { a: 1, b: { x: 2 } } },
      { ...EMPTY_STATE, unknown: { b: { x: 1 }, c: 3 } },
    );
    expect(joined.unknown).toEqual({ a: 1, b: { x: 2 }, c: 3 });
  });
});

describe("changes", () => {
  test("the latest municipalities come first, and no more than the limit", () => {
    const codes = ["851", "101", "573", "147", "400", "657", "326", "510", "630", "101"];
    const state = codes.reduce(
      (chosen, code, index) => chooseMunicipality(chosen, code, at(`09:00:${String(index).padStart(2, "0")}`)),
      EMPTY_STATE,
    );
    expect(recentMunicipalities(state)).toEqual(["101", "630", "510", "326", "657", "400", "147", "573"]);
    expect(recentMunicipalities(state)).toHaveLength(RECENT_LIMIT);
    expect(recentMunicipalities(roundTrip(writeStoredState(state)).state)).toEqual(recentMunicipalities(state));
  });

  test("a small choice is kept under its name, and a name that is none throws", () => {
    expect(choiceOf(setChoice(EMPTY_STATE, "language", "en", at("09:00:00")), "language")).toBe("en");
    expect(choiceOf(EMPTY_STATE, "language")).toBeNull();
    expect(() => setChoice(EMPTY_STATE, "__proto__", "x", at("09:00:00"))).toThrow("Not a name of a choice: __proto__");
  });

  test("only fields that changed get a new time", () => {
    const old = setProfileValues(EMPTY_STATE, "101", { "contact.name": "Bo", "contact.phone": "1" }, at("09:00:00"));
    const next = setProfileValues(old, "101", { "contact.name": " Bo ", "contact.phone": "2" }, at("10:00:00"));
    expect(next.profiles["101"]).toEqual({
      "contact.name": { value: "Bo", at: at("09:00:00") },
      "contact.phone": { value: "2", at: at("10:00:00") },
    });
  });

  test("two ticks in one second: the later counts", () => {
    const on = setTick(EMPTY_STATE, "ØIR03", "101", 1, true, at("09:00:00"));
    const off = setTick(on, "ØIR03", "101", 1, false, at("09:00:00"));
    expect(mergeStoredStates(on, off)).toEqual(off);
  });

  test("the user's rounds are listed by id, without those removed", () => {
    let state = setRound(EMPTY_STATE, "RUNDE3", ["RUNDE3"], at("09:00:00"));
    state = setRound(state, "RUNDE2", ["RUNDE2"], at("09:00:00"));
    state = setRound(state, "RUNDE1", ["RUNDE1"], at("09:00:00"));
    expect(Object.keys(state.rounds).sort()).toEqual(["RUNDE1", "RUNDE2", "RUNDE3"]);
    expect(setRound(state, "RUNDE2", null, at("09:01:00")).rounds["RUNDE2"]?.value).toBeNull();
  });

  test("the log is changed by its own transitions", () => {
    const report = {
      verified: true,
      system: "A",
      supplier: "B",
      asked: "earliest" as const,
      to: [],
      cc: [],
      forms: [],
    };
    const state = changeOrders(EMPTY_STATE, (log) =>
      recordFilled(log, { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" }, report, at("09:00:00")),
    );
    expect(roundTrip(writeStoredState(state)).state).toEqual(state);
  });
});
