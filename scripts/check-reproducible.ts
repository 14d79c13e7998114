/**
 * `npm run check-reproducible`: packs the release twice, in another time zone and language, and compares every byte.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { listFiles, sha256 } from "./release";

const ROUNDS = [
  { TZ: "UTC", LANG: "C", LC_ALL: "C" },
  { TZ: "Pacific/Auckland", LANG: "da_DK.UTF-8", LC_ALL: "da_DK.UTF-8" },
] as const;

function pack(target: string, environment: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const program = `require("./scripts/release.ts").packageRelease(${JSON.stringify(target)}, { baseUrl: "https://rutebestilling.example.dk" })`;
  execFileSync(process.execPath, ["--import", "tsx", "--eval", program], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Map(listFiles(target).map((file) => [file, sha256(readFileSync(path.join(target, file)))]));
}

const work = mkdtempSync(path.join(tmpdir(), "rutebestilling-twice-"));
try {
  const [first, second] = ROUNDS.map((environment, round) => pack(path.join(work, String(round)), environment));
  const names = new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])]);
  const different = [...names].filter((file) => first?.get(file) !== second?.get(file));
  for (const file of different) console.error(`Differs: ${file}`);
  if (different.length > 0 || names.size === 0) process.exitCode = 1;
  else {
    for (const [file, hash] of first ?? []) console.log(`${hash}  ${file}`);
    console.log(`Two builds gave the same bytes, ${names.size} files.`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
