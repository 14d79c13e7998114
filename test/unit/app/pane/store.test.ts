import { createStore } from "../../../../src/app/pane/store";

function createCounter() {
  const outside = { factor: 10 };
  const looks: number[] = [];
  const store = createStore({ count: 1, name: "a" }, ({ count }) => {
    looks.push(count);
    return { product: count * outside.factor };
  });
  return { store, outside, looks };
}

test("the snapshot is the same object until something changes", () => {
  const { store } = createCounter();
  const first = store.snapshot();
  expect(first).toEqual({ product: 10 });
  expect(store.snapshot()).toBe(first);
  store.change({ count: 2 });
  expect(store.snapshot()).toEqual({ product: 20 });
});

test("a change keeps what it does not name", () => {
  const { store } = createCounter();
  store.change({ count: 3 });
  expect(store.own()).toEqual({ count: 3, name: "a" });
});

test("what lies outside is seen when the store is asked to look, and not before", () => {
  const { store, outside } = createCounter();
  store.snapshot();
  outside.factor = 100;
  expect(store.snapshot()).toEqual({ product: 10 });
  store.refresh();
  expect(store.snapshot()).toEqual({ product: 100 });
});

test("listeners see the new snapshot, once for each change, until they end it", () => {
  const { store, looks } = createCounter();
  const seen: number[] = [];
  const stop = store.subscribe(() => seen.push(store.snapshot().product));
  store.change({ count: 2 });
  store.refresh();
  stop();
  store.change({ count: 4 });
  expect(seen).toEqual([20, 20]);
  expect(looks).toEqual([2, 2]);
});

test("changes that nobody looks at in between make one snapshot", () => {
  const { store, looks } = createCounter();
  store.change({ count: 2 });
  store.change({ count: 3 });
  expect(store.snapshot()).toEqual({ product: 30 });
  expect(looks).toEqual([3]);
});
