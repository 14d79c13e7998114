/** The switches as a table of a document. */
import { type AnySwitch, BEHAVIOUR_NAMES, BEHAVIOURS } from "./behaviour-table";

function describeValues(description: AnySwitch): string {
  switch (description.kind) {
    case "choice":
      return description.values.map((value) => `\`${value}\``).join(", ");
    case "number":
      return `\`${description.fallback}\`, up to ${description.max} ${description.unit}`;
    case "flag":
      return `\`${description.fallback}\`, \`${!description.fallback}\``;
    case "calls":
      return "names of calls";
  }
}

const writeTable = (): string =>
  [
    "| switch | values | what it does | source | written down |",
    "| --- | --- | --- | --- | --- |",
    ...BEHAVIOUR_NAMES.map((name) => {
      const { about, source, recorded } = BEHAVIOURS[name];
      return `| \`${name}\` | ${describeValues(BEHAVIOURS[name])} | ${about} | ${source} | ${recorded} |`;
    }),
  ].join("\n");

function placeBetween(document: string, mark: string, table: string): string {
  const [first, last] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const begin = document.indexOf(first);
  const end = document.indexOf(last);
  if (begin === -1 || end < begin) throw new Error(`the document lacks ${first} … ${last}`);
  return `${document.slice(0, begin + first.length)}\n\n${table}\n\n${document.slice(end)}`;
}

/** @returns the document with the table between its marks. @throws Error where a mark is missing */
export const placeSwitchTable = (document: string): string => placeBetween(document, "switches", writeTable());
