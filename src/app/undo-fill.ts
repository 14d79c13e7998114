import type { PartCause } from "../domain/fill-report";
import type { UndoKept, UndoReport } from "../domain/undo-report";
import type { DraftMemories, DraftMemory } from "./draft-memory";
import { attachmentsNamed, attempt, sizeFits, withoutAddresses } from "./draft-parts";
import { changeOrderBlock, findOrderBlock, hashText } from "./order-block";
import type { Draft, RecipientField } from "./ports/draft";

/**
 * Takes back what the fill wrote in a draft, part by part, and nothing else: what the user has changed since stays as
 * it is and is named in the report. Never rejects for what Outlook does.
 */
export async function undoFill(draft: Draft, memories: DraftMemories): Promise<UndoReport> {
  const memory = await memories.recall(draft);
  if (!memory) return { outcome: "nothing", kept: [], failed: [] };
  const kept: UndoKept[] = [];
  const parts = await Promise.all([
    attempt(() => removeFiles(draft, memory)),
    attempt(() => removeBlock(draft, memory, kept)),
    attempt(() => removeRecipients(draft, "to", memory.addedTo)),
    attempt(() => removeRecipients(draft, "cc", memory.addedCc)),
    attempt(() => restoreSubject(draft, memory, kept)),
  ]);
  const names = ["attachments", "body", "to", "cc", "subject"] as const;
  const failed = parts.flatMap(({ cause }, index) => {
    const part = names[index];
    return cause !== null && part ? [{ part, cause: cause as PartCause }] : [];
  });
  // What could not be taken back is still ours: keep the memory, so that undo can be tried again.
  if (failed.length === 0) await memories.remember(draft, null);
  await attempt(() => draft.save());
  return { outcome: failed.length === 0 ? "undone" : "partial", kept, failed };
}

async function removeRecipients(draft: Draft, field: RecipientField, added: readonly string[]): Promise<void> {
  if (added.length === 0) return;
  const current = await draft.readRecipients(field);
  const rest = withoutAddresses(current, added);
  if (rest.length < current.length) await draft.replaceRecipients(field, rest);
}

async function restoreSubject(draft: Draft, memory: DraftMemory, kept: UndoKept[]): Promise<void> {
  if (memory.subjectWritten === "") return;
  const current = await draft.readSubject();
  if (current === memory.subjectWritten) await draft.writeSubject(memory.subjectBefore);
  else if (current !== memory.subjectBefore) kept.push("subject");
}

async function removeBlock(draft: Draft, memory: DraftMemory, kept: UndoKept[]): Promise<void> {
  if (memory.bodyHash === "") return;
  const type = await draft.readBodyType();
  const body = await draft.readBody(type);
  const references = [memory.reference];
  const written = memory.pieceHashes;
  if (!findOrderBlock(body, type, references, written)) {
    kept.push("body");
    return;
  }
  const ours = new Set(written);
  const changed = changeOrderBlock(body, type, references, (piece) => ours.has(hashText(piece)), null, written);
  await draft.replaceBody(changed.body, type);
  if (changed.kept.length > 0) kept.push("body");
}

async function removeFiles(draft: Draft, memory: DraftMemory): Promise<void> {
  if (memory.files.length === 0) return;
  const listed = await draft.listAttachments();
  for (const file of memory.files) {
    for (const attachment of attachmentsNamed(listed, file.name)) {
      if (sizeFits(attachment.size, file.size)) await draft.removeAttachment(attachment.id);
    }
  }
}
