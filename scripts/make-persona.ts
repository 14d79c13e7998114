/**
 * Makes a persona of the local Outlook of the reports of `Afprøv i jeres Outlook`, and prints where that Outlook does
 * otherwise than was assumed: `npm run persona -- report.json [another.json] [--name my-outlook] [--to folder]`. Several
 * reports are of the same Outlook, as of an HTML mail, a plain-text mail, an answer and a forwarded mail. Then
 * `OUTLOOK_PERSONA=my-outlook npm run test:e2e` runs the tests in it; one in another folder is named by its file.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Report, readReport } from "../src/selftest/report";
import { personaOf } from "../test/outlook-host/behaviours/persona-from-report";
import { assumedPersonaOf, differencesOf, writeDifferences } from "../test/outlook-host/behaviours/report-differences";
import { findPersona, PERSONA_FOLDER } from "../test/outlook-host/server/persona-files";

const QUIRK_LOG = "docs/outlook-quirks.md";

function read(file: string): Report {
  try {
    return readReport(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `web-2026-11-30`: the program and the day. */
const nameOf = (report: Report): string => `${assumedPersonaOf(report) ?? "outlook"}-${report.date}`;

/** @param folder where the persona is written. @returns its file, and what is to be said */
export function makePersona(
  files: readonly string[],
  name: string | undefined,
  folder = PERSONA_FOLDER,
): { readonly file: string; readonly said: string } {
  const reports = files.map(read);
  const [first] = reports;
  if (!first) throw new Error("Give the file of a report: npm run persona -- report.json");
  const persona = personaOf(reports, name ?? nameOf(first));
  const file = path.join(folder, `${persona.name}.json`);
  writeFileSync(file, `${JSON.stringify(persona, null, 2)}\n`);
  const assumed = assumedPersonaOf(first);
  const log = readFileSync(QUIRK_LOG, "utf8");
  const tables = reports.map((report) => {
    const differences = differencesOf(report, assumed === null ? null : findPersona(assumed), log);
    const heading = `${report.draft} mail, against the persona ${assumed ?? "of a healthy Outlook"}`;
    return differences.length === 0 ? `${heading}: as assumed.` : `${heading}:\n\n${writeDifferences(differences)}`;
  });
  return { file, said: tables.join("\n\n") };
}

function main(): void {
  const options = { name: { type: "string" }, to: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const { file, said } = makePersona(positionals, values.name, values.to);
  // The formatter's rules are this repository's: it takes no file elsewhere.
  const isShipped = path.dirname(file) === PERSONA_FOLDER;
  if (isShipped) execFileSync("npx", ["biome", "format", "--write", file], { stdio: "ignore" });
  console.log(`${said}\n\nThe persona stands in ${path.relative(process.cwd(), file)}.`);
}

if (process.argv[1]?.endsWith("make-persona.ts")) main();
