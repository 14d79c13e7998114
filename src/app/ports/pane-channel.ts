/**
 * Talks with the add-in's other panes that are open in this browser: a pane of another draft, or a pinned one. It keeps
 * nothing, and works where the browser refuses an embedded page its storage. Every method may throw.
 */
export interface PaneChannel {
  /** Sends plain JSON data to all other panes of the mailbox; null asks them what they know. */
  send(value: unknown): void;
  /**
   * Calls back with what another pane sent.
   * @returns ends the subscription.
   */
  subscribe(listener: (value: unknown) => void): () => void;
}
