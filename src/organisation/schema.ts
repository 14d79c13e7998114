import * as v from "valibot";
import { FORM_ID } from "../domain/campaign/campaign";
import { isUsableName } from "../domain/campaign/route-order";
import { SORTIMENT_2020 } from "../domain/campaign/sortiment-2020";
import { findMunicipality, isCvrNumber } from "../domain/municipality/municipality";
import { isProfileField, PROFILE_FIELDS, type ProfileField } from "../domain/profile/fields";
import { isEmailAddress } from "../domain/text/email-address";
import { isIsoDate } from "../domain/time/iso-date";
import { ORGANISATION_FILE_VERSION, type OrganisationFile } from "./organisation-file";

/*
 * The one validator of organisation.json. The pane reads the file with it, `check-organisation` checks with it, and the
 * published JSON Schema is made from it. What depends on more than one place in the file is in organisation-checks.ts.
 *
 * Its messages are Danish sentences that an administrator acts on; each says what is wrong with the value at its path.
 */

/** The most characters in one line of text. */
const LINE_LENGTH = 200;
/** The most characters in a text of several sentences. */
const TEXT_LENGTH = 1000;

/** No control characters (the ranges leave them out), and something that can be seen. */
const LINE = /^(?=.*\S)[ -~\u00a0-\uffff]+$/;
const CVR = /^[1-9][0-9]{7}$/;
const EAN = /^[0-9]{13}$/;
const UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
/** Narrower than what a reference may name (src/domain/campaign/campaign-id.ts): letters that every keyboard here has. */
const CAMPAIGN_ID = /^[A-Za-z0-9ÆØÅæøå]{2,16}$/;

/*
 * One function decides each kind of value, whatever JSON it is given: with 98 municipalities there are some 6,000 values,
 * and a pipe of small rules takes twice the time. Each function's name is what the JSON Schema script knows the rule by.
 */

/** Whether it is one line with something in it: no line breaks or other control characters. */
function isLine(input: unknown): boolean {
  return typeof input === "string" && input.length <= LINE_LENGTH && LINE.test(input);
}

/** Whether it is a text with something in it, and no control characters but line breaks. */
function isText(input: unknown): boolean {
  return typeof input === "string" && input.length <= TEXT_LENGTH && /\S/.test(input) && !/[^\P{Cc}\r\n]/u.test(input);
}

/** A profile keeps a list in one text, with semicolons between. */
function isListItem(input: unknown): boolean {
  return isLine(input) && !(input as string).includes(";");
}

/** A form's title becomes the name of the attachment: without the characters that Windows does not allow. */
function isFileTitle(input: unknown): boolean {
  return isLine(input) && !/[\\/:*?"<>|]|[. ]$/.test(input as string);
}

function isRouteName(input: unknown): boolean {
  return typeof input === "string" && isUsableName(input);
}

function isAddress(input: unknown): boolean {
  return typeof input === "string" && input === input.trim() && isEmailAddress(input);
}

function isDate(input: unknown): boolean {
  return typeof input === "string" && isIsoDate(input) && input >= "2000" && input < "2100";
}

function isUuid(input: unknown): boolean {
  return typeof input === "string" && UUID.test(input);
}

function isCvr(input: unknown): boolean {
  return typeof input === "string" && CVR.test(input) && isCvrNumber(input);
}

/** Thirteen digits with GS1's check digit: they weigh 1 and 3 by turns, and the sum ends in 0. */
function isEan(input: unknown): boolean {
  if (typeof input !== "string" || !EAN.test(input)) return false;
  let sum = 0;
  for (let at = 0; at < input.length; at += 1) sum += Number(input[at]) * (at % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

function isMunicipalityCode(input: unknown): boolean {
  return typeof input === "string" && findMunicipality(input) !== null;
}

function isProfileFieldName(input: unknown): boolean {
  return typeof input === "string" && isProfileField(input);
}

/** Patterns that are the same in the JSON Schema, which takes them from here. */
export const ORGANISATION_PATTERNS = { cvr: CVR.source, ean: EAN.source, uuid: UUID.source } as const;

type Told = { readonly input: unknown };

/** What stands there, as far as it helps to find it. */
const quote = (input: unknown) => {
  const text = String(input);
  return `»${text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}…` : text}«`;
};
const QUOTED_LENGTH = 60;
const notAList = ({ input }: Told) => `Skal være en liste i kantede parenteser [ … ], men er ${nameKind(input)}.`;
const notAnId = ({ input }: Told) =>
  `${quote(input)} kan ikke bruges som id. Brug små bogstaver, cifre og bindestreg, højst 40 tegn.`;
const notAText = ({ input }: Told) =>
  typeof input === "number"
    ? `Skal stå i anførselstegn: "${input}".`
    : `Skal være en tekst i anførselstegn, men er ${nameKind(input)}.`;
const isEmpty = (text: string) => text.trim() === "";
const tooLong = (length: number) => `Teksten er for lang: højst ${length} tegn.`;

/** Says what a piece of JSON is, in words for somebody who edits the file by hand. */
function nameKind(input: unknown): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "en liste [ … ]";
  if (typeof input === "string") return "en tekst";
  if (typeof input === "number") return `tallet ${input}`;
  return typeof input === "object" ? "et objekt { … }" : String(input);
}

/** A text that a rule accepts; the message is for a text that it does not. */
function textThat<Text extends string = string>(rule: (input: unknown) => boolean, message: (text: string) => string) {
  return v.custom<Text>(rule, ({ input }) => {
    return typeof input === "string" ? message(input) : notAText({ input });
  });
}

const string = v.string(notAText);
const line = textThat(isLine, (text) =>
  text.length > LINE_LENGTH
    ? tooLong(LINE_LENGTH)
    : isEmpty(text)
      ? "Må ikke være tom. Slet feltet, hvis værdien ikke kendes."
      : "Skal være én linje uden linjeskift, tabulatortegn og andre usynlige tegn.",
);
const text = textThat(isText, (input) =>
  input.length > TEXT_LENGTH
    ? tooLong(TEXT_LENGTH)
    : isEmpty(input)
      ? "Må ikke være tom. Slet feltet, hvis der ikke er nogen tekst."
      : "Må ikke indeholde tabulatortegn og andre usynlige tegn.",
);
const address = textThat(
  isAddress,
  (input) => `${quote(input)} er ikke en mailadresse. Skriv én adresse, fx navn@eksempel.dk.`,
);
const date = textThat(
  isDate,
  (input) => `${quote(input)} er ikke en dato. Skriv år, måned og dag sådan: "2026-12-11".`,
);
const uuid = textThat(isUuid, (input) => `${quote(input)} er ikke et UUID (8-4-4-4-12 tegn, 0-9 og a-f).`);
const cvr = textThat(isCvr, (input) =>
  CVR.test(input)
    ? `${quote(input)} er ikke et gyldigt CVR-nummer (modulus 11). Kontrollér cifrene.`
    : `${quote(input)} er ikke et CVR-nummer. Skriv otte cifre uden mellemrum.`,
);
const ean = textThat(isEan, (input) =>
  EAN.test(input)
    ? `${quote(input)} er ikke et gyldigt EAN-nummer. Kontrolcifferet passer ikke. Kontrollér cifrene.`
    : `${quote(input)} er ikke et EAN-nummer. Skriv 13 cifre uden mellemrum.`,
);
const municipalityCode = textThat(
  isMunicipalityCode,
  (input) => `Kommunekoden ${quote(input)} findes ikke. Skriv de tre cifre, fx "101" for Københavns Kommune.`,
);
const profileField = textThat<ProfileField>(
  isProfileFieldName,
  (input) => `${quote(input)} er ikke navnet på et felt, der kan låses. Navnene står i felttabellen i vejledningen.`,
);
const listedId = v.pipe(string, v.regex(/^[a-z0-9æøå-]{1,40}$/, notAnId));
const formId = v.pipe(string, v.regex(FORM_ID, notAnId));

/** A list with something in it. */
function listOf<const Item extends v.GenericSchema>(item: Item, atMost: number) {
  return v.pipe(
    v.array(item, notAList),
    v.minLength(1, "Listen er tom. Skriv mindst én værdi, eller slet feltet, hvis det ikke er påkrævet."),
    v.maxLength(atMost, `Listen er for lang: højst ${atMost} værdier.`),
  );
}

/** An object that knows its keys: a misspelt one is a fault, and the message names those that there are. */
function section<const Entries extends v.ObjectEntries>(
  entries: Entries,
  /** What to write in a required key that is missing, by key. */
  hints: Readonly<Record<string, string>> = {},
) {
  return v.strictObject(entries, ({ expected, input }) => {
    if (expected === "never") {
      return `Feltet ${quote(input)} kendes ikke her. Felterne er: ${Object.keys(entries).join(", ")}.`;
    }
    if (expected?.startsWith('"')) return `Feltet ${expected} mangler. ${hints[expected.slice(1, -1)] ?? ""}`.trimEnd();
    return `Skal være et objekt i krøllede parenteser { … }, men er ${nameKind(input)}.`;
  });
}

/** Ten years of days. */
const MOST = 3650;

function wholeNumber(what: string) {
  const message = `Skal være et helt tal fra 1 til ${MOST} uden anførselstegn: ${what}.`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(1, message), v.maxValue(MOST, message));
}

const addresses = listOf(address, 20);
const items = listOf(
  textThat(
    isListItem,
    () =>
      `Skal være én linje på højst ${LINE_LENGTH} tegn uden semikolon og må ikke være tom. Skriv hver værdi for sig i listen.`,
  ),
  50,
);

const supplierEntries = {
  company: v.optional(line),
  emails: v.optional(addresses),
  cc: v.optional(addresses),
  cvr: v.optional(cvr),
  contact: v.optional(line),
};

const system = section({
  system: v.optional(line),
  supplier: v.optional(
    v.union(
      [string, section(supplierEntries)],
      ({ input }) =>
        `Skal være id'et på en leverandør fra »suppliers« eller et objekt { … }, men er ${nameKind(input)}.`,
    ),
  ),
  cc: v.optional(addresses),
  systemUuid: v.optional(uuid),
  serviceAgreement: v.optional(line),
  sftpUser: v.optional(line),
  sftpFolder: v.optional(line),
  certificateSerial: v.optional(line),
  sshFingerprint: v.optional(line),
  ipAddresses: v.optional(items),
  operationsContact: v.optional(line),
});

const municipality = section({
  code: municipalityCode,
  name: v.optional(line),
  cvr: v.optional(cvr),
  source: v.optional(line),
  date: v.optional(date),
  bookkeeping: v.optional(system),
  collection: v.optional(system),
  contact: v.optional(section({ name: v.optional(line), email: v.optional(address), phone: v.optional(line) })),
  cc: v.optional(addresses),
  journalReference: v.optional(line),
  billing: v.optional(section({ ean: v.optional(ean), reference: v.optional(line) })),
  route: v.optional(
    section({
      environment: v.optional(line),
      integrationReference: v.optional(line),
      senderSystemUuid: v.optional(uuid),
      senderCvr: v.optional(cvr),
      parameters: v.optional(items),
      fileNamePattern: v.optional(line),
    }),
  ),
  cleanup: v.optional(
    section({
      retentionDays: v.optional(wholeNumber("antal dage")),
      action: v.optional(line),
      alertAfter: v.optional(line),
      alertRecipients: v.optional(addresses),
    }),
  ),
  klik: v.optional(section({ reference: v.optional(line) })),
  locked: v.optional(listOf(profileField, PROFILE_FIELDS.length)),
});

const STEPS = SORTIMENT_2020.steps.length;

const routeName = textThat(
  isRouteName,
  (input) =>
    `${quote(input)} kan ikke bruges. Navnet bliver en del af bilagets filnavn: 1-60 tegn, ingen mellemrum yderst og ingen af tegnene \\ / : * ? " < > |.`,
);

const route = section(
  { name: routeName, transfer: routeName, cleanupTransfer: routeName, service: line },
  {
    name: 'Skriv rutens navn, som opgaven skriver det, fx "SFTP-Rute_2".',
    transfer: 'Skriv overførslens navn, som det står i Bilag 1, fx "SortimentOverfør_1".',
    cleanupTransfer: 'Skriv overførslens navn, som det står i Bilag 2, fx "OverførSortiment_1".',
    service: 'Skriv integrationen, fx "SF7002 Overfør Sortiment".',
  },
);

const subjectSystem = v.union([line, section({ name: line, spelledOut: line })], ({ input }) =>
  typeof input === "string"
    ? `Skal være fagsystemets navn på én linje, højst ${LINE_LENGTH} tegn og ikke tomt.`
    : `Skal være fagsystemets navn i anførselstegn eller et objekt { … } med name og spelledOut, men er ${nameKind(input)}.`,
);

const campaign = section(
  {
    id: v.pipe(
      string,
      v.regex(
        CAMPAIGN_ID,
        ({ input }) => `${quote(input)} kan ikke bruges som id. Skriv 2-16 bogstaver og cifre, fx "ØIR04".`,
      ),
    ),
    title: line,
    project: v.optional(line),
    published: date,
    orderBy: v.optional(date),
    readyBy: date,
    frozenZone: v.optional(section({ from: date, to: date })),
    subjectSystems: listOf(subjectSystem, 10),
    route,
    steps: v.optional(
      v.pipe(
        v.array(text, notAList),
        v.length(STEPS, `Der skal være netop ${STEPS} trin, ét for hvert trin i KLIK-opgaven.`),
      ),
    ),
    forms: v.optional(
      listOf(
        section({
          id: formId,
          number: wholeNumber("bilagets nummer"),
          title: textThat(
            isFileTitle,
            () =>
              `Titlen bliver til et filnavn: højst ${LINE_LENGTH} tegn, ikke tom, ikke punktum eller mellemrum til sidst og ingen af tegnene \\ / : * ? " < > |.`,
          ),
        }),
        5,
      ),
    ),
    twoSystems: v.optional(
      section({
        municipalityCodes: v.optional(listOf(municipalityCode, 98)),
        pairs: v.optional(listOf(section({ bookkeeping: line, collection: line }), 50)),
      }),
    ),
    recommendedPerformer: v.optional(line),
    extraText: v.optional(text),
    source: v.optional(line),
  },
  {
    route:
      "Skriv, hvad runden bestiller: rutens navn (name), overførslens navn i Bilag 1 (transfer) og i Bilag 2 (cleanupTransfer) og integrationen (service).",
    subjectSystems: 'Skriv de fagsystemer, hvis sortimenter ændres, fx ["YR", "KSD"].',
  },
);

/** organisation.json, version 1. */
export const ORGANISATION_SCHEMA = section({
  $schema: v.optional(string),
  version: v.literal(
    ORGANISATION_FILE_VERSION,
    `Skal være ${ORGANISATION_FILE_VERSION}. Det er den version af filen, som dette tilføjelsesprogram kender.`,
  ),
  date: v.optional(date),
  suppliers: v.optional(v.array(section({ id: listedId, ...supplierEntries, company: line }), notAList)),
  municipalities: v.array(municipality, notAList),
  campaigns: v.optional(v.array(campaign, notAList)),
}) satisfies v.GenericSchema<unknown, OrganisationFile>;

/** Parts of the file that the JSON Schema defines once, by name. */
export const ORGANISATION_DEFINITIONS = { system, municipality, campaign } as const;
