import type { PartCause, PartReport, PartStatus } from "../../domain/fill/part-report";
import type { OrderMail } from "../../domain/order/mail";
import type { BodyType, Draft } from "../ports/draft";
import { type Body, parseBody } from "./body/body";
import {
  afterLook,
  copiesOf,
  ENOUGH_TRACES,
  findOwnTexts,
  isNamedOutside,
  isSameText,
  mayCome,
  type OwnText,
  type Run,
  rememberText,
  type Standing,
} from "./body/own-text";
import { readWords, sumOf, type Words } from "./body/words";
import type { DraftMemory, Remembering } from "./draft-memory";
import { type Attempt, confirmEmpty, isRefusal, readUntilFound } from "./draft-parts";
import type { Look } from "./fill-tools";

/** What a fill does to the body. */
export interface TextPlan {
  readonly write:
    | { readonly kind: "prepend"; readonly content: string }
    /** The body with our earlier text exchanged for this one, or with a second copy of ours taken out. */
    | { readonly kind: "replace"; readonly body: string }
    | null;
  /** The user has changed our text. `isCurrent`: it is this order's text that was changed, and nothing is newer. */
  readonly changed: { readonly isCurrent: boolean; readonly isNamed: boolean } | null;
  /** Why nothing is written though something may be missing: it cannot be told what is ours, or the body may be stale. */
  readonly obstacle: "ambiguous" | "not-tried" | null;
  /** The body had no words before. */
  readonly wasEmpty: boolean;
  /** What is or may be ours, this text first. */
  readonly texts: readonly OwnText[];
  /** Those of them of which the write takes every copy out: what is like them then is somebody else's. */
  readonly takenOut: readonly OwnText[];
  /** The mark of the words that a body that is written anew must have; null where none is. */
  readonly rest: string | null;
  /** Texts of the municipality's other orders that a body names, as they stood there before: none may come. */
  readonly foreignIn: (body: Words) => readonly OwnText[];
}

/** The order's text in a draft's form. */
export function contentOf(mail: OrderMail, type: BodyType): string {
  return type === "html" ? mail.html : mail.text;
}

/**
 * Reads the body; an empty answer is not believed the first time (office-js#768), and neither is one without any of the
 * texts that are remembered.
 */
export function readBody(draft: Draft, type: BodyType, memory: Remembering = null): Promise<Body> {
  return readUntilFound(
    async () => parseBody(await confirmEmpty(() => draft.readBody(type)), type),
    async ({ words }) => {
      const texts = (await memory)?.texts ?? [];
      return texts.length === 0 || findOwnTexts(texts, words).some(({ kind }) => kind !== "absent");
    },
  );
}

/** The mark of a body's words. */
export function markWords({ list }: Words): string {
  return `${list.length}.${sumOf(list)}`;
}

/**
 * Plans the body. The text is put above what is there, once. Where the memory knows a text of ours, that is left alone,
 * exchanged where the order's text is another now, and never touched where somebody has changed a word in it.
 * @param doubts texts that were asked for before this memory, and never seen: they may have come
 * @param isFresh the body was saved before it was read: only then may it be written back
 * @param isBlind there may be a memory that cannot be read: what is like a text of ours may be one
 */
export function planText(
  body: Body,
  mail: OrderMail,
  otherMails: readonly OrderMail[],
  memory: DraftMemory | null,
  doubts: readonly OwnText[],
  { isFresh, isBlind }: { readonly isFresh: boolean; readonly isBlind: boolean },
): TextPlan {
  const { type, words } = body;
  const content = contentOf(mail, type);
  const text = parseBody(content, type).words;
  const recognised = recognise(words, memory?.texts ?? [], doubts);
  const remembered = recognised.map(({ known }) => known);
  const sum = sumOf(text.list);
  const own = remembered.find((known) => isSameText(known, { letters: text.letters, sum }));
  const earlier = remembered.filter((known) => known !== own);
  const foreignIn = (now: Words) =>
    otherMails
      .filter(({ reference }) => isNamedOutside(reference, [], now))
      .map((other) => rememberText(parseBody(contentOf(other, type), type).words, words, other.reference));
  const plan = (part: Partial<TextPlan>): TextPlan => ({
    write: null,
    changed: null,
    obstacle: null,
    wasEmpty: words.list.length === 0,
    texts: own ? [own, ...earlier] : remembered,
    takenOut: [],
    rest: null,
    foreignIn,
    ...part,
  });

  const hindrance = hindranceOf(recognised, own, mail);
  if (hindrance) return plan(hindrance);
  const { ours, surplus, takenOut } = divide(recognised, own, words);
  const current = own ?? rememberText(text, words, mail.reference, surplus);
  const isLikeOurs = ({ others, traces }: OwnText) => others.length > 0 || traces >= ENOUGH_TRACES;
  if (isBlind && remembered.length === 0 && [current, ...foreignIn(words)].some(isLikeOurs)) {
    return plan({ obstacle: "ambiguous" });
  }
  if (surplus.length > 0) {
    if (!isFresh) return plan({ obstacle: "not-tried" });
    const runs = [...surplus].sort((a, b) => a.start - b.start);
    const replaced = body.exchange(runs, ours.length > 0 ? null : content);
    const rest = markWords(parseBody(replaced, type).words);
    return plan({ write: { kind: "replace", body: replaced }, texts: [current, ...earlier], takenOut, rest });
  }
  const coming = earlier.filter(mayCome);
  if (ours.length > 0) return plan({ texts: [current, ...coming] });
  // A copy that was seen, and is not there, does not come again.
  const again = own ? { ...own, written: Math.max(0, own.written - own.seen) + 1, seen: 0 } : current;
  return plan({ write: { kind: "prepend", content }, texts: [again, ...coming] });
}

/** A remembered text, and how it stands in the body. */
interface Recognised {
  /** After it was looked for. */
  readonly known: OwnText;
  readonly standing: Standing | undefined;
  /** It had been seen before. */
  readonly wasSeen: boolean;
}

function recognise(words: Words, texts: readonly OwnText[], doubts: readonly OwnText[]): readonly Recognised[] {
  const known = [...texts, ...doubts.filter((doubt) => !texts.some((text) => isSameText(text, doubt)))];
  const found = findOwnTexts(known, words);
  return known.map((text, index) => ({
    known: afterLook(text, found[index]),
    standing: found[index],
    wasSeen: text.seen > 0,
  }));
}

/** Why nothing is written: it cannot be told what is ours, or somebody has changed it. */
function hindranceOf(
  recognised: readonly Recognised[],
  own: OwnText | undefined,
  mail: OrderMail,
): Partial<TextPlan> | null {
  for (const { known, standing } of recognised) {
    if (standing?.kind === "unsure") return { obstacle: "ambiguous" };
    // Where two texts may stand there, which of them was changed is not known.
    const isCurrent = known === own && recognised.length === 1;
    if (standing?.kind === "changed") return { changed: { isCurrent, isNamed: namesAll(standing.words, mail) } };
  }
  return null;
}

/** Where the text stands, where copies of ours stand that are too many, and which texts are taken out with them. */
function divide(recognised: readonly Recognised[], own: OwnText | undefined, words: Words) {
  const ownStanding = recognised.find(({ known }) => known === own)?.standing;
  const top = ownStanding?.kind === "whole" ? (ownStanding.runs[0]?.start ?? 0) : words.list.length;
  const ours: Run[] = [];
  const surplus: Run[] = [];
  const takenOut: OwnText[] = [];
  for (const { known, standing, wasSeen } of recognised) {
    if (standing?.kind !== "whole") continue;
    // An equal text that was not written by us, however it came there, is not ours to take out. What comes late comes
    // above all that stands there.
    const isOwn = known === own;
    const written = standing.runs.filter(({ start }) => isOwn || wasSeen || start < top).slice(0, copiesOf(known));
    if (isOwn) ours.push(...written.slice(0, 1));
    else if (written.length === copiesOf(known)) takenOut.push(known);
    surplus.push(...written.slice(isOwn ? 1 : 0));
  }
  return { ours, surplus, takenOut };
}

/** Carries a plan out. Rejects with an `OutlookError`. */
export async function fillText(draft: Draft, { write }: TextPlan, type: BodyType): Promise<void> {
  if (write?.kind === "prepend") await draft.prependBody(write.content, type);
  if (write?.kind === "replace") await draft.replaceBody(write.body, type);
}

/** What the read-back says of the body. */
export interface TextJudged {
  readonly report: PartReport;
  readonly texts: readonly OwnText[];
  /** The user has changed the text, which was left as it is. */
  readonly isChanged: boolean;
}

/**
 * Says whether the body holds this order's text, once, and no other order's.
 * @param save what came of saving before the body was read: without it, the body may be an older one
 */
export function judgeText(
  found: Attempt<Body>,
  plan: TextPlan,
  write: Attempt<void>,
  save: Attempt<unknown>,
): TextJudged {
  // Without saving the body may be an older one; but what office.js threw at never reached Outlook.
  const isInDoubt = save.cause !== null && write.cause !== "threw" && !plan.changed;
  const judged = (status: PartStatus, cause: PartCause | null, texts = plan.texts): TextJudged => ({
    report:
      status === "missing" && isInDoubt
        ? { part: { kind: "body" }, status: "unverified", cause: write.cause ?? save.cause }
        : { part: { kind: "body" }, status, cause },
    texts,
    isChanged: plan.changed !== null,
  });
  if (found.value === null) return judged("unverified", write.cause ?? found.cause);
  const { words } = found.value;
  if (findOwnTexts(plan.foreignIn(words), words).some(({ kind }) => kind === "whole"))
    return judged("missing", "other-order");
  if (plan.changed) {
    const { isCurrent, isNamed } = plan.changed;
    return isCurrent && isNamed ? judged("verified", null) : judged("missing", "edited");
  }
  if (plan.obstacle) return judged("unverified", plan.obstacle);
  // After our text was written an empty body is no answer, unless it was empty and Outlook refused.
  const isRefused = plan.wasEmpty && isRefusal(write.cause);
  if (words.list.length === 0 && !isRefused) return judged("unverified", write.cause ?? "unclear");
  return judgeOwn(words, plan, write, judged);
}

/** Says how the text itself stands in the body. */
function judgeOwn(
  words: Words,
  plan: TextPlan,
  write: Attempt<void>,
  judged: (status: PartStatus, cause: PartCause | null, texts?: readonly OwnText[]) => TextJudged,
): TextJudged {
  const [own, ...earlier] = plan.texts;
  if (!own) return judged("unverified", "unclear");
  const [standing, ...others] = findOwnTexts([own, ...earlier], words);
  const settled = (text: OwnText) => [afterLook(text, standing), ...earlier.filter(mayCome)];
  const isAsWritten = plan.rest === markWords(words);
  const isLeft = ({ kind }: Standing, place: number) => {
    const isTakenOut = earlier.slice(place, place + 1).some((text) => plan.takenOut.includes(text));
    return kind !== "absent" && !(isTakenOut && (kind === "changed" || isAsWritten));
  };
  switch (standing?.kind) {
    case "whole":
      if (Math.min(standing.runs.length, copiesOf(own)) > 1 || others.some(isLeft)) {
        return judged("missing", "duplicated");
      }
      // An equal text more than we have written is the user's: a copy, or a quote.
      if (standing.runs.length > 1) return judged("unverified", "duplicated", settled(own));
      // A write that was not answered may still come: how often it was written stays remembered.
      return judged("verified", null, settled(own));
    case "changed":
      return judged("missing", "edited");
    case "absent": {
      if (plan.write?.kind !== "prepend") return judged("missing", write.cause ?? "vanished");
      // What was answered with success, or not at all, may come late; what was refused hardly.
      const written = isRefusal(write.cause) ? own.written - 1 : own.written;
      return judged("missing", write.cause ?? "vanished", settled({ ...own, written }));
    }
    default:
      return judged("unverified", write.cause ?? "ambiguous");
  }
}

/** Whether words name all that the order mail must name. */
function namesAll(words: readonly string[], mail: OrderMail): boolean {
  const text = ` ${words.join(" ")} `;
  return mail.mustName.every((name) => text.includes(` ${readWords(name).list.join(" ")} `));
}

/** What undo did to the body. */
export type TextUndone =
  /**
   * Our text was not there, or was taken out: the words that must be left then. `isTakenOut`: every copy that can be ours
   * was, so what is like it in those words is somebody else's.
   */
  | {
      readonly kind: "gone";
      readonly words: Words | null;
      readonly isTakenOut: boolean;
      /** Somebody else has taken it out before. */
      readonly wasGone: boolean;
      /** What was asked for and never seen: it may still come. */
      readonly coming: readonly OwnText[];
    }
  | { readonly kind: "changed" }
  | { readonly kind: "unsure" };

/**
 * Takes our text out of the body: only where every word of it is ours. Rejects with an `OutlookError`.
 * @param isFresh as in `planText`
 */
export async function undoText(
  draft: Draft,
  type: BodyType,
  memory: DraftMemory,
  isFresh: boolean,
): Promise<TextUndone> {
  const body = await readBody(draft, type, memory);
  // The fill has put a text there: an empty answer says nothing of it.
  if (body.words.list.length === 0 && !body.isEmpty) return { kind: "unsure" };
  const runs: Run[] = [];
  const standings = findOwnTexts(memory.texts, body.words);
  for (const [index, standing] of standings.entries()) {
    const text = memory.texts[index];
    if (standing.kind === "changed" || standing.kind === "unsure") return { kind: standing.kind };
    if (standing.kind === "whole") runs.push(...standing.runs.slice(0, text ? copiesOf(text) : 0));
  }
  const coming = memory.texts.map((text, index) => afterLook(text, standings[index])).filter(mayCome);
  if (runs.length === 0) return { kind: "gone", words: body.words, isTakenOut: false, wasGone: true, coming };
  if (!isFresh) return { kind: "unsure" };
  runs.sort((a, b) => a.start - b.start);
  const rest = body.exchange(runs, null);
  await draft.replaceBody(rest, type);
  return { kind: "gone", words: parseBody(rest, type).words, isTakenOut: true, wasGone: false, coming };
}

/** What is left of the text after undo. */
export interface TextLeft {
  readonly why: "edited" | "unverified" | PartCause | null;
  readonly isAsBefore: boolean;
}

/** Looks at the body after undo: one that may be an older one proves nothing. */
export function leftOfText(
  body: Body,
  memory: DraftMemory,
  undone: TextUndone | null,
  cause: PartCause | null,
  { isFresh, isLast }: Look,
): TextLeft {
  const isAsBefore = isFresh && memory.before.words !== null && markWords(body.words) === memory.before.words;
  const left = (why: TextLeft["why"]): TextLeft => ({ why, isAsBefore: why === null && isAsBefore });
  // The body was empty when undo began, though a text had been put there: what Outlook says of it is not believed.
  const isBelieved = isLast && isAsBefore && body.type === "text";
  if (undone?.kind === "unsure" && body.words.list.length === 0 && !isBelieved) return left("unverified");
  if (isAsBefore) return left(null);
  if (!isFresh && memory.texts.length > 0) return left(undone?.kind === "changed" ? "edited" : "unverified");
  const isTakenOut = undone?.kind === "gone" && undone.isTakenOut;
  // Just what should be left is left: what is like our text in it is somebody else's.
  if (isTakenOut && undone.words && markWords(body.words) === markWords(undone.words)) return left(null);
  return left(leftByStanding(body, memory, undone, cause));
}

/** What is left, by how our texts stand in the body. */
function leftByStanding(
  { words }: Body,
  memory: DraftMemory,
  undone: TextUndone | null,
  cause: PartCause | null,
): TextLeft["why"] {
  const isTakenOut = undone?.kind === "gone" && undone.isTakenOut;
  const standings = findOwnTexts(memory.texts, words).map(({ kind }) => kind);
  if (undone?.kind === "changed" || (standings.includes("changed") && !isTakenOut)) return "edited";
  if (standings.includes("whole")) return cause ?? "vanished";
  if (undone?.kind === "unsure" || standings.includes("unsure")) return "unverified";
  if (cause !== null) return cause;
  // What was written back must be there, whole: an empty answer says nothing.
  const wordsLeft = undone?.kind === "gone" ? (undone.words?.list.length ?? 0) : 0;
  return words.list.length === 0 && wordsLeft > 0 ? "unverified" : null;
}
