import type { PartCause, PartReport } from "../../domain/fill/part-report";
import type { Draft, DraftAttachment } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import { OutlookError } from "../ports/outlook-error";
import { type DraftMemory, type FileMemory, markOf, type Remembering } from "./draft-memory";
import { type Attempt, attempt, confirmEmpty, isRefusal, readUntilFound } from "./draft-parts";

/** SHA-256 of base64 content, lower-case hex. */
export type HashContent = (base64: string) => Promise<string>;

/** Whose a file is, and how that is known. */
interface Owner {
  /** `form`: it holds the form's bytes. `earlier`: those of a form that we attached before. `unknown`: cannot be said. */
  readonly kind: "form" | "earlier" | "other" | "unknown";
  readonly isByContent: boolean;
}

/** What a fill does for one form. */
export interface FormPlan {
  readonly form: PreparedForm;
  readonly isAdded: boolean;
  /** Why it is not added though it is not there. */
  readonly obstacle: PartCause | null;
}

/** What a fill does to the attachments. */
export interface FilesPlan {
  readonly forms: readonly FormPlan[];
  /**
   * What is removed first, in this order: what is ours and in a form's way (`name`, the form's), and forms of an earlier
   * fill that this order does not have.
   */
  readonly removals: readonly { readonly id: string; readonly name: string }[];
  readonly files: readonly FileMemory[];
}

/** Lists the files; an answer without any of those that are remembered is not believed the first time. */
export function readFiles(draft: Draft, memory: Remembering): Promise<DraftAttachment[]> {
  return readUntilFound(
    () => draft.listAttachments(),
    async (listed) => {
      const files = (await memory)?.files ?? [];
      return files.length === 0 || files.some(({ name }) => filesNamed(listed, name).length > 0);
    },
  );
}

/** What is remembered of the attachments before the first fill. */
export function markFiles(files: readonly DraftAttachment[]): string {
  return markOf(...files.map(({ name, type, size }) => `${type} ${size} ${name.normalize("NFC")}`).sort());
}

/** The draft's own files of a name. A link to a file in the cloud is not the file (office-js#1806). */
export function filesNamed(files: readonly DraftAttachment[], name: string): DraftAttachment[] {
  return files.filter((file) => file.type === "file" && !file.isInline && plainName(file.name) === plainName(name));
}

/** A file's name as it may come back: decomposed, or in ASCII. That it is the file, its content says. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/æ/g, "ae")
    .replace(/ø/g, "oe")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}

const shortHash = (sha256: string): string => sha256.slice(0, 16);

/**
 * Whose a file is: its bytes say it. Where Outlook does not give them (office-js#6155, #3897), the very size that it gave
 * of the file that we attached. The id that it gave does not: a file that was edited keeps it, and some Outlooks give
 * its place in the list.
 */
async function findOwner(
  draft: Draft,
  file: DraftAttachment,
  sha256: string | null,
  remembered: readonly FileMemory[],
  hashContent: HashContent,
  isJustAttached = false,
): Promise<Owner> {
  const kindOf = (hash: string): Owner["kind"] => {
    if (sha256 !== null && hash === shortHash(sha256)) return "form";
    return remembered.some((entry) => entry.sha256 === hash) ? "earlier" : "other";
  };
  const content = await attempt(() => draft.readAttachment(file.id));
  if (content.cause === "item-changed") throw new OutlookError("readAttachment", "item-changed", null, "Another item");
  // An empty content is no content either, even where Outlook reports success (office-js#6098).
  if (content.value) return { kind: kindOf(shortHash(await hashContent(content.value))), isByContent: true };
  // A size of 0 says nothing; only a file that was attached just now may have had none.
  const hasSize = ({ size }: FileMemory) => size === file.size && file.size > 0;
  const known = remembered.find(
    (entry) =>
      (hasSize(entry) && filesNamed([file], entry.name).length > 0) ||
      (isJustAttached && entry.size === null && entry.id === markOf(file.id) && file.size > 0),
  );
  return { kind: known ? kindOf(known.sha256) : "unknown", isByContent: false };
}

const isSameFile =
  (one: FileMemory) =>
  ({ name, sha256 }: FileMemory): boolean =>
    name === one.name && sha256 === one.sha256;

/** Whether a file was asked for and never seen: it may still come. */
export function mayComeFile({ size }: FileMemory): boolean {
  return size === null;
}

/**
 * Plans the attachments: each form once, and nothing removed but what we attached.
 * @param doubts files that were asked for before this memory, and never seen: they may have come
 */
export async function planFiles(
  draft: Draft,
  listed: readonly DraftAttachment[],
  forms: readonly PreparedForm[],
  memory: DraftMemory | null,
  doubts: readonly FileMemory[],
  hashContent: HashContent,
): Promise<FilesPlan> {
  const remembered = [...(memory?.files ?? []), ...doubts.filter((doubt) => !memory?.files.some(isSameFile(doubt)))];
  const plans: FormPlan[] = [];
  const removals: { readonly id: string; readonly name: string }[] = [];
  const files: FileMemory[] = [];
  for (const form of forms) {
    const ours = remembered.filter(({ name }) => name === form.fileName);
    const { plan, remove } = await planForm(draft, listed, form, ours, hashContent);
    plans.push(plan);
    removals.push(...remove.map((id) => ({ id, name: form.fileName })));
    const own = ours.filter(({ sha256 }) => sha256 === shortHash(form.sha256));
    if (plan.isAdded) files.push({ name: form.fileName, sha256: shortHash(form.sha256), id: null, size: null });
    files.push(...ours.filter((entry) => !own.includes(entry) || !plan.isAdded));
  }
  const others = remembered.filter(({ name }) => !forms.some((form) => form.fileName === name));
  for (const name of new Set(others.map((entry) => entry.name))) {
    for (const file of filesNamed(listed, name)) {
      if ((await findOwner(draft, file, null, others, hashContent)).kind === "earlier")
        removals.push({ id: file.id, name });
    }
  }
  return { forms: plans, removals: lastFirst(removals, ({ id }) => id, listed), files: [...files, ...others] };
}

async function planForm(
  draft: Draft,
  listed: readonly DraftAttachment[],
  form: PreparedForm,
  ours: readonly FileMemory[],
  hashContent: HashContent,
): Promise<{ readonly plan: FormPlan; readonly remove: readonly string[] }> {
  const equal: DraftAttachment[] = [];
  const remove: string[] = [];
  let obstacle: PartCause | null = null;
  for (const file of filesNamed(listed, form.fileName)) {
    const { kind } = await findOwner(draft, file, form.sha256, ours, hashContent);
    if (kind === "form") equal.push(file);
    else if (kind === "earlier") remove.push(file.id);
    else obstacle = kind === "other" ? "other-file" : "not-readable";
  }
  // There twice: a call that seemed lost came through after all. Only what we attached is taken out.
  const isOurs = (file: DraftAttachment) => ours.some(({ id }) => id === null || id === markOf(file.id));
  if (equal.length > 1) {
    const surplus = equal.filter(isOurs).slice(equal.every(isOurs) ? 1 : 0);
    remove.push(...surplus.map(({ id }) => id));
  }
  const isAdded = equal.length === 0 && obstacle === null;
  return { plan: { form, isAdded, obstacle: equal.length > 0 ? null : obstacle }, remove };
}

/** What came of attaching. */
export interface FilesWritten {
  /** By file name: the id that Outlook gave. */
  readonly ids: ReadonlyMap<string, string>;
  /** By file name: why a form was not attached. */
  readonly causes: ReadonlyMap<string, PartCause>;
}

/** Carries a plan out, one file at a time. Never rejects: a file that fails does not undo the one before it. */
export async function fillFiles(draft: Draft, plan: FilesPlan): Promise<FilesWritten> {
  const ids = new Map<string, string>();
  const causes = new Map<string, PartCause>();
  let isStopped = false;
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T | null> => {
    if (isStopped) causes.set(name, "not-tried");
    if (isStopped) return null;
    const { value, cause } = await attempt(work);
    if (cause === null) return value;
    causes.set(name, cause);
    // After a call that never answered, the next attachment would wait behind it (office-js#857, #3576).
    isStopped = cause === "timeout" || cause === "item-changed";
    return null;
  };
  for (const { form, obstacle } of plan.forms) if (obstacle) causes.set(form.fileName, obstacle);
  for (const { id, name } of plan.removals) await step(name, () => draft.removeAttachment(id));
  for (const { form, isAdded } of plan.forms) {
    const { fileName } = form;
    if (!isAdded || causes.has(fileName)) continue;
    const id = await step(fileName, () => draft.addAttachment(fileName, form.base64));
    if (id !== null) ids.set(fileName, id);
  }
  return { ids, causes };
}

/** The last of the list first: in some Outlooks a file's id is its place, which changes with those before it. */
function lastFirst<T>(entries: readonly T[], idOf: (entry: T) => string, listed: readonly DraftAttachment[]): T[] {
  const placeOf = (entry: T) => listed.findIndex(({ id }) => id === idOf(entry));
  return [...entries].sort((a, b) => placeOf(b) - placeOf(a));
}

/** What the read-back says of the forms. */
export interface FilesJudged {
  readonly parts: readonly PartReport[];
  /** Names of forms that are there by their name and size, and whose content Outlook did not give. */
  readonly byNameOnly: readonly string[];
  /** What is ours of the files that are there. */
  readonly files: readonly FileMemory[];
}

/** Says of each form whether it is there, once. Rejects with an `OutlookError` when the pane shows another item. */
export async function judgeFiles(
  draft: Draft,
  listed: Attempt<readonly DraftAttachment[]>,
  plan: FilesPlan,
  written: FilesWritten,
  hashContent: HashContent,
): Promise<FilesJudged> {
  const judged = await Promise.all(
    plan.forms.map(async ({ form, isAdded, obstacle }): Promise<FormJudged & { readonly name: string }> => {
      const name = form.fileName;
      const id = isAdded ? (written.ids.get(name) ?? null) : null;
      const ours = plan.files.filter((entry) => entry.name === name);
      const remembered = withId(ours, form, id);
      const cause = written.causes.get(name) ?? null;
      if (listed.value === null) {
        return { name, status: "unverified", cause: cause ?? listed.cause, isByNameOnly: false, files: remembered };
      }
      const isJustAttached = id !== null;
      const same = filesNamed(listed.value, name);
      const found = await judgeForm(draft, same, { form, isJustAttached, obstacle }, remembered, hashContent);
      if (found.status !== "missing" || found.cause !== "vanished") return { name, ...found };
      // What Outlook refused is not ours; what it accepted, or did not answer, may come into the list late.
      const mayCome = isAdded && !isRefusal(cause);
      return { name, ...found, cause: cause ?? "vanished", files: mayCome ? found.files : [] };
    }),
  );
  const { value } = listed;
  const forms = plan.forms.map(({ form }) => form.fileName);
  const others = plan.files.filter(({ name }) => !forms.includes(name));
  return {
    parts: judged.map(({ name, status, cause }) => ({ part: { kind: "attachment", name }, status, cause })),
    byNameOnly: judged.filter(({ isByNameOnly }) => isByNameOnly).map(({ name }) => name),
    files: [
      ...judged.flatMap(({ files }) => files),
      ...others.filter((entry) => value === null || mayComeFile(entry) || filesNamed(value, entry.name).length > 0),
    ],
  };
}

function withId(remembered: readonly FileMemory[], form: PreparedForm, id: string | null): readonly FileMemory[] {
  if (id === null) return remembered;
  const hash = shortHash(form.sha256);
  return remembered.map((entry) => (entry.sha256 === hash ? { ...entry, id: markOf(id) } : entry));
}

interface FormJudged {
  readonly status: PartReport["status"];
  readonly cause: PartCause | null;
  readonly isByNameOnly: boolean;
  readonly files: readonly FileMemory[];
}

async function judgeForm(
  draft: Draft,
  same: readonly DraftAttachment[],
  { form, isJustAttached, obstacle }: Pick<FormPlan, "form" | "obstacle"> & { readonly isJustAttached: boolean },
  remembered: readonly FileMemory[],
  hashContent: HashContent,
): Promise<FormJudged> {
  const judged = (status: PartReport["status"], cause: PartCause | null, files = remembered): FormJudged => ({
    status,
    cause,
    isByNameOnly: false,
    files,
  });
  const [only, ...more] = same;
  if (!only) return judged("missing", "vanished");
  if (more.length > 0) return judged("missing", obstacle ?? "duplicated");
  const { kind, isByContent } = await findOwner(draft, only, form.sha256, remembered, hashContent, isJustAttached);
  switch (kind) {
    case "form": {
      // Outlook adds to a file's bytes, and takes nothing away: a smaller size is none.
      const isSize = only.size >= form.bytes.length;
      // It stands there alone: what was attached before it, and was seen, is gone.
      const files = remembered
        .filter(({ sha256 }) => sha256 === shortHash(form.sha256))
        .map((entry) => (isSize && entry.id === markOf(only.id) ? { ...entry, size: only.size } : entry))
        .concat(remembered.filter((entry) => entry.sha256 !== shortHash(form.sha256) && mayComeFile(entry)));
      return { ...judged("verified", null, files), isByNameOnly: !isByContent };
    }
    case "unknown":
      return judged("unverified", "not-readable");
    case "earlier":
      return judged("missing", "content-differs");
    case "other":
      return judged("missing", obstacle ?? "content-differs");
  }
}

/** Whether there were no files before the first fill. */
export function wasWithoutFiles({ before }: DraftMemory): boolean {
  return before.files === markFiles([]);
}

/** What is left of the files after undo. */
export interface FilesLeft {
  /** Names of files that are ours, or may be, and still there. */
  readonly names: readonly string[];
  readonly why: PartCause | "unverified" | null;
  readonly isAsBefore: boolean;
}

/**
 * Removes the files that were attached, and no file that the user has put in their place or has edited.
 * @returns whether nothing is known of them: the list reads as empty, though some had been attached
 */
export async function undoFiles(draft: Draft, memory: DraftMemory, hashContent: HashContent): Promise<boolean> {
  if (memory.files.length === 0) return false;
  const listed = await readFiles(draft, memory);
  const owners = await ownersOf(draft, listed, memory, hashContent);
  for (const { file, kind } of lastFirst(owners, (owner) => owner.file.id, listed)) {
    if (kind === "earlier") await draft.removeAttachment(file.id);
  }
  return listed.length === 0;
}

async function ownersOf(
  draft: Draft,
  listed: readonly DraftAttachment[],
  memory: DraftMemory,
  hashContent: HashContent,
) {
  const owners: { readonly file: DraftAttachment; readonly kind: Owner["kind"] }[] = [];
  for (const name of new Set(memory.files.map((entry) => entry.name))) {
    for (const file of filesNamed(listed, name)) {
      owners.push({ file, kind: (await findOwner(draft, file, null, memory.files, hashContent)).kind });
    }
  }
  return owners;
}

/** Looks at the files after undo. Rejects with an `OutlookError`. */
export async function leftOfFiles(
  draft: Draft,
  memory: DraftMemory,
  isUnsure: boolean,
  hashContent: HashContent,
): Promise<FilesLeft> {
  const listed = await confirmEmpty(() => draft.listAttachments());
  if (isUnsure && listed.length === 0) {
    return { names: memory.files.map(({ name }) => name), why: "unverified", isAsBefore: false };
  }
  const owners = await ownersOf(draft, listed, memory, hashContent);
  const left = owners.filter(({ kind }) => kind === "earlier");
  const unsure = owners.filter(({ kind }) => kind === "unknown");
  const named = left.length > 0 ? left : unsure;
  return {
    names: named.map(({ file }) => file.name),
    why: left.length > 0 ? "vanished" : unsure.length > 0 ? "unverified" : null,
    isAsBefore: markFiles(listed) === memory.before.files,
  };
}
