import type { Draft } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";
import { type DraftMemory, markOf, readDraftMemory, sameMemory, writeDraftMemory } from "./draft-memory";

/** What is known of a draft's memory. */
export type Recalled =
  | { readonly kind: "none" }
  /** `isHeldOnly`: by this pane, while what the draft keeps cannot be read, and must not be overwritten. */
  | { readonly kind: "known"; readonly memory: DraftMemory; readonly isHeldOnly: boolean }
  /** It may be there: Outlook did not let it be read, or a newer version has written it. It must not be overwritten. */
  | { readonly kind: "unreadable" };

/** What a pane holds of a draft's memory. */
interface Held {
  readonly memory: DraftMemory;
  /** Outlook has said that the draft keeps it. */
  readonly isSaidKept: boolean;
}

/**
 * The memories of drafts. Read anew each time, since another pane may be open on the same draft; what a draft has not
 * given back yet lives here as long as the pane does.
 */
export class DraftMemories {
  readonly #held = new WeakMap<Draft, Held>();

  /**
   * What is remembered of a draft. That nothing is, Outlook has also said in error (office-js#3862): who acts on it asks
   * again.
   * @param key the draft that the memory belongs to
   * @param calls the same draft, through which Outlook is asked
   * @param itemId the item's id where it was just told; undefined to ask for it
   * @throws (rejects) OutlookError `item-changed` when the pane shows another item
   */
  async recall(key: Draft, calls: Draft = key, itemId?: string | null): Promise<Recalled> {
    const held = this.#held.get(key);
    const orHeld = (): Recalled =>
      held ? { kind: "known", memory: held.memory, isHeldOnly: false } : { kind: "none" };
    // What the draft is said to keep may be newer than what this pane holds.
    const unreadable: Recalled =
      held && !held.isSaidKept ? { kind: "known", memory: held.memory, isHeldOnly: true } : { kind: "unreadable" };
    const text = await twice(() => calls.readMemory());
    if (text === undefined) return unreadable;
    if (text === null) return orHeld();
    const memory = readDraftMemory(text);
    if (memory === null) return unreadable;
    if (held?.memory.fillId === memory.fillId) {
      // Only what was read back is known to be kept: Outlook has said so of what it did not keep (office-js#3862).
      if (sameMemory(held.memory, memory) && memory.item !== null) this.#held.delete(key);
      return { kind: "known", memory: held.memory, isHeldOnly: false };
    }
    const id = itemId === undefined ? await twice(() => calls.readItemId()) : itemId;
    if (id === undefined) return unreadable;
    const isOfThisItem = id !== null && memory.item === markOf(id);
    return isOfThisItem ? { kind: "known", memory, isHeldOnly: false } : orHeld();
  }

  /** Remembers in this pane alone. */
  hold(key: Draft, memory: DraftMemory | null, isSaidKept = false): true {
    if (memory) this.#held.set(key, { memory, isSaidKept });
    else this.#held.delete(key);
    return true;
  }

  /**
   * Remembers, with the draft if Outlook lets it, else in this pane.
   * @returns whether the draft keeps it, as far as Outlook says
   * @throws (rejects) OutlookError `item-changed`
   */
  async remember(key: Draft, memory: DraftMemory | null, calls: Draft = key): Promise<boolean> {
    this.hold(key, memory);
    const text = memory && writeDraftMemory(memory);
    if (memory && text === null) return false;
    try {
      await calls.writeMemory(text);
      this.hold(key, memory, memory?.item != null);
      return true;
    } catch (error) {
      if (error instanceof OutlookError && error.kind === "item-changed") throw error;
      return false;
    }
  }
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
