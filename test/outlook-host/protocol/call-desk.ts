/** Takes a pane's Outlook calls one by one: permission, limits, bad weather, the work, the answer. */
import type { Behaviours } from "../behaviours/behaviour-table";
import { callDuration } from "../behaviours/call-duration";
import { MailboxRejection, NO_ANSWER, type RejectionReason } from "../mailbox/call-outcome";
import { type CallLog, summariseArgs } from "./call-log";
import { COMPOSE_CALLS } from "./compose-calls";
import { ERROR, HostError } from "./error-codes";
import type { Fault, Faults } from "./faults";
import { callNames, findHostCall, type HostCall, type Permission, permits } from "./host-calls";
import { ITEM_CALLS } from "./item-calls";
import { MAILBOX_CALLS } from "./mailbox-calls";
import type { CallHandler, CallParams, PaneContext } from "./pane-context";
import { answerWrongly, emptied, isReading, pretendedAnswer } from "./wrong-answers";

const HANDLERS: Readonly<Record<string, CallHandler>> = { ...COMPOSE_CALLS, ...ITEM_CALLS, ...MAILBOX_CALLS };

/** Names that are listed and have no handler: none, which a test holds. */
export const hasHandler = (name: string): boolean => Object.hasOwn(HANDLERS, name);

const CODES: Readonly<Record<RejectionReason, number>> = {
  "attachment too large": ERROR.attachmentSizeExceeded,
  "too many attachments": ERROR.numberOfAttachmentsExceeded,
  "not base64": ERROR.attachmentUploadGeneralFailure,
  "no such attachment": ERROR.attachmentToDeleteDoesNotExist,
  "unknown attachment id": ERROR.invalidAttachmentId,
  "attachment content unreadable": ERROR.attachmentTypeNotSupported,
  "html in a plain-text draft": ERROR.invalidDataFormat,
  "too many recipients": ERROR.numberOfRecipientsExceeded,
  "recipient without an address": ERROR.recipientWithoutAddress,
  "properties unreadable": ERROR.genericResponseError,
  "properties too large": ERROR.internalError,
  "no such item": ERROR.itemNotFound,
  "no recipient": ERROR.internalError,
  "unresolved recipient": ERROR.internalError,
};

const codeOf = (error: unknown): number => {
  if (error instanceof HostError) return error.code;
  if (error instanceof MailboxRejection) return CODES[error.reason];
  // A fault of this host's own: the add-in gets what Outlook says of its own, and the developer the stack.
  console.error(error);
  return ERROR.internalError;
};

export interface CallDeskOptions {
  readonly paneId: string;
  readonly permission: () => Permission;
  readonly context: () => PaneContext;
  readonly faults: Faults;
  readonly log: CallLog;
  /** Resolves after that many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Takes the user to another item, for a call that meets such a fault. */
  readonly switchItem: () => void;
}

/** The reply to ExecuteMethod. Two methods have a form of their own; all others share one. */
export type Reply = Readonly<Record<string, unknown>>;

const LOAD_CUSTOM_PROPERTIES = 3;
const ADD_ATTACHMENT = "addFileAttachmentFromBase64Async";

function writeSuccess(dispatchId: number, data: unknown): Reply {
  if (dispatchId === LOAD_CUSTOM_PROPERTIES) return { wasSuccessful: true, customProperties: JSON.stringify(data) };
  return data === undefined ? { error: false } : { error: false, data };
}

function writeFailure(dispatchId: number, code: number): Reply {
  if (dispatchId === LOAD_CUSTOM_PROPERTIES) return { wasSuccessful: false, errorMessage: `error ${code}` };
  return { error: true, errorCode: code };
}

const isSameItem = (a: PaneContext["item"], b: PaneContext["item"]): boolean => a?.id === b?.id && a?.kind === b?.kind;

/** What stands in a draft that the user does not see, for answers about the wrong mail. */
const OTHER_DRAFT = {
  to: ["en.anden@example.dk"],
  subject: "En helt anden mail",
  body: "<p>Denne tekst hører til en anden mail.</p>",
  attachments: [{ name: "Andet bilag.txt", text: "andet" }],
};

function withOtherItem(context: PaneContext): PaneContext {
  const other = context.mailbox.drafts.find(({ id }) => id !== context.item?.id);
  return { ...context, item: { kind: "draft", id: (other ?? context.mailbox.createDraft(OTHER_DRAFT)).id } };
}

function namesOf(entry: HostCall | undefined, dispatchId: number, params: unknown): readonly string[] {
  return entry ? callNames(entry, params) : [`DispId ${dispatchId}`];
}

export class CallDesk {
  readonly #options: CallDeskOptions;
  #inFlight = 0;
  #filesInFlight = 0;
  /** Calls that wait for their turn, where Outlook lets them. */
  #queue: (() => void)[] = [];

  constructor(options: CallDeskOptions) {
    this.#options = options;
  }

  /**
   * Does one call.
   * @returns the reply, or null for a call that is never answered
   */
  async take(dispatchId: number, params: unknown): Promise<Reply | null> {
    const { log, paneId, faults } = this.#options;
    const entry = findHostCall(dispatchId);
    const names = namesOf(entry, dispatchId, params);
    const counted = entry?.unawaited !== true;
    const inFlight = this.#inFlight + (counted ? 1 : 0);
    const name = names[0] ?? "";
    const args = summariseArgs(params);
    const sequence = log.begin({ pane: paneId, name, dispatchId, args, inFlight, counted });
    const fail = (code: number): Reply => {
      log.finish(sequence, "failed", code);
      return writeFailure(dispatchId, code);
    };
    const silence = (): null => {
      log.finish(sequence, "never answered");
      return null;
    };
    const refusal = this.#refuse(entry, names);
    if (entry === undefined || refusal !== null) return fail(refusal ?? ERROR.operationNotSupported);
    const over = this.#overLimit(counted);
    if (over === "refused") return fail(ERROR.tooManyIncompleteRequests);
    if (over === "unanswered") return silence();
    if (over !== null) await new Promise<void>((resolve) => this.#queue.push(resolve));

    const itemAtStart = this.#options.context().item;
    const fault = faults.meet(names);
    if (fault?.kind === "neverAnswer" && fault.workIsDone) this.#workUnseen(entry, params);
    if (fault?.kind === "neverAnswer" || this.#isLost(entry, names)) return silence();
    const end = this.#begin(entry, counted);
    try {
      const data = await this.#answerInTime(entry, params, fault, itemAtStart);
      if (data === NO_ANSWER) return silence();
      log.finish(sequence, "succeeded");
      return writeSuccess(dispatchId, data);
    } catch (error) {
      return fail(codeOf(error));
    } finally {
      end();
    }
  }

  /** Whether this Outlook never answers the call; a second file at once it may lose. */
  #isLost({ name }: HostCall, names: readonly string[]): boolean {
    if (names.some((known) => this.#behaviours["calls.unanswered"].includes(known))) return true;
    const isSecondFile = name === ADD_ATTACHMENT && this.#filesInFlight > 0;
    return isSecondFile && this.#behaviours["attachments.parallel"] !== "fine";
  }

  /** Counts a call as in flight. @returns ends that, and lets the next one in */
  #begin({ name }: HostCall, counted: boolean): () => void {
    const [calls, files] = [counted ? 1 : 0, name === ADD_ATTACHMENT ? 1 : 0];
    this.#inFlight += calls;
    this.#filesInFlight += files;
    return () => {
      this.#filesInFlight -= files;
      this.#inFlight -= calls;
      if (counted) this.#queue.shift()?.();
    };
  }

  get #behaviours() {
    return this.#options.context().mailbox.behaviours;
  }

  /** What this Outlook does with one call more than it carries out at once; null while there is room. */
  #overLimit(counted: boolean): Behaviours["calls.overLimit"] | null {
    const limit = this.#behaviours["calls.simultaneous"];
    return counted && limit > 0 && this.#inFlight >= limit ? this.#behaviours["calls.overLimit"] : null;
  }

  /** @returns the code that the call is refused with before anything is done, or null. */
  #refuse(entry: HostCall | undefined, names: readonly string[]): number | null {
    if (entry === undefined) return ERROR.operationNotSupported;
    if (!permits(this.#options.permission(), entry.permission)) return ERROR.permissionDenied;
    const isMissing = names.some((name) => this.#behaviours["calls.missing"].includes(name));
    return isMissing ? ERROR.operationNotSupported : null;
  }

  async #answerInTime(
    entry: HostCall,
    params: unknown,
    fault: Fault | null,
    itemAtStart: PaneContext["item"],
  ): Promise<unknown> {
    const { faults, wait, switchItem } = this.#options;
    if (fault?.kind === "switchItem") switchItem();
    const duration = faults.latencyMs + callDuration(entry.name, this.#behaviours);
    if (duration > 0) await wait(duration);
    if (fault?.kind === "fail") throw new HostError(fault.code, "on order");
    const { item } = this.#options.context();
    const staysOnItem = entry.scope === "mailbox" || isSameItem(item, itemAtStart);
    if (!staysOnItem && this.#behaviours["item.changeMidCall"] === "refused") {
      throw new HostError(ERROR.callFailedDueToItemChange, "another item is open");
    }
    const data = this.#workUnder(fault, entry, params);
    if (fault?.kind === "answerLate") await wait(fault.ms);
    return data;
  }

  /** The work of a call that gets no answer: whether it went well, nobody learns. */
  #workUnseen(entry: HostCall, params: unknown): void {
    try {
      this.#work(entry, params);
    } catch (error) {
      codeOf(error);
    }
  }

  #workUnder(fault: Fault | null, entry: HostCall, params: unknown): unknown {
    switch (fault?.kind) {
      case "pretend":
        return isReading(entry.name) ? emptied(this.#work(entry, params)) : pretendedAnswer(entry.name);
      case "refuseButDo":
        this.#workUnseen(entry, params);
        throw new HostError(fault.code, "on order, after the work");
      case "answerWrongly":
        return answerWrongly(this.#work(entry, params), fault.answer);
      case "otherItem":
        return this.#work(entry, params, withOtherItem);
      default:
        return this.#work(entry, params);
    }
  }

  #work(entry: HostCall, params: unknown, look: (context: PaneContext) => PaneContext = (context) => context): unknown {
    const handler = HANDLERS[entry.name];
    if (!handler) throw new HostError(ERROR.operationNotSupported, entry.name);
    const context = look(this.#options.context());
    const given = (typeof params === "object" && params !== null ? params : {}) as CallParams;
    const data = handler(given, context);
    const isLost = entry.name === ADD_ATTACHMENT && this.#options.faults.losesAttachment(String(given["name"]));
    if (isLost && context.item) context.mailbox.loseAttachment(context.item.id, String(data));
    return data;
  }
}
