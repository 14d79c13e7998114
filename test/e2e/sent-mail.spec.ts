/** The mail that really left, held against what was filled. */

import { followUpRegion, sentMail, storedState } from "./follow-up-steps";
import { expect, type Outlook, test } from "./outlook-fixture";
import { BEFORE_DEADLINE, fillMail, profileSettings } from "./pane-steps";

const FROM = "anna.eksempel@kk.dk";
const REFERENCE = "ØIR03-101-BOG";

/** Fills mail 1 for København, lets something happen to it, and sends it. @returns the id of the sent mail */
async function fillAndSend(outlook: Outlook, happen: () => Promise<void> = async () => undefined): Promise<string> {
  await outlook.openDraft({ from: FROM, settings: profileSettings(), clock: BEFORE_DEADLINE });
  await fillMail(outlook, 1);
  await happen();
  expect(await outlook.send()).not.toBeNull();
  return sentMail(outlook, REFERENCE);
}

async function openWithPane(outlook: Outlook, id: string): Promise<void> {
  await outlook.openMail(id);
  await outlook.openPane();
}

const sentMark = async (outlook: Outlook) => (await storedState(outlook)).orders[REFERENCE]?.marks.sent;

test("what left is right: the order is sent, verified, with the day of the mail", async ({ outlook }) => {
  const id = await fillAndSend(outlook);
  await openWithPane(outlook, id);
  const status = followUpRegion(outlook).getByRole("status");
  await expect(status).toContainText("Mailen er sendt, kontrolleret");
  await expect(status).toContainText("Bilag 1: kontrolleret i den sendte mail.");
  await expect(status).toContainText("Bilag 2: kontrolleret i den sendte mail.");
  await expect(status).toContainText("Bilagene er sammenlignet med dem, der blev vedhæftet i denne mail.");
  await expect.poll(() => sentMark(outlook)).toMatchObject({ on: true, by: "add-in", date: "2020-03-10" });
});

test("a form that got lost is an alert, and the order is not taken for sent", async ({ outlook }) => {
  const id = await fillAndSend(outlook, async () => {
    const { attachments } = await outlook.draft();
    await outlook.remove(attachments.find(({ name }) => name.startsWith("Bilag 2"))?.name ?? "");
  });
  await openWithPane(outlook, id);
  const alert = followUpRegion(outlook).getByRole("alert");
  await expect(alert).toContainText("Der er noget galt med den sendte mail");
  await expect(alert).toContainText("Bilag 1: kontrolleret i den sendte mail.");
  await expect(alert).toContainText("Bilag 2 mangler i den sendte mail.");
  await expect(alert).toContainText("Svar på mailen, og send det rigtige efter.");
  expect(await sentMark(outlook)).toBeUndefined();
});

test("content that Outlook does not give is not called wrong", async ({ outlook }) => {
  const id = await fillAndSend(outlook);
  await outlook.faults.fail("getAttachmentContentAsync", 9043, { times: 10 });
  await openWithPane(outlook, id);
  const status = followUpRegion(outlook).getByRole("status");
  await expect(status).toContainText("Den sendte mail er kun delvist kontrolleret");
  await expect(status).toContainText("Bilag 1: kontrolleret, men kun på navn og størrelse.");
  expect(await sentMark(outlook)).toBeUndefined();
  await followUpRegion(outlook).getByRole("button", { name: "Markér som sendt" }).click();
  await expect.poll(() => sentMark(outlook)).toMatchObject({ on: true, by: "user" });
});

test("a copy of what somebody else sent is not checked", async ({ outlook }) => {
  await outlook.openRead(
    {
      from: "Bo Eksempel <bo.eksempel@kk.dk>",
      subject: `Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ${REFERENCE}`,
      html: "<p>Bestilling</p>",
    },
    { from: FROM, settings: profileSettings(), clock: BEFORE_DEADLINE },
  );
  await expect(followUpRegion(outlook)).toContainText(REFERENCE);
  await expect(followUpRegion(outlook).getByRole("alert")).toHaveCount(0);
  expect((await outlook.calls()).filter(({ name }) => name === "getAttachmentContentAsync")).toEqual([]);
  expect(await sentMark(outlook)).toBeUndefined();
});
