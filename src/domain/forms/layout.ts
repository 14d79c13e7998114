import type { CampaignForm } from "../campaign/campaign";
import type { Order } from "../order/order";
import { boxes, type FormDates, type FormPlaceholder, formValues } from "./values";

/** The edition of the bundled forms. A change that a supplier can see raises it. */
export const FORM_EDITION = { version: "1.2", date: "2026-11-30", dateText: "30. november 2026" } as const;

/**
 * Where a field of a form comes from.
 * - `task`: the KLIK task says it.
 * - `documented`: the concept is documented publicly (Digitaliseringskataloget, Serviceplatformen, code that uses it).
 * - `assumed`: a supplier reasonably needs it, but no public source names it.
 */
type FieldBasis = "task" | "documented" | "assumed";

/** One row of a form. The texts are printed on it, in Danish. */
export interface FormField {
  /** The value that fills the row; null for a row that the supplier completes. */
  readonly placeholder: FormPlaceholder | null;
  readonly label: string;
  readonly help: string;
  readonly basis: FieldBasis;
  /** What stands in the row, in the style of an empty field, when there is no value. Its words are in parentheses. */
  readonly whenEmpty: string;
}

/** A section: a heading and a table. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** One of the two bundled forms. */
export interface FormLayout {
  /** The form's id in the campaign and in forms.json. */
  readonly id: string;
  /** What the form asks of its reader. */
  readonly lead: string;
  readonly sections: readonly FormSection[];
  readonly notes: readonly string[];
}

/** Stands on every page that the project made itself. */
export const EDITION_STATEMENT =
  "Dette er Rutebestillings udgave af blanketten. Den bygger på den offentlige opgavetekst (KLIK-opgave 03, Basisimplementering af ØiR) og er ikke KOMBITs egen fil.";

const BY_SUPPLIER = "(udfyldes af leverandøren, hvis relevant)";
const BY_AGREEMENT = "(ikke oplyst – aftales med kommunen)";
const UNKNOWN = "(ikke oplyst)";
const TO_SUPPLIER = "(udfyldes af leverandøren)";
const REQUIRED = "(mangler – skal oplyses af kommunen)";

type Rest = readonly [help: string, basis: FieldBasis, whenEmpty?: string];

function field(placeholder: FormPlaceholder | null, label: string, ...[help, basis, whenEmpty = BY_SUPPLIER]: Rest) {
  return { placeholder, label, help, basis, whenEmpty };
}

/** Boxes that nobody has ticked, and who ticks them. */
function unticked(options: readonly string[], by = TO_SUPPLIER): string {
  return `${boxes(options.map((option) => [option, false]))}   ${by.replaceAll(" ", "\u00a0")}`;
}

const ENVIRONMENT = field(
  "miljoe",
  "Miljø",
  "Serviceplatformens eksterne testmiljø eller produktion.",
  "documented",
  unticked(["Eksternt testmiljø", "Produktion"]),
);

const REMARKS: FormSection = {
  title: "Bemærkninger og leverandørens kvittering",
  fields: [
    field(
      null,
      "Bemærkninger",
      "Plads til aftaler, der ikke fremgår ovenfor.",
      "assumed",
      "(ingen bemærkninger fra kommunen)",
    ),
    field(null, "Udført den", "Blanketten kan returneres som bekræftelse.", "assumed", TO_SUPPLIER),
    field(null, "Udført af", "Navn og telefon eller e-mail.", "assumed", TO_SUPPLIER),
  ],
};

const ROUTE_FORM: FormLayout = {
  id: "bilag-1",
  lead: "Kommunen beder leverandøren (forvaltningsansvarlig) om at bestille rute og overvågning på Serviceplatformen som angivet i blanketten.",
  sections: [
    {
      title: "Bestillingen",
      fields: [
        field("ordrereference", "Ordrereference", "Står også i mailens emne. Bedes anført i svar.", "assumed"),
        field("bestillingstype", "Bestillingen gælder", "Opgaven beder om oprettelse af nye ruter.", "task"),
        field(
          "klar_dato",
          "Rute og overvågning ønskes klar",
          "Opgaven angiver, hvornår begge dele bør være klar.",
          "task",
        ),
        field(
          "bestillingsfrist",
          "Frist for bestilling",
          "Sidste dag for bestillingen.",
          "task",
          "(fristen er overskredet)",
        ),
        field(
          "klik_opgave",
          "KLIK-opgave",
          "Opgavens titel i KOMBITs implementeringsværktøj KLIK, hvis bestillingen hører til en.",
          "task",
        ),
        field("klik_reference", "KLIK-reference", "Kommunens eget nummer på opgaven.", "assumed", UNKNOWN),
        field("dato", "Blanketten er udfyldt den", "Dato for udfyldelse i kommunen.", "assumed"),
      ],
    },
    {
      title: "Kommunen",
      fields: [
        field("kommune", "Kommune", "Den myndighed, som ruten bestilles for.", "documented", REQUIRED),
        field("kommunekode", "Kommunekode", "Tre cifre.", "documented", REQUIRED),
        field("kommune_cvr", "CVR-nummer", "Identificerer kommunen som myndighed.", "documented", REQUIRED),
        field(
          "kommune_uuid",
          "Organisationens UUID",
          "Fra en offentlig liste over kommunernes organisationer. Bedes kontrolleret af leverandøren.",
          "documented",
        ),
        field(
          "kontakt_navn",
          "Kontaktperson (bestiller)",
          "Opgaven anbefaler it-systemets systemansvarlige som udfører.",
          "task",
          REQUIRED,
        ),
        field("kontakt_mail", "Kontaktpersonens e-mail", "Bruges til spørgsmål og bekræftelse.", "assumed", REQUIRED),
        field("kontakt_telefon", "Kontaktpersonens telefon", "Bruges ved spørgsmål, der haster.", "assumed", UNKNOWN),
        field(
          "kommune_journalnummer",
          "Kommunens journalnummer",
          "Kommunens egen sag. Bedes anført i svar.",
          "assumed",
          UNKNOWN,
        ),
      ],
    },
    {
      title: "It-systemet og leverandøren",
      fields: [
        field("it_system", "It-system", "Det system, som ruten bestilles for.", "task", REQUIRED),
        field(
          "it_system_rolle",
          "Systemets rolle i kommunen",
          "Er der to systemer, sendes én bestilling for hvert.",
          "task",
          REQUIRED,
        ),
        field("it_system_uuid", "It-systemets UUID", "Som registreret på Serviceplatformen.", "documented"),
        field("leverandoer", "Leverandør", "Bestiller hos Serviceplatformen på kommunens vegne.", "task", REQUIRED),
        field("leverandoer_cvr", "Leverandørens CVR-nummer", "Otte cifre.", "assumed"),
        field("leverandoer_kontakt", "Leverandørens kontaktperson", "Den, kommunen kan kontakte.", "assumed"),
        field("leverandoer_mail", "Bestillingen sendes til", "Leverandørens postkasse.", "assumed", REQUIRED),
      ],
    },
    {
      title: "Ruten",
      fields: [
        field("integration", "Integration", "Distribuerer sortimenter til abonnerende it-systemer.", "task"),
        field("rute", "SFTP-rute", "Rutens navn, som opgaven skriver det.", "task"),
        field("overfoersel", "Overførsel", "Overførslens navn, som opgaven skriver det i dette bilag.", "task"),
        field("fagsystemer", "Berørte fagsystemer", "De systemer, hvis sortimenter skal distribueres.", "task"),
        field("overvaagning", "Overvågning", "Opgaven beder om rute og overvågning under ét.", "task"),
        ENVIRONMENT,
        field("afsendersystem", "Afsendersystem", "Herfra distribueres sortimenterne.", "task"),
        field("afsendersystem_uuid", "Afsendersystemets UUID", "Som registreret på Serviceplatformen.", "documented"),
        field(
          "afsender_cvr",
          "Afsendermyndighedens CVR-nummer",
          "Den myndighed, der ejer afsendersystemet.",
          "documented",
        ),
        field("sftp_bruger", "SFTP-bruger", "It-systemets bruger på Serviceplatformens SFTP-server.", "documented"),
        field("sftp_mappe", "SFTP-mappe", "Serveren har mapperne IN og OUT.", "documented"),
        field(
          null,
          "Filudveksling",
          "Simpel: Modtageren står i triggerfilen. Styret: Filen rutes efter metadata.",
          "documented",
          unticked(["Simpel", "Styret"]),
        ),
        field(null, "Triggerfil", "Om hver fil følges af en triggerfil.", "documented", unticked(["Ja", "Nej"])),
        field("filnavnsmoenster", "Filnavnsmønster", "Fx filnavn og filtype.", "assumed"),
        field("integrationsreference", "Integrationsreference", "Feltet infRef i rutens metadata.", "documented"),
        field("ruteparametre", "Ruteparametre", "Navn=værdi. Kun hvis integrationen kræver det.", "documented"),
      ],
    },
    {
      title: "Adgang og sikkerhed",
      fields: [
        field("serviceaftale", "Serviceaftale", "Nummer eller UUID på den godkendte aftale.", "documented"),
        field("certifikat", "Certifikatets serienummer", "It-systemets FOCES- eller VOCES-certifikat.", "documented"),
        field(
          "ssh_fingeraftryk",
          "SSH-nøglens fingeraftryk",
          "Kun den offentlige nøgle. Send aldrig en privat nøgle eller en adgangskode.",
          "documented",
        ),
        field("ip_adresser", "IP-adresser", "Adresser, der skal have adgang til serveren.", "assumed"),
      ],
    },
    {
      title: "Fakturering",
      fields: [
        field(
          "faktura_ean",
          "EAN-nummer",
          "Etablering af en SFTP-rute er en fakturerbar supportydelse. 13 cifre.",
          "assumed",
          BY_AGREEMENT,
        ),
        field(
          "faktura_reference",
          "Fakturareference",
          "Fx ordrenummer eller ansvarlig person.",
          "assumed",
          BY_AGREEMENT,
        ),
        field(
          null,
          "Accept af fakturerbar ydelse",
          "Om kommunen har accepteret, at etableringen faktureres.",
          "assumed",
          unticked(["Ja", "Nej"], BY_AGREEMENT),
        ),
        field(null, "Godkendt af", "Navn og dato, hvis bestillingen skal godkendes i kommunen.", "assumed", UNKNOWN),
      ],
    },
    REMARKS,
  ],
  notes: [
    "At etablering af en SFTP-rute er en fakturerbar supportydelse, fremgår af Digitaliseringskataloget (SF1590_A). Blanketten tager ikke stilling til, hvem der betaler.",
  ],
};

const CLEANUP_FORM: FormLayout = {
  id: "bilag-2",
  lead: "Kommunen beder leverandøren (forvaltningsansvarlig) om at få oprydning og overvågning sat op for overførslen på Serviceplatformens SFTP-server som angivet i blanketten.",
  sections: [
    {
      title: "Bestillingen",
      fields: [
        field("ordrereference", "Ordrereference", "Står også i mailens emne. Bedes anført i svar.", "assumed"),
        field("klar_dato", "Ønskes sat i kraft", "Sammen med ruten.", "task"),
        field(
          "klik_opgave",
          "KLIK-opgave",
          "Opgavens titel i KOMBITs implementeringsværktøj KLIK, hvis bestillingen hører til en.",
          "task",
        ),
        field("dato", "Blanketten er udfyldt den", "Dato for udfyldelse i kommunen.", "assumed"),
      ],
    },
    {
      title: "Kommunen og it-systemet",
      fields: [
        field("kommune", "Kommune", "Den myndighed, som opsætningen gælder for.", "documented", REQUIRED),
        field("kommunekode", "Kommunekode", "Tre cifre.", "documented", REQUIRED),
        field("kommune_cvr", "CVR-nummer", "Identificerer kommunen som myndighed.", "documented", REQUIRED),
        field("it_system", "It-system", "Det system, som opsætningen gælder for.", "task", REQUIRED),
        field(
          "it_system_rolle",
          "Systemets rolle i kommunen",
          "Er der to systemer, sendes én bestilling for hvert.",
          "task",
          REQUIRED,
        ),
        field("it_system_uuid", "It-systemets UUID", "Som registreret på Serviceplatformen.", "documented"),
        field("leverandoer", "Leverandør", "Bestiller hos Serviceplatformen på kommunens vegne.", "task", REQUIRED),
      ],
    },
    {
      title: "Omfattet overførsel",
      fields: [
        field("overfoersel", "Overførsel", "Overførslens navn, som opgaven skriver det i dette bilag.", "task"),
        field("integration", "Integration", "Distribuerer sortimenter til abonnerende it-systemer.", "task"),
        ENVIRONMENT,
        field("sftp_bruger", "SFTP-bruger", "It-systemets bruger på Serviceplatformens SFTP-server.", "documented"),
        field("sftp_mappe", "SFTP-mappe", "Serveren har mapperne IN og OUT.", "documented"),
        field(
          null,
          "Omfattede filtyper",
          "Filtyper, der er beskrevet for Serviceplatformens SFTP.",
          "documented",
          unticked(["Datafiler", ".trigger", ".metadata", ".sftpreceipt"]),
        ),
      ],
    },
    {
      title: "Oprydning",
      fields: [
        field(
          "opbevaringsdage",
          "Opbevaring af filer, der ikke er hentet",
          "Antal dage, før oprydningen må fjerne dem.",
          "assumed",
          BY_AGREEMENT,
        ),
        field(
          "handling_ved_udloeb",
          "Handling ved udløb",
          "Hvad der skal ske med filer, der er ældre.",
          "assumed",
          unticked(["Slet", "Slet og send advis"], "(aftales med kommunen)"),
        ),
      ],
    },
    {
      title: "Overvågning og advis",
      fields: [
        field(
          "advis_efter",
          "Advis, hvis en fil ikke er hentet efter",
          "Fx et antal timer eller arbejdsdage.",
          "assumed",
          BY_AGREEMENT,
        ),
        field("advis_modtagere", "Modtagere af advis", "Gerne en fælles postkasse.", "assumed", BY_AGREEMENT),
      ],
    },
    {
      title: "Driftskontakter",
      fields: [
        field("kommunens_driftskontakt", "Kommunens kontakt", "Kontaktperson for bestillingen.", "assumed", REQUIRED),
        field(
          "leverandoer_driftskontakt",
          "Leverandørens driftskontakt",
          "Kontakt ved driftsforstyrrelser.",
          "assumed",
        ),
      ],
    },
    REMARKS,
  ],
  notes: [],
};

/** The bundled forms. */
export const FORM_LAYOUTS: readonly FormLayout[] = [ROUTE_FORM, CLEANUP_FORM];

/** Which rows are the project's own, said on the form: what is assumed must not look like KOMBIT's. */
export function assumedFieldsNote(layout: FormLayout): string {
  const labels = layout.sections.flatMap((section) =>
    section.fields.filter((row) => row.basis === "assumed").map((row) => row.label),
  );
  const last = labels.at(-1) ?? "";
  return `Disse felter er Rutebestillings eget forslag og står hverken i opgaven eller i offentlig dokumentation: ${labels.slice(0, -1).join("; ")} og ${last}.`;
}

/** One row of a filled form. */
interface FormRow {
  readonly label: string;
  readonly help: string;
  /** What stands in the row: the value, or, when `empty`, the text that marks it as empty. May have several lines. */
  readonly text: string;
  readonly empty: boolean;
}

/** What a filled form says, for reading without a document viewer. */
export interface FormContent {
  readonly number: number;
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly { readonly title: string; readonly rows: readonly FormRow[] }[];
  readonly notes: readonly string[];
}

/**
 * The content of a bundled form as it is filled for an order: the same rows, values and marks as in the document. Null
 * for a form that is not bundled (an organisation's campaign may have others).
 */
export function describeForm(order: Order, form: CampaignForm, dates: FormDates): FormContent | null {
  const layout = FORM_LAYOUTS.find((candidate) => candidate.id === form.id);
  if (!layout) return null;
  const values = formValues(order, form, dates);
  return {
    number: form.number,
    title: form.title,
    lead: layout.lead,
    sections: layout.sections.map(({ title, fields }) => ({
      title,
      rows: fields.map(({ label, help, placeholder, whenEmpty }) => {
        const value = placeholder === null ? "" : values[placeholder];
        return { label, help, text: value || whenEmpty, empty: value === "" };
      }),
    })),
    notes: [EDITION_STATEMENT, assumedFieldsNote(layout), ...layout.notes],
  };
}
