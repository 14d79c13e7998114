import type { Obstacle } from "./obstacle";
import type { PartCause, PartReport } from "./part-report";

/** Something in the draft that the user should know of, though nothing is wrong. */
export type FillNote =
  /** The subject that stood there before was replaced; undo brings it back. */
  | { readonly kind: "subject-replaced"; readonly before: string }
  /**
   * The other order's forvaltningsansvarlig is among the recipients, and the add-in cannot tell who put them there: they
   * were left, and would get this order too.
   */
  | { readonly kind: "other-recipient"; readonly addresses: readonly string[] }
  /** Recipient fields that were written anew, as in `UndoReport`. */
  | { readonly kind: "recipients-rewritten"; readonly fields: readonly ("to" | "cc")[] }
  /** The user has changed our text: it was left as it is. */
  | { readonly kind: "text-edited" }
  /** What stood in the draft names these orders: a quoted mail, or the text of a copied draft. It was left. */
  | { readonly kind: "names-order"; readonly references: readonly string[] }
  /** Attachments checked by content (SHA-256), not only by name and size. */
  | { readonly kind: "content-checked" }
  /** Attachments that are there by name and size; Outlook did not give their content. */
  | { readonly kind: "names-and-sizes-only"; readonly names: readonly string[] };

/** What came of a fill, read from the draft itself. */
export interface FillReport {
  readonly reference: string;
  /**
   * `complete`: every part verified. `partial`: some are not. `failed`: nothing of it is in the draft. `blocked`: nothing
   * of it was written, for the reason that `obstacle` says.
   */
  readonly outcome: "complete" | "partial" | "failed" | "blocked";
  readonly obstacle: Obstacle | null;
  readonly parts: readonly PartReport[];
  readonly notes: readonly FillNote[];
  /** The instant of the read-back, milliseconds since 1970. */
  readonly at: number;
  /** The fill by which the draft is remembered; null where nothing is. Undo asks for it. */
  readonly fillId: string | null;
}

/** Causes of a missing part that leave something of it in the draft, or did a moment ago. */
const SEEN: readonly (PartCause | null)[] = [
  "vanished",
  "other-file",
  "duplicated",
  "content-differs",
  "edited",
  "left-over",
  "other-order",
];

/** Draws the outcome from the parts: saving alone does not make a fill, and no part at all is a failure. */
export function outcomeOf(parts: readonly PartReport[]): FillReport["outcome"] {
  if (parts.every((report) => report.status === "verified")) return "complete";
  const written = parts.filter(({ part }) => part.kind !== "saved");
  const nothing = written.every(({ status, cause }) => status === "missing" && !SEEN.includes(cause));
  return nothing ? "failed" : "partial";
}

/** The parts that are not verified. */
export function unverifiedParts(report: FillReport): readonly PartReport[] {
  return report.parts.filter(({ status }) => status !== "verified");
}

/** Whether Outlook showed another item while the fill was under way, so that it says nothing of the mail in front. */
export function isAboutOtherItem({ obstacle, parts }: FillReport): boolean {
  return obstacle?.kind === "item-changed" || parts.some(({ cause }) => cause === "item-changed");
}
