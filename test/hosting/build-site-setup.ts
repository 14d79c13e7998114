import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleProgram, PROGRAMS } from "../../scripts/release";

/** The address that the site under test is built for; the tests move it with deploy/rebase.mjs. */
export const BUILT_FOR = "https://rutebestilling.example.dk";

/** Builds the production site and the administrators' programs once, in a folder of their own. */
export default function buildSite(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "rutebestilling-site-"));
  process.env["HOSTING_SITE"] = folder;
  execFileSync(process.execPath, ["node_modules/webpack/bin/webpack.js", "--mode", "production"], {
    env: { ...process.env, NODE_ENV: "production", BASE_URL: BUILT_FOR, OUT_DIR: path.join(folder, "dist") },
    stdio: ["ignore", "ignore", "inherit"],
  });
  mkdirSync(path.join(folder, "deploy"));
  for (const program of PROGRAMS) {
    writeFileSync(path.join(folder, "deploy", `${program}.mjs`), bundleProgram(program));
  }
}
