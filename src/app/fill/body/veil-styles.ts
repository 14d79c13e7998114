/** Html that a parser meets without inline styles, and the way back. */
export interface Veiled {
  readonly html: string;
  /** Gives what was made of the html, serialised, its styles back. */
  unveil(serialised: string): string;
}

/** Stands for a style: a name that no mail uses. */
const VEIL = "data-veiled-style";
/** Elements whose content is text to the parser, up to their end tag. */
const RAW = new Set(["textarea", "title", "xmp", "iframe", "noembed", "noframes"]);
/**
 * Where the parser has rules of its own for what a style is, or where tags end: a script that holds a comment and a script
 * ends at neither's end.
 */
const OTHER_RULES = /<(?:svg|math|plaintext|script)[\s/>]/i;

/**
 * Takes inline styles out of the parser's sight: an attribute gets another name, a `style` element is put aside. The page's
 * content security policy allows none, and the browser reports each that its parser meets, also in a document that is
 * never shown (seen in Chromium 156, November 2026). Outlook's bodies are full of them, and reports of what is harmless
 * hide those that are not. One pass; html in which that cannot be done for certain is left as it is.
 */
export function veilStyles(html: string): Veiled {
  const bare: Veiled = { html, unveil: (serialised) => serialised };
  if (!/style/i.test(html) || html.includes(VEIL) || OTHER_RULES.test(html)) return bare;
  const parts: string[] = [];
  const aside: string[] = [];
  let kept = 0;
  const exchange = (start: number, end: number, stand: string) => {
    parts.push(html.slice(kept, start), stand);
    kept = end;
  };
  for (const { element, start, end, styles } of openingTags(html)) {
    if (element === "style") {
      exchange(start, end, `<template ${VEIL}="${aside.length}"></template>`);
      aside.push(html.slice(start, end));
    } else for (const name of styles) exchange(name.start, name.end, VEIL);
  }
  if (parts.length === 0) return bare;
  parts.push(html.slice(kept));
  return {
    html: parts.join(""),
    unveil: (serialised) =>
      serialised
        .replace(new RegExp(`<template ${VEIL}="(\\d+)"></template>`, "g"), (_, index) => aside[Number(index)] ?? "")
        // The name stood nowhere before: wherever it is now, it stands for a style.
        .replaceAll(VEIL, "style"),
  };
}

interface OpeningTag {
  /** In lower case. */
  readonly element: string;
  readonly start: number;
  /** After the tag; after the end tag of an element whose content is text. */
  readonly end: number;
  readonly styles: Tag["styles"];
}

function* openingTags(html: string): Generator<OpeningTag> {
  let at = html.indexOf("<");
  while (at !== -1) {
    const name = /^<(\/?)([a-z][^\s/>]*)/i.exec(html.slice(at, at + 40));
    const tag = name && readTag(html, at + name[0].length);
    if (name && !tag) return;
    const end = name && tag ? endOfElement(html, name, tag) : endOfOther(html, at);
    if (name && tag && name[1] === "") {
      yield { element: elementOf(name), start: at, end, styles: tag.styles };
    }
    at = html.indexOf("<", end);
  }
}

const elementOf = ([, , written = ""]: RegExpExecArray) => written.toLowerCase();

/** After a tag; of an opening one whose content is text, after its end tag. */
function endOfElement(html: string, name: RegExpExecArray, { end }: Tag): number {
  const element = elementOf(name);
  const isText = name[1] === "" && (element === "style" || RAW.has(element));
  return isText ? endOfRaw(html, end, element) : end;
}

/** Where a comment, a declaration or a lone `<` ends. */
function endOfOther(html: string, at: number): number {
  if (html.startsWith("<!--", at)) {
    if (html.startsWith(">", at + 4)) return at + 5;
    if (html.startsWith("->", at + 4)) return at + 6;
    const end = /--!?>/g;
    end.lastIndex = at + 4;
    return end.exec(html) ? end.lastIndex : html.length;
  }
  if (!/[!?/]/.test(html.charAt(at + 1))) return at + 1;
  const end = html.indexOf(">", at);
  return end === -1 ? html.length : end + 1;
}

interface Tag {
  /** After its `>`. */
  readonly end: number;
  /** Where the names of its `style` attributes stand. */
  readonly styles: readonly { readonly start: number; readonly end: number }[];
}

/** Reads a tag from the end of its name, as the html standard's tokeniser does. Null where it does not end. */
function readTag(html: string, from: number): Tag | null {
  const styles: { start: number; end: number }[] = [];
  let at = from;
  while (at < html.length) {
    const start = skip(html, at, /[\s/]/);
    if (html.charAt(start) === ">") return { end: start + 1, styles };
    // A name may begin with `=`.
    const end = skip(html, start + 1, /[^\s/>=]/);
    if (html.slice(start, end).toLowerCase() === "style") styles.push({ start, end });
    at = skip(html, end, /\s/);
    if (html.charAt(at) !== "=") continue;
    at = skip(html, at + 1, /\s/);
    const quote = html.charAt(at);
    if (quote === '"' || quote === "'") {
      const close = html.indexOf(quote, at + 1);
      if (close === -1) return null;
      at = close + 1;
    } else if (quote !== ">") at = skip(html, at, /[^\s>]/);
  }
  return null;
}

function skip(html: string, from: number, characters: RegExp): number {
  let at = from;
  while (at < html.length && characters.test(html.charAt(at))) at += 1;
  return at;
}

/** After the end tag of an element whose content is text. */
function endOfRaw(html: string, from: number, element: string): number {
  const end = new RegExp(`</${element}(?=[\\s/>])`, "gi");
  end.lastIndex = from;
  const found = end.exec(html);
  if (!found) return html.length;
  return readTag(html, end.lastIndex)?.end ?? html.length;
}
