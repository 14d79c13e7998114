import { type MailPart, partsToHtml, partsToText } from "../text/mail-parts";

/** A mail that the add-in prepares for a person to read, finish and send. */
export interface NoteMail {
  /** Null for a reply, which keeps the subject of its thread. */
  readonly subject: string | null;
  readonly to: readonly string[];
  readonly html: string;
  readonly text: string;
}

/** A mail of these parts, in both formats. */
export function noteMail(parts: readonly MailPart[], head: Pick<NoteMail, "subject" | "to">): NoteMail {
  return { ...head, html: partsToHtml(parts), text: partsToText(parts) };
}
