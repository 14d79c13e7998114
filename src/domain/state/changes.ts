import type { OrderLog } from "../order/order-log";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "../profile/fields";
import { type Instant, writeTime } from "../time/instant";
import { setTimed, type Timed } from "../time/timed";
import { isSafeKey } from "./json-object";
import { mergeRecent, newestFirst, type RoleChoice, type StoredState, type Tick } from "./stored-state";

/** Chooses the municipality in front, and remembers it among the latest. */
export function chooseMunicipality(state: StoredState, code: string, now: Instant): StoredState {
  return {
    ...state,
    municipality: setTimed(state.municipality, code, now),
    recent: mergeRecent(state.recent, { [code]: writeTime(state.recent[code], now) }),
  };
}

/** Codes of the municipalities that were chosen lately, the latest first. */
export function recentMunicipalities(state: StoredState): string[] {
  return newestFirst(state.recent).map(([code]) => code);
}

/** Chooses what the user is responsible for; null for not said. */
export function chooseRole(state: StoredState, role: RoleChoice | null, now: Instant): StoredState {
  return { ...state, role: setTimed<RoleChoice | null>(state.role, role, now) };
}

/** Keeps a small choice that has no field of its own: `language`. Names are letters, digits, `.` and `-`; others throw. */
export function setChoice(state: StoredState, name: string, value: string | null, now: Instant): StoredState {
  if (!isSafeKey(name)) throw new RangeError(`Not a name of a choice: ${name}`);
  return { ...state, choices: { ...state.choices, [name]: setTimed(state.choices[name], value, now) } };
}

/**
 * Where the mailbox keeps the SHA-256 of the organisation's file as it was last fetched. Only the mailbox is asked for it:
 * what other pages of the same host can write says nothing of the copy that lies beside it (docs/adr/0016).
 */
export const ORGANISATION_SHA256 = "organisation-sha256";

/** A state of unknown origin, without what is believed only where the mailbox says it. */
export function withoutMailboxOnly(state: StoredState): StoredState {
  const { [ORGANISATION_SHA256]: _, ...choices } = state.choices;
  return { ...state, choices };
}

/** A small choice, or null. */
export function choiceOf(state: StoredState, name: string): string | null {
  return state.choices[name]?.value ?? null;
}

/** What the user wrote in a municipality's profile. Fields that were cleared are absent. */
export function profileValues(state: StoredState, code: string): ProfileValues {
  const values: ProfileValues = {};
  for (const [field, timed] of Object.entries(state.profiles[code] ?? {})) {
    if (timed.value !== "") values[field as ProfileField] = timed.value;
  }
  return values;
}

/**
 * Keeps what the user wrote in a municipality's profile, all fields at once: one that is absent or empty is cleared.
 * Only fields that changed get a new time, so that another pane's change of another field stays.
 */
export function setProfileValues(state: StoredState, code: string, values: ProfileValues, now: Instant): StoredState {
  const old = state.profiles[code] ?? {};
  const next: Partial<Record<ProfileField, Timed<string>>> = { ...old };
  for (const field of PROFILE_FIELDS) {
    const value = values[field]?.trim() ?? "";
    const before = old[field];
    if (before || value !== "") next[field] = setTimed(before, value, now);
  }
  if (Object.keys(next).length === 0) return state;
  return { ...state, profiles: { ...state.profiles, [code]: next } };
}

/** The ticks of one municipality in one campaign, by step number. */
export function ticksOf(state: StoredState, campaignId: string, code: string): Readonly<Record<string, Tick>> {
  return state.ticks[campaignId]?.[code] ?? {};
}

/** Sets or takes away the user's tick of a step. The checklist's own rules are `applyTick`'s (checklist.ts). */
export function setTick(
  state: StoredState,
  campaignId: string,
  code: string,
  step: number,
  on: boolean,
  now: Instant,
): StoredState {
  const ticks = ticksOf(state, campaignId, code);
  const tick: Tick = { on, at: writeTime(ticks[step]?.at, now) };
  return {
    ...state,
    ticks: { ...state.ticks, [campaignId]: { ...state.ticks[campaignId], [code]: { ...ticks, [step]: tick } } },
  };
}

/** Keeps one of the user's own rounds under its campaign id (plain JSON data); null removes it. */
export function setRound(state: StoredState, campaignId: string, encoded: unknown, now: Instant): StoredState {
  return { ...state, rounds: { ...state.rounds, [campaignId]: setTimed(state.rounds[campaignId], encoded, now) } };
}

/** Changes the log of orders by one of its transitions (order-log.ts). */
export function changeOrders(state: StoredState, change: (orders: OrderLog) => OrderLog): StoredState {
  return { ...state, orders: change(state.orders) };
}
