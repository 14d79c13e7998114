/** What add-ins do to a draft's body and read of it. Needs a DOM. */
import { type CallOutcome, changeDraft, changeStore, type MailboxConditions, MailboxRejection } from "./call-outcome";
import { joinOwnPart, ownPartOf } from "./draft-body";
import { rewriteHtml } from "./html-rewrite";
import { htmlToText, textToHtml, wrapText } from "./html-text";
import type { BodyType, Draft } from "./mail-item";
import { writeWordDocument } from "./word-html";

/** `Office.MailboxEnums.BodyMode`: the whole body, or in an answer its own part. Absent: as the Outlook has it. */
export type BodyMode = "full" | "own-part";

type Conditions = Pick<MailboxConditions, "behaviours" | "now">;

/**
 * The text of an add-in in the form that the draft's body takes.
 * @throws MailboxRejection `html in a plain-text draft`
 */
export function renderForBody(draft: Draft, content: string, type: BodyType, { behaviours }: Conditions): string {
  if (draft.bodyType === "html") {
    return rewriteHtml(type === "html" ? content : textToHtml(content, behaviours["body.textToHtml"]), behaviours);
  }
  if (type === "html" && behaviours["body.htmlIntoPlainText"] === "refused") {
    throw new MailboxRejection("html in a plain-text draft");
  }
  const text = type === "html" ? `${htmlToText(content, behaviours["body.textBullets"])}\n` : content;
  return wrapText(text.replace(/\r\n?/g, "\n"), behaviours["body.plainTextWrap"]);
}

/** The body after an add-in wrote it, with the copy of it that a stale read gives. */
function withWrittenBody(draft: Draft, body: string, writtenBody: string): Draft {
  return changeStore(changeDraft(draft, { body }), { writtenBody });
}

/** `body.prependAsync`. @throws MailboxRejection `html in a plain-text draft` */
export function prependBody(
  draft: Draft,
  content: string,
  type: BodyType,
  conditions: Conditions,
): CallOutcome<undefined> {
  const rendered = renderForBody(draft, content, type, conditions);
  const delay = conditions.behaviours["body.prependDelayMs"];
  if (delay > 0) {
    const late = [...draft.store.late, { at: conditions.now + delay, kind: "prepend" as const, content: rendered }];
    return { draft: changeStore(draft, { late }), answer: undefined };
  }
  return { draft: prependRendered(draft, rendered), answer: undefined };
}

/** Puts what was rendered for the body before it. */
export const prependRendered = (draft: Draft, rendered: string): Draft =>
  withWrittenBody(draft, rendered + draft.body, rendered + draft.store.writtenBody);

/** `body.setAsync`. @throws MailboxRejection `html in a plain-text draft` */
export function setBody(
  draft: Draft,
  content: string,
  type: BodyType,
  conditions: Conditions,
  mode: BodyMode | null = null,
): CallOutcome<undefined> {
  const rendered = renderForBody(draft, content, type, conditions);
  const scope = mode ?? (conditions.behaviours["body.setScope"] === "own-part" ? "own-part" : "full");
  const body = scope === "own-part" ? joinOwnPart(rendered, draft) : rendered;
  return { draft: withWrittenBody(draft, body, body), answer: undefined };
}

function bodyAsRead({ body, store }: Draft, read: Conditions["behaviours"]["body.read"]): string {
  if (read === "current") return body;
  return read === "last-saved" ? store.savedBody : store.writtenBody;
}

/** The HTML that `body.getAsync` gives. @param inner the inside of the body */
export function writeBodyDocument(inner: string, { behaviours }: Pick<Conditions, "behaviours">): string {
  if (behaviours["body.document"] === "inner") return inner;
  const engine = behaviours["body.engine"];
  if (engine !== "web") return writeWordDocument(inner, engine === "mac");
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body dir="ltr">${inner}</body></html>`;
}

/** `body.getAsync`. Reading counts, so the draft that comes out is another one. */
export function readBody(
  draft: Draft,
  type: BodyType,
  conditions: Conditions,
  mode: BodyMode | null = null,
): CallOutcome<string> {
  const { behaviours } = conditions;
  const bodyReads = draft.store.bodyReads + 1;
  const after = changeStore(draft, { bodyReads });
  if (bodyReads === behaviours["body.emptyRead"]) return { draft: after, answer: "" };
  const scope = mode ?? (behaviours["body.readScope"] === "own-part" ? "own-part" : "full");
  const body = bodyAsRead(draft, behaviours["body.read"]);
  const part = scope === "own-part" ? ownPartOf(body, draft) : body;
  if (draft.bodyType === "text") {
    return { draft: after, answer: type === "text" ? part : textToHtml(part, behaviours["body.textToHtml"]) };
  }
  const answer =
    type === "text" ? htmlToText(part, behaviours["body.textBullets"]) : writeBodyDocument(part, conditions);
  return { draft: after, answer };
}

/** The draft turned into plain text or into HTML, as the user can, and as some Outlooks do by themselves. */
export function convertBody(draft: Draft, bodyType: BodyType, { behaviours }: Conditions): Draft {
  if (draft.bodyType === bodyType) return draft;
  const convert = (body: string): string =>
    bodyType === "html"
      ? rewriteHtml(textToHtml(body, behaviours["body.textToHtml"]), { ...behaviours, "body.ids": "keep" })
      : wrapText(htmlToText(body, behaviours["body.textBullets"]), behaviours["body.plainTextWrap"]);
  const body = convert(draft.body);
  return changeStore(changeDraft(draft, { bodyType, body }), {
    writtenBody: body,
    savedBody: convert(draft.store.savedBody),
    late: draft.store.late.map((entry) =>
      entry.kind === "prepend" ? { ...entry, content: convert(entry.content) } : entry,
    ),
  });
}
