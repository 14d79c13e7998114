/** The body that a draft begins with: an empty line, the signature, and in an answer the thread below it. */
import { escapeHtml, htmlToText, textToHtml } from "./html-text";
import type { BodyType, Draft, Mail } from "./mail-item";
import { formatPerson } from "./recipient";

const HEADER_DATE = new Intl.DateTimeFormat("da-DK", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Copenhagen",
});

/** The ids are those that Outlook on the web gives its own parts of a body. */
const SIGNATURE_ID = "Signature";
const REPLY_HEADER_ID = "divRplyFwdMsg";

export interface DraftBodyParts {
  readonly bodyType: BodyType;
  /** What stands above the signature, in the draft's body type; "" for the empty line. */
  readonly text: string;
  /** Plain text or simple HTML; "" for none. */
  readonly signature: string;
  readonly quoted: Mail | null;
}

const headerLines = (mail: Mail): readonly (readonly [string, string])[] => [
  ["Fra", formatPerson(mail.from)],
  ["Sendt", HEADER_DATE.format(mail.date)],
  ["Til", mail.to.map(formatPerson).join("; ")],
  ["Emne", mail.subject],
];

function quoteAsHtml(mail: Mail): string {
  const lines = headerLines(mail).map(([label, value]) => `<b>${label}:</b> ${escapeHtml(value)}<br>`);
  return (
    `<div id="appendonsend"></div><hr style="display:inline-block;width:98%">` +
    `<div id="${REPLY_HEADER_ID}" dir="ltr">${lines.join("")}</div><div>${mail.html}</div>`
  );
}

function quoteAsText(mail: Mail): string {
  const lines = headerLines(mail).map(([label, value]) => `${label}: ${value}`);
  return [TEXT_QUOTE_RULE, ...lines, "", htmlToText(mail.html)].join("\n");
}

const TEXT_QUOTE_RULE = "________________________________";

/** Where the answered mail begins in a body; its length where there is none. */
function startOfQuote(body: string, { kind, bodyType }: Pick<Draft, "kind" | "bodyType">): number {
  if (kind === "new") return body.length;
  const at = bodyType === "text" ? body.indexOf(TEXT_QUOTE_RULE) : body.search(/<div id="(?:x_)*appendonsend"/);
  return at === -1 ? body.length : at;
}

/** @returns what an answer holds of its own: the body without the mail that it answers */
export const ownPartOf = (body: string, draft: Pick<Draft, "kind" | "bodyType">): string =>
  body.slice(0, startOfQuote(body, draft));

/** @returns the draft's body with another part of its own, above the mail that it answers */
export const joinOwnPart = (own: string, draft: Draft): string =>
  own + draft.body.slice(startOfQuote(draft.body, draft));

/** @returns the inside of an HTML body, or a plain text. */
export function composeDraftBody({ bodyType, text, signature, quoted }: DraftBodyParts): string {
  if (bodyType === "text") {
    const plainSignature = signature.includes("<") ? htmlToText(signature) : signature;
    return [text, plainSignature, quoted ? quoteAsText(quoted) : ""].filter((part) => part !== "").join("\n\n");
  }
  const htmlSignature = signature.includes("<") ? signature : textToHtml(signature);
  return [
    text === "" ? "<div><br></div>" : text,
    signature === "" ? "" : `<div id="${SIGNATURE_ID}">${htmlSignature}</div>`,
    quoted ? quoteAsHtml(quoted) : "",
  ].join("");
}

/**
 * Puts a signature into a body: in place of the one that is there, or above the thread, or last.
 * @param html the inside of an HTML body
 */
export function replaceSignature(html: string, signature: string): string {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const current = body.querySelector(`#${SIGNATURE_ID}, #x_${SIGNATURE_ID}`);
  const element = current ?? body.ownerDocument.createElement("div");
  element.id = SIGNATURE_ID;
  element.innerHTML = signature;
  if (current === null) body.insertBefore(element, body.querySelector("#appendonsend"));
  return body.innerHTML;
}
