import type { Order } from "../order/order";
import { type OrderRecord, orderState, sentMark } from "../order/order-log";
import { confirmedValue } from "../profile/profile";
import { instantToDate } from "../time/instant";
import { dateInDenmark, formatDanishDate, type IsoDate } from "../time/iso-date";
import { type NoteMail, type NotePart, noteHtml, noteText } from "./note-mail";

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
  const parts: NotePart[] = [
    `Til ${supplier}`,
    `${writeOrdered(order, record, system)} ${writeReadyBy(order, today)}`,
    writeMissing(record),
    state === "confirmed"
      ? "Oplys venligst, hvornår ruter og overvågning er klar. Skriv også gerne, hvis I mangler noget fra os."
      : "Bekræft venligst bestillingen, og oplys, hvornår ruter og overvågning er klar. Skriv også gerne, hvis I mangler noget fra os.",
    "På forhånd tak.",
    { lines: writeSignature(order) },
  ];
  return { subject: null, to: record.fill?.details?.to ?? order.to, html: noteHtml(parts), text: noteText(parts) };
}

function writeOrdered(order: Order, record: OrderRecord, system: string): string {
  const municipality = order.profile.municipality.name;
  const what = `bestilling af ruter og overvågning for ${system} (ordrereference ${order.reference})`;
  // The day is known only where the mail itself was marked as sent; a later statement says no more than that it was.
  const sent = record.marks.sent?.on ? record.marks.sent : null;
  return sent
    ? `Den ${formatDanishDate(dateInDenmark(instantToDate(sent.at)))} sendte ${municipality} jer en ${what}.`
    : `${municipality} har sendt jer en ${what}.`;
}

function writeReadyBy(order: Order, today: IsoDate): string {
  const readyBy = formatDanishDate(order.campaign.readyBy);
  return today > order.campaign.readyBy
    ? `Ruter og overvågning skulle have været klar inden den ${readyBy}, og den dato er nu passeret.`
    : `Ruter og overvågning skal være klar inden den ${readyBy}.`;
}

function writeMissing(record: OrderRecord): string {
  const { confirmed, reminded } = record.marks;
  const before =
    reminded?.on && reminded.date ? ` Vi skrev også til jer om det den ${formatDanishDate(reminded.date)}.` : "";
  if (!confirmed?.on) return `Vi har endnu ikke modtaget jeres bekræftelse af bestillingen.${before}`;
  const date = confirmed.date ? ` den ${formatDanishDate(confirmed.date)}` : "";
  return `I bekræftede bestillingen${date}, men vi har endnu ikke fået besked om, at ruter og overvågning er klar.${before}`;
}

/** Contact and municipality, as at the end of the order itself. */
export function writeSignature(order: Order): string[] {
  const value = (field: "contact.name" | "contact.email" | "contact.phone") => confirmedValue(order.profile, field);
  const lines = ["Venlig hilsen", value("contact.name"), order.profile.municipality.name];
  if (value("contact.phone") !== "") lines.push(`Telefon: ${value("contact.phone")}`);
  if (value("contact.email") !== "") lines.push(`E-mail: ${value("contact.email")}`);
  return lines.filter((line) => line !== "");
}
