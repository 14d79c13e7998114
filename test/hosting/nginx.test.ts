import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { guideBlocks } from "../guides";
import { expectEveryFile, expectSafeError } from "./expect-headers";
import { copySite, filesOf } from "./site";
import { removeFolders } from "./temporary-folder";
import { edit, get, NGINX, startNginx, type WebServer } from "./web-server";

const installed = existsSync(NGINX);
if (!installed) console.warn("Skipped: nginx is not installed (Debian: nginx-light).");

(installed ? describe : describe.skip)("the shipped nginx configuration, on the real nginx", () => {
  let server: WebServer;
  let site = "";
  beforeAll(async () => {
    server = await startNginx((address) => {
      site = copySite(address);
      // Kinds of files that a municipality may put beside the site.
      mkdirSync(path.join(site, "forms"), { recursive: true });
      for (const name of ["forms/prøve.docx", "forms/prøve.xlsx", "forms/prøve.pdf", "læs.txt"])
        writeFileSync(path.join(site, name), "PK");
      mkdirSync(path.join(site, ".well-known"));
      writeFileSync(path.join(site, ".well-known/microsoft-officeaddins-allowed.json"), '{"allowed":[]}');
      return site;
    });
  });
  afterAll(async () => {
    await server?.stop();
    removeFolders();
  });

  const ask = (file: string, headers = {}) => get(`${server.address}/${file}`, { ca: server.certificate.pem, headers });

  test("gives every file of the site its type, its security headers and its caching", async () => {
    await expectEveryFile(server, site);
  });

  test("says no to what is not there, with the same headers and nothing to keep", async () => {
    expectSafeError(await ask("mangler.html"));
    expectSafeError(await ask("static/mangler.0123456789ab.js"));
    expectSafeError(await ask("icons/mangler.png"));
  });

  test("hides files that begin with a dot, and lists no folder", async () => {
    writeFileSync(path.join(site, ".hemmelig"), "x");
    expectSafeError(await ask(".hemmelig"));
    expect((await ask("icons/")).status).toBe(403);
  });

  test("compresses scripts on the way, and an unchanged file is not sent again", async () => {
    const script = filesOf(site).find((file) => /^static\/taskpane.*\.js$/.test(file)) ?? "";
    const page = await ask("manifest.xml", { "accept-encoding": "gzip" });
    expect(page.headers["content-encoding"]).toBe("gzip");
    expect(page.headers["vary"]).toBe("Accept-Encoding");
    expect(gunzipSync(page.body).toString()).toContain("<OfficeApp");
    const plain = await ask(script);
    const again = await ask(script, { "if-none-match": plain.headers.etag });
    expect(again.status).toBe(304);
    expect(again.headers["cache-control"]).toContain("immutable");
  });

  test("shows the pane at the address itself, without a redirect", async () => {
    const page = await ask("");
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain("<title>Rutebestilling</title>");
  });

  test("sends http to https", async () => {
    const answer = await get(`http://127.0.0.1:${server.httpPort}/taskpane.html`, { headers: { host: "localhost" } });
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe("https://localhost/taskpane.html");
  });

  test.each(guideBlocks().filter(({ language }) => language === "nginx"))(
    "takes what $file says can be put in",
    async ({ text }) => {
      const changed = await startNginx(copySite, (configuration) =>
        edit(configuration, "location / {", `${text}\nlocation / {`),
      );
      try {
        const { status } = await get(`${changed.address}/taskpane.html`, { ca: changed.certificate.pem });
        expect(status).toBe(200);
      } finally {
        await changed.stop();
      }
    },
  );
});
