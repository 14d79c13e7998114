/**
 * The golden files in test/golden: what the add-in writes in each situation, whole. `npm run golden` names those that
 * differ; `npm run golden -- --update` rewrites them, and the change is reviewed as a change of Danish text.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { SITUATIONS } from "../test/golden/situations";
import { goldenFile, writeSituation } from "../test/golden/write-situation";

const isUpdate = process.argv.includes("--update");
for (const situation of SITUATIONS) {
  const file = goldenFile(situation);
  const text = writeSituation(situation);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  if (isUpdate) writeFileSync(file, text);
  else process.exitCode = 1;
  console.log(`${isUpdate ? "Written" : "Differs"}: test/golden/${situation.name}.txt`);
}
