import type { RoundDateProblem } from "../../domain/campaign/rounds";
import type { RouteOrderProblem } from "../../domain/campaign/route-order";

/** The form of a new round. Fetched with it. */
export const newRoundDa = {
  newRoundText: "Bestillingen skal afgives igen, når et sortiment ændres.",
  readyBy: "Ruterne skal være klar inden",
  orderBy: "Bestil senest",
  proposed: "Foreslået: fem arbejdsdage før, som i KLIK-opgaven.",
  systems: "Fagsystemer",
  systemsHint: "Skriv ét på hver linje.",
  route: "Rute og overførsler, som i forrige runde",
  routeName: "Rute",
  routeHint: "Ret kun, hvis den nye KLIK-opgave nævner en anden.",
  transfer: (form: number) => `Overførsel i Bilag ${form}`,
  routeProblem: {
    "route-missing": "Skriv rutens navn, som det står i opgaven, fx SFTP-Rute_2.",
    "transfer-missing": "Skriv overførslens navn, som det står i opgaven, fx SortimentOverfør_1.",
    "service-missing": "Integrationen mangler i den runde, du går ud fra.",
    "subject-systems-missing": "Skriv mindst ét fagsystem.",
  } as Readonly<Record<RouteOrderProblem, string>>,
  start: "Start runden",
  cancel: "Annullér",
  dateProblem: {
    "ready-date-passed": "Datoen, hvor ruterne skal være klar, skal ligge efter i dag.",
    "order-date-not-before-ready-date": "Bestillingsfristen skal ligge før den dato, hvor ruterne skal være klar.",
    "order-date-passed": "Der er færre end fem arbejdsdage til. Bestillingen afgives derfor efter fristen.",
    "ready-date-not-a-working-day": "Datoen, hvor ruterne skal være klar, er ikke en arbejdsdag.",
  } as Readonly<Record<RoundDateProblem, string>>,
};

export type NewRoundTexts = typeof newRoundDa;
