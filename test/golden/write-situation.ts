import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import PizZip from "pizzip";
import { type CampaignForm, formTitle } from "../../src/domain/campaign/campaign";
import { composeHandoverNote } from "../../src/domain/follow-up/handover";
import { writeHandoverLine } from "../../src/domain/follow-up/handover-line";
import type { NoteMail } from "../../src/domain/follow-up/note-mail";
import { writeReceipt } from "../../src/domain/follow-up/receipt";
import { composeReminder } from "../../src/domain/follow-up/reminder";
import { composeResend } from "../../src/domain/follow-up/resend-note";
import { formValues } from "../../src/domain/forms/values";
import { findMunicipality } from "../../src/domain/municipality/municipality";
import { composeOrderMail } from "../../src/domain/order/mail";
import { type Order, planOrders } from "../../src/domain/order/order";
import {
  findRecord,
  markConfirmed,
  markSent,
  type OrderLog,
  recordFilled,
  referenceOf,
} from "../../src/domain/order/order-log";
import { requestedReadyDate } from "../../src/domain/order/ready-date";
import { resolveProfile } from "../../src/domain/profile/profile";
import type { Instant } from "../../src/domain/time/instant";
import type { IsoDate } from "../../src/domain/time/iso-date";
import { fillTemplate } from "../../src/forms/fill-template";
import type { Situation } from "./situations";

/** Where a situation's file is. */
export function goldenFile({ name }: Situation): string {
  return resolve(__dirname, `${name}.txt`);
}

const lost = (form: CampaignForm) => ({ form, status: "missing", why: "absent" }) as const;

const toColleague = (order: Order) => ({
  colleague: "kollega@kommune.example.dk",
  line: writeHandoverLine(order),
});

const at = (day: IsoDate, time: string) => `${day}T${time}:00Z` as Instant;

/**
 * Everything that the add-in writes of a situation's orders, for a person to read: mails in both formats, the filled
 * forms as they are attached, reminder, handover note and receipt.
 */
export function writeSituation(situation: Situation): string {
  const { campaign, today, later } = situation;
  const municipality = findMunicipality(situation.municipality);
  if (!municipality) throw new Error(`No municipality ${situation.municipality}`);
  const profile = resolveProfile(municipality, { suggestions: {}, organisation: null, user: situation.values });
  const orders = planOrders(profile, campaign);
  const log = fillAndSend(orders, situation);
  const receipt = writeReceipt({ campaign, municipality, orders, log, now: at(later, "09:00") });
  const parts = orders.flatMap((order) => {
    const mail = composeOrderMail(order, situation);
    const record = findRecord(log, referenceOf(order));
    const reminder = composeReminder(order, record, later);
    return [
      heading(`MAIL ${order.index} AF ${order.total}`),
      `Til: ${mail.to.join("; ")}`,
      `Kopi: ${mail.cc.join("; ")}`,
      `Emne: ${mail.subject}`,
      `Bilag: ${mail.attachmentNames.join("; ")}`,
      heading("som tekst"),
      mail.text.trimEnd(),
      heading("som html"),
      oneBlockALine(mail.html),
      ...campaign.forms.flatMap((form) => [
        heading(`${formTitle(form)} (mail ${order.index})`),
        readForm(order, form, situation),
      ]),
      heading(`RYKKER (mail ${order.index})`),
      reminder ? writeNote(reminder) : "(ingen)",
      heading(`BILAG SENDT EFTER (mail ${order.index})`),
      writeNote(composeResend(order, campaign.forms.slice(1).map(lost), today)),
      heading(`OVERDRAGELSE, før mailen er sendt (mail ${order.index})`),
      writeNote(composeHandoverNote(order, { record: null, today, ...toColleague(order) })),
      heading(`OVERDRAGELSE, når mailen er sendt (mail ${order.index})`),
      writeNote(composeHandoverNote(order, { record, today: later, ...toColleague(order) })),
    ];
  });
  return [situation.shows, ...parts, heading(receipt.fileName), receipt.text.trimEnd(), ""].join("\n");
}

function heading(text: string): string {
  return `\n===== ${text} =====\n`;
}

function writeNote({ subject, to, text }: NoteMail): string {
  return [`Til: ${to.join("; ")}`, `Emne: ${subject ?? "(svar i samme tråd)"}`, "", text].join("\n");
}

/** As it is, but for the line breaks. */
function oneBlockALine(html: string): string {
  return html.replace(/(<\/(?:p|tr|li|ul|ol|div)>|<(?:div|ul|ol|tbody)>)/g, "$1\n").trimEnd();
}

function fillAndSend(orders: readonly Order[], { today, wantedDate, confirmed }: Situation): OrderLog {
  return orders.reduce((log: OrderLog, order) => {
    const key = referenceOf(order);
    const report = {
      verified: true,
      system: order.system,
      supplier: order.supplier,
      asked: requestedReadyDate(order, { today, wantedDate }) ?? ("earliest" as const),
      to: order.to,
      cc: order.cc,
      forms: order.campaign.forms.map(({ id }) => ({ id, sha256: "0".repeat(64) })),
    };
    const sent = markSent(recordFilled(log, key, report, at(today, "08:00")), key, at(today, "08:05"));
    return confirmed && order.index === 1 ? markConfirmed(sent, key, confirmed, at(confirmed, "10:00")) : sent;
  }, {});
}

/** The text of a form's document as it is attached: filled by what the pane fills it with. */
function readForm(order: Order, form: CampaignForm, { today, wantedDate }: Situation): string {
  const template = new Uint8Array(readFileSync(resolve(__dirname, `../../assets/forms/${form.id}.docx`)));
  const readyDate = requestedReadyDate(order, { today, wantedDate });
  const document = fillTemplate(template, formValues(order, form, { today, readyDate }));
  const part = (name: string) => new PizZip(document).file(name)?.asText() ?? "";
  const footer = linesOf(part("word/footer1.xml")).map((line) => `(sidefod) ${line}`);
  const header = linesOf(part("word/header1.xml")).map((line) => `(sidehoved) ${line}`);
  return [...header, ...bodyLines(part("word/document.xml")), ...footer].join("\n");
}

/** A paragraph a line; a row of a table on one line, its label, help and value with bars between. */
function bodyLines(xml: string): string[] {
  return [...xml.matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>|<w:p[ >][\s\S]*?<\/w:p>/g)].map(([block]) =>
    block.startsWith("<w:tr") ? `| ${linesOf(block).join(" | ")}` : linesOf(block).join(""),
  );
}

function linesOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text, mark]) => text ?? (mark === "br" ? " / " : "   "))
      .join("")
      .replaceAll("\u00a0", " ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&"),
  );
}
