/** Every view and state of the pane, one after the other, for tests that look at all of them. */
import type { ProfileValues } from "../../src/domain/profile/fields";
import { chooseRole } from "../../src/domain/state/changes";
import type { StoredState } from "../../src/domain/state/stored-state";
import { toInstant } from "../../src/domain/time/instant";
import { downloadBy, followUpRegion, openAnswer, openSentWithoutForm, sentMail } from "./follow-up-steps";
import { expect, type Outlook } from "./outlook-fixture";
import {
  BEFORE_DEADLINE,
  expectResult,
  expectRunning,
  fillMail,
  orderCard,
  pressFill,
  profileField,
  profileSettings,
  TWO_SYSTEMS,
} from "./pane-steps";
import { watchForQuiet } from "./quiet";

/** Looks at one state. @param name what it is called in a message */
export type Look = (name: string) => Promise<void>;

const ready = (outlook: Outlook) => expect(outlook.pane.getByRole("tab").first()).toBeVisible();

/** Opens what can be opened in a view, such as details, one after the other. */
async function openDisclosures(outlook: Outlook): Promise<void> {
  const closed = outlook.pane.locator("main button[aria-expanded=false]");
  for (let opened = 0; opened < 12 && (await closed.count()) > 0; opened += 1) {
    await closed.first().click();
    await expect(outlook.pane.getByText(/^(?:Henter …|Loading …)$/)).toHaveCount(0);
  }
}

/** Closes them again: what comes then is looked at as a user sees it, and a long page would hold it up. */
async function closeDisclosures(outlook: Outlook): Promise<void> {
  const open = outlook.pane.locator("main button[aria-expanded=true]");
  while ((await open.count()) > 0) await open.last().click();
}

async function showTab(outlook: Outlook, index: 0 | 1 | 2): Promise<void> {
  await outlook.pane.getByRole("tab").nth(index).click();
  await expect(outlook.pane.getByText(/^(?:Henter …|Loading …)$/)).toHaveCount(0);
}

/** Closes the pane, lets what it has asked of Outlook end, and opens it anew. */
async function reopenPane(outlook: Outlook): Promise<void> {
  const untilQuiet = watchForQuiet(outlook.page);
  await outlook.page.evaluate(() => {
    const id = window.localOutlook.visiblePaneId();
    if (id !== null) window.localOutlook.closePane(id);
  });
  await untilQuiet();
  await outlook.openPane();
}

/** A mailbox that is new to the add-in: nothing chosen, the list open, a profile that is empty, wrong, and expanded. */
async function walkNewMailbox(outlook: Outlook, look: Look): Promise<void> {
  await outlook.openDraft({ from: "anna@example.dk", clock: BEFORE_DEADLINE });
  await ready(outlook);
  const combobox = outlook.pane.getByRole("combobox", { name: "Kommune" });
  await expect(combobox).toBeVisible();
  await look("no municipality");
  await combobox.click();
  await expect(outlook.pane.getByRole("option").first()).toBeVisible();
  await look("list of municipalities open");
  await combobox.fill("findes ikke");
  await look("nothing found");
  await combobox.fill("kbh");
  await outlook.pane.getByRole("option", { name: "Københavns Kommune" }).click();
  await expect(orderCard(outlook, 1)).toBeVisible();
  await look("what is missing");
  await showTab(outlook, 2);
  await expect(profileField(outlook, "Bogføringssystem")).toBeVisible();
  await look("profile");
  await profileField(outlook, "E-mail til forvaltningsansvarlig for bogføring").fill("ikke en adresse");
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await look("profile with an error");
  await openDisclosures(outlook);
  await look("profile expanded");
}

/** A draft from ready to filled and back, and the checklist with what belongs to it. */
export async function walkFilling(outlook: Outlook, look: Look): Promise<void> {
  await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE, subject: "Mit eget emne" });
  await expect(orderCard(outlook, 1)).toBeVisible();
  await ready(outlook);
  await look("ready");
  await openDisclosures(outlook);
  await look("previews open");
  await closeDisclosures(outlook);
  await outlook.faults.delay(1_500);
  await pressFill(outlook);
  await expectRunning(outlook);
  await look("running");
  await outlook.faults.clear();
  // A fill waits for Outlook only so long, and looking may take longer on a busy machine: a pane opened anew completes it.
  await reopenPane(outlook);
  await fillMail(outlook);
  await look("complete");
  await outlook.pane.getByRole("button", { name: "Fortryd udfyldning" }).click();
  await expectResult(outlook, "Udfyldningen er fortrudt");
  await look("undone");
  await outlook.faults.fail("subject.setAsync", 9002);
  await pressFill(outlook);
  await expectResult(outlook, "Mailen er delvist udfyldt");
  await look("partial");
  await outlook.faults.clear();
  for (const call of ["to.addAsync", "to.setAsync", "subject.setAsync", "body.prependAsync", "body.setAsync"]) {
    await outlook.faults.fail(call, 9002);
  }
  await outlook.faults.fail("addFileAttachmentFromBase64Async", 9002);
  await outlook.openSecondPane();
  await pressFill(outlook, 2);
  await expectResult(outlook, "Mailen blev ikke udfyldt", "alert");
  await look("failed");
  await outlook.faults.clear();
  await fillMail(outlook, 2);
  await showTab(outlook, 1);
  await expect(outlook.pane.getByRole("checkbox", { name: /^Trin 1/ })).toBeVisible();
  await outlook.pane.getByRole("checkbox", { name: /^Trin 1/ }).click();
  await openDisclosures(outlook);
  await look("checklist");
  await outlook.pane.getByRole("button", { name: "Se alle bestillinger" }).click();
  await expect(outlook.pane.getByText(/^Henter …$/)).toHaveCount(0);
  await look("history");
}

/** After the order date, with bad news of settings and of the organisation's file, in another language. */
async function walkTrouble(outlook: Outlook, look: Look): Promise<void> {
  await outlook.page.route("**/organisation/organisation.json", (route) =>
    route.fulfill({ contentType: "application/json", body: `{"version":1,"municipalities":[{"code":"999"}]}` }),
  );
  await outlook.openDraft({ settings: profileSettings(), clock: "2020-04-20T09:00:00Z" });
  await expect(orderCard(outlook, 1)).toBeVisible();
  await outlook.pane.getByRole("button", { name: "Angiv en ønsket dato" }).click();
  await outlook.pane.getByLabel("Ønsket dato (valgfri)").fill("2020-04-01");
  await openDisclosures(outlook);
  await outlook.pane.getByText("Vis fejlene").click();
  await look("late, with a wrong date and a faulty file");
  await outlook.pane.getByRole("button", { name: "Ny bestillingsrunde" }).click();
  await expect(outlook.pane.getByText(/^Henter …$/)).toHaveCount(0);
  await look("a new round");
  await outlook.pane.getByRole("button", { name: "English" }).click();
  await expect(outlook.pane.getByRole("tab").first()).toHaveAccessibleName("Order");
  await look("English, order");
  await showTab(outlook, 1);
  await look("English, checklist");
  await showTab(outlook, 2);
  await openDisclosures(outlook);
  await look("English, profile");
}

/** Beside a mail that is read: the supplier's answer. */
export async function walkReading(outlook: Outlook, look: Look): Promise<void> {
  await openAnswer(outlook);
  await ready(outlook);
  await openDisclosures(outlook);
  await look("reading an answer");
}

/** Beside a mail that announces a KLIK task: one that the pane knows, and a new one. */
async function walkKlikMail(outlook: Outlook, look: Look): Promise<void> {
  const announce = (html: string) => ({ from: "KLIK <klik@kombit.example>", subject: "Ny opgave i KLIK", html });
  await outlook.openRead(
    announce(
      "<p>KLIK-opgave 03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning.<br>Bestil senest den 18. marts 2020. Ruterne skal være klar inden den 25. marts.</p>",
    ),
    { settings: profileSettings(), clock: BEFORE_DEADLINE },
  );
  await outlook.pane.getByRole("button", { name: "Start denne bestilling" }).waitFor();
  await look("a task that is known");
  await outlook.pane.getByRole("button", { name: "Start denne bestilling" }).click();
  await expect(outlook.pane.getByRole("region", { name: "KLIK-opgave" })).toContainText("vises nedenfor");
  await look("a task that was started");
  await outlook.openMail(
    await outlook.receiveMail(
      announce(
        "<p>Opgaven »07 Bestil ruter og overvågning, så KY er klar« er nu i KLIK. Bestil senest den 4. maj 2020. Ruterne skal være klar inden den 11. maj 2020.</p>",
      ),
    ),
  );
  await outlook.openPane();
  await outlook.pane.getByRole("button", { name: "Start runden" }).waitFor();
  await look("a task that is new");
}

/** Of two people: the other's order, the note that hands it over, and its line in the colleague's pane. */
async function walkTwoPeople(outlook: Outlook, look: Look): Promise<void> {
  const bookkeeper = (state: StoredState) => chooseRole(state, "bookkeeping", toInstant(new Date(BEFORE_DEADLINE)));
  await outlook.openDraft({ settings: profileSettings(TWO_SYSTEMS, "101", bookkeeper), clock: BEFORE_DEADLINE });
  await outlook.pane.getByRole("button", { name: "Kopiér note til en kollega" }).waitFor();
  const { text: note } = await downloadBy(outlook, "Hent note som fil");
  await look("a colleague's order");
  await outlook.pane.getByRole("button", { name: "Overtag fra en kollega" }).click();
  const line = outlook.pane.getByRole("textbox", { name: "Linje fra din kollega" });
  await line.waitFor();
  await look("taking over");
  await line.fill(note.replace("RUTEBESTILLING1:W", "RUTEBESTILLING1:X"));
  await expect(outlook.pane.getByRole("form")).toContainText("Linjen er ikke hel");
  await look("a line that is broken");
  const others: ProfileValues = { ...TWO_SYSTEMS, "collection.supplier": "Leverandør D" };
  await outlook.page.evaluate((given) => window.localOutlook.setSettings(given), profileSettings(others));
  await outlook.openDraft({});
  await outlook.pane.getByRole("button", { name: "Overtag fra en kollega" }).click();
  await line.fill(note);
  await expect(outlook.pane.getByRole("form")).toContainText("i stedet for Leverandør D");
  await look("what is taken over");
}

/** The mail that left without a form, the reply that carries it, and a sent mail that is right. */
async function walkSentMail(outlook: Outlook, look: Look): Promise<void> {
  await openSentWithoutForm(outlook);
  await expect(followUpRegion(outlook).getByRole("alert")).toContainText("Bilag 2 mangler");
  await look("a sent mail that lacks a form");
  await followUpRegion(outlook).getByRole("button", { name: "Send bilaget efter" }).click();
  await expect(async () => expect((await outlook.draft()).kind).toBe("replyAll")).toPass();
  await outlook.openPane();
  const attach = outlook.pane.getByRole("button", { name: "Vedhæft Bilag 2" });
  await attach.waitFor();
  await look("the reply that lacks it too");
  await attach.click();
  await expect(outlook.pane.getByRole("status")).toContainText("Bilag 2 er vedhæftet og kontrolleret.");
  await look("the reply that has it");
  await outlook.openDraft({});
  await fillMail(outlook, 2);
  await outlook.send();
  await outlook.openMail(await sentMail(outlook, "ØIR03-101-OPK"));
  await outlook.openPane();
  await expect(followUpRegion(outlook).getByRole("status")).toContainText("Mailen er sendt, kontrolleret");
  await look("a sent mail that is right");
}

/** Years after the task's dates, and a text that has to be copied by hand. */
async function walkLongAfter(outlook: Outlook, look: Look): Promise<void> {
  await outlook.openDraft({ settings: profileSettings(), clock: "2026-11-30T09:00:00Z" });
  await expect(orderCard(outlook, 1)).toBeVisible();
  await ready(outlook);
  await look("a round long past");
  await showTab(outlook, 1);
  const frame = await outlook.paneFrame();
  await frame.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await outlook.pane.getByRole("button", { name: "Kopiér kvittering til KLIK" }).click();
  await expect(outlook.pane.getByRole("textbox", { name: "Tekst, du kan markere og kopiere" })).toBeVisible();
  await look("a receipt to copy by hand");
}

/** All of them, by what they are called in a test. */
export const WALKS: Readonly<Record<string, (outlook: Outlook, look: Look) => Promise<void>>> = {
  "a new mailbox": walkNewMailbox,
  "filling, and the checklist": walkFilling,
  "late, in trouble, in English": walkTrouble,
  reading: walkReading,
  "a mail from KLIK": walkKlikMail,
  "two people": walkTwoPeople,
  "a sent mail": walkSentMail,
  "long after": walkLongAfter,
};
