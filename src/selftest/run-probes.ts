import { ANSWER_OBSERVES } from "./answer-lines";
import { type Bench, type Known, knowNothing } from "./bench";
import { type DraftLook, lookAtDraft, tidyUp } from "./empty-draft";
import { DRAFT_NAME } from "./known-text";
import { OBSERVATION_NAMES } from "./observations";
import type { Probe } from "./probe";
import { FILE_IDS_PROBE, FILES_PROBE, PARALLEL_FILES_PROBE } from "./probes/attachments";
import { HTML_PROBE, LARGE_BODY_PROBE, LOOSE_TEXT_PROBE, PREPEND_PROBE, READING_PROBE } from "./probes/body";
import { LATENCY_PROBE, SIMULTANEOUS_PROBE } from "./probes/calls";
import { SAVE_PROBE } from "./probes/item";
import { PROPERTIES_PROBE, SETTINGS_PROBE } from "./probes/kept";
import { ORDER_PROBE } from "./probes/order";
import { PAGE_PROBE, THEME_PROBE } from "./probes/page";
import { PLAIN_DRAFT_PROBE, PLAIN_TEXT_PROBE } from "./probes/plain-text";
import { FIELD_LIMIT_PROBE } from "./probes/recipient-limits";
import { MANY_RECIPIENTS_PROBE, NO_ADDRESS_PROBE, OWN_ADDRESS_PROBE } from "./probes/recipients";
import { CallRecord, recordDraft, recordSettings } from "./record-calls";
import { type Lines, lineOf, REPORT_VERSION, type Reason, type Report } from "./report";
import { STEPS } from "./steps/steps";
import { type LineBook, missAll, workWithin } from "./work-within";

/** In their order. */
export const PROBES: readonly Probe[] = [
  PAGE_PROBE,
  LATENCY_PROBE,
  SIMULTANEOUS_PROBE,
  READING_PROBE,
  PLAIN_TEXT_PROBE,
  PLAIN_DRAFT_PROBE,
  HTML_PROBE,
  LOOSE_TEXT_PROBE,
  PREPEND_PROBE,
  LARGE_BODY_PROBE,
  OWN_ADDRESS_PROBE,
  NO_ADDRESS_PROBE,
  MANY_RECIPIENTS_PROBE,
  FIELD_LIMIT_PROBE,
  SAVE_PROBE,
  FILES_PROBE,
  FILE_IDS_PROBE,
  PROPERTIES_PROBE,
  SETTINGS_PROBE,
  ORDER_PROBE,
  PARALLEL_FILES_PROBE,
  THEME_PROBE,
];

/** After this long no further probe begins. */
const WHOLE_WITHIN_MS = 105_000;

/** What the report says beside its lines. */
export interface ReportHead extends Pick<Report, "release" | "outlook" | "date"> {}

/** How a run ended. */
export type RunResult =
  /**
   * Nothing was written. Where something in the draft could not be read, the report says what could be tried all the
   * same; of a draft that holds something there is none.
   */
  | { readonly kind: "not-begun"; readonly look: DraftLook; readonly report: Report | null }
  /** The pane was shown another mail: the draft lies among the drafts under its name, and nobody has emptied it. */
  | { readonly kind: "stopped"; readonly report: Report }
  | { readonly kind: "done"; readonly report: Report };

/**
 * Tries this Outlook in the draft beside the page. A draft that is not empty is left alone; one that was is emptied
 * again, whatever happens. Never rejects for what Outlook does.
 * @param onProgress how many of the probes are over
 */
export async function runProbes(
  bench: Bench,
  head: ReportHead,
  onProgress: (done: number, of: number) => void = () => undefined,
): Promise<RunResult> {
  const begun = bench.now();
  const record = new CallRecord();
  const known = knowNothing();
  const draft = recordDraft(bench.draft, record, known.reads);
  const recorded = {
    ...bench,
    draft,
    beside: recordDraft(bench.beside, record, known.reads),
    settings: recordSettings(bench.settings, record),
  };
  const look = await lookAtDraft({ draft, known });
  const isEmpty = look.kind === "empty";
  if (!isEmpty && look.kind !== "unreadable") return { kind: "not-begun", look, report: null };
  // Whoever closes the page half way finds a draft that says what it is.
  if (isEmpty) await draft.writeSubject(DRAFT_NAME).catch(() => undefined);

  const lines: LineBook = {};
  let isStopped = false;
  for (const [index, probe] of PROBES.entries()) {
    onProgress(index, PROBES.length);
    const left = WHOLE_WITHIN_MS - (bench.now() - begun);
    const why = whyNot(probe, known, { isStopped, isEmpty, left });
    if (why === null) {
      const { observes } = probe;
      const task = { observes, within: Math.min(probe.within, left) };
      isStopped = await workWithin(task, { ...recorded, known }, lines, (desk) => probe.run(desk));
      missAll(lines, observes, "not-met");
    } else missAll(lines, probe.observes, why);
  }
  onProgress(PROBES.length, PROBES.length);
  const tidied = isEmpty ? await tidyUp({ ...recorded, known }) : [];
  // What the calls came to is known only now; an empty read that was never met shows itself as none.
  lines["calls.missing"] = lineOf("calls.missing", record.missing);
  lines["calls.unanswered"] = lineOf("calls.unanswered", record.unanswered);
  lines["body.emptyRead"] = lineOf("body.emptyRead", known.reads.firstEmpty);
  missAll(lines, ANSWER_OBSERVES, "needs-answer");
  for (const { observes } of STEPS) missAll(lines, observes, "not-tried");
  missAll(lines, OBSERVATION_NAMES, isStopped ? "stopped" : "not-met");
  const report: Report = {
    kind: "rutebestilling-afproevning",
    version: REPORT_VERSION,
    ...head,
    draft: known.beganAs ?? "unknown",
    seconds: Math.round((bench.now() - begun) / 1_000),
    lines: lines as Lines,
    left: isStopped ? ["unknown"] : tidied,
  };
  return isEmpty ? { kind: isStopped ? "stopped" : "done", report } : { kind: "not-begun", look, report };
}

/** Why a probe is not run; null where it is. @param left milliseconds */
function whyNot(
  probe: Probe,
  { bodyType }: Known,
  { isStopped, isEmpty, left }: { readonly isStopped: boolean; readonly isEmpty: boolean; readonly left: number },
): Reason | null {
  if (!isEmpty && !probe.isReading) return "draft-unreadable";
  if (isStopped) return "stopped";
  if (left <= 0) return "time-limit";
  if (probe.bodyType === undefined || bodyType === null || probe.bodyType === bodyType) return null;
  return probe.bodyType === "text" ? "needs-plain-text" : "needs-html";
}
