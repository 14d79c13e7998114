import { createMimeMessage } from "mimetext/browser";
import type { DraftFiles } from "../app/ports/draft-files";

const CONTENT_TYPE: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/** Order mails as `.eml` files. `X-Unsent: 1` makes Outlook open one as a draft with a Send button. */
export const EML_FILES: DraftFiles = {
  write(mail, forms) {
    const message = createMimeMessage();
    message.setHeader("X-Unsent", "1");
    // The library insists on a sender; the mail program puts in the user's own when it opens a draft.
    message.setSender("");
    message.setTo([...mail.to]);
    if (mail.cc.length > 0) message.setCc([...mail.cc]);
    message.setSubject(mail.subject);
    message.addMessage({ contentType: "text/plain", data: mail.text });
    message.addMessage({ contentType: "text/html", data: mail.html });
    for (const { fileName, base64 } of forms) {
      const extension = fileName.split(".").at(-1) ?? "";
      message.addAttachment({
        filename: fileName,
        contentType: CONTENT_TYPE[extension] ?? "application/octet-stream",
        data: base64,
      });
    }
    return { name: `${mail.reference}.eml`, type: "message/rfc822", content: message.asRaw() };
  },
};
