import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { engines, scripts, version } from "../../package.json";
import { PROGRAMS } from "../../scripts/release";

/** Every Markdown file of the project. Without git (a source archive), those that are known to be read. */
function markdownFiles(): readonly string[] {
  try {
    return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], { encoding: "utf8" })
      .split("\n")
      .filter((file) => file !== "" && existsSync(file));
  } catch {
    return ["CONTRIBUTING.md", "SECURITY.md", "docs/admin/README.md", "docs/admin/installation.md"];
  }
}

/** As GitHub and most others make an anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .replace(/`|\*|\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
const anchorsOf = (file: string) =>
  new Set(
    [...withoutCode(readFileSync(file, "utf8")).matchAll(/^#+\s+(.*)$/gm)].map(([, heading = ""]) => anchorOf(heading)),
  );

const files = markdownFiles();

test("there is documentation to look at", () => {
  expect(files).toEqual(expect.arrayContaining(["docs/admin/README.md", "docs/admin/installation.md", "SECURITY.md"]));
});

describe("the decisions", () => {
  const decisions = readdirSync("docs/adr")
    .filter((file) => file !== "README.md")
    .sort();

  test("are numbered without gaps", () => {
    expect(decisions.map((file) => Number(file.slice(0, 4)))).toEqual(decisions.map((_, index) => index + 1));
  });

  test("are all in the index, by their titles", () => {
    const index = readFileSync("docs/adr/README.md", "utf8");
    const missing = decisions.filter((file) => {
      const [, title = "no title"] = /^# \d{4}: (.*)$/m.exec(readFileSync(`docs/adr/${file}`, "utf8")) ?? [];
      return !index.includes(`](${file})`) || !index.includes(`| ${title}`);
    });
    expect(missing).toEqual([]);
  });
});

describe.each(files)("%s", (file) => {
  const text = readFileSync(file, "utf8");

  test("its links lead somewhere", () => {
    const broken: string[] = [];
    for (const [, link = ""] of withoutCode(text).matchAll(/(?:\]\(|\bsrc="|\bhref=")([^)"\s]+)(?:\s+"[^"]*")?[)"]/g)) {
      if (/^(https:|mailto:)/.test(link)) continue;
      const [target = "", anchor] = link.split("#");
      const at = target === "" ? file : path.join(path.dirname(file), decodeURI(target));
      if (!existsSync(at)) broken.push(link);
      else if (anchor !== undefined && !anchorsOf(at).has(decodeURI(anchor))) broken.push(link);
    }
    expect(broken).toEqual([]);
  });

  test("its commands exist", () => {
    const commands = [...text.matchAll(/\bnpm (?:run )?(start|test|(?<=run )[a-z][\w:-]*)/g)];
    const programs = [...text.matchAll(/\bnode (deploy\/[\w.-]+\.mjs)/g)];
    const files = [
      ...text.matchAll(/`((?:deploy|scripts|docs|src|test|assets)\/[\w./-]+\.[a-z]+|deploy\/apache\/\.htaccess)`/g),
    ];
    expect(commands.filter(([, name = ""]) => !(name in scripts)).map(String)).toEqual([]);
    expect([...programs, ...files].filter(([, file = ""]) => !isThere(file)).map(String)).toEqual([]);
  });
});

/** Made by npm run package: they are in the zip and not in the repository. */
const PACKED = new Set(PROGRAMS.map((program) => `deploy/${program}.mjs`));

const isThere = (file: string) => existsSync(file) || PACKED.has(file);

describe("what is said in several places is the same", () => {
  test("publiccode.yml has the required keys of the standard, and the version of package.json", () => {
    const text = readFileSync("publiccode.yml", "utf8");
    for (const key of [
      "publiccodeYmlVersion",
      "name",
      "url",
      "platforms",
      "developmentStatus",
      "softwareType",
      "description",
      "legal",
      "maintenance",
      "localisation",
    ])
      expect(text).toMatch(new RegExp(`^${key}:`, "m"));
    expect(text).toContain(`softwareVersion: ${version}\n`);
    expect(text).toMatch(/^legal:\n {2}license: MIT$/m);
    for (const [, short = ""] of text.matchAll(/shortDescription: (.*)/g))
      expect(short.length).toBeLessThanOrEqual(150);
    for (const [, long = ""] of text.matchAll(/longDescription: >\n((?: {6}.*\n)+)/g)) {
      expect(long.replace(/\s+/g, " ").trim().length).toBeGreaterThanOrEqual(500);
    }
  });

  test("the workflows run what .ci/run runs, and name scripts that exist", () => {
    const workflows = ["ci", "release"].map((name) => readFileSync(`.github/workflows/${name}.yml`, "utf8"));
    for (const text of workflows) {
      expect(text).toContain("run: .ci/run");
      for (const [, name = ""] of text.matchAll(/npm run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
    }
    expect(statSync(".ci/run").mode & 0o111).not.toBe(0);
  });

  test("the workflows run other people's actions by commit, as a tag can be moved, with the version for people", () => {
    const uses = ["ci", "release"].flatMap((name) =>
      [...readFileSync(`.github/workflows/${name}.yml`, "utf8").matchAll(/uses: (.*)/g)].map(([, use]) => use),
    );
    expect(uses.length).toBeGreaterThan(5);
    for (const use of uses) expect(use).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("the lock file names no registry, and what every package's bytes must be", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { integrity?: string; resolved?: string }>;
    };
    const installed = Object.entries(packages).filter(([folder]) => folder !== "");
    expect(installed.length).toBeGreaterThan(500);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test("the Node version that the guides ask for is the one that is needed", () => {
    expect(engines.node).toBe(">=20.11");
    expect(readFileSync("docs/admin/README.md", "utf8")).toContain("Node.js 20 eller nyere");
    expect(readFileSync("CONTRIBUTING.md", "utf8")).toContain("Node 20.11 or later");
  });

  test("the guides use the addresses and ids that the release has", () => {
    const installation = readFileSync("docs/admin/installation.md", "utf8");
    const release = readFileSync("scripts/release.ts", "utf8");
    for (const name of ["PLACEHOLDER_ADDRESS", "TEST_ADDIN_ID"]) {
      const [, value = ""] = new RegExp(`${name} = "([^"]+)"`).exec(release) ?? [];
      expect(value).not.toBe("");
      expect(installation).toContain(value);
    }
  });
});

describe("README.md", () => {
  const readme = readFileSync("README.md", "utf8");

  test("shows a fresh machine two commands, and npm test runs what it says", () => {
    const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = ""]) => block.trim());
    expect(commands.slice(0, 2)).toEqual(["npm ci && npm start", "npm ci && npm test"]);
    expect(scripts.test).toBe("tsx scripts/run-tests.ts");
    const checks = [...readFileSync("scripts/run-tests.ts", "utf8").matchAll(/"npm run ([a-z0-9:]+)"/g)];
    expect(checks.map(([, check]) => check)).toEqual(["typecheck", "lint", "test:unit", "test:hosting", "test:e2e"]);
  });

  test("names the Node version, the ports and the build as they are", () => {
    const start = readFileSync("scripts/start.ts", "utf8");
    expect(readme).toContain(`Node.js ${engines.node.replace(">=", "")} or later`);
    for (const [, port] of readme.matchAll(/https:\/\/localhost:(\d+)/g)) expect(start).toContain(`_PORT", ${port})`);
    expect(readme).toMatch(/BASE_URL=https:\/\/\S+ npm run build\n/);
  });
});

test("the user's guide calls everything in the pane what the pane calls it", () => {
  // Outlook's own button, and the add-in's, which the manifest names.
  const elsewhere = ["Ny mail", "Rutebestilling"];
  const texts = readdirSync("src/i18n/da")
    .map((file) => readFileSync(`src/i18n/da/${file}`, "utf8"))
    .join("\n");
  const names = [...readFileSync("docs/user/README.md", "utf8").matchAll(/\*\*([^*]+)\*\*/g)].map(
    ([, name = ""]) => name,
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !elsewhere.includes(name) && !texts.includes(name))).toEqual([]);
});

test("the stable names are the pane's own, and stand in its texts", () => {
  const texts = readdirSync("src/i18n/da")
    .map((file) => readFileSync(`src/i18n/da/${file}`, "utf8"))
    .join("\n")
    .replace(/\$\{[^}]*\}/g, "…");
  // A number, a form and a role come into a text from outside.
  const shapes = (name: string) => [
    name,
    name.replace(/\d+/g, "…"),
    name.replace(/Bilag \d/, "…"),
    name.replace(/bogføring$|opkrævning$/, "…"),
  ];
  const table = readFileSync("docs/stable-names.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const names = table.flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
  const roles = ["status", "alert", "article"];
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !roles.includes(name) && !shapes(name).some((shape) => texts.includes(shape)))).toEqual(
    [],
  );
});

test("every picture is shown somewhere, and is light", () => {
  const shown = files.map((file) => readFileSync(file, "utf8")).join("\n");
  for (const picture of readdirSync("docs/images")) {
    expect(shown).toContain(`images/${picture}`);
    expect(statSync(`docs/images/${picture}`).size).toBeLessThan(150_000);
  }
});
