import type { Draft } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import { type GuidedBench, type Known, knowNothing } from "./bench";
import { type DraftLook, lookAtDraft, takeOutAll, tidyUp } from "./empty-draft";
import { DRAFT_NAME } from "./known-text";
import { CallRecord, recordDraft, recordSettings } from "./record-calls";
import type { LeftPart, Lines, Report } from "./report";
import { lookAfterReload, RELOAD_STEP } from "./steps/reload";
import { type Ask, type Prepared, type Step, type StepDesk, valueIn } from "./steps/step";
import { STEPS } from "./steps/steps";
import { type LineBook, missAll, workWithin } from "./work-within";

/** How the steps ended. */
export type StepsResult =
  /** The draft holds something, or cannot be read: nothing was written. */
  | { readonly kind: "not-begun"; readonly look: DraftLook }
  /** The page lost its mail, which lies among the drafts under its name. */
  | { readonly kind: "stopped"; readonly report: Report }
  /** The page is to be loaded again, and to go on with {@link finishAfterReload} and this report. */
  | { readonly kind: "reload"; readonly report: Report }
  | { readonly kind: "done"; readonly report: Report };

/** Where the steps are: the draft that the page belongs to, and what is known. */
interface Course {
  readonly bench: GuidedBench;
  readonly ask: Ask;
  readonly lines: LineBook;
  readonly known: Known;
  readonly record: CallRecord;
  readonly unseen: Set<LeftPart>;
  draft: Draft;
  /** The item in front when the draft was opened. */
  generation: number;
}

function beginCourse(bench: GuidedBench, { lines }: Report, ask: Ask): Course {
  const known = knowNothing();
  known.isStale = valueIn(lines, "body.read") === "last-saved";
  const record = new CallRecord();
  const draft = recordDraft(bench.draft, record, known.reads);
  return {
    bench,
    ask,
    lines: { ...lines },
    known,
    record,
    unseen: new Set(),
    draft,
    generation: bench.front.generation,
  };
}

/** What the draft is worked on with, now. */
function deskOf({ bench, draft, known, record }: Course) {
  return { ...bench, draft, settings: recordSettings(bench.settings, record), known };
}

/** Does one half of a step. */
function work(course: Course, step: Step, half: (desk: StepDesk) => Promise<void>): Promise<boolean> {
  const { bench, lines, unseen } = course;
  return workWithin(step, deskOf(course), lines, (desk) =>
    half({
      ...desk,
      front: bench.front,
      leave: (part) => unseen.add(part),
      says: (name) => valueIn(lines, name),
    }),
  );
}

/**
 * Tries what takes the user's help, step by step, in the draft beside the page, which must be empty. Never rejects for
 * what Outlook does.
 * @param report of the part without help: what a step sees is written into a copy of it
 */
export async function runSteps(bench: GuidedBench, report: Report, ask: Ask): Promise<StepsResult> {
  const course = beginCourse(bench, report, ask);
  const { lines } = course;
  const look = await lookAtDraft(course);
  if (look.kind !== "empty") return { kind: "not-begun", look };
  await course.draft.writeSubject(DRAFT_NAME).catch(() => undefined);
  const steps = STEPS.filter((step) => step.isOpen(lines) && (bench.canReload || step !== RELOAD_STEP));
  for (const [index, step] of steps.entries()) {
    const how = await tryStep(course, step, { step: index + 1, of: steps.length });
    if (how === "reload") return { kind: "reload", report: reportOf(course, report, []) };
    if (how === "lost") return stopped(course, report);
    missAll(lines, step.observes, "not-seen");
    if (!(await comeBack(course))) return stopped(course, report);
    await takeOutAll(deskOf(course), DRAFT_NAME);
  }
  return finish(course, report);
}

/** @returns `reload` where the page is to be loaded again, `lost` where the draft that is tried is not in front any more */
async function tryStep(
  course: Course,
  step: Step,
  place: Parameters<Ask>[0]["place"],
): Promise<"over" | "reload" | "lost"> {
  const { lines } = course;
  for (const name of step.observes) if (lines[name]?.status === "not-possible") delete lines[name];
  let prepared: Prepared | null = null;
  await work(course, step, async (desk) => {
    prepared = await step.prepare(desk);
  });
  const ready = prepared as Prepared | null;
  if (ready === null) return "over";
  const answer = await course.ask({ request: step.request, count: ready.count ?? null, place });
  ready.stop?.();
  if (answer === "skip") {
    missAll(lines, step.observes, "not-tried");
    return "over";
  }
  if (step === RELOAD_STEP) return "reload";
  if (!(await comeBack(course))) return "lost";
  await work(course, step, (desk) => ready.look(desk, answer === "yes"));
  return "over";
}

/**
 * Goes on in the page that was loaded again.
 * @returns `not-begun` where the draft beside the page is not the one that was tried: it is left alone
 */
export async function finishAfterReload(bench: GuidedBench, report: Report): Promise<StepsResult> {
  const course = beginCourse(bench, report, async () => "skip");
  for (const part of report.left) course.unseen.add(part);
  if (!(await isOwn(course.draft))) return { kind: "not-begun", look: { kind: "no-draft" } };
  await work(course, RELOAD_STEP, lookAfterReload);
  return finish(course, report);
}

async function finish(course: Course, report: Report): Promise<StepsResult> {
  const left = await tidyUp(deskOf(course));
  return { kind: "done", report: reportOf(course, report, left) };
}

function stopped(course: Course, report: Report): StepsResult {
  for (const { observes } of STEPS) missAll(course.lines, observes, "stopped");
  return { kind: "stopped", report: reportOf(course, report, ["unknown"]) };
}

function reportOf({ lines, unseen }: Course, report: Report, left: readonly LeftPart[]): Report {
  for (const { observes } of STEPS) missAll(lines, observes, "not-tried");
  return { ...report, lines: lines as Lines, left: [...new Set([...left, ...unseen])].sort() };
}

/** Whether the draft is the one that is tried. */
async function isOwn(draft: Draft): Promise<boolean> {
  try {
    return (await draft.readSubject()).includes(DRAFT_NAME);
  } catch (error) {
    if (error instanceof OutlookError) return false;
    throw error;
  }
}

/** Finds back to the draft that is tried, where the page was shown another. @returns whether it has */
async function comeBack(course: Course): Promise<boolean> {
  const { bench, record, known, ask } = course;
  while (bench.front.generation !== course.generation) {
    const { generation } = bench.front;
    const found = bench.openDraft();
    const draft = found && recordDraft(found, record, known.reads);
    if (draft && (await isOwn(draft))) {
      course.draft = draft;
      course.generation = generation;
    } else if ((await ask({ request: "back", count: null, place: null })) === "skip") return false;
  }
  return true;
}
