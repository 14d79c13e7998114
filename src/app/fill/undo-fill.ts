import type { UndoKept, UndoReport } from "../../domain/fill/undo-report";
import { type Draft, DraftError, type RecipientField } from "../ports/draft";
import {
  bodyText,
  changeOrderBlock,
  changeUnmarkedBlock,
  findOrderBlock,
  foldText,
  hashText,
  namesOrder,
} from "./body/order-block";
import { type DraftMemory, emptyMemory } from "./draft-memory";
import { attachmentsNamed, attempt, withoutAddresses } from "./draft-parts";
import { removeRemembered } from "./fill-attachments";
import type { FillTools } from "./fill-draft";

/** What an undo works with. */
export type UndoTools = Pick<FillTools, "memories" | "hashContent">;

/**
 * Takes back what the fill wrote in a draft, part by part, and nothing else: what the user has changed since stays as
 * it is and is named in the report. Never rejects for what Outlook does.
 */
export async function undoFill(draft: Draft, tools: UndoTools): Promise<UndoReport> {
  const memory = await tools.memories.recall(draft);
  if (!memory) return { outcome: "nothing", kept: [], failed: [] };
  const kept: UndoKept[] = [];
  const empty = emptyMemory(memory.reference);
  /** Each part with what is remembered of it once it has been taken back. */
  const parts = [
    { part: "attachments", work: () => removeFiles(draft, memory, tools, kept), after: { files: empty.files } },
    {
      part: "body",
      work: () => removeBlock(draft, memory, kept),
      after: { bodyHash: empty.bodyHash, pieceHashes: empty.pieceHashes },
    },
    { part: "to", work: () => removeRecipients(draft, "to", memory.addedTo), after: { addedTo: empty.addedTo } },
    { part: "cc", work: () => removeRecipients(draft, "cc", memory.addedCc), after: { addedCc: empty.addedCc } },
    {
      part: "subject",
      work: () => restoreSubject(draft, memory, kept),
      after: { subjectBefore: empty.subjectBefore, subjectsWritten: empty.subjectsWritten },
    },
  ] as const;
  const causes = await Promise.all(parts.map(async ({ work }) => (await attempt<void>(work)).cause));
  // What could not be taken back is still ours: it stays in the memory, so that undo can be tried again.
  let rest: DraftMemory = memory;
  const failed: UndoReport["failed"][number][] = [];
  for (const [index, { part, after }] of parts.entries()) {
    const cause = causes[index] ?? null;
    if (cause === null) rest = { ...rest, ...after };
    else failed.push({ part, cause });
  }
  const remembered = tools.memories.remember(draft, failed.length === 0 ? null : rest);
  await attempt(() => draft.save());
  await remembered;
  return { outcome: failed.length === 0 ? "undone" : "partial", kept, failed };
}

async function removeRecipients(draft: Draft, field: RecipientField, added: readonly string[]): Promise<void> {
  if (added.length === 0) return;
  const current = await draft.readRecipients(field);
  const rest = withoutAddresses(current, added);
  if (rest.length < current.length) await draft.replaceRecipients(field, rest);
}

async function restoreSubject(draft: Draft, memory: DraftMemory, kept: UndoKept[]): Promise<void> {
  if (memory.subjectsWritten.length === 0) return;
  const current = foldText(await draft.readSubject());
  if (memory.subjectsWritten.some((subject) => foldText(subject) === current)) {
    await draft.writeSubject(memory.subjectBefore);
  } else if (current !== foldText(memory.subjectBefore)) {
    kept.push("subject");
  }
}

async function removeBlock(draft: Draft, memory: DraftMemory, kept: UndoKept[]): Promise<void> {
  if (memory.bodyHash === "") return;
  const type = await draft.readBodyType();
  const body = await draft.readBody(type);
  const ours = new Set(memory.pieceHashes);
  const changed = findOrderBlock(body, type)
    ? changeOrderBlock(body, type, (piece) => ours.has(hashText(piece)), null)
    : changeUnmarkedBlock(body, type, memory.pieceHashes, null);
  if (!changed) {
    // Either the user has removed it, or has made the text their own.
    if (namesOrder(bodyText(body, type), memory.reference)) kept.push("body");
    return;
  }
  await draft.replaceBody(changed.body, type);
  if (changed.kept.length > 0) kept.push("body");
}

async function removeFiles(draft: Draft, memory: DraftMemory, tools: UndoTools, kept: UndoKept[]): Promise<void> {
  if (memory.files.length === 0) return;
  const listed = await draft.listAttachments();
  const removed = await removeRemembered(draft, listed, memory.files, tools);
  // Outlook for Mac may say that a file was removed, and keep it (office-js#5616).
  const left = removed.length === 0 ? listed : await draft.listAttachments();
  if (left.some(({ id }) => removed.includes(id))) {
    throw new DraftError("removeAttachment", "refused", null, "Outlook kept a file that it said was removed");
  }
  if (memory.files.some(({ name }) => attachmentsNamed(left, name).length > 0)) kept.push("attachments");
}
