/**
 * Checks a value against a JSON Schema, so that verify.mjs needs nothing but Node. It knows the words that
 * organisation.schema.json uses and refuses a schema with others, rather than passing what it did not look at.
 */

/** Words that say nothing about a value. */
const SILENT = new Set([
  "$schema",
  "$id",
  "$comment",
  "title",
  "description",
  "default",
  "examples",
  "$defs",
  "definitions",
  "format",
  // For editors.
  "enumDescriptions",
  "markdownDescription",
  "defaultSnippets",
]);

const typeOf = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

function isType(value, type) {
  if (type === "integer") return Number.isInteger(value);
  return typeOf(value) === type;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const CHECKS = {
  type: (value, types, at) => {
    const allowed = [types].flat();
    return allowed.some((type) => isType(value, type)) ? [] : [`${at} skal være ${allowed.join(" eller ")}.`];
  },
  const: (value, wanted, at) => (same(value, wanted) ? [] : [`${at} skal være ${JSON.stringify(wanted)}.`]),
  enum: (value, values, at) =>
    values.some((one) => same(value, one))
      ? []
      : [`${at} skal være en af ${values.map((one) => JSON.stringify(one)).join(", ")}.`],
  pattern: (value, pattern, at) =>
    typeof value !== "string" || new RegExp(pattern, "u").test(value)
      ? []
      : [`${at} har ikke den rigtige form: "${value}".`],
  minLength: (value, least, at) => (typeof value !== "string" || value.length >= least ? [] : [`${at} er for kort.`]),
  maxLength: (value, most, at) =>
    typeof value !== "string" || value.length <= most ? [] : [`${at} er længere end ${most} tegn.`],
  minimum: (value, least, at) => (typeof value !== "number" || value >= least ? [] : [`${at} er mindre end ${least}.`]),
  maximum: (value, most, at) => (typeof value !== "number" || value <= most ? [] : [`${at} er større end ${most}.`]),
  minItems: (value, least, at) =>
    !Array.isArray(value) || value.length >= least ? [] : [`${at} skal have mindst ${least}.`],
  maxItems: (value, most, at) =>
    !Array.isArray(value) || value.length <= most ? [] : [`${at} må have højst ${most}.`],
  uniqueItems: (value, unique, at) =>
    !unique || !Array.isArray(value) || new Set(value.map((one) => JSON.stringify(one))).size === value.length
      ? []
      : [`${at} har det samme to gange.`],
  required: (value, names, at) =>
    typeOf(value) === "object"
      ? names.filter((name) => !(name in value)).map((name) => `${at} mangler "${name}".`)
      : [],
  properties: (value, properties, at, root) =>
    typeOf(value) === "object"
      ? Object.entries(properties).flatMap(([name, schema]) =>
          name in value ? check(value[name], schema, `${at}.${name}`, root) : [],
        )
      : [],
  additionalProperties: (value, allowed, at, root, schema) => {
    if (typeOf(value) !== "object") return [];
    const others = Object.keys(value).filter((name) => !(name in (schema.properties ?? {})));
    if (allowed === true) return [];
    if (allowed === false) return others.map((name) => `${at} har "${name}", som ikke kendes.`);
    return others.flatMap((name) => check(value[name], allowed, `${at}.${name}`, root));
  },
  propertyNames: (value, names, at, root) =>
    typeOf(value) === "object" ? Object.keys(value).flatMap((name) => check(name, names, `${at}.${name}`, root)) : [],
  items: (value, items, at, root) =>
    Array.isArray(value) ? value.flatMap((item, index) => check(item, items, `${at}[${index}]`, root)) : [],
  allOf: (value, schemas, at, root) => schemas.flatMap((schema) => check(value, schema, at, root)),
  anyOf: (value, schemas, at, root) => {
    const faults = schemas.map((schema) => check(value, schema, at, root));
    // The branch of the right type says most about what is wrong.
    return faults.some((each) => each.length === 0)
      ? []
      : (faults.sort((one, other) => one.length - other.length)[0] ?? []);
  },
  oneOf: (value, schemas, at, root) => CHECKS.anyOf(value, schemas, at, root),
  not: (value, schema, at, root) => (check(value, schema, at, root).length > 0 ? [] : [`${at} er ikke tilladt.`]),
  $ref: (value, reference, at, root) => {
    const target = reference
      .replace(/^#\/?/, "")
      .split("/")
      .filter(Boolean)
      .reduce((schema, name) => schema?.[name], root);
    if (!reference.startsWith("#") || target === undefined)
      return [`Skemaet henviser til ${reference}, som ikke findes.`];
    return check(value, target, at, root);
  },
};

function check(value, schema, at, root) {
  if (schema === true || schema === false) return schema ? [] : [`${at} er ikke tilladt.`];
  return Object.entries(schema).flatMap(([word, argument]) => {
    if (SILENT.has(word)) return [];
    const rule = CHECKS[word];
    return rule ? rule(value, argument, at, root, schema) : [`Skemaet bruger "${word}", som ikke kendes.`];
  });
}

/**
 * @param {unknown} value
 * @param {object} schema
 * @returns {string[]} every fault, in Danish, with its path; empty when the value follows the schema
 */
export function checkAgainstSchema(value, schema) {
  return check(value, schema, "$", schema);
}
