import type { FillPart, PartCause, PartReport } from "../../domain/fill/fill-report";
import type { OrderMail } from "../../domain/order/mail";
import { uniqueAddresses } from "../../domain/text/email-address";
import type { Draft, Recipient } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import { blockPieces, bodyText, findOrderBlock, foldText, holdsAllPieces } from "./body/order-block";
import type { DraftMemory } from "./draft-memory";
import { type Attempt, asRecipient, attachmentsNamed, attempt, missingAddresses } from "./draft-parts";
import { type FilesWritten, holdsForm } from "./fill-attachments";
import type { BodyWritten, FillInput, FillTools } from "./fill-draft";

/** What came of writing each part. */
export interface Written {
  readonly to: Attempt<unknown>;
  readonly cc: Attempt<unknown>;
  readonly subject: Attempt<unknown>;
  readonly body: Attempt<BodyWritten>;
  readonly files: Attempt<FilesWritten>;
  /** What was remembered of the draft before the fill, or null. */
  readonly memoryBefore: DraftMemory | null;
}

/** Whether a text names all that the order mail must name. */
export function namesAll(text: string, mail: OrderMail): boolean {
  const folded = foldText(text);
  return mail.mustName.every((name) => folded.includes(foldText(name)));
}

/** What the read-back found. */
export interface ReadBack {
  readonly parts: PartReport[];
  /** Every form is there and was compared by its content, not only by its size. */
  readonly isContentChecked: boolean;
  /** The other orders' addresses that are among the recipients, and do not belong to this order. */
  readonly otherRecipients: readonly string[];
}

/** Reads every part back from the draft. What the draft holds counts, not what the writes answered. */
export async function readBackDraft(
  draft: Draft,
  input: FillInput,
  written: Written,
  tools: FillTools,
): Promise<ReadBack> {
  const { mail, forms } = input;
  const staleTo = missingAddresses(written.memoryBefore?.addedTo ?? [], mail.to.map(asRecipient));
  const staleCc = missingAddresses(written.memoryBefore?.addedCc ?? [], mail.cc.map(asRecipient));
  const [files, body, to, cc, subject] = await Promise.all([
    readBackAttachments(draft, forms, written.files, tools),
    attempt(() => readBackBody(draft, input, written.body)),
    attempt(() => draft.readRecipients("to")),
    mail.cc.length + staleCc.length > 0 ? attempt(() => draft.readRecipients("cc")) : null,
    attempt(() => draft.readSubject()),
  ]);
  const recipients = (
    kind: "to" | "cc",
    read: Attempt<readonly Recipient[]>,
    wanted: readonly string[],
    stale: readonly string[],
  ) => {
    const found = read.value ?? [];
    const missing = missingAddresses(wanted, found);
    // Those of an order that stood here before must not get this one.
    const left = stale.filter((address) => missingAddresses([address], found).length === 0);
    const addresses = missing.length > 0 ? missing : wanted;
    return judge({ kind, addresses }, read, written[kind].cause, missing.length === 0 && left.length === 0);
  };
  const recipientsFound = [...(to.value ?? []), ...(cc?.value ?? [])];
  const others = uniqueAddresses(input.otherMails.flatMap((other) => [...other.to, ...other.cc]));
  const foreign = missingAddresses(others, [...mail.to, ...mail.cc].map(asRecipient));
  return {
    otherRecipients: foreign.filter((address) => missingAddresses([address], recipientsFound).length === 0),
    parts: [
      recipients("to", to, mail.to, staleTo),
      ...(cc ? [recipients("cc", cc, mail.cc, staleCc)] : []),
      judge(
        { kind: "subject" },
        subject,
        written.subject.cause,
        foldText(subject.value ?? "") === foldText(mail.subject),
      ),
      judge({ kind: "body" }, body, written.body.cause, body.value === true),
      ...files.map(({ report }) => report),
    ],
    isContentChecked: files.length > 0 && files.every(({ isContentChecked }) => isContentChecked),
  };
}

/** Puts a part's read-back and its write together. */
function judge(part: FillPart, read: Attempt<unknown>, writeCause: PartCause | null, isThere: boolean): PartReport {
  if (read.cause !== null) return { part, status: "unverified", cause: writeCause ?? read.cause };
  return isThere
    ? { part, status: "verified", cause: null }
    : { part, status: "missing", cause: writeCause ?? "vanished" };
}

async function readBackBody(draft: Draft, { mail }: FillInput, written: Attempt<BodyWritten>): Promise<boolean> {
  const type = written.value?.type ?? (await draft.readBodyType());
  const body = await draft.readBody(type);
  const block = findOrderBlock(body, type);
  if (!namesAll(block ? block.text : bodyText(body, type), mail)) return false;
  if (!block) return true;
  // A text that names all may be the one of an earlier fill, whose exchange failed or was never carried out.
  if (written.value) return block.text !== written.value.replaced;
  return holdsAllPieces(block, blockPieces(type === "html" ? mail.html : mail.text, type));
}

async function readBackAttachments(
  draft: Draft,
  forms: readonly PreparedForm[],
  written: Attempt<FilesWritten>,
  tools: FillTools,
): Promise<{ readonly report: PartReport; readonly isContentChecked: boolean }[]> {
  const listed = await attempt(() => draft.listAttachments());
  return Promise.all(
    forms.map(async (form) => {
      const part: FillPart = { kind: "attachment", name: form.fileName };
      const writeCause = written.value?.causes.get(form.fileName) ?? written.cause;
      const isNot = (status: PartReport["status"], cause: PartCause | null) => ({
        report: { part, status, cause },
        isContentChecked: false,
      });
      if (listed.value === null) return isNot("unverified", writeCause ?? listed.cause);
      const same = attachmentsNamed(listed.value, form.fileName);
      const [only] = same;
      if (!only) return isNot("missing", writeCause ?? "vanished");
      if (writeCause === "other-file") return isNot("missing", "other-file");
      if (same.length > 1) return isNot("missing", "duplicated");
      const held = await holdsForm(draft, only, form, tools);
      if (held === "differs") return isNot("missing", writeCause ?? "content-differs");
      return {
        report: { part, status: "verified" as const, cause: null },
        isContentChecked: held === "by-content",
      };
    }),
  );
}
