import type { UndoReport } from "./undo-report";

/** A part of the order mail that the fill writes and reads back. */
export type FillPart =
  | { readonly kind: "to" | "cc"; readonly addresses: readonly string[] }
  | { readonly kind: "subject" | "body" | "saved" }
  | { readonly kind: "attachment"; readonly name: string };

/** What the read-back says of a part. */
export type PartStatus =
  /** It was read back from the draft as it should be. */
  | "verified"
  /** It was read back and is not there, or not as it should be. */
  | "missing"
  /** It could not be read back: it may be there. */
  | "unverified";

/** Why a part is not verified. */
export type PartCause =
  /** Outlook refused the write. */
  | "refused"
  /** Office.js threw: a limit or a permission. */
  | "threw"
  /** Outlook did not answer in time. */
  | "timeout"
  /** Outlook answered with what is no answer: nothing, or something else than was asked for. */
  | "unclear"
  /** The pane moved to another mail. */
  | "item-changed"
  /** This Outlook cannot do it. */
  | "unsupported"
  /** Outlook said yes, but it is not in the draft. */
  | "vanished"
  /** The file is there more than once. */
  | "duplicated"
  /** A file of that name was there before, with another content. */
  | "other-file"
  /** The file is there, but its content differs from what was attached. */
  | "content-differs"
  /** Outlook does not give the content of the file of that name: whose it is cannot be told. */
  | "not-readable"
  /** The user has changed it, so it was left. */
  | "edited"
  /** It was added, and Outlook gives back a name by which it cannot be known. */
  | "unrecognised"
  /** Equal texts have stood in the draft, and which of them is left cannot be told. */
  | "ambiguous"
  /** Something of an earlier fill stands there still. */
  | "left-over"
  /** The text of another order stands in the mail. */
  | "other-order"
  /** Not tried, because something before it failed. */
  | "not-tried";

/** One part with its status. `cause` is null when verified. */
export interface PartReport {
  readonly part: FillPart;
  readonly status: PartStatus;
  readonly cause: PartCause | null;
}

/** Something in the draft that the user should know of, though nothing is wrong. */
export type FillNote =
  /** The subject that stood there before was replaced; undo brings it back. */
  | { readonly kind: "subject-replaced"; readonly before: string }
  /**
   * The other order's forvaltningsansvarlig is among the recipients, and the add-in cannot tell who put them there: they
   * were left, and would get this order too.
   */
  | { readonly kind: "other-recipient"; readonly addresses: readonly string[] }
  /** The user has changed our text: it was left as it is. */
  | { readonly kind: "text-edited" }
  /** What stood in the draft names these orders: a quoted mail, or the text of a copied draft. It was left. */
  | { readonly kind: "names-order"; readonly references: readonly string[] }
  /** Attachments checked by content (SHA-256), not only by name and size. */
  | { readonly kind: "content-checked" }
  /** Attachments that are there by name and size; Outlook did not give their content. */
  | { readonly kind: "names-and-sizes-only"; readonly names: readonly string[] };

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
