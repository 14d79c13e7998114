import { escapeHtml, oneLine } from "./html";

/** One part of a mail that the add-in writes: a paragraph, facts, a list under its lead, steps, lines that stay together. */
export type MailPart =
  | string
  | { readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly lead: string; readonly list: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly lines: readonly string[] };

/**
 * Writes the parts as html: simple paragraphs, lists and tables, every value escaped. Outlook rewrites anything else
 * (docs/outlook-quirks.md). No id, class, colour or font: the mail takes the user's own.
 */
export function partsToHtml(parts: readonly MailPart[]): string {
  return parts.map(partToHtml).join("");
}

/** The same words in the same order as plain text, an empty line between the parts. */
export function partsToText(parts: readonly MailPart[]): string {
  return parts.map(partToText).join("\n\n");
}

const htmlOf = (text: string) => escapeHtml(oneLine(text));

function partToHtml(part: MailPart): string {
  if (typeof part === "string") return `<p>${htmlOf(part)}</p>`;
  if ("lines" in part) return `<p>${part.lines.map(htmlOf).join("<br>")}</p>`;
  if ("list" in part) return `<p>${htmlOf(part.lead)}</p><ul>${items(part.list)}</ul>`;
  if ("steps" in part) return `<ol>${items(part.steps)}</ol>`;
  const cell = (content: string) => `<td valign="top">${content}</td>`;
  const rows = part.facts.map(
    ([name, value]) => `<tr>${cell(`<b>${htmlOf(name)}:</b>&nbsp;&nbsp;`)}${cell(htmlOf(value))}</tr>`,
  );
  return `<table border="0" cellpadding="2" cellspacing="0"><tbody>${rows.join("")}</tbody></table>`;
}

function items(texts: readonly string[]): string {
  return texts.map((text) => `<li>${htmlOf(text)}</li>`).join("");
}

function partToText(part: MailPart): string {
  if (typeof part === "string") return oneLine(part);
  if ("lines" in part) return part.lines.map(oneLine).join("\n");
  if ("list" in part) return [oneLine(part.lead), ...part.list.map((text) => `- ${oneLine(text)}`)].join("\n");
  if ("steps" in part) return part.steps.map((text, index) => `${index + 1}. ${oneLine(text)}`).join("\n");
  const width = Math.max(...part.facts.map(([name]) => name.length)) + 2;
  return part.facts.map(([name, value]) => `${`${name}:`.padEnd(width)}${oneLine(value)}`).join("\n");
}
