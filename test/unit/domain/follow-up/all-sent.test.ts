import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { areAllSent, SEND_STEP } from "../../../../src/domain/follow-up/all-sent";
import { applyTick, buildChecklist } from "../../../../src/domain/follow-up/checklist";
import type { Order } from "../../../../src/domain/order/order";
import { markSent, referenceOf, unmark } from "../../../../src/domain/order/order-log";
import { changeOrders, ticksOf } from "../../../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { ONE_SYSTEM, ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const campaign = SORTIMENT_2020;
const one = ordersOf(ONE_SYSTEM);
const two = ordersOf(TWO_SYSTEMS);
const [mail1, mail2] = two as [Order, Order];
const at = (time: string) => `2020-03-16T${time}:00Z` as Instant;

const send = (state: StoredState, order: Order, time: string) =>
  changeOrders(state, (log) => markSent(log, referenceOf(order), at(time)));
const tick = (state: StoredState, on: boolean, time: string) =>
  applyTick(state, { campaign, orders: two, municipalityCode: "101" }, SEND_STEP, on, at(time));
const bothSent = send(send(EMPTY_STATE, mail1, "10:45"), mail2, "10:55");

const STATES: readonly (readonly [string, readonly Order[], StoredState, boolean])[] = [
  ["nothing", two, EMPTY_STATE, false],
  ["one mail of two", two, send(EMPTY_STATE, mail1, "10:45"), false],
  ["both mails", two, bothSent, true],
  ["the only mail", one, send(EMPTY_STATE, one[0] as Order, "10:45"), true],
  ["the step ticked", two, tick(EMPTY_STATE, true, "11:00"), true],
  ["the tick taken away", two, tick(bothSent, false, "11:00"), false],
  ["the step ticked again", two, tick(tick(bothSent, false, "11:00"), true, "11:30"), true],
  [
    "a mark taken back",
    two,
    changeOrders(bothSent, (log) => unmark(log, referenceOf(mail1), "sent", at("11:00"))),
    false,
  ],
  ["no orders, since no municipality is chosen", [], EMPTY_STATE, false],
];

test.each(STATES)("%s: as step 4 of the checklist has it", (_what, orders, state, expected) => {
  const ticks = ticksOf(state, campaign.id, "101");
  expect(areAllSent(orders, state.orders, ticks[SEND_STEP])).toBe(expected);
  const items = buildChecklist({ campaign, orders, log: state.orders, ticks });
  expect(items.find(({ number }) => number === SEND_STEP)?.checked).toBe(expected);
});
