import type { CalendarEntry } from "../../domain/follow-up/calendar";
import { composeHandoverNote } from "../../domain/follow-up/handover";
import { composeReminder } from "../../domain/follow-up/reminder";
import type { Order } from "../../domain/order/order";
import {
  findRecord,
  type MarkName,
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  type OrderLog,
  type OrderRecord,
  recordReminded,
  referenceOf,
  unmark,
} from "../../domain/order/order-log";
import type { OrderReference } from "../../domain/order/reference";
import { changeOrders } from "../../domain/state/changes";
import { instantToDate } from "../../domain/time/instant";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";
import type { StateKeeper } from "../pane/state-keeper";
import type { Clock } from "../ports/clock";
import { DraftError } from "../ports/draft";
import type { Mailbox } from "../ports/mailbox";

/** Why a date that the user states cannot be. */
export type StatedDateProblem =
  /** It has not come yet: only what has happened can be marked. */
  | "in-the-future"
  /** A promise is about today or a day to come. */
  | "already-passed"
  /** It lies before the day the mail was sent. */
  | "before-sent";

/** What came of opening a window in Outlook. */
export type OpenResult =
  | { readonly kind: "opened" }
  /** Outlook has no such window beside what is open now. */
  | { readonly kind: "not-here" }
  /** There is nothing to write: the mail was never sent, or the routes are ready. */
  | { readonly kind: "nothing-to-write" }
  /** Outlook did not open it. Nothing was recorded. */
  | { readonly kind: "failed"; readonly error: DraftError };

/**
 * What is wrong with the date of a confirmation or of ready routes, or null.
 * @param record the order's record; where the mail was never marked as sent, only the future is wrong.
 */
export function checkStatedDate(date: IsoDate, today: IsoDate, record: OrderRecord | null): StatedDateProblem | null {
  if (date > today) return "in-the-future";
  const sent = record?.marks.sent;
  return sent?.on && date < dateInDenmark(instantToDate(sent.at)) ? "before-sent" : null;
}

/** What is wrong with the day that a supplier promises routes for, or null. */
export function checkPromisedDate(date: IsoDate, today: IsoDate): StatedDateProblem | null {
  return date < today ? "already-passed" : null;
}

/**
 * Carries an order from sent to ready. Every mark is the user's word, recorded as such: a mail that comes in never
 * changes a state by itself. A window that is opened is the user's to finish and send.
 */
export class FollowUp {
  constructor(
    private readonly ports: { readonly keeper: StateKeeper; readonly mailbox: Mailbox; readonly clock: Clock },
  ) {}

  /** Today's date in Denmark. */
  today(): IsoDate {
    return dateInDenmark(this.ports.clock.now());
  }

  /** `Markér som sendt`. */
  async markSent(reference: OrderReference): Promise<void> {
    await this.#change((log, now) => markSent(log, reference, now));
  }

  /** `Leverandøren har bekræftet`. @returns why nothing was marked, or null */
  markConfirmed(reference: OrderReference, date: IsoDate): Promise<StatedDateProblem | null> {
    return this.#markOn(date, reference, markConfirmed);
  }

  /** `Leverandøren lover den ...`. @returns why nothing was marked, or null */
  async markPromised(reference: OrderReference, date: IsoDate): Promise<StatedDateProblem | null> {
    const problem = checkPromisedDate(date, this.today());
    if (problem === null) await this.#change((log, now) => markPromised(log, reference, date, now));
    return problem;
  }

  /** `Ruterne er klar`. @returns why nothing was marked, or null */
  markReady(reference: OrderReference, date: IsoDate): Promise<StatedDateProblem | null> {
    return this.#markOn(date, reference, markReady);
  }

  /** Takes a mark back. */
  async unmark(reference: OrderReference, name: MarkName): Promise<void> {
    await this.#change((log, now) => unmark(log, reference, name, now));
  }

  /**
   * `Skriv rykker`: records that a reminder was written, and opens a reply in the thread of the mail being read. In that
   * order: the reply takes the mail's place in Outlook, and the pane beside it ends with it. Where no reply was opened,
   * the record is taken back.
   */
  async openReminder(order: Order): Promise<OpenResult> {
    const { keeper, mailbox } = this.ports;
    const reference = referenceOf(order);
    const record = findRecord(keeper.current().state.orders, reference);
    const note = composeReminder(order, record, this.today());
    if (!note) return { kind: "nothing-to-write" };
    if (mailbox.surface() !== "read") return { kind: "not-here" };
    const before = record?.marks.reminded;
    await this.#remind(reference, this.today());
    let isOpened = false;
    try {
      const result = await open(() => mailbox.openReply(note.html));
      isOpened = result.kind === "opened";
      return result;
    } finally {
      if (!isOpened && before?.on && before.date) await this.#remind(reference, before.date);
      else if (!isOpened) await this.unmark(reference, "reminded");
    }
  }

  /** Hands an order over to a colleague: opens a mail with the prepared note. */
  async openHandover(order: Order, colleague: string | null): Promise<OpenResult> {
    const { mailbox } = this.ports;
    if (!mailbox.canOpenNewMessage()) return { kind: "not-here" };
    const { subject, to, html } = composeHandoverNote(order, this.today(), colleague);
    return open(() => mailbox.openNewMessage({ to, cc: [], subject: subject ?? "", htmlBody: html }));
  }

  /** `Læg frister i kalenderen`: opens one entry, from a mail being read. In a compose pane Outlook has no such window. */
  async openCalendarEntry({ from, title, body }: CalendarEntry): Promise<OpenResult> {
    const { mailbox } = this.ports;
    if (mailbox.surface() !== "read") return { kind: "not-here" };
    return open(() => mailbox.openAppointment({ day: from, subject: title, body }));
  }

  async #remind(reference: OrderReference, day: IsoDate): Promise<void> {
    await this.#change((log, now) => recordReminded(log, reference, day, now));
  }

  async #markOn(
    date: IsoDate,
    reference: OrderReference,
    mark: typeof markConfirmed | typeof markReady,
  ): Promise<StatedDateProblem | null> {
    const record = findRecord(this.ports.keeper.current().state.orders, reference);
    const problem = checkStatedDate(date, this.today(), record);
    if (problem === null) await this.#change((log, now) => mark(log, reference, date, now));
    return problem;
  }

  async #change(change: (log: OrderLog, now: Parameters<typeof markSent>[2]) => OrderLog): Promise<void> {
    await this.ports.keeper.update((state, now) => changeOrders(state, (log) => change(log, now)));
  }
}

async function open(openWindow: () => Promise<void>): Promise<OpenResult> {
  try {
    await openWindow();
    return { kind: "opened" };
  } catch (error) {
    if (error instanceof DraftError) return { kind: "failed", error };
    throw error;
  }
}
