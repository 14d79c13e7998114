/** The calls of a mail that is being written. */

import type { Attachment } from "../mailbox/attachment";
import { replaceSignature } from "../mailbox/draft-body";
import { writeBodyDocument } from "../mailbox/html-rewrite";
import { createRecipient, RECIPIENT_FIELDS, type Recipient, type RecipientField } from "../mailbox/recipient";
import { ERROR, HostError } from "./error-codes";
import {
  type CallHandler,
  type CallParams,
  coercionParam,
  draftIdOf,
  type PaneContext,
  recordParam,
  textListParam,
  textParam,
} from "./pane-context";

const RECIPIENT_TYPE_EXTERNAL = 3;

/** A person as `getAsync` and the initial data carry one. */
export const writePerson = ({ name, address }: { name: string; address: string }) => ({
  name,
  address,
  recipientType: RECIPIENT_TYPE_EXTERNAL,
  appointmentResponse: 0,
});

/** An attachment as `getAttachmentsAsync`, events and the initial data carry one. */
export const writeAttachment = ({ id, name, contentType, size, isInline }: Attachment) => ({
  id,
  name,
  contentType,
  size,
  isInline,
  attachmentType: 0,
});

function fieldParam(params: CallParams): RecipientField {
  const field = RECIPIENT_FIELDS[Number(params["recipientField"])];
  if (field === undefined) throw new HostError(ERROR.invalidParameterValue, "recipientField");
  return field;
}

function recipientsParam(params: CallParams): readonly Recipient[] {
  const list = params["recipientArray"];
  if (!Array.isArray(list)) throw new HostError(ERROR.invalidParameterValue, "recipientArray");
  return list.map((entry: { name?: unknown; address?: unknown }) =>
    createRecipient(String(entry.name ?? ""), String(entry.address ?? entry.name ?? "")),
  );
}

function insertAtCaretOrTop(params: CallParams, context: PaneContext): void {
  const id = draftIdOf(context);
  const data = textParam(params, "data");
  const type = coercionParam(params);
  const content = context.mailbox.renderForBody(id, data, type);
  if (!context.window.insertAtCaret(id, content)) context.mailbox.prependToBody(id, data, type);
}

const COMPOSE_TYPES = { new: "newMail", reply: "reply", replyAll: "reply", forward: "forward" } as const;
const SESSION_DATA_LIMIT = 50_000;

function setSessionData(context: PaneContext, data: Readonly<Record<string, string>>): void {
  if (JSON.stringify(data).length > SESSION_DATA_LIMIT) {
    throw new HostError(ERROR.sessionObjectMaxLengthExceeded, "session data");
  }
  context.mailbox.setDraftData(draftIdOf(context), { sessionData: data });
}

const without = (record: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

export const COMPOSE_CALLS: Readonly<Record<string, CallHandler>> = {
  // Outlook tells add-ins of the resolved recipients only; what the user typed and it could not resolve stays hidden.
  "recipients.getAsync": (params, context) =>
    context.mailbox
      .draft(draftIdOf(context))
      .recipients[fieldParam(params)].filter((recipient) => recipient.resolved)
      .map(writePerson),
  "recipients.setAsync": (params, context) =>
    context.mailbox.setRecipients(draftIdOf(context), fieldParam(params), recipientsParam(params)),
  "recipients.addAsync": (params, context) =>
    context.mailbox.addRecipients(draftIdOf(context), fieldParam(params), recipientsParam(params)),
  "from.getAsync": (_params, context) => writePerson(context.mailbox.draft(draftIdOf(context)).from),
  "subject.getAsync": (_params, context) => context.mailbox.draft(draftIdOf(context)).subject,
  "subject.setAsync": (params, context) =>
    context.mailbox.setSubject(draftIdOf(context), textParam(params, "subject").replace(/[\r\n]+/g, " ")),

  "body.setAsync": (params, context) =>
    context.mailbox.writeBody(draftIdOf(context), textParam(params, "data"), coercionParam(params)),
  "body.prependAsync": (params, context) =>
    context.mailbox.prependToBody(draftIdOf(context), textParam(params, "data"), coercionParam(params)),
  "body.setSelectedDataAsync": insertAtCaretOrTop,
  setSelectedDataAsync: insertAtCaretOrTop,
  getSelectedDataAsync: (params, context) => context.window.selection(draftIdOf(context), coercionParam(params)),
  "body.appendOnSendAsync": (params, context) => {
    const id = draftIdOf(context);
    const appendOnSend = context.mailbox.renderForBody(id, textParam(params, "appendTxt"), coercionParam(params));
    context.mailbox.setDraftData(id, { appendOnSend });
  },
  "body.setSignatureAsync": (params, context) => {
    const id = draftIdOf(context);
    const content = context.mailbox.renderForBody(id, textParam(params, "data"), coercionParam(params));
    const { body, bodyType } = context.mailbox.draft(id);
    const signed = bodyType === "html" ? replaceSignature(body, content) : `${body}\n\n${content}`;
    context.mailbox.replaceBody(id, signed);
  },

  addFileAttachmentFromBase64Async: (params, context) => {
    const file = { name: textParam(params, "name"), base64: textParam(params, "base64String") };
    return context.mailbox.addAttachment(draftIdOf(context), file, params["isInline"] === true).id;
  },
  // Exchange fetches the address itself. This host reaches no network, so it answers as Exchange does for what it cannot reach.
  addFileAttachmentAsync: () => {
    throw new HostError(
      ERROR.attachmentResourceNotFound,
      "the local Outlook does not fetch attachments from the network",
    );
  },
  addItemAttachmentAsync: () => {
    throw new HostError(ERROR.operationNotSupported, "items cannot be attached in the local Outlook");
  },
  removeAttachmentAsync: (params, context) =>
    context.mailbox.removeAttachment(draftIdOf(context), textParam(params, "attachmentIndex")),
  getAttachmentsAsync: (_params, context) => context.mailbox.draft(draftIdOf(context)).attachments.map(writeAttachment),

  saveAsync: (_params, context) => context.mailbox.saveDraft(draftIdOf(context)),
  getItemIdAsync: (_params, context) => {
    const { itemId } = context.mailbox.draft(draftIdOf(context));
    if (itemId === null) throw new HostError(ERROR.itemNotSaved, "the draft was never saved");
    return itemId;
  },
  getComposeTypeAsync: (_params, context) => {
    const { kind, bodyType } = context.mailbox.draft(draftIdOf(context));
    return { composeType: COMPOSE_TYPES[kind], coercionType: bodyType };
  },
  isClientSignatureEnabledAsync: (_params, context) => context.mailbox.draft(draftIdOf(context)).clientSignatureEnabled,
  disableClientSignatureAsync: (_params, context) =>
    context.mailbox.setDraftData(draftIdOf(context), { clientSignatureEnabled: false }),
  close: (_params, context) => context.window.closeDraft(draftIdOf(context)),

  "sessionData.setAsync": (params, context) => {
    const { sessionData } = context.mailbox.draft(draftIdOf(context));
    setSessionData(context, { ...sessionData, [textParam(params, "name")]: textParam(params, "value") });
  },
  "sessionData.getAsync": (params, context) => {
    const value = context.mailbox.draft(draftIdOf(context)).sessionData[textParam(params, "name")];
    if (value === undefined) throw new HostError(ERROR.keyNotFound, textParam(params, "name"));
    return value;
  },
  "sessionData.getAllAsync": (_params, context) => context.mailbox.draft(draftIdOf(context)).sessionData,
  "sessionData.removeAsync": (params, context) =>
    setSessionData(
      context,
      without(context.mailbox.draft(draftIdOf(context)).sessionData, [textParam(params, "name")]),
    ),
  "sessionData.clearAsync": (_params, context) => setSessionData(context, {}),

  "internetHeaders.setAsync": (params, context) => {
    const id = draftIdOf(context);
    const added = Object.entries(recordParam(params, "internetHeaderNameValuePairs")).map(
      ([name, value]) => [name, String(value)] as const,
    );
    const internetHeaders = { ...context.mailbox.draft(id).internetHeaders, ...Object.fromEntries(added) };
    context.mailbox.setDraftData(id, { internetHeaders });
  },
  "internetHeaders.getAsync": (params, context) => {
    const names = textListParam(params, "internetHeaderKeys");
    const headers = Object.entries(context.mailbox.draft(draftIdOf(context)).internetHeaders);
    return Object.fromEntries(headers.filter(([name]) => names.includes(name)));
  },
  "internetHeaders.removeAsync": (params, context) => {
    const id = draftIdOf(context);
    const names = textListParam(params, "internetHeaderKeys");
    context.mailbox.setDraftData(id, { internetHeaders: without(context.mailbox.draft(id).internetHeaders, names) });
  },
};

/** `body.getAsync` of a draft. HTML is the whole document, as Outlook gives it. */
export function readDraftBody(params: CallParams, context: PaneContext): string {
  const type = coercionParam(params);
  const content = context.mailbox.readBody(draftIdOf(context), type);
  return type === "html" ? writeBodyDocument(content) : content;
}
