/**
 * What is true of a draft: whose each word, recipient and file in it is. The model knows it because it sees every change
 * that its user makes; what the add-in believes plays no part.
 */
import type { OrderMail } from "../../src/domain/order/mail";
import type { Behaviours } from "../outlook-host/behaviours/behaviour-table";
import type { Attachment } from "../outlook-host/mailbox/attachment";
import type { Draft as Mail } from "../outlook-host/mailbox/mail-item";
import { RECIPIENT_FIELDS, type Recipient, type RecipientField } from "../outlook-host/mailbox/recipient";
import { type Owner, ownersOf, wordsOf } from "./body-words";

/** What there is in a draft, each part in one form that can be compared. */
export interface Parts {
  readonly words: string;
  readonly to: string;
  readonly cc: string;
  readonly files: string;
  readonly subject: string;
}

export const PART_NAMES = ["words", "to", "cc", "files", "subject"] as const;
export type PartName = (typeof PART_NAMES)[number];

/** By what an entry of an address field is known. */
export function recipientKey({ address, name }: Pick<Recipient, "address" | "name">): string {
  return address === "" ? `<${name}>` : address.toLowerCase();
}

/** A file by its name, in whatever Unicode form, and its content. */
export function fileKey({ name, base64, cloudUrl }: Pick<Attachment, "name" | "base64" | "cloudUrl">): string {
  return `${name.normalize("NFC")}|${cloudUrl ?? base64}`;
}

export function fold(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

const sorted = (keys: readonly string[]): string => [...keys].sort().join("\n");

/** How many of a list are there more than in another, by key. */
export function withoutEach(all: readonly string[], some: readonly string[]): string[] {
  const rest = [...all];
  for (const key of some) {
    const place = rest.indexOf(key);
    if (place >= 0) rest.splice(place, 1);
  }
  return rest;
}

/** Whether a text names an order: `ØIR03-101-BOG` is not named by `ØIR03-101-BOGOPK`. */
export function names(text: string, reference: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}-])${reference}(?![\\p{L}\\p{N}-])`, "u").test(text.normalize("NFC"));
}

/** What is the user's in a draft. Words are in the order in which they stand there. */
export class UserShare {
  words: string[] = [];
  recipients: Record<RecipientField, string[]> = { to: [], cc: [], bcc: [] };
  files: string[] = [];
  /** Words that the user has put into the subject, and not taken out again. */
  subjectWords: string[] = [];
  /** Those of them in whose place an order's subject stands. */
  covered = new Set<string>();

  /** All that is in the draft is the user's from now on: nobody remembers that it was not. */
  takeAll(mail: Mail): void {
    this.words = wordsOf(mail.body, mail.bodyType);
    for (const field of RECIPIENT_FIELDS) this.recipients[field] = mail.recipients[field].map(recipientKey);
    this.files = mail.attachments.map(fileKey);
    this.subjectWords = this.subjectWords.filter((word) => mail.subject.includes(word));
    this.covered.clear();
  }

  /** The draft as it would be without the add-in's part, but for the subject. */
  parts(isTold: (key: string) => boolean): Omit<Parts, "subject"> {
    return {
      words: this.words.join(" "),
      to: sorted(this.recipients.to.filter(isTold)),
      cc: sorted(this.recipients.cc.filter(isTold)),
      files: sorted(this.files),
    };
  }
}

/** A draft, and what in it is the add-in's. */
export interface View {
  readonly mail: Mail;
  readonly words: readonly string[];
  /** Null: not all of the user's words are there. */
  readonly owners: readonly Owner[] | null;
  /** The add-in's words, and the places at which they stand. */
  readonly ours: readonly string[];
  readonly places: readonly number[];
  readonly recipients: Readonly<Record<RecipientField, readonly string[]>>;
  readonly files: readonly string[];
  readonly parts: Parts;
}

/**
 * Looks at a draft.
 * @param isTold whether Outlook tells add-ins of an entry of an address field: nothing is said of the others
 */
export function view(mail: Mail, share: UserShare, isTold: (key: string) => boolean): View {
  const words = wordsOf(mail.body, mail.bodyType);
  const owners = ownersOf(words, share.words);
  const places = words.flatMap((_word, place) => (owners?.[place] === "add-in" ? [place] : []));
  const keys = (field: RecipientField) => mail.recipients[field].map(recipientKey);
  const files = mail.attachments.map(fileKey);
  return {
    mail,
    words,
    owners,
    ours: places.map((place) => words[place] ?? ""),
    places,
    recipients: {
      to: withoutEach(keys("to"), share.recipients.to),
      cc: withoutEach(keys("cc"), share.recipients.cc),
      bcc: withoutEach(keys("bcc"), share.recipients.bcc),
    },
    files: withoutEach(files, share.files),
    parts: {
      words: words.join(" "),
      to: sorted(keys("to").filter(isTold)),
      cc: sorted(keys("cc").filter(isTold)),
      files: sorted(files),
      subject: fold(mail.subject),
    },
  };
}

/** Whether anything but the subject is the add-in's. */
export function holdsOurs({ ours, recipients, files }: View): boolean {
  return ours.length > 0 || files.length > 0 || RECIPIENT_FIELDS.some((field) => recipients[field].length > 0);
}

/** The words of an order's text: the same in both forms. */
const texts = new Map<string, readonly string[]>();
export function textWords(mail: OrderMail): readonly string[] {
  const known = texts.get(mail.html) ?? wordsOf(mail.html, "html");
  texts.set(mail.html, known);
  return known;
}

/** How an order's text stands among the add-in's words. */
export function standingOf(mail: OrderMail, { ours, places }: View): "whole" | "torn" | "other" {
  const wanted = textWords(mail);
  const isInOnePiece = places.every((place, index) => index === 0 || place === (places[index - 1] ?? 0) + 1);
  if (isInOnePiece && ours.join(" ") === wanted.join(" ")) return "whole";
  return ours.length > 0 && isWithin(ours, wanted) ? "torn" : "other";
}

/** Whether words stand in others, in order, with gaps or without. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let next = 0;
  for (const word of all) if (word === some[next]) next++;
  return next === some.length;
}

/** How often words stand in others without a gap. */
export function countRuns(wanted: readonly string[], all: readonly string[]): number {
  return ` ${all.join(" ")} `.split(` ${wanted.join(" ")} `).length - 1;
}

/** Files that a list gives now: without those that come late, with those that linger. */
export function listedFiles(mail: Mail, behaviours: Behaviours, now: number): readonly Attachment[] {
  const there = mail.attachments.filter(({ addedAt }) => (addedAt ?? 0) + behaviours["attachments.addedLateMs"] <= now);
  const lingering = mail.store.removed
    .filter(({ at }) => now < at + behaviours["attachments.removedLingersMs"])
    .map(({ attachment }) => attachment);
  return [...there, ...lingering];
}

/** Whether an address is in a field, and resolved: once that is so, Outlook tells of it. */
export function isTold(mail: Mail, field: RecipientField, address: string, now: number): boolean {
  return mail.recipients[field].some(
    (entry) =>
      entry.address.toLowerCase() === address.toLowerCase() && entry.resolved && (entry.resolvedAt ?? 0) <= now,
  );
}

export function countRecipient(mail: Mail, field: RecipientField, address: string): number {
  return mail.recipients[field].filter((entry) => entry.address.toLowerCase() === address.toLowerCase()).length;
}
