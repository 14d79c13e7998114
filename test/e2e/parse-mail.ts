/** Sent mails, read by MIME parsers that this project did not write. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";

/** What a parser found in an `.eml`. */
export interface ParsedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly sha256: string }[];
}

/** By postal-mime (npm). */
export async function parseWithPostalMime(file: string): Promise<ParsedMail> {
  const mail = await PostalMime.parse(readFileSync(file));
  const addresses = (list: typeof mail.to) => (list ?? []).map(({ address }) => address ?? "");
  return {
    from: mail.from?.address ?? "",
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? "",
    attachments: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? "",
      sha256: createHash("sha256")
        .update(Buffer.from(content as ArrayBuffer))
        .digest("hex"),
    })),
  };
}

const PYTHON = `
import hashlib, json, sys
from email import policy
from email.parser import BytesParser
with open(sys.argv[1], "rb") as file:
    mail = BytesParser(policy=policy.default).parse(file)
def addresses(name):
    return [a.addr_spec for header in mail.get_all(name, []) for a in header.addresses]
def content(kind):
    part = mail.get_body((kind,))
    return part.get_content() if part else ""
json.dump({
    "from": addresses("from")[0], "to": addresses("to"), "cc": addresses("cc"), "subject": mail["subject"],
    "text": content("plain"), "html": content("html"),
    "attachments": [{"name": a.get_filename(), "sha256": hashlib.sha256(a.get_payload(decode=True)).hexdigest()}
                    for a in mail.iter_attachments()],
}, sys.stdout)
`;

/** By the `email` package of Python 3. @returns null where this machine has no Python 3 */
export function parseWithPython(file: string): ParsedMail | null {
  const result = spawnSync("python3", ["-c", PYTHON, file], {
    encoding: "utf8",
    env: { ...process.env, PYTHONIOENCODING: "utf-8" },
  });
  if (result.error) return null;
  if (result.status !== 0) throw new Error(`python3 could not read ${file}:\n${result.stderr}`);
  return JSON.parse(result.stdout) as ParsedMail;
}
