import { OutlookError } from "../app/ports/outlook-error";

/**
 * Follows which item the pane belongs to. The item is never kept: a pinned pane outlives it (office-js#1008, #2382,
 * #6833), so every call asks for it again, and work that began on one item is refused on the next.
 */
export class OutlookItem {
  #generation = 0;
  readonly #mailbox: Office.Mailbox;

  constructor(mailbox: Office.Mailbox) {
    this.#mailbox = mailbox;
  }

  /** Counts the items that the pane has shown. */
  get generation(): number {
    return this.#generation;
  }

  /** To be called when Outlook says that another item is shown. */
  moved(): void {
    this.#generation++;
  }

  /** Whether a mail is being written. In read mode the subject is a text, while composing it is an object. */
  isDraft(): boolean {
    const item = this.#mailbox.item as unknown as { itemType?: string; subject?: unknown } | null | undefined;
    return item?.itemType === "message" && typeof item.subject === "object" && item.subject !== null;
  }

  /** The mail being read, or null. */
  message(): Office.MessageRead | null {
    const item = this.#mailbox.item as unknown as { itemType?: string; subject?: unknown } | null | undefined;
    return item?.itemType === "message" && typeof item.subject === "string"
      ? (item as unknown as Office.MessageRead)
      : null;
  }

  /**
   * The mail being written.
   * @throws OutlookError `item-changed` when it is no longer the item of that generation, `unsupported` when no mail is
   *   being written
   */
  draft(operation: string, generation: number): Office.MessageCompose {
    if (generation !== this.#generation || !this.#mailbox.item) {
      throw new OutlookError(operation, "item-changed", null, "The pane shows another item than when the work began");
    }
    if (!this.isDraft()) throw new OutlookError(operation, "unsupported", null, "No mail is being written");
    return this.#mailbox.item as unknown as Office.MessageCompose;
  }
}
