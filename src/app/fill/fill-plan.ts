import type { OrderMail } from "../../domain/order/mail";
import { namesReference } from "../../domain/order/reference";
import type { BodyType, Draft } from "../ports/draft";
import { type DraftBefore, type DraftMemory, markOf } from "./draft-memory";
import { type Attempt, attempt } from "./draft-parts";
import { type FilesPlan, fillFiles, markFiles, planFiles } from "./files";
import type { FillInput, FillTools } from "./fill-tools";
import type { Found } from "./look-at-draft";
import { holdsSubject, planSubject } from "./order-subject";
import { fillText, markWords, planText, type TextPlan } from "./order-text";
import { type FieldPlan, fillField, planField, rememberField } from "./recipients";
import { mayKeepUnread } from "./remember";

/** What a fill is going to do. */
export interface FillPlan {
  readonly type: BodyType | null;
  /** The subject as it was read, or null. */
  readonly subjectBefore: string | null;
  /** The subject to be written, or null. */
  readonly subject: Attempt<string | null>;
  readonly text: Attempt<TextPlan>;
  readonly to: Attempt<FieldPlan>;
  readonly cc: Attempt<FieldPlan>;
  readonly files: Attempt<FilesPlan>;
  readonly isWriting: boolean;
}

export async function makePlan(
  draft: Draft,
  found: Found,
  { mail, forms, otherMails }: FillInput,
  before: DraftMemory | null,
  { hashContent }: FillTools,
): Promise<FillPlan> {
  const listed = found.files.value;
  const files: Attempt<FilesPlan> =
    listed === null
      ? { value: null, cause: found.files.cause }
      : await attempt(() => planFiles(draft, listed, forms, before, found.doubts?.files ?? [], hashContent));
  const subject = then(found.subject, (current) => planSubject(current, mail, before));
  const how = { isFresh: found.saved.cause === null, isBlind: mayKeepUnread(found.recalled) };
  const text = then(found.body, (body) => planText(body, mail, otherMails, before, found.doubts?.texts ?? [], how));
  const to = then(found.to, (current) => planField("to", current, mail.to, before, found.doubts));
  const cc = then(found.cc, (current) => planField("cc", current, mail.cc, before, found.doubts));
  const isWriting =
    subject.value !== null ||
    Boolean(text.value?.write) ||
    [to, cc].some(({ value }) => value && (value.add.length > 0 || value.rest)) ||
    Boolean(files.value?.forms.some(({ isAdded }) => isAdded)) ||
    Boolean(files.value && files.value.removals.length > 0);
  return { type: found.type.value, subjectBefore: found.subject.value, subject, text, to, cc, files, isWriting };
}

function then<A, B>({ value, cause }: Attempt<A>, next: (value: A) => B): Attempt<B> {
  return cause === null ? { value: next(value), cause: null } : { value: null, cause };
}

/** The memory of what is about to be written. */
export function rememberPlan(
  found: Found,
  mail: OrderMail,
  before: DraftMemory | null,
  plan: FillPlan,
  fillId: string,
): DraftMemory {
  return {
    fillId,
    reference: mail.reference,
    item: found.itemId === null ? (before?.item ?? null) : markOf(found.itemId),
    before: lookBefore(found, before),
    subject: plan.subject.value !== null ? mail.subject : (before?.subject ?? null),
    texts: plan.text.value?.texts ?? before?.texts ?? [],
    to: plan.to.value?.added ?? before?.to ?? [],
    cc: plan.cc.value?.added ?? before?.cc ?? [],
    files: plan.files.value?.files ?? before?.files ?? [],
  };
}

/** Whether the user has put a subject of their own in the place of ours since: that is what undo gives back. */
function isUsersOwn(subject: string | null, memory: DraftMemory | null): boolean {
  if (!subject || memory === null || namesReference(subject, memory.reference)) return false;
  return memory.subject === null || !holdsSubject(subject, memory.subject);
}

/** The subject that undo gives back. */
function subjectBefore(subject: string | null, memory: DraftMemory | null): string | null {
  if (isUsersOwn(subject, memory)) return subject;
  return memory?.before?.subject ?? (memory?.subject == null ? subject : null);
}

/** The draft before anything was written to it: remembered once; what could not be read then, now. */
function lookBefore({ subject, body, to, cc, files }: Found, memory: DraftMemory | null): DraftBefore {
  const known = memory?.before;
  const isUntouched = (part: "texts" | "to" | "cc" | "files") => memory === null || memory[part].length === 0;
  return {
    subject: subjectBefore(subject.value, memory),
    words: known?.words ?? (body.value && isUntouched("texts") ? markWords(body.value.words) : null),
    to: known?.to ?? (to.value && isUntouched("to") ? rememberField(to.value) : null),
    cc: known?.cc ?? (cc.value && isUntouched("cc") ? rememberField(cc.value) : null),
    files: known?.files ?? (files.value && isUntouched("files") ? markFiles(files.value) : null),
  };
}

/** What came of writing the parts. */
export interface Written {
  readonly subject: Attempt<void>;
  readonly text: Attempt<void>;
  readonly to: Attempt<void>;
  readonly cc: Attempt<void>;
  readonly files: Awaited<ReturnType<typeof fillFiles>>;
}

export async function carryOut(draft: Draft, plan: FillPlan, { wait }: FillTools): Promise<Written> {
  const { type } = plan;
  const nothing = { ids: new Map<string, string>(), causes: new Map() };
  // The attachments are the longest chain (one at a time), so they start first.
  const [files, text, to, cc, subject] = await Promise.all([
    plan.files.value ? fillFiles(draft, plan.files.value) : nothing,
    write(plan.text, (text) => (type ? fillText(draft, text, type) : Promise.resolve())),
    write(plan.to, (field) => fillField(draft, "to", field, wait)),
    write(plan.cc, (field) => fillField(draft, "cc", field, wait)),
    write(plan.subject, (subject) => (subject === null ? Promise.resolve() : draft.writeSubject(subject))),
  ]);
  return { files, text, to, cc, subject };
}

function write<T>({ value, cause }: Attempt<T>, work: (plan: T) => Promise<void>): Promise<Attempt<void>> {
  return cause === null ? attempt(() => work(value)) : Promise.resolve({ value: null, cause });
}
