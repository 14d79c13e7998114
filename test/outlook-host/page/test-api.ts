/** What a test may do to the local Outlook that a user's mouse cannot, or not as fast: `window.localOutlook`. JSON in, JSON out. */

import type { BehaviourPatch } from "../behaviours/behaviour-table";
import type { Attachment } from "../mailbox/attachment";
import type { DraftSpec } from "../mailbox/begin-draft";
import { htmlToText } from "../mailbox/html-text";
import type { Draft, Mail } from "../mailbox/mail-item";
import type { MailSpec } from "../mailbox/mailbox";
import { createRecipient, parseRecipients, type Recipient, type RecipientField } from "../mailbox/recipient";
import type { CallSummary, LoggedCall } from "../protocol/call-log";
import { summariseCalls } from "../protocol/call-log";
import type { Fault } from "../protocol/faults";
import type { Permission } from "../protocol/host-calls";
import type { OutlookHost, PaneView, Theme } from "./outlook-host";

/** A draft as it stands in the mailbox, which is not always what an add-in was told. */
export interface DraftSnapshot {
  readonly id: string;
  readonly kind: Draft["kind"];
  readonly bodyType: Draft["bodyType"];
  readonly to: readonly Recipient[];
  readonly cc: readonly Recipient[];
  readonly bcc: readonly Recipient[];
  readonly subject: string;
  /** The inside of the HTML body; of a plain-text draft "". */
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly (Attachment & { readonly sha256: string })[];
  /** Whether it was ever saved, and nothing changed since. */
  readonly isSaved: boolean;
  readonly itemId: string | null;
  readonly customProperties: Draft["customProperties"];
  readonly sessionData: Draft["sessionData"];
  readonly internetHeaders: Draft["internetHeaders"];
  readonly notifications: Draft["notifications"];
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function sha256OfBase64(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

async function takeSnapshot(draft: Draft): Promise<DraftSnapshot> {
  const hashes = await Promise.all(draft.attachments.map((attachment) => sha256OfBase64(attachment.base64)));
  return {
    id: draft.id,
    kind: draft.kind,
    bodyType: draft.bodyType,
    to: draft.recipients.to,
    cc: draft.recipients.cc,
    bcc: draft.recipients.bcc,
    subject: draft.subject,
    html: draft.bodyType === "html" ? draft.body : "",
    text: draft.bodyType === "html" ? htmlToText(draft.body) : draft.body,
    attachments: draft.attachments.map((attachment, index) => ({ ...attachment, sha256: hashes[index] ?? "" })),
    isSaved: draft.itemId !== null && !draft.isDirty,
    itemId: draft.itemId,
    customProperties: draft.customProperties,
    sessionData: draft.sessionData,
    internetHeaders: draft.internetHeaders,
    notifications: draft.notifications,
  };
}

/** Makes the object that tests reach as `window.localOutlook`. */
export function createTestApi(host: OutlookHost) {
  const activeDraft = (): Draft => {
    const { activeDraftId } = host.view;
    if (activeDraftId === null) throw new Error("no draft is open");
    return host.mailbox.draft(activeDraftId);
  };
  const visiblePane = (): PaneView => {
    const pane = host.visiblePane;
    if (pane === null) throw new Error("no pane is open beside the item");
    return pane;
  };
  return {
    openDraft: (spec: DraftSpec): string => host.openDraft(spec).id,
    showDraft: (draftId: string): void => host.showDraft(draftId),
    closeDraft: (draftId: string): void => host.closeDraft(draftId),
    discardDraft: (draftId: string): void => host.discardDraft(draftId),
    receiveMail: (spec: MailSpec): string => host.mailbox.receive(spec).id,
    receiveReplyTo: (mailId: string, text: string): string => host.mailbox.receiveReplyTo(mailId, text).id,
    openMail: (mailId: string): void => host.selectMail(mailId),
    openPane: (url?: string): string => host.openPane(url).id,
    closePane: (paneId: string): void => host.closePane(paneId),
    setPinned: (paneId: string, isPinned: boolean): void => host.setPinned(paneId, isPinned),
    panes: (): readonly PaneView[] => host.view.panes,
    visiblePaneId: (): string | null => host.visiblePane?.id ?? null,
    activeDraftId: (): string | null => host.view.activeDraftId,

    draft: (draftId?: string): Promise<DraftSnapshot> =>
      takeSnapshot(draftId === undefined ? activeDraft() : host.mailbox.draft(draftId)),
    draftIds: (): readonly string[] => host.mailbox.drafts.map((draft) => draft.id),
    mails: (): readonly Mail[] => host.mailbox.mails,
    setSubject: (subject: string): void => host.mailbox.setSubject(activeDraft().id, subject),
    setRecipients: (field: RecipientField, typed: readonly string[]): void =>
      host.mailbox.setRecipients(activeDraft().id, field, typed.flatMap(parseRecipients)),
    addRecipient: (field: RecipientField, address: string, name = ""): void =>
      host.mailbox.addRecipients(activeDraft().id, field, [createRecipient(name, address)]),
    setBody: (body: string): void => host.mailbox.replaceBody(activeDraft().id, body),
    addAttachment: (name: string, base64: string): string =>
      host.mailbox.addAttachment(activeDraft().id, { name, base64 }).id,
    removeAttachment: (attachmentId: string): void => host.mailbox.removeAttachment(activeDraft().id, attachmentId),

    armFault: (fault: Fault): void => host.faults.arm(fault),
    armedFaults: (): readonly Fault[] => host.faults.armed,
    setLatency: (ms: number): void => {
      host.faults.latencyMs = ms;
    },
    loseAttachment: (name: string): void => host.faults.loseAttachment(name),
    clearFaults: (): void => host.faults.clear(),
    setPermission: (permission: Permission): void => host.setPermission(permission),
    setBehaviours: (patch: BehaviourPatch): void => host.setBehaviours({ ...host.mailbox.behaviours, ...patch }),
    setTheme: (theme: Theme): void => host.setTheme(theme),
    switchItem: (spec?: DraftSpec): string => host.switchItem(visiblePane().id, spec),
    clearItem: (): void => host.clearItem(visiblePane().id),
    clickNotification: (key: string): void => host.clickNotification(visiblePane().id, key),
    notifyPane: (action: number): void => host.notifyPane(visiblePane().id, action),

    calls: (): readonly LoggedCall[] => host.log.calls,
    callSummary: (): CallSummary => summariseCalls(host.log.calls),
    clearCalls: (): void => host.log.clear(),
    rejections: (): readonly string[] => host.rejections,
    settings: (): Record<string, unknown> =>
      Object.fromEntries(Object.entries(host.settings.read()).map(([key, text]) => [key, JSON.parse(text) as unknown])),
    setSettings: (settings: Readonly<Record<string, unknown>>): void =>
      host.settings.replaceAll(
        Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)])),
      ),
    message: (): string | null => host.view.message,
    appointment: () => host.view.appointment,
    send: (): Promise<string | null> => host.send(activeDraft().id),
  };
}

type LocalOutlookApi = ReturnType<typeof createTestApi>;

declare global {
  interface Window {
    localOutlook: LocalOutlookApi;
  }
}
