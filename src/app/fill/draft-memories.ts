import type { Draft } from "../ports/draft";
import type { DraftMemory } from "./draft-memory";

/** What a pane holds of a draft's memory. */
export interface Held {
  readonly memory: DraftMemory | null;
  /** The draft has given just that back: what it gives then is newer, from another window. */
  readonly isSettled: boolean;
  /** The fill that the pane knows of last; null for none. */
  readonly fillId: string | null;
  /** All that it knew of: the draft gives one of them back where a later write was lost, or came before it in the end. */
  readonly past: ReadonlySet<string>;
  /** Those that the draft has given back. */
  readonly kept: ReadonlySet<string>;
  /** A write was not answered: it may come any time. */
  readonly isOpen: boolean;
  /** What was taken back last: of it may come late whom it was not sure of, and a text that was not there. */
  readonly forgotten: DraftMemory | null;
}

const NOTHING: Held = {
  memory: null,
  isSettled: false,
  fillId: null,
  past: new Set(),
  kept: new Set(),
  isOpen: false,
  forgotten: null,
};

/**
 * What a pane holds of the memories of drafts, as long as it is open. It is no more than a place to keep that in: how a
 * draft is asked, and what counts, is in remember.ts, which comes with the code that fills.
 */
export class DraftMemories {
  readonly #held = new WeakMap<Draft, Held>();
  readonly #voided = new Map<string, DraftMemory | null>();

  /** Whether this pane has had to do with a draft's memory. */
  knows(key: Draft): boolean {
    return this.#held.has(key);
  }

  of(key: Draft): Held {
    return this.#held.get(key) ?? NOTHING;
  }

  /**
   * A fill has remembered what it was about to write, and then written nothing, or all was taken back: what the draft
   * keeps of it is not so. The pane knows it also when it has been beside another mail since.
   * @param before what is so instead
   */
  void(fillId: string, before: DraftMemory | null): void {
    this.#voided.set(fillId, before);
  }

  /** What is so instead of what the draft keeps of a fill; undefined where that is not known to be wrong. */
  insteadOf(fillId: string): DraftMemory | null | undefined {
    return this.#voided.get(fillId);
  }

  change(key: Draft, change: Partial<Held>): void {
    this.#held.set(key, { ...this.of(key), ...change });
  }
}
