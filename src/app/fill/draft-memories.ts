import type { Draft } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";
import { type DraftMemory, markOf, readDraftMemory, writeDraftMemory } from "./draft-memory";

/** What is known of a draft's memory. */
export type Recalled =
  | { readonly kind: "none" }
  /** `isHeldOnly`: by this pane, while what the draft keeps cannot be read, and must not be overwritten. */
  | { readonly kind: "known"; readonly memory: DraftMemory; readonly isHeldOnly: boolean }
  /** It may be there: Outlook did not let it be read, or a newer version has written it. It must not be overwritten. */
  | { readonly kind: "unreadable" };

/**
 * The memories of drafts. Read anew each time, since another pane may be open on the same draft; what a draft would not
 * keep lives here as long as the pane does.
 */
export class DraftMemories {
  readonly #held = new WeakMap<Draft, DraftMemory>();

  /**
   * What is remembered of a draft.
   * @param key the draft that the memory belongs to
   * @param calls the same draft, through which Outlook is asked
   * @param itemId the item's id where it was just told; undefined to ask for it
   * @throws (rejects) OutlookError `item-changed` when the pane shows another item
   */
  async recall(key: Draft, calls: Draft = key, itemId?: string | null): Promise<Recalled> {
    const held = this.#held.get(key);
    const orHeld = <T extends Recalled>(other: T, isHeldOnly: boolean): Recalled =>
      held ? { kind: "known", memory: held, isHeldOnly } : other;
    const text = await twice(() => calls.readMemory());
    if (text === undefined) return orHeld({ kind: "unreadable" }, true);
    if (text === null) return orHeld({ kind: "none" }, false);
    const memory = readDraftMemory(text);
    if (memory === null) return orHeld({ kind: "unreadable" }, true);
    if (held?.fillId === memory.fillId) return { kind: "known", memory, isHeldOnly: false };
    const id = itemId === undefined ? await twice(() => calls.readItemId()) : itemId;
    if (id === undefined) return orHeld({ kind: "unreadable" }, true);
    const isOfThisItem = id !== null && memory.item === markOf(id);
    return isOfThisItem ? { kind: "known", memory, isHeldOnly: false } : orHeld({ kind: "none" }, false);
  }

  /** Remembers in this pane alone. */
  hold(key: Draft, memory: DraftMemory | null): true {
    if (memory) this.#held.set(key, memory);
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
      if (memory?.item) this.#held.delete(key);
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
