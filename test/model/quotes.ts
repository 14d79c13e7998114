/** How mail programs quote a mail. Written after public reports of what they send; docs/outlook-quirks.md names them. */
import { escapeHtml } from "../outlook-host/mailbox/html-text";
import type { Content } from "./body-words";

/** What is quoted, with a word that stands before all of it and one after all of it. */
interface Quoted extends Content {
  readonly head: string;
  readonly tail: string;
}

const DATE = "9. marts 2020 10:15";

function headLines(head: string, [from, sent, to, subject]: readonly [string, string, string, string]) {
  return [`${from}: ${head} <ordre@software.example>`, `${sent}: ${DATE}`, `${to}: Anna`, `${subject}: Spørgsmål`];
}

const DANISH = ["Fra", "Sendt", "Til", "Emne"] as const;

function htmlLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^(\w+:)(.*)$/, (_all, name, rest) => `<b>${name}</b>${escapeHtml(rest)}`))
    .join("<br>");
}

const marked = (text: string): string =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");

const withTail = ({ html, tail }: Quoted): string => `${html}<p>${tail}</p>`;
const textWithTail = ({ text, tail }: Quoted): string => `${text}\n${tail}`;

function below(rule: string, names: readonly [string, string, string, string], { head, ...rest }: Quoted): Content {
  const lines = headLines(head, names);
  return {
    html: `${rule}<div>${htmlLines(lines)}</div>${withTail({ head, ...rest })}`,
    text: ["________________________________", ...lines, "", textWithTail({ head, ...rest })].join("\n"),
  };
}

function wrote(quote: Quoted, html: (introduction: string, quoted: string) => string, isMarked = true): Content {
  const introduction = `Den 9. marts 2020 kl. 10.15 skrev ${quote.head}:`;
  const text = textWithTail(quote);
  return { html: html(introduction, withTail(quote)), text: `${introduction}\n\n${isMarked ? marked(text) : text}` };
}

export const QUOTE_KINDS = {
  "Outlook on the web": (quote) =>
    below('<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">', DANISH, quote),
  "Outlook on the web, renamed": (quote) =>
    below('<div id="x_x_divRplyFwdMsg"></div><hr tabindex="-1" style="width:98%">', DANISH, quote),
  "new Outlook": (quote) => {
    const { html, text } = below("", DANISH, quote);
    return { html: `<div id="mail-editor-reference-message-container">${html}</div>`, text };
  },
  "classic Outlook": (quote) =>
    below(
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"></p></div>',
      DANISH,
      quote,
    ),
  "a border with its colour first": (quote) =>
    below('<div style="border-top:#b5c4df 1pt solid"></div>', ["From", "Sent", "To", "Subject"], quote),
  "a German head": (quote) => below("<hr>", ["Von", "Gesendet", "An", "Betreff"], quote),
  "a Swedish head": (quote) => below("<hr>", ["Från", "Skickat", "Till", "Ämne"], quote),
  "Outlook for Mac": (quote) => {
    const { html, text } = below("", ["From", "Date", "To", "Subject"], quote);
    return { html: `<span id="OLK_SRC_BODY_SECTION">${html}</span>`, text };
  },
  Gmail: (quote) =>
    wrote(
      quote,
      (introduction, quoted) =>
        `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${introduction}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px solid #ccc">${quoted}</blockquote></div>`,
    ),
  "Apple Mail": (quote) =>
    wrote(
      quote,
      (introduction, quoted) =>
        `<div><br><blockquote type="cite"><div>${introduction}</div>${quoted}</blockquote></div>`,
    ),
  "a plain blockquote": (quote) =>
    wrote(quote, (introduction, quoted) => `<p>${introduction}</p><blockquote>${quoted}</blockquote>`),
  Samsung: (quote) =>
    wrote(
      quote,
      (introduction, quoted) =>
        `<div id="composer_signature"></div><div style="font-size:100%"><!-- originalMessage --><div>-------- Oprindelig besked --------</div><div>${introduction}</div></div>${quoted}`,
      false,
    ),
  "a forward of Thunderbird": (quote) => {
    const { html, text } = below("", DANISH, quote);
    return {
      html: `<div class="moz-forward-container">-------- Videresendt besked --------<table class="moz-email-headers-table"><tbody><tr><td>${html}</td></tr></tbody></table></div>`,
      text: `-------- Videresendt besked --------\n${text}`,
    };
  },
  Yahoo: (quote) =>
    wrote(
      quote,
      (introduction, quoted) =>
        `<div id="yahoo_quoted_1" class="x_yahoo_quoted"><div>${introduction}</div><div><div id="yiv1">${quoted}</div></div></div>`,
    ),
  Thunderbird: (quote) =>
    wrote(
      quote,
      (introduction, quoted) =>
        `<div class="moz-cite-prefix">${introduction}<br></div><blockquote type="cite" cite="mid:1@eksempel.example">${quoted}</blockquote>`,
    ),
  "Outlook on a phone": (quote) => {
    const { html, text } = below("<hr>", DANISH, quote);
    return {
      html: `<div id="ms-outlook-mobile-signature">Hent <a href="https://aka.ms/o0ukef">Outlook til iOS</a></div><div id="mail-editor-reference-message-container">${html}</div>`,
      text: `Hent Outlook til iOS<https://aka.ms/o0ukef>\n${text}`,
    };
  },
  Proton: (quote) =>
    wrote(
      quote,
      (introduction, quoted) =>
        `<div class="protonmail_quote">-------- Oprindelig meddelelse --------<br>${introduction}<br><blockquote class="protonmail_quote" type="cite">${quoted}</blockquote></div>`,
    ),
  "a table with a frame": (quote) => {
    const { html, text } = below("", DANISH, quote);
    return {
      html: `<table border="1" style="border-collapse:collapse"><tbody><tr><td>${html}</td></tr></tbody></table>`,
      text: `+----------\n${text}`,
    };
  },
  "nothing at all": (quote) => ({
    html: `<p>${quote.head}</p>${withTail(quote)}`,
    text: `${quote.head}\n\n${textWithTail(quote)}`,
  }),
} satisfies Readonly<Record<string, (quote: Quoted) => Content>>;

export type QuoteKind = keyof typeof QUOTE_KINDS;
