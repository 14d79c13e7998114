import type { PartCause } from "../domain/fill-report";
import type { DraftMemory } from "./draft-memory";
import { type Attempt, attachmentsNamed, attempt, sizeFits } from "./draft-parts";
import type { FillTools } from "./fill-draft";
import type { Draft, DraftAttachment } from "./ports/draft";
import type { PreparedForm } from "./ports/forms";

/** What came of attaching the forms. */
export interface FilesWritten {
  /** What we attached, now or before: what undo takes back. */
  readonly files: DraftMemory["files"];
  /** By file name: why a form was not attached. */
  readonly causes: ReadonlyMap<string, PartCause>;
}

/** Attaches the forms one at a time; never rejects, since a file that fails does not undo the one before it. */
export async function fillAttachments(
  draft: Draft,
  forms: readonly PreparedForm[],
  memory: DraftMemory | null,
  tools: FillTools,
): Promise<Attempt<FilesWritten>> {
  const listed = await attempt(() => draft.listAttachments());
  if (listed.value === null) return listed;
  const files = (memory?.files ?? []).filter(({ name }) => !forms.some((form) => form.fileName === name));
  const causes = new Map<string, PartCause>();
  let stopped = false;
  for (const form of forms) {
    const remembered = memory?.files.find(({ name }) => name === form.fileName) ?? null;
    if (stopped) {
      causes.set(form.fileName, "not-tried");
      if (remembered) files.push(remembered);
      continue;
    }
    const result = await attempt(() => attachForm(draft, form, listed.value, remembered, tools));
    if (result.cause === null) {
      if (result.value === "other-file") causes.set(form.fileName, "other-file");
      else if (result.value === "ours") files.push(fileMemory(form));
      continue;
    }
    causes.set(form.fileName, result.cause);
    // It may have been attached all the same; then it is ours.
    files.push(fileMemory(form));
    // After a call that never answered, the next attachment would wait behind it (office-js#857, #3576).
    stopped = result.cause === "timeout" || result.cause === "item-changed";
  }
  return { value: { files, causes }, cause: null };
}

function fileMemory(form: PreparedForm): DraftMemory["files"][number] {
  return { name: form.fileName, sha256: form.sha256, size: form.bytes.length };
}

/**
 * Sees to it that a form is in the draft once. `present`: it was there already, put there by the user; `ours`: we
 * attached it, now or before; `other-file`: the user's own file of the same name stands in its place and was left.
 */
async function attachForm(
  draft: Draft,
  form: PreparedForm,
  attachments: readonly DraftAttachment[],
  remembered: DraftMemory["files"][number] | null,
  tools: FillTools,
): Promise<"ours" | "present" | "other-file"> {
  const same = attachmentsNamed(attachments, form.fileName);
  const add = () => draft.addAttachment(form.fileName, form.base64);
  if (same.length === 0) {
    await add();
    return "ours";
  }
  const equal: DraftAttachment[] = [];
  for (const attachment of same) {
    if (await holdsForm(draft, attachment, form, tools)) equal.push(attachment);
  }
  const [keep, ...extra] = equal;
  if (keep) {
    // A call that seemed lost came through after all: the form is there twice.
    for (const attachment of extra) await draft.removeAttachment(attachment.id);
    return remembered ? "ours" : "present";
  }
  const ours = same.filter((attachment) => remembered !== null && sizeFits(attachment.size, remembered.size));
  for (const attachment of ours) await draft.removeAttachment(attachment.id);
  if (ours.length < same.length) return "other-file";
  await add();
  return "ours";
}

/** Whether an attachment holds the form: by content where Outlook gives it, else by size. */
export async function holdsForm(
  draft: Draft,
  attachment: DraftAttachment,
  form: PreparedForm,
  tools: FillTools,
): Promise<boolean> {
  if (!sizeFits(attachment.size, form.bytes.length)) return false;
  const content = await attempt(() => draft.readAttachment(attachment.id));
  return content.value === null || (await tools.hashContent(content.value)) === form.sha256;
}
