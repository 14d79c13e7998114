/**
 * What Outlook does to HTML that is written into a body: it sanitises, renames and wraps, so that what is read back is never what
 * was written. Needs a DOM (a browser, or jsdom).
 */

export interface HtmlRewriting {
  /** Outlook on the web prefixes ids with `x_`; some clients keep them and some drop them. */
  readonly ids: "prefix" | "keep" | "strip";
  readonly stripClasses: boolean;
  /** Puts loose text and inline elements into a `<div>`. */
  readonly wrapLooseText: boolean;
}

export const OUTLOOK_ON_THE_WEB: HtmlRewriting = { ids: "prefix", stripClasses: true, wrapLooseText: true };

const REMOVED_WITH_CONTENT =
  "script, style, iframe, frame, object, embed, applet, svg, math, template, noscript, link, meta, base, title, " +
  "input, button, select, textarea, audio, video, canvas";

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DIV DL FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL".split(
    " ",
  ),
);

const URL_ATTRIBUTES = new Set(["href", "src", "action", "background", "cite"]);
const SAFE_URL = /^(?:https?:|mailto:|tel:|cid:|data:image\/|#|[^:]*$)/i;

function parseBody(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}

function removeComments(root: Node): void {
  for (const node of [...root.childNodes]) {
    if (node.nodeType === node.COMMENT_NODE) node.remove();
    else removeComments(node);
  }
}

const prefixed = (id: string): string => (id.startsWith("x_") ? id : `x_${id}`);

function rewriteAttributes(element: Element, rewriting: HtmlRewriting): void {
  for (const { name, value } of [...element.attributes]) {
    const lower = name.toLowerCase();
    if (lower.startsWith("on") || lower === "srcdoc" || lower === "contenteditable") element.removeAttribute(name);
    // Tabs and line breaks inside a scheme are ignored by browsers, so they must not hide one.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    else if (URL_ATTRIBUTES.has(lower) && !SAFE_URL.test(value.replace(/[\u0000-\u0020]/g, ""))) {
      element.removeAttribute(name);
    } else if (lower === "class" && rewriting.stripClasses) element.removeAttribute(name);
    else if (lower === "id" && rewriting.ids === "strip") element.removeAttribute(name);
    else if (lower === "id" && rewriting.ids === "prefix") element.setAttribute(name, prefixed(value));
    else if (lower === "href" && value.startsWith("#") && value.length > 1 && rewriting.ids === "prefix") {
      element.setAttribute(name, `#${prefixed(value.slice(1))}`);
    }
  }
}

function wrapLooseNodes(body: HTMLElement): void {
  let wrapper: HTMLElement | null = null;
  for (const node of [...body.childNodes]) {
    const isBlock = node.nodeType === node.ELEMENT_NODE && BLOCKS.has(node.nodeName);
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

/**
 * Rewrites HTML as Outlook does when it is written into a body.
 * @param html a fragment or a whole document; of a document the body is taken
 * @returns the inside of the body
 */
export function rewriteHtml(html: string, rewriting: HtmlRewriting = OUTLOOK_ON_THE_WEB): string {
  const body = parseBody(html);
  for (const element of [...body.querySelectorAll(REMOVED_WITH_CONTENT)]) element.remove();
  for (const form of [...body.querySelectorAll("form")]) form.replaceWith(...form.childNodes);
  removeComments(body);
  for (const element of body.querySelectorAll("*")) rewriteAttributes(element, rewriting);
  if (rewriting.wrapLooseText) wrapLooseNodes(body);
  return body.innerHTML;
}

/** The whole document that `body.getAsync` gives for HTML. @param inner the inside of the body */
export const writeBodyDocument = (inner: string): string =>
  `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body dir="ltr">${inner}</body></html>`;
