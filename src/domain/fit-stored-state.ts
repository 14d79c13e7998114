import { BEGINNING } from "./instant";
import { compactRecord, isFinished, type OrderRecord, sentMark } from "./order-log";
import type { StoredState } from "./stored-state";
import { storedBytes } from "./stored-state-format";

/** A state made small enough, and what that cost. */
export interface FittedState {
  readonly state: StoredState;
  /** Bytes of JSON. */
  readonly bytes: number;
  /** False when even the compacted state is too large; it is given all the same. */
  readonly fits: boolean;
  /** References of the orders whose recipients and form hashes were left out, oldest first. */
  readonly compacted: readonly string[];
}

/**
 * Makes the state fit into `maxBytes` of JSON. Only details of fills (recipients and hashes) are left out, of the
 * oldest finished orders first, then of the oldest that were sent, then of the rest; as few as it takes. Order, system,
 * supplier and every time stay. What was left out is reported, never silent.
 */
export function fitStoredState(state: StoredState, maxBytes: number): FittedState {
  const candidates = Object.values(state.orders)
    .filter((record) => record.fill?.details)
    .sort((a, b) => (compactionRank(a) < compactionRank(b) ? -1 : 1));
  const compactFirst = (count: number): FittedState => {
    const chosen = candidates.slice(0, count);
    const orders = { ...state.orders };
    for (const record of chosen) orders[record.reference] = compactRecord(record);
    const smaller = { ...state, orders };
    const bytes = storedBytes(smaller);
    return {
      state: smaller,
      bytes,
      fits: bytes <= maxBytes,
      compacted: chosen.map((record) => record.reference),
    };
  };

  const whole = compactFirst(0);
  if (whole.fits) return { ...whole, state };
  let least = compactFirst(candidates.length);
  if (!least.fits) return least;
  let tooFew = 0;
  while (least.compacted.length - tooFew > 1) {
    const half = compactFirst(Math.floor((tooFew + least.compacted.length) / 2));
    if (half.fits) least = half;
    else tooFew = half.compacted.length;
  }
  return least;
}

/** Finished before sent before the rest, then by time, then by reference, so that every machine compacts alike. */
function compactionRank(record: OrderRecord): string {
  const stage = isFinished(record) ? 0 : sentMark(record) ? 1 : 2;
  const at = record.marks.ready?.at ?? sentMark(record)?.at ?? record.fill?.at ?? BEGINNING;
  return `${stage} ${at} ${record.reference}`;
}
