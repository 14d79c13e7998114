/** Writes the bundled forms (form-documents.ts) into assets/forms: `npm run build-forms`, then commit what changed. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { buildForms } from "./form-documents";

async function main(): Promise<void> {
  for (const { path, bytes } of await buildForms()) {
    const target = resolve(__dirname, "..", path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    console.log(`${path}  ${bytes.length} bytes`);
  }
}

void main();
