import type { CommonField, ProfileField, SystemField } from "../../domain/profile/fields";
import type { Role } from "../../domain/profile/role";
import type { Texts } from "../da/pane";
import { deadlineSentence, frozenZoneSentence, orderBySentence, pastRoundSentence, readyBySentence } from "./deadline";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** A `YYYY-MM-DD` date as English text: `18 March 2020`. */
function date(day: string): string {
  const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

const roleName: Readonly<Record<Role, string>> = { bookkeeping: "bookkeeping", collection: "collection" };

const systemFieldLabel: Readonly<Record<Exclude<SystemField, "system" | "supplier" | "email">, string>> = {
  cc: "Copy to",
  supplierCvr: "Supplier’s CVR number",
  supplierContact: "Supplier’s contact person",
  systemUuid: "IT system UUID",
  serviceAgreement: "Service agreement UUID",
  sftpUser: "SFTP user",
  sftpFolder: "SFTP folder",
  certificateSerial: "Certificate serial number",
  sshFingerprint: "Fingerprint of public SSH key",
  ipAddresses: "IP addresses",
  operationsContact: "Supplier’s operations contact",
};

const commonFieldLabel: Readonly<Record<CommonField, string>> = {
  "contact.name": "Contact person",
  "contact.email": "Contact person’s email",
  "contact.phone": "Telephone",
  "municipality.cc": "Always copy to",
  "municipality.journalReference": "Journal number",
  "billing.ean": "EAN number",
  "billing.reference": "Payment reference",
  "route.environment": "Environment",
  "route.integrationReference": "Integration reference",
  "route.senderSystemUuid": "Sender system UUID",
  "route.senderCvr": "Sender’s CVR number",
  "route.parameters": "Route parameters",
  "route.fileNamePattern": "File name pattern",
  "cleanup.retentionDays": "Days before files are deleted",
  "cleanup.action": "Action when the time has run out",
  "cleanup.alertAfter": "Alert after",
  "cleanup.alertRecipients": "Send alerts to",
  "klik.reference": "KLIK task reference",
};

/** The task's own word stands beside `supplier`, so that who reads both can see that they are the same. */
function fieldLabel(field: ProfileField): string {
  const [group = "", name = ""] = field.split(".");
  if (group !== "bookkeeping" && group !== "collection") return commonFieldLabel[field as CommonField];
  const role = roleName[group];
  if (name === "system") return group === "bookkeeping" ? "Bookkeeping system" : "Collection system";
  if (name === "supplier") return `Supplier (forvaltningsansvarlig) for ${role}`;
  if (name === "email") return `Email of the supplier for ${role}`;
  return `${systemFieldLabel[name as keyof typeof systemFieldLabel]} (${role})`;
}

const nextStep: Texts["nextStep"]["sentence"] = (step, { isBesideResult, isBesideDraft }) => {
  const mail = "index" in step && step.total > 1 ? `email ${step.index} of ${step.total}` : "the email";
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
      if (isBesideResult) return "See below what happened.";
      if (step.unsent === null) return `Next step: Fill in ${mail}.`;
      return isBesideDraft
        ? `Email ${step.unsent} has been filled in. This email is for order ${step.index}.`
        : `Email ${step.unsent} has been filled in. Next step: Fill in email ${step.index}.`;
    case "send":
      if (isBesideResult)
        return step.total === 1
          ? "The email is ready to be sent."
          : `Email ${step.index} of ${step.total} is ready to be sent.`;
      return step.next === null
        ? "This email is filled in. Check it and select Send."
        : `This email is filled in. Send it, and then open a new email for email ${step.next}.`;
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
  fetchFailed: "A part of Rutebestilling could not be loaded",
  partFailed: "This part of Rutebestilling cannot be shown because of a fault.",
  tryAgain: "Try again",
  takeOver: "Take over from a colleague",

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
    day: date,
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
    newRoundText: "The order is to be placed again when a sortiment changes.",
    readyBy: "The routes must be ready before",
    orderBy: "Order by",
    proposed: "Proposed: five working days before, as in the KLIK task.",
    systems: "Subject systems",
    systemsHint: "Separated by commas.",
    route: "Route and transfers, as in the previous round",
    routeName: "Route",
    routeHint: "Change this only if the new KLIK task names another one.",
    transfer: (form) => `Transfer in Bilag ${form}`,
    routeProblem: {
      "route-missing": "Enter the name of the route as the task writes it, for example SFTP-Rute_2.",
      "transfer-missing": "Enter the name of the transfer as the task writes it, for example SortimentOverfør_1.",
      "service-missing": "The round you start from names no integration.",
      "subject-systems-missing": "Enter at least one system.",
    },
    start: "Start the round",
    cancel: "Cancel",
    dateProblem: {
      "ready-date-passed": "The date when the routes must be ready must be after today.",
      "order-date-not-before-ready-date": "The order date must be before the date when the routes must be ready.",
      "order-date-passed": "There are fewer than five working days left. The order will be placed after its deadline.",
      "ready-date-not-a-working-day": "The date when the routes must be ready is not a working day.",
    },
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

  problem: ({ code, field, value }) => {
    switch (code) {
      case "system-missing":
      case "supplier-missing":
      case "email-missing":
      case "contact-name-missing":
      case "contact-email-missing":
        return fieldLabel(field);
      case "email-invalid":
      case "cc-invalid":
      case "contact-email-invalid":
        return `${fieldLabel(field)}: ‘${value}’ is not an email address`;
      case "suppliers-differ":
        return "The same IT system has two different suppliers";
    }
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

  profile: {
    title: (municipality) => `Profile for ${municipality}`,
    group: { bookkeeping: "Bookkeeping", collection: "Collection", contact: "Contact in the municipality" },
    copies: "Copies of the email",
    copiesHint: "Optional. Separate several addresses with semicolons.",
    formGroup: {
      case: "Case and payment",
      route: "The route",
      cleanup: "Clean-up",
      bookkeeping: "Supplier for bookkeeping",
      collection: "Supplier for collection",
    },
    technical: "The supplier fills in the fields below if you do not know them.",
    more: "Details for the forms",
    moreHint: "Optional. What you fill in is included in Bilag 1 and Bilag 2.",
    label: fieldLabel,
    emailHint: "Separate several addresses with semicolons.",
    proposal: ({ bookkeeping, collection }) =>
      `Suggested because ${bookkeeping} usually comes with ${collection}. Change it if it is not right.`,
    origin: (origin) => {
      switch (origin.kind) {
        case "none":
          return "";
        case "suggestion":
          return `Suggestion from ${origin.source}, ${origin.year}. Check it and save the profile.`;
        case "organisation":
          return origin.date ? `From your IT department, ${date(origin.date)}` : "From your IT department";
        case "mailbox":
          return "From your mailbox. Check it and save the profile.";
        case "user":
          return "";
      }
    },
    userOverrides: "Changed by you",
    locked: "Locked by your IT department",
    reset: "Reset to the organisation’s value",
    resetField: (label) => `Reset to the organisation’s value: ${label}`,
    save: "Save profile",
    saved: "The profile has been saved",
    notSaved: "The profile applies now but was not saved in Outlook",
    invalidEmail: (value) => `‘${value}’ is not an email address.`,
    missing: "Must be filled in before the email can be written.",
    fixErrors: "Correct the marked fields. Nothing has been saved yet.",
    unsaved: "You have changes that are not saved.",
    export: "Save the profile as a file",
    exported: (file) => `${file} has been downloaded.`,
    fileFailed: "It did not work. Nothing was changed. Try again.",
    import: "Load a profile from a file",
    imported: (municipalities) =>
      municipalities === 1
        ? "1 municipality has been loaded from the file."
        : `${municipalities} municipalities have been loaded from the file.`,
    importFailed: "The file could not be used. Nothing has been changed.",
    orderCount: (orders) => (orders === 1 ? "This makes one email." : "This makes two emails, one for each IT system."),
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
    lastGood: (day) => `You see the details from ${date(day)}.`,
    noCopy: "You can use what you have saved yourself.",
    details: "Show the errors",
  },

  footer: {
    version: (version, commit) => (commit ? `Version ${version} (${commit})` : `Version ${version}`),
    organisationDate: (day) => `Shared details from ${date(day)}`,
    switchedOff: "Rutebestilling has been taken out of service",
    newer: (version) => `Version ${version} is ready`,
    reload: "Reload",
    copyDiagnostics: "Copy error details",
    copied: "The error details have been copied",
    notCopied: "Copying was not allowed",
    otherLanguage: "Dansk",
    otherLanguageCode: "da",
  },

  crash: {
    title: "Rutebestilling has stopped",
    text: "Your email has not been changed since the last step. Reload to continue.",
    reload: "Reload",
  },
};
