/** A report held against what was assumed: which switches stand otherwise, and which quirk of the log is about each. */
import type { Report } from "../../../src/selftest/report";
import { BEHAVIOURS } from "./behaviour-table";
import { behavioursOf, type Persona } from "./persona";
import { type SharedName, switchesOf } from "./persona-from-report";

/** The shipped persona of the program that was tried, by name; null for one that there is none of. */
export function assumedPersonaOf({ outlook }: Report): string | null {
  if (outlook.program === "newOutlookWindows") return "new";
  if (outlook.platform === "Mac") return "mac";
  if (outlook.platform === "PC") return "classic";
  return outlook.platform === "OfficeOnline" ? "web" : null;
}

/** The headings of the quirk log that name each switch. @param log docs/outlook-quirks.md */
export function quirksBySwitch(log: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const section of log.split(/^### /m).slice(1)) {
    const heading = section.slice(0, section.indexOf("\n")).trim();
    for (const line of section.split("\n").filter((each) => each.includes("**Switch:**"))) {
      for (const [, name = ""] of line.slice(line.indexOf("**Switch:**")).matchAll(/`([a-z]+\.\w+)`/gi)) {
        found.set(name, [...(found.get(name) ?? []), heading]);
      }
    }
  }
  return found;
}

/** One switch that stands otherwise than was assumed. */
export interface Difference {
  readonly name: SharedName;
  readonly seen: unknown;
  readonly assumed: unknown;
  /** Who assumed it: the persona's source, or a healthy Outlook. */
  readonly source: string;
  readonly quirks: readonly string[];
}

/** Measures that no two Outlooks have alike: below this they count as the same. */
const NEAR_MS = 250;

function isSame(name: SharedName, seen: unknown, assumed: unknown): boolean {
  const described = BEHAVIOURS[name];
  if (described.kind === "number" && described.unit === "ms")
    return Math.abs(Number(seen) - Number(assumed)) <= NEAR_MS;
  return JSON.stringify(seen) === JSON.stringify(assumed);
}

/** @param persona what was assumed of that program; null: a healthy Outlook on the web */
export function differencesOf(report: Report, persona: Persona | null, log: string): readonly Difference[] {
  const quirks = quirksBySwitch(log);
  const assumptions: Readonly<Record<string, unknown>> = persona ? behavioursOf(persona) : {};
  return switchesOf(report).flatMap(({ name, value }) => {
    const assumed = assumptions[name] ?? BEHAVIOURS[name].fallback;
    if (isSame(name, value, assumed)) return [];
    const source = persona?.values[name]?.source ?? "a healthy Outlook on the web";
    return [{ name, seen: value, assumed, source, quirks: quirks.get(name) ?? [] }];
  });
}

/** The differences as a table of Markdown. */
export const writeDifferences = (differences: readonly Difference[]): string =>
  [
    "| switch | seen | assumed | by | in docs/outlook-quirks.md |",
    "| --- | --- | --- | --- | --- |",
    ...differences.map(
      ({ name, seen, assumed, source, quirks }) =>
        `| \`${name}\` | ${JSON.stringify(seen)} | ${JSON.stringify(assumed)} | ${source} | ${quirks.join("; ") || "–"} |`,
    ),
  ].join("\n");
