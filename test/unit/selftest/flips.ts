/** Every switch of the local Outlook, turned to each of its other values, and what has to be so beside it to show. */
import {
  BEHAVIOUR_NAMES,
  BEHAVIOURS,
  type BehaviourName,
  type BehaviourPatch,
} from "../../outlook-host/behaviours/behaviour-table";
import type { DraftSpec } from "../../outlook-host/mailbox/begin-draft";

/** Switches that the page itself meets: the end-to-end test turns them. */
export const IN_THE_PAGE: readonly BehaviourName[] = [
  "theme.told",
  "clipboard.allowed",
  "storage.local",
  "requirements.mailbox",
];

/** Values of the switches that are numbers. */
const NUMBERS: Partial<Record<BehaviourName, readonly number[]>> = {
  "body.plainTextWrap": [76, 40],
  "body.emptyRead": [1, 2, 7],
  "recipients.fieldLimit": [50, 200],
  "recipients.readLimit": [50, 200],
  "attachments.sizeOverhead": [120],
  "attachments.fileLimit": [1_000_000, 2_000],
  "calls.simultaneous": [0, 1, 2],
  "calls.latencyMs": [120],
};
const MILLISECONDS = [300, 1_000];

const BESIDE: Partial<Record<BehaviourName, BehaviourPatch>> = {
  "recipients.overLimit": { "recipients.fieldLimit": 200 },
  "recipients.directoryNameWritten": { "recipients.ownOrganisation": "directory-name" },
};

/** Switches that only a plain-text draft shows. */
const IN_PLAIN_TEXT: readonly BehaviourName[] = ["body.htmlIntoPlainText", "body.plainTextWrap", "body.plainDraft"];

/** Values that only show when the user helps; all others of these switches show without. */
const WITH_HELP: Partial<Record<BehaviourName, readonly string[]>> = {
  "body.read": ["last-saved-or-written"],
  "recipients.directoryNameWritten": ["unresolved", "dropped"],
  "recipients.contactListRead": ["left-out"],
  "recipients.overLimit": ["dropped"],
  "attachments.cloudContent": ["unreadable"],
  "attachments.cloudList": ["left-out"],
  "properties.load": ["empty-at-first"],
  "settings.saving": ["pretended"],
  "item.changeMidCall": ["carried-out-on-new"],
};

/** Switches that only an answer or a forwarded mail shows. */
const IN_AN_ANSWER: readonly BehaviourName[] = ["body.readScope", "body.setScope", "properties.inherited"];

export interface Flip {
  readonly name: BehaviourName;
  readonly value: unknown;
  readonly beside: BehaviourPatch;
  readonly draft: DraftSpec;
  /** What it takes to be seen. */
  readonly by: "alone" | "help" | "answer";
}

function byWhat(name: BehaviourName, value: unknown): Flip["by"] {
  if (IN_AN_ANSWER.includes(name)) return "answer";
  return WITH_HELP[name]?.includes(String(value)) ? "help" : "alone";
}

function otherValues(name: BehaviourName): readonly unknown[] {
  const described = BEHAVIOURS[name];
  switch (described.kind) {
    case "choice":
      return described.values.filter((value) => value !== described.fallback);
    case "number":
      return NUMBERS[name] ?? MILLISECONDS;
    case "flag":
      return [!described.fallback];
    // Which calls there are is asked of a run: see calls.test.ts.
    case "calls":
      return [];
  }
}

export const FLIPS: readonly Flip[] = BEHAVIOUR_NAMES.filter((name) => !IN_THE_PAGE.includes(name)).flatMap((name) =>
  otherValues(name).map((value) => ({
    name,
    value,
    beside: BESIDE[name] ?? {},
    by: byWhat(name, value),
    draft: IN_PLAIN_TEXT.includes(name) ? { bodyType: "text" as const } : {},
  })),
);
