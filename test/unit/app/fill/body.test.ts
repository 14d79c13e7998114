/** @jest-environment jsdom */
/** How our text is found again in what Outlook, its editors and other mail programs make of it. */
import { parseBody } from "../../../../src/app/fill/body/body";
import { findOwnTexts, rememberText } from "../../../../src/app/fill/body/own-text";
import { readWords } from "../../../../src/app/fill/body/words";
import type { BodyType } from "../../../../src/app/ports/draft";
import { inputOf } from "./fill-example";

const { mail } = inputOf(0);
const OTHER = inputOf(1).mail;
const words = (text: string) => readWords(text).list;

/** How the order's text stands in a body, when it was written above `below`. */
function standing(body: string, type: BodyType = "html", below = "") {
  const own = rememberText(parseBody(mail.html, "html").words, parseBody(below, type).words, mail.reference);
  const [found] = findOwnTexts([own], parseBody(body, type).words);
  return found;
}

/** The body without our text. */
function without(body: string, type: BodyType = "html", below = ""): string {
  const found = standing(body, type, below);
  return parseBody(body, type).exchange(found?.kind === "whole" ? found.runs.slice(0, 1) : [], null);
}

describe("readWords", () => {
  it.each([
    ["white space of every kind", "a b\u00a0c\t d\r\ne\u2003f", "a b c d e f".split(" ")],
    ["characters that nobody sees", "Kom\u200bmune\u00ad \ufeffB", ["Kommune", "B"]],
    ["letters in two pieces", "Kobenha\u030avn", ["Kobenhåvn"]],
    ["bullets", "• a\n- b\n  *   c\n· d\n§ e\no f", "a b c d e f".split(" ")],
    ["signs that would be bullets at the beginning of a line", "a-b * c o d", ["a", "-", "b", "c", "d"]],
    ["the marks of quoted lines", "> a\n>> b\n> > c", ["a", "b", "c"]],
    ["a sign that would be a quote's at the beginning of a line", "7 > 5 <6>", ["7", "5", "<", "6"]],
    ["addresses that a program has repeated as links", "bo@x.dk<mailto:bo@x.dk> x [https://x.dk/]", words("bo@x.dk x")],
    ["a line that is broken after a hyphen", "ØIR03-\n101-BOG", words("ØIR03-101-BOG")],
  ])("%s", (_what, text, expected) => expect(words(text)).toEqual(expected));

  it("tells where a word stands", () => {
    const { list, starts, ends } = readWords("  Hej,\u00a0Bo");
    expect(list.map((_word, place) => [starts[place], ends[place]])).toEqual([
      [2, 5],
      [5, 6],
      [7, 9],
    ]);
  });
});

/** What programs make of html: the words stay. */
const REWRITTEN: readonly (readonly [string, string])[] = [
  ["as it was written", mail.html],
  [
    "ids, classes and styles",
    mail.html.replace(/<(p|td|tr|li|table)/g, '<$1 class="x_MsoNormal" style="margin:0cm" id="x_x_1"'),
  ],
  ["wrappers", `<div class="WordSection1"><div><div>${mail.html}</div></div></div>`],
  ["paragraphs with empty elements", mail.html.replace(/<\/p>/g, "<o:p></o:p></p><p>&nbsp;</p>")],
  ["runs split in the middle of words", mail.html.replace(/bestill/g, '<span lang="DA">best</span><span>ill</span>')],
  [
    "lists as paragraphs with a bullet",
    mail.html
      .replace(/<\/?ul>/g, "")
      .replace(
        /<li>/g,
        '<p class="MsoListParagraph"><![if !supportLists]><span>·<span>&nbsp;&nbsp; </span></span><![endif]>',
      )
      .replace(/<\/li>/g, "</p>"),
  ],
  [
    "lists with Word's second bullet",
    mail.html.replace(/<li>/g, "<p><span>o<span>&nbsp;</span></span>").replace(/<\/li>/g, "</p>"),
  ],
  ["lines in the place of paragraphs", mail.html.replace(/<\/?(p|div)>/g, "<br>")],
  ["the table as lines", mail.html.replace(/<\/tr>/g, "<br>").replace(/<\/?(table|tbody|tr|td)[^>]*>/g, " ")],
  [
    "a style sheet and comments within",
    mail.html.replace("<table", "<style>p{margin:0}</style><!--[if mso]>x<![endif]--><table"),
  ],
  [
    "an address as a link",
    mail.html.replace("aase@kommune.example", '<a href="mailto:aase@kommune.example">aase@kommune.example</a>'),
  ],
];

describe("our text in html", () => {
  it.each(REWRITTEN)("%s: is found, and taken out whole", (_what, html) => {
    for (const [above, below] of [
      ["", ""],
      ["<p>Min tekst</p>", "<p>Hilsen Bo</p>"],
      ["Hej ", " PS"],
    ] as const) {
      const body = `<html><head></head><body>${above}${html}${below}</body></html>`;
      expect(standing(body)?.kind).toBe("whole");
      expect(words(parseBody(without(body), "html").text)).toEqual(words(`${parseBody(above + below, "html").text}`));
    }
  });

  it.each<[string, (html: string) => string]>([
    ["a word added", (html) => html.replace("hermed", "hermed venligst")],
    ["a word changed", (html) => html.replace("hermed", "herved")],
    ["a word taken away", (html) => html.replace("hermed ", "")],
    ["a number changed", (html) => html.replace("25. marts", "26. marts")],
    ["a picture", (html) => html.replace("<ul>", '<img src="cid:1"><ul>')],
    ["a line", (html) => html.replace("<ul>", "<hr><ul>")],
    ["a row", (html) => html.replace("</tbody>", "<tr><td>x</td></tr></tbody>")],
    ["half of it gone", (html) => html.slice(0, html.length / 2)],
    ["its first sentence gone", (html) => html.replace(/<p>Københavns.*?<\/p>/, "")],
  ])("%s: it is the user's", (_what, edit) => {
    const edited = edit(mail.html);
    expect(edited).not.toBe(mail.html);
    expect(standing(`<body>${edited}</body>`)?.kind).toBe("changed");
  });

  it.each([
    ["nothing", ""],
    ["other words", "<p>Kære alle, tak for mailen om ruter og overvågning på Serviceplatformen.</p>"],
    ["a signature with the contact's name and address", mail.html.slice(mail.html.indexOf("<p>Spørgsmål til"))],
  ])("%s is not our text", (_what, html) => expect(standing(html)?.kind).toBe("absent"));

  it("an equal text that stood below before is not ours", () => {
    const quote = `<blockquote>Den 9. marts skrev Bo:${mail.html}</blockquote><p>Bo</p>`;
    expect(standing(quote, "html", quote)?.kind).toBe("absent");
    const found = standing(`<p>Hej</p>${mail.html}<p>Sig</p>${quote}`, "html", quote);
    expect(found).toMatchObject({ kind: "whole", runs: [{ start: 1 }] });
    expect(standing(`${mail.html.replace("hermed", "herved")}${quote}`, "html", quote)?.kind).toBe("changed");
    // The quoted mail was shortened below: which of two is ours is still clear, of one it is not.
    const shorter = quote.replace("<p>Bo</p>", "");
    expect(standing(mail.html + shorter, "html", quote)).toMatchObject({ kind: "whole", runs: [{ start: 0 }] });
    expect(standing(shorter, "html", quote)?.kind).toBe("unsure");
    // Either of them was deleted: which is left, the words do not say.
    expect(standing(`${mail.html}<p>Sig</p>`, "html", quote)?.kind).toBe("unsure");
  });

  it("a changed text in the quoted mail is not taken for ours", () => {
    const quote = `<blockquote>${mail.html.replace("hermed", "herved")}</blockquote>`;
    expect(standing(`<p>Hej</p>${quote}`, "html", quote)?.kind).toBe("absent");
    expect(standing(mail.html + quote, "html", quote)?.kind).toBe("whole");
  });

  it("shares most words with the other order's, and is not taken for it", () => {
    const [own, other] = [mail, OTHER].map((one) =>
      rememberText(parseBody(one.html, "html").words, parseBody("", "html").words, one.reference),
    );
    if (!own || !other) throw new Error("No texts");
    expect(findOwnTexts([own, other], parseBody(OTHER.html, "html").words).map(({ kind }) => kind)).toEqual([
      "absent",
      "whole",
    ]);
  });
});

describe("our text beside another order's that the user has pasted", () => {
  it("is whole where it is whole", () => {
    expect(standing(OTHER.html + mail.html)?.kind).toBe("whole");
    expect(standing(mail.html + OTHER.html)?.kind).toBe("whole");
  });

  it("is not there where only the other stands there", () => {
    expect(standing(OTHER.html)?.kind).toBe("absent");
  });

  it("is changed where somebody has changed it, above and below", () => {
    const changed = mail.html.replace("hermed", "snarest");
    expect(changed).not.toBe(mail.html);
    expect(standing(OTHER.html + changed)?.kind).toBe("changed");
    expect(standing(changed + OTHER.html)?.kind).toBe("changed");
  });
});

describe("our text in plain text", () => {
  const wrap = (text: string, width: number) =>
    text.replace(new RegExp(`(?![^\\n]{1,${width}}$)([^\\n]{1,${width}})[ ]`, "g"), "$1\n");

  it.each([
    ["as it was written", mail.text],
    ["wrapped at 76", wrap(mail.text, 76)],
    ["with other line ends", mail.text.replace(/\n/g, "\r\n")],
    ["with other bullets and doubled lines", mail.text.replace(/^- /gm, "  *   ").replace(/\n/g, "\n\n")],
  ])("%s: is found, and taken out whole", (_what, text) => {
    expect(standing(text, "text")?.kind).toBe("whole");
    expect(without(`Hej\n\n${text}Hilsen Bo`, "text")).toMatch(/^Hej\s+Hilsen Bo$/);
  });

  it("is put in the place of an earlier one", () => {
    const body = parseBody(`Hej\n\n${mail.text}Hilsen Bo`, "text");
    const own = rememberText(parseBody(mail.text, "text").words, parseBody("", "text").words, mail.reference);
    const [found] = findOwnTexts([own], body.words);
    if (found?.kind !== "whole") throw new Error("Not found");
    expect(body.exchange(found.runs, OTHER.text)).toBe(`Hej\n\n${OTHER.text}Hilsen Bo`);
  });
});
