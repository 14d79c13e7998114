/** The calls of the mailbox: settings, and forms that open beside the item. */
import { ERROR, HostError } from "./error-codes";
import { type CallHandler, type CallParams, type PaneContext, textListParam, textParam } from "./pane-context";

const textOr = (params: CallParams, name: string): string =>
  typeof params[name] === "string" ? (params[name] as string) : "";

const timeOr = (params: CallParams, name: string): number | null =>
  typeof params[name] === "number" ? (params[name] as number) : null;

function openNewMessage(params: CallParams, context: PaneContext): void {
  if (Array.isArray(params["attachments"]) && params["attachments"].length > 0) {
    throw new HostError(ERROR.operationNotSupported, "the local Outlook does not fetch attachments from the network");
  }
  const htmlBody = textOr(params, "htmlBody");
  context.window.openDraft({
    to: textListParam(params, "toRecipients"),
    cc: textListParam(params, "ccRecipients"),
    bcc: textListParam(params, "bccRecipients"),
    subject: textOr(params, "subject"),
    // A form that brings its own body gets no signature.
    ...(htmlBody === "" ? {} : { body: htmlBody, signature: "" }),
  });
}

function openNewAppointment(params: CallParams, context: PaneContext): void {
  context.window.openAppointment({
    requiredAttendees: textListParam(params, "requiredAttendees"),
    optionalAttendees: textListParam(params, "optionalAttendees"),
    start: timeOr(params, "start"),
    end: timeOr(params, "end"),
    location: textOr(params, "location"),
    subject: textOr(params, "subject"),
    body: textOr(params, "body"),
  });
}

function openMail(params: CallParams, context: PaneContext): void {
  const id = textParam(params, "itemId");
  if (!context.mailbox.findMail(id)) throw new HostError(ERROR.itemNotFound, id);
  context.window.openMail(id);
}

export const MAILBOX_CALLS: Readonly<Record<string, CallHandler>> = {
  "roamingSettings.saveAsync": (params, context) => {
    // The parameters are a list with one object: every key with its JSON text.
    const settings = (params as unknown as readonly unknown[])[0];
    if (typeof settings !== "object" || settings === null) throw new HostError(ERROR.invalidParameterValue, "settings");
    const saving = context.mailbox.behaviours["settings.saving"];
    if (saving === "refused") throw new HostError(ERROR.genericSettingsError, "settings");
    if (saving === "kept") context.settings.replaceAll(settings as Record<string, string>);
  },
  displayNewMessageForm: openNewMessage,
  displayNewMessageFormAsync: openNewMessage,
  displayNewAppointmentForm: openNewAppointment,
  displayNewAppointmentFormAsync: openNewAppointment,
  displayMessageForm: openMail,
  displayMessageFormAsync: openMail,
  logTelemetry: () => undefined,
  logCustomerContentTelemetry: () => undefined,
  trackCtq: () => undefined,
  recordTrace: () => undefined,
  recordDataPoint: () => undefined,
};
