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

/** The lint rules that a file would break, were it to stand at that place with that content. */
function brokenRules(file: string, content: string): string[] {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, `${content}\n`);
  const result = spawnSync(process.execPath, [BIOME, "lint", "--reporter=json", file], {
    encoding: "utf8",
    cwd: folder,
  });
  if (result.error) throw result.error;
  rmSync(place);
  const { summary, diagnostics } = JSON.parse(result.stdout) as {
    readonly summary: { readonly unchanged: number };
    readonly diagnostics: readonly { readonly category: string }[];
  };
  if (summary.unchanged !== 1) throw new Error(`${file} was not looked at: ${result.stdout}${result.stderr}`);
  return diagnostics.map(({ category }) => category.split("/").at(-1) ?? "");
}

describe("imports run one way", () => {
  it.each([
    ["src/domain/x.ts", "../app/fill-draft"],
    ["src/domain/x.ts", "../app/ports/draft"],
    ["src/domain/x.ts", "../outlook/outlook-draft"],
    ["src/domain/x.ts", "../forms/fill-form"],
    ["src/domain/x.ts", "../web/organisation"],
    ["src/domain/x.ts", "../i18n/da"],
    ["src/domain/x.ts", "../taskpane/app"],
    ["src/domain/x.ts", "react"],
    ["src/domain/x.ts", "@fluentui/react-components"],
    ["src/app/x.ts", "../outlook/outlook-draft"],
    ["src/app/x.ts", "../forms/fill-form"],
    ["src/app/x.ts", "../web/organisation"],
    ["src/app/x.ts", "../taskpane/app"],
    ["src/app/x.ts", "../send-check/handler"],
    ["src/app/x.ts", "../i18n/da"],
    ["src/app/x.ts", "react"],
    ["src/app/ports/x.ts", "../../outlook/outlook-draft"],
    ["src/outlook/x.ts", "../taskpane/app"],
    ["src/outlook/x.ts", "react"],
    ["src/forms/x.ts", "../taskpane/app"],
    ["src/web/x.ts", "../send-check/handler"],
    ["src/i18n/x.ts", "../taskpane/app"],
  ])("%s may not import %s", (file, target) => {
    const imported = `import { thing } from "${target}";\n\nexport const used = thing;`;
    expect(brokenRules(file, imported)).toContain("noRestrictedImports");
  });

  it("in whatever way it is imported", () => {
    for (const content of [
      'import type { Thing } from "../app/ports/draft";\n\nexport type Used = Thing;',
      'export { thing } from "../app/fill-draft";',
      'export const load = () => import("../app/fill-draft");',
    ]) {
      expect(brokenRules("src/domain/x.ts", content)).toContain("noRestrictedImports");
    }
  });

  it.each([
    ["src/domain/x.ts", "./order"],
    ["src/app/x.ts", "../domain/order"],
    ["src/app/x.ts", "./ports/draft"],
    ["src/outlook/x.ts", "../app/ports/draft"],
    ["src/outlook/x.ts", "../domain/order"],
    ["src/forms/x.ts", "../app/ports/forms"],
    ["src/web/x.ts", "../app/ports/organisation"],
    ["src/taskpane/x.tsx", "../app/fill-draft"],
    ["src/taskpane/x.tsx", "react"],
    ["src/taskpane/main.tsx", "../outlook/outlook-draft"],
  ])("%s may import %s", (file, target) => {
    expect(brokenRules(file, `import { thing } from "${target}";\n\nexport const used = thing;`)).toEqual([]);
  });
});

describe("Office.js stays in its rooms", () => {
  const usesOffice = "export const item = () => Office.context.mailbox.item;";

  it.each([
    "src/domain/x.ts",
    "src/app/x.ts",
    "src/forms/x.ts",
    "src/web/x.ts",
    "src/i18n/x.ts",
    "src/taskpane/x.tsx",
    "src/taskpane/views/x.tsx",
  ])("%s may not use Office", (file) => {
    expect(brokenRules(file, usesOffice)).toContain("noRestrictedGlobals");
  });

  it.each(["src/outlook/x.ts", "src/taskpane/main.tsx"])("%s may", (file) => {
    expect(brokenRules(file, usesOffice)).toEqual([]);
  });
});

describe("the domain is pure", () => {
  it.each(["fetch", "window", "document", "localStorage"])("it may not use %s", (name) => {
    expect(brokenRules("src/domain/x.ts", `export const thing = () => String(${name});`)).toContain(
      "noRestrictedGlobals",
    );
  });
});
