#!/usr/bin/env node
/**
 * `node deploy/rebase.mjs <folder> <address>`: moves a built site to another address, with Node alone. Administrators
 * run it, so it speaks Danish. Exit code 0: done; 1: refused, and nothing is changed; 2: wrong usage.
 */
import { parseArgs } from "node:util";
import { OFFICE_JS_ADDRESSES } from "./office-js-hosts.cjs";
import { Refusal, rebase } from "./rebase/rebase";

const USAGE = `Brug: node deploy/rebase.mjs <mappe> <https://ny-adresse> [--id GUID] [--name-suffix tekst] [--office-js vært]

  <mappe>               mappen med taskpane.html og manifest.xml
  <https://ny-adresse>  hvor mappen kommer til at ligge, fx https://rutebestilling.kommune.dk
  --id GUID             et andet id, så et testmiljø kan stå ved siden af driften
  --name-suffix tekst   kommer i parentes efter navnet, fx test giver "Rutebestilling (test)"
  --office-js vært      hvilken af Microsofts adresser siden henter office.js fra:
                        ${Object.keys(OFFICE_JS_ADDRESSES).join(`\n${" ".repeat(24)}`)}`;

const OPTIONS = {
  id: { type: "string" },
  "name-suffix": { type: "string" },
  "office-js": { type: "string" },
} as const;

function readSettings(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    const [folder, address] = positionals;
    if (folder === undefined || address === undefined || positionals.length > 2) return null;
    const { id, "name-suffix": suffix, "office-js": officeJs } = values;
    return { folder, address, options: { id, suffix, officeJs } };
  } catch {
    return null;
  }
}

/** What was done, and what is to be done next. */
function told(base: string, changed: readonly string[], officeJs: string | undefined): string {
  const fromHost = officeJs === undefined ? "" : `, og office.js hentes fra ${officeJs}`;
  if (changed.length === 0) return `Adressen er allerede ${base}${fromHost}. Intet er ændret.`;
  const pages = changed.filter((name) => name.endsWith(".html"));
  const moved = changed.filter((name) => !pages.includes(name) && name !== "files.json");
  return [
    ...(moved.length > 0 ? [`${moved.join(", ")} peger nu på ${base}.`] : []),
    ...(pages.length > 0 ? [`${pages.join(" og ")} henter nu office.js fra ${officeJs}.`] : []),
    `Læg mappen dér, og kør: node deploy/verify.mjs ${base}`,
  ].join(" ");
}

function main(argv: readonly string[]): number {
  const settings = readSettings(argv);
  if (!settings) {
    console.error(USAGE);
    return argv.includes("--help") || argv.includes("-h") ? 0 : 2;
  }
  const { folder, address, options } = settings;
  try {
    const { base, changed } = rebase(folder, address, options);
    console.log(told(base, changed, options.officeJs));
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${error.message} Intet er ændret.`);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
