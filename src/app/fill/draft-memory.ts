import type { OwnText } from "./body/own-text";
import { sumOf } from "./body/words";

/**
 * What the add-in remembers of what it has written, or is about to write, into a draft. It is kept with the draft and
 * never sent. It says what may be ours; what is there, only the draft itself says.
 */
export interface DraftMemory {
  /** Changes with every fill that writes: a pane tells by it that another one has been at work since. */
  readonly fillId: string;
  /** Reference of the order that the draft was filled with. */
  readonly reference: string;
  /**
   * Mark of the item's id: a forward in classic Outlook inherits the memory of the mail that it forwards
   * (office-js#2456), and has another id or none. Null where Outlook gave no id.
   */
  readonly item: string | null;
  /** The draft before the first fill. */
  readonly before: DraftBefore;
  /** The subject that was written; null when none was. */
  readonly subject: string | null;
  /** The text that was written; more while it is not known which of them stands there, or may still come. */
  readonly texts: readonly OwnText[];
  /** Marks of the addresses that were added, as recipients.ts writes them. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly files: readonly FileMemory[];
}

/** The memory of a draft, where there is one: it may still be on its way. */
export type Remembering = DraftMemory | null | Promise<DraftMemory | null>;

/** What stood in a draft before the first fill. A mark is null where it could not be read. */
export interface DraftBefore {
  /** The user's own subject, to be given back. */
  readonly subject: string | null;
  readonly words: string | null;
  readonly to: FieldBefore | null;
  readonly cc: FieldBefore | null;
  readonly files: string | null;
}

/** A recipient field before the first fill. */
export interface FieldBefore {
  /** Mark of all its recipients. */
  readonly mark: string;
  /** How many of them had no address by which they could be recognised. */
  readonly unknown: number;
}

/** A file that was attached. */
export interface FileMemory {
  readonly name: string;
  /** The first 16 digits of its content's SHA-256. */
  readonly sha256: string;
  /** Mark of the id that Outlook gave it; null until it answers. */
  readonly id: string | null;
  /** The size that Outlook gave right after it was attached; null until it is read. */
  readonly size: number | null;
}

/** A short mark of one text or several, by which it is recognised. Not for security. */
export function markOf(...texts: readonly string[]): string {
  return sumOf(texts);
}

/** Whether two memories say the same of the draft. */
export function sameMemory(a: DraftMemory | null, b: DraftMemory | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const VERSION = 2;
/** customProperties hold 2,500 characters of JSON for all keys of an add-in. */
const MEMORY_LIMIT = 2400;

/** Writes a memory as text, or null when it is too long to be kept. */
export function writeDraftMemory(memory: DraftMemory): string | null {
  const { before } = memory;
  const text = JSON.stringify([
    VERSION,
    memory.fillId,
    memory.reference,
    memory.item,
    [before.subject, before.words, fieldText(before.to), fieldText(before.cc), before.files],
    memory.subject,
    memory.texts.map(({ reference, letters, sum, others, traces, written, seen }) => [
      // Nearly always the memory's own.
      reference === memory.reference ? null : reference,
      letters,
      sum,
      others,
      traces,
      written,
      seen,
    ]),
    memory.to,
    memory.cc,
    memory.files.map(({ name, sha256, id, size }) => [name, sha256, id, size]),
  ]);
  // Counted as it will be stored: as a JSON string within JSON.
  return JSON.stringify(text).length > MEMORY_LIMIT ? null : text;
}

function fieldText(field: FieldBefore | null): [string, number] | null {
  return field && [field.mark, field.unknown];
}

/** Reads a memory. Null when the text is not one that this version understands: then it says nothing, and is kept. */
export function readDraftMemory(text: string): DraftMemory | null {
  try {
    return decode(JSON.parse(text));
  } catch {
    return null;
  }
}

class Unreadable extends Error {}

function decode(value: unknown): DraftMemory {
  const [version, fillId, reference, item, before, subject, texts, to, cc, files] = asList(value);
  if (version !== VERSION) throw new Unreadable();
  const [subjectBefore, words, toBefore, ccBefore, filesBefore] = asList(before);
  return {
    fillId: asText(fillId),
    reference: asText(reference),
    item: orNull(item, asText),
    before: {
      subject: orNull(subjectBefore, asText),
      words: orNull(words, asText),
      to: orNull(toBefore, asField),
      cc: orNull(ccBefore, asField),
      files: orNull(filesBefore, asText),
    },
    subject: orNull(subject, asText),
    texts: asList(texts).map((text) => asOwnText(text, asText(reference))),
    to: asList(to).map(asText),
    cc: asList(cc).map(asText),
    files: asList(files).map(asFile),
  };
}

function asList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable();
  return value;
}

function asText(value: unknown): string {
  if (typeof value !== "string") throw new Unreadable();
  return value;
}

function asNumber(value: unknown): number {
  if (typeof value !== "number") throw new Unreadable();
  return value;
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}

function asField(value: unknown): FieldBefore {
  const [mark, unknown] = asList(value);
  return { mark: asText(mark), unknown: asNumber(unknown) };
}

function asOwnText(value: unknown, ofMemory: string): OwnText {
  const [reference, letters, sum, others, traces, written, seen] = asList(value);
  return {
    reference: orNull(reference, asText) ?? ofMemory,
    letters: asText(letters),
    sum: asText(sum),
    others: asList(others).map(asText),
    traces: asNumber(traces),
    written: asNumber(written),
    seen: asNumber(seen),
  };
}

function asFile(value: unknown): FileMemory {
  const [name, sha256, id, size] = asList(value);
  return { name: asText(name), sha256: asText(sha256), id: orNull(id, asText), size: orNull(size, asNumber) };
}
