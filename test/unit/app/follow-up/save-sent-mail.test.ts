import { canSaveSentMail, saveSentMail } from "../../../../src/app/follow-up/save-sent-mail";
import { OutlookError } from "../../../../src/app/ports/outlook-error";
import type { SentMail } from "../../../../src/app/ports/sent-mail";

const REFERENCE = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" } as const;

function beside(mail: Pick<SentMail, "hasFile" | "readFile"> | null) {
  return { ports: { sentMails: { openSentMail: () => mail as SentMail | null } } };
}
const withFile = (readFile: () => Promise<string>) => beside({ hasFile: true, readFile });

test("the mail comes whole, under the order's reference", async () => {
  const pane = withFile(async () => Buffer.from("Subject: æ\r\n\r\nTekst").toString("base64"));
  expect(canSaveSentMail(pane)).toBe(true);
  const file = await saveSentMail(pane, REFERENCE);
  expect(file).toMatchObject({ name: "Bestilling ØIR03-101-BOG.eml", type: "message/rfc822" });
  expect(Buffer.from(file?.content ?? "").toString()).toBe("Subject: æ\r\n\r\nTekst");
});

test.each([
  ["beside no mail", beside(null)],
  ["in an Outlook before Mailbox 1.14", beside({ hasFile: false, readFile: () => Promise.reject(new Error("no")) })],
  ["where Outlook refuses", withFile(() => Promise.reject(new OutlookError("readFile", "refused", 9043, "no")))],
  ["where it gives nothing", withFile(async () => "")],
  ["where it gives what is no file", withFile(async () => "*")],
])("nothing is saved %s", async (_, pane) => {
  expect(await saveSentMail(pane, REFERENCE)).toBeNull();
});
