import { type CampaignForm, formFileName } from "../../domain/campaign/campaign";
import {
  isAnswerOrForward,
  outcomeOfSent,
  type SentCheck,
  type SentForm,
  type WhyNotChecked,
} from "../../domain/follow-up/sent-check";
import { TOTAL_LIMIT } from "../../domain/forms/limits";
import type { Order } from "../../domain/order/order";
import { findRecord, type OrderLog, type OrderRecord, referenceOf } from "../../domain/order/order-log";
import { formatOrderReference, type OrderReference } from "../../domain/order/reference";
import { toInstant } from "../../domain/time/instant";
import { type FileMemory, readDraftMemory } from "../fill/draft-memory";
import type { DraftAttachment } from "../ports/draft";
import { OutlookError } from "../ports/outlook-error";
import type { SentMail } from "../ports/sent-mail";

/** What a sent mail is checked against. */
export interface SentMailExpectation {
  /** The order that the subject names, of the municipality in front (`recogniseOrder`). */
  readonly reference: OrderReference;
  /** The campaign's forms. */
  readonly forms: readonly CampaignForm[];
  /** All planned orders of the municipality in the campaign. */
  readonly orders: readonly Order[];
  readonly log: OrderLog;
  /** The mailbox's own address; null where it is not known. */
  readonly userAddress: string | null;
  /** The domains that the municipality's own people write from. */
  readonly ownDomains: readonly string[];
  readonly hashContent: (base64: string) => Promise<string>;
  /** The order references that a file names; null where it cannot be read as a document. */
  readonly referencesIn: (name: string, base64: string) => Promise<readonly string[] | null>;
}

/** What a form was when it was attached. */
interface ExpectedForm {
  readonly form: CampaignForm;
  /** Its file's name, where it is remembered. */
  readonly name: string | null;
  /** Beginnings of the SHA-256 that its content may have, in lower-case hex; empty where nothing is known. */
  readonly hashes: readonly string[];
  /** The sizes that Outlook gave for it. */
  readonly sizes: readonly number[];
}

/**
 * Checks the mail that really left: attachments get lost between the draft and the mail that is sent (office-js#4860,
 * #6780, #6792). Reads, and changes nothing. Only the order's own mail is checked, sent by the user, or by a colleague who
 * gave the user a copy: not a forward or a reply, and not what a stranger sent.
 *
 * What was right is what the mail itself remembers of its draft, else what the order log has; else the order that the
 * file itself names, and its name. Of a copy nothing was right here: only what its files say of themselves. An attachment whose content is not given is not known to be wrong. Never rejects but with what is no
 * `OutlookError`.
 */
export async function checkSentMail(mail: SentMail, expectation: SentMailExpectation): Promise<SentCheck> {
  const sentBy = senderOf(mail, expectation);
  const why = sentBy === undefined ? "not-own" : whyNotChecked(mail);
  if (why) return { kind: "not-checked", why };
  try {
    return await check(mail, sentBy ?? null, expectation);
  } catch (error) {
    if (error instanceof OutlookError) return { kind: "not-checked", why: "item-changed" };
    throw error;
  }
}

/** The colleague who sent a mail, null where the user did; undefined for somebody else, or where it is not known. */
function senderOf({ head }: SentMail, { userAddress, ownDomains }: SentMailExpectation): string | null | undefined {
  const own = userAddress?.toLowerCase() ?? null;
  if (own === null) return undefined;
  const addresses = [head.from, head.sender].flatMap((address) => (address === null ? [] : [address.toLowerCase()]));
  if (addresses.includes(own)) return null;
  const isColleagues = addresses.length > 0 && addresses.every((address) => belongsTo(address, ownDomains));
  return isColleagues ? (head.from ?? undefined) : undefined;
}

function belongsTo(address: string, domains: readonly string[]): boolean {
  const domain = address.split("@").at(-1) ?? "";
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}

function whyNotChecked({ head }: SentMail): WhyNotChecked | null {
  if (isAnswerOrForward(head.subject)) return "not-the-order";
  return head.isSealed ? "sealed" : null;
}

async function check(mail: SentMail, sentBy: string | null, expectation: SentMailExpectation): Promise<SentCheck> {
  const { reference, forms: campaignForms, log } = expectation;
  const { head } = mail;
  // What the user has filled here is another draft than the one that a colleague has sent.
  const isCopy = sentBy !== null;
  const record = isCopy ? null : findRecord(log, reference);
  const remembered = isCopy ? null : await recallFiles(mail, formatOrderReference(reference));
  const basis = remembered ? "memory" : record?.fill?.details ? "log" : null;
  const expected = campaignForms.map((form) => expectForm(form, remembered, record));
  const foreignHashes = hashesOfOthers(expectation);
  const forms: SentForm[] = [];
  // One at a time: two contents at once lose their answers.
  for (const form of expected) forms.push(await checkForm(mail, form, foreignHashes, expectation));
  const found = { forms, ...checkRecipients(mail, expectation, record) };
  const sentAt = await orNull(() => mail.readSentTime());
  return {
    kind: "checked",
    outcome: outcomeOfSent(found),
    sentBy,
    ...found,
    basis,
    sentAt: sentAt && toInstant(sentAt),
    created: head.created ? toInstant(head.created) : null,
  };
}

/**
 * The files that the draft of this mail remembered; null where it remembers none, or another order's: Outlook on the web
 * has handed back the properties of another copy (office-js#2245).
 */
async function recallFiles(mail: SentMail, reference: string): Promise<readonly FileMemory[] | null> {
  for (let turn = 1; turn <= 2; turn++) {
    const text = await orNull(() => mail.readMemory());
    const memory = text === null ? null : readDraftMemory(text);
    if (memory?.reference === reference) return memory.files.length > 0 ? memory.files : null;
  }
  return null;
}

function expectForm(
  form: CampaignForm,
  remembered: readonly FileMemory[] | null,
  record: OrderRecord | null,
): ExpectedForm {
  if (remembered) {
    const files = remembered.filter(({ name }) => isNamedAs(name, form, null));
    return {
      form,
      name: files[0]?.name ?? null,
      hashes: files.map(({ sha256 }) => sha256),
      sizes: files.flatMap(({ size }) => (size === null ? [] : [size])),
    };
  }
  const logged = record?.fill?.details?.forms.find(({ id }) => id === form.id);
  return { form, name: null, hashes: logged ? [logged.sha256] : [], sizes: [] };
}

/** Beginnings of the hashes of the forms of the municipality's other orders. */
function hashesOfOthers({ orders, log, reference }: SentMailExpectation): readonly string[] {
  return orders
    .filter(({ key }) => key !== reference.key)
    .flatMap((order) => findRecord(log, referenceOf(order))?.fill?.details?.forms ?? [])
    .map(({ sha256 }) => sha256);
}

async function checkForm(
  mail: SentMail,
  { form, name, hashes, sizes }: ExpectedForm,
  foreignHashes: readonly string[],
  expectation: SentMailExpectation,
): Promise<SentForm> {
  const named = mail.head.attachments.filter((file) => !file.isInline && isNamedAs(file.name, form, name));
  const files = named.filter(({ type }) => type === "file" || type === "unknown");
  if (files.length === 0) {
    return { form, status: "missing", why: named.some(({ type }) => type === "cloud") ? "link" : "absent" };
  }
  if (hashes.length === 0) return { form, ...(await checkByReference(mail, files, expectation)) };
  const found = new Set<string | null>();
  for (const file of files) {
    const hash = await hashOf(mail, file, expectation);
    if (beginsWithOneOf(hash, hashes)) return { form, status: "right" };
    found.add(hash);
  }
  if (found.has(null)) {
    return { form, status: files.some(({ size }) => sizes.includes(size)) ? "by-size" : "by-name" };
  }
  const isForeign = [...found].some((hash) => beginsWithOneOf(hash, foreignHashes));
  return { form, status: "wrong", why: isForeign ? "other-order" : "differs" };
}

/** The hash of a file's content; null where Outlook does not give the content, or gives what is no content. */
async function hashOf(mail: SentMail, file: DraftAttachment, { hashContent }: SentMailExpectation) {
  const content = await contentOf(mail, file);
  return (content && (await hashContent(content))) || null;
}

/** @param beginnings beginnings of hashes, or whole ones */
function beginsWithOneOf(hash: string | null, beginnings: readonly string[]): boolean {
  return hash !== null && beginnings.some((known) => hash.startsWith(known));
}

/** What a file says of itself where nothing is known of it: which order it is about. */
async function checkByReference(
  mail: SentMail,
  files: readonly DraftAttachment[],
  { reference, referencesIn }: SentMailExpectation,
): Promise<{ readonly status: "names-order" | "by-name" } | { readonly status: "wrong"; readonly why: "other-order" }> {
  const named = new Set<string>();
  for (const file of files) {
    const content = await contentOf(mail, file);
    for (const name of (content && (await referencesIn(file.name, content))) || []) named.add(name);
  }
  if (named.size === 0) return { status: "by-name" };
  if (!named.has(formatOrderReference(reference))) return { status: "wrong", why: "other-order" };
  return { status: named.size === 1 ? "names-order" : "by-name" };
}

/** A file's content, or null where Outlook does not give it: an empty content is none (office-js#6098). */
async function contentOf(mail: SentMail, file: DraftAttachment): Promise<string | null> {
  // More than a whole mail may hold is no form, and too much to fetch.
  if (file.size > TOTAL_LIMIT) return null;
  for (let turn = 1; turn <= 2; turn++) {
    const content = await orNull(() => mail.readAttachment(file.id));
    if (content) return content;
  }
  return null;
}

/** Null where Outlook refuses, or answers something else. @throws (rejects) OutlookError `item-changed` */
async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof OutlookError) || error.kind === "item-changed") throw error;
    return null;
  }
}

/** Whether a file is named as a form: as it is remembered, else as it begins (`Bilag 1`), for a file of the user's own. */
function isNamedAs(fileName: string, form: CampaignForm, remembered: string | null): boolean {
  const name = fileName.normalize("NFC");
  if (remembered !== null && name === remembered.normalize("NFC")) return true;
  return name === formFileName(form).normalize("NFC") || new RegExp(`^Bilag ${form.number}(?!\\d)`, "i").test(name);
}

function checkRecipients({ head }: SentMail, expectation: SentMailExpectation, record: OrderRecord | null) {
  const { orders, reference, log } = expectation;
  const fold = (address: string) => address.trim().toLowerCase();
  const seen = [...head.to, ...head.cc].map(({ address }) => fold(address));
  const details = record?.fill?.details ?? null;
  const own = details ? [...details.to, ...details.cc] : [];
  // An Exchange address, or a name without one, may be any of those that are looked for.
  const isTold = seen.every((address) => address.includes("@"));
  const others = orders
    .filter(({ key }) => key !== reference.key)
    .flatMap((order) => findRecord(log, referenceOf(order))?.fill?.details?.to ?? order.to);
  return {
    missingRecipients: isTold ? own.filter((address) => !seen.includes(fold(address))) : [],
    foreignRecipients: details
      ? [...new Set(others)].filter((address) => seen.includes(fold(address)) && !own.map(fold).includes(fold(address)))
      : [],
    knowsRecipients: isTold && details !== null,
  };
}
