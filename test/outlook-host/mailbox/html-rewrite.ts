/**
 * What Outlook does to HTML that is written into a body: it sanitises, renames, wraps and restyles, so that what is read back is
 * never what was written. Needs a DOM (a browser, or jsdom).
 */
import type { Behaviours } from "../behaviours/behaviour-table";
import { BLOCK_ELEMENTS } from "./html-text";
import { unwrapWordSection, writeAsWord } from "./word-html";

/** The switches that decide what becomes of HTML. */
export type HtmlBehaviours = Pick<
  Behaviours,
  | "body.engine"
  | "body.ids"
  | "body.classes"
  | "body.inlineStyles"
  | "body.lists"
  | "body.runs"
  | "body.spaces"
  | "body.looseText"
>;

const REMOVED_WITH_CONTENT =
  "script, style, iframe, frame, object, embed, applet, svg, math, template, noscript, link, meta, base, title, " +
  "input, button, select, textarea, audio, video, canvas";

const URL_ATTRIBUTES = new Set(["href", "src", "action", "background", "cite"]);
const SAFE_URL = /^(?:https?:|mailto:|tel:|cid:|data:image\/|#|[^:]*$)/i;

function parseBody(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}

/** @param keep whether a comment stays */
function removeComments(root: Node, keep: (text: string) => boolean): void {
  for (const node of [...root.childNodes]) {
    if (node.nodeType === node.COMMENT_NODE) {
      if (!keep(node.textContent ?? "")) node.remove();
    } else removeComments(node, keep);
  }
}

const prefixed = (name: string, always: boolean): string => (name.startsWith("x_") && !always ? name : `x_${name}`);

function renameId(id: string, ids: HtmlBehaviours["body.ids"]): string | null {
  if (ids === "keep") return id;
  return ids === "strip" ? null : prefixed(id, ids === "prefix-each-write");
}

function renameClasses(classes: string, how: HtmlBehaviours["body.classes"]): string | null {
  if (how === "keep") return classes;
  if (how === "strip") return null;
  return classes
    .split(/\s+/)
    .filter((name) => name !== "")
    .map((name) => prefixed(name, false))
    .join(" ");
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** What no editor keeps, whatever else it does: what runs something, or lets somebody write. */
function isUnsafe(name: string, value: string): boolean {
  if (name.startsWith("on") || name === "srcdoc" || name === "contenteditable") return true;
  // Tabs and line breaks inside a scheme are ignored by browsers, so they must not hide one.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return URL_ATTRIBUTES.has(name) && !SAFE_URL.test(value.replace(/[\u0000-\u0020]/g, ""));
}

function rewriteAttributes(element: Element, behaviours: HtmlBehaviours): void {
  const ids = behaviours["body.ids"];
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    if (isUnsafe(lower, value)) element.removeAttribute(name);
    else if (lower === "class") setOrRemove(element, name, renameClasses(value, behaviours["body.classes"]));
    else if (lower === "style" && behaviours["body.inlineStyles"] === "strip") element.removeAttribute(name);
    else if (lower === "id") setOrRemove(element, name, renameId(value, ids));
    else if (lower === "href" && value.startsWith("#") && value.length > 1 && ids.startsWith("prefix")) {
      element.setAttribute(name, `#${renameId(value.slice(1), ids)}`);
    }
  }
}

/** Puts what stands loose between blocks into a `<div>`. */
function wrapLooseNodes(body: HTMLElement): void {
  let wrapper: HTMLElement | null = null;
  for (const node of [...body.childNodes]) {
    const isBlock = node.nodeType === node.ELEMENT_NODE && BLOCK_ELEMENTS.has(node.nodeName);
    const isWhitespace = node.nodeType === node.TEXT_NODE && (node.textContent ?? "").trim() === "";
    if (isBlock || (isWhitespace && wrapper === null)) {
      wrapper = null;
      continue;
    }
    if (wrapper === null) {
      wrapper = body.ownerDocument.createElement("div");
      body.insertBefore(wrapper, node);
    }
    wrapper.appendChild(node);
  }
}

/** Every list becomes lines that begin with a bullet. Items of inner lists follow those that hold them. */
function writeListsAsLines(body: HTMLElement): void {
  for (const list of [...body.querySelectorAll("ul, ol")]) {
    for (const item of [...list.children]) {
      const line = body.ownerDocument.createElement("p");
      const inner = [...item.querySelectorAll(":scope > ul, :scope > ol")];
      line.append("· ", ...[...item.childNodes].filter((node) => !inner.includes(node as Element)));
      for (const paragraph of [...line.querySelectorAll("p, div")]) paragraph.replaceWith(...paragraph.childNodes);
      list.before(line, ...inner);
    }
    list.remove();
  }
}

function textNodesOf(body: HTMLElement): Text[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter((node) => /[^\s\u00a0]/.test(node.data));
}

const SHORTEST_SPLIT_RUN = 8;

/** Cuts runs in two, in the middle of a word where one stands there. A run that was cut is known by its language and left. */
function splitRuns(body: HTMLElement, withStyle: boolean): void {
  for (const node of textNodesOf(body)) {
    if (node.data.length < SHORTEST_SPLIT_RUN || node.parentElement?.closest("span[lang], pre") != null) continue;
    const middle = Math.floor(node.data.length / 2);
    const ahead = /\p{L}(?=\p{L})/u.exec(node.data.slice(middle));
    const rest = node.splitText(middle + (ahead ? ahead.index + 1 : 0));
    for (const part of [node, rest]) {
      const run = body.ownerDocument.createElement("span");
      run.lang = "DA";
      if (withStyle && part === rest) run.setAttribute("style", "mso-fareast-language:EN-US");
      part.replaceWith(run);
      run.append(part);
    }
  }
}

function rewriteSpaces(body: HTMLElement, how: HtmlBehaviours["body.spaces"]): void {
  if (how === "keep") return;
  for (const node of textNodesOf(body)) {
    if (how === "plain") node.data = node.data.replace(/\u00a0/g, " ");
    else if (node.parentElement?.closest("pre") == null) node.data = node.data.replace(/^ | $/g, "\u00a0");
  }
}

/** Word reads a line's end as a space. */
function foldLines(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (node.data.includes("\n") && node.parentElement?.closest("pre") == null)
      node.data = node.data.replace(/\n/g, " ");
  }
}

const isConditional = (comment: string): boolean => /^\[(?:if|endif)\b/.test(comment);

/**
 * Rewrites HTML as Outlook does when it is written into a body. What it has written it leaves as it is when that is written again,
 * but for `prefix-each-write`.
 * @param html a fragment or a whole document; of a document the body is taken
 * @returns the inside of the body
 */
export function rewriteHtml(html: string, behaviours: HtmlBehaviours): string {
  const body = parseBody(html);
  const isWord = behaviours["body.engine"] !== "web";
  for (const element of [...body.querySelectorAll(REMOVED_WITH_CONTENT)]) element.remove();
  for (const form of [...body.querySelectorAll("form")]) form.replaceWith(...form.childNodes);
  removeComments(body, (text) => behaviours["body.engine"] === "word" && isConditional(text));
  if (isWord) {
    unwrapWordSection(body);
    foldLines(body);
  }
  for (const element of body.querySelectorAll("*")) {
    // Word's own classes are its paragraphs' names: no Word takes them away.
    if (isWord && /^Mso/.test(element.className)) {
      rewriteAttributes(element, { ...behaviours, "body.classes": "keep", "body.inlineStyles": "keep" });
    } else rewriteAttributes(element, behaviours);
  }
  if (behaviours["body.lists"] === "text-bullets") writeListsAsLines(body);
  writeAsWord(body, { engine: behaviours["body.engine"], lists: behaviours["body.lists"] });
  if (behaviours["body.runs"] === "split") splitRuns(body, behaviours["body.inlineStyles"] === "keep");
  rewriteSpaces(body, behaviours["body.spaces"]);
  if (behaviours["body.looseText"] === "wrap" && !isWord) wrapLooseNodes(body);
  return body.innerHTML;
}
