/** Every view and state of the pane, one after the other, for tests that look at all of them. */
import { expect, type Outlook } from "./outlook-fixture";
import {
  BEFORE_DEADLINE,
  expectResult,
  fillMail,
  orderCard,
  pressFill,
  profileField,
  profileSettings,
} from "./pane-steps";

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

async function showTab(outlook: Outlook, index: 0 | 1 | 2): Promise<void> {
  await outlook.pane.getByRole("tab").nth(index).click();
  await expect(outlook.pane.getByText(/^(?:Henter …|Loading …)$/)).toHaveCount(0);
}

/** A mailbox that is new to the add-in: nothing chosen, the list open, a profile that is empty, wrong, and expanded. */
export async function walkNewMailbox(outlook: Outlook, look: Look): Promise<void> {
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
export async function walkFilling(outlook: Outlook, look: Look, settings = profileSettings()): Promise<void> {
  await outlook.openDraft({ settings, clock: BEFORE_DEADLINE, subject: "Mit eget emne" });
  await expect(orderCard(outlook, 1)).toBeVisible();
  await ready(outlook);
  await look("ready");
  await openDisclosures(outlook);
  await look("previews open");
  await outlook.faults.delay(1_500);
  await pressFill(outlook);
  await expectResult(outlook, "Udfylder og kontrollerer …");
  await look("running");
  await outlook.faults.clear();
  await expectResult(outlook, "Mailen er udfyldt");
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
export async function walkTrouble(outlook: Outlook, look: Look): Promise<void> {
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
  await outlook.openRead(
    {
      from: "Leverandør A <ruter@leverandoer-a.example.dk>",
      subject: "SV: Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG",
      html: "<p>Ruterne er bestilt.</p>",
    },
    { settings: profileSettings(), clock: BEFORE_DEADLINE },
  );
  await expect(outlook.pane.getByRole("button", { name: "Leverandøren har bekræftet" })).toBeVisible();
  await ready(outlook);
  await openDisclosures(outlook);
  await look("reading an answer");
}
