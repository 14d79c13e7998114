import { until } from "../app/fill/draft-parts";
import { OutlookError } from "../app/ports/outlook-error";
import type { Bench, Known } from "./bench";
import type { ObservationName } from "./observations";
import { type ProbeDesk, reasonOf, type Tell } from "./probe";
import { type Line, lineOf, type Reason } from "./report";

/** The lines of a report, as far as they are written. */
export type LineBook = Partial<Record<ObservationName, Line>>;

/** Says of the lines that say nothing yet why they do not. */
export function missAll(
  lines: LineBook,
  names: readonly ObservationName[],
  why: Reason,
  code: number | null = null,
): void {
  for (const name of names) lines[name] ??= { status: "not-possible", why, code };
}

/** How long some work may take, and which lines it fills. */
interface Task {
  readonly observes: readonly ObservationName[];
  /** Milliseconds. */
  readonly within: number;
}

/**
 * Does some work at a desk that is closed when the time is over. What Outlook refuses is why a line says nothing.
 * @returns whether the page was shown another mail meanwhile
 */
export async function workWithin(
  { observes, within }: Task,
  bench: Bench & { readonly known: Known },
  lines: LineBook,
  work: (desk: ProbeDesk) => Promise<void>,
): Promise<boolean> {
  let isOver = false;
  const tell: Tell = (name, value) => {
    if (!isOver) lines[name] = lineOf(name, value) as Line;
  };
  const timeIsUp = bench.wait(within);
  const limited: ProbeDesk = {
    ...bench,
    draft: until(bench.draft, timeIsUp),
    beside: until(bench.beside, timeIsUp),
    tell,
    miss: (names, why) => {
      if (!isOver) missAll(lines, names, why);
    },
  };
  try {
    const end = await Promise.race([work(limited).then(() => "done" as const), timeIsUp.then(() => "late" as const)]);
    if (end === "late") missAll(lines, observes, "time-limit");
    return false;
  } catch (error) {
    const { why, code } = reasonOf(error);
    missAll(lines, observes, why, code);
    return error instanceof OutlookError && error.kind === "item-changed";
  } finally {
    isOver = true;
  }
}
