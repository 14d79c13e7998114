/**
 * Text as XML 1.0 can hold it: characters that it forbids (control characters, lone surrogates, U+FFFE and U+FFFF) are
 * dropped, since a document that held one would not open; every line break becomes `\n`. The invisible characters that
 * turn text around go as well, as in the mail: a form must not read otherwise than it says. Nothing is escaped here.
 * Source: Extensible Markup Language (XML) 1.0, production 2 (Char).
 */
export function toXmlText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}
