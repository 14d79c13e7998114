/** A draft that answers, or forwards, the self-test's own mail: what shows nowhere else. */
import type { BodyType, Draft } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import { ANSWER_OBSERVES } from "./answer-lines";
import { type Bench, knowNothing } from "./bench";
import { bodyTypeOf, readTwiceIfEmpty } from "./draft-desk";
import { type DraftLook, lookAtDraft, tidyUp } from "./empty-draft";
import { answeredBody, answerKindOf, DRAFT_NAME, holdsAnswered, MARKED_HTML, MARKED_TEXT } from "./known-text";
import { OBSERVATION_NAMES, type ObservationName } from "./observations";
import type { ProbeDesk } from "./probe";
import { CallRecord, recordDraft, recordSettings } from "./record-calls";
import { type Lines, lineOf, REPORT_VERSION, type Report } from "./report";
import type { ReportHead, RunResult } from "./run-probes";
import type { Ask } from "./steps/step";
import { type LineBook, missAll, workWithin } from "./work-within";

const WITHIN_MS = 40_000;

/** What became of making the mail that is to be answered. */
export type TestMail = { readonly kind: "ready" } | { readonly kind: "not-begun"; readonly look: DraftLook };

/** Writes the mail that the user sends to themselves into the empty draft, and marks it. Sends nothing. */
export async function writeTestMail({ draft, ownAddress }: Bench): Promise<TestMail> {
  const known = knowNothing();
  const look = await lookAtDraft({ draft, known });
  if (look.kind !== "empty") return { kind: "not-begun", look };
  const type = known.bodyType ?? "html";
  await draft.writeSubject(DRAFT_NAME);
  await draft.replaceBody(answeredBody(type), type);
  if (ownAddress !== null) await draft.addRecipients("to", [{ address: ownAddress, name: ownAddress }]);
  await draft.writeMemory(DRAFT_NAME).catch(() => undefined);
  await draft.save();
  return { kind: "ready" };
}

/**
 * What the draft goes back to, where that is the self-test's own mail: by its subject, with no file in it and nobody but
 * one recipient. Null for every other draft, and for one that cannot be read.
 */
export async function lookAtAnswer(draft: Draft): Promise<"reply" | "forward" | null> {
  try {
    const kind = answerKindOf(await draft.readSubject());
    if (kind === null || (await draft.listAttachments()).length > 0) return null;
    const people = [];
    for (const field of ["to", "cc", "bcc"] as const) people.push(...(await draft.readRecipients(field)));
    return people.length <= 1 ? kind : null;
  } catch (error) {
    if (error instanceof OutlookError) return null;
    throw error;
  }
}

/**
 * Tries such a draft, and takes out what can be taken out. Never rejects for what Outlook does.
 * @param kind as {@link lookAtAnswer} has found it
 */
export async function runAnswer(
  bench: Bench,
  head: ReportHead,
  kind: "reply" | "forward",
  ask: Ask,
): Promise<Exclude<RunResult, { readonly kind: "not-begun" }>> {
  const begun = bench.now();
  const record = new CallRecord();
  const known = knowNothing();
  const recorded = {
    ...bench,
    draft: recordDraft(bench.draft, record, known.reads),
    settings: recordSettings(bench.settings, record),
    known,
  };
  const lines: LineBook = {};
  const work = (observes: readonly ObservationName[], half: (desk: ProbeDesk) => Promise<void>) =>
    workWithin({ observes, within: WITHIN_MS }, recorded, lines, half);
  let isStopped = await work(["properties.inherited"], (desk) => lookAtMemory(desk, kind));
  if (!isStopped) isStopped = await tryScopes(work, ask);
  missAll(lines, ANSWER_OBSERVES, isStopped ? "stopped" : "not-met");
  lines["calls.missing"] = lineOf("calls.missing", record.missing);
  lines["calls.unanswered"] = lineOf("calls.unanswered", record.unanswered);
  missAll(lines, OBSERVATION_NAMES, "needs-new-mail");
  const report: Report = {
    kind: "rutebestilling-afproevning",
    version: REPORT_VERSION,
    ...head,
    draft: kind,
    seconds: Math.min(3_600, Math.round((bench.now() - begun) / 1_000)),
    lines: lines as Lines,
    left: isStopped ? ["unknown"] : await tidyUp(recorded),
  };
  return { kind: isStopped ? "stopped" : "done", report };
}

/** Whether what was kept with the mail came along. Some Outlooks give nothing at the first look. */
async function lookAtMemory({ draft, tell, miss }: ProbeDesk, kind: "reply" | "forward"): Promise<void> {
  const hasCome = (await draft.readMemory()) !== null || (await draft.readMemory()) !== null;
  if (kind === "forward") tell("properties.inherited", hasCome ? "by-forward" : "never");
  else if (hasCome) tell("properties.inherited", "by-answers-and-copies");
  else miss(["properties.inherited"], "needs-forward");
}

type Work = (observes: readonly ObservationName[], half: (desk: ProbeDesk) => Promise<void>) => Promise<boolean>;

/** How much of the body is read, and how much is written. What the page is not given, the user looks for. */
async function tryScopes(work: Work, ask: Ask): Promise<boolean> {
  const scopes = ["body.readScope", "body.setScope"] as const;
  let isRead: boolean | null = null;
  let isStopped = await work(scopes, async (desk) => {
    isRead = await readsAnswered(desk, await bodyTypeOf(desk));
  });
  if (isRead === null || isStopped) return isStopped;
  if (!isRead && (await isSeen("quote-there", ask)) !== true) return false;
  isStopped = await work(scopes, async (desk) => {
    const { draft, tell } = desk;
    tell("body.readScope", isRead ? "whole" : "own-part");
    const type = await bodyTypeOf(desk);
    await draft.replaceBody(type === "html" ? MARKED_HTML : MARKED_TEXT, type);
    await draft.save();
    if (isRead) tell("body.setScope", (await readsAnswered(desk, type)) ? "own-part" : "whole");
  });
  if (isRead || isStopped) return isStopped;
  const isStill = await isSeen("quote-still-there", ask);
  return work(scopes, async ({ tell }) => {
    if (isStill !== null) tell("body.setScope", isStill ? "own-part" : "whole");
  });
}

async function readsAnswered(desk: ProbeDesk, type: BodyType): Promise<boolean> {
  return holdsAnswered(await readTwiceIfEmpty(desk, type), type);
}

/** Null where the user leaves the question out. */
async function isSeen(request: "quote-there" | "quote-still-there", ask: Ask): Promise<boolean | null> {
  const answer = await ask({ request, count: null, place: null });
  return answer === "skip" ? null : answer === "yes";
}
