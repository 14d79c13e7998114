import { mergeStoredStates } from "../../../src/domain/state/stored-state";
import { fitStoredState } from "../../../src/storage/fit";
import { readStoredState, storedBytes, writeStoredState } from "../../../src/storage/format";
import { everythingOfThe98, manyOrders } from "../domain/order/many-orders";

const LIMIT = 32_768;

test("200 finished orders with two SHA-256 each fit into the mailbox whole", () => {
  const state = manyOrders(200);
  const fitted = fitStoredState(state, LIMIT);
  expect(fitted).toMatchObject({ fits: true, compacted: [] });
  expect(fitted.state).toBe(state);
  // As office.js does before it compares with the limit (saveSettingsRequest in outlook-web-16.01.debug.js).
  const serialized = { rutebestilling: JSON.stringify(writeStoredState(state)) };
  expect(Buffer.byteLength(JSON.stringify(serialized), "utf8")).toBeLessThanOrEqual(LIMIT);
  expect(fitted.bytes).toBeLessThanOrEqual(LIMIT);
  const records = Object.values(readStoredState(writeStoredState(state)).state.orders);
  expect(records).toHaveLength(200);
  expect(records.every((record) => record.fill?.details?.forms.length === 2)).toBe(true);
});

test("beside ticks and profiles of all 98, 200 orders fit too, the oldest finished without their details", () => {
  const state = everythingOfThe98(200);
  const fitted = fitStoredState(state, LIMIT);
  expect(fitted.fits).toBe(true);
  expect(storedBytes(fitted.state)).toBeLessThanOrEqual(LIMIT);
  expect(Object.keys(fitted.state.orders)).toHaveLength(200);
  const finished = Object.values(state.orders)
    .filter((record) => record.marks.ready)
    .sort((a, b) => ((a.marks.ready?.at ?? "") < (b.marks.ready?.at ?? "") ? -1 : 1))
    .map((record) => record.reference);
  expect(fitted.compacted.length).toBeGreaterThan(0);
  expect(fitted.compacted).toEqual(finished.slice(0, fitted.compacted.length));
});

test("only recipients and hashes are left out, and no more than it takes", () => {
  const state = manyOrders(40);
  const fitted = fitStoredState(state, storedBytes(state) - 300);
  expect(fitted.compacted).toHaveLength(4);
  for (const record of Object.values(state.orders)) {
    const kept = fitted.state.orders[record.reference];
    const left = fitted.compacted.includes(record.reference);
    expect(kept).toEqual(left && record.fill ? { ...record, fill: { ...record.fill, details: null } } : record);
  }
  const oneLess = mergeStoredStates(fitted.state, {
    ...fitted.state,
    orders: {
      ...state.orders,
      ...Object.fromEntries(fitted.compacted.slice(0, 3).map((r) => [r, fitted.state.orders[r]])),
    },
  } as typeof state);
  expect(storedBytes(oneLess)).toBeGreaterThan(storedBytes(state) - 300);
});

test("open orders are compacted only when all finished ones are", () => {
  const state = manyOrders(40, 0.5);
  const finishedOnly = fitStoredState(state, storedBytes(state) - 20 * 80);
  expect(finishedOnly.compacted.every((reference) => state.orders[reference]?.marks.ready)).toBe(true);
  const more = fitStoredState(state, storedBytes(state) - 30 * 80);
  expect(more.compacted.slice(0, 20).every((reference) => state.orders[reference]?.marks.ready)).toBe(true);
  expect(more.compacted.length).toBeGreaterThan(20);
});

test("where that is not enough, the oldest finished orders keep when they were ready: 900 orders fit", () => {
  const state = manyOrders(900);
  const fitted = fitStoredState(state, LIMIT);
  expect(fitted.fits).toBe(true);
  expect(fitted.compacted).toHaveLength(900);
  expect(Object.keys(fitted.state.orders)).toHaveLength(900);
  for (const record of Object.values(state.orders)) {
    expect(fitted.state.orders[record.reference]?.marks.ready).toEqual(record.marks.ready);
  }
  expect(Object.values(fitted.state.orders).some((record) => record.fill)).toBe(true);
  expect(mergeStoredStates(fitted.state, state)).toEqual(state);
});

test("what cannot fit is said, and given all the same", () => {
  const state = manyOrders(10);
  const fitted = fitStoredState(state, 200);
  expect(fitted.fits).toBe(false);
  expect(fitted.bytes).toBeGreaterThan(200);
  expect(Object.keys(fitted.state.orders)).toHaveLength(10);
});

test("compacted on one machine and whole on the other: joined, nothing is lost", () => {
  const state = manyOrders(40);
  const fitted = fitStoredState(state, storedBytes(state) - 1000);
  expect(mergeStoredStates(fitted.state, state)).toEqual(state);
  expect(mergeStoredStates(state, fitted.state)).toEqual(state);
});
