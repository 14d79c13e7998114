import type { BodyType } from "../../ports/draft";
import type { Run } from "./own-text";
import { veilStyles } from "./veil-styles";
import { OBJECT, readWords, type Words } from "./words";

/**
 * A draft's body as it was read: its words, and how to take some of them out. The only place in the app that knows a
 * DOM; the pane has the browser's.
 */
export interface Body {
  readonly type: BodyType;
  readonly words: Words;
  /** All its text, an element's edge as a line break. */
  readonly text: string;
  /** Without a word for certain: html at least shows its elements. An empty answer may be no answer (office-js#768). */
  readonly isEmpty: boolean;
  /**
   * The body without some of its words, and with a text of ours in the place of the first of them. Nothing else is
   * touched. To be called once: the body is changed by it.
   */
  exchange(runs: readonly Run[], replacement: string | null): string;
}

/** Reads a body. */
export function parseBody(content: string, type: BodyType): Body {
  return type === "html" ? parseHtml(content) : parseText(content);
}

function parseText(text: string): Body {
  const words = readWords(text);
  return {
    type: "text",
    words,
    text,
    isEmpty: false,
    exchange(runs, replacement) {
      let rest = text;
      for (const [place, { start, end }] of [...runs.entries()].reverse()) {
        const from = words.starts[start] ?? text.length;
        const after = rest.slice(words.ends[end - 1] ?? text.length);
        // Our text ends with an empty line, which goes with it.
        const below = after.replace(/^[^\S\r\n]*(?:\r\n|\r|\n)?(?:[^\S\r\n]*(?:\r\n|\r|\n))?/, "");
        rest = rest.slice(0, from) + (place === 0 && replacement !== null ? replacement : "") + below;
      }
      return rest;
    },
  };
}

/** Elements whose text nobody reads. */
const HIDDEN = new Set(["STYLE", "SCRIPT", "TEMPLATE", "TITLE", "NOSCRIPT", "XML"]);
/** What is seen and has no text. */
const OBJECTS = new Set(["IMG", "SVG", "OBJECT", "VIDEO", "AUDIO", "IFRAME", "CANVAS", "INPUT", "HR", "EMBED"]);
/** Elements that stand within a line; all others begin a new one. Word's own (`o:p`, `st1:...`) have a colon. */
const INLINE = new Set(
  "A ABBR ACRONYM B BDI BDO BIG CITE CODE DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR".split(
    " ",
  ),
);

/** Text nodes, with where the text of each begins in the text of all. */
interface Piece {
  readonly node: Text;
  readonly start: number;
}

function parseHtml(html: string): Body {
  const veiled = veilStyles(html);
  const document = new DOMParser().parseFromString(veiled.html, "text/html");
  const { text, pieces } = readText(document.body);
  const words = readWords(text);
  return {
    type: "html",
    words,
    text,
    isEmpty: words.list.length === 0 && html.trim() !== "",
    exchange(runs, replacement) {
      for (const [place, { start, end }] of [...runs.entries()].reverse()) {
        const from = locate(pieces, words.starts[start] ?? 0);
        const to = locate(pieces, (words.ends[end - 1] ?? 1) - 1);
        if (place === 0 && replacement !== null) insertBefore(from, replacement);
        takeOut(document, from, to);
      }
      return veiled.unveil(serialise(document, html));
    },
  };
}

/** Walks without recursion: a long thread nests its quotes hundreds of elements deep. */
function readText(root: HTMLElement): { readonly text: string; readonly pieces: readonly Piece[] } {
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let length = 0;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const begin = (node: Node, name: string) => {
    if (node.nodeType === node.TEXT_NODE) {
      pieces.push({ node: node as Text, start: length });
      add((node as Text).data);
    } else if (node.nodeType === node.ELEMENT_NODE) {
      if (OBJECTS.has(name)) add(` ${OBJECT} `);
      else if (!isInline(name)) add("\n");
    }
  };
  /** What follows when a node and all in it is over; ends the lines of the elements that end there. */
  const after = (node: Node): Node | null => {
    let last: Node | null = node;
    while (last && !last.nextSibling) {
      last = last.parentNode === root ? null : last.parentNode;
      if (last && !isInline(last.nodeName.toUpperCase())) add("\n");
    }
    return last?.nextSibling ?? null;
  };
  let node: Node | null = root.firstChild;
  while (node) {
    const name = node.nodeName.toUpperCase();
    begin(node, name);
    const isEntered = node.nodeType === node.ELEMENT_NODE && !HIDDEN.has(name) && !OBJECTS.has(name);
    node = (isEntered ? node.firstChild : null) ?? after(node);
  }
  return { text: parts.join(""), pieces };
}

function isInline(name: string): boolean {
  return INLINE.has(name) || name.includes(":");
}

interface Point {
  readonly node: Text;
  readonly offset: number;
}

/** The text node that holds a character of the whole text. */
function locate(pieces: readonly Piece[], position: number): Point {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  if (!piece) throw new Error("A body without text has no words");
  return { node: piece.node, offset: position - piece.start };
}

/** Puts html before the largest element that begins with the point, so that it does not come to stand within a line. */
function insertBefore({ node, offset }: Point, html: string): void {
  const { body } = node.ownerDocument;
  let place: Node = node;
  while (place.parentNode && place.parentNode !== body && startsWith(place.parentNode, node, offset)) {
    place = place.parentNode;
  }
  const template = node.ownerDocument.createElement("template");
  template.innerHTML = html;
  place.parentNode?.insertBefore(template.content, place);
}

function startsWith(element: Node, node: Text, offset: number): boolean {
  const before = node.ownerDocument.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  const content = before.cloneContents();
  return isBlank(content);
}

function takeOut(document: Document, from: Point, to: Point): void {
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset + 1);
  range.deleteContents();
  prune(from.node, document.body);
  prune(to.node, document.body);
}

/** Takes away what is left of elements that held nothing else. */
function prune(leaf: Node, body: Node): void {
  let node: Node | null = leaf;
  while (node && node !== body && node.parentNode && isBlank(node)) {
    const parent: Node = node.parentNode;
    parent.removeChild(node);
    node = parent;
  }
}

function isBlank(node: Node): boolean {
  if ((node.textContent ?? "").replace(/[\s\u200b\ufeff]/g, "") !== "") return false;
  if (node.nodeType === node.TEXT_NODE) return true;
  const element = node as Element | DocumentFragment;
  return ![...element.querySelectorAll("*")].some(({ nodeName }) => OBJECTS.has(nodeName.toUpperCase()));
}

/** A whole document goes back as one, a fragment as a fragment: the parser has put its style sheets into the head. */
function serialise({ head, body, documentElement }: Document, before: string): string {
  return /<html[\s>]/i.test(before) ? documentElement.outerHTML : head.innerHTML + body.innerHTML;
}
