/** Where the keyboard is after every press: never nowhere. */
import { SORTIMENT_2020 } from "../../src/domain/campaign/sortiment-2020";
import { writeHandoverLine } from "../../src/domain/follow-up/handover-line";
import { findMunicipality } from "../../src/domain/municipality/municipality";
import { resolveProfile } from "../../src/domain/profile/profile";
import { chooseRole } from "../../src/domain/state/changes";
import type { StoredState } from "../../src/domain/state/stored-state";
import { toInstant } from "../../src/domain/time/instant";
import { openAnswer, openSentWithoutForm } from "./follow-up-steps";
import { expect, type Outlook, test } from "./outlook-fixture";
import {
  AFTER_DEADLINE,
  BEFORE_DEADLINE,
  fillMail,
  openTab,
  orderCard,
  profileSettings,
  TWO_SYSTEMS,
} from "./pane-steps";

/** Changes every name, loads the pane anew, opens another mail, or needs a file of the user's. */
const LEFT_ALONE =
  /^(?:English|Genindlæs|Brug min egen fil|Importér fra fil|Åbn som fil|Åbn ny mail|Send bilaget efter)/;
const MOST = 60;

/**
 * Presses every button that there is and that comes, by keyboard, each once, and asks where the focus is.
 * @returns the names of the buttons after which it was nowhere
 */
async function pressAll(outlook: Outlook): Promise<{ pressed: string[]; lost: string[] }> {
  const frame = await outlook.paneFrame();
  const pressed: string[] = [];
  const lost: string[] = [];
  while (pressed.length < MOST) {
    const buttons = outlook.pane.locator("button:visible:not([disabled]):not([aria-disabled=true]):not([role=tab])");
    const names = await buttons.evaluateAll((all) =>
      all.map((button) => (button.getAttribute("aria-label") ?? button.textContent ?? "").replace(/\s+/g, " ").trim()),
    );
    const at = names.findIndex((name) => !pressed.includes(name) && !LEFT_ALONE.test(name));
    const name = names[at];
    if (name === undefined) break;
    pressed.push(name);
    await buttons.nth(at).press("Enter");
    await expect(outlook.pane.getByText(/^Henter …$/)).toHaveCount(0);
    const isSomewhere = () =>
      frame.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
    await expect
      .poll(isSomewhere, { timeout: 3_000 })
      .toBe(true)
      .catch(() => lost.push(name));
  }
  return { pressed, lost };
}

const STATES: Readonly<Record<string, (outlook: Outlook) => Promise<void>>> = {
  "a filled mail": async (outlook) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await fillMail(outlook);
  },
  "a late mail": async (outlook) => {
    await outlook.openDraft({ settings: profileSettings(), clock: AFTER_DEADLINE });
    await expect(orderCard(outlook)).toBeVisible();
  },
  "a round long past": async (outlook) => {
    await outlook.openDraft({ settings: profileSettings(), clock: "2026-11-30T09:00:00Z" });
    await expect(orderCard(outlook)).toBeVisible();
  },
  "the checklist": async (outlook) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Tjekliste");
    await expect(outlook.pane.getByRole("checkbox").first()).toBeVisible();
  },
  "the profile": async (outlook) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Profil");
    await expect(outlook.pane.getByRole("button", { name: "Gem profil" })).toBeVisible();
  },
  "a supplier's answer": async (outlook) => {
    await openAnswer(outlook);
  },
  "a mail from KLIK": async (outlook) => {
    await outlook.openRead(
      {
        from: "KLIK <klik@kombit.example>",
        subject: "Ny opgave i KLIK",
        html: "<p>Opgaven »07 Bestil ruter og overvågning, så KY er klar« er nu i KLIK. Bestil senest den 4. maj 2020. Ruterne skal være klar inden den 11. maj 2020.</p>",
      },
      { settings: profileSettings(), clock: BEFORE_DEADLINE },
    );
    await expect(outlook.pane.getByRole("button", { name: "Start runden" })).toBeVisible();
  },
  "a colleague's order, and taking over": async (outlook) => {
    const bookkeeper = (state: StoredState) => chooseRole(state, "bookkeeping", toInstant(new Date(BEFORE_DEADLINE)));
    await outlook.openDraft({ settings: profileSettings(TWO_SYSTEMS, "101", bookkeeper), clock: BEFORE_DEADLINE });
    await expect(outlook.pane.getByRole("button", { name: "Hent note som fil" })).toBeVisible();
    await outlook.pane.getByRole("button", { name: "Overtag fra en kollega" }).press("Enter");
    const municipality = findMunicipality("461");
    if (!municipality) throw new Error("There is no such municipality.");
    const profile = resolveProfile(municipality, { organisation: null, user: TWO_SYSTEMS });
    await outlook.pane
      .getByRole("textbox", { name: "Linje fra din kollega" })
      .fill(writeHandoverLine({ campaign: SORTIMENT_2020, profile }));
    await expect(outlook.pane.getByText("Kommune: Odense Kommune")).toBeVisible();
  },
  "a sent mail that lacks a form": async (outlook) => {
    await openSentWithoutForm(outlook);
    await expect(outlook.pane.getByRole("button", { name: "Send bilaget efter" })).toBeVisible();
    await outlook.pane.getByText("Leverandørens svar").click();
  },
};

for (const [name, open] of Object.entries(STATES)) {
  test(`the focus is somewhere after every button of ${name}`, async ({ outlook }) => {
    await open(outlook);
    const { pressed, lost } = await pressAll(outlook);
    expect(pressed.length).toBeGreaterThan(3);
    expect(lost).toEqual([]);
  });
}

test("choosing and cancelling a municipality leaves the focus where it was", async ({ outlook }) => {
  await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
  const change = outlook.pane.getByRole("button", { name: "Skift kommune" });
  await change.press("Enter");
  await expect(outlook.pane.getByRole("combobox", { name: "Kommune" })).toBeFocused();
  await outlook.pane.getByRole("button", { name: "Fortryd skift" }).press("Enter");
  await expect(change).toBeFocused();
  await change.press("Enter");
  await outlook.pane.getByRole("combobox", { name: "Kommune" }).fill("Aarhus");
  await outlook.pane.getByRole("option", { name: "Aarhus Kommune" }).click();
  await expect(change).toBeFocused();
});
