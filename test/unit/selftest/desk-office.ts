/**
 * A draft as office.js gives it to an add-in, straight on the local Outlook's call desk: the add-in's own adapters run on
 * the host's own code, without a browser. What office.js does itself (its limits, its forms of arguments and answers)
 * follows outlook-web-16.01.js; that the real one does the same, test/e2e/selftest.spec.ts shows.
 */
import type { CallDesk } from "../../outlook-host/protocol/call-desk";
import { HOST_CALLS } from "../../outlook-host/protocol/host-calls";

type Done = (result: unknown) => void;
type Reply = Readonly<Record<string, unknown>>;

const COERCION = { text: 0, html: 3 } as const;
const LIMITS = { recipients: 100, subject: 255, body: 1_000_000 } as const;
const ATTACHMENT_TYPES = ["file", "item", "cloud"] as const;

const dispatchIdOf = (name: string): number => {
  const found = HOST_CALLS.find((call) => call.name === name);
  if (!found) throw new Error(`no call ${name}`);
  return found.dispatchId;
};

function limit(length: number, most: number): void {
  if (length > most) throw new Error("Sys.ArgumentOutOfRangeException");
}

/** The callback is the last argument, whatever comes before it. */
const doneOf = (args: readonly unknown[]): Done => args.at(-1) as Done;

/** The globals of office.js that the adapters name. */
export const OFFICE_GLOBALS = {
  CoercionType: { Html: "html", Text: "text" },
  MailboxEnums: {},
  EventType: { ItemChanged: "olkItemSelectedChanged", OfficeThemeChanged: "officeThemeChanged" },
};

/**
 * @param stored the settings that the page is told when it opens: names, and values as JSON text
 * @param onAddress is told of each address that is written
 * @returns the item, and the settings, of a pane whose calls that desk takes
 */
export function officeOn(
  desk: CallDesk,
  stored: Readonly<Record<string, string>>,
  onAddress: (address: string) => void,
) {
  const call = (name: string, params: unknown, done: Done, read: (data: unknown) => unknown = (data) => data): void => {
    void desk.take(dispatchIdOf(name), params).then((reply: Reply | null) => {
      if (reply === null) return;
      if (reply["error"] === true) done({ status: "failed", error: { code: reply["errorCode"], message: "refused" } });
      else done({ status: "succeeded", value: read(reply["data"]) });
    });
  };
  const people = (list: readonly { readonly emailAddress?: string; readonly displayName?: string }[]) => {
    limit(list.length, LIMITS.recipients);
    for (const { emailAddress } of list) onAddress(emailAddress ?? "");
    return list.map(({ emailAddress, displayName }) => ({ name: displayName, address: emailAddress }));
  };
  const field = (recipientField: number) => ({
    getAsync: (done: Done) =>
      call("recipients.getAsync", { recipientField }, done, (data) =>
        (data as readonly { name: string; address: string }[]).map(({ name, address }) => ({
          displayName: name,
          emailAddress: address,
        })),
      ),
    addAsync: (list: Parameters<typeof people>[0], done: Done) =>
      call("recipients.addAsync", { recipientField, recipientArray: people(list) }, done),
    setAsync: (list: Parameters<typeof people>[0], done: Done) =>
      call("recipients.setAsync", { recipientField, recipientArray: people(list) }, done),
  });
  const body = (content: string, options: { readonly coercionType: keyof typeof COERCION }) => {
    limit(content.length, LIMITS.body);
    return { data: content, coercionType: COERCION[options.coercionType] };
  };
  const customProperties = (stored: Record<string, unknown>) => ({
    get: (name: string) => stored[name],
    set: (name: string, value: unknown) => {
      stored[name] = value;
    },
    remove: (name: string) => {
      delete stored[name];
    },
    saveAsync: (done: Done) => call("customProperties.saveAsync", { customProperties: { ...stored } }, done),
  });
  const item = {
    itemType: "message",
    to: field(0),
    cc: field(1),
    bcc: field(2),
    subject: {
      getAsync: (done: Done) => call("subject.getAsync", {}, done),
      setAsync: (subject: string, done: Done) => {
        limit(subject.length, LIMITS.subject);
        call("subject.setAsync", { subject }, done);
      },
    },
    body: {
      getTypeAsync: (done: Done) => call("body.getTypeAsync", {}, done),
      getAsync: (type: keyof typeof COERCION, ...rest: readonly unknown[]) =>
        call("body.getAsync", { coercionType: COERCION[type] }, doneOf(rest)),
      setAsync: (content: string, options: Parameters<typeof body>[1], done: Done) =>
        call("body.setAsync", body(content, options), done),
      prependAsync: (content: string, options: Parameters<typeof body>[1], done: Done) =>
        call("body.prependAsync", body(content, options), done),
    },
    getAttachmentsAsync: (done: Done) =>
      call("getAttachmentsAsync", {}, done, (data) =>
        (data as readonly { attachmentType: number }[]).map((file) => ({
          ...file,
          attachmentType: ATTACHMENT_TYPES[file.attachmentType],
        })),
      ),
    addFileAttachmentFromBase64Async: (base64String: string, name: string, ...rest: readonly unknown[]) =>
      call("addFileAttachmentFromBase64Async", { base64String, name, isInline: false }, doneOf(rest)),
    removeAttachmentAsync: (attachmentIndex: string, done: Done) =>
      call("removeAttachmentAsync", { attachmentIndex }, done),
    getAttachmentContentAsync: (id: string, done: Done) => call("getAttachmentContentAsync", { id }, done),
    saveAsync: (done: Done) => call("saveAsync", {}, done),
    getItemIdAsync: (done: Done) => call("getItemIdAsync", {}, done),
    // This call has a reply of its own, and one error code for whatever was wrong.
    loadCustomPropertiesAsync: (done: Done) => {
      void desk.take(dispatchIdOf("loadCustomPropertiesAsync"), {}).then((reply) => {
        if (reply === null) return;
        if (reply["wasSuccessful"] !== true) {
          done({ status: "failed", error: { code: 9020, message: String(reply["errorMessage"]) } });
        } else {
          const stored = JSON.parse(String(reply["customProperties"])) as Record<string, unknown>;
          done({ status: "succeeded", value: customProperties(stored) });
        }
      });
    },
  };
  const settings = new Map<string, unknown>(
    Object.entries(stored).map(([name, text]) => [name, JSON.parse(text) as unknown]),
  );
  const roamingSettings = {
    get: (name: string) => settings.get(name),
    set: (name: string, value: unknown) => void settings.set(name, value),
    remove: (name: string) => void settings.delete(name),
    saveAsync: (done: Done) => {
      const texts = [...settings].map(([name, value]) => [name, JSON.stringify(value)] as const);
      call("roamingSettings.saveAsync", [Object.fromEntries(texts)], done);
    },
  };
  return {
    mailbox: { item } as unknown as Office.Mailbox,
    roamingSettings: roamingSettings as unknown as Office.RoamingSettings,
  };
}
