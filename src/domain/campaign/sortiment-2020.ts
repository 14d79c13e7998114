import { isoDate } from "../time/iso-date";
import type { Campaign } from "./campaign";
import { subjectSystem } from "./route-order";

/**
 * The KLIK task of March 2020, the built-in campaign. Dates, steps, titles and names are the task's own words
 * (KOMBIT, Basisimplementering af ØiR, task 03, published 9 March 2020). The frozen zone is from KOMBIT's news item
 * of the same month (kombit.dk/nyheder/sortimenter-klar-i-blivende-løsning).
 */
export const SORTIMENT_2020: Campaign = {
  id: "ØIR03",
  title: "03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning",
  project: "Basisimplementering af ØiR",
  published: isoDate("2020-03-09"),
  orderBy: isoDate("2020-03-18"),
  readyBy: isoDate("2020-03-25"),
  frozenZone: { from: isoDate("2020-03-14"), to: isoDate("2020-03-25") },
  routeOrder: {
    route: "SFTP-Rute_2",
    transfers: { routes: "SortimentOverfør_1", cleanup: "OverførSortiment_1" },
    service: "SF7002 Overfør Sortiment",
    subjectSystems: [subjectSystem("YR"), subjectSystem("KSD")],
  },
  steps: [
    { number: 1, text: "Læs opgaven og afklar eventuelle spørgsmål og stil dem til KOMBIT via KLIK" },
    { number: 2, text: "Sæt ansvarlig og udfører på KLIK-opgaven og opdater udførelsesstatus til påbegyndt" },
    {
      number: 3,
      text: "Formuler mail til kommunens forvaltningsansvarlig med bestilling af ruter og overvågning til sortiment",
    },
    {
      number: 4,
      text: "Download, vedhæft blanketter (bilag 1 og bilag 2) og send en mail pr. it-system senest den 18. marts til kommunens forvaltningsansvarlig på kommunens bogføringssystem og forvaltningsansvarlig på kommunens opkrævningssystem",
    },
    { number: 5, text: "Opdater udførelsesstatus som fuldført" },
  ],
  forms: [
    { id: "bilag-1", number: 1, title: "Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1" },
    {
      id: "bilag-2",
      number: 2,
      title: "NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1",
    },
  ],
  twoSystems: {
    municipalityCodes: ["657", "573", "101"],
    pairs: [{ bookkeeping: "KMD Opus", collection: "KMD Opus Debitor" }],
  },
  recommendedPerformer: "Systemansvarlig for bogføringssystemet og systemansvarlig for opkrævningssystemet",
  extraText: null,
  origin: "built-in",
  isKlikTask: true,
  source: "KOMBIT, KLIK-opgave 03, Basisimplementering af ØiR, publiceret den 9. marts 2020",
};
