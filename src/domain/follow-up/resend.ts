import type { Order } from "../order/order";
import { type OrderReference, parseOrderReference } from "../order/reference";
import { signatureLines } from "../order/signature";
import { setChoice } from "../state/changes";
import type { StoredState } from "../state/stored-state";
import { joinWords } from "../text/join-words";
import { type Instant, instantToDate, toInstant } from "../time/instant";
import { formatDanishDate, type IsoDate } from "../time/iso-date";
import { type NoteMail, noteMail } from "./note-mail";
import type { SentForm } from "./sent-check";

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

/** Whether a form has to be sent again. */
export function isLost({ status }: SentForm): boolean {
  return status === "missing" || status === "wrong";
}

/**
 * Writes the reply with which the forms come that the sent mail lacked: to all who got that mail.
 * @param sent the day of that mail; null where it is not known
 */
export function composeResend(order: Order, forms: readonly SentForm[], sent: IsoDate | null): NoteMail {
  const names = (status: SentForm["status"]) =>
    forms.filter((found) => found.status === status).map(({ form }) => `Bilag ${form.number}`);
  const [missing, wrong] = [names("missing"), names("wrong")];
  const when = sent ? `Den ${formatDanishDate(sent)} sendte vi jer` : "Vi har sendt jer";
  return noteMail(
    [
      `Til ${order.supplier}`,
      `${when} en bestilling af ruter og overvågning for ${order.system} med ordrereference ${order.reference}.`,
      ...(missing.length > 0 ? [`${joinWords(missing)} manglede i den mail og er vedhæftet her.`] : []),
      ...(wrong.length > 0
        ? [
            `${joinWords(wrong)} i den mail var ikke ${wrong.length === 1 ? "den rigtige fil. Det rigtige bilag er" : "de rigtige filer. De rigtige bilag er"} vedhæftet her og skal bruges i stedet.`,
          ]
        : []),
      "Bestillingen er i øvrigt uændret.",
      { lines: signatureLines(order) },
    ],
    { subject: null, to: order.to },
  );
}
