/** The mail that really left, held against what was filled. */

import { readFileSync } from "node:fs";
import { formFileName } from "../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../src/domain/campaign/sortiment-2020";
import { axeFindings } from "./axe-findings";
import { followUpRegion, sentMail, storedState } from "./follow-up-steps";
import { expect, Outlook, test } from "./outlook-fixture";
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
  // This office.js has no way of giving the mail as a file: none is offered.
  await expect(followUpRegion(outlook).getByRole("button", { name: "Gem den sendte mail (.eml)" })).toHaveCount(0);
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
  await expect(alert).toContainText("Send det rigtige bilag efter i et svar til alle.");
  expect(await sentMark(outlook)).toBeUndefined();

  // One thing leads, and nobody is asked whether the mail was sent.
  await expect(outlook.pane.locator(".button-primary")).toHaveText(["Send bilaget efter"]);

  expect(await axeFindings(await outlook.paneFrame(), "#pane-view")).toEqual([]);

  // The reply carries it: the pane in the reply attaches what is lacking, and nothing else.
  await alert.getByRole("button", { name: "Send bilaget efter" }).click();
  await expect.poll(async () => (await outlook.draft()).kind).toBe("replyAll");
  await outlook.openPane();
  const region = outlook.pane.getByRole("region", { name: "Send bilag efter" });
  await expect(region).toContainText("Dette svar hører til bestillingen ØIR03-101-BOG. Bilag 2 skal med.");
  await expect(outlook.pane.getByRole("article")).toHaveCount(0);
  await region.getByRole("button", { name: "Vedhæft Bilag 2" }).click();
  await expect(region.getByRole("status")).toContainText("Bilag 2 er vedhæftet og kontrolleret.");
  expect(await axeFindings(await outlook.paneFrame(), "#pane-view")).toEqual([]);
  const reply = await outlook.draft();
  expect(reply.to.map(({ address }) => address)).toEqual(["ruter@leverandoer-a.example.dk"]);
  expect(reply.text).toContain("Bilag 2 manglede i den mail og er vedhæftet her.");
  expect(reply.attachments.map(({ name }) => name.slice(0, 7))).toEqual(["Bilag 2"]);
  // It is the very form that was filled for the mail that lost it.
  const logged = (await storedState(outlook)).orders[REFERENCE]?.fill?.details?.forms;
  expect(reply.attachments[0]?.sha256).toBe(logged?.find((form) => form.id === "bilag-2")?.sha256);
  expect(await outlook.send()).not.toBeNull();

  // Another draft of the same thread is not taken for it.
  await outlook.openDraft({
    kind: "reply",
    original: { from: "ruter@leverandoer-a.example.dk", subject: `SV: Bestilling – ${REFERENCE}`, html: "<p>Tak</p>" },
  });
  await expect(outlook.pane.getByRole("region", { name: "Bestillinger" })).toBeVisible();
  await expect(region).toHaveCount(0);
});

test("where Outlook gives the mail as a file, it is saved as it left", async ({ outlook }) => {
  await outlook.openDraft({ from: FROM, settings: profileSettings(), clock: BEFORE_DEADLINE });
  await fillMail(outlook, 1);
  const sent = await outlook.send();
  const eml = readFileSync(sent ?? "");
  // The npm office.js has no such method (Mailbox 1.14): this one stands in for it, and nothing else is replaced.
  await outlook.page.addInitScript((base64) => {
    Object.defineProperty(Object.prototype, "getAsFileAsync", {
      configurable: true,
      writable: true,
      value: (done: (result: object) => void) => setTimeout(() => done({ status: "succeeded", value: base64 }), 20),
    });
  }, eml.toString("base64"));
  await openWithPane(outlook, await sentMail(outlook, REFERENCE));
  const waiting = outlook.page.waitForEvent("download");
  await followUpRegion(outlook).getByRole("button", { name: "Gem den sendte mail (.eml)" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("Bestilling ØIR03-101-BOG.eml");
  expect(readFileSync(await download.path()).equals(eml)).toBe(true);
  await expect(followUpRegion(outlook)).toContainText("Bestilling ØIR03-101-BOG.eml er hentet og kan journaliseres.");
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

test("what cannot be told is not called right, and is not recorded", async ({ outlook }) => {
  const [form1, form2] = SORTIMENT_2020.forms.map((form) => formFileName(form));
  const text = "Bestilling";
  /** A mail in Sent Items that carries the order's reference, with these files. */
  const sentWith = (...attachments: readonly { name: string; isInline?: boolean; cloudUrl?: string }[]) => ({
    folder: "sent" as const,
    to: ["ruter@leverandoer-a.example.dk"],
    subject: `Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ${REFERENCE}`,
    html: "<p>Bestilling</p>",
    attachments: attachments.map((file) => ({ text, ...file })),
  });
  const many = Array.from({ length: 38 }, (_, index) => ({ name: `Foto ${index}.jpg` }));
  await outlook.openDraft({ from: FROM, settings: profileSettings(), clock: BEFORE_DEADLINE });
  for (const [mail, said] of [
    [sentWith({ name: "smime.p7m" }), "Mailen er krypteret eller signeret, så bilagene kan ikke kontrolleres."],
    [
      sentWith({ name: form1 ?? "", cloudUrl: "https://example.dk/bilag-1" }, { name: form2 ?? "" }),
      "Bilag 1 er kun med som et link i den sendte mail.",
    ],
    [sentWith({ name: "Bilag 1.png", isInline: true }, { name: form2 ?? "" }), "Bilag 1 mangler i den sendte mail."],
    [sentWith(...many, { name: form1 ?? "" }, { name: form2 ?? "" }), "Bilag 2: kontrolleret, men kun på navn."],
    [
      { ...sentWith({ name: form1 ?? "" }, { name: form2 ?? "" }), date: Date.parse("2025-03-10T09:00:00Z") },
      "Bilag 1: kontrolleret, men kun på navn.",
    ],
  ] as const) {
    await openWithPane(outlook, await outlook.receiveMail(mail));
    await expect(followUpRegion(outlook)).toContainText(said);
    expect(await sentMark(outlook), said).toBeUndefined();
  }
});

test("a colleague's copy is checked by what its forms say of themselves, and recorded with who sent it", async ({
  outlook,
  browser,
  harnessServer,
}) => {
  // What left Anna's mailbox, as Bo's gets it.
  const id = await fillAndSend(outlook);
  const sent = (await outlook.mails()).find((mail) => mail.id === id);
  if (!sent) throw new Error("no sent mail");
  const copy = {
    from: `Anna Eksempel <${FROM}>`,
    to: sent.to.map(({ address }) => address),
    cc: ["bo.eksempel@kk.dk"],
    subject: sent.subject,
    html: sent.html,
    date: sent.date,
    attachments: sent.attachments.map(({ name, base64 }) => ({ name, base64 })),
  };
  const bo = new Outlook(await (await browser.newContext()).newPage(), harnessServer);
  await bo.openRead(copy, { from: "bo.eksempel@kk.dk", settings: profileSettings(), clock: BEFORE_DEADLINE });
  const region = followUpRegion(bo);
  await expect(region.getByRole("status")).toContainText(`Bestillingen er sendt af ${FROM}, set i kopi`);
  await expect(region).toContainText("Bilag 1 er med og nævner bestillingens ordrereference.");
  await expect(region).toContainText("Bilag 2 er med og nævner bestillingens ordrereference.");
  await expect.poll(() => sentMark(bo)).toMatchObject({ on: true, by: "copy", sender: FROM, date: "2020-03-10" });
  await expect(region).toContainText(`Sendt af ${FROM}, set i kopi (mailen er fra den 10. marts 2020).`);
  await expect(region.getByRole("button", { name: "Markér som sendt" })).toHaveCount(0);

  // One that lost a form on the way records nothing.
  const lost = { ...copy, subject: copy.subject.replace("BOG", "OPK"), attachments: copy.attachments.slice(0, 1) };
  await bo.openMail(await bo.receiveMail(lost));
  await bo.openPane();
  await expect(followUpRegion(bo).getByRole("alert")).toContainText(`Giv ${FROM} besked`);
  expect((await storedState(bo)).orders["ØIR03-101-OPK"]?.marks.sent).toBeUndefined();
});

test("a copy of what a stranger sent is not checked", async ({ outlook }) => {
  await outlook.openRead(
    {
      from: "Bo Eksempel <bo.eksempel@fremmed.example>",
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
