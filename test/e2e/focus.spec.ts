/** Where the keyboard is after every press: never nowhere. */
import { expect, type Outlook, test } from "./outlook-fixture";
import { AFTER_DEADLINE, BEFORE_DEADLINE, fillMail, openTab, orderCard, profileSettings } from "./pane-steps";

/** Changes every name, loads the pane anew, or needs a file of the user's. */
const LEFT_ALONE = /^(?:English|Genindlæs|Brug min egen fil|Importér fra fil)/;
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
    await outlook.openRead(
      {
        from: "Leverandør A <ruter@leverandoer-a.example.dk>",
        subject: "SV: Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG",
        html: "<p>Ruterne er bestilt.</p>",
      },
      { settings: profileSettings(), clock: BEFORE_DEADLINE },
    );
    await expect(outlook.pane.getByRole("button", { name: "Leverandøren har bekræftet" })).toBeVisible();
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
