/** Reads manifests and web.config for the administrators' programs: what is not well-formed is said in Danish, with its line. */
import { SaxesParser, type SaxesTagPlain } from "saxes";

/** An element of a document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The names around it, with `/` between. */
  readonly path: string;
  /** What stands in it, but for what stands in the elements in it. */
  readonly text: string;
}

/** What saxes finds, as an administrator reads it. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^unclosed tag: (.+)$/, "<$1> bliver ikke lukket. Filen er måske ikke overført helt."],
  [/^unexpected close tag|^unmatched closing tag/, "et element lukkes, som ikke er det sidst åbnede."],
  [/entity/, "et & er ikke begyndelsen på et tegn i XML. Det skrives &amp;."],
  [/^duplicate attribute: (.+)\.$/, "$1 står to gange i samme element."],
  [/^text data outside|^documents may contain only one root/, "der står noget uden for dokumentet."],
  [/^document must contain a root/, "der er intet element i filen."],
];

function inDanish(message: string): string {
  for (const [pattern, danish] of FAULTS) {
    const match = pattern.exec(message);
    if (match) return danish.replace("$1", match[1] ?? "");
  }
  return "noget er ikke XML.";
}

/**
 * Reads a well-formed document: elements, attributes and text.
 * @returns the elements in document order
 * @throws Error in Danish, where it is not well-formed, or has a document type, which a manifest has not
 */
export function readXml(xml: string): readonly XmlElement[] {
  const elements: { -readonly [K in keyof XmlElement]: XmlElement[K] }[] = [];
  const open: typeof elements = [];
  const parser = new SaxesParser({ xmlns: false, position: true });
  const refuse = (danish: string): never => {
    throw new Error(`Linje ${parser.line}: ${danish}`);
  };
  // Its message begins with line and column.
  parser.on("error", ({ message }) => refuse(inDanish(message.replace(/^(?:\S+:)?\d+:\d+: /, ""))));
  parser.on("doctype", () => refuse("en dokumenttype hører ikke til her."));
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes, path: open.map((outer) => outer.name).join("/"), text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed) closed.text = closed.text.trim();
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(xml).close();
  return elements;
}
