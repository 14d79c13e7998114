import MailComposer from "nodemailer/lib/mail-composer";
import PostalMime from "postal-mime";
import type { PreparedForm } from "../../../../src/app/ports/forms";
import { EML_FILES } from "../../../../src/browser/files/eml";
import type { OrderMail } from "../../../../src/domain/order/mail";

const MAIL: OrderMail = {
  reference: "ØIR03-101-BOG",
  to: ["ruter@leverandoer-a.example.dk", "kopi@leverandoer-a.example.dk"],
  cc: ["arkiv@kommune.example.dk"],
  subject: "Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG",
  text: "Til Leverandør A\n\nKommunen bestiller hermed ruter.\n",
  html: "<p>Til Leverandør&nbsp;A</p><p>Kommunen bestiller hermed ruter.</p>",
  attachmentNames: [],
  mustName: [],
};

const FORMS = [
  { fileName: "Bilag 1 - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx", content: "a".repeat(1000) },
  { fileName: 'Bilag 2 - "100 %"; æ.pdf', content: "\u0000ÿ%PDF" },
].map(({ fileName, content }) => ({ fileName, base64: Buffer.from(content).toString("base64") })) as PreparedForm[];

async function compose(mail: OrderMail, forms: readonly PreparedForm[]): Promise<string> {
  const composer = new MailComposer({
    to: [...mail.to],
    cc: [...mail.cc],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: forms.map(({ fileName, base64 }) => ({ filename: fileName, content: base64, encoding: "base64" })),
  });
  return (await composer.compile().build()).toString("latin1");
}

async function read(raw: string) {
  const { to, cc, subject, text, html, attachments } = await PostalMime.parse(raw);
  const lines = (value: string | undefined) => value?.replaceAll("\r\n", "\n").trim();
  return {
    ...{ to, cc, subject, text: lines(text), html: lines(html) },
    attachments: attachments.map(({ filename, mimeType, disposition, content }) => ({
      ...{ filename, mimeType, disposition },
      content: Buffer.from(content as ArrayBuffer).toString("base64"),
    })),
  };
}

const write = (mail: OrderMail, forms: readonly PreparedForm[]) => String(EML_FILES.write(mail, forms).content);

test.each([
  ["two forms and a copy", MAIL, FORMS],
  ["no copy", { ...MAIL, cc: [] }, FORMS],
  ["long and foreign text", { ...MAIL, subject: "🏛️ æøå ".repeat(30), text: "æ".repeat(5000), html: "ø" }, FORMS],
])("is read as the same mail that nodemailer composes: %s", async (_, mail, forms) => {
  expect(await read(write(mail, forms))).toEqual(await read(await compose(mail, forms)));
});

test("is a draft without a sender, in short lines of ASCII", async () => {
  const raw = write(MAIL, FORMS);
  const { headers } = await PostalMime.parse(raw);
  const names = headers.map(({ key }) => key);
  expect(headers).toContainEqual(expect.objectContaining({ key: "x-unsent", value: "1" }));
  expect(names).not.toContain("from");
  expect(names).not.toContain("message-id");
  expect(raw).toMatch(/^[\x20-\x7E\r\n]*$/);
  expect(raw.split("\r\n").filter((line) => line.length > 90 || line.includes("\n") || line.includes("\r"))).toEqual(
    [],
  );
});
