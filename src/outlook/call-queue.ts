/**
 * One queue for every call of the pane to Outlook. Microsoft documents three simultaneous calls on the web, in new
 * Outlook and on mobile (office-js-docs-pr, limits-for-activation-and-javascript-api-for-outlook-add-ins); two
 * attachments at once lose their answers (office-js#857, #3576, #6264).
 */
export class CallQueue {
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  /** Null where no exclusive call is under way or waits. */
  #lastExclusive: Promise<unknown> | null = null;
  readonly width: number;
  readonly retries: number;

  /**
   * @param width how many calls may be under way at once
   * @param retries how often a call that Outlook refuses as one too many is made again
   */

  constructor(width = 3, retries = 5) {
    this.width = width;
    this.retries = retries;
  }

  /** Runs a call when there is room, first come, first served. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.#running >= this.width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await call();
    } finally {
      // The place is handed on, not freed, when somebody waits: nobody can slip in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  /** Runs a call when there is room and no other exclusive call is under way. */
  runAlone<T>(call: () => Promise<T>): Promise<T> {
    const run = () => this.run(call);
    // The first of them takes its place at once: what waits for it is the longest chain of a fill.
    const turn = this.#lastExclusive?.then(run) ?? run();
    const last = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#lastExclusive === last) this.#lastExclusive = null;
      });
    this.#lastExclusive = last;
    return turn;
  }
}
