/** What the calls of one pane work on. */

import type { DraftSpec } from "../mailbox/begin-draft";
import type { BodyType } from "../mailbox/mail-item";
import type { Mailbox } from "../mailbox/mailbox";
import type { SettingsStore } from "../mailbox/settings-store";
import { ERROR, HostError } from "./error-codes";

/** The item that a pane belongs to. */
export interface PaneItem {
  readonly kind: "draft" | "mail";
  readonly id: string;
}

export interface AppointmentForm {
  readonly requiredAttendees: readonly string[];
  readonly optionalAttendees: readonly string[];
  readonly start: number | null;
  readonly end: number | null;
  readonly location: string;
  readonly subject: string;
  readonly body: string;
}

/** What a call may do to the window around it. */
export interface OutlookWindow {
  openDraft(spec: DraftSpec): void;
  openMail(mailId: string): void;
  openAppointment(form: AppointmentForm): void;
  /** Closes a draft's form, as the user's cross does: it is saved as a draft. */
  closeDraft(draftId: string): void;
  closePane(): void;
  /**
   * Inserts into a draft's body where the user's caret stands, or in place of the selection.
   * @param content already rendered for the body, {@link Mailbox.renderForBody}
   * @returns whether there was a caret in the body; without one nothing was inserted
   */
  insertAtCaret(draftId: string, content: string): boolean;
  /** @returns what the user has selected in the draft's body or subject; empty data for nothing. */
  selection(draftId: string, type: BodyType): { data: string; sourceProperty: "body" | "subject" };
}

export interface PaneContext {
  readonly mailbox: Mailbox;
  readonly settings: SettingsStore;
  readonly window: OutlookWindow;
  /** Null when no item is open. */
  readonly item: PaneItem | null;
}

export type CallParams = Readonly<Record<string, unknown>>;

/**
 * The work of one call.
 * @returns the reply's data; undefined for a call without one; NO_ANSWER for a call that is never answered
 * @throws HostError with the code that the add-in gets
 */
export type CallHandler = (params: CallParams, context: PaneContext) => unknown;

/** @throws HostError when the pane's item is not a draft */
export function draftIdOf(context: PaneContext): string {
  if (context.item?.kind !== "draft") throw new HostError(ERROR.operationNotSupported, "the item is not a draft");
  return context.item.id;
}

/** @throws HostError when the pane's item is not a mail being read */
export function mailIdOf(context: PaneContext): string {
  if (context.item?.kind !== "mail") throw new HostError(ERROR.operationNotSupported, "the item is not a mail");
  return context.item.id;
}

/** @throws HostError when no item is open */
export function itemIdOf(context: PaneContext): string {
  if (context.item === null) throw new HostError(ERROR.itemNotFound, "no item is open");
  return context.item.id;
}

/** @throws HostError for an argument that is not text */
export function textParam(params: CallParams, name: string): string {
  const value = params[name];
  if (typeof value !== "string") throw new HostError(ERROR.invalidParameterValue, `${name} is not a text`);
  return value;
}

/** @throws HostError for an argument that is not a plain object */
export function recordParam(params: CallParams, name: string): Readonly<Record<string, unknown>> {
  const value = params[name];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new HostError(ERROR.invalidParameterValue, `${name} is not an object`);
  }
  return value as Readonly<Record<string, unknown>>;
}

/** @returns the texts of a list argument; an absent one is empty. */
export function textListParam(params: CallParams, name: string): readonly string[] {
  const value = params[name];
  if (value === undefined || value === null || value === "") return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry) =>
    typeof entry === "string" ? entry : String((entry as { address?: unknown })?.address ?? ""),
  );
}

const COERCION_TEXT = 0;
const COERCION_HTML = 3;

/** @throws HostError for a coercion type other than text and HTML */
export function coercionParam(params: CallParams): BodyType {
  const value = params["coercionType"] ?? COERCION_TEXT;
  if (value === COERCION_TEXT || value === "text") return "text";
  if (value === COERCION_HTML || value === "html") return "html";
  throw new HostError(ERROR.coercionTypeNotSupported, `coercion type ${String(value)}`);
}
