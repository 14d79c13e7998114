/**
 * `npm run bench`: runs every bench/*.bench.ts, one after the other, so that none disturbs another's times. With words
 * behind it (`npm run bench -- forms`) only the files whose names hold one of them.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

interface Bench {
  /** Prints what it measured. */
  run(): Promise<void>;
}

function isBench(module: object): module is Bench {
  return "run" in module && typeof module.run === "function";
}

async function runAll(words: readonly string[]): Promise<void> {
  const files = readdirSync(__dirname)
    .filter((file) => file.endsWith(".bench.ts"))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort();
  if (files.length === 0) throw new Error(`No bench is called ${words.join(" or ")}.`);
  for (const file of files) {
    console.log(`\n${file.replace(/\.bench\.ts$/, "")}`);
    const loaded: object = await import(pathToFileURL(path.join(__dirname, file)).href);
    if (!isBench(loaded)) throw new Error(`bench/${file} does not export run().`);
    await loaded.run();
  }
}

runAll(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
