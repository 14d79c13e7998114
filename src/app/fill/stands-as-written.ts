import type { Draft } from "../ports/draft";
import { findOwnTexts } from "./body/own-text";
import type { DraftMemory } from "./draft-memory";
import { markWords, readBody } from "./order-text";

/**
 * Whether a draft's body is just what a memory says of it: our texts, whole, and beside them the words that stood there
 * before. A mail that inherited the memory has the head of a quote beside. Rejects with an `OutlookError`.
 */
export async function standsAsWritten(draft: Draft, memory: DraftMemory): Promise<boolean> {
  const { words } = await readBody(draft, await draft.readBodyType());
  const standings = findOwnTexts(memory.texts, words);
  const runs = standings.flatMap((standing) => (standing.kind === "whole" ? standing.runs : []));
  const list = words.list.filter((_word, place) => !runs.some(({ start, end }) => place >= start && place < end));
  return markWords({ ...words, list }) === memory.before.words;
}
