/** One pane's conversation with its Outlook: handshake, calls, events. Knows no window: messages come in and go out as text. */
import { type AppContextContent, type PaneIdentity, writeAppContext } from "./app-context";
import type { CallDesk } from "./call-desk";
import {
  ACTION_INVOKE,
  ACTION_REGISTER_EVENT,
  ACTION_UNREGISTER_EVENT,
  parseRequest,
  type RequestEnvelope,
  TRANSPORT_ERROR_IN_REQUEST,
  writeAnswer,
  writeEvent,
  writeNotification,
} from "./envelope";
import { ERROR } from "./error-codes";
import { type EventName, isKnownEvent } from "./event-names";

/** `notifyHost` actions that this host acts on. */
export const HOST_ACTION = {
  tabExit: 13,
  tabExitShift: 14,
  escExit: 15,
  exitNoFocusable: 17,
  exitNoFocusableShift: 18,
};

const SHARED_CALL = { commandCompleted: 94, closeContainer: 97, getAccessToken: 98 } as const;
/** Single sign-on is not offered: the code for an API that the host does not have. */
const SSO_NOT_SUPPORTED = 13000;

export interface ConversationOptions extends PaneIdentity {
  /** The origin of the page in the iframe: the only one that is listened to and posted to. */
  readonly addinOrigin: string;
  readonly desk: CallDesk;
  readonly appContext: () => AppContextContent;
  readonly initialData: () => unknown;
  readonly post: (message: string, targetOrigin: string) => void;
  /** The add-in reached an end of its focusable elements, pressed Escape …: {@link HOST_ACTION}. */
  readonly onHostAction: (action: number) => void;
  readonly onCloseContainer: () => void;
  /** The page in the iframe begins, or is loaded again. */
  readonly onPageLoad: () => void;
  /** Office.onReady resolves about now. */
  readonly onReady: () => void;
  readonly onEventRegistered: (event: EventName) => void;
  /** A message that is not for this conversation, comes from elsewhere, or asks for what was not built. */
  readonly onRejected: (why: string) => void;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

export class Conversation {
  readonly #options: ConversationOptions;
  readonly #registered = new Set<EventName>();
  #notifications = 0;
  /** Grows when the page in the iframe loads anew: it counts its calls from 0 again, and an old answer must not meet a new call. */
  #pageLoad = 0;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  /**
   * Takes one message event.
   * @param text the event's data
   * @param origin the event's origin
   */
  async receive(text: unknown, origin: string): Promise<void> {
    const request = parseRequest(text);
    if (request === null) return;
    if (origin !== this.#options.addinOrigin) {
      this.#options.onRejected(`message from ${origin}, expected ${this.#options.addinOrigin}`);
      return;
    }
    if (request.conversationId !== this.#options.conversationId) {
      this.#options.onRejected(`message of an unknown conversation: ${request.conversationId}`);
      return;
    }
    if (request.actionType === ACTION_REGISTER_EVENT) this.#registerEvent(request);
    else if (request.actionType === ACTION_UNREGISTER_EVENT) this.#unregisterEvent(request);
    else if (request.actionType === ACTION_INVOKE) await this.#invoke(request);
    else this.#refuse(request, `action type ${request.actionType}`);
  }

  #answer(request: RequestEnvelope, data: unknown, transportError?: number): void {
    const { hostOrigin, addinOrigin, post } = this.#options;
    const content = { hostOrigin, data, ...(transportError === undefined ? {} : { transportError }) };
    post(writeAnswer(request, content), addinOrigin);
  }

  #refuse(request: RequestEnvelope, why: string): void {
    this.#options.onRejected(`not built: ${why}`);
    this.#answer(request, null, TRANSPORT_ERROR_IN_REQUEST);
  }

  #registerEvent(request: RequestEnvelope): void {
    if (!isKnownEvent(request.actionName)) {
      this.#options.onRejected(`not built: event ${request.actionName}`);
      this.#answer(request, { Error: ERROR.operationNotSupported });
      return;
    }
    this.#registered.add(request.actionName);
    this.#answer(request, { Error: 0 });
    if (request.actionName === "appCommandInvoked") this.#options.onReady();
    this.#options.onEventRegistered(request.actionName);
  }

  #unregisterEvent(request: RequestEnvelope): void {
    if (isKnownEvent(request.actionName)) this.#registered.delete(request.actionName);
    this.#answer(request, { Error: 0 });
  }

  async #invoke(request: RequestEnvelope): Promise<void> {
    switch (request.actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.#pageLoad += 1;
        this.#options.onPageLoad();
        this.#registered.clear();
        this.#answer(request, writeAppContext(this.#options.appContext()));
        return;
      case "ContextActivationManager_notifyHost":
        if (Array.isArray(request.data) && typeof request.data[1] === "number") {
          this.#options.onHostAction(request.data[1]);
        }
        this.#answer(request, null);
        return;
      case "GetInitialData":
        this.#answer(request, this.#options.initialData());
        return;
      case "ExecuteMethod":
        await this.#executeMethod(request);
        return;
      case "executeMethod":
        this.#executeSharedMethod(request);
        return;
      default:
        this.#refuse(request, request.actionName);
    }
  }

  async #executeMethod(request: RequestEnvelope): Promise<void> {
    const data = isRecord(request.data) ? request.data : {};
    const method = isRecord(data["MethodData"]) ? data["MethodData"] : {};
    if (method["ControlId"] !== this.#options.controlId) {
      this.#options.onRejected(`call with an unknown control id: ${String(method["ControlId"])}`);
      this.#answer(request, { error: true, errorCode: ERROR.internalError });
      return;
    }
    const pageLoad = this.#pageLoad;
    const reply = await this.#options.desk.take(Number(method["DispatchId"]), data["ApiParams"]);
    if (reply !== null && pageLoad === this.#pageLoad) this.#answer(request, reply);
  }

  #executeSharedMethod(request: RequestEnvelope): void {
    const data = isRecord(request.data) ? request.data : {};
    const method = isRecord(data["DdaMethod"]) ? data["DdaMethod"] : {};
    const dispatchId = Number(method["DispatchId"]);
    const answer = (error: number) => this.#answer(request, { Version: 1, Error: error });
    if (dispatchId === SHARED_CALL.closeContainer) {
      answer(0);
      this.#options.onCloseContainer();
      return;
    }
    if (dispatchId === SHARED_CALL.commandCompleted) {
      answer(0);
      return;
    }
    this.#options.onRejected(`not built: shared call ${dispatchId}`);
    answer(dispatchId === SHARED_CALL.getAccessToken ? SSO_NOT_SUPPORTED : ERROR.operationNotSupported);
  }

  /** Fires an event. @returns whether the add-in has registered for it; without that nothing is sent. */
  fire(event: EventName, payload: unknown): boolean {
    if (!this.#registered.has(event)) return false;
    const { conversationId, hostOrigin, addinOrigin, post } = this.#options;
    post(writeEvent(event, conversationId, hostOrigin, payload), addinOrigin);
    return true;
  }

  isRegistered(event: EventName): boolean {
    return this.#registered.has(event);
  }

  /** Tells the add-in about focus: NOTIFY_TAB_IN, NOTIFY_TAB_IN_SHIFT. */
  notify(action: number): void {
    this.#notifications += 1;
    const { conversationId, hostOrigin, addinOrigin, post } = this.#options;
    post(writeNotification(conversationId, this.#notifications, hostOrigin, action), addinOrigin);
  }
}
