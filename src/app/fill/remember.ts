import type { Draft } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";
import type { DraftMemories, Held } from "./draft-memories";
import { type DraftMemory, markOf, readDraftMemory, sameMemory, writeDraftMemory } from "./draft-memory";
import { mayBeSomebodyElses, standsAsWritten } from "./stands-as-written";

/** What is known of a draft's memory. */
export type Recalled =
  | { readonly kind: "none" }
  /** `isHeldOnly`: by this pane, while what the draft keeps cannot be read, and must not be overwritten. */
  | { readonly kind: "known"; readonly memory: DraftMemory; readonly isHeldOnly: boolean }
  /** It may be there: Outlook did not let it be read, or a newer version has written it. It must not be overwritten. */
  | { readonly kind: "unreadable" };

/** Whether the draft may keep a memory that cannot be read. */
export function mayKeepUnread(recalled: Recalled): boolean {
  return recalled.kind === "unreadable" || (recalled.kind === "known" && recalled.isHeldOnly);
}

const known = (memory: DraftMemory): Recalled => ({ kind: "known", memory, isHeldOnly: false });

const isKept = ({ fillId, kept }: Held): boolean => fillId !== null && kept.has(fillId);

/** What the draft has given back before, and does not any more, was taken back in another window. */
function whatIsHeld(held: Held): Recalled {
  return held.memory && (!isKept(held) || held.isOpen) ? known(held.memory) : { kind: "none" };
}

/** What the draft keeps may be newer than what this pane holds. */
function whileUnread(held: Held): Recalled {
  return held.memory && !isKept(held)
    ? { kind: "known", memory: held.memory, isHeldOnly: true }
    : { kind: "unreadable" };
}

/**
 * What is remembered of a draft. That nothing is, Outlook has also said in error (office-js#3862): who acts on it asks
 * again.
 * @param key the draft that the memory belongs to
 * @param calls the same draft, through which Outlook is asked
 * @param itemId the item's id where it was just given; undefined to ask for it
 * @throws (rejects) OutlookError `item-changed` when the pane shows another item
 */
export async function recall(
  memories: DraftMemories,
  key: Draft,
  calls: Draft = key,
  itemId?: string | null,
): Promise<Recalled> {
  const held = memories.of(key);
  const first = await twice(() => calls.readMemory());
  const text = first === null && isKept(held) ? await twice(() => calls.readMemory()) : first;
  if (text === null) return whatIsHeld(held);
  const memory = text === undefined ? null : readDraftMemory(text);
  if (memory === null) return whileUnread(held);
  return compareWithHeld(memories, key, memory) ?? recogniseItem(memories, held, memory, calls, itemId);
}

/** What is known of a fill of which this pane knows, when the draft gives back a memory of it; null of any other. */
function compareWithHeld(memories: DraftMemories, key: Draft, memory: DraftMemory): Recalled | null {
  const held = memories.of(key);
  // An older one of this pane's: a later write was lost, or came before it in the end.
  if (held.fillId !== memory.fillId && held.past.has(memory.fillId)) {
    return held.memory ? known(held.memory) : { kind: "none" };
  }
  if (held.memory?.fillId !== memory.fillId) return null;
  // Only what was read back is known to be kept: Outlook has said so of what it did not keep (office-js#3862).
  if (memory.item !== null) giveBack(memories, key, memory.fillId);
  const isSame = sameMemory(held.memory, memory) && memory.item !== null;
  if (isSame && !held.isOpen) memories.change(key, { isSettled: true });
  return known(held.isSettled && !isSame ? memory : held.memory);
}

/** Whether a memory that this pane has not written is this item's, and tells of what was done to it. */
async function recogniseItem(
  memories: DraftMemories,
  held: Held,
  memory: DraftMemory,
  calls: Draft,
  itemId: string | null | undefined,
): Promise<Recalled> {
  const instead = memories.insteadOf(memory.fillId);
  if (instead === null) return whatIsHeld(held);
  const id = itemId === undefined ? await twice(() => calls.readItemId()) : itemId;
  if (id === undefined) return whileUnread(held);
  if (memory.item === null) return (await standsThere(calls, memory)) ? known(memory) : whileUnread(held);
  if (id === null || memory.item !== markOf(id)) return whatIsHeld(held);
  if (instead) return known(instead);
  return (await twice(() => mayBeSomebodyElses(calls, memory))) ? whatIsHeld(held) : known(memory);
}

/** The draft has given a memory back. */
function giveBack(memories: DraftMemories, key: Draft, fillId: string): void {
  memories.change(key, { kept: new Set([...memories.of(key).kept, fillId]) });
}

/** Remembers in this pane alone. */
export function hold(memories: DraftMemories, key: Draft, memory: DraftMemory | null): true {
  const { past, kept } = memories.of(key);
  const fillId = memory?.fillId ?? null;
  memories.change(key, {
    memory,
    isSettled: false,
    fillId,
    past: fillId === null ? past : new Set([...past, fillId]),
    kept: new Set([...kept].filter((other) => other !== fillId)),
  });
  return true;
}

/**
 * Remembers, with the draft if Outlook lets it, else in this pane.
 * @returns whether the draft keeps it, as far as Outlook says
 * @throws (rejects) OutlookError `item-changed`
 */
export async function remember(
  memories: DraftMemories,
  key: Draft,
  memory: DraftMemory | null,
  calls: Draft = key,
): Promise<boolean> {
  hold(memories, key, memory);
  const text = memory && writeDraftMemory(memory);
  if (memory && text === null) return false;
  try {
    await calls.writeMemory(text);
    return true;
  } catch (error) {
    if (!(error instanceof OutlookError) || error.kind === "item-changed") throw error;
    if (error.kind === "timeout" || error.kind === "unclear") memories.change(key, { isOpen: true });
    return false;
  }
}

/**
 * Remembers, and reads it back: Outlook has said that it keeps what it did not keep (office-js#3862).
 * @returns whether the draft gives it back
 * @throws (rejects) OutlookError `item-changed`
 */
export async function rememberSurely(
  memories: DraftMemories,
  key: Draft,
  memory: DraftMemory,
  calls: Draft = key,
): Promise<boolean> {
  const text = writeDraftMemory(memory);
  const isGivenBack = async () => {
    if ((await twice(() => calls.readMemory())) !== text) return false;
    if (memory.item !== null) giveBack(memories, key, memory.fillId);
    return true;
  };
  if (!(await remember(memories, key, memory, calls))) return false;
  if (await isGivenBack()) return true;
  // Some Outlooks keep it only once the draft is saved (office-js#4930).
  await twice(() => calls.save());
  if (await isGivenBack()) return true;
  // A write that did nothing, or comes late.
  memories.change(key, { isOpen: true });
  return (await remember(memories, key, memory, calls)) && isGivenBack();
}

/**
 * Whether a memory that was written when Outlook gave no id is this draft's, by what stands there: else it may be that of
 * a mail that was forwarded or copied.
 */
async function standsThere(calls: Draft, memory: DraftMemory): Promise<boolean> {
  return (await twice(() => standsAsWritten(calls, memory))) ?? false;
}

/** Asks once more where Outlook refuses or answers something else; undefined when that does not help either. */
async function twice<T>(ask: () => Promise<T>): Promise<T | undefined> {
  for (let turn = 1; ; turn++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof OutlookError) || error.kind === "item-changed") throw error;
      if (turn === 2 || error.kind === "timeout") return undefined;
    }
  }
}
