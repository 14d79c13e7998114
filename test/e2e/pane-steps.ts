/** Steps in the task pane that many tests take, by the names that users and screen readers find things by. */
import type { Locator } from "@playwright/test";
import type { ProfileValues } from "../../src/domain/profile/fields";
import { chooseMunicipality, setProfileValues } from "../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../src/domain/state/stored-state";
import { toInstant } from "../../src/domain/time/instant";
import { writeStoredState } from "../../src/storage/format";
import { journalSubject } from "../outlook-host/mailbox/subject-calls";
import { expect, type Outlook } from "./outlook-fixture";

/** The name among roamingSettings under which the add-in keeps its state. */
export const SETTINGS_KEY = "rutebestilling";

/** A day before the order date of the built-in task: six working days are left. */
export const BEFORE_DEADLINE = "2020-03-10T09:00:00Z";
/** A day after it. */
export const AFTER_DEADLINE = "2020-04-20T09:00:00Z";

const CONTACT: ProfileValues = {
  "contact.name": "Anna Eksempel",
  "contact.email": "anna.eksempel@kk.dk",
  "contact.phone": "12 34 56 78",
};

/** Two systems, two suppliers: Københavns Kommune. */
export const TWO_SYSTEMS: ProfileValues = {
  ...CONTACT,
  "bookkeeping.system": "Kvantum",
  "bookkeeping.supplier": "Leverandør A",
  "bookkeeping.email": "ruter@leverandoer-a.example.dk",
  "collection.system": "KMD Opus Debitor",
  "collection.supplier": "Leverandør B",
  "collection.email": "ruter@leverandoer-b.example.dk",
};

/** One system for both roles. */
export const ONE_SYSTEM: ProfileValues = {
  ...CONTACT,
  "bookkeeping.system": "Prisme",
  "bookkeeping.supplier": "Leverandør C",
  "bookkeeping.email": "ruter@leverandoer-c.example.dk",
  "collection.system": "Prisme",
};

/** What a mailbox holds where a profile was saved before: the value for `settings`, written by the add-in's own code. */
export function profileSettings(
  values: ProfileValues = TWO_SYSTEMS,
  code = "101",
  change: (state: StoredState) => StoredState = (state) => state,
): Record<string, unknown> {
  const now = toInstant(new Date("2020-03-09T08:00:00Z"));
  const chosen = chooseMunicipality(EMPTY_STATE, code, now);
  return { [SETTINGS_KEY]: writeStoredState(change(setProfileValues(chosen, code, values, now))) };
}

/** The profile form's fields by their labels. */
export const PROFILE_LABELS = {
  "bookkeeping.system": "Bogføringssystem",
  "bookkeeping.supplier": "Forvaltningsansvarlig for bogføring",
  "bookkeeping.email": "E-mail til forvaltningsansvarlig for bogføring",
  "collection.system": "Opkrævningssystem",
  "collection.supplier": "Forvaltningsansvarlig for opkrævning",
  "collection.email": "E-mail til forvaltningsansvarlig for opkrævning",
  "contact.name": "Kontaktperson",
  "contact.email": "Kontaktpersonens e-mail",
  "contact.phone": "Telefon",
} as const;

/** Gives the pane another width than Outlook does: half of it is what a zoom of 200 % leaves. @param width pixels */
export async function setPaneWidth(outlook: Outlook, width: number): Promise<void> {
  await outlook.page.evaluate((given) => {
    document.querySelector("#pane-width")?.remove();
    const style = document.createElement("style");
    style.id = "pane-width";
    style.textContent = `.pane-region, section.pane, section.pane > iframe { width: ${given}px !important; }`;
    document.head.append(style);
  }, width);
  const frame = await outlook.paneFrame();
  await expect.poll(() => frame.evaluate(() => window.innerWidth)).toBe(width);
}

/** A field of the profile form. Its role is textbox or combobox. */
export function profileField(outlook: Outlook, label: string): Locator {
  const { pane } = outlook;
  return pane
    .getByRole("textbox", { name: label, exact: true })
    .or(pane.getByRole("combobox", { name: label, exact: true }));
}

export async function openTab(outlook: Outlook, name: "Bestilling" | "Tjekliste" | "Profil"): Promise<void> {
  await outlook.pane.getByRole("tab", { name, exact: true }).click();
}

/** Fills the form in the view `Profil` and saves it. */
export async function fillProfile(outlook: Outlook, values: ProfileValues): Promise<void> {
  await openTab(outlook, "Profil");
  for (const [field, label] of Object.entries(PROFILE_LABELS)) {
    const value = values[field as keyof typeof PROFILE_LABELS];
    if (value !== undefined) await profileField(outlook, label).fill(value);
  }
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await expect(outlook.pane.getByRole("tabpanel").getByText("Profilen er gemt", { exact: true })).toBeVisible();
}

/** The cards in the region `Bestillinger`. */
export function orderCards(outlook: Outlook): Locator {
  return outlook.pane.getByRole("region", { name: "Bestillinger" }).getByRole("article");
}

/** The card of mail `number`. */
export function orderCard(outlook: Outlook, number = 1): Locator {
  return orderCards(outlook).filter({
    has: outlook.page.getByRole("heading", { name: new RegExp(`^Mail ${number} af`) }),
  });
}

export function fillButton(outlook: Outlook, number = 1): Locator {
  return orderCard(outlook, number).getByRole("button", { name: /^Udfyld mail/ });
}

/** Presses the fill button of mail `number`, and waits for nothing. */
export async function pressFill(outlook: Outlook, number = 1): Promise<void> {
  await fillButton(outlook, number).click();
}

/** Fills the draft with mail `number` and waits until all was read back. */
export async function fillMail(outlook: Outlook, number = 1): Promise<void> {
  await pressFill(outlook, number);
  await expectFilled(outlook);
}

/**
 * Waits until a fill was read back whole. An Outlook that loses files is told of, form by form, and asked again as the
 * user is asked to: on a Mac (`attachments.vanishing`).
 */
export async function expectFilled(outlook: Outlook): Promise<void> {
  if (outlook.behaviours["attachments.vanishing"] === "every-other") {
    const result = orderCards(outlook).locator(".result[data-outcome]");
    const again = orderCards(outlook).getByRole("button", { name: "Prøv igen" });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(result).toBeVisible();
      if ((await result.getAttribute("data-outcome")) === "complete") break;
      await expect(result).toContainText("Mailen er delvist udfyldt");
      await expect(result).toContainText(/Bilag \d – mangler/);
      await again.click();
    }
  }
  await expectResult(outlook, "Mailen er udfyldt");
}

/** A text without the lines that an Outlook breaks it into (`body.plainTextWrap`). */
export const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A subject as this Outlook keeps it: a journal system may put its number before it (`subject.journal`). */
export function keptSubject({ behaviours }: Outlook, subject: string): string {
  return journalSubject(subject, { behaviours });
}

async function pressUndo(outlook: Outlook): Promise<void> {
  await outlook.pane.getByRole("button", { name: "Fortryd udfyldning" }).click();
}

/** Takes back what was filled, and waits until it is done. */
export async function undoMail(outlook: Outlook): Promise<void> {
  await pressUndo(outlook);
  await expectResult(outlook, "Udfyldningen er fortrudt");
}

/** Waits for the result that a screen reader is told, by its first words. */
export async function expectResult(
  outlook: Outlook,
  title: string,
  role: "status" | "alert" = "status",
): Promise<void> {
  await expect(orderCards(outlook).getByRole(role).filter({ hasText: title })).toContainText(title, {
    timeout: 20_000,
  });
}

/** Waits until a fill is under way. */
export async function expectRunning(outlook: Outlook): Promise<void> {
  await expect(orderCards(outlook).getByText("Udfylder og kontrollerer …")).toBeVisible();
}

/** The result's lines: each part of the mail with what was found. */
export async function resultLines(outlook: Outlook): Promise<string[]> {
  return orderCards(outlook).locator(".part").allTextContents();
}

/** What a person would call the draft's content, for comparing a draft before and after. */
export async function draftContent(outlook: Outlook, draftId?: string) {
  const { to, cc, bcc, subject, html, text, attachments } = await outlook.draft(draftId);
  const addresses = (list: typeof to) => list.map((recipient) => recipient.address);
  return {
    to: addresses(to),
    cc: addresses(cc),
    bcc: addresses(bcc),
    subject,
    html,
    text,
    files: attachments.map(({ name, sha256, isInline }) => ({ name, sha256, isInline })),
  };
}
