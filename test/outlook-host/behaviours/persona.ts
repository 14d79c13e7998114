/**
 * A persona: how one Outlook behaves, as far as it is known. The shipped ones are in `personas/`; a report of an Outlook that was tried
 * becomes one of the same form. What a persona does not say is as in a healthy Outlook on the web.
 */
import * as v from "valibot";
import { HOST_CALLS } from "../protocol/host-calls";
import {
  type AnySwitch,
  BEHAVIOUR_NAMES,
  BEHAVIOURS,
  type BehaviourName,
  type BehaviourPatch,
} from "./behaviour-table";

const CALL_NAMES = new Set(
  HOST_CALLS.flatMap(({ name }) =>
    name.startsWith("recipients.")
      ? [name, ...["to", "cc", "bcc"].map((field) => name.replace("recipients", field))]
      : [name],
  ),
);

function valueSchema(description: AnySwitch): v.GenericSchema {
  switch (description.kind) {
    case "choice":
      return v.picklist(description.values);
    case "number":
      return v.pipe(v.number(), v.integer(), v.minValue(description.min), v.maxValue(description.max));
    case "flag":
      return v.boolean();
    case "calls":
      return v.array(
        v.pipe(
          v.string(),
          v.check((name) => CALL_NAMES.has(name), "the local Outlook knows no such call"),
        ),
      );
  }
}

const TEXT = v.pipe(v.string(), v.trim(), v.minLength(1));

const valuesSchema = v.strictObject(
  Object.fromEntries(
    BEHAVIOUR_NAMES.map((name) => [
      name,
      v.optional(v.strictObject({ value: valueSchema(BEHAVIOURS[name]), source: TEXT })),
    ]),
  ),
);

const personaSchema = v.strictObject({
  /** As it is chosen by: `classic`. */
  name: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)),
  /** As a person reads it, in Danish. */
  title: TEXT,
  values: valuesSchema,
});

/** One value of a persona. `source`: an issue, a page, a report with its date, or `antaget`. */
interface PersonaValue<Name extends BehaviourName = BehaviourName> {
  readonly value: NonNullable<BehaviourPatch[Name]>;
  readonly source: string;
}

export interface Persona {
  readonly name: string;
  readonly title: string;
  readonly values: { readonly [Name in BehaviourName]?: PersonaValue<Name> };
}

/**
 * @param content what a persona's file holds
 * @throws Error that names each place and what is wrong there
 */
export function readPersona(content: unknown): Persona {
  const result = v.safeParse(personaSchema, content);
  if (result.success) return result.output as Persona;
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  throw new Error(`not a persona: ${faults.join("; ")}`);
}

/** @returns the switches that the persona sets */
export const behavioursOf = (persona: Persona): BehaviourPatch =>
  Object.fromEntries(Object.entries(persona.values).map(([name, { value }]) => [name, value])) as BehaviourPatch;
