/** A pane's conversation with the local Outlook, message by message, without a page. Needs a DOM. */
import { TextEncoder } from "node:util";
import { type BehaviourPatch, behave } from "../../outlook-host/behaviours/behaviour-table";
import { Mailbox } from "../../outlook-host/mailbox/mailbox";
import { createMemorySettings } from "../../outlook-host/mailbox/settings-store";
import { CallDesk } from "../../outlook-host/protocol/call-desk";
import { CallLog } from "../../outlook-host/protocol/call-log";
import { Conversation } from "../../outlook-host/protocol/conversation";
import { Faults } from "../../outlook-host/protocol/faults";
import { HOST_CALLS, type Permission } from "../../outlook-host/protocol/host-calls";
import type { OutlookWindow, PaneItem } from "../../outlook-host/protocol/pane-context";

// jsdom has none of its own.
globalThis.TextEncoder ??= TextEncoder as typeof globalThis.TextEncoder;

export const ADDIN = "https://addin.eksempel.dk";

const notArranged = (): never => {
  throw new Error("not arranged");
};

const WINDOW: OutlookWindow = {
  openDraft: notArranged,
  openMail: notArranged,
  openAppointment: notArranged,
  closeDraft: notArranged,
  closePane: notArranged,
  // No caret in the body: what is inserted goes on top.
  insertAtCaret: () => false,
  selection: notArranged,
};

interface Answer {
  readonly _actionName: string;
  readonly _correlationId: number;
  readonly _data: unknown;
  readonly _errorCode: number;
}

export interface PaneArrangement {
  readonly permission?: Permission;
  readonly behaviours?: BehaviourPatch;
  /** Time passes by itself when Outlook waits; without it the test lets each wait end. */
  readonly ownTime?: boolean;
}

const START = Date.UTC(2020, 2, 10, 8);

export function arrangePane(options: PaneArrangement = {}) {
  let now = START;
  const passTime = (ms: number) => {
    now += ms;
  };
  const mailbox = new Mailbox({
    owner: { name: "Anna", address: "anna@kk.dk" },
    behaviours: behave(options.behaviours ?? {}),
    now: () => now,
  });
  const settings = createMemorySettings({ a: "1" });
  let item: PaneItem | null = { kind: "draft", id: mailbox.createDraft({ signature: "" }).id };
  const faults = new Faults();
  const log = new CallLog(() => now - START);
  const waits: (() => void)[] = [];
  const posted: { answer: Answer; origin: string }[] = [];
  const rejected: string[] = [];
  const actions: number[] = [];
  let isReady = false;
  const desk = new CallDesk({
    paneId: "p",
    permission: () => options.permission ?? "ReadWriteItem",
    context: () => ({ mailbox, settings, item, window: WINDOW }),
    faults,
    log,
    wait: (ms) => {
      if (options.ownTime !== true) return new Promise((resolve) => waits.push(resolve));
      passTime(ms);
      return Promise.resolve();
    },
    switchItem: () => {
      item = { kind: "draft", id: mailbox.createDraft({ signature: "" }).id };
    },
  });
  const conversation = new Conversation({
    conversationId: "c",
    controlId: "control",
    hostOrigin: "https://outlook.office.com",
    addinOrigin: ADDIN,
    desk,
    appContext: () => ({
      controlId: "control",
      language: "da-DK",
      settings: settings.read(),
      addinName: "Prøve",
      canWrite: true,
      mailboxSet: "1.13",
    }),
    initialData: () => ({ itemType: 4 }),
    post: (message, origin) => posted.push({ answer: JSON.parse(message) as Answer, origin }),
    onHostAction: (action) => actions.push(action),
    onCloseContainer: notArranged,
    onPageLoad: () => item && mailbox.beginPage(item.id),
    onReady: () => {
      isReady = true;
    },
    onEventRegistered: () => {},
    onRejected: (why) => rejected.push(why),
  });
  let correlationId = 0;
  const send = (patch: Record<string, unknown>, origin = ADDIN) =>
    conversation.receive(
      JSON.stringify({
        _messageType: 0,
        _conversationId: "c",
        _correlationId: correlationId++,
        _origin: origin,
        _actionType: 0,
        _serializerVersion: 1,
        ...patch,
      }),
      origin,
    );
  const execute = (dispatchId: number, params?: unknown, controlId = "control") =>
    send({
      _actionName: "ExecuteMethod",
      _data: { ApiParams: params, MethodData: { ControlId: controlId, DispatchId: dispatchId } },
    });
  const lastData = () => posted.at(-1)?.answer._data;
  /**
   * Makes a call by name, as the add-in would.
   * @returns the reply's data, `{ code }` for a refusal, `"silence"` for a call that is not answered
   */
  const call = async (name: string, params?: unknown): Promise<unknown> => {
    const dispatchId = HOST_CALLS.find((entry) => entry.name === name)?.dispatchId;
    if (dispatchId === undefined) throw new Error(`no call ${name}`);
    const ownId = correlationId;
    await execute(dispatchId, params);
    const reply = posted.find(({ answer }) => answer._correlationId === ownId)?.answer._data as
      | { error?: boolean; errorCode?: number; data?: unknown; wasSuccessful?: boolean; customProperties?: string }
      | undefined;
    if (reply === undefined) return "silence";
    if (reply.wasSuccessful !== undefined) {
      return reply.wasSuccessful ? JSON.parse(reply.customProperties ?? "null") : { code: "no properties" };
    }
    return reply.error === true ? { code: reply.errorCode } : reply.data;
  };
  return {
    mailbox,
    settings,
    faults,
    log,
    waits,
    posted,
    rejected,
    actions,
    conversation,
    send,
    execute,
    call,
    lastData,
    passTime,
    now: () => now - START,
    isReady: () => isReady,
    draft: () => mailbox.draft(item?.id ?? ""),
    /** Shows another draft or mail beside the pane. */
    show: (next: PaneItem | null) => {
      item = next;
    },
  };
}
