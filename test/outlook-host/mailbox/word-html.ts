/** How Word keeps a mail's HTML: named paragraphs, list paragraphs with the bullet as text, a document of its own. Needs a DOM. */
import type { Behaviours } from "../behaviours/behaviour-table";
import { BLOCK_ELEMENTS } from "./html-text";

export interface WordWriting {
  readonly engine: Behaviours["body.engine"];
  readonly lists: Behaviours["body.lists"];
}

const SECTION = "WordSection1";

const isBlock = (node: Node): boolean => node.nodeType === node.ELEMENT_NODE && BLOCK_ELEMENTS.has(node.nodeName);
const isBlank = (node: Node): boolean => node.nodeType === node.TEXT_NODE && (node.textContent ?? "").trim() === "";
const holdsBlocks = (element: Element): boolean => [...element.childNodes].some(isBlock);

/** Takes the body's content out of the section that Word puts around it. */
export function unwrapWordSection(body: HTMLElement): void {
  for (const section of [...body.querySelectorAll(`div.${SECTION}`)]) section.replaceWith(...section.childNodes);
}

/** Word ends each paragraph with an `<o:p>`; one that is empty holds a space in it. */
function endParagraph(paragraph: Element): void {
  if (
    paragraph.lastElementChild?.nodeName.toLowerCase() === "o:p" &&
    paragraph.lastChild === paragraph.lastElementChild
  )
    return;
  const isEmpty = (paragraph.textContent ?? "").trim() === "" && paragraph.querySelector("img") === null;
  if (isEmpty) paragraph.replaceChildren();
  const end = paragraph.ownerDocument.createElement("o:p");
  if (isEmpty) end.textContent = "\u00a0";
  paragraph.append(end);
}

function createListParagraph(item: Element, level: number, listNumber: number, isWord: boolean): Element {
  const { ownerDocument } = item;
  const paragraph = ownerDocument.createElement("p");
  paragraph.className = "MsoListParagraph";
  const style = `margin-left:${level * 36}.0pt;text-indent:-18.0pt`;
  paragraph.setAttribute("style", isWord ? `${style};mso-list:l0 level${level} lfo${listNumber}` : style);
  const bullet = ownerDocument.createElement("span");
  bullet.setAttribute("style", "font-family:Symbol");
  bullet.innerHTML = `<span style="mso-list:Ignore">·<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span>`;
  const content = [...item.childNodes].filter((node) => node.nodeName !== "UL" && node.nodeName !== "OL");
  if (isWord) {
    paragraph.append(
      ownerDocument.createComment("[if !supportLists]"),
      bullet,
      ownerDocument.createComment("[endif]"),
      ...content,
    );
  } else paragraph.append(bullet, ...content);
  for (const inner of [...paragraph.querySelectorAll("p, div")]) inner.replaceWith(...inner.childNodes);
  return paragraph;
}

function writeListParagraphs(body: HTMLElement, isWord: boolean): void {
  let listNumber = 0;
  const flatten = (list: Element, level: number): Element[] =>
    [...list.children].flatMap((item) => {
      const inner = [...item.children].filter((child) => child.nodeName === "UL" || child.nodeName === "OL");
      const paragraph = createListParagraph(item, level, listNumber, isWord);
      return [paragraph, ...inner.flatMap((child) => flatten(child, level + 1))];
    });
  for (const list of [...body.querySelectorAll("ul, ol")]) {
    if (!body.contains(list)) continue;
    listNumber += 1;
    list.replaceWith(...flatten(list, 1));
  }
}

/** Puts what stands loose between blocks, and all that stands in a cell, into a paragraph. */
function wrapInParagraphs(element: Element): void {
  let paragraph: Element | null = null;
  for (const node of [...element.childNodes]) {
    if (isBlock(node) || (isBlank(node) && paragraph === null) || node.nodeType === node.COMMENT_NODE) {
      paragraph = null;
      continue;
    }
    if (paragraph === null) {
      paragraph = element.ownerDocument.createElement("p");
      element.insertBefore(paragraph, node);
    }
    paragraph.append(node);
  }
}

/** The body as Word's engine keeps it, and as new Outlook for Mac gives it; other engines' bodies only get Word's lists, where those are on. */
export function writeAsWord(body: HTMLElement, { engine, lists }: WordWriting): void {
  if (lists === "list-paragraphs") writeListParagraphs(body, engine === "word");
  if (engine === "web") return;
  const { ownerDocument } = body;
  for (const division of [...body.querySelectorAll("div")]) {
    if (holdsBlocks(division) || division.id !== "") continue;
    const paragraph = ownerDocument.createElement("p");
    for (const { name, value } of [...division.attributes]) paragraph.setAttribute(name, value);
    paragraph.append(...division.childNodes);
    division.replaceWith(paragraph);
  }
  for (const holder of [body, ...body.querySelectorAll("div, td, th, blockquote")]) wrapInParagraphs(holder);
  for (const paragraph of body.querySelectorAll("p")) {
    if (!paragraph.className.startsWith("Mso")) paragraph.className = "MsoNormal";
    if (engine === "word") endParagraph(paragraph);
  }
  for (const table of body.querySelectorAll("table")) table.className = "MsoNormalTable";
}

const LINE_LENGTH = 76;

/** Word breaks its lines in the middle of sentences, wherever a space stands; what is inside a tag stays as it is here. */
function breakLines(html: string): string {
  let column = 0;
  return html.replace(/<[^>]*>|[^<]+/g, (part) => {
    if (part.startsWith("<")) return part;
    return part.replace(/ |[^ ]+/g, (piece) => {
      if (piece === " " && column > LINE_LENGTH) {
        column = 0;
        return "\r\n";
      }
      column += piece.length;
      return piece;
    });
  });
}

const STYLE = [
  "<!--",
  "/* Font Definitions */",
  "@font-face {font-family:Calibri;}",
  "/* Style Definitions */",
  "p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:Calibri,sans-serif;}",
  "p.MsoListParagraph {margin-left:36.0pt; font-size:11.0pt; font-family:Calibri,sans-serif;}",
  `div.${SECTION} {page:${SECTION};}`,
  "-->",
].join("\r\n");

/** The whole document that `body.getAsync` gives where Word's engine keeps the body. @param inner the inside of the body */
export function writeWordDocument(inner: string, isFiltered: boolean): string {
  const generator = `<meta name="Generator" content="Microsoft Word 15 (filtered${isFiltered ? "" : " medium"})">`;
  const conditional = isFiltered
    ? ""
    : "<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->" +
      `<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]-->`;
  const namespaces = isFiltered
    ? ""
    : ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"`;
  return (
    `<html${namespaces}>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n${generator}` +
    `<style>${STYLE}</style>${conditional}</head>\r\n<body lang="DA" link="#0563C1" vlink="#954F72" style="word-wrap:break-word">` +
    `<div class="${SECTION}">${breakLines(inner)}</div></body></html>`
  );
}
