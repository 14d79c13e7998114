/** The calls of a mail that is being written. */

import { addAttachment, listAttachments, removeAttachment, type ToldAttachment } from "../mailbox/attachment-calls";
import { type BodyMode, prependBody, readBody, setBody } from "../mailbox/body-calls";
import { NO_ANSWER } from "../mailbox/call-outcome";
import { replaceSignature } from "../mailbox/draft-body";
import { saveDraft } from "../mailbox/draft-saving";
import { type Person, RECIPIENT_FIELDS, type RecipientField } from "../mailbox/recipient";
import { addRecipients, readRecipients, setRecipients } from "../mailbox/recipient-calls";
import { setSubject } from "../mailbox/subject-calls";
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

const ATTACHMENT_TYPES = { file: 0, cloud: 2 } as const;

/** An attachment as `getAttachmentsAsync`, events and the initial data carry one. */
export const writeAttachment = ({ id, name, contentType, size, isInline, type }: ToldAttachment) => ({
  id,
  name,
  contentType,
  size,
  isInline,
  attachmentType: ATTACHMENT_TYPES[type],
});

function fieldParam(params: CallParams): RecipientField {
  const field = RECIPIENT_FIELDS[Number(params["recipientField"])];
  if (field === undefined) throw new HostError(ERROR.invalidParameterValue, "recipientField");
  return field;
}

function recipientsParam(params: CallParams): readonly Person[] {
  const list = params["recipientArray"];
  if (!Array.isArray(list)) throw new HostError(ERROR.invalidParameterValue, "recipientArray");
  return list.map(({ name, address }: { name?: unknown; address?: unknown }) => ({
    name: String(name ?? ""),
    address: String(address ?? name ?? ""),
  }));
}

const BODY_MODES: Readonly<Record<string, BodyMode>> = { "0": "full", "1": "own-part" };

/** Newer office.js send it; npm's does not. */
const bodyModeParam = (params: CallParams): BodyMode | null => BODY_MODES[String(params["bodyMode"])] ?? null;

function insertAtCaretOrTop(params: CallParams, context: PaneContext): void {
  const id = draftIdOf(context);
  const data = textParam(params, "data");
  const type = coercionParam(params);
  const content = context.mailbox.renderForBody(id, data, type);
  if (context.window.insertAtCaret(id, content)) return;
  context.mailbox.callDraft(id, (draft, conditions) => prependBody(draft, data, type, conditions));
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
  "recipients.getAsync": (params, context) => {
    const told = context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
      readRecipients(draft, fieldParam(params), conditions),
    );
    return told === NO_ANSWER ? NO_ANSWER : told.map(writePerson);
  },
  "recipients.setAsync": (params, context) =>
    context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
      setRecipients(draft, fieldParam(params), recipientsParam(params), conditions),
    ),
  "recipients.addAsync": (params, context) =>
    context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
      addRecipients(draft, fieldParam(params), recipientsParam(params), conditions),
    ),
  "from.getAsync": (_params, context) => writePerson(context.mailbox.draft(draftIdOf(context)).from),
  "subject.getAsync": (_params, context) => context.mailbox.draft(draftIdOf(context)).subject,
  "subject.setAsync": (params, context) =>
    context.mailbox.callDraft(draftIdOf(context), (draft) => setSubject(draft, textParam(params, "subject"))),

  "body.setAsync": (params, context) =>
    context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
      setBody(draft, textParam(params, "data"), coercionParam(params), conditions, bodyModeParam(params)),
    ),
  "body.prependAsync": (params, context) =>
    context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
      prependBody(draft, textParam(params, "data"), coercionParam(params), conditions),
    ),
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
    const file = {
      name: textParam(params, "name"),
      base64: textParam(params, "base64String"),
      isInline: params["isInline"] === true,
    };
    return context.mailbox.callDraft(draftIdOf(context), (draft, conditions) => addAttachment(draft, file, conditions));
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
    context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
      removeAttachment(draft, textParam(params, "attachmentIndex"), conditions),
    ),
  getAttachmentsAsync: (_params, context) => {
    const told = context.mailbox.callDraft(draftIdOf(context), listAttachments);
    return told === NO_ANSWER ? NO_ANSWER : told.map(writeAttachment);
  },

  saveAsync: (_params, context) => context.mailbox.callDraft(draftIdOf(context), saveDraft),
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

/** `body.getAsync` of a draft. */
export const readDraftBody: CallHandler = (params, context) =>
  context.mailbox.callDraft(draftIdOf(context), (draft, conditions) =>
    readBody(draft, coercionParam(params), conditions, bodyModeParam(params)),
  );
