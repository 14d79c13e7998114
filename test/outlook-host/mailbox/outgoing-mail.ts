/** A draft on its way out: what the server needs to write the `.eml` file. Plain JSON. */

import { htmlToText } from "./html-text";
import type { Draft, Mail } from "./mail-item";
import type { Person } from "./recipient";

export interface OutgoingMail {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  /** Null for a plain-text mail. */
  readonly html: string | null;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly date: number;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  /** Set by add-ins. */
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly base64: string }[];
}

/**
 * @param draft as it was when Send was pressed
 * @param mail what the mailbox made of it
 */
export function createOutgoingMail(draft: Draft, mail: Mail): OutgoingMail {
  const person = ({ name, address }: Person): Person => ({ name: name === address ? "" : name, address });
  const { to, cc, bcc } = draft.recipients;
  return {
    from: person(draft.from),
    to: to.map(person),
    cc: cc.map(person),
    bcc: bcc.map(person),
    subject: draft.subject,
    html: draft.bodyType === "html" ? mail.html : null,
    text: draft.bodyType === "html" ? htmlToText(mail.html) : draft.body,
    date: mail.date,
    messageId: mail.internetMessageId,
    inReplyTo: draft.inReplyTo,
    headers: draft.internetHeaders,
    attachments: draft.attachments.map(({ name, contentType, base64 }) => ({ name, contentType, base64 })),
  };
}
