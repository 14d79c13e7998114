import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

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
