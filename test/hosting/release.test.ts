import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import PizZip from "pizzip";
import { buildSite, PLACEHOLDER_ADDRESS, releaseContents, sha256, zip } from "../../scripts/release";
import { guideCommands } from "../guides";
import { builtSite } from "./site";
import { removeFolders, temporaryFolder } from "./temporary-folder";
import { NGINX, startNginx, type WebServer } from "./web-server";

const NAME = "rutebestilling";

/** Unpacks as an administrator would, and returns the folder. */
function unpack(archive: Buffer): string {
  const folder = temporaryFolder();
  for (const [name, entry] of Object.entries(new PizZip(archive).files)) {
    if (entry.dir) continue;
    const file = path.join(folder, name);
    if (!file.startsWith(`${folder}${path.sep}`)) throw new Error(`${name} leaves the folder`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, entry.asNodeBuffer());
  }
  return path.join(folder, NAME);
}

describe("the release, from the zip alone", () => {
  let archive: Buffer;
  let release = "";
  beforeAll(() => {
    const off = path.join(temporaryFolder(), "off");
    const values = { baseUrl: PLACEHOLDER_ADDRESS };
    process.env["SOURCE_DATE_EPOCH"] = String(Date.parse("2026-11-22T09:00:00Z") / 1000);
    buildSite(off, values, "off");
    archive = zip(releaseContents(builtSite(), off, values), NAME);
    release = unpack(archive);
  });
  afterAll(removeFolders);

  /** Runs a program of the release, in its own folder. */
  const run = (...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: release, encoding: "utf8" });
    return { code: status, said: stdout + stderr };
  };
  /** The same without keeping this process from serving; for talking to a server. */
  const runBeside = (...args: readonly string[]) =>
    new Promise<{ code: number | null; said: string }>((resolve) => {
      const child = spawn(process.execPath, args, { cwd: release });
      let said = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
      child.on("close", (code) => resolve({ code, said }));
    });

  test("its hashes are right, and name every file", () => {
    const sums = readFileSync(path.join(release, "SHA256SUMS"), "utf8").trimEnd().split("\n");
    expect(sums.length).toBeGreaterThan(40);
    for (const line of sums) {
      const [hash = "", file = ""] = line.split("  ");
      expect({ file, hash }).toEqual({ file, hash: sha256(readFileSync(path.join(release, file))) });
    }
    expect(Object.keys(new PizZip(archive).files)).toHaveLength(sums.length + 1);
  });

  test("holds no file of the project's own workings", () => {
    const names = Object.keys(new PizZip(archive).files);
    for (const name of names) {
      expect(name).toMatch(/^rutebestilling\/(site|slukket|deploy|docs)\/|^rutebestilling\/[\w.]+$/);
      expect(name).not.toMatch(/\.ts$|\.map$|node_modules/);
      // Windows' own limit for a whole path is 260.
      expect(name.length).toBeLessThan(120);
    }
  });

  test("the bill of materials says who made it and when, names what is shipped, and nothing of the machine", () => {
    const bill = JSON.parse(readFileSync(path.join(release, "sbom.cdx.json"), "utf8")) as {
      bomFormat: string;
      components: { name: string }[];
      metadata: { timestamp: string; authors: { name: string }[]; component: { name: string } };
    };
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(bill.metadata).toMatchObject({ component: { name: NAME, version: expect.any(String) } });
    expect(bill.metadata).not.toHaveProperty("tools");
    expect(bill.metadata.timestamp).toBe("2026-11-22T09:00:00.000Z");
    expect(bill.metadata.authors).toEqual([{ name: "The Rutebestilling contributors" }]);
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["@fluentui/react-components", "docxtemplater", "react", "react-dom"]),
    );
    expect(names).not.toContain("webpack");
  });

  test("checks an organisation file with Node alone", () => {
    expect(run("deploy/check-organisation.mjs", "site/organisation/organisation.json")).toMatchObject({ code: 0 });
    const file = path.join(temporaryFolder(), "organisation.json");
    writeFileSync(file, '{"version":1,"municipalities":[{"code":"999"}]}');
    expect(run("deploy/check-organisation.mjs", file)).toMatchObject({ code: 1, said: expect.stringContaining("999") });
    expect(run("deploy/check-organisation.mjs")).toMatchObject({ code: 2, said: expect.stringContaining("Brug:") });
  });

  (existsSync(NGINX) ? test : test.skip)(
    "leads to a site that is in order, that can be switched off and on again",
    async () => {
      const host = path.join(temporaryFolder(), "srv");
      let server: WebServer | undefined;
      try {
        server = await startNginx(
          (address) => {
            expect(run("deploy/rebase.mjs", "site", address).code).toBe(0);
            cpSync(path.join(release, "site"), host, { recursive: true });
            return host;
          },
          undefined,
          path.join(release, "deploy"),
        );
        const { address, certificate, httpPort } = server;
        const verify = () =>
          runBeside(
            "deploy/verify.mjs",
            address,
            "--ca",
            certificate.certFile,
            "--http-port",
            String(httpPort),
            "--offline",
          );

        // What the guides tell administrators to type, on this very release.
        const typed = new Set(guideCommands().map(({ program, args }) => `${program} ${args}`));
        expect(typed.size).toBeGreaterThan(5);
        cpSync(path.join(release, "site"), path.join(release, "site-test"), { recursive: true });
        for (const command of typed) {
          const [program = "", ...args] = command.split(" ");
          const reached = args.map((word) => word.replace("https://rutebestilling.kommune.example", address));
          const serverAsks = reached.some((word) => word.startsWith(address)) && program !== "rebase";
          const trust = serverAsks ? ["--ca", certificate.certFile] : [];
          const port = program === "verify" ? ["--http-port", String(httpPort), "--offline"] : [];
          const run = await runBeside(
            `deploy/${program}.mjs`,
            ...(program === "rebase" ? args : reached),
            ...trust,
            ...port,
          );
          expect({ command, ...run }).toEqual({ command, code: 0, said: expect.any(String) });
        }

        const on = await verify();
        expect(on.said).toContain("ok      organisation/organisation.json kan bruges af panelet\n");
        expect(on.said).toContain("Alt er i orden");
        expect(on.code).toBe(0);

        const own = '{"version":1,"municipalities":[{"code":"101"},{"code":"999"}]}';
        writeFileSync(path.join(host, "organisation/organisation.json"), own);
        const faulty = await verify();
        expect(faulty.said).toMatch(/FEJL {4}organisation\/organisation\.json kan bruges af panelet: linje 1: .*999/);
        expect(faulty.code).toBe(1);

        writeFileSync(
          path.join(host, "organisation/organisation.json"),
          '{"version":1,"municipalities":[{"code":"101"}]}',
        );
        cpSync(path.join(release, "slukket"), host, { recursive: true });
        const off = await verify();
        expect(off.said).toContain("bemærk  Slukket udgave");
        expect(off).toEqual({ code: 0, said: expect.not.stringContaining("FEJL") });
        expect(readFileSync(path.join(host, "organisation/organisation.json"), "utf8")).toContain("101");

        cpSync(path.join(release, "site"), host, { recursive: true });
        expect((await verify()).said).not.toContain("Slukket");
      } finally {
        await server?.stop();
      }
    },
  );
});
