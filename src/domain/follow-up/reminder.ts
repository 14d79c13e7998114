import { routeAndTransfer } from "../campaign/route-order";
import type { Order } from "../order/order";
import { dayOfMark, type OrderRecord, orderState, sentMark } from "../order/order-log";
import { signatureLines } from "../order/signature";
import { formatDanishDate, formatDanishLimit, type IsoDate } from "../time/iso-date";
import { expectedDate } from "./expected-date";
import { type NoteMail, noteMail } from "./note-mail";

/**
 * Writes a reminder (`rykker`) to the supplier, as the text of a reply in the order's own thread: what was ordered when,
 * what is missing, and what is asked for. Polite also the second time.
 * @returns null when there is nothing to remind of: the mail was never sent, or the routes are ready.
 */
export function composeReminder(order: Order, record: OrderRecord | null, today: IsoDate): NoteMail | null {
  const state = orderState(record);
  if (!record || !sentMark(record) || state === "ready") return null;
  const system = record.fill?.system || order.system;
  const supplier = record.fill?.supplier || order.supplier;
  return noteMail(
    [
      `Til ${supplier}`,
      [writeOrdered(order, record, system), ...writeReadyBy(order, record, today)].join(" "),
      writeMissing(record),
      state === "confirmed"
        ? "Oplys venligst, hvornår ruter og overvågning er klar. Skriv også gerne, hvis I mangler noget fra os."
        : "Bekræft venligst bestillingen, og oplys, hvornår ruter og overvågning er klar. Skriv også gerne, hvis I mangler noget fra os.",
      "På forhånd tak.",
      { lines: signatureLines(order) },
    ],
    { subject: null, to: record.fill?.details?.to ?? order.to },
  );
}

function writeOrdered(order: Order, record: OrderRecord, system: string): string {
  const municipality = order.profile.municipality.name;
  const what = `bestilling af ruter og overvågning for ${system}`;
  // The day is known only where the mail itself was marked as sent; a later statement says no more than that it was.
  const sent = record.marks.sent?.on ? record.marks.sent : null;
  const happened = sent
    ? `Den ${formatDanishDate(dayOfMark(sent))} sendte ${municipality} jer en ${what}.`
    : `${municipality} har sendt jer en ${what}.`;
  return `${happened} Den gælder ${routeAndTransfer(order.campaign.routeOrder)} og har ordrereference ${order.reference}.`;
}

/** The date that the supplier named, or that the order asked for. Nothing where that is not known. */
function writeReadyBy(order: Order, record: OrderRecord, today: IsoDate): string[] {
  const expected = expectedDate(record, order.campaign);
  if (expected === null) {
    const asksForEarliest = record.fill?.asked === "earliest" && record.fill.result !== "undone";
    return asksForEarliest ? ["Vi bad om, at ruter og overvågning blev klar hurtigst muligt."] : [];
  }
  const { date, namedBy, isIncluded } = expected;
  const day = formatDanishLimit(date, isIncluded);
  const isPassed = isIncluded ? today > date : today >= date;
  if (namedBy === "supplier") {
    return [
      isPassed
        ? `I har oplyst, at ruter og overvågning ville være klar ${day}.`
        : `I har oplyst, at ruter og overvågning er klar ${day}.`,
    ];
  }
  return [`Ruter og overvågning ${isPassed ? "skulle have været" : "skal være"} klar ${day}.`];
}

function writeMissing(record: OrderRecord): string {
  const { confirmed, reminded } = record.marks;
  const before =
    reminded?.on && reminded.date ? ` Vi skrev også til jer om det den ${formatDanishDate(reminded.date)}.` : "";
  if (!confirmed?.on) return `Vi har endnu ikke modtaget jeres bekræftelse af bestillingen.${before}`;
  const date = confirmed.date ? ` den ${formatDanishDate(confirmed.date)}` : "";
  return `I bekræftede bestillingen${date}, men vi har endnu ikke fået besked om, at ruter og overvågning er klar.${before}`;
}
