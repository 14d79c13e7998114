import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rebase } from "../../deploy/rebase.mjs";

/** The built site. Not to be changed: copySite gives one that may be. */
export function builtSite(): string {
  const folder = process.env["HOSTING_SITE"];
  if (!folder) throw new Error("HOSTING_SITE is not set: run the tests with jest.hosting.config.mjs.");
  return path.join(folder, "dist");
}

const made: string[] = [];

/** A folder that removeFolders takes away. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "rutebestilling-"));
  // A web server that was started by root serves as another user.
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

/** Removes every folder that temporaryFolder made; for afterAll. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A copy of the built site, moved to an address as an administrator would move it. */
export function copySite(address: string): string {
  const folder = path.join(temporaryFolder(), "site");
  cpSync(builtSite(), folder, { recursive: true });
  rebase(folder, address);
  return folder;
}

/** Every file of a site, as paths with `/`, sorted. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}
