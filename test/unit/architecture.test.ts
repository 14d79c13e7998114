/** The import direction and "Office.js only in its rooms" are lint rules: here they are made to bite. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const PROJECT = path.resolve(__dirname, "../..");
const BIOME = path.join(path.dirname(require.resolve("@biomejs/biome/package.json")), "bin", "biome");

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "architecture-"));
  const { $schema: _schema, vcs: _vcs, ...rules } = JSON.parse(readFileSync(path.join(PROJECT, "biome.json"), "utf8"));
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

/** Imports of those modules, one on each line. */
const importing = (targets: readonly string[]) =>
  targets.map((target, index) => `export { thing as thing${index} } from "${target}";`);

describe("imports run one way", () => {
  it.each([
    [
      "src/domain/x.ts",
      [
        "../app/fill-draft",
        "../app/ports/draft",
        "../outlook/outlook-draft",
        "../forms/fill-form",
        "../web/organisation",
        "../i18n/da",
        "../taskpane/app",
        "../send-check/handler",
        "react",
        "react-dom/client",
        "@fluentui/react-components",
      ],
    ],
    [
      "src/app/x.ts",
      [
        "../outlook/outlook-draft",
        "../forms/fill-form",
        "../web/organisation",
        "../taskpane/app",
        "../send-check/handler",
        "../i18n/da",
        "react",
        "@fluentui/react-components",
      ],
    ],
    ["src/app/ports/x.ts", ["../../outlook/outlook-draft", "../../taskpane/app"]],
    ["src/outlook/x.ts", ["../taskpane/app", "../send-check/handler", "react"]],
    ["src/forms/x.ts", ["../taskpane/app", "../send-check/handler", "react"]],
    ["src/web/x.ts", ["../taskpane/app", "../send-check/handler", "react"]],
    ["src/i18n/x.ts", ["../taskpane/app", "../send-check/handler", "react"]],
  ])("%s may not import what lies further out", (file, targets) => {
    expect(brokenRules(file, importing(targets))).toEqual(targets.map(() => ["noRestrictedImports"]));
  });

  it("in whatever way it is imported", () => {
    const lines = [
      'import type { Thing } from "../app/ports/draft";',
      'import { other } from "../app/fill-draft";',
      'export const load = () => import("../app/fill-draft");',
      "export const used: Thing = other;",
    ];
    expect(brokenRules("src/domain/x.ts", lines).slice(0, 3)).toEqual(Array(3).fill(["noRestrictedImports"]));
  });

  it.each([
    ["src/domain/x.ts", ["./order", "./data/municipalities.json", "date-fns"]],
    ["src/app/x.ts", ["../domain/order", "./ports/draft"]],
    ["src/outlook/x.ts", ["../app/ports/draft", "../domain/order"]],
    ["src/forms/x.ts", ["../app/ports/forms", "../domain/order"]],
    ["src/web/x.ts", ["../app/ports/organisation", "../domain/order"]],
    ["src/taskpane/x.tsx", ["../app/fill-draft", "../domain/order", "react"]],
    ["src/taskpane/main.tsx", ["../outlook/outlook-draft", "../web/organisation", "../forms/fill-form"]],
  ])("%s may import what lies further in", (file, targets) => {
    expect(brokenRules(file, importing(targets)).flat()).toEqual([]);
  });
});

describe("Office.js stays in its rooms", () => {
  const usesOffice = ["export const item = () => Office.context.mailbox.item;"];

  it.each([
    "src/domain/x.ts",
    "src/app/x.ts",
    "src/forms/x.ts",
    "src/web/x.ts",
    "src/i18n/x.ts",
    "src/taskpane/x.tsx",
    "src/taskpane/views/x.tsx",
  ])("%s may not use Office", (file) => {
    expect(brokenRules(file, usesOffice)).toEqual([["noRestrictedGlobals"]]);
  });

  it.each(["src/outlook/x.ts", "src/taskpane/main.tsx"])("%s may", (file) => {
    expect(brokenRules(file, usesOffice)).toEqual([[]]);
  });
});

describe("the domain is pure", () => {
  it("may not use what only a browser has", () => {
    const names = ["fetch", "window", "document", "localStorage"];
    const lines = names.map((name) => `export const ${name}Thing = () => String(${name});`);
    expect(brokenRules("src/domain/x.ts", lines)).toEqual(names.map(() => ["noRestrictedGlobals"]));
  });
});
