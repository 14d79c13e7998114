import { textOf } from "./answers";
import { ANSWER_WITHIN, callOutlook } from "./call-outlook";
import type { CallQueue } from "./call-queue";
import type { OutlookItem } from "./outlook-item";

/**
 * Whatever item is in front of the page. It tells what the draft's own adapter keeps from its users: an answer about
 * another mail than the one that was asked of. Nothing can be written through it.
 */
export class OutlookFront {
  readonly #item: OutlookItem;
  readonly #queue: CallQueue;

  constructor(item: OutlookItem, queue: CallQueue) {
    this.#item = item;
    this.#queue = queue;
  }

  /** Grows each time that Outlook tells of another item. */
  get generation(): number {
    return this.#item.generation;
  }

  /** The subject of the mail that is being written in front; null where none is. @throws (rejects) OutlookError */
  async readSubject(): Promise<string | null> {
    if (!this.#item.isDraft()) return null;
    const operation = "readSubject";
    const subject = await callOutlook<unknown>({ queue: this.#queue, operation, within: ANSWER_WITHIN.read }, (done) =>
      this.#item.draft(operation, this.#item.generation).subject.getAsync(done),
    );
    return textOf(operation, subject);
  }
}
