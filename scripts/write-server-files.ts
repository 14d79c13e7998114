/** Writes the web server configurations in deploy/ (npm run server-files). */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { serverFiles } from "./server-files";

for (const [file, text] of Object.entries(serverFiles())) {
  const target = path.join("deploy", file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  console.log(target);
}
