/** @jest-environment node */
import { readFileSync } from "node:fs";
import path from "node:path";
import { ASSUMED, BEHAVIOUR_NAMES, BEHAVIOURS, behave, HEALTHY } from "../../outlook-host/behaviours/behaviour-table";
import { behavioursOf, readPersona } from "../../outlook-host/behaviours/persona";
import { placeSwitchTable } from "../../outlook-host/behaviours/switch-table";
import { findPersona, readPersonas } from "../../outlook-host/server/persona-files";

const personas = readPersonas();

test("the shipped personas are those that docs and tests name", () => {
  expect(personas.map(({ name }) => name)).toEqual([
    "classic",
    "directory",
    "mac",
    "new",
    "plain-text",
    "slow-store",
    "web",
  ]);
});

test.each(personas.map((persona) => [persona.name, persona] as const))(
  "%s: each value has a source",
  (_name, persona) => {
    for (const [name, { source }] of Object.entries(persona.values)) {
      expect([name, source]).toEqual([
        name,
        expect.stringMatching(
          /^antaget$|#\d+|^reference, |^docs, |frame's permissions policy|typical-reply|npm's office\.js/,
        ),
      ]);
    }
  },
);

test("no two personas behave alike, and the web's is a healthy one but for what it says", () => {
  const all = personas.map((persona) => JSON.stringify(behave(behavioursOf(persona))));
  expect(new Set(all).size).toBe(personas.length);
  expect(behave(behavioursOf(findPersona("web")))).toEqual({
    ...HEALTHY,
    "recipients.contactListSet": "dropped",
    "attachments.cloudList": "left-out",
  });
});

test("every switch has a sentence, a source and a day", () => {
  for (const name of BEHAVIOUR_NAMES) {
    const { about, source, recorded } = BEHAVIOURS[name];
    expect([name, about]).toEqual([name, expect.stringMatching(/^[A-Za-z].*\.$/)]);
    expect([name, source === ASSUMED || source.length > 5]).toEqual([name, true]);
    expect(recorded).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

describe("a persona's file", () => {
  const base = { name: "min-egen", title: "Min egen", values: {} };

  test("may set any switch to any of its values", () => {
    const values = {
      "body.engine": { value: "word", source: "prøvet 2026-11-25" },
      "save.delayMs": { value: 3000, source: ASSUMED },
      "clipboard.allowed": { value: true, source: ASSUMED },
      "calls.unanswered": { value: ["to.addAsync", "saveAsync"], source: ASSUMED },
    };
    expect(behavioursOf(readPersona({ ...base, values }))).toEqual({
      "body.engine": "word",
      "save.delayMs": 3000,
      "clipboard.allowed": true,
      "calls.unanswered": ["to.addAsync", "saveAsync"],
    });
  });

  test.each([
    ["a name that is no word", { ...base, name: "Min Egen" }, "name"],
    ["no title", { ...base, title: " " }, "title"],
    [
      "a switch that is not there",
      { ...base, values: { "body.colour": { value: "red", source: "x" } } },
      "body.colour",
    ],
    ["a value that is not one", { ...base, values: { "body.ids": { value: "lost", source: "x" } } }, "body.ids.value"],
    [
      "a number out of range",
      { ...base, values: { "save.delayMs": { value: -1, source: "x" } } },
      "save.delayMs.value",
    ],
    ["half a number", { ...base, values: { "save.delayMs": { value: 1.5, source: "x" } } }, "save.delayMs.value"],
    ["no source", { ...base, values: { "body.ids": { value: "keep" } } }, "body.ids.source"],
    [
      "a call that is not there",
      { ...base, values: { "calls.missing": { value: ["x"], source: "x" } } },
      "calls.missing",
    ],
    ["more than it should", { ...base, extra: 1 }, "extra"],
    ["no object", null, "the file"],
  ])("with %s is refused, and the place named", (_what, content, place) => {
    expect(() => readPersona(content)).toThrow(place);
  });
});

test("a persona that is not there is refused with those that are", () => {
  expect(() => findPersona("outlook-2003")).toThrow("there is no persona outlook-2003; there are classic, directory");
});

describe("docs/outlook-quirks.md", () => {
  const document = readFileSync(path.resolve("docs/outlook-quirks.md"), "utf8");

  test("lists every switch as the table has it (npm run switch-table)", () => {
    // The formatter pads the cells.
    const fold = (text: string) => text.replace(/ +/g, " ").replace(/-{3,}/g, "---");
    expect(fold(document)).toBe(fold(placeSwitchTable(document)));
  });

  test("names every switch that somebody has reported with a quirk", () => {
    const [entries = ""] = document.split("## The switches");
    const reported = BEHAVIOUR_NAMES.filter((name) => BEHAVIOURS[name].source !== ASSUMED);
    expect(reported.filter((name) => !entries.includes(`\`${name}\``))).toEqual([]);
  });
});
