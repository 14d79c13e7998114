import { SaxesParser, type SaxesTagPlain } from "saxes";
import { inflateWithin } from "./inflate-within";

/** Why a package cannot be looked into: it is broken, or more than is looked through. */
export class PackageError extends Error {
  override readonly name = "PackageError";
  readonly kind: "damaged" | "too-complex";

  constructor(kind: "damaged" | "too-complex", message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * What a form may be, and what is read of it. A form has some 50 KB of XML in a dozen parts, one of thirty pages of
 * tables a megabyte. Within these limits reading takes a fraction of a second on a slow machine (docs/adr/0010).
 */
export const PACKAGE_LIMITS = {
  /** Parts in a package. */
  parts: 1_000,
  /** Bytes of all parts together when they are expanded, as the package says. */
  expanded: 32 * 1024 * 1024,
  /** Bytes of XML that are expanded and read, counted while that is done. */
  xml: 2 * 1024 * 1024,
  /** Tags of XML that are read. */
  tags: 40_000,
} as const;

/** What is left to be read. Handed on from part to part, and to packages within. */
export class ReadingBudget {
  #bytes: number;
  #tags: number;

  constructor(factor = 1) {
    this.#bytes = factor * PACKAGE_LIMITS.xml;
    this.#tags = factor * PACKAGE_LIMITS.tags;
  }

  /** @throws PackageError when it is more than is left. */
  takeBytes(count: number): void {
    this.#bytes -= count;
    if (this.#bytes < 0) throw new PackageError("too-complex", "More bytes than are read");
  }

  /** @throws PackageError when it is more than is left. */
  takeTags(text: string): void {
    for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) {
      this.#tags -= 1;
      if (this.#tags < 0) throw new PackageError("too-complex", "More tags than are read");
    }
  }
}

/** One part of a package. */
export interface PackagePart {
  readonly name: string;
  /** Expands the part, counting as it goes. @throws PackageError */
  read(budget: ReadingBudget): Uint8Array;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;
const STORED = 0;
const DEFLATED = 8;

/**
 * The parts of a package by its central directory, which is what Word and Excel go by. The directory alone is read here;
 * what is inflated is fflate's work. A package that says one thing twice, or differently in two places, could be another
 * file to the one who opens it than it was here: it counts as damaged.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; ECMA-376 part 2, annex B.
 * @throws PackageError
 */
export function openPackage(bytes: Uint8Array): readonly PackagePart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readDirectory(bytes, view);
  } catch (error) {
    // A place outside the file.
    if (error instanceof RangeError) throw new PackageError("damaged", error.message);
    throw error;
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): PackagePart[] {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > PACKAGE_LIMITS.parts) throw new PackageError("too-complex", `${count} parts`);
  let at = view.getUint32(end + 16, true);
  let expanded = 0;
  const seen = new Set<string>();
  const parts: PackagePart[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(bytes, view, at);
    at = entry.end;
    expanded += entry.size;
    if (expanded > PACKAGE_LIMITS.expanded) throw new PackageError("too-complex", "More than is unpacked");
    // Names differ by more than their case (ECMA-376).
    const key = entry.name.toLowerCase();
    if (seen.has(key) || entry.name.includes("\\")) throw new PackageError("damaged", "Two parts of one name");
    seen.add(key);
    const part = openPart(bytes, view, entry);
    if (!entry.name.endsWith("/")) parts.push(part);
  }
  return parts;
}

/** What the directory says of one part. */
interface DirectoryEntry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  /** Bytes as it is packed, and expanded. */
  readonly packed: number;
  readonly size: number;
  /** Where the part itself begins, with a header that says the name again. */
  readonly local: number;
  /** Where the next entry begins. */
  readonly end: number;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): DirectoryEntry {
  if (view.getUint32(at, true) !== CENTRAL) throw new PackageError("damaged", "No entry where one should be");
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const rawName = bytes.subarray(at + 46, nameEnd);
  return {
    name: new TextDecoder(flags & UTF8_NAME ? "utf-8" : "latin1").decode(rawName),
    rawName,
    flags,
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    local: view.getUint32(at + 42, true),
    end: nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true),
  };
}

function openPart(bytes: Uint8Array, view: DataView, entry: DirectoryEntry): PackagePart {
  const { name, rawName, flags, method, packed, size, local } = entry;
  if (flags & ENCRYPTED || (method !== STORED && method !== DEFLATED)) {
    throw new PackageError("damaged", "A part that cannot be read");
  }
  const start = startOfPart(bytes, view, local, rawName);
  const content = bytes.subarray(start, start + packed);
  if (content.length !== packed) throw new PackageError("damaged", "A part is cut off");
  return {
    name,
    read: (budget) => (method === STORED ? take(content, size, budget) : inflate(content, size, budget)),
  };
}

/** The end of the directory is the file's end, but for a comment whose length it gives. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    const isEnd = view.getUint32(at, true) === END;
    if (isEnd && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new PackageError("damaged", "No directory");
}

function startOfPart(bytes: Uint8Array, view: DataView, local: number, name: Uint8Array): number {
  const nameLength = view.getUint16(local + 26, true);
  const again = bytes.subarray(local + 30, local + 30 + nameLength);
  const isSame = again.length === name.length && again.every((byte, index) => byte === name[index]);
  if (view.getUint32(local, true) !== LOCAL || !isSame) throw new PackageError("damaged", "A part of two names");
  return local + 30 + nameLength + view.getUint16(local + 28, true);
}

function take(content: Uint8Array, size: number, budget: ReadingBudget): Uint8Array {
  budget.takeBytes(content.length);
  if (content.length !== size) throw new PackageError("damaged", "A part of two sizes");
  return content;
}

function inflate(content: Uint8Array, size: number, budget: ReadingBudget): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  const onChunk = (chunk: Uint8Array) => {
    budget.takeBytes(chunk.length);
    if (length + chunk.length > size) throw new PackageError("damaged", "A part is larger than it says");
    out.set(chunk, length);
    length += chunk.length;
  };
  try {
    inflateWithin(content, { format: "raw", isWhole: true, onChunk });
  } catch (error) {
    throw error instanceof PackageError ? error : new PackageError("damaged", String(error));
  }
  if (length !== size) throw new PackageError("damaged", "A part is smaller than it says");
  return out;
}

/** What is wanted of an XML part as it is read. Names are without their prefix, and lower case does not stand for upper. */
export interface XmlListener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reads a part as XML: entities resolved, as Word sees it. A document type is no part of the format (ECMA-376) and is
 * refused, and with it every entity of the file's own.
 * @throws PackageError when it is not well-formed, or more than is read.
 */
export function readXml(bytes: Uint8Array, budget: ReadingBudget, listener: XmlListener = {}): void {
  const text = decode(bytes);
  budget.takeTags(text);
  const refuse = (why: string): never => {
    throw new PackageError("damaged", why);
  };
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("error", (error) => refuse(error.message));
  parser.on("doctype", () => refuse("A document type"));
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding && !/^utf-?(?:8|16)$/i.test(encoding)) refuse(`Written in ${encoding}`);
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    if (!listener.open) return;
    const attributes: Record<string, string> = Object.create(null);
    for (const [name, value] of Object.entries(tag.attributes)) attributes[localName(name)] = value;
    listener.open(localName(tag.name), attributes);
  });
  if (listener.close) parser.on("closetag", (tag: SaxesTagPlain) => listener.close?.(localName(tag.name)));
  if (listener.text) {
    parser.on("text", listener.text);
    parser.on("cdata", listener.text);
  }
  parser.write(text).close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** UTF-8, or UTF-16 with its mark (ECMA-376 allows no other). */
function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new PackageError("damaged", `Not ${encoding}`);
  }
}
