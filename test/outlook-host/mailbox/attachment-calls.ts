/** What add-ins do to a draft's files and read of them. */
import { type Attachment, base64Size, contentTypeOf } from "./attachment";
import { type CallOutcome, changeDraft, changeStore, type MailboxConditions, MailboxRejection } from "./call-outcome";
import type { Draft } from "./mail-item";

/** An attachment as an add-in is told of it. */
export interface ToldAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly isInline: boolean;
  readonly type: "file" | "cloud";
}

export interface ToldContent {
  readonly content: string;
  readonly format: "base64" | "url";
}

/** A file vanishes so long after it was added, where files do. */
const VANISHES_AFTER_MS = 1_000;

function takeName(name: string, { behaviours }: Pick<MailboxConditions, "behaviours">): string {
  switch (behaviours["attachments.names"]) {
    case "kept":
      return name;
    case "nfc":
      return name.normalize("NFC");
    case "nfd":
      return name.normalize("NFD");
    case "ascii":
      return name
        .normalize("NFD")
        .replace(/[æÆ]/g, "ae")
        .replace(/[øØ]/g, "oe")
        .replace(/[^\x20-\x7e]/g, "");
  }
}

/**
 * `addFileAttachmentFromBase64Async`. The answer is the file's id.
 * @throws MailboxRejection `not base64`, `attachment too large` (itself, or all files together), `too many attachments`
 */
export function addAttachment(
  draft: Draft,
  file: { readonly name: string; readonly base64: string; readonly isInline?: boolean },
  conditions: MailboxConditions,
): CallOutcome<string> {
  const { behaviours, limits, now, newId } = conditions;
  const size = base64Size(file.base64);
  if (size === null) throw new MailboxRejection("not base64", file.name);
  const attachment: Attachment = {
    id: newId("bilag"),
    name: takeName(file.name, conditions),
    contentType: contentTypeOf(file.name),
    size,
    base64: file.base64,
    isInline: file.isInline ?? false,
    addedAt: now,
  };
  checkRoom(draft, size, limits);
  const fileLimit = behaviours["attachments.fileLimit"];
  if (fileLimit > 0 && size > fileLimit) throw new MailboxRejection("attachment too large", `${size} bytes`);
  const filesAdded = draft.store.filesAdded + 1;
  const vanishing = behaviours["attachments.vanishing"];
  const vanishes = vanishing === "all" || (vanishing === "every-other" && filesAdded % 2 === 0);
  const vanish = { at: now + VANISHES_AFTER_MS, kind: "vanish" as const, attachmentId: attachment.id };
  const late = vanishes ? [...draft.store.late, vanish] : draft.store.late;
  const attachments = [...draft.attachments, attachment];
  const after = changeStore(changeDraft(draft, { attachments }), { filesAdded, late });
  return { draft: after, answer: tellId(attachment, after, conditions) };
}

/** @throws MailboxRejection `attachment too large`, `too many attachments` */
export function checkRoom(draft: Draft, size: number, limits: MailboxConditions["limits"]): void {
  const total = draft.attachments.reduce((sum, other) => sum + other.size, size);
  if (draft.attachments.length >= limits.attachments) throw new MailboxRejection("too many attachments");
  if (total > limits.attachmentBytes) throw new MailboxRejection("attachment too large", `${total} bytes in all`);
}

/** The id that an add-in is given: the file's own, or its position among the files. */
function tellId(attachment: Attachment, draft: Draft, { behaviours }: Pick<MailboxConditions, "behaviours">): string {
  return behaviours["attachments.ids"] === "index" ? String(draft.attachments.indexOf(attachment)) : attachment.id;
}

function findAttachment(draft: Draft, id: string, conditions: Pick<MailboxConditions, "behaviours">) {
  return draft.attachments.find((attachment) => tellId(attachment, draft, conditions) === id);
}

/** A draft without a file of its own id. It is remembered, for lists that still give it. */
export function takeOutAttachment(draft: Draft, attachment: Attachment, at: number): Draft {
  const index = draft.attachments.indexOf(attachment);
  const attachments = draft.attachments.filter((other) => other !== attachment);
  return changeStore(changeDraft(draft, { attachments }), {
    removed: [...draft.store.removed, { attachment, index, at }],
  });
}

/** `removeAttachmentAsync`. @throws MailboxRejection `no such attachment` */
export function removeAttachment(draft: Draft, id: string, conditions: MailboxConditions): CallOutcome<undefined> {
  const attachment = findAttachment(draft, id, conditions);
  if (!attachment) throw new MailboxRejection("no such attachment", id);
  if (conditions.behaviours["attachments.removal"] === "pretended") return { draft, answer: undefined };
  return { draft: takeOutAttachment(draft, attachment, conditions.now), answer: undefined };
}

/** The size that is told of a file. */
function tellSize({ size, base64 }: Attachment, { behaviours }: Pick<MailboxConditions, "behaviours">): number {
  const counted = { bytes: size, base64: base64.length, zero: 0 }[behaviours["attachments.size"]];
  return counted + behaviours["attachments.sizeOverhead"];
}

/** An attachment as events, lists and mails being read tell of it. */
export const tellAttachment = (
  attachment: Attachment,
  conditions: Pick<MailboxConditions, "behaviours">,
  id = attachment.id,
): ToldAttachment => ({
  id,
  name: attachment.name,
  contentType: attachment.contentType,
  size: tellSize(attachment, conditions),
  isInline: attachment.isInline,
  type: attachment.cloudUrl === undefined ? "file" : "cloud",
});

/** `getAttachmentsAsync`. */
export function listAttachments(draft: Draft, conditions: MailboxConditions): CallOutcome<readonly ToldAttachment[]> {
  const { behaviours, now } = conditions;
  const listed = draft.attachments
    .filter((attachment) => (attachment.addedAt ?? 0) + behaviours["attachments.addedLateMs"] <= now)
    .filter((attachment) => attachment.cloudUrl === undefined || behaviours["attachments.cloudList"] === "listed")
    .map((attachment) => tellAttachment(attachment, conditions, tellId(attachment, draft, conditions)));
  for (const { attachment, index, at } of draft.store.removed) {
    if (now < at + behaviours["attachments.removedLingersMs"]) {
      listed.splice(index, 0, tellAttachment(attachment, conditions));
    }
  }
  return { draft, answer: listed };
}

/** `getAttachmentContentAsync`. @throws MailboxRejection `unknown attachment id`, `attachment content unreadable` */
export function readAttachment(draft: Draft, id: string, conditions: MailboxConditions): CallOutcome<ToldContent> {
  const attachment = findAttachment(draft, id, conditions);
  if (!attachment) throw new MailboxRejection("unknown attachment id", id);
  return { draft, answer: tellContent(attachment, conditions) };
}

/** @throws MailboxRejection `attachment content unreadable` */
export function tellContent(
  attachment: Attachment,
  { behaviours }: Pick<MailboxConditions, "behaviours">,
): ToldContent {
  if (attachment.cloudUrl !== undefined) {
    if (behaviours["attachments.cloudContent"] === "url") return { content: attachment.cloudUrl, format: "url" };
    throw new MailboxRejection("attachment content unreadable", attachment.name);
  }
  const how = behaviours["attachments.content"];
  if (how === "unreadable") throw new MailboxRejection("attachment content unreadable", attachment.name);
  return { content: how === "empty" ? "" : attachment.base64, format: "base64" };
}
