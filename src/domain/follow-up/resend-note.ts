import type { Order } from "../order/order";
import { signatureLines } from "../order/signature";
import { joinWords } from "../text/join-words";
import { formatDanishDate, type IsoDate } from "../time/iso-date";
import { type NoteMail, noteMail } from "./note-mail";
import type { SentForm } from "./sent-check";

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
