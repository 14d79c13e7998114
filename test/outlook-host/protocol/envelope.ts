/** The envelope of office.js's own postMessage transport: one JSON text for each request, answer and event. */

/** `_actionType` of a request. */
export const ACTION_INVOKE = 0;
export const ACTION_REGISTER_EVENT = 1;
export const ACTION_UNREGISTER_EVENT = 2;

/** `_errorCode` of a response. The client looks at it only where the reply's own data does not tell. */
const TRANSPORT_OK = 0;
export const TRANSPORT_ERROR_IN_REQUEST = -1;

/** `_responseType` of a response: the answer to a call, or an event. */
const RESPONSE_FOR_CALLING = 0;
const RESPONSE_FOR_EVENTING = 1;

/** A request from the add-in (or, under the conversation `<id>_ntf`, from the host to the add-in). */
export interface RequestEnvelope {
  readonly actionName: string;
  readonly conversationId: string;
  /** Counts from 0 at each page load; the answer repeats it. */
  readonly correlationId: number;
  readonly actionType: number;
  readonly data: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/**
 * Reads one message of the add-in.
 * @param text the `data` of the message event, of whatever type the sender chose
 * @returns the request, or null for anything that is not a request of this protocol
 */
export function parseRequest(text: unknown): RequestEnvelope | null {
  if (typeof text !== "string") return null;
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(message) || message["_messageType"] !== 0) return null;
  const { _actionName, _conversationId, _correlationId, _actionType, _data } = message;
  if (typeof _actionName !== "string" || typeof _conversationId !== "string" || typeof _correlationId !== "number") {
    return null;
  }
  return {
    actionName: _actionName,
    conversationId: _conversationId,
    correlationId: _correlationId,
    actionType: typeof _actionType === "number" ? _actionType : ACTION_INVOKE,
    data: _data,
  };
}

/** What a response needs beside the request that it answers. */
export interface ResponseContent {
  readonly hostOrigin: string;
  readonly data: unknown;
  readonly transportError?: number;
}

/** Writes the answer to one request. */
export function writeAnswer(request: RequestEnvelope, content: ResponseContent): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: request.actionName,
    _conversationId: request.conversationId,
    _correlationId: request.correlationId,
    _origin: content.hostOrigin,
    _data: content.data,
    _errorCode: content.transportError ?? TRANSPORT_OK,
    _responseType: RESPONSE_FOR_CALLING,
    _serializerVersion: 1,
  });
}

/** Writes an event: a response that the client finds by its action name and not by a correlation id. */
export function writeEvent(eventName: string, conversationId: string, hostOrigin: string, payload: unknown): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: eventName,
    _conversationId: conversationId,
    _correlationId: -1,
    _origin: hostOrigin,
    _data: payload,
    _errorCode: TRANSPORT_OK,
    _responseType: RESPONSE_FOR_EVENTING,
    _serializerVersion: 1,
  });
}

/** `Office_notifyAgave` actions: what the host tells the pane about focus. No answer comes. */
export const NOTIFY_TAB_IN = 11;

/** Writes a request of the host to the add-in. */
export function writeNotification(conversationId: string, correlationId: number, hostOrigin: string, action: number) {
  return JSON.stringify({
    _messageType: 0,
    _actionName: "Office_notifyAgave",
    _conversationId: `${conversationId}_ntf`,
    _correlationId: correlationId,
    _origin: hostOrigin,
    _data: [action],
    _actionType: ACTION_INVOKE,
    _serializerVersion: 1,
  });
}
