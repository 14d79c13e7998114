/** The import direction is read off the files; "Office.js only in its rooms" is a lint rule: here it is made to bite. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { circlesOf, type Import, importedBy, importsOf, sourcesBelow } from "./import-graph";

const PROJECT = path.resolve(__dirname, "../..");
const BIOME = path.join(path.dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");

/** The only place that builds the pane's adapters. Nothing imports it. */
const COMPOSITION_ROOT = "src/taskpane/main.tsx";

/** The same of the page that tries an Outlook. */
const SELFTEST_ROOT = "src/selftest/main.tsx";

/** What every view may import. */
const VIEW = ["src/app/", "src/domain/", "src/i18n/", "src/taskpane/", "npm:react", "npm:@fluentui"];

/** The rooms and what each may import beside itself: rooms, and packages after `npm:`. The first that fits a file counts. */
const ROOMS: readonly (readonly [room: string, mayImport: readonly string[]])[] = [
  ["src/domain/", ["npm:date-fns"]],
  ["src/app/ports/", ["src/domain/"]],
  ["src/app/", ["src/domain/"]],
  ["src/storage/", ["src/app/ports/", "src/domain/"]],
  ["src/outlook/", ["src/app/ports/", "src/domain/"]],
  [
    "src/forms/",
    [
      "src/app/ports/",
      "src/domain/",
      "assets/forms/",
      ...["npm:docxtemplater", "npm:fflate", "npm:pizzip", "npm:saxes", "npm:valibot"],
    ],
  ],
  ["src/organisation/", ["src/app/ports/", "src/domain/", "npm:valibot"]],
  ["src/browser/", ["src/app/ports/", "src/domain/", "npm:ical-generator"]],
  ["src/i18n/", ["src/app/", "src/domain/"]],
  [COMPOSITION_ROOT, ["src/", "npm:react", "npm:react-dom", "npm:@fluentui"]],
  ["src/taskpane/", VIEW],
  [
    SELFTEST_ROOT,
    [
      "src/app/",
      "src/domain/",
      "src/browser/",
      "src/forms/",
      "src/i18n/",
      "src/outlook/",
      "src/selftest/",
      ...["npm:react", "npm:react-dom", "npm:@fluentui"],
    ],
  ],
  ["src/selftest/", ["src/app/", "src/domain/", "src/i18n/", "npm:react", "npm:@fluentui", "npm:valibot"]],
  ["src/switched-off/", []],
  // The administrators' programs judge with the pane's own checks, so that both say the same.
  [
    "deploy/",
    [
      "src/app/ports/",
      "src/domain/",
      "src/forms/",
      "src/i18n/",
      "src/organisation/",
      "npm:package.json",
      "npm:jsonc-parser",
      "npm:saxes",
      "npm:node:",
    ],
  ],
];

/** Why an import runs against the direction; null where it does not. */
function fault({ from, to }: Import): string | null {
  const room = ROOMS.find(([start]) => from.startsWith(start));
  if (!room) return `${from} lies in no room`;
  const [start, mayImport] = room;
  const target = /^(src|assets|test|scripts|deploy|bench)\//.test(to) ? to : `npm:${to}`;
  const mayNot = `${from} may not import ${to}`;
  if (target === COMPOSITION_ROOT || target === SELFTEST_ROOT) return mayNot;
  if (start.endsWith("/") && target.startsWith(start)) return null;
  return mayImport.some((allowed) => target === allowed || target.startsWith(allowed.replace(/([^/:])$/, "$1/")))
    ? null
    : mayNot;
}

describe("imports run one way", () => {
  it("in every file", () => {
    const imports = importsOf([...sourcesBelow("src"), ...sourcesBelow("deploy")]);
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.map(fault).filter((found) => found !== null)).toEqual([]);
  });

  it.each([
    ["src/domain/order/x.ts", "src/app/fill/fill-draft.ts"],
    ["src/domain/order/x.ts", "src/app/ports/draft.ts"],
    ["src/domain/order/x.ts", "src/forms/fill-template.ts"],
    ["src/domain/order/x.ts", "src/storage/format.ts"],
    ["src/domain/order/x.ts", "src/i18n/da/pane.ts"],
    ["src/domain/order/x.ts", "react"],
    ["src/domain/order/x.ts", "valibot"],
    ["src/app/ports/x.ts", "src/app/fill/fill-draft.ts"],
    ["src/app/fill/x.ts", "src/outlook/outlook-draft.ts"],
    ["src/app/fill/x.ts", "src/storage/format.ts"],
    ["src/app/fill/x.ts", "src/i18n/da/pane.ts"],
    ["src/app/pane/x.ts", "react"],
    ["src/app/pane/x.ts", "src/browser/replica.ts"],
    ["src/outlook/x.ts", "src/app/fill/fill-draft.ts"],
    ["src/outlook/x.ts", "src/taskpane/shell/app.tsx"],
    ["src/browser/x.ts", "src/outlook/call-outlook.ts"],
    ["src/storage/x.ts", "react"],
    ["src/i18n/da/x.ts", "src/taskpane/shell/app.tsx"],
    ["src/taskpane/order/x.tsx", "src/outlook/outlook-draft.ts"],
    ["src/taskpane/order/x.tsx", "src/browser/files/eml.ts"],
    ["src/taskpane/order/x.tsx", COMPOSITION_ROOT],
    ["src/taskpane/order/x.tsx", "react-dom/client"],
    [COMPOSITION_ROOT, "test/unit/import-graph.ts"],
    ["src/switched-off/main.ts", "src/domain/order/order.ts"],
    ["src/selftest/probes/x.ts", "src/outlook/outlook-draft.ts"],
    ["src/selftest/x.ts", "src/taskpane/shell/copy-text.ts"],
    ["src/selftest/x.ts", SELFTEST_ROOT],
    [SELFTEST_ROOT, "src/taskpane/shell/app.tsx"],
    ["src/taskpane/shell/x.tsx", "src/selftest/run-probes.ts"],
    ["src/app/fill/x.ts", "src/selftest/probe.ts"],
    ["src/outlook/x.ts", "src/selftest/bench.ts"],
    ["src/utils/x.ts", "src/domain/order/order.ts"],
    ["src/app/fill/x.ts", "deploy/verify/verify.ts"],
    ["deploy/x.ts", "src/taskpane/shell/app.tsx"],
    ["deploy/x.ts", "scripts/release.ts"],
    ["deploy/x.ts", "express"],
  ])("%s may not import %s", (from, to) => {
    expect(fault({ from, to })).not.toBeNull();
  });

  it.each([
    ["src/domain/order/x.ts", "src/domain/time/iso-date.ts"],
    ["src/domain/order/x.ts", "date-fns/addDays"],
    ["src/app/fill/x.ts", "src/app/ports/draft.ts"],
    ["src/outlook/x.ts", "src/app/ports/draft.ts"],
    ["src/taskpane/order/x.tsx", "src/app/pane/fill-order.ts"],
    ["src/taskpane/order/x.tsx", "react"],
    ["src/taskpane/order/x.tsx", "@fluentui/react-components"],
    [COMPOSITION_ROOT, "src/outlook/outlook-draft.ts"],
    [COMPOSITION_ROOT, "react-dom/client"],
    ["src/selftest/probes/x.ts", "src/app/fill/fill-draft.ts"],
    ["src/selftest/x.ts", "valibot"],
    [SELFTEST_ROOT, "src/outlook/outlook-draft.ts"],
  ])("%s may import %s", (from, to) => {
    expect(fault({ from, to })).toBeNull();
  });

  it("in whatever way it is imported", () => {
    const source = `
      import a from "./a";
      import type { B } from "./b";
      import "./c";
      export { d } from "./d";
      export * from "./e";
      export type { F } from "./f";
      export const g = () => import(/* webpackChunkName: "g" */ "./g");
      export type H = import("./h").H;
      export const own: B = a;
    `;
    expect(importedBy(source)).toEqual(["./a", "./b", "./c", "./d", "./e", "./f", "./g", "./h"]);
  });
});

it("no view reaches through the pane to its ports: it calls a use case", () => {
  const views = sourcesBelow("src/taskpane").filter((file) => file !== COMPOSITION_ROOT);
  expect(views.length).toBeGreaterThan(20);
  expect(views.filter((file) => /\bports\b(?!\/)/.test(readFileSync(file, "utf8")))).toEqual([]);
});

describe("imports make no circle", () => {
  /** The room of a file: `src/domain/order`. */
  const roomOf = (file: string) => file.split("/").slice(0, 3).join("/");

  it.each(["src", "test", "scripts", "deploy", "bench"])("among the files of %s, types included", (folder) => {
    expect(circlesOf(importsOf(sourcesBelow(folder)))).toEqual([]);
  });

  it("among the rooms of the domain", () => {
    const between = importsOf(sourcesBelow("src/domain"))
      .map(({ from, to }) => ({ from: roomOf(from), to: roomOf(to) }))
      .filter(({ from, to }) => from !== to);
    expect(between.length).toBeGreaterThan(30);
    expect(circlesOf(between)).toEqual([]);
  });

  it("and one would be seen, whichever file begins it", () => {
    const imports = ["a b", "b c", "c d", "d b", "c c"].map((pair) => {
      const [from = "", to = ""] = pair.split(" ");
      return { from, to };
    });
    expect(circlesOf(imports)).toEqual([["b", "c", "d"], ["c"]]);
    expect(circlesOf(imports.slice(0, 3))).toEqual([]);
  });
});

/** What is denied by the lint rules: files of that name with those lines are written beside a copy of biome.json. */
describe("lint rules", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "architecture-"));
    const text = readFileSync(path.join(PROJECT, "biome.json"), "utf8");
    const { $schema: _schema, vcs: _vcs, ...rules } = JSON.parse(text);
    writeFileSync(path.join(folder, "biome.json"), JSON.stringify(rules));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** The lint rules that each line would break, were a file to stand at that place with those lines. */
  function brokenRules(file: string, lines: readonly string[]): string[][] {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, `${lines.join("\n")}\n`);
    const result = spawnSync(process.execPath, [BIOME, "lint", "--reporter=json", "--max-diagnostics=none", file], {
      encoding: "utf8",
      cwd: folder,
    });
    if (result.error) throw result.error;
    rmSync(place);
    const { summary, diagnostics } = JSON.parse(result.stdout) as {
      readonly summary: { readonly unchanged: number };
      readonly diagnostics: readonly {
        readonly category: string;
        readonly location: { readonly start: { readonly line: number } };
      }[];
    };
    if (summary.unchanged !== 1) throw new Error(`${file} was not looked at: ${result.stdout}${result.stderr}`);
    return lines.map((_line, index) =>
      diagnostics
        .filter(({ location }) => location.start.line === index + 1)
        .map(({ category }) => category.split("/").at(-1) ?? ""),
    );
  }

  const usesOffice = ["export const item = () => Office.context.mailbox.item;"];

  it.each([
    "src/domain/order/x.ts",
    "src/app/fill/x.ts",
    "src/forms/x.ts",
    "src/organisation/x.ts",
    "src/storage/x.ts",
    "src/browser/x.ts",
    "src/i18n/da/x.ts",
    "src/taskpane/order/x.tsx",
    "src/taskpane/shell/main.tsx",
    "src/selftest/probes/x.ts",
  ])("%s may not use Office", (file) => {
    expect(brokenRules(file, usesOffice)).toEqual([["noRestrictedGlobals"]]);
  });

  it.each(["src/outlook/x.ts", COMPOSITION_ROOT, SELFTEST_ROOT])("%s may", (file) => {
    expect(brokenRules(file, usesOffice)).toEqual([[]]);
  });

  it("keep from the domain what only a browser has", () => {
    const names = ["fetch", "window", "document", "localStorage"];
    const lines = names.map((name) => `export const ${name}Thing = () => String(${name});`);
    expect(brokenRules("src/domain/order/x.ts", lines)).toEqual(names.map(() => ["noRestrictedGlobals"]));
  });
});
