import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isAllowed, licenceNotices, shippedPackages } from "../../../scripts/licences.js";

test.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0)", true],
  ["GPL-3.0 OR MIT", true],
  ["(MIT AND Zlib)", true],
  ["MIT AND GPL-3.0", false],
  ["GPL-3.0-only", false],
  ["SEE LICENSE IN LICENSE.md", false],
  ["UNLICENSED", false],
  ["", false],
])("%s: allowed is %s", (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});

describe("a project of a few packages", () => {
  let root = "";
  const add = (folder: string, manifest: object, licence?: string) => {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, folder, "package.json"), JSON.stringify(manifest));
    if (licence !== undefined) writeFileSync(path.join(root, folder, "LICENSE.md"), licence);
  };
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "rutebestilling-licences-"));
    add("node_modules/b", { name: "b", version: "1.0.0", license: "MIT" }, "Permission is granted\r\n");
    add(
      "node_modules/a",
      { name: "a", version: "2.0.0", licenses: [{ type: "BSD" }, { type: "MIT" }] },
      "Permission is granted",
    );
    add("node_modules/a/node_modules/b", { name: "b", version: "0.9.0", license: { type: "ISC" } });
    const packages = {
      "": {},
      "node_modules/b": { version: "1.0.0" },
      "node_modules/a": { version: "2.0.0" },
      "node_modules/a/node_modules/b": { version: "0.9.0" },
      "node_modules/tool": { version: "1.0.0", dev: true },
      "node_modules/for-another-system": { version: "1.0.0", optional: true },
      "node_modules/@types/x": { version: "1.0.0" },
    };
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages }));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("lists what is shipped, in every version, whatever way it declares its licence", () => {
    expect(shippedPackages(root).map(({ name, version, licence }) => [name, version, licence])).toEqual([
      ["a", "2.0.0", "BSD OR MIT"],
      ["b", "0.9.0", "ISC"],
      ["b", "1.0.0", "MIT"],
    ]);
  });

  test("passes every notice on, the same text once", () => {
    const notices = licenceNotices(root);
    expect(notices).toContain("a 2.0.0 (BSD OR MIT)\nb 1.0.0 (MIT)\n\nPermission is granted\n");
    expect(notices).toContain("b 0.9.0 (ISC)\n\nLicence: ISC\n");
    expect(notices.match(/Permission is granted/g)).toHaveLength(1);
  });

  test("refuses to speak for a package that is not installed", () => {
    rmSync(path.join(root, "node_modules/b"), { recursive: true });
    expect(() => shippedPackages(root)).toThrow(/node_modules\/b is not installed. Run npm ci first/);
  });
});

test("everything that this project ships may be shipped", () => {
  const refused = shippedPackages().filter(({ licence }) => !isAllowed(licence));
  expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
});
