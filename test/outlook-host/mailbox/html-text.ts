/** Between an HTML body and a plain-text one. Needs a DOM (a browser, or jsdom). */

const LINE_ELEMENTS = new Set("ADDRESS BLOCKQUOTE DIV H1 H2 H3 H4 H5 H6 HR LI OL P PRE TABLE TR UL".split(" "));

function collect(node: Node, lines: string[]): void {
  const last = () => lines[lines.length - 1] ?? "";
  const append = (text: string) => {
    lines[lines.length - 1] = last() + text;
  };
  for (const child of node.childNodes) {
    if (child.nodeType === child.TEXT_NODE) {
      const text = (child.textContent ?? "").replace(/[ \t\r\n]+/g, " ");
      append(last() === "" || last().endsWith(" ") ? text.trimStart() : text);
      continue;
    }
    if (child.nodeName === "BR") {
      lines.push("");
      continue;
    }
    const startsLine = LINE_ELEMENTS.has(child.nodeName);
    if (startsLine && last() !== "") lines.push("");
    if ((child.nodeName === "TD" || child.nodeName === "TH") && last() !== "") append("\t");
    collect(child, lines);
    if (startsLine && last() !== "") lines.push("");
    if (child.nodeName === "P") lines.push("");
  }
}

/** @param inner the inside of an HTML body. @returns its text, a line for each block, cells apart by a tab. */
export function htmlToText(inner: string): string {
  const lines = [""];
  collect(new DOMParser().parseFromString(inner, "text/html").body, lines);
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd();
}

/** @returns the text safe inside HTML, in elements and in double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** @returns the text as HTML, one `<div>` for each line. */
export const textToHtml = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `<div>${line === "" ? "<br>" : escapeHtml(line)}</div>`)
    .join("");
