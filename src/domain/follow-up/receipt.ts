import { type Campaign, formTitle } from "../campaign/campaign";
import { routeAndTransfer, spellOut } from "../campaign/route-order";
import type { Municipality } from "../municipality/municipality";
import type { Order } from "../order/order";
import {
  type Fill,
  findRecord,
  type Mark,
  type OrderLog,
  type OrderState,
  orderState,
  referenceOf,
  type StatedBy,
} from "../order/order-log";
import { readyDateWords } from "../order/ready-date";
import { ROLE_NAME } from "../profile/role";
import { oneLine } from "../text/html";
import { joinWords } from "../text/join-words";
import { formatDanishMoment, type Instant } from "../time/instant";
import { formatDanishDate } from "../time/iso-date";

/** What a receipt is written from. */
export interface ReceiptInput {
  readonly campaign: Campaign;
  readonly municipality: Municipality;
  readonly orders: readonly Order[];
  readonly log: OrderLog;
  readonly now: Instant;
}

/** The receipt for KLIK: plain text, and the name of the file with the same text. */
export interface Receipt {
  /** Danish plain text, lines ended by `\n`. */
  readonly text: string;
  /** `Kvittering ØIR03-101.txt`. */
  readonly fileName: string;
}

/** Marks behind what the add-in itself has read back, and behind what the user stated. */
const VERIFIED = "[kontrolleret]";
const STATED = "[oplyst af brugeren]";
/** Behind what was read in the mail that was sent. */
const READ_AS_SENT = "[kontrolleret i den sendte mail]";
/** Behind what was read in a copy of it that a colleague sent. */
const SEEN_IN_COPY = "[set i kopi]";

const STATE_SENTENCE: Readonly<Record<OrderState, string>> = {
  none: "Mailen er ikke udfyldt.",
  partial: "Mailen er delvist udfyldt.",
  filled: "Mailen er udfyldt, men endnu ikke markeret som sendt.",
  sent: "Mailen er sendt. Leverandørens bekræftelse afventes.",
  confirmed: "Leverandøren har bekræftet. Ruter og overvågning afventes.",
  ready: "Ruter og overvågning er klar.",
};

/**
 * Writes the receipt that is pasted into the KLIK task. It is in Danish whatever the language of the pane: KOMBIT and the
 * colleagues read it. It says what the add-in verified, what the user stated, and what nobody knows.
 */
export function writeReceipt(input: ReceiptInput): Receipt {
  const { campaign, municipality, orders, log, now } = input;
  const { routeOrder } = campaign;
  const sentKnownBy = (by: StatedBy) =>
    orders.some((order) => {
      const sent = findRecord(log, referenceOf(order))?.marks.sent;
      return sent?.on === true && sent.by === by;
    });
  const lines = [
    "Kvittering: bestilling af ruter og overvågning",
    "",
    `${campaign.isKlikTask ? "KLIK-opgave" : "Bestillingsrunde (ikke en KLIK-opgave)"}: ${oneLine(campaign.title)}`,
    `Kommune: ${municipality.name} (kommunekode ${municipality.code}, CVR-nr. ${municipality.cvr})`,
    `Rute: ${oneLine(`${routeAndTransfer(routeOrder)} (${routeOrder.service})`)}`,
    `Fagsystemer: ${oneLine(joinWords(routeOrder.subjectSystems.map(spellOut)))}`,
    `Bestilles senest: ${formatDanishDate(campaign.orderBy)}`,
    `Klar inden: ${formatDanishDate(campaign.readyBy)}`,
    ...orders.flatMap((order) => ["", ...writeOrder(order, input)]),
    "",
    `${VERIFIED} Tilføjelsesprogrammet Rutebestilling har læst kladden efter udfyldningen og fundet oplysningen i den.`,
    ...(sentKnownBy("add-in")
      ? [
          `${READ_AS_SENT} Tilføjelsesprogrammet har læst den sendte mail og fundet modtagerne og de rigtige bilag i den. Datoen er mailens egen. Kan den ikke læses, er det den dag, hvor Outlook oprettede mailen.`,
        ]
      : []),
    ...(sentKnownBy("copy")
      ? [
          `${SEEN_IN_COPY} Tilføjelsesprogrammet har læst den kopi af mailen, som brugeren har modtaget, og fundet bilagene i den.`,
        ]
      : []),
    `${STATED} Tilføjelsesprogrammet har ikke kontrolleret oplysningen.`,
    `Kvitteringen er skrevet den ${formatDanishMoment(now)}.`,
  ];
  return { text: `${lines.join("\n")}\n`, fileName: `Kvittering ${campaign.id}-${municipality.code}.txt` };
}

function writeOrder(order: Order, { campaign, log }: ReceiptInput): string[] {
  const record = findRecord(log, referenceOf(order));
  const fill = record?.fill?.result === "undone" ? null : (record?.fill ?? null);
  const roles = joinWords(order.roles.map((role) => ROLE_NAME[role]));
  const marks = record?.marks ?? {};
  return [
    `Mail ${order.index} af ${order.total}: ${order.reference}`,
    `Status: ${STATE_SENTENCE[orderState(record)]}`,
    `It-system: ${oneLine(fill?.system || order.system) || "ikke oplyst"} (${roles})`,
    `Leverandør: ${oneLine(fill?.supplier || order.supplier) || "ikke oplyst"}`,
    ...(fill?.asked ? [`Ønsket klar: ${readyDateWords(campaign, fill.asked === "earliest" ? null : fill.asked)}`] : []),
    ...(fill ? writeFill(fill, campaign) : []),
    ...writeMark("Sendt", marks.sent),
    ...writeMark("Bekræftet af leverandøren", marks.confirmed),
    ...writeMark("Lovet af leverandøren til", marks.promised),
    ...writeMark("Ruter og overvågning klar", marks.ready),
    ...(marks.reminded?.on ? [`Rykker skrevet: ${whenOf(marks.reminded)}`] : []),
  ];
}

function writeFill(fill: Fill, campaign: Campaign): string[] {
  const proof = fill.result === "verified" ? ` ${VERIFIED}` : "";
  const filled = `Udfyldt: ${formatDanishMoment(fill.at)}${proof}`;
  if (!fill.details) {
    return [filled, "Modtagere og kontrolsummer er ikke længere gemt i postkassen, fordi pladsen er opbrugt."];
  }
  const { to, cc, forms } = fill.details;
  return [
    filled,
    `Modtagere: ${to.map(oneLine).join("; ") || "ingen"}${proof}`,
    ...(cc.length > 0 ? [`Kopi til: ${cc.map(oneLine).join("; ")}${proof}`] : []),
    ...forms.flatMap(({ id, sha256 }) => {
      const form = campaign.forms.find((candidate) => candidate.id === id);
      return [`${form ? formTitle(form) : id}${proof}`, `  SHA-256: ${sha256}`];
    }),
  ];
}

function writeMark(label: string, mark: Mark | undefined): string[] {
  if (!mark?.on) return [];
  if (mark.by === "copy") return [`${label}: ${whenOf(mark)} af ${oneLine(mark.sender ?? "")} ${SEEN_IN_COPY}`];
  return [`${label}: ${whenOf(mark)} ${mark.by === "add-in" ? READ_AS_SENT : STATED}`];
}

function whenOf(mark: Mark): string {
  return mark.date ? formatDanishDate(mark.date) : formatDanishMoment(mark.at);
}
