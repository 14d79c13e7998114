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
  /** The user had written inside our text: it was kept, beside the new text. */
  | { readonly kind: "own-text-kept" }
  /** Attachments checked by content (SHA-256), not only by name and size. */
  | { readonly kind: "content-checked" };

/** What came of a fill, read from the draft itself. */
export interface FillReport {
  readonly reference: string;
  /** `complete`: every part verified. `partial`: some are not. `failed`: nothing of it is in the draft. */
  readonly outcome: "complete" | "partial" | "failed";
  readonly parts: readonly PartReport[];
  readonly notes: readonly FillNote[];
  /** The instant of the read-back, milliseconds since 1970. */
  readonly at: number;
}

/** Causes of a missing part that leave something of it in the draft, or did a moment ago. */
const SEEN: readonly (PartCause | null)[] = ["vanished", "other-file", "duplicated", "content-differs"];

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
