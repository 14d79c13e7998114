/** The page that tries an Outlook, and its report. Danish alone: it is for the municipality's own administrators. */

const number = new Intl.NumberFormat("da-DK");

/** A line of the report: what it is about, and what each value of a choice means. */
interface LineTexts {
  readonly title: string;
  readonly values?: Readonly<Record<string, string>>;
}

const KEPT = { keep: "bevares", kept: "bevares" } as const;

const LINES = {
  "requirements.mailbox": { title: "Nyeste funktionssæt (Mailbox)" },
  "theme.told": {
    title: "Outlooks tema",
    values: { "at-once": "oplyses med det samme", late: "oplyses sent", never: "oplyses ikke" },
  },
  "clipboard.allowed": {
    title: "Udklipsholderen",
    values: { true: "siden må skrive i den", false: "siden må ikke skrive direkte i den" },
  },
  "storage.local": { title: "Browserens lager", values: { partitioned: "kan bruges", denied: "er spærret" } },
  "page.policy": { title: "Afvist af sikkerhedspolitikken (CSP)" },
  "page.font": { title: "Skrifttypen Segoe UI", values: { true: "findes", false: "findes ikke" } },
  "page.zoom": { title: "Forstørrelse" },

  "calls.latencyMs": { title: "Svartid, median" },
  "calls.p95Ms": { title: "Svartid, 95 % af kaldene er hurtigere" },
  "calls.simultaneous": { title: "Samtidige kald" },
  "calls.overLimit": {
    title: "Kald over grænsen",
    values: { refused: "afvises", queued: "venter på tur", unanswered: "besvares ikke" },
  },
  "calls.unanswered": { title: "Kald, der aldrig besvares" },
  "calls.missing": { title: "Kald, der ikke findes" },

  "body.read": {
    title: "Læsning af mailens tekst",
    values: {
      current: "giver det, der står i mailen",
      written: "giver det, som siden selv har skrevet",
      "last-saved": "giver det, der sidst blev gemt",
      "last-saved-or-written": "giver først det, brugeren har skrevet, når kladden er gemt",
    },
  },
  "body.emptyRead": { title: "Læsning, der fejlagtigt gav en tom tekst" },
  "body.engine": { title: "Editor", values: { web: "webeditor", word: "Word", mac: "Word, filtreret HTML" } },
  "body.document": {
    title: "Teksten gives som",
    values: { whole: "et helt HTML-dokument", inner: "indholdet alene" },
  },
  "body.ids": {
    title: "Id'er i teksten",
    values: {
      "prefix-once": "får x_ foran én gang",
      "prefix-each-write": "får x_ foran, hver gang der skrives",
      keep: KEPT.keep,
      strip: "fjernes",
    },
  },
  "body.classes": { title: "Klasser i teksten", values: { strip: "fjernes", keep: KEPT.keep, prefix: "får x_ foran" } },
  "body.inlineStyles": { title: "Formatering i teksten", values: { keep: KEPT.keep, strip: "fjernes" } },
  "body.lists": {
    title: "Punktlister",
    values: {
      keep: KEPT.keep,
      "list-paragraphs": "bliver til Words listeafsnit",
      "text-bullets": "bliver til linjer med punkttegn",
    },
  },
  "body.runs": { title: "En sammenhængende sætning", values: { whole: KEPT.keep, split: "deles i flere stykker" } },
  "body.spaces": {
    title: "Hårde mellemrum",
    values: { keep: KEPT.keep, "no-break-at-edges": "sættes ind, hvor tekst skifter", plain: "bliver til almindelige" },
  },
  "body.table": { title: "Tabellen", values: { true: KEPT.keep, false: "ændres" } },
  "body.paragraphs": { title: "Afsnit", values: { true: KEPT.keep, false: "ændres" } },
  "body.looseText": {
    title: "Tekst uden for afsnit",
    values: { wrap: "lægges i et afsnit", keep: "bliver stående" },
  },
  "body.textBullets": {
    title: "Punkttegn, når teksten læses uden formatering",
    values: { none: "ingen", star: "stjerne", dot: "prik" },
  },
  "body.prependDelayMs": { title: "Indsat tekst kan læses efter" },
  "body.prependId": {
    title: "Id'et på indsat tekst",
    values: { prefixed: "får x_ foran", kept: KEPT.kept, lost: "fjernes" },
  },
  "body.large": {
    title: "En tekst på 200.000 tegn",
    values: { kept: KEPT.kept, changed: "ændres", refused: "afvises" },
  },
  "body.largeMs": { title: "Tid til at skrive og læse den" },
  "body.htmlIntoPlainText": {
    title: "HTML i en mail i almindelig tekst",
    values: { refused: "afvises", converted: "omdannes" },
  },
  "body.plainTextWrap": { title: "Lange linjer ombrydes" },
  "body.plainDraft": {
    title: "En kladde i almindelig tekst",
    values: { stays: "forbliver almindelig tekst", "html-at-save": "bliver til HTML, når den gemmes" },
  },
  "body.textToHtml": {
    title: "Linjer, der bliver til HTML",
    values: { div: "bliver til blokke", br: "bliver til linjeskift", paragraph: "bliver til afsnit" },
  },
  "body.readScope": {
    title: "Læsning i et svar",
    values: { whole: "giver hele mailen", "own-part": "giver svaret uden den oprindelige mail" },
  },
  "body.setScope": {
    title: "Skrivning i et svar",
    values: { whole: "erstatter hele mailen", "own-part": "erstatter svaret og lader den oprindelige mail stå" },
  },

  "recipients.ownOrganisation": {
    title: "Jeres egen adresse læses",
    values: {
      smtp: "som mailadresse",
      "directory-name": "som et navn i adressekataloget",
      "empty-address": "uden adresse",
    },
  },
  "recipients.displayNames": {
    title: "Modtagerens navn læses",
    values: { "as-given": "som det blev skrevet", directory: "som i adressekataloget", address: "som adressen" },
  },
  "recipients.resolveDelayMs": { title: "En modtager kan læses efter" },
  "recipients.directoryNameWritten": {
    title: "Et navn fra adressekataloget, der skrives tilbage",
    values: {
      resolved: "genkendes",
      "not-recognised": "genkendes ikke",
      unresolved: "bliver stående, men genkendes ikke",
      dropped: "forsvinder",
    },
  },
  "recipients.duplicates": {
    title: "Samme modtager to gange",
    values: { merged: "samles til én", kept: "står der to gange" },
  },
  "recipients.contactListSet": {
    title: "En modtager uden adresse",
    values: { refused: "afvises", dropped: "udelades", kept: KEPT.kept },
  },
  "recipients.unresolvedRead": {
    title: "En modtager, som Outlook ikke kan finde",
    values: { "left-out": "kan ikke læses", included: "kan læses" },
  },
  "recipients.setLimit": {
    title: "Mere end 100 modtagere i ét kald",
    values: { "at-100": "afvises", higher: "tages imod" },
  },
  "recipients.fieldLimit": { title: "Modtagere i ét felt" },
  "recipients.overLimit": {
    title: "Modtagere over grænsen",
    values: { refused: "afvises", unanswered: "besvares ikke", dropped: "udelades" },
  },
  "recipients.readLimit": { title: "Modtagere, der kan læses i ét felt" },
  "recipients.contactListRead": {
    title: "En kontaktliste",
    values: {
      "empty-address": "læses med navn og uden adresse",
      "left-out": "kan ikke læses",
      members: "læses som sine medlemmer",
    },
  },

  "subject.journal": {
    title: "Emnet, når kladden gemmes",
    values: {
      none: "er uændret",
      before: "får noget sat foran",
      after: "får noget sat bagefter",
      other: "ændres på anden måde",
    },
  },
  "save.delayMs": { title: "Tid til at gemme kladden" },
  "item.id": {
    title: "Kladdens id",
    values: { same: "er det samme hele tiden", changes: "skifter", none: "oplyses ikke" },
  },

  "item.change": {
    title: "Når brugeren går til en anden mail",
    values: {
      told: "får panelet det at vide",
      kept: "bliver panelet ved sin egen mail",
      untold: "får panelet den anden mail uden at få det at vide",
    },
  },
  "item.changeMidCall": {
    title: "Et kald, der er i gang imens",
    values: {
      refused: "afvises",
      "carried-out-on-own": "gælder den mail, det blev sendt fra",
      "carried-out-on-new": "gælder den anden mail",
    },
  },

  "attachments.addedLateMs": { title: "En vedhæftet fil står på listen efter" },
  "attachments.type": { title: "Filens type på listen", values: { file: "fil", other: "noget andet" } },
  "attachments.told": { title: "Filens størrelse og den, Outlook oplyser" },
  "attachments.size": {
    title: "Outlook regner størrelsen i",
    values: { bytes: "byte", base64: "tegn i base64", zero: "intet: den er altid 0", other: "noget andet" },
  },
  "attachments.sizeOverhead": { title: "Tillæg til størrelsen" },
  "attachments.content": {
    title: "Filens indhold",
    values: {
      readable: "kan læses og er det samme",
      unreadable: "kan ikke læses",
      empty: "læses som tomt",
      changed: "er ændret",
    },
  },
  "attachments.names": {
    title: "Filnavne med æ, ø og å",
    values: {
      kept: KEPT.kept,
      nfd: "gemmes med å som to tegn",
      nfc: "gemmes med å som ét tegn",
      ascii: "skrives uden æ, ø og å",
      other: "ændres på anden måde",
    },
  },
  "attachments.fileLimit": { title: "Store filer" },
  "attachments.vanishing": {
    title: "Vedhæftede filer, der forsvinder igen",
    values: { never: "ingen", "every-other": "nogle", all: "alle" },
  },
  "attachments.ids": {
    title: "Filens id",
    values: {
      stable: "er det samme hele tiden",
      index: "er filens plads på listen",
      "new-at-save": "skifter, når kladden gemmes",
    },
  },
  "attachments.removal": {
    title: "Fjernelse af en fil",
    values: { done: "sker", pretended: "bekræftes, men sker ikke" },
  },
  "attachments.removedLingersMs": { title: "En fjernet fil er væk fra listen efter" },
  "attachments.parallel": {
    title: "To filer på én gang",
    values: { fine: "vedhæftes begge", "second-unanswered": "kun den ene bliver besvaret" },
  },
  "attachments.cloudList": {
    title: "En fil i skyen",
    values: { listed: "står på listen", "left-out": "står ikke på listen" },
  },
  "attachments.cloudContent": {
    title: "Indholdet af en fil i skyen",
    values: { url: "læses som filens adresse", unreadable: "kan ikke læses" },
  },

  "properties.load": {
    title: "Det, der huskes sammen med mailen",
    values: {
      stored: "kan læses igen",
      missing: "kan ikke findes igen",
      unreadable: "kan ikke læses",
      "empty-at-first": "kan først læses anden gang, der spørges",
    },
  },
  "properties.kept": {
    title: "Det huskes",
    values: { "at-once": "med det samme", "at-save": "fra kladden gemmes" },
  },
  "properties.size": { title: "2.400 tegn", values: { true: "kan huskes", false: "kan ikke huskes uændret" } },
  "properties.inherited": {
    title: "Det, der huskes, når mailen besvares eller videresendes",
    values: {
      never: "følger ikke med",
      "by-forward": "følger med, når den videresendes",
      "by-answers-and-copies": "følger også med i svar",
    },
  },
  "settings.saving": {
    title: "Indstillinger i postkassen",
    values: {
      accepted: "tages imod",
      kept: "er gemt",
      refused: "kan ikke gemmes",
      pretended: "bekræftes, men bliver ikke gemt",
    },
  },

  "fill.result": {
    title: "Udfyldning",
    values: {
      complete: "mailen er udfyldt",
      partial: "mailen er delvist udfyldt",
      failed: "mailen er ikke udfyldt",
      blocked: "der blev ikke skrevet noget",
    },
  },
  "fill.notVerified": { title: "Ikke kontrolleret i udfyldningen" },
  "fill.compared": {
    title: "Panelets svar og en uafhængig kontrol af udfyldningen",
    values: {
      agrees: "siger det samme",
      "says-less": "panelet siger mindre, end der står i mailen",
      "says-more": "panelet siger mere, end der står i mailen",
    },
  },
  "undo.result": {
    title: "Fortryd udfyldning",
    values: {
      undone: "alt er fjernet",
      partial: "noget blev stående",
      nothing: "der var ikke noget at fjerne",
      blocked: "der blev ikke fjernet noget",
    },
  },
  "undo.compared": {
    title: "Panelets svar og en uafhængig kontrol af fortrydelsen",
    values: {
      agrees: "siger det samme",
      "says-less": "panelet siger mindre, end der er fjernet",
      "says-more": "panelet siger mere, end der er fjernet",
    },
  },
} as const satisfies Readonly<Record<string, LineTexts>>;

/** How people call the programs, by what they call themselves and where they run. */
const PROGRAMS: Readonly<Record<string, string>> = {
  OutlookWebApp: "Outlook på nettet",
  newOutlookWindows: "Nye Outlook til Windows",
  "Outlook PC": "Klassisk Outlook til Windows",
  "Outlook Mac": "Outlook til Mac",
  OutlookIOS: "Outlook til iPhone",
  OutlookAndroid: "Outlook til Android",
};

export const selftestDa = {
  title: "Afprøv i jeres Outlook",
  back: "Tilbage til Rutebestilling",
  intro:
    "Afprøvningen viser, hvordan jeres Outlook behandler det, som Rutebestilling skriver. Den varer højst to minutter.",
  what: "Det sker der i den mail, du har åben:",
  steps: [
    "Emnet bliver »Afprøvning af Rutebestilling, kan slettes«.",
    "Der skrives prøvetekster, og du sættes selv på som modtager.",
    "Modtagerfeltet prøves også med opdigtede adresser, som ikke findes (.invalid).",
    "Der vedhæftes små prøvefiler, en fil på 5 MB og de to bilag, og kladden gemmes.",
    "En bestilling med opdigtede systemer udfyldes og fortrydes.",
    "Til sidst fjernes det hele igen. Mailen bliver ikke sendt.",
  ],
  privacy: "Rapporten indeholder ingen navne, adresser, emner eller tekster.",
  leaveAlone: "Lad mailen være, mens afprøvningen kører.",
  begin: "Begynd afprøvningen",
  again: "Afprøv igen",
  progress: (done: number, of: number) => `Afprøver ${Math.min(done + 1, of)} af ${of}`,
  starting: "Venter på Outlook",
  outside: "Siden er ikke åbnet i Outlook. Åbn Rutebestilling i en ny mail, og vælg »Afprøv i jeres Outlook« nederst.",
  unexpected:
    "Afprøvningen gik i stå på grund af en fejl på siden. Se i mailen, om der er noget, der skal slettes, og prøv igen.",
  noDraft: "Der er ingen mail under udarbejdelse ved siden af. Åbn en ny, tom mail, og begynd derfra.",
  notEmpty: (parts: string) =>
    `Mailen er ikke tom: Der er noget i ${parts}. Den er ikke rørt. Åbn en ny mail. Sætter Outlook selv en signatur ind, så slet den i mailen, og begynd igen.`,
  unreadable: (parts: string) =>
    `Det kan ikke ses, om mailen er tom: Outlook lod ikke siden læse ${parts}. Der er ikke skrevet noget i mailen. Rapporten viser det, der kunne afprøves alligevel.`,
  stopped:
    "Afprøvningen blev afbrudt, fordi der blev vist en anden mail. Kladden ligger blandt dine kladder med emnet »Afprøvning af Rutebestilling, kan slettes«. Slet den.",
  done: (seconds: number) => `Afprøvningen er færdig. Den varede ${number.format(seconds)} sekunder.`,
  emptied: "Mailen er tom igen. Slet den, når du er færdig.",
  left: (parts: string) => `Mailen er ikke helt tom igen. Se efter i ${parts}, og slet mailen.`,
  leftSettings: "Et lille mærke blev liggende i postkassens indstillinger for Rutebestilling. Det gør ingen skade.",
  parts: {
    recipients: "modtagerfelterne",
    subject: "emnet",
    body: "teksten",
    attachments: "de vedhæftede filer",
    memory: "det, som Rutebestilling husker om mailen",
    settings: "indstillingerne",
    unknown: "hele mailen",
  },
  counts: (asAssumed: number, differs: number, notPossible: number, notTried: number) =>
    [
      `${asAssumed} som ventet`,
      ...(differs > 0 ? [`${differs} anderledes`] : []),
      ...(notPossible > 0 ? [`${notPossible} ikke mulige her`] : []),
      ...(notTried > 0 ? [`${notTried} ikke prøvet`] : []),
    ].join(", "),
  differsNote:
    "Anderledes betyder ikke, at Rutebestilling ikke virker: Det viser »En hel bestilling«. Projektet bruger svarene til at prøve mod et Outlook som jeres.",
  plainTextNote:
    "Bruger I også mails i almindelig tekst, så afprøv i sådan en mail bagefter. Det giver en rapport mere.",
  status: {
    "as-assumed": "Som ventet",
    differs: "Anderledes end ventet",
    "not-possible": "Ikke muligt her",
    "not-tried": "Ikke prøvet",
  },
  help: {
    title: "Med jeres hjælp",
    intro:
      "Noget kan kun ses, når du selv gør noget i mailen. Det er højst syv små trin, og du kan springe et trin over.",
    privacy:
      "Det, du sætter ind, bliver fjernet igen eller nævnt til sidst. Rapporten fortæller ikke, hvad det var, og mailen bliver ikke sendt.",
    begin: "Begynd trinene",
    step: (step: number, of: number) => `Trin ${step} af ${of}`,
    question: "Spørgsmål",
    working: "Ser efter i mailen",
    done: "Færdig",
    yes: "Ja",
    no: "Nej",
    skip: "Spring over",
    stop: "Stop her",
    reload: "Indlæs siden igen",
    over: "Trinene er gennemført, og rapporten er opdateret.",
    requests: {
      typing: () => "Skriv et enkelt ord i mailens tekst, og tryk straks på Færdig.",
      "cloud-file": () =>
        "Vedhæft en fil fra skyen (OneDrive eller SharePoint) som et link og ikke som en kopi. Tryk på Færdig, når den står i mailen.",
      "contact-list": () => "Skriv navnet på en af dine kontaktlister i feltet Til, og vælg den. Tryk på Færdig.",
      "directory-name": () => "Står du selv som modtager i feltet Til?",
      "field-limit": (count: number) =>
        `Feltet Til er fyldt med opdigtede modtagere. Står »Afprøvning ${count}« sidst i feltet?`,
      "other-mail": () =>
        "Åbn en mail mere med Ny mail, vent et par sekunder, gå tilbage til denne mail, og tryk på Færdig. Har panelet en knappenål, så fastgør det først.",
      reload: () => "Siden skal indlæses igen. Så kan det ses, om det, der blev gemt, stadig er der.",
      back: () =>
        "Panelet viser en anden mail. Gå tilbage til mailen »Afprøvning af Rutebestilling, kan slettes«, og tryk på Færdig.",
      "quote-there": () => "Står den oprindelige mail nederst i svaret?",
      "quote-still-there": () => "Svaret er nu skrevet om. Står den oprindelige mail stadig nederst?",
    },
  },
  answer: {
    title: "I et svar",
    intro:
      "Hvad Outlook gør i et svar og i en videresendt mail, ses i en mail, som du sender til dig selv. Kopiér eller gem først rapporten: Panelet lukker, når mailen er sendt.",
    prepare: "Gør mailen klar",
    ready: "Mailen er klar. Du er selv den eneste modtager.",
    steps: [
      "Tryk på Send i Outlook.",
      "Åbn mailen i Sendt post, og vælg Svar.",
      "Åbn Rutebestilling i svaret, og vælg »Afprøv i jeres Outlook«. Det giver en lille rapport mere.",
      "Gør det samme med Videresend. Slet til sidst mailen og kladderne.",
    ],
    undo: "Tøm mailen igen",
  },
  report: "Rapport",
  reportField: "Rapporten som tekst",
  copy: "Kopiér",
  copied: "Rapporten er kopieret.",
  notCopied: "Browseren tillod ikke at kopiere. Teksten er markeret: Tryk Ctrl+C, eller gem rapporten.",
  save: "Gem",
  send: "Send rapporten til projektet som beskrevet i vejledningen, eller gem den til jeres egen godkendelse.",
  outlook: (program: string, platform: string, build: string) =>
    `${PROGRAMS[`${program} ${platform}`] ?? PROGRAMS[program] ?? "Et ukendt program"}${build === "" ? "" : `, version ${build}`}`,
  groups: {
    order: "En hel bestilling",
    page: "Outlook og siden",
    calls: "Kald til Outlook",
    body: "Mailens tekst",
    recipients: "Modtagere",
    item: "Emne og kladde",
    attachments: "Vedhæftede filer",
    kept: "Det, der huskes",
  },
  lines: LINES,
  reasons: {
    refused: "Outlook afviste det",
    threw: "Outlook kunne ikke udføre det",
    missing: "dette Outlook har ikke kaldet",
    "no-answer": "Outlook svarede ikke",
    unclear: "Outlook svarede noget andet end det, der blev spurgt om",
    "needs-plain-text": "afprøves kun i en mail i almindelig tekst",
    "needs-html": "afprøves kun i en mail i HTML",
    "not-met": "der blev ikke brug for det her",
    "not-seen": "det viste sig ikke i den tid, der blev ventet",
    "time-limit": "tiden var gået",
    stopped: "afprøvningen blev afbrudt",
    "draft-unreadable": "mailen kunne ikke læses",
    "not-tried": "kræver jeres hjælp",
    "needs-answer": "ses kun i et svar på en mail",
    "needs-forward": "ses kun i en videresendt mail",
    "needs-new-mail": "afprøves kun i en ny mail",
    page: "siden manglede det, der skulle bruges",
  },
  code: (code: number) => `fejlkode ${code}`,
  none: "ingen",
  units: {
    ms: (value: number) => (value === 0 ? "med det samme" : `${number.format(value)} ms`),
    duration: (value: number) => `${number.format(value)} ms`,
    bytes: (value: number) => `${number.format(value)} byte`,
    percent: (value: number) => `${number.format(value)} %`,
  },
  simultaneous: (value: number, tried: number) => (value >= tried ? `mindst ${value}` : `${value}`),
  emptyRead: (value: number) => (value === 0 ? "ingen" : `læsning nr. ${value}`),
  fieldLimit: (value: number) => (value === 0 ? "501 tages imod" : `${value} tages imod, flere ikke`),
  readLimit: (value: number) => (value === 0 ? "alle" : `kun ${value}`),
  wrap: (value: number) => (value === 0 ? "ikke" : `ved ${value} tegn`),
  fileLimit: (bytes: number) =>
    bytes === 0 ? "5 MB tages imod" : `${number.format(bytes)} byte tages imod, den næste størrelse ikke`,
  told: (bytes: number, told: number) => `${number.format(bytes)}: ${number.format(told)}`,
} as const;
