/**
 * One https server for everything the browser of a worker may reach, on a free port of the loopback address. The browser is told to
 * find the real host names there, so that pages, origins, headers and the manifest are those of production, and nothing leaves the machine.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import { headersFor } from "../../deploy/headers.cjs";
import { DEFAULT_OFFICE_JS_HOST, MICROSOFT_AJAX_HOST, OFFICE_JS_ADDRESSES } from "../../deploy/office-js-hosts.cjs";
import { provideCertificate } from "../outlook-host/server/certificate";
import { serveMicrosoftAjax, serveOfficeJs } from "../outlook-host/server/office-js-files";
import { createOutlookApp } from "../outlook-host/server/outlook-app";
import { bundlePage } from "../outlook-host/server/page-bundle";
import { ADDIN_HOST, ADDIN_ORIGIN, OUTLOOK_HOST, SITE_FOLDER } from "./site";

const HOSTS = [OUTLOOK_HOST, ADDIN_HOST, ...Object.keys(OFFICE_JS_ADDRESSES), MICROSOFT_AJAX_HOST];

export const CERTIFICATE_FOLDER = path.resolve(".local-outlook");
export const CERTIFICATE_HOSTS: readonly string[] = ["localhost", ...HOSTS];

const OFFICE_JS_TAG = `<script src="${OFFICE_JS_ADDRESSES[DEFAULT_OFFICE_JS_HOST]}"></script>`;

/** A manifest with this site's address where no build is there yet, so that the local Outlook can be tested by itself. */
function readSiteManifest(siteFolder: string): string {
  const built = path.join(siteFolder, "manifest.xml");
  if (existsSync(built)) return readFileSync(built, "utf8");
  return readFileSync(path.resolve("manifest.xml"), "utf8").replaceAll("https://localhost:3000", ADDIN_ORIGIN);
}

export interface HarnessServer {
  /** For the browser: where the host names are, and that there are no others. */
  readonly resolverArgs: readonly string[];
  readonly outboxFolder: string;
  /**
   * Bundles a script and serves a page with it and office.js on the add-in's origin, without the site's headers.
   * @param entry a `.ts` file of the project
   * @returns the page's address, for a pane
   */
  servePage(entry: string): Promise<string>;
  close(): Promise<void>;
}

function createAddinApp(siteFolder: string, pages: ReadonlyMap<string, string>): express.Express {
  const app = express();
  app.get("/__page/:name", (request, response) => {
    const page = pages.get(request.params.name);
    if (page === undefined) response.status(404).end();
    else response.type(path.extname(request.params.name)).send(page);
  });
  app.use((request, response, next) => {
    response.set(headersFor(request.path));
    next();
  });
  app.use(express.static(siteFolder, { etag: true, cacheControl: false }));
  return app;
}

/** Microsoft's hosts of office.js, each with the same files below its own path. */
function createOfficeJsApps(): Record<string, express.Express> {
  const apps = Object.entries(OFFICE_JS_ADDRESSES).map(([host, address]) => {
    const app = express();
    app.use(path.posix.dirname(new URL(address).pathname), serveOfficeJs());
    return [host, app] as const;
  });
  return Object.fromEntries(apps);
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

/**
 * @param outboxFolder where sent mails are written
 * @param siteFolder the add-in's files
 */
export async function startHarnessServer(outboxFolder: string, siteFolder = SITE_FOLDER): Promise<HarnessServer> {
  const pages = new Map<string, string>();
  const bundle = await bundlePage(path.resolve("test/outlook-host/page/main.tsx"));
  const sites: Readonly<Record<string, express.Express>> = {
    [OUTLOOK_HOST]: createOutlookApp({ bundle, readManifestText: () => readSiteManifest(siteFolder), outboxFolder }),
    [ADDIN_HOST]: createAddinApp(siteFolder, pages),
    ...createOfficeJsApps(),
    [MICROSOFT_AJAX_HOST]: express().use(serveMicrosoftAjax()),
  };
  const certificate = await provideCertificate(CERTIFICATE_FOLDER, CERTIFICATE_HOSTS);
  const server = createServer(certificate, (request, response) => {
    const site = sites[request.headers.host ?? ""];
    if (site) site(request, response);
    else response.writeHead(421).end();
  });
  const port = await listen(server);
  const maps = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return {
    resolverArgs: [`--host-resolver-rules=${[...maps, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`],
    outboxFolder,
    async servePage(entry) {
      const name = path.basename(entry, path.extname(entry));
      if (!pages.has(`${name}.html`)) {
        const { script } = await bundlePage(path.resolve(entry));
        pages.set(`${name}.js`, script);
        pages.set(
          `${name}.html`,
          `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>${name}</title>${OFFICE_JS_TAG}` +
            `<script defer src="/__page/${name}.js"></script></head><body></body></html>`,
        );
      }
      return `${ADDIN_ORIGIN}/__page/${name}.html`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
