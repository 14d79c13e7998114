/** The calls that both a draft and a mail being read answer, and those of a mail alone. */

import { readAttachment, tellContent } from "../mailbox/attachment-calls";
import type { DraftSpec } from "../mailbox/begin-draft";
import { writeBodyDocument } from "../mailbox/body-calls";
import { htmlToText } from "../mailbox/html-text";
import type { Notification } from "../mailbox/mail-item";
import { loadProperties, saveProperties } from "../mailbox/property-calls";
import { formatPerson } from "../mailbox/recipient";
import { readDraftBody } from "./compose-calls";
import { ERROR, HostError } from "./error-codes";
import {
  type CallHandler,
  type CallParams,
  coercionParam,
  itemIdOf,
  mailIdOf,
  type PaneContext,
  recordParam,
  textListParam,
  textParam,
} from "./pane-context";

const NOTIFICATION_TYPES = ["informationalMessage", "progressIndicator", "errorMessage", "insightMessage"] as const;
const NOTIFICATIONS_PER_ITEM = 5;

function notificationParam(params: CallParams): Notification {
  const type = NOTIFICATION_TYPES[Number(params["type"])];
  if (type === undefined) throw new HostError(ERROR.invalidParameterValue, "type");
  return {
    key: textParam(params, "key"),
    type,
    message: textParam(params, "message"),
    icon: typeof params["icon"] === "string" ? params["icon"] : undefined,
    persistent: typeof params["persistent"] === "boolean" ? params["persistent"] : undefined,
    actions: Array.isArray(params["actions"]) ? params["actions"] : undefined,
  };
}

const notificationsOf = (context: PaneContext) => context.mailbox.extras(itemIdOf(context)).notifications;

const setNotifications = (context: PaneContext, notifications: readonly Notification[]) =>
  context.mailbox.setExtras(itemIdOf(context), { notifications });

const readBody: CallHandler = (params, context) => {
  if (context.item?.kind !== "mail") return readDraftBody(params, context);
  const { html } = context.mailbox.mail(context.item.id);
  return coercionParam(params) === "html" ? writeBodyDocument(html, context.mailbox) : htmlToText(html);
};

const readContent: CallHandler = (params, { mailbox, item }) => {
  const id = textParam(params, "id");
  if (item?.kind === "draft") {
    return mailbox.callDraft(item.id, (draft, conditions) => readAttachment(draft, id, conditions));
  }
  const attachment = item && mailbox.mail(item.id).attachments.find((other) => other.id === id);
  if (!attachment) throw new HostError(ERROR.invalidAttachmentId, id);
  return tellContent(attachment, mailbox);
};

function openAnswer(kind: "reply" | "replyAll"): CallHandler {
  return (params, context) => {
    const body = typeof params["htmlBody"] === "string" ? params["htmlBody"] : "";
    if (Array.isArray(params["attachments"]) && params["attachments"].length > 0) {
      throw new HostError(ERROR.operationNotSupported, "the local Outlook does not fetch attachments from the network");
    }
    const spec: DraftSpec = { kind, answers: mailIdOf(context), ...(body === "" ? {} : { body }) };
    context.window.openDraft(spec);
  };
}

const HEADER_DATE = (date: number) => new Date(date).toUTCString().replace("GMT", "+0000");

export const ITEM_CALLS: Readonly<Record<string, CallHandler>> = {
  "body.getAsync": readBody,
  "body.getTypeAsync": (_params, { mailbox, item }) =>
    item?.kind === "draft" ? mailbox.draft(item.id).bodyType : "html",
  getAttachmentContentAsync: readContent,
  getInitializationContextAsync: () => "",
  // Answered in the method's own form, {@link writeReply}: the properties go as one JSON text.
  loadCustomPropertiesAsync: (_params, context) =>
    context.item?.kind === "draft"
      ? context.mailbox.callDraft(context.item.id, loadProperties)
      : context.mailbox.extras(itemIdOf(context)).customProperties,
  "customProperties.saveAsync": (params, context) => {
    const properties = recordParam(params, "customProperties");
    if (context.item?.kind === "draft") {
      return context.mailbox.callDraft(context.item.id, (draft, conditions) =>
        saveProperties(draft, properties, conditions),
      );
    }
    return context.mailbox.setExtras(itemIdOf(context), { customProperties: properties });
  },

  "notificationMessages.addAsync": (params, context) => {
    const added = notificationParam(params);
    const current = notificationsOf(context);
    if (current.some((other) => other.key === added.key)) {
      throw new HostError(ERROR.duplicateNotificationKey, added.key);
    }
    if (current.length >= NOTIFICATIONS_PER_ITEM) throw new HostError(ERROR.numberOfNotificationsExceeded, added.key);
    setNotifications(context, [...current, added]);
  },
  // Replaces the one with that key, or adds it where there is none.
  "notificationMessages.replaceAsync": (params, context) => {
    const next = notificationParam(params);
    const others = notificationsOf(context).filter((other) => other.key !== next.key);
    if (others.length >= NOTIFICATIONS_PER_ITEM) throw new HostError(ERROR.numberOfNotificationsExceeded, next.key);
    setNotifications(context, [...others, next]);
  },
  "notificationMessages.getAllAsync": (_params, context) => notificationsOf(context),
  "notificationMessages.removeAsync": (params, context) => {
    const key = textParam(params, "key");
    const current = notificationsOf(context);
    if (!current.some((other) => other.key === key)) throw new HostError(ERROR.notificationKeyNotFound, key);
    const remaining = current.filter((other) => other.key !== key);
    setNotifications(context, remaining);
  },

  "categories.getAsync": (_params, context) =>
    context.mailbox.extras(itemIdOf(context)).categories.map((displayName) => ({ displayName, color: "Preset0" })),
  // Outlook on the web does not offer categories while a mail is written.
  "categories.addAsync": (params, context) => {
    const id = mailIdOf(context);
    const categories = new Set([...context.mailbox.extras(id).categories, ...textListParam(params, "categories")]);
    context.mailbox.setExtras(id, { categories: [...categories] });
  },
  "categories.removeAsync": (params, context) => {
    const id = mailIdOf(context);
    const removed = textListParam(params, "categories");
    const categories = context.mailbox.extras(id).categories.filter((name) => !removed.includes(name));
    context.mailbox.setExtras(id, { categories });
  },

  getAllInternetHeadersAsync: (_params, context) => {
    const mail = context.mailbox.mail(mailIdOf(context));
    return [
      `From: ${formatPerson(mail.from)}`,
      `To: ${mail.to.map(formatPerson).join(", ")}`,
      `Subject: ${mail.subject}`,
      `Date: ${HEADER_DATE(mail.date)}`,
      `Message-ID: ${mail.internetMessageId}`,
      "",
    ].join("\r\n");
  },
  displayReplyForm: openAnswer("reply"),
  displayReplyFormAsync: openAnswer("reply"),
  displayReplyAllForm: openAnswer("replyAll"),
  displayReplyAllFormAsync: openAnswer("replyAll"),
};
