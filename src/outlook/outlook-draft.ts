import {
  type BodyType,
  type Draft,
  type DraftAccess,
  type DraftAttachment,
  DraftError,
  type Recipient,
  type RecipientField,
} from "../app/ports/draft";
import { ANSWER_WITHIN, callOutlook, PER_CHARACTER_MS } from "./call-outlook";
import type { CallQueue } from "./call-queue";
import type { OutlookItem } from "./outlook-item";

/** Recipients that one call may carry (Office.Recipients.addAsync). */
const RECIPIENTS_PER_CALL = 100;

/** Our key among the item's custom properties. */
const MEMORY_KEY = "rutebestilling";

/** The draft in front of the pane, through Office.js. */
export class OutlookDraftAccess implements DraftAccess {
  #opened: { readonly generation: number; readonly draft: Draft } | null = null;

  constructor(
    private readonly item: OutlookItem,
    private readonly queue: CallQueue,
  ) {}

  openDraft(): Draft | null {
    if (!this.item.isDraft()) return null;
    const { generation } = this.item;
    // One object a draft: what is remembered of it is kept by that object.
    if (this.#opened?.generation !== generation) {
      this.#opened = { generation, draft: new OutlookDraft(this.item, generation, this.queue) };
    }
    return this.#opened.draft;
  }
}

class OutlookDraft implements Draft {
  #properties: Promise<Office.CustomProperties> | null = null;
  #loadedProperties: Office.CustomProperties | null = null;

  constructor(
    private readonly item: OutlookItem,
    private readonly generation: number,
    private readonly queue: CallQueue,
  ) {}

  async readBodyType(): Promise<BodyType> {
    const type = await this.#call<Office.CoercionType | string>("readBodyType", "read", (item, done) =>
      item.body.getTypeAsync(done as (result: Office.AsyncResult<Office.CoercionType>) => void),
    );
    return String(type).toLowerCase() === "text" ? "text" : "html";
  }

  async readRecipients(field: RecipientField): Promise<Recipient[]> {
    const found = await this.#call<Office.EmailAddressDetails[]>("readRecipients", "read", (item, done) =>
      item[field].getAsync(done),
    );
    return found.map(({ emailAddress, displayName }) => ({ address: emailAddress, name: displayName || emailAddress }));
  }

  async addRecipients(field: RecipientField, recipients: readonly Recipient[]): Promise<void> {
    for (const part of inParts(recipients, RECIPIENTS_PER_CALL)) {
      await this.#call<void>("addRecipients", "write", (item, done) => item[field].addAsync(part, done));
    }
  }

  async replaceRecipients(field: RecipientField, recipients: readonly Recipient[]): Promise<void> {
    const [first = [], ...rest] = inParts(recipients, RECIPIENTS_PER_CALL);
    await this.#call<void>("replaceRecipients", "write", (item, done) => item[field].setAsync(first, done));
    for (const part of rest) {
      await this.#call<void>("replaceRecipients", "write", (item, done) => item[field].addAsync(part, done));
    }
  }

  async readSubject(): Promise<string> {
    return (await this.#call<string>("readSubject", "read", (item, done) => item.subject.getAsync(done))) ?? "";
  }

  writeSubject(subject: string): Promise<void> {
    return this.#call<void>("writeSubject", "write", (item, done) => item.subject.setAsync(subject, done));
  }

  async readBody(type: BodyType): Promise<string> {
    return (
      (await this.#call<string>("readBody", "read", (item, done) => item.body.getAsync(coercion(type), done))) ?? ""
    );
  }

  prependBody(content: string, type: BodyType): Promise<void> {
    // Without a coercion type Office.js writes html as text.
    return this.#call<void>("prependBody", "write", (item, done) =>
      item.body.prependAsync(content, { coercionType: coercion(type) }, done),
    );
  }

  replaceBody(content: string, type: BodyType): Promise<void> {
    return this.#call<void>("replaceBody", "write", (item, done) =>
      item.body.setAsync(content, { coercionType: coercion(type) }, done),
    );
  }

  async listAttachments(): Promise<DraftAttachment[]> {
    const found = await this.#call<Office.AttachmentDetailsCompose[]>("listAttachments", "read", (item, done) =>
      item.getAttachmentsAsync(done),
    );
    return found.map(({ id, name, size, isInline }) => ({
      id,
      name: name ?? "",
      size: size ?? 0,
      isInline: isInline ?? false,
    }));
  }

  addAttachment(name: string, base64: string): Promise<string> {
    return this.#call<string>(
      "addAttachment",
      "attachment",
      (item, done) => item.addFileAttachmentFromBase64Async(base64, name, { isInline: false }, done),
      { alone: true, longer: base64.length * PER_CHARACTER_MS },
    );
  }

  removeAttachment(id: string): Promise<void> {
    return this.#call<void>("removeAttachment", "write", (item, done) => item.removeAttachmentAsync(id, done), {
      alone: true,
    });
  }

  async readAttachment(id: string): Promise<string | null> {
    const found = await this.#call<Office.AttachmentContent>("readAttachment", "read", (item, done) =>
      item.getAttachmentContentAsync(id, done),
    );
    return found && String(found.format).toLowerCase() === "base64" ? found.content : null;
  }

  async save(): Promise<void> {
    await this.#call<string>("save", "save", (item, done) => item.saveAsync(done));
  }

  async readMemory(): Promise<string | null> {
    const memory: unknown = (await this.#loadProperties("readMemory")).get(MEMORY_KEY);
    return typeof memory === "string" ? memory : null;
  }

  async writeMemory(memory: string | null): Promise<void> {
    // Without a pause where they are there already: what is asked for after this must not come before it.
    const properties = this.#loadedProperties ?? (await this.#loadProperties("writeMemory"));
    if (memory === null) properties.remove(MEMORY_KEY);
    else properties.set(MEMORY_KEY, memory);
    await this.#call<void>("writeMemory", "memory", (_item, done) => properties.saveAsync(done));
  }

  #loadProperties(operation: "readMemory" | "writeMemory"): Promise<Office.CustomProperties> {
    this.#properties ??= this.#call<Office.CustomProperties>(operation, "memory", (item, done) =>
      item.loadCustomPropertiesAsync(done),
    ).then(
      (properties) => {
        this.#loadedProperties = properties;
        return properties;
      },
      (error) => {
        // A refusal may pass; what was not answered once is not waited for again.
        if (!(error instanceof DraftError && error.kind === "timeout")) this.#properties = null;
        throw error;
      },
    );
    return this.#properties;
  }

  #call<T>(
    operation: string,
    kind: keyof typeof ANSWER_WITHIN,
    start: (item: Office.MessageCompose, done: (result: Office.AsyncResult<T>) => void) => void,
    { alone = false, longer = 0 } = {},
  ): Promise<T> {
    const { queue } = this;
    const current = () => this.item.draft(operation, this.generation);
    return callOutlook<T>(
      { queue, operation, within: ANSWER_WITHIN[kind] + longer, alone, check: () => void current() },
      (done) => start(current(), done),
    ).then(
      (value) => {
        // An answer that comes after the pane has moved on is an answer about the wrong mail.
        if (this.generation !== this.item.generation) {
          throw new DraftError(operation, "item-changed", null, "The pane moved to another item meanwhile");
        }
        return value;
      },
      (error) => {
        // Outlook's refusal comes before its event, which office.js holds back until it knows the new item: until then
        // every further call would be carried out on that item.
        const isNews = error instanceof DraftError && error.kind === "item-changed";
        if (isNews && this.generation === this.item.generation) this.item.moved();
        throw error;
      },
    );
  }
}

function coercion(type: BodyType): Office.CoercionType {
  return type === "html" ? Office.CoercionType.Html : Office.CoercionType.Text;
}

function inParts(recipients: readonly Recipient[], size: number): Office.EmailUser[][] {
  const users = recipients.map(({ address, name }) => ({ displayName: name.slice(0, 255), emailAddress: address }));
  const parts: Office.EmailUser[][] = [];
  for (let start = 0; start < users.length; start += size) parts.push(users.slice(start, start + size));
  return parts;
}
