/** A clock that goes only when everything else stands still: hours of waiting take no time, and always the same turns. */
import { setImmediate as afterAllElse } from "node:timers";

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

export class ModelClock {
  #now: number;
  /** By time; those of one moment in the order in which they were set. */
  #timers: Timer[] = [];

  /** @param start milliseconds since 1970 */
  constructor(start: number) {
    this.#now = start;
  }

  readonly now = (): number => this.#now;

  /** Does work when so many milliseconds have gone by. */
  after(milliseconds: number, work: () => void): void {
    const at = this.#now + milliseconds;
    const place = this.#timers.findIndex((timer) => timer.at > at);
    this.#timers.splice(place < 0 ? this.#timers.length : place, 0, { at, work });
  }

  readonly wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => this.after(milliseconds, () => resolve()));

  /**
   * Lets work come to its end: whenever nothing moves any more, the clock goes on to the next timer.
   * @throws (rejects) Error when it can never end, and with what the work rejects with
   */
  async finish<T>(work: Promise<T>): Promise<T> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    for (;;) {
      await stillness();
      if (isOver) return work;
      if (!this.#next()) throw new Error("The work waits for what never comes");
    }
  }

  /** Lets so many milliseconds go by. */
  async pass(milliseconds: number): Promise<void> {
    await this.finish(this.wait(milliseconds));
  }

  #next(): boolean {
    const timer = this.#timers.shift();
    if (!timer) return false;
    this.#now = Math.max(this.#now, timer.at);
    timer.work();
    return true;
  }
}

/** When all that could go on has gone on. */
const stillness = (): Promise<void> => new Promise((resolve) => afterAllElse(resolve));
