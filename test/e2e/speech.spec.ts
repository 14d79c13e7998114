/** What a screen reader says unasked, through the whole pane: each thing once, and nothing is lost. */
import { openSentWithoutForm } from "./follow-up-steps";
import { expect, test } from "./outlook-fixture";
import {
  BEFORE_DEADLINE,
  expectResult,
  fillMail,
  openTab,
  orderCard,
  pressFill,
  profileSettings,
  undoMail,
} from "./pane-steps";
import { expectHeard, listen } from "./screen-reader";

const settings = profileSettings();

test("filling, its outcome, undoing it, and what is missing", async ({ outlook }) => {
  await outlook.openDraft({ settings, clock: BEFORE_DEADLINE });
  await expect(orderCard(outlook)).toBeVisible();
  const reader = await listen(outlook);
  await outlook.faults.delay(150);
  await fillMail(outlook);
  await expectHeard(reader, [
    "polite: Udfylder og kontrollerer …",
    // One phrase: the list of what is fine is closed, and a reader leaves it out.
    /^polite: Mailen er udfyldt.*Send mailen\. Åbn derefter en ny mail, og udfyld mail 2\.$/,
  ]);
  await undoMail(outlook);
  await expectHeard(reader, ["polite: Fortryder …", /^polite: Udfyldningen er fortrudt/]);
  await outlook.faults.delay(0);
  await outlook.faults.fail("subject.setAsync", 9002);
  await pressFill(outlook);
  await expectResult(outlook, "Mailen er delvist udfyldt");
  await expectHeard(reader, [/^polite: Mailen er delvist udfyldt.*Emne – mangler: Outlook afviste det/]);
});

test("a fill that failed cannot wait", async ({ outlook }) => {
  await outlook.openDraft({ settings, clock: BEFORE_DEADLINE });
  await expect(orderCard(outlook)).toBeVisible();
  const reader = await listen(outlook);
  for (const call of ["to.addAsync", "to.setAsync", "subject.setAsync", "body.prependAsync", "body.setAsync"]) {
    await outlook.faults.fail(call, 9002);
  }
  await outlook.faults.fail("addFileAttachmentFromBase64Async", 9002);
  await pressFill(outlook);
  await expectResult(outlook, "Mailen blev ikke udfyldt", "alert");
  await expect.poll(reader.heard).toContainEqual(expect.stringMatching(/^assertive: Mailen blev ikke udfyldt/));
});

test("a receipt, a saved profile, a view that takes its time, and another mail", async ({ outlook }) => {
  await outlook.page.route("**/static/profile.*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await outlook.openDraft({ settings, clock: BEFORE_DEADLINE });
  await expect(orderCard(outlook)).toBeVisible();
  await outlook.pin();
  const reader = await listen(outlook);
  await openTab(outlook, "Tjekliste");
  await outlook.pane.getByRole("button", { name: "Kopiér kvittering til KLIK" }).click();
  await expectHeard(reader, ["polite: Kvitteringen er kopieret. Sæt den ind i KLIK."]);
  await openTab(outlook, "Profil");
  await expectHeard(reader, ["polite: Visningen hentes."]);
  await outlook.pane.getByRole("button", { name: "Gem profil" }).click();
  await expectHeard(reader, ["polite: Profilen er gemt"]);
  for (const _each of [1, 2]) {
    await outlook.switchItem();
    await expectHeard(reader, ["polite: En anden mail er åbnet."]);
  }
});

test("a sent mail that lacks a form is said, and the reply that carries it", async ({ outlook }) => {
  await openSentWithoutForm(outlook);
  await expect(outlook.pane.getByRole("alert")).toContainText("Der er noget galt med den sendte mail");
  await outlook.pane.getByRole("button", { name: "Send bilaget efter" }).click();
  await outlook.openPane();
  const reader = await listen(outlook);
  await outlook.faults.delay(300);
  await outlook.pane.getByRole("button", { name: "Vedhæft Bilag 2" }).click();
  await expect(outlook.pane.getByRole("status")).toContainText("Bilag 2 er vedhæftet og kontrolleret.");
  await expectHeard(reader, [
    "polite: Bilaget vedhæftes …",
    /^polite: Bilag 2 er vedhæftet og kontrolleret\..*Læs mailen igennem/,
  ]);
});
