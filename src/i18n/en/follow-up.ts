import type { OpenResult } from "../../app/follow-up/open-window";
import type { HandedField, TakeOver } from "../../app/follow-up/take-over";
import type { Campaign, CampaignForm } from "../../domain/campaign/campaign";
import type { PartReport } from "../../domain/fill/part-report";
import { LONG_PAST_DAYS, type OrderDue } from "../../domain/follow-up/deadline";
import type { ExpectedDate } from "../../domain/follow-up/expected-date";
import type { AnnouncedTask } from "../../domain/follow-up/klik-mail";
import type { RecognisedOrder } from "../../domain/follow-up/recognise";
import { isLost } from "../../domain/follow-up/resend-note";
import type { CheckedMail, SentForm } from "../../domain/follow-up/sent-check";
import type { AskedDate, Mark, OrderRecord } from "../../domain/order/order-log";
import { type Instant, instantToDate } from "../../domain/time/instant";
import type { IsoDate } from "../../domain/time/iso-date";
import type { FollowUpTexts } from "../da/follow-up";
import { checklistEn } from "./checklist";
import { longTime, pastRoundSentence } from "./deadline";

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

function orderDue(due: OrderDue): string {
  const { waitsFor, deadline, isLate, pastRound } = due;
  switch (waitsFor) {
    case null:
      return "Routes and monitoring are ready.";
    case "order":
      if (pastRound) return pastRoundSentence(pastRound);
      if (!deadline) return "The mail has not been sent.";
      return isLate
        ? `The mail was to be sent by ${date(deadline.date)}. That was ${longTime(-deadline.calendarDays)} ago, but you can still order.`
        : `The mail is to be sent by ${date(deadline.date)}.`;
    case "confirmation":
      return `Waiting for the supplier's confirmation.${expected(due)}`;
    case "routes":
      return `Waiting for the routes to be ready.${expected(due)}`;
  }
}

/** By when routes are expected, and how late they are. */
function expected({ deadline, namedBy, isIncluded, isEarliest, isLate }: OrderDue): string {
  if (!deadline) return isEarliest ? " The mail asks for the earliest possible date." : "";
  const until = `${isIncluded ? "by" : "before"} ${date(deadline.date)}`;
  if (namedBy === "supplier" && !isLate) return ` The supplier promises the routes for ${date(deadline.date)}.`;
  if (!isLate) return ` The routes are to be ready ${until}.`;
  const when =
    namedBy === "supplier"
      ? ` The supplier promised the routes for ${date(deadline.date)}.`
      : ` The routes were to be ready ${until}.`;
  return -deadline.calendarDays < LONG_PAST_DAYS
    ? `${when} That was ${longTime(-deadline.calendarDays)} ago.`
    : `${when} If they are ready, mark it.`;
}

function asked(value: AskedDate): string {
  return `Asked to be ready: ${value === "earliest" ? "as soon as possible" : date(value)}.`;
}

function sent({ by, date: value, at: when, sender }: Mark): string {
  if (by === "user") return `Marked as sent on ${at(when)}.`;
  if (by === "copy") {
    return value
      ? `Sent by ${sender}, seen in copy (the mail is from ${date(value)}).`
      : `Sent by ${sender}, seen in copy on ${at(when)}.`;
  }
  return value
    ? `Sent, verified in the sent mail (the mail is from ${date(value)}).`
    : `Sent, verified in the sent mail on ${at(when)}.`;
}

/** `Bilag 1 and Bilag 2`. */
const formNames = (forms: readonly CampaignForm[]) => forms.map(formName).join(" and ");

/** `Bilag 1`. */
const formName = ({ number }: CampaignForm) => `Bilag ${number}`;

function sentForm(found: SentForm): string {
  const name = formName(found.form);
  switch (found.status) {
    case "right":
      return `${name}: verified in the sent mail.`;
    case "names-order":
      return `${name} is there and names the order's reference.`;
    case "by-size":
      return `${name}: verified, but by name and size only.`;
    case "by-name":
      return `${name}: verified, but by name only.`;
    case "missing":
      return found.why === "link"
        ? `${name} is only there as a link in the sent mail.`
        : `${name} is missing from the sent mail.`;
    case "wrong":
      return found.why === "other-order"
        ? `${name} in the sent mail belongs to another order.`
        : `${name} in the sent mail is not the file that was attached.`;
  }
}

function sentRecipients({ missingRecipients, foreignRecipients, knowsRecipients }: CheckedMail): string[] {
  return [
    ...(missingRecipients.length > 0 ? [`${missingRecipients.join(", ")} is no recipient of the sent mail.`] : []),
    ...(foreignRecipients.length > 0
      ? [`The mail also went to ${foreignRecipients.join(", ")}, who belongs to the other order.`]
      : []),
    ...(knowsRecipients ? [] : ["The recipients could not be verified. Look for yourself in the mail."]),
  ];
}

function sentBasis({ basis, sentAt, created, sentBy }: CheckedMail): string {
  const made = sentAt
    ? `The mail was sent on ${at(sentAt)}. `
    : created
      ? `The mail was created on ${at(created)}. `
      : "";
  if (sentBy !== null) return `${made}This is a copy, so its forms were not compared with those that were attached.`;
  switch (basis) {
    case "memory":
      return `${made}The forms were compared with those that were attached in this mail.`;
    case "log":
      return `${made}The forms were compared with the order's checksums.`;
    case null:
      return `${made}Nothing is kept that the forms' content could be compared with.`;
  }
}

function told({ fill, marks }: OrderRecord): string[] {
  const lines: string[] = [];
  if (fill?.result === "verified") lines.push(`Filled and verified on ${at(fill.at)}.`);
  if (fill?.result === "partial") lines.push(`Partly filled on ${at(fill.at)}.`);
  if (fill && fill.result !== "undone" && fill.asked) lines.push(asked(fill.asked));
  if (marks.sent?.on) lines.push(sent(marks.sent));
  if (marks.confirmed?.on && marks.confirmed.date)
    lines.push(`Confirmed by the supplier on ${date(marks.confirmed.date)}.`);
  if (marks.promised?.on && marks.promised.date)
    lines.push(`Promised by the supplier for ${date(marks.promised.date)}.`);
  if (marks.ready?.on && marks.ready.date) lines.push(`The routes were ready on ${date(marks.ready.date)}.`);
  if (marks.reminded?.on && marks.reminded.date) lines.push(`Reminder written on ${date(marks.reminded.date)}.`);
  return lines;
}

const roundName = ({ isKlikTask, title }: Campaign) => `${isKlikTask ? "KLIK task" : "Order round"}: ${title}`;

/** The it-systems that a date is about, where it is not that of all. */
const only = (systems: readonly string[]) => (systems.length > 0 ? ` (${systems.join(", ")})` : "");

function expectedInCalendar({ date: value, namedBy, isIncluded }: ExpectedDate): string {
  return namedBy === "supplier"
    ? `The supplier has promised routes and monitoring for ${date(value)}.`
    : `Routes and monitoring must be ready ${isIncluded ? "by" : "before"} ${date(value)}.`;
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
export const followUpEn: FollowUpTexts = {
  checklist: checklistEn,
  copyByHand: "Text to select and copy",
  role: {
    label: "I am responsible for",
    options: { bookkeeping: "Bookkeeping", collection: "Collection", both: "Both" },
    other: "This order is your colleague's responsibility.",
    proposeCopy:
      "Enter your colleague's address, or a mailbox that you share, as a fixed copy: then both of you get the orders and can follow them.",
    addCopy: "Add a fixed copy",
    handOver: "Hand over to a colleague",
    copyNote: "Copy a note to a colleague",
    saveNote: "Save the note as a file",
    noteFile: (reference: string) => `Overdragelse ${reference}.txt`,
    noteSaved: (file: string) => `${file} was saved. Send it to your colleague.`,
    noteCopied: "The note is copied. Paste it into an email to your colleague.",
    noteNotCopied: "The browser does not allow copying. Copy the text below.",
    handedOver: "A mail to your colleague was opened. Check it, and press Send.",
  },
  klik: {
    region: "KLIK task",
    announces: (title: string) => `The mail is about the KLIK task ‘${title}’.`,
    dates: ({ orderBy, readyBy }: AnnouncedTask): string[] =>
      orderBy === null && readyBy === null
        ? ["The mail names no dates that Rutebestilling can read."]
        : [
            ...(orderBy ? [`According to the mail, orders are sent by ${date(orderBy)}.`] : []),
            ...(readyBy ? [`According to the mail, the routes must be ready before ${date(readyBy)}.`] : []),
          ],
    start: "Start this order",
    shown: "The orders of the task are shown below.",
    isNew: "The task is new. Check the dates, and start the order.",
    otherDates: ({ orderBy, readyBy }: Campaign) =>
      `Rutebestilling knows the task with other dates: ordered by ${date(orderBy)}, ready before ${date(readyBy)}. Check the dates, and start a new round if those of the mail hold.`,
  },
  takeOver: {
    explain:
      "Paste the line from your colleague's mail, or open the note as a file. Nothing is changed until you have seen what it contains and accepted it.",
    line: "Line from your colleague",
    openFile: "Open as a file",
    accept: "Accept and take over",
    cancel: "Cancel",
    contains: "The line contains:",
    municipality: (name: string) => `Municipality: ${name}`,
    round: ({ title, orderBy, readyBy }: Campaign, isNew: boolean) =>
      `${isNew ? "New order round" : "Order round"}: ${title}. To be ordered by ${date(orderBy)}, ready before ${date(readyBy)}.`,
    field: (label: string, { before, after }: HandedField) =>
      before === "" ? `${label}: ${after}` : `${label}: ${after} (instead of ${before})`,
    sameProfile: "The municipality's profile is the same as yours, and is not changed.",
    locked: (labels: readonly string[]) =>
      `Your IT department has locked what follows, and it is not changed: ${labels.join(", ")}.`,
    contact: "The contact does not come along: you are the contact for what you take over.",
    refused: (seen: Exclude<TakeOver, { kind: "ready" }>) => {
      switch (seen.kind) {
        case "none":
          return "The text does not hold exactly one line for Rutebestilling. Paste the whole line, or the whole mail.";
        case "broken":
          return "The line is not whole, or was changed on its way. Nothing was changed. Copy it again, or ask your colleague to send it anew.";
        case "newer":
          return "A newer version of Rutebestilling wrote the line. Nothing was changed. Close Rutebestilling and open it again.";
        case "unknown-round":
          return `The line belongs to the order round ${seen.campaignId}, which Rutebestilling does not know here. Nothing was changed. Ask your IT department.`;
        case "other-round":
          return `You have another order round called ${seen.campaignId} already. Nothing was changed.`;
      }
    },
  },
  calendar: {
    title: ({ kind, municipality, expected: promise, systems }) =>
      ({
        "order-by": `Last day to order routes and monitoring – ${municipality.name}`,
        "ready-by":
          promise?.namedBy === "supplier"
            ? `Routes and monitoring are promised – ${municipality.name}${only(systems)}`
            : `Routes and monitoring must be ready – ${municipality.name}${only(systems)}`,
        "frozen-zone": "No new sortiment can be set up",
      })[kind],
    body: ({ kind, campaign, expected: value }) =>
      [
        roundName(campaign),
        ...(kind === "order-by" ? [`Send one mail per it-system by ${date(campaign.orderBy)}.`] : []),
        ...(value ? [expectedInCalendar(value)] : []),
      ].join("\n"),
    open: "Put deadlines in the calendar",
    download: "Download deadlines as a calendar file",
    notFetched: "The calendar file could not be made. Check the connection and try again.",
    downloaded: (file) => `${file} was downloaded. Open it to put the deadlines in your calendar.`,
    opened: (title) => `‘${title}’ was opened as an appointment. Press Save in it.`,
    openOne: (kind, from) =>
      `${{ "order-by": "Order by", "ready-by": "Routes ready:", "frozen-zone": "No new sortiment from" }[kind]} ${date(from)}`,
    nothingAhead: "All deadlines have passed, so there is nothing to put in the calendar.",
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
    markPromised: "Note the date",
    promisedDate: "The supplier promises",
    markReady: "The routes are ready",
    marked: {
      sent: "The order is marked as sent.",
      confirmed: "The supplier's confirmation is noted.",
      promised: "The supplier's date is noted. Calendar, reminder and overview now count from it.",
      ready: "The routes are noted as ready.",
    },
    unmarked: "The mark was removed.",
    unmark: {
      sent: "Undo: sent",
      confirmed: "Undo: confirmed",
      promised: "Undo: promised date",
      ready: "Undo: ready",
      reminded: "Undo: reminder",
    },
    supplierAnswer: "The supplier's answer",
    date: "Date",
    chooseDate: "Choose a date.",
    statedDate: {
      "already-passed": "That day has passed. Choose today or a later day.",
      "in-the-future": "That day has not come yet. Choose today or an earlier day.",
      "before-sent": "That day is before the mail was sent.",
    },
    sentMail: {
      checking: "Checking the sent mail …",
      title: ({ outcome, sentBy }: CheckedMail) => {
        if (outcome === "wrong") return "Something is wrong with the sent mail";
        if (sentBy !== null) return `The order was sent by ${sentBy}, seen in copy`;
        return outcome === "right" ? "The mail is sent, verified" : "The sent mail is only partly verified";
      },
      sealed: "The mail is encrypted or signed, so its forms cannot be verified.",
      form: sentForm,
      recipients: sentRecipients,
      basis: sentBasis,
      whatToDo: ({ sentBy, forms, missingRecipients }: CheckedMail) => {
        if (sentBy !== null) return `Tell ${sentBy}, so that what is right is sent.`;
        const isLacking = forms.some(isLost);
        const start = isLacking
          ? "Send the right form in a reply to all."
          : "Reply to the mail and send what is right.";
        const recipients = isLacking && missingRecipients.length > 0 ? " Add the missing recipient yourself." : "";
        return `${start}${recipients} Then mark the order as sent yourself.`;
      },
      save: "Save the sent mail (.eml)",
      saved: (file: string) => `${file} was saved and can be filed.`,
      notSaved: "Outlook did not give the mail as a file. Try again, or save it from Outlook’s own menu.",
      notFetched: "The sent mail could not be checked. Close Rutebestilling and open it again.",
    },
    writeReminder: "Write a reminder",
    reminderOpened: "The reminder was opened as a reply. Check it, and press Send.",
    notOpened,
  },
  resend: {
    button: (count: number): string => (count === 1 ? "Send the form now" : "Send the forms now"),
    opened: "A reply to all is open. Open Rutebestilling in it, and attach the form there.",
    region: "Send forms later",
    explain: (forms: readonly CampaignForm[], reference: string) =>
      `This reply belongs to the order ${reference}. ${formNames(forms)} must go with it.`,
    attach: (forms: readonly CampaignForm[]) => `Attach ${formNames(forms)}`,
    attaching: "Attaching the form …",
    part: ({ part, status }: PartReport, byNameOnly: readonly string[]) => {
      const name = part.kind === "attachment" ? (/^Bilag \d+/.exec(part.name)?.[0] ?? part.name) : part.kind;
      if (status === "missing") return `${name} is not attached.`;
      if (status === "unverified") return `${name} could not be verified. Look for yourself in the mail.`;
      return part.kind === "attachment" && byNameOnly.includes(part.name)
        ? `${name} is attached, but verified by name and size only.`
        : `${name} is attached and verified.`;
    },
    changed:
      "The form is filled in with what is known now, so it is not quite the same as before. Read it before you send the mail.",
    send: "Read the mail and press Send. Then mark the order as sent.",
    notDone: "Try again, or attach the form yourself.",
    noOrder: "The order is no longer in the municipality's profile. Nothing was changed. Attach the form yourself.",
    formsFailed: "The form could not be made. Nothing was changed. Try again, or attach it yourself.",
    failed: "Outlook gave no access to the mail. Look in the mail, and try again.",
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
      promised: "Promised for",
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
