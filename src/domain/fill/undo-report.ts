import type { PartCause } from "./fill-report";

/**
 * A part that undo left as it is, because the user has changed it since the fill. `attachments`: a file of a form's name
 * is still there, which is not, as far as Outlook tells, the one that was attached.
 */
export type UndoKept = "subject" | "body" | "attachments";

/** What came of taking a fill back. */
export interface UndoReport {
  /** `nothing`: the draft was not filled by the add-in. */
  readonly outcome: "undone" | "partial" | "nothing";
  readonly kept: readonly UndoKept[];
  readonly failed: readonly {
    readonly part: "to" | "cc" | "subject" | "body" | "attachments";
    readonly cause: PartCause;
  }[];
}
