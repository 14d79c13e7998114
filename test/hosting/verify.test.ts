import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EVERYWHERE, headersFor } from "../../deploy/headers.cjs";
import { rebase } from "../../deploy/rebase/rebase";
import { sha256 } from "../../scripts/release";
import { faultsIn, goodIn, look, notesIn, runVerify } from "./run-verify";
import { builtSite, copySite, filesOf } from "./site";
import { siteInUse, wordFile } from "./site-in-use";
import { removeFolders, temporaryFolder } from "./temporary-folder";
import { onTrial } from "./trial";
import { edit, NGINX, startNginx, type WebServer } from "./web-server";

const installed = existsSync(NGINX);
if (!installed) console.warn("Skipped: nginx is not installed (Debian: nginx-light).");

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
const write = (file: string, text: string | Buffer) => (site: string) => writeFileSync(path.join(site, file), text);

const SITE_FAULTS: readonly SiteFault[] = [
  ["no manifest", without("manifest.xml"), /manifest\.xml kan hentes: Serveren svarer 404/],
  [
    "a manifest that was cut short",
    inFile("manifest.xml", /<\/OfficeApp>\s*$/, ""),
    /velformet: Linje \d+: <OfficeApp> bliver ikke lukket/,
  ],
  [
    "a manifest with a stray &",
    inFile("manifest.xml", "Bestil SFTP", "Bestil & SFTP"),
    /velformet: Linje \d+: et & er ikke begyndelsen på et tegn i XML/,
  ],
  [
    "another add-in's manifest",
    inFile("manifest.xml", 'xsi:type="MailApp"', 'xsi:type="TaskPaneApp"'),
    /ikke et manifest for Outlook/,
  ],
  [
    "a domain of somebody else's",
    inFile(
      "manifest.xml",
      "<Hosts>",
      "<AppDomains><AppDomain>https://fremmed.example.com</AppDomain></AppDomains><Hosts>",
    ),
    /fremmede domæner \(AppDomain\): https:\/\/fremmed\.example\.com\. Sider derfra kan åbnes inde i panelet/,
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
  ["no page", without("taskpane.html"), /lagt helt op: Serveren svarer 404: Filen er der ikke\. \(taskpane\.html\)/],
  [
    "a page built for development",
    inFile("taskpane.html", "https://appsforoffice.microsoft.com/lib/1/hosted/office.js", "/office-js/office.js"),
    /Linjen med office\.js mangler/,
  ],
  [
    "no icon",
    without("icons/icon-16.png"),
    /^Filerne fra udgivelsen er lagt helt op: Serveren svarer 404: Filen er der ikke\. \(icons\/icon-16\.png\) Gør: .*På Apache: læs om Alias \/icons\/[^\n]*$/,
  ],
  [
    "an icon of another size",
    (site) => copyFileSync(path.join(site, "icons/icon-32.png"), path.join(site, "icons/icon-16.png")),
    /Billedet er 32 x 32 og ikke 16 x 16/,
  ],
  ["an icon that is no picture", write("icons/icon-80.png", "<svg/>"), /icons\/icon-80\.png.*ikke et PNG-billede/],
  [
    "a script that was not uploaded",
    (site) => without(filesOf(site).find((file) => /^static\/taskpane.*\.js$/.test(file)) ?? "")(site),
    /^Filerne fra udgivelsen er lagt helt op: Serveren svarer 404: Filen er der ikke\. \(static\/taskpane\.[0-9a-f]+\.js\) Gør: Læg hele mappen op[^\n]*$/,
  ],
  [
    "a script that was cut short",
    (site) => write(filesOf(site).find((file) => /^static\/.*\.css$/.test(file)) ?? "", "body{")(site),
    /lagt helt op: Indholdet er et andet end udgivelsens\. \(static\/[\w-]+\.[0-9a-f]+\.css\)/,
  ],
  ["no list of files", without("files.json"), /files\.json kan hentes: Serveren svarer 404/],
  ["a list of files that is null", write("files.json", "null"), /files\.json er ikke et JSON-objekt/],
  ["a list of files without files", write("files.json", '{"files":null}'), /files\.json nævner ingen filer/],
  ["a version file that is null", write("version.json", "null"), /version\.json er ikke et JSON-objekt/],
  ["an empty list of files", write("files.json", '{"files":{}}'), /files\.json nævner ingen filer/],
  [
    "no version file",
    without("version.json"),
    /lagt helt op: Serveren svarer 404: Filen er der ikke\. \(version\.json\)/,
  ],
  [
    "a page of another version, with a file that is not there",
    inFile("taskpane.html", /src="([^"]*static\/taskpane\.)[0-9a-f]+/, 'src="$10123456789ab'),
    /static\/taskpane\.0123456789ab\.js kan hentes: Serveren svarer 404\. Gør: Siden og mappen static er fra hver sin version/,
  ],
  ["a version file that is not JSON", write("version.json", "{"), /version\.json er ikke gyldig JSON/],
  ["a version file without a version", write("version.json", "{}"), /version\.json har ingen version/],
  ["files of two releases", write("version.json", '{"version":"0.9.0"}'), /Version 0\.9\.0 .*: Manifestet siger \d/],
  [
    "a file sent as text",
    (site) => {
      const { files } = JSON.parse(readFileSync(path.join(site, "files.json"), "utf8")) as { files: object };
      const holdsLines = (file: string) => /[^\r]\n/.test(readFileSync(path.join(site, file), "latin1"));
      const file = Object.keys(files).find((one) => /\.(?:txt|js)$/.test(one) && holdsLines(one)) ?? "";
      write(file, readFileSync(path.join(site, file), "utf8").replace(/\r?\n/g, "\r\n"))(site);
    },
    /Filerne fra udgivelsen er lagt helt op: Linjeskiftene er ændret\. \(.*\) Gør: Filen er overført som tekst/,
  ],
  [
    "a file that is empty",
    (site) => write(filesOf(site).find((file) => /^static\/.*\.css$/.test(file)) ?? "", "")(site),
    /lagt helt op: Filen er tom\. \(static\/.*disken ikke er fuld/,
  ],
  [
    "an organisation file that is not JSON",
    write("organisation/organisation.json", '{"version":1,}'),
    /kan bruges af panelet: linje 1: .*ikke gyldig JSON.*komma for meget/,
  ],
  [
    "an organisation file with faults",
    write("organisation/organisation.json", '{"version":1,"municipalities":[{"code":"999"}],"x":1}'),
    /kan bruges af panelet: linje 1: municipalities\[0\]\.code: Kommunekoden »999« findes ikke.*linje 1: x: Feltet »x« kendes ikke/,
  ],
  [
    "an organisation file that is null",
    write("organisation/organisation.json", "null"),
    /organisation\.json kan bruges af panelet: linje 1: /,
  ],
  [
    "an organisation file that is empty",
    write("organisation/organisation.json", ""),
    /organisation\.json kan bruges af panelet: linje 1: .*Filen er tom/,
  ],
  [
    "an organisation file saved as Windows-1252",
    write(
      "organisation/organisation.json",
      Buffer.from('{"version":1,\n"source":"Ærø","municipalities":[]}', "latin1"),
    ),
    /organisation\.json kan bruges af panelet: Filen er ikke gemt som UTF-8 \(se linje 2\)/,
  ],
  [
    "an organisation file that is too large",
    write("organisation/organisation.json", `{"version":1,"municipalities":[]}${" ".repeat(1024 * 1024)}`),
    /organisation\.json kan bruges af panelet: Filen fylder 1,0 MB\. Panelet læser højst 1 MB/,
  ],
  [
    "an organisation file for a newer version",
    write("organisation/organisation.json", '{"version":2}'),
    /organisation\.json kan bruges af panelet: linje 1: version: Filen er skrevet til version 2/,
  ],
  [
    "a list of forms that is not JSON",
    write("forms/forms.json", "["),
    /forms\/forms\.json kan bruges: Filen er ikke gyldig JSON/,
  ],
  [
    "a list of forms that the pane cannot use",
    write("forms/forms.json", '{"forms":[{"id":"bilag-1","file":"a.pdf"},{"id":"bilag-1","file":"b.pdf"}]}'),
    /forms\.json kan bruges: schemaVersion: mangler; forms: samme id er nævnt to gange/,
  ],
  [
    "a list of forms with a misspelt field",
    write("forms/forms.json", '{"schemaVersion":1,"forms":[{"id":"bilag-1","file":"a.pdf","sha265":"x"}]}'),
    /forms\.json kan bruges: forms\.0\.sha265: kendes ikke her/,
  ],
  ["a list of forms without forms", write("forms/forms.json", '{"schemaVersion":1}'), /kan bruges: forms: mangler/],
  [
    "a form by a name with macros",
    inFile("forms/forms.json", "bilag 1.docx", "bilag 1.docm"),
    /Bilaget forms\/bilag 1\.docm kan bruges: Serveren svarer 404/,
  ],
  ["a form outside the folder", inFile("forms/forms.json", "bilag 1.docx", "../x.docx"), /i samme mappe/],
  [
    "a form that is too large",
    (site) => writeFileSync(path.join(site, "forms/bilag 1.docx"), Buffer.alloc(20 * 1024 * 1024 + 1)),
    /Filen bilag 1\.docx fylder 20 MB\. Den må højst fylde 19,9 MB/,
  ],
  [
    "a form that is not there",
    without("forms/bilag 1.docx"),
    /Bilaget forms\/bilag 1\.docx kan bruges: Serveren svarer 404/,
  ],
  ["an empty form", write("forms/bilag 1.docx", ""), /Filen bilag 1\.docx er tom/],
  [
    "a form that was exchanged",
    write("forms/bilag 1.docx", wordFile({ "docProps/app.xml": "<x/>" })),
    /Bilaget .*: Filens SHA-256 er [0-9a-f]{64}, og i forms\.json står [0-9a-f]{64}/,
  ],
  [
    "a form with code in it",
    write("forms/bilag 1.docx", wordFile({ "word/vbaProject.bin": "x" })),
    /Filen bilag 1\.docx indeholder makroer .* Gør: Gem filen i Word eller Excel .* uden makroer/,
  ],
  [
    "a form with a template elsewhere",
    write(
      "forms/bilag 1.docx",
      wordFile({
        "word/_rels/settings.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://x.example.com/a.dotx" TargetMode="External"/></Relationships>`,
      }),
    ),
    /Filen bilag 1\.docx henter noget andetsteds fra.* Gør: I Word: Vælg Udvikler, Dokumentskabelon/,
  ],
  [
    "a form that asks for what there is not",
    write(
      "forms/bilag 1.docx",
      wordFile({
        "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{{kommune}} {{komune}}</w:t></w:r></w:p></w:body></w:document>`,
      }),
    ),
    /Filen bilag 1\.docx beder om oplysninger, som ikke findes: komune\. Gør: Ret navnene i filen efter listen i forms\/LAESMIG\.txt/,
  ],
  [
    "a PDF with code",
    (site) => {
      writeFileSync(
        path.join(site, "forms/a.pdf"),
        "%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript /JS (x)>>>> endobj\n%%EOF",
      );
      write("forms/forms.json", '{"schemaVersion":1,"forms":[{"id":"bilag-1","file":"a.pdf"}]}')(site);
    },
    /Filen a\.pdf indeholder programkode.* Gør: .*udskrive den til PDF/,
  ],
];

/** A fault in the server's configuration. */
type ServerFault = readonly [name: string, from: string, to: string, told: RegExp];

const CACHE_LINE = "add_header Cache-Control $rutebestilling_cache_control;";

const POLICY_LINE = `add_header Content-Security-Policy "${headersFor("x")["Content-Security-Policy"]}" always;`;
const plus = (line: string) => [CACHE_LINE, `${CACHE_LINE} ${line}`] as const;

const SERVER_FAULTS: readonly ServerFault[] = [
  ...Object.entries(EVERYWHERE).map(
    ([name, value]): ServerFault => [
      `no ${name}`,
      `add_header ${name} "${value}" always;`,
      "",
      new RegExp(`^Sikkerhedsheadere: ${name} mangler\\. \\(alle \\d\\d filer\\)`),
    ],
  ),
  ["no policy", POLICY_LINE, "", /Content-Security-Policy mangler\. \(alle/],
  [
    "X-Frame-Options",
    ...plus("add_header X-Frame-Options SAMEORIGIN;"),
    /X-Frame-Options: SAMEORIGIN holder Outlook ude\. Fjern den/,
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
    /\(script-src\) tillader også 'unsafe-inline', som/,
  ],
  [
    "a second, narrower policy",
    ...plus(`add_header Content-Security-Policy "frame-ancestors 'self'";`),
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
    /^Hvor længe filer må gemmes: Cache-Control er "max-age=3600" og ikke "no-cache"\. En ny version ses ellers ikke med det samme\. \(taskpane\.html, /,
  ],
  [
    "icons that may not be kept",
    CACHE_LINE,
    'add_header Cache-Control "no-store";',
    /Hvor længe filer må gemmes: .*Outlook viser ikke ikoner.*\(icons\//,
  ],
  [
    "hashed files that are not kept",
    CACHE_LINE,
    'add_header Cache-Control "no-cache";',
    /Hvor længe filer må gemmes: .*Panelet åbner så langsommere\. \(static\//,
  ],
  [
    "a wrong type",
    "text/javascript js;",
    "text/plain js;",
    /Typen er "text\/plain" og ikke "text\/javascript"\. .*Gør: Sæt typen for \.js på webserveren/,
  ],
  [
    "a redirect to a login",
    "location / {",
    "location = /taskpane.html { return 302 /login; }\n    location / {",
    /Serveren sender videre til .*\/login \(302\)\. Det ligner en loginside\. \(taskpane\.html\) Gør: Filerne skal kunne hentes uden login/,
  ],
  [
    "the restriction that installation.md advises, seen from outside",
    "location / {",
    "location ^~ /organisation/ { allow 10.0.0.0/8; deny all; }\n    location / {",
    /organisation\/organisation\.json kan hentes: Serveren afviser \(403\)\. Gør: Har I lukket mappen for andre end kommunens net .*så kør kontrollen fra kommunens net/,
  ],
  [
    "a list of files",
    "autoindex off;",
    "autoindex on;",
    /Den viser, hvad der ligger i static\/, icons\/, organisation\/, forms\/\. Gør: .*autoindex off/,
  ],
  [
    "a page for whatever is not there",
    "try_files $uri $uri/ =404;",
    "try_files $uri $uri/ /taskpane.html;",
    /Serveren svarer 404 på en fil, der ikke findes: Den svarer 200 med en anden side\. Gør: .*try_files/,
  ],
  [
    "http that stays http",
    "return 308 https://$host$request_uri;",
    "return 200;",
    /http uden kryptering sendes til https: Serveren svarer 200/,
  ],
];

(installed ? describe : describe.skip)("verify on a site behind nginx", () => {
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

  const lookAt = (on: WebServer = server) => look(on, { httpPort: on.httpPort });

  test("a good site: every check is ok, with nothing to remark", async () => {
    const outcome = await runVerify(
      server.address,
      ...["--ca", server.certificate.certFile, "--http-port", String(server.httpPort), "--offline"],
    );
    expect(outcome.said).not.toMatch(/FEJL|bemærk/);
    expect(outcome.said).toMatch(/Alt er i orden: \d\d kontroller\.\n$/);
    expect(outcome.said).toContain("ok      Ikonet icons/icon-16.png er 16 x 16\n");
    expect(outcome.said).toMatch(/ok {6}Sikkerhedsheadere \(alle \d\d filer\)\n/);
    expect(outcome.code).toBe(0);
  });

  test.each(SITE_FAULTS)("%s", async (_name, spoil, told) => {
    spoil(site);
    const faults = faultsIn(await lookAt());
    expect(faults.join("\n")).toMatch(told);
    for (const fault of faults) expect(fault).toMatch(/ Gør: \S/);
  });

  test("a faulty site gives exit code 1 and says where to begin", async () => {
    without("icons/icon-16.png")(site);
    const outcome = await runVerify(server.address, "--ca", server.certificate.certFile, "--offline");
    expect(outcome.code).toBe(1);
    expect(outcome.said).toMatch(/\nFEJL {4}Filerne fra udgivelsen .*\(icons\/icon-16\.png\)\n {8}Gør: \S/);
    expect(outcome.said).toMatch(/\n1 fejl, \d\d kontroller i orden.*\. Ret fejlene fra oven: .*\n$/);
  });

  test.each(SERVER_FAULTS)("%s", async (_name, from, to, told) => {
    const faulty = await startNginx(siteInUse, (configuration) => edit(configuration, from, to));
    try {
      const faults = faultsIn(await lookAt(faulty));
      expect(faults.some((fault) => told.test(fault)) ? [] : faults).toEqual([]);
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
    const outcome = await lookAt();
    expect(faultsIn(outcome)).toEqual([]);
    expect(notesIn(outcome)).toEqual([
      "Slukket udgave: panelet siger til alle, at Rutebestilling er ude af drift.",
      "organisation/organisation.json har ingen kommuner endnu. Hver bruger skriver så selv oplysningerne.",
    ]);
    rmSync(path.join(site, "organisation/organisation.json"));
    rmSync(path.join(site, "forms/forms.json"));
    const bare = await lookAt();
    expect(faultsIn(bare)).toEqual([]);
    expect(notesIn(bare).join()).toContain("organisation/organisation.json er der ikke.");
    expect(notesIn(bare).join()).toContain("forms/forms.json er der ikke. De medfølgende bilag bruges.");
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
      const outcome = await lookAt({ ...shared, address: `${shared.address}/intern/rutebestilling/` });
      expect([...faultsIn(outcome), ...notesIn(outcome)]).toEqual([]);
    } finally {
      await shared.stop();
    }
  });

  test("the site as it is shipped is in order", async () => {
    const fresh = await startNginx(copySite);
    try {
      expect(faultsIn(await lookAt(fresh))).toEqual([]);
    } finally {
      await fresh.stop();
    }
  });

  test("a site that takes office.js from Microsoft's newer host is in order", async () => {
    rebase(site, server.address, { officeJs: "officeapis.public.onecdn.static.microsoft" });
    const outcome = await lookAt();
    expect(faultsIn(outcome)).toEqual([]);
    expect(goodIn(outcome)).toContain(
      "taskpane.html henter office.js fra Microsoft (officeapis.public.onecdn.static.microsoft)",
    );
  });

  test("the policy on trial, as the file says how: a remark, and no fault", async () => {
    const trying = await startNginx(siteInUse, onTrial);
    try {
      const outcome = await lookAt(trying);
      expect(faultsIn(outcome)).toEqual([]);
      expect(notesIn(outcome)).toEqual([
        expect.stringMatching(/^Content-Security-Policy er på prøve \(Report-Only\)\./),
      ]);
    } finally {
      await trying.stop();
    }
  });

  test("a site that is not compressed is a remark", async () => {
    const plain = await startNginx(siteInUse, (configuration) => edit(configuration, "gzip on;", ""));
    try {
      const outcome = await lookAt(plain);
      expect(notesIn(outcome).join()).toContain("Serveren komprimerer ikke (gzip).");
      expect(faultsIn(outcome)).toEqual([]);
    } finally {
      await plain.stop();
    }
  });

  test("a site at another address than it was built for is told to be moved", async () => {
    const unmoved = await startNginx(builtSite);
    try {
      expect(faultsIn(await lookAt(unmoved))).toContain(
        `Alle adresser i manifestet er på denne adresse: https://rutebestilling.example.dk/icons/icon-64.png hører til et andet sted. Gør: Kør: node deploy/rebase.mjs <mappe> ${unmoved.address} og læg manifest.xml op igen.`,
      );
    } finally {
      await unmoved.stop();
    }
  });
});
