import type { OpenResult } from "../../app/follow-up/follow-up";
import type { OrderDue } from "../../domain/follow-up/deadline";
import type { RecognisedOrder } from "../../domain/follow-up/recognise";
import type { OrderRecord } from "../../domain/order/order-log";
import { type Instant, instantToDate } from "../../domain/time/instant";
import type { IsoDate } from "../../domain/time/iso-date";
import type { FollowupTexts } from "../da/follow-up";
import { checklistEn } from "./checklist";
import { longTime } from "./deadline";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "Europe/Copenhagen",
});

const date = (value: IsoDate) => day.format(new Date(`${value}T00:00:00Z`));
const at = (value: Instant) => moment.format(instantToDate(value));

function recognised(order: RecognisedOrder): string {
  switch (order.kind) {
    case "no-reference":
      return "The subject has no order reference, so the mail cannot be tied to an order.";
    case "several-references":
      return `The subject has several order references (${order.references.join(", ")}). Nothing was changed.`;
    case "unknown-municipality":
      return `${order.reference} names municipality code ${order.code}, which does not exist. Nothing was changed.`;
    case "other-municipality":
      return order.isOwn
        ? `${order.reference} is an order of ${order.municipality.name}. Change municipality to follow it.`
        : `${order.reference} belongs to ${order.municipality.name}, not to the municipality that is chosen. Nothing was changed.`;
    case "unknown-campaign":
      return `${order.reference} belongs to a round that Rutebestilling does not know (${order.campaignId}). Nothing was changed.`;
    case "not-an-order":
      return `The municipality has no order with the reference ${order.reference}. Nothing was changed.`;
    case "recognised": {
      const system = order.record?.fill?.system || order.order?.system;
      const reference = order.order?.reference ?? order.record?.reference;
      return system
        ? `The mail belongs to the order for ${system} (${reference}).`
        : `The mail belongs to the order ${reference}.`;
    }
  }
}

function orderDue({ waitsFor, deadline: due, isLate }: OrderDue): string {
  if (waitsFor === null || !due) return "Routes and monitoring are ready.";
  const passed = isLate ? ` That was ${longTime(-due.calendarDays)} ago.` : "";
  switch (waitsFor) {
    case "order":
      return `To be sent by ${date(due.date)}.${passed}`;
    case "confirmation":
      return `Waiting for the supplier's confirmation. To be ready before ${date(due.date)}.${passed}`;
    case "routes":
      return `Waiting for the routes to be ready. To be ready before ${date(due.date)}.${passed}`;
  }
}

function told({ fill, marks }: OrderRecord): string[] {
  const lines: string[] = [];
  if (fill?.result === "verified") lines.push(`Filled and verified on ${at(fill.at)}.`);
  if (fill?.result === "partial") lines.push(`Partly filled on ${at(fill.at)}.`);
  if (marks.sent?.on) lines.push(`Marked as sent on ${at(marks.sent.at)}.`);
  if (marks.confirmed?.on && marks.confirmed.date)
    lines.push(`Confirmed by the supplier on ${date(marks.confirmed.date)}.`);
  if (marks.ready?.on && marks.ready.date) lines.push(`The routes were ready on ${date(marks.ready.date)}.`);
  if (marks.reminded?.on && marks.reminded.date) lines.push(`Reminder written on ${date(marks.reminded.date)}.`);
  return lines;
}

function notOpened(result: Exclude<OpenResult, { kind: "opened" }>): string {
  switch (result.kind) {
    case "not-here":
      return "Outlook can open this window only from a mail that you are reading.";
    case "nothing-to-write":
      return "There is nothing to remind of.";
    case "failed":
      return "Outlook did not open the window. Nothing was changed. Try again.";
  }
}

/** The English texts of following an order up. What is sent or pasted stays Danish: those who read it are. */
export const followupEn: FollowupTexts = {
  checklist: checklistEn,
  copyByHand: "Text to select and copy",
  role: {
    label: "I am responsible for",
    options: { bookkeeping: "Bookkeeping", collection: "Collection", both: "Both" },
    other: "This order is your colleague's responsibility.",
    handOver: "Hand over to a colleague",
    copyNote: "Copy a note to a colleague",
    noteCopied: "The note is copied. Paste it into an email to your colleague.",
    noteNotCopied: "The browser does not allow copying. Copy the text below.",
    handedOver: "A mail to your colleague was opened. Check it, and press Send.",
  },
  calendar: {
    title: (kind, _campaign, municipality) =>
      ({
        "order-by": `Last day to order routes and monitoring – ${municipality.name}`,
        "ready-by": `Routes and monitoring must be ready – ${municipality.name}`,
        "frozen-zone": "No new sortiment can be set up",
      })[kind],
    body: (kind, campaign) =>
      ({
        "order-by": `KLIK task: ${campaign.title}\nSend one mail per it-system by ${date(campaign.orderBy)}.`,
        "ready-by": `KLIK task: ${campaign.title}\nRoutes and monitoring must be ready before ${date(campaign.readyBy)}.`,
        "frozen-zone": `KLIK task: ${campaign.title}`,
      })[kind],
    open: "Put deadlines in the calendar",
    download: "Download deadlines as a calendar file",
    notFetched: "The calendar file could not be made. Check the connection and try again.",
    downloaded: (file) => `${file} was downloaded. Open it to put the deadlines in your calendar.`,
    opened: (title) => `‘${title}’ was opened as an appointment. Press Save in it.`,
    openOne: (kind, from) =>
      `${{ "order-by": "Order by", "ready-by": "Ready before", "frozen-zone": "No new sortiment from" }[kind]} ${date(from)}`,
    more: "Open too",
  },
  order: {
    region: "Follow-up",
    recognised,
    switchTo: (municipality) => `Switch to ${municipality}`,
    unknownSender:
      "The sender belongs neither to the supplier's nor to the municipality's mail domain. Check the mail before you mark anything.",
    due: orderDue,
    told,
    noAutomaticChange: "A reply changes nothing by itself. Mark what has happened.",
    markSent: "Mark as sent",
    markConfirmed: "The supplier has confirmed",
    markReady: "The routes are ready",
    marked: {
      sent: "The order is marked as sent.",
      confirmed: "The supplier's confirmation is noted.",
      ready: "The routes are noted as ready.",
    },
    unmarked: "The mark was removed.",
    unmark: { sent: "Undo: sent", confirmed: "Undo: confirmed", ready: "Undo: ready", reminded: "Undo: reminder" },
    date: "Date",
    chooseDate: "Choose a date.",
    statedDate: {
      "in-the-future": "That day has not come yet. Choose today or an earlier day.",
      "before-sent": "That day is before the mail was sent.",
    },
    writeReminder: "Write a reminder",
    reminderOpened: "The reminder was opened as a reply. Check it, and press Send.",
    notOpened,
  },
  receipt: {
    copy: "Copy receipt for KLIK",
    copied: "The receipt was copied. Paste it into KLIK.",
    notCopied: "The browser does not allow copying. Copy the text below, or download the receipt as a file.",
    saved: (file) => `${file} was downloaded.`,
    save: "Download receipt as a file",
  },
  settings: {
    compacted: (count, hasReplica) =>
      `The space for Rutebestilling’s settings in Outlook is nearly used up. Recipients and checksums of ${count === 1 ? "1 older order are" : `${count} older orders are`} ${hasReplica ? "kept only in this browser" : "shown only until you close Rutebestilling"}.`,
    noReplica:
      "The browser allows no local copy. Use Rutebestilling on one machine at a time, so that nothing is overwritten.",
  },
  history: {
    columns: {
      reference: "Order reference",
      campaign: "Round",
      municipalityCode: "Municipality code",
      municipality: "Municipality",
      roles: "Role",
      system: "It-system",
      supplier: "Supplier",
      status: "Status",
      state: "State",
      due: "Deadline",
      filled: "Filled",
      sent: "Sent",
      confirmed: "Confirmed",
      ready: "Ready",
      reminded: "Reminded",
    },
    status: { open: "Open", late: "Late", done: "Done" },
    state: {
      none: "Not filled",
      partial: "Partly filled",
      filled: "Filled",
      sent: "Sent",
      confirmed: "Confirmed",
      ready: "Routes are ready",
    },
    role: { bookkeeping: "bookkeeping", collection: "collection" },
    title: "Overview",
    back: "Back to the checklist",
    link: "See all orders",
    sort: "Sort by",
    reverse: "Reverse order",
    open: (reference) => `Open ${reference}`,
    empty: "There are no orders yet.",
    noMatch: "No orders match the filter.",
    search: "Search orders",
    rowsLabel: "Orders",
    moment: at,
    date,
    allStatuses: "All",
    allCampaigns: "All rounds",
    counts: ({ open, late, done }) => `${open} open, ${late} late, ${done} done`,
    sortedBy: (column, ascending) => `Sorted by ${column}, ${ascending ? "ascending" : "descending"}`,
    export: "Download as CSV file",
    fileName: (today) => `Orders ${today}.csv`,
  },
};
