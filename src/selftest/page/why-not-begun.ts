import { selftestDa } from "../../i18n/da/selftest";
import { nameParts } from "../describe-line";
import type { DraftLook } from "../empty-draft";

/** Why nothing was written to the draft, in a sentence. */
export function whyNotBegun(look: DraftLook): string {
  if (look.kind === "not-empty") return selftestDa.notEmpty(nameParts([...new Set(look.parts)]));
  if (look.kind === "unreadable") return selftestDa.unreadable(nameParts([...new Set(look.parts)]));
  return selftestDa.noDraft;
}
