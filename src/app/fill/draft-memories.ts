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

/** Whether the draft may keep a memory that cannot be read. */
export function mayKeepUnread(recalled: Recalled): boolean {
  return recalled.kind === "unreadable" || (recalled.kind === "known" && recalled.isHeldOnly);
}

/**
 * A memory that was written when Outlook gave no id: it is this draft's, or that of a mail that was forwarded or copied.
 * What stands in the draft decides (see `settleUnbound`).
 */
export interface Unbound {
  readonly kind: "unbound";
  readonly memory: DraftMemory;
}

/** What a pane holds of a draft's memory. */
interface Held {
  /** Null: nothing, or what the draft has given back since. */
  readonly memory: DraftMemory | null;
  /** The fill that the pane knows of last; null for none. */
  readonly fillId: string | null;
  /** All that it knew of: the draft gives one of them back where a later write was lost, or came before it in the end. */
  readonly past: ReadonlySet<string>;
  /** Those that the draft has given back. */
  readonly kept: ReadonlySet<string>;
  /** A write was not answered: it may come any time. */
  readonly isOpen: boolean;
  /** What was forgotten though its text was not there. */
  readonly forgotten: DraftMemory | null;
}

const NOTHING: Held = { memory: null, fillId: null, past: new Set(), kept: new Set(), isOpen: false, forgotten: null };

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
  async recall(key: Draft, calls: Draft = key, itemId?: string | null): Promise<Recalled | Unbound> {
    const held = this.#held.get(key) ?? NOTHING;
    const isKept = held.fillId !== null && held.kept.has(held.fillId);
    // What the draft has given back before, and does not any more, was taken back in another window.
    const orHeld = (): Recalled =>
      held.memory && (!isKept || held.isOpen)
        ? { kind: "known", memory: held.memory, isHeldOnly: false }
        : { kind: "none" };
    // What the draft keeps may be newer than what this pane holds.
    const unreadable: Recalled =
      held.memory && !isKept ? { kind: "known", memory: held.memory, isHeldOnly: true } : { kind: "unreadable" };
    const first = await twice(() => calls.readMemory());
    const text = first === null && isKept ? await twice(() => calls.readMemory()) : first;
    if (text === undefined) return unreadable;
    if (text === null) return orHeld();
    const memory = readDraftMemory(text);
    if (memory === null) return unreadable;
    if (held.fillId !== memory.fillId && held.past.has(memory.fillId)) return orHeld();
    if (held.memory?.fillId === memory.fillId) {
      // Only what was read back is known to be kept: Outlook has said so of what it did not keep (office-js#3862).
      if (memory.item !== null) this.#giveBack(key, memory.fillId);
      const isSettled = sameMemory(held.memory, memory) && memory.item !== null && !held.isOpen;
      if (isSettled) this.#change(key, { memory: null });
      return { kind: "known", memory: held.memory, isHeldOnly: false };
    }
    const id = itemId === undefined ? await twice(() => calls.readItemId()) : itemId;
    if (id === undefined) return unreadable;
    if (memory.item === null) return { kind: "unbound", memory };
    const isOfThisItem = id !== null && memory.item === markOf(id);
    return isOfThisItem ? { kind: "known", memory, isHeldOnly: false } : orHeld();
  }

  #change(key: Draft, change: Partial<Held>): void {
    this.#held.set(key, { ...(this.#held.get(key) ?? NOTHING), ...change });
  }

  #giveBack(key: Draft, fillId: string): void {
    this.#change(key, { kept: new Set([...(this.#held.get(key) ?? NOTHING).kept, fillId]) });
  }

  /** Remembers in this pane alone. */
  hold(key: Draft, memory: DraftMemory | null): true {
    const { past, kept, forgotten } = this.#held.get(key) ?? NOTHING;
    const fillId = memory?.fillId ?? null;
    this.#change(key, {
      memory,
      fillId,
      forgotten: memory === null ? forgotten : null,
      past: fillId === null ? past : new Set([...past, fillId]),
      kept: new Set([...kept].filter((other) => other !== fillId)),
    });
    return true;
  }

  /**
   * Forgets what was taken back, with the draft if Outlook lets it. As `remember`.
   * @param missed what was remembered, where its text was not there to be taken back
   */
  forget(key: Draft, missed: DraftMemory | null, calls: Draft): Promise<boolean> {
    this.#change(key, { forgotten: missed });
    return this.remember(key, null, calls);
  }

  /** What this pane has forgotten of a draft though its text was not there: it may come after all. */
  forgotten(key: Draft): DraftMemory | null {
    return this.#held.get(key)?.forgotten ?? null;
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
      return true;
    } catch (error) {
      if (!(error instanceof OutlookError) || error.kind === "item-changed") throw error;
      if (error.kind === "timeout" || error.kind === "unclear") this.#change(key, { isOpen: true });
      return false;
    }
  }

  /**
   * Remembers, and reads it back: Outlook has said that it keeps what it did not keep (office-js#3862).
   * @returns whether the draft gives it back
   * @throws (rejects) OutlookError `item-changed`
   */
  async rememberSurely(key: Draft, memory: DraftMemory, calls: Draft = key): Promise<boolean> {
    const text = writeDraftMemory(memory);
    const isGivenBack = async () => {
      if ((await twice(() => calls.readMemory())) !== text) return false;
      if (memory.item !== null) this.#giveBack(key, memory.fillId);
      return true;
    };
    if (!(await this.remember(key, memory, calls))) return false;
    if (await isGivenBack()) return true;
    // Some Outlooks keep it only once the draft is saved (office-js#4930).
    await twice(() => calls.save());
    if (await isGivenBack()) return true;
    // A write that did nothing, or comes late.
    this.#change(key, { isOpen: true });
    return (await this.remember(key, memory, calls)) && isGivenBack();
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
