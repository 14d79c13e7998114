import type { FillReport } from "../../domain/fill/fill-report";
import type { ObstacleKind } from "../../domain/fill/obstacle";
import type { UndoReport } from "../../domain/fill/undo-report";
import type { FormsError } from "../ports/forms";

/** What an order's card shows of the work on the draft beside the pane. */
export type FillStatus =
  | { readonly kind: "filling" | "undoing" }
  /** `confirmed`: the obstacles in spite of which it was filled; `Prøv igen` asks about them no more. */
  | { readonly kind: "filled"; readonly report: FillReport; readonly confirmed: readonly ObstacleKind[] }
  | { readonly kind: "undone"; readonly report: UndoReport }
  /** A form could not be made: nothing was written. */
  | { readonly kind: "forms-failed"; readonly error: FormsError }
  /**
   * Nothing was written: no mail is being written any more, or a part of the add-in could not be fetched. `unexpected`:
   * an error that nobody foresaw.
   */
  | { readonly kind: "no-draft" | "not-fetched" | "unexpected" }
  /** Another mail was opened meanwhile: what came of the work is not said beside it. */
  | { readonly kind: "other-mail" };
