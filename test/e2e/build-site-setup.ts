/** Before the end-to-end tests: the certificate, the browser, and the production build where it is missing or older than what it is built from. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { provideCertificate } from "../outlook-host/server/certificate";
import { findHeadlessShell } from "./find-browser";
import { CERTIFICATE_FOLDER, CERTIFICATE_HOSTS } from "./harness-server";
import { ADDIN_ORIGIN, SITE_FOLDER } from "./site";

const SOURCES = ["src", "assets", "scripts", "deploy", "webpack.config.js", "package.json", "manifest.xml"];

function newestChange(entry: string): number {
  if (!existsSync(entry)) return 0;
  const stats = statSync(entry);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(entry).map((name) => newestChange(path.join(entry, name))));
}

/** Webpack leaves a file alone that did not change, so the build's own files do not tell when it was made. */
const STAMP = `${SITE_FOLDER}.stamp`;

function build(stamp: string): void {
  console.log(`Building the site for ${ADDIN_ORIGIN} …`);
  const result = spawnSync("npm", ["run", "--silent", "build"], {
    env: { ...process.env, BASE_URL: ADDIN_ORIGIN, OUT_DIR: SITE_FOLDER },
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (result.status !== 0) throw new Error(`The build failed:\n${result.stdout}\n${result.stderr}`);
  writeFileSync(STAMP, stamp);
}

export default async function setUp(): Promise<void> {
  await provideCertificate(CERTIFICATE_FOLDER, CERTIFICATE_HOSTS);
  await findHeadlessShell();
  if (process.env["SITE_FOLDER"]) return;
  const stamp = String(Math.max(...SOURCES.map(newestChange)));
  const isUpToDate =
    existsSync(path.join(SITE_FOLDER, "manifest.xml")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp;
  if (!isUpToDate) build(stamp);
}
