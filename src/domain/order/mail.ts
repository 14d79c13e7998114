import { type Campaign, formFileName, formTitle } from "../campaign/campaign";
import { routeAndTransfer, spellOut, transferOf } from "../campaign/route-order";
import { confirmedValue } from "../profile/profile";
import { ROLE_NAME } from "../profile/role";
import { oneLine } from "../text/html";
import { joinWords } from "../text/join-words";
import { type MailPart, partsToHtml, partsToText } from "../text/mail-parts";
import { formatDanishDate } from "../time/iso-date";
import type { Order } from "./order";
import { isLate, isOver, type ReadyDateContext, readyDateWords, requestedReadyDate } from "./ready-date";
import { contactLines } from "./signature";

/** A mail ready to be put into a draft. */
export interface OrderMail {
  /** Addresses of the forvaltningsansvarlig. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** One line, at most 255 characters (Outlook's limit), ending with the order reference. */
  readonly subject: string;
  /** The text for a html draft. */
  readonly html: string;
  /** The same words for a plain-text draft: a draft may change its format after it was filled. */
  readonly text: string;
  /** File names of the forms, in order. */
  readonly attachmentNames: readonly string[];
  /** The order reference that the body names. */
  readonly reference: string;
  /** What the body must still name when it is read back, whatever else the user edits: each without line breaks. */
  readonly mustName: readonly string[];
}

/** Outlook refuses longer subjects (office.js throws). */
const SUBJECT_LIMIT = 255;

/**
 * Writes the order mail: recipients, subject, html and plain text. Pure; the same input gives the same mail. The content
 * is that of the KLIK task: who orders what for which it-system, by when, with both forms by title.
 */
export function composeOrderMail(order: Order, context: ReadyDateContext): OrderMail {
  const { campaign, profile, reference } = order;
  const forms = campaign.forms.map(formTitle);
  const parts: MailPart[] = [
    `Til ${order.supplier}`,
    ...writeOrder(order),
    writeDates(order, context),
    { facts: writeFacts(order, context) },
    { lead: writeFormsLead(forms.length), list: forms },
    ...(campaign.extraText ? [campaign.extraText] : []),
    "Bekræft venligst bestillingen ved at besvare denne mail, og giv os besked, når ruter og overvågning er klar.",
    // No greeting: it is in the user's own signature, which Outlook puts below (docs/adr/0017).
    { lines: ["Spørgsmål til bestillingen kan rettes til:", ...contactLines(order)] },
  ];
  return {
    to: order.to,
    cc: order.cc,
    subject: writeSubject(order),
    html: `<div>${partsToHtml(parts)}</div>`,
    text: `${partsToText(parts)}\n\n`,
    attachmentNames: campaign.forms.map((form) => formFileName(form)),
    reference,
    mustName: [reference, profile.municipality.cvr, oneLine(order.system), ...forms],
  };
}

/** The subject: what it is, whose, for which system, and last the reference. The system gives way when it is too long. */
function writeSubject(order: Order): string {
  const start = `Bestilling af ruter og overvågning – ${order.profile.municipality.name}`;
  const end = ` – ${order.reference}`;
  const room = SUBJECT_LIMIT - start.length - end.length - 3;
  return `${start} – ${shorten(oneLine(order.system), room)}${end}`;
}

/** A text of at most `room` UTF-16 units, which is how Outlook counts; no character is cut in two. */
function shorten(text: string, room: number): string {
  if (text.length <= room) return text;
  let shown = "";
  for (const character of text) {
    if (shown.length + character.length > room - 1) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

/** What is ordered, what it is for, and what the supplier is asked to do. */
function writeOrder({ campaign, profile, system }: Order): string[] {
  const { subjectSystems } = campaign.routeOrder;
  return [
    `${profile.municipality.name} bestiller hermed ruter og overvågning på Serviceplatformen for ${system}. De skal bruges, når ændrede sortimenter distribueres fra FK-KLA (Fælleskommunalt Klassifikationssystem) til ${joinWords(subjectSystems.map(spellOut))}.`,
    "Vi beder jer som leverandør (forvaltningsansvarlig) om at afgive bestillingen hos Serviceplatformen på kommunens vegne.",
  ];
}

function writeDates(order: Order, context: ReadyDateContext): string {
  const { today } = context;
  const date = requestedReadyDate(order, context);
  const late =
    isLate(order, today) && !isOver(order, today)
      ? `Bestillingen afgives efter fristen den ${formatDanishDate(order.campaign.orderBy)}. `
      : "";
  if (date === null) {
    return `${late}Vi beder om, at ruter og overvågning bliver klar hurtigst muligt. Skriv gerne, hvornår I tidligst kan have dem klar.`;
  }
  const ask = `${late}Vi beder om, at ruter og overvågning er klar ${readyDateWords(order.campaign, date)}.`;
  const isCampaigns = date === order.campaign.readyBy && late === "";
  return isCampaigns ? ask : `${ask} Kan det ikke lade sig gøre, så skriv gerne, hvornår I kan.`;
}

/** At most five forms go with an order. */
function writeFormsLead(count: number): string {
  const number = ["ingen", "ét", "to", "tre", "fire", "fem"][count] ?? String(count);
  return `Vedhæftet er ${number} bilag:`;
}

function writeFacts(order: Order, context: ReadyDateContext): [name: string, value: string][] {
  const { profile, campaign } = order;
  const { routeOrder } = campaign;
  const journal = confirmedValue(profile, "municipality.journalReference");
  return [
    ["Kommune", `${profile.municipality.name} (kommunekode ${profile.municipality.code})`],
    ["CVR-nr.", profile.municipality.cvr],
    ["It-system", order.system],
    ["Systemets rolle", joinWords(order.roles.map((role) => ROLE_NAME[role]))],
    ["Fagsystemer", joinWords(routeOrder.subjectSystems.map(({ name }) => name))],
    ["Integration", routeOrder.service],
    ["Rute", `${routeAndTransfer(routeOrder)}${inForm(campaign, routeOrder.transfers.routes)}`],
    ["Oprydning", `${routeOrder.transfers.cleanup}${inForm(campaign, routeOrder.transfers.cleanup)}`],
    ["Ønskes klar", readyDateWords(campaign, requestedReadyDate(order, context))],
    ["Ordrereference", order.reference],
    ...(journal === "" ? [] : [["Vores journalnr.", journal] as [string, string]]),
  ];
}

/** Which form says more of a transfer: ` (Bilag 1)`. Empty where none names it. */
function inForm({ forms, routeOrder }: Campaign, transfer: string): string {
  const form = forms.find((candidate) => transferOf(routeOrder, candidate) === transfer);
  return form ? ` (Bilag ${form.number})` : "";
}
