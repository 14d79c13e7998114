import type { Campaign } from "../../src/domain/campaign/campaign";
import { newOrderRound } from "../../src/domain/campaign/rounds";
import { subjectSystem } from "../../src/domain/campaign/route-order";
import { SORTIMENT_2020 } from "../../src/domain/campaign/sortiment-2020";
import { PROFILE_FIELDS, type ProfileValues } from "../../src/domain/profile/fields";
import { type IsoDate, isoDate } from "../../src/domain/time/iso-date";
import { readOrganisation } from "../../src/organisation/read";

/** A municipality on a day: every text that the add-in writes of its orders follows from it. */
export interface Situation {
  /** Name of its file in this folder. */
  readonly name: string;
  /** What it shows, the file's first line. */
  readonly shows: string;
  readonly municipality: string;
  readonly values: ProfileValues;
  readonly campaign: Campaign;
  readonly today: IsoDate;
  readonly wantedDate: IsoDate | null;
  /** The day of reminder and receipt. */
  readonly later: IsoDate;
  /** When the supplier confirmed, or null while it has not. */
  readonly confirmed: IsoDate | null;
}

const ONE_SYSTEM: ProfileValues = {
  "bookkeeping.system": "Regnskab Eksempel",
  "bookkeeping.supplier": "Eksempel Software A/S",
  "bookkeeping.email": "ordre@software.example.dk",
  "collection.system": "Regnskab Eksempel",
  "contact.name": "Åse Ørsted",
  "contact.email": "aase@kommune.example.dk",
  "contact.phone": "12 34 56 78",
};

const TWO_SYSTEMS: ProfileValues = {
  ...ONE_SYSTEM,
  "bookkeeping.cc": "kopi@software.example.dk",
  "collection.system": "Opkrævning Eksempel",
  "collection.supplier": "Opkrævning Eksempel ApS",
  "collection.email": "bestilling@opkraevning.example.dk; vagt@opkraevning.example.dk",
  "municipality.cc": "oekonomi@kommune.example.dk",
};

const LONG_NAMES: ProfileValues = {
  ...TWO_SYSTEMS,
  "bookkeeping.system": `Økonomisystemet til ${"bogføring, budget og regnskab, ".repeat(6)}fælles drift`,
  "bookkeeping.supplier": "Foreningen for fælleskommunal drift af økonomisystemer & »debitor« <Vest> A.m.b.a.",
  "contact.name": "Åse-Margrethe Ørsted-Ægidius von Eksempel, Team Økonomisystemer og Digitalisering",
  "municipality.journalReference": "2026-00.32.00-Ø54-1-20",
};

const EVERY_FIELD: ProfileValues = {
  ...Object.fromEntries(PROFILE_FIELDS.map((field) => [field, `[${field}]`])),
  ...TWO_SYSTEMS,
  "collection.cc": "",
  "billing.ean": "5790000000005",
  "cleanup.retentionDays": "30",
  "cleanup.action": "Slet og send advis",
  "cleanup.alertRecipients": "drift@kommune.example.dk; vagt@kommune.example.dk",
  "route.environment": "Produktion",
  "route.parameters": "kommune=101; retning=ind",
  "municipality.journalReference": "2020-001187",
};

/** A round of the organisation's that orders nothing of what the task of 2020 did, read as the pane reads it. */
const ANOTHER_ROUND = roundIn({
  id: "ØIR04",
  title: "04 Bestil ruter og overvågning til XY",
  published: "2026-11-16",
  readyBy: "2026-12-11",
  subjectSystems: ["KY", { name: "XY", spelledOut: "Eksempelsystemet" }],
  route: {
    name: "SFTP-Rute_7",
    transfer: "SortimentOverfør_8",
    cleanupTransfer: "OverførSortiment_9",
    service: "SF7777 Overfør Eksempel",
  },
  forms: [
    { id: "bilag-1", number: 3, title: "Bestilling af SFTP-Rute_7 til SortimentOverfør_8" },
    { id: "bilag-2", number: 4, title: "Oprydning på SFTP-serveren" },
  ],
  extraText: "Bestillingen følger samme aftale som i foråret.",
});

const OWN_ROUND = newOrderRound({
  readyBy: isoDate("2026-12-18"),
  today: isoDate("2026-11-25"),
  takenIds: [],
  routeOrder: { ...SORTIMENT_2020.routeOrder, route: "SFTP-Rute_3", subjectSystems: [subjectSystem("KY")] },
});

function roundIn(campaign: object): Campaign {
  const reading = readOrganisation({ version: 1, municipalities: [], campaigns: [campaign] });
  const [round] = reading.kind === "valid" ? reading.organisation.campaigns : [];
  if (!round) throw new Error(`The round cannot be used: ${JSON.stringify(reading)}`);
  return round;
}

const IN_TIME = {
  municipality: "751",
  values: ONE_SYSTEM,
  campaign: SORTIMENT_2020,
  today: isoDate("2020-03-10"),
  wantedDate: null,
  later: isoDate("2020-03-16"),
  confirmed: null,
} as const;

export const SITUATIONS: readonly Situation[] = [
  { ...IN_TIME, name: "one-system", shows: "In time, one it-system with both roles" },
  {
    ...IN_TIME,
    name: "two-systems",
    shows: "In time, two it-systems: two mails. The first is confirmed",
    municipality: "101",
    values: TWO_SYSTEMS,
    confirmed: isoDate("2020-03-12"),
    later: isoDate("2020-03-26"),
  },
  {
    ...IN_TIME,
    name: "every-field",
    shows: "In time, every field of the profile filled in",
    municipality: "101",
    values: EVERY_FIELD,
  },
  {
    ...IN_TIME,
    name: "late",
    shows: "After the order date, while the round still runs",
    today: isoDate("2020-03-20"),
    later: isoDate("2020-03-27"),
  },
  {
    ...IN_TIME,
    name: "round-over",
    shows: "Years after the round: no date of the round is told to the supplier",
    today: isoDate("2026-11-25"),
    later: isoDate("2026-12-01"),
  },
  {
    ...IN_TIME,
    name: "wanted-date-in-time",
    shows: "In time, with a date that the user asks for instead of the round's",
    wantedDate: isoDate("2020-04-01"),
    later: isoDate("2020-04-02"),
  },
  {
    ...IN_TIME,
    name: "wanted-date-late",
    shows: "After the order date, with a date that the user asks for",
    today: isoDate("2020-03-20"),
    wantedDate: isoDate("2020-04-01"),
    later: isoDate("2020-03-27"),
  },
  {
    ...IN_TIME,
    name: "another-round",
    shows: "A round of the organisation's: other route, transfers, integration, systems and forms",
    campaign: ANOTHER_ROUND,
    today: isoDate("2026-11-25"),
    later: isoDate("2026-12-01"),
  },
  {
    ...IN_TIME,
    name: "own-round",
    shows: "A round of the user's own, with another route than the one before",
    campaign: OWN_ROUND,
    today: isoDate("2026-11-25"),
    later: isoDate("2026-12-01"),
  },
  {
    ...IN_TIME,
    name: "long-names",
    shows: "Long names with characters that html escapes",
    municipality: "760",
    values: LONG_NAMES,
  },
];
