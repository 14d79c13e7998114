import type { NextStep } from "../../domain/follow-up/next-step";
import type { Texts } from "../da/pane";
import { deadlineSentence, frozenZoneSentence, orderBySentence, pastRoundSentence, readyBySentence } from "./deadline";
import { englishDate } from "./english-date";
import { roleName } from "./role-name";

type StepOf<K extends NextStep["kind"]> = Extract<NextStep, { kind: K }>;

function fillStep({ index, total, unsent }: StepOf<"fill">, isBesideDraft: boolean): string {
  if (unsent === null) return `Next step: Fill in ${total > 1 ? `email ${index} of ${total}` : "the email"}.`;
  return isBesideDraft
    ? `Email ${unsent} has been filled in. This email is for order ${index}.`
    : `Email ${unsent} has been filled in. Next step: Fill in email ${index}.`;
}

function readyToSend({ index, total }: StepOf<"send">): string {
  return `${total > 1 ? `Email ${index} of ${total}` : "The email"} is ready to be sent.`;
}

function sendStep({ next }: StepOf<"send">): string {
  return next === null
    ? "This email is filled in. Check it and select Send."
    : `This email is filled in. Send it, and then open a new email for email ${next}.`;
}

const nextStep: Texts["nextStep"]["sentence"] = (step, { isBesideResult, isBesideDraft }) => {
  switch (step.kind) {
    case "choose-municipality":
      return "Choose your municipality to see its orders.";
    case "past-round":
      return pastRoundSentence(step.round);
    case "complete-facts":
      return step.unsent === null
        ? "Enter what is missing."
        : `Email ${step.unsent} is filled in. Enter what is missing for email ${step.index}.`;
    case "fill":
      return isBesideResult ? "See below what happened." : fillStep(step, isBesideDraft);
    case "send":
      return isBesideResult ? readyToSend(step) : sendStep(step);
    case "was-sent":
      return step.total === 1 ? "Have you sent the email?" : `Have you sent email ${step.index}?`;
    case "tell-klik":
    case "await-answer":
      return step.orders === 1 ? "The order has been placed." : "Both orders have been placed.";
    case "await-routes":
      return step.orders === 1 ? "The supplier has confirmed." : "Both suppliers have confirmed.";
    case "done":
      return "Routes and monitoring are ready, and the task is completed.";
  }
};

const nextStepDetail: Texts["nextStep"]["detail"] = ({ kind }) => {
  switch (kind) {
    case "tell-klik":
      return "Copy the receipt and complete the task in KLIK.";
    case "await-answer":
      return "When the supplier answers, open the answer and Rutebestilling, and note the confirmation.";
    case "await-routes":
      return "Note here when the routes are ready. Open Rutebestilling beside the supplier’s answer.";
    default:
      return null;
  }
};

/** The English texts. Words that KLIK and the forms themselves use stay Danish, so that they can be found there. */
export const en: Texts = {
  language: "en",
  appName: "Rutebestilling",
  tabs: { order: "Order", checklist: "Checklist", profile: "Profile", history: "Overview" },
  tabsLabel: "Views",
  loading: "Loading …",
  fetching: "The view is being loaded.",
  fetchFailed: "A part of Rutebestilling could not be loaded",
  partFailed: "This part of Rutebestilling cannot be shown because of a fault.",
  tryAgain: "Try again",
  takeOver: "Take over from a colleague",
  intro:
    "Rutebestilling writes the mail to the supplier and attaches Bilag 1 and Bilag 2. You read it and send it yourself.",

  nextStep: {
    label: "Next step",
    sentence: nextStep,
    detail: nextStepDetail,
    startRound: "Start a new order round",
    orderLate: "Order anyway",
    askSent: (index) => `Have you sent email ${index}?`,
    isSent: (index, total) => (total === 1 ? "Yes, the email is sent" : `Yes, email ${index} is sent`),
    openChecklist: "Go to the checklist",
  },

  date: {
    placeholder: "dd-mm-yyyy",
    hint: "Day-month-year, for example 18-12-2026.",
    day: englishDate,
    notADate: "This is not a date. Write it as day-month-year, for example 18-12-2026.",
  },
  otherMail: "Another email has been opened.",

  facts: {
    title: "Fill in first:",
    count: (count) => (count === 1 ? "1 fact is missing" : `${count} facts are missing`),
    kept: "What you type is saved in the profile when you fill in the email.",
    origin: (origin) => {
      if (origin.kind === "mailbox") return "From your mailbox.";
      return origin.kind === "suggestion"
        ? `Suggested by ${origin.source}, ${origin.year}. Change it if it is no longer true.`
        : "";
    },
  },

  deadline: {
    orderBy: orderBySentence,
    readyBy: readyBySentence,
    describe: deadlineSentence,
    sent: (orders) => (orders === 1 ? "The order has been placed." : "Both orders have been placed."),
    frozenZone: frozenZoneSentence,
  },

  campaign: {
    label: "Order round",
    title: ({ title }) => title,
    from: (origin) =>
      ({ "built-in": "KOMBIT’s KLIK task", organisation: "From your IT department", user: "Started by you" })[origin],
    newRound: "New order round",
  },

  municipality: {
    label: "Municipality",
    placeholder: "Type the municipality’s name",
    changeShort: "Change",
    changeWhat: "municipality",
    recent: "Recently used",
    all: "All municipalities",
    cancelChange: "Cancel change",
    none: "No municipality matches what you have typed.",
    suggested: (domain) => `Chosen from your email address (${domain})`,
    choose: "Choose your municipality to see its orders.",
  },

  outside: {
    title: "Opened outside Outlook",
    text: "Here you can see the orders and download them as drafts. In Outlook, the email is filled in for you and its content is checked.",
    download: (number, total) => (total === 1 ? "Download email as draft" : `Download email ${number} as draft`),
    notDownloaded: "The attachments could not be fetched. Check the connection and try again.",
    downloaded: (file) => `${file} has been downloaded. Open the file, check the email and select Send.`,
  },
  blocked: {
    title: "No connection to Outlook",
    text: (hosts) =>
      hosts.length === 0
        ? "Outlook does not answer. Rutebestilling keeps trying. If this goes on, close Rutebestilling and open it again."
        : `Rutebestilling cannot load office.js from ${hosts.join(" and ")}. It keeps trying. If this goes on, ask your IT department to allow the address.`,
    meanwhile: "Meanwhile you can see the orders and download them as drafts.",
    reachable: "The connection is back. Reload Rutebestilling to fill in the email.",
  },
  languageNotFetched: "The English texts could not be loaded.",
  reading: {
    openDraft: (number, total) => (total === 1 ? "Open new email" : `Open new email ${number}`),
    opened:
      "A new email has been opened with recipient and subject. Open Rutebestilling in it and select ‘Fill in email’.",
    notOpened: "Outlook did not open a new email. Start a new email yourself and open Rutebestilling in it.",
    noMail: "Open a new email to fill in an order.",
  },

  orders: {
    region: "Orders",
    heading: (index, total) => `Email ${index} of ${total}`,
    role: (roles) => roles.map((role) => roleName[role]).join(" and "),
    to: "To",
    cc: "Copy",
    subject: "Subject",
    attachments: "Attachments",
    reference: "Reference",
    system: "IT system",
    unknownSystem: "IT system not stated",
    fill: (index, total) => (total === 1 ? "Fill in email" : `Fill in email ${index}`),
    filling: "Filling in and checking …",
    tryAgain: "Try again",
    getForm: (name) => `Download ${name}`,
    formNotFetched: "The form could not be fetched. Check the connection and try again.",
    undo: "Undo filling in",
    undoing: "Undoing …",
    showMail: "Show the email",
    hideMail: "Hide the email",
    showForms: "Show attachments",
    hideForms: "Hide attachments",
    preview: (index) => `Email ${index} as it will look`,
    open: (index) => `Show email ${index}`,
    close: (index) => `Hide email ${index}`,
    next: (index) => `Send the email. Then open a new email and fill in email ${index}.`,
    nextLast: "Check the email and select Send.",
    thisDraftIs: "This email is filled in",
    thisDraftIsOf: "This email belongs to the order",
    state: {
      none: "",
      partial: "Partly filled in",
      filled: "Filled in",
      sent: "Sent",
      confirmed: "Confirmed",
      ready: "The routes are ready",
    },
    memoryUnreadable:
      "Outlook does not tell whether this email has been filled in before. You cannot undo here. Close the pane and open it again.",
    notYourRole: "Belongs to the other system manager",
    late: "The email asks for the earliest possible date.",
    askDate: "Give a preferred date",
    wantedDate: "Preferred date (optional)",
    wantedDateHint: "Written in the email as the latest date by which the routes must be ready.",
    wantedDatePast: "This date has passed. Choose a later date or leave the field empty.",
    replaces: (reference) =>
      `The email is filled in with order ${reference}. Filling it in with this one removes the other first.`,
  },

  fill: {
    failed: "The email was not filled in",
    itemChanged: "You opened another email",
    itemChangedText:
      "Filling in was stopped. Go back to the first email to fill in the rest. Also check that nothing from the order has come into the email you see now.",
    noDraft: "There is no new email beside Rutebestilling. Open a new email and try again.",
    unexpected:
      "An unexpected error occurred. The email has not been changed any further. Close Rutebestilling, open it again and try again.",
  },
  forms: {
    failed: (form) => `${form} could not be fetched or filled in`,
    failedText: "Nothing has been written in the email. Check the connection and try again.",
  },

  settings: {
    tooLarge: "Outlook has no room for more settings (32 KB). Your choices apply until you close Rutebestilling.",
    notSaved:
      "Outlook did not save your choices. They apply until you close Rutebestilling. Saving will be tried again at the next change.",
    newer: "Your settings were saved by a newer version of Rutebestilling. They are used, but cannot be changed here.",
    unreadable: "Some of your saved settings could not be read. They have been set aside, not deleted.",
    unreadableRound: (id) => `The order round ${id} could not be read and is not shown. It has not been deleted.`,
  },

  organisation: {
    missing: "Your IT department has not provided shared details. You can fill in the profile yourself.",
    gone: "The file with the municipality’s shared details has been removed from the server.",
    unreachable:
      "The municipality’s shared details could not be fetched. The server cannot be reached or answers with an error.",
    refused: "The municipality’s shared details could not be fetched. The server refused the request.",
    "not-json": "The file with the municipality’s shared details cannot be read. Tell your IT department.",
    invalid: "The file with the municipality’s shared details has errors. Tell your IT department.",
    "newer-version":
      "The file with the municipality’s shared details is for a newer version of Rutebestilling. Reload Rutebestilling.",
    "too-large":
      "The file with the municipality’s shared details is over 1 MB and has not been fetched. Tell your IT department.",
    lastGood: (day) => `You see the details from ${englishDate(day)}.`,
    noCopy: "You can use what you have saved yourself.",
    details: "Show the errors",
  },

  footer: {
    version: (version, commit) => (commit ? `Version ${version} (${commit})` : `Version ${version}`),
    organisationDate: (day) => `Shared details from ${englishDate(day)}`,
    switchedOff: "Rutebestilling has been taken out of service",
    newer: (version) => `Version ${version} is ready`,
    reload: "Reload",
    copyDiagnostics: "Copy error details",
    copied: "The error details have been copied",
    notCopied: "Copying was not allowed",
    otherLanguage: "Dansk",
    otherLanguageCode: "da",
    selftest: "Try it in your Outlook (in Danish)",
  },

  crash: {
    title: "Rutebestilling has stopped",
    text: "Your email has not been changed since the last step. Reload to continue.",
    reload: "Reload",
  },
};
