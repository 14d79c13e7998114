import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readXml } from "../../deploy/xml";
import { BUILT_FOR } from "./build-site-setup";
import { builtSite, filesOf, programFile } from "./site";
import { removeFolders, temporaryFolder } from "./temporary-folder";

const NEW_HOST = "officeapis.public.onecdn.static.microsoft";

function rebase(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programFile("rebase"), ...args], {
    encoding: "utf8",
  });
  return { code: status, said: stdout + stderr };
}

const read = (site: string, file = "manifest.xml") => readFileSync(path.join(site, file), "utf8");
const digest = (site: string) =>
  filesOf(site).map((file) => [
    file,
    createHash("sha256")
      .update(readFileSync(path.join(site, file)))
      .digest("hex"),
  ]);

describe("deploy/rebase.mjs", () => {
  let site = "";
  beforeEach(() => {
    site = path.join(temporaryFolder(), "site");
    cpSync(builtSite(), site, { recursive: true });
  });
  afterAll(removeFolders);

  test("moves every address of the manifest, and no other file", () => {
    const before = digest(site);
    const moved = rebase(site, "https://rute.kommune.example/mappe/");
    expect(moved).toEqual({
      code: 0,
      said: "manifest.xml peger nu på https://rute.kommune.example/mappe. Læg mappen dér, og kør: node deploy/verify.mjs https://rute.kommune.example/mappe\n",
    });
    expect(digest(site).filter(([file]) => file !== "manifest.xml")).toEqual(
      before.filter(([file]) => file !== "manifest.xml"),
    );
    const addresses = readXml(read(site))
      .map(({ attributes }) => attributes["DefaultValue"] ?? "")
      .filter((value) => value.startsWith("http"));
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses)
      expect(address).toMatch(/^https:\/\/rute\.kommune\.example\/mappe\/(taskpane\.html|icons\/icon-\d+\.png)$/);
    expect(read(site)).not.toContain(BUILT_FOR);
  });

  test("gives what a build for that address gives, and moved back it is what it was", () => {
    const before = read(site);
    rebase(site, "https://en.example.dk", "--name-suffix", "test");
    rebase(site, "https://to.example.dk/a/b", "--name-suffix", "");
    rebase(site, BUILT_FOR);
    expect(read(site)).toBe(before);
  });

  test("a second time changes nothing, and says so", () => {
    rebase(site, "https://rute.example.dk");
    const once = digest(site);
    expect(rebase(site, "https://rute.example.dk/")).toEqual({
      code: 0,
      said: "Adressen er allerede https://rute.example.dk. Intet er ændret.\n",
    });
    expect(digest(site)).toEqual(once);
  });

  test("an id and a name of its own, so that a test environment can stand beside production", () => {
    const id = "0D0E1B52-52C1-4f5d-9d0d-0c4fd6dd2c11";
    const args = [site, "https://test.example.dk", "--id", id, "--name-suffix", "test & prøve"];
    expect(rebase(...args).code).toBe(0);
    expect(rebase(...args).said).toContain("Intet er ændret.");
    const elements = readXml(read(site));
    expect(elements.find(({ name }) => name === "Id")?.text).toBe(id.toLowerCase());
    const names = elements.filter(({ name, path: at }) => name === "DisplayName" || at.endsWith("DisplayName"));
    expect(names.map(({ attributes }) => attributes["DefaultValue"] ?? attributes["Value"])).toEqual([
      "Rutebestilling (test & prøve)",
      "Rutebestilling (test & prøve)",
    ]);
  });

  test("an address with signs that mean something in XML", () => {
    expect(rebase(site, "https://rute.example.dk/a&b's").code).toBe(0);
    const icon = readXml(read(site)).find(({ name }) => name === "IconUrl");
    expect(icon?.attributes["DefaultValue"]).toBe("https://rute.example.dk/a&b's/icons/icon-64.png");
    rebase(site, BUILT_FOR);
    expect(read(site)).toBe(read(builtSite()));
  });

  test("has the page take office.js from another of Microsoft's hosts, and the list of files still holds", () => {
    const before = digest(site);
    const moved = rebase(site, BUILT_FOR, "--office-js", NEW_HOST);
    expect(moved).toEqual({
      code: 0,
      said: `taskpane.html og selftest.html henter nu office.js fra ${NEW_HOST}. Læg mappen dér, og kør: node deploy/verify.mjs ${BUILT_FOR}\n`,
    });
    for (const page of ["taskpane.html", "selftest.html"]) {
      expect(read(site, page)).toContain(`<script defer src="https://${NEW_HOST}/1/office.js"></script>`);
      expect(read(site, page)).not.toContain("appsforoffice");
    }
    const { files } = JSON.parse(read(site, "files.json")) as { files: Record<string, string> };
    const now = Object.fromEntries(digest(site));
    for (const [file, hash] of Object.entries(files)) expect({ file, hash }).toEqual({ file, hash: now[file] });
    expect(rebase(site, BUILT_FOR, "--office-js", NEW_HOST).said).toBe(
      `Adressen er allerede ${BUILT_FOR}, og office.js hentes fra ${NEW_HOST}. Intet er ændret.\n`,
    );
    rebase(site, BUILT_FOR, "--office-js", "appsforoffice.microsoft.com");
    expect(digest(site)).toEqual(before);
  });

  test("moves the address and office.js at once, and says both", () => {
    expect(rebase(site, "https://rute.example.dk", "--office-js", NEW_HOST).said).toBe(
      `manifest.xml peger nu på https://rute.example.dk. taskpane.html og selftest.html henter nu office.js fra ${NEW_HOST}. Læg mappen dér, og kør: node deploy/verify.mjs https://rute.example.dk\n`,
    );
  });

  test("leaves a hash alone that was not right before", () => {
    writeFileSync(path.join(site, "taskpane.html"), read(site, "taskpane.html").replace("<h1>", "<h1 >"));
    const hash = () => JSON.parse(read(site, "files.json")).files["taskpane.html"];
    const before = hash();
    expect(rebase(site, BUILT_FOR, "--office-js", NEW_HOST).code).toBe(0);
    expect(hash()).toBe(before);
  });

  test("refuses a page without exactly one tag of office.js", () => {
    const page = read(site, "taskpane.html").replace(/<script defer src="https:[^<]*<\/script>/, "");
    writeFileSync(path.join(site, "taskpane.html"), page);
    expect(rebase(site, "https://rute.example.dk", "--office-js", NEW_HOST)).toMatchObject({
      code: 1,
      said: expect.stringContaining("har ikke netop én linje, der henter office.js fra Microsoft. Intet er ændret."),
    });
    expect(read(site)).toContain(BUILT_FOR);
  });

  test("moves further manifests and the list of files that classic Outlook may run", () => {
    writeFileSync(path.join(site, "manifest-test.xml"), read(site));
    mkdirSync(path.join(site, ".well-known"), { recursive: true });
    const allowed = ".well-known/microsoft-officeaddins-allowed.json";
    writeFileSync(path.join(site, allowed), JSON.stringify({ allowed: [`${BUILT_FOR}/events.js`] }));
    rebase(site, "https://rute.example.dk");
    expect(read(site, "manifest-test.xml")).toBe(read(site));
    expect(JSON.parse(read(site, allowed))).toEqual({ allowed: ["https://rute.example.dk/events.js"] });
  });

  test.each([
    ["no address", ["ikke en adresse"], /er ikke en adresse/],
    ["http", ["http://rute.example.dk"], /skal begynde med https/],
    ["a file", ["https://rute.example.dk/manifest.xml"], /mappens og ikke en fils: skriv den uden "manifest\.xml"/],
    ["a query", ["https://rute.example.dk/?a=1"], /må ikke indeholde "\?"/],
    ["a password", ["https://bruger:kode@rute.example.dk"], /brugernavn eller adgangskode/],
    ["no GUID", ["https://rute.example.dk", "--id", "7"], /"7" er ikke et id/],
    [
      "another host",
      ["https://rute.example.dk", "--office-js", "cdn.example.dk"],
      /De hedder appsforoffice\..* og officeapis\./,
    ],
    ["brackets in the name", ["https://rute.example.dk", "--name-suffix", "a)b"], /ikke indeholde parenteser/],
  ] as const)("refuses %s, and leaves everything as it was", (_name, args, told) => {
    const before = digest(site);
    const refused = rebase(site, ...args);
    expect(refused.said).toMatch(told);
    expect(refused.said).toContain("Intet er ændret.");
    expect(refused.code).toBe(1);
    expect(digest(site)).toEqual(before);
  });

  test("refuses a folder that is not the site, and a manifest that is not ours", () => {
    expect(rebase(path.join(site, "findes-ikke"), "https://rute.example.dk").said).toContain("findes ikke");
    expect(rebase(path.join(site, "icons"), "https://rute.example.dk").said).toContain("indeholder ikke manifest.xml");
    writeFileSync(path.join(site, "manifest.xml"), "<OfficeApp/>");
    expect(rebase(site, "https://rute.example.dk").said).toContain("er ikke et manifest fra Rutebestilling");
  });

  test("refuses a manifest of which one address belongs elsewhere", () => {
    const mixed = read(site).replace(`${BUILT_FOR}/taskpane.html`, "https://andet.example.dk/taskpane.html");
    writeFileSync(path.join(site, "manifest.xml"), mixed);
    expect(rebase(site, "https://rute.example.dk").said).toContain("https://andet.example.dk/taskpane.html");
    expect(read(site)).toBe(mixed);
  });

  test("one file that cannot be written leaves all as they were", () => {
    writeFileSync(path.join(site, "manifest-test.xml"), read(site));
    // A folder where the list of files should be: reading it fails, after the manifests have been read.
    mkdirSync(path.join(site, ".well-known/microsoft-officeaddins-allowed.json"), { recursive: true });
    const before = digest(site);
    expect(rebase(site, "https://rute.example.dk").code).toBe(1);
    expect(digest(site)).toEqual(before);
  });

  test("says how it is used", () => {
    expect(rebase()).toMatchObject({ code: 2, said: expect.stringContaining("Brug: node deploy/rebase.mjs") });
    expect(rebase(site)).toMatchObject({ code: 2 });
    expect(rebase(site, "https://x.example.dk", "--ukendt")).toMatchObject({ code: 2 });
    expect(rebase("--help")).toMatchObject({ code: 0 });
    expect(existsSync(path.join(site, "manifest.xml"))).toBe(true);
  });
});
