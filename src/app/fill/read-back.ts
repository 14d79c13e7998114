import type { PartReport } from "../../domain/fill/part-report";
import type { Draft, Recipient } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import type { DraftMemory } from "./draft-memory";
import { type Attempt, attempt, confirmEmpty } from "./draft-parts";
import { type FilesPlan, judgeFiles } from "./files";
import type { FillPlan, Written } from "./fill-plan";
import type { FillInput, FillTools } from "./fill-tools";
import { holdsSubject, judgeSubject } from "./order-subject";
import { judgeText, readBody } from "./order-text";
import { judgeField, readField, settleField } from "./recipients";

/** What was read back. */
export interface ReadBack {
  readonly parts: readonly PartReport[];
  readonly subject: PartReport;
  readonly to: PartReport;
  readonly cc: PartReport | null;
  readonly text: ReturnType<typeof judgeText>;
  readonly files: Awaited<ReturnType<typeof judgeFiles>>;
  readonly recipients: readonly Recipient[];
  /** The subject itself; null where it could not be read. */
  readonly subjectText: string | null;
}

/** After this long what was read is read again, before anything is said of it. Milliseconds. */
export const OLD_AFTER_MS = 1_000;

/** Reads every part back from the draft. What the draft holds counts, not what the writes answered. */
export async function readBack(
  draft: Draft,
  { mail, forms }: FillInput,
  plan: FillPlan,
  memory: DraftMemory,
  written: Written,
  saved: Attempt<unknown>,
  { hashContent, now, wait }: FillTools,
): Promise<ReadBack> {
  const { type } = plan;
  const filesPlan = plan.files.value ?? unplanned(forms, memory);
  const hasCc = mail.cc.length > 0 || memory.cc.length > 0;
  const judging = attempt(() => confirmEmpty(() => draft.listAttachments())).then(async (listed) => {
    const known = plan.files.cause === null ? listed : { value: null, cause: plan.files.cause };
    const judged = await attempt(() => judgeFiles(draft, known, filesPlan, written.files, hashContent));
    return (
      judged.value ?? judgeFiles(draft, { value: null, cause: judged.cause }, filesPlan, written.files, hashContent)
    );
  });
  const readRest = () =>
    Promise.all([
      type ? attempt(() => readBody(draft, type)) : { value: null, cause: written.text.cause ?? ("unclear" as const) },
      attempt(() => readField(draft, "to")),
      hasCc ? attempt(() => readField(draft, "cc")) : null,
      attempt(() => draft.readSubject()),
    ]);
  const begun = now();
  let [files, [body, to, cc, subject]] = await Promise.all([judging, readRest()]);
  if (now() - begun > OLD_AFTER_MS) {
    // A file's content was waited for: what was read beside it may have changed since. What time has run out for stays.
    const again = await readRest();
    [body, to, cc, subject] = [
      later(body, again[0]),
      later(to, again[1]),
      cc && later(cc, again[2] ?? cc),
      later(subject, again[3]),
    ];
  }
  // A long body was read just now: the page gets its turn before it is looked through.
  await wait(0);
  const subjectPart = judgeSubject(subject, mail, written.subject, plan.subjectBefore);
  const toPart = judgeField("to", to, mail.to, memory, written.to);
  const ccPart = cc && judgeField("cc", cc, mail.cc, memory, written.cc);
  const text = plan.text.value
    ? judgeText(body, plan.text.value, written.text, saved)
    : {
        report: { part: { kind: "body" as const }, status: "unverified" as const, cause: written.text.cause },
        texts: memory.texts,
        isChanged: false,
      };
  return {
    parts: [toPart, ...(ccPart ? [ccPart] : []), subjectPart, text.report, ...files.parts],
    subject: subjectPart,
    to: toPart,
    cc: ccPart,
    text,
    files,
    recipients: [...(to.value ?? []), ...(cc?.value ?? [])],
    subjectText: subject.value,
  };
}

/** What was read last; what was read before, where that failed. */
function later<T>(before: Attempt<T>, again: Attempt<T>): Attempt<T> {
  return again.value === null ? before : again;
}

/** The forms where the attachments could not be listed: nothing was done with them. */
function unplanned(forms: readonly PreparedForm[], memory: DraftMemory): FilesPlan {
  return {
    forms: forms.map((form) => ({ form, isAdded: false, obstacle: null })),
    removals: [],
    files: memory.files,
  };
}

/** What is remembered once the draft was read back: what is not there, and will not come, is not ours. */
export function settle(
  memory: DraftMemory,
  before: DraftMemory | null,
  read: ReadBack,
  plan: FillPlan,
  written: Written,
): DraftMemory {
  const holds = (subject: string | null | undefined) =>
    subject != null && holdsSubject(read.subjectText ?? "", subject);
  // A subject that was not read, or whose write was not answered, may stand there or come.
  const isSubjectOpen = read.subjectText === null || read.subjectText === "" || written.subject.cause === "timeout";
  const subject = isSubjectOpen || holds(memory.subject) || plan.subject.value === null ? memory.subject : null;
  return {
    ...memory,
    subject: subject ?? (holds(before?.subject) ? (before?.subject ?? null) : null),
    texts: read.text.texts,
    to: plan.to.value ? settleField(plan.to.value, read.to, written.to) : memory.to,
    cc: plan.cc.value && read.cc ? settleField(plan.cc.value, read.cc, written.cc) : memory.cc,
    files: read.files.files,
  };
}
