/**
 * A second copy of the stored value in this browser. It reaches the other panes of this browser at once, and holds what
 * another machine's save has wiped from the mailbox. Every method may throw (storage blocked, full or cleared): the
 * pane works without it.
 */
export interface Replica {
  /** The copy as plain JSON data; null when there is none. */
  read(): unknown;
  /** Replaces the copy with plain JSON data, and lets the other panes know. */
  write(value: unknown): void;
  /**
   * Calls `listener` each time another pane of this browser has written.
   * @returns ends the subscription.
   */
  subscribe(listener: () => void): () => void;
}
