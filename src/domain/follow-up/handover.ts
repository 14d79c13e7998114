import type { Campaign } from "../campaign/campaign";
import type { Order } from "../order/order";
import { type OrderRecord, type OrderState, orderState, sentDay } from "../order/order-log";
import { isLate } from "../order/ready-date";
import { signatureLines } from "../order/signature";
import { ROLE_NAME } from "../profile/role";
import { joinWords } from "../text/join-words";
import type { MailPart } from "../text/mail-parts";
import { formatDanishDate, formatDanishLimit, formatDanishMonth, type IsoDate } from "../time/iso-date";
import { describeDeadline } from "./deadline";
import { expectedDate } from "./expected-date";
import { type NoteMail, noteMail } from "./note-mail";

/** What a handover note depends on beside the order. */
export interface HandoverContext {
  /** How far the order is; null where nothing is known of it. */
  readonly record: OrderRecord | null;
  readonly today: IsoDate;
  /** The colleague's address where it is known, else null: the user adds it. */
  readonly colleague: string | null;
  /** Round and profile as one line that the colleague's pane reads (`writeHandoverLine`); null for none. */
  readonly line: string | null;
}

/**
 * Writes the note that hands an order over to the colleague who is responsible for the other it-system: what is asked,
 * by when, and how it is done; of an order that was sent, that it must not be sent again, and what is left to do. The
 * subject carries no order reference, so that the note is never taken for the order.
 */
export function composeHandoverNote(order: Order, context: HandoverContext): NoteMail {
  const { record, colleague, line } = context;
  const state = orderState(record);
  const isSent = state === "sent" || state === "confirmed" || state === "ready";
  const parts: MailPart[] = [
    "Kære kollega",
    writeTask(order),
    writeRequest(order, state),
    { facts: writeFacts(order, context, isSent) },
    ...(isSent ? writeFollowUp(order, state, line) : writeSteps(order, context, state)),
    ...(line === null ? [] : [{ lines: ["Linje til Rutebestilling:", line] }]),
    { lines: signatureLines(order) },
  ];
  return noteMail(parts, {
    subject: writeSubject(order, context, state),
    to: colleague === null ? [] : [colleague],
  });
}

const rolesOf = ({ roles }: Order) => joinWords(roles.map((role) => ROLE_NAME[role]));

/** Whose task it is. A round of the user's own is not KOMBIT's. */
function writeTask({ campaign, total }: Order): string {
  const systems = joinWords(campaign.routeOrder.subjectSystems.map(({ name }) => name));
  const whose = campaign.isKlikTask
    ? `KOMBIT har bedt kommunen om at bestille ruter og overvågning, så ${systems} kan modtage ændrede sortimenter. Det er KLIK-opgaven »${campaign.title}«.`
    : `Kommunen skal bestille ruter og overvågning, så ${systems} kan modtage ændrede sortimenter. Bestillingsrunden har vi selv startet. Den er ikke en KLIK-opgave.`;
  return total > 1 ? `${whose} Der skal sendes én mail for hvert it-system.` : whose;
}

function writeRequest(order: Order, state: OrderState): string {
  const responsible = `Du er systemansvarlig for ${rolesOf(order)}`;
  switch (state) {
    case "none":
    case "partial":
      return `${responsible}, og jeg beder dig derfor sende denne bestilling:`;
    case "filled":
      return `${responsible}. Mailen med denne bestilling er udfyldt hos mig, men ikke markeret som sendt. Aftal med mig, hvem af os der sender den, så den kun bliver sendt én gang:`;
    case "sent":
    case "confirmed":
      return `${responsible}. Denne bestilling er sendt og skal ikke sendes igen. Jeg beder dig følge op på den:`;
    case "ready":
      return `${responsible}. Denne bestilling er sendt og afsluttet:`;
  }
}

function writeFacts(order: Order, { record, today }: HandoverContext, isSent: boolean): [string, string][] {
  const { campaign, profile } = order;
  const unknown = "ikke udfyldt endnu";
  const to = (isSent ? record?.fill?.details?.to : null) ?? order.to;
  return [
    ["Kommune", profile.municipality.name],
    ["It-system", `${(isSent && record?.fill?.system) || order.system || unknown} (${rolesOf(order)})`],
    ["Rute", campaign.routeOrder.route],
    ["Leverandør", (isSent && record?.fill?.supplier) || order.supplier || unknown],
    ["Modtager", to.join("; ") || unknown],
    ...(isSent ? whatHappened(record, campaign) : whatIsAsked(order, today)),
    ["Ordrereference", order.reference],
  ];
}

/** The round's dates. Where they are long past they hurry nobody, and are not named. */
function whatIsAsked(order: Order, today: IsoDate): [string, string][] {
  const { campaign } = order;
  const { pastRound } = describeDeadline(campaign, today);
  if (pastRound) {
    return [["Bestilles senest", `ingen frist længere (runden er fra ${formatDanishMonth(pastRound.from)})`]];
  }
  const orderBy = formatDanishDate(campaign.orderBy);
  const readyBy = formatDanishDate(campaign.readyBy);
  return [
    ["Bestilles senest", isLate(order, today) ? `${orderBy} (fristen er overskredet)` : orderBy],
    ["Klar inden", today >= campaign.readyBy ? `${readyBy} (datoen er passeret)` : readyBy],
  ];
}

function whatHappened(record: OrderRecord | null, campaign: Campaign): [string, string][] {
  const { sent, confirmed, ready } = record?.marks ?? {};
  const day = sent?.on ? sentDay(record) : null;
  const expected = ready?.on ? null : expectedDate(record, campaign);
  const facts: [string, string][] = [];
  if (day) facts.push(["Sendt", formatDanishDate(day)]);
  if (confirmed?.on && confirmed.date) facts.push(["Bekræftet", formatDanishDate(confirmed.date)]);
  if (expected) {
    const until = formatDanishLimit(expected.date, expected.isIncluded);
    facts.push([expected.namedBy === "supplier" ? "Lovet klar" : "Ønsket klar", until]);
  }
  if (ready?.on && ready.date) facts.push(["Klar", formatDanishDate(ready.date)]);
  return facts;
}

function writeSteps(order: Order, { today, line }: HandoverContext, state: OrderState): MailPart[] {
  const { campaign, profile } = order;
  const button = order.total === 1 ? "Udfyld mail" : `Udfyld mail ${order.index}`;
  const isHurried = isLate(order, today) && describeDeadline(campaign, today).pastRound === null;
  const how = state === "filled" ? "Er det dig, der sender den, gør du sådan:" : "Sådan gør du:";
  return [
    isHurried ? `Bestillingen bør derfor sendes hurtigst muligt. ${how}` : how,
    {
      steps: [
        "Opret en ny mail i Outlook, og åbn Rutebestilling fra båndet.",
        line === null
          ? `Vælg ${profile.municipality.name}, og find mail ${order.index} af ${order.total}.`
          : `${TAKE_OVER} Find derefter mail ${order.index} af ${order.total}.`,
        `Tryk på »${button}«, og læs mailen igennem. Bilagene vedhæftes automatisk.`,
        campaign.isKlikTask
          ? "Send mailen, og giv mig besked, så jeg kan afslutte opgaven i KLIK."
          : "Send mailen, og giv mig besked, når den er sendt.",
      ],
    },
  ];
}

/** How the line at the end of the note is used. */
const TAKE_OVER =
  "Vælg »Overtag fra en kollega«, og indsæt den linje, der står nederst i denne mail. Rutebestilling viser, hvad den indeholder, før du godkender den.";

function writeFollowUp({ campaign }: Order, state: OrderState, line: string | null): MailPart[] {
  if (state === "ready") return ["Ruter og overvågning er klar, så du skal ikke gøre mere ved bestillingen."];
  const answer =
    state === "confirmed"
      ? "Leverandøren har bekræftet bestillingen, men jeg har endnu ikke fået besked om, at ruter og overvågning er klar."
      : "Jeg har endnu ikke noteret en bekræftelse fra leverandøren.";
  return [
    `${answer} Sådan gør du:`,
    {
      steps: [
        ...(line === null ? [] : [`Åbn Rutebestilling i Outlook. ${TAKE_OVER}`]),
        "Åbn leverandørens svar i Outlook, når det kommer, og åbn Rutebestilling ved siden af. Notér dér, hvad leverandøren har skrevet.",
        campaign.isKlikTask
          ? "Giv mig besked, når ruter og overvågning er klar, så jeg kan afslutte opgaven i KLIK."
          : "Giv mig besked, når ruter og overvågning er klar.",
      ],
    },
  ];
}

function writeSubject(order: Order, { today }: HandoverContext, state: OrderState): string {
  const { campaign, profile } = order;
  const what = `Bestilling for ${rolesOf(order)}`;
  const end = ` – ${profile.municipality.name}`;
  if (state === "ready") return `${what} er afsluttet${end}`;
  if (state === "sent" || state === "confirmed") return `${what} er sendt og skal følges op${end}`;
  if (describeDeadline(campaign, today).pastRound) return `${what} mangler at blive sendt${end}`;
  const orderBy = formatDanishDate(campaign.orderBy);
  return isLate(order, today)
    ? `${what} mangler at blive sendt (fristen var den ${orderBy})${end}`
    : `${what} skal sendes senest den ${orderBy}${end}`;
}
