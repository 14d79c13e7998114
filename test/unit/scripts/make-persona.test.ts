import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { makePersona } from "../../../scripts/make-persona";
import { BEHAVIOUR_NAMES, HEALTHY } from "../../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../../outlook-host/behaviours/persona";
import { quirksBySwitch } from "../../outlook-host/behaviours/report-differences";
import { choosePersona, findPersona } from "../../outlook-host/server/persona-files";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "personas-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const REPORT = "test/unit/selftest/reports/classic.json";

/** A report of classic Outlook, but for what the program says of itself. */
function reportFrom(platform: string, program: string): string {
  const report = JSON.parse(readFileSync(REPORT, "utf8"));
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify({ ...report, outlook: { platform, program, build: "16.0.19029" } }));
  return file;
}

test("a report becomes a persona that can be chosen by its name", () => {
  const { file } = makePersona([reportFrom("PC", "Outlook")], undefined, folder);
  expect(path.basename(file)).toBe("classic-2026-11-30.json");
  const persona = findPersonaIn("classic-2026-11-30");
  expect(behavioursOf(persona)).toMatchObject({
    "body.engine": "word",
    "body.lists": "list-paragraphs",
    "attachments.ids": "index",
    "attachments.sizeOverhead": 120,
    "properties.kept": "at-save",
  });
  expect(persona.values["body.engine"]?.source).toBe(
    "afprøvet 2026-11-30: Outlook (PC) 16.0.19029, Rutebestilling 1.0.0",
  );
});

test.each(["web", "classic", "mac", "directory"])(
  "a report of %s becomes a persona that the tests take by its file",
  (name) => {
    const { file } = makePersona([`test/unit/selftest/reports/${name}.json`], "min", folder);
    const made = behavioursOf(choosePersona(file));
    const shipped = behavioursOf(findPersona(name));
    // What a report without help tells of that persona, it tells as it is.
    const told = [
      "body.engine",
      "body.ids",
      "attachments.ids",
      "recipients.ownOrganisation",
      "properties.kept",
    ] as const;
    for (const each of told) expect([each, made[each]]).toEqual([each, shipped[each] ?? HEALTHY[each]]);
  },
);

test("the tests take a shipped persona by its name, and say what there is otherwise", () => {
  expect(choosePersona("mac")).toEqual(findPersona("mac"));
  expect(() => choosePersona("findes-ikke")).toThrow("there is no persona findes-ikke; there are classic");
  expect(() => choosePersona("/findes/ikke.json")).toThrow("ikke.json: ");
});

/** The folder also holds the report. */
function findPersonaIn(name: string) {
  rmSync(path.join(folder, "report.json"));
  return findPersona(name, folder);
}

test("what was assumed of that program is not reported as a difference; what differs is, with its quirks", () => {
  const asAssumed = makePersona([reportFrom("PC", "Outlook")], "min", folder).said;
  expect(asAssumed).toContain("html mail, against the persona classic");
  expect(asAssumed).not.toContain("`body.engine`");
  const onWeb = makePersona([reportFrom("OfficeOnline", "OutlookWebApp")], "min", folder).said;
  expect(onWeb).toContain("against the persona web");
  expect(onWeb).toContain(
    '| `body.engine` | "word" | "web" | office-js#2426 | HTML is rewritten; Word\'s paragraphs and lists |',
  );
  expect(onWeb).toContain("| `attachments.sizeOverhead` | 120 | 0 | a healthy Outlook on the web | Attachment sizes |");
});

test("a program of which nothing was assumed is held against a healthy Outlook", () => {
  expect(makePersona([reportFrom("iOS", "OutlookIOS")], "min", folder).said).toContain("of a healthy Outlook");
});

test.each([
  ["no file", [], "Give the file of a report"],
  ["a file that is not there", ["/findes/ikke.json"], "/findes/ikke.json: "],
  ["a file that is no report", ["package.json"], "package.json: not a report: "],
])("%s is said", (_what, files, said) => {
  expect(() => makePersona(files, undefined, folder)).toThrow(said);
});

test("a name that no persona may have is refused before anything is written", () => {
  expect(() => makePersona([REPORT], "../x", folder)).toThrow("not a persona: name");
});

test("the quirk log names every switch that a difference can be about", () => {
  const quirks = quirksBySwitch(readFileSync("docs/outlook-quirks.md", "utf8"));
  const known = new Set<string>(BEHAVIOUR_NAMES);
  expect([...quirks.keys()].filter((name) => !known.has(name))).toEqual([]);
  const unnamed = BEHAVIOUR_NAMES.filter((name) => !quirks.has(name));
  expect(unnamed).toEqual(["calls.latencyMs"]);
});
