/** From Send to routes that are promised: both mails as they left, two people, and a receipt that agrees with the outbox. */

import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import type { ProfileValues } from "../../src/domain/profile/fields";
import { downloadBy, followUpRegion, sentMail, storedState } from "./follow-up-steps";
import { expect, Outlook, test } from "./outlook-fixture";
import { fillMail, openTab, profileSettings, TWO_SYSTEMS } from "./pane-steps";
import { type ParsedMail, parseWithPostalMime, parseWithPython } from "./parse-mail";

test.setTimeout(300_000);

const ANNA = "anna.eksempel@kk.dk";
const BO = "bo.eksempel@kk.dk";
const SUPPLIERS = { BOG: "ruter@leverandoer-a.example.dk", OPK: "ruter@leverandoer-b.example.dk" } as const;
/** Both of them get a copy of every order. */
const PROFILE: ProfileValues = { ...TWO_SYSTEMS, "municipality.cc": BO };

type Key = keyof typeof SUPPLIERS;
const referenceOf = (key: Key) => `ØIR03-101-${key}`;
const setDay = (outlook: Outlook, time: string) => outlook.page.clock.setFixedTime(time);

async function openWithPane(outlook: Outlook, id: string): Promise<void> {
  await outlook.openMail(id);
  await outlook.openPane();
}

/** The supplier answers a mail of ours, and the answer is read. */
async function readAnswer(outlook: Outlook, key: Key, text: string): Promise<void> {
  await openWithPane(outlook, await outlook.receiveReplyTo(await sentMail(outlook, referenceOf(key)), text));
  await expect(followUpRegion(outlook)).toContainText("Et svar ændrer ikke noget af sig selv.");
}

/** The copy of a mail that somebody gets, read from the file in the outbox by a program that this project did not write. */
async function copyOf(file: string) {
  const mail = await PostalMime.parse(readFileSync(file));
  return {
    from: `${mail.from?.name} <${mail.from?.address}>`,
    to: (mail.to ?? []).map(({ address }) => address ?? ""),
    cc: (mail.cc ?? []).map(({ address }) => address ?? ""),
    subject: mail.subject ?? "",
    html: mail.html ?? "",
    date: Date.parse(mail.date ?? ""),
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? "",
      base64: Buffer.from(content as ArrayBuffer).toString("base64"),
    })),
  };
}

/** What the receipt says of one order, by label. */
function sectionOf(receipt: string, key: Key): string {
  const section = receipt.split("\n\n").find((part) => part.includes(`: ${referenceOf(key)}\n`));
  expect(section, key).toBeDefined();
  return section ?? "";
}

const hashesIn = (section: string) => section.match(/(?<=SHA-256: )[0-9a-f]{64}/g);
const listed = (section: string, label: string) =>
  (new RegExp(`^${label}: (.*?) \\[`, "m").exec(section)?.[1] ?? "").split("; ");

test("København: one mail right, one that lost a form, a colleague who gets both, and a receipt that agrees", async ({
  outlook,
  browser,
  harnessServer,
}) => {
  // 10 March: two mails leave. The second has lost a form on its way.
  await outlook.openDraft({
    from: ANNA,
    settings: profileSettings(PROFILE),
    clock: "2020-03-10T09:00:00Z",
  });
  await fillMail(outlook, 1);
  const first = (await outlook.send()) ?? "";
  await outlook.openDraft({});
  await fillMail(outlook, 2);
  const { attachments } = await outlook.draft();
  await outlook.remove(attachments.find(({ name }) => name.startsWith("Bilag 2"))?.name ?? "");
  const second = (await outlook.send()) ?? "";

  // Each is read as it left.
  await openWithPane(outlook, await sentMail(outlook, referenceOf("BOG")));
  await expect(followUpRegion(outlook).getByRole("status")).toContainText("Mailen er sendt, kontrolleret");
  await openWithPane(outlook, await sentMail(outlook, referenceOf("OPK")));
  const alert = followUpRegion(outlook).getByRole("alert");
  await expect(alert).toContainText("Bilag 2 mangler i den sendte mail.");
  await alert.getByRole("button", { name: "Send bilaget efter" }).click();
  await expect.poll(async () => (await outlook.draft()).kind).toBe("replyAll");
  await outlook.openPane();
  await outlook.pane.getByRole("button", { name: "Vedhæft Bilag 2" }).click();
  await expect(outlook.pane.getByText("Bilag 2 er vedhæftet og kontrolleret.")).toBeVisible();
  const after = (await outlook.send()) ?? "";
  await openWithPane(outlook, await sentMail(outlook, referenceOf("OPK")));
  await followUpRegion(outlook).getByRole("button", { name: "Markér som sendt" }).click();
  await expect(followUpRegion(outlook)).toContainText("Bestillingen er markeret som sendt.");

  // Bo reads both copies beside his own pane: the one is sent, the other is to be mended by Anna.
  const bo = new Outlook(await (await browser.newContext()).newPage(), harnessServer);
  await bo.openRead(await copyOf(first), {
    from: BO,
    settings: profileSettings(PROFILE),
    clock: "2020-03-10T12:00:00Z",
  });
  await expect(followUpRegion(bo).getByRole("status")).toContainText(`Bestillingen er sendt af ${ANNA}, set i kopi`);
  await openWithPane(bo, await bo.receiveMail(await copyOf(second)));
  await expect(followUpRegion(bo).getByRole("alert")).toContainText(`Giv ${ANNA} besked`);
  await expect
    .poll(async () => {
      const { orders } = await storedState(bo);
      return [orders[referenceOf("BOG")]?.marks.sent?.sender, orders[referenceOf("OPK")]?.marks.sent];
    })
    .toEqual([ANNA, undefined]);
  await openTab(bo, "Tjekliste");
  await expect(
    bo.pane.getByText(`Mail 1 af 2 er sendt af ${ANNA}, og kopien blev set`, { exact: false }),
  ).toBeVisible();

  // 12 March: the first supplier names another day. From then on that day counts.
  await setDay(outlook, "2020-03-12T12:00:00Z");
  await readAnswer(outlook, "BOG", "Vi kan have det klar den 27. marts.");
  const region = followUpRegion(outlook);
  await region.getByLabel("Leverandøren lover den").fill("2020-03-27");
  await region.getByRole("button", { name: "Notér datoen" }).click();
  await expect(region).toContainText("Afventer, at ruterne er klar. Leverandøren lover ruterne den 27. marts 2020.");
  await expect(region.getByRole("button", { name: "Skriv rykker" })).toHaveCount(0);

  // 17 March: the other has said nothing for five working days.
  await setDay(outlook, "2020-03-16T12:00:00Z");
  await openWithPane(outlook, await sentMail(outlook, referenceOf("OPK")));
  await expect(region).toContainText("Afventer leverandørens bekræftelse.");
  await expect(region.getByRole("button", { name: "Skriv rykker" })).toHaveCount(0);
  await setDay(outlook, "2020-03-17T12:00:00Z");
  await outlook.openMail(await sentMail(outlook, referenceOf("BOG")));
  await openWithPane(outlook, await sentMail(outlook, referenceOf("OPK")));
  await region.getByRole("button", { name: "Skriv rykker" }).click();
  await expect.poll(async () => (await outlook.draft()).text).toContain("Den 10. marts 2020 sendte Københavns Kommune");
  expect(await outlook.send()).not.toBeNull();

  // 18 March: the answer, and nobody is reminded who has just given one.
  await setDay(outlook, "2020-03-18T12:00:00Z");
  await readAnswer(outlook, "OPK", "Vi bekræfter.");
  await expect(region.getByRole("button", { name: "Skriv rykker" })).toHaveCount(0);
  await region.getByRole("button", { name: "Leverandøren har bekræftet" }).click();
  await expect(region).toContainText("Bekræftet af leverandøren den 18. marts 2020.");

  // The receipt says what the outbox holds.
  await openTab(outlook, "Tjekliste");
  const { text: receipt } = await downloadBy(outlook, "Hent kvittering som fil");
  for (const parse of [parseWithPostalMime, async (file: string) => parseWithPython(file)]) {
    const mails = await Promise.all([first, second, after].map(parse));
    if (mails.includes(null)) {
      test.info().annotations.push({ type: "not run", description: "python3 is not here to read the .eml files" });
      continue;
    }
    const [bog, opk, later] = mails as [ParsedMail, ParsedMail, ParsedMail];
    for (const [key, mail] of [
      ["BOG", bog],
      ["OPK", opk],
    ] as const) {
      const section = sectionOf(receipt, key);
      expect(mail.to).toEqual([SUPPLIERS[key]]);
      expect(listed(section, "Modtagere")).toEqual(mail.to);
      expect(listed(section, "Kopi til")).toEqual(mail.cc);
    }
    expect(hashesIn(sectionOf(receipt, "BOG"))).toEqual(bog.attachments.map(({ sha256 }) => sha256));
    // The form that got lost is the one that went after it.
    expect([...opk.attachments, ...later.attachments].map(({ name }) => name.slice(0, 7))).toEqual([
      "Bilag 1",
      "Bilag 2",
    ]);
    expect(hashesIn(sectionOf(receipt, "OPK"))).toEqual(
      [...opk.attachments, ...later.attachments].map(({ sha256 }) => sha256),
    );
    expect([...later.to, ...later.cc].sort()).toEqual([BO, SUPPLIERS.OPK].sort());
  }
  expect(sectionOf(receipt, "BOG")).toContain("\nSendt: 10. marts 2020 [kontrolleret i den sendte mail]\n");
  expect(sectionOf(receipt, "BOG")).toContain("\nLovet af leverandøren til: 27. marts 2020 [oplyst af brugeren]");
  expect(sectionOf(receipt, "OPK")).toContain("\nSendt: 10. marts 2020 kl. 10.00 [oplyst af brugeren]\n");
  expect(sectionOf(receipt, "OPK")).toContain("\nBekræftet af leverandøren: 18. marts 2020 [oplyst af brugeren]");
  expect(sectionOf(receipt, "OPK")).toContain("\nRykker skrevet: 17. marts 2020");
  expect(await outlook.rejections()).toEqual([]);
});
