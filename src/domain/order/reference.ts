import { CAMPAIGN_ID } from "../campaign/campaign-id";
import type { Role } from "../profile/role";

/** Which of a municipality's orders: for the bookkeeping system, the collection system, or the one that is both. */
export type OrderKey = "BOG" | "OPK" | "BOGOPK";

/** What an order reference says. */
export interface OrderReference {
  readonly campaignId: string;
  readonly municipalityCode: string;
  readonly key: OrderKey;
}

/** The order key for the roles that one it-system has. */
export function orderKey(roles: readonly Role[]): OrderKey {
  if (roles.length > 1) return "BOGOPK";
  return roles[0] === "collection" ? "OPK" : "BOG";
}

/** The roles that an order key stands for. */
export function orderRoles(key: OrderKey): Role[] {
  return key === "BOGOPK" ? ["bookkeeping", "collection"] : [key === "BOG" ? "bookkeeping" : "collection"];
}

/** Writes a reference: `ØIR03-101-BOG`. It ends the subject, so that a reply is recognised later. */
export function formatOrderReference({ campaignId, municipalityCode, key }: OrderReference): string {
  return `${campaignId}-${municipalityCode}-${key}`;
}

/** Without looking behind, which WebKit before 16.4 does not know. */
const REFERENCE = new RegExp(
  `(?:^|[^\\p{L}\\p{N}-])((${CAMPAIGN_ID})-(\\d{3})-(BOGOPK|BOG|OPK))(?![\\p{L}\\p{N}-])`,
  "gu",
);

/**
 * Finds the order reference in a subject, also behind `SV:`, `VS:`, `Re:` and whatever a mail system adds.
 * Null when there is none. The campaign and the municipality are not looked up here: a reference may be foreign.
 */
export function parseOrderReference(subject: string): OrderReference | null {
  const [found] = subject.normalize("NFC").matchAll(REFERENCE);
  if (!found) return null;
  const [, , campaignId = "", municipalityCode = "", key = ""] = found;
  return { campaignId, municipalityCode, key: key as OrderKey };
}

/** All order references in a text, each once. A line may be broken after a hyphen. */
export function findReferences(text: string): readonly string[] {
  const joined = text.normalize("NFC").replace(/-\s*[\r\n]\s*/g, "-");
  return [...new Set([...joined.matchAll(REFERENCE)].map(([, reference = ""]) => reference))];
}

/** Whether a text names an order: `ØIR03-101-BOG` is not named by `ØIR03-101-BOGOPK`. */
export function namesReference(text: string, reference: string): boolean {
  return findReferences(text).includes(reference);
}
