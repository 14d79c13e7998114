import { escapeHtml, oneLine } from "../text/html";

/** A mail that the add-in prepares for a person to read, finish and send. */
export interface NoteMail {
  /** Null for a reply, which keeps the subject of its thread. */
  readonly subject: string | null;
  readonly to: readonly string[];
  readonly html: string;
  readonly text: string;
}

/** One part of such a mail: a paragraph, facts, steps in order, or lines that stay together. */
export type NotePart =
  | string
  | { readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly steps: readonly string[] }
  | { readonly lines: readonly string[] };

/** Writes the parts as simple html, every value escaped: Outlook rewrites anything else. */
export function noteHtml(parts: readonly NotePart[]): string {
  const cell = (content: string) => `<td valign="top">${content}</td>`;
  return parts
    .map((part) => {
      if (typeof part === "string") return `<p>${escapeHtml(oneLine(part))}</p>`;
      if ("lines" in part) return `<p>${part.lines.map((line) => escapeHtml(oneLine(line))).join("<br>")}</p>`;
      if ("steps" in part)
        return `<ol>${part.steps.map((step) => `<li>${escapeHtml(oneLine(step))}</li>`).join("")}</ol>`;
      const rows = part.facts.map(
        ([name, value]) =>
          `<tr>${cell(`<b>${escapeHtml(name)}</b>&nbsp;&nbsp;`)}${cell(escapeHtml(oneLine(value)))}</tr>`,
      );
      return `<table border="0" cellpadding="2" cellspacing="0"><tbody>${rows.join("")}</tbody></table>`;
    })
    .join("");
}

/** Writes the parts as plain text, an empty line between them. */
export function noteText(parts: readonly NotePart[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return oneLine(part);
      if ("lines" in part) return part.lines.map(oneLine).join("\n");
      if ("steps" in part) return part.steps.map((step, index) => `${index + 1}. ${oneLine(step)}`).join("\n");
      const width = Math.max(...part.facts.map(([name]) => name.length)) + 2;
      return part.facts.map(([name, value]) => `${`${name}:`.padEnd(width)}${oneLine(value)}`).join("\n");
    })
    .join("\n\n");
}
