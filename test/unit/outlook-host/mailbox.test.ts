/** @jest-environment jsdom */
import { TextEncoder } from "node:util";
import { behave } from "../../outlook-host/behaviours/behaviour-table";
import { base64Size } from "../../outlook-host/mailbox/attachment";
import { prependBody, readBody, setBody } from "../../outlook-host/mailbox/body-calls";
import { MailboxRejection } from "../../outlook-host/mailbox/call-outcome";
import { Mailbox, type MailboxChange } from "../../outlook-host/mailbox/mailbox";
import { createOutgoingMail } from "../../outlook-host/mailbox/outgoing-mail";
import { createRecipient } from "../../outlook-host/mailbox/recipient";

// jsdom has none of its own.
globalThis.TextEncoder ??= TextEncoder as typeof globalThis.TextEncoder;

const owner = { name: "Anna", address: "anna@kk.dk" };
const base64 = (text: string) => Buffer.from(text).toString("base64");
const create = (options: Partial<ConstructorParameters<typeof Mailbox>[0]> = {}) =>
  new Mailbox({ owner, signature: "<p>Hilsen</p>", now: () => 1_584_000_000_000, ...options });

const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof MailboxRejection) return error.reason;
    throw error;
  }
  return "accepted";
};

describe("a new draft", () => {
  test("has an empty line, the signature, and nobody to send it to", () => {
    const draft = create().createDraft();
    expect(draft).toMatchObject({
      kind: "new",
      bodyType: "html",
      subject: "",
      itemId: null,
      isDirty: false,
      from: owner,
    });
    expect(draft.body).toBe('<div><br></div><div id="Signature"><p>Hilsen</p></div>');
    expect(draft.recipients).toEqual({ to: [], cc: [], bcc: [] });
  });

  test("in plain text has the signature as text", () => {
    expect(create().createDraft({ bodyType: "text", body: "Hej" }).body).toBe("Hej\n\nHilsen");
  });
});

describe("an answer", () => {
  const arrange = () => {
    const mailbox = create();
    const mail = mailbox.receive({
      from: "Lise <lise@eksempel.dk>",
      to: ["Anna <ANNA@kk.dk>", "Per <per@eksempel.dk>"],
      cc: ["Kim <kim@eksempel.dk>"],
      subject: "SV: Re: Ruter",
      html: "<p>Spørgsmål</p>",
      attachments: [{ name: "a.txt", text: "æ" }],
    });
    return { mailbox, mail };
  };
  const addresses = (list: readonly { address: string }[]) => list.map((entry) => entry.address);

  test("goes to the sender, keeps the thread and quotes", () => {
    const { mailbox, mail } = arrange();
    const draft = mailbox.createDraft({ kind: "reply" });
    expect(addresses(draft.recipients.to)).toEqual(["lise@eksempel.dk"]);
    expect(draft.subject).toBe("SV: Ruter");
    expect(draft.conversationId).toBe(mail.conversationId);
    expect(draft.inReplyTo).toBe(mail.internetMessageId);
    expect(draft.attachments).toEqual([]);
    expect(draft.body).toMatch(/Hilsen.*id="appendonsend".*Spørgsmål/s);
  });

  test("to all leaves oneself out", () => {
    const draft = arrange().mailbox.createDraft({ kind: "replyAll" });
    expect([addresses(draft.recipients.to), addresses(draft.recipients.cc)]).toEqual([
      ["lise@eksempel.dk", "per@eksempel.dk"],
      ["kim@eksempel.dk"],
    ]);
  });

  test("as a forward has the files and no recipients", () => {
    const draft = arrange().mailbox.createDraft({ kind: "forward" });
    expect([draft.subject, draft.recipients.to, draft.attachments[0]?.name]).toEqual(["VS: Ruter", [], "a.txt"]);
  });

  test("to one's own sent mail goes to those it was sent to", () => {
    const { mailbox } = arrange();
    const sent = mailbox.receive({ folder: "sent", to: ["lev@eksempel.dk"], subject: "Bestilling", html: "" });
    expect(addresses(mailbox.createDraft({ kind: "reply", answers: sent.id }).recipients.to)).toEqual([
      "lev@eksempel.dk",
    ]);
  });
});

describe("the body", () => {
  test("prepending keeps what is there; writing replaces all of it", () => {
    const mailbox = create();
    const { id, body } = mailbox.createDraft({ body: "<p>Brugerens</p>" });
    mailbox.callDraft(id, (draft, conditions) => prependBody(draft, '<p id="a">Vores</p>', "html", conditions));
    expect(mailbox.draft(id).body).toBe(`<p id="x_a">Vores</p>${body}`);
    mailbox.callDraft(id, (draft, conditions) => setBody(draft, "<p>Kun dette</p>", "html", conditions));
    expect(mailbox.callDraft(id, (draft, conditions) => readBody(draft, "text", conditions))).toBe("Kun dette");
  });

  test("a plain-text draft takes no HTML and stays as it was", () => {
    const mailbox = create({ signature: "" });
    const { id } = mailbox.createDraft({ bodyType: "text", body: "Hej" });
    const prepend = (content: string, type: "html" | "text") =>
      mailbox.callDraft(id, (draft, conditions) => prependBody(draft, content, type, conditions));
    expect(reasonOf(() => prepend("<p>x</p>", "html"))).toBe("html in a plain-text draft");
    prepend("A\r\nB\n", "text");
    expect(mailbox.draft(id).body).toBe("A\nB\nHej");
    mailbox.convertBody(id, "html");
    expect(mailbox.draft(id)).toMatchObject({ bodyType: "html", body: "<div>A</div><div>B</div><div>Hej</div>" });
  });
});

describe("attachments", () => {
  test("are measured, numbered, limited and removed", () => {
    const mailbox = create({ limits: { attachments: 2, attachmentBytes: 10 } });
    const { id } = mailbox.createDraft();
    const first = mailbox.addAttachment(id, { name: "a.docx", base64: base64("12345") });
    expect(first).toMatchObject({ size: 5, contentType: expect.stringContaining("wordprocessingml") });
    expect(reasonOf(() => mailbox.addAttachment(id, { name: "b", base64: base64("123456") }))).toBe(
      "attachment too large",
    );
    expect(reasonOf(() => mailbox.addAttachment(id, { name: "b", base64: "%%%%" }))).toBe("not base64");
    mailbox.addAttachment(id, { name: "b", base64: base64("12345") });
    expect(reasonOf(() => mailbox.addAttachment(id, { name: "c", base64: "" }))).toBe("too many attachments");
    mailbox.removeAttachment(id, first.id);
    expect(reasonOf(() => mailbox.removeAttachment(id, first.id))).toBe("no such attachment");
    expect(mailbox.draft(id).attachments.map((attachment) => attachment.name)).toEqual(["b"]);
  });

  test.each([
    ["", 0],
    ["YQ==", 1],
    ["YWI=", 2],
    ["YWJj", 3],
    ["YWJ", null],
    ["data:x;base64,YWJj", null],
  ])("base64 %j holds %p bytes", (text, size) => {
    expect(base64Size(text)).toBe(size);
  });
});

test("changes are announced with what changed; a lost attachment is not", () => {
  const mailbox = create();
  const { id } = mailbox.createDraft();
  const heard: MailboxChange[] = [];
  const stop = mailbox.subscribe((change) => heard.push(change));
  mailbox.addRecipients(id, "cc", [createRecipient("", "a@eksempel.dk")]);
  const { id: attachmentId } = mailbox.addAttachment(id, { name: "a", base64: "" });
  mailbox.loseAttachment(id, attachmentId);
  mailbox.typeBody(id, "x");
  stop();
  mailbox.setSubject(id, "uhørt");
  expect(heard.map((change) => (change.kind === "recipients" ? change.fields.join() : change.kind))).toEqual([
    "cc",
    "attachments",
    "other",
    "other",
  ]);
});

test("saving gives an id that stays, and every change of the mail makes the draft unsaved again", () => {
  const mailbox = create();
  const { id } = mailbox.createDraft();
  const itemId = mailbox.saveDraft(id);
  mailbox.setExtras(id, { customProperties: { a: 1 } });
  mailbox.setDraftData(id, { sessionData: { a: "1" } });
  expect(mailbox.draft(id)).toMatchObject({ itemId, isDirty: false, customProperties: { a: 1 } });
  mailbox.setDraftData(id, { internetHeaders: { "x-a": "1" } });
  expect(mailbox.draft(id).isDirty).toBe(true);
  mailbox.saveDraft(id);
  mailbox.setSubject(id, "ny");
  expect(mailbox.draft(id).isDirty).toBe(true);
  expect(mailbox.saveDraft(id)).toBe(itemId);
});

describe("sending", () => {
  test("needs recipients, and addresses in all fields", () => {
    const mailbox = create();
    const { id } = mailbox.createDraft();
    expect(reasonOf(() => mailbox.checkSendable(id))).toBe("no recipient");
    mailbox.addRecipients(id, "to", [createRecipient("", "a@eksempel.dk")]);
    mailbox.addRecipients(id, "bcc", [createRecipient("", "hvem")]);
    expect(reasonOf(() => mailbox.moveToOutbox(id))).toBe("unresolved recipient");
    expect(mailbox.findDraft(id)).toBeDefined();
  });

  test("goes through the outbox to the sent items, and can be answered", () => {
    const mailbox = create();
    const draft = mailbox.createDraft({
      to: ["Lev <lev@eksempel.dk>"],
      bcc: ["b@eksempel.dk"],
      subject: "Bestilling",
      body: "<p>Hej</p>",
      attachments: [{ name: "a.txt", text: "abc" }],
    });
    const mail = mailbox.moveToOutbox(draft.id);
    expect([mail.folder, mailbox.findDraft(draft.id)]).toEqual(["outbox", undefined]);
    expect(createOutgoingMail(draft, mail)).toMatchObject({
      to: [{ name: "Lev", address: "lev@eksempel.dk" }],
      bcc: [{ name: "", address: "b@eksempel.dk" }],
      html: expect.stringContaining("<p>Hej</p>"),
      text: expect.stringContaining("Hej"),
      attachments: [{ name: "a.txt", base64: base64("abc") }],
    });
    mailbox.markSent(mail.id, "mail.eml");
    const answer = mailbox.receiveReplyTo(mail.id, "Tak <b>");
    expect(answer).toMatchObject({
      folder: "inbox",
      from: { name: "Lev", address: "lev@eksempel.dk" },
      subject: "SV: Bestilling",
      conversationId: mail.conversationId,
      isRead: false,
    });
    expect(answer.html).toContain("<p>Tak &lt;b&gt;</p>");
  });
});

test("new ids at a save are not reported as files that came and went", () => {
  const mailbox = create({ behaviours: behave({ "attachments.ids": "new-at-save" }) });
  const { id } = mailbox.createDraft({ attachments: [{ name: "a.txt", text: "a" }] });
  const before = mailbox.draft(id).attachments[0]?.id;
  const heard: MailboxChange["kind"][] = [];
  mailbox.subscribe(({ kind }) => heard.push(kind));
  mailbox.saveDraft(id);
  expect(mailbox.draft(id).attachments[0]?.id).not.toBe(before);
  expect(heard).toEqual(["other"]);
});

test("what comes to a draft by itself is reported when it comes", () => {
  let now = 0;
  const later: { work: () => void; ms: number }[] = [];
  const mailbox = create({
    behaviours: behave({ "body.prependDelayMs": 500 }),
    now: () => now,
    later: (work, ms) => later.push({ work, ms }),
  });
  const { id } = mailbox.createDraft();
  mailbox.callDraft(id, (draft, conditions) => prependBody(draft, "<p>Sent</p>", "html", conditions));
  const heard: MailboxChange["kind"][] = [];
  mailbox.subscribe(({ kind }) => heard.push(kind));
  expect([later.map(({ ms }) => ms), mailbox.draft(id).body.includes("Sent")]).toEqual([[500], false]);
  now = 500;
  later[0]?.work();
  expect([heard, mailbox.draft(id).body.includes("Sent")]).toEqual([["body"], true]);
});
