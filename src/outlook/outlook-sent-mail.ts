import { OutlookError } from "../app/ports/outlook-error";
import type { SentMail, SentMailAccess, SentMailHead } from "../app/ports/sent-mail";
import { TOTAL_LIMIT } from "../domain/forms/limits";
import { sentTimeIn } from "../domain/time/header-date";
import { attachmentsOf, contentOf, fieldsOf, recipientsOf, textOf, timeOf } from "./answers";
import { ANSWER_WITHIN, callOutlook, PER_CHARACTER_MS } from "./call-outlook";
import type { CallQueue } from "./call-queue";
import { MEMORY_KEY } from "./outlook-draft";
import type { OutlookItem } from "./outlook-item";

/** Message classes of a mail that is encrypted or signed as a whole, in [MS-OXOSMIME] and [MS-OXORMMS]. */
const SEALED_CLASS = /^IPM\.Note\.(SMIME|rpmsg|Microsoft\.Secure)/i;
/** The files that such a mail consists of. */
const SEALED_FILE = /^smime\.p7[ms]$|\.rpmsg$/i;

/** The mail that is read beside the pane, through Office.js. */
export class OutlookSentMailAccess implements SentMailAccess {
  readonly #item: OutlookItem;
  readonly #queue: CallQueue;

  constructor(item: OutlookItem, queue: CallQueue) {
    this.#item = item;
    this.#queue = queue;
  }

  openSentMail(): SentMail | null {
    const message = this.#item.message();
    return message && new OutlookSentMail(this.#item, this.#item.generation, headOf(message), this.#queue);
  }
}

function headOf(message: Office.MessageRead): SentMailHead {
  const attachments = attachmentsOf("openSentMail", message.attachments ?? []);
  return {
    subject: message.subject,
    from: message.from?.emailAddress || null,
    sender: message.sender?.emailAddress || null,
    to: recipientsOf("openSentMail", message.to ?? []),
    cc: recipientsOf("openSentMail", message.cc ?? []),
    attachments,
    created: timeOf(message.dateTimeCreated),
    isSealed: SEALED_CLASS.test(message.itemClass ?? "") || attachments.some(({ name }) => SEALED_FILE.test(name)),
  };
}

class OutlookSentMail implements SentMail {
  readonly #item: OutlookItem;
  readonly #generation: number;
  readonly head: SentMailHead;
  readonly #queue: CallQueue;

  constructor(item: OutlookItem, generation: number, head: SentMailHead, queue: CallQueue) {
    this.#item = item;
    this.#generation = generation;
    this.head = head;
    this.#queue = queue;
  }

  get hasFile(): boolean {
    return typeof this.#item.message()?.getAsFileAsync === "function";
  }

  async readFile(): Promise<string> {
    // As long as a mail of the largest size may take.
    const within = ANSWER_WITHIN.attachment + TOTAL_LIMIT * (4 / 3) * PER_CHARACTER_MS;
    const file = await this.#call<string>("readFile", within, (message, done) => message.getAsFileAsync(done));
    return textOf("readFile", file);
  }

  async readText(): Promise<string> {
    const text = await this.#call<string>("readText", ANSWER_WITHIN.read, (message, done) =>
      message.body.getAsync("text", done),
    );
    return textOf("readText", text);
  }

  async readMemory(): Promise<string | null> {
    const properties = await this.#call<Office.CustomProperties>("readMemory", ANSWER_WITHIN.memory, (message, done) =>
      message.loadCustomPropertiesAsync(done),
    );
    const { get } = fieldsOf("readMemory", properties);
    const memory: unknown = typeof get === "function" ? properties.get(MEMORY_KEY) : undefined;
    return memory === undefined || memory === null ? null : textOf("readMemory", memory);
  }

  async readSentTime(): Promise<Date | null> {
    const headers = await this.#call<string>("readSentTime", ANSWER_WITHIN.read, (message, done) =>
      message.getAllInternetHeadersAsync(done),
    );
    return sentTimeIn(textOf("readSentTime", headers));
  }

  async readAttachment(id: string): Promise<string | null> {
    const size = this.head.attachments.find((file) => file.id === id)?.size ?? 0;
    const within = ANSWER_WITHIN.attachment + (Number.isFinite(size) ? size * (4 / 3) * PER_CHARACTER_MS : 0);
    const content = await this.#call<Office.AttachmentContent>("readAttachment", within, (message, done) =>
      message.getAttachmentContentAsync(id, done),
    );
    return contentOf("readAttachment", content);
  }

  /** Makes one call, no other at the same time. An answer that comes after the pane has moved on is about another mail. */
  async #call<T>(
    operation: string,
    within: number,
    start: (message: Office.MessageRead, done: (result: Office.AsyncResult<T>) => void) => void,
  ): Promise<T> {
    const queue = this.#queue;
    const check = () => void this.#message(operation);
    const value = await callOutlook<T>({ queue, operation, within, alone: true, check }, (done) =>
      start(this.#message(operation), done),
    );
    this.#message(operation);
    return value;
  }

  #message(operation: string): Office.MessageRead {
    const message = this.#generation === this.#item.generation ? this.#item.message() : null;
    if (!message) {
      throw new OutlookError(operation, "item-changed", null, "The pane shows another item than when the work began");
    }
    return message;
  }
}
