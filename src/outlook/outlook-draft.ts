import type { BodyType, Draft, DraftAccess, DraftAttachment, Recipient, RecipientField } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import { attachmentsOf, contentOf, fieldsOf, recipientsOf, textOf, unclear } from "./answers";
import { ANSWER_WITHIN, callOutlook, PER_CHARACTER_MS } from "./call-outlook";
import type { CallQueue } from "./call-queue";
import type { OutlookItem } from "./outlook-item";

/** Recipients that one call may carry (Office.Recipients.addAsync). */
const RECIPIENTS_PER_CALL = 100;

/** Our key among the item's custom properties. */
export const MEMORY_KEY = "rutebestilling";

/** The item has no id before it was saved. */
const ITEM_NOT_SAVED = 9046;

/** The draft in front of the pane, through Office.js. */
export class OutlookDraftAccess implements DraftAccess {
  #opened: { readonly generation: number; readonly draft: Draft } | null = null;
  readonly #item: OutlookItem;
  readonly #queue: CallQueue;

  constructor(item: OutlookItem, queue: CallQueue) {
    this.#item = item;
    this.#queue = queue;
  }

  openDraft(): Draft | null {
    if (!this.#item.isDraft()) return null;
    const { generation } = this.#item;
    // One object a draft: what is remembered of it is kept by that object.
    if (this.#opened?.generation !== generation) {
      this.#opened = { generation, draft: new OutlookDraft(this.#item, generation, this.#queue) };
    }
    return this.#opened.draft;
  }
}

/** Outlook's answers come as they come: each is looked at before it is believed. */
class OutlookDraft implements Draft {
  #properties: Office.CustomProperties | null = null;
  readonly #item: OutlookItem;
  readonly #generation: number;
  readonly #queue: CallQueue;

  constructor(item: OutlookItem, generation: number, queue: CallQueue) {
    this.#item = item;
    this.#generation = generation;
    this.#queue = queue;
  }

  async readBodyType(): Promise<BodyType> {
    const type = await this.#call("readBodyType", "read", (item, done) => item.body.getTypeAsync(done));
    const name = String(type).toLowerCase();
    if (name !== "text" && name !== "html") throw unclear("readBodyType");
    return name;
  }

  async readRecipients(field: RecipientField): Promise<Recipient[]> {
    const found = await this.#call("readRecipients", "read", (item, done) => item[field].getAsync(done));
    return recipientsOf("readRecipients", found);
  }

  async addRecipients(field: RecipientField, recipients: readonly Recipient[]): Promise<void> {
    for (let start = 0; start < recipients.length; start += RECIPIENTS_PER_CALL) {
      const part = recipients.slice(start, start + RECIPIENTS_PER_CALL).map(asEmailUser);
      await this.#call("addRecipients", "write", (item, done) => item[field].addAsync(part, done));
    }
  }

  async replaceRecipients(field: RecipientField, recipients: readonly Recipient[]): Promise<void> {
    const all = recipients.map(asEmailUser);
    await this.#call("replaceRecipients", "write", (item, done) => item[field].setAsync(all, done));
  }

  async readSubject(): Promise<string> {
    return textOf("readSubject", await this.#call("readSubject", "read", (item, done) => item.subject.getAsync(done)));
  }

  async writeSubject(subject: string): Promise<void> {
    await this.#call("writeSubject", "write", (item, done) => item.subject.setAsync(subject, done));
  }

  async readBody(type: BodyType): Promise<string> {
    const body = await this.#call("readBody", "read", (item, done) =>
      item.body.getAsync(coercion(type), wholeBody(), done),
    );
    return textOf("readBody", body);
  }

  async prependBody(content: string, type: BodyType): Promise<void> {
    // Without a coercion type Office.js writes html as text.
    await this.#call("prependBody", "write", (item, done) =>
      item.body.prependAsync(content, { coercionType: coercion(type) }, done),
    );
  }

  async replaceBody(content: string, type: BodyType): Promise<void> {
    await this.#call("replaceBody", "write", (item, done) =>
      item.body.setAsync(content, { coercionType: coercion(type), ...wholeBody() }, done),
    );
  }

  async listAttachments(): Promise<DraftAttachment[]> {
    const found = await this.#call("listAttachments", "read", (item, done) => item.getAttachmentsAsync(done));
    return attachmentsOf("listAttachments", found);
  }

  async addAttachment(name: string, base64: string): Promise<string> {
    const id = await this.#call(
      "addAttachment",
      "attachment",
      (item, done) => item.addFileAttachmentFromBase64Async(base64, name, { isInline: false }, done),
      { alone: true, longer: base64.length * PER_CHARACTER_MS },
    );
    return textOf("addAttachment", id);
  }

  async removeAttachment(id: string): Promise<void> {
    await this.#call("removeAttachment", "write", (item, done) => item.removeAttachmentAsync(id, done), {
      alone: true,
    });
  }

  async readAttachment(id: string): Promise<string | null> {
    const found = await this.#call("readAttachment", "read", (item, done) => item.getAttachmentContentAsync(id, done));
    return contentOf("readAttachment", found);
  }

  async save(): Promise<string | null> {
    const id = await this.#call("save", "save", (item, done) => item.saveAsync(done));
    return typeof id === "string" && id !== "" ? id : null;
  }

  async readItemId(): Promise<string | null> {
    try {
      const id = await this.#call("readItemId", "memory", (item, done) => item.getItemIdAsync(done));
      if (typeof id === "string" && id !== "") return id;
    } catch (error) {
      if (error instanceof OutlookError && error.code === ITEM_NOT_SAVED) return null;
      throw error;
    }
    throw unclear("readItemId");
  }

  async readMemory(): Promise<string | null> {
    const memory: unknown = (await this.#loadProperties("readMemory")).get(MEMORY_KEY);
    if (memory === undefined || memory === null) return null;
    return textOf("readMemory", memory);
  }

  async writeMemory(memory: string | null): Promise<void> {
    // What was read a moment ago: there is no other key of ours beside this one.
    const properties = this.#properties ?? (await this.#loadProperties("writeMemory"));
    if (memory === null) properties.remove(MEMORY_KEY);
    else properties.set(MEMORY_KEY, memory);
    await this.#call("writeMemory", "memory", (_item, done) => properties.saveAsync(done));
  }

  /** Loaded again each time: another pane on the same draft may have written since. */
  async #loadProperties(operation: "readMemory" | "writeMemory"): Promise<Office.CustomProperties> {
    const properties = await this.#call(operation, "memory", (item, done) => item.loadCustomPropertiesAsync(done));
    if (typeof fieldsOf(operation, properties)["get"] !== "function") throw unclear(operation);
    this.#properties = properties as Office.CustomProperties;
    return this.#properties;
  }

  /** Makes one call. What it gives is not known to be what Office.js declares. */
  #call(
    operation: string,
    kind: keyof typeof ANSWER_WITHIN,
    // biome-ignore lint/suspicious/noExplicitAny: a callback of any declared answer is handed one that looks at it
    start: (item: Office.MessageCompose, done: (result: Office.AsyncResult<any>) => void) => void,
    { alone = false, longer = 0 } = {},
  ): Promise<unknown> {
    const queue = this.#queue;
    const current = () => this.#item.draft(operation, this.#generation);
    return callOutlook<unknown>(
      { queue, operation, within: ANSWER_WITHIN[kind] + longer, alone, check: () => void current() },
      (done) => start(current(), done),
    ).then(
      (value) => {
        // An answer that comes after the pane has moved on is an answer about the wrong mail.
        if (this.#generation !== this.#item.generation) {
          throw new OutlookError(operation, "item-changed", null, "The pane moved to another item meanwhile");
        }
        return value;
      },
      (error) => {
        // Outlook's refusal comes before its event, which office.js holds back until it knows the new item: until then
        // every further call would be carried out on that item.
        const isNews = error instanceof OutlookError && error.kind === "item-changed";
        if (isNews && this.#generation === this.#item.generation) this.#item.moved();
        throw error;
      },
    );
  }
}

function coercion(type: BodyType): Office.CoercionType {
  return type === "html" ? Office.CoercionType.Html : Office.CoercionType.Text;
}

/**
 * Reads and writes the same body: on the web and in new Outlook a reply's own part may be read while the whole
 * conversation is replaced (office-js#2316, #4392). Older builds of office.js do not know the option, and leave it.
 */
function wholeBody(): { readonly bodyMode?: Office.MailboxEnums.BodyMode } {
  const mode = Office.MailboxEnums.BodyMode?.FullBody;
  return mode === undefined ? {} : { bodyMode: mode };
}

function asEmailUser({ address, name }: Recipient): Office.EmailUser {
  return { displayName: name.slice(0, 255), emailAddress: address };
}
