/** The ordered record of what a pane asked its Outlook, from which tests count calls, rounds and calls in flight. */

export type CallOutcome = "in flight" | "succeeded" | "failed" | "never answered";

export interface LoggedCall {
  readonly sequence: number;
  readonly pane: string;
  /** `to.addAsync`, `subject.setAsync` … */
  readonly name: string;
  readonly dispatchId: number;
  /** The arguments in short: long texts are cut, base64 is given by its length. */
  readonly args: string;
  /** Milliseconds on the page's clock. */
  readonly start: number;
  /** Null while the call is in flight, and for one that is never answered. */
  readonly end: number | null;
  readonly outcome: CallOutcome;
  readonly errorCode: number | null;
  /** Calls of this pane without an answer when this one arrived, itself included. */
  readonly inFlight: number;
  /** False for telemetry and other calls that the add-in does not wait for. */
  readonly counted: boolean;
}

export interface CallSummary {
  /** Counted calls. */
  readonly total: number;
  readonly maxInFlight: number;
  /** The longest chain of calls of which each began after the one before it had been answered. */
  readonly depth: number;
}

const LONGEST_TEXT = 60;

const shorten = (key: string, value: unknown): unknown => {
  if (typeof value !== "string") return value;
  if (key === "base64String") return `<${value.length} base64 characters>`;
  return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)` : value;
};

/** @returns the arguments of a call as one short line of JSON. */
export const summariseArgs = (params: unknown): string =>
  params === undefined || params === null ? "" : JSON.stringify(params, shorten);

/** Counts calls, the most that were in flight together, and the rounds that waited for each other. */
export function summariseCalls(calls: readonly LoggedCall[]): CallSummary {
  const counted = calls.filter((entry) => entry.counted).sort((a, b) => a.start - b.start || a.sequence - b.sequence);
  let depth = 0;
  let maxInFlight = 0;
  const finished: { end: number; depth: number }[] = [];
  for (const entry of counted) {
    const before = finished.filter((other) => other.end <= entry.start).map((other) => other.depth);
    const own = 1 + Math.max(0, ...before);
    if (entry.end !== null) finished.push({ end: entry.end, depth: own });
    depth = Math.max(depth, own);
    maxInFlight = Math.max(maxInFlight, entry.inFlight);
  }
  return { total: counted.length, maxInFlight, depth };
}

/** Collects calls. One log serves all panes of a host, so that their order among each other shows. */
export class CallLog {
  #calls: LoggedCall[] = [];
  #sequence = 0;
  readonly #now: () => number;
  readonly #onChange: () => void;

  constructor(now: () => number, onChange: () => void = () => {}) {
    this.#now = now;
    this.#onChange = onChange;
  }

  /** @returns the calls so far, oldest first. */
  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  /** Notes that a call arrived. @returns its sequence number, for {@link finish}. */
  begin(entry: Pick<LoggedCall, "pane" | "name" | "dispatchId" | "args" | "inFlight" | "counted">): number {
    const sequence = ++this.#sequence;
    this.#calls = [
      ...this.#calls,
      { ...entry, sequence, start: this.#now(), end: null, outcome: "in flight", errorCode: null },
    ];
    this.#onChange();
    return sequence;
  }

  /** Notes how a call ended. A call that is never answered keeps `end: null`. */
  finish(sequence: number, outcome: Exclude<CallOutcome, "in flight">, errorCode: number | null = null): void {
    const end = outcome === "never answered" ? null : this.#now();
    this.#calls = this.#calls.map((entry) =>
      entry.sequence === sequence ? { ...entry, end, outcome, errorCode } : entry,
    );
    this.#onChange();
  }

  clear(): void {
    this.#calls = [];
    this.#onChange();
  }
}
