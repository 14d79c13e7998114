import type { Draft } from "../app/ports/draft";
import type { PreparedForm } from "../app/ports/forms";
import { OutlookError } from "../app/ports/outlook-error";
import type { OrderMail } from "../domain/order/mail";
import { readTwiceIfEmpty } from "./draft-desk";
import { isBlankHtml, lettersOf, lettersOfHtml } from "./known-text";
import type { ProbeDesk } from "./probe";

/** The parts of a draft that are compared. */
export type ComparedPart = "to" | "subject" | "body" | "attachment";

/** What the comparison says of each part: it is there, it is not, or that cannot be known. */
export type Comparison = Readonly<Record<ComparedPart, "there" | "absent" | "unknown">>;

async function judge(look: () => Promise<boolean>): Promise<"there" | "absent" | "unknown"> {
  try {
    return (await look()) ? "there" : "absent";
  } catch (error) {
    if (error instanceof OutlookError) return "unknown";
    throw error;
  }
}

/**
 * Whether a draft that was empty before holds an order mail. By ways of its own: letters instead of words, the number of
 * recipients instead of addresses, contents instead of hashes; nothing of the code that fills and reads back.
 */
export async function compareWithOrder(
  desk: ProbeDesk,
  mail: OrderMail,
  forms: readonly PreparedForm[],
): Promise<Comparison> {
  const { draft } = desk;
  return {
    to: await judge(async () => (await draft.readRecipients("to")).length === mail.to.length),
    subject: await judge(async () => lettersOf(await draft.readSubject()).includes(lettersOf(mail.subject))),
    body: await judge(async () => {
      const letters = await readLetters(desk);
      return letters.endsWith(lettersOfHtml(mail.html)) || letters.endsWith(lettersOf(mail.text));
    }),
    attachment: await judge(async () => {
      const files = (await draft.listAttachments()).filter(({ name }) => isForm(name));
      const beginnings = forms.map(({ fileName }) => beginningOf(fileName));
      return (
        files.length === forms.length &&
        beginnings.every((beginning) => files.some(({ name }) => beginningOf(name) === beginning)) &&
        (await haveContents(draft, files, forms))
      );
    }),
  };
}

/** What is left of a form's name whatever Outlook does to it: `Bilag 1`. */
const beginningOf = (name: string): string => name.slice(0, "Bilag 1".length);

/** Files of the probes before, which Outlook may not have let go of, are not looked at. */
const isForm = (name: string): boolean => name.startsWith("Bilag ");

async function readLetters(desk: ProbeDesk): Promise<string> {
  const type = await desk.draft.readBodyType();
  const body = await readTwiceIfEmpty(desk, type);
  return type === "html" ? lettersOfHtml(body) : lettersOf(body);
}

/** Whether each file has its form's content; one that Outlook does not give counts as right. */
async function haveContents(
  draft: Draft,
  files: readonly { readonly id: string; readonly name: string }[],
  forms: readonly PreparedForm[],
): Promise<boolean> {
  for (const { fileName, base64 } of forms) {
    const file = files.find(({ name }) => beginningOf(name) === beginningOf(fileName));
    if (!file) return false;
    const content = await draft.readAttachment(file.id).catch(() => null);
    if (content !== null && content !== "" && content !== base64) return false;
  }
  return true;
}

/** Whether anything of an order mail stands in a draft that was empty before. @param subject what its subject was */
export async function compareWithBefore(desk: ProbeDesk, subject: string): Promise<Comparison> {
  const { draft } = desk;
  return {
    to: await judge(async () => (await draft.readRecipients("to")).length > 0),
    subject: await judge(async () => lettersOf(await draft.readSubject()) !== lettersOf(subject)),
    body: await judge(async () => {
      const type = await draft.readBodyType();
      const body = await readTwiceIfEmpty(desk, type);
      return type === "html" ? !isBlankHtml(body) : body.trim() !== "";
    }),
    attachment: await judge(async () => (await draft.listAttachments()).some(({ name }) => isForm(name))),
  };
}
