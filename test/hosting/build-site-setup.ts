import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The address that the site under test is built for; the tests move it with deploy/rebase.mjs. */
export const BUILT_FOR = "https://rutebestilling.example.dk";

/** Builds the production site once, in a folder of its own. */
export default function buildSite(): void {
  const folder = mkdtempSync(path.join(tmpdir(), "rutebestilling-site-"));
  process.env["HOSTING_SITE"] = folder;
  execFileSync(process.execPath, ["node_modules/webpack/bin/webpack.js", "--mode", "production"], {
    env: { ...process.env, NODE_ENV: "production", BASE_URL: BUILT_FOR, OUT_DIR: path.join(folder, "dist") },
    stdio: ["ignore", "ignore", "inherit"],
  });
}
