import { existsSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expectEveryFile, expectSafeError } from "./expect-headers";
import { copySite } from "./site";
import { removeFolders } from "./temporary-folder";
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

    test("shows the pane at the address itself, without a redirect", async () => {
      expect((await ask("")).body.toString()).toContain("<title>Rutebestilling</title>");
    });
  },
);
