import { type OrderReference, parseOrderReference } from "../order/reference";
import { setChoice } from "../state/changes";
import type { StoredState } from "../state/stored-state";
import { type Instant, instantToDate, toInstant } from "../time/instant";

/** Forms that are to be sent after an order's mail, in a reply to it. */
export interface Resend {
  readonly reference: OrderReference;
  /** Ids of the forms that the sent mail lacked. */
  readonly formIds: readonly string[];
}

/** How long a reply that was opened is waited for: a draft may be finished another day. Milliseconds. */
const WAITS_FOR = 7 * 24 * 60 * 60 * 1000;

/** A new draft remembers nothing: what it is for is kept in the mailbox, one for each order. */
const choiceName = ({ municipalityCode, key }: Pick<OrderReference, "municipalityCode" | "key">) =>
  `resend.${municipalityCode}.${key}`;

/** Keeps that a reply with these forms was opened. */
export function rememberResend(state: StoredState, { reference, formIds }: Resend, now: Instant): StoredState {
  return setChoice(state, choiceName(reference), [reference.campaignId, ...formIds].join(" "), now);
}

/** Forgets it: the forms are in the draft, or no reply was opened. */
export function forgetResend(state: StoredState, reference: OrderReference, now: Instant): StoredState {
  return state.choices[choiceName(reference)] ? setChoice(state, choiceName(reference), null, now) : state;
}

/** Whether a reply with forms is waited for at all. */
export function isResendAwaited(state: StoredState): boolean {
  return Object.entries(state.choices).some(([name, { value }]) => name.startsWith("resend.") && value !== null);
}

/** The forms that a draft with this subject is to carry; null where it is no such reply, or the wait for it is over. */
export function findResend(state: StoredState, subject: string, now: Instant): Resend | null {
  const reference = parseOrderReference(subject);
  const kept = reference && state.choices[choiceName(reference)];
  if (!reference || !kept?.value || toInstant(new Date(instantToDate(kept.at).getTime() + WAITS_FOR)) < now)
    return null;
  const [campaignId, ...formIds] = kept.value.split(" ");
  return campaignId === reference.campaignId && formIds.length > 0 ? { reference, formIds } : null;
}
