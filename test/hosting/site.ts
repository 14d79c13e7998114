import { cpSync, readdirSync } from "node:fs";
import path from "node:path";
import { rebase } from "../../deploy/rebase/rebase";
import type { PROGRAMS } from "../../scripts/release";
import { temporaryFolder } from "./temporary-folder";

/** What the suite's setup has built. */
function built(): string {
  const folder = process.env["HOSTING_SITE"];
  if (!folder) throw new Error("HOSTING_SITE is not set: run the tests with jest.hosting.config.mjs.");
  return folder;
}

/** The built site. Not to be changed: copySite gives one that may be. */
export function builtSite(): string {
  return path.join(built(), "dist");
}

/** A program for administrators as the release has it: one file, with no node_modules beside it. */
export function programFile(program: (typeof PROGRAMS)[number]): string {
  return path.join(built(), "deploy", `${program}.mjs`);
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
