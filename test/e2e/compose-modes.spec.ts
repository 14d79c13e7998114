/** Drafts that already hold something: what the user, Outlook and an earlier fill put there. */
import type { Behaviours } from "../outlook-host/behaviours/behaviour-table";
import { expect, type OpenDraftOptions, type Outlook, test } from "./outlook-fixture";
import {
  draftContent,
  expectFilled,
  expectResult,
  fillMail,
  keptSubject,
  orderCard,
  orderCards,
  pressFill,
  profileSettings,
  TWO_SYSTEMS,
  undoMail,
} from "./pane-steps";

const A = "ruter@leverandoer-a.example.dk";
const B = "ruter@leverandoer-b.example.dk";
const SUBJECT_A = "Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG";
/** Calls that change a draft. */
const WRITES = /\.(?:addAsync|setAsync|prependAsync)$|^addFile|^removeAttachment/;

const settings = profileSettings();
/** Outlook renames ids when it takes a body back; to the user the text is the same. */
const asSeen = (html: string): string => html.replaceAll('"x_', '"');

test.afterEach(async ({ outlook }) => {
  expect(await outlook.rejections()).toEqual([]);
});

async function open(outlook: Outlook, options: OpenDraftOptions = {}) {
  await outlook.openDraft({ settings, ...options });
  await expect(orderCard(outlook, 1)).toBeVisible();
  return draftContent(outlook);
}

/** Fills and takes back, and holds the draft against what it was. */
async function expectUndoRestores(outlook: Outlook, before: Awaited<ReturnType<typeof draftContent>>): Promise<void> {
  await undoMail(outlook);
  const after = await draftContent(outlook);
  expect({ ...after, html: asSeen(after.html) }).toEqual({ ...before, html: asSeen(before.html) });
}

const timesIn = (text: string, part: string): number => text.split(part).length - 1;

test.describe("answers", () => {
  test("reply: above the signature and the quoted thread, which stay; undo gives the draft back", async ({
    outlook,
  }) => {
    const before = await open(outlook, {
      kind: "reply",
      original: { from: "Lise <lise@eksempel.dk>", subject: "Spørgsmål", html: "<p>Kan I bestille?</p>" },
      signature: "<p>Hilsen <b>Anna</b></p>",
    });
    await fillMail(outlook);
    const filled = await draftContent(outlook);
    expect(filled.to).toEqual(["lise@eksempel.dk", A]);
    expect(filled.subject).toBe(keptSubject(outlook, SUBJECT_A));
    expect(filled.text.replace(/\s+/g, " ")).toMatch(/^Til Leverandør A .*Hilsen Anna .*Kan I bestille\?$/);
    expect(timesIn(filled.html, "Hilsen <b>Anna</b>")).toBe(1);
    // The subject that was there is named, so that it does not vanish unseen.
    await expect(orderCards(outlook).getByText("Emnet »SV: Spørgsmål« er erstattet", { exact: false })).toBeVisible();
    await expectUndoRestores(outlook, before);
  });

  test("forward: the forwarded mail and its files stay", async ({ outlook }) => {
    const before = await open(outlook, {
      kind: "forward",
      original: {
        from: "KLIK <klik@eksempel.dk>",
        subject: "Ny opgave",
        html: "<p>Opgaven</p>",
        attachments: [{ name: "opgave.pdf", text: "abc" }],
      },
    });
    await fillMail(outlook);
    const filled = await draftContent(outlook);
    expect(filled.files.length).toBe(3);
    expect(filled.files[0]).toEqual(before.files[0]);
    expect(filled.text).toContain("Opgaven");
    await expectUndoRestores(outlook, before);
  });

  test("a reply to an order that was sent: the quoted order is not taken for ours", async ({ outlook }) => {
    const before = await open(outlook, {
      kind: "reply",
      original: {
        from: A,
        subject: `SV: ${SUBJECT_A}`,
        html:
          `<p>Tak</p><div id="x_divRplyFwdMsg">Fra: os</div><div><p>Til Leverandør A</p>` +
          `<p>ØIR03-101-BOG 64942212 Kvantum</p></div>`,
      },
    });
    await pressFill(outlook);
    await expectResult(outlook, "Mailen blev ikke udfyldt", "alert");
    await expect(orderCard(outlook, 1)).toContainText("Mailen nævner allerede bestilling ØIR03-101-BOG.");
    expect(await draftContent(outlook)).toEqual(before);
    await orderCard(outlook, 1).getByRole("button", { name: "Udfyld alligevel" }).click();
    await expectFilled(outlook);
    const filled = await draftContent(outlook);
    expect(filled.text).toContain("Bekræft venligst bestillingen");
    expect(filled.text).toContain("ØIR03-101-BOG 64942212 Kvantum");
    await expectUndoRestores(outlook, before);
  });
});

test.describe("plain text", () => {
  test("gets the plain text, once, and gives it back", async ({ outlook }) => {
    const before = await open(outlook, { bodyType: "text", body: "Min egen linje", signature: "Hilsen\nAnna" });
    await fillMail(outlook);
    const filled = await draftContent(outlook);
    expect(filled.text).toMatch(/^Til Leverandør A\n/);
    expect(filled.text.endsWith(before.text)).toBe(true);
    expect(filled.text).not.toMatch(/<[a-z/]/);
    await fillMail(outlook);
    expect(await draftContent(outlook)).toEqual(filled);
    await expectUndoRestores(outlook, before);
  });

  test("the other order replaces the first; a line of the user's own among it makes the text theirs", async ({
    outlook,
  }) => {
    await open(outlook, { bodyType: "text", signature: "Hilsen\nAnna" });
    await fillMail(outlook, 1);
    await fillMail(outlook, 2);
    const filled = await draftContent(outlook);
    expect(filled.text).toContain("ØIR03-101-OPK");
    expect(filled.text).not.toContain("ØIR03-101-BOG");
    expect(filled.text.endsWith("Hilsen\nAnna")).toBe(true);
    expect(filled.to).toEqual([B]);

    const box = outlook.page.getByRole("textbox", { name: "Mailens tekst" });
    const text = await box.inputValue();
    await box.fill(text.replace("Bekræft venligst", "Ring gerne til mig.\n\nBekræft venligst"));
    const edited = (await draftContent(outlook)).text;
    await pressFill(outlook, 1);
    await expectResult(outlook, "Mailen blev ikke udfyldt", "alert");
    await expect(orderCard(outlook, 1)).toContainText("Du har rettet teksten, så den er ikke fjernet.");
    expect((await draftContent(outlook)).text).toBe(edited);
  });
});

const FULL: OpenDraftOptions = {
  to: ["Bo <bo@eksempel.dk>", `LEVERANDØR A <${A.toUpperCase()}>`],
  cc: ["chef@eksempel.dk"],
  bcc: ["arkiv@eksempel.dk"],
  subject: "Mit eget emne",
  body: `<p>Min egen tekst</p><p><img src="cid:logo" alt="Logo"></p>`,
  signature: "<p>Hilsen Anna</p>",
  attachments: [
    { name: "eget.txt", text: "abc" },
    { name: "logo.png", base64: "AAAA", isInline: true },
  ],
};

test.describe("a draft with the user's own things in it", () => {
  test("keeps them all, adds no address twice, and is given back whole", async ({ outlook }) => {
    const before = await open(outlook, FULL);
    await fillMail(outlook);
    const filled = await draftContent(outlook);
    expect(filled.to).toEqual(before.to);
    expect([filled.cc, filled.bcc]).toEqual([before.cc, before.bcc]);
    expect(filled.files.slice(0, 2)).toEqual(before.files);
    expect(filled.html).toContain(`<img src="cid:logo" alt="Logo">`);
    expect(filled.text).toContain("Min egen tekst");
    await expectUndoRestores(outlook, before);
  });

  test("filled twice, changes nothing twice", async ({ outlook }) => {
    await open(outlook, FULL);
    await fillMail(outlook);
    const once = await draftContent(outlook);
    await outlook.clearCalls();
    await pressFill(outlook);
    await expect.poll(async () => (await outlook.calls()).some(({ name }) => name === "saveAsync")).toBe(true);
    await expectFilled(outlook);
    expect((await outlook.calls()).map(({ name }) => name).filter((name) => WRITES.test(name))).toEqual([]);
    expect(await draftContent(outlook)).toEqual(once);
  });

  test("the other order in the same draft replaces what the first fill wrote, and nothing else", async ({
    outlook,
  }) => {
    const before = await open(outlook, { ...FULL, to: ["Bo <bo@eksempel.dk>"] });
    await fillMail(outlook, 1);
    await expect(orderCard(outlook, 2).getByText(/fjernes den anden først/)).toBeVisible();
    await fillMail(outlook, 2);
    const filled = await draftContent(outlook);
    expect(filled.to).toEqual(["bo@eksempel.dk", B]);
    expect([filled.cc, filled.bcc]).toEqual([before.cc, before.bcc]);
    expect(filled.subject).toContain("ØIR03-101-OPK");
    expect(filled.text).toContain("Til Leverandør B");
    expect(filled.text).not.toContain("Leverandør A");
    expect(timesIn(filled.text, "Min egen tekst")).toBe(1);
    expect(filled.files.map(({ name }) => name.slice(0, 7))).toEqual(["eget.tx", "logo.pn", "Bilag 1", "Bilag 2"]);
    await expectUndoRestores(outlook, before);
  });

  test("the user's own file under a form's name is left, and that is said", async ({ outlook }) => {
    const name = "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx";
    await open(outlook, { attachments: [{ name, text: "min egen blanket" }] });
    const [own] = (await draftContent(outlook)).files;
    await pressFill(outlook);
    await expectResult(outlook, "Mailen er delvist udfyldt");
    await expect(orderCard(outlook, 1)).toContainText("en anden fil med samme navn er vedhæftet i forvejen");
    const { files } = await draftContent(outlook);
    expect(files[0]).toEqual(own);
    expect(files.length).toBe(2);
  });
});

test.describe("what the user changes after the fill", () => {
  test("stays when the draft is filled again and when it is taken back", async ({ outlook }) => {
    await open(outlook, { signature: "<p>Hilsen Anna</p>" });
    await fillMail(outlook);
    const editor = outlook.page.getByRole("textbox", { name: "Mailens tekst" });
    await editor.getByText("Bekræft venligst bestillingen", { exact: false }).click();
    await outlook.page.keyboard.press("End");
    await outlook.page.keyboard.press("Enter");
    await outlook.page.keyboard.insertText("Ring gerne til mig på 87654321.");
    await outlook.typeSubject("Mit rettede emne");
    await outlook.typeRecipient("to", "bo@eksempel.dk");
    await outlook.remove("Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1.docx");

    await outlook.pane.getByRole("button", { name: "Fortryd udfyldning" }).click();
    await expectResult(outlook, "Udfyldningen er delvist fortrudt");
    const after = await draftContent(outlook);
    expect(after.subject).toBe("Mit rettede emne");
    expect(after.to).toEqual(["bo@eksempel.dk"]);
    expect(after.files).toEqual([]);
    expect(after.text).toContain("Ring gerne til mig på 87654321.");
    expect(after.text).toContain("Til Leverandør A");
    await expect(orderCard(outlook, 1)).toContainText("Du har rettet teksten, så den er ikke fjernet.");
  });

  test("a changed text is left by a second fill, and the other order does not come beside it", async ({ outlook }) => {
    await open(outlook);
    await fillMail(outlook, 1);
    const editor = outlook.page.getByRole("textbox", { name: "Mailens tekst" });
    await editor.getByText("Bekræft venligst bestillingen", { exact: false }).click();
    await outlook.page.keyboard.press("End");
    await outlook.page.keyboard.press("Enter");
    await outlook.page.keyboard.insertText("Mvh. nu også på fredag");
    const edited = await draftContent(outlook);
    await fillMail(outlook, 1);
    await expect(orderCard(outlook, 1)).toContainText("Du har rettet teksten i mailen. Den er ikke ændret.");
    expect(await draftContent(outlook)).toEqual(edited);
    await pressFill(outlook, 2);
    await expectResult(outlook, "Mailen blev ikke udfyldt", "alert");
    const other = await draftContent(outlook);
    expect(other.text).toBe(edited.text);
    await expect(orderCard(outlook, 2)).toContainText("Åbn en ny mail til denne bestilling");
  });
});

test("undo works after the pane was closed and opened again", async ({ outlook }) => {
  const before = await open(outlook, FULL);
  await fillMail(outlook);
  await outlook.page.evaluate(() => {
    const id = window.localOutlook.visiblePaneId();
    if (id !== null) window.localOutlook.closePane(id);
  });
  await expect(outlook.page.locator("section.pane")).toHaveCount(0);
  await outlook.openPane();
  await expect(orderCard(outlook, 1).getByText("Denne mail er udfyldt")).toBeVisible();
  await expectUndoRestores(outlook, before);
});

for (const ids of ["keep", "prefix-once", "strip"] satisfies Behaviours["body.ids"][]) {
  test(`an editor that does »${ids}« with ids: filled twice, exchanged, and taken back`, async ({ outlook }) => {
    const before = await open(outlook, {
      behaviours: { "body.ids": ids },
      settings: profileSettings(TWO_SYSTEMS),
      body: "<p>Min egen tekst</p>",
      signature: "<p>Hilsen Anna</p>",
    });
    await fillMail(outlook, 1);
    const once = await draftContent(outlook);
    await fillMail(outlook, 1);
    expect(await draftContent(outlook)).toEqual(once);
    await fillMail(outlook, 2);
    const { text } = await draftContent(outlook);
    expect(text).toContain("Til Leverandør B");
    expect(text).not.toContain("Leverandør A");
    await undoMail(outlook);
    const after = await draftContent(outlook);
    expect(after.text).toBe(before.text);
    expect([after.to, after.subject, after.files]).toEqual([before.to, before.subject, before.files]);
  });
}
