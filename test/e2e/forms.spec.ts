/** The forms in the pane: look before you send, and the organisation's or one's own file instead. */
import { readFile } from "node:fs/promises";
import { docxOf, packageOf, partOf, pdfOf, sha256 } from "../unit/forms/form-fixtures";
import { axeFindings } from "./axe-findings";
import { expect, type Outlook, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillMail, orderCard, pressFill, profileSettings } from "./pane-steps";

const BILAG_1 = "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1";
const BILAG_2 = "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1";

test.afterEach(async ({ outlook }) => {
  expect(await outlook.rejections()).toEqual([]);
});

async function showForms(outlook: Outlook, theme: "light" | "dark" = "light") {
  const settings = profileSettings();
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", settings, clock: BEFORE_DEADLINE, theme });
  await orderCard(outlook).getByRole("button", { name: "Vis bilag" }).click();
  const region = outlook.pane.getByRole("region", { name: "Bilag til mail 1" });
  await expect(region.getByRole("heading", { name: "Bilag 2" })).toBeVisible();
  return region;
}

for (const theme of ["light", "dark"] as const) {
  test(`the forms can be read before the mail is filled (${theme})`, async ({ outlook }) => {
    const region = await showForms(outlook, theme);
    await expect(region.getByText(`${BILAG_1}.docx · `)).toContainText(
      "KB · Rutebestillings udgave 1.2 · 30. november 2026",
    );
    await expect(region.getByText("mangler i profilen")).toBeVisible();
    await expect(region.getByRole("listitem").filter({ hasText: /^(?:Miljø|EAN-nummer)$/ })).toHaveCount(2);
    await region.getByRole("button", { name: "Vis Bilag 1" }).click();
    const content = region.locator("dl");
    await expect(content.filter({ hasText: "Ordrereference" })).toContainText("ØIR03-101-BOG");
    await expect(content.filter({ hasText: "SFTP-bruger" })).toContainText("(udfyldes af leverandøren, hvis relevant)");
    expect(await axeFindings(await outlook.paneFrame(), "[aria-label='Bilag til mail 1']")).toEqual([]);
  });
}

test("what is fetched is what is attached", async ({ outlook }) => {
  const region = await showForms(outlook);
  const [download] = await Promise.all([
    outlook.page.waitForEvent("download"),
    region.getByRole("button", { name: "Hent Bilag 1" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${BILAG_1}.docx`);
  const bytes = new Uint8Array(await readFile(await download.path()));
  expect(partOf(bytes, "word/document.xml")).toContain("ØIR03-101-BOG");
  await fillMail(outlook);
  const [attached] = (await outlook.draft()).attachments;
  expect(attached).toMatchObject({ name: `${BILAG_1}.docx`, size: bytes.length });
});

test("a file of one's own goes in a form's place, and comes out again", async ({ outlook }) => {
  const region = await showForms(outlook);
  const choose = (name: string, bytes: Uint8Array) =>
    region
      .getByLabel("Brug min egen fil som Bilag 1")
      .and(outlook.pane.locator("input"))
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });

  await choose("med-makro.docx", docxOf([["x"]], { "word/vbaProject.bin": "x" }));
  await expect(region.getByRole("alert")).toHaveText(
    "Filen med-makro.docx indeholder makroer eller anden programkode og kan ikke bruges. Vælg en anden fil.",
  );
  await choose("arkiv.docx", packageOf({ "a.txt": "a" }));
  await expect(region.getByRole("alert")).toContainText("Filen arkiv.docx kan ikke bruges.");

  await choose("fra-klik.pdf", pdfOf());
  await expect(region.getByText(`${BILAG_1}.pdf · 1 KB · Din egen fil`)).toBeVisible();
  await expect(region.getByRole("alert")).toHaveCount(0);
  await fillMail(outlook);
  const attached = async () => (await outlook.draft()).attachments.map(({ name }) => name).sort();
  expect(await attached()).toEqual([`${BILAG_1}.pdf`, `${BILAG_2}.docx`]);

  await region.getByRole("button", { name: "Brug ikke min egen fil som Bilag 1" }).click();
  await expect(region.getByText(`${BILAG_1}.docx · `)).toBeVisible();
});

test("the organisation's forms: one is filled, one is refused with a sentence and the bundled form stays", async ({
  outlook,
}) => {
  const original = docxOf([["Kommunens egen blanket for {{kommune}}"]]);
  const entries = [
    {
      id: "bilag-1",
      file: "klik-1.docx",
      origin: "KOMBIT, hentet fra KLIK",
      date: "2020-03-09",
      sha256: sha256(original),
    },
    { id: "bilag-2", file: "klik-2.docx", sha256: "0".repeat(64) },
  ];
  await outlook.page.route("**/forms/forms.json", (route) =>
    route.fulfill({ json: { schemaVersion: 1, forms: entries } }),
  );
  await outlook.page.route("**/forms/klik-*.docx", (route) => route.fulfill({ body: Buffer.from(original) }));
  const region = await showForms(outlook);
  await expect(region.getByText(`${BILAG_1}.docx · `)).toContainText("KOMBIT, hentet fra KLIK · 9. marts 2020");
  await expect(region.getByText("klik-2.docx")).toHaveText(
    "Filen klik-2.docx er ikke den fil, der er beskrevet i listen over blanketter. Rutebestillings egen blanket bruges i stedet.",
  );
  await region.getByRole("button", { name: "Vis Bilag 1" }).click();
  await expect(region.getByText("Filen er ikke lavet af Rutebestilling.")).toBeVisible();
  await fillMail(outlook);
  expect((await outlook.draft()).attachments.map(({ name }) => name)).toEqual([`${BILAG_1}.docx`, `${BILAG_2}.docx`]);
});

test("forms that cannot be fetched are said, and tried again", async ({ outlook }) => {
  let isDown = true;
  await outlook.page.route("**/static/bilag-1.*.docx", (route) => (isDown ? route.abort() : route.continue()));
  const settings = profileSettings();
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", settings, clock: BEFORE_DEADLINE });
  await orderCard(outlook).getByRole("button", { name: "Vis bilag" }).click();
  const region = outlook.pane.getByRole("region", { name: "Bilag til mail 1" });
  await expect(region.getByRole("alert")).toContainText(`Filen ${BILAG_1}.docx kunne ikke hentes.`);
  // Nobody has to wait for the host: a file of one's own goes in its place.
  const ownFile = region.getByLabel("Brug min egen fil som Bilag 1").and(outlook.pane.locator("input"));
  await ownFile.setInputFiles({ name: "fra-klik.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdfOf()) });
  await expect(region.getByText(`${BILAG_1}.pdf · 1 KB · Din egen fil`)).toBeVisible();
  await region.getByRole("button", { name: "Brug ikke min egen fil som Bilag 1" }).click();
  await expect(region.getByRole("alert")).toContainText(`Filen ${BILAG_1}.docx kunne ikke hentes.`);
  isDown = false;
  await region.getByRole("button", { name: "Prøv igen" }).click();
  await expect(region.getByRole("button", { name: "Hent Bilag 1" })).toBeVisible();
});

test("a bundled form that was changed on the way is not sent, and the draft stays as it was", async ({ outlook }) => {
  await outlook.page.route("**/static/bilag-2.*.docx", (route) =>
    route.fulfill({ body: Buffer.from(docxOf([["x"]])) }),
  );
  const settings = profileSettings();
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", settings, clock: BEFORE_DEADLINE });
  await pressFill(outlook);
  await expect(outlook.pane.getByRole("alert").first()).toContainText(
    `Filen ${BILAG_2}.docx er ikke den fil, der er beskrevet i listen over blanketter.`,
  );
  const { attachments, to } = await outlook.draft();
  expect([attachments, to]).toEqual([[], []]);
});
