import { ORDER_BLOCK_ID, textMarkers } from "../../../domain/order/mail";
import { formatOrderReference, parseOrderReference } from "../../../domain/order/reference";
import type { BodyType } from "../../ports/draft";
import { isQuoted, ownLines, ownText } from "./quoted-part";

/**
 * Our block in a draft's body: finding it, reading it, taking it out or exchanging it, without touching a word that the
 * user wrote. Works on what Outlook hands back, which is not what was written: ids get an `x_`, elements are wrapped,
 * spaces and line breaks come and go. So text is compared piece by piece, and without its white space.
 */

/** Our block as it stands in a body. */
export interface FoundBlock {
  /** The text of each piece (paragraph, table, list, line), white space folded to single spaces. */
  readonly pieces: readonly string[];
  /** All its text, folded. */
  readonly text: string;
  /** How many blocks there are: two when a call that seemed lost was carried out after all. */
  readonly count: number;
}

/** A body after an exchange or a removal. */
export interface ChangedBody {
  readonly body: string;
  /** The pieces that were not ours and stay in the mail. */
  readonly kept: readonly string[];
}

/** Folds white space (also the non-breaking kind) away, so that rewriting by Outlook does not look like editing. */
export function foldText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\u00a0\u200b]+/g, " ")
    .trim();
}

/** Finds our block in a body, or null. A block inside a quoted mail is not ours: that mail was sent already. */
export function findOrderBlock(body: string, type: BodyType): FoundBlock | null {
  const blocks = type === "html" ? findHtmlBlocks(parseHtml(body)).map(piecesOf) : findTextBlocks(body);
  if (blocks.length === 0) return null;
  const pieces = blocks.flat().map(pieceText).filter(Boolean);
  return { pieces, text: pieces.join(" "), count: blocks.length };
}

/** A body's text without the mails that it quotes, a space between any two elements. */
export function bodyText(body: string, type: BodyType): string {
  return type === "text" ? ownLines(body).join("\n") : ownText(parseHtml(body.replace(/</g, " <")));
}

/** The pieces of a block as it is composed, before Outlook has seen it. */
export function blockPieces(content: string, type: BodyType): readonly string[] {
  return findOrderBlock(content, type)?.pieces ?? [];
}

/** Whether a block holds every piece of a composed text, whatever else it holds. */
export function holdsAllPieces(block: FoundBlock, pieces: readonly string[]): boolean {
  const held = new Set(block.pieces.map(pieceKey));
  return pieces.every((piece) => held.has(pieceKey(piece)));
}

/** Whether a text names an order: `ØIR03-101-BOG` is not named by `ØIR03-101-BOGOPK`. */
export function namesOrder(text: string, reference: string): boolean {
  for (let at = text.indexOf(reference); at >= 0; at = text.indexOf(reference, at + 1)) {
    if (!/^[\p{L}\p{N}-]/u.test(text.slice(at + reference.length))) return true;
  }
  return false;
}

/**
 * Takes our block out of a body; with `replacement`, puts that in its place. Pieces for which `isOurs` is false are the
 * user's own and stay where they are, before what follows the block.
 */
export function changeOrderBlock(
  body: string,
  type: BodyType,
  isOurs: (piece: string) => boolean,
  replacement: string | null,
): ChangedBody {
  return type === "html" ? changeHtmlBlocks(body, isOurs, replacement) : changeTextBlocks(body, isOurs, replacement);
}

/**
 * The same for a block whose mark is gone (an editor that strips ids, a draft made plain since): its pieces are known
 * again one by one. Null when fewer than half of them are there, since then it is not the block any more.
 * @param written hashes of the pieces that were written
 */
export function changeUnmarkedBlock(
  body: string,
  type: BodyType,
  written: readonly string[],
  replacement: string | null,
): ChangedBody | null {
  if (written.length === 0) return null;
  const known = new Set(written);
  return type === "html" ? changeUnmarkedHtml(body, known, replacement) : changeUnmarkedLines(body, known, replacement);
}

/**
 * A short hash of a piece's text, for remembering what we wrote in few characters. Not for security. White space and
 * bullets do not count: editors add and drop them.
 */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of pieceKey(text)) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A piece's text as it is compared. */
function pieceKey(text: string): string {
  return foldText(text)
    .replace(/^[*•·▪-] /, "")
    .replace(/ /g, "");
}

function pieceText(piece: ChildNode | string): string {
  return foldText(typeof piece === "string" ? piece : (piece.textContent ?? ""));
}

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

function findHtmlBlocks(document: Document): Element[] {
  const marked = document.querySelectorAll(`[id="${ORDER_BLOCK_ID}"], [id="x_${ORDER_BLOCK_ID}"]`);
  return [...marked].filter((element) => !isQuoted(element));
}

const PIECES = "p, table, ul, ol, div, h1, h2, h3, pre, blockquote";
const PICTURES = "img, svg, object, video";

/** The block's own pieces, below whatever wrappers the editor put around them. Nodes without content are left out. */
function piecesOf(block: Element): ChildNode[] {
  return [...block.childNodes].flatMap((node) => {
    if (foldText(node.textContent ?? "") === "" && !holdsPicture(node)) return [];
    const isWrapper = node.nodeName === "DIV" && (node as Element).querySelector(PIECES) !== null;
    return isWrapper ? piecesOf(node as Element) : [node];
  });
}

/** We write no pictures: one in a piece is the user's. */
function holdsPicture(node: ChildNode): boolean {
  if (node.nodeType !== node.ELEMENT_NODE) return false;
  const element = node as Element;
  return element.matches(PICTURES) || element.querySelector(PICTURES) !== null;
}

function changeHtmlBlocks(body: string, isOurs: (piece: string) => boolean, replacement: string | null): ChangedBody {
  const document = parseHtml(body);
  const kept: string[] = [];
  for (const [index, block] of findHtmlBlocks(document).entries()) {
    for (const piece of piecesOf(block)) {
      const text = pieceText(piece);
      if (isOurs(text) && !holdsPicture(piece)) continue;
      kept.push(text);
      block.before(piece);
    }
    if (replacement !== null && index === 0) block.insertAdjacentHTML("beforebegin", replacement);
    block.remove();
  }
  return { body: serialise(document, body), kept };
}

function changeUnmarkedHtml(body: string, known: ReadonlySet<string>, replacement: string | null): ChangedBody | null {
  const document = parseHtml(body);
  const found: Element[] = [];
  const missing = new Set(known);
  for (const element of document.body.querySelectorAll(PIECES)) {
    const text = element.textContent ?? "";
    if (foldText(text) === "" || isQuoted(element) || holdsPicture(element)) continue;
    if (found.some((other) => other.contains(element)) || !known.has(hashText(text))) continue;
    found.push(element);
    missing.delete(hashText(text));
  }
  const [first] = found;
  if (!first || missing.size * 2 > known.size) return null;
  if (replacement !== null) first.insertAdjacentHTML("beforebegin", replacement);
  for (const element of found) element.remove();
  return { body: serialise(document, body), kept: [] };
}

/** A whole document goes back as one, a fragment as a fragment: the parser has put its style sheets into the head. */
function serialise({ head, body, documentElement }: Document, before: string): string {
  return /<html[\s>]/i.test(before) ? documentElement.outerHTML : head.innerHTML + body.innerHTML;
}

interface TextBlock {
  /** Positions of its first and last line. */
  readonly first: number;
  readonly last: number;
}

function findTextBlockLines(lines: readonly string[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let first = 0; first < lines.length; first++) {
    const line = foldText(lines[first] ?? "");
    const parsed = line.startsWith("---") ? parseOrderReference(line) : null;
    if (!parsed) continue;
    const { start, end } = textMarkers(formatOrderReference(parsed));
    if (line !== start) continue;
    const last = lines.findIndex((other, index) => index > first && foldText(other) === end);
    if (last < 0) continue;
    blocks.push({ first, last });
    first = last;
  }
  return blocks;
}

function findTextBlocks(body: string): string[][] {
  const lines = ownLines(body);
  return findTextBlockLines(lines).map(({ first, last }) => lines.slice(first, last + 1));
}

function changeTextBlocks(body: string, isOurs: (piece: string) => boolean, replacement: string | null): ChangedBody {
  const blocks = findTextBlockLines(ownLines(body));
  const isKept = (line: string) => foldText(line) !== "" && !isOurs(foldText(line));
  return exchangeLines(body, blocks, isKept, replacement);
}

/** The most lines that one piece of html becomes in plain text: the table of facts. */
const LINES_OF_A_PIECE = 15;

function changeUnmarkedLines(body: string, known: ReadonlySet<string>, replacement: string | null): ChangedBody | null {
  const lines = ownLines(body);
  const found: TextBlock[] = [];
  const missing = new Set(known);
  for (let first = 0; first < lines.length; first++) {
    if (foldText(lines[first] ?? "") === "") continue;
    let joined = "";
    for (let last = first; last < Math.min(lines.length, first + LINES_OF_A_PIECE); last++) {
      joined += pieceKey(lines[last] ?? "");
      const hash = hashText(joined);
      if (!known.has(hash)) continue;
      found.push({ first, last });
      missing.delete(hash);
      first = last;
      break;
    }
  }
  if (found.length === 0 || missing.size * 2 > known.size) return null;
  return exchangeLines(body, found, () => false, replacement);
}

/** Takes lines out of a text, and puts a replacement where the first of them stood. */
function exchangeLines(
  body: string,
  blocks: readonly TextBlock[],
  isKept: (line: string) => boolean,
  replacement: string | null,
): ChangedBody {
  const lines = body.replace(/\r\n?/g, "\n").split("\n");
  const result: string[] = [];
  const kept: string[] = [];
  let next = 0;
  for (const [index, { first, last }] of blocks.entries()) {
    const own = lines.slice(first, last + 1).filter(isKept);
    kept.push(...own);
    result.push(...lines.slice(next, first), ...own);
    if (replacement !== null && index === 0) result.push(...replacement.trimEnd().split("\n"), "");
    // A block was written with one empty line after it, which goes with it.
    next = last + (foldText(lines[last + 1] ?? "x") === "" ? 2 : 1);
  }
  result.push(...lines.slice(next));
  return { body: result.join("\n"), kept };
}
