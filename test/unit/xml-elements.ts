/** An element of an XML document, in document order. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The names of the elements around it, outermost first, with `/` between. */
  readonly path: string;
  /** Text directly inside it, trimmed. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&([^;]*);/g, (_whole, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`Unknown entity &${name};`);
    return character;
  });
}

/**
 * Reads a well-formed document of the kind that the project writes: elements, attributes, text, comments.
 * @throws Error where it is not well-formed
 */
export function elementsOf(xml: string): readonly XmlElement[] {
  const elements: { name: string; attributes: Record<string, string>; path: string; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  const token =
    /<\?xml[^?]*\?>|<!--(?:(?!--)[\s\S])*-->|<\/([\w:.]+)\s*>|<([\w:.]+)((?:\s+[\w:.]+\s*=\s*"[^"<]*")*)\s*(\/?)>|([^<]+)/y;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const match = token.exec(xml);
    if (!match) throw new Error(`Not well-formed at: ${xml.slice(at, at + 60)}`);
    const [, closing, opening, attributes = "", empty, text] = match;
    if (closing !== undefined) {
      const element = open.pop();
      if (element?.name !== closing) throw new Error(`</${closing}> closes <${element?.name ?? ""}>`);
    } else if (opening !== undefined) {
      const element = {
        name: opening,
        attributes: {} as Record<string, string>,
        path: open.map(({ name }) => name).join("/"),
        text: "",
      };
      for (const [, name = "", value = ""] of attributes.matchAll(/([\w:.]+)\s*=\s*"([^"]*)"/g)) {
        if (name in element.attributes) throw new Error(`Attribute ${name} twice in <${opening}>`);
        element.attributes[name] = unescapeXml(value);
      }
      elements.push(element);
      if (!empty) open.push(element);
    } else if (text !== undefined) {
      const element = open.at(-1);
      if (element) element.text = (element.text + unescapeXml(text)).trim();
      else if (text.trim()) throw new Error(`Text outside the document: ${text.trim()}`);
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name ?? ""}> is not closed`);
  return elements;
}
