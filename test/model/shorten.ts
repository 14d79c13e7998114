/** Makes a sequence that breaks a rule as short as it gets. */
import type { BehaviourPatch } from "../outlook-host/behaviours/behaviour-table";
import type { Sequence, Step } from "./trial";

/** What kind of failure a message tells of: without names, numbers and what was in the draft. */
export function kindOf(message: string): string {
  const [first = ""] = message.split("\nafter:");
  return first
    .split("; ")[0]
    ?.replace(/"[^"]*"/g, '"…"')
    .replace(/: .*/s, "")
    .replace(/bruger\d+ord|\S+@\S+/g, "…")
    .replace(/\d+/g, "n") as string;
}

/** @param isSame whether a candidate fails in the same way */
export async function shorten(
  sequence: Sequence,
  isSame: (candidate: Sequence) => Promise<boolean>,
): Promise<Sequence> {
  let best = sequence;
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const candidate of shorterOnes(best)) {
      if (!(await isSame(candidate))) continue;
      best = candidate;
      isShorter = true;
      break;
    }
  }
  return best;
}

function* shorterOnes(sequence: Sequence): Generator<Sequence> {
  const { steps, behaviours } = sequence;
  for (let place = steps.length - 1; place >= 0; place--) yield { ...sequence, steps: steps.toSpliced(place, 1) };
  for (const name of Object.keys(behaviours)) {
    const { [name as keyof BehaviourPatch]: _left, ...rest } = behaviours;
    yield { ...sequence, behaviours: rest };
  }
  for (const [place, step] of steps.entries()) {
    for (const simpler of simplerOnes(step)) yield { ...sequence, steps: steps.with(place, simpler) };
  }
  if (sequence.begin !== "empty") yield { ...sequence, begin: "empty" };
  const { municipality, ...rest } = sequence;
  if (municipality) yield rest;
  if (sequence.bodyType !== "html") yield { ...sequence, bodyType: "html" };
}

function* simplerOnes(step: Step): Generator<Step> {
  if ("faults" in step) yield* withFewerFaults(step);
  if ("pane" in step && step.pane === 1) yield { ...step, pane: 0 };
  if (step.do === "fill" && step.order !== "A1") yield { ...step, order: "A1" };
  if (step.do === "confirm") yield { ...step, do: "retry" };
  if (step.do === "write" && step.how !== "insert") yield { ...step, how: "insert" };
  if ("where" in step && typeof step.where === "number" && step.where > 0) yield { ...step, where: 0 };
  if (step.do === "paste") yield* simplerPastes(step);
}

function* withFewerFaults<S extends Extract<Step, { faults: unknown }>>(step: S): Generator<S> {
  for (let place = 0; place < step.faults.length; place++) yield { ...step, faults: step.faults.toSpliced(place, 1) };
  for (const [place, fault] of step.faults.entries()) {
    if (fault.after > 0) yield { ...step, faults: step.faults.with(place, { ...fault, after: fault.after - 1 }) };
    if (fault.times === "all") yield { ...step, faults: step.faults.with(place, { ...fault, times: "one" }) };
  }
}

function* simplerPastes(step: Extract<Step, { do: "paste" }>): Generator<Step> {
  if (step.of !== "a question") yield { ...step, of: "a question" };
  if (step.kind !== "nothing at all") yield { ...step, kind: "nothing at all" };
}
