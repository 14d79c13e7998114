import type { Campaign } from "../campaign/campaign";
import type { Order } from "../order/order";
import { findRecord, type OrderState, orderState, referenceOf } from "../order/order-log";
import { ticksOf } from "../state/changes";
import { isOwnOrder } from "../state/own-order";
import type { StoredState } from "../state/stored-state";
import type { IsoDate } from "../time/iso-date";
import { areAllSent, SEND_STEP } from "./all-sent";
import { describeDeadline, type PastRound } from "./deadline";

/** `Mail index af total`. */
interface StepOfMail {
  readonly index: number;
  readonly total: number;
}

/** What comes next in the whole task, seen from a mail. */
export type NextStep =
  | { readonly kind: "choose-municipality" }
  /** The round's dates are long past, and nothing of it is ordered: start another one, or order all the same. */
  | { readonly kind: "past-round"; readonly round: PastRound }
  /** The mail cannot be written yet: facts are missing. `unsent`: the mail that was filled last and not sent, or null. */
  | ({ readonly kind: "complete-facts"; readonly unsent: number | null } & StepOfMail)
  | ({ readonly kind: "fill"; readonly unsent: number | null } & StepOfMail)
  /** The draft beside the pane holds the mail. `next`: the mail that comes after it, or null. */
  | ({ readonly kind: "send"; readonly next: number | null } & StepOfMail)
  /** All is filled; whether this one was sent is the user's to know. */
  | ({ readonly kind: "was-sent" } & StepOfMail)
  /** All is sent; the task is not reported in KLIK yet. */
  | { readonly kind: "tell-klik"; readonly orders: number }
  /** A supplier has not answered. */
  | { readonly kind: "await-answer"; readonly orders: number }
  /** All suppliers have confirmed. */
  | { readonly kind: "await-routes"; readonly orders: number }
  | { readonly kind: "done" };

/** What `findNextStep` looks at. */
export interface NextStepInput {
  readonly hasMunicipality: boolean;
  readonly campaign: Campaign;
  /** All orders of the municipality in the campaign (`planOrders`). */
  readonly orders: readonly Order[];
  readonly state: StoredState;
  /** Reference of the order that the draft beside the pane is filled with, or null. */
  readonly filledWith: string | null;
  readonly today: IsoDate;
  /** The user wants to order in a round whose dates are long past. */
  readonly ordersLate: boolean;
}

/** The step that leads: where the user is in the whole task, and what to do now. */
export function findNextStep(input: NextStepInput): NextStep {
  const { hasMunicipality, campaign, orders, state, filledWith, today, ordersLate } = input;
  const [{ profile } = { profile: null }] = orders;
  if (!hasMunicipality || !profile) return { kind: "choose-municipality" };
  const own = orders.filter((order) => isOwnOrder(order, state));
  const states = new Map(orders.map((order) => [order, orderState(findRecord(state.orders, referenceOf(order)))]));
  const isBegun = (order: Order) => !["none", "partial"].includes(states.get(order) ?? "none");
  const toFill = own.filter((order) => !isBegun(order));

  const here = orders.find(({ reference }) => reference === filledWith);
  if (here && states.get(here) === "filled") {
    const next = toFill.find((order) => order !== here);
    return { kind: "send", index: here.index, total: here.total, next: next?.index ?? null };
  }
  const { pastRound } = describeDeadline(campaign, today);
  if (pastRound && !ordersLate && !orders.some((order) => states.get(order) !== "none")) {
    return { kind: "past-round", round: pastRound };
  }
  const unsent = own.find((order) => states.get(order) === "filled");
  const [first] = toFill;
  if (first) {
    const kind = first.problems.length > 0 ? "complete-facts" : "fill";
    return { kind, index: first.index, total: first.total, unsent: unsent?.index ?? null };
  }
  const ticks = ticksOf(state, campaign.id, profile.municipality.code);
  if (unsent && !areAllSent(own, state.orders, ticks[SEND_STEP])) {
    return { kind: "was-sent", index: unsent.index, total: unsent.total };
  }
  const last = campaign.steps.at(-1)?.number;
  const isReported = last !== undefined && ticks[last]?.on === true;
  const isSentWhole = areAllSent(orders, state.orders, ticks[SEND_STEP]);
  return stepAfterSending([...states.values()], { isReported, isSentWhole });
}

/**
 * @param isReported the user has reported the task in KLIK
 * @param isSentWhole all orders are sent, those of colleagues too
 */
function stepAfterSending(
  states: readonly OrderState[],
  { isReported, isSentWhole }: { readonly isReported: boolean; readonly isSentWhole: boolean },
): NextStep {
  const orders = states.length;
  if (isReported && states.every((state) => state === "ready")) return { kind: "done" };
  if (!isReported && isSentWhole) return { kind: "tell-klik", orders };
  const areAllConfirmed = states.every((state) => state === "ready" || state === "confirmed");
  return { kind: areAllConfirmed ? "await-routes" : "await-answer", orders };
}
