import type { UndoReport } from "./undo-report";

/** Why nothing was written. */
export type Obstacle =
  /** What is written cannot be remembered in the draft, or what is remembered cannot be read. */
  | { readonly kind: "memory" }
  /** The order is marked as sent, and not from this draft. */
  | { readonly kind: "already-sent" }
  /** The pane shows another mail than when the work began. */
  | { readonly kind: "item-changed" }
  /** The draft names these orders, and nothing is remembered: it is a reply, a forward or a copy. */
  | { readonly kind: "names-order"; readonly references: readonly string[] }
  /** The draft holds another order, and taking it back left something, or was not proved. */
  | { readonly kind: "other-order"; readonly reference: string; readonly undo: UndoReport };

/** The kinds of obstacles. */
export type ObstacleKind = Obstacle["kind"];
