/** What the documents promise: links that lead somewhere, commands that exist, files that are there, names that the pane uses. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const PROJECT = path.resolve(__dirname, "../..");
const NOT_OURS = new Set(["node_modules", "dist", "release", "test-results", "playwright-report", "coverage"]);

function findMarkdown(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory())
      return NOT_OURS.has(entry.name) || entry.name.startsWith(".") || entry.name.startsWith("dist-")
        ? []
        : findMarkdown(place);
    return entry.name.endsWith(".md") ? [path.relative(PROJECT, place).split(path.sep).join("/")] : [];
  });
}

const read = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");
const withoutCode = (markdown: string) => markdown.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");

/** All that a document sets as code, in blocks and in lines. */
const codeOf = (markdown: string) =>
  [...markdown.matchAll(/^```[\s\S]*?^```|`[^`\n]+`/gm)].map(([code]) => code).join("\n");

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of markdown.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#{1,6} (.+)$/gm)) {
    const slug = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-");
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** Links and pictures of a document, also those in HTML. */
function linksOf(markdown: string): string[] {
  const text = withoutCode(markdown);
  const links = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g), ...text.matchAll(/(?:src|href)="([^"]+)"/g)];
  return links.map(([, target = ""]) => target);
}

const DOCUMENTS = findMarkdown(PROJECT);
const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };

/** What npm itself runs without being told to in package.json. */
const NPM_COMMANDS = new Set(["ci", "install", "audit", "ls", "outdated"]);

describe("the documents", () => {
  it("are found", () => {
    expect(DOCUMENTS).toEqual(expect.arrayContaining(["README.md", "CONTEXT.md", "docs/user/README.md"]));
  });

  it.each(DOCUMENTS)("%s: its links lead somewhere", (document) => {
    const broken = linksOf(read(document)).filter((link) => {
      if (/^(https?|mailto):/.test(link)) return false;
      const [target = "", anchor] = link.split("#");
      const file = target === "" ? document : path.posix.join(path.posix.dirname(document), decodeURIComponent(target));
      if (!existsSync(path.join(PROJECT, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchorsOf(read(file)).has(decodeURIComponent(anchor));
    });
    expect(broken).toEqual([]);
  });

  it.each(DOCUMENTS)("%s: the npm commands in it exist", (document) => {
    const code = codeOf(read(document));
    const named = [
      ...[...code.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, script = ""]) => script),
      ...[...code.matchAll(/\bnpm (?!run\b)([a-z]+)/g)].map(([, command = ""]) => command),
    ];
    expect(named.filter((name) => !(name in scripts || NPM_COMMANDS.has(name)))).toEqual([]);
  });

  it.each(DOCUMENTS)("%s: the project's files that it names are there", (document) => {
    const named = [...read(document).matchAll(/`((?:src|test|scripts|deploy|assets|bench|docs)\/[\w./-]+)`/g)];
    const missing = named.map(([, file = ""]) => file).filter((file) => !existsSync(path.join(PROJECT, file)));
    expect(missing).toEqual([]);
  });
});

describe("the README", () => {
  const readme = read("README.md");

  it("shows a fresh machine two commands, and they are in package.json", () => {
    const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block.trim());
    expect(commands.slice(0, 2)).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    expect(scripts).toEqual(expect.objectContaining({ start: expect.any(String), test: expect.any(String) }));
  });

  it("says what npm test runs", () => {
    for (const part of ["typecheck", "lint", "test:unit", "test:hosting", "test:e2e"])
      expect(scripts["test"]).toContain(`npm run ${part}`);
  });

  it("names the least version of Node that package.json asks for", () => {
    const { engines } = JSON.parse(read("package.json")) as { readonly engines: { readonly node: string } };
    expect(readme).toContain(`Node.js ${engines.node.replace(">=", "")} or later`);
  });

  it("names the addresses of the local Outlook and the add-in", () => {
    const start = read("scripts/start.ts");
    for (const port of readme.matchAll(/https:\/\/localhost:(\d+)/g)) expect(start).toContain(`_PORT", ${port[1]})`);
  });

  it("builds for an address that the build accepts", () => {
    expect(readme).toMatch(/BASE_URL=https:\/\/\S+ npm run build\n/);
  });
});

describe("the user's guide", () => {
  /** Names of Outlook itself, and of the add-in's button, which the manifest gives. */
  const OUTLOOKS_OWN = ["Ny mail", "Rutebestilling"];

  it("calls everything in the pane what the pane calls it", () => {
    const texts = readdirSync(path.join(PROJECT, "src/i18n"))
      .filter((file) => /da\.ts$/.test(file))
      .map((file) => read(`src/i18n/${file}`))
      .join("\n");
    const names = [...read("docs/user/README.md").matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !OUTLOOKS_OWN.includes(name) && !texts.includes(name))).toEqual([]);
  });
});
