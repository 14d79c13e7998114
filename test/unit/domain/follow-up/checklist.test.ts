import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { applyTick, buildChecklist, type ChecklistItem } from "../../../../src/domain/follow-up/checklist";
import type { Order } from "../../../../src/domain/order/order";
import {
  markConfirmed,
  markSent,
  recordFilled,
  recordFillUndone,
  referenceOf,
  unmark,
} from "../../../../src/domain/order/order-log";
import { changeOrders, ticksOf } from "../../../../src/domain/state/changes";
import { EMPTY_STATE, mergeStoredStates, type StoredState } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ONE_SYSTEM, ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const campaign = SORTIMENT_2020;
const two = ordersOf(TWO_SYSTEMS);
const one = ordersOf(ONE_SYSTEM);
const [mail1, mail2] = two as [Order, Order];
const at = (time: string) => `2020-03-16T${time}:00Z` as Instant;

const list = (state: StoredState, orders: readonly Order[] = two) =>
  buildChecklist({ campaign, orders, log: state.orders, ticks: ticksOf(state, campaign.id, "101") });
const item = (state: StoredState, step: number, orders?: readonly Order[]) =>
  list(state, orders)[step - 1] as ChecklistItem;
const checked = (state: StoredState, orders?: readonly Order[]) =>
  list(state, orders)
    .filter((each) => each.checked)
    .map((each) => each.number);
const tick = (state: StoredState, step: number, time: string, on = true, orders: readonly Order[] = two) =>
  applyTick(state, { campaign, orders, municipalityCode: "101" }, step, on, at(time));
const fill = (state: StoredState, order: Order, time: string, verified = true) =>
  changeOrders(state, (log) =>
    recordFilled(
      log,
      referenceOf(order),
      {
        verified,
        system: order.system,
        supplier: order.supplier,
        asked: "earliest",
        to: order.to,
        cc: order.cc,
        forms: [],
      },
      at(time),
    ),
  );
const send = (state: StoredState, order: Order, time: string) =>
  changeOrders(state, (log) => markSent(log, referenceOf(order), at(time)));

/** Steps 1 and 2 ticked, both mails filled and sent: all but the last step. */
const done = [1, 2].reduce(
  (state, step) => tick(state, step, "09:00"),
  send(send(fill(fill(EMPTY_STATE, mail1, "10:42"), mail2, "10:50"), mail1, "10:45"), mail2, "10:55"),
);

test("five steps in the task's own words, all open", () => {
  const items = list(EMPTY_STATE);
  expect(items.map(({ number, text, checked, by, at, canTick }) => [number, text, checked, by, at, canTick])).toEqual([
    [1, "Læs opgaven og afklar eventuelle spørgsmål og stil dem til KOMBIT via KLIK", false, null, null, true],
    [2, "Sæt ansvarlig og udfører på KLIK-opgaven og opdater udførelsesstatus til påbegyndt", false, null, null, true],
    [
      3,
      "Formuler mail til kommunens forvaltningsansvarlig med bestilling af ruter og overvågning til sortiment",
      false,
      null,
      null,
      true,
    ],
    [
      4,
      "Download, vedhæft blanketter (bilag 1 og bilag 2) og send en mail pr. it-system senest den 18. marts 2020 til kommunens forvaltningsansvarlig på kommunens bogføringssystem og forvaltningsansvarlig på kommunens opkrævningssystem",
      false,
      null,
      null,
      true,
    ],
    [5, "Opdater udførelsesstatus som fuldført", false, null, null, false],
  ]);
  expect(items[4]?.whyNot).toEqual({ kind: "steps-open", steps: [1, 2, 3, 4] });
});

test("a later round's step 4 names its own date", () => {
  const later = { ...campaign, id: "RUNDE2", orderBy: isoDate("2021-05-28") };
  const items = buildChecklist({ campaign: later, orders: two, log: {}, ticks: {} });
  expect(items[3]?.text).toContain("send en mail pr. it-system senest den 28. maj 2021 til kommunens");
});

test("each step has its help: what to press in KLIK, and whom the task recommends", () => {
  expect(list(EMPTY_STATE).map(({ help }) => help)).toEqual([
    [{ kind: "ask-in-klik" }],
    [
      { kind: "set-responsible" },
      {
        kind: "recommended-performer",
        performer: "Systemansvarlig for bogføringssystemet og systemansvarlig for opkrævningssystemet",
      },
      { kind: "press-started" },
    ],
    [{ kind: "fill-mails", orders: 2 }],
    [{ kind: "send-mails", orders: 2, orderBy: "2020-03-18" }],
    [{ kind: "paste-receipt" }, { kind: "press-completed" }],
  ]);
});

describe("step 3", () => {
  test("ticks itself when every mail was filled and verified, and says which and when", () => {
    const half = fill(EMPTY_STATE, mail1, "10:42");
    expect(item(half, 3)).toMatchObject({ checked: false, by: null });
    expect(item(half, 3).evidence).toMatchObject([
      { reference: "ØIR03-101-BOG", index: 1, total: 2, system: "Prisme ØS", verifiedAt: at("10:42"), sentAt: null },
      { reference: "ØIR03-101-OPK", index: 2, total: 2, system: "Opkrævning Plus", verifiedAt: null, sentAt: null },
    ]);
    expect(item(fill(half, mail2, "10:50"), 3)).toMatchObject({ checked: true, by: "add-in", at: at("10:50") });
  });

  test("a mail that was not read back whole does not count, nor one that was undone", () => {
    const partial = fill(fill(EMPTY_STATE, mail1, "10:42"), mail2, "10:50", false);
    expect(item(partial, 3).checked).toBe(false);
    const undone = changeOrders(done, (log) => recordFillUndone(log, referenceOf(mail2), at("11:00")));
    expect(item(undone, 3).checked).toBe(false);
  });

  test("one it-system, one mail", () => {
    const [only] = one as [Order];
    expect(item(fill(EMPTY_STATE, only, "10:42"), 3, one)).toMatchObject({ checked: true, by: "add-in" });
  });

  test("the user may tick it: the mail was written outside the add-in", () => {
    expect(item(tick(EMPTY_STATE, 3, "10:00"), 3)).toMatchObject({ checked: true, by: "user", at: at("10:00") });
  });

  test("the user may take the add-in's tick away, and a later fill ticks it again", () => {
    const filled = fill(fill(EMPTY_STATE, mail1, "10:42"), mail2, "10:50");
    const taken = tick(filled, 3, "10:55", false);
    expect(item(taken, 3)).toMatchObject({ checked: false, by: null, at: at("10:55"), overridden: true });
    expect(item(fill(taken, mail2, "11:10"), 3)).toMatchObject({ checked: true, by: "add-in", overridden: false });
    expect(item(tick(taken, 3, "11:00"), 3)).toMatchObject({ checked: true, by: "add-in" });
  });

  test("also where the clock of the machine that filled is ahead", () => {
    const filled = fill(fill(EMPTY_STATE, mail1, "10:42"), mail2, "23:00");
    expect(item(tick(filled, 3, "10:55", false), 3).checked).toBe(false);
  });
});

describe("step 4", () => {
  test("is done when both mails were sent, not when one was", () => {
    const half = send(EMPTY_STATE, mail1, "10:45");
    expect(item(half, 4)).toMatchObject({ checked: false });
    expect(item(half, 4).evidence.map(({ sentAt }) => sentAt)).toEqual([at("10:45"), null]);
    expect(item(send(half, mail2, "10:55"), 4)).toMatchObject({ checked: true, by: "user", at: at("10:55") });
  });

  test("a tick says that the mails were sent, and marks those that were not marked", () => {
    const ticked = tick(send(EMPTY_STATE, mail1, "10:45"), 4, "11:00");
    expect(item(ticked, 4)).toMatchObject({ checked: true, by: "user", at: at("11:00") });
    expect(item(ticked, 4).evidence.map(({ sentAt }) => sentAt)).toEqual([at("10:45"), at("11:00")]);
  });

  test("opens when a mail turns out not to be sent", () => {
    const ticked = tick(EMPTY_STATE, 4, "11:00");
    const back = changeOrders(ticked, (log) => unmark(log, referenceOf(mail2), "sent", at("11:05")));
    expect(item(back, 4).checked).toBe(false);
  });

  test("opens when the municipality turns out to have two systems", () => {
    const [only] = one as [Order];
    const sent = send(EMPTY_STATE, only, "10:45");
    expect(item(sent, 4, one).checked).toBe(true);
    expect(item(sent, 4, two).checked).toBe(false);
  });

  test("the tick can be taken away and set again", () => {
    const taken = tick(done, 4, "11:00", false);
    expect(item(taken, 4)).toMatchObject({ checked: false, at: at("11:00"), overridden: true });
    expect(item(tick(taken, 4, "11:05"), 4)).toMatchObject({ checked: true, at: at("11:05"), overridden: false });
  });

  test("what the supplier confirmed was sent", () => {
    const confirmed = [mail1, mail2].reduce(
      (state, order) =>
        changeOrders(state, (log) => markConfirmed(log, referenceOf(order), isoDate("2020-03-18"), at("12:00"))),
      EMPTY_STATE,
    );
    expect(item(confirmed, 4).checked).toBe(true);
  });
});

describe("step 5", () => {
  test.each([1, 2, 3, 4])("cannot be ticked while step %i is open, and says so", (open) => {
    const state = tick(done, open, "11:00", false);
    expect(item(state, 5)).toMatchObject({ canTick: false, whyNot: { kind: "steps-open", steps: [open] } });
    expect(tick(state, 5, "11:05")).toBe(state);
    expect(checked(state)).not.toContain(5);
  });

  test("can be ticked when steps 1-4 are done", () => {
    expect(item(done, 5)).toMatchObject({ checked: false, canTick: true, whyNot: null });
    const completed = tick(done, 5, "12:00");
    expect(checked(completed)).toEqual([1, 2, 3, 4, 5]);
    expect(item(completed, 5)).toMatchObject({ by: "user", at: at("12:00") });
    expect(checked(tick(completed, 5, "12:01", false))).toEqual([1, 2, 3, 4]);
  });

  test.each([1, 2, 4])("opens with step %i, and must be ticked anew after it", (step) => {
    const completed = tick(done, 5, "12:00");
    const opened = tick(completed, step, "13:00", false);
    expect(checked(opened)).not.toContain(5);
    const again = tick(opened, step, "13:05");
    expect(checked(again)).toEqual([1, 2, 3, 4]);
    expect(checked(tick(again, 5, "13:10"))).toEqual([1, 2, 3, 4, 5]);
  });

  test("stays when a mail is filled once more", () => {
    expect(checked(fill(tick(done, 5, "12:00"), mail1, "13:00"))).toEqual([1, 2, 3, 4, 5]);
  });
});

test("ticking what is ticked, and a step that there is not, changes nothing", () => {
  const ticked = tick(EMPTY_STATE, 1, "09:00");
  expect(tick(ticked, 1, "09:05")).toBe(ticked);
  expect(tick(ticked, 2, "09:05", false)).toBe(ticked);
  expect(tick(ticked, 9, "09:05")).toBe(ticked);
});

test("one machine ticks step 1, another takes the tick of step 2 away: both count", () => {
  const here = tick(tick(EMPTY_STATE, 2, "09:00"), 1, "09:05");
  const there = tick(tick(EMPTY_STATE, 2, "09:00"), 2, "09:06", false);
  expect(checked(mergeStoredStates(here, there))).toEqual([1]);
});
