import type { PartCause } from "./part-report";

/** Something of ours that is, or may be, left in the draft after undo. */
export interface UndoLeft {
  readonly part: "to" | "cc" | "subject" | "body" | "attachment";
  /** The addresses or file names that it is about; empty where the part says all. */
  readonly names: readonly string[];
  /**
   * - `edited`: the user has changed it since, so it is theirs.
   * - `not-removable`: Outlook can only rewrite the whole field, and not everybody in it would have survived that.
   * - `unverified`: whether it is there cannot be known.
   * - a cause: why it was not taken back.
   */
  readonly why: "edited" | "not-removable" | "unverified" | PartCause;
}

/** What came of taking a fill back, read from the draft itself. */
export interface UndoReport {
  /**
   * - `undone`: nothing of ours is in the draft any more.
   * - `partial`: what is in `left` is, or may be.
   * - `nothing`: the draft was not filled by the add-in.
   * - `blocked`: nothing was changed.
   */
  readonly outcome: "undone" | "partial" | "nothing" | "blocked";
  /** Subject, recipients, files and words were compared with what was remembered, and are the same. */
  readonly isAsBefore: boolean;
  readonly left: readonly UndoLeft[];
  /** Our text was not in the body any more when undo began: somebody had deleted it. */
  readonly wasTextGone: boolean;
  /** Recipient fields that were written anew: a name in them that Outlook had not resolved is lost, and nothing tells of it. */
  readonly rewritten: readonly ("to" | "cc")[];
  /**
   * Why nothing was changed. `memory`: what the add-in wrote in the draft cannot be read. `newer-fill`: the draft was
   * filled again since, in another window. `item-changed`: the pane shows another mail than when the work began.
   */
  readonly obstacle: "memory" | "newer-fill" | "item-changed" | null;
}
