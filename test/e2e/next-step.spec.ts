/** What leads in the pane: how few clicks and words it takes, and what is asked on the way. */
import type { Locator } from "@playwright/test";
import { storedState } from "./follow-up-steps";
import { expect, type Outlook, test } from "./outlook-fixture";
import {
  BEFORE_DEADLINE,
  expectFilled,
  expectResult,
  fillButton,
  ONE_SYSTEM,
  openTab,
  orderCard,
  orderCards,
  profileField,
  profileSettings,
} from "./pane-steps";

const LONG_AFTER = "2026-11-30T09:00:00Z";

const nextStep = ({ pane }: Outlook) => pane.getByRole("region", { name: "Næste skridt" });

/** A user whose clicks and typed fields are counted. */
function countedUser(outlook: Outlook) {
  const count = { clicks: 0, fields: 0 };
  const click = async (target: Locator) => {
    await target.click();
    count.clicks += 1;
  };
  return {
    count,
    click,
    type: async (label: string, text: string) => {
      await profileField(outlook, label).fill(text);
      count.fields += 1;
    },
    newMail: async () => {
      await click(outlook.page.getByRole("button", { name: "Ny mail" }));
      const pane = outlook.page.getByRole("button", { name: "Rutebestilling" });
      if ((await pane.getAttribute("aria-pressed")) !== "true") await click(pane);
      await expect(outlook.pane.getByRole("tab").first()).toBeVisible();
    },
  };
}

test("a municipality that the mailbox names and the organisation's file knows: two clicks to a filled mail", async ({
  outlook,
}) => {
  await outlook.start({ from: "anna.eksempel@kk.dk", fromName: "Anna Eksempel", clock: BEFORE_DEADLINE });
  const supplier = { company: "Leverandør C", emails: ["ruter@leverandoer-c.example.dk"] };
  const system = { system: "Prisme", supplier };
  const file = { version: 1, municipalities: [{ code: "101", bookkeeping: system, collection: { system: "Prisme" } }] };
  await outlook.page.route("**/organisation/organisation.json", (route) => route.fulfill({ json: file }));
  await outlook.openDraft({ pane: false });
  const user = countedUser(outlook);
  await user.click(outlook.page.getByRole("button", { name: "Rutebestilling" }));
  const intro = outlook.pane.getByText("Du læser den og sender den selv.", { exact: false });
  await expect(intro).toBeVisible();
  // Who to ask is taken from the mailbox, and shown before it is used.
  await expect(profileField(outlook, "Kontaktperson")).toHaveValue("Anna Eksempel");
  await expect(orderCard(outlook)).toContainText("Fra din postkasse.");
  await user.click(fillButton(outlook));
  await expectFilled(outlook);
  expect(user.count).toEqual({ clicks: 2, fields: 0 });
  // What the add-in is need not be said twice.
  await expect(intro).toHaveCount(0);
  expect((await outlook.draft()).text).toContain("Anna Eksempel");
  const { profiles, municipality } = await storedState(outlook);
  expect(municipality.value).toBe("101");
  expect(profiles["101"]?.["contact.email"]?.value).toBe("anna.eksempel@kk.dk");
});

test("without a file: one screen, four typed fields, and the mail is filled by Enter or by the button", async ({
  outlook,
}) => {
  await outlook.openDraft({ from: "bo@balk.dk", fromName: "Bo Berg", clock: BEFORE_DEADLINE });
  const user = countedUser(outlook);
  await expect(nextStep(outlook)).toContainText("Skriv det, der mangler.");
  await expect(fillButton(outlook)).toBeDisabled();
  await user.type("Bogføringssystem", "Prisme");
  await user.type("Opkrævningssystem", "prisme");
  await user.type("Forvaltningsansvarlig for bogføring", "Leverandør C");
  await user.type("E-mail til forvaltningsansvarlig for bogføring", "ikke en adresse");
  await profileField(outlook, "Kontaktperson").focus();
  await expect(orderCard(outlook)).toContainText("»ikke en adresse« er ikke en mailadresse.");
  await expect(fillButton(outlook)).toBeDisabled();
  await profileField(outlook, "E-mail til forvaltningsansvarlig for bogføring").fill("ruter@leverandoer-c.example.dk");
  // A look at another view loses nothing, and shows the same.
  await openTab(outlook, "Profil");
  await expect(profileField(outlook, "Bogføringssystem")).toHaveValue("Prisme");
  await openTab(outlook, "Bestilling");
  await profileField(outlook, "Opkrævningssystem").press("Enter");
  await expectFilled(outlook);
  expect(user.count.fields).toBe(4);
  await expect(orderCards(outlook)).toHaveCount(1);
  expect((await outlook.draft()).subject).toContain("ØIR03-151-BOGOPK");
});

test("two systems that turn out to be different make two mails, and the first is filled", async ({ outlook }) => {
  await outlook.openDraft({ from: "bo@balk.dk", fromName: "Bo Berg", clock: BEFORE_DEADLINE });
  await profileField(outlook, "Bogføringssystem").fill("Prisme");
  await profileField(outlook, "Opkrævningssystem").fill("Debitor Øst");
  await profileField(outlook, "Forvaltningsansvarlig for bogføring").fill("Leverandør C");
  await profileField(outlook, "E-mail til forvaltningsansvarlig for bogføring").fill("ruter@leverandoer-c.example.dk");
  await expect(orderCard(outlook)).toContainText("Det giver to mails, én for hvert it-system.");
  await fillButton(outlook).click();
  await expectFilled(outlook);
  await expect(orderCards(outlook)).toHaveCount(2);
  expect((await outlook.draft()).subject).toContain("ØIR03-151-BOG");
  await expect(orderCard(outlook, 2)).toContainText("2 oplysninger mangler");
});

test("two mails with a full profile: at most eleven clicks, both sent", async ({ outlook }) => {
  await outlook.start({ settings: profileSettings(), from: "anna.eksempel@kk.dk", clock: BEFORE_DEADLINE });
  const user = countedUser(outlook);
  const send = outlook.page.getByRole("region", { name: "Kommandoer" }).getByRole("button", { name: "Send" });
  await user.newMail();
  await expect(nextStep(outlook)).toContainText("Næste skridt: Udfyld mail 1 af 2.");
  await user.click(fillButton(outlook, 1));
  await expectFilled(outlook);
  await user.click(send);
  await user.newMail();
  await expect(nextStep(outlook)).toContainText("Mail 1 er udfyldt. Denne mail er til mail 2.");
  await user.click(nextStep(outlook).getByRole("button", { name: "Ja, mail 1 er sendt" }));
  await user.click(fillButton(outlook, 2));
  await expectFilled(outlook);
  await user.click(send);
  expect(user.count.clicks).toBeLessThanOrEqual(11);
  await outlook.openDraft({});
  await nextStep(outlook).getByRole("button", { name: "Ja, mail 2 er sendt" }).click();
  await expect(nextStep(outlook)).toContainText("Begge bestillinger er afgivet.");
  await nextStep(outlook).getByRole("button", { name: "Gå til tjeklisten" }).click();
  await expect(outlook.pane.getByRole("checkbox", { name: /^Trin 4/ })).toBeChecked();
});

test("a round long past is a choice, and no alarm", async ({ outlook }) => {
  await outlook.openDraft({ settings: profileSettings(ONE_SYSTEM, "147"), clock: LONG_AFTER });
  await expect(nextStep(outlook)).toContainText("KLIK-opgaven er fra marts 2020. Du kan stadig bestille.");
  await expect(nextStep(outlook)).toHaveAttribute("data-kind", "calm");
  await nextStep(outlook).getByRole("button", { name: "Start ny bestillingsrunde" }).click();
  await expect(orderCards(outlook)).toHaveCount(0);
  await outlook.pane.getByLabel("Ruterne skal være klar inden").fill("18-12-2026");
  await expect(outlook.pane.getByLabel("Bestil senest")).toHaveValue("11-12-2026");
  await outlook.pane.getByRole("button", { name: "Annullér" }).click();
  await nextStep(outlook).getByRole("button", { name: "Bestil alligevel" }).click();
  await expect(nextStep(outlook)).toContainText("Næste skridt: Udfyld mailen.");
  await fillButton(outlook).click();
  await expectFilled(outlook);
});

test("a form that Outlook does not keep can be fetched by hand from the result", async ({ outlook }) => {
  await outlook.openDraft({ settings: profileSettings(ONE_SYSTEM, "147"), clock: BEFORE_DEADLINE });
  const name = "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1.docx";
  await outlook.faults.loseAttachment(name);
  await fillButton(outlook).click();
  await expectResult(outlook, "Mailen er delvist udfyldt");
  const download = outlook.page.waitForEvent("download");
  await orderCard(outlook).getByRole("status").getByRole("button", { name: "Hent Bilag 2" }).click();
  expect((await download).suggestedFilename()).toBe(name);
});

test("a file that is dropped on a form's row takes the form's place", async ({ outlook }) => {
  await outlook.openDraft({ settings: profileSettings(ONE_SYSTEM, "147"), clock: BEFORE_DEADLINE });
  await orderCard(outlook).getByRole("button", { name: "Vis bilag" }).click();
  const row = outlook.pane.locator(".form-row").first();
  await expect(row).toContainText("Bilag 1");
  const frame = await outlook.paneFrame();
  const files = await frame.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["%PDF-1.4\n%%EOF"], "Min blanket.pdf", { type: "application/pdf" }));
    return transfer;
  });
  await row.dispatchEvent("drop", { dataTransfer: files });
  await expect(row).toContainText("Din egen fil");
});
