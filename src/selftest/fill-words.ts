import type { FillPart, PartCause } from "../domain/fill/part-report";

/** The parts of an order that a fill writes and undo takes back. */
export const PART_KINDS = [
  "to",
  "cc",
  "subject",
  "body",
  "attachment",
  "saved",
] as const satisfies readonly FillPart["kind"][];

/** Why a part is not verified, or not taken back. */
export const PART_CAUSES = [
  "refused",
  "threw",
  "timeout",
  "unclear",
  "item-changed",
  "unsupported",
  "vanished",
  "duplicated",
  "other-file",
  "content-differs",
  "not-readable",
  "edited",
  "unrecognised",
  "ambiguous",
  "left-over",
  "other-order",
  "not-tried",
  "not-removable",
  "unverified",
] as const satisfies readonly (PartCause | "not-removable" | "unverified")[];
