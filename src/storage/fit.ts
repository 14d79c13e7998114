import type { FittedState } from "../app/ports/state-format";
import { compactRecord, isFinished, type OrderRecord, sentMark, summariseRecord } from "../domain/order/order-log";
import type { StoredState } from "../domain/state/stored-state";
import { BEGINNING } from "../domain/time/instant";
import { storedBytes } from "./format";

/**
 * Makes the state fit into `maxBytes` (`storedBytes`), leaving out as little as it takes. First go the details of fills
 * (recipients and hashes), of the oldest finished orders first, then of the oldest that were sent, then of the rest.
 * Where that is not enough, the oldest finished orders keep only when they were ready. No order ever goes, and what was
 * left out is reported, never silent.
 */
export function fitStoredState(state: StoredState, maxBytes: number): FittedState {
  const records = Object.values(state.orders).sort((a, b) => (compactionRank(a) < compactionRank(b) ? -1 : 1));
  const edits = [
    ...records.filter((record) => record.fill?.details).map(compactRecord),
    ...records.filter((record) => isFinished(record)).map(summariseRecord),
  ];
  const leaveOut = (count: number): FittedState & { readonly count: number } => {
    const orders = { ...state.orders };
    for (const record of edits.slice(0, count)) orders[record.reference] = record;
    const smaller = { ...state, orders };
    const bytes = storedBytes(smaller);
    const compacted = [...new Set(edits.slice(0, count).map((record) => record.reference))];
    return { state: smaller, bytes, fits: bytes <= maxBytes, compacted, count };
  };

  const { count: _, ...whole } = leaveOut(0);
  if (whole.fits) return { ...whole, state };
  let enough = leaveOut(edits.length);
  let tooFew = 0;
  while (enough.fits && enough.count - tooFew > 1) {
    const half = leaveOut(Math.floor((tooFew + enough.count) / 2));
    if (half.fits) enough = half;
    else tooFew = half.count;
  }
  const { count: __, ...fitted } = enough;
  return fitted;
}

/** Finished before sent before the rest, then by time, then by reference, so that every machine compacts alike. */
function compactionRank(record: OrderRecord): string {
  const stage = isFinished(record) ? 0 : sentMark(record) ? 1 : 2;
  const at = record.marks.ready?.at ?? sentMark(record)?.at ?? record.fill?.at ?? BEGINNING;
  return `${stage} ${at} ${record.reference}`;
}
