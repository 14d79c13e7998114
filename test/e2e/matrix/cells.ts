/** The cells of the fault matrix: every call of a piece of work, at each of its places, with each fault. */
import type { LoggedCall } from "../../outlook-host/protocol/call-log";

/** A piece of work in the pane. */
export type Work = "fill" | "undo" | "retry";

/** What a call meets. */
export type CellFault =
  | "error code"
  | "throw"
  | "no answer, not done"
  | "no answer, done"
  | "success that did nothing"
  | "answer after the time limit"
  | "item changed"
  | "refused and done"
  | "null"
  | "empty"
  | "another shape"
  | "about another mail";

/** Those that every run samples from first: what a host does when it fails openly. The others are answers that lie. */
export const FAULTS: readonly CellFault[] = [
  "error code",
  "throw",
  "no answer, not done",
  "no answer, done",
  "success that did nothing",
  "answer after the time limit",
  "item changed",
  "refused and done",
  "null",
  "empty",
  "another shape",
  "about another mail",
];

export interface Cell {
  readonly work: Work;
  /** The call's name, for recipients with their field: `to.addAsync`. */
  readonly call: string;
  /** Which of the work's calls of that name, from 1. */
  readonly place: number;
  readonly fault: CellFault;
}

export const nameOf = ({ work, call, place, fault }: Cell): string => `${work} / ${call} ${place} / ${fault}`;

/** @returns the cells of a piece of work, from the calls that it made in a healthy Outlook */
export function cellsOf(work: Work, calls: readonly Pick<LoggedCall, "name" | "counted">[]): readonly Cell[] {
  const places = new Map<string, number>();
  return calls
    .filter(({ counted }) => counted)
    .flatMap(({ name: call }) => {
      const place = (places.get(call) ?? 0) + 1;
      places.set(call, place);
      return FAULTS.map((fault) => ({ work, call, place, fault }));
    });
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Chooses cells so that works and faults come evenly: each in turn gives one of its own.
 * @param count how many; all where there are fewer
 */
export function sampleCells(cells: readonly Cell[], count: number, seed: number): readonly Cell[] {
  const random = createRandom(seed);
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const key = `${cell.work}/${cell.fault}`;
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const turns = [...groups.values()];
  for (let index = turns.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [turns[index], turns[other]] = [turns[other] as Cell[], turns[index] as Cell[]];
  }
  const chosen: Cell[] = [];
  while (chosen.length < count && turns.some((group) => group.length > 0)) {
    for (const group of turns) {
      if (chosen.length < count && group.length > 0) {
        chosen.push(...group.splice(Math.floor(random() * group.length), 1));
      }
    }
  }
  return chosen;
}

/**
 * A part of each draft's cells, so that what all drafts have comes once in each part: every call, place and fault in one
 * of the drafts.
 * @param draft number of the draft, of as many as there are parts
 * @param part from 1
 */
export function partOfCells(
  cells: readonly Cell[],
  draft: number,
  { part, of }: { readonly part: number; readonly of: number },
): readonly Cell[] {
  const numberOf = (cell: Cell) => [...nameOf(cell)].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return cells.filter((cell) => (numberOf(cell) + draft) % of === part - 1);
}
