/** The local Outlook itself, driven through the real office.js by a page that does nothing else. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { expect, test } from "./outlook-fixture";
import { openProbeDraft, openProbeRead, PROBE_PAGE, ProbePane } from "./probe-pane";

const HTML = { coercionType: "html" };
const TEXT = { coercionType: "text" };
const base64 = (text: string): string => Buffer.from(text).toString("base64");

test.use({ persona: null });

test.afterEach(async ({ outlook }) => {
  // A call that this Outlook was not built for must not pass unseen.
  expect(await outlook.rejections()).toEqual([]);
});

test.describe("a mail being written", () => {
  test("tells the pane who and where it is", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, {
      from: "xx@kk.dk",
      language: "en-US",
      settings: { choice: { a: 1 } },
    });
    expect(await probe.read("mailbox.userProfile.emailAddress")).toBe("xx@kk.dk");
    expect(await probe.read("displayLanguage")).toBe("en-US");
    expect(await probe.read("host")).toBe("Outlook");
    expect(await probe.read("platform")).toBe("OfficeOnline");
    expect(await probe.invoke("requirements.isSetSupported", "Mailbox", "1.13")).toMatchObject({ value: true });
    expect(await probe.invoke("requirements.isSetSupported", "Mailbox", "1.14")).toMatchObject({ value: false });
    expect(await probe.invoke("roamingSettings.get", "choice")).toMatchObject({ value: { a: 1 } });
    // A draft's pane cannot open another mail: office.js does not even have the method there.
    expect(await probe.invoke("displayNewMessageForm", {})).toMatchObject({ status: "threw" });
  });

  test("recipients: adds, keeps one of each, and hides what is not an address", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { to: ["Bo <bo@eksempel.dk>", "ukendt navn"] });
    await probe.value("to.addAsync", [
      { displayName: "Ny", emailAddress: "ny@example.dk" },
      { displayName: "Bo igen", emailAddress: "BO@eksempel.dk" },
    ]);
    expect(await probe.value("to.getAsync")).toMatchObject([
      { emailAddress: "bo@eksempel.dk", displayName: "Bo" },
      { emailAddress: "ny@example.dk", displayName: "Ny" },
    ]);
    expect((await outlook.draft()).to.map((recipient) => [recipient.address, recipient.resolved])).toEqual([
      ["bo@eksempel.dk", true],
      ["ukendt navn", false],
      ["ny@example.dk", true],
    ]);
    await probe.value("cc.setAsync", ["kopi@eksempel.dk"]);
    await probe.value("bcc.setAsync", ["skjult@eksempel.dk"]);
    await probe.value("cc.setAsync", []);
    const draft = await outlook.draft();
    expect([draft.cc.length, draft.bcc[0]?.address]).toEqual([0, "skjult@eksempel.dk"]);
    expect(await probe.value("from.getAsync")).toMatchObject({ emailAddress: "anna.eksempel@kk.dk" });
    await expect(outlook.page.getByRole("button", { name: "Fjern ny@example.dk" })).toHaveCount(0);
    await expect(outlook.page.getByRole("button", { name: "Fjern Ny", exact: true })).toBeVisible();
  });

  test("subject: what the add-in writes and what the user types", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await probe.value("subject.setAsync", "Bestilling æøå");
    await expect(outlook.page.getByLabel("Emne", { exact: true })).toHaveValue("Bestilling æøå");
    await outlook.typeSubject("Rettet");
    expect(await probe.value("subject.getAsync")).toBe("Rettet");
    expect(await probe.outcome("subject.setAsync", "x".repeat(256))).toBe("threw");
  });

  test("HTML: sanitised, renamed, wrapped, and read back as a whole document", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { signature: "<p>Hilsen</p>" });
    expect(await probe.value("body.getTypeAsync")).toBe("html");
    const written = `<div id="mark" class="c" onclick="x()">A<script>alert(1)</script><!-- nej --><a href="javascript:x()">b</a></div>løs`;
    await probe.value("body.prependAsync", written, HTML);
    const expected = `<div id="x_mark">A<a>b</a></div><div>løs</div>`;
    const draft = await outlook.draft();
    expect(draft.html.startsWith(expected)).toBe(true);
    expect(draft.html).toContain("Hilsen");
    const document = await probe.value("body.getAsync", "html");
    expect(document).toContain("<html><head>");
    expect(document).toContain(expected);
    expect(await probe.value("body.getAsync", "text")).toBe("Ab\nløs\n\nHilsen");
    await expect(outlook.page.getByRole("textbox", { name: "Mailens tekst" })).toContainText("løs");
    await probe.value("body.setAsync", "<p>alt nyt</p>", HTML);
    expect((await outlook.draft()).html).toBe("<p>alt nyt</p>");
    // Without a coercion type office.js sends text.
    await probe.value("body.setAsync", "<b>& tekst");
    expect((await outlook.draft()).html).toBe("<div>&lt;b&gt;&amp; tekst</div>");
  });

  test("plain text: takes text and refuses HTML", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { bodyType: "text", signature: "Hilsen\nAnna" });
    expect(await probe.value("body.getTypeAsync")).toBe("text");
    expect(await probe.outcome("body.prependAsync", "<p>nej</p>", HTML)).toBe(2006);
    await probe.value("body.prependAsync", "Linje 1\r\nLinje 2\r\n", TEXT);
    expect((await outlook.draft()).text).toBe("Linje 1\nLinje 2\nHilsen\nAnna");
    expect(await probe.value("body.getAsync", "text")).toBe("Linje 1\nLinje 2\nHilsen\nAnna");
    expect(await probe.value("getComposeTypeAsync")).toEqual({ composeType: "newMail", coercionType: "text" });
  });

  test("inserts at the user's caret, and on top where the user was never in the text", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { body: "<p>Før efter</p>", signature: "" });
    await probe.value("body.setSelectedDataAsync", "<p>Øverst</p>", HTML);
    expect((await outlook.draft()).html).toBe("<p>Øverst</p><p>Før efter</p>");
    await outlook.typeIntoBody(" slut", "end");
    await probe.value("body.setSelectedDataAsync", "!", TEXT);
    expect((await outlook.draft()).text).toMatch(/efter slut\s*!$/);
    await outlook.page.keyboard.press("ControlOrMeta+a");
    expect(await probe.value("getSelectedDataAsync", "text")).toMatchObject({ sourceProperty: "body" });
  });

  test("reply with signature and thread: prepending keeps both", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, {
      kind: "reply",
      original: { from: "Lise <lise@eksempel.dk>", subject: "Spørgsmål", html: "<p id='x'>Oprindelig</p>" },
      signature: "<p>Hilsen Anna</p>",
    });
    expect(await probe.value("getComposeTypeAsync")).toEqual({ composeType: "reply", coercionType: "html" });
    await probe.value("body.prependAsync", "<p>Mit svar</p>", HTML);
    await probe.value("body.setSignatureAsync", "<p>Ny hilsen</p>", HTML);
    const draft = await outlook.draft();
    expect([draft.subject, draft.to[0]?.address]).toEqual(["SV: Spørgsmål", "lise@eksempel.dk"]);
    expect(draft.text.replace(/\s+/g, " ")).toMatch(/^Mit svar Ny hilsen .*Oprindelig$/);
    expect(await probe.value("isClientSignatureEnabledAsync")).toBe(true);
    await probe.value("disableClientSignatureAsync");
    expect(await probe.value("isClientSignatureEnabledAsync")).toBe(false);
  });

  test("attachments: adds, lists, reads, removes, and holds the limits", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { mailboxLimits: { attachmentBytes: 20, attachments: 2 } });
    const id = await probe.value("addFileAttachmentFromBase64Async", base64("æøå"), "Bilag 1.docx");
    expect(await probe.value("getAttachmentsAsync")).toMatchObject([
      { id, name: "Bilag 1.docx", size: 6, attachmentType: "file", isInline: false },
    ]);
    expect(await probe.value("getAttachmentContentAsync", id)).toEqual({ content: base64("æøå"), format: "base64" });
    const sha256 = createHash("sha256").update("æøå").digest("hex");
    expect((await outlook.draft()).attachments[0]?.sha256).toBe(sha256);
    expect(await probe.outcome("addFileAttachmentFromBase64Async", base64("x".repeat(15)), "stor.bin")).toBe(9000);
    expect(await probe.outcome("addFileAttachmentFromBase64Async", "ikke base64!", "b.bin")).toBe(9007);
    await probe.value("addFileAttachmentFromBase64Async", base64("b"), "b.txt");
    expect(await probe.outcome("addFileAttachmentFromBase64Async", base64("c"), "c.txt")).toBe(9001);
    expect(await probe.outcome("addFileAttachmentAsync", "https://eksempel.dk/x.pdf", "x.pdf")).toBe(9052);
    expect(await probe.outcome("getAttachmentContentAsync", "findes-ikke")).toBe(9003);
    await outlook.remove("b.txt");
    await probe.value("removeAttachmentAsync", id);
    expect(await probe.outcome("removeAttachmentAsync", id)).toBe(9008);
    expect(await probe.value("getAttachmentsAsync")).toEqual([]);
  });

  test("saves, and says when it is not saved", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    expect(await probe.outcome("getItemIdAsync")).toBe(9046);
    const id = await probe.value("saveAsync");
    expect(await probe.value("getItemIdAsync")).toBe(id);
    expect((await outlook.draft()).isSaved).toBe(true);
    await outlook.typeSubject("Rettet");
    expect((await outlook.draft()).isSaved).toBe(false);
  });

  test("keeps what an add-in stores with the item", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    expect(await probe.customProperties({ ref: "ØIR03", n: 2 })).toEqual({ ref: "ØIR03", n: 2 });
    expect((await outlook.draft()).customProperties).toEqual({ ref: "ØIR03", n: 2 });
    await probe.value("sessionData.setAsync", "a", "1");
    expect(await probe.value("sessionData.getAsync", "a")).toBe("1");
    expect(await probe.outcome("sessionData.getAsync", "b")).toBe(9050);
    expect(await probe.value("sessionData.getAllAsync")).toEqual({ a: "1" });
    await probe.value("sessionData.removeAsync", "a");
    await probe.value("sessionData.clearAsync");
    expect((await outlook.draft()).sessionData).toEqual({});
    await probe.value("internetHeaders.setAsync", { "x-ref": "7", "x-b": "8" });
    expect(await probe.value("internetHeaders.getAsync", ["x-ref", "x-none"])).toEqual({ "x-ref": "7" });
    await probe.value("internetHeaders.removeAsync", ["x-b"]);
    expect((await outlook.draft()).internetHeaders).toEqual({ "x-ref": "7" });
    expect(await probe.value("getInitializationContextAsync")).toBe("");
  });

  test("notifications: shows, replaces, lists, removes", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    const progress = { type: "progressIndicator", message: "Arbejder …" };
    await probe.value("notificationMessages.addAsync", "k", progress);
    expect(await probe.outcome("notificationMessages.addAsync", "k", progress)).toBe(9023);
    await expect(outlook.page.getByText("Arbejder …")).toBeVisible();
    await probe.value("notificationMessages.replaceAsync", "k", { type: "errorMessage", message: "Fejl" });
    expect(await probe.value("notificationMessages.getAllAsync")).toMatchObject([
      { key: "k", type: "errorMessage", message: "Fejl" },
    ]);
    await probe.value("notificationMessages.removeAsync", "k");
    expect(await probe.outcome("notificationMessages.removeAsync", "k")).toBe(9024);
  });

  test("tells the add-in of recipients and attachments that change", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await probe.listen("item", "olkRecipientsChanged");
    await probe.listen("item", "olkAttachmentsChanged");
    await outlook.typeRecipient("cc", "bo@eksempel.dk");
    const id = await probe.value("addFileAttachmentFromBase64Async", base64("x"), "x.txt");
    await outlook.remove("x.txt");
    await expect.poll(async () => (await probe.events()).length).toBe(3);
    expect((await probe.events()).map((event) => event.detail)).toMatchObject([
      { changedRecipientFields: { cc: true, to: false } },
      { attachmentStatus: "added", attachmentDetails: { id, name: "x.txt" } },
      { attachmentStatus: "removed", attachmentDetails: { id } },
    ]);
  });

  test("the theme reaches the pane, at once and when it changes", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { theme: "dark" });
    await probe.listen("mailbox", "officeThemeChanged");
    await expect.poll(async () => (await probe.events()).length).toBe(1);
    await outlook.page.getByRole("button", { name: "Lyst tema" }).click();
    await expect.poll(async () => (await probe.events()).length).toBe(2);
    const colours = (await probe.events()).map((event) => JSON.stringify(event.detail));
    expect(colours[0]).toContain("#292929");
    expect(colours[1]).toContain("#ffffff");
  });

  test("closing: the draft goes to Kladder and takes its pane with it; closeContainer takes the pane alone", async ({
    outlook,
  }) => {
    const probe = await openProbeDraft(outlook, { subject: "Lukkes" });
    await probe.invoke("ui.closeContainer");
    await expect(outlook.page.locator("section.pane")).toHaveCount(0);
    await outlook.openPane(await outlook.servePage(PROBE_PAGE));
    await new ProbePane(await outlook.paneFrame()).invoke("close");
    await expect(outlook.page.locator("section.pane")).toHaveCount(0);
    await outlook.page.getByRole("button", { name: "Kladder" }).click();
    await expect(outlook.page.getByRole("button", { name: /Lukkes/ })).toBeVisible();
  });
});

test.describe("a mail being read", () => {
  const MAIL = {
    from: "KLIK <klik@eksempel.dk>",
    subject: "SV: Ny opgave",
    html: "<p>Tekst</p>",
    attachments: [{ name: "a.txt", text: "abc" }],
  };

  test("gives the mail and its files", async ({ outlook }) => {
    const probe = await openProbeRead(outlook, MAIL);
    expect(await probe.read("mailbox.item.subject")).toBe("SV: Ny opgave");
    expect(await probe.read("mailbox.item.normalizedSubject")).toBe("Ny opgave");
    expect(await probe.read("mailbox.item.from.emailAddress")).toBe("klik@eksempel.dk");
    expect(await probe.value("body.getAsync", "text")).toBe("Tekst");
    const id = await probe.read("mailbox.item.attachments.0.id");
    expect(await probe.value("getAttachmentContentAsync", id)).toMatchObject({ content: base64("abc") });
    expect(await probe.value("getAllInternetHeadersAsync")).toContain("Subject: SV: Ny opgave");
    expect(await probe.customProperties({ set: true })).toEqual({ set: true });
    await probe.value("categories.addAsync", ["Rød"]);
    expect(await probe.value("categories.getAsync")).toMatchObject([{ displayName: "Rød" }]);
    await probe.value("categories.removeAsync", ["Rød"]);
    expect(await probe.value("categories.getAsync")).toEqual([]);
  });

  test("opens new mails, answers, appointments and other mails", async ({ outlook }) => {
    const probe = await openProbeRead(outlook, MAIL);
    await outlook.pin();
    const appointment = {
      subject: "Frist",
      start: new Date("2020-03-18T08:00:00Z"),
      end: new Date("2020-03-18T09:00:00Z"),
    };
    expect(await probe.outcome("displayNewAppointmentFormAsync", appointment)).toBe("succeeded");
    await expect(outlook.page.getByRole("dialog", { name: "Ny aftale" })).toContainText("18. marts 2020 kl. 09.00");
    await expect(outlook.page.getByRole("dialog", { name: "Ny aftale" })).toContainText("Frist");
    await outlook.page.getByRole("button", { name: "Luk", exact: true }).click();
    await probe.value("displayNewMessageFormAsync", { toRecipients: ["bo@eksempel.dk"], subject: "Ny" });
    const opened = await outlook.draft();
    expect([opened.to[0]?.address, opened.subject, opened.text]).toEqual([
      "bo@eksempel.dk",
      "Ny",
      expect.stringContaining("Venlig hilsen"),
    ]);
    await probe.value("displayReplyFormAsync", "<p>Svar</p>");
    const answer = await outlook.draft();
    expect([answer.kind, answer.subject, answer.to[0]?.address]).toEqual([
      "reply",
      "SV: Ny opgave",
      "klik@eksempel.dk",
    ]);
    expect(await probe.outcome("displayMessageFormAsync", "findes-ikke")).toBe(9049);
  });

  test("a pinned pane follows to the next mail, one that is not pinned closes", async ({ outlook }) => {
    const probe = await openProbeRead(outlook, MAIL);
    await probe.listen("mailbox", "olkItemSelectedChanged");
    await outlook.pin();
    await outlook.page.getByRole("button", { name: /Ugens menu/ }).click();
    await expect.poll(() => probe.read("mailbox.item.subject")).toBe("Ugens menu");
    expect((await probe.events()).length).toBe(1);
    await outlook.clearItem();
    await expect.poll(() => probe.read("mailbox.item")).toBe(null);
    await outlook.page.getByRole("button", { name: /Referat fra/ }).click();
    await expect.poll(() => probe.read("mailbox.item.subject")).toBe("Referat fra kontraktmøde");
    await outlook.pin(false);
    await outlook.page.getByRole("button", { name: /Ugens menu/ }).click();
    await expect(outlook.page.locator("section.pane")).toHaveCount(0);
  });
});

test("a pinned pane in a draft comes back in the next one, until it is closed", async ({ outlook, page }) => {
  await openProbeDraft(outlook, { to: ["a@eksempel.dk"] });
  await page.getByRole("button", { name: "Fastgør panelet" }).click();
  await outlook.send();
  await expect(page.locator("section.pane")).toHaveCount(0);
  await page.getByRole("button", { name: "Ny mail" }).click();
  await expect(outlook.pane.getByRole("heading", { name: "Prøvepanel" })).toBeVisible();
  await page.getByRole("button", { name: "Luk panelet" }).click();
  await page.getByRole("button", { name: "Ny mail" }).click();
  await expect(page.locator("section.pane")).toHaveCount(0);
});

test("a language that is chosen starts the pane anew", async ({ outlook, page }) => {
  await outlook.openDraft();
  const displayLanguage = async () =>
    (await outlook.paneFrame()).evaluate(() => globalThis.Office.context.displayLanguage);
  expect(await displayLanguage()).toBe("da-DK");
  await page.getByLabel("Sprog i panelet").selectOption("English");
  await expect.poll(() => page.evaluate(() => window.localOutlook.panes()[0]?.isReady)).toBe(true);
  expect(await displayLanguage()).toBe("en-US");
});

test.describe("settings", () => {
  test("are kept for the mailbox, and each pane has the copy of its start", async ({ outlook }) => {
    const first = await openProbeDraft(outlook);
    const firstDraft = await outlook.draft();
    await outlook.openSecondPane({}, await outlook.servePage(PROBE_PAGE));
    const second = new ProbePane(await outlook.paneFrame());
    await first.invoke("roamingSettings.set", "a", { text: "æøå" });
    await first.value("roamingSettings.saveAsync");
    expect(await outlook.settings()).toEqual({ a: { text: "æøå" } });
    // The second pane started before, so it does not know of it, and its save is the one that stays.
    expect(await second.invoke("roamingSettings.get", "a")).toMatchObject({ status: "succeeded", value: undefined });
    await second.invoke("roamingSettings.set", "b", 2);
    await second.value("roamingSettings.saveAsync");
    expect(await outlook.settings()).toEqual({ b: 2 });
    await outlook.showDraft(firstDraft.id);
    await expect(outlook.pane.getByRole("heading", { name: "Prøvepanel" })).toBeVisible();
    await outlook.reload();
    const later = await openProbeDraft(outlook);
    expect(await later.invoke("roamingSettings.get", "b")).toMatchObject({ value: 2 });
  });

  test("over 32 KB are refused by office.js itself", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await probe.invoke("roamingSettings.set", "long", "x".repeat(33_000));
    expect(await probe.outcome("roamingSettings.saveAsync")).toBe(9019);
    expect(await outlook.settings()).toEqual({});
  });
});

test.describe("bad weather", () => {
  test("fails by name, for so many calls, after so many", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.fail("subject.setAsync", 9042, { times: 1, after: 1 });
    expect(await probe.outcome("subject.setAsync", "1")).toBe("succeeded");
    expect(await probe.outcome("subject.setAsync", "2")).toBe(9042);
    expect(await probe.outcome("subject.setAsync", "3")).toBe("succeeded");
    await outlook.faults.fail("cc.addAsync", 9013);
    expect(await probe.outcome("cc.addAsync", ["a@eksempel.dk"])).toBe(9013);
    expect(await probe.outcome("to.addAsync", ["a@eksempel.dk"])).toBe("succeeded");
    await outlook.faults.fail("loadCustomPropertiesAsync", 9020);
    expect(await probe.outcome("loadCustomPropertiesAsync")).toBe(9020);
    await outlook.faults.clear();
    expect(await probe.outcome("cc.addAsync", ["a@eksempel.dk"])).toBe("succeeded");
    const draft = await outlook.draft();
    expect([draft.subject, draft.cc.length]).toEqual(["3", 1]);
  });

  test("never answers, with the work done or not", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.neverAnswer("subject.setAsync", { times: 1 });
    await outlook.faults.neverAnswer("saveAsync", { times: 1, workIsDone: true });
    await probe.begin("subject.setAsync", "tabt");
    await probe.begin("saveAsync");
    await expect
      .poll(async () => (await outlook.calls()).map((entry) => entry.outcome))
      .toEqual(["never answered", "never answered"]);
    const draft = await outlook.draft();
    expect([draft.subject, draft.isSaved]).toEqual(["", true]);
    expect(await probe.outcome("subject.setAsync", "nu")).toBe("succeeded");
  });

  test("answers late, after the work", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.answerLate("subject.setAsync", 300, { times: 1 });
    const answer = probe.outcome("subject.setAsync", "sent");
    await expect.poll(async () => (await outlook.draft()).subject).toBe("sent");
    expect(await answer).toBe("succeeded");
  });

  test("loses an attachment without a word", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.loseAttachment("Bilag 2.docx");
    await probe.value("addFileAttachmentFromBase64Async", base64("1"), "Bilag 1.docx");
    expect(await probe.outcome("addFileAttachmentFromBase64Async", base64("2"), "Bilag 2.docx")).toBe("succeeded");
    expect(await probe.value("getAttachmentsAsync")).toMatchObject([{ name: "Bilag 1.docx" }]);
  });

  test("a lower permission makes office.js throw, and nothing reaches Outlook", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { permission: "ReadItem" });
    expect(await probe.outcome("subject.setAsync", "nej")).toBe("threw");
    expect(await probe.value("subject.getAsync")).toBe("");
    expect((await outlook.calls()).map((entry) => entry.name)).toEqual(["subject.getAsync"]);
  });

  test("a method can be made to throw", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.throwOn("body.prependAsync", "Sys.ArgumentException: på bestilling");
    expect(await probe.call("body.prependAsync", "x", HTML)).toMatchObject({
      status: "threw",
      message: "Sys.ArgumentException: på bestilling",
    });
    expect(await probe.outcome("subject.setAsync", "ja")).toBe("succeeded");
  });

  test("another item under a call: the call fails and touches neither", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, { subject: "Første" });
    const first = (await outlook.draft()).id;
    await probe.listen("mailbox", "olkItemSelectedChanged");
    await outlook.faults.switchItemOn("subject.setAsync", { times: 1 });
    expect(await probe.outcome("subject.setAsync", "forkert")).toBe(9030);
    const second = await outlook.draft();
    expect([second.id === first, second.subject]).toEqual([false, ""]);
    expect((await outlook.draft(first)).subject).toBe("Første");
    await expect.poll(async () => (await probe.events()).length).toBe(1);
    await probe.value("subject.setAsync", "Anden");
    expect((await outlook.draft()).subject).toBe("Anden");
  });

  test("a fourth simultaneous call is refused, unless the limit is off", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.delay(60);
    const four = ["1", "2", "3", "4"].map((text) => ["subject.setAsync", text] as const);
    const codes = (await probe.callAll(four)).map((result) =>
      result.status === "failed" ? result.code : result.status,
    );
    expect(codes).toEqual(["succeeded", "succeeded", "succeeded", 5100]);
    expect((await outlook.callSummary()).maxInFlight).toBe(4);
    await outlook.page.evaluate(() => window.localOutlook.setBehaviours({ "calls.simultaneous": 0 }));
    expect((await probe.callAll(four)).every((result) => result.status === "succeeded")).toBe(true);
  });

  test("the log counts calls, calls in flight and rounds", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook);
    await outlook.faults.delay(30);
    await probe.callAll([["subject.getAsync"], ["body.getTypeAsync"]]);
    await probe.value("to.addAsync", ["bo@eksempel.dk"]);
    expect(await outlook.callSummary()).toEqual({ total: 3, maxInFlight: 2, depth: 2 });
    expect((await outlook.calls()).map((entry) => entry.name)).toEqual([
      "subject.getAsync",
      "body.getTypeAsync",
      "to.addAsync",
    ]);
    await outlook.clearCalls();
    expect(await outlook.calls()).toEqual([]);
  });
});

test.describe("sending", () => {
  test("writes a mail that another program reads, and the answer comes back", async ({ outlook }) => {
    const probe = await openProbeDraft(outlook, {
      to: ["Leverandøren <leverandoer@eksempel.dk>"],
      cc: ["kopi@eksempel.dk"],
      bcc: ["skjult@eksempel.dk"],
      subject: "Bestilling – ærlig talt",
      body: "<p>Kære leverandør</p>",
    });
    await probe.value("addFileAttachmentFromBase64Async", base64("indhold æ"), "Bilag 1 – æøå.docx");
    await probe.value("internetHeaders.setAsync", { "x-rutebestilling": "1" });
    const file = await outlook.send();
    expect(file).not.toBeNull();
    const mail = await PostalMime.parse(readFileSync(file ?? ""));
    expect(mail.subject).toBe("Bestilling – ærlig talt");
    expect(mail.to).toEqual([{ name: "Leverandøren", address: "leverandoer@eksempel.dk" }]);
    expect(mail.bcc?.[0]?.address).toBe("skjult@eksempel.dk");
    expect(mail.html).toContain("Kære leverandør");
    expect(mail.headers.find((header) => header.key === "x-rutebestilling")?.value).toBe("1");
    expect(mail.attachments[0]?.filename).toBe("Bilag 1 – æøå.docx");
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString()).toBe("indhold æ");
    await expect(outlook.page.locator("section.pane")).toHaveCount(0);

    await outlook.page.getByRole("button", { name: "Sendt post" }).click();
    await outlook.page.getByRole("button", { name: /Bestilling – ærlig talt/ }).click();
    await outlook.page.getByRole("button", { name: "Modtag svar fra leverandøren" }).click();
    await expect(outlook.page.getByRole("heading", { name: "SV: Bestilling – ærlig talt" })).toBeVisible();
    const [answer] = await outlook.mails();
    const sent = (await outlook.mails()).find(
      (entry) => entry.folder === "sent" && entry.subject.startsWith("Bestilling"),
    );
    expect([answer?.from.address, answer?.conversationId]).toEqual(["leverandoer@eksempel.dk", sent?.conversationId]);
  });

  test("refuses a mail without recipients or with one that is no address", async ({ outlook }) => {
    await outlook.openDraft({ pane: false });
    expect(await outlook.send()).toBeNull();
    expect(await outlook.message()).toBe("Mailen kan ikke sendes: Der er ingen modtager.");
    await outlook.typeRecipient("to", "leverandøren");
    await outlook.page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(outlook.page.getByText("»leverandøren« er ikke en mailadresse")).toBeVisible();
    expect((await outlook.draft()).to[0]?.resolved).toBe(false);
  });
});

test.describe("keyboard", () => {
  test("Tab leaves the pane at either end, F6 goes into it", async ({ outlook }) => {
    await openProbeDraft(outlook);
    const goIntoPane = async () => {
      await outlook.page.keyboard.press("F6");
      await expect(outlook.pane.getByRole("button", { name: "Første" })).toBeFocused();
    };
    await goIntoPane();
    await outlook.page.keyboard.press("Tab");
    await expect(outlook.pane.getByRole("button", { name: "Sidste" })).toBeFocused();
    await outlook.page.keyboard.press("Tab");
    await expect(outlook.page.getByLabel("Sprog i panelet")).toBeFocused();
    await goIntoPane();
    await outlook.page.keyboard.press("Shift+Tab");
    await expect(outlook.page.getByRole("button", { name: "Luk panelet" })).toBeFocused();
    await goIntoPane();
    await outlook.page.keyboard.press("Escape");
    await expect(outlook.page.getByRole("textbox", { name: "Mailens tekst" })).toBeFocused();
  });
});

test.describe("the page", () => {
  test("a user writes, attaches, turns to plain text and discards", async ({ outlook, page }) => {
    await outlook.start();
    await page.getByRole("button", { name: "Ny mail" }).click();
    await outlook.typeRecipient("to", "Bo Hansen <bo@eksempel.dk>");
    await outlook.typeIntoBody("Hej Bo", "start");
    await page.getByLabel("Filer, der vedhæftes").setInputFiles({
      name: "note.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("en note"),
    });
    const download = page.waitForEvent("download");
    await page.getByTitle("Hent note.txt").click();
    expect((await download).suggestedFilename()).toBe("note.txt");
    await page.getByRole("button", { name: "Skift til almindelig tekst" }).click();
    const draft = await outlook.draft();
    expect([draft.bodyType, draft.text.startsWith("Hej Bo"), draft.attachments[0]?.size]).toEqual(["text", true, 7]);
    await page.getByRole("button", { name: "Kassér" }).click();
    await expect(page.getByText("Vælg en mail for at læse den")).toBeVisible();
  });

  test("the drawer orders faults and shows the calls", async ({ outlook, page }) => {
    const probe = await openProbeDraft(outlook);
    await page.getByRole("button", { name: "Persona og fejl" }).click();
    await page.getByLabel("Kald", { exact: true }).selectOption("saveAsync");
    await page.getByLabel("Fejlkode").fill("9021");
    await page.getByRole("button", { name: "Bestil fejlen" }).click();
    await expect(page.getByText("saveAsync fejler med 9021, næste gang")).toBeVisible();
    expect(await probe.outcome("saveAsync")).toBe(9021);
    await expect(page.locator(".call", { hasText: "saveAsync" })).toContainText("fejl 9021");
    expect(await probe.outcome("saveAsync")).toBe("succeeded");
  });
});
