import { type FillNote, type FillReport, outcomeOf, type PartReport } from "../../domain/fill/fill-report";
import type { OrderMail } from "../../domain/order/mail";
import type { BodyType, Draft } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import {
  blockPieces,
  bodyText,
  changeOrderBlock,
  changeUnmarkedBlock,
  findOrderBlock,
  foldText,
  hashText,
  holdsAllPieces,
  namesOrder,
} from "./body/order-block";
import { BODY_IN_DOUBT, type DraftMemories, type DraftMemory, hashBody, hashPieces, sameMemory } from "./draft-memory";
import { asRecipient, attempt, missingAddresses, withoutAddresses } from "./draft-parts";
import { fillAttachments } from "./fill-attachments";
import { FillLedger } from "./fill-ledger";
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
  const ledger = new FillLedger(before, mail.reference);

  // The attachments are the longest chain (one at a time), so they start first.
  const [files, body, to, cc, subject] = await Promise.all([
    fillAttachments(draft, forms, before, tools),
    attempt(() => fillBody(draft, input, before, ledger)),
    attempt(() => fillRecipients(draft, "to", mail.to, ledger)),
    attempt(() => fillRecipients(draft, "cc", mail.cc, ledger)),
    attempt(() => fillSubject(draft, mail, ledger)),
  ]);
  if (files.value) ledger.enter({ files: files.value.files });

  // Asked for in this order, not one after the other: classic Outlook stores the memory when the draft is saved.
  const inDoubt = ledger.memory;
  const remembered = tools.memories.remember(draft, inDoubt);
  const saved = await attempt(() => draft.save());
  await remembered;

  const written = { to, cc, subject, body, files, memoryBefore: before };
  let found = await readBackDraft(draft, input, written, tools);
  if (found.parts.some(({ cause }) => cause === "vanished")) {
    await tools.wait(SECOND_LOOK_MS);
    found = await readBackDraft(draft, input, written, tools);
  }
  const { parts, otherRecipients, isContentChecked } = found;
  ledger.settle(parts, forms);
  // Where Outlook refused everything, the draft is what it was: it must not be taken for a filled one.
  const isUntouched = outcomeOf(parts) === "failed" && parts.every(({ cause }) => cause !== "timeout");
  const settled = isUntouched ? before : ledger.memory;
  if (settled === null || !sameMemory(settled, inDoubt)) await tools.memories.remember(draft, settled);

  const savedPart: PartReport = saved.cause
    ? { part: { kind: "saved" }, status: saved.cause === "timeout" ? "unverified" : "missing", cause: saved.cause }
    : { part: { kind: "saved" }, status: "verified", cause: null };
  const all = [...parts, savedPart];
  const notes: FillNote[] = [];
  if (subject.value) notes.push({ kind: "subject-replaced", before: subject.value });
  if (otherRecipients.length > 0) notes.push({ kind: "other-recipient", addresses: otherRecipients });
  if (body.value && body.value.kept.length > 0) notes.push({ kind: "own-text-kept" });
  if (isContentChecked) notes.push({ kind: "content-checked" });
  return { reference: mail.reference, outcome: outcomeOf(all), parts: all, notes, at: tools.now() };
}

/** Adds what is missing; takes away what an earlier fill added and this order does not want. */
async function fillRecipients(
  draft: Draft,
  field: "to" | "cc",
  wanted: readonly string[],
  ledger: FillLedger,
): Promise<void> {
  const key = field === "to" ? "addedTo" : "addedCc";
  const added = ledger.memory[key];
  const stale = missingAddresses(added, wanted.map(asRecipient));
  if (wanted.length === 0 && stale.length === 0) return;
  const current = await draft.readRecipients(field);
  const missing = missingAddresses(wanted, current);
  const rest = withoutAddresses(current, stale);
  const done = [...missingAddresses(added, [...stale, ...missing].map(asRecipient)), ...missing];
  await ledger.write(field, { [key]: [...stale, ...done] }, { [key]: done }, async () => {
    if (rest.length < current.length) await draft.replaceRecipients(field, [...rest, ...missing.map(asRecipient)]);
    else if (missing.length > 0) await draft.addRecipients(field, missing.map(asRecipient));
  });
}

/** Writes the subject. Gives the user's own subject that it replaced, or null. */
async function fillSubject(draft: Draft, mail: OrderMail, ledger: FillLedger): Promise<string | null> {
  const current = await draft.readSubject();
  const { subjectsWritten } = ledger.memory;
  const isOurs = subjectsWritten.some((subject) => foldText(subject) === foldText(current));
  if (foldText(current) === foldText(mail.subject)) {
    // Unless it was written by an earlier fill, it stood there before: then it is not for undo to take away.
    if (isOurs) ledger.enter({ subjectsWritten: [mail.subject] });
    return null;
  }
  const subjectBefore = isOurs ? ledger.memory.subjectBefore : current;
  await ledger.write(
    "subject",
    { subjectBefore, subjectsWritten: [...(isOurs ? subjectsWritten : []), mail.subject] },
    { subjectBefore, subjectsWritten: [mail.subject] },
    () => draft.writeSubject(mail.subject),
  );
  return isOurs || current === "" ? null : current;
}

/** What came of writing the body. */
export interface BodyWritten {
  readonly type: BodyType;
  /** The user's own pieces that stood inside an earlier block and were kept beside the new one. */
  readonly kept: readonly string[];
  /** The text of the block that was replaced, or null. */
  readonly replaced: string | null;
}

/** Writes the body's block. */
async function fillBody(
  draft: Draft,
  { mail, otherMails }: FillInput,
  memory: DraftMemory | null,
  ledger: FillLedger,
): Promise<BodyWritten> {
  const type = await draft.readBodyType();
  const body = await draft.readBody(type);
  const content = type === "html" ? mail.html : mail.text;
  const written = memory?.pieceHashes ?? [];
  const done = { bodyHash: hashBody(mail, type), pieceHashes: hashPieces(mail, type) };
  const doubt =
    written.length === 0
      ? done
      : { bodyHash: BODY_IN_DOUBT, pieceHashes: [...new Set([...written, ...done.pieceHashes])] };
  const write = (work: () => Promise<void>) => ledger.write("body", doubt, done, work);

  const block = findOrderBlock(body, type);
  if (!block) {
    // An editor that strips ids, or a draft made plain since: our text is there, only its mark is gone.
    const isThere = memory?.reference === mail.reference && namesAll(bodyText(body, type), mail);
    const isSameText = memory?.bodyHash === hashBody(mail, "html") || memory?.bodyHash === hashBody(mail, "text");
    if (isThere && isSameText) return { type, kept: [], replaced: null };
    const changed = changeUnmarkedBlock(body, type, written, content);
    if (changed) await write(() => draft.replaceBody(changed.body, type));
    else if (!isThere) await write(() => draft.prependBody(content, type));
    return { type, kept: [], replaced: null };
  }
  const isSameOrder = block.count === 1 && namesOrder(block.text, mail.reference);
  const isUntouched = isSameOrder && holdsAllPieces(block, blockPieces(content, type));
  // The same order with the same text: what differs is the user's own editing, and stays, unless it left too little.
  const isEditedByUser = isSameOrder && memory?.bodyHash === done.bodyHash && namesAll(block.text, mail);
  if (isUntouched || isEditedByUser) {
    ledger.enter(done);
    return { type, kept: [], replaced: null };
  }
  const ours = new Set([...written, ...[mail, ...otherMails].flatMap((other) => hashPieces(other, type))]);
  const changed = changeOrderBlock(body, type, (piece) => ours.has(hashText(piece)), content);
  await write(() => draft.replaceBody(changed.body, type));
  return { type, kept: changed.kept, replaced: block.text };
}
