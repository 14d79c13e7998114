/** Takes a pane's Outlook calls one by one: permission, limits, bad weather, the work, the answer. */
import { MailboxRejection, NO_ANSWER, type RejectionReason } from "../mailbox/call-outcome";
import { type CallLog, summariseArgs } from "./call-log";
import { COMPOSE_CALLS } from "./compose-calls";
import { ERROR, HostError } from "./error-codes";
import type { Fault, Faults } from "./faults";
import { callNames, findHostCall, type HostCall, type Permission, permits } from "./host-calls";
import { ITEM_CALLS } from "./item-calls";
import { MAILBOX_CALLS } from "./mailbox-calls";
import type { CallHandler, CallParams, PaneContext } from "./pane-context";

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

export interface CallLimits {
  /** Simultaneous calls that Outlook accepts; null for any number. Microsoft documents 3 for Outlook on the web. */
  readonly simultaneousCalls: number | null;
}

export const DOCUMENTED_LIMITS: CallLimits = { simultaneousCalls: 3 };

export interface CallDeskOptions {
  readonly paneId: string;
  readonly permission: () => Permission;
  readonly context: () => PaneContext;
  readonly limits: () => CallLimits;
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

function writeSuccess(dispatchId: number, data: unknown): Reply {
  if (dispatchId === LOAD_CUSTOM_PROPERTIES) return { wasSuccessful: true, customProperties: JSON.stringify(data) };
  return data === undefined ? { error: false } : { error: false, data };
}

function writeFailure(dispatchId: number, code: number): Reply {
  if (dispatchId === LOAD_CUSTOM_PROPERTIES) return { wasSuccessful: false, errorMessage: `error ${code}` };
  return { error: true, errorCode: code };
}

export class CallDesk {
  readonly #options: CallDeskOptions;
  #inFlight = 0;

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
    const names = entry ? callNames(entry, params) : [`DispId ${dispatchId}`];
    const counted = entry?.unawaited !== true;
    const inFlight = this.#inFlight + (counted ? 1 : 0);
    const name = names[0] ?? "";
    const args = summariseArgs(params);
    const sequence = log.begin({ pane: paneId, name, dispatchId, args, inFlight, counted });
    const fail = (code: number): Reply => {
      log.finish(sequence, "failed", code);
      return writeFailure(dispatchId, code);
    };
    const refusal = this.#refuse(entry, counted);
    if (entry === undefined || refusal !== null) return fail(refusal ?? ERROR.operationNotSupported);

    const itemAtStart = this.#options.context().item;
    const fault = faults.meet(names);
    if (fault?.kind === "neverAnswer") {
      if (fault.workIsDone) this.#workUnseen(entry, params);
      log.finish(sequence, "never answered");
      return null;
    }
    if (counted) this.#inFlight += 1;
    try {
      const data = await this.#answerInTime(entry, params, fault, itemAtStart);
      if (data === NO_ANSWER) {
        log.finish(sequence, "never answered");
        return null;
      }
      log.finish(sequence, "succeeded");
      return writeSuccess(dispatchId, data);
    } catch (error) {
      return fail(codeOf(error));
    } finally {
      if (counted) this.#inFlight -= 1;
    }
  }

  /** @returns the code that the call is refused with before anything is done, or null. */
  #refuse(entry: HostCall | undefined, counted: boolean): number | null {
    if (entry === undefined) return ERROR.operationNotSupported;
    if (!permits(this.#options.permission(), entry.permission)) return ERROR.permissionDenied;
    const { simultaneousCalls } = this.#options.limits();
    if (counted && simultaneousCalls !== null && this.#inFlight >= simultaneousCalls) {
      return ERROR.tooManyIncompleteRequests;
    }
    return null;
  }

  async #answerInTime(
    entry: HostCall,
    params: unknown,
    fault: Fault | null,
    itemAtStart: PaneContext["item"],
  ): Promise<unknown> {
    const { faults, wait, switchItem } = this.#options;
    if (fault?.kind === "switchItem") switchItem();
    if (faults.latencyMs > 0) await wait(faults.latencyMs);
    if (fault?.kind === "fail") throw new HostError(fault.code, "on order");
    const item = this.#options.context().item;
    if (entry.scope !== "mailbox" && (item?.id !== itemAtStart?.id || item?.kind !== itemAtStart?.kind)) {
      throw new HostError(ERROR.callFailedDueToItemChange, "another item is open");
    }
    const data = this.#work(entry, params);
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

  #work(entry: HostCall, params: unknown): unknown {
    const handler = HANDLERS[entry.name];
    if (!handler) throw new HostError(ERROR.operationNotSupported, entry.name);
    const context = this.#options.context();
    const given = (typeof params === "object" && params !== null ? params : {}) as CallParams;
    const data = handler(given, context);
    const isLost =
      entry.name === "addFileAttachmentFromBase64Async" && this.#options.faults.losesAttachment(String(given["name"]));
    if (isLost && context.item) context.mailbox.loseAttachment(context.item.id, String(data));
    return data;
  }
}
