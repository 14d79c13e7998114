import { joinWords } from "../domain/text/join-words";
import { selftestDa } from "../i18n/da/selftest";
import {
  OBSERVATION_NAMES,
  OBSERVATIONS,
  type ObservationName,
  type ToldSize,
  type UnverifiedPart,
} from "./observations";
import type { LeftPart, Line, Reason, Report } from "./report";

/** What the texts must hold: one that is missing does not compile. */
interface Texts {
  readonly lines: Readonly<
    Record<ObservationName, { readonly title: string; readonly values?: Readonly<Record<string, string>> }>
  >;
  readonly reasons: Readonly<Record<Reason, string>>;
  readonly parts: Readonly<Record<LeftPart, string>>;
}

const TEXTS: Texts = selftestDa;

/** The groups of lines as the page shows them, the whole order first. */
export const GROUPS = ["order", "page", "calls", "body", "recipients", "item", "attachments", "kept"] as const;
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<string, Group>> = {
  fill: "order",
  undo: "order",
  requirements: "page",
  theme: "page",
  clipboard: "page",
  storage: "page",
  page: "page",
  calls: "calls",
  body: "body",
  recipients: "recipients",
  subject: "item",
  save: "item",
  item: "item",
  attachments: "attachments",
  properties: "kept",
  settings: "kept",
};

/** The lines of a group, in their order. */
export const linesOf = (group: Group): readonly ObservationName[] =>
  OBSERVATION_NAMES.filter((name) => GROUP_OF[name.split(".")[0] ?? ""] === group);

/** A line of the report as a person reads it. */
export interface DescribedLine {
  readonly name: ObservationName;
  readonly title: string;
  readonly status: Line["status"] | "not-tried";
  readonly text: string;
}

/** Reasons that say of a line that it was left for another time or another mail. */
const LEFT_OUT: readonly Reason[] = [
  "not-tried",
  "needs-plain-text",
  "needs-html",
  "needs-answer",
  "needs-forward",
  "needs-new-mail",
];

const statusOf = (line: Line): DescribedLine["status"] =>
  line.status === "not-possible" && LEFT_OUT.includes(line.why) ? "not-tried" : line.status;

/** How long something takes, and not how late it is. */
const DURATIONS: readonly ObservationName[] = ["calls.latencyMs", "calls.p95Ms", "body.largeMs", "save.delayMs"];

/** Writes a line for the page. */
export function describeLine(name: ObservationName, line: Line): DescribedLine {
  const { title } = TEXTS.lines[name];
  return { name, title, status: statusOf(line), text: textOf(name, line) };
}

function textOf(name: ObservationName, line: Line): string {
  if (line.status === "not-possible") {
    const reason = TEXTS.reasons[line.why];
    return line.code === null ? reason : `${reason} (${selftestDa.code(line.code)})`;
  }
  const { value } = line;
  switch (OBSERVATIONS[name].kind) {
    case "choice":
    case "flag":
      return TEXTS.lines[name].values?.[String(value)] ?? String(value);
    case "version":
      return String(value);
    case "number":
      return describeNumber(name, value as number);
    case "names":
      return (value as readonly string[]).join(", ") || selftestDa.none;
    case "parts":
      return (
        (value as readonly UnverifiedPart[]).map(({ part, cause }) => `${part}: ${cause}`).join(", ") || selftestDa.none
      );
    case "sizes":
      return (value as readonly ToldSize[]).map(({ bytes, told }) => selftestDa.told(bytes, told)).join("; ");
  }
}

function describeNumber(name: ObservationName, value: number): string {
  const { units } = selftestDa;
  if (name === "calls.simultaneous") return selftestDa.simultaneous(value, OBSERVATIONS[name].assumed[1]);
  if (name === "body.emptyRead") return selftestDa.emptyRead(value);
  if (name === "recipients.fieldLimit") return selftestDa.fieldLimit(value);
  if (name === "recipients.readLimit") return selftestDa.readLimit(value);
  if (name === "body.plainTextWrap") return selftestDa.wrap(value);
  if (name === "attachments.fileLimit") return selftestDa.fileLimit(value);
  if (name === "page.zoom") return units.percent(value);
  if (name === "attachments.sizeOverhead") return units.bytes(value);
  return DURATIONS.includes(name) ? units.duration(value) : units.ms(value);
}

/** How many lines there are of each kind, in a sentence. */
export function countLines(lines: readonly Pick<DescribedLine, "status">[]): string {
  const count = (status: DescribedLine["status"]) => lines.filter((line) => line.status === status).length;
  return selftestDa.counts(count("as-assumed"), count("differs"), count("not-possible"), count("not-tried"));
}

/** The lines of a report as a person reads them: those that it is about. */
export function describeLines(group: Group, { lines, draft }: Report): readonly DescribedLine[] {
  const isAnswer = draft === "reply" || draft === "forward";
  return linesOf(group)
    .filter((name) => !(isAnswer && isForNewMail(lines[name])))
    .map((name) => describeLine(name, lines[name]));
}

const isForNewMail = (line: Line): boolean => line.status === "not-possible" && line.why === "needs-new-mail";

/** Parts of a draft in a sentence: `emnet og teksten`. */
export function nameParts(parts: readonly LeftPart[]): string {
  return joinWords(parts.map((part) => TEXTS.parts[part]));
}
