import { ORDER_BLOCK_ID, textMarkers } from "../domain/order-mail";
import { parseOrderReference } from "../domain/order-reference";
import type { BodyType } from "./ports/draft";

/**
 * Our block in a draft's body: finding it, reading it, taking it out or exchanging it, without touching a word that the
 * user wrote. Works on what Outlook hands back, which is not what was written: ids get an `x_`, elements are wrapped,
 * spaces change. So text is compared with white space folded away, piece by piece.
 */

/** Our block as it stands in a body. */
export interface FoundBlock {
  /** The text of each piece (paragraph, table, list, line), white space folded to single spaces. */
  readonly pieces: readonly string[];
  /** All its text, folded. */
  readonly text: string;
  /** The order reference that it names, or null. */
  readonly reference: string | null;
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

/**
 * Finds our block in a body, or null. A block inside a quoted mail is not ours: that mail was sent already.
 * @param written hashes of the pieces that were written: an editor that strips ids leaves only them to go by.
 */
export function findOrderBlock(
  body: string,
  type: BodyType,
  references: readonly string[],
  written: readonly string[] = [],
): FoundBlock | null {
  const pieces = type === "html" ? findHtmlPieces(parseHtml(body), written) : findTextPieces(body, references)?.pieces;
  if (!pieces) return null;
  const texts = pieces
    .map((piece) => foldText(typeof piece === "string" ? piece : (piece.textContent ?? "")))
    .filter(Boolean);
  const text = texts.join(" ");
  return { pieces: texts, text, reference: namedReference(text, references) };
}

/** A body's text, a space between any two elements. */
export function bodyText(body: string, type: BodyType): string {
  return type === "text" ? body : (parseHtml(body.replace(/</g, " <")).body.textContent ?? "");
}

/** The pieces of a block as it is composed, before Outlook has seen it. */
export function blockPieces(content: string, type: BodyType): readonly string[] {
  if (type === "text") return content.split("\n").map(foldText).filter(Boolean);
  return (findHtmlPieces(parseHtml(content)) ?? []).map((piece) => foldText(piece.textContent ?? "")).filter(Boolean);
}

/**
 * Takes our block out of a body; with `replacement`, puts that in its place. Pieces for which `isOurs` is false are the
 * user's own and stay where they are, before what follows the block. `written` as in `findOrderBlock`.
 */
export function changeOrderBlock(
  body: string,
  type: BodyType,
  references: readonly string[],
  isOurs: (piece: string) => boolean,
  replacement: string | null,
  written: readonly string[] = [],
): ChangedBody {
  return type === "html"
    ? changeHtmlBlock(body, isOurs, replacement, written)
    : changeTextBlock(body, references, isOurs, replacement);
}

/** A short hash of a folded text, for remembering what we wrote in few characters. Not for security. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of foldText(text)) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

function namedReference(text: string, references: readonly string[]): string | null {
  const named = references.find((reference) => text.includes(reference));
  if (named) return named;
  const parsed = parseOrderReference(text);
  return parsed && `${parsed.campaignId}-${parsed.municipalityCode}-${parsed.key}`;
}

function parseHtml(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/**
 * What Outlook puts between a reply and the mail it quotes, on the web, in new and classic Outlook and on Mac; and how
 * other programs mark a quote.
 */
const QUOTE_STARTS = [
  "#divRplyFwdMsg",
  "#x_divRplyFwdMsg",
  "#appendonsend",
  "#mail-editor-reference-message-container",
  "#OLK_SRC_BODY_SECTION",
  "blockquote",
  ".gmail_quote",
  'hr[tabindex="-1"]',
].join(",");

function findHtmlBlock(document: Document, written: readonly string[]): Element | null {
  const quote = document.querySelector(QUOTE_STARTS);
  const isQuoted = (element: Element) => quote !== null && (quote.contains(element) || follows(quote, element));
  const marked = document.querySelectorAll(`[id="${ORDER_BLOCK_ID}"], [id="x_${ORDER_BLOCK_ID}"]`);
  const found = [...marked].find((element) => !isQuoted(element));
  if (found || written.length === 0) return found ?? null;
  const holdsWritten = (element: Element) => {
    const hashes = piecesOf(element).map((piece) => hashText(piece.textContent ?? ""));
    return written.filter((hash) => hashes.includes(hash)).length >= written.length * RECOGNISED;
  };
  return [...document.body.querySelectorAll("div")].find((div) => !isQuoted(div) && holdsWritten(div)) ?? null;
}

/** The part of the written pieces that must stand together for an element without its id to be our block. */
const RECOGNISED = 0.6;

function follows(first: Node, second: Node): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The block's own pieces, below whatever wrappers the editor put around them. */
function findHtmlPieces(document: Document, written: readonly string[] = []): readonly ChildNode[] | null {
  const block = findHtmlBlock(document, written);
  return block && piecesOf(block);
}

function piecesOf(block: Element): readonly ChildNode[] {
  const content = [...block.childNodes].filter((node) => foldText(node.textContent ?? "") !== "");
  const [only] = content;
  const isWrapper = content.length === 1 && only?.nodeName === "DIV";
  return isWrapper ? piecesOf(only as Element) : content;
}

function changeHtmlBlock(
  body: string,
  isOurs: (piece: string) => boolean,
  replacement: string | null,
  written: readonly string[],
): ChangedBody {
  const document = parseHtml(body);
  const block = findHtmlBlock(document, written);
  if (!block) return { body, kept: [] };
  const kept: string[] = [];
  for (const piece of piecesOf(block)) {
    const text = foldText(piece.textContent ?? "");
    if (isOurs(text)) {
      piece.remove();
    } else {
      kept.push(text);
      block.before(piece);
    }
  }
  if (replacement !== null) block.insertAdjacentHTML("beforebegin", replacement);
  block.remove();
  return { body: serialise(document, body), kept };
}

/** A whole document goes back as one, a fragment as a fragment. */
function serialise(document: Document, before: string): string {
  return /<html[\s>]/i.test(before) ? document.documentElement.outerHTML : document.body.innerHTML;
}

interface TextBlock {
  readonly before: string;
  readonly pieces: readonly string[];
  readonly after: string;
}

function findTextPieces(body: string, references: readonly string[]): TextBlock | null {
  const lines = body.replace(/\r\n?/g, "\n").split("\n");
  for (const reference of references) {
    const { start, end } = textMarkers(reference);
    const first = lines.findIndex((line) => foldText(line) === start);
    const last = lines.findIndex((line, index) => index > first && foldText(line) === end);
    if (first < 0 || last < 0) continue;
    return {
      before: lines.slice(0, first).join("\n"),
      pieces: lines.slice(first, last + 1),
      after: lines.slice(last + 1).join("\n"),
    };
  }
  return null;
}

function changeTextBlock(
  body: string,
  references: readonly string[],
  isOurs: (piece: string) => boolean,
  replacement: string | null,
): ChangedBody {
  const block = findTextPieces(body, references);
  if (!block) return { body, kept: [] };
  const kept = block.pieces.filter((line) => foldText(line) !== "" && !isOurs(foldText(line)));
  // The block was written with one empty line after it, which goes with it.
  const after = block.after.replace(/^\n/, "");
  const parts = [block.before, kept.join("\n"), replacement?.replace(/\n+$/, "\n") ?? "", after];
  return { body: parts.filter((part, index) => part !== "" || index === 3).join("\n"), kept };
}
