/** The texts that the self-test writes, and how Outlook's editors give them back. Nothing else is ever looked at. */

/** What the draft is called while it is tried, in its subject and in its text. */
export const DRAFT_NAME = "Afprøvning af Rutebestilling, kan slettes";

const SENTENCE = `${DRAFT_NAME}.`;
const SECOND_SENTENCE = "Et afsnit mere.";
const ID = "rb-id";
const CLASS = "rb-class";

/** What the mail says that is answered, by which it is known where it is quoted. */
const ANSWERED = "Svar på denne mail, åbn Rutebestilling i svaret, og vælg Afprøv i jeres Outlook.";

/** The text of the mail that is answered. */
export const answeredBody = (type: "html" | "text"): string =>
  type === "html" ? `<p>${ANSWERED}</p>` : `${ANSWERED}\n`;

/** One of everything that the order mail is made of, and what it does without because editors differ. */
export const KNOWN_HTML =
  `<p>${SENTENCE}</p><p>${SECOND_SENTENCE}</p>` +
  `<p><span id="${ID}" class="${CLASS}" style="color:#107c10">farvet ord</span></p>` +
  "<p>en <b>to</b>&nbsp;tre</p>" +
  "<ul><li>punkt et</li><li>punkt to</li></ul>" +
  "<table><tbody><tr><td>felt et</td><td>felt to</td></tr><tr><td>felt tre</td><td>felt fire</td></tr></tbody></table>";

/** A text that stands in no element. */
export const LOOSE_HTML = "løs <b>tekst</b>";

/** A paragraph with an id, to be put before a body. */
export const MARKED_HTML = `<p id="${ID}">${SENTENCE}</p>`;

/** The same without markup. */
export const MARKED_TEXT = `${SENTENCE}\n`;

/** Html that is not the same as its text. */
export const HTML_WITH_ENTITY = "<p>A &amp; B</p>";

/** Two lines of plain text. */
export const TWO_LINES = "linje et\nlinje to\n";

/** A line of plain text that is longer than any editor leaves alone. */
export const LONG_LINE = `${"a ".repeat(560).trim()}\n`;

/** A body of so many characters, in paragraphs. */
export function writeLargeHtml(characters: number): string {
  const paragraph = `<p>${"Afprøvning af en lang mail. ".repeat(37)}</p>`;
  return paragraph.repeat(Math.ceil(characters / paragraph.length));
}

/** Inline styles under another name, and no style sheets: the page's policy speaks up for each that is parsed. */
const STYLE = "data-style";
const STYLE_SHEET = /<style\b[\s\S]*?<\/style>/gi;

/** The body of a text, as a page. */
function parse(html: string): HTMLElement {
  const quiet = html.replace(STYLE_SHEET, "").replace(/(<[^<>]*?\s)style(?=\s*=)/gi, `$1${STYLE}`);
  return new DOMParser().parseFromString(quiet, "text/html").body;
}

/** Spaces and line breaks as one; non-breaking spaces stay what they are. */
const fold = (text: string): string => text.replace(/[ \t\r\n]+/g, " ");

function holds(content: string, type: "html" | "text", sentence: string): boolean {
  const text = type === "html" ? (parse(content).textContent ?? "") : content;
  return lettersOf(text).includes(lettersOf(sentence));
}

/** Whether the body holds the sentence by which a draft of the self-test is known. */
export const holdsSentence = (content: string, type: "html" | "text"): boolean => holds(content, type, SENTENCE);

/** Whether the body holds the mail that it answers. */
export const holdsAnswered = (content: string, type: "html" | "text"): boolean => holds(content, type, ANSWERED);

/** What a draft of the self-test goes back to: a mail that it answers or forwards. Null for a subject of another kind. */
export function answerKindOf(subject: string): "reply" | "forward" | null {
  const at = subject.lastIndexOf(DRAFT_NAME);
  const before = subject.slice(0, Math.max(0, at));
  // A journal system may have put its number between the two.
  if (!/(?:^|\s)\p{L}{2,12}\s*:/u.test(before)) return null;
  return /(?:^|\s)(?:vs|videresend|fw|fwd|wg|tr)\s*:/i.test(before) ? "forward" : "reply";
}

/** The letters and digits alone: what is left of a text whatever an editor does to it. */
export function lettersOf(text: string): string {
  return text.normalize("NFC").replace(/[^\p{L}\p{N}]/gu, "");
}

/** The letters and digits of html. */
export function lettersOfHtml(html: string): string {
  return lettersOf(parse(html).textContent ?? "");
}

/** Html without anything to be seen. */
export function isBlankHtml(html: string): boolean {
  const body = parse(html);
  return (
    (body.textContent ?? "").replace(/[\s\u00a0\u200b]/g, "") === "" && body.querySelector("img, table, hr") === null
  );
}

/** The paragraph that holds these letters and no others. */
function paragraphOf(body: HTMLElement, letters: string): Element | undefined {
  return [...body.querySelectorAll("p, div")].find((element) => lettersOf(element.textContent ?? "") === letters);
}

function textNodesOf(root: Node): string[] {
  return [...root.childNodes].flatMap((node) =>
    node.nodeType === node.TEXT_NODE ? [fold(node.textContent ?? "")] : textNodesOf(node),
  );
}

/** How the id of an element that was written comes back. */
export function describeId(html: string): "keep" | "prefix-once" | "prefix-each-write" | "strip" {
  const found = [...parse(html).querySelectorAll("[id]")].map((element) => element.id).find((id) => id.endsWith(ID));
  if (found === undefined) return "strip";
  const prefixes = found.slice(0, -ID.length).split("x_").length - 1;
  if (prefixes === 0) return "keep";
  return prefixes === 1 ? "prefix-once" : "prefix-each-write";
}

/** What an editor has made of {@link KNOWN_HTML}. */
export function describeHtml(html: string) {
  const body = parse(html);
  const coloured = [...body.querySelectorAll("span")].find((span) => lettersOf(span.textContent ?? "") === "farvetord");
  const classes = [...body.querySelectorAll(`[class*="${CLASS}"]`)].map((element) => element.className);
  const spaced = fold(paragraphOf(body, "entotre")?.textContent ?? "");
  const cells = [...body.querySelectorAll("td")].map((cell) => lettersOf(cell.textContent ?? ""));
  const [first, second] = [SENTENCE, SECOND_SENTENCE].map((sentence) => paragraphOf(body, lettersOf(sentence)));
  return {
    engine: describeEngine(html),
    document: /<html[\s>]/i.test(html) ? "whole" : "inner",
    classes: describeClasses(classes),
    inlineStyles: /color/i.test(coloured?.getAttribute(STYLE) ?? styleAround(coloured)) ? "keep" : "strip",
    lists: describeList(body),
    runs: textNodesOf(body).some((text) => text.includes(SENTENCE)) ? "whole" : "split",
    spaces: describeSpaces(spaced),
    table: cells.join(" ") === "feltet feltto felttre feltfire",
    paragraphs: first !== undefined && second !== undefined && first !== second,
  } as const;
}

function describeEngine(html: string): "web" | "word" | "mac" {
  if (/<o:p>/i.test(html) || /<!--\[if/i.test(html)) return "word";
  return /MsoNormal|WordSection/.test(html) ? "mac" : "web";
}

function describeClasses(classes: readonly string[]): "strip" | "keep" | "prefix" {
  if (classes.length === 0) return "strip";
  return classes.some((name) => name.split(/\s+/).includes(CLASS)) ? "keep" : "prefix";
}

/** An editor may have put the style on a run inside. */
function styleAround(element: Element | undefined): string {
  return [...(element?.querySelectorAll(`[${STYLE}], [color]`) ?? [])].map((inner) => inner.outerHTML).join("");
}

function describeList(body: HTMLElement): "keep" | "list-paragraphs" | "text-bullets" {
  const isItem = (element: Element) => lettersOf(element.textContent ?? "") === "punktet";
  if ([...body.querySelectorAll("ul > li, ol > li")].some(isItem)) return "keep";
  return [...body.querySelectorAll('[class*="MsoListParagraph"]')].some(isItem) ? "list-paragraphs" : "text-bullets";
}

function describeSpaces(text: string): "keep" | "no-break-at-edges" | "plain" {
  if (!text.includes("\u00a0")) return "plain";
  return /en\u00a0to/.test(text) ? "no-break-at-edges" : "keep";
}

/** Whether a text that stood in no element was put into one. */
export function describeLooseText(html: string): "wrap" | "keep" {
  const body = parse(html);
  const isLoose = [...body.childNodes].some(
    (node) => node.nodeType === node.TEXT_NODE && (node.textContent ?? "").includes("løs"),
  );
  return isLoose ? "keep" : "wrap";
}

/** What stands before a list item in the plain text of the body; null where the item is not found. */
export function describeTextBullet(text: string): "none" | "star" | "dot" | null {
  const line = text.split(/\r?\n/).find((each) => each.includes("punkt et"));
  if (line === undefined) return null;
  if (/^\s*\*/.test(line)) return "star";
  return /^\s*[·•o]\s/.test(line) ? "dot" : "none";
}

/** What lines of plain text have become in html; null where they are not found. */
export function describeLines(html: string): "div" | "br" | "paragraph" | null {
  const body = parse(html);
  const line = paragraphOf(body, "linjeet");
  if (line) return line.nodeName === "P" ? "paragraph" : "div";
  return body.querySelector("br") && lettersOf(body.textContent ?? "").includes("linjeet") ? "br" : null;
}
