import type { CampaignForm } from "../campaign/campaign";
import type { Instant } from "../time/instant";

/** What is known of a form in the mail that was sent. */
export type SentForm =
  /** Its content is that of the form that was attached. */
  | { readonly form: CampaignForm; readonly status: "right" }
  /** There is nothing to hold its content against, which names the order's reference and no other. */
  | { readonly form: CampaignForm; readonly status: "names-order" }
  /** A file of its name is there; its content was not given, or there is nothing to hold it against. */
  | { readonly form: CampaignForm; readonly status: "by-size" | "by-name" }
  /** No file of its name is there. `link`: only a link to one. */
  | { readonly form: CampaignForm; readonly status: "missing"; readonly why: "absent" | "link" }
  /** A file of its name is there, and is another one. */
  | { readonly form: CampaignForm; readonly status: "wrong"; readonly why: "differs" | "other-order" };

/** Why a mail is not checked. */
export type WhyNotChecked =
  /** Somebody else sent it, and nobody of the municipality's own. */
  | "not-own"
  /** A forward or a reply: not the order's own mail. */
  | "not-the-order"
  /** Encrypted or signed as a whole. */
  | "sealed"
  /** Another mail was opened meanwhile. */
  | "item-changed";

/** What the check of a sent mail found. */
export type SentCheck = { readonly kind: "not-checked"; readonly why: WhyNotChecked } | CheckedMail;

/** What was found in a mail that was checked. */
export interface CheckedMail {
  readonly kind: "checked";
  readonly outcome: SentOutcome;
  /** The address of the colleague who sent it, where the mail is the copy that the user got; null for the user's own. */
  readonly sentBy: string | null;
  readonly forms: readonly SentForm[];
  /** Addresses that the order was to go to, and that the mail did not. */
  readonly missingRecipients: readonly string[];
  /** Addresses of the municipality's other order that it went to. */
  readonly foreignRecipients: readonly string[];
  /** Whether the recipients could be read. */
  readonly knowsRecipients: boolean;
  /** What the forms were held against: what the mail itself remembers, or the order log; null for their names. */
  readonly basis: "memory" | "log" | null;
  /** When the mail itself says that it was sent; null where it does not. */
  readonly sentAt: Instant | null;
  /** When Outlook created the mail, or null. */
  readonly created: Instant | null;
}

/** `right`: everything was proved. `partly`: nothing is wrong, and not all was proved. */
export type SentOutcome = "right" | "partly" | "wrong";

/** What the parts come to. */
export function outcomeOfSent(found: {
  readonly forms: readonly SentForm[];
  readonly missingRecipients: readonly string[];
  readonly foreignRecipients: readonly string[];
  readonly knowsRecipients: boolean;
}): SentOutcome {
  const { forms, missingRecipients, foreignRecipients, knowsRecipients } = found;
  const isWrong = forms.some(({ status }) => status === "missing" || status === "wrong");
  if (isWrong || missingRecipients.length > 0 || foreignRecipients.length > 0) return "wrong";
  return knowsRecipients && forms.every(({ status }) => status === "right") ? "right" : "partly";
}

/**
 * Whether a subject is that of a reply or a forward. Outlook and others put a short word and a colon before it, each in
 * its own language; a user's own word in that place is taken for one, which leaves the mail unchecked and nothing worse.
 */
export function isAnswerOrForward(subject: string): boolean {
  return /^\s*\p{L}{1,6}\.?(?:\[\d+\])?\s*:/u.test(subject);
}
