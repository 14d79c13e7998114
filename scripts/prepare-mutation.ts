/**
 * Stryker runs this in its copy of the tree, and nobody runs it elsewhere: a test file that asks for jsdom gets the jsdom in
 * which Stryker sees which test runs which mutant. What Jest's configuration names, Stryker replaces by itself; what a file
 * names, it does not.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

if (!process.cwd().includes(`${path.sep}.stryker${path.sep}`)) {
  throw new Error("Only for Stryker's copy of the tree: it writes into the test files.");
}
for (const name of readdirSync("test", { recursive: true, encoding: "utf8" })) {
  if (!/\.test\.tsx?$/.test(name)) {
    continue;
  }
  const file = path.join("test", name);
  const source = readFileSync(file, "utf8");
  const prepared = source.replace(
    "@jest-environment jsdom",
    "@jest-environment @stryker-mutator/jest-runner/jest-env/jsdom",
  );
  if (prepared !== source) {
    writeFileSync(file, prepared);
  }
}
