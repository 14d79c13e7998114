/** From a municipality to a filled draft, as a user goes. */
import { expect, type Outlook, test } from "./outlook-fixture";
import {
  AFTER_DEADLINE,
  BEFORE_DEADLINE,
  fillButton,
  fillMail,
  fillProfile,
  inOneLine,
  keptSubject,
  ONE_SYSTEM,
  openTab,
  orderCard,
  orderCards,
  PROFILE_LABELS,
  profileField,
  profileSettings,
  resultLines,
  TWO_SYSTEMS,
} from "./pane-steps";

const BILAG_1 = "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1";
const BILAG_2 = "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1";

test.afterEach(async ({ outlook }) => {
  expect(await outlook.rejections()).toEqual([]);
});

interface Expected {
  readonly to: string;
  readonly municipality: string;
  readonly cvr: string;
  readonly system: string;
  readonly role: string;
  readonly reference: string;
}

async function expectOrderMail(outlook: Outlook, expected: Expected): Promise<void> {
  const draft = await outlook.draft();
  expect(draft.to.map(({ address }) => address)).toEqual([expected.to]);
  const subject = ["Bestilling af ruter og overvågning", expected.municipality, expected.system, expected.reference];
  expect(draft.subject).toBe(keptSubject(outlook, subject.join(" – ")));
  for (const fact of [
    expected.municipality,
    expected.cvr,
    expected.system,
    expected.role,
    "YR",
    "KSD",
    "SF7002",
    "SFTP-Rute_2",
    "SortimentOverfør_1",
    "OverførSortiment_1",
    "25. marts 2020",
    BILAG_1.replace(" - ", ": "),
    BILAG_2.replace(" - ", ": "),
    "Anna Eksempel",
    "anna.eksempel@kk.dk",
    "12 34 56 78",
    expected.reference,
  ]) {
    expect(inOneLine(draft.text)).toContain(fact);
  }
  expect(draft.attachments.map(({ name }) => name)).toEqual([`${BILAG_1}.docx`, `${BILAG_2}.docx`]);
  for (const { size } of draft.attachments) expect(size).toBeGreaterThan(1000);
  expect(draft.isSaved).toBe(true);
}

test("one system for both roles: one mail", async ({ outlook }) => {
  await outlook.openDraft({
    from: "anna@randers.dk",
    settings: profileSettings(ONE_SYSTEM, "730"),
    clock: BEFORE_DEADLINE,
    signature: "<p>Hilsen Anna</p>",
  });
  await expect(outlook.pane.getByRole("heading", { level: 1, name: "Rutebestilling" })).toBeVisible();
  await expect(orderCards(outlook)).toHaveCount(1);
  await expect(orderCard(outlook).getByRole("heading", { name: /^Mail 1 af 1/ })).toBeVisible();
  await fillMail(outlook);
  await expectOrderMail(outlook, {
    to: "ruter@leverandoer-c.example.dk",
    municipality: "Randers Kommune",
    cvr: "29189668",
    system: "Prisme",
    role: "bogføring og opkrævning",
    reference: "ØIR03-730-BOGOPK",
  });
  expect((await outlook.draft()).text.trim().endsWith("Hilsen Anna")).toBe(true);
  const lines = await resultLines(outlook);
  expect(lines.length).toBe(6);
  for (const line of lines) expect(line).toMatch(/kontrolleret$/);
});

test("two systems, first use: profile through the form, both mails, kept after a reload", async ({ outlook }) => {
  const options = { from: "anna.eksempel@kk.dk", clock: BEFORE_DEADLINE };
  await outlook.openDraft(options);
  await expect(outlook.pane.getByText("Københavns Kommune", { exact: true })).toBeVisible();
  await expect(orderCards(outlook)).toHaveCount(2);
  await fillProfile(outlook, TWO_SYSTEMS);
  await openTab(outlook, "Bestilling");
  await fillMail(outlook, 1);
  const expected = { municipality: "Københavns Kommune", cvr: "64942212" };
  await expectOrderMail(outlook, {
    ...expected,
    to: "ruter@leverandoer-a.example.dk",
    system: "Kvantum",
    role: "bogføring",
    reference: "ØIR03-101-BOG",
  });

  await outlook.openSecondPane();
  // The second new mail is for the other order: its button is the one that stands out.
  await expect(orderCard(outlook, 2)).toHaveAttribute("data-chosen", "true");
  await expect(orderCard(outlook, 1)).toHaveAttribute("data-chosen", "false");
  await fillMail(outlook, 2);
  await expectOrderMail(outlook, {
    ...expected,
    to: "ruter@leverandoer-b.example.dk",
    system: "KMD Opus Debitor",
    role: "opkrævning",
    reference: "ØIR03-101-OPK",
  });

  await outlook.reload();
  await outlook.openDraft({});
  await openTab(outlook, "Profil");
  for (const [field, label] of Object.entries(PROFILE_LABELS)) {
    await expect(profileField(outlook, label)).toHaveValue(TWO_SYSTEMS[field as keyof typeof PROFILE_LABELS] ?? "");
  }
  await openTab(outlook, "Tjekliste");
  await expect(outlook.pane.getByRole("checkbox", { name: /^Trin 3/ })).toBeChecked();
});

for (const [name, from, start] of [
  ["Herning", "anna@herning.dk", "Herning Kommune"],
  ["Varde", "anna@varde.dk", "Varde Kommune"],
] as const) {
  test(`${name} is named by the task: two orders before anything is known`, async ({ outlook }) => {
    await outlook.openDraft({ from, clock: BEFORE_DEADLINE });
    await expect(outlook.pane.getByText(start, { exact: true })).toBeVisible();
    await expect(orderCards(outlook)).toHaveCount(2);
    // What is missing is asked for on the card, and nothing else; until then the button does not write.
    await expect(fillButton(outlook, 1)).toHaveAttribute("aria-disabled", "true");
    await expect(profileField(outlook, "E-mail til forvaltningsansvarlig for bogføring")).toHaveValue("");
    await expect(profileField(outlook, "Opkrævningssystem")).toHaveCount(0);
    await fillButton(outlook, 1).click({ force: true });
    expect((await outlook.draft()).html).not.toContain("Bestilling");
  });
}

test("KMD Opus proposes KMD Opus Debitor, and so two orders", async ({ outlook }) => {
  await outlook.openDraft({ from: "anna@lemvig.dk", clock: BEFORE_DEADLINE });
  await expect(orderCards(outlook)).toHaveCount(1);
  await openTab(outlook, "Profil");
  await expect(profileField(outlook, "Opkrævningssystem")).toHaveValue("");
  await profileField(outlook, "Bogføringssystem").fill("KMD Opus");
  await expect(profileField(outlook, "Opkrævningssystem")).toHaveValue("KMD Opus Debitor");
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await openTab(outlook, "Bestilling");
  await expect(orderCards(outlook)).toHaveCount(2);
});

test("what is typed in the profile and not saved is there after a look at another tab", async ({ outlook }) => {
  await outlook.openDraft({ from: "anna@lemvig.dk", clock: BEFORE_DEADLINE });
  await openTab(outlook, "Profil");
  await profileField(outlook, "Bogføringssystem").fill("KMD Opus");
  await profileField(outlook, "Kontaktperson").fill("Åse Ærlig");
  await openTab(outlook, "Bestilling");
  await expect(orderCards(outlook)).toHaveCount(1);
  await openTab(outlook, "Profil");
  await expect(profileField(outlook, "Kontaktperson")).toHaveValue("Åse Ærlig");
  // The proposal still follows the system that it came with.
  await profileField(outlook, "Bogføringssystem").fill("Prisme");
  await expect(profileField(outlook, "Opkrævningssystem")).toHaveValue("");
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await openTab(outlook, "Bestilling");
  await openTab(outlook, "Profil");
  await expect(profileField(outlook, "Bogføringssystem")).toHaveValue("Prisme");
});

test("where sources say KMD Opus, KMD Opus Debitor is proposed beside it", async ({ outlook }) => {
  await outlook.openDraft({ from: "anna@ringsted.dk", clock: BEFORE_DEADLINE });
  await openTab(outlook, "Profil");
  await expect(profileField(outlook, "Bogføringssystem")).toHaveValue("KMD Opus");
  await expect(profileField(outlook, "Opkrævningssystem")).toHaveValue("KMD Opus Debitor");
});

test("an address that is not one: nothing is written, and the card asks for another", async ({ outlook }) => {
  const settings = profileSettings({ ...TWO_SYSTEMS, "bookkeeping.email": "ikke en adresse" });
  await outlook.openDraft({ settings, clock: BEFORE_DEADLINE });
  await expect(fillButton(outlook, 1)).toHaveAttribute("aria-disabled", "true");
  await outlook.clearCalls();
  await fillButton(outlook, 1).click({ force: true });
  await expect(profileField(outlook, "E-mail til forvaltningsansvarlig for bogføring")).toHaveValue("ikke en adresse");
  await expect(orderCard(outlook, 1)).toContainText("»ikke en adresse« er ikke en mailadresse.");
  await fillButton(outlook, 1).click({ force: true });
  expect(await outlook.calls()).toEqual([]);
  await openTab(outlook, "Bestilling");
  await fillMail(outlook, 2);
});

test.describe("which municipality", () => {
  for (const [from, name] of [
    ["anna@balk.dk", "Ballerup Kommune"],
    ["anna@okf.kk.dk", "Københavns Kommune"],
    ["anna@AARHUS.dk", "Aarhus Kommune"],
  ] as const) {
    test(`the mailbox ${from} suggests ${name}`, async ({ outlook }) => {
      await outlook.openDraft({ from, clock: BEFORE_DEADLINE });
      await expect(outlook.pane.getByText(name, { exact: true })).toBeVisible();
      await expect(outlook.pane.getByText(/Valgt ud fra din mailadresse/)).toBeVisible();
    });
  }

  for (const [typed, name] of [
    ["Kbh", "Københavns Kommune"],
    ["Århus", "Aarhus Kommune"],
  ] as const) {
    test(`an unknown mailbox asks, and finds ${name} by »${typed}«`, async ({ outlook }) => {
      await outlook.openDraft({ from: "anna@example.dk", clock: BEFORE_DEADLINE });
      const combobox = outlook.pane.getByRole("combobox", { name: "Kommune" });
      await expect(combobox).toBeVisible();
      await expect(orderCards(outlook)).toHaveCount(0);
      await combobox.fill(typed);
      await outlook.pane.getByRole("option", { name, exact: true }).click();
      await expect(outlook.pane.getByText(name, { exact: true })).toBeVisible();
      await expect(outlook.pane.getByRole("button", { name: "Skift kommune" })).toBeVisible();
    });
  }

  test("can be changed, and the choice is kept", async ({ outlook }) => {
    await outlook.openDraft({ from: "anna@kk.dk", clock: BEFORE_DEADLINE });
    await outlook.pane.getByRole("button", { name: "Skift kommune" }).click();
    const combobox = outlook.pane.getByRole("combobox", { name: "Kommune" });
    await expect(combobox).toBeFocused();
    await combobox.fill("vejle");
    await outlook.pane.getByRole("option", { name: "Vejle Kommune" }).click();
    await expect(outlook.pane.getByText("Vejle Kommune", { exact: true })).toBeVisible();
    await expect.poll(async () => JSON.stringify(await outlook.settings())).toContain("630");
    await outlook.reload();
    await outlook.openDraft({});
    await expect(outlook.pane.getByText("Vejle Kommune", { exact: true })).toBeVisible();
  });
});

test.describe("the deadline", () => {
  test("before it: what is left is said, and the mail asks for the task's date", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await expect(outlook.pane.getByText("Bestil senest den 18. marts 2020")).toBeVisible();
    await expect(outlook.pane.getByText("6 arbejdsdage (8 dage) tilbage")).toBeVisible();
    await orderCard(outlook, 1).getByRole("button", { name: "Vis mailen" }).click();
    const preview = orderCard(outlook, 1).getByRole("region", { name: /^Mail 1, som den kommer til at se ud/ });
    await expect(preview).toContainText("er klar inden den 25. marts 2020");
  });

  test("after it: no date in the past is asked for, unless the user names a later one", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(), clock: AFTER_DEADLINE });
    await expect(outlook.pane.getByText("Fristen er overskredet med 33 dage")).toBeVisible();
    await fillMail(outlook, 1);
    const text = inOneLine((await outlook.draft()).text);
    expect(text).toContain("klar hurtigst muligt. Skriv gerne, hvornår I tidligst kan have dem klar.");
    // The round is over: its dates are nothing to the supplier.
    expect(text).not.toContain("marts 2020");
    await outlook.pane.getByRole("button", { name: "Angiv en ønsket dato" }).click();
    const date = outlook.pane.getByLabel("Ønsket dato (valgfri)");
    await date.fill("2020-04-01");
    await expect(outlook.pane.getByText("Datoen er allerede passeret", { exact: false })).toBeVisible();
    await date.fill("2020-05-04");
    await fillMail(outlook, 1);
    const changed = inOneLine((await outlook.draft()).text);
    expect(changed).toContain("senest den 4. maj 2020");
    expect(changed.split("ØIR03-101-BOG").length).toBe(text.split("ØIR03-101-BOG").length);
  });
});
