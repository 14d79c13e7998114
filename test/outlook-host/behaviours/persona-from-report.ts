/** Makes a persona of what a self-test saw, and holds it against what was assumed. */
import {
  OBSERVATION_NAMES,
  OBSERVATIONS,
  type ObservationName,
  type ValueOf,
} from "../../../src/selftest/observations";
import type { Report } from "../../../src/selftest/report";
import { BEHAVIOURS, type BehaviourName } from "./behaviour-table";
import { type Persona, readPersona } from "./persona";

/** A line that is a switch of the local Outlook as well. */
export type SharedName = ObservationName & BehaviourName;

const isShared = (name: ObservationName): name is SharedName => name in BEHAVIOURS;

/** The newest requirement set that npm's office.js has the calls of. */
const NEWEST_SET = 13;

/**
 * The switch's value that makes the local Outlook do what a line says; undefined where no value does: Outlook did
 * something that the local one was not built to do.
 */
function switchValue(name: SharedName, value: ValueOf<ObservationName>): unknown {
  const described = BEHAVIOURS[name];
  if (name === "requirements.mailbox") {
    const minor = Math.min(NEWEST_SET, Math.max(8, Number(String(value).split(".")[1])));
    return `1.${minor}`;
  }
  // It is not told any more: to an add-in it is gone, whether or not it stands in the field.
  if (name === "recipients.directoryNameWritten" && value === "not-recognised") return "dropped";
  // As many as were tried together: no limit was met.
  if (name === "calls.simultaneous" && value === OBSERVATIONS[name].assumed[1]) return 0;
  if (described.kind === "choice") return (described.values as readonly unknown[]).includes(value) ? value : undefined;
  if (described.kind === "number") return Math.min(described.max, Number(value));
  return value;
}

/** Who has seen it, as a persona's source. */
function sourceOf({ outlook, date, release }: Report): string {
  const build = outlook.build === "" ? "" : ` ${outlook.build}`;
  return `afprøvet ${date}: ${outlook.program} (${outlook.platform})${build}, Rutebestilling ${release.version}`;
}

/** What a report says of the local Outlook's switches. */
export function switchesOf(report: Report): readonly { readonly name: SharedName; readonly value: unknown }[] {
  return OBSERVATION_NAMES.flatMap((name) => {
    const line = report.lines[name];
    if (line.status === "not-possible" || !isShared(name)) return [];
    const value = switchValue(name, line.value);
    return value === undefined ? [] : [{ name, value }];
  });
}

/**
 * The persona of the Outlook that was tried.
 * @param reports of the same Outlook, as of an HTML draft, a plain-text draft, an answer and a forwarded mail; the first
 *   that says something of a switch counts
 */
export function personaOf(reports: readonly Report[], name: string): Persona {
  const values: Record<string, { readonly value: unknown; readonly source: string }> = {};
  // What comes along in an answer comes along when the mail is forwarded, too: there it says less.
  const inOrder = [...reports].sort((a, b) => Number(a.draft === "forward") - Number(b.draft === "forward"));
  for (const report of inOrder) {
    for (const seen of switchesOf(report)) values[seen.name] ??= { value: seen.value, source: sourceOf(report) };
  }
  const [first] = reports;
  if (!first) throw new Error("no report");
  return readPersona({ name, title: `Afprøvet: ${first.outlook.program}, ${first.date}`, values });
}
