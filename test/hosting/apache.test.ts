import { chmodSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expectEveryFile, expectSafeError } from "./expect-headers";
import { faultsIn, look, notesIn } from "./run-verify";
import { copySite } from "./site";
import { siteInUse } from "./site-in-use";
import { removeFolders, temporaryFolder } from "./temporary-folder";
import { onTrial } from "./trial";
import { APACHE, get, startApache, type WebServer } from "./web-server";

const installed = existsSync(APACHE);
if (!installed) console.warn("Skipped: Apache is not installed (Debian: apache2-bin).");

(installed ? describe : describe.skip).each(["site", "htaccess"] as const)(
  "Apache with the shipped %s file",
  (kind) => {
    let server: WebServer;
    let site = "";
    beforeAll(async () => {
      server = await startApache(kind, (address) => {
        site = copySite(address);
        return site;
      });
    });
    afterAll(async () => {
      await server?.stop();
      removeFolders();
    });

    const ask = (file: string, headers = {}) =>
      get(`${server.address}/${file}`, { ca: server.certificate.pem, headers });

    test("gives every file of the site its type, its security headers and its caching", async () => {
      await expectEveryFile(server, site);
    });

    test("says no to what is not there, with the same headers and nothing to keep", async () => {
      expectSafeError(await ask("mangler.html"));
      expectSafeError(await ask("static/mangler.0123456789ab.js"));
    });

    test("compresses the manifest, lists no folder and hides its own file", async () => {
      const manifest = await ask("manifest.xml", { "accept-encoding": "gzip" });
      expect(manifest.headers["content-encoding"]).toBe("gzip");
      expect(gunzipSync(manifest.body).toString()).toContain("<OfficeApp");
      expect([403, 404]).toContain((await ask("icons/")).status);
      expect([403, 404]).toContain((await ask(".htaccess")).status);
    });

    test("hides what begins with a dot, but for what is well known", async () => {
      mkdirSync(path.join(site, ".git"), { recursive: true });
      mkdirSync(path.join(site, ".well-known"), { recursive: true });
      writeFileSync(path.join(site, ".git/config"), "[core]");
      writeFileSync(path.join(site, ".env"), "x");
      writeFileSync(path.join(site, ".well-known/x.json"), "{}");
      for (const file of [".git/config", ".git/", ".env", "static/.env"])
        expect([403, 404]).toContain((await ask(file)).status);
      expect((await ask(".well-known/x.json")).status).toBe(200);
      for (const folder of ["static/", "icons/", "organisation/", "forms/"])
        expect([403, 404]).toContain((await ask(folder)).status);
    });

    test("sends http to https", async () => {
      const answer = await get(`http://127.0.0.1:${server.httpPort}/taskpane.html?x=1`, {
        headers: { host: "localhost" },
      });
      expect(answer.status).toBe(301);
      expect(answer.headers.location).toBe("https://localhost/taskpane.html?x=1");
    });

    test("shows the pane at the address itself, without a redirect", async () => {
      expect((await ask("")).body.toString()).toContain("<title>Rutebestilling</title>");
    });
  },
);

(installed ? describe : describe.skip)("verify on Apache", () => {
  afterAll(removeFolders);

  /** What verify says of a site behind the shipped virtual host. */
  async function told(
    prepare: (site: string) => string,
    kind: "site" | "htaccess" = "site",
    change?: (configuration: string) => string,
  ) {
    const server = await startApache(kind, (address) => prepare(siteInUse(address)), change);
    try {
      return await look(server, { httpPort: server.httpPort });
    } finally {
      await server.stop();
    }
  }

  test("a good site is in order, without a remark", async () => {
    const outcome = await told((site) => site);
    expect([...faultsIn(outcome), ...notesIn(outcome)]).toEqual([]);
  });

  test("a good site on a web hotel is in order, without a remark", async () => {
    const outcome = await told((site) => site, "htaccess");
    expect([...faultsIn(outcome), ...notesIn(outcome)]).toEqual([]);
  });

  test("the policy on trial, as the file says how: a remark, and no fault", async () => {
    const outcome = await told((site) => site, "site", onTrial);
    expect(faultsIn(outcome)).toEqual([]);
    expect(notesIn(outcome)).toEqual([expect.stringMatching(/^Content-Security-Policy er på prøve \(Report-Only\)\./)]);
  });

  test("a folder behind a symbolic link, which the shipped configuration does not follow", async () => {
    const outcome = await told((site) => {
      const elsewhere = path.join(temporaryFolder(), "static");
      renameSync(path.join(site, "static"), elsewhere);
      symlinkSync(elsewhere, path.join(site, "static"));
      return site;
    });
    expect(faultsIn(outcome).join("\n")).toMatch(
      /lagt helt op: Serveren afviser \(403\)\. \(static\/.*\) Gør: Kontrollér tre ting: .* genvej \(symbolsk link\), som serveren ikke følger/,
    );
  });

  test("a folder that the server may not read", async () => {
    const outcome = await told((site) => {
      chmodSync(path.join(site, "icons"), 0o700);
      return site;
    });
    // Whoever is root reads everything, and Apache gives up root's rights before it serves.
    expect(faultsIn(outcome).join("\n")).toMatch(
      /lagt helt op: Serveren afviser \(403\)\. \(icons\/.*\) Gør: Kontrollér tre ting: at webserveren har læserettighed/,
    );
  });
});
