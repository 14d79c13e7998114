/**
 * The words of a body as the model knows them, and how a user changes them. It shares nothing with the way in which the
 * add-in reads a body: a word is a run of letters and digits, all else counts for nothing, and html is read as it is
 * written (without a DOM: a trial reads bodies a hundred times).
 */
import type { BodyType } from "../../src/app/ports/draft";
import { escapeHtml } from "../outlook-host/mailbox/html-text";

const WORD = /(?:img:)?[\p{L}\p{N}\p{M}]+/gu;
const MARKUP = /<!--[\s\S]*?-->|<(style|script|title)\b[\s\S]*?<\/\1>|<[^>]*>|&(?:#\d+|#x[\da-f]+|\w+);|[^<&]+|[<&]/gi;
const BLOCK =
  /^<\/?(?:address|blockquote|body|br|center|div|dl|dd|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|tr|ul)\b/i;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

/** A stretch of the text and where it stands in the source. Of an entity or a picture the source is longer or shorter. */
interface Stretch {
  readonly text: number;
  readonly source: number;
  readonly length: number;
  /** Set where text and source differ: how much of the source it is. */
  readonly whole: number | null;
}

interface Place {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Text to be put into a body, in either form. */
export interface Content {
  readonly html: string;
  readonly text: string;
}

/** A body that a user edits. */
export class EditedBody {
  readonly #isHtml: boolean;
  #source: string;
  #text = "";
  #stretches: Stretch[] = [];
  #places: Place[] = [];

  constructor(body: string, type: BodyType) {
    this.#isHtml = type === "html";
    this.#source = body;
    this.#read();
  }

  get words(): string[] {
    return this.#places.map(({ word }) => word);
  }

  toString(): string {
    return this.#source;
  }

  #read(): void {
    this.#stretches = [];
    if (this.#isHtml) this.#readHtml();
    else this.#text = this.#source;
    this.#places = [...this.#text.matchAll(WORD)].map(({ 0: word, index }) => ({
      word: word.normalize("NFC"),
      start: index,
      end: index + word.length,
    }));
  }

  #readHtml(): void {
    const parts: string[] = [];
    let length = 0;
    const add = (part: string, source: number, whole: number | null) => {
      this.#stretches.push({ text: length, source, length: part.length, whole });
      parts.push(part);
      length += part.length;
    };
    for (const { 0: piece, index } of this.#source.matchAll(MARKUP)) {
      if (piece.startsWith("<") && piece.length > 1) {
        const picture = /^<img\b[^>]*?src="([^"]*)"/i.exec(piece);
        if (picture) add(` img:${(picture[1] ?? "").replace(/[^\p{L}\p{N}]/gu, "")} `, index, piece.length);
        else if (BLOCK.test(piece)) add("\n", index, piece.length);
      } else if (piece.startsWith("&") && piece.length > 1) add(decode(piece), index, piece.length);
      else add(piece, index, null);
    }
    this.#text = parts.join("");
  }

  /** The stretches of the source that a stretch of the text stands in, last first. */
  #sources(start: number, end: number): { readonly from: number; readonly to: number }[] {
    if (!this.#isHtml) return [{ from: start, to: end }];
    return this.#stretches
      .filter(({ text, length }) => text < end && text + length > start)
      .map(({ text, source, length, whole }) =>
        whole === null
          ? { from: source + Math.max(0, start - text), to: source + Math.min(length, end - text) }
          : { from: source, to: source + whole },
      )
      .reverse();
  }

  #replace(from: number, to: number, replacement: string): void {
    this.#source = this.#source.slice(0, from) + replacement + this.#source.slice(to);
  }

  #place(place: number): Place {
    const found = this.#places[place];
    if (!found) throw new Error(`No word ${place}`);
    return found;
  }

  /** Takes a word, or a picture, out. */
  remove(place: number): void {
    this.change(place, "");
  }

  /** Writes another word in a word's place. */
  change(place: number, word: string): void {
    const { start, end } = this.#place(place);
    const sources = this.#sources(start, end);
    for (const [index, { from, to }] of sources.entries()) {
      this.#replace(from, to, index === sources.length - 1 ? word : "");
    }
    this.#read();
  }

  /** Puts text before the word at a place; at the end where there is none. */
  insertBefore(place: number, content: Content): void {
    const at = this.#places[place];
    const [first] = at ? this.#sources(at.start, at.end).slice(-1) : [];
    if (first) this.#replace(first.from, first.from, `${this.#isHtml ? content.html : content.text} `);
    else this.#append(content);
    this.#read();
  }

  /** Puts text below the line of the word at a place: a paragraph, a list entry or a row of its own. */
  insertBelow(place: number, content: Content): void {
    const at = this.#places[place];
    const [last] = at ? this.#sources(at.start, at.end) : [];
    if (!last) this.#append(content);
    else if (!this.#isHtml) {
      const end = this.#source.indexOf("\n", last.to);
      const below = end < 0 ? this.#source.length : end;
      this.#replace(below, below, `\n${content.text}`);
    } else {
      const close = /<\/(p|li|tr|div)>/i.exec(this.#source.slice(last.to));
      const name = close?.[1]?.toLowerCase() ?? "p";
      const below = close ? last.to + close.index + close[0].length : this.#source.length;
      const inner = name === "tr" ? `<td>${content.html}</td>` : content.html;
      this.#replace(below, below, `<${name}>${inner}</${name}>`);
    }
    this.#read();
  }

  /** Puts blocks above all else. */
  insertAbove(content: Content): void {
    this.#source = this.#isHtml ? content.html + this.#source : `${content.text}\n\n${this.#source}`;
    this.#read();
  }

  #append(content: Content): void {
    this.#source = this.#isHtml ? `${this.#source}<p>${content.html}</p>` : `${this.#source}\n${content.text}`;
  }
}

function decode(entity: string): string {
  const name = entity.slice(1, -1);
  if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
  return ENTITIES[name] ?? entity;
}

/** The words of a body. */
export function wordsOf(body: string, type: BodyType): string[] {
  return new EditedBody(body, type).words;
}

/** A word as content for `EditedBody`. */
export function plainContent(word: string): Content {
  return { html: escapeHtml(word), text: word };
}

export type Owner = "user" | "add-in";

/**
 * Whose each word of a body is, when these words of the user's must be in it, in this order. The lowest that fit are the
 * user's. Null when they are not all there.
 */
export function ownersOf(words: readonly string[], users: readonly string[]): readonly Owner[] | null {
  const owners: Owner[] = words.map(() => "add-in");
  let next = users.length - 1;
  for (let place = words.length - 1; place >= 0 && next >= 0; place--) {
    if (words[place] !== users[next]) continue;
    owners[place] = "user";
    next--;
  }
  return next < 0 ? owners : null;
}
