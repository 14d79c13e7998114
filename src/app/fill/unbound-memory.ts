import type { Draft } from "../ports/draft";
import { findOwnTexts } from "./body/own-text";
import type { DraftMemories, Recalled, Unbound } from "./draft-memories";
import type { DraftMemory } from "./draft-memory";
import { attempt } from "./draft-parts";
import { markWords, readBody } from "./order-text";

/** As `DraftMemories.recall`, and of a memory without an item's id it is found out whether it is this draft's. */
export async function recallSettled(
  memories: DraftMemories,
  ...[key, calls = key, itemId]: Parameters<DraftMemories["recall"]>
): Promise<Recalled> {
  return settleUnbound(await memories.recall(key, calls, itemId), calls);
}

/**
 * Finds out whether a memory without an item's id is this draft's: it is where the body is just what the memory says.
 * Else nobody can tell: it is treated as one that cannot be read.
 */
export async function settleUnbound(recalled: Recalled | Unbound, calls: Draft): Promise<Recalled> {
  if (recalled.kind !== "unbound") return recalled;
  const { memory } = recalled;
  const { value } = await attempt(() => standsAsWritten(calls, memory));
  return value === true ? { kind: "known", memory, isHeldOnly: false } : { kind: "unreadable" };
}

/**
 * Whether a draft's body is just what a memory says of it: our texts, whole, and beside them the words that stood there
 * before. A mail that inherited the memory has the head of a quote beside. Rejects with an `OutlookError`.
 */
async function standsAsWritten(draft: Draft, memory: DraftMemory): Promise<boolean> {
  const { words } = await readBody(draft, await draft.readBodyType());
  const standings = findOwnTexts(memory.texts, words, memory.reference);
  const runs = standings.flatMap((standing) => (standing.kind === "whole" ? standing.runs : []));
  const list = words.list.filter((_word, place) => !runs.some(({ start, end }) => place >= start && place < end));
  return markWords({ ...words, list }) === memory.before.words;
}
