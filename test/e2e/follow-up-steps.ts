/** Steps of following an order up, in the pane and around it. */
import { readFileSync } from "node:fs";
import type { Download, Locator } from "@playwright/test";
import { recordFilled } from "../../src/domain/order/order-log";
import type { OrderReference } from "../../src/domain/order/reference";
import { changeOrders } from "../../src/domain/state/changes";
import type { StoredState } from "../../src/domain/state/stored-state";
import { toInstant } from "../../src/domain/time/instant";
import { isoDate } from "../../src/domain/time/iso-date";
import { readStoredState } from "../../src/storage/format";
import { expect, type Outlook } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillMail, profileSettings, SETTINGS_KEY } from "./pane-steps";
import { OUTLOOK_ORIGIN } from "./site";

export const BOOKKEEPING: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
export const COLLECTION: OrderReference = { ...BOOKKEEPING, key: "OPK" };

/** What is said of the order that the mail being read is about. */
export function followUpRegion(outlook: Outlook): Locator {
  return outlook.pane.getByRole("region", { name: "Opfølgning" });
}

/** A step of the checklist. */
export function step(outlook: Outlook, number: number): Locator {
  return outlook.pane.getByRole("checkbox", { name: new RegExp(`^Trin ${number}:`) });
}

/** A change of the stored state: the order's mail was filled and verified then. */
export function filled(reference: OrderReference, when: string, system = "Kvantum") {
  return (state: StoredState): StoredState =>
    changeOrders(state, (log) =>
      recordFilled(
        log,
        reference,
        {
          verified: true,
          system,
          supplier: "Leverandør A",
          asked: isoDate("2020-03-25"),
          to: ["ruter@leverandoer-a.example.dk"],
          cc: [],
          forms: [
            { id: "bilag-1", sha256: "a".repeat(64) },
            { id: "bilag-2", sha256: "b".repeat(64) },
          ],
        },
        toInstant(new Date(when)),
      ),
    );
}

/** Opens the first order's mail in Sent Items, beside the pane: it left without Bilag 2. */
export async function openSentWithoutForm(outlook: Outlook): Promise<void> {
  await outlook.openDraft({ settings: profileSettings(), from: "anna.eksempel@kk.dk", clock: BEFORE_DEADLINE });
  await fillMail(outlook);
  const { attachments } = await outlook.draft();
  await outlook.remove(attachments.find(({ name }) => name.startsWith("Bilag 2"))?.name ?? "");
  await outlook.send();
  await outlook.openMail(await sentMail(outlook, "ØIR03-101-BOG"));
  await outlook.openPane();
}

/** Opens the supplier's answer to the first order, beside the pane. */
export async function openAnswer(outlook: Outlook): Promise<void> {
  await outlook.openRead(
    {
      from: "Leverandør A <ruter@leverandoer-a.example.dk>",
      subject: "SV: Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG",
      html: "<p>Ruterne er bestilt.</p>",
    },
    { settings: profileSettings(), clock: BEFORE_DEADLINE },
  );
  await expect(outlook.pane.getByRole("button", { name: "Leverandøren har bekræftet" })).toBeVisible();
}

/** What the mailbox's roamingSettings hold, read by the add-in's own code. */
export async function storedState(outlook: Outlook): Promise<StoredState> {
  return readStoredState((await outlook.settings())[SETTINGS_KEY]).state;
}

/** The clipboard, as Outlook's own page reads it. */
export async function readClipboard(outlook: Outlook): Promise<string> {
  const { page } = outlook;
  await page.context().grantPermissions(["clipboard-read"], { origin: OUTLOOK_ORIGIN });
  await page.getByRole("banner").click({ position: { x: 4, y: 4 } });
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Presses a button that hands the user a file. */
export async function downloadBy(
  outlook: Outlook,
  button: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const waiting: Promise<Download> = outlook.page.waitForEvent("download");
  await outlook.pane.getByRole("button", { name: button, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The mail in Sent Items with that reference in its subject. @returns its id */
export async function sentMail(outlook: Outlook, reference: string): Promise<string> {
  const mail = (await outlook.mails()).find(({ folder, subject }) => folder === "sent" && subject.endsWith(reference));
  expect(mail, `${reference} in Sent Items`).toBeDefined();
  return mail?.id ?? "";
}
