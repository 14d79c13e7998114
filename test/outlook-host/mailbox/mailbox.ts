/** The mailbox: drafts that are being written, mails, and what happens to both. No protocol, no page. */
import { type Attachment, base64Size, contentTypeOf, encodeBase64 } from "./attachment";
import { composeDraftBody } from "./draft-body";
import { type HtmlRewriting, OUTLOOK_ON_THE_WEB, rewriteHtml } from "./html-rewrite";
import { escapeHtml, htmlToText, textToHtml } from "./html-text";
import { type BodyType, type Draft, type DraftKind, type ItemExtras, type Mail, normaliseSubject } from "./mail-item";
import {
  createRecipient,
  mergeRecipients,
  type Person,
  parseRecipients,
  RECIPIENT_FIELDS,
  type Recipient,
  type RecipientField,
} from "./recipient";

/** A file for a draft or a mail that is made by hand: exactly one of `text` and `base64`. */
export interface FileSpec {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
  /** A picture in the text, as `cid:` names it. */
  readonly isInline?: boolean;
}

/** How a draft begins. Everything has a default: a new, empty HTML mail. */
export interface DraftSpec {
  readonly kind?: DraftKind;
  readonly bodyType?: BodyType;
  /** Addresses, or `Navn <adresse>`. For an answer they are added to those that the answered mail gives. */
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  /** Replaces the subject that an answer would have. */
  readonly subject?: string;
  /** HTML or plain text, after {@link bodyType}. It stands above the signature. */
  readonly body?: string;
  readonly signature?: string;
  readonly attachments?: readonly FileSpec[];
  /** The mail that is answered or forwarded; without it the newest in the inbox. */
  readonly answers?: string;
  /** The sender's address. */
  readonly from?: string;
}

/** A mail that is put into a folder by hand. */
export interface MailSpec {
  readonly from?: string;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly attachments?: readonly FileSpec[];
  /** Milliseconds since 1970. */
  readonly date?: number;
  readonly folder?: "inbox" | "sent";
  readonly conversationId?: string;
  readonly isRead?: boolean;
}

export interface MailboxLimits {
  /** Files in one mail; 499 in Outlook on the web. */
  readonly attachments: number;
  /** Bytes of all files of one mail; 25 MB in Outlook on the web. */
  readonly attachmentBytes: number;
}

export const OUTLOOK_LIMITS: MailboxLimits = { attachments: 499, attachmentBytes: 25 * 1024 * 1024 };

export type MailboxChange =
  | { readonly kind: "recipients"; readonly draftId: string; readonly fields: readonly RecipientField[] }
  | {
      readonly kind: "attachments";
      readonly draftId: string;
      readonly status: "added" | "removed";
      readonly attachment: Attachment;
    }
  /** The body was written by something else than the user's typing, so an editor must show it anew. */
  | { readonly kind: "body"; readonly draftId: string }
  | { readonly kind: "other" };

export type RejectionReason =
  | "attachment too large"
  | "too many attachments"
  | "not base64"
  | "no such attachment"
  | "html in a plain-text draft"
  | "no such item"
  | "no recipient"
  | "unresolved recipient";

/** The mailbox refuses something that a user or an add-in asked for. */
export class MailboxRejection extends Error {
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason, detail = "") {
    super(detail === "" ? reason : `${reason}: ${detail}`);
    this.name = "MailboxRejection";
    this.reason = reason;
  }
}

export interface MailboxOptions {
  readonly owner: Person;
  /** The signature that Outlook puts into new drafts; "" for none. */
  readonly signature?: string;
  readonly rewriting?: HtmlRewriting;
  readonly limits?: MailboxLimits;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const NO_EXTRAS: ItemExtras = { customProperties: {}, notifications: [], categories: [] };

export class Mailbox {
  owner: Person;
  signature: string;
  rewriting: HtmlRewriting;
  limits: MailboxLimits;
  #drafts = new Map<string, Draft>();
  #mails = new Map<string, Mail>();
  #counter = 0;
  #version = 0;
  readonly #now: () => number;
  readonly #listeners = new Set<(change: MailboxChange) => void>();

  constructor(options: MailboxOptions) {
    this.owner = options.owner;
    this.signature = options.signature ?? "";
    this.rewriting = options.rewriting ?? OUTLOOK_ON_THE_WEB;
    this.limits = options.limits ?? OUTLOOK_LIMITS;
    this.#now = options.now ?? (() => Date.now());
  }

  /** Grows with each change, so that a view can tell whether it is up to date. */
  get version(): number {
    return this.#version;
  }

  get drafts(): readonly Draft[] {
    return [...this.#drafts.values()];
  }

  /** @returns mails, newest first. */
  get mails(): readonly Mail[] {
    return [...this.#mails.values()].sort((a, b) => b.date - a.date);
  }

  /** Calls the listener after each change. @returns how to stop it. */
  subscribe(listener: (change: MailboxChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(change: MailboxChange): void {
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener(change);
  }

  #nextId(prefix: string): string {
    this.#counter += 1;
    return `${prefix}-${this.#counter}`;
  }

  #createAttachment(file: FileSpec, isInline = file.isInline ?? false): Attachment {
    const base64 = file.base64 ?? encodeBase64(file.text ?? "");
    const size = base64Size(base64);
    if (size === null) throw new MailboxRejection("not base64", file.name);
    const contentType = contentTypeOf(file.name);
    return { id: this.#nextId("bilag"), name: file.name, contentType, size, base64, isInline };
  }

  /** @throws MailboxRejection `no such item` */
  draft(id: string): Draft {
    const draft = this.#drafts.get(id);
    if (!draft) throw new MailboxRejection("no such item", id);
    return draft;
  }

  findDraft(id: string): Draft | undefined {
    return this.#drafts.get(id);
  }

  /** @throws MailboxRejection `no such item` */
  mail(id: string): Mail {
    const mail = this.#mails.get(id);
    if (!mail) throw new MailboxRejection("no such item", id);
    return mail;
  }

  findMail(id: string): Mail | undefined {
    return this.#mails.get(id);
  }

  #patchDraft(id: string, patch: Partial<Draft>, change: MailboxChange): Draft {
    const next: Draft = { ...this.draft(id), isDirty: true, ...patch };
    this.#drafts.set(id, next);
    this.#announce(change);
    return next;
  }

  /** Begins a draft. @throws MailboxRejection `no such item` for an answer to a mail that is not there. */
  createDraft(spec: DraftSpec = {}): Draft {
    const kind = spec.kind ?? "new";
    const answered = kind === "new" ? null : this.#answeredMail(spec.answers);
    const bodyType = spec.bodyType ?? "html";
    const own = spec.from ?? this.owner.address;
    const defaults = answered ? this.#answerRecipients(kind, answered, own) : { to: [], cc: [] };
    const typed = (field: RecipientField) => parseRecipients((spec[field] ?? []).join(";"));
    const prefix = kind === "forward" ? "VS: " : "SV: ";
    const draft: Draft = {
      ...NO_EXTRAS,
      id: this.#nextId("kladde"),
      itemId: null,
      kind,
      bodyType,
      from: { name: own === this.owner.address ? this.owner.name : own, address: own },
      recipients: {
        to: mergeRecipients(defaults.to, typed("to")),
        cc: mergeRecipients(defaults.cc, typed("cc")),
        bcc: typed("bcc"),
      },
      subject: spec.subject ?? (answered ? `${prefix}${normaliseSubject(answered.subject)}` : ""),
      body: composeDraftBody({
        bodyType,
        text: spec.body ?? "",
        signature: spec.signature ?? this.signature,
        quoted: answered,
      }),
      attachments: [
        ...(kind === "forward" && answered ? answered.attachments : []),
        ...(spec.attachments ?? []).map((file) => this.#createAttachment(file)),
      ],
      clientSignatureEnabled: (spec.signature ?? this.signature) !== "",
      appendOnSend: "",
      sessionData: {},
      internetHeaders: {},
      conversationId: answered?.conversationId ?? this.#nextId("samtale"),
      inReplyTo: answered?.internetMessageId ?? null,
      isDirty: false,
    };
    this.#drafts.set(draft.id, draft);
    this.#announce({ kind: "other" });
    return draft;
  }

  #answeredMail(id: string | undefined): Mail {
    if (id !== undefined) return this.mail(id);
    const newest = this.mails.find((mail) => mail.folder === "inbox");
    if (!newest) throw new MailboxRejection("no such item", "the inbox is empty");
    return newest;
  }

  #answerRecipients(kind: DraftKind, mail: Mail, own: string) {
    const isOwn = (person: Person) => person.address.toLowerCase() === own.toLowerCase();
    const asRecipients = (people: readonly Person[]) =>
      people.filter((person) => !isOwn(person)).map((person) => createRecipient(person.name, person.address));
    if (kind === "forward") return { to: [], cc: [] };
    // An answer to a mail of one's own goes on to those that it was sent to.
    const to = isOwn(mail.from) ? asRecipients(mail.to) : asRecipients([mail.from]);
    if (kind === "reply") return { to, cc: [] };
    return { to: isOwn(mail.from) ? to : mergeRecipients(to, asRecipients(mail.to)), cc: asRecipients(mail.cc) };
  }

  discardDraft(id: string): void {
    this.#drafts.delete(id);
    this.#announce({ kind: "other" });
  }

  /** @returns the id that Exchange would give. */
  saveDraft(id: string): string {
    const itemId = this.draft(id).itemId ?? `AAMkAD${this.#nextId("lokal").replace(/[^0-9a-z]/g, "")}AAA=`;
    this.#patchDraft(id, { itemId, isDirty: false }, { kind: "other" });
    return itemId;
  }

  setSubject(id: string, subject: string): void {
    this.#patchDraft(id, { subject }, { kind: "other" });
  }

  setRecipients(id: string, field: RecipientField, recipients: readonly Recipient[]): void {
    const current = this.draft(id).recipients;
    const change: MailboxChange = { kind: "recipients", draftId: id, fields: [field] };
    this.#patchDraft(id, { recipients: { ...current, [field]: mergeRecipients([], recipients) } }, change);
  }

  addRecipients(id: string, field: RecipientField, added: readonly Recipient[]): void {
    this.setRecipients(id, field, mergeRecipients(this.draft(id).recipients[field], added));
  }

  /** The body as the user typed it: kept as it is, and no editor is told. */
  typeBody(id: string, body: string): void {
    this.#patchDraft(id, { body }, { kind: "other" });
  }

  /**
   * The text of an add-in in the form that the draft's body takes.
   * @throws MailboxRejection `html in a plain-text draft`
   */
  renderForBody(id: string, content: string, type: BodyType): string {
    const { bodyType } = this.draft(id);
    if (bodyType === "text") {
      if (type === "html") throw new MailboxRejection("html in a plain-text draft");
      return content.replace(/\r\n?/g, "\n");
    }
    return type === "html" ? rewriteHtml(content, this.rewriting) : textToHtml(content);
  }

  /** Replaces the body, signature and thread included. @throws MailboxRejection `html in a plain-text draft` */
  writeBody(id: string, content: string, type: BodyType): void {
    this.#patchDraft(id, { body: this.renderForBody(id, content, type) }, { kind: "body", draftId: id });
  }

  /** Writes at the beginning of the body. @throws MailboxRejection `html in a plain-text draft` */
  prependToBody(id: string, content: string, type: BodyType): void {
    const body = this.renderForBody(id, content, type) + this.draft(id).body;
    this.#patchDraft(id, { body }, { kind: "body", draftId: id });
  }

  /** Sets a body that has been put together by an editor, as at its caret. */
  replaceBody(id: string, body: string): void {
    this.#patchDraft(id, { body }, { kind: "body", draftId: id });
  }

  /** @returns the body: HTML as the inside of the body element. Plain-text drafts give HTML when asked for it, and the reverse. */
  readBody(id: string, type: BodyType): string {
    const { body, bodyType } = this.draft(id);
    if (type === bodyType) return body;
    return type === "text" ? htmlToText(body) : textToHtml(body);
  }

  /** Turns the draft into plain text or into HTML, as the user can. */
  convertBody(id: string, bodyType: BodyType): void {
    const body = this.readBody(id, bodyType);
    this.#patchDraft(id, { bodyType, body }, { kind: "body", draftId: id });
  }

  /**
   * Adds a file.
   * @throws MailboxRejection `not base64`, `attachment too large` (all files together), `too many attachments`
   */
  addAttachment(id: string, file: FileSpec, isInline = file.isInline ?? false): Attachment {
    const draft = this.draft(id);
    const attachment = this.#createAttachment(file, isInline);
    const total = draft.attachments.reduce((sum, other) => sum + other.size, attachment.size);
    if (draft.attachments.length >= this.limits.attachments) throw new MailboxRejection("too many attachments");
    if (total > this.limits.attachmentBytes)
      throw new MailboxRejection("attachment too large", `${total} bytes in all`);
    const attachments = [...draft.attachments, attachment];
    this.#patchDraft(id, { attachments }, { kind: "attachments", draftId: id, status: "added", attachment });
    return attachment;
  }

  /** @throws MailboxRejection `no such attachment` */
  removeAttachment(id: string, attachmentId: string): void {
    const draft = this.draft(id);
    const attachment = draft.attachments.find((other) => other.id === attachmentId);
    if (!attachment) throw new MailboxRejection("no such attachment", attachmentId);
    const attachments = draft.attachments.filter((other) => other !== attachment);
    this.#patchDraft(id, { attachments }, { kind: "attachments", draftId: id, status: "removed", attachment });
  }

  /** Takes a file out without telling anyone, as Outlook on Mac does at times. */
  loseAttachment(id: string, attachmentId: string): void {
    const attachments = this.draft(id).attachments.filter((other) => other.id !== attachmentId);
    this.#patchDraft(id, { attachments }, { kind: "other" });
  }

  /** Sets what an add-in keeps with a draft. What is not part of the mail leaves a saved draft saved. */
  setDraftData(
    id: string,
    patch: Partial<Pick<Draft, "sessionData" | "internetHeaders" | "clientSignatureEnabled" | "appendOnSend" | "from">>,
  ): void {
    const isPartOfMail =
      patch.internetHeaders !== undefined || patch.appendOnSend !== undefined || patch.from !== undefined;
    this.#patchDraft(id, { ...patch, isDirty: isPartOfMail || this.draft(id).isDirty }, { kind: "other" });
  }

  /** Sets what an add-in keeps with a draft or a mail. @throws MailboxRejection `no such item` */
  setExtras(id: string, patch: Partial<ItemExtras>): void {
    if (this.#drafts.has(id)) {
      this.#patchDraft(id, { ...patch, isDirty: this.draft(id).isDirty }, { kind: "other" });
      return;
    }
    this.#mails.set(id, { ...this.mail(id), ...patch });
    this.#announce({ kind: "other" });
  }

  /** @returns what an add-in keeps with a draft or a mail. @throws MailboxRejection `no such item` */
  extras(id: string): ItemExtras {
    return this.#drafts.get(id) ?? this.mail(id);
  }

  /**
   * What Send checks, as Outlook on the web does.
   * @throws MailboxRejection `no recipient`, or `unresolved recipient` with what was typed
   */
  checkSendable(id: string): void {
    const all = RECIPIENT_FIELDS.flatMap((field) => this.draft(id).recipients[field]);
    if (all.length === 0) throw new MailboxRejection("no recipient");
    const unresolved = all.find((recipient) => !recipient.resolved);
    if (unresolved) throw new MailboxRejection("unresolved recipient", unresolved.name);
  }

  /** Moves a draft to the outbox. @throws MailboxRejection what {@link checkSendable} throws */
  moveToOutbox(id: string): Mail {
    this.checkSendable(id);
    const draft = this.draft(id);
    const html = draft.bodyType === "html" ? draft.body + draft.appendOnSend : textToHtml(draft.body);
    const mail: Mail = {
      id: this.#nextId("mail"),
      folder: "outbox",
      from: draft.from,
      to: draft.recipients.to,
      cc: draft.recipients.cc,
      subject: draft.subject,
      html,
      attachments: draft.attachments,
      date: this.#now(),
      isRead: true,
      conversationId: draft.conversationId,
      internetMessageId: `<${this.#nextId("sendt")}@lokal-outlook.eksempel.dk>`,
      emlFile: null,
      customProperties: draft.customProperties,
      notifications: [],
      categories: draft.categories,
    };
    this.#drafts.delete(id);
    this.#mails.set(mail.id, mail);
    this.#announce({ kind: "other" });
    return mail;
  }

  /** The mail left: it goes from the outbox to the sent items. @param emlFile where it was written, or null */
  markSent(id: string, emlFile: string | null): void {
    this.#mails.set(id, { ...this.mail(id), folder: "sent", emlFile });
    this.#announce({ kind: "other" });
  }

  markRead(id: string): void {
    const mail = this.mail(id);
    if (mail.isRead) return;
    this.#mails.set(id, { ...mail, isRead: true });
    this.#announce({ kind: "other" });
  }

  /** Puts a mail into a folder. */
  receive(spec: MailSpec): Mail {
    const person = (typed: string): Person => parseRecipients(typed)[0] ?? { name: typed, address: typed };
    const folder = spec.folder ?? "inbox";
    const defaultTo = folder === "inbox" ? [this.owner] : [];
    const mail: Mail = {
      ...NO_EXTRAS,
      id: this.#nextId("mail"),
      folder,
      from: spec.from === undefined ? this.owner : person(spec.from),
      to: spec.to ? spec.to.map(person) : defaultTo,
      cc: (spec.cc ?? []).map(person),
      subject: spec.subject,
      html: spec.html,
      attachments: (spec.attachments ?? []).map((file) => this.#createAttachment(file)),
      date: spec.date ?? this.#now(),
      isRead: spec.isRead ?? folder === "sent",
      conversationId: spec.conversationId ?? this.#nextId("samtale"),
      internetMessageId: `<${this.#nextId("modtaget")}@eksempel.dk>`,
      emlFile: null,
    };
    this.#mails.set(mail.id, mail);
    this.#announce({ kind: "other" });
    return mail;
  }

  /**
   * An answer from the first recipient of a sent mail arrives in the inbox, in the same thread.
   * @param text plain text, one paragraph for each line
   */
  receiveReplyTo(mailId: string, text: string): Mail {
    const sent = this.mail(mailId);
    const sender = sent.to[0] ?? { name: "Leverandøren", address: "leverandoer@eksempel.dk" };
    const paragraphs = text.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
    return this.receive({
      from: sender.name === sender.address ? sender.address : `${sender.name} <${sender.address}>`,
      subject: `SV: ${normaliseSubject(sent.subject)}`,
      html: composeDraftBody({ bodyType: "html", text: paragraphs.join(""), signature: "", quoted: sent }),
      conversationId: sent.conversationId,
    });
  }
}
