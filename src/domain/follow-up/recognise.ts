import type { Campaign } from "../campaign/campaign";
import { foldCampaignId } from "../campaign/campaign-id";
import { findMunicipality, type Municipality } from "../municipality/municipality";
import type { Order } from "../order/order";
import { findRecord, type OrderLog, type OrderRecord } from "../order/order-log";
import { formatOrderReference, type OrderReference, parseOrderReference } from "../order/reference";

/** What a mail's subject says of an order. Only `recognised` may change anything, and then only when the user says so. */
export type RecognisedOrder =
  /** No order reference in the subject. */
  | { readonly kind: "no-reference" }
  /** More than one: which order is meant is not ours to guess. */
  | { readonly kind: "several-references"; readonly references: readonly string[] }
  /** The reference names a municipality that does not exist. */
  | { readonly kind: "unknown-municipality"; readonly reference: string; readonly code: string }
  /**
   * Another municipality's order. `isOwn`: the log has it, so the user may change to that municipality.
   */
  | {
      readonly kind: "other-municipality";
      readonly reference: string;
      readonly municipality: Municipality;
      readonly isOwn: boolean;
    }
  /** A campaign that the pane does not know. */
  | { readonly kind: "unknown-campaign"; readonly reference: string; readonly campaignId: string }
  /** The municipality has no such order in the campaign: neither planned nor in the log. */
  | { readonly kind: "not-an-order"; readonly reference: string; readonly campaign: Campaign }
  | {
      readonly kind: "recognised";
      readonly reference: OrderReference;
      readonly campaign: Campaign;
      readonly municipality: Municipality;
      /** The planned order; null when the profile has changed since, and only the log knows it. */
      readonly order: Order | null;
      /** Null when nothing was recorded yet. */
      readonly record: OrderRecord | null;
      /**
       * Whether the sender belongs to the domain of one that the order was sent to, or to the municipality itself.
       * Null when the sender, or the addresses, are not known. For the user to see: it changes nothing.
       */
      readonly isKnownSender: boolean | null;
      /** Whether the sender belongs to the domain of one that the order was sent to. A claim, as any sender's address. */
      readonly isFromSupplier: boolean;
    };

/** What a subject is held against. */
export interface RecogniseInput {
  readonly subject: string;
  /** Address of the mail's sender, or null. */
  readonly sender: string | null;
  /** The municipality in front. */
  readonly municipality: Municipality;
  /** Every campaign that the pane knows. */
  readonly campaigns: readonly Campaign[];
  /** The municipality's planned orders in a campaign. */
  readonly plan: (campaign: Campaign) => readonly Order[];
  readonly log: OrderLog;
}

/**
 * Recognises the order that a mail in Sent Items, or a reply, is about, by the reference in its subject. A reference is
 * no proof: whoever can write a subject can write one. So this tells what it is, and changes nothing.
 */
export function recogniseOrder(input: RecogniseInput): RecognisedOrder {
  const { municipality, campaigns, log } = input;
  const references = findReferences(input.subject);
  const [found] = references;
  if (!found) return { kind: "no-reference" };
  if (references.length > 1) return { kind: "several-references", references: references.map(formatOrderReference) };

  const reference = formatOrderReference(found);
  const named = findMunicipality(found.municipalityCode);
  if (!named) return { kind: "unknown-municipality", reference, code: found.municipalityCode };
  const campaign = campaigns.find(({ id }) => foldCampaignId(id) === foldCampaignId(found.campaignId));
  if (named.code !== municipality.code) {
    const own = campaign ? findRecord(log, { ...found, campaignId: campaign.id }) : null;
    return { kind: "other-municipality", reference, municipality: named, isOwn: own !== null };
  }
  if (!campaign) return { kind: "unknown-campaign", reference, campaignId: found.campaignId };

  const known: OrderReference = { ...found, campaignId: campaign.id };
  const record = findRecord(log, known);
  const order = input.plan(campaign).find(({ key }) => key === known.key) ?? null;
  if (!record && !order) return { kind: "not-an-order", reference, campaign };
  return {
    kind: "recognised",
    reference: known,
    campaign,
    municipality,
    order,
    record,
    ...lookAtSender(input.sender, municipality, order, record),
  };
}

/** All different references in a subject. */
function findReferences(subject: string): OrderReference[] {
  const found = new Map<string, OrderReference>();
  let rest = subject.normalize("NFC");
  for (let next = parseOrderReference(rest); next; next = parseOrderReference(rest)) {
    const text = formatOrderReference(next);
    found.set(foldCampaignId(text), next);
    rest = rest.slice(rest.indexOf(text) + text.length);
  }
  return [...found.values()];
}

function lookAtSender(
  sender: string | null,
  municipality: Municipality,
  order: Order | null,
  record: OrderRecord | null,
): { readonly isKnownSender: boolean | null; readonly isFromSupplier: boolean } {
  const details = record?.fill?.details;
  const addresses = [...(details?.to ?? []), ...(details?.cc ?? []), ...(order?.to ?? []), ...(order?.cc ?? [])];
  if (sender === null || addresses.length === 0) return { isKnownSender: null, isFromSupplier: false };
  const domain = domainOf(sender);
  const belongsTo = (known: string) => domain === known || domain.endsWith(`.${known}`);
  const isOwn = [municipality.mailDomain, municipality.webDomain].some(belongsTo);
  const isAddressee = addresses.map(domainOf).some(belongsTo);
  return { isKnownSender: isOwn || isAddressee, isFromSupplier: isAddressee && !isOwn };
}

function domainOf(address: string): string {
  return address.trim().toLowerCase().split("@").at(-1) ?? "";
}
