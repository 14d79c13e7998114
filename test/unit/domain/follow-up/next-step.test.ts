import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { findNextStep, type NextStepInput } from "../../../../src/domain/follow-up/next-step";
import type { Order } from "../../../../src/domain/order/order";
import {
  markConfirmed,
  markReady,
  markSent,
  type OrderLog,
  recordFilled,
  referenceOf,
} from "../../../../src/domain/order/order-log";
import { changeOrders, chooseRole, setTick } from "../../../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const NOW = "2020-03-10T09:00:00Z" as Instant;
const DAY = isoDate("2020-03-12");
const ORDERS = ordersOf(TWO_SYSTEMS);
const [FIRST, SECOND] = ORDERS as [Order, Order];

const fill = (log: OrderLog, order: Order, verified = true) =>
  recordFilled(
    log,
    referenceOf(order),
    { verified, system: order.system, supplier: order.supplier, asked: "earliest", to: order.to, cc: [], forms: [] },
    NOW,
  );
const log = (...changes: ((orders: OrderLog) => OrderLog)[]): StoredState =>
  changes.reduce((state, change) => changeOrders(state, change), EMPTY_STATE);
const filled = (order: Order) => (orders: OrderLog) => fill(orders, order);
const sent = (order: Order) => (orders: OrderLog) => markSent(orders, referenceOf(order), NOW);
const confirmed = (order: Order) => (orders: OrderLog) => markConfirmed(orders, referenceOf(order), DAY, NOW);
const ready = (order: Order) => (orders: OrderLog) => markReady(orders, referenceOf(order), DAY, NOW);
const told = (state: StoredState) => setTick(state, SORTIMENT_2020.id, "101", 5, true, NOW);

const step = (state: StoredState, facts: Partial<NextStepInput> = {}) =>
  findNextStep({
    hasMunicipality: true,
    campaign: SORTIMENT_2020,
    orders: ORDERS,
    state,
    filledWith: null,
    today: isoDate("2020-03-10"),
    ordersLate: false,
    ...facts,
  });

test("without a municipality, one is chosen first", () => {
  expect(step(EMPTY_STATE, { hasMunicipality: false, orders: [] })).toEqual({ kind: "choose-municipality" });
});

test("the way of two mails, from the first to the last word", () => {
  const { reference } = FIRST;
  const way: [StoredState, Partial<NextStepInput>, unknown][] = [
    [log(), {}, { kind: "fill", index: 1, total: 2, unsent: null }],
    [log(filled(FIRST)), { filledWith: reference }, { kind: "send", index: 1, total: 2, next: 2 }],
    [log(filled(FIRST)), {}, { kind: "fill", index: 2, total: 2, unsent: 1 }],
    [log(filled(FIRST), sent(FIRST)), {}, { kind: "fill", index: 2, total: 2, unsent: null }],
    [
      log(filled(FIRST), sent(FIRST), filled(SECOND)),
      { filledWith: SECOND.reference },
      { kind: "send", index: 2, total: 2, next: null },
    ],
    [log(filled(FIRST), sent(FIRST), filled(SECOND)), {}, { kind: "was-sent", index: 2, total: 2 }],
    [log(filled(FIRST), filled(SECOND)), {}, { kind: "was-sent", index: 1, total: 2 }],
    [log(filled(FIRST), sent(FIRST), filled(SECOND), sent(SECOND)), {}, { kind: "tell-klik", orders: 2 }],
    [told(log(sent(FIRST), sent(SECOND))), {}, { kind: "await-answer", orders: 2 }],
    [told(log(confirmed(FIRST), sent(SECOND))), {}, { kind: "await-answer", orders: 2 }],
    [told(log(confirmed(FIRST), ready(SECOND))), {}, { kind: "await-routes", orders: 2 }],
    [told(log(ready(FIRST), ready(SECOND))), {}, { kind: "done" }],
    [log(ready(FIRST), ready(SECOND)), {}, { kind: "tell-klik", orders: 2 }],
  ];
  for (const [state, facts, expected] of way) expect(step(state, facts)).toEqual(expected);
});

test("facts that are missing come before the mail", () => {
  const orders = ordersOf({ ...TWO_SYSTEMS, "bookkeeping.email": "" });
  expect(step(EMPTY_STATE, { orders })).toEqual({ kind: "complete-facts", index: 1, total: 2, unsent: null });
});

test("a mail that was filled in part is still to be filled", () => {
  const state = changeOrders(EMPTY_STATE, (orders) => fill(orders, FIRST, false));
  expect(step(state, { filledWith: FIRST.reference })).toMatchObject({ kind: "fill", index: 1 });
});

test("only the user's own order leads; the colleague's is waited for", () => {
  const state = chooseRole(EMPTY_STATE, "collection", NOW);
  expect(step(state)).toMatchObject({ kind: "fill", index: 2 });
  const own = changeOrders(state, (orders) => sent(SECOND)(filled(SECOND)(orders)));
  expect(step(own)).toEqual({ kind: "await-answer", orders: 2 });
});

test("a round that is long past is a choice, until the user makes it or has begun", () => {
  const today = isoDate("2026-11-30");
  expect(step(EMPTY_STATE, { today })).toMatchObject({ kind: "past-round", round: { isKlikTask: true } });
  expect(step(EMPTY_STATE, { today, ordersLate: true })).toMatchObject({ kind: "fill", index: 1 });
  expect(step(log(filled(FIRST)), { today })).toMatchObject({ kind: "fill", index: 2 });
});
