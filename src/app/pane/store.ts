/** A value that others watch. */
export interface Store<Own, Snapshot> {
  /** What the store itself remembers. */
  own(): Own;
  /** What is shown now. The same object until something changes. */
  snapshot(): Snapshot;
  /** Changes a part of what the store remembers, and tells who watches. */
  change(part: Partial<Own>): void;
  /** Looks again, after something outside the store has changed. */
  refresh(): void;
  /** Calls back after every change. @returns ends the subscription */
  subscribe(listener: () => void): () => void;
}

/**
 * A store whose snapshot is made of what it remembers itself and of what lies outside.
 * @param look makes the snapshot; called once for each change, when somebody asks: several changes in a row, before the
 * first view, make one.
 */
export function createStore<Own, Snapshot extends object>(
  first: Own,
  look: (own: Own) => Snapshot,
): Store<Own, Snapshot> {
  let own = first;
  let snapshot: Snapshot | null = null;
  const listeners = new Set<() => void>();
  const refresh = () => {
    snapshot = null;
    for (const listener of listeners) listener();
  };
  return {
    own: () => own,
    snapshot() {
      snapshot ??= look(own);
      return snapshot;
    },
    change(part) {
      own = { ...own, ...part };
      refresh();
    },
    refresh,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
