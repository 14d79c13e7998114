/** The program as monitoring runs it: what comes out, and with which exit code. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { version } from "../../package.json";
import { type NodeServer, startNode } from "./node-server";
import { runVerify } from "./run-verify";
import { siteInUse } from "./site-in-use";
import { removeFolders, temporaryFolder } from "./temporary-folder";

let server: NodeServer;
let usual: readonly string[];
beforeAll(async () => {
  server = await startNode(siteInUse);
  const file = path.join(temporaryFolder(), "rod.pem");
  writeFileSync(file, server.certificate);
  // A port that nobody listens on without encryption: nothing to remark.
  usual = [server.address, "--offline", "--http-port", "9", "--ca", file];
});
afterEach(() => {
  server.spoil = () => undefined;
});
afterAll(async () => {
  await server?.stop();
  removeFolders();
});

test("--quiet says nothing while all is well, whatever there is to remark", async () => {
  expect(await runVerify(...usual, "--quiet")).toEqual({ code: 0, said: "" });
  server.spoil = (_file, { headers }) => {
    headers["Set-Cookie"] = "lb=1";
  };
  expect((await runVerify(...usual)).said).toContain("bemærk  Serveren eller noget foran den sætter en cookie.");
  expect(await runVerify(...usual, "--quiet")).toEqual({ code: 0, said: "" });
});

test("--quiet says what is wrong and what to do, and how it went", async () => {
  server.spoil = (_file, { headers }) => {
    delete headers["Referrer-Policy"];
  };
  const { code, said } = await runVerify(...usual, "--quiet");
  expect(code).toBe(1);
  expect(said).toMatch(
    /^FEJL {4}Sikkerhedsheadere: Referrer-Policy mangler\. \(alle \d\d filer\)\n {8}Gør: .*\n\n1 fejl, \d\d kontroller/,
  );
});

test("--json is one document that a program reads", async () => {
  server.spoil = (file, reply) => {
    if (file === "version.json") delete reply.headers["X-Content-Type-Options"];
  };
  const { code, said } = await runVerify(...usual, "--json");
  expect(code).toBe(1);
  const told = JSON.parse(said);
  expect(told).toEqual({
    address: server.address,
    version,
    result: "faults",
    counts: { ok: expect.any(Number), faults: 1, notes: 0 },
    certificate: { validTo: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), daysLeft: expect.any(Number) },
    findings: expect.any(Array),
  });
  expect(told.findings.filter(({ level }: { level: string }) => level !== "ok")).toEqual([
    {
      level: "fault",
      text: "Sikkerhedsheadere: X-Content-Type-Options mangler. (version.json)",
      remedy: expect.stringContaining("Brug den medfølgende opsætning"),
      files: ["version.json"],
    },
  ]);
  expect(told.counts.ok).toBe(told.findings.length - 1);
});

test("--json --quiet leaves out what is in order", async () => {
  const { code, said } = await runVerify(...usual, "--json", "--quiet");
  expect(code).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ result: "ok", findings: [], counts: { faults: 0 } });
});

test("an address that is none, a missing file or option: how it is used, and nothing is tried", async () => {
  const usage = expect.stringContaining("Brug: node deploy/verify.mjs");
  expect(await runVerify()).toEqual({ code: 2, said: usage });
  expect(await runVerify("--help")).toEqual({ code: 0, said: usage });
  expect(await runVerify(server.address, "--hurtigt")).toEqual({ code: 2, said: usage });
  expect(await runVerify(server.address, server.address)).toEqual({ code: 2, said: usage });
  expect(await runVerify("http://localhost")).toEqual({
    code: 2,
    said: expect.stringContaining("er ikke en https-adresse"),
  });
  expect(await runVerify(server.address, "--ca", "findes-ikke.pem")).toEqual({
    code: 2,
    said: "Filen findes-ikke.pem kan ikke læses (ENOENT).\n",
  });
  for (const option of ["--http-port", "--certificate-days"])
    for (const value of ["x", "0", "1.5", "99999"]) {
      expect(await runVerify(server.address, option, value)).toEqual({
        code: 2,
        said: expect.stringContaining(`${option} skal være et helt tal fra 1 til`),
      });
    }
});
