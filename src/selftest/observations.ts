/**
 * What the self-test observes of an Outlook: one line of the report each. The names are those of the local Outlook's
 * switches (test/outlook-host) where there is one, so that a report can become a persona.
 */
import type { PART_CAUSES, PART_KINDS } from "./fill-words";

/** The calls of office.js that the pane makes in a draft, and the one that keeps settings, by their names there. */
export const CALL_NAMES = [
  "body.getTypeAsync",
  "body.getAsync",
  "body.prependAsync",
  "body.setAsync",
  "to.getAsync",
  "to.addAsync",
  "to.setAsync",
  "cc.getAsync",
  "cc.addAsync",
  "cc.setAsync",
  "bcc.getAsync",
  "bcc.addAsync",
  "bcc.setAsync",
  "subject.getAsync",
  "subject.setAsync",
  "getAttachmentsAsync",
  "addFileAttachmentFromBase64Async",
  "removeAttachmentAsync",
  "getAttachmentContentAsync",
  "saveAsync",
  "getItemIdAsync",
  "loadCustomPropertiesAsync",
  "customProperties.saveAsync",
  "roamingSettings.saveAsync",
] as const;
export type CallName = (typeof CALL_NAMES)[number];

/** The directives of the content security policy that can be broken. */
export const DIRECTIVES = [
  "script-src",
  "style-src",
  "img-src",
  "connect-src",
  "font-src",
  "frame-src",
  "default-src",
  "other",
] as const;
export type Directive = (typeof DIRECTIVES)[number];

/** One of several ways. */
interface Choice<Value extends string> {
  readonly kind: "choice";
  readonly values: readonly Value[];
  /** Those that the add-in counts on. */
  readonly assumed: readonly Value[];
}

/** A measure. */
interface Measure {
  readonly kind: "number";
  readonly unit: "ms" | "bytes" | "characters" | "calls" | "reads" | "recipients" | "percent";
  readonly max: number;
  /** What the add-in counts on, both ends included. */
  readonly assumed: readonly [from: number, to: number];
}

interface Flag {
  readonly kind: "flag";
  readonly assumed: boolean | null;
}

/** A requirement set, `1.13`. */
interface Version {
  readonly kind: "version";
  readonly atLeast: number;
}

/** Names, none of which is expected. */
interface Names<Value extends string> {
  readonly kind: "names";
  readonly values: readonly Value[];
}

/** Parts of the order that were not verified, and why. */
interface Parts {
  readonly kind: "parts";
}

/** Files and the size that Outlook tells of each. */
interface Sizes {
  readonly kind: "sizes";
}

export type Observation = Choice<string> | Measure | Flag | Version | Names<string> | Parts | Sizes;

/** @param values the assumed one first */
const choice = <const Value extends string>(...values: readonly [Value, ...Value[]]): Choice<Value> => ({
  kind: "choice",
  values,
  assumed: [values[0]],
});

/** @param assumed those that the add-in counts on */
const oneOf = <const Value extends string>(
  assumed: readonly [Value, ...Value[]],
  ...others: readonly Value[]
): Choice<Value> => ({ kind: "choice", values: [...assumed, ...others], assumed });

/** One of several ways with which the add-in works alike. */
const anyOf = <const Value extends string>(...values: readonly [Value, ...Value[]]): Choice<Value> => ({
  kind: "choice",
  values,
  assumed: values,
});

/** @param longest how late it may be without the user seeing anything of it */
const milliseconds = (longest: number): Measure => ({
  kind: "number",
  unit: "ms",
  max: 600_000,
  assumed: [0, longest],
});

const measure = (unit: Measure["unit"], max: number, assumed: Measure["assumed"]): Measure => ({
  kind: "number",
  unit,
  max,
  assumed,
});

/** The second look of a fill comes after 0.6 seconds; what is there by then is not missed. */
const WITHIN_SECOND_LOOK = 600;

export const OBSERVATIONS = {
  "requirements.mailbox": { kind: "version", atLeast: 8 },
  "theme.told": choice("at-once", "late", "never"),
  "clipboard.allowed": { kind: "flag", assumed: null },
  "storage.local": choice("partitioned", "denied"),
  "page.policy": { kind: "names", values: DIRECTIVES },
  "page.font": { kind: "flag", assumed: null },
  "page.zoom": measure("percent", 2_000, [50, 400]),

  "calls.latencyMs": milliseconds(1_000),
  "calls.p95Ms": milliseconds(3_000),
  "calls.simultaneous": measure("calls", 100, [3, 4]),
  "calls.overLimit": choice("refused", "queued", "unanswered"),
  "calls.unanswered": { kind: "names", values: CALL_NAMES },
  "calls.missing": { kind: "names", values: CALL_NAMES },

  // `written`: what the page has written is read at once; of what the user has typed nothing is known.
  "body.read": oneOf(["current", "written"], "last-saved", "last-saved-or-written"),
  "body.emptyRead": measure("reads", 1_000, [0, 0]),
  "body.engine": choice("web", "word", "mac"),
  "body.document": anyOf("whole", "inner"),
  "body.ids": anyOf("prefix-once", "prefix-each-write", "keep", "strip"),
  "body.classes": anyOf("strip", "keep", "prefix"),
  "body.inlineStyles": choice("keep", "strip"),
  "body.lists": choice("keep", "list-paragraphs", "text-bullets"),
  "body.runs": choice("whole", "split"),
  "body.spaces": anyOf("keep", "no-break-at-edges", "plain"),
  "body.table": { kind: "flag", assumed: true },
  "body.paragraphs": { kind: "flag", assumed: true },
  "body.looseText": anyOf("wrap", "keep"),
  "body.textBullets": anyOf("none", "star", "dot"),
  "body.prependDelayMs": milliseconds(WITHIN_SECOND_LOOK),
  "body.prependId": anyOf("prefixed", "kept", "lost"),
  "body.large": choice("kept", "changed", "refused"),
  "body.largeMs": milliseconds(10_000),
  "body.htmlIntoPlainText": choice("refused", "converted"),
  "body.plainTextWrap": measure("characters", 10_000, [0, 0]),
  "body.plainDraft": choice("stays", "html-at-save"),
  "body.textToHtml": anyOf("div", "br", "paragraph"),
  "body.readScope": choice("whole", "own-part"),
  "body.setScope": choice("whole", "own-part"),

  "recipients.ownOrganisation": choice("smtp", "directory-name", "empty-address"),
  "recipients.displayNames": anyOf("as-given", "directory", "address"),
  "recipients.resolveDelayMs": milliseconds(WITHIN_SECOND_LOOK),
  // `not-recognised`: it is not told any more; whether it stands in the field only the user can see.
  "recipients.directoryNameWritten": choice("resolved", "not-recognised", "unresolved", "dropped"),
  "recipients.duplicates": anyOf("merged", "kept"),
  "recipients.contactListSet": choice("refused", "dropped", "kept"),
  "recipients.unresolvedRead": choice("left-out", "included"),
  "recipients.setLimit": choice("at-100", "higher"),
  // Of both limits 0 says that none was met.
  "recipients.fieldLimit": measure("recipients", 10_000, [0, 0]),
  "recipients.overLimit": choice("refused", "unanswered", "dropped"),
  "recipients.readLimit": measure("recipients", 10_000, [0, 0]),
  "recipients.contactListRead": anyOf("empty-address", "left-out", "members"),

  "subject.journal": choice("none", "before", "after", "other"),
  "save.delayMs": milliseconds(4_000),
  "item.id": choice("same", "changes", "none"),
  // `kept`: the page stayed with its mail. `untold`: it was given another without a word.
  "item.change": oneOf(["told", "kept"], "untold"),
  "item.changeMidCall": oneOf(["refused", "carried-out-on-own"], "carried-out-on-new"),

  "attachments.addedLateMs": milliseconds(WITHIN_SECOND_LOOK),
  "attachments.type": choice("file", "other"),
  "attachments.told": { kind: "sizes" },
  "attachments.size": choice("bytes", "base64", "zero", "other"),
  "attachments.sizeOverhead": measure("bytes", 1_000_000, [0, 0]),
  "attachments.content": choice("readable", "unreadable", "empty", "changed"),
  "attachments.names": choice("kept", "nfd", "nfc", "ascii", "other"),
  "attachments.fileLimit": measure("bytes", 100_000_000, [0, 0]),
  "attachments.vanishing": choice("never", "every-other", "all"),
  "attachments.ids": choice("stable", "index", "new-at-save"),
  "attachments.removal": choice("done", "pretended"),
  "attachments.removedLingersMs": milliseconds(WITHIN_SECOND_LOOK),
  "attachments.parallel": choice("fine", "second-unanswered"),
  "attachments.cloudList": anyOf("listed", "left-out"),
  "attachments.cloudContent": anyOf("url", "unreadable"),

  "properties.load": choice("stored", "missing", "unreadable", "empty-at-first"),
  "properties.kept": anyOf("at-once", "at-save"),
  "properties.size": { kind: "flag", assumed: true },
  "properties.inherited": choice("never", "by-forward", "by-answers-and-copies"),
  // `accepted`: Outlook says so. Whether it is kept shows when the page is loaded again.
  "settings.saving": oneOf(["kept", "accepted"], "refused", "pretended"),

  "fill.result": choice("complete", "partial", "failed", "blocked"),
  "fill.notVerified": { kind: "parts" },
  "fill.compared": choice("agrees", "says-less", "says-more"),
  "undo.result": choice("undone", "partial", "nothing", "blocked"),
  "undo.compared": choice("agrees", "says-less", "says-more"),
} as const satisfies Readonly<Record<string, Observation>>;

export type ObservationName = keyof typeof OBSERVATIONS;
export const OBSERVATION_NAMES = Object.keys(OBSERVATIONS) as readonly ObservationName[];

/** A part that was not verified. */
export interface UnverifiedPart {
  readonly part: (typeof PART_KINDS)[number];
  readonly cause: (typeof PART_CAUSES)[number];
}

/** A file of so many bytes, and what Outlook said of its size. */
export interface ToldSize {
  readonly bytes: number;
  readonly told: number;
}

type ValueOfKind<O> =
  O extends Choice<infer Value>
    ? Value
    : O extends Measure
      ? number
      : O extends Flag
        ? boolean
        : O extends Version
          ? string
          : O extends Names<infer Value>
            ? readonly Value[]
            : O extends Parts
              ? readonly UnverifiedPart[]
              : readonly ToldSize[];

/** What a line of the report may say. */
export type ValueOf<Name extends ObservationName> = ValueOfKind<(typeof OBSERVATIONS)[Name]>;

/** Whether Outlook does what the add-in counts on. */
export function isAssumed<Name extends ObservationName>(name: Name, value: ValueOf<Name>): boolean {
  const observation: Observation = OBSERVATIONS[name];
  switch (observation.kind) {
    case "choice":
      return observation.assumed.includes(value as string);
    case "number":
      return (value as number) >= observation.assumed[0] && (value as number) <= observation.assumed[1];
    case "flag":
      return observation.assumed === null || observation.assumed === value;
    case "version":
      return Number(String(value).split(".")[1]) >= observation.atLeast;
    case "names":
    case "parts":
      return (value as readonly unknown[]).length === 0;
    case "sizes":
      return true;
  }
}
