import type { BodyType } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import type { Bench, Known } from "./bench";
import type { ObservationName, ValueOf } from "./observations";
import type { Reason } from "./report";

/** Says what was seen. The last word on a line counts. */
export type Tell = <Name extends ObservationName>(name: Name, value: ValueOf<Name>) => void;

/** What a probe works with. */
export interface ProbeDesk extends Bench {
  readonly known: Known;
  readonly tell: Tell;
  /** Says why a line could not be seen. */
  readonly miss: (names: readonly ObservationName[], why: Reason) => void;
}

/** One thing that is tried. */
export interface Probe {
  readonly name: string;
  /** The lines that it fills. Those that it neither tells nor misses are missed for the error that ended it. */
  readonly observes: readonly ObservationName[];
  /** After so many milliseconds the next probe begins. */
  readonly within: number;
  /** It writes nothing: it may be tried in a draft that holds something. */
  readonly isReading?: true;
  /** The only kind of draft in which it is tried. */
  readonly bodyType?: BodyType;
  /** Rejects with what Outlook refused; leaves the draft for the next probe to clear. */
  run(desk: ProbeDesk): Promise<void>;
}

/** Why a call did not succeed, as the report says it. */
export function reasonOf(error: unknown): { readonly why: Reason; readonly code: number | null } {
  if (!(error instanceof OutlookError)) return { why: "threw", code: null };
  const { kind, code } = error;
  switch (kind) {
    case "refused":
      return { why: isMissingCall(error) ? "missing" : "refused", code };
    case "threw":
      return { why: isMissingCall(error) ? "missing" : "threw", code };
    case "unclear":
      return { why: "unclear", code };
    case "timeout":
      return { why: "no-answer", code };
    case "item-changed":
      return { why: "stopped", code };
    case "unsupported":
      return { why: "missing", code };
  }
}

/** Office.js has no such call (it throws), or this Outlook has not (5000, operation not supported). */
export function isMissingCall({ kind, code, message }: OutlookError): boolean {
  return code === 5000 || (kind === "threw" && /not a function/.test(message));
}

/** Milliseconds between two looks. */
export const LOOK_EVERY_MS = 50;

/**
 * Looks until something is there.
 * @param look makes the calls that tell
 * @returns how long after the beginning the look began that saw it; null when the time was over
 */
export async function lookUntil(
  { now, wait }: Pick<Bench, "now" | "wait">,
  withinMs: number,
  look: () => Promise<boolean>,
): Promise<number | null> {
  const start = now();
  for (;;) {
    const began = now() - start;
    if (await look()) return began;
    if (now() - start >= withinMs) return null;
    await wait(LOOK_EVERY_MS);
  }
}
