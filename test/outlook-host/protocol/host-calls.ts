/**
 * Every Outlook call that this host answers, by its number on the wire (DispId).
 * Numbers and permissions: office.js 16.01 for Outlook on the web (`@microsoft/office-js` 1.1.110, outlook-web-16.01.js).
 */

/** What a manifest may ask for, weakest first. */
export const PERMISSIONS = ["Restricted", "ReadItem", "ReadWriteItem", "ReadWriteMailbox"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The permission as the initial data carries it (the client maps 2 and 3 the other way round). */
export const PERMISSION_ON_THE_WIRE: Readonly<Record<Permission, number>> = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteItem: 3,
  ReadWriteMailbox: 2,
};

/** Which kind of item a call belongs to: a draft, a mail being read, either, or the mailbox itself. */
type CallScope = "compose" | "read" | "item" | "mailbox";

export interface HostCall {
  readonly dispatchId: number;
  /** The name faults and the call log know it by. Recipients are `recipients.addAsync`, and `to.addAsync` beside it. */
  readonly name: string;
  readonly permission: Permission;
  readonly scope: CallScope;
  /** True for calls that office.js does not wait for: they take no part in the limit of simultaneous calls. */
  readonly unawaited?: true;
}

const call = (
  dispatchId: number,
  name: string,
  permission: Permission,
  scope: CallScope,
  unawaited?: true,
): HostCall => ({ dispatchId, name, permission, scope, ...(unawaited ? { unawaited } : {}) });

export const HOST_CALLS: readonly HostCall[] = [
  call(15, "recipients.getAsync", "ReadItem", "compose"),
  call(21, "recipients.setAsync", "ReadWriteItem", "compose"),
  call(22, "recipients.addAsync", "ReadWriteItem", "compose"),
  call(107, "from.getAsync", "ReadItem", "compose"),
  call(17, "subject.setAsync", "ReadWriteItem", "compose"),
  call(18, "subject.getAsync", "ReadItem", "compose"),
  call(14, "body.getTypeAsync", "ReadItem", "item"),
  call(37, "body.getAsync", "ReadItem", "item"),
  call(38, "body.setAsync", "ReadWriteItem", "compose"),
  call(23, "body.prependAsync", "ReadWriteItem", "compose"),
  call(13, "body.setSelectedDataAsync", "ReadWriteItem", "compose"),
  call(29, "setSelectedDataAsync", "ReadWriteItem", "compose"),
  call(28, "getSelectedDataAsync", "ReadWriteItem", "compose"),
  call(100, "body.appendOnSendAsync", "ReadWriteItem", "compose"),
  call(173, "body.setSignatureAsync", "ReadWriteItem", "compose"),
  call(148, "addFileAttachmentFromBase64Async", "ReadWriteItem", "compose"),
  call(16, "addFileAttachmentAsync", "ReadWriteItem", "compose"),
  call(19, "addItemAttachmentAsync", "ReadWriteItem", "compose"),
  call(20, "removeAttachmentAsync", "ReadWriteItem", "compose"),
  call(149, "getAttachmentsAsync", "ReadItem", "compose"),
  call(150, "getAttachmentContentAsync", "ReadItem", "item"),
  call(32, "saveAsync", "ReadWriteItem", "compose"),
  call(164, "getItemIdAsync", "ReadItem", "compose"),
  call(174, "getComposeTypeAsync", "ReadItem", "compose"),
  call(175, "isClientSignatureEnabledAsync", "ReadItem", "compose"),
  call(176, "disableClientSignatureAsync", "ReadWriteItem", "compose"),
  call(41, "close", "Restricted", "compose", true),
  call(99, "getInitializationContextAsync", "Restricted", "item"),
  call(3, "loadCustomPropertiesAsync", "Restricted", "item"),
  call(4, "customProperties.saveAsync", "ReadItem", "item"),
  call(404, "roamingSettings.saveAsync", "Restricted", "mailbox"),
  call(33, "notificationMessages.addAsync", "ReadItem", "item"),
  call(35, "notificationMessages.replaceAsync", "ReadItem", "item"),
  call(34, "notificationMessages.getAllAsync", "ReadItem", "item"),
  call(36, "notificationMessages.removeAsync", "ReadItem", "item"),
  call(185, "sessionData.setAsync", "ReadWriteItem", "compose"),
  call(186, "sessionData.getAsync", "ReadWriteItem", "compose"),
  call(189, "sessionData.removeAsync", "ReadWriteItem", "compose"),
  call(187, "sessionData.getAllAsync", "ReadWriteItem", "compose"),
  call(188, "sessionData.clearAsync", "ReadWriteItem", "compose"),
  call(152, "internetHeaders.setAsync", "ReadWriteItem", "compose"),
  call(151, "internetHeaders.getAsync", "ReadItem", "compose"),
  call(153, "internetHeaders.removeAsync", "ReadWriteItem", "compose"),
  call(168, "getAllInternetHeadersAsync", "ReadItem", "read"),
  call(157, "categories.getAsync", "ReadItem", "item"),
  call(158, "categories.addAsync", "ReadWriteItem", "item"),
  call(159, "categories.removeAsync", "ReadWriteItem", "item"),
  call(44, "displayNewMessageForm", "ReadItem", "mailbox"),
  call(178, "displayNewMessageFormAsync", "ReadItem", "mailbox"),
  call(7, "displayNewAppointmentForm", "ReadItem", "mailbox"),
  call(177, "displayNewAppointmentFormAsync", "ReadItem", "mailbox"),
  call(8, "displayMessageForm", "ReadItem", "mailbox"),
  call(179, "displayMessageFormAsync", "ReadItem", "mailbox"),
  call(10, "displayReplyForm", "ReadItem", "read"),
  call(183, "displayReplyFormAsync", "ReadItem", "read"),
  call(30, "displayReplyForm", "ReadItem", "read"),
  call(181, "displayReplyFormAsync", "ReadItem", "read"),
  call(11, "displayReplyAllForm", "ReadItem", "read"),
  call(184, "displayReplyAllFormAsync", "ReadItem", "read"),
  call(31, "displayReplyAllForm", "ReadItem", "read"),
  call(182, "displayReplyAllFormAsync", "ReadItem", "read"),
  call(163, "logTelemetry", "Restricted", "mailbox", true),
  call(193, "logCustomerContentTelemetry", "Restricted", "mailbox", true),
  call(400, "trackCtq", "Restricted", "mailbox", true),
  call(401, "recordTrace", "Restricted", "mailbox", true),
  call(402, "recordDataPoint", "Restricted", "mailbox", true),
];

const BY_DISPATCH_ID = new Map(HOST_CALLS.map((entry) => [entry.dispatchId, entry]));

/** @returns the call with that number, or undefined for one that this host was not built to answer. */
export const findHostCall = (dispatchId: number): HostCall | undefined => BY_DISPATCH_ID.get(dispatchId);

/** @returns whether an add-in that was granted `granted` may make a call that needs `needed`. */
export const permits = (granted: Permission, needed: Permission): boolean =>
  PERMISSIONS.indexOf(granted) >= PERMISSIONS.indexOf(needed);

const RECIPIENT_FIELD_NAMES = ["to", "cc", "bcc"];

/**
 * The names under which one call is known: the call's own, and for recipients the field's beside it.
 * @returns the most exact name first: `["to.addAsync", "recipients.addAsync"]`
 */
export function callNames(entry: HostCall, params: unknown): readonly string[] {
  if (!entry.name.startsWith("recipients.") || typeof params !== "object" || params === null) return [entry.name];
  const field = (params as { recipientField?: unknown }).recipientField;
  const fieldName = typeof field === "number" ? RECIPIENT_FIELD_NAMES[field] : undefined;
  return fieldName === undefined ? [entry.name] : [entry.name.replace("recipients", fieldName), entry.name];
}
