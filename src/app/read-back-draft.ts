import type { FillPart, PartCause, PartReport } from "../domain/fill-report";
import type { OrderMail } from "../domain/order-mail";
import { type Attempt, attachmentsNamed, attempt, missingAddresses } from "./draft-parts";
import { type FilesWritten, holdsForm } from "./fill-attachments";
import type { BodyWritten, FillInput, FillTools } from "./fill-draft";
import { bodyText, findOrderBlock, foldText } from "./order-block";
import type { Draft, Recipient } from "./ports/draft";
import type { PreparedForm } from "./ports/forms";

/** What came of writing each part. */
export interface Written {
  readonly to: Attempt<unknown>;
  readonly cc: Attempt<unknown>;
  readonly subject: Attempt<unknown>;
  readonly body: Attempt<BodyWritten>;
  readonly files: Attempt<FilesWritten>;
}

/** Whether a text names all that the order mail must name. */
export function namesAll(text: string, mail: OrderMail): boolean {
  const folded = foldText(text);
  return mail.mustName.every((name) => folded.includes(foldText(name)));
}

/** Reads every part back from the draft. What the draft holds counts, not what the writes answered. */
export async function readBackDraft(
  draft: Draft,
  input: FillInput,
  written: Written,
  tools: FillTools,
): Promise<PartReport[]> {
  const { mail, forms } = input;
  const [files, body, to, cc, subject] = await Promise.all([
    readBackAttachments(draft, forms, written.files, tools),
    attempt(() => readBackBody(draft, input, written.body.value)),
    attempt(() => draft.readRecipients("to")),
    mail.cc.length > 0 ? attempt(() => draft.readRecipients("cc")) : null,
    attempt(() => draft.readSubject()),
  ]);
  const recipients = (kind: "to" | "cc", read: Attempt<readonly Recipient[]>, wanted: readonly string[]) => {
    const missing = read.value === null ? wanted : missingAddresses(wanted, read.value);
    return judge(
      { kind, addresses: missing.length > 0 ? missing : wanted },
      read,
      written[kind].cause,
      missing.length === 0,
    );
  };
  return [
    recipients("to", to, mail.to),
    ...(cc ? [recipients("cc", cc, mail.cc)] : []),
    judge(
      { kind: "subject" },
      subject,
      written.subject.cause,
      foldText(subject.value ?? "") === foldText(mail.subject),
    ),
    judge({ kind: "body" }, body, written.body.cause, body.value === true),
    ...files,
  ];
}

/** Puts a part's read-back and its write together. */
function judge(part: FillPart, read: Attempt<unknown>, writeCause: PartCause | null, isThere: boolean): PartReport {
  if (read.cause !== null) return { part, status: "unverified", cause: writeCause ?? read.cause };
  return isThere
    ? { part, status: "verified", cause: null }
    : { part, status: "missing", cause: writeCause ?? "vanished" };
}

async function readBackBody(draft: Draft, input: FillInput, written: BodyWritten | null): Promise<boolean> {
  const type = written?.type ?? (await draft.readBodyType());
  const body = await draft.readBody(type);
  const block = findOrderBlock(body, type, [input.mail.reference]);
  return namesAll(block ? block.text : bodyText(body, type), input.mail);
}

async function readBackAttachments(
  draft: Draft,
  forms: readonly PreparedForm[],
  written: Attempt<FilesWritten>,
  tools: FillTools,
): Promise<PartReport[]> {
  const listed = await attempt(() => draft.listAttachments());
  return Promise.all(
    forms.map(async (form): Promise<PartReport> => {
      const part: FillPart = { kind: "attachment", name: form.fileName };
      const writeCause = written.value?.causes.get(form.fileName) ?? written.cause;
      if (listed.value === null) return { part, status: "unverified", cause: writeCause ?? listed.cause };
      const same = attachmentsNamed(listed.value, form.fileName);
      const [only] = same;
      if (!only) return { part, status: "missing", cause: writeCause ?? "vanished" };
      if (writeCause === "other-file") return { part, status: "missing", cause: "other-file" };
      if (same.length > 1) return { part, status: "missing", cause: "duplicated" };
      const holds = await holdsForm(draft, only, form, tools);
      return holds ? { part, status: "verified", cause: null } : { part, status: "missing", cause: "content-differs" };
    }),
  );
}
