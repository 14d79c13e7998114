import { CallQueue } from "../../../src/outlook/call-queue";

/** Calls that end when the test says so. */
class Calls {
  readonly started: string[] = [];
  running = 0;
  most = 0;
  readonly #ends = new Map<string, (error?: Error) => void>();

  call = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      this.started.push(name);
      this.running++;
      this.most = Math.max(this.most, this.running);
      this.#ends.set(name, (error) => {
        this.running--;
        if (error) reject(error);
        else resolve(name);
      });
    });

  async end(name: string, error?: Error): Promise<void> {
    const end = this.#ends.get(name);
    if (!end) throw new Error(`${name} was not started`);
    this.#ends.delete(name);
    end(error);
    await settled();
  }
}

/** Lets everything run that waits for nothing but its turn. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("CallQueue", () => {
  it("has at most three under way, first come, first served", async () => {
    const queue = new CallQueue();
    const calls = new Calls();
    const results = ["a", "b", "c", "d", "e"].map((name) => queue.run(calls.call(name)));
    await settled();
    expect(calls.started).toEqual(["a", "b", "c"]);
    await calls.end("b");
    expect(calls.started).toEqual(["a", "b", "c", "d"]);
    await calls.end("a");
    await calls.end("c");
    expect(calls.started).toEqual(["a", "b", "c", "d", "e"]);
    await calls.end("e");
    await calls.end("d");
    expect(await Promise.all(results)).toEqual(["a", "b", "c", "d", "e"]);
    expect(calls.most).toBe(3);
  });

  it("gives a place on when a call fails or throws at once", async () => {
    const queue = new CallQueue(1);
    const calls = new Calls();
    const failed = expect(queue.run(calls.call("a"))).rejects.toThrow("a failed");
    const thrown = expect(
      queue.run(() => {
        throw new Error("b threw");
      }),
    ).rejects.toThrow("b threw");
    const last = queue.run(calls.call("c"));
    await settled();
    await calls.end("a", new Error("a failed"));
    await failed;
    await thrown;
    expect(calls.started).toEqual(["a", "c"]);
    await calls.end("c");
    expect(await last).toBe("c");
  });

  it("does not let a newcomer in before those that wait", async () => {
    const queue = new CallQueue(1);
    const calls = new Calls();
    void queue.run(calls.call("a"));
    void queue.run(calls.call("b"));
    await settled();
    const ending = calls.end("a");
    void queue.run(calls.call("c"));
    await ending;
    expect(calls.started).toEqual(["a", "b"]);
    expect(calls.most).toBe(1);
    await calls.end("b");
    await calls.end("c");
  });

  it("has room for three again after a quiet time", async () => {
    const queue = new CallQueue();
    for (let round = 0; round < 3; round++) {
      const calls = new Calls();
      const results = ["a", "b", "c", "d"].map((name) => queue.run(calls.call(name)));
      await settled();
      expect(calls.started).toEqual(["a", "b", "c"]);
      for (const name of ["a", "b", "c", "d"]) await calls.end(name);
      await Promise.all(results);
    }
  });

  it("runs exclusive calls one at a time, beside others, and goes on after one that failed", async () => {
    const queue = new CallQueue();
    const calls = new Calls();
    const first = expect(queue.runAlone(calls.call("file 1"))).rejects.toThrow("lost");
    const second = queue.runAlone(calls.call("file 2"));
    const third = queue.runAlone(calls.call("file 3"));
    void queue.run(calls.call("a"));
    void queue.run(calls.call("b"));
    await settled();
    expect([...calls.started].sort()).toEqual(["a", "b", "file 1"]);
    await calls.end("file 1", new Error("lost"));
    await first;
    expect(calls.started).toContain("file 2");
    expect(calls.started).not.toContain("file 3");
    await calls.end("file 2");
    expect(await second).toBe("file 2");
    await calls.end("file 3");
    expect(await third).toBe("file 3");
    await calls.end("a");
    await calls.end("b");
    expect(calls.most).toBe(3);
  });
});
