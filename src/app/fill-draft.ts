import { type FillNote, type FillReport, outcomeOf, type PartReport } from "../domain/fill-report";
import type { OrderMail } from "../domain/order-mail";
import { type DraftMemories, type DraftMemory, emptyMemory, hashBody, hashPieces } from "./draft-memory";
import { asRecipient, attempt, missingAddresses, withoutAddresses } from "./draft-parts";
import { fillAttachments } from "./fill-attachments";
import { blockPieces, bodyText, changeOrderBlock, findOrderBlock, hashText } from "./order-block";
import { type BodyType, type Draft, DraftError } from "./ports/draft";
import type { PreparedForm } from "./ports/forms";
import { namesAll, readBackDraft } from "./read-back-draft";

/** What a fill needs beside the draft. */
export interface FillInput {
  readonly mail: OrderMail;
  /** The forms, filled, in order. */
  readonly forms: readonly PreparedForm[];
  /** The mails of the municipality's other orders: what an earlier fill of this draft may have written. */
  readonly otherMails: readonly OrderMail[];
}

/** What a fill works with. */
export interface FillTools {
  readonly memories: DraftMemories;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** SHA-256 of base64 content, lower-case hex. */
  readonly hashContent: (base64: string) => Promise<string>;
  /** Waits; Outlook may show a moment late what it has accepted. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** How long Outlook is given to show what it accepted, before the one second look. */
const SECOND_LOOK_MS = 600;

/** The memory while it is being written: each part enters what it is about to write. */
type Ledger = { -readonly [Key in keyof DraftMemory]: DraftMemory[Key] };

/**
 * Fills a draft with an order mail and reads it back. What is right already is left alone, so a second fill changes
 * nothing and a fill after a failure completes what is missing; what an earlier fill of another order wrote is
 * exchanged, and nothing else is touched.
 *
 * Never rejects for what Outlook does: every part is tried, and the report says of each whether it was read back.
 */
export async function fillDraft(draft: Draft, input: FillInput, tools: FillTools): Promise<FillReport> {
  const { mail, forms } = input;
  const before = await tools.memories.recall(draft);
  const ledger: Ledger = { ...(before ?? emptyMemory(mail.reference)), reference: mail.reference };

  // The attachments are the longest chain (one at a time), so they start first.
  const [files, body, to, cc, subject] = await Promise.all([
    fillAttachments(draft, forms, before, tools),
    attempt(() => fillBody(draft, input, before, ledger)),
    attempt(() => fillRecipients(draft, "to", mail.to, ledger)),
    attempt(() => fillRecipients(draft, "cc", mail.cc, ledger)),
    attempt(() => fillSubject(draft, mail, ledger)),
  ]);
  if (files.value) ledger.files = files.value.files;

  // Asked for in this order, not one after the other: classic Outlook stores the memory when the draft is saved.
  const remembered = tools.memories.remember(draft, ledger);
  const saved = await attempt(() => draft.save());
  await remembered;

  const written = { to, cc, subject, body, files };
  let parts = await readBackDraft(draft, input, written, tools);
  if (parts.some(({ cause }) => cause === "vanished")) {
    await tools.wait(SECOND_LOOK_MS);
    parts = await readBackDraft(draft, input, written, tools);
  }
  const savedPart: PartReport = saved.cause
    ? { part: { kind: "saved" }, status: saved.cause === "timeout" ? "unverified" : "missing", cause: saved.cause }
    : { part: { kind: "saved" }, status: "verified", cause: null };
  const all = [...parts, savedPart];
  const notes: FillNote[] = [];
  if (subject.value) notes.push({ kind: "subject-replaced", before: subject.value });
  if (body.value && body.value.kept.length > 0) notes.push({ kind: "own-text-kept" });
  return { reference: mail.reference, outcome: outcomeOf(all), parts: all, notes, at: tools.now() };
}

/**
 * Enters in the ledger what is about to be written, and writes it. A write that Outlook refused is struck out again; one
 * that was not answered stays, since it may have been carried out.
 */
async function enterAndWrite(ledger: Ledger, entry: Partial<Ledger>, write: () => Promise<void>): Promise<void> {
  const before = { ...ledger };
  Object.assign(ledger, entry);
  try {
    await write();
  } catch (error) {
    const mayHaveHappened = error instanceof DraftError && error.kind === "timeout";
    if (!mayHaveHappened)
      for (const key of Object.keys(entry) as (keyof Ledger)[]) Object.assign(ledger, { [key]: before[key] });
    throw error;
  }
}

/** Adds what is missing; takes away what an earlier fill added and this order does not want. */
async function fillRecipients(
  draft: Draft,
  field: "to" | "cc",
  wanted: readonly string[],
  ledger: Ledger,
): Promise<void> {
  const key = field === "to" ? "addedTo" : "addedCc";
  const wantedRecipients = wanted.map(asRecipient);
  const stale = missingAddresses(ledger[key], wantedRecipients);
  if (wanted.length === 0 && stale.length === 0) return;
  const current = await draft.readRecipients(field);
  const missing = missingAddresses(wanted, current);
  const rest = withoutAddresses(current, stale);
  const stillOurs = ledger[key].filter((address) => !stale.includes(address) && !missing.includes(address));
  await enterAndWrite(ledger, { [key]: [...stillOurs, ...missing] }, async () => {
    if (rest.length < current.length) await draft.replaceRecipients(field, [...rest, ...missing.map(asRecipient)]);
    else if (missing.length > 0) await draft.addRecipients(field, missing.map(asRecipient));
  });
}

/** Writes the subject. Gives the user's own subject that it replaced, or null. */
async function fillSubject(draft: Draft, mail: OrderMail, ledger: Ledger): Promise<string | null> {
  const current = await draft.readSubject();
  if (current === mail.subject) {
    ledger.subjectWritten = mail.subject;
    return null;
  }
  const isOurs = ledger.subjectWritten !== "" && current === ledger.subjectWritten;
  const subjectBefore = isOurs ? ledger.subjectBefore : current;
  await enterAndWrite(ledger, { subjectBefore, subjectWritten: mail.subject }, () => draft.writeSubject(mail.subject));
  return isOurs || current === "" ? null : current;
}

/** What came of writing the body. */
export interface BodyWritten {
  readonly type: BodyType;
  /** The user's own pieces that stood inside an earlier block and were kept beside it. */
  readonly kept: readonly string[];
}

/** Writes the body's block. */
async function fillBody(
  draft: Draft,
  { mail, otherMails }: FillInput,
  memory: DraftMemory | null,
  ledger: Ledger,
): Promise<BodyWritten> {
  const type = await draft.readBodyType();
  const body = await draft.readBody(type);
  const content = type === "html" ? mail.html : mail.text;
  const bodyHash = hashBody(mail, type);
  const references = [mail, ...otherMails, ...(memory ? [memory] : [])].map(({ reference }) => reference);
  const entry = { bodyHash, pieceHashes: hashPieces(mail, type) };

  const written = memory?.pieceHashes ?? [];
  const block = findOrderBlock(body, type, references, written);
  if (!block) {
    // An editor that strips ids, or a draft made plain since: our text is there, only its mark is gone.
    const markLost = memory?.reference === mail.reference && namesAll(bodyText(body, type), mail);
    if (!markLost) await enterAndWrite(ledger, entry, () => draft.prependBody(content, type));
    return { type, kept: [] };
  }
  const sameOrder = block.reference === mail.reference;
  const untouched = sameOrder && blockPieces(content, type).every((piece) => block.pieces.includes(piece));
  // The same order with the same text: what differs is the user's own editing, and stays.
  const editedByUser = sameOrder && memory?.bodyHash === bodyHash;
  if (untouched || editedByUser) {
    Object.assign(ledger, entry);
    return { type, kept: [] };
  }
  const ours = new Set([...written, ...[mail, ...otherMails].flatMap((other) => hashPieces(other, type))]);
  const isOurs = (piece: string) => ours.has(hashText(piece));
  const changed = changeOrderBlock(body, type, references, isOurs, content, written);
  await enterAndWrite(ledger, entry, () => draft.replaceBody(changed.body, type));
  return { type, kept: changed.kept };
}
