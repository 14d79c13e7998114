/** Writes a sent mail as a real `.eml` file, composed by nodemailer. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import MailComposer from "nodemailer/lib/mail-composer";
import type { OutgoingMail } from "../mailbox/outgoing-mail";

const fileNamePart = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N} ()._-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);

/**
 * @param folder is made where it is missing
 * @returns the path of the file
 */
export async function writeEml(folder: string, mail: OutgoingMail): Promise<string> {
  const composer = new MailComposer({
    from: { ...mail.from },
    to: mail.to.map((person) => ({ ...person })),
    cc: mail.cc.map((person) => ({ ...person })),
    bcc: mail.bcc.map((person) => ({ ...person })),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === null ? {} : { html: mail.html }),
    date: new Date(mail.date),
    messageId: mail.messageId,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo, references: mail.inReplyTo }),
    headers: { ...mail.headers },
    attachments: mail.attachments.map(({ name, contentType, base64 }) => ({
      filename: name,
      contentType,
      content: Buffer.from(base64, "base64"),
    })),
    // The mail is the content, never a path or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  // What lies in Sendt post keeps the hidden recipients.
  node.keepBcc = true;
  const bytes = await node.build();
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(mail.date).toISOString().replace(/[:.]/g, "-");
  const file = path.join(folder, `${stamp} ${fileNamePart(mail.subject) || "uden emne"}.eml`);
  writeFileSync(file, bytes);
  return file;
}
