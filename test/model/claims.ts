/** What the reports of fill and undo say, held against what is true of the draft. Each check names what is not so. */
import type { FillInput } from "../../src/app/fill/fill-tools";
import type { FillReport } from "../../src/domain/fill/fill-report";
import type { PartReport } from "../../src/domain/fill/part-report";
import type { UndoReport } from "../../src/domain/fill/undo-report";
import type { Behaviours } from "../outlook-host/behaviours/behaviour-table";
import type { Draft as Mail } from "../outlook-host/mailbox/mail-item";
import { CASE_NUMBER } from "../outlook-host/mailbox/subject-calls";
import { wordsOf } from "./body-words";
import {
  countRecipient,
  countRuns,
  fileKey,
  fold,
  holdsOurs,
  isTold,
  listedFiles,
  names,
  PART_NAMES,
  type PartName,
  standingOf,
  textWords,
  type View,
  withoutEach,
} from "./draft-truth";

/** What a report is held against. */
export interface Circumstances {
  /** When a field was read last: whoever is resolved later was not seen. */
  readonly fieldsReadAt: number;
  readonly before: View;
  readonly after: View;
  readonly behaviours: Behaviours;
  readonly now: number;
}

export interface FillCircumstances extends Circumstances {
  /** The draft when its files were listed last: a file may vanish right after. */
  readonly listed: Mail;
  /** The draft when its body was read last. */
  readonly bodyRead: View;
  /** A save was answered with success, and not done: nobody can know. */
  readonly isSaveLost: boolean;
  /** The fill of the other order that the draft held, or null. */
  readonly other: Chain | null;
}

/** Checks what a fill says. */
export function checkFill(report: FillReport, input: FillInput, circumstances: FillCircumstances): string[] {
  const wrong: string[] = [];
  const { parts, outcome } = report;
  if (outcome === "blocked") return checkBlocked(report, input, circumstances);
  const isComplete = parts.every(({ status }) => status === "verified");
  if (isComplete !== (outcome === "complete")) wrong.push(`outcome ${outcome} does not follow from the parts`);
  for (const part of parts) {
    const what = checkPart(part, report, input, circumstances);
    if (what !== null) wrong.push(`${nameOf(part)} is ${part.status} (${part.cause}), but ${what}`);
  }
  if (outcome === "complete") wrong.push(...checkComplete(report, input));
  if (outcome === "failed" && holdsOurs(circumstances.after)) {
    const { ours, recipients, files } = circumstances.after;
    wrong.push(`failed says that nothing is there, but: ${JSON.stringify([ours.slice(0, 3), recipients, files])}`);
  }
  return wrong;
}

function nameOf({ part }: PartReport): string {
  return part.kind === "attachment" ? part.name.slice(0, 7) : part.kind;
}

/** Complete must speak of every part of the order. */
function checkComplete({ parts }: FillReport, { mail, forms }: FillInput): string[] {
  const kinds = parts.map(({ part }) => (part.kind === "attachment" ? part.name : part.kind));
  const wanted = ["to", "subject", "body", "saved", ...forms.map(({ fileName }) => fileName)];
  if (mail.cc.length > 0) wanted.push("cc");
  return wanted.filter((kind) => !kinds.includes(kind)).map((kind) => `complete says nothing of ${kind}`);
}

/** @returns what is not as the part says, or null */
function checkPart(report: PartReport, fill: FillReport, input: FillInput, at: FillCircumstances): string | null {
  if (report.status === "unverified") return null;
  const { part } = report;
  switch (part.kind) {
    case "to":
    case "cc":
      return report.status === "verified"
        ? checkFieldVerified(part.kind, input, at)
        : checkFieldMissing(part.kind, part.addresses, report.cause, input, at);
    case "subject": {
      const isNamed = names(at.after.mail.subject, input.mail.reference);
      return isNamed === (report.status === "verified") ? null : `it reads: ${at.after.mail.subject}`;
    }
    case "body":
      return report.status === "verified" ? checkBodyVerified(fill, input, at) : checkBodyMissing(report, input, at);
    case "attachment":
      return report.status === "verified"
        ? checkFileVerified(part.name, fill, input, at)
        : checkFileMissing(part.name, report, input, at);
    case "saved":
      return checkSaved(at);
  }
}

function checkSaved({ isSaveLost, after: { mail }, listed }: FillCircumstances): string | null {
  if (isSaveLost || mail.attachments.length < listed.attachments.length) return null;
  return mail.itemId !== null && !mail.isDirty ? null : "something was changed since it was saved";
}

function checkFieldVerified(field: "to" | "cc", { mail }: FillInput, { after }: Circumstances): string | null {
  const wrong = mail[field].filter((address) => countRecipient(after.mail, field, address) !== 1);
  if (wrong.length > 0) return `not there just once: ${wrong.join()}`;
  const wanted = mail[field].map((address) => address.toLowerCase());
  const left = after.recipients[field].filter((key) => !wanted.includes(key));
  return left.length > 0 ? `there is still ${left.join()}` : null;
}

function checkFieldMissing(
  field: "to" | "cc",
  addresses: readonly string[],
  cause: PartReport["cause"],
  { mail }: FillInput,
  { after, fieldsReadAt }: Circumstances,
): string | null {
  const counts = addresses.map((address) => countRecipient(after.mail, field, address));
  if (cause === "duplicated") return counts.some((count) => count > 1) ? null : "nobody is there twice";
  if (cause === "left-over") {
    const isLeft = addresses.some((address, index) => counts[index] !== 0 && !mail[field].includes(address));
    return isLeft ? null : "nobody is left over";
  }
  const there = addresses.filter((address) => isTold(after.mail, field, address, fieldsReadAt));
  return there.length > 0 ? `it holds ${there.join()}` : null;
}

function checkBodyVerified({ notes }: FillReport, { mail }: FillInput, { after }: Circumstances): string | null {
  const standing = standingOf(mail, after);
  if (standing === "whole") return null;
  const summary = `the add-in's words are ${after.ours.length} of ${textWords(mail).length}`;
  if (standing === "other") return summary;
  if (!notes.some(({ kind }) => kind === "text-edited")) return `${summary}, and nothing is said of it`;
  const [first = 0] = after.places;
  const region = ` ${after.words.slice(first, (after.places.at(-1) ?? 0) + 1).join(" ")} `;
  const lost = mail.mustName.filter((name) => !region.includes(` ${wordsOf(name, "text").join(" ")} `));
  return lost.length > 0 ? `it does not name ${lost.join()}` : null;
}

function checkBodyMissing(
  { cause }: PartReport,
  { mail, otherMails }: FillInput,
  { after, bodyRead }: FillCircumstances,
): string | null {
  if (cause === "other-order") {
    const isThere = otherMails.some((other) => countRuns(textWords(other), after.words) > 0);
    return isThere ? null : "no other order stands there";
  }
  return standingOf(mail, bodyRead) === "whole" ? "the text is there, whole, once, and nothing else of ours" : null;
}

export const sameName = (one: string, other: string): boolean => ascii(one) === ascii(other);

/** A name as some Outlooks keep it. */
function ascii(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[æÆ]/g, "ae")
    .replace(/[øØ]/g, "oe")
    .replace(/[^\x20-\x7e]/g, "");
}

function filesOf(name: string, { forms }: FillInput, { listed, behaviours, now }: FillCircumstances) {
  const form = forms.find(({ fileName }) => fileName === name);
  const named = listedFiles(listed, behaviours, now).filter(
    (file) => !file.isInline && file.cloudUrl === undefined && sameName(file.name, name),
  );
  return { form, named, right: named.filter(({ base64 }) => base64 === form?.base64) };
}

function checkFileVerified(
  name: string,
  { notes }: FillReport,
  input: FillInput,
  at: FillCircumstances,
): string | null {
  const { form, named, right } = filesOf(name, input, at);
  if (!form) return "the order has no such form";
  const isByName = notes.some((note) => note.kind === "names-and-sizes-only" && note.names.includes(name));
  if (named.length !== 1) return `${named.length} files of its name are there`;
  if (isByName) return named[0]?.size === form.bytes.length ? null : "its size is another";
  return right.length === 1 ? null : "its content is another";
}

function checkFileMissing(name: string, { cause }: PartReport, input: FillInput, at: FillCircumstances): string | null {
  const { named, right } = filesOf(name, input, at);
  switch (cause) {
    case "duplicated":
      return named.length > 1 ? null : `${named.length} file of its name is there`;
    case "other-file":
    case "content-differs":
      return named.length > right.length ? null : "no file of its name has another content";
    default:
      return right.length === 1 && named.length === 1 ? "it is there" : null;
  }
}

/** Blocked: nothing of this order was written. */
function checkBlocked(
  { obstacle, parts }: FillReport,
  { mail }: FillInput,
  { before, after, other }: FillCircumstances,
): string[] {
  const wrong: string[] = [];
  if (obstacle === null) wrong.push("blocked by nothing");
  if (parts.length > 0) wrong.push("blocked with parts");
  if (countRuns(textWords(mail), after.words) > countRuns(textWords(mail), before.words)) wrong.push("its text came");
  if (withoutEach(after.files, before.files).length > 0) wrong.push("files came");
  for (const field of ["to", "cc", "bcc"] as const) {
    const came = withoutEach(after.recipients[field], before.recipients[field]);
    if (came.length > 0) wrong.push(`${came.join()} came`);
  }
  const isNamed = (view: View) => names(view.mail.subject, mail.reference);
  // What the user had as the subject before the other order comes back with its undo.
  const isGivenBack = other?.before.subject.has(after.parts.subject);
  if (isNamed(after) && !isNamed(before) && !isGivenBack) wrong.push("its subject came");
  if (!other) wrong.push(...changedParts(before, after).map((part) => `${part} was changed`));
  return wrong.map((what) => `blocked (${obstacle?.kind}), but ${what}`);
}

function changedParts(before: View, after: View): readonly PartName[] {
  const withoutCase = (text: string) => fold(text.replace(CASE_NUMBER, ""));
  return PART_NAMES.filter((part) =>
    part === "subject"
      ? withoutCase(before.parts.subject) !== withoutCase(after.parts.subject)
      : before.parts[part] !== after.parts[part],
  );
}

/** What undo is held against. */
export interface UndoCircumstances extends Circumstances {
  /** Null: the add-in has filled nothing that is not taken back. */
  readonly chain: Chain | null;
  /** Whether the draft keeps a memory of its own. */
  readonly isRemembered: boolean;
  /** Whether it keeps any: that of a fill that was blocked, too. */
  readonly hasMemory: boolean;
}

/** A fill that was not taken back: its order, and what each part was before it, where there is more than one answer all of them. */
export interface Chain {
  readonly reference: string;
  readonly before: Readonly<Record<PartName, ReadonlySet<string>>>;
}

/** Checks what undo says. */
export function checkUndo(report: UndoReport, at: UndoCircumstances): string[] {
  const { outcome, left, isAsBefore, obstacle } = report;
  const { before, after } = at;
  const wrong: string[] = [];
  const changed = changedParts(before, after);
  if ((outcome === "blocked") !== (obstacle !== null)) wrong.push(`${outcome} with obstacle ${obstacle}`);
  if ((outcome === "partial") !== left.length > 0) wrong.push(`${outcome} with ${left.length} left`);
  if (["blocked", "nothing"].includes(outcome) && changed.length > 0) {
    wrong.push(`${outcome}, but ${changed.join()} changed`);
  }
  if (outcome === "nothing" && at.isRemembered) wrong.push("nothing, but the draft remembers a fill");
  if (outcome === "undone") wrong.push(...checkUndone(at));
  if (isAsBefore) wrong.push(...checkAsBefore(outcome, changed, at));
  for (const { part, names: listed, why } of left) {
    const what = checkLeft(part, listed, why, at);
    if (what !== null) wrong.push(`${part} is left (${why}), but ${what}`);
  }
  return wrong;
}

/** Undone must have left nothing of ours. */
function checkUndone({ after, chain }: UndoCircumstances): string[] {
  const wrong: string[] = [];
  if (holdsOurs(after)) {
    const { ours, recipients, files } = after;
    wrong.push(`undone, but there is: ${JSON.stringify([ours.slice(0, 4), ours.length, recipients, files])}`);
  }
  const isNamed = chain && names(after.mail.subject, chain.reference);
  if (isNamed && ![...chain.before.subject].some((subject) => names(subject, chain.reference))) {
    wrong.push(`undone, but the subject reads: ${after.mail.subject}`);
  }
  return wrong;
}

/** As before must be so of every part. */
function checkAsBefore(
  outcome: UndoReport["outcome"],
  changed: readonly string[],
  { after: { parts }, chain, hasMemory }: UndoCircumstances,
): string[] {
  const wrong = outcome === "undone" ? [] : [`as before, but ${outcome}`];
  if (!chain) return changed.length > 0 || !hasMemory ? [...wrong, "as before, and nothing was filled"] : wrong;
  for (const part of PART_NAMES) {
    const known = chain.before[part];
    if (known.has(parts[part])) continue;
    wrong.push(`as before, but ${part} is "${shorten(parts[part])}", not "${[...known].map(shorten).join('" or "')}"`);
  }
  return wrong;
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 60)} ... ${text.slice(-60)}` : text);

/** Causes that say what is there; all others say that it may be. */
const CERTAIN: readonly string[] = ["edited", "not-removable", "vanished"];

function checkLeft(
  part: UndoReport["left"][number]["part"],
  listed: readonly string[],
  why: string,
  { after, chain, behaviours, now }: UndoCircumstances,
): string | null {
  if (!CERTAIN.includes(why)) return null;
  switch (part) {
    case "body":
      return after.ours.length > 0 ? null : "none of its words is there";
    case "subject":
      return chain && !names(after.mail.subject, chain.reference) ? "it does not name the order" : null;
    case "to":
    case "cc": {
      const gone = listed.filter((address) => countRecipient(after.mail, part, address) === 0);
      return gone.length > 0 ? `${gone.join()} is not there` : null;
    }
    case "attachment": {
      const there = listedFiles(after.mail, behaviours, now);
      const gone = listed.filter((name) => !there.some((file) => sameName(file.name, name)));
      return gone.length > 0 ? `${gone.join()} is not there` : null;
    }
  }
}

/** What was the user's and is not there any more. */
export function checkKept(
  { owners, words }: View,
  share: { readonly words: readonly string[]; readonly files: readonly string[] },
  mailFiles: readonly Parameters<typeof fileKey>[0][],
): string[] {
  const wrong: string[] = [];
  if (owners === null) {
    const lost = withoutEach(share.words, words);
    wrong.push(
      `words of the user's are lost: ${lost.length > 0 ? lost.slice(0, 8).join(" ") : "they are in another order"}`,
    );
  }
  const lost = withoutEach(share.files, mailFiles.map(fileKey));
  if (lost.length > 0) wrong.push(`files of the user's are lost: ${lost.map((key) => key.slice(0, 60)).join()}`);
  return wrong;
}
