/**
 * Makes assets/organisation/organisation.schema.json from the validator, and the field table of
 * docs/admin/organisation.md from the schema: `npm run organisation-schema`.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { MUNICIPALITIES } from "../src/domain/municipality/municipality";
import { PROFILE_FIELDS } from "../src/domain/profile/fields";
import { filePlace } from "../src/organisation/organisation-file";
import { ORGANISATION_DEFINITIONS, ORGANISATION_PATTERNS, ORGANISATION_SCHEMA } from "../src/organisation/schema";
import { ORGANISATION_DESCRIPTIONS } from "./organisation-descriptions";

const SCHEMA_FILE = "assets/organisation/organisation.schema.json";
const ADMIN_DOCUMENT = "docs/admin/organisation.md";

/** A part of a JSON Schema, as far as this script looks into it. */
export interface SchemaNode {
  description?: string;
  type?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  $ref?: string;
  $defs?: Record<string, SchemaNode>;
  [keyword: string]: unknown;
}

/** The validator's own rules in JSON Schema's words, by the name of the function. */
const RULES: Readonly<Record<string, object>> = {
  isLine: { maxLength: 200, pattern: "\\S" },
  isText: { maxLength: 1000, pattern: "\\S" },
  isListItem: { maxLength: 200, pattern: "^[^;]+$" },
  isFileTitle: { maxLength: 200, pattern: '^[^\\\\/:*?"<>|]+$' },
  isRouteName: { maxLength: 60, pattern: '^[^\\\\/:*?"<>|]+$' },
  isAddress: { format: "email" },
  isDate: { format: "date" },
  isUuid: { pattern: ORGANISATION_PATTERNS.uuid },
  // Sums over the digits: JSON Schema cannot say them, and the pattern is what is left.
  isCvr: { pattern: ORGANISATION_PATTERNS.cvr },
  isEan: { pattern: ORGANISATION_PATTERNS.ean },
  isMunicipalityCode: {
    enum: MUNICIPALITIES.map(({ code }) => code),
    enumDescriptions: MUNICIPALITIES.map(({ name }) => name),
  },
  isProfileFieldName: { enum: PROFILE_FIELDS },
};

/**
 * The published JSON Schema.
 * @throws Error when a rule of the validator or a field is unknown here, or a description has lost its field.
 */
export function buildOrganisationSchema(): SchemaNode {
  const made = toJsonSchema(ORGANISATION_SCHEMA, {
    definitions: ORGANISATION_DEFINITIONS,
    typeMode: "input",
    // The converter reports what it has no words for, and those are ours.
    errorMode: "ignore",
    overrideSchema: ({ valibotSchema, jsonSchema, errors }) => {
      if (valibotSchema.type !== "custom") {
        if (errors) throw new Error(errors.join("\n"));
        return undefined;
      }
      const { name } = (valibotSchema as unknown as { check: { name: string } }).check;
      const rule = RULES[name];
      if (!rule) throw new Error(`The rule ${name} has no words in RULES.`);
      return { ...jsonSchema, type: "string", ...rule };
    },
  }) as SchemaNode;
  const unused = new Set(Object.keys(ORGANISATION_DESCRIPTIONS));
  addDescriptions(made, "file", unused);
  for (const [name, definition] of Object.entries(made.$defs ?? {})) addDescriptions(definition, name, unused);
  if (unused.size > 0) throw new Error(`Descriptions without a field: ${[...unused].join(", ")}`);
  const { $schema, $defs, ...rest } = made;
  return {
    $schema,
    title: "organisation.json til Rutebestilling",
    description: "Lavet af npm run organisation-schema. Ret den ikke i hånden. Vejledning: docs/admin/organisation.md.",
    ...rest,
    $defs,
  } as SchemaNode;
}

/** The object that a field's own fields are described under. */
const OBJECT_NAMES: Readonly<Record<string, string>> = { suppliers: "supplier" };

function addDescriptions(node: SchemaNode, name: string, unused: Set<string>): void {
  if (node.required?.length === 0) delete node.required;
  for (const [key, field] of Object.entries(node.properties ?? {})) {
    const description = ORGANISATION_DESCRIPTIONS[`${name}.${key}`];
    if (!description) throw new Error(`The field ${name}.${key} has no description.`);
    unused.delete(`${name}.${key}`);
    for (const part of partsOf(field)) addDescriptions(part, OBJECT_NAMES[key] ?? key, unused);
    // Draft 7 ignores what stands beside a $ref.
    const { $ref, ...own } = field;
    const described = $ref ? { description, allOf: [{ $ref }] } : { description, ...own };
    (node.properties as Record<string, SchemaNode>)[key] = described;
  }
}

/** The rows of the field table in the administrator's guide: where it is written, the name it is locked by, what it is. */
export function fieldTable(schema: SchemaNode): string[] {
  return fieldsBelow(schema, schema, "").map(({ place, required, description }) => {
    const lock = lockName(place);
    return `| \`${place}\` | ${required ? "ja" : ""} | ${lock && `\`${lock}\``} | ${description} |`;
  });
}

interface SchemaField {
  /** From the root: names with a dot between, `[]` after that of a list. */
  readonly place: string;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of a node and of what is in them, each before its own. */
function fieldsBelow(schema: SchemaNode, node: SchemaNode, path: string): readonly SchemaField[] {
  const { properties = {}, required = [] } = resolve(schema, node);
  return Object.entries(properties).flatMap(([key, field]) => {
    const inner = resolve(schema, field);
    const place = `${path === "" ? "" : `${path}.`}${key}${inner.type === "array" ? "[]" : ""}`;
    const own = { place, required: required.includes(key), description: field.description ?? "" };
    const below = partsOf(inner).filter((part) => resolve(schema, part).properties !== undefined);
    return [own, ...below.flatMap((part) => fieldsBelow(schema, part, place))];
  });
}

const LOCK_NAMES = new Map<string, string>(PROFILE_FIELDS.map((field) => [filePlace(field).path.join("."), field]));

/** The name by which `locked` knows a field of a municipality; empty where it cannot be locked. */
function lockName(place: string): string {
  const municipality = "municipalities[].";
  const inner = place.startsWith(municipality) ? place.slice(municipality.length).replace(/\[\]$/, "") : "";
  return LOCK_NAMES.get(inner) ?? "";
}

/** A node itself, and what may stand in its place or in its list. */
function partsOf(node: SchemaNode): readonly SchemaNode[] {
  return [node, node.items, ...(node.items?.anyOf ?? []), ...(node.anyOf ?? [])].filter((part) => part !== undefined);
}

function resolve(schema: SchemaNode, node: SchemaNode): SchemaNode {
  const reference = node.$ref ?? (node["allOf"] as SchemaNode[] | undefined)?.[0]?.$ref;
  if (!reference) return node;
  return schema.$defs?.[reference.replace("#/$defs/", "")] ?? {};
}

const TABLE = /(<!-- felttabel -->\n)[\s\S]*?(<!-- slut på felttabel -->)/;

function main(): void {
  const schema = buildOrganisationSchema();
  writeFileSync(SCHEMA_FILE, `${JSON.stringify(schema, null, 2)}\n`);
  const head = ["| Felt | Påkrævet | Navn i `locked` | Indhold |", "|---|---|---|---|"];
  const document = readFileSync(ADMIN_DOCUMENT, "utf8");
  if (!TABLE.test(document)) throw new Error(`${ADMIN_DOCUMENT} has no place for the field table.`);
  const table = [...head, ...fieldTable(schema)].join("\n");
  writeFileSync(
    ADMIN_DOCUMENT,
    document.replace(TABLE, (_, begin: string, end: string) => `${begin}\n${table}\n\n${end}`),
  );
  execFileSync("npx", ["biome", "format", "--write", SCHEMA_FILE, ADMIN_DOCUMENT], { stdio: "inherit" });
  console.log(`${SCHEMA_FILE} and the table of ${ADMIN_DOCUMENT} were made from the validator.`);
}

if (process.argv[1]?.endsWith("build-organisation-schema.ts")) main();
