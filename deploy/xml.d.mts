/** Types of xml.mjs, which says what each of these is. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly path: string;
  readonly text: string;
}
export function readXml(xml: string): readonly XmlElement[];
