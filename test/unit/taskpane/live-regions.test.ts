import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const FOLDER = "src/taskpane";

test("nothing in the pane speaks beside its one region (docs/adr/0024): a result is a status or an alert", () => {
  const speaking = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .filter((name) => /aria-live=|role="log"/.test(readFileSync(path.join(FOLDER, name), "utf8")))
    .map((name) => name.replaceAll(path.sep, "/"));
  expect(speaking).toEqual(["shell/announcer.tsx"]);
});
