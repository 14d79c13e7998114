import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EVERYWHERE, headersFor } from "../../deploy/headers.cjs";
import { rebase } from "../../deploy/rebase.mjs";
import { verify } from "../../deploy/verify.mjs";
import { builtSite, copySite, filesOf } from "./site";
import { removeFolders, temporaryFolder } from "./temporary-folder";
import { edit, freePorts, NGINX, startNginx, type WebServer } from "./web-server";

const installed = existsSync(NGINX);
if (!installed) console.warn("Skipped: nginx is not installed (Debian: nginx-light).");

interface Run {
  readonly code: number;
  readonly said: string;
}

/** Runs the script as an administrator does. */
function runScript(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["deploy/verify.mjs", ...args], (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const faultsOf = (run: Run) => run.said.split("\n").filter((line) => line.startsWith("FEJL"));
const notesOf = (run: Run) => run.said.split("\n").filter((line) => line.startsWith("bemærk"));

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A site as a municipality has it after the upload: an organisation file, and a form of its own. */
function siteInUse(address: string): string {
  const site = copySite(address);
  mkdirSync(path.join(site, "organisation"), { recursive: true });
  mkdirSync(path.join(site, "forms"), { recursive: true });
  writeFileSync(
    path.join(site, "organisation/organisation.json"),
    JSON.stringify({ version: 1, municipalities: [{ code: "0101" }] }),
  );
  writeFileSync(
    path.join(site, "organisation/organisation.schema.json"),
    JSON.stringify({
      type: "object",
      properties: {
        version: { const: 1 },
        municipalities: { type: "array", items: { $ref: "#/$defs/municipality" } },
      },
      required: ["version", "municipalities"],
      additionalProperties: false,
      $defs: {
        municipality: {
          type: "object",
          properties: { code: { type: "string", pattern: "^[0-9]{4}$" } },
          required: ["code"],
          additionalProperties: false,
        },
      },
    }),
  );
  const form = Buffer.from("PK bilag");
  writeFileSync(path.join(site, "forms/bilag 1.docx"), form);
  writeFileSync(
    path.join(site, "forms/forms.json"),
    JSON.stringify({ schemaVersion: 1, forms: [{ id: "bilag-1", file: "bilag 1.docx", sha256: sha256(form) }] }),
  );
  return site;
}

/** A fault in the files of a site: what is done to it, and what the administrator is to be told. */
type SiteFault = readonly [name: string, spoil: (site: string) => void, told: RegExp];

const inFile = (file: string, from: string | RegExp, to: string) => (site: string) => {
  const target = path.join(site, file);
  const before = readFileSync(target, "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(target, after);
};
const without = (file: string) => (site: string) => rmSync(path.join(site, file));
const write = (file: string, text: string) => (site: string) => writeFileSync(path.join(site, file), text);

const SITE_FAULTS: readonly SiteFault[] = [
  ["no manifest", without("manifest.xml"), /manifest\.xml kan hentes: Serveren svarer 404/],
  [
    "a manifest that was cut short",
    inFile("manifest.xml", /<\/OfficeApp>\s*$/, ""),
    /velformet: <OfficeApp> bliver ikke lukket/,
  ],
  [
    "a manifest with a stray &",
    inFile("manifest.xml", "Bestil SFTP", "Bestil & SFTP"),
    /velformet: "&" er ikke et tegn i XML/,
  ],
  [
    "another add-in's manifest",
    inFile("manifest.xml", 'xsi:type="MailApp"', 'xsi:type="TaskPaneApp"'),
    /ikke et manifest for Outlook/,
  ],
  ["a broken id", inFile("manifest.xml", /<Id>.{4}/, "<Id>"), /Id er ikke et GUID/],
  ["a broken version", inFile("manifest.xml", /<Version>[^<]*/, "<Version>1.0"), /Version er ikke fire tal/],
  [
    "another permission",
    inFile("manifest.xml", "ReadWriteItem", "ReadWriteMailbox"),
    /Permissions er ikke ReadWriteItem/,
  ],
  [
    "one address elsewhere",
    inFile("manifest.xml", /https:\/\/localhost:\d+\/taskpane/, "https://gammel.example.dk/taskpane"),
    /https:\/\/gammel\.example\.dk\/taskpane\.html hører til et andet sted/,
  ],
  ["no page", without("taskpane.html"), /taskpane\.html kan hentes: Serveren svarer 404/],
  [
    "a page built for development",
    inFile("taskpane.html", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js", "/office-js/office.js"),
    /Linjen med office\.js mangler/,
  ],
  ["no icon", without("icons/icon-16.png"), /Ikonet icons\/icon-16\.png er 16 x 16: Serveren svarer 404/],
  [
    "an icon of another size",
    (site) => copyFileSync(path.join(site, "icons/icon-32.png"), path.join(site, "icons/icon-16.png")),
    /er 32 x 32 og ikke 16 x 16/,
  ],
  ["an icon that is no picture", write("icons/icon-80.png", "<svg/>"), /icons\/icon-80\.png.*ikke et PNG-billede/],
  [
    "a script that was not uploaded",
    (site) => without(filesOf(site).find((file) => /^static\/taskpane.*\.js$/.test(file)) ?? "")(site),
    /static\/taskpane\.[0-9a-f]+\.js kan hentes: Serveren svarer 404/,
  ],
  [
    "a script that was cut short",
    (site) => write(filesOf(site).find((file) => /^static\/.*\.css$/.test(file)) ?? "", "body{")(site),
    /lagt helt op: static\/[\w-]+\.[0-9a-f]+\.css \(indholdet er et andet\)/,
  ],
  ["no list of files", without("files.json"), /files\.json kan hentes: Serveren svarer 404/],
  ["an empty list of files", write("files.json", '{"files":{}}'), /Alle 0 filer/],
  ["no version file", without("version.json"), /version\.json kan hentes: Serveren svarer 404/],
  ["a version file that is not JSON", write("version.json", "{"), /version\.json er ikke gyldig JSON/],
  ["a version file without a version", write("version.json", "{}"), /version\.json har en version/],
  ["files of two releases", write("version.json", '{"version":"0.9.0"}'), /Version 0\.9\.0 .*: Manifestet siger \d/],
  [
    "an organisation file that is not JSON",
    write("organisation/organisation.json", '{"version":1,}'),
    /organisation\.json er ikke gyldig JSON/,
  ],
  [
    "an organisation file that breaks its schema",
    write("organisation/organisation.json", '{"version":1,"municipalities":[{"code":"101"}],"x":1}'),
    /\$\.municipalities\[0\]\.code har ikke den rigtige form: "101".*\$ har "x", som ikke kendes/,
  ],
  [
    "no schema",
    without("organisation/organisation.schema.json"),
    /organisation\.schema\.json kan hentes: Serveren svarer 404/,
  ],
  ["a list of forms that is not JSON", write("forms/forms.json", "["), /forms\/forms\.json er ikke gyldig JSON/],
  [
    "a list of forms that the pane cannot use",
    write("forms/forms.json", '{"forms":[{"id":"bilag-1"},{"id":"bilag-1"},{}]}'),
    /schemaVersion skal være 1\. Samme id er nævnt to gange\. Hvert bilag skal have et id/,
  ],
  [
    "a list of forms with a misspelt field and an empty one",
    write("forms/forms.json", '{"schemaVersion":1,"forms":[{"id":"bilag-1","file":"a.pdf","sha265":"x","origin":""}]}'),
    /Feltet sha265 kendes ikke\. .*Felterne origin, date og sha256 skal være tekster/,
  ],
  ["a list of forms without forms", write("forms/forms.json", '{"schemaVersion":1}'), /Listen forms mangler/],
  [
    "a form with macros",
    inFile("forms/forms.json", "bilag 1.docx", "bilag 1.docm"),
    /skal være en \.docx-, \.xlsx- eller \.pdf-fil/,
  ],
  ["a form outside the folder", inFile("forms/forms.json", "bilag 1.docx", "../x.docx"), /i samme mappe/],
  [
    "a form that is too large",
    (site) => writeFileSync(path.join(site, "forms/bilag 1.docx"), Buffer.alloc(20 * 1024 * 1024 + 1)),
    /fylder mere end 19,9 MB/,
  ],
  ["a form that is not there", without("forms/bilag 1.docx"), /Bilaget forms\/bilag 1\.docx .*Serveren svarer 404/],
  ["an empty form", write("forms/bilag 1.docx", ""), /Bilaget .*: Filen er tom/],
  [
    "a form that was exchanged",
    write("forms/bilag 1.docx", "PK andet"),
    /Bilaget .*: Filens SHA-256 er [0-9a-f]{64}, og i forms\.json står [0-9a-f]{64}/,
  ],
];

/** A fault in the server's configuration. */
type ServerFault = readonly [name: string, from: string, to: string, told: RegExp];

const CACHE_LINE = "add_header Cache-Control $rutebestilling_cache_control;";

const SERVER_FAULTS: readonly ServerFault[] = [
  ...Object.entries(EVERYWHERE).map(
    ([name, value]): ServerFault => [
      `no ${name}`,
      `add_header ${name} "${value}" always;`,
      "",
      new RegExp(`Sikkerhedsheadere på taskpane\\.html: ${name} mangler`),
    ],
  ),
  [
    "no policy",
    `add_header Content-Security-Policy "${headersFor("x")["Content-Security-Policy"]}" always;`,
    "",
    /Content-Security-Policy mangler\./,
  ],
  [
    "X-Frame-Options",
    CACHE_LINE,
    `${CACHE_LINE} add_header X-Frame-Options SAMEORIGIN;`,
    /X-Frame-Options: SAMEORIGIN holder Outlook ude/,
  ],
  [
    "a forgotten Outlook host",
    " https://outlook.cloud.microsoft",
    "",
    /Outlook kan ikke vise panelet fra https:\/\/outlook\.cloud\.microsoft/,
  ],
  [
    "inline code let in",
    "script-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    /\(script-src\) tillader 'unsafe-inline'/,
  ],
  [
    "a second, narrower policy",
    CACHE_LINE,
    `${CACHE_LINE} add_header Content-Security-Policy "frame-ancestors 'self'";`,
    /Outlook kan ikke vise panelet fra https:\/\/outlook\.office\.com/,
  ],
  [
    "office.js shut out",
    " https://appsforoffice.microsoft.com",
    "",
    /\(script-src\) mangler https:\/\/appsforoffice\.microsoft\.com/,
  ],
  [
    "office.js's newer host shut out",
    " https://officeapis.public.onecdn.static.microsoft",
    "",
    /\(script-src\) mangler https:\/\/officeapis\.public\.onecdn\.static\.microsoft/,
  ],
  ["no word about framing", "frame-ancestors", "frame-src", /mangler frame-ancestors/],
  ["a pointless HSTS", 'max-age=31536000" always', 'max-age=0" always', /Strict-Transport-Security er "max-age=0"/],
  [
    "a page that is kept",
    CACHE_LINE,
    'add_header Cache-Control "max-age=3600";',
    /Hvor længe taskpane\.html må gemmes: .*En ny version ses ellers ikke/,
  ],
  [
    "icons that may not be kept",
    CACHE_LINE,
    'add_header Cache-Control "no-store";',
    /Hvor længe icons\/icon-16\.png må gemmes: .*Outlook viser ikke ikoner/,
  ],
  [
    "hashed files that are not kept",
    CACHE_LINE,
    'add_header Cache-Control "no-cache";',
    /Hvor længe static\/[^ ]* må gemmes/,
  ],
  [
    "a wrong type",
    "text/javascript js;",
    "text/plain js;",
    /\.js kan hentes: Typen er "text\/plain" og ikke "text\/javascript"/,
  ],
  [
    "a redirect",
    "location / {",
    "location = /taskpane.html { return 302 /login; }\n    location / {",
    /taskpane\.html kan hentes: Serveren sender videre til .*\/login \(302\)/,
  ],
  [
    "a login",
    "location / {",
    "location /organisation/ { deny all; }\n    location / {",
    /organisation\/organisation\.json kan hentes: Serveren afviser \(403\)/,
  ],
  [
    "http that stays http",
    "return 308 https://$host$request_uri;",
    "return 200;",
    /http uden kryptering sendes til https: Serveren svarer 200/,
  ],
];

(installed ? describe : describe.skip)("deploy/verify.mjs on a site behind nginx", () => {
  let server: WebServer;
  let site = "";
  let good = "";
  beforeAll(async () => {
    server = await startNginx((address) => {
      site = siteInUse(address);
      return site;
    });
    good = path.join(temporaryFolder(), "good");
    cpSync(site, good, { recursive: true });
  });
  afterEach(() => {
    cpSync(good, site, { recursive: true });
  });
  afterAll(async () => {
    await server?.stop();
    removeFolders();
  });

  const argumentsFor = (on: WebServer) => [
    on.address,
    "--ca",
    on.certificate.certFile,
    "--http-port",
    String(on.httpPort),
    "--offline",
  ];

  /** The same in this process: a site is looked at many times here. */
  async function run(on: WebServer = server): Promise<Run> {
    const lines: string[] = [];
    const { faults } = await verify(on.address, {
      ca: on.certificate.pem,
      httpPort: on.httpPort,
      offline: true,
      print: (line) => lines.push(line),
    });
    return { code: faults === 0 ? 0 : 1, said: `${lines.join("\n")}\n` };
  }

  test("a good site: every check is ok, with nothing to remark", async () => {
    const outcome = await runScript(...argumentsFor(server));
    expect(faultsOf(outcome)).toEqual([]);
    expect(notesOf(outcome)).toEqual([]);
    expect(outcome.said).toMatch(/Alt er i orden: \d\d kontroller\.\n$/);
    expect(outcome.said).toContain("ok      Ikonet icons/icon-16.png er 16 x 16\n");
    expect(outcome.code).toBe(0);
  });

  test.each(SITE_FAULTS)("%s", async (_name, spoil, told) => {
    spoil(site);
    const outcome = await run();
    expect(faultsOf(outcome).join("\n")).toMatch(told);
    expect(outcome.said).toMatch(/\n {8}Gør: \S/);
    expect(outcome.code).toBe(1);
  });

  test("a faulty site gives exit code 1 and says where to begin", async () => {
    without("icons/icon-16.png")(site);
    const outcome = await runScript(...argumentsFor(server));
    expect(outcome.code).toBe(1);
    expect(outcome.said).toMatch(/\n2 fejl, \d\d kontroller i orden\. Ret fejlene fra oven: .*\n$/);
  });

  test.each(SERVER_FAULTS)("%s", async (_name, from, to, told) => {
    const faulty = await startNginx(siteInUse, (configuration) => edit(configuration, from, to));
    try {
      const outcome = await run(faulty);
      expect(faultsOf(outcome).join("\n")).toMatch(told);
      expect(outcome.code).toBe(1);
    } finally {
      await faulty.stop();
    }
  });

  test("what is allowed, but worth knowing, is a remark and no fault", async () => {
    inFile("version.json", "}", ',"switchedOff":true}')(site);
    write("organisation/organisation.json", '{"version":1,"municipalities":[]}')(site);
    inFile(
      "files.json",
      /^.*version\.json.*$/m,
      ` "version.json": "${sha256(readFileSync(path.join(site, "version.json")))}"`,
    )(site);
    const outcome = await run();
    expect(faultsOf(outcome)).toEqual([]);
    expect(notesOf(outcome)).toEqual([
      "bemærk  Slukket udgave: panelet siger til alle, at Rutebestilling er ude af drift.",
      "bemærk  organisation/organisation.json har ingen kommuner endnu. Hver bruger skriver så selv oplysningerne.",
    ]);
    rmSync(path.join(site, "organisation/organisation.json"));
    rmSync(path.join(site, "forms/forms.json"));
    const bare = await run();
    expect(notesOf(bare).join()).toContain("organisation/organisation.json er der ikke.");
    expect(notesOf(bare).join()).toContain("forms/forms.json er der ikke. De medfølgende bilag bruges.");
    expect(bare.code).toBe(0);
  });

  test("a site in a folder of a host is in order", async () => {
    const shared = await startNginx((address) => {
      const host = temporaryFolder();
      cpSync(siteInUse(`${address}/intern/rutebestilling`), path.join(host, "intern/rutebestilling"), {
        recursive: true,
      });
      return host;
    });
    try {
      const outcome = await run({ ...shared, address: `${shared.address}/intern/rutebestilling/` });
      expect(faultsOf(outcome)).toEqual([]);
      expect(notesOf(outcome)).toEqual([]);
    } finally {
      await shared.stop();
    }
  });

  test("the site as it is shipped is in order", async () => {
    const fresh = await startNginx(copySite);
    try {
      const outcome = await run(fresh);
      expect(faultsOf(outcome)).toEqual([]);
      expect(outcome.code).toBe(0);
    } finally {
      await fresh.stop();
    }
  });

  test("a site that takes office.js from Microsoft's newer host is in order", async () => {
    rebase(site, server.address, { officeJs: "officeapis.public.onecdn.static.microsoft" });
    const outcome = await run();
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.said).toContain(
      "ok      taskpane.html henter office.js fra Microsoft (officeapis.public.onecdn.static.microsoft)\n",
    );
  });

  test("a site that is not compressed is a remark", async () => {
    const plain = await startNginx(siteInUse, (configuration) => edit(configuration, "gzip on;", ""));
    try {
      const outcome = await run(plain);
      expect(notesOf(outcome).join()).toContain("Serveren komprimerer ikke (gzip).");
      expect(outcome.code).toBe(0);
    } finally {
      await plain.stop();
    }
  });

  test("a site at another address than it was built for is told to be moved", async () => {
    const unmoved = await startNginx(builtSite);
    try {
      const outcome = await run(unmoved);
      expect(outcome.said).toContain("https://rutebestilling.example.dk/icons/icon-64.png hører til et andet sted.");
      expect(outcome.said).toContain(
        `Gør: Kør: node deploy/rebase.mjs <mappe> ${unmoved.address} og læg manifest.xml op igen.`,
      );
      expect(outcome.code).toBe(1);
    } finally {
      await unmoved.stop();
    }
  });

  test("says what is wrong with a certificate or a connection, and stops there", async () => {
    const [closed] = await freePorts();
    const ca = ["--ca", server.certificate.certFile];
    expect((await runScript(server.address)).said).toContain("Certifikatet er selvudstedt.");
    expect((await runScript(`https://127.0.0.1:${server.port}`, ...ca)).said).toContain("udstedt til et andet navn");
    expect((await runScript(`https://localhost:${closed}`, ...ca)).said).toContain(
      "Serveren tager ikke imod forbindelser.",
    );
    const plain = await runScript(`https://localhost:${server.httpPort}`, ...ca);
    expect(plain.said).toContain("Serveren taler ikke https på den port.");
    expect(faultsOf(plain)).toHaveLength(1);
    expect(plain.code).toBe(1);
  });

  test("an address that is none, a missing file or option: how it is used, and nothing is tried", async () => {
    expect(await runScript()).toMatchObject({ code: 2, said: expect.stringContaining("Brug: node deploy/verify.mjs") });
    expect(await runScript("--help")).toMatchObject({ code: 0 });
    expect(await runScript("http://localhost")).toMatchObject({
      code: 2,
      said: expect.stringContaining("er ikke en https-adresse"),
    });
    expect(await runScript(server.address, "--ca", "findes-ikke.pem")).toMatchObject({
      code: 2,
      said: "Filen findes-ikke.pem kan ikke læses.\n",
    });
    expect(await runScript(server.address, "--http-port", "x")).toMatchObject({ code: 2 });
  });
});
