import {
  markOrderConfirmed,
  markOrderPromised,
  markOrderReady,
  markOrderSent,
  unmarkOrder,
} from "../../../../src/app/follow-up/mark-order";
import { openCalendarEntry } from "../../../../src/app/follow-up/open-calendar-entry";
import { openHandover } from "../../../../src/app/follow-up/open-handover";
import { openReminder } from "../../../../src/app/follow-up/open-reminder";
import { checkStatedDate } from "../../../../src/app/follow-up/stated-date";
import { openStateKeeper } from "../../../../src/app/pane/state-keeper";
import type { Mailbox, NewAppointment, NewMessage, Surface } from "../../../../src/app/ports/mailbox";
import { OutlookError } from "../../../../src/app/ports/outlook-error";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { calendarEntries } from "../../../../src/domain/follow-up/calendar";
import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import type { Order } from "../../../../src/domain/order/order";
import { findRecord, markSent, orderState, referenceOf } from "../../../../src/domain/order/order-log";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { followUpDa } from "../../../../src/i18n/da/follow-up";
import { readStoredState } from "../../../../src/storage/format";
import { PACKED_STATE } from "../../../../src/storage/state-format";
import { ordersOf, TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { createMailbox } from "../../outlook/outlook-settings";

const [bookkeeping, collection] = ordersOf(TWO_SYSTEMS) as [Order, Order];
const BOG = referenceOf(bookkeeping);

/** A mailbox that records which windows are opened; what a test did not arrange throws. */
function createWindows(surface: Surface) {
  const opened: (["message", NewMessage] | ["reply" | "reply to all", string] | ["appointment", NewAppointment])[] = [];
  let failure: Error | null = null;
  let listener = () => {};
  const open = async (window: (typeof opened)[number]) => {
    listener();
    if (failure) throw failure;
    opened.push(window);
  };
  const unarranged = () => {
    throw new Error("not arranged");
  };
  const mailbox: Mailbox = {
    userAddress: null,
    userName: null,
    itemKey: () => null,
    surface: () => surface,
    openMessage: unarranged,
    onItemChanged: unarranged,
    canOpenNewMessage: () => surface === "read",
    openNewMessage: (message) => open(["message", message]),
    openReply: (html) => open(["reply", html]),
    openReplyToAll: (html) => open(["reply to all", html]),
    openAppointment: (appointment) => open(["appointment", appointment]),
  };
  return {
    mailbox,
    opened,
    onOpen(called: () => void) {
      listener = called;
    },
    fail(error: Error) {
      failure = error;
    },
  };
}

function setUp({ surface = "read" as Surface, now = "2020-03-19T09:00:00Z" } = {}) {
  const settings = createMailbox();
  const clock = { now: () => new Date(now) };
  const keeper = openStateKeeper({ format: PACKED_STATE, settings: settings.openPane(), clock, replica: null });
  const windows = createWindows(surface);
  const pane = { ports: { keeper, clock, mailbox: windows.mailbox } };
  const state = () => orderState(findRecord(readStoredState(settings.stored).state.orders, BOG));
  return { pane, windows, state, record: () => findRecord(keeper.current().state.orders, BOG) };
}

test("an order is carried from sent to ready, and each step is saved", async () => {
  const { pane, state } = setUp();
  await markOrderSent(pane, BOG);
  expect(state()).toBe("sent");
  expect(await markOrderConfirmed(pane, BOG, isoDate("2020-03-19"))).toBeNull();
  expect(state()).toBe("confirmed");
  expect(await markOrderReady(pane, BOG, isoDate("2020-03-19"))).toBeNull();
  expect(state()).toBe("ready");
  await unmarkOrder(pane, BOG, "ready");
  expect(state()).toBe("confirmed");
});

test("a date that has not come, or that lies before the mail, is refused with its reason", async () => {
  const { pane, state } = setUp();
  await markOrderSent(pane, BOG);
  expect(await markOrderReady(pane, BOG, isoDate("2020-03-20"))).toBe("in-the-future");
  expect(await markOrderConfirmed(pane, BOG, isoDate("2020-03-18"))).toBe("before-sent");
  expect(state()).toBe("sent");
  expect(followUpDa.order.statedDate["in-the-future"]).toBe(
    "Datoen er ikke kommet endnu. Vælg i dag eller en tidligere dato.",
  );
  expect(followUpDa.order.statedDate["before-sent"]).toBe("Datoen ligger før den dag, mailen blev sendt.");
});

test("a promise is of today or of a day to come, and is kept with its day", async () => {
  const { pane, record } = setUp();
  await markOrderSent(pane, BOG);
  expect(await markOrderPromised(pane, BOG, isoDate("2020-03-18"))).toBe("already-passed");
  expect(record()?.marks.promised).toBeUndefined();
  expect(await markOrderPromised(pane, BOG, isoDate("2020-03-19"))).toBeNull();
  expect(await markOrderPromised(pane, BOG, isoDate("2020-04-02"))).toBeNull();
  expect(record()?.marks.promised).toMatchObject({ on: true, date: "2020-04-02" });
});

test("the day of sending is the day in Denmark", () => {
  // Half past eleven in the evening of the 16th in UTC is the 17th in Denmark.
  const log = markSent({}, BOG, "2020-03-16T23:30:00Z" as Instant);
  const today = isoDate("2020-03-19");
  expect(checkStatedDate(isoDate("2020-03-16"), today, findRecord(log, BOG))).toBe("before-sent");
  expect(checkStatedDate(isoDate("2020-03-17"), today, findRecord(log, BOG))).toBeNull();
  expect(checkStatedDate(isoDate("2020-03-01"), today, null)).toBeNull();
});

describe("a reminder", () => {
  test("opens as a reply, and is recorded as written by the add-in", async () => {
    const { pane, windows, record } = setUp();
    await markOrderSent(pane, BOG);
    expect(await openReminder(pane, bookkeeping)).toEqual({ kind: "opened" });
    expect(windows.opened).toEqual([
      ["reply", expect.stringContaining("Vi har endnu ikke modtaget jeres bekræftelse")],
    ]);
    expect(record()?.marks.reminded).toMatchObject({ on: true, by: "add-in", date: "2020-03-19" });
    expect(orderState(record())).toBe("sent");
  });

  test("is not written of a mail that was never sent, nor beside a draft", async () => {
    expect(await openReminder(setUp().pane, bookkeeping)).toEqual({ kind: "nothing-to-write" });
    const composing = setUp({ surface: "compose" });
    await markOrderSent(composing.pane, BOG);
    const result = await openReminder(composing.pane, bookkeeping);
    expect(result).toEqual({ kind: "not-here" });
    expect(composing.windows.opened).toEqual([]);
  });

  test("is recorded before it is opened: the pane beside the mail may end with it", async () => {
    const { pane, windows, state, record } = setUp();
    await markOrderSent(pane, BOG);
    let recorded: boolean | undefined;
    windows.onOpen(() => {
      recorded = record()?.marks.reminded?.on;
    });
    await openReminder(pane, bookkeeping);
    expect(recorded).toBe(true);
    expect(state()).toBe("sent");
  });

  test("that Outlook did not open leaves the one before it recorded", async () => {
    const { pane, windows, record } = setUp();
    await markOrderSent(pane, BOG);
    await openReminder(pane, bookkeeping);
    windows.fail(new OutlookError("openReply", "timeout", null, "no answer"));
    await openReminder(pane, bookkeeping);
    expect(record()?.marks.reminded).toMatchObject({ on: true, date: "2020-03-19" });
  });

  test("that Outlook did not open is not recorded", async () => {
    const { pane, windows, record } = setUp();
    await markOrderSent(pane, BOG);
    const error = new OutlookError("openReply", "timeout", null, "no answer");
    windows.fail(error);
    const result = await openReminder(pane, bookkeeping);
    expect(result).toEqual({ kind: "failed", error });
    expect(record()?.marks.reminded?.on).toBe(false);
    expect(result.kind !== "opened" && followUpDa.order.notOpened(result)).toBe(
      "Outlook åbnede ikke vinduet. Intet er ændret. Prøv igen.",
    );
  });

  test("a fault that is not Outlook's is not swallowed", async () => {
    const { pane, windows } = setUp();
    await markOrderSent(pane, BOG);
    windows.fail(new TypeError("a fault of ours"));
    await expect(openReminder(pane, bookkeeping)).rejects.toThrow("a fault of ours");
  });
});

test("the other's order is handed over in a mail to the colleague", async () => {
  const { pane, windows } = setUp({ now: "2020-03-16T09:00:00Z" });
  expect(await openHandover(pane, collection, "kollega@kommune.example")).toEqual({ kind: "opened" });
  expect(windows.opened).toEqual([
    [
      "message",
      {
        to: ["kollega@kommune.example"],
        cc: [],
        subject: "Bestilling for opkrævning skal sendes senest den 18. marts 2020 – Københavns Kommune",
        htmlBody: expect.stringContaining("Find derefter mail 2 af 2.</li>"),
      },
    ],
  ]);
  expect(await openHandover(setUp({ surface: "compose" }).pane, collection, null)).toEqual({ kind: "not-here" });
});

test("a deadline opens as an entry of its day, from a mail being read only", async () => {
  const municipality = findMunicipality("101");
  if (!municipality) throw new Error("no municipality 101");
  const [orderBy] = calendarEntries(
    { campaign: SORTIMENT_2020, municipality, orders: [], log: {}, today: isoDate("2020-03-16") },
    followUpDa.calendar,
  );
  if (!orderBy) throw new Error("no entry");
  const { pane, windows } = setUp();
  expect(await openCalendarEntry(pane, orderBy)).toEqual({ kind: "opened" });
  expect(windows.opened).toEqual([
    [
      "appointment",
      {
        day: "2020-03-18",
        subject: "Sidste dag for bestilling af ruter og overvågning – Københavns Kommune",
        body: "KLIK-opgave: 03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning\nSend én mail for hvert it-system senest den 18. marts 2020.",
      },
    ],
  ]);
  expect(await openCalendarEntry(setUp({ surface: "compose" }).pane, orderBy)).toEqual({ kind: "not-here" });
});
