import { OutlookError } from "../app/ports/outlook-error";
import type { CallQueue } from "./call-queue";

/** Milliseconds that Outlook gets to answer. Office.js itself drops a call, unanswered, after 65 seconds. */
export const ANSWER_WITHIN = { memory: 4_000, read: 6_000, write: 8_000, attachment: 15_000, save: 8_000 } as const;

/** A large file takes its time to reach Exchange: milliseconds more for each character of base64, at 700 a millisecond. */
export const PER_CHARACTER_MS = 1 / 700;

/** Outlook refuses a call because too many are under way; it may be asked again in a moment. */
const TOO_MANY_CALLS = 5100;
/** The item changed while the call was under way. */
const ITEM_CHANGED = 9030;
const RETRY_AFTER_MS = 120;

/** How one call is made. */
export interface CallOptions {
  readonly queue: CallQueue;
  /** Name for errors: the port's method. */
  readonly operation: string;
  readonly within: number;
  /** No other such call at the same time. */
  readonly alone?: boolean;
  /** Throws when the call must not be made any more. Asked right before each try. */
  readonly check?: () => void;
}

/**
 * Makes one asynchronous Office.js call. Office.js fails in three ways: it throws at once (an argument over its limit, a
 * permission that is missing), it hands an error to the callback, or it never calls back. All three become an `OutlookError`.
 *
 * @param start calls the method on its own object (a detached method loses `this`) with the callback that it is given
 */
export function callOutlook<T>(
  { queue, operation, within, alone, check }: CallOptions,
  start: (done: (result: Office.AsyncResult<T>) => void) => void,
): Promise<T> {
  const once = () => {
    check?.();
    return answerWithin(operation, within, start);
  };
  const call = async () => {
    for (let tries = 1; ; tries++) {
      try {
        return await once();
      } catch (error) {
        const busy = error instanceof OutlookError && error.code === TOO_MANY_CALLS;
        if (!busy || tries > queue.retries) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * tries));
      }
    }
  };
  return alone ? queue.runAlone(call) : queue.run(call);
}

function answerWithin<T>(
  operation: string,
  within: number,
  start: (done: (result: Office.AsyncResult<T>) => void) => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new OutlookError(operation, "timeout", null, `Outlook did not answer within ${within / 1000} seconds`));
    }, within);
    try {
      start((result) => {
        clearTimeout(timer);
        // The status is a word in Office.js; it is compared as such, since tests and pages without Office have no enum.
        if (String(result.status) === "succeeded") resolve(result.value);
        else reject(asOutlookError(operation, result.error));
      });
    } catch (thrown) {
      clearTimeout(timer);
      const message = thrown instanceof Error ? thrown.message : String(thrown);
      reject(thrown instanceof OutlookError ? thrown : new OutlookError(operation, "threw", null, message));
    }
  });
}

function asOutlookError(operation: string, error: Office.Error | undefined): OutlookError {
  const code = error?.code ?? null;
  const kind = code === ITEM_CHANGED ? "item-changed" : "refused";
  return new OutlookError(operation, kind, code, error?.message ?? "Outlook gave no reason");
}
