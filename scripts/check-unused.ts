/**
 * Part of `npm run lint`: files, exports, types and packages that nobody uses, by knip (knip.json). knip needs Node 20.19,
 * and the project itself no more than 20.11: on an older one this says that it was left out.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";

const NEEDED = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.log(
    `What is unused was not looked for: knip needs Node ${NEEDED.join(".")}, and this is ${process.version}.`,
  );
} else {
  const program = path.resolve("node_modules/knip/bin/knip.js");
  const { status } = spawnSync(process.execPath, [program, "--no-progress"], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
