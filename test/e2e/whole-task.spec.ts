/** The whole task for Københavns Kommune, from an empty mailbox to the last tick, in one run. */

import { downloadBy, followUpRegion, readClipboard, sentMail, step, storedState } from "./follow-up-steps";
import { expect, type Outlook, test } from "./outlook-fixture";
import { fillMail, fillProfile, keptSubject, openTab, orderCard, TWO_SYSTEMS } from "./pane-steps";
import { type ParsedMail, parseWithPostalMime, parseWithPython } from "./parse-mail";

test.use({ inWholeBrowser: true });
test.setTimeout(180_000);

const ORDERS = [
  { index: 1, reference: "ØIR03-101-BOG", system: "Kvantum", role: "bogføring", to: "ruter@leverandoer-a.example.dk" },
  {
    index: 2,
    reference: "ØIR03-101-OPK",
    system: "KMD Opus Debitor",
    role: "opkrævning",
    to: "ruter@leverandoer-b.example.dk",
  },
] as const;
type Expected = (typeof ORDERS)[number];

const setDay = (outlook: Outlook, time: string) => outlook.page.clock.setFixedTime(time);

/** Fills the new mail beside the pane, and sends it. */
async function fillAndSend(outlook: Outlook, { index }: Expected): Promise<{ file: string; sha256: string[] }> {
  await fillMail(outlook, index);
  const { attachments } = await outlook.draft();
  const file = await outlook.send();
  expect(file).not.toBeNull();
  return { file: file ?? "", sha256: attachments.map(({ sha256 }) => sha256) };
}

async function openMailWithPane(outlook: Outlook, id: string): Promise<void> {
  await outlook.openMail(id);
  await outlook.openPane();
}

/** A reply comes in, is read, and changes nothing; then the user says that the supplier has confirmed. */
async function readReplyAndConfirm(outlook: Outlook, { reference, system }: Expected): Promise<void> {
  const reply = await outlook.receiveReplyTo(await sentMail(outlook, reference), "Vi bekræfter bestillingen.");
  await openMailWithPane(outlook, reply);
  const region = followUpRegion(outlook);
  await expect(region).toContainText(`Mailen hører til bestillingen for ${system} (${reference}).`);
  await expect(region).toContainText("Et svar ændrer ikke noget af sig selv.");
  expect((await storedState(outlook)).orders[reference]?.marks.confirmed).toBeUndefined();
  await region.getByRole("button", { name: "Leverandøren har bekræftet" }).click();
  await expect(region).toContainText("Bekræftet af leverandøren den 12. marts 2020.");
}

function expectMail(outlook: Outlook, mail: ParsedMail, order: Expected, sha256: readonly string[]): void {
  expect(mail.from).toBe("anna.eksempel@kk.dk");
  expect(mail.to).toEqual([order.to]);
  expect(mail.cc).toEqual([]);
  expect(mail.subject).toBe(
    keptSubject(
      outlook,
      `Bestilling af ruter og overvågning – Københavns Kommune – ${order.system} – ${order.reference}`,
    ),
  );
  for (const body of [mail.text, mail.html]) {
    for (const fact of [
      "Københavns Kommune",
      "64942212",
      order.system,
      order.role,
      "YR",
      "KSD",
      "SF7002",
      "SFTP-Rute_2",
      "SortimentOverfør_1",
      "OverførSortiment_1",
      "25. marts 2020",
      "Anna Eksempel",
      "anna.eksempel@kk.dk",
      "12 34 56 78",
      order.reference,
    ]) {
      expect(body).toContain(fact);
    }
  }
  expect(mail.attachments.map(({ name }) => name.slice(0, 7))).toEqual(["Bilag 1", "Bilag 2"]);
  expect(mail.attachments.map((attachment) => attachment.sha256)).toEqual(sha256);
}

test("København: from an empty mailbox to the last tick", async ({ outlook }) => {
  // Day 1: the profile, and two mails.
  await outlook.openDraft({ from: "anna.eksempel@kk.dk", clock: "2020-03-10T09:00:00Z" });
  await fillProfile(outlook, TWO_SYSTEMS);
  await openTab(outlook, "Bestilling");
  const first = await fillAndSend(outlook, ORDERS[0]);

  await setDay(outlook, "2020-03-10T09:30:00Z");
  await outlook.openDraft({});
  await expect(outlook.pane.getByText("Mail 1 er udfyldt. Denne mail er til mail 2.", { exact: true })).toBeVisible();
  await expect(orderCard(outlook, 2)).toHaveAttribute("data-chosen", "true");
  const second = await fillAndSend(outlook, ORDERS[1]);

  // Sent: read in Sent Items for one, told in the checklist for the other.
  await openMailWithPane(outlook, await sentMail(outlook, ORDERS[0].reference));
  await expect(followUpRegion(outlook).getByRole("status")).toContainText("Mailen er sendt, kontrolleret");
  await expect(followUpRegion(outlook)).toContainText(
    "Sendt, kontrolleret i den sendte mail (mailen er fra den 10. marts 2020).",
  );
  await openTab(outlook, "Tjekliste");
  const steps = outlook.pane.getByRole("listitem").filter({ has: outlook.page.getByRole("checkbox") });
  await expect(step(outlook, 3)).toBeChecked();
  await expect(steps.nth(2)).toContainText("Mail 1 af 2 blev udfyldt og kontrolleret den 10. marts 2020 kl. 10.00.");
  await expect(steps.nth(2)).toContainText("Mail 2 af 2 blev udfyldt og kontrolleret den 10. marts 2020 kl. 10.30.");
  await expect(step(outlook, 4)).not.toBeChecked();
  await outlook.pane.getByRole("button", { name: "Markér mail 2 som sendt" }).click();
  await expect(step(outlook, 4)).toBeChecked();

  // Day 3: both suppliers answer.
  await setDay(outlook, "2020-03-12T12:00:00Z");
  for (const order of ORDERS) await readReplyAndConfirm(outlook, order);

  // Day 11: the routes are ready, one of them the day before.
  await setDay(outlook, "2020-03-20T12:00:00Z");
  for (const [{ reference }, date] of [
    [ORDERS[0], "2020-03-19"],
    [ORDERS[1], "2020-03-20"],
  ] as const) {
    const mails = await outlook.mails();
    const reply = mails.find(({ folder, subject }) => folder === "inbox" && subject.endsWith(reference));
    await openMailWithPane(outlook, reply?.id ?? "");
    const region = followUpRegion(outlook);
    await region.getByLabel("Dato").fill(date);
    await region.getByRole("button", { name: "Ruterne er klar" }).click();
    await expect(region).toContainText(`Ruterne var klar den ${Number(date.slice(-2))}. marts 2020.`);
    await expect(region).toContainText("Ruter og overvågning er klar.");
  }

  // The checklist to its end.
  await openTab(outlook, "Tjekliste");
  await expect(step(outlook, 5)).toBeDisabled();
  await expect(outlook.pane.getByText("Kan markeres, når trin 1 og 2 er udført.")).toBeVisible();
  await step(outlook, 1).check();
  await step(outlook, 2).check();
  await expect(outlook.pane.getByText("4 af 5 trin er udført")).toBeVisible();

  await outlook.pane.getByRole("button", { name: "Kopiér kvittering til KLIK" }).click();
  await expect(
    outlook.pane.getByRole("tabpanel").getByText("Kvitteringen er kopieret. Sæt den ind i KLIK."),
  ).toBeVisible();
  const receipt = (await readClipboard(outlook)).replace(/\r\n/g, "\n");
  const hashes = [...first.sha256, ...second.sha256];
  expect(receipt.match(/(?<=SHA-256: )[0-9a-f]{64}/g)).toEqual(hashes);
  for (const { reference, system, role, to } of ORDERS) {
    expect(receipt).toContain(`: ${reference}\nStatus: Ruter og overvågning er klar.\nIt-system: ${system} (${role})`);
    expect(receipt).toContain(`Modtagere: ${to} [kontrolleret]`);
  }
  expect(receipt).toContain("Sendt: 10. marts 2020 [kontrolleret i den sendte mail]");
  expect(receipt).toContain("Ruter og overvågning klar: 19. marts 2020 [oplyst af brugeren]");
  expect(await downloadBy(outlook, "Hent kvittering som fil")).toEqual({
    name: "Kvittering ØIR03-101.txt",
    text: receipt,
  });

  await step(outlook, 5).check();
  await expect(outlook.pane.getByText("5 af 5 trin er udført")).toBeVisible();
  await expect.poll(async () => (await storedState(outlook)).ticks["ØIR03"]?.["101"]?.["5"]?.on).toBe(true);

  // It is all there the next time.
  await outlook.reload();
  await outlook.openDraft({});
  await openTab(outlook, "Tjekliste");
  await expect(outlook.pane.getByText("5 af 5 trin er udført")).toBeVisible();

  // What left the mailbox, as other programs read it.
  for (const [order, sent] of [
    [ORDERS[0], first],
    [ORDERS[1], second],
  ] as const) {
    expectMail(outlook, await parseWithPostalMime(sent.file), order, sent.sha256);
    const byPython = parseWithPython(sent.file);
    if (byPython) expectMail(outlook, byPython, order, sent.sha256);
    else test.info().annotations.push({ type: "not run", description: "python3 is not here to read the .eml files" });
  }
  expect(await outlook.rejections()).toEqual([]);
});
