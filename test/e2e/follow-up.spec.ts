/** From the sent mail to the last tick: what the pane says and offers, and what it leaves alone. */

import { encodeOrderRound, newOrderRound } from "../../src/domain/campaign/rounds";
import { SORTIMENT_2020 } from "../../src/domain/campaign/sortiment-2020";
import { markConfirmed, markReady, markSent, type OrderLog } from "../../src/domain/order/order-log";
import type { OrderReference } from "../../src/domain/order/reference";
import {
  changeOrders,
  chooseMunicipality,
  chooseRole,
  setProfileValues,
  setRound,
} from "../../src/domain/state/changes";
import type { StoredState } from "../../src/domain/state/stored-state";
import { toInstant } from "../../src/domain/time/instant";
import { isoDate } from "../../src/domain/time/iso-date";
import { axeFindings } from "./axe-findings";
import {
  BOOKKEEPING,
  COLLECTION,
  downloadBy,
  filled,
  followUpRegion,
  readClipboard,
  step,
  storedState,
} from "./follow-up-steps";
import { expect, Outlook, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillMail, ONE_SYSTEM, openTab, orderCard, profileSettings, TWO_SYSTEMS } from "./pane-steps";

const now = toInstant(new Date("2020-03-10T10:00:00Z"));
const orders = (change: (log: OrderLog) => OrderLog) => (state: StoredState) => changeOrders(state, change);
const sent = (reference: OrderReference) => orders((log) => markSent(log, reference, now));
/** Both mails filled on 10 March, and the first of them sent. */
const firstSent = (state: StoredState) =>
  sent(BOOKKEEPING)(filled(COLLECTION, BEFORE_DEADLINE)(filled(BOOKKEEPING, BEFORE_DEADLINE)(state)));

const mailAbout = (
  subject: string,
  from = "Leverandør A <ruter@leverandoer-a.example.dk>",
  date = "2020-03-10T12:00:00Z",
) => ({
  from,
  date: Date.parse(date),
  subject,
  html: "<p>Tak for jeres bestilling.</p>",
});
const REPLY = mailAbout("SV: Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG");

/** Opens a mail with the pane beside it, in a mailbox of København. */
async function openRead(
  outlook: Outlook,
  mail: ReturnType<typeof mailAbout>,
  { clock = "2020-03-12T12:00:00Z", change = firstSent as (state: StoredState) => StoredState } = {},
): Promise<string> {
  const settings = profileSettings(TWO_SYSTEMS, "101", change);
  return outlook.openRead(mail, { from: "anna.eksempel@kk.dk", settings, clock });
}

async function expectAccessible(outlook: Outlook): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    await outlook.setTheme(theme);
    const frame = await outlook.paneFrame();
    await expect.poll(() => frame.evaluate(() => document.documentElement.style.colorScheme)).toBe(theme);
    expect(await axeFindings(frame, "#pane-view"), theme).toEqual([]);
    expect(
      await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBe(0);
  }
}

test.afterEach(async ({ outlook }) => {
  expect(await outlook.rejections()).toEqual([]);
});

test.describe("a mail that is read", () => {
  test("each statement is the user's, has a date, and can be taken back", async ({ outlook }) => {
    await openRead(outlook, REPLY);
    const region = followUpRegion(outlook);
    await expect(region).toContainText(
      "Afventer leverandørens bekræftelse. Ruterne skal være klar inden den 25. marts 2020.",
    );
    const before = (await storedState(outlook)).orders;
    const date = region.getByLabel("Dato");
    const confirm = region.getByRole("button", { name: "Leverandøren har bekræftet" });
    await date.fill("2020-03-13");
    await confirm.click();
    await expect(region).toContainText("Datoen er ikke kommet endnu. Vælg i dag eller en tidligere dato.");
    await date.fill("2020-03-09");
    await confirm.click();
    await expect(region).toContainText("Datoen ligger før den dag, mailen blev sendt.");
    await date.fill("");
    await confirm.click();
    await expect(region).toContainText("Vælg en dato.");
    expect((await storedState(outlook)).orders).toEqual(before);

    await date.fill("2020-03-11");
    await confirm.click();
    await expect(region).toContainText("Bekræftet af leverandøren den 11. marts 2020.");
    await expect(region).toContainText("Afventer, at ruterne er klar.");
    await expect(confirm).toHaveCount(0);
    await expectAccessible(outlook);
    await region.getByRole("button", { name: "Fortryd: bekræftet" }).click();
    await expect(region).toContainText("Markeringen er fjernet.");
    await expect(confirm).toBeVisible();
    await expect
      .poll(async () => (await storedState(outlook)).orders["ØIR03-101-BOG"]?.marks.confirmed?.on)
      .toBe(false);
  });

  test("a stranger's reply is told as such", async ({ outlook }) => {
    await openRead(outlook, mailAbout(REPLY.subject, "Bo <bo@fremmed.example>"));
    await expect(followUpRegion(outlook)).toContainText(
      "Afsenderens adresse hører hverken til leverandørens eller kommunens maildomæne.",
    );
  });

  for (const [reference, why] of [
    ["ØIR03-751-BOG", "ØIR03-751-BOG hører til Aarhus Kommune og ikke til den valgte kommune. Intet er ændret."],
    ["ØIR03-999-BOG", "ØIR03-999-BOG henviser til kommunekode 999, som ikke findes. Intet er ændret."],
    ["ØIR99-101-BOG", "hører til en bestillingsrunde, som Rutebestilling ikke kender (ØIR99). Intet er ændret."],
    ["ØIR03-101-BOGOPK", "Kommunen har ingen bestilling med referencen ØIR03-101-BOGOPK. Intet er ændret."],
    ["ØIR03-101-BOG og ØIR03-101-OPK", "flere ordrereferencer (ØIR03-101-BOG, ØIR03-101-OPK). Intet er ændret."],
  ] as const) {
    test(`${reference}: changes nothing, and says why`, async ({ outlook }) => {
      await openRead(outlook, mailAbout(`SV: Bestilling – ${reference}`));
      const before = await outlook.settings();
      const region = followUpRegion(outlook);
      await expect(region).toContainText(why);
      await expect(region.getByRole("button")).toHaveCount(0);
      expect(await outlook.settings()).toEqual(before);
    });
  }

  test("an own order of another municipality: the user changes to it, and the order is there", async ({ outlook }) => {
    const other: OrderReference = { ...BOOKKEEPING, municipalityCode: "147" };
    const change = (state: StoredState) =>
      filled(other, BEFORE_DEADLINE)(setProfileValues(state, "147", TWO_SYSTEMS, now));
    await openRead(outlook, mailAbout("SV: Bestilling – ØIR03-147-BOG"), { change });
    await followUpRegion(outlook).getByRole("button", { name: "Skift til Frederiksberg Kommune" }).click();
    await expect(followUpRegion(outlook)).toContainText("Mailen hører til bestillingen for Kvantum (ØIR03-147-BOG).");
  });

  test("a pinned pane follows from mail to mail", async ({ outlook }) => {
    await openRead(outlook, REPLY);
    await outlook.pin();
    await expect(followUpRegion(outlook)).toContainText("Kvantum (ØIR03-101-BOG)");
    const other = await outlook.receiveMail(mailAbout("SV: Bestilling – ØIR03-101-OPK"));
    await outlook.openMail(other);
    await expect(followUpRegion(outlook)).toContainText("(ØIR03-101-OPK)");
    await expect(followUpRegion(outlook).getByRole("button", { name: "Markér som sendt" })).toBeVisible();
    await outlook.openMail(await outlook.receiveMail(mailAbout("Ugens menu")));
    await expect(followUpRegion(outlook)).toHaveCount(0);
  });

  test("a new mail for each order, with recipient and subject, that the pane in it completes", async ({ outlook }) => {
    await openRead(outlook, mailAbout("Ny opgave i KLIK"), { change: (state) => state });
    await orderCard(outlook, 2).getByRole("button", { name: "Åbn ny mail 2" }).click();
    await expect
      .poll(async () => (await outlook.draft()).to.map(({ address }) => address))
      .toEqual(["ruter@leverandoer-b.example.dk"]);
    const opened = await outlook.draft();
    expect(opened.subject).toMatch(/ØIR03-101-OPK$/);
    expect(opened.text).toContain("Venlig hilsen");
    await outlook.openPane();
    await fillMail(outlook, 2);
    const draft = await outlook.draft();
    expect(draft.to.map(({ address }) => address)).toEqual(["ruter@leverandoer-b.example.dk"]);
    expect(draft.attachments).toHaveLength(2);
    expect(draft.text).toContain("Venlig hilsen");
  });
});

test.describe("a reminder", () => {
  test("is a reply in the same thread, with the dates, and is remembered", async ({ outlook }) => {
    await openRead(outlook, REPLY, { clock: "2020-03-26T09:00:00Z" });
    const region = followUpRegion(outlook);
    await expect(region).toContainText("Datoen er overskredet med 1 dag.");
    await region.getByRole("button", { name: "Skriv rykker" }).click();
    await expect.poll(async () => (await outlook.draft()).kind).toBe("reply");
    const reply = await outlook.draft();
    expect(reply.subject).toMatch(/^SV: .*ØIR03-101-BOG$/);
    expect(reply.to.map(({ address }) => address)).toEqual(["ruter@leverandoer-a.example.dk"]);
    for (const fact of [
      "Den 10. marts 2020 sendte Københavns Kommune jer",
      "inden den 25. marts 2020",
      "ØIR03-101-BOG",
    ]) {
      expect(reply.text).toContain(fact);
    }
    expect(reply.text).toContain("Tak for jeres bestilling.");
    await expect
      .poll(async () => (await storedState(outlook)).orders["ØIR03-101-BOG"]?.marks)
      .toMatchObject({ reminded: { on: true, date: "2020-03-26" }, sent: { on: true } });
  });

  test("is not offered to somebody who has just answered", async ({ outlook }) => {
    const answer = mailAbout(REPLY.subject, REPLY.from, "2020-03-25T12:00:00Z");
    await openRead(outlook, answer, { clock: "2020-03-26T09:00:00Z" });
    const region = followUpRegion(outlook);
    await expect(region.getByRole("button", { name: "Leverandøren har bekræftet" })).toBeVisible();
    await expect(region).toContainText("Datoen er overskredet med 1 dag.");
    await expect(region.getByRole("button", { name: "Skriv rykker" })).toHaveCount(0);
    await expect(outlook.pane.getByRole("article")).toHaveCount(0);
  });

  test("the supplier's own date counts from then on", async ({ outlook }) => {
    await openRead(outlook, REPLY, { clock: "2020-03-26T09:00:00Z" });
    const region = followUpRegion(outlook);
    await region.getByLabel("Leverandøren lover den").fill("2020-03-20");
    await region.getByRole("button", { name: "Notér datoen" }).click();
    await expect(region).toContainText("Datoen er allerede passeret. Vælg i dag eller en senere dato.");
    await region.getByLabel("Leverandøren lover den").fill("2020-04-02");
    await region.getByRole("button", { name: "Notér datoen" }).click();
    await expect(region).toContainText("Leverandøren lover ruterne den 2. april 2020.");
    await expect(region.getByRole("button", { name: "Skriv rykker" })).toHaveCount(0);
    await expectAccessible(outlook);
    await openTab(outlook, "Tjekliste");
    await outlook.pane.getByRole("button", { name: "Læg frister i kalenderen" }).click();
    const dialog = outlook.page.getByRole("dialog", { name: "Ny aftale" });
    await expect(dialog).toContainText("2. april 2020");
    await expect(dialog).toContainText("Ruter og overvågning er lovet klar – Københavns Kommune (Kvantum)");
  });

  test("is not offered while there is time, and the record is taken back when Outlook opens nothing", async ({
    outlook,
  }) => {
    await openRead(outlook, REPLY, { clock: "2020-03-11T12:00:00Z" });
    await expect(followUpRegion(outlook).getByRole("button", { name: "Skriv rykker" })).toHaveCount(0);
    await outlook.page.clock.setFixedTime("2020-03-26T09:00:00Z");
    await outlook.openMail(await outlook.receiveMail(REPLY));
    await outlook.openPane();
    await outlook.faults.fail("displayReplyFormAsync", 9030);
    await outlook.faults.fail("displayReplyForm", 9030);
    await followUpRegion(outlook).getByRole("button", { name: "Skriv rykker" }).click();
    await expect(followUpRegion(outlook)).toContainText("Outlook åbnede ikke vinduet. Intet er ændret. Prøv igen.");
    await expect.poll(async () => (await storedState(outlook)).orders["ØIR03-101-BOG"]?.marks.reminded?.on).toBe(false);
  });
});

test.describe("the calendar", () => {
  test("beside a mail being read: an appointment for the next deadline, then for the others", async ({ outlook }) => {
    await openRead(outlook, REPLY);
    await openTab(outlook, "Tjekliste");
    await outlook.pane.getByRole("button", { name: "Læg frister i kalenderen" }).click();
    const dialog = outlook.page.getByRole("dialog", { name: "Ny aftale" });
    await expect(dialog).toContainText("18. marts 2020");
    await expect(dialog).toContainText("Sidste dag for bestilling af ruter og overvågning – Københavns Kommune");
    await dialog.getByRole("button", { name: "Luk" }).click();
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("er åbnet som en aftale. Tryk på Gem i aftalen."),
    ).toBeVisible();
    await expectAccessible(outlook);
    await outlook.pane.getByRole("button", { name: "Ruterne klar: 25. marts 2020" }).click();
    await expect(dialog).toContainText("25. marts 2020");
  });

  test("beside a mail being written: a calendar file", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Tjekliste");
    const { name, text } = await downloadBy(outlook, "Læg frister i kalenderen");
    expect(name).toBe("Frister ØIR03-101.ics");
    expect(text.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual([
      "DTSTART;VALUE=DATE:20200318",
      "DTSTART;VALUE=DATE:20200325",
      "DTSTART;VALUE=DATE:20200314",
    ]);
  });
});

test.describe("two people", () => {
  const bookkeeper = (state: StoredState) => chooseRole(state, "bookkeeping", now);

  test("the other's order is shown, not pushed, and handed over in a new mail", async ({ outlook }) => {
    await openRead(outlook, mailAbout("Ny opgave i KLIK"), { change: bookkeeper });
    await expect(orderCard(outlook, 1)).toHaveAttribute("data-chosen", "true");
    await expect(orderCard(outlook, 2)).toContainText("Denne bestilling er din kollegas ansvar.");
    await orderCard(outlook, 2).getByRole("button", { name: "Overdrag til en kollega" }).click();
    await expect.poll(async () => (await outlook.draft()).subject).toContain("Bestilling for opkrævning");
    const note = await outlook.draft();
    // No reference in the subject: the note is not the order.
    expect(note.subject).not.toContain("ØIR03");
    expect(note.to).toEqual([]);
    for (const fact of ["KMD Opus Debitor", "ruter@leverandoer-b.example.dk", "18. marts 2020", "Anna Eksempel"]) {
      expect(note.text).toContain(fact);
    }
  });

  test("once the own mail is filled, nothing more is asked for; beside a draft the note is copied", async ({
    outlook,
  }) => {
    await outlook.openDraft({
      settings: profileSettings(TWO_SYSTEMS, "101", bookkeeper),
      from: "anna.eksempel@kk.dk",
      clock: BEFORE_DEADLINE,
    });
    await fillMail(outlook, 1);
    await expect(orderCard(outlook, 1)).toContainText("Kontrollér mailen, og tryk på Send.");
    await orderCard(outlook, 2).getByRole("button", { name: "Kopiér note til en kollega" }).click();
    await expect(orderCard(outlook, 2)).toContainText("Noten er kopieret. Indsæt den i en mail til din kollega.");
    expect(await readClipboard(outlook)).toContain("Du er systemansvarlig for opkrævning");
  });

  test("a round of the user's own is handed over, and taken over in the colleague's mailbox with one press", async ({
    outlook,
    browser,
    harnessServer,
  }) => {
    const round = newOrderRound({
      readyBy: isoDate("2020-05-20"),
      today: isoDate("2020-05-04"),
      routeOrder: SORTIMENT_2020.routeOrder,
      takenIds: [],
    });
    const ownRound = (state: StoredState) => setRound(bookkeeper(state), round.id, encodeOrderRound(round), now);
    const clock = "2020-05-04T09:00:00Z";
    await outlook.openDraft({
      settings: profileSettings(TWO_SYSTEMS, "101", ownRound),
      from: "anna.eksempel@kk.dk",
      clock,
    });
    await expect(orderCard(outlook, 2)).toContainText(
      "Skriv din kollegas adresse eller en fælles postkasse under »Fast kopi til«",
    );
    const { name, text: note } = await downloadBy(outlook, "Hent note som fil");
    expect(name).toBe("Overdragelse ØIR200520-101-OPK.txt");
    expect(note).toContain("Den er ikke en KLIK-opgave.");

    const bo = new Outlook(await (await browser.newContext()).newPage(), harnessServer);
    await bo.openDraft({ from: "bo.eksempel@kk.dk", clock });
    await bo.pane.getByRole("button", { name: "Overtag fra en kollega" }).click();
    const form = bo.pane.getByRole("form", { name: "Overtag fra en kollega" });
    const line = form.getByRole("textbox", { name: "Linje fra din kollega" });
    const accept = form.getByRole("button", { name: "Godkend og overtag" });
    const before = await bo.settings();
    await line.fill(note.replace("RUTEBESTILLING1:W", "RUTEBESTILLING1:X"));
    await expect(form).toContainText("Linjen er ikke hel, eller den er ændret undervejs. Intet er ændret.");
    await expect(accept).toHaveAttribute("aria-disabled", "true");
    await accept.press("Enter");
    expect(await bo.settings()).toEqual(before);

    await line.fill(note);
    for (const fact of [
      "Kommune: Københavns Kommune",
      "Ny bestillingsrunde: Bestil ruter og overvågning til ændret sortiment, klar den 20. maj 2020.",
      "Opkrævningssystem: KMD Opus Debitor",
      "E-mail til forvaltningsansvarlig for opkrævning: ruter@leverandoer-b.example.dk",
      "Kontaktpersonen følger ikke med.",
    ]) {
      await expect(form).toContainText(fact);
    }
    await expectAccessible(bo);
    expect(await bo.settings()).toEqual(before);
    await accept.click();
    await expect(orderCard(bo, 2)).toContainText("KMD Opus Debitor");
    await expect.poll(async () => Object.keys((await storedState(bo)).rounds)).toEqual(["ØIR200520"]);
    // Only who answers for the order is left to be written.
    await orderCard(bo, 2).getByRole("button", { name: "Vis mail 2" }).click();
    await expect(orderCard(bo, 2).getByRole("textbox")).toHaveCount(2);
    await expect(orderCard(bo, 2).getByRole("textbox", { name: "Kontaktperson", exact: true })).toBeVisible();
  });

  test("the choice is made in the profile", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Profil");
    await outlook.pane.getByRole("radio", { name: "Opkrævning" }).check();
    await openTab(outlook, "Bestilling");
    await expect(orderCard(outlook, 2)).toHaveAttribute("data-chosen", "true");
    await expect(orderCard(outlook, 1)).toContainText("Denne bestilling er din kollegas ansvar.");
  });
});

test.describe("a mail from KLIK", () => {
  const announce = (body: string) => ({
    ...mailAbout("Ny opgave i KLIK", "KLIK <klik@kombit.example>"),
    html: `<p>Kære kommune</p><p>${body}</p>`,
  });
  const klik = (outlook: Outlook) => outlook.pane.getByRole("region", { name: "KLIK-opgave" });

  test("the task that the pane knows is started with the pane's first button", async ({ outlook }) => {
    const later = newOrderRound({
      readyBy: isoDate("2020-05-20"),
      today: isoDate("2020-03-09"),
      routeOrder: SORTIMENT_2020.routeOrder,
      takenIds: [],
    });
    await openRead(
      outlook,
      announce(
        "KLIK-opgave 03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning.<br>Bestil senest den 18. marts 2020. Ruterne skal være klar inden den 25. marts.",
      ),
      { change: (state) => setRound(state, later.id, encodeOrderRound(later), now) },
    );
    await expect(klik(outlook)).toContainText("Ifølge mailen bestilles der senest den 18. marts 2020.");
    await expect(klik(outlook)).toContainText("Ifølge mailen skal ruterne være klar inden den 25. marts 2020.");
    const main = outlook.pane.getByRole("tabpanel");
    await expect(main.getByRole("button").first()).toHaveText("Start denne bestilling");
    await expect(outlook.pane.locator(".button-primary")).toHaveCount(1);
    const before = await outlook.settings();
    await expectAccessible(outlook);
    await main.getByRole("button").first().click();
    await expect(klik(outlook)).toContainText("Bestillingerne til opgaven vises nedenfor.");
    await expect(outlook.pane.locator(".next-step")).toContainText("18. marts 2020");
    expect(await outlook.settings()).toEqual(before);
  });

  test("a new task is started when the user has confirmed the dates, and is called KLIK's", async ({ outlook }) => {
    await openRead(
      outlook,
      announce(
        "Opgaven »07 Bestil ruter og overvågning, så KY er klar« er nu i KLIK. Bestil senest den 4. maj 2020. Ruterne skal være klar inden den 11. maj 2020.",
      ),
    );
    const region = klik(outlook);
    await expect(region).toContainText("Opgaven er ny. Kontrollér datoerne, og start bestillingen.");
    await expect(region.getByLabel(/^Ruterne skal være klar inden/)).toHaveValue("11-05-2020");
    await expect(region.getByLabel(/^Bestil senest/)).toHaveValue("04-05-2020");
    await expect(region.getByLabel("Fagsystemer")).toHaveValue("KY");
    expect(Object.keys((await storedState(outlook)).rounds)).toEqual([]);
    await expectAccessible(outlook);
    await region.getByLabel(/^Bestil senest/).fill("2020-05-01");
    await region.getByRole("button", { name: "Start runden" }).click();
    await expect(outlook.pane.locator(".next-step")).toContainText("1. maj 2020");
    await expect.poll(async () => Object.keys((await storedState(outlook)).rounds)).toEqual(["ØIR200511"]);
    await openTab(outlook, "Tjekliste");
    const { text } = await downloadBy(outlook, "Hent kvittering som fil");
    expect(text).toContain("\nKLIK-opgave: 07 Bestil ruter og overvågning, så KY er klar\n");
  });
});

test.describe("the checklist", () => {
  test("a tick has a time and can be taken back; the last waits for the others", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(TWO_SYSTEMS, "101", firstSent), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Tjekliste");
    const steps = outlook.pane.getByRole("listitem").filter({ has: outlook.page.getByRole("checkbox") });
    await expect(steps.nth(1)).toContainText("Sæt udførelsesstatus til »påbegyndt« i KLIK.");
    await expect(steps.nth(1)).toContainText("Anbefalet udfører: Systemansvarlig for bogføringssystemet");
    await step(outlook, 2).check();
    await expect(steps.nth(1)).toContainText("Markeret af dig den 10. marts 2020 kl. 10.00.");
    // What is done needs no help.
    await expect(steps.nth(1)).not.toContainText("påbegyndt« i KLIK");
    await step(outlook, 2).uncheck();
    await expect(steps.nth(1)).toContainText("Markeringen blev fjernet den 10. marts 2020 kl. 10.00.");

    await expect(step(outlook, 4)).not.toBeChecked();
    await expect(steps.nth(3)).toContainText("Mail 1 af 2 blev markeret som sendt den 10. marts 2020 kl. 11.00.");
    const deadline = outlook.pane.locator(".deadline");
    await expect(deadline).toContainText("6 arbejdsdage (8 dage) tilbage");
    await outlook.pane.getByRole("button", { name: "Markér mail 2 som sendt" }).click();
    await expect(step(outlook, 4)).toBeChecked();
    await expect(deadline).toContainText("Begge bestillinger er afgivet.");
    await expect(step(outlook, 5)).toBeDisabled();
    await step(outlook, 1).check();
    await step(outlook, 2).check();
    await step(outlook, 5).check();
    await step(outlook, 4).uncheck();
    await expect(deadline).toContainText("6 arbejdsdage (8 dage) tilbage");
    await expect(step(outlook, 5)).not.toBeChecked();
    await expect(outlook.pane.getByText("Kan markeres, når trin 4 er udført.")).toBeVisible();
    await expectAccessible(outlook);
  });

  test("by the keyboard alone", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Tjekliste");
    const { keyboard } = outlook.page;
    await step(outlook, 1).focus();
    await keyboard.press("Space");
    await expect(step(outlook, 1)).toBeChecked();
    await keyboard.press("Tab");
    await expect(step(outlook, 2)).toBeFocused();
    await outlook.pane.getByRole("button", { name: "Se alle bestillinger" }).focus();
    await keyboard.press("Enter");
    await expect(outlook.pane.getByRole("button", { name: "Tilbage til tjeklisten" })).toBeFocused();
    await keyboard.press("Tab");
    await expect(outlook.pane.getByRole("searchbox", { name: "Søg i bestillinger" })).toBeFocused();
    await keyboard.press("Shift+Tab");
    await keyboard.press("Enter");
    await expect(step(outlook, 1)).toBeFocused();
  });

  test("where the browser lets no program copy, the receipt is shown to be copied by hand", async ({ outlook }) => {
    await outlook.openDraft({ settings: profileSettings(TWO_SYSTEMS, "101", firstSent), clock: BEFORE_DEADLINE });
    await openTab(outlook, "Tjekliste");
    const frame = await outlook.paneFrame();
    await frame.evaluate(() => {
      document.execCommand = () => false;
    });
    await outlook.pane.getByRole("button", { name: "Kopiér kvittering til KLIK" }).click();
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("Browseren tillader ikke kopiering.", { exact: false }),
    ).toBeVisible();
    const field = outlook.pane.getByRole("textbox", { name: "Tekst, du kan markere og kopiere" });
    const { text } = await downloadBy(outlook, "Hent kvittering som fil");
    await expect(field).toHaveValue(text);
    await expectAccessible(outlook);
  });
});

test.describe("the history", () => {
  const odense: OrderReference = { ...BOOKKEEPING, municipalityCode: "461" };
  const done: OrderReference = { ...BOOKKEEPING, municipalityCode: "730", key: "BOGOPK" };
  /** København: one sent, one filled. Odense: sent and confirmed. Randers: ready. Frederiksberg: a profile and no more. */
  const many = (state: StoredState) => {
    let next = firstSent(state);
    next = sent(odense)(filled(odense, BEFORE_DEADLINE, "=SYSTEM()")(next));
    next = orders((log) => markConfirmed(log, odense, isoDate("2020-03-12"), now))(next);
    next = orders((log) => markReady(log, done, isoDate("2020-03-13"), now))(
      filled(done, BEFORE_DEADLINE, "Prisme")(next),
    );
    next = setProfileValues(next, "147", ONE_SYSTEM, now);
    return chooseMunicipality(next, "101", now);
  };
  const titles = (outlook: Outlook) =>
    outlook.pane.getByRole("list", { name: "Bestillinger" }).getByRole("heading").allInnerTexts();

  async function openHistory(outlook: Outlook, clock: string): Promise<void> {
    await outlook.openDraft({
      settings: profileSettings(TWO_SYSTEMS, "101", many),
      from: "anna.eksempel@kk.dk",
      clock,
    });
    await openTab(outlook, "Tjekliste");
    await outlook.pane.getByRole("button", { name: "Se alle bestillinger" }).click();
    await expect(outlook.pane.getByRole("heading", { name: "Oversigt" })).toBeVisible();
  }

  test("shows what is late, open and done, sorted and filtered, and leads to an order", async ({ outlook }) => {
    await openHistory(outlook, "2020-03-20T12:00:00Z");
    // After the order date: what was not sent is late.
    await expect(outlook.pane.getByRole("tabpanel").getByText("2 åbne, 2 overskredne, 1 afsluttet")).toBeVisible();
    expect(await titles(outlook)).toEqual([
      "Københavns Kommune",
      "Frederiksberg Kommune",
      "Københavns Kommune",
      "Odense Kommune",
      "Randers Kommune",
    ]);
    await expect(outlook.pane.getByRole("list", { name: "Bestillinger" })).toContainText("18. marts 2020");
    await expect(outlook.pane.getByRole("list", { name: "Bestillinger" })).not.toContainText("2020-03");
    await expectAccessible(outlook);

    await outlook.pane.getByRole("combobox", { name: "Sortér efter" }).selectOption("Kommune");
    await outlook.pane.getByRole("button", { name: "Omvendt rækkefølge" }).click();
    expect((await titles(outlook))[0]).toBe("Randers Kommune");
    await outlook.pane.getByRole("combobox", { name: "Status" }).selectOption("Åben");
    expect(await titles(outlook)).toEqual(["Odense Kommune", "Københavns Kommune"]);
    await outlook.pane.getByRole("searchbox", { name: "Søg i bestillinger" }).fill("kvantum københavn");
    expect(await titles(outlook)).toEqual(["Københavns Kommune"]);
    await outlook.pane.getByRole("searchbox", { name: "Søg i bestillinger" }).fill("findes ikke");
    await expect(outlook.pane.getByText("Ingen bestillinger passer til filteret.")).toBeVisible();
    await outlook.pane.getByRole("searchbox", { name: "Søg i bestillinger" }).fill("");
    await outlook.pane.getByRole("button", { name: "Åbn ØIR03-461-BOG" }).click();
    await expect(outlook.pane.getByText("Odense Kommune", { exact: true })).toBeVisible();
    await expect(step(outlook, 1)).toBeFocused();
  });

  test("as a file that a Danish spreadsheet opens, and that runs nothing", async ({ outlook }) => {
    await openHistory(outlook, "2020-03-20T12:00:00Z");
    const { name, text } = await downloadBy(outlook, "Hent som CSV-fil");
    expect(name).toBe("Bestillinger 2020-03-20.csv");
    expect(text.startsWith("\ufeffOrdrereference;Bestillingsrunde;Kommunekode;Kommune;")).toBe(true);
    const lines = text.split("\r\n");
    expect(lines.filter(Boolean)).toHaveLength(6);
    const row = lines.find((line) => line.startsWith("ØIR03-461-BOG")) ?? "";
    expect(row).toContain(";461;Odense Kommune;bogføring;'=SYSTEM();Leverandør A;Åben;Bekræftet;2020-03-25;");
  });
});

test.describe("several panes", () => {
  for (const storage of ["partitioned", "denied"] as const) {
    test(`two at once do not wipe each other, storage of the browser's ${storage}`, async ({ outlook }) => {
      const first = await outlook.openDraft({
        behaviours: { "storage.local": storage },
        settings: profileSettings(),
        from: "anna.eksempel@kk.dk",
        clock: BEFORE_DEADLINE,
      });
      // The second pane gets the mailbox's settings as they are now, before the first has changed anything.
      const second = await outlook.openSecondPane();
      await outlook.showDraft(first);
      await fillMail(outlook, 1);
      await outlook.showDraft(second);
      // It knows what the other has done.
      await expect(orderCard(outlook, 1)).toContainText("Udfyldt");
      await expect(orderCard(outlook, 2)).toHaveAttribute("data-chosen", "true");
      await fillMail(outlook, 2);
      await outlook.showDraft(first);
      await openTab(outlook, "Tjekliste");
      await step(outlook, 1).check();
      await expect(step(outlook, 3)).toBeChecked();
      await expect
        .poll(async () => {
          const { orders: log, ticks } = await storedState(outlook);
          return [Object.keys(log).sort(), Object.keys(ticks["ØIR03"]?.["101"] ?? {})];
        })
        .toEqual([["ØIR03-101-BOG", "ØIR03-101-OPK"], ["1"]]);
    });
  }
});
