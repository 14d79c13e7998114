import type { OpenResult } from "../../app/follow-up/open-window";
import type { StatedDateProblem } from "../../app/follow-up/stated-date";
import type { HandedField, TakeOver } from "../../app/follow-up/take-over";
import type { Campaign, CampaignForm } from "../../domain/campaign/campaign";
import type { PartReport } from "../../domain/fill/part-report";
import type { CalendarEntryKind, CalendarTexts } from "../../domain/follow-up/calendar";
import { LONG_PAST_DAYS, type OrderDue } from "../../domain/follow-up/deadline";
import type { ExpectedDate } from "../../domain/follow-up/expected-date";
import type { HistoryTexts } from "../../domain/follow-up/history";
import type { AnnouncedTask } from "../../domain/follow-up/klik-mail";
import type { RecognisedOrder } from "../../domain/follow-up/recognise";
import { isLost } from "../../domain/follow-up/resend-note";
import type { CheckedMail, SentForm } from "../../domain/follow-up/sent-check";
import type { AskedDate, Mark, OrderRecord } from "../../domain/order/order-log";
import type { RoleChoice } from "../../domain/state/stored-state";
import { joinWords } from "../../domain/text/join-words";
import { formatDanishMoment } from "../../domain/time/instant";
import { formatDanishDate, formatDanishLimit, type IsoDate } from "../../domain/time/iso-date";
import { checklistDa } from "./checklist";
import { longTime, pastRoundSentence } from "./deadline";

const date = formatDanishDate;

function recognised(order: RecognisedOrder): string {
  switch (order.kind) {
    case "no-reference":
      return "Emnet indeholder ingen ordrereference, så mailen kan ikke knyttes til en bestilling.";
    case "several-references":
      return `Emnet indeholder flere ordrereferencer (${order.references.join(", ")}). Intet er ændret.`;
    case "unknown-municipality":
      return `${order.reference} henviser til kommunekode ${order.code}, som ikke findes. Intet er ændret.`;
    case "other-municipality":
      return order.isOwn
        ? `${order.reference} er en bestilling for ${order.municipality.name}. Skift kommune for at følge op på den.`
        : `${order.reference} hører til ${order.municipality.name} og ikke til den valgte kommune. Intet er ændret.`;
    case "unknown-campaign":
      return `${order.reference} hører til en bestillingsrunde, som Rutebestilling ikke kender (${order.campaignId}). Intet er ændret.`;
    case "not-an-order":
      return `Kommunen har ingen bestilling med referencen ${order.reference}. Intet er ændret.`;
    case "recognised": {
      const system = order.record?.fill?.system || order.order?.system;
      return system
        ? `Mailen hører til bestillingen for ${system} (${order.order?.reference ?? order.record?.reference}).`
        : `Mailen hører til bestillingen ${order.order?.reference ?? order.record?.reference}.`;
    }
  }
}

function orderDue(due: OrderDue): string {
  const { waitsFor, deadline, isLate, pastRound } = due;
  switch (waitsFor) {
    case null:
      return "Ruter og overvågning er klar.";
    case "order":
      if (pastRound) return pastRoundSentence(pastRound);
      if (!deadline) return "Mailen er ikke sendt.";
      return isLate
        ? `Mailen skulle være sendt senest den ${date(deadline.date)}. Datoen er overskredet med ${longTime(-deadline.calendarDays)}, men du kan stadig bestille.`
        : `Mailen skal sendes senest den ${date(deadline.date)}.`;
    case "confirmation":
      return `Afventer leverandørens bekræftelse.${expected(due)}`;
    case "routes":
      return `Afventer, at ruterne er klar.${expected(due)}`;
  }
}

/** By when routes are expected, and how late they are. */
function expected({ deadline, namedBy, isIncluded, isEarliest, isLate }: OrderDue): string {
  if (!deadline) return isEarliest ? " Mailen beder om den tidligst mulige dato." : "";
  const day = date(deadline.date);
  const until = formatDanishLimit(deadline.date, isIncluded);
  if (namedBy === "supplier" && !isLate) return ` Leverandøren lover ruterne den ${day}.`;
  if (!isLate) return ` Ruterne skal være klar ${until}.`;
  const when =
    namedBy === "supplier" ? ` Leverandøren lovede ruterne den ${day}.` : ` Ruterne skulle have været klar ${until}.`;
  return -deadline.calendarDays < LONG_PAST_DAYS
    ? `${when} Datoen er overskredet med ${longTime(-deadline.calendarDays)}.`
    : `${when} Er de klar, så markér det.`;
}

function asked(day: AskedDate): string {
  return `Ønsket klar: ${day === "earliest" ? "hurtigst muligt" : date(day)}.`;
}

function sent({ by, date: day, at, sender }: Mark): string {
  if (by === "user") return `Markeret som sendt den ${formatDanishMoment(at)}.`;
  if (by === "copy") {
    return day
      ? `Sendt af ${sender}, set i kopi (mailen er fra den ${date(day)}).`
      : `Sendt af ${sender}, set i kopi den ${formatDanishMoment(at)}.`;
  }
  return day
    ? `Sendt, kontrolleret i den sendte mail (mailen er fra den ${date(day)}).`
    : `Sendt, kontrolleret i den sendte mail den ${formatDanishMoment(at)}.`;
}

/** `Bilag 1 og Bilag 2`. */
const formNames = (forms: readonly CampaignForm[]) => joinWords(forms.map(formName));

/** `Bilag 1`. */
const formName = ({ number }: CampaignForm) => `Bilag ${number}`;

function sentForm(found: SentForm): string {
  const name = formName(found.form);
  switch (found.status) {
    case "right":
      return `${name}: kontrolleret i den sendte mail.`;
    case "names-order":
      return `${name} er med og nævner bestillingens ordrereference.`;
    case "by-size":
      return `${name}: kontrolleret, men kun på navn og størrelse.`;
    case "by-name":
      return `${name}: kontrolleret, men kun på navn.`;
    case "missing":
      return found.why === "link"
        ? `${name} er kun med som et link i den sendte mail.`
        : `${name} mangler i den sendte mail.`;
    case "wrong":
      return found.why === "other-order"
        ? `${name} i den sendte mail hører til en anden bestilling.`
        : `${name} i den sendte mail er ikke den fil, der blev vedhæftet.`;
  }
}

function sentRecipients({ missingRecipients, foreignRecipients, knowsRecipients }: CheckedMail): string[] {
  return [
    ...(missingRecipients.length > 0
      ? [`${missingRecipients.join(", ")} står ikke som modtager i den sendte mail.`]
      : []),
    ...(foreignRecipients.length > 0
      ? [`Mailen er også sendt til ${foreignRecipients.join(", ")}, som hører til den anden bestilling.`]
      : []),
    ...(knowsRecipients ? [] : ["Modtagerne kunne ikke kontrolleres. Se selv efter i mailen."]),
  ];
}

function sentBasis({ basis, sentAt, created, sentBy }: CheckedMail): string {
  const made = sentAt
    ? `Mailen er afsendt den ${formatDanishMoment(sentAt)}. `
    : created
      ? `Mailen er oprettet den ${formatDanishMoment(created)}. `
      : "";
  if (sentBy !== null) return `${made}Det er en kopi, så bilagene er ikke sammenlignet med dem, der blev vedhæftet.`;
  switch (basis) {
    case "memory":
      return `${made}Bilagene er sammenlignet med dem, der blev vedhæftet i denne mail.`;
    case "log":
      return `${made}Bilagene er sammenlignet med kontrolsummerne i bestillingen.`;
    case null:
      return `${made}Der er ikke gemt noget at sammenligne bilagenes indhold med.`;
  }
}

function told({ fill, marks }: OrderRecord): string[] {
  const lines: string[] = [];
  if (fill?.result === "verified") lines.push(`Udfyldt og kontrolleret den ${formatDanishMoment(fill.at)}.`);
  if (fill?.result === "partial") lines.push(`Delvist udfyldt den ${formatDanishMoment(fill.at)}.`);
  if (fill && fill.result !== "undone" && fill.asked) lines.push(asked(fill.asked));
  if (marks.sent?.on) lines.push(sent(marks.sent));
  if (marks.confirmed?.on && marks.confirmed.date)
    lines.push(`Bekræftet af leverandøren den ${date(marks.confirmed.date)}.`);
  if (marks.promised?.on && marks.promised.date)
    lines.push(`Lovet af leverandøren til den ${date(marks.promised.date)}.`);
  if (marks.ready?.on && marks.ready.date) lines.push(`Ruterne var klar den ${date(marks.ready.date)}.`);
  if (marks.reminded?.on && marks.reminded.date) lines.push(`Rykker skrevet den ${date(marks.reminded.date)}.`);
  return lines;
}

const roundName = ({ isKlikTask, title }: Campaign) => `${isKlikTask ? "KLIK-opgave" : "Bestillingsrunde"}: ${title}`;

/** The it-systems that a date is about, where it is not that of all. */
const only = (systems: readonly string[]) => (systems.length > 0 ? ` (${systems.join(", ")})` : "");

function expectedInCalendar({ date: day, namedBy, isIncluded }: ExpectedDate): string {
  return namedBy === "supplier"
    ? `Leverandøren har lovet, at ruter og overvågning er klar den ${date(day)}.`
    : `Ruter og overvågning skal være klar ${formatDanishLimit(day, isIncluded)}.`;
}

const statedDate: Readonly<Record<StatedDateProblem, string>> = {
  "already-passed": "Datoen er allerede passeret. Vælg i dag eller en senere dato.",
  "in-the-future": "Datoen er ikke kommet endnu. Vælg i dag eller en tidligere dato.",
  "before-sent": "Datoen ligger før den dag, mailen blev sendt.",
};

function notOpened(result: Exclude<OpenResult, { kind: "opened" }>): string {
  switch (result.kind) {
    case "not-here":
      return "Outlook kan kun åbne dette vindue fra en mail, du læser.";
    case "nothing-to-write":
      return "Der er ikke noget at rykke for.";
    case "failed":
      return "Outlook åbnede ikke vinduet. Intet er ændret. Prøv igen.";
  }
}

const history: HistoryTexts = {
  columns: {
    reference: "Ordrereference",
    campaign: "Bestillingsrunde",
    municipalityCode: "Kommunekode",
    municipality: "Kommune",
    roles: "Rolle",
    system: "It-system",
    supplier: "Leverandør",
    status: "Status",
    state: "Tilstand",
    due: "Frist",
    filled: "Udfyldt",
    sent: "Sendt",
    confirmed: "Bekræftet",
    promised: "Lovet til",
    ready: "Klar",
    reminded: "Rykket",
  },
  status: { open: "Åben", late: "Overskredet", done: "Afsluttet" },
  state: {
    none: "Ikke udfyldt",
    partial: "Delvist udfyldt",
    filled: "Udfyldt",
    sent: "Sendt",
    confirmed: "Bekræftet",
    ready: "Ruterne er klar",
  },
  role: { bookkeeping: "bogføring", collection: "opkrævning" },
};

const calendar: CalendarTexts = {
  title: ({ kind, municipality, expected: day, systems }) =>
    ({
      "order-by": `Sidste dag for bestilling af ruter og overvågning – ${municipality.name}`,
      "ready-by":
        day?.namedBy === "supplier"
          ? `Ruter og overvågning er lovet klar – ${municipality.name}${only(systems)}`
          : `Ruter og overvågning skal være klar – ${municipality.name}${only(systems)}`,
      "frozen-zone": "Der kan ikke oprettes nye sortimenter",
    })[kind],
  body: ({ kind, campaign, expected: day }) =>
    [
      roundName(campaign),
      ...(kind === "order-by" ? [`Send én mail for hvert it-system senest den ${date(campaign.orderBy)}.`] : []),
      ...(day ? [expectedInCalendar(day)] : []),
    ].join("\n"),
};

const role: Readonly<Record<RoleChoice, string>> = {
  bookkeeping: "Bogføring",
  collection: "Opkrævning",
  both: "Begge",
};

/** The Danish texts of following an order up. Loaded with the views that show them. */
export const followUpDa = {
  checklist: checklistDa,
  copyByHand: "Tekst, du kan markere og kopiere",
  role: {
    label: "Jeg er systemansvarlig for",
    options: role,
    other: "Denne bestilling er din kollegas ansvar.",
    proposeCopy:
      "Skriv din kollegas adresse eller en fælles postkasse under »Fast kopi til«, så I begge får bestillingerne og kan følge dem.",
    addCopy: "Tilføj fast kopi",
    handOver: "Overdrag til en kollega",
    copyNote: "Kopiér note til en kollega",
    saveNote: "Hent note som fil",
    noteFile: (reference: string) => `Overdragelse ${reference}.txt`,
    noteSaved: (file: string) => `${file} er hentet. Send den til din kollega.`,
    noteCopied: "Noten er kopieret. Indsæt den i en mail til din kollega.",
    noteNotCopied: "Browseren tillader ikke kopiering. Kopiér teksten nedenfor.",
    handedOver: "En mail til din kollega er åbnet. Kontrollér den, og tryk på Send.",
  },
  klik: {
    region: "KLIK-opgave",
    announces: (title: string) => `Mailen handler om KLIK-opgaven »${title}«.`,
    dates: ({ orderBy, readyBy }: AnnouncedTask): string[] =>
      orderBy === null && readyBy === null
        ? ["Mailen nævner ingen datoer, som Rutebestilling kan læse."]
        : [
            ...(orderBy ? [`Ifølge mailen bestilles der senest den ${date(orderBy)}.`] : []),
            ...(readyBy ? [`Ifølge mailen skal ruterne være klar inden den ${date(readyBy)}.`] : []),
          ],
    start: "Start denne bestilling",
    shown: "Bestillingerne til opgaven vises nedenfor.",
    isNew: "Opgaven er ny. Kontrollér datoerne, og start bestillingen.",
    otherDates: ({ orderBy, readyBy }: Campaign) =>
      `Rutebestilling kender opgaven med andre datoer: bestilles senest den ${date(orderBy)}, klar inden den ${date(readyBy)}. Kontrollér datoerne, og start en ny runde, hvis mailens datoer gælder.`,
  },
  takeOver: {
    explain:
      "Indsæt linjen fra din kollegas mail, eller åbn noten som fil. Intet bliver ændret, før du har set indholdet og godkendt det.",
    line: "Linje fra din kollega",
    openFile: "Åbn som fil",
    accept: "Godkend og overtag",
    cancel: "Annullér",
    contains: "Linjen indeholder:",
    municipality: (name: string) => `Kommune: ${name}`,
    round: ({ title, orderBy, readyBy }: Campaign, isNew: boolean) =>
      `${isNew ? "Ny bestillingsrunde" : "Bestillingsrunde"}: ${title}. Bestilles senest den ${date(orderBy)}, klar inden den ${date(readyBy)}.`,
    field: (label: string, { before, after }: HandedField) =>
      before === "" ? `${label}: ${after}` : `${label}: ${after} (i stedet for ${before})`,
    sameProfile: "Kommunens profil er den samme som din og bliver ikke ændret.",
    locked: (labels: readonly string[]) =>
      `It-afdelingen har låst ${labels.length === 1 ? "dette felt, som ikke bliver" : "disse felter, som ikke bliver"} ændret: ${labels.join(", ")}.`,
    contact: "Kontaktpersonen følger ikke med. Det er dig, der er kontaktperson for det, du overtager.",
    refused: (seen: Exclude<TakeOver, { kind: "ready" }>) => {
      switch (seen.kind) {
        case "none":
          return "Teksten skal indeholde én linje til Rutebestilling. Indsæt hele linjen eller hele mailen.";
        case "broken":
          return "Linjen er ikke hel, eller den er ændret undervejs. Intet er ændret. Kopiér den igen, eller bed din kollega om at sende den på ny.";
        case "newer":
          return "Linjen er skrevet af en nyere udgave af Rutebestilling. Intet er ændret. Luk Rutebestilling, og åbn det igen.";
        case "unknown-round":
          return `Linjen hører til bestillingsrunden ${seen.campaignId}, som Rutebestilling ikke kender hos dig. Intet er ændret. Spørg jeres it-afdeling.`;
        case "other-round":
          return `Du har allerede en anden bestillingsrunde med navnet ${seen.campaignId}. Intet er ændret.`;
      }
    },
  },
  calendar: {
    ...calendar,
    open: "Læg frister i kalenderen",
    download: "Hent frister som kalenderfil",
    notFetched: "Kalenderfilen kunne ikke oprettes. Kontrollér forbindelsen, og prøv igen.",
    downloaded: (file: string) => `${file} er hentet. Åbn filen for at lægge fristerne i din kalender.`,
    opened: (title: string) => `»${title}« er åbnet som en aftale. Tryk på Gem i aftalen.`,
    openOne: (kind: CalendarEntryKind, from: IsoDate) =>
      `${{ "order-by": "Bestil senest", "ready-by": "Ruterne klar:", "frozen-zone": "Ingen nye sortimenter fra" }[kind]} ${date(from)}`,
    nothingAhead: "Alle frister er passeret, så der er ikke noget at lægge i kalenderen.",
    more: "Åbn også",
  },
  order: {
    region: "Opfølgning",
    recognised,
    switchTo: (municipality: string) => `Skift til ${municipality}`,
    unknownSender:
      "Afsenderens adresse hører hverken til leverandørens eller kommunens maildomæne. Kontrollér mailen, før du markerer noget.",
    due: orderDue,
    told,
    noAutomaticChange: "Et svar ændrer ikke noget af sig selv. Markér selv, hvad der er sket.",
    markSent: "Markér som sendt",
    markConfirmed: "Leverandøren har bekræftet",
    markPromised: "Notér datoen",
    promisedDate: "Leverandøren lover den",
    markReady: "Ruterne er klar",
    marked: {
      sent: "Bestillingen er markeret som sendt.",
      confirmed: "Leverandørens bekræftelse er noteret.",
      promised: "Leverandørens dato er noteret. Den gælder nu for kalender, rykker og oversigt.",
      ready: "Ruterne er noteret som klar.",
    },
    unmarked: "Markeringen er fjernet.",
    unmark: {
      sent: "Fortryd: sendt",
      confirmed: "Fortryd: bekræftet",
      promised: "Fortryd: lovet dato",
      ready: "Fortryd: klar",
      reminded: "Fortryd: rykker",
    },
    supplierAnswer: "Leverandørens svar",
    date: "Dato",
    chooseDate: "Vælg en dato.",
    statedDate,
    sentMail: {
      checking: "Den sendte mail kontrolleres …",
      title: ({ outcome, sentBy }: CheckedMail) => {
        if (outcome === "wrong") return "Der er noget galt med den sendte mail";
        if (sentBy !== null) return `Bestillingen er sendt af ${sentBy}, set i kopi`;
        return outcome === "right" ? "Mailen er sendt, kontrolleret" : "Den sendte mail er kun delvist kontrolleret";
      },
      sealed: "Mailen er krypteret eller signeret, så bilagene kan ikke kontrolleres.",
      form: sentForm,
      recipients: sentRecipients,
      basis: sentBasis,
      whatToDo: ({ sentBy, forms, missingRecipients }: CheckedMail) => {
        if (sentBy !== null) return `Giv ${sentBy} besked, så det rigtige bliver sendt efter.`;
        const isLacking = forms.some(isLost);
        const start = isLacking
          ? "Send det rigtige bilag efter i et svar til alle."
          : "Svar på mailen, og send det rigtige efter.";
        const recipients = isLacking && missingRecipients.length > 0 ? " Tilføj selv den modtager, der mangler." : "";
        return `${start}${recipients} Markér derefter selv bestillingen som sendt.`;
      },
      save: "Gem den sendte mail (.eml)",
      saved: (file: string) => `${file} er hentet og kan journaliseres.`,
      notSaved: "Outlook gav ikke mailen som fil. Prøv igen, eller gem den fra Outlooks egen menu.",
      notFetched: "Den sendte mail kunne ikke kontrolleres. Luk Rutebestilling, og åbn det igen.",
    },
    writeReminder: "Skriv rykker",
    reminderOpened: "Rykkeren er åbnet som et svar. Kontrollér den, og tryk på Send.",
    notOpened,
  },
  resend: {
    button: (count: number): string => (count === 1 ? "Send bilaget efter" : "Send bilagene efter"),
    opened: "Et svar til alle er åbnet. Åbn Rutebestilling i svaret, og vedhæft bilaget dér.",
    region: "Send bilag efter",
    explain: (forms: readonly CampaignForm[], reference: string) =>
      `Dette svar hører til bestillingen ${reference}. ${formNames(forms)} skal med.`,
    attach: (forms: readonly CampaignForm[]) => `Vedhæft ${formNames(forms)}`,
    attaching: "Bilaget vedhæftes …",
    part: ({ part, status }: PartReport, byNameOnly: readonly string[]) => {
      const name = part.kind === "attachment" ? (/^Bilag \d+/.exec(part.name)?.[0] ?? part.name) : part.kind;
      if (status === "missing") return `${name} er ikke vedhæftet.`;
      if (status === "unverified") return `${name} kunne ikke kontrolleres. Se selv efter i mailen.`;
      return part.kind === "attachment" && byNameOnly.includes(part.name)
        ? `${name} er vedhæftet, men kun kontrolleret på navn og størrelse.`
        : `${name} er vedhæftet og kontrolleret.`;
    },
    changed:
      "Bilaget er udfyldt med de oplysninger, der gælder nu. Det er derfor ikke helt det samme som før. Læs det, før du sender mailen.",
    send: "Læs mailen igennem, og tryk på Send. Markér derefter bestillingen som sendt.",
    notDone: "Prøv igen, eller vedhæft selv bilaget.",
    noOrder: "Bestillingen findes ikke længere i kommunens profil. Intet er ændret. Vedhæft selv bilaget.",
    formsFailed: "Bilaget kunne ikke dannes. Intet er ændret. Prøv igen, eller vedhæft det selv.",
    failed: "Outlook gav ikke adgang til mailen. Se efter i mailen, og prøv igen.",
  },
  receipt: {
    copy: "Kopiér kvittering til KLIK",
    copied: "Kvitteringen er kopieret. Sæt den ind i KLIK.",
    notCopied: "Browseren tillader ikke kopiering. Kopiér teksten nedenfor, eller hent kvitteringen som fil.",
    saved: (file: string) => `${file} er hentet.`,
    save: "Hent kvittering som fil",
  },
  settings: {
    compacted: (count: number, hasReplica: boolean) =>
      `Pladsen til Rutebestillings indstillinger i Outlook er ved at være brugt. Modtagere og kontrolsummer for ${count === 1 ? "1 ældre bestilling" : `${count} ældre bestillinger`} ${hasReplica ? "er kun gemt i denne browser" : "vises kun, til du lukker Rutebestilling"}.`,
    noReplica:
      "Browseren tillader ikke en lokal kopi. Brug kun Rutebestilling på én pc ad gangen, så intet overskrives.",
  },
  history: {
    ...history,
    title: "Oversigt",
    back: "Tilbage til tjeklisten",
    link: "Se alle bestillinger",
    sort: "Sortér efter",
    reverse: "Omvendt rækkefølge",
    open: (reference: string) => `Åbn ${reference}`,
    empty: "Der er ingen bestillinger endnu.",
    noMatch: "Ingen bestillinger passer til filteret.",
    search: "Søg i bestillinger",
    rowsLabel: "Bestillinger",
    moment: formatDanishMoment,
    date,
    allStatuses: "Alle",
    allCampaigns: "Alle bestillingsrunder",
    counts: ({ open, late, done }: Record<"open" | "late" | "done", number>) =>
      [
        open === 1 ? "1 åben" : `${open} åbne`,
        late === 1 ? "1 overskredet" : `${late} overskredne`,
        done === 1 ? "1 afsluttet" : `${done} afsluttede`,
      ].join(", "),
    sortedBy: (column: string, ascending: boolean) =>
      `Sorteret efter ${column}, ${ascending ? "stigende" : "faldende"}`,
    export: "Hent som CSV-fil",
    fileName: (today: IsoDate) => `Bestillinger ${today}.csv`,
  },
};

/** The follow-up texts of one language. */
export type FollowUpTexts = typeof followUpDa;
