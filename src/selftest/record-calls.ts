import type { Draft, RecipientField } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import { SettingsError } from "../app/ports/settings";
import type { BodyReads, TrialSettings } from "./bench";
import type { CallName } from "./observations";
import { isMissingCall } from "./probe";

/** A call that was not answered so often is not made again: the time goes to the other probes. */
const SILENT_AFTER = 2;

/** What became of the calls: which are missing, and which are never answered. */
export class CallRecord {
  readonly #missing = new Set<CallName>();
  readonly #answered = new Set<CallName>();
  readonly #unanswered = new Map<CallName, number>();

  /** Calls that this Outlook does not have. */
  get missing(): readonly CallName[] {
    return [...this.#missing].sort();
  }

  /** Calls that were asked and never answered. */
  get unanswered(): readonly CallName[] {
    return [...this.#unanswered.keys()].filter((name) => !this.#answered.has(name)).sort();
  }

  /** Makes a call and notes what became of it. */
  async make<T>(operation: string, names: readonly CallName[], call: () => Promise<T>): Promise<T> {
    const isSilent = names.some(
      (name) => !this.#answered.has(name) && (this.#unanswered.get(name) ?? 0) >= SILENT_AFTER,
    );
    if (isSilent) throw new OutlookError(operation, "timeout", null, "Not asked again: it was never answered");
    try {
      const value = await call();
      for (const name of names) this.#answered.add(name);
      return value;
    } catch (error) {
      // Of a method that makes two calls it is the first that failed, unless that has been answered before.
      const name = names.find((each) => !this.#answered.has(each)) ?? names[0];
      const refusal = error instanceof SettingsError ? error.cause : error;
      if (refusal instanceof OutlookError && name) this.#note(name, refusal);
      throw refusal instanceof OutlookError ? refusal : error;
    }
  }

  #note(name: CallName, error: OutlookError): void {
    if (isMissingCall(error)) this.#missing.add(name);
    else if (error.kind === "timeout") this.#unanswered.set(name, (this.#unanswered.get(name) ?? 0) + 1);
    else if (error.kind === "refused") this.#answered.add(name);
  }
}

/** The draft, each of whose calls is noted. */
export function recordDraft(draft: Draft, record: CallRecord, reads: BodyReads): Draft {
  const make = <T>(operation: keyof Draft, names: readonly CallName[], call: () => Promise<T>) =>
    record.make(operation, names, call);
  const field = (name: RecipientField, method: "getAsync" | "addAsync" | "setAsync"): readonly CallName[] => [
    `${name}.${method}`,
  ];
  return {
    readBodyType: () => make("readBodyType", ["body.getTypeAsync"], () => draft.readBodyType()),
    readRecipients: (to) => make("readRecipients", field(to, "getAsync"), () => draft.readRecipients(to)),
    addRecipients: (to, people) => make("addRecipients", field(to, "addAsync"), () => draft.addRecipients(to, people)),
    replaceRecipients: (to, people) =>
      make("replaceRecipients", field(to, "setAsync"), () => draft.replaceRecipients(to, people)),
    readSubject: () => make("readSubject", ["subject.getAsync"], () => draft.readSubject()),
    writeSubject: (subject) => make("writeSubject", ["subject.setAsync"], () => draft.writeSubject(subject)),
    readBody: (type) =>
      make("readBody", ["body.getAsync"], () => {
        reads.count += 1;
        return draft.readBody(type);
      }),
    prependBody: (content, type) => make("prependBody", ["body.prependAsync"], () => draft.prependBody(content, type)),
    replaceBody: (content, type) => make("replaceBody", ["body.setAsync"], () => draft.replaceBody(content, type)),
    listAttachments: () => make("listAttachments", ["getAttachmentsAsync"], () => draft.listAttachments()),
    addAttachment: (name, base64) =>
      make("addAttachment", ["addFileAttachmentFromBase64Async"], () => draft.addAttachment(name, base64)),
    removeAttachment: (id) => make("removeAttachment", ["removeAttachmentAsync"], () => draft.removeAttachment(id)),
    readAttachment: (id) => make("readAttachment", ["getAttachmentContentAsync"], () => draft.readAttachment(id)),
    save: () => make("save", ["saveAsync"], () => draft.save()),
    readItemId: () => make("readItemId", ["getItemIdAsync"], () => draft.readItemId()),
    readMemory: () => make("readMemory", ["loadCustomPropertiesAsync"], () => draft.readMemory()),
    writeMemory: (memory) =>
      make("writeMemory", ["loadCustomPropertiesAsync", "customProperties.saveAsync"], () => draft.writeMemory(memory)),
  };
}

/** The settings, whose only call is noted; they reject with what Outlook answered. */
export function recordSettings(settings: TrialSettings, record: CallRecord): TrialSettings {
  const make = <T>(call: () => Promise<T>) => record.make("saveSettings", ["roamingSettings.saveAsync"], call);
  return {
    read: () => settings.read(),
    save: (value) => make(() => settings.save(value)),
    forget: () => make(() => settings.forget()),
  };
}
