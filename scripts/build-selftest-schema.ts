/** Makes assets/selftest/report.schema.json from the report's validator: `npm run selftest-schema`. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import { selftestDa } from "../src/i18n/da/selftest";
import { OBSERVATION_NAMES } from "../src/selftest/observations";
import { NOT_POSSIBLE, REPORT_SCHEMA } from "../src/selftest/report";

export const SELFTEST_SCHEMA_FILE = "assets/selftest/report.schema.json";

/** What the fields beside the lines are. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  kind: "Hvad filen er.",
  version: "Rapportens udgave.",
  date: "Dagen for afprøvningen (åååå-mm-dd).",
  release: "Rutebestillings udgave.",
  outlook: "Det Outlook, der er afprøvet: programmet, hvor det kører, og dets version.",
  draft: "Om mailen var i HTML eller i almindelig tekst.",
  seconds: "Hvor mange sekunder afprøvningen varede.",
  lines: "Det, der blev set: én linje for hver ting, der er prøvet.",
  left: "Det, der ikke kunne fjernes igen.",
};

interface SchemaNode {
  description?: string;
  properties?: Record<string, SchemaNode>;
  [keyword: string]: unknown;
}

/** The published JSON Schema. @throws Error when a field has no description, or a description no field */
export function buildSelftestSchema(): SchemaNode {
  const { $schema, ...made } = toJsonSchema(REPORT_SCHEMA, {
    definitions: { notPossible: NOT_POSSIBLE },
    typeMode: "input",
  }) as SchemaNode & { $schema: string };
  describeFields(made.properties ?? {}, DESCRIPTIONS);
  const titles = OBSERVATION_NAMES.map((name) => [name, `${selftestDa.lines[name].title}.`]);
  describeFields(made.properties?.["lines"]?.properties ?? {}, Object.fromEntries(titles));
  return {
    $schema,
    title: "Rapport fra »Afprøv i jeres Outlook« i Rutebestilling",
    description: "Lavet af npm run selftest-schema. Ret den ikke i hånden. Vejledning: docs/admin/afproevning.md.",
    ...made,
  };
}

function describeFields(fields: Record<string, SchemaNode>, descriptions: Readonly<Record<string, string>>): void {
  const unused = Object.keys(descriptions).filter((name) => !(name in fields));
  if (unused.length > 0) throw new Error(`Descriptions without a field: ${unused.join(", ")}`);
  for (const [name, field] of Object.entries(fields)) {
    const description = descriptions[name];
    if (!description) throw new Error(`The field ${name} has no description.`);
    fields[name] = { description, ...field };
  }
}

function main(): void {
  mkdirSync(path.dirname(SELFTEST_SCHEMA_FILE), { recursive: true });
  writeFileSync(SELFTEST_SCHEMA_FILE, `${JSON.stringify(buildSelftestSchema(), null, 2)}\n`);
  execFileSync("npx", ["biome", "format", "--write", SELFTEST_SCHEMA_FILE], { stdio: "inherit" });
}

if (process.argv[1]?.endsWith("build-selftest-schema.ts")) main();
