/**
 * `npm run pictures`: retakes the pictures of the documentation, from the production build in the local Outlook. The day is one
 * before the order date of the built-in task, and people, suppliers and addresses are invented. `npm run pictures -- selftest`
 * takes those of one series.
 */
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "@playwright/test";
import { SORTIMENT_2020 } from "../src/domain/campaign/sortiment-2020";
import { writeHandoverLine } from "../src/domain/follow-up/handover-line";
import { findMunicipality } from "../src/domain/municipality/municipality";
import { type Order, planOrders } from "../src/domain/order/order";
import type { ProfileValues } from "../src/domain/profile/fields";
import { resolveProfile } from "../src/domain/profile/profile";
import { chooseMunicipality, setProfileValues } from "../src/domain/state/changes";
import { EMPTY_STATE } from "../src/domain/state/stored-state";
import { toInstant } from "../src/domain/time/instant";
import { selftestDa } from "../src/i18n/da/selftest";
import { writeStoredState } from "../src/storage/format";
import type { OpenDraftOptions, Outlook } from "../test/e2e/outlook-fixture";
import { ADDIN_ORIGIN } from "../test/e2e/site";
import { driveOutlook } from "./driven-outlook";
import { smallPng } from "./small-png";

const FOLDER = path.resolve("docs/images");
const CLOCK = "2020-03-10T09:00:00Z";
/** A picture that weighs more makes the page slow to open where the connection is. */
const LIMIT_BYTES = 150_000;
const LOWEST_PANE = 560;
/** Between the last thing in a picture and its edge. */
const MARGIN = 20;

const PROFILE: ProfileValues = {
  "contact.name": "Anna Eksempel",
  "contact.email": "anna.eksempel@kk.dk",
  "contact.phone": "12 34 56 78",
  "bookkeeping.system": "Kvantum",
  "bookkeeping.supplier": "Leverandør A",
  "bookkeeping.email": "ruter@leverandoer-a.example.dk",
  "collection.system": "KMD Opus Debitor",
  "collection.supplier": "Leverandør B",
  "collection.email": "ruter@leverandoer-b.example.dk",
};

const NEW_MAIL: OpenDraftOptions = {
  kind: "new",
  from: "anna.eksempel@kk.dk",
  fromName: "Anna Eksempel",
  signature: "<p>Med venlig hilsen<br>Anna Eksempel</p>",
  clock: CLOCK,
};

/** What the mailbox holds where the profile was saved before. */
function savedProfile(): Record<string, unknown> {
  const now = toInstant(new Date(CLOCK));
  const state = setProfileValues(chooseMunicipality(EMPTY_STATE, "101", now), "101", PROFILE, now);
  return { rutebestilling: writeStoredState(state) };
}

/** The order that a colleague hands over: of another supplier than the one in the user's own profile. */
function orderToHandOver(): Order {
  const supplier = { "collection.supplier": "Leverandør D", "collection.email": "ruter@leverandoer-d.example.dk" };
  const municipality = findMunicipality("101");
  const order =
    municipality &&
    planOrders(
      resolveProfile(municipality, { organisation: null, user: { ...PROFILE, ...supplier } }),
      SORTIMENT_2020,
    ).at(-1);
  if (!order) throw new Error("The built-in task has no order to hand over.");
  return order;
}

/** By keyboard: the mouse would leave its shade on the button. */
async function fillFirstMail({ pane }: Outlook): Promise<void> {
  await pane
    .getByRole("button", { name: /^Udfyld mail/ })
    .first()
    .press("Enter");
}

async function waitForText({ pane }: Outlook, text: string): Promise<void> {
  await pane.getByText(text, { exact: true }).first().waitFor();
}

/** Makes the window so high that the pane shows all it has, or all as far as `last`. */
async function fitHeight(outlook: Outlook, last: Locator | undefined): Promise<void> {
  const { page } = outlook;
  const width = page.viewportSize()?.width ?? 1280;
  await page.setViewportSize({ width, height: LOWEST_PANE });
  const frame = await outlook.paneFrame();
  const hidden = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  await page.setViewportSize({ width, height: LOWEST_PANE + Math.max(0, hidden) });
  const box = await last?.boundingBox();
  if (box) await page.setViewportSize({ width, height: Math.ceil(box.y + box.height) + MARGIN });
}

/** Nothing moves and nothing has the focus ring any more. */
async function settle(outlook: Outlook): Promise<void> {
  await outlook.page.mouse.move(1, 1);
  const frame = await outlook.paneFrame();
  await frame.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}

async function takePane(outlook: Outlook, name: string, last?: Locator): Promise<void> {
  await settle(outlook);
  await fitHeight(outlook, last);
  keep(name, await outlook.page.locator("section.pane:not([hidden])").screenshot({ animations: "disabled" }));
}

/** A part of the pane by itself, where what stands above it is not what the picture is of. */
async function takePart(outlook: Outlook, name: string, part: Locator): Promise<void> {
  await settle(outlook);
  await fitHeight(outlook, undefined);
  keep(name, await part.screenshot({ animations: "disabled" }));
}

async function takeWindow(outlook: Outlook, name: string): Promise<void> {
  await settle(outlook);
  keep(name, await outlook.page.screenshot({ animations: "disabled", scale: "css" }));
}

function keep(name: string, picture: Buffer): void {
  const file = path.join(FOLDER, `${name}.png`);
  writeFileSync(file, smallPng(picture));
  const { size } = statSync(file);
  console.log(`${path.relative(".", file)}  ${Math.round(size / 1000)} KB`);
  if (size > LIMIT_BYTES) throw new Error(`${name}.png is larger than ${LIMIT_BYTES / 1000} KB.`);
}

type Series = (outlook: Outlook) => Promise<void>;

/** A user's first time: what is missing is asked for on the card, and what sources say is only proposed. */
const firstTime: Series = async (outlook) => {
  await outlook.openDraft(NEW_MAIL);
  await outlook.pane.getByRole("textbox", { name: "Kontaktperson", exact: true }).waitFor();
  await takePane(outlook, "user-first", outlook.pane.getByRole("article").first());
};

const order: Series = async (outlook) => {
  await outlook.openDraft({ ...NEW_MAIL, settings: savedProfile() });
  await fillFirstMail(outlook);
  await waitForText(outlook, "Mailen er udfyldt");
  await takePane(outlook, "pane-light", outlook.pane.getByRole("article").first());
  await outlook.setTheme("dark");
  await takePane(outlook, "pane-dark", outlook.pane.getByRole("article").first());
  await outlook.setTheme("light");
  await outlook.page.setViewportSize({ width: 1280, height: 900 });
  await takeWindow(outlook, "user-outlook");
};

/** Outlook takes the second form and then does not have it. */
const partly: Series = async (outlook) => {
  await outlook.openDraft({ ...NEW_MAIL, settings: savedProfile() });
  await outlook.faults.loseAttachment(
    "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1.docx",
  );
  await fillFirstMail(outlook);
  await waitForText(outlook, "Mailen er delvist udfyldt");
  await takePane(outlook, "user-partly", outlook.pane.getByRole("article").first());
};

/** A mail from KLIK about the task: what it says of it, and the button that starts the order. */
const klik: Series = async (outlook) => {
  await outlook.openRead(
    {
      from: "KLIK <klik@kombit.example>",
      subject: "Ny opgave i KLIK",
      html: "<p>KLIK-opgave 03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning.<br>Bestil senest den 18. marts 2020. Ruterne skal være klar inden den 25. marts.</p>",
    },
    { settings: savedProfile(), clock: CLOCK },
  );
  const start = outlook.pane.getByRole("button", { name: "Start denne bestilling" });
  await start.waitFor();
  await takePane(outlook, "user-klik", start);
};

/** What a colleague has handed over, before it is taken over. */
const takeOver: Series = async (outlook) => {
  await outlook.openDraft({ ...NEW_MAIL, settings: savedProfile() });
  const line = writeHandoverLine(orderToHandOver());
  await outlook.pane.getByRole("button", { name: "Overtag fra en kollega" }).click();
  await outlook.pane.getByRole("textbox", { name: "Linje fra din kollega" }).fill(line);
  const form = outlook.pane.getByRole("form", { name: "Overtag fra en kollega" });
  await waitForText(outlook, "Linjen indeholder:");
  await takePart(outlook, "user-take-over", form);
};

/** The sent mail that lacks a form. */
const lost: Series = async (outlook) => {
  await outlook.openDraft({ ...NEW_MAIL, settings: savedProfile() });
  await fillFirstMail(outlook);
  await waitForText(outlook, "Mailen er udfyldt");
  const { attachments } = await outlook.draft();
  await outlook.remove(attachments.find(({ name }) => name.startsWith("Bilag 2"))?.name ?? "");
  await outlook.send();
  const sent = (await outlook.mails()).find(({ folder }) => folder === "sent");
  await outlook.openMail(sent?.id ?? "");
  await outlook.openPane();
  const resend = outlook.pane.getByRole("button", { name: "Send bilaget efter" });
  await resend.waitFor();
  await takePane(outlook, "user-lost-form", outlook.pane.getByRole("alert"));
};

/** The page that tries an Outlook, when it is over: an administrator's picture. The clock is the real one: it waits. */
const selftest: Series = async (outlook) => {
  const { clock: _clock, ...options } = NEW_MAIL;
  // A call takes its time, as in a real Outlook.
  const behaviours = { "calls.latencyMs": 50 };
  await outlook.openDraft({ ...options, behaviours, signature: "", pane: `${ADDIN_ORIGIN}/selftest.html` });
  await outlook.pane.getByRole("button", { name: selftestDa.begin }).press("Enter");
  await outlook.pane.getByRole("button", { name: selftestDa.again }).waitFor({ timeout: 120_000 });
  await takePane(outlook, "admin-selftest", outlook.pane.getByText(selftestDa.groups.calls));
  await outlook.pane.getByRole("button", { name: selftestDa.help.begin }).press("Enter");
  await outlook.pane.getByRole("button", { name: selftestDa.help.done }).waitFor();
  await takePane(outlook, "admin-selftest-help", outlook.pane.getByRole("button", { name: selftestDa.help.done }));
};

const SERIES: Readonly<Record<string, Series>> = { firstTime, order, partly, lost, klik, takeOver, selftest };

driveOutlook("pictures", async (open) => {
  // Names of series: only those.
  const wanted = process.argv.slice(2);
  mkdirSync(FOLDER, { recursive: true });
  for (const series of wanted.length > 0 ? wanted.map((name) => SERIES[name]) : Object.values(SERIES)) {
    if (!series) throw new Error(`There is no such series; there are ${Object.keys(SERIES).join(", ")}.`);
    const outlook = await open({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 });
    await series(outlook);
    await outlook.page.close();
  }
});
