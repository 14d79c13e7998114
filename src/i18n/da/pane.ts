import type { Campaign } from "../../domain/campaign/campaign";
import type { NextStep } from "../../domain/follow-up/next-step";
import type { FieldOrigin } from "../../domain/profile/profile";
import { ROLE_NAME, type Role } from "../../domain/profile/role";
import { formatDanishDate, type IsoDate } from "../../domain/time/iso-date";
import { deadlineSentence, frozenZoneSentence, orderBySentence, pastRoundSentence, readyBySentence } from "./deadline";

const date = formatDanishDate;

/** Where the next step is shown. */
interface NextStepView {
  /** What came of a fill is shown below it, and says what to do. */
  readonly isBesideResult: boolean;
  /** A mail is being written. */
  readonly isBesideDraft: boolean;
}

type StepOf<K extends NextStep["kind"]> = Extract<NextStep, { kind: K }>;

function fillStep({ index, total, unsent }: StepOf<"fill">, isBesideDraft: boolean): string {
  if (unsent === null) return `Næste skridt: Udfyld ${total > 1 ? `mail ${index} af ${total}` : "mailen"}.`;
  return isBesideDraft
    ? `Mail ${unsent} er udfyldt. Denne mail er til mail ${index}.`
    : `Mail ${unsent} er udfyldt. Næste skridt: Udfyld mail ${index}.`;
}

function readyToSend({ index, total }: StepOf<"send">): string {
  return `${total > 1 ? `Mail ${index} af ${total}` : "Mailen"} er klar til at blive sendt.`;
}

function sendStep({ next }: StepOf<"send">): string {
  return next === null
    ? "Denne mail er udfyldt. Kontrollér den, og tryk på Send."
    : `Denne mail er udfyldt. Send den, og åbn derefter en ny mail til mail ${next}.`;
}

/** Where the user is, and what comes next. */
function nextStep(step: NextStep, { isBesideResult, isBesideDraft }: NextStepView): string {
  switch (step.kind) {
    case "choose-municipality":
      return "Vælg din kommune for at se dens bestillinger.";
    case "past-round":
      return pastRoundSentence(step.round);
    case "complete-facts":
      return step.unsent === null
        ? "Skriv det, der mangler."
        : `Mail ${step.unsent} er udfyldt. Skriv det, der mangler til mail ${step.index}.`;
    case "fill":
      return isBesideResult ? "Se nedenfor, hvad der skete." : fillStep(step, isBesideDraft);
    case "send":
      return isBesideResult ? readyToSend(step) : sendStep(step);
    case "was-sent":
      return step.total === 1 ? "Har du sendt mailen?" : `Har du sendt mail ${step.index}?`;
    case "tell-klik":
    case "await-answer":
      return step.orders === 1 ? "Bestillingen er afgivet." : "Begge bestillinger er afgivet.";
    case "await-routes":
      return step.orders === 1 ? "Leverandøren har bekræftet." : "Begge leverandører har bekræftet.";
    case "done":
      return "Ruter og overvågning er klar, og opgaven er afsluttet.";
  }
}

/** What to do about it, where a sentence does not say so; else null. */
function nextStepDetail({ kind }: NextStep): string | null {
  switch (kind) {
    case "tell-klik":
      return "Kopiér kvitteringen, og afslut opgaven i KLIK.";
    case "await-answer":
      return "Når leverandøren svarer, så åbn svaret, tryk på Rutebestilling, og notér bekræftelsen.";
    case "await-routes":
      return "Når ruterne er klar, så åbn leverandørens svar, tryk på Rutebestilling, og notér det.";
    default:
      return null;
  }
}

/** The Danish texts. Every other language has the same keys and the same parameters. */
export const da = {
  language: "da",
  appName: "Rutebestilling",
  tabs: { order: "Bestilling", checklist: "Tjekliste", profile: "Profil", history: "Oversigt" },
  tabsLabel: "Visninger",
  loading: "Henter …",
  fetching: "Visningen hentes.",
  fetchFailed: "En del af Rutebestilling kunne ikke hentes",
  partFailed: "Denne del af Rutebestilling kan ikke vises på grund af en fejl.",
  tryAgain: "Prøv igen",
  takeOver: "Overtag fra en kollega",
  intro:
    "Rutebestilling skriver mailen til leverandøren og vedhæfter Bilag 1 og Bilag 2. Du læser den og sender den selv.",

  nextStep: {
    label: "Næste skridt",
    sentence: nextStep,
    detail: nextStepDetail,
    startRound: "Start ny bestillingsrunde",
    orderLate: "Bestil alligevel",
    askSent: (index: number) => `Har du sendt mail ${index}?`,
    isSent: (index: number, total: number) => (total === 1 ? "Ja, mailen er sendt" : `Ja, mail ${index} er sendt`),
    openChecklist: "Gå til tjeklisten",
  },

  date: {
    placeholder: "dd-mm-åååå",
    hint: "Dag-måned-år, fx 18-12-2026.",
    day: (day: IsoDate) => date(day),
    notADate: "Datoen findes ikke eller kan ikke læses. Skriv den som dag-måned-år, fx 18-12-2026.",
  },
  otherMail: "En anden mail er åbnet.",

  facts: {
    title: "Udfyld først:",
    count: (count: number) => (count === 1 ? "1 oplysning mangler" : `${count} oplysninger mangler`),
    kept: "Oplysningerne gemmes i profilen, når du udfylder mailen.",
    origin: (origin: FieldOrigin): string => {
      if (origin.kind === "mailbox") return "Fra din postkasse.";
      return origin.kind === "suggestion"
        ? `Forslag fra ${origin.source}, ${origin.year}. Ret det, hvis det er ændret.`
        : "";
    },
  },

  deadline: {
    orderBy: orderBySentence,
    readyBy: readyBySentence,
    describe: deadlineSentence,
    sent: (orders: number): string => (orders === 1 ? "Bestillingen er afgivet." : "Begge bestillinger er afgivet."),
    frozenZone: frozenZoneSentence,
  },

  campaign: {
    label: "Bestillingsrunde",
    title: ({ title }: Campaign) => title,
    from: (origin: Campaign["origin"]) =>
      ({ "built-in": "KOMBITs KLIK-opgave", organisation: "Fra jeres it-afdeling", user: "Startet af dig" })[origin],
    newRound: "Ny bestillingsrunde",
  },

  municipality: {
    label: "Kommune",
    placeholder: "Skriv kommunens navn",
    changeShort: "Skift",
    changeWhat: "kommune",
    recent: "Senest brugt",
    all: "Alle kommuner",
    cancelChange: "Fortryd skift",
    none: "Ingen kommune passer til det, du har skrevet.",
    suggested: (domain: string) => `Valgt ud fra din mailadresse (${domain})`,
    choose: "Vælg din kommune for at se dens bestillinger.",
  },

  outside: {
    title: "Åbnet uden for Outlook",
    text: "Her kan du se bestillingerne og hente dem som kladder. I Outlook udfyldes mailen for dig, og indholdet kontrolleres.",
    download: (number: number, total: number) =>
      total === 1 ? "Hent mail som kladde" : `Hent mail ${number} som kladde`,
    notDownloaded: "Bilagene kunne ikke hentes. Kontrollér forbindelsen, og prøv igen.",
    downloaded: (file: string) => `${file} er hentet. Åbn filen, kontrollér mailen, og tryk på Send.`,
  },
  blocked: {
    title: "Forbindelsen til Outlook mangler",
    text: (hosts: readonly string[]) =>
      hosts.length === 0
        ? "Outlook svarer ikke. Rutebestilling prøver selv igen. Bliver det ved, så luk Rutebestilling, og åbn det igen."
        : `Rutebestilling kan ikke hente office.js fra ${hosts.join(" og ")}. Rutebestilling prøver selv igen. Bliver det ved, så bed it-afdelingen om at åbne for adressen.`,
    meanwhile: "Imens kan du se bestillingerne og hente dem som kladder.",
    reachable: "Der er forbindelse igen. Genindlæs Rutebestilling for at udfylde mailen.",
  },
  languageNotFetched: "De engelske tekster kunne ikke hentes. The English texts could not be loaded.",
  reading: {
    openDraft: (number: number, total: number) => (total === 1 ? "Åbn ny mail" : `Åbn ny mail ${number}`),
    opened: "En ny mail er åbnet med modtager og emne. Åbn Rutebestilling i den, og tryk på »Udfyld mail«.",
    notOpened: "Outlook åbnede ikke en ny mail. Vælg selv Ny mail, og åbn Rutebestilling i den.",
    noMail: "Åbn en ny mail for at udfylde en bestilling.",
  },

  orders: {
    region: "Bestillinger",
    heading: (index: number, total: number) => `Mail ${index} af ${total}`,
    role: (roles: readonly Role[]) => roles.map((role) => ROLE_NAME[role]).join(" og "),
    to: "Til",
    cc: "Kopi",
    subject: "Emne",
    attachments: "Bilag",
    reference: "Reference",
    system: "It-system",
    unknownSystem: "It-system ikke angivet",
    fill: (index: number, total: number) => (total === 1 ? "Udfyld mail" : `Udfyld mail ${index}`),
    filling: "Udfylder og kontrollerer …",
    tryAgain: "Prøv igen",
    getForm: (name: string) => `Hent ${name}`,
    formNotFetched: "Bilaget kunne ikke hentes. Kontrollér forbindelsen, og prøv igen.",
    undo: "Fortryd udfyldning",
    undoing: "Fortryder …",
    showMail: "Vis mailen",
    hideMail: "Skjul mailen",
    showForms: "Vis bilag",
    hideForms: "Skjul bilag",
    preview: (index: number) => `Mail ${index}, som den kommer til at se ud`,
    open: (index: number) => `Vis mail ${index}`,
    close: (index: number) => `Skjul mail ${index}`,
    next: (index: number) => `Send mailen. Åbn derefter en ny mail, og udfyld mail ${index}.`,
    nextLast: "Kontrollér mailen, og tryk på Send.",
    thisDraftIs: "Denne mail er udfyldt",
    thisDraftIsOf: "Denne mail hører til bestillingen",
    state: {
      none: "",
      partial: "Delvist udfyldt",
      filled: "Udfyldt",
      sent: "Sendt",
      confirmed: "Bekræftet",
      ready: "Ruterne er klar",
    },
    memoryUnreadable:
      "Outlook oplyser ikke, om denne mail er udfyldt i forvejen. Derfor kan du ikke fortryde her. Luk panelet, og åbn det igen.",
    notYourRole: "Hører under den anden systemansvarlige",
    late: "Mailen beder om den tidligst mulige dato.",
    askDate: "Angiv en ønsket dato",
    wantedDate: "Ønsket dato (valgfri)",
    wantedDateHint: "Skrives i mailen som den dato, ruterne senest skal være klar.",
    wantedDatePast: "Datoen er allerede passeret. Vælg en senere dato, eller lad feltet stå tomt.",
    replaces: (reference: string) =>
      `Mailen er udfyldt med bestilling ${reference}. Udfylder du mailen med denne bestilling, fjernes den anden først.`,
  },

  fill: {
    failed: "Mailen blev ikke udfyldt",
    itemChanged: "Du åbnede en anden mail",
    itemChangedText:
      "Udfyldningen blev standset. Gå tilbage til den første mail for at udfylde resten. Kontrollér også, at intet fra bestillingen er kommet med i den mail, du ser nu.",
    noDraft: "Der er ingen ny mail ved siden af Rutebestilling. Åbn en ny mail, og prøv igen.",
    unexpected:
      "Der opstod en uventet fejl. Mailen er ikke ændret yderligere. Luk Rutebestilling, åbn det igen, og prøv igen.",
  },
  forms: {
    failed: (form: string) => `${form} kunne ikke hentes eller udfyldes`,
    failedText: "Der er ikke skrevet noget i mailen. Kontrollér forbindelsen, og prøv igen.",
  },

  settings: {
    tooLarge: "Outlook har ikke plads til flere indstillinger (32 KB). Dine valg gælder, til du lukker Rutebestilling.",
    notSaved:
      "Outlook gemte ikke dine valg. De gælder, til du lukker Rutebestilling. Det bliver forsøgt igen, næste gang du ændrer noget.",
    newer: "Dine indstillinger er gemt af en nyere udgave af Rutebestilling. De bruges, men ændres ikke herfra.",
    unreadable: "Nogle af dine gemte indstillinger kunne ikke læses. De er lagt til side og er ikke slettet.",
    unreadableRound: (id: string) => `Bestillingsrunden ${id} kunne ikke læses og vises ikke. Den er ikke slettet.`,
  },

  organisation: {
    missing: "Jeres it-afdeling har ikke lagt fælles oplysninger ind. Du kan selv udfylde profilen.",
    gone: "Filen med kommunens fælles oplysninger er fjernet fra serveren.",
    unreachable: "Kommunens fælles oplysninger kunne ikke hentes. Serveren kan ikke nås eller svarer med en fejl.",
    refused: "Kommunens fælles oplysninger kunne ikke hentes. Serveren afviste forespørgslen.",
    "not-json": "Filen med kommunens fælles oplysninger kan ikke læses. Giv it-afdelingen besked.",
    invalid: "Filen med kommunens fælles oplysninger har fejl. Giv it-afdelingen besked.",
    "newer-version":
      "Filen med kommunens fælles oplysninger er til en nyere udgave af Rutebestilling. Luk Rutebestilling, og åbn det igen.",
    "too-large": "Filen med kommunens fælles oplysninger er over 1 MB og er ikke hentet. Giv it-afdelingen besked.",
    lastGood: (day: string) => `Du ser oplysningerne fra ${date(day as IsoDate)}.`,
    noCopy: "Du kan bruge det, du selv har gemt.",
    details: "Vis fejlene",
  },

  footer: {
    version: (version: string, commit: string) => (commit ? `Version ${version} (${commit})` : `Version ${version}`),
    organisationDate: (day: string) => `Fælles oplysninger fra ${date(day as IsoDate)}`,
    switchedOff: "Rutebestilling er taget ud af drift",
    newer: (version: string) => `Version ${version} er klar`,
    reload: "Genindlæs",
    copyDiagnostics: "Kopiér fejloplysninger",
    copied: "Fejloplysningerne er kopieret",
    notCopied: "Fejloplysningerne kunne ikke kopieres",
    otherLanguage: "English",
    otherLanguageCode: "en",
    selftest: "Afprøv i jeres Outlook",
  },

  crash: {
    title: "Rutebestilling er stoppet på grund af en fejl",
    text: "Mailen er ikke ændret, efter at fejlen opstod. Genindlæs for at fortsætte.",
    reload: "Genindlæs",
  },
};

/** The texts of one language. */
export type Texts = typeof da;
