/** Between an HTML body and a plain-text one. Needs a DOM (a browser, or jsdom). */
import type { Behaviours } from "../behaviours/behaviour-table";

/** Elements that begin on a line of their own. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DIV DL FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL".split(
    " ",
  ),
);

const LINE_ELEMENTS = new Set("ADDRESS BLOCKQUOTE DIV H1 H2 H3 H4 H5 H6 HR LI OL P PRE TABLE TR UL".split(" "));
const UNSEEN_ELEMENTS = new Set(["STYLE", "SCRIPT", "TITLE"]);

const BULLETS: Readonly<Record<Behaviours["body.textBullets"], string>> = { none: "", star: "  *   ", dot: "·       " };

const lastOf = (lines: readonly string[]) => lines.at(-1) ?? "";

function append(lines: string[], text: string): void {
  lines[lines.length - 1] = lastOf(lines) + text;
}

function collectAll(nodes: Iterable<Node>, lines: string[], bullet: string): void {
  for (const node of nodes) {
    if (node.nodeType === node.TEXT_NODE) collectText(node, lines);
    else if (node.nodeName === "BR") lines.push("");
    else if (!UNSEEN_ELEMENTS.has(node.nodeName)) collectElement(node, lines, bullet);
  }
}

function collectText(node: Node, lines: string[]): void {
  const text = (node.textContent ?? "").replace(/[ \t\r\n]+/g, " ");
  const last = lastOf(lines);
  append(lines, last === "" || last.endsWith(" ") ? text.trimStart() : text);
}

function collectElement(element: Node, lines: string[], bullet: string): void {
  const { nodeName: name } = element;
  const startsLine = LINE_ELEMENTS.has(name);
  if (startsLine && !["", bullet].includes(lastOf(lines))) lines.push("");
  if (["TD", "TH"].includes(name) && lastOf(lines) !== "") append(lines, "\t");
  if (name === "LI") lines[lines.length - 1] = bullet;
  collectAll(element.childNodes, lines, bullet);
  if (startsLine && lastOf(lines) !== "") lines.push("");
  if (name === "P") lines.push("");
}

/**
 * @param inner the inside of an HTML body
 * @param bullets what stands before a list item
 * @returns its text, a line for each block, cells apart by a tab
 */
export function htmlToText(inner: string, bullets: Behaviours["body.textBullets"] = "none"): string {
  const lines = [""];
  collectAll(new DOMParser().parseFromString(inner, "text/html").body.childNodes, lines, BULLETS[bullets]);
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd();
}

/** @returns the text safe inside HTML, in elements and in double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** @param how one `<div>` or `<p>` for each line, or text with `<br>`. @returns the text as HTML */
export function textToHtml(text: string, how: Behaviours["body.textToHtml"] = "div"): string {
  const lines = text.split(/\r\n|\r|\n/);
  if (how === "br") return lines.map(escapeHtml).join("<br>");
  const element = how === "paragraph" ? "p" : "div";
  return lines.map((line) => `<${element}>${line === "" ? "<br>" : escapeHtml(line)}</${element}>`).join("");
}

/**
 * Wraps plain text as mail programs do: at spaces, a word that is too long stays whole.
 * @param columns the longest line; 0 for no wrapping
 */
export function wrapText(text: string, columns: number): string {
  if (columns === 0) return text;
  return text
    .split("\n")
    .map((line) => wrapLine(line, columns))
    .join("\n");
}

function wrapLine(line: string, columns: number): string {
  if (line.length <= columns) return line;
  const rows: string[] = [];
  const [first = "", ...rest] = line.split(" ");
  let row = first;
  for (const word of rest) {
    if (row.trim() !== "" && row.length + 1 + word.length > columns) {
      rows.push(row);
      row = word;
    } else row = `${row} ${word}`;
  }
  return [...rows, row].join("\n");
}
