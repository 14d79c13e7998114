/** The mailbox: drafts that are being written, mails, and what happens to both. No protocol, no page. */
import { type Behaviours, HEALTHY } from "../behaviours/behaviour-table";
import type { Attachment } from "./attachment";
import { checkRoom, takeOutAttachment } from "./attachment-calls";
import { beginDraft, copyDraft, createAttachment, type DraftSpec, type FileSpec, resendMail } from "./begin-draft";
import { convertBody, renderForBody } from "./body-calls";
import {
  type CallOutcome,
  changeDraft,
  changeStore,
  type MailboxConditions,
  type MailboxLimits,
  MailboxRejection,
  type NO_ANSWER,
  OUTLOOK_LIMITS,
} from "./call-outcome";
import { composeDraftBody } from "./draft-body";
import { nextChangeOf, saveDraft, settleDraft } from "./draft-saving";
import { escapeHtml, textToHtml } from "./html-text";
import { type BodyType, type Draft, type ItemExtras, type Mail, normaliseSubject } from "./mail-item";
import {
  mergeRecipients,
  type Person,
  parseRecipients,
  RECIPIENT_FIELDS,
  type Recipient,
  type RecipientField,
} from "./recipient";

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

export interface MailboxOptions {
  readonly owner: Person;
  /** The signature that Outlook puts into new drafts; "" for none. */
  readonly signature?: string;
  readonly behaviours?: Behaviours;
  readonly limits?: MailboxLimits;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Runs work later, for what comes to a draft by itself; without it such a change is seen when the draft is looked at. */
  readonly later?: (work: () => void, ms: number) => void;
}

/** @returns what a call changed, for those who are told */
function describeChanges(before: Draft, after: Draft): readonly MailboxChange[] {
  const draftId = after.id;
  const fields = RECIPIENT_FIELDS.filter((field) => before.recipients[field] !== after.recipients[field]);
  const has = (draft: Draft, { id }: Attachment) => draft.attachments.some((other) => other.id === id);
  // A save gives files new ids in some Outlooks, and changes none of them.
  const isSave = after.store.saves !== before.store.saves;
  const added = isSave ? [] : after.attachments.filter((file) => !has(before, file));
  const removed = isSave ? [] : before.attachments.filter((file) => !has(after, file));
  return [
    ...(fields.length > 0 ? [{ kind: "recipients" as const, draftId, fields }] : []),
    ...added.map((attachment) => ({ kind: "attachments" as const, draftId, status: "added" as const, attachment })),
    ...removed.map((attachment) => ({ kind: "attachments" as const, draftId, status: "removed" as const, attachment })),
    ...(before.body !== after.body || before.bodyType !== after.bodyType ? [{ kind: "body" as const, draftId }] : []),
    { kind: "other" as const },
  ];
}

const NO_EXTRAS: ItemExtras = { customProperties: {}, notifications: [], categories: [] };

export class Mailbox {
  owner: Person;
  signature: string;
  behaviours: Behaviours;
  limits: MailboxLimits;
  #drafts = new Map<string, Draft>();
  #mails = new Map<string, Mail>();
  #counter = 0;
  #version = 0;
  readonly #now: () => number;
  readonly #later: (work: () => void, ms: number) => void;
  readonly #listeners = new Set<(change: MailboxChange) => void>();

  constructor(options: MailboxOptions) {
    this.owner = options.owner;
    this.signature = options.signature ?? "";
    this.behaviours = options.behaviours ?? HEALTHY;
    this.limits = options.limits ?? OUTLOOK_LIMITS;
    this.#now = options.now ?? (() => Date.now());
    this.#later = options.later ?? (() => {});
  }

  /** Grows with each change, so that a view can tell whether it is up to date. */
  get version(): number {
    return this.#version;
  }

  get drafts(): readonly Draft[] {
    return [...this.#drafts.keys()].map((id) => this.draft(id));
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

  /** What calls meet now. */
  get conditions(): MailboxConditions {
    return {
      behaviours: this.behaviours,
      now: this.#now(),
      owner: this.owner,
      limits: this.limits,
      newId: (prefix) => this.#nextId(prefix),
    };
  }

  /** @throws MailboxRejection `no such item` */
  draft(id: string): Draft {
    const draft = this.#drafts.get(id);
    if (!draft) throw new MailboxRejection("no such item", id);
    const settled = settleDraft(draft, this.#now());
    if (settled !== draft) this.#drafts.set(id, settled);
    return settled;
  }

  findDraft(id: string): Draft | undefined {
    return this.#drafts.has(id) ? this.draft(id) : undefined;
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
    const next = changeDraft(this.draft(id), patch);
    this.#drafts.set(id, next);
    this.#announce(change);
    return next;
  }

  /**
   * Carries out a call of an add-in on a draft, and tells of what it changed.
   * @throws MailboxRejection what the call throws
   */
  callDraft<Answer>(
    id: string,
    call: (draft: Draft, conditions: MailboxConditions) => CallOutcome<Answer>,
  ): Answer | typeof NO_ANSWER {
    const before = this.draft(id);
    const { draft: after, answer } = call(before, this.conditions);
    if (after !== before) {
      this.#drafts.set(id, after);
      for (const change of describeChanges(before, after)) this.#announce(change);
      this.#wakeFor(id);
    }
    return answer;
  }

  /** Tells of what comes to a draft by itself, when it comes. */
  #wakeFor(id: string): void {
    const draft = this.#drafts.get(id);
    const at = draft ? nextChangeOf(draft) : null;
    if (at === null) return;
    this.#later(
      () => {
        if (this.#drafts.has(id)) this.draft(id);
        this.#announce({ kind: "body", draftId: id });
      },
      Math.max(0, at - this.#now()),
    );
  }

  /** Begins a draft. @throws MailboxRejection `no such item` for an answer to a mail, or a copy of a draft, that is not there. */
  createDraft(spec: DraftSpec = {}): Draft {
    const draft = this.#beginDraft(spec);
    this.#drafts.set(draft.id, draft);
    this.#announce({ kind: "other" });
    return draft;
  }

  #beginDraft(spec: DraftSpec): Draft {
    const { conditions } = this;
    if (spec.copyOf !== undefined) {
      const source = this.findDraft(spec.copyOf);
      return source ? copyDraft(source, conditions) : resendMail(this.mail(spec.copyOf), conditions);
    }
    const answered = (spec.kind ?? "new") === "new" ? null : this.#answeredMail(spec.answers);
    return beginDraft(spec, answered, this.signature, conditions);
  }

  #answeredMail(id: string | undefined): Mail {
    if (id !== undefined) return this.mail(id);
    const newest = this.mails.find((mail) => mail.folder === "inbox");
    if (!newest) throw new MailboxRejection("no such item", "the inbox is empty");
    return newest;
  }

  discardDraft(id: string): void {
    this.#drafts.delete(id);
    this.#announce({ kind: "other" });
  }

  /** A page of an add-in's begins beside the item: what it asks first is the first again. */
  beginPage(id: string): void {
    const draft = this.#drafts.get(id);
    if (draft) this.#drafts.set(id, changeStore(draft, { propertyLoads: 0 }));
  }

  /** The user saves, or closes, the draft. @returns the id that Exchange would give. */
  saveDraft(id: string): string {
    return String(this.callDraft(id, saveDraft));
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
    return renderForBody(this.draft(id), content, type, this.conditions);
  }

  /** Sets a body that has been put together by an editor, as at its caret. */
  replaceBody(id: string, body: string): void {
    this.#patchDraft(id, { body }, { kind: "body", draftId: id });
  }

  /** Turns the draft into plain text or into HTML, as the user can. */
  convertBody(id: string, bodyType: BodyType): void {
    const { body, store } = convertBody(this.draft(id), bodyType, this.conditions);
    this.#patchDraft(id, { bodyType, body, store }, { kind: "body", draftId: id });
  }

  /**
   * The user attaches a file.
   * @throws MailboxRejection `not base64`, `attachment too large` (all files together), `too many attachments`
   */
  addAttachment(id: string, file: FileSpec): Attachment {
    const draft = this.draft(id);
    const attachment = createAttachment(file, this.conditions);
    checkRoom(draft, attachment.size, this.limits);
    const attachments = [...draft.attachments, attachment];
    this.#patchDraft(id, { attachments }, { kind: "attachments", draftId: id, status: "added", attachment });
    return attachment;
  }

  /** The user takes a file out. @throws MailboxRejection `no such attachment` */
  removeAttachment(id: string, attachmentId: string): void {
    const draft = this.draft(id);
    const attachment = draft.attachments.find((other) => other.id === attachmentId);
    if (!attachment) throw new MailboxRejection("no such attachment", attachmentId);
    const next = takeOutAttachment(draft, attachment, this.#now());
    this.#patchDraft(id, next, { kind: "attachments", draftId: id, status: "removed", attachment });
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
    return this.findDraft(id) ?? this.mail(id);
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
      attachments: (spec.attachments ?? []).map((file) => createAttachment(file, this.conditions)),
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
