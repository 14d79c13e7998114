import { readdirSync, readFileSync } from "node:fs";
import { SITUATIONS } from "../golden/situations";
import { goldenFile, writeSituation } from "../golden/write-situation";

test.each(SITUATIONS)("$name: $shows", (situation) => {
  // `npm run golden -- --update` writes the file; read what it changes before it is committed.
  expect(writeSituation(situation)).toBe(readFileSync(goldenFile(situation), "utf8"));
});

test("no file is left of a situation that there is no more", () => {
  const files = readdirSync("test/golden").filter((name) => name.endsWith(".txt"));
  expect(files.sort()).toEqual(SITUATIONS.map(({ name }) => `${name}.txt`).sort());
});
