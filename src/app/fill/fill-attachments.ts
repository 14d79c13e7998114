import type { PartCause } from "../../domain/fill/fill-report";
import type { Draft, DraftAttachment } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import { type DraftMemory, type FileMemory, rememberFile } from "./draft-memory";
import { type Attempt, attachmentsNamed, attempt, sizeFits } from "./draft-parts";
import type { FillTools } from "./fill-draft";

/** What came of attaching the forms. */
export interface FilesWritten {
  /** What we attached, now or before: what undo takes back. */
  readonly files: readonly FileMemory[];
  /** By file name: why a form was not attached. */
  readonly causes: ReadonlyMap<string, PartCause>;
}

/** How a file's content is looked at. */
export type ContentTools = Pick<FillTools, "hashContent">;

/** Attaches the forms one at a time; never rejects, since a file that fails does not undo the one before it. */
export async function fillAttachments(
  draft: Draft,
  forms: readonly PreparedForm[],
  memory: DraftMemory | null,
  tools: ContentTools,
): Promise<Attempt<FilesWritten>> {
  const listed = await attempt(() => draft.listAttachments());
  if (listed.value === null) return listed;
  const files: FileMemory[] = [];
  const causes = new Map<string, PartCause>();
  let stopped = false;

  for (const form of forms) {
    const remembered = (memory?.files ?? []).filter(({ name }) => name === form.fileName);
    if (stopped) {
      causes.set(form.fileName, "not-tried");
      files.push(...remembered);
      continue;
    }
    const result = await attempt(() => attachForm(draft, form, listed.value, remembered, tools));
    if (result.value === "present") continue;
    if (result.value === "other-file") {
      causes.set(form.fileName, "other-file");
      continue;
    }
    // Until it is read back, what was there may be there still, and the form may be there in spite of an error.
    files.push(...remembered.filter(({ sha256 }) => sha256 !== formMemory(form).sha256), formMemory(form));
    if (result.cause === null) continue;
    causes.set(form.fileName, result.cause);
    // After a call that never answered, the next attachment would wait behind it (office-js#857, #3576).
    stopped = result.cause === "timeout" || result.cause === "item-changed";
  }

  const stale = (memory?.files ?? []).filter(({ name }) => !forms.some((form) => form.fileName === name));
  const removed = stopped ? null : await attempt(() => removeRemembered(draft, listed.value, stale, tools));
  if (removed?.cause !== null) files.push(...stale);
  return { value: { files, causes }, cause: null };
}

function formMemory(form: PreparedForm): FileMemory {
  return rememberFile(form.fileName, form.sha256, form.bytes.length);
}

/**
 * Sees to it that a form is in the draft once. `present`: it was there already, put there by the user; `ours`: we
 * attached it, now or before; `other-file`: the user's own file of the same name stands in its place and was left.
 */
async function attachForm(
  draft: Draft,
  form: PreparedForm,
  attachments: readonly DraftAttachment[],
  remembered: readonly FileMemory[],
  tools: ContentTools,
): Promise<"ours" | "present" | "other-file"> {
  const wanted = formMemory(form);
  const others = remembered.filter(({ sha256 }) => sha256 !== wanted.sha256);
  const equal: DraftAttachment[] = [];
  let usersOwn = 0;
  for (const attachment of attachmentsNamed(attachments, form.fileName)) {
    const held = await whichFile(draft, attachment, [wanted, ...others], tools);
    // Where only sizes can be compared, a form of the order before looks like that of this one: it is exchanged.
    if (held.file === wanted && (held.isByContent || others.length === 0)) equal.push(attachment);
    else if (held.file !== null) await draft.removeAttachment(attachment.id);
    else usersOwn++;
  }
  const [keep, ...extra] = equal;
  if (keep) {
    // A call that seemed lost came through after all: the form is there twice.
    for (const attachment of extra) await draft.removeAttachment(attachment.id);
    return remembered.length > 0 ? "ours" : "present";
  }
  if (usersOwn > 0) return "other-file";
  await draft.addAttachment(form.fileName, form.base64);
  return "ours";
}

/**
 * Removes the files that the add-in attached, and no file of the same name that the user has put in their place.
 * @returns the ids of those that Outlook said were removed
 */
export async function removeRemembered(
  draft: Draft,
  attachments: readonly DraftAttachment[],
  remembered: readonly FileMemory[],
  tools: ContentTools,
): Promise<string[]> {
  const removed: string[] = [];
  for (const name of new Set(remembered.map((file) => file.name))) {
    const files = remembered.filter((file) => file.name === name);
    for (const attachment of attachmentsNamed(attachments, name)) {
      const { file } = await whichFile(draft, attachment, files, tools);
      if (file === null) continue;
      await draft.removeAttachment(attachment.id);
      removed.push(attachment.id);
    }
  }
  return removed;
}

/**
 * Which of the files an attachment holds: by content where Outlook gives it, whatever size it tells, else by size. Null
 * for none: then it is somebody else's.
 */
async function whichFile(
  draft: Draft,
  attachment: DraftAttachment,
  files: readonly FileMemory[],
  tools: ContentTools,
): Promise<{ readonly file: FileMemory | null; readonly isByContent: boolean }> {
  const content = await attempt(() => draft.readAttachment(attachment.id));
  if (content.value === null) {
    return { file: files.find(({ size }) => sizeFits(attachment.size, size)) ?? null, isByContent: false };
  }
  const hash = (await tools.hashContent(content.value)).slice(0, 16);
  return { file: files.find(({ sha256 }) => sha256 === hash) ?? null, isByContent: true };
}

/** Whether an attachment holds the form, as its content says, or its size where Outlook does not give the content. */
export async function holdsForm(
  draft: Draft,
  attachment: DraftAttachment,
  form: PreparedForm,
  tools: ContentTools,
): Promise<"by-content" | "by-size" | "differs"> {
  const { file, isByContent } = await whichFile(draft, attachment, [formMemory(form)], tools);
  if (file === null) return "differs";
  return isByContent ? "by-content" : "by-size";
}
