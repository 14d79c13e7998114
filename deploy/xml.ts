/** A small reader of XML for manifests and web.config: what is not well-formed is told in Danish, with its line. */

/** An element of a document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The names around it, with `/` between. */
  readonly path: string;
  readonly text: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const TOKEN =
  /<\?xml[^?]*\?>|<!--(?:(?!--)[\s\S])*-->|<\/([\w:.]+)\s*>|<([\w:.]+)((?:\s+[\w:.]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)/y;

function unescapeXml(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const character = name.startsWith("#")
      ? String.fromCodePoint(Number(name.slice(1).replace(/^x/, "0x")))
      : ENTITIES[name];
    if (character === undefined || !whole.endsWith(";")) throw new Error(`"${whole}" er ikke et tegn i XML.`);
    return character;
  });
}

/**
 * Reads a well-formed document of the kind that a manifest is: elements, attributes, text, comments.
 * @returns the elements in document order
 * @throws Error in Danish, where it is not well-formed
 */
export function readXml(xml: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  const open: Writable<XmlElement>[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex;
    const line = xml.slice(0, at).split("\n").length;
    const match = TOKEN.exec(xml);
    if (!match) throw new Error(`Linje ${line} kan ikke læses.`);
    const [, closing, opening, attributes = "", empty, text] = match;
    if (closing !== undefined) {
      const element = open.pop();
      if (element?.name !== closing) throw new Error(`Linje ${line}: </${closing}> lukker <${element?.name ?? ""}>.`);
    } else if (opening !== undefined) {
      if (open.length === 0 && elements.length > 0) throw new Error(`Linje ${line}: der står noget efter dokumentet.`);
      const found: Record<string, string> = {};
      for (const [, name = "", value = ""] of attributes.matchAll(/([\w:.]+)\s*=\s*"([^"]*)"/g)) {
        if (name in found) throw new Error(`Linje ${line}: ${name} står to gange.`);
        found[name] = unescapeXml(value);
      }
      const element = { name: opening, attributes: found, path: open.map(({ name }) => name).join("/"), text: "" };
      elements.push(element);
      if (!empty) open.push(element);
    } else if (text !== undefined) {
      const element = open.at(-1);
      if (element) element.text = (element.text + unescapeXml(text)).trim();
      else if (text.trim()) throw new Error(`Linje ${line}: der står tekst uden for dokumentet.`);
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> bliver ikke lukket. Filen er måske ikke overført helt.`);
  if (elements.length === 0) throw new Error("Filen er tom.");
  return elements;
}
