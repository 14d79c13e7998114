/** @jest-environment jsdom */
import { browserReplica, type ReplicaWindow } from "../../../src/browser/replica";

beforeEach(() => localStorage.clear());

test("what is written is read, apart for each mailbox and each partition", () => {
  const mine = browserReplica("Aase@Kommune.example", undefined);
  expect(mine.read()).toBeNull();
  mine.write({ v: 2, æ: [1] });
  expect(mine.read()).toEqual({ v: 2, æ: [1] });
  expect(browserReplica(" aase@kommune.example ", "").read()).toEqual({ v: 2, æ: [1] });
  expect(browserReplica("bo@kommune.example", undefined).read()).toBeNull();
  expect(browserReplica("aase@kommune.example", "partition-7-").read()).toBeNull();
});

test("another pane's write is heard, other keys are not, and nothing after the end", () => {
  const replica = browserReplica("aase@kommune.example", undefined);
  let heard = 0;
  const stop = replica.subscribe(() => heard++);
  const say = (key: string | null) => window.dispatchEvent(new StorageEvent("storage", { key }));
  say("rutebestilling.state.aase@kommune.example");
  say("something else");
  say(null);
  expect(heard).toBe(2);
  stop?.();
  say(null);
  expect(heard).toBe(2);
});

test("a damaged copy counts as none", () => {
  localStorage.setItem("rutebestilling.state.aase@kommune.example", "{");
  expect(browserReplica("aase@kommune.example", undefined).read()).toBeNull();
});

test("a browser that refuses storage throws on the first read, for the keeper to say", () => {
  const refusing: ReplicaWindow = {
    get localStorage(): Storage {
      throw new DOMException("The operation is insecure.", "SecurityError");
    },
    addEventListener() {},
    removeEventListener() {},
  };
  const replica = browserReplica("aase@kommune.example", undefined, refusing);
  expect(() => replica.read()).toThrow("insecure");
  expect(() => replica.write({})).toThrow("insecure");
});

test("a full storage throws on write, for the keeper to say", () => {
  const full: ReplicaWindow = {
    localStorage: {
      getItem: () => null,
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
    },
    addEventListener() {},
    removeEventListener() {},
  };
  expect(() => browserReplica("aase@kommune.example", undefined, full).write({})).toThrow("full");
});
