import type { PartCause } from "./fill-report";

/** A part that undo left as it is, because the user has changed it since the fill. */
export type UndoKept = "subject" | "body";

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
