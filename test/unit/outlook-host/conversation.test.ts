/** @jest-environment jsdom */
import { hasHandler } from "../../outlook-host/protocol/call-desk";
import { EVENT } from "../../outlook-host/protocol/event-names";
import { callNames, findHostCall, HOST_CALLS } from "../../outlook-host/protocol/host-calls";
import { ADDIN, arrangePane } from "./arranged-pane";

const SET_SUBJECT = 17;
const GET_SUBJECT = 18;
const SAVE_SETTINGS = 404;

test("every call that is listed has its work, once", () => {
  expect(HOST_CALLS.filter((entry) => !hasHandler(entry.name))).toEqual([]);
  expect(new Set(HOST_CALLS.map((entry) => entry.dispatchId)).size).toBe(HOST_CALLS.length);
});

test("recipients are named by their field", () => {
  const entry = findHostCall(22);
  if (!entry) throw new Error("no call 22");
  expect(callNames(entry, { recipientField: 1 })).toEqual(["cc.addAsync", "recipients.addAsync"]);
});

describe("trust", () => {
  test("a message from another origin is not answered, and is reported", async () => {
    const { send, posted, rejected } = arrangePane();
    await send({ _actionName: "GetInitialData" }, "https://ond.eksempel.dk");
    expect([posted, rejected.length]).toEqual([[], 1]);
  });

  test("nor is one of another conversation", async () => {
    const { send, posted, rejected } = arrangePane();
    await send({ _actionName: "GetInitialData", _conversationId: "d" });
    expect([posted, rejected.length]).toEqual([[], 1]);
  });

  test("a call with another control's id fails", async () => {
    const { execute, lastData } = arrangePane();
    await execute(GET_SUBJECT, undefined, "fremmed");
    expect(lastData()).toEqual({ error: true, errorCode: 5001 });
  });

  test("answers go to the add-in's exact origin", async () => {
    const { execute, posted } = arrangePane();
    await execute(GET_SUBJECT);
    expect(posted.map((entry) => entry.origin)).toEqual([ADDIN]);
  });
});

describe("the start", () => {
  test("gives context and item, and ends with the registration that every page makes", async () => {
    const { send, posted, isReady, lastData } = arrangePane();
    await send({ _actionName: "ContextActivationManager_getAppContextAsync", _data: "control" });
    expect(lastData()).toMatchObject({ _appName: 64, _settings: { a: "1" }, _clientMode: 1 });
    await send({ _actionName: "GetInitialData" });
    expect(isReady()).toBe(false);
    await send({ _actionName: "appCommandInvoked", _actionType: 1 });
    expect([isReady(), posted.length]).toEqual([true, 3]);
  });

  test("what was not built is refused and reported", async () => {
    const { send, posted, rejected, execute, lastData, log } = arrangePane();
    await send({ _actionName: "NoSuchAction" });
    expect(posted.at(-1)?.answer._errorCode).toBe(-1);
    await send({ _actionName: "noSuchEvent", _actionType: 1 });
    expect(lastData()).toEqual({ Error: 5000 });
    await send({ _actionName: "executeMethod", _data: { DdaMethod: { DispatchId: 98 } } });
    expect(lastData()).toEqual({ Version: 1, Error: 13000 });
    await execute(161);
    expect(lastData()).toEqual({ error: true, errorCode: 5000 });
    expect(log.calls.at(-1)).toMatchObject({ name: "DispId 161", outcome: "failed", errorCode: 5000 });
    expect(rejected.length).toBe(3);
  });

  test("a page that loads anew gets no answer to the calls of the one before", async () => {
    const { send, execute, faults, waits, posted } = arrangePane();
    faults.latencyMs = 10;
    const old = execute(GET_SUBJECT);
    await send({ _actionName: "ContextActivationManager_getAppContextAsync" });
    waits[0]?.();
    await old;
    expect(posted.map((entry) => entry.answer._actionName)).toEqual(["ContextActivationManager_getAppContextAsync"]);
  });
});

describe("calls", () => {
  test("work on the mailbox and answer with its state", async () => {
    const { execute, lastData, draft } = arrangePane();
    await execute(SET_SUBJECT, { subject: "Linje\r\n2" });
    expect(lastData()).toEqual({ error: false });
    await execute(GET_SUBJECT);
    expect([lastData(), draft().subject]).toEqual([{ error: false, data: "Linje 2" }, "Linje 2"]);
  });

  test("without the permission are refused by this side too", async () => {
    const { execute, lastData, draft } = arrangePane({ permission: "ReadItem" });
    await execute(SET_SUBJECT, { subject: "nej" });
    expect([lastData(), draft().subject]).toEqual([{ error: true, errorCode: 7000 }, ""]);
  });

  test("with bad arguments fail and change nothing", async () => {
    const { execute, lastData } = arrangePane();
    await execute(SET_SUBJECT, { subject: 7 });
    expect(lastData()).toEqual({ error: true, errorCode: 9031 });
    await execute(38, { data: "x", coercionType: 2 });
    expect(lastData()).toEqual({ error: true, errorCode: 1000 });
  });

  test("of settings keep every key of the last save", async () => {
    const { execute, settings } = arrangePane();
    await execute(SAVE_SETTINGS, [{ b: "2" }]);
    expect(settings.read()).toEqual({ b: "2" });
  });

  test("custom properties are answered in their own form", async () => {
    const { execute, lastData, faults } = arrangePane();
    await execute(4, { customProperties: { r: "1" } });
    await execute(3);
    expect(lastData()).toEqual({ wasSuccessful: true, customProperties: '{"r":"1"}' });
    faults.arm({ name: "loadCustomPropertiesAsync", kind: "fail", code: 9020 });
    await execute(3);
    expect(lastData()).toMatchObject({ wasSuccessful: false });
  });

  test("more than three at a time are refused, until one is answered", async () => {
    const { execute, faults, waits, posted } = arrangePane();
    faults.latencyMs = 10;
    const three = [execute(GET_SUBJECT), execute(GET_SUBJECT), execute(GET_SUBJECT)];
    await execute(GET_SUBJECT);
    expect(posted.map((entry) => entry.answer._data)).toEqual([{ error: true, errorCode: 5100 }]);
    for (const resolve of waits) resolve();
    await Promise.all(three);
    faults.latencyMs = 0;
    await execute(GET_SUBJECT);
    expect(posted.at(-1)?.answer._data).toEqual({ error: false, data: "" });
  });

  test("that are never answered hold no place", async () => {
    const { execute, faults, posted, log } = arrangePane({ behaviours: { "calls.simultaneous": 1 } });
    faults.arm({ name: "subject.getAsync", kind: "neverAnswer", workIsDone: false, times: 1 });
    await execute(GET_SUBJECT);
    await execute(GET_SUBJECT);
    expect([posted.length, log.calls.map((call) => call.outcome)]).toEqual([1, ["never answered", "succeeded"]]);
  });

  test("fail when the user has gone to another item", async () => {
    const { execute, faults, lastData, mailbox } = arrangePane();
    faults.arm({ name: "subject.setAsync", kind: "switchItem", times: 1 });
    await execute(SET_SUBJECT, { subject: "x" });
    expect(lastData()).toEqual({ error: true, errorCode: 9030 });
    expect(mailbox.drafts.map((draft) => draft.subject)).toEqual(["", ""]);
  });
});

describe("events", () => {
  test("reach an add-in that registered, until it takes the registration back", async () => {
    const { conversation, send, posted } = arrangePane();
    expect(conversation.fire(EVENT.itemChanged, null)).toBe(false);
    await send({ _actionName: EVENT.itemChanged, _actionType: 1 });
    expect(conversation.fire(EVENT.itemChanged, { itemType: 4 })).toBe(true);
    expect(posted.at(-1)?.answer).toMatchObject({ _actionName: "olkItemSelectedChanged", _data: { itemType: 4 } });
    await send({ _actionName: EVENT.itemChanged, _actionType: 2 });
    expect(conversation.fire(EVENT.itemChanged, null)).toBe(false);
  });

  test("of the pane's focus reach the host", async () => {
    const { send, actions } = arrangePane();
    await send({ _actionName: "ContextActivationManager_notifyHost", _data: ["control", 13] });
    expect(actions).toEqual([13]);
  });
});
