/** A mailbox full of personal data, none of which may stand in a report. */
import type { Mailbox } from "../../outlook-host/mailbox/mailbox";

/** Whose mailbox it is. */
export const PRIVATE_OWNER = { name: "Åse Ægidius", address: "sagsbehandler.120389@hemmelig-kommune.dk" };

/** What may not be found in a report, whole or in part. */
export const PRIVATE_WORDS: readonly string[] = [
  "Ægidius",
  "hemmelig-kommune",
  "sagsbehandler",
  "120389",
  "Fortroligt",
  "Personsag",
  "lønseddel",
  "Borgervej",
  "ExchangeLabs",
];

/** Puts a mail and a draft about a case into it. */
export function fillPrivately(mailbox: Mailbox): void {
  mailbox.receive({ from: PRIVATE_OWNER.address, subject: "Fortroligt: Personsag 120389", html: "<p>Borgervej 7</p>" });
  mailbox.createDraft({ subject: "Personsag", body: "<p>lønseddel for Åse Ægidius, Borgervej 7</p>" });
}
