import type * as v from "valibot";

/** Whether JSON data is as a schema wants it. */
export type QuickCheck = (input: unknown) => boolean;

/** The parts of a valibot schema that the quick look knows. */
interface SchemaParts {
  readonly type: string;
  readonly pipe?: readonly v.BaseValidation<unknown, unknown, v.BaseIssue<unknown>>[];
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly check?: QuickCheck;
}

/**
 * Makes a quick look at JSON data of a valibot schema: true only if the schema accepts the data as it stands. It calls
 * the same rules, but makes nothing on the way, no copy of the data and no issues. The pane validates once, in code that
 * the browser has not optimised yet, and nearly every file is a good one: there it is several times faster (`npm run
 * bench`). False says no more than that valibot itself should look: it alone decides what is wrong.
 */
export function makeQuickCheck(schema: v.GenericSchema): QuickCheck {
  const parts = schema as unknown as SchemaParts;
  const check = checkOf(parts, schema);
  // The first of a pipe is the schema itself.
  const rules = (parts.pipe ?? []).slice(1);
  if (rules.length === 0) return check;
  return (input) => {
    if (!check(input)) return false;
    for (const rule of rules) if (rule["~run"]({ typed: true, value: input }, {}).issues) return false;
    return true;
  };
}

function checkOf(parts: SchemaParts, schema: v.GenericSchema): QuickCheck {
  const { type, check, wrapped, item, entries } = parts;
  if (type === "custom" && check) return check;
  // What may be left out is right when it is there, and JSON has no undefined.
  if (type === "optional" && wrapped) return makeQuickCheck(wrapped);
  if (type === "array" && item) return checkArray(makeQuickCheck(item));
  if (type === "strict_object" && entries) return checkObject(entries);
  return (input) => schema["~run"]({ value: input }, {}).issues === undefined;
}

function checkArray(check: QuickCheck): QuickCheck {
  return (input) => {
    if (!Array.isArray(input)) return false;
    for (let at = 0; at < input.length; at += 1) if (!check(input[at])) return false;
    return true;
  };
}

function checkObject(entries: Readonly<Record<string, v.GenericSchema>>): QuickCheck {
  const checks = new Map(Object.entries(entries).map(([key, entry]) => [key, makeQuickCheck(entry)]));
  const required = Object.keys(entries).filter((key) => entries[key]?.type !== "optional");
  return (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) return false;
    for (const key in input) {
      const check = checks.get(key);
      if (!check?.((input as Readonly<Record<string, unknown>>)[key])) return false;
    }
    for (const key of required) if (!Object.hasOwn(input, key)) return false;
    return true;
  };
}
