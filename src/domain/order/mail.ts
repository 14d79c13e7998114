import { formFileName, formTitle } from "../campaign/campaign";
import { confirmedValue } from "../profile/profile";
import { ROLE_NAME } from "../profile/role";
import { escapeHtml, oneLine } from "../text/html";
import { formatDanishDate, type IsoDate } from "../time/iso-date";
import type { Order } from "./order";

/** What the mail depends on beside the order. */
export interface OrderMailContext {
  /** Today's date in Denmark. */
  readonly today: IsoDate;
  /**
   * The date that the user asks for instead of the campaign's own, or null. Only used when the order is late, or the
   * date is not in the past.
   */
  readonly wantedDate: IsoDate | null;
}

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

/** The two service names as the task writes them: one in Bilag 1, the other in Bilag 2. Both are kept. */
const TRANSFER_NAMES = { routes: "SortimentOverfør_1", cleanup: "OverførSortiment_1" } as const;

/**
 * The date that routes and monitoring are asked to be ready, or null for the earliest possible. A date in the past is
 * never asked for: once the order date has passed, only a date that the user sets counts.
 */
export function requestedReadyDate(order: Order, { today, wantedDate }: OrderMailContext): IsoDate | null {
  if (wantedDate !== null && wantedDate >= today) return wantedDate;
  const { readyBy } = order.campaign;
  return isLate(order, today) || readyBy < today ? null : readyBy;
}

/** Whether the campaign's order date has passed. */
export function isLate(order: Order, today: IsoDate): boolean {
  return today > order.campaign.orderBy;
}

/**
 * Writes the order mail: recipients, subject, html and plain text. Pure; the same input gives the same mail. The content
 * is that of the KLIK task: who orders what for which it-system, by when, with both forms by title.
 */
export function composeOrderMail(order: Order, context: OrderMailContext): OrderMail {
  const text = writeText(order, context);
  const facts = writeFacts(order, context);
  const signature = writeSignature(order);
  return {
    to: order.to,
    cc: order.cc,
    subject: writeSubject(order),
    html: toHtml(text, facts, signature),
    text: toText(text, facts, signature),
    attachmentNames: order.campaign.forms.map((form) => formFileName(form)),
    reference: order.reference,
    mustName: [order.reference, order.profile.municipality.cvr, oneLine(order.system), ...text.forms],
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

/** The mail's text in order: opening paragraphs, (facts), the forms, closing paragraphs. */
interface MailText {
  readonly opening: readonly string[];
  readonly formsLead: string;
  readonly forms: readonly string[];
  readonly closing: readonly string[];
}

function writeText(order: Order, context: OrderMailContext): MailText {
  const { campaign, profile } = order;
  const system = oneLine(order.system);
  const municipality = profile.municipality.name;
  return {
    opening: [
      `Til ${oneLine(order.supplier)}`,
      `${municipality} bestiller hermed ruter og overvågning på Serviceplatformen, så ændrede sortimenter fra FK-KLA (Fælleskommunalt Klassifikationssystem) kan distribueres til ${joinWords(campaign.subjectSystems.map(describeSubjectSystem))}. Vi beder jer som forvaltningsansvarlig for ${system} om at afgive bestillingen hos Serviceplatformen på kommunens vegne.`,
      writeDates(order, context),
    ],
    formsLead: "Følgende blanketter er vedhæftet:",
    forms: campaign.forms.map(formTitle),
    closing: [
      ...(campaign.extraText ? [oneLine(campaign.extraText)] : []),
      "Bekræft venligst bestillingen ved at besvare denne mail, og giv os besked, når ruter og overvågning er klar.",
    ],
  };
}

function writeDates(order: Order, context: OrderMailContext): string {
  const { campaign } = order;
  const wanted = requestedReadyDate(order, context);
  if (isLate(order, context.today)) {
    const late = `Bestillingen afgives efter fristen, som var den ${formatDanishDate(campaign.orderBy)}.`;
    const ask = wanted
      ? `Vi beder om, at ruter og overvågning bliver klar hurtigst muligt og senest den ${formatDanishDate(wanted)}, og om at få oplyst den tidligst mulige dato.`
      : "Vi beder om, at ruter og overvågning bliver klar hurtigst muligt, og om at få oplyst den tidligst mulige dato.";
    return `${late} ${ask}`;
  }
  if (wanted === null) {
    return "Vi beder om, at ruter og overvågning bliver klar hurtigst muligt, og om at få oplyst den tidligst mulige dato.";
  }
  return wanted === campaign.readyBy
    ? `Vi beder om, at ruter og overvågning er klar inden den ${formatDanishDate(wanted)}.`
    : `Vi beder om, at ruter og overvågning er klar senest den ${formatDanishDate(wanted)}.`;
}

/** The subject systems that the task itself spells out; others are named as the campaign names them. */
function describeSubjectSystem(name: string): string {
  if (name === "YR") return "YR (Ydelsesrefusion)";
  if (name === "KSD") return "KSD (Kommunernes Sygedagpengesystem)";
  if (name === "KY") return "KY (Kommunernes Ydelsessystem)";
  return name;
}

function writeFacts(order: Order, context: OrderMailContext): [string, string][] {
  const { profile, campaign } = order;
  const journal = oneLine(confirmedValue(profile, "municipality.journalReference"));
  return [
    ["Kommune", `${profile.municipality.name} (kommunekode ${profile.municipality.code})`],
    ["CVR-nr.", profile.municipality.cvr],
    ["It-system", oneLine(order.system)],
    ["Systemets rolle", joinWords(order.roles.map((role) => ROLE_NAME[role]))],
    ["Fagsystemer", joinWords(campaign.subjectSystems)],
    ["Integration", "SF7002 Overfør Sortiment"],
    ["Rute", `SFTP-Rute_2 til ${TRANSFER_NAMES.routes} (Bilag 1)`],
    ["Oprydning", `${TRANSFER_NAMES.cleanup} (Bilag 2)`],
    ["Ønskes klar", writeReadyDate(order, context)],
    ["Ordrereference", order.reference],
    ...(journal === "" ? [] : [["Vores journalnr.", journal] as [string, string]]),
  ];
}

/** The campaign's own date is one to be ready before (the task: `inden den`); a date that the user sets is the last day. */
function writeReadyDate(order: Order, context: OrderMailContext): string {
  const wanted = requestedReadyDate(order, context);
  if (wanted === null) return "hurtigst muligt";
  return `${wanted === order.campaign.readyBy ? "inden" : "senest"} den ${formatDanishDate(wanted)}`;
}

function writeSignature(order: Order): string[] {
  const value = (field: "contact.name" | "contact.email" | "contact.phone") =>
    oneLine(confirmedValue(order.profile, field));
  const phone = value("contact.phone");
  return [
    "Venlig hilsen",
    value("contact.name"),
    order.profile.municipality.name,
    ...(phone ? [`Telefon: ${phone}`] : []),
    `E-mail: ${value("contact.email")}`,
  ];
}

/**
 * Simple paragraphs and one table: Outlook rewrites everything else (docs/outlook-quirks.md). No class, colour or font:
 * the mail takes the user's own.
 */
function toHtml(text: MailText, facts: readonly [string, string][], signature: readonly string[]): string {
  const paragraph = (line: string) => `<p>${escapeHtml(line)}</p>`;
  const row = ([name, value]: [string, string]) =>
    `<tr><td valign="top"><b>${escapeHtml(name)}:</b>&nbsp;&nbsp;</td><td valign="top">${escapeHtml(value)}</td></tr>`;
  return [
    "<div>",
    ...text.opening.map(paragraph),
    `<table border="0" cellpadding="2" cellspacing="0"><tbody>${facts.map(row).join("")}</tbody></table>`,
    paragraph(text.formsLead),
    `<ul>${text.forms.map((form) => `<li>${escapeHtml(form)}</li>`).join("")}</ul>`,
    ...text.closing.map(paragraph),
    `<p>${signature.map(escapeHtml).join("<br>")}</p>`,
    "</div>",
  ].join("");
}

function toText(text: MailText, facts: readonly [string, string][], signature: readonly string[]): string {
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  const paragraphs = [
    ...text.opening,
    facts.map(([name, value]) => `${`${name}:`.padEnd(width)}${value}`).join("\n"),
    [text.formsLead, ...text.forms.map((form) => `- ${form}`)].join("\n"),
    ...text.closing,
    signature.join("\n"),
  ];
  return `${paragraphs.join("\n\n")}\n\n`;
}

/** `a`, `a og b`, `a, b og c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} og ${words.at(-1)}`;
}
