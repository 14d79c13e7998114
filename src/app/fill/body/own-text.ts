import { findReferences } from "../../../domain/order/reference";
import { readWords, sumOf, type Words } from "./words";

/**
 * What is remembered of a text that we wrote into a draft: enough to find it again word for word, and to tell which of
 * several equal texts is ours. The others stood there before: in mails that the draft quotes.
 */
export interface OwnText {
  /** The order whose text it is. */
  readonly reference: string;
  /** One character for each of its words. */
  readonly letters: string;
  /** Check sum of its words: that the characters agree is not enough to call the words equal. */
  readonly sum: string;
  /** The places of equal texts that stood in the draft before (see `placeOf`). */
  readonly others: readonly string[];
  /** How many of its sequences stood in the draft before, beside those texts. */
  readonly traces: number;
  /**
   * How often it was written: more than once where a write that seemed lost may have come through after all, and not once
   * where every write was refused.
   */
  readonly written: number;
  /** How many copies of it have been seen at once. */
  readonly seen: number;
}

/** How many copies of a text can be ours. A write that was refused may have been done all the same. */
export function copiesOf({ written }: OwnText): number {
  return Math.max(1, written);
}

/** Whether a copy of a text was asked for and never seen: it may still come. */
export function mayCome(own: OwnText): boolean {
  return own.seen < copiesOf(own);
}

/** A text after it was looked for. */
export function afterLook(own: OwnText, standing: Standing | undefined): OwnText {
  const seen = standing?.kind === "whole" ? Math.min(standing.runs.length, copiesOf(own)) : 0;
  return seen > own.seen ? { ...own, seen } : own;
}

/** A text's place among the words of a body: the first, and the one after the last. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** How a text of ours stands in a body. */
export type Standing =
  /** Not at all. */
  | { readonly kind: "absent" }
  /** Word for word, once for each of the runs, topmost first. */
  | { readonly kind: "whole"; readonly runs: readonly Run[] }
  /** Parts of it are there, but not all its words, or others between them: somebody has changed it. */
  | { readonly kind: "changed"; readonly words: readonly string[] }
  /** An equal text is there, and cannot be distinguished from one that was there before. */
  | { readonly kind: "unsure" };

/** Words in a row that show where a text comes from. */
const SEQUENCE = 6;
/** So many sequences of a text that is not whole are needed to say that something of it is there. */
export const ENOUGH_TRACES = 2;
/** A text ends with name and address of the contact, which the user's own signature may hold as well. */
const ENDING = 30;

/**
 * What is to be remembered of a text before it is written into a body.
 * @param reference of the order whose text it is
 * @param ours where texts of ours stand in the body already: what they share with this one is no trace of it
 */
export function rememberText(text: Words, body: Words, reference: string, ours: readonly Run[] = []): OwnText {
  const plain = { reference, letters: text.letters, sum: sumOf(text.list) };
  const runs = findRuns(plain, body);
  const covered = inOrder([...runs, ...ours]);
  const others = runs.map((run) => placeOf(run, body));
  const parts = partsOf(plain, findTraces(plain, body, covered), body);
  return { ...plain, others, traces: countTraces(parts), written: 1, seen: 0 };
}

/** Whether two texts have the same words. */
export function isSameText(a: Pick<OwnText, "letters" | "sum">, b: Pick<OwnText, "letters" | "sum">): boolean {
  return a.letters === b.letters && a.sum === b.sum;
}

/** Finds out how remembered texts stand in a body, one for each. */
export function findOwnTexts(texts: readonly OwnText[], body: Words): readonly Standing[] {
  const found = texts.map((text) => findRuns(text, body));
  const covered = inOrder(found.flat());
  return texts.map((text, index) => standingOf(text, found[index] ?? [], covered, body));
}

function standingOf(own: OwnText, runs: readonly Run[], covered: readonly Run[], body: Words): Standing {
  const others = new Set(own.others);
  const unknown = runs.filter((run) => !others.has(placeOf(run, body)));
  const moved = own.others.length - (runs.length - unknown.length);
  // Were the quoted mails themselves changed, as many of the lowest may be theirs.
  const ours = unknown.slice(0, Math.max(0, unknown.length - moved));
  if (ours.length === 0 && unknown.length > 0) return { kind: "unsure" };
  const parts = partsOf(own, findTraces(own, body, covered), body);
  const count = countTraces(parts);
  if (ours.length > 0) {
    // Beside the whole text most of one that somebody has changed: that may be ours, and the whole one a quote.
    const share = (count - own.traces) / sequencesOf(own.letters).size;
    const isLikeOurs = share > 0.92 || (share > 0.5 && isNamedOutside(own.reference, covered, body));
    return isLikeOurs ? { kind: "unsure" } : { kind: "whole", runs: ours };
  }
  const [first] = parts;
  if (first === undefined || count < own.traces + ENOUGH_TRACES) return { kind: "absent" };
  return { kind: "changed", words: first.words };
}

/** A part of a body that may be of a text: its sequences follow there as they do in the text. */
interface TextPart {
  /** How many of the text's sequences begin in it. */
  readonly traces: number;
  readonly words: readonly string[];
}

const countTraces = (parts: readonly TextPart[]): number => parts.reduce((sum, { traces }) => sum + traces, 0);

/** The parts of a body that may be of a text, by its traces. Not those that are another order's: they say so. */
function partsOf(
  { letters, reference }: Pick<OwnText, "letters" | "reference">,
  traces: readonly number[],
  body: Words,
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let next = 0;
  while (next < traces.length) {
    const begin = next;
    const first = traces[begin] ?? 0;
    let reached = -1;
    let last = first;
    for (; next < traces.length; next++) {
      const at = traces[next] ?? 0;
      const place = letters.indexOf(body.letters.slice(at, at + SEQUENCE), reached + 1);
      // A text like it below, in a quote, begins again.
      if (place < 0 || at >= first + letters.length * 2) break;
      reached = place;
      last = at;
    }
    const end = last + Math.min(letters.length - reached, SEQUENCE + ENDING);
    const words = body.list.slice(Math.max(0, first - SEQUENCE), end);
    if (!isOfOther(words, reference)) parts.push({ traces: next - begin, words });
  }
  return parts;
}

/** Whether words name another order, and not this one: that of the municipality has most of the same sentences. */
function isOfOther(words: readonly string[], reference: string): boolean {
  const named = findReferences(words.join(" ").replaceAll(" - ", "-"));
  return named.length > 0 && !named.includes(reference);
}

/** Whether an order is named in a body, outside some runs. */
export function isNamedOutside(reference: string, runs: readonly Run[], body: Words): boolean {
  const name = readWords(reference);
  for (let at = body.letters.indexOf(name.letters); at >= 0; at = body.letters.indexOf(name.letters, at + 1)) {
    if (runs.some(({ start, end }) => at >= start && at < end)) continue;
    if (name.list.every((word, place) => body.list[at + place] === word)) return true;
  }
  return false;
}

/** Words before a text that belong to its place. */
const CONTEXT = 4;

/**
 * The place of a text, by how many words there are from its beginning to the end of the body, and what stands before it.
 * What stood in a draft before is below what was written since, so its place is what it was.
 */
function placeOf({ start }: Run, { letters }: Words): string {
  return `${letters.length - start}${letters.slice(Math.max(0, start - CONTEXT), start)}`;
}

function inOrder(runs: readonly Run[]): readonly Run[] {
  return [...runs].sort((a, b) => a.start - b.start);
}

function findRuns({ letters, sum }: Pick<OwnText, "letters" | "sum">, body: Words): Run[] {
  const runs: Run[] = [];
  if (letters === "") return runs;
  for (let start = body.letters.indexOf(letters); start >= 0; ) {
    const end = start + letters.length;
    const isEqual = sumOf(body.list.slice(start, end)) === sum;
    if (isEqual) runs.push({ start, end });
    start = body.letters.indexOf(letters, isEqual ? end : start + 1);
  }
  return runs;
}

function sequencesOf(letters: string): Set<string> {
  const sequences = new Set<string>();
  const end = Math.max(letters.length - ENDING, Math.min(letters.length, SEQUENCE));
  for (let at = 0; at + SEQUENCE <= end; at++) sequences.add(letters.slice(at, at + SEQUENCE));
  return sequences;
}

/** Positions in a body, outside the runs, at which a sequence of the text begins. */
function findTraces({ letters }: Pick<OwnText, "letters">, body: Words, runs: readonly Run[]): number[] {
  const sequences = sequencesOf(letters);
  const found: number[] = [];
  let next = 0;
  for (let at = 0; at + SEQUENCE <= body.letters.length; at++) {
    while (next < runs.length && (runs[next]?.end ?? 0) <= at) next++;
    const run = runs[next];
    if (run && at + SEQUENCE > run.start) at = run.end - 1;
    else if (sequences.has(body.letters.slice(at, at + SEQUENCE))) found.push(at);
  }
  return found;
}
