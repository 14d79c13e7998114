/** What verify and check-organisation say of certificates and connections, and of what is given as --ca. */
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import path from "node:path";
import { type KeyPair, makeKeyPair } from "./certificate";
import { type NodeServer, startNode } from "./node-server";
import { faultsIn, look, type Run, runProgram, runVerify } from "./run-verify";
import { siteInUse } from "./site-in-use";
import { removeFolders, temporaryFolder } from "./temporary-folder";
import { freePorts } from "./web-server";

const day = (days: number) => new Date(Date.now() + days * 86_400_000);

let root: KeyPair;
let folder = "";
const servers: NodeServer[] = [];

beforeAll(async () => {
  root = await makeKeyPair("Eksempel Kommune Rod CA", { isAuthority: true });
  folder = temporaryFolder();
  writeFileSync(path.join(folder, "rod.pem"), root.cert);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  removeFolders();
});

/** A server with that certificate, and what verify says of it. */
async function verifyWith(identity: KeyPair, ...args: readonly string[]): Promise<Run> {
  const server = await startNode(siteInUse, identity);
  servers.push(server);
  return runVerify(server.address, "--offline", ...args);
}

const issued = (wanted: Parameters<typeof makeKeyPair>[1] = {}, name = "localhost") =>
  makeKeyPair(name, { by: root, ...wanted });
const onlyFault = (run: Run) => {
  expect(run.code).toBe(1);
  expect(run.said.match(/^FEJL/gm)).toHaveLength(1);
  return run.said;
};

describe("a certificate of the municipality's own authority", () => {
  test("without --ca it says who issued it, and what to give", async () => {
    const said = onlyFault(await verifyWith(await issued()));
    expect(said).toContain("Certifikatet er udstedt af »Eksempel Kommune Rod CA«, som denne pc ikke kan kende.");
    expect(said).toContain(
      "Gør: Er »Eksempel Kommune Rod CA« kommunens egen udsteder, så angiv rodcertifikatet: --ca rod.pem. Er det en offentlig udsteder, så mangler mellemcertifikatet: læg hele kæden",
    );
  });

  test("with its root in the chain it does not speak of an intermediate", async () => {
    const leaf = await issued();
    const said = onlyFault(await verifyWith({ ...leaf, cert: `${leaf.cert}\n${root.cert}` }));
    expect(said).toContain("Gør: Er det kommunens egen udsteder, så angiv dens rodcertifikat: --ca rod.pem.");
    expect(said).not.toContain("mellemcertifikat");
  });

  test.each([
    ["PEM", "rod.pem", () => root.cert],
    ["DER, as Windows exports it", "rod.cer", () => new X509Certificate(root.cert).raw],
    ["several in one file", "kæde.pem", () => `# Kommunens udstedere\n${root.cert}\n${root.cert}`],
  ])("--ca takes %s", async (_form, name, content) => {
    const file = path.join(folder, name);
    writeFileSync(file, content());
    const run = await verifyWith(await issued(), "--ca", file);
    expect(run.said).toContain("svarer med et certifikat, der godkendes");
    expect(run.code).toBe(0);
  });

  test("another authority given as --ca is named beside the one that is needed", async () => {
    const other = path.join(folder, "anden.pem");
    writeFileSync(other, (await makeKeyPair("En Anden CA", { isAuthority: true })).cert);
    const said = onlyFault(await verifyWith(await issued(), "--ca", other));
    expect(said).toContain(`ikke kan kende. ${other} er »En Anden CA«.`);
    expect(said).toContain("Gør: Angiv rodcertifikatet bag »Eksempel Kommune Rod CA« med --ca.");
  });

  test.each([
    ["a private key", "nøgle.pem", () => root.key, "indeholder en privat nøgle. --ca skal have certifikatet"],
    [
      "a collection",
      "kæde.p7b",
      () => "-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----",
      "Eksportér udstederens certifikat som Base64 (.cer)",
    ],
    ["something else", "rod.txt", () => "rod", "er ikke et certifikat. --ca skal have udstederens certifikat"],
  ])("%s as --ca is refused, and nothing is tried", async (_what, name, content, sentence) => {
    const file = path.join(folder, name);
    writeFileSync(file, content());
    for (const program of ["verify", "check-organisation"] as const) {
      const run = await runProgram(program, "https://localhost:1/", "--ca", file);
      expect(run).toEqual({ code: 2, said: expect.stringContaining(sentence) });
      expect(run.said).not.toContain("PRIVATE");
    }
  });

  test("check-organisation takes --ca, and says the same without it", async () => {
    const server = await startNode(siteInUse, await issued());
    servers.push(server);
    const address = `${server.address}/organisation/organisation.json`;
    const good = await runProgram("check-organisation", address, "--ca", path.join(folder, "rod.pem"));
    expect(good).toEqual({ code: 0, said: expect.stringContaining("Filen er i orden: 1 kommune") });
    const without = await runProgram("check-organisation", address);
    expect(without.code).toBe(2);
    expect(without.said).toContain(
      "Certifikatet er udstedt af »Eksempel Kommune Rod CA«, som denne pc ikke kan kende.",
    );
  });
});

test("a public authority's certificate without its intermediate", async () => {
  const authority = await makeKeyPair("Eksempel TLS CA", { isAuthority: true, organisation: "DigiCert Inc" });
  const said = onlyFault(await verifyWith(await makeKeyPair("localhost", { by: authority })));
  expect(said).toContain("Serveren sender ikke mellemcertifikatet med.");
  expect(said).toContain("Gør: Læg hele kæden af certifikater på serveren");
});

test("one that is its own authority", async () => {
  const said = onlyFault(await verifyWith(await makeKeyPair("localhost", { isAuthority: true })));
  expect(said).toContain("Certifikatet er selvudstedt.");
  expect(said).toContain("Gør: Outlook kræver et certifikat fra en udsteder, som brugernes pc'er har tillid til.");
});

test("one that has run out, one that is not valid yet, and one for another name", async () => {
  const ca = ["--ca", path.join(folder, "rod.pem")];
  const expired = onlyFault(await verifyWith(await issued({ from: day(-30), until: day(-2) }), ...ca));
  expect(expired).toMatch(/Certifikatet udløb den \d+\. \p{L}+ \d{4}\.\n {8}Gør: Forny det\./u);
  const early = onlyFault(await verifyWith(await issued({ from: day(3), until: day(30) }), ...ca));
  expect(early).toMatch(/Certifikatet gælder først fra den .*\n {8}Gør: Kontrollér serverens ur/);
  const other = onlyFault(await verifyWith(await issued({}, "www.example.dk"), ...ca));
  expect(other).toContain("Certifikatet er udstedt til et andet navn (www.example.dk) og ikke til localhost.");
});

describe("a certificate that runs out soon", () => {
  const ca = () => ["--ca", path.join(folder, "rod.pem")];
  test("is a remark; a fault for a monitoring that has asked for more days, and in order for one that has not", async () => {
    const server = await startNode(siteInUse, await issued({ until: day(20.5) }));
    servers.push(server);
    const plain = await runVerify(server.address, "--offline", ...ca());
    expect(plain.said).toMatch(/bemærk {2}Certifikatet udløber om 20 dage\.\n {8}Gør: Forny det, før det udløber/);
    expect(plain.code).toBe(0);
    const strict = await runVerify(server.address, "--offline", "--certificate-days", "21", ...ca());
    expect(strict.said).toContain("FEJL    Certifikatet udløber om 20 dage.");
    expect(strict.code).toBe(1);
    const lenient = await runVerify(server.address, "--offline", "--certificate-days", "14", ...ca());
    expect(lenient.said).toContain("ok      Certifikatet gælder i mindst 14 dage");
    expect(lenient.code).toBe(0);
  });
});

describe("a connection that does not come about", () => {
  test("nobody listens, and somebody who speaks no https", async () => {
    const [closed] = await freePorts();
    expect(onlyFault(await runVerify(`https://localhost:${closed}`))).toContain(
      "Serveren tager ikke imod forbindelser.\n        Gør: Kontrollér, at den kører og lytter på porten",
    );
    const plain = net.createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => plain.listen(0, "localhost", resolve));
    const { port } = plain.address() as AddressInfo;
    expect(onlyFault(await runVerify(`https://localhost:${port}`))).toContain(
      "Serveren taler ikke https på den port.\n        Gør: Kontrollér portnummeret",
    );
    plain.close();
  });

  test("somebody who takes the connection and says nothing", async () => {
    const silent = net.createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, "localhost", resolve));
    const { port } = silent.address() as AddressInfo;
    const address = `https://localhost:${port}`;
    expect(faultsIn(await look({ address, certificate: root.cert }, { timeoutMs: 300 }))).toEqual([
      `${address} kan nås med https: Der er ikke forbindelse til serveren efter 1 sekund. Gør: En firewall lukker formentlig. Kontrollér, at serveren kan nås herfra på den port.`,
    ]);
    silent.close();
  });

  test("a name that nobody knows", async () => {
    expect(onlyFault(await runVerify("https://findes-ikke.invalid"))).toMatch(
      /Adressen findes ikke i DNS\.|DNS svarer ikke\./,
    );
  });
});
