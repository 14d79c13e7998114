import { confirmedValue } from "../profile/profile";
import type { Order } from "./order";

/** Who answers for an order: the contact's name, the municipality, telephone and address, a line each. */
export function contactLines({ profile }: Order): string[] {
  const value = (field: "contact.name" | "contact.email" | "contact.phone") => confirmedValue(profile, field);
  const labelled = (label: string, text: string) => (text === "" ? "" : `${label}: ${text}`);
  return [
    value("contact.name"),
    profile.municipality.name,
    labelled("Telefon", value("contact.phone")),
    labelled("E-mail", value("contact.email")),
  ].filter((line) => line !== "");
}

/** The end of a mail that Outlook opens with our text in it: there the text takes the place of the user's signature. */
export function signatureLines(order: Order): string[] {
  return ["Venlig hilsen", ...contactLines(order)];
}
