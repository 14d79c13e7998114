/** The report of a self-test, and its only validator: the published JSON Schema is made from it. */
import * as v from "valibot";
import { PART_CAUSES, PART_KINDS } from "./fill-words";
import {
  isAssumed,
  OBSERVATION_NAMES,
  OBSERVATIONS,
  type Observation,
  type ObservationName,
  type ValueOf,
} from "./observations";

export const REPORT_VERSION = 1;

/** Why a line could not be observed. */
export const REASONS = [
  /** Outlook answered with an error code. */
  "refused",
  /** Office.js threw. */
  "threw",
  /** Outlook lacks the call. */
  "missing",
  "no-answer",
  "unclear",
  /** Only a plain-text draft shows it. */
  "needs-plain-text",
  /** Only an HTML draft shows it. */
  "needs-html",
  /** What would show it did not come about here. */
  "not-met",
  /** It did not come within the time that was waited. */
  "not-seen",
  /** The time for the probe, or for the whole, was over. */
  "time-limit",
  /** The pane was shown another mail. */
  "stopped",
  /** Something in the draft could not be read: nothing was written to it. */
  "draft-unreadable",
  /** It takes the user's help, which was not asked for, or was left out. */
  "not-tried",
  /** Only an answer to a mail, or a forwarded one, shows it. */
  "needs-answer",
  /** Only a forwarded mail shows it. */
  "needs-forward",
  /** Only a new mail shows it. */
  "needs-new-mail",
  /** The page itself lacks what is needed: the forms could not be fetched, the mailbox tells no address, nothing can be kept. */
  "page",
] as const;
export type Reason = (typeof REASONS)[number];

/** Parts of the draft that could not be emptied again. */
export const LEFT_PARTS = ["recipients", "subject", "body", "attachments", "memory", "settings", "unknown"] as const;
export type LeftPart = (typeof LEFT_PARTS)[number];

/** Every text is one of a list, or has a form in which nothing personal fits. */
const DATE = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const RELEASE = v.pipe(v.string(), v.regex(/^[0-9A-Za-z.+-]{0,40}$/));
/** A build: numbers with points between. */
const BUILD = v.pipe(v.string(), v.regex(/^[0-9.]{0,40}$/));
const SET = v.pipe(v.string(), v.regex(/^1\.\d{1,2}$/));

export const PLATFORMS = ["OfficeOnline", "PC", "Mac", "iOS", "Android", "Universal", "unknown"] as const;
export const PROGRAMS = [
  "Outlook",
  "newOutlookWindows",
  "OutlookWebApp",
  "OutlookIOS",
  "OutlookAndroid",
  "unknown",
] as const;

const whole = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(max));

function valueSchema(observation: Observation): v.GenericSchema {
  switch (observation.kind) {
    case "choice":
      return v.picklist(observation.values);
    case "number":
      return whole(observation.max);
    case "flag":
      return v.boolean();
    case "version":
      return SET;
    case "names":
      return v.array(v.picklist(observation.values));
    case "parts":
      return v.array(v.strictObject({ part: v.picklist(PART_KINDS), cause: v.picklist(PART_CAUSES) }));
    case "sizes":
      return v.array(v.strictObject({ bytes: whole(100_000_000), told: whole(1_000_000_000) }));
  }
}

/** A line that could not be observed. */
export const NOT_POSSIBLE = v.strictObject({
  status: v.literal("not-possible"),
  why: v.picklist(REASONS),
  code: v.nullable(v.pipe(v.number(), v.integer())),
});

const lineSchema = (observation: Observation) =>
  v.variant("status", [
    v.strictObject({ status: v.picklist(["as-assumed", "differs"]), value: valueSchema(observation) }),
    NOT_POSSIBLE,
  ]);

const LINES = v.strictObject(
  Object.fromEntries(OBSERVATION_NAMES.map((name) => [name, lineSchema(OBSERVATIONS[name])])),
);

export const REPORT_SCHEMA = v.strictObject({
  kind: v.literal("rutebestilling-afproevning"),
  version: v.literal(REPORT_VERSION),
  date: DATE,
  release: v.strictObject({ version: RELEASE, commit: RELEASE }),
  outlook: v.strictObject({
    platform: v.picklist(PLATFORMS),
    program: v.picklist(PROGRAMS),
    build: BUILD,
  }),
  draft: v.picklist(["html", "text", "reply", "forward", "unknown"]),
  seconds: whole(3_600),
  lines: LINES,
  left: v.array(v.picklist(LEFT_PARTS)),
});

/** One line: what Outlook does, or why that could not be seen. */
export type Line<Name extends ObservationName = ObservationName> =
  | { readonly status: "as-assumed" | "differs"; readonly value: ValueOf<Name> }
  | { readonly status: "not-possible"; readonly why: Reason; readonly code: number | null };

export type Lines = { readonly [Name in ObservationName]: Line<Name> };

export interface Report {
  readonly kind: "rutebestilling-afproevning";
  readonly version: typeof REPORT_VERSION;
  /** The day, `YYYY-MM-DD`. */
  readonly date: string;
  /** The add-in's. */
  readonly release: { readonly version: string; readonly commit: string };
  readonly outlook: {
    readonly platform: (typeof PLATFORMS)[number];
    readonly program: (typeof PROGRAMS)[number];
    readonly build: string;
  };
  /** The kind of draft that it was tried in: a new one of html or text, or one that goes back to the self-test's own mail. */
  readonly draft: "html" | "text" | "reply" | "forward" | "unknown";
  /** How long it took. */
  readonly seconds: number;
  readonly lines: Lines;
  /** What could not be taken out of the draft again. */
  readonly left: readonly LeftPart[];
}

/**
 * @param content what a report's file holds
 * @throws Error that names each place and what is wrong there
 */
export function readReport(content: unknown): Report {
  const result = v.safeParse(REPORT_SCHEMA, content);
  if (result.success) return result.output as unknown as Report;
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? "the file"}: ${issue.message}`);
  throw new Error(`not a report: ${faults.join("; ")}`);
}

/** The line that says what was seen. */
export function lineOf<Name extends ObservationName>(name: Name, value: ValueOf<Name>): Line<Name> {
  return { status: isAssumed(name, value) ? "as-assumed" : "differs", value };
}

/** How a program of Microsoft's calls itself, or `unknown`: no text is taken over that is not on a list. */
export function describeOutlookSafely(told: {
  readonly platform: string;
  readonly name: string;
  readonly version: string;
}): Report["outlook"] {
  const platform = PLATFORMS.find((known) => known === told.platform) ?? "unknown";
  const program = PROGRAMS.find((known) => known === told.name) ?? "unknown";
  return { platform, program, build: v.is(BUILD, told.version) ? told.version : "" };
}
