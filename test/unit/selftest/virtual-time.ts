/** Timers and the clock of a test: minutes of waiting take no time, and always the same turns. */
import { ModelClock } from "../../model/model-clock";

/**
 * Runs work under a clock of its own: whatever waits with `setTimeout`, or asks `Date.now`, waits for and asks that one.
 * @param start milliseconds since 1970
 */
export async function inVirtualTime<T>(start: number, work: (clock: ModelClock) => Promise<T>): Promise<T> {
  const clock = new ModelClock(start);
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };
  const cancelled = new Set<number>();
  let last = 0;
  const setVirtual = (call: () => void, milliseconds = 0): number => {
    last += 1;
    const id = last;
    clock.after(milliseconds, () => {
      if (!cancelled.has(id)) call();
    });
    return id;
  };
  globalThis.setTimeout = setVirtual as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => cancelled.add(id)) as unknown as typeof clearTimeout;
  Date.now = clock.now;
  try {
    return await clock.finish(work(clock));
  } finally {
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clearTimeout;
    Date.now = real.now;
  }
}
