import type { RecipientField } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import type { Bench, Known } from "./bench";
import { readTwiceIfEmpty, removeFiles } from "./draft-desk";
import { isBlankHtml } from "./known-text";
import type { LeftPart } from "./report";

const FIELDS: readonly RecipientField[] = ["to", "cc", "bcc"];

/** A draft that can be tried, or why it is left alone. */
export type DraftLook =
  | { readonly kind: "empty" }
  /** What stands in it. */
  | { readonly kind: "not-empty"; readonly parts: readonly LeftPart[] }
  /** Some of it could not be read: it may hold something. */
  | { readonly kind: "unreadable"; readonly parts: readonly LeftPart[] }
  /** No mail is being written beside the page. */
  | { readonly kind: "no-draft" };

type Desk = Pick<Bench, "draft"> & { readonly known: Known };

/** What is found when a part is looked at: something, nothing, or that it cannot be read. */
type Found = "something" | "nothing" | "unreadable" | "no-draft";

async function look(work: () => Promise<boolean>): Promise<Found> {
  try {
    return (await work()) ? "something" : "nothing";
  } catch (error) {
    if (!(error instanceof OutlookError)) throw error;
    if (error.kind === "item-changed" || error.kind === "unsupported") return "no-draft";
    return "unreadable";
  }
}

/** Whether there is anything in the body. */
async function lookAtBody(desk: Desk): Promise<Found> {
  const { draft, known } = desk;
  return look(async () => {
    known.bodyType = await draft.readBodyType();
    known.beganAs ??= known.bodyType;
    const text = await readTwiceIfEmpty(desk, known.bodyType);
    return known.bodyType === "html" ? !isBlankHtml(text) : text.trim() !== "";
  });
}

/** The parts of a draft and whether there is anything in them. */
async function lookAtParts(desk: Desk): Promise<readonly (readonly [LeftPart, Found])[]> {
  const { draft } = desk;
  const body = await lookAtBody(desk);
  const recipients: Found[] = [];
  for (const field of FIELDS) recipients.push(await look(async () => (await draft.readRecipients(field)).length > 0));
  return [
    ["body", body],
    ...recipients.map((found) => ["recipients", found] as const),
    ["subject", await look(async () => (await draft.readSubject()).trim() !== "")],
    ["attachments", await look(async () => (await draft.listAttachments()).length > 0)],
    ["memory", await look(async () => (await draft.readMemory()) !== null)],
  ];
}

const partsThatAre = (looked: readonly (readonly [LeftPart, Found])[], wanted: Found): LeftPart[] => [
  ...new Set(looked.filter(([, found]) => found === wanted).map(([part]) => part)),
];

/**
 * Looks whether a draft is empty, before anything is written to it. A part that cannot be read may hold something, but for
 * what the add-in itself keeps with an item. A body that looks empty is saved and looked at again: what was typed since
 * the last save is not always reported (office-js#5846).
 */
export async function lookAtDraft(desk: Desk): Promise<DraftLook> {
  const looked = await lookAtParts(desk);
  if (looked.some(([, found]) => found === "no-draft")) return { kind: "no-draft" };
  const something = partsThatAre(looked, "something");
  if (something.length > 0) return { kind: "not-empty", parts: something };
  const unreadable = partsThatAre(looked, "unreadable").filter((part) => part !== "memory");
  if (unreadable.length > 0) return { kind: "unreadable", parts: unreadable };
  const saved = await look(async () => (await desk.draft.save()) === undefined);
  const body = saved === "unreadable" ? saved : await lookAtBody(desk);
  if (saved === "no-draft" || body === "no-draft") return { kind: "no-draft" };
  if (body === "nothing") return { kind: "empty" };
  return { kind: body === "something" ? "not-empty" : "unreadable", parts: ["body"] };
}

async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof OutlookError) return false;
    throw error;
  }
}

/** Takes out what can be taken out, part by part. @param subject what the draft is called afterwards */
export async function takeOutAll(desk: Desk, subject: string): Promise<void> {
  const { draft } = desk;
  await attempt(() => removeFiles(desk));
  for (const field of FIELDS) {
    await attempt(async () => {
      const isThere = field === "to" || (await draft.readRecipients(field)).length > 0;
      if (isThere) await draft.replaceRecipients(field, []);
    });
  }
  const type = await draft.readBodyType().catch(() => desk.known.bodyType ?? "html");
  await attempt(() => draft.replaceBody("", type));
  await attempt(() => draft.writeMemory(null));
  await attempt(() => draft.writeSubject(subject));
  await attempt(() => draft.save());
}

/**
 * Takes everything out of the draft again, and looks at it: what is left, or may be, is named. To be called only on a
 * draft that was empty when the self-test began, or that answers the self-test's own mail.
 */
export async function tidyUp(desk: Desk & Pick<Bench, "settings" | "wait">): Promise<readonly LeftPart[]> {
  const { draft, settings, wait } = desk;
  const leftIn = async () => {
    const looked = await lookAtParts(desk);
    return looked.filter(([part, found]) => found !== "nothing" && !(part === "memory" && found === "unreadable"));
  };
  const hasForgotten = await attempt(() => settings.forget());
  await takeOutAll(desk, "");
  let left = await leftIn();
  if (left.length > 0) {
    // What came late is taken out the second time; what a save puts into the subject is taken out after it.
    await wait(1_000);
    await takeOutAll(desk, "");
    await attempt(() => draft.writeSubject(""));
    left = await leftIn();
  }
  const parts: LeftPart[] = left.map(([part, found]) => (found === "something" ? part : "unknown"));
  return [...new Set<LeftPart>([...parts, ...(hasForgotten ? [] : (["settings"] as const))])].sort();
}
