import { createMimeMessage } from "mimetext/browser";
import type { DraftFiles } from "../../app/ports/draft-files";
import { encodeFileName, encodeHeaderText, foldBase64, textToBase64 } from "./mime-encoding";

const CONTENT_TYPE: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/** The mail program puts in the user's own address, and an id, when it opens the draft. */
const LEFT_TO_THE_MAIL_PROGRAM = ["From", "Message-ID"];

/**
 * Order mails as `.eml` files. `X-Unsent: 1` makes Outlook open one as a draft with a Send button.
 *
 * mimetext lays the message out. It does not fold what it is given: a subject or a base64 text longer than a line may be,
 * and letters outside ASCII in a file's name, it writes as they are (3.0.28), so they are handed over encoded.
 */
export const EML_FILES: DraftFiles = {
  write(mail, forms) {
    const message = createMimeMessage();
    for (const field of message.headers.fields) {
      if (LEFT_TO_THE_MAIL_PROGRAM.includes(field.name)) field.disabled = true;
      if (field.name === "Subject") field.dump = () => encodeHeaderText(mail.subject);
    }
    message.setHeader("X-Unsent", "1");
    message.setTo([...mail.to]);
    if (mail.cc.length > 0) message.setCc([...mail.cc]);
    message.setSubject(mail.subject);
    message.addMessage({ contentType: "text/plain", encoding: "base64", data: textToBase64(mail.text) });
    message.addMessage({ contentType: "text/html", encoding: "base64", data: textToBase64(mail.html) });
    for (const { fileName, base64 } of forms) {
      const type = CONTENT_TYPE[fileName.split(".").at(-1) ?? ""] ?? "application/octet-stream";
      const attachment = message.addAttachment({ filename: fileName, contentType: type, data: foldBase64(base64) });
      // Both forms of the name: programs that do not know the newer one read the older.
      attachment.setHeader("Content-Type", `${type};\r\n name="${encodeHeaderText(fileName)}"`);
      attachment.setHeader("Content-Disposition", `attachment;\r\n ${encodeFileName(fileName)}`);
    }
    return { name: `${mail.reference}.eml`, type: "message/rfc822", content: message.asRaw() };
  },
};
