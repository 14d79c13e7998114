/** The switches as a table of a document. */
import { type AnySwitch, BEHAVIOUR_NAMES, BEHAVIOURS } from "./behaviour-table";

const BEGIN = "<!-- switches -->";
const END = "<!-- /switches -->";

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

/** @returns the document with the table between its two marks. @throws Error where the marks are missing */
export function placeSwitchTable(document: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`the document lacks ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${writeTable()}\n\n${document.slice(end)}`;
}
