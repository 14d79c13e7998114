import type { Mailbox, NewAppointment, NewMessage, OpenMessage, Surface } from "../app/ports/mailbox";
import { OutlookError } from "../app/ports/outlook-error";
import { timeOf } from "./answers";
import { ANSWER_WITHIN, callOutlook } from "./call-outlook";
import type { CallQueue } from "./call-queue";
import type { OutlookItem } from "./outlook-item";

/** The mailbox that the pane stands in, through Office.js. */
export class OutlookMailbox implements Mailbox {
  readonly #mailbox: Office.Mailbox;
  readonly #item: OutlookItem;
  readonly #queue: CallQueue;

  constructor(mailbox: Office.Mailbox, item: OutlookItem, queue: CallQueue) {
    this.#mailbox = mailbox;
    this.#item = item;
    this.#queue = queue;
  }

  get userAddress(): string | null {
    return this.#mailbox.userProfile?.emailAddress || null;
  }

  get userName(): string | null {
    return this.#mailbox.userProfile?.displayName || null;
  }

  surface(): Surface {
    if (this.#item.isDraft()) return "compose";
    return this.#item.message() ? "read" : "no-mail";
  }

  openMessage(): OpenMessage | null {
    const message = this.#item.message();
    if (!message) return null;
    const own = this.userAddress?.toLowerCase() ?? null;
    const from = message.from?.emailAddress || null;
    const isOwn = own !== null && [from, message.sender?.emailAddress].some((one) => one?.toLowerCase() === own);
    return { subject: message.subject, from, isOwn, created: timeOf(message.dateTimeCreated) };
  }

  itemKey(): string | null {
    const item = this.#mailbox.item as { itemId?: unknown; conversationId?: unknown } | null | undefined;
    const key = item?.itemId ?? item?.conversationId;
    return typeof key === "string" && key !== "" ? key : null;
  }

  onItemChanged(listener: () => void): void {
    const moved = () => {
      this.#item.moved();
      listener();
    };
    try {
      // Where the pane cannot be pinned there is no such event, and none is needed.
      this.#mailbox.addHandlerAsync(Office.EventType.ItemChanged, moved, () => undefined);
    } catch {
      return;
    }
  }

  canOpenNewMessage(): boolean {
    return typeof this.#mailbox.displayNewMessageForm === "function" && this.#item.message() !== null;
  }

  openNewMessage(message: NewMessage): Promise<void> {
    const parameters = {
      toRecipients: [...message.to],
      ccRecipients: [...message.cc],
      subject: message.subject,
      ...(message.htmlBody === undefined ? {} : { htmlBody: message.htmlBody }),
    };
    return this.#open(
      "openNewMessage",
      this.#mailbox.displayNewMessageFormAsync &&
        ((done) => this.#mailbox.displayNewMessageFormAsync(parameters, done)),
      () => this.#mailbox.displayNewMessageForm(parameters),
    );
  }

  openReply(htmlBody: string): Promise<void> {
    const message = this.#item.message();
    return this.#open(
      "openReply",
      message?.displayReplyFormAsync && ((done) => message.displayReplyFormAsync({ htmlBody }, done)),
      () => message?.displayReplyForm({ htmlBody }),
    );
  }

  openReplyToAll(htmlBody: string): Promise<void> {
    const message = this.#item.message();
    return this.#open(
      "openReplyToAll",
      message?.displayReplyAllFormAsync && ((done) => message.displayReplyAllFormAsync({ htmlBody }, done)),
      () => message?.displayReplyAllForm({ htmlBody }),
    );
  }

  openAppointment({ day, subject, body }: NewAppointment): Promise<void> {
    const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
    // At noon: Outlook takes an instant, and a mailbox in another time zone than the browser's must not move the day.
    const parameters = {
      requiredAttendees: [],
      optionalAttendees: [],
      resources: [],
      start: new Date(year, month - 1, date, 12),
      end: new Date(year, month - 1, date, 12, 30),
      location: "",
      subject,
      body,
    };
    return this.#open(
      "openAppointment",
      this.#mailbox.displayNewAppointmentFormAsync &&
        ((done) => this.#mailbox.displayNewAppointmentFormAsync(parameters, done)),
      () => this.#mailbox.displayNewAppointmentForm(parameters),
    );
  }

  /** Opens a window, by the method that reports (Mailbox 1.9) where there is one. */
  #open(
    operation: string,
    withAnswer: ((done: (result: Office.AsyncResult<void>) => void) => void) | undefined,
    without: () => void,
  ): Promise<void> {
    if (withAnswer) {
      return callOutlook<void>({ queue: this.#queue, operation, within: ANSWER_WITHIN.write }, withAnswer);
    }
    try {
      without();
      return Promise.resolve();
    } catch (thrown) {
      return Promise.reject(new OutlookError(operation, "threw", null, String(thrown)));
    }
  }
}
