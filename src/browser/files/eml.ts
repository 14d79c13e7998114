import type { DraftFiles } from "../../app/ports/draft-files";
import { EOL, encodeFileName, encodeHeaderText, foldBase64, textToBase64 } from "./mime-encoding";

const CONTENT_TYPE: Readonly<Record<string, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
};

/**
 * Order mails as `.eml` files (RFC 5322, 2045 and 2046). `X-Unsent: 1` makes Outlook open one as a draft with a Send
 * button. Sender and id are left out: the mail program puts in the user's own (docs/adr/0021).
 */
export const EML_FILES: DraftFiles = {
  write(mail, forms) {
    const body = multipart("alternative", [
      base64Part(['Content-Type: text/plain; charset="utf-8"'], textToBase64(mail.text)),
      base64Part(['Content-Type: text/html; charset="utf-8"'], textToBase64(mail.html)),
    ]);
    const attachments = forms.map(({ fileName, base64 }) => {
      const type = CONTENT_TYPE[fileName.split(".").at(-1) ?? ""] ?? "application/octet-stream";
      return base64Part(
        [
          // Both forms of the name: programs that do not know the newer one read the older.
          `Content-Type: ${type};${EOL} name="${encodeHeaderText(fileName)}"`,
          `Content-Disposition: attachment;${EOL} ${encodeFileName(fileName)}`,
        ],
        foldBase64(base64),
      );
    });
    const headers = [
      "MIME-Version: 1.0",
      "X-Unsent: 1",
      `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
      addressHeader("To", mail.to),
      ...(mail.cc.length > 0 ? [addressHeader("Cc", mail.cc)] : []),
      `Subject: ${encodeHeaderText(mail.subject)}`,
    ];
    const content = [...headers, multipart("mixed", [body, ...attachments])].join(EOL);
    return { name: `${mail.reference}.eml`, type: "message/rfc822", content };
  },
};

/** One address a line; letters beyond ASCII as they are (RFC 6532). */
function addressHeader(name: string, addresses: readonly string[]): string {
  return `${name}: ${addresses.join(`,${EOL} `)}`;
}

function base64Part(headers: readonly string[], content: string): string {
  return [...headers, "Content-Transfer-Encoding: base64", "", content].join(EOL);
}

/** A boundary cannot stand within a part: base64 has no `_`, and no header of ours begins with two hyphens. */
function multipart(kind: "alternative" | "mixed", parts: readonly string[]): string {
  const boundary = `=_${kind}_=`;
  return [
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    "",
    ...parts.flatMap((part) => [`--${boundary}`, part]),
    `--${boundary}--`,
    "",
  ].join(EOL);
}
