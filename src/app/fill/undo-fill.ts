import type { PartCause } from "../../domain/fill/part-report";
import type { UndoLeft, UndoReport } from "../../domain/fill/undo-report";
import type { Draft } from "../ports/draft";
import { mayCome } from "./body/own-text";
import type { DraftMemory } from "./draft-memory";
import { type Attempt, attempt } from "./draft-parts";
import { leftOfFiles, undoFiles, wasWithoutFiles } from "./files";
import { type DraftInTime, type FillTools, LOOK_AGAIN_AFTER_MS, type Look, openDesk } from "./fill-tools";
import { leftOfSubject, readSubject, undoSubject } from "./order-subject";
import { leftOfText, readBody, type TextUndone, undoText } from "./order-text";
import { type FieldUndone, leftOfField, mayComeOf, type OrderField, readField, undoField } from "./recipients";
import { hold, recall, remember } from "./remember";

/**
 * Takes back what the fill wrote in a draft, part by part, and nothing else, and reads the draft back: what is left is
 * named. Never rejects for what Outlook does.
 * @param expected the fill that this pane knows of; another one since, from another window, is not taken back. Null
 *   where the pane knows of none
 */
export async function undoFill(draft: Draft, tools: FillTools, expected: string | null = null): Promise<UndoReport> {
  const desk = openDesk(draft, tools);
  const ask = () => attempt(() => recall(tools.memories, draft, desk.writer));
  const first = await ask();
  // That nothing is remembered is not believed the first time.
  const { value: recalled, cause } = first.value?.kind === "none" ? await ask() : first;
  if (cause === "item-changed") return nothing("blocked", "item-changed");
  if (!recalled || recalled.kind === "unreadable") return nothing("blocked", "memory");
  if (recalled.kind === "none") return nothing("nothing", null);
  const { memory } = recalled;
  if (expected !== null && memory.fillId !== expected) return nothing("blocked", "newer-fill");
  const { report, rest } = await undoWithin(desk, memory, tools);
  if (recalled.isHeldOnly) hold(tools.memories, draft, rest);
  else {
    const keep = () => attempt(() => remember(tools.memories, draft, rest, desk.reader));
    // Another window believes what the draft goes on keeping.
    if ((await keep()).value === false) await keep();
    // Some Outlooks keep what is remembered only once the draft is saved (office-js#4930).
    await attempt(() => desk.reader.save());
  }
  return report;
}

function nothing(outcome: UndoReport["outcome"], obstacle: UndoReport["obstacle"]): UndoReport {
  return { outcome, isAsBefore: false, left: [], wasTextGone: false, rewritten: [], obstacle };
}

/** Takes back what a memory says, as `undoFill` does, and gives what is to be remembered then. */
export async function undoWithin(
  { key, writer, reader, hasTime }: DraftInTime,
  memory: DraftMemory,
  tools: FillTools,
): Promise<{ readonly report: UndoReport; readonly rest: DraftMemory | null }> {
  // What is read in order to be written back is saved first: `body.getAsync` may give what was saved last.
  const saving = attempt(() => writer.save());
  const [files, text, to, cc, subject] = await Promise.all([
    attempt(() => undoFiles(writer, memory, tools.hashContent)),
    saving.then(({ cause }) => attempt(() => undoBody(writer, memory, cause === null))),
    attempt(() => undoField(writer, "to", memory, tools.wait)),
    attempt(() => undoField(writer, "cc", memory, tools.wait)),
    attempt(() => undoSubject(writer, memory)),
  ]);
  const undone: Undone = { files, text, to, cc, subject };
  const look = async (isLast: boolean) => {
    const { cause } = await attempt(() => reader.save());
    return lookAtLeft(reader, memory, undone, tools, { isFresh: cause === null, isLast });
  };
  let left = await look(false);
  for (const [place, pause] of LOOK_AGAIN_AFTER_MS.entries()) {
    if (left.parts.every(isSettled) || !hasTime(pause)) break;
    await tools.wait(pause);
    left = await look(place === LOOK_AGAIN_AFTER_MS.length - 1);
  }
  const isClean = left.parts.length === 0;
  const coming: Coming = {
    texts: text.value?.kind === "gone" ? text.value.coming : memory.texts.filter(mayCome),
    to: mayComeOf(memory.to, to.value),
    cc: mayComeOf(memory.cc, cc.value),
  };
  // What could not be taken back is still ours: it stays in the memory, so that undo can be tried again.
  const rest = isClean ? null : without(memory, left.parts, coming);
  const outcome = isClean ? "undone" : "partial";
  const wasTextGone = text.value?.kind === "gone" && text.value.wasGone;
  if (isClean) {
    tools.memories.change(key, { forgotten: { ...memory, ...coming } });
    // Should the draft go on keeping it: there is nothing any more that it tells of.
    tools.memories.void(memory.fillId, null);
  }
  const isAsBefore = isClean && left.isAsBefore;
  const rewritten = (["to", "cc"] as const).filter((field) => undone[field].value?.isRewritten);
  return { report: { outcome, isAsBefore, left: left.parts, wasTextGone, rewritten, obstacle: null }, rest };
}

async function undoBody(draft: Draft, memory: DraftMemory, isFresh: boolean): Promise<TextUndone> {
  if (memory.texts.length === 0) return { kind: "gone", words: null, isTakenOut: false, wasGone: false, coming: [] };
  return undoText(draft, await draft.readBodyType(), memory, isFresh);
}

/** Whether waiting changes nothing: it is not a matter of what Outlook shows late. */
function isSettled({ part, why }: UndoLeft): boolean {
  return why === "not-removable" || why === "item-changed" || (why === "edited" && part === "body");
}

/** What came of taking back the parts. */
interface Undone {
  readonly files: Attempt<boolean>;
  readonly text: Attempt<TextUndone>;
  readonly to: Attempt<FieldUndone>;
  readonly cc: Attempt<FieldUndone>;
  readonly subject: Attempt<boolean>;
}

function namesOf({ files }: DraftMemory): readonly string[] {
  return files.map(({ name }) => name);
}

/** What is left of ours, and whether all else is as it was. */
interface Left {
  readonly parts: readonly UndoLeft[];
  readonly isAsBefore: boolean;
}

/** Reads the draft back: what is there counts, not what the writes answered. */
async function lookAtLeft(
  draft: Draft,
  memory: DraftMemory,
  undone: Undone,
  tools: FillTools,
  how: Look,
): Promise<Left> {
  const sides = await Promise.all([
    look("attachment", namesOf(memory), memory.files.length > 0, async () => {
      const { names, why, isAsBefore } = await leftOfFiles(
        draft,
        memory,
        undone.files.value === true && !(how.isLast && wasWithoutFiles(memory)),
        tools.hashContent,
      );
      return { names, why: why === "vanished" ? (undone.files.cause ?? why) : why, isAsBefore };
    }),
    look("body", [], memory.texts.length > 0, async () => {
      const body = await readBody(draft, await draft.readBodyType());
      return { names: [], ...leftOfText(body, memory, undone.text.value, undone.text.cause, how) };
    }),
    lookAtField(draft, "to", memory, undone.to, how),
    lookAtField(draft, "cc", memory, undone.cc, how),
    look("subject", [], memory.subject !== null, async () => {
      const { why, isAsBefore } = leftOfSubject(await readSubject(draft), memory, undone.subject.value === true);
      return { names: [], why: why && (undone.subject.cause ?? why), isAsBefore };
    }),
  ]);
  return { parts: sides.flatMap(({ parts }) => parts), isAsBefore: sides.every(({ isAsBefore }) => isAsBefore) };
}

function lookAtField(
  draft: Draft,
  field: OrderField,
  memory: DraftMemory,
  undone: Attempt<FieldUndone>,
  how: Look,
): Promise<Left> {
  return look(field, [], memory[field].length > 0, async () => {
    const left = leftOfField(field, await readField(draft, field), memory, undone.value, how);
    const { addresses, doubtful, isAsBefore } = left;
    if (addresses.length > 0) return { names: addresses, why: whyKept(undone.cause), isAsBefore };
    return { names: doubtful, why: left.isUnsure || doubtful.length > 0 ? "unverified" : null, isAsBefore };
  });
}

/** `unsupported`: not everybody in the field would have survived it. */
function whyKept(cause: PartCause | null): UndoLeft["why"] {
  return cause === "unsupported" ? "not-removable" : (cause ?? "vanished");
}

/** One part as it was looked at. */
interface PartLooked {
  readonly names: readonly string[];
  readonly why: UndoLeft["why"] | null;
  readonly isAsBefore: boolean;
}

/** Looks at one part; where it cannot be read, what was written there may be there still. */
async function look(
  part: UndoLeft["part"],
  names: readonly string[],
  wasWritten: boolean,
  work: () => Promise<PartLooked>,
): Promise<Left> {
  const { value, cause } = await attempt(work);
  if (cause !== null) return { parts: wasWritten ? [{ part, names, why: cause }] : [], isAsBefore: false };
  const { why, isAsBefore } = value;
  return { parts: why === null ? [] : [{ part, names: value.names, why }], isAsBefore };
}

/** What was asked for and not seen, and may still come. */
type Coming = Pick<DraftMemory, "texts" | "to" | "cc">;

/** The memory without the parts of which nothing is left, and nothing can come. */
function without(memory: DraftMemory, left: readonly UndoLeft[], coming: Coming): DraftMemory {
  const isLeft = (part: UndoLeft["part"]) => left.some((other) => other.part === part);
  return {
    ...memory,
    subject: isLeft("subject") ? memory.subject : null,
    texts: isLeft("body") ? memory.texts : coming.texts,
    to: isLeft("to") ? memory.to : coming.to,
    cc: isLeft("cc") ? memory.cc : coming.cc,
    files: isLeft("attachment") ? memory.files : [],
  };
}
