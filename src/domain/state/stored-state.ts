import { mergeOrderLogs, type OrderLog } from "../order/order-log";
import type { ProfileField } from "../profile/fields";
import type { Role } from "../profile/role";
import { BEGINNING, type Instant } from "../time/instant";
import { mergeTimed, newerOf, stableJson, type Timed } from "../time/timed";
import type { JsonObject } from "./json-object";

/** What the user is responsible for: one role, or both. */
export type RoleChoice = Role | "both";

/** A step that the user ticked, or took the tick from. */
export interface Tick {
  readonly on: boolean;
  readonly at: Instant;
}

/** Profile values of one municipality as the user wrote them. An empty text: the user cleared the field. */
export type TimedProfileValues = Readonly<Partial<Record<ProfileField, Timed<string>>>>;

/** Everything that the add-in keeps for a user. Plain data; change it with the functions of state-changes.ts. */
export interface StoredState {
  /** The municipality in front: its code, or null when none was chosen. */
  readonly municipality: Timed<string | null>;
  /** When each of the municipalities used most lately was chosen, by code. At most `RECENT_LIMIT`. */
  readonly recent: Readonly<Record<string, Instant>>;
  readonly role: Timed<RoleChoice | null>;
  /** Small choices by name, such as the language: room for what has no field of its own. */
  readonly choices: Readonly<Record<string, Timed<string | null>>>;
  /** By municipality code. */
  readonly profiles: Readonly<Record<string, TimedProfileValues>>;
  /** By campaign id, municipality code and step number. */
  readonly ticks: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Tick>>>>>>;
  /** The user's own rounds by campaign id, encoded as compact JSON; null for one that was removed. */
  readonly rounds: Readonly<Record<string, Timed<unknown>>>;
  readonly orders: OrderLog;
  /** Fields that this version does not know. They are stored again as they are. */
  readonly unknown: Readonly<Record<string, unknown>>;
  /** Parts that could not be read, by path. They are stored again, so that nothing is lost. */
  readonly setAside: Readonly<Record<string, unknown>>;
}

/** How many municipalities `recent` remembers. */
export const RECENT_LIMIT = 8;

/** Nothing chosen, nothing known. */
export const EMPTY_STATE: StoredState = {
  municipality: { value: null, at: BEGINNING },
  recent: {},
  role: { value: null, at: BEGINNING },
  choices: {},
  profiles: {},
  ticks: {},
  rounds: {},
  orders: {},
  unknown: {},
  setAside: {},
};

/**
 * Joins what two panes or two machines have: per field, per tick and per statement about an order, the newer write
 * wins, and nothing else is touched. The order of the arguments does not matter, joining twice changes nothing, and
 * three can be joined in any order.
 */
export function mergeStoredStates(a: StoredState, b: StoredState): StoredState {
  return {
    municipality: newerOf(a.municipality, b.municipality) ?? a.municipality,
    recent: mergeRecent(a.recent, b.recent),
    role: newerOf(a.role, b.role) ?? a.role,
    choices: mergeTimed(a.choices, b.choices),
    profiles: mergeDeep(a.profiles, b.profiles, (x, y) => mergeTimed(x as Values, y as Values)),
    ticks: mergeDeep(a.ticks, b.ticks, (x, y) => mergeDeep(x, y, mergeTimed)),
    rounds: mergeTimed(a.rounds, b.rounds),
    orders: mergeOrderLogs(a.orders, b.orders),
    unknown: mergeOpaque(a.unknown, b.unknown),
    setAside: mergeOpaque(a.setAside, b.setAside),
  };
}

type Values = Readonly<Record<string, Timed<string>>>;

function mergeDeep<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  join: (x: T, y: T) => T,
): Record<string, T> {
  const merged = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const other = merged.get(key);
    merged.set(key, other === undefined ? value : join(other, value));
  }
  return Object.fromEntries(merged);
}

/** Data without a time: of two that differ, the same one on every machine. */
function mergeOpaque(a: JsonObject, b: JsonObject): JsonObject {
  return mergeDeep(a, b, (x, y) => (stableJson(x) >= stableJson(y) ? x : y));
}

/** The latest choices of both, no more than `RECENT_LIMIT`. */
export function mergeRecent(
  a: Readonly<Record<string, Instant>>,
  b: Readonly<Record<string, Instant>>,
): Record<string, Instant> {
  const latest = mergeDeep(a, b, (x, y) => (x.localeCompare(y) < 0 ? y : x));
  return Object.fromEntries(newestFirst(latest).slice(0, RECENT_LIMIT));
}

/** The entries of a record of times, newest first. The record's own order says nothing: codes are sorted as numbers. */
export function newestFirst(times: Readonly<Record<string, Instant>>): [string, Instant][] {
  return Object.entries(times).sort(([keyA, a], [keyB, b]) => (a === b ? (keyA < keyB ? -1 : 1) : a > b ? -1 : 1));
}
