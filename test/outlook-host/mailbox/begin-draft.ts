/** How a draft begins: new, as an answer to a mail or a forward of it, or as a copy of another draft. */
import { type Attachment, base64Size, contentTypeOf, encodeBase64 } from "./attachment";
import { type MailboxConditions, MailboxRejection } from "./call-outcome";
import { composeDraftBody } from "./draft-body";
import { rewriteHtml } from "./html-rewrite";
import { wrapText } from "./html-text";
import { type BodyType, type Draft, type DraftKind, type DraftStore, type Mail, normaliseSubject } from "./mail-item";
import { inheritProperties } from "./property-calls";
import { createRecipient, mergeRecipients, type Person, parseRecipients, type RecipientField } from "./recipient";

/** A file for a draft or a mail that is made by hand: at most one of `text`, `base64` and `cloudUrl`. */
export interface FileSpec {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
  /** A picture in the text, as `cid:` names it. */
  readonly isInline?: boolean;
  /** A file in the cloud, of which the mail holds the address. */
  readonly cloudUrl?: string;
}

/** How a draft begins. Everything has a default: a new, empty HTML mail. */
export interface DraftSpec {
  readonly kind?: DraftKind;
  readonly bodyType?: BodyType;
  /** Addresses, `Navn <adresse>`, or `Navn <>` for a contact list. For an answer they are added to those that the answered mail gives. */
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
  /** The draft that this one is a copy of, or the sent mail that is resent; nothing else of the spec is looked at. */
  readonly copyOf?: string;
  /** The sender's address. */
  readonly from?: string;
}

type Conditions = Pick<MailboxConditions, "behaviours" | "owner" | "newId">;

const storeOf = (body: string, properties: DraftStore["savedProperties"]): DraftStore => ({
  savedBody: body,
  writtenBody: body,
  savedProperties: properties,
  late: [],
  removed: [],
  bodyReads: 0,
  propertyLoads: 0,
  filesAdded: 0,
  saves: 0,
});

/** @throws MailboxRejection `not base64` */
export function createAttachment(file: FileSpec, { newId }: Pick<MailboxConditions, "newId">): Attachment {
  const base64 = file.base64 ?? encodeBase64(file.text ?? "");
  const size = base64Size(base64);
  if (size === null) throw new MailboxRejection("not base64", file.name);
  return {
    id: newId("bilag"),
    name: file.name,
    contentType: contentTypeOf(file.name),
    size,
    base64,
    isInline: file.isInline ?? false,
    ...(file.cloudUrl === undefined ? {} : { cloudUrl: file.cloudUrl }),
  };
}

function answerRecipients(kind: DraftKind, mail: Mail, own: string) {
  const isOwn = (person: Person) => person.address.toLowerCase() === own.toLowerCase();
  const asRecipients = (people: readonly Person[]) =>
    people.filter((person) => !isOwn(person)).map((person) => createRecipient(person.name, person.address));
  if (kind === "forward") return { to: [], cc: [] };
  // An answer to a mail of one's own goes on to those that it was sent to.
  const to = isOwn(mail.from) ? asRecipients(mail.to) : asRecipients([mail.from]);
  if (kind === "reply") return { to, cc: [] };
  return { to: isOwn(mail.from) ? to : mergeRecipients(to, asRecipients(mail.to)), cc: asRecipients(mail.cc) };
}

/** The subject that a reply or a forward begins with; "" for a new mail. */
function subjectOfAnswer(kind: DraftSpec["kind"], answered: Mail | null): string {
  if (!answered) return "";
  return `${kind === "forward" ? "VS: " : "SV: "}${normaliseSubject(answered.subject)}`;
}

/** The body that a draft begins with, in the words of the editor that will keep it. */
function settleIntoEditor(body: string, bodyType: BodyType, { behaviours }: Conditions): string {
  if (bodyType === "text") return wrapText(body, behaviours["body.plainTextWrap"]);
  if (behaviours["body.engine"] === "web") return body;
  // Outlook's own marks are its own: no editor renames those that it put there itself.
  return rewriteHtml(body, { ...behaviours, "body.ids": "keep" });
}

/**
 * @param answered the mail that is answered or forwarded; null for a new one
 * @param defaultSignature what Outlook puts into new drafts; "" for none
 */
export function beginDraft(
  spec: DraftSpec,
  answered: Mail | null,
  defaultSignature: string,
  conditions: Conditions,
): Draft {
  const { behaviours, owner, newId } = conditions;
  const kind = spec.kind ?? "new";
  const bodyType = spec.bodyType ?? "html";
  const own = spec.from ?? owner.address;
  const signature = spec.signature ?? defaultSignature;
  const defaults = answered ? answerRecipients(kind, answered, own) : { to: [], cc: [] };
  const typed = (field: RecipientField) => parseRecipients((spec[field] ?? []).join(";"));
  const composed = composeDraftBody({ bodyType, text: spec.body ?? "", signature, quoted: answered });
  const body = settleIntoEditor(composed, bodyType, conditions);
  const customProperties = answered ? inheritProperties(kind, answered.customProperties, { behaviours }) : {};
  return {
    id: newId("kladde"),
    itemId: null,
    kind,
    bodyType,
    from: { name: own === owner.address ? owner.name : own, address: own },
    recipients: {
      to: mergeRecipients(defaults.to, typed("to")),
      cc: mergeRecipients(defaults.cc, typed("cc")),
      bcc: typed("bcc"),
    },
    subject: spec.subject ?? subjectOfAnswer(kind, answered),
    body,
    attachments: [
      ...(kind === "forward" ? (answered?.attachments ?? []) : []),
      ...(spec.attachments ?? []).map((file) => createAttachment(file, conditions)),
    ],
    clientSignatureEnabled: signature !== "",
    appendOnSend: "",
    sessionData: {},
    internetHeaders: {},
    conversationId: answered?.conversationId ?? newId("samtale"),
    inReplyTo: answered?.internetMessageId ?? null,
    isDirty: false,
    customProperties,
    notifications: [],
    categories: [],
    store: storeOf(body, customProperties),
  };
}

/** A copy of a draft, as the user makes one of a mail that is to be written again. */
export function copyDraft(source: Draft, conditions: Conditions): Draft {
  const customProperties = inheritProperties("new", source.customProperties, conditions);
  return {
    ...source,
    id: conditions.newId("kladde"),
    itemId: null,
    attachments: source.attachments.map(({ addedAt: _addedAt, ...file }) => ({
      ...file,
      id: conditions.newId("bilag"),
    })),
    notifications: [],
    sessionData: {},
    conversationId: conditions.newId("samtale"),
    isDirty: false,
    customProperties,
    store: storeOf(source.body, customProperties),
  };
}

/** A sent mail as a draft again: "send igen". */
export function resendMail(mail: Mail, conditions: Conditions): Draft {
  const begun = beginDraft({ subject: mail.subject, signature: "" }, null, "", conditions);
  const customProperties = inheritProperties("new", mail.customProperties, conditions);
  const asRecipients = (people: readonly Person[]) => people.map(({ name, address }) => createRecipient(name, address));
  return {
    ...begun,
    recipients: { to: asRecipients(mail.to), cc: asRecipients(mail.cc), bcc: [] },
    body: mail.html,
    attachments: mail.attachments.map(({ addedAt: _addedAt, ...file }) => ({ ...file, id: conditions.newId("bilag") })),
    customProperties,
    store: storeOf(mail.html, customProperties),
  };
}
