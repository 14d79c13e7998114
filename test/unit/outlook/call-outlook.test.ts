import { OutlookError } from "../../../src/app/ports/outlook-error";
import { type CallOptions, callOutlook } from "../../../src/outlook/call-outlook";
import { CallQueue } from "../../../src/outlook/call-queue";

type Done<T> = (result: Office.AsyncResult<T>) => void;

const succeeded = <T>(value: T) => ({ status: "succeeded", value }) as unknown as Office.AsyncResult<T>;
const failed = <T>(code: number, message = "Outlook sagde nej") =>
  ({ status: "failed", error: { code, message, name: "Fejl" } }) as unknown as Office.AsyncResult<T>;

const options = (change: Partial<CallOptions> = {}): CallOptions => ({
  queue: new CallQueue(),
  operation: "readSubject",
  within: 10_000,
  ...change,
});

/** The `OutlookError` that the work ends in. */
const failure = (work: Promise<unknown>): Promise<OutlookError> =>
  work.then(
    () => Promise.reject(new Error("It was to fail, and did not")),
    (error: unknown) => (error instanceof OutlookError ? error : Promise.reject(error)),
  );

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe("callOutlook", () => {
  it("gives what the callback is given, and leaves no timer behind", async () => {
    expect(await callOutlook<string>(options(), (done) => done(succeeded("Emne")))).toBe("Emne");
    expect(jest.getTimerCount()).toBe(0);
  });

  it("turns an error in the callback into a refusal with its code", async () => {
    const error = await failure(callOutlook(options(), (done) => done(failed(9000, "For stor"))));
    expect(error).toMatchObject({ operation: "readSubject", kind: "refused", code: 9000, message: "For stor" });
    expect(jest.getTimerCount()).toBe(0);
  });

  it("knows the code that says that the item has changed", async () => {
    const error = await failure(callOutlook(options(), (done) => done(failed(9030))));
    expect(error.kind).toBe("item-changed");
  });

  it("understands a failure without an error", async () => {
    const result = { status: "failed" } as unknown as Office.AsyncResult<void>;
    const error = await failure(callOutlook<void>(options(), (done) => done(result)));
    expect(error).toMatchObject({ kind: "refused", code: null });
    expect(error.message).not.toBe("");
  });

  it("turns a throw into an error of its own kind", async () => {
    for (const thrown of [new RangeError("For langt"), "For langt"]) {
      const error = await failure(
        callOutlook(options(), () => {
          throw thrown;
        }),
      );
      expect(error).toMatchObject({ operation: "readSubject", kind: "threw", code: null, message: "For langt" });
    }
    expect(jest.getTimerCount()).toBe(0);
  });

  it("gives up on a call that is not answered, and ignores an answer that comes later", async () => {
    const queue = new CallQueue(1);
    const dones: Done<string>[] = [];
    const call = failure(callOutlook<string>(options({ queue, within: 10_000 }), (done) => dones.push(done)));
    const next = callOutlook<string>(options({ queue }), (done) => done(succeeded("næste")));
    await jest.advanceTimersByTimeAsync(9_999);
    expect(dones).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ kind: "timeout", code: null });
    // Its place in the queue is free again.
    expect(await next).toBe("næste");
    expect(dones).toHaveLength(1);
    expect(() => dones[0]?.(succeeded("for sent"))).not.toThrow();
    // It does not take the place of a call that came after it.
    expect(await callOutlook<string>(options({ queue }), (done) => done(succeeded("tredje")))).toBe("tredje");
  });

  it("counts the time from the call, not from the waiting for its turn", async () => {
    const queue = new CallQueue(1);
    let answer: Done<string> = () => undefined;
    const first = callOutlook<string>(options({ queue, within: 10_000 }), (done) => {
      answer = done;
    });
    const second = callOutlook<string>(options({ queue, within: 1_000 }), (done) => {
      setTimeout(() => done(succeeded("anden")), 900);
    });
    await jest.advanceTimersByTimeAsync(9_000);
    answer(succeeded("første"));
    await jest.advanceTimersByTimeAsync(950);
    expect(await Promise.all([first, second])).toEqual(["første", "anden"]);
  });

  it("asks again when Outlook has too many calls under way", async () => {
    let tries = 0;
    const call = callOutlook<string>(options(), (done) => done(++tries < 4 ? failed(5100) : succeeded("Emne")));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await call).toBe("Emne");
    expect(tries).toBe(4);
  });

  it("does not ask for ever", async () => {
    let tries = 0;
    const call = failure(
      callOutlook(options(), (done) => {
        tries++;
        done(failed(5100));
      }),
    );
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await call).toMatchObject({ kind: "refused", code: 5100 });
    expect(tries).toBe(6);
  });

  it("asks again for nothing else", async () => {
    let tries = 0;
    await failure(
      callOutlook(options(), (done) => {
        tries++;
        done(failed(5001));
      }),
    );
    expect(tries).toBe(1);
  });

  it("checks before each try, and does not call when the check fails", async () => {
    let tries = 0;
    const check = () => {
      if (tries > 0) throw new OutlookError("readSubject", "item-changed", null, "Et andet emne");
    };
    const call = failure(
      callOutlook(options({ check }), (done) => {
        tries++;
        done(failed(5100));
      }),
    );
    await jest.advanceTimersByTimeAsync(5_000);
    expect((await call).kind).toBe("item-changed");
    expect(tries).toBe(1);
  });

  it("has at most three calls under way, and attachments one at a time", async () => {
    const queue = new CallQueue();
    const running: string[] = [];
    let most = 0;
    let mostFiles = 0;
    const start = (name: string) => (done: Done<string>) => {
      running.push(name);
      most = Math.max(most, running.length);
      mostFiles = Math.max(mostFiles, running.filter((other) => other.startsWith("fil")).length);
      setTimeout(() => {
        running.splice(running.indexOf(name), 1);
        done(succeeded(name));
      }, 50);
    };
    const names = ["fil 1", "a", "b", "fil 2", "c", "d", "fil 3"];
    const calls = names.map((name) =>
      callOutlook<string>(options({ queue, alone: name.startsWith("fil") }), start(name)),
    );
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await Promise.all(calls)).toEqual(names);
    expect([most, mostFiles]).toEqual([3, 1]);
  });
});
