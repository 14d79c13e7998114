/**
 * `npm start`: the add-in and a local Outlook to try it in. Ports: `ADDIN_PORT` (3000) and `OUTLOOK_PORT` (3001).
 * `npm start -- --persona classic`: another Outlook than the one on the web, of those in `test/outlook-host/personas`.
 */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { createRequire } from "node:module";
import { createServer as createProbe } from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";
import webpack, { type Configuration } from "webpack";
import WebpackDevServer from "webpack-dev-server";
import { type Certificate, provideCertificate } from "../test/outlook-host/server/certificate";
import { serveOfficeJs } from "../test/outlook-host/server/office-js-files";
import { createOutlookApp } from "../test/outlook-host/server/outlook-app";
import { bundlePage } from "../test/outlook-host/server/page-bundle";
import { findPersona } from "../test/outlook-host/server/persona-files";

const LOOPBACK = "127.0.0.1";
const LOCAL_FOLDER = path.resolve(".local-outlook");
/** The address in the manifest of the project. */
const MANIFEST_ORIGIN = "https://localhost:3000";

/** Something the person at the terminal can mend: shown without a stack. */
class StartError extends Error {}

function readPort(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new StartError(`${name}=${text} is not a port (1-65535).`);
  return port;
}

/** @returns the persona's name that the command line asks for. @throws StartError where there is none of that name */
function readPersonaOption(): string | undefined {
  try {
    const { persona } = parseArgs({ options: { persona: { type: "string" } } }).values;
    return persona === undefined ? undefined : findPersona(persona).name;
  } catch (error) {
    throw new StartError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws StartError when the port is taken */
function requireFreePort(port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "is in use by another program" : `cannot be opened (${error.code})`;
      reject(new StartError(`Port ${port} ${reason}. Close it, or choose another: ${variable}=${port + 10} npm start`));
    });
    probe.listen(port, LOOPBACK, () => probe.close(() => resolve()));
  });
}

async function startAddin(port: number, certificate: Certificate): Promise<WebpackDevServer> {
  const require = createRequire(import.meta.url);
  const createConfig = require(path.resolve("webpack.config.js")) as (env: object, argv: object) => Configuration;
  const compiler = webpack({
    ...createConfig({}, { mode: "development" }),
    infrastructureLogging: { level: "warn" },
    stats: "errors-warnings",
  });
  const server = new WebpackDevServer(
    {
      host: LOOPBACK,
      port,
      server: { type: "https", options: { ...certificate } },
      headers: { "Access-Control-Allow-Origin": "*" },
      allowedHosts: ["localhost"],
      client: {
        overlay: { errors: true, warnings: false, runtimeErrors: false },
        webSocketURL: `wss://localhost:${port}/ws`,
      },
      static: false,
      setupMiddlewares: (middlewares) => [
        { name: "office-js", path: "/office-js", middleware: serveOfficeJs() },
        ...middlewares,
      ],
    },
    compiler,
  );
  await server.start();
  await new Promise<void>((resolve) => server.middleware?.waitUntilValid(() => resolve()));
  return server;
}

async function startOutlook(
  port: number,
  addinOrigin: string,
  certificate: Certificate,
  persona: string | undefined,
): Promise<Server> {
  const app = createOutlookApp({
    bundle: await bundlePage(path.resolve("test/outlook-host/page/main.tsx"), { withSourceMap: true }),
    readManifestText: () => readFileSync(path.resolve("manifest.xml"), "utf8").replaceAll(MANIFEST_ORIGIN, addinOrigin),
    outboxFolder: path.join(LOCAL_FOLDER, "outbox"),
    ...(persona === undefined ? {} : { persona }),
  });
  const server = createServer(certificate, app);
  await new Promise<void>((resolve) => server.listen(port, LOOPBACK, () => resolve()));
  return server;
}

async function start(): Promise<void> {
  const addinPort = readPort("ADDIN_PORT", 3000);
  const outlookPort = readPort("OUTLOOK_PORT", 3001);
  const persona = readPersonaOption();
  if (addinPort === outlookPort) throw new StartError("ADDIN_PORT and OUTLOOK_PORT are the same.");
  await requireFreePort(addinPort, "ADDIN_PORT");
  await requireFreePort(outlookPort, "OUTLOOK_PORT");
  console.log("Building the add-in …");
  const certificate = await provideCertificate(LOCAL_FOLDER, ["localhost"]);
  const addinOrigin = `https://localhost:${addinPort}`;
  const addin = await startAddin(addinPort, certificate);
  const outlook = await startOutlook(outlookPort, addinOrigin, certificate, persona);
  console.log(`
Open  https://localhost:${outlookPort}  : a local Outlook${persona === undefined ? "" : ` (${persona})`}. Press "Ny mail", then "Rutebestilling".
"Persona og fejl" makes it another Outlook, or a bad one.

The browser will say that the connection is not private: the certificate was made on this machine, and nothing was
installed to trust it. Choose "Advanced" ("Avanceret") and go on to localhost. Chrome and Edge remember that for the
add-in's address too; Firefox wants it there as well: open  ${addinOrigin}/taskpane.html , go on, close that tab.

Sent mails are written to .local-outlook/outbox/ as .eml files. Nothing leaves this machine. Ctrl+C ends it.
`);
  const stop = () => {
    outlook.close();
    outlook.closeAllConnections();
    void addin.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
