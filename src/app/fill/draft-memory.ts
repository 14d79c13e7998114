import type { OrderMail } from "../../domain/order/mail";
import type { BodyType, Draft } from "../ports/draft";
import { blockPieces, hashText } from "./body/order-block";

/**
 * What the add-in remembers of its own fill, so that it can later take back or exchange what it wrote and nothing else.
 * It stays with the draft in the user's mailbox and is never sent.
 */
export interface DraftMemory {
  /** Reference of the order that the draft was filled with. */
  readonly reference: string;
  /** Addresses that were added to the fields: not those that stood there before. */
  readonly addedTo: readonly string[];
  readonly addedCc: readonly string[];
  /** The subject before the first fill. */
  readonly subjectBefore: string;
  /** The subject that was written: none when the add-in wrote none, several while it is not known which is there. */
  readonly subjectsWritten: readonly string[];
  /** Hash of the composed body, to tell a changed profile from a user's edit. Empty when none was written. */
  readonly bodyHash: string;
  /** Hashes of the block's pieces as they were written. */
  readonly pieceHashes: readonly string[];
  /** Files that were attached. */
  readonly files: readonly FileMemory[];
}

/** A file that was attached, by name. */
export interface FileMemory {
  readonly name: string;
  /** The first 16 digits of its content's SHA-256. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The hash of a body while it is not known which stands in the draft. After a write that was not read back the memory
 * holds both what stood there and what may have come in its place: addresses, subjects, pieces and files of either.
 */
export const BODY_IN_DOUBT = "?";

/** A file as it is remembered. */
export function rememberFile(name: string, sha256: string, size: number): FileMemory {
  return { name, sha256: sha256.slice(0, 16), size };
}

/** What is remembered of a draft before anything was written to it. */
export function emptyMemory(reference: string): DraftMemory {
  return {
    reference,
    addedTo: [],
    addedCc: [],
    subjectBefore: "",
    subjectsWritten: [],
    bodyHash: "",
    pieceHashes: [],
    files: [],
  };
}

/** Hash of a composed body, in the form that the draft takes. */
export function hashBody(mail: OrderMail, type: BodyType): string {
  return hashText(type === "html" ? mail.html : mail.text);
}

/** Hashes of a composed body's pieces. */
export function hashPieces(mail: OrderMail, type: BodyType): string[] {
  return blockPieces(type === "html" ? mail.html : mail.text, type).map(hashText);
}

/** customProperties hold 2,500 characters of JSON for all keys of an add-in. */
const MEMORY_LIMIT = 2300;

/** Writes the memory as text, or null when it is too long to keep: then it lives as long as the pane does. */
export function writeDraftMemory(memory: DraftMemory): string | null {
  const text = JSON.stringify([
    1,
    memory.reference,
    memory.addedTo,
    memory.addedCc,
    memory.subjectBefore,
    memory.subjectsWritten,
    memory.bodyHash,
    memory.pieceHashes,
    memory.files.map(({ name, sha256, size }) => [name, sha256, size]),
  ]);
  // Counted as it will be stored: as a JSON string within JSON.
  return JSON.stringify(text).length > MEMORY_LIMIT ? null : text;
}

/** Whether two memories say the same. */
export function sameMemory(a: DraftMemory, b: DraftMemory): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Reads a remembered text; null when there is none or it is not ours to understand. */
export function readDraftMemory(text: string | null): DraftMemory | null {
  if (text === null) return null;
  try {
    const [version, reference, addedTo, addedCc, subjectBefore, subjectsWritten, bodyHash, pieceHashes, files] =
      JSON.parse(text);
    if (version !== 1 || typeof reference !== "string") return null;
    const strings = (value: unknown) =>
      Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
    return {
      reference,
      addedTo: strings(addedTo),
      addedCc: strings(addedCc),
      subjectBefore: String(subjectBefore ?? ""),
      subjectsWritten: strings(subjectsWritten),
      bodyHash: String(bodyHash ?? ""),
      pieceHashes: strings(pieceHashes),
      files: (Array.isArray(files) ? files : []).map(([name, sha256, size]) =>
        rememberFile(String(name), String(sha256), Number(size)),
      ),
    };
  } catch {
    return null;
  }
}

/**
 * The memory of drafts, with the copy that this pane holds: a draft's own store may be missing or refuse, and then undo
 * works at least until the pane is closed.
 */
export class DraftMemories {
  readonly #held = new WeakMap<Draft, DraftMemory | null>();

  /** What is remembered of a draft, or null. Never rejects: without memory, less can be taken back. */
  async recall(draft: Draft): Promise<DraftMemory | null> {
    const held = this.#held.get(draft);
    if (held !== undefined) return held;
    const memory = readDraftMemory(await draft.readMemory().catch(() => null));
    this.#held.set(draft, memory);
    return memory;
  }

  /** Remembers, in the pane at once and in the draft if Outlook lets it. Never rejects. */
  async remember(draft: Draft, memory: DraftMemory | null): Promise<void> {
    this.#held.set(draft, memory);
    await draft.writeMemory(memory && writeDraftMemory(memory)).catch(() => undefined);
  }
}
