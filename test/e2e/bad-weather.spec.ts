/** Everything that can go wrong around a fill: each ends in a sentence, loses nothing, and can be completed. */
import { expect, type OpenDraftOptions, type Outlook, test } from "./outlook-fixture";
import {
  BEFORE_DEADLINE,
  draftContent,
  expectResult,
  expectRunning,
  fillButton,
  fillMail,
  openTab,
  orderCard,
  orderCards,
  pressFill,
  profileField,
  profileSettings,
  SETTINGS_KEY,
  undoMail,
} from "./pane-steps";
import { watchForQuiet } from "./quiet";

const BILAG_1 = "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx";
const COMPLETE = "Mailen er udfyldt";
const PARTIAL = "Mailen er delvist udfyldt";
const FAILED = "Mailen blev ikke udfyldt";
const WRITES = /\.(?:addAsync|setAsync|prependAsync)$|^addFile|^removeAttachment/;

/** What the user had in the draft before. */
const OWN = {
  to: ["bo@eksempel.dk"],
  cc: ["chef@eksempel.dk"],
  body: "<p>Min egen tekst</p>",
  signature: "<p>Hilsen Anna</p>",
  attachments: [{ name: "eget.txt", text: "abc" }],
};

const settings = profileSettings();

test.afterEach(async ({ outlook }) => {
  expect(await outlook.rejections()).toEqual([]);
});

async function open(outlook: Outlook, options: OpenDraftOptions = {}): Promise<void> {
  await outlook.openDraft({ settings, clock: BEFORE_DEADLINE, ...OWN, ...options });
  await expect(fillButton(outlook)).toBeVisible();
}

/** The user's own things are all there, and the draft holds no word of what went wrong. */
async function expectOwnKept(outlook: Outlook, draftId?: string): Promise<void> {
  const draft = await draftContent(outlook, draftId);
  expect(draft.to).toContain("bo@eksempel.dk");
  expect(draft.cc).toEqual(["chef@eksempel.dk"]);
  expect(draft.files[0]?.name).toBe("eget.txt");
  expect(draft.text.split("Min egen tekst").length).toBe(2);
  expect(draft.text.split("Hilsen Anna").length).toBe(2);
  expect(`${draft.subject} ${draft.text}`).not.toMatch(/fejl|error|undefined|null|NaN|\[object|Outlook/i);
}

const writesOf = async (outlook: Outlook): Promise<string[]> =>
  (await outlook.calls()).map(({ name }) => name).filter((name) => WRITES.test(name));

/** What `Prøv igen` writes, once the weather is fine again. */
async function tryAgain(outlook: Outlook): Promise<string[]> {
  await outlook.faults.clear();
  await outlook.clearCalls();
  await orderCard(outlook).getByRole("button", { name: "Prøv igen" }).click();
  await expectResult(outlook, COMPLETE);
  return writesOf(outlook);
}

const BODY = ["body.prependAsync"];
const FILES = ["addFileAttachmentFromBase64Async", "addFileAttachmentFromBase64Async"];

const ALL = ["to.addAsync", "subject.setAsync", ...BODY, ...FILES];
const NOT_REMEMBERED = "Outlook lader ikke Rutebestilling læse eller gemme, hvad der er udfyldt i denne mail.";

/** A call that fails, how the fill ends, a part of what is said, and what `Prøv igen` writes then. */
const CALLS: readonly (readonly [call: string, title: string, said: string, writesAgain: readonly string[]])[] = [
  ["to.getAsync", PARTIAL, "ikke kontrolleret", ["to.addAsync"]],
  ["to.addAsync", PARTIAL, "Modtager: ruter@leverandoer-a.example.dk", ["to.addAsync"]],
  ["subject.getAsync", PARTIAL, "ikke kontrolleret", ["subject.setAsync"]],
  ["subject.setAsync", PARTIAL, "Emne – mangler: Outlook afviste det", ["subject.setAsync"]],
  ["body.getTypeAsync", PARTIAL, "Mailens tekst – ikke kontrolleret", BODY],
  ["body.getAsync", PARTIAL, "Mailens tekst – ikke kontrolleret", BODY],
  ["body.prependAsync", PARTIAL, "Mailens tekst – mangler", BODY],
  ["getAttachmentsAsync", PARTIAL, "Bilag 1 – ikke kontrolleret", FILES],
  ["addFileAttachmentFromBase64Async", PARTIAL, "Bilag 2 – mangler", FILES],
  ["saveAsync", PARTIAL, "Gemt som kladde – ikke kontrolleret", []],
  ["getAttachmentContentAsync", COMPLETE, "er kontrolleret kun på navn og størrelse", []],
  // What cannot be remembered cannot be taken back later: the user is asked before anything is written.
  ["loadCustomPropertiesAsync", FAILED, NOT_REMEMBERED, ALL],
  ["customProperties.saveAsync", FAILED, NOT_REMEMBERED, ALL],
];

for (const half of [0, 1]) {
  test(`a call that fails with a code ${half + 1}/2: the rest is done, and only what is missing is tried again`, async ({
    outlook,
  }) => {
    await outlook.start({ settings, clock: BEFORE_DEADLINE });
    for (const [call, title, said, writesAgain] of CALLS.filter((_, index) => index % 2 === half)) {
      await test.step(call, async () => {
        const role = title === FAILED ? "alert" : "status";
        await outlook.openSecondPane(OWN);
        await outlook.faults.fail(call, 9002);
        await outlook.clearCalls();
        await pressFill(outlook);
        await expectResult(outlook, title, role);
        await expect(orderCard(outlook).getByRole(role)).toContainText(said);
        await expectOwnKept(outlook);
        if (title === FAILED) expect(await writesOf(outlook)).toEqual([]);
        if (title === COMPLETE) await outlook.faults.clear();
        else expect((await tryAgain(outlook)).sort()).toEqual([...writesAgain].sort());
        await expectOwnKept(outlook);
        expect((await outlook.draft()).attachments.length).toBe(3);
      });
    }
  });
}

test("a call that throws: the same, and a pane opened anew completes it", async ({ outlook }) => {
  await outlook.start({ settings, clock: BEFORE_DEADLINE });
  for (const call of ["to.addAsync", "subject.setAsync", "body.prependAsync", "addFileAttachmentFromBase64Async"]) {
    await test.step(call, async () => {
      await outlook.openSecondPane(OWN);
      await expect(fillButton(outlook)).toBeVisible();
      await outlook.faults.throwOn(call);
      await pressFill(outlook);
      await expectResult(outlook, PARTIAL);
      await expect(orderCard(outlook)).toContainText("Outlook tillader det ikke i denne mail");
      await expectOwnKept(outlook);
      await outlook.page.evaluate(() => {
        const id = window.localOutlook.visiblePaneId();
        if (id !== null) window.localOutlook.closePane(id);
      });
      await outlook.openPane();
      await outlook.clearCalls();
      await fillMail(outlook);
      expect(new Set(await writesOf(outlook))).toEqual(new Set([call]));
      await expectOwnKept(outlook);
    });
  }
});

test("no permission to write: an alert says that nothing was changed", async ({ outlook }) => {
  await open(outlook, { permission: "ReadItem" });
  const before = await draftContent(outlook);
  await pressFill(outlook);
  await expectResult(outlook, FAILED, "alert");
  await expect(orderCard(outlook).getByRole("alert")).toContainText("Det, du selv har skrevet, er ikke ændret.");
  expect(await draftContent(outlook)).toEqual(before);
  await expect(orderCard(outlook)).not.toContainText("Denne mail er udfyldt");
  await expect(orderCard(outlook).getByRole("button", { name: "Fortryd udfyldning" })).toHaveCount(0);
});

test.describe("a call that is never answered", () => {
  let untilQuiet: () => Promise<void>;

  /** Lets time pass until the fill has given up waiting. */
  async function waitOut(outlook: Outlook, title: string, role: "status" | "alert" = "status"): Promise<void> {
    const result = orderCards(outlook).getByRole(role).filter({ hasText: title });
    await expect
      .poll(
        async () => {
          await untilQuiet();
          await outlook.page.clock.fastForward(5_000);
          return result.count();
        },
        { timeout: 60_000, intervals: [100] },
      )
      .toBe(1);
  }

  async function openWithClock(outlook: Outlook): Promise<void> {
    untilQuiet = watchForQuiet(outlook.page);
    await outlook.page.clock.install({ time: new Date(BEFORE_DEADLINE) });
    await outlook.start({ settings });
  }

  test("the write was not done: said, and completed", async ({ outlook }) => {
    await openWithClock(outlook);
    for (const [call, writesAgain] of [
      ["to.addAsync", ["to.addAsync"]],
      ["body.prependAsync", BODY],
      ["addFileAttachmentFromBase64Async", FILES],
    ] as const) {
      await test.step(call, async () => {
        await outlook.openSecondPane(OWN);
        await outlook.faults.neverAnswer(call);
        await pressFill(outlook);
        await waitOut(outlook, PARTIAL);
        await expect(orderCard(outlook)).toContainText("Outlook svarede ikke i tide");
        await expectOwnKept(outlook);
        expect(await tryAgain(outlook)).toEqual(writesAgain);
        await expectOwnKept(outlook);
      });
    }
  });

  test("the write was done all the same: seen on read-back, and not done twice", async ({ outlook }) => {
    await openWithClock(outlook);
    await outlook.openSecondPane(OWN);
    await outlook.faults.neverAnswer("addFileAttachmentFromBase64Async", { workIsDone: true, times: 1 });
    await outlook.faults.neverAnswer("body.prependAsync", { workIsDone: true });
    await pressFill(outlook);
    await waitOut(outlook, PARTIAL);
    await expect(orderCard(outlook)).toContainText("Bilag 1 – kontrolleret");
    await expect(orderCard(outlook)).toContainText("Mailens tekst – kontrolleret");
    await expect(orderCard(outlook)).toContainText("Bilag 2 – mangler: det blev ikke forsøgt");
    expect(await tryAgain(outlook)).toEqual(["addFileAttachmentFromBase64Async"]);
    await expectOwnKept(outlook);
    await undoMail(outlook);
    expect((await draftContent(outlook)).files.map(({ name }) => name)).toEqual(["eget.txt"]);
  });

  test("reading, remembering and saving: the fill ends all the same", async ({ outlook }) => {
    await openWithClock(outlook);
    for (const [call, title] of [
      ["body.getAsync", PARTIAL],
      ["getAttachmentsAsync", PARTIAL],
      ["loadCustomPropertiesAsync", FAILED],
      ["customProperties.saveAsync", FAILED],
      ["saveAsync", PARTIAL],
      ["roamingSettings.saveAsync", COMPLETE],
    ] as const) {
      await test.step(call, async () => {
        await outlook.faults.neverAnswer(call);
        await outlook.openSecondPane(OWN);
        await pressFill(outlook);
        await waitOut(outlook, title, title === FAILED ? "alert" : "status");
        await expectOwnKept(outlook);
        await outlook.faults.clear();
      });
    }
  });
});

test("answers that come late: one file at a time, nothing twice", async ({ outlook }) => {
  await open(outlook);
  for (const call of ["to.addAsync", "addFileAttachmentFromBase64Async", "body.prependAsync", "saveAsync"]) {
    await outlook.faults.answerLate(call, 300);
  }
  await outlook.clearCalls();
  await pressFill(outlook);
  await expectResult(outlook, COMPLETE);
  const files = (await outlook.calls()).filter(({ name }) => name === FILES[0]);
  expect(files.length).toBe(2);
  expect(files[1]?.start).toBeGreaterThanOrEqual(files[0]?.end ?? Number.POSITIVE_INFINITY);
  expect((await outlook.callSummary()).maxInFlight).toBeLessThanOrEqual(3);
  await expectOwnKept(outlook);
});

test("the button does not start a second fill while the first runs", async ({ outlook }) => {
  await open(outlook);
  await outlook.faults.delay(150);
  await pressFill(outlook);
  await expectRunning(outlook);
  await expect(fillButton(outlook)).toHaveAttribute("aria-disabled", "true");
  await fillButton(outlook).click({ force: true });
  await fillButton(outlook, 2).click({ force: true });
  await expectResult(outlook, COMPLETE);
  expect((await outlook.draft()).attachments.length).toBe(3);
  expect((await outlook.draft()).subject).toContain("ØIR03-101-BOG");
});

test("an attachment that vanishes after Outlook said yes is missed on read-back", async ({ outlook }) => {
  await open(outlook);
  await outlook.faults.loseAttachment(BILAG_1);
  await pressFill(outlook);
  await expectResult(outlook, PARTIAL);
  await expect(orderCard(outlook)).toContainText("Bilag 1 – mangler: det blev skrevet, men er ikke i mailen");
  await expectOwnKept(outlook);
  expect(await tryAgain(outlook)).toEqual(["addFileAttachmentFromBase64Async"]);
});

test("another mail is opened under a pinned pane: the fill stops, says so, and can be done in either mail", async ({
  outlook,
}) => {
  await open(outlook);
  const first = (await outlook.draft()).id;
  await outlook.pin();
  await outlook.clearCalls();
  await outlook.faults.switchItemOn("body.getTypeAsync", { times: 1 });
  await pressFill(outlook);
  await expectResult(outlook, "Du åbnede en anden mail", "alert");
  await expect(orderCard(outlook).getByRole("alert")).toContainText("Gå tilbage til den første mail");
  const second = await outlook.draft();
  expect(second.id).not.toBe(first);
  expect(second.text).not.toContain("Bestilling");
  expect(await writesOf(outlook)).toEqual([]);
  await expectOwnKept(outlook, first);
  await fillMail(outlook);
  expect((await outlook.draft()).attachments.length).toBe(2);
  await expectOwnKept(outlook, first);
});

test("forms that cannot be fetched: nothing is written, and the next try is whole", async ({ outlook }) => {
  await open(outlook);
  const before = await draftContent(outlook);
  for (const pattern of ["**/static/fill.*.js", "**/static/forms.*.js", "**/static/bilag-1.*.docx"]) {
    await test.step(pattern, async () => {
      await outlook.page.route(pattern, (route) => route.abort());
      await outlook.clearCalls();
      await pressFill(outlook);
      await expect(orderCard(outlook).getByRole("alert")).toContainText("Der er ikke skrevet noget i mailen.");
      expect(await writesOf(outlook)).toEqual([]);
      expect(await draftContent(outlook)).toEqual(before);
      await outlook.page.unroute(pattern);
    });
  }
  await fillMail(outlook);
  await expectOwnKept(outlook);
});

test("no network after the pane opened: said, nothing is written, and it works when it is back", async ({
  outlook,
}) => {
  await open(outlook);
  const before = await draftContent(outlook);
  await outlook.page.context().setOffline(true);
  await pressFill(outlook);
  await expect(orderCard(outlook).getByRole("alert")).toContainText("Der er ikke skrevet noget i mailen.");
  expect(await draftContent(outlook)).toEqual(before);
  await openTab(outlook, "Tjekliste");
  await outlook.page.context().setOffline(false);
  await openTab(outlook, "Bestilling");
  await fillMail(outlook);
});

test.describe("settings", () => {
  test("that Outlook does not save: said, and the mail is filled", async ({ outlook }) => {
    await open(outlook);
    await outlook.faults.fail("roamingSettings.saveAsync", 9057);
    await fillMail(outlook);
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("Outlook gemte ikke dine valg.", { exact: false }),
    ).toBeVisible();
    expect(JSON.stringify(await outlook.settings())).not.toContain("ØIR03-101-BOG");
    await openTab(outlook, "Profil");
    await profileField(outlook, "Telefon").fill("11 22 33 44");
    await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("Profilen gælder nu, men blev ikke gemt i Outlook"),
    ).toBeVisible();
    await outlook.faults.clear();
    await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
    await expect(outlook.pane.getByRole("tabpanel").getByText("Profilen er gemt", { exact: true })).toBeVisible();
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("Outlook gemte ikke dine valg.", { exact: false }),
    ).toHaveCount(0);
    expect(JSON.stringify(await outlook.settings())).toContain("11 22 33 44");
  });

  test("that would be over 32 KB: said, they hold in the pane, and the mail is filled", async ({ outlook }) => {
    await open(outlook);
    await openTab(outlook, "Profil");
    await outlook.pane.getByRole("button", { name: "Oplysninger til bilagene" }).click();
    await profileField(outlook, "Ruteparametre").fill("parameter=værdi; ".repeat(2_000));
    await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("Outlook har ikke plads til flere indstillinger", { exact: false }),
    ).toBeVisible();
    await openTab(outlook, "Bestilling");
    await fillMail(outlook);
    expect(JSON.stringify(await outlook.settings()).length).toBeLessThan(32_768);
  });

  test("that are not ours to read: put aside, said, and never deleted", async ({ outlook }) => {
    await outlook.openDraft({
      from: "anna@kk.dk",
      clock: BEFORE_DEADLINE,
      settings: { [SETTINGS_KEY]: { v: 99, future: true } },
    });
    await expect(
      outlook.pane.getByRole("tabpanel").getByText("gemt af en nyere udgave", { exact: false }),
    ).toBeVisible();
    await expect(orderCards(outlook)).toHaveCount(2);
    expect(await outlook.settings()).toEqual({ [SETTINGS_KEY]: { v: 99, future: true } });
  });
});

test("the organisation's file in every bad state: said with what is used instead, and the mail is filled", async ({
  outlook,
}) => {
  await outlook.start({ settings, clock: BEFORE_DEADLINE });
  const states = [
    [{ status: 500 }, "Serveren kan ikke nås eller svarer med en fejl."],
    [{ status: 403 }, "Serveren afviste forespørgslen."],
    [{ status: 200, contentType: "application/json", body: "{ ikke json" }, "kan ikke læses"],
    [
      { status: 200, contentType: "application/json", body: `{"version":1,"municipalities":[{"code":"999"}]}` },
      "har fejl",
    ],
    [{ status: 200, contentType: "application/json", body: `{"version":7}` }, "nyere udgave af Rutebestilling"],
    [null, "Serveren kan ikke nås eller svarer med en fejl."],
    [{ status: 404 }, null],
  ] as const;
  for (const [answer, said] of states) {
    await test.step(String(said), async () => {
      await outlook.page.route("**/organisation/organisation.json", (route) =>
        answer === null ? route.abort() : route.fulfill(answer),
      );
      await outlook.openSecondPane(OWN);
      const notice = outlook.pane.locator(".notice");
      if (said !== null) {
        await expect(notice).toContainText(said);
        await expect(notice).toContainText("Du kan bruge det, du selv har gemt.");
      }
      await expect(fillButton(outlook)).toBeEnabled();
      if (said === null) {
        await expect(notice).toHaveCount(0);
        await fillMail(outlook);
      }
      await outlook.page.unroute("**/organisation/organisation.json");
    });
  }
});
