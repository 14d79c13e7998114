import type { OrderLog } from "../order/order-log";
import { BEGINNING, type Instant } from "../time/instant";
import type { StoredState } from "./stored-state";

/**
 * A state in which nothing is dated later than `latest`: what is counts as the oldest there is. The newer of two writes
 * wins, so a clock that was wrong, or a page that wrote a date of its own, would else win for years; what stands nowhere
 * else is kept.
 * @param latest some time after now, since clocks differ (`LATEST_AHEAD`)
 */
export function withoutFuture(state: StoredState, latest: Instant): StoredState {
  const settle = <T extends { readonly at: Instant }>(timed: T): T =>
    timed.at > latest ? { ...timed, at: BEGINNING } : timed;
  const settleAll = <T extends { readonly at: Instant }>(record: Readonly<Record<string, T>>) =>
    mapValues(record, settle);
  return {
    ...state,
    municipality: settle(state.municipality),
    recent: mapValues(state.recent, (at) => (at > latest ? BEGINNING : at)),
    role: settle(state.role),
    choices: settleAll(state.choices),
    profiles: mapValues(state.profiles, settleAll),
    ticks: mapValues(state.ticks, (byCode) => mapValues(byCode, settleAll)),
    rounds: settleAll(state.rounds),
    orders: mapValues<OrderLog[string], OrderLog[string]>(state.orders, (record) => ({
      ...record,
      fill: record.fill && settle(record.fill),
      marks: settleAll(record.marks),
    })),
  };
}

/** How far ahead of this machine's clock another one's may be: a day, in milliseconds. */
export const LATEST_AHEAD = 24 * 60 * 60 * 1000;

function mapValues<T, R>(record: Readonly<Record<string, T | undefined>>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, map(value)]])),
  );
}
