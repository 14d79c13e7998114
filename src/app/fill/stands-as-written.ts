import type { Draft } from "../ports/draft";
import { findOwnTexts } from "./body/own-text";
import type { DraftMemory } from "./draft-memory";
import { filesNamed } from "./files";
import { holdsSubject } from "./order-subject";
import { markWords, readBody } from "./order-text";
import { holdsOurs, isOnlyPlanned } from "./recipients";

/**
 * Whether a draft's body is just what a memory says of it: our texts, whole, and beside them the words that stood there
 * before. A mail that inherited the memory has the head of a quote beside. Rejects with an `OutlookError`.
 */
export async function standsAsWritten(draft: Draft, memory: DraftMemory): Promise<boolean> {
  return (await howTextStands(draft, memory)) === "as-written";
}

async function howTextStands(
  draft: Draft,
  { texts, before }: DraftMemory,
): Promise<"absent" | "as-written" | "otherwise"> {
  const { words } = await readBody(draft, await draft.readBodyType());
  const standings = findOwnTexts(texts, words);
  const runs = standings.flatMap((standing) => (standing.kind === "whole" ? standing.runs : []));
  const list = words.list.filter((_word, place) => !runs.some(({ start, end }) => place >= start && place < end));
  if (markWords({ ...words, list }) === before.words) return "as-written";
  return standings.every(({ kind }) => kind === "absent") ? "absent" : "otherwise";
}

/**
 * Whether a memory tells of nothing but a text like one in the draft: the fill that remembered it may have been cut off
 * before it wrote, and somebody else has put the text there since. Rejects with an `OutlookError`.
 */
export async function mayBeSomebodyElses(draft: Draft, memory: DraftMemory): Promise<boolean> {
  const isPlanned =
    memory.texts.every(({ seen }) => seen === 0) &&
    memory.files.every(({ id }) => id === null) &&
    isOnlyPlanned(memory.to) &&
    isOnlyPlanned(memory.cc);
  // Where it tells of nothing but the text, as after an undo that left that, there is nothing to miss.
  const isOfTextOnly = memory.subject === null && [...memory.to, ...memory.cc, ...memory.files].length === 0;
  if (!isPlanned || isOfTextOnly || (await howTextStands(draft, memory)) !== "otherwise") return false;
  const [subject, to, cc, files] = await Promise.all([
    draft.readSubject(),
    draft.readRecipients("to"),
    draft.readRecipients("cc"),
    draft.listAttachments(),
  ]);
  const isSubject = memory.subject !== null && holdsSubject(subject, memory.subject);
  const isThere = isSubject || holdsOurs("to", to, memory) || holdsOurs("cc", cc, memory);
  return !isThere && memory.files.every(({ name }) => filesNamed(files, name).length === 0);
}
