/**
 * Tells what the user writes from the mails that are quoted below it. An earlier order of ours may stand in a quoted
 * mail: it was sent, is nobody's to change, and does not make the new mail complete.
 */

/** What encloses a quoted mail. */
const CONTAINERS = [
  'blockquote[type="cite"]',
  ".gmail_quote",
  "#mail-editor-reference-message-container",
  "#x_mail-editor-reference-message-container",
  "#OLK_SRC_BODY_SECTION",
].join(",");

/** What Outlook on the web, new Outlook and Mac put between an answer and the mail that follows it. */
const SEPARATORS = "#appendonsend, #x_appendonsend, #divRplyFwdMsg, #x_divRplyFwdMsg, hr[tabindex='-1']";

/** Classic Outlook draws a line above the quoted mail's header, and gives it no id. */
const RULED = '[style*="border-top:solid" i], [style*="border-top: solid" i]';

const HEADER_START = /^\s*\*?(Fra|From)\*?:/i;
const HEADER_DATE = /^\s*\*?(Sendt|Sent|Dato|Date)\*?:/i;

/** Whether an element stands in a quoted mail. */
export function isQuoted(element: Element): boolean {
  if (element.closest(CONTAINERS) !== null) return true;
  const separator = findSeparator(element.ownerDocument);
  return separator !== null && (separator === element || separator.contains(element) || follows(separator, element));
}

function findSeparator(document: Document): Element | null {
  for (const element of document.querySelectorAll(`${SEPARATORS}, ${RULED}`)) {
    if (element.matches(SEPARATORS) || HEADER_START.test(element.textContent ?? "")) return element;
  }
  return null;
}

function follows(first: Node, second: Node): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** The text of a document's body without its quoted mails. The document is changed by it. */
export function ownText(document: Document): string {
  const { body } = document;
  for (const element of body.querySelectorAll(CONTAINERS)) element.remove();
  const separator = findSeparator(document);
  if (separator && body.lastChild) {
    const quoted = document.createRange();
    quoted.setStartBefore(separator);
    quoted.setEndAfter(body.lastChild);
    quoted.deleteContents();
  }
  return body.textContent ?? "";
}

/** The lines of a plain text above its quoted mails; lines that are quoted one by one (`>`) are emptied. */
export function ownLines(text: string): string[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const start = lines.findIndex((_line, index) => startsQuote(lines, index));
  return (start < 0 ? lines : lines.slice(0, start)).map((line) => (line.startsWith(">") ? "" : line));
}

function startsQuote(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";
  if (/^-{3,} ?(Oprindelig meddelelse|Oprindelig besked|Videresendt|Original Message|Forwarded)/i.test(line))
    return true;
  if (/^(Den|On) .* (skrev|wrote).*:$/.test(line.trim())) return true;
  return HEADER_START.test(line) && lines.slice(index + 1, index + 5).some((next) => HEADER_DATE.test(next));
}
