/**
 * The page that tries an Outlook, in the production build under the real office.js. Which line says what of which switch is
 * tried on the host's code alone (test/unit/selftest); here are the switches that only a browser has, a few whole runs, and
 * that both ways of running say the same.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { makePersona } from "../../scripts/make-persona";
import { DRAFT_NAME } from "../../src/selftest/known-text";
import { type Report, readReport } from "../../src/selftest/report";
import type { BehaviourPatch } from "../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../outlook-host/behaviours/persona";
import { choosePersona } from "../outlook-host/server/persona-files";
import { differentLines, OF_THE_PANE } from "../unit/selftest/differences";
import { axeFindings } from "./axe-findings";
import { expect, type OpenDraftOptions, Outlook, test } from "./outlook-fixture";
import { expectNothingBesides } from "./policy-walk";
import { ADDIN_ORIGIN } from "./site";

test.use({ persona: null });

const PAGE = `${ADDIN_ORIGIN}/selftest.html`;

/** Opens a new, empty draft with the page beside it. */
async function openSelftest(outlook: Outlook, options: OpenDraftOptions = {}): Promise<void> {
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", signature: "", pane: PAGE, ...options });
  await expect(outlook.pane.getByRole("heading", { level: 1, name: "Afprøv i jeres Outlook" })).toBeVisible();
}

/** Presses the button and waits for the end. */
async function runSelftest({ pane }: Outlook): Promise<Report> {
  await pane.getByRole("button", { name: "Begynd afprøvningen" }).click();
  await expect(pane.getByRole("button", { name: "Afprøv igen" })).toBeVisible({ timeout: 120_000 });
  const text = await pane.getByRole("textbox", { name: "Rapporten som tekst" }).inputValue();
  return readReport(JSON.parse(text));
}

async function reportUnder(outlook: Outlook, options: OpenDraftOptions): Promise<Report> {
  await openSelftest(outlook, options);
  return runSelftest(outlook);
}

test("from the pane's foot in a new mail: the draft is tried, emptied, and the pane is there again", async ({
  outlook,
}) => {
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", signature: "", body: "" });
  const { pane } = outlook;
  await pane.getByRole("link", { name: "Afprøv i jeres Outlook" }).click();
  await expect(pane.getByRole("listitem").first()).toContainText(DRAFT_NAME);
  const report = await runSelftest(outlook);
  expect(report.lines["fill.result"]).toEqual({ status: "as-assumed", value: "complete" });
  expect(report.lines["fill.compared"]).toEqual({ status: "as-assumed", value: "agrees" });
  expect(report.lines["undo.result"]).toEqual({ status: "as-assumed", value: "undone" });
  expect(report.lines["undo.compared"]).toEqual({ status: "as-assumed", value: "agrees" });
  expect(report.lines["page.policy"]).toEqual({ status: "as-assumed", value: [] });
  expect(report.left).toEqual([]);
  await expect(pane.getByText("Mailen er tom igen.")).toBeVisible();
  const { subject, to, attachments, text } = await outlook.draft();
  expect({ subject, to, attachments, text }).toEqual({ subject: "", to: [], attachments: [], text: "" });
  expect(await outlook.rejections()).toEqual([]);
  // Nothing that was kept before is touched, and nothing is left.
  expect(await outlook.settings()).toEqual({});
  await pane.getByRole("link", { name: "Tilbage til Rutebestilling" }).click();
  await expect(pane.getByRole("heading", { level: 1, name: "Rutebestilling" })).toBeVisible();
  await expect(pane.getByRole("region", { name: "Bestillinger" })).toBeVisible();
});

const MAIL = { from: "bo@example.dk", subject: "Ruter", html: "<p>Hej</p>" };

test("beside a mail that is read there is no link", async ({ outlook }) => {
  await outlook.openRead(MAIL, { from: "anna.eksempel@kk.dk" });
  await expect(outlook.pane.getByRole("button", { name: "Kopiér fejloplysninger" })).toBeVisible();
  await expect(outlook.pane.getByRole("link", { name: "Afprøv i jeres Outlook" })).toHaveCount(0);
});

test("beside a mail that is read the page finds no draft", async ({ outlook }) => {
  await outlook.openRead(MAIL, { from: "anna.eksempel@kk.dk", pane: PAGE });
  await outlook.pane.getByRole("button", { name: "Begynd afprøvningen" }).click();
  await expect(outlook.pane.getByRole("alert")).toContainText("Der er ingen mail under udarbejdelse");
});

test("a draft that is not empty is left alone", async ({ outlook }) => {
  await openSelftest(outlook, { signature: "<p>Venlig hilsen Anna</p>", to: ["bo@example.dk"] });
  const before = await outlook.draft();
  await outlook.pane.getByRole("button", { name: "Begynd afprøvningen" }).click();
  await expect(outlook.pane.getByRole("alert")).toContainText("Der er noget i teksten og modtagerfelterne.");
  expect(await outlook.draft()).toEqual(before);
});

test("closed half way, the draft says in its subject what it is", async ({ outlook }) => {
  await openSelftest(outlook);
  await outlook.pane.getByRole("button", { name: "Begynd afprøvningen" }).click();
  await expect.poll(async () => (await outlook.draft()).attachments.length, { intervals: [50] }).toBeGreaterThan(0);
  await outlook.page.locator("section.pane iframe").evaluate((frame) => frame.remove());
  await outlook.page.waitForTimeout(500);
  expect((await outlook.draft()).subject).toBe(DRAFT_NAME);
});

test("the report is copied, and saved as a file of the same content", async ({ outlook, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSelftest(outlook, { behaviours: { "clipboard.allowed": true } });
  const report = await runSelftest(outlook);
  const { pane, page } = outlook;
  await pane.getByRole("button", { name: "Kopiér" }).click();
  await expect(pane.getByText("Rapporten er kopieret.")).toBeVisible();
  const download = page.waitForEvent("download");
  await pane.getByRole("link", { name: "Gem" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`rutebestilling-afproevning-${report.date}.json`);
  expect(readReport(JSON.parse(readFileSync(await file.path(), "utf8")))).toEqual(report);
});

test.describe("switches that only a browser has", () => {
  const SWITCHES: readonly (readonly [behaviours: BehaviourPatch, line: keyof Report["lines"], value: unknown])[] = [
    [{ "theme.told": "at-once" }, "theme.told", "at-once"],
    [{ "theme.told": "late" }, "theme.told", "late"],
    [{ "theme.told": "never" }, "theme.told", "never"],
    [{ "clipboard.allowed": false }, "clipboard.allowed", false],
    [{ "clipboard.allowed": true }, "clipboard.allowed", true],
    [{ "storage.local": "partitioned" }, "storage.local", "partitioned"],
    [{ "storage.local": "denied" }, "storage.local", "denied"],
    [{ "requirements.mailbox": "1.13" }, "requirements.mailbox", "1.13"],
    [{ "requirements.mailbox": "1.9" }, "requirements.mailbox", "1.9"],
  ];
  // Those that go together in one Outlook run together.
  const RUNS = [[0, 3, 5, 7], [1, 4, 6, 8], [2]] as const;
  for (const run of RUNS) {
    const wanted = run.map((index) => SWITCHES[index]).filter((each) => each !== undefined);
    test(wanted.map(([, line, value]) => `${line} ${String(value)}`).join(", "), async ({ outlook, context }) => {
      await context.grantPermissions(["clipboard-write"]);
      const behaviours = Object.assign({}, ...wanted.map(([patch]) => patch)) as BehaviourPatch;
      const report = await reportUnder(outlook, { behaviours });
      const told = wanted.map(([, line]) => [line, report.lines[line]]);
      expect(told).toEqual(wanted.map(([, line, value]) => [line, expect.objectContaining({ value })]));
    });
  }
});

test("a violation of the policy is told, by its directive alone", async ({ outlook }) => {
  await openSelftest(outlook);
  const frame = await outlook.paneFrame();
  await frame.evaluate(() => {
    document.body.append(Object.assign(document.createElement("img"), { src: "https://hemmelig.example.dk/x.png" }));
  });
  const report = await runSelftest(outlook);
  expect(report.lines["page.policy"]).toEqual({ status: "differs", value: ["img-src"] });
  expect(JSON.stringify(report)).not.toContain("hemmelig");
});

/** Does each step as a user does, with the mouse and the keyboard. */
async function helpThrough(outlook: Outlook): Promise<void> {
  const { pane, page } = outlook;
  const done = pane.getByRole("button", { name: "Færdig" });
  const step = (name: RegExp) => expect(pane.getByText(name)).toBeVisible({ timeout: 30_000 });
  await pane.getByRole("button", { name: "Begynd trinene" }).click();
  await step(/^Skriv et enkelt ord/);
  await expect(pane.getByRole("heading", { name: "Trin 1 af 5" })).toBeFocused();
  await outlook.typeIntoBody("Fortroligtord");
  await done.click();
  await step(/^Vedhæft en fil fra skyen/);
  await page.getByRole("button", { name: "Vedhæft fra skyen" }).click();
  await done.click();
  await step(/kontaktlister/);
  await outlook.typeRecipient("to", "Hemmelig familie <>");
  await done.click();
  await step(/^Åbn en mail mere/);
  await outlook.pin();
  await page.getByRole("button", { name: "Ny mail" }).click();
  await page.waitForTimeout(1_000);
  await page
    .getByRole("navigation", { name: "Åbne mails" })
    .getByRole("button", { name: DRAFT_NAME, exact: true })
    .click();
  await done.click();
  await outlook.pin(false);
  await step(/^Siden skal indlæses igen/);
  await pane.getByRole("button", { name: "Indlæs siden igen" }).click();
  await expect(pane.getByText("Trinene er gennemført")).toBeVisible({ timeout: 60_000 });
}

const reportShown = async ({ pane }: Outlook): Promise<Report> =>
  readReport(JSON.parse(await pane.getByRole("textbox", { name: "Rapporten som tekst" }).inputValue()));

test("with the user's help, through a page that is loaded again, to an answer and a forwarded mail", async ({
  outlook,
}) => {
  test.setTimeout(240_000);
  const { pane, page } = outlook;
  const behaviours = {
    "calls.latencyMs": 50,
    "settings.saving": "pretended",
    "body.read": "last-saved-or-written",
  } as const;
  await reportUnder(outlook, { behaviours: { ...behaviours, "properties.inherited": "by-forward" } });
  await helpThrough(outlook);
  const report = await reportShown(outlook);
  // Nothing that the user typed, attached, chose or looked at.
  expect(JSON.stringify(report)).not.toMatch(/fortrolig|hemmelig|delt fil|eksempel|intet emne/i);
  const { lines, left } = report;
  expect(lines["body.read"]).toEqual({ status: "differs", value: "last-saved-or-written" });
  expect(lines["attachments.cloudList"]).toEqual({ status: "as-assumed", value: "listed" });
  expect(lines["attachments.cloudContent"]).toEqual({ status: "as-assumed", value: "url" });
  expect(lines["recipients.contactListRead"]).toEqual({ status: "as-assumed", value: "empty-address" });
  expect(lines["item.change"]).toEqual({ status: "as-assumed", value: "told" });
  expect(lines["item.changeMidCall"]).toEqual({ status: "as-assumed", value: "refused" });
  expect(lines["settings.saving"]).toEqual({ status: "differs", value: "pretended" });
  expect(left).toEqual([]);
  const { subject, to, attachments, text } = await outlook.draft();
  expect({ subject, to, attachments, text: text.trim() }).toEqual({ subject: "", to: [], attachments: [], text: "" });

  await pane.getByRole("button", { name: "Gør mailen klar" }).click();
  await expect(pane.getByText("Mailen er klar.")).toBeVisible();
  expect((await outlook.draft()).to.map(({ address }) => address)).toEqual(["anna.eksempel@kk.dk"]);
  await outlook.send();
  const sent = (await outlook.mails()).find((mail) => mail.folder === "sent" && mail.subject === DRAFT_NAME);
  if (!sent) throw new Error("the mail was not sent");
  for (const [button, draft, inherited] of [
    ["Svar", "reply", { status: "not-possible", why: "needs-forward", code: null }],
    ["Videresend", "forward", { status: "differs", value: "by-forward" }],
  ] as const) {
    await outlook.openMail(sent.id);
    await page.getByRole("button", { name: button, exact: true }).click();
    await outlook.openPane(PAGE);
    const ofAnswer = await runSelftest(outlook);
    expect(ofAnswer.draft).toBe(draft);
    expect(ofAnswer.lines["body.readScope"]).toEqual({ status: "as-assumed", value: "whole" });
    expect(ofAnswer.lines["body.setScope"]).toEqual({ status: "as-assumed", value: "whole" });
    expect(ofAnswer.lines["properties.inherited"]).toEqual(inherited);
  }
  expect(await outlook.rejections()).toEqual([]);
});

test("a report becomes a persona's file, under which an Outlook starts and says the same", async ({
  outlook,
  browser,
  harnessServer,
}) => {
  test.setTimeout(240_000);
  const report = await reportUnder(outlook, { persona: "mac" });
  const folder = mkdtempSync(path.join(tmpdir(), "persona-"));
  try {
    const reportFile = path.join(folder, "report.json");
    writeFileSync(reportFile, JSON.stringify(report));
    const { file } = makePersona([reportFile], "proevet", folder);
    expect(behavioursOf(choosePersona(file))).toMatchObject({ "body.engine": "mac", "attachments.names": "nfd" });
    const other = new Outlook(await (await browser.newContext()).newPage(), harnessServer, file);
    await other.openDraft({ from: "anna.eksempel@kk.dk", signature: "", pane: PAGE });
    const again = await runSelftest(other);
    const isOutlooks = (name: string) => !OF_THE_MACHINE.test(name) && !OF_THE_PANE.test(name);
    const differing = differentLines(report, again).filter(isOutlooks);
    expect(differing).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Lines that depend on the machine's speed and screen. */
const OF_THE_MACHINE = /Ms$|^page\.|^clipboard|^theme|^calls\.(?:overLimit|simultaneous)$/;

for (const persona of ["web", "classic", "mac", "directory"]) {
  test(`under the persona ${persona} the real office.js says what the host's code alone says`, async ({ outlook }) => {
    // As on the desk: where a call takes no time, no two are under way together.
    const inBrowser = await reportUnder(outlook, { persona, behaviours: { "calls.latencyMs": 50 } });
    const onDesk = readReport(JSON.parse(readFileSync(`test/unit/selftest/reports/${persona}.json`, "utf8")));
    const differing = differentLines(onDesk, inBrowser).filter(
      (name) => !OF_THE_MACHINE.test(name) && !OF_THE_PANE.test(name),
    );
    expect(differing.map((name) => [name, onDesk.lines[name], inBrowser.lines[name]])).toEqual([]);
  });
}

test("at 320 pixels, in light and dark: readable by everyone, and nothing besides", async ({
  outlook,
  officeJsHost,
}) => {
  await expectNothingBesides(outlook, officeJsHost, async () => {
    await openSelftest(outlook);
    for (const state of ["before", "after", "help"] as const) {
      if (state === "after") await runSelftest(outlook);
      if (state === "help") {
        await outlook.pane.getByRole("button", { name: "Begynd trinene" }).click();
        await expect(outlook.pane.getByRole("button", { name: "Færdig" })).toBeVisible();
      }
      const frame = await outlook.paneFrame();
      for (const theme of ["light", "dark"] as const) {
        await outlook.setTheme(theme);
        await expect.poll(() => frame.evaluate(() => document.documentElement.dataset["theme"])).toBe(theme);
        expect.soft(await axeFindings(frame), `${state}, ${theme}`).toEqual([]);
        const over = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(over).toBeLessThanOrEqual(0);
        await takePicture(outlook.page, `${state}-${theme}`);
      }
    }
  });
});

async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env["SELFTEST_PICTURES"];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
