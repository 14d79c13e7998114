import type * as v from "valibot";

/** Whether JSON data is as a schema wants it. */
export type QuickCheck = (input: unknown) => boolean;

/** The parts of one of a pipe's rules that the quick look knows. */
interface RuleParts extends v.BaseValidation<unknown, unknown, v.BaseIssue<unknown>> {
  readonly requirement?: unknown;
}

/** The parts of a valibot schema that the quick look knows. */
interface SchemaParts {
  readonly type: string;
  readonly pipe?: readonly RuleParts[];
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly options?: readonly v.GenericSchema[];
  readonly check?: QuickCheck;
}

const CONFIG: v.Config<v.BaseIssue<unknown>> = {};

/**
 * Makes a quick look at JSON data of a valibot schema: true only if the schema accepts the data as it stands. It calls
 * the same rules, but makes nothing on the way, no copy of the data and no issues. The pane validates once, in code that
 * the browser has not optimised yet, and nearly every file is a good one: there it is several times faster (`npm run
 * bench`). False says no more than that valibot itself should look: it alone decides what is wrong.
 */
export function makeQuickCheck(schema: v.GenericSchema): QuickCheck {
  return quickCheckOf(schema, new Map());
}

/** @param made what was made already: a line of text is one check, however many fields are one. */
function quickCheckOf(schema: v.GenericSchema, made: Map<v.GenericSchema, QuickCheck>): QuickCheck {
  const known = made.get(schema);
  if (known) return known;
  const parts = schema as unknown as SchemaParts;
  const check = withRules(checkOf(parts, schema, made), parts.pipe);
  made.set(schema, check);
  return check;
}

function withRules(check: QuickCheck, pipe: SchemaParts["pipe"] = []): QuickCheck {
  // The first of a pipe is the schema itself.
  const rules = pipe.slice(1).map(checkOfRule);
  if (rules.length === 0) return check;
  return (input) => {
    if (!check(input)) return false;
    for (let at = 0; at < rules.length; at += 1) if (!rules[at]?.(input)) return false;
    return true;
  };
}

function checkOfRule(rule: RuleParts): QuickCheck {
  const limit = Number(rule.requirement);
  switch (rule.type) {
    case "min_length":
      return (input) => (input as ArrayLike<unknown>).length >= limit;
    case "max_length":
      return (input) => (input as ArrayLike<unknown>).length <= limit;
    case "min_value":
      return (input) => (input as number) >= limit;
    case "max_value":
      return (input) => (input as number) <= limit;
    case "integer":
      return Number.isInteger;
    default:
      return (input) => rule["~run"]({ typed: true, value: input }, CONFIG).issues === undefined;
  }
}

const isString: QuickCheck = (input) => typeof input === "string";
const isNumber: QuickCheck = (input) => typeof input === "number";

function checkOf(parts: SchemaParts, schema: v.GenericSchema, made: Map<v.GenericSchema, QuickCheck>): QuickCheck {
  const { type, check, wrapped, item, entries, options } = parts;
  if (type === "custom" && check) return check;
  if (type === "string") return isString;
  // JSON has no NaN, the one number that valibot refuses.
  if (type === "number") return isNumber;
  // What may be left out is right when it is there, and JSON has no undefined.
  if (type === "optional" && wrapped) return quickCheckOf(wrapped, made);
  if (type === "array" && item) return checkArray(quickCheckOf(item, made));
  if (type === "strict_object" && entries) return checkObject(entries, made);
  if (type === "union" && options) return checkUnion(options.map((option) => quickCheckOf(option, made)));
  return (input) => schema["~run"]({ value: input }, CONFIG).issues === undefined;
}

function checkArray(check: QuickCheck): QuickCheck {
  return (input) => {
    if (!Array.isArray(input)) return false;
    for (let at = 0; at < input.length; at += 1) if (!check(input[at])) return false;
    return true;
  };
}

function checkUnion(checks: readonly QuickCheck[]): QuickCheck {
  return (input) => checks.some((check) => check(input));
}

function checkObject(
  entries: Readonly<Record<string, v.GenericSchema>>,
  made: Map<v.GenericSchema, QuickCheck>,
): QuickCheck {
  const checks = new Map(Object.entries(entries).map(([key, entry]) => [key, quickCheckOf(entry, made)]));
  const required = Object.keys(entries).filter((key) => entries[key]?.type !== "optional");
  return (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) return false;
    for (const key in input) {
      const check = checks.get(key);
      if (!check?.((input as Readonly<Record<string, unknown>>)[key])) return false;
    }
    for (let at = 0; at < required.length; at += 1) if (!Object.hasOwn(input, required[at] ?? "")) return false;
    return true;
  };
}
