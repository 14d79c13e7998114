/** What the pane said, held against what stands in the mailbox. Knows nothing of how the add-in works. */

/** A draft as the mailbox has it, in the words of `draftContent`. */
export interface Content {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly isInline: boolean }[];
}

/** The same draft as the user had it, and as a healthy fill leaves it. */
export interface Yardstick {
  readonly before: Content;
  readonly filled: Content;
}

/** What the pane says after a piece of work. */
export interface Claim {
  /** All of the result's text. */
  readonly text: string;
  readonly offersUndo: boolean;
}

const FIELDS = ["to", "cc", "bcc"] as const;

const fold = (text: string): string => text.replace(/[\s\u00a0]+/g, " ").trim();

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map(fold)
    .filter((line) => line !== "");

function countOf<T>(list: readonly T[], wanted: T): number {
  return list.filter((each) => each === wanted).length;
}

const addresses = (list: readonly string[]): readonly string[] => list.map((address) => address.toLowerCase());

/** Lines that a healthy fill brings and that stand nowhere in the draft before: long enough not to be met by chance. */
function ownLines({ before, filled }: Yardstick): readonly string[] {
  const known = new Set(linesOf(before.text));
  return [...new Set(linesOf(filled.text).filter((line) => line.length >= 15 && !known.has(line)))];
}

const ownFiles = ({ before, filled }: Yardstick): readonly string[] =>
  filled.files.map(({ sha256 }) => sha256).filter((sha256) => before.files.every((file) => file.sha256 !== sha256));

/** How often the order's text stands in the draft: each line's count, the lowest and the highest. */
function countText(content: Content, yardstick: Yardstick): { readonly least: number; readonly most: number } {
  const lines = linesOf(content.text);
  const counts = ownLines(yardstick).map((line) => countOf(lines, line));
  return { least: Math.min(...counts), most: Math.max(...counts) };
}

/** @returns the parts of the order that stand in the draft */
export function partsLeft(content: Content, yardstick: Yardstick): readonly string[] {
  const { before, filled } = yardstick;
  const hashes = content.files.map(({ sha256 }) => sha256);
  const fields = (["to", "cc"] as const).filter((field) =>
    addresses(filled[field]).some(
      (address) => !addresses(before[field]).includes(address) && addresses(content[field]).includes(address),
    ),
  );
  return [
    ...fields,
    ...(content.subject === filled.subject && before.subject !== filled.subject ? ["subject"] : []),
    ...(countText(content, yardstick).most > 0 ? ["body"] : []),
    ...(ownFiles(yardstick).some((sha256) => hashes.includes(sha256)) ? ["attachment"] : []),
  ];
}

/** @returns what of the user's own is gone */
function findLosses(content: Content, { before }: Yardstick): readonly string[] {
  const lost: string[] = [];
  for (const field of FIELDS) {
    for (const address of addresses(before[field])) {
      if (countOf(addresses(content[field]), address) < 1) lost.push(`lost: ${address} in ${field}`);
    }
  }
  for (const { name, sha256 } of before.files) {
    const count = (list: Content["files"]) => list.filter((file) => file.sha256 === sha256).length;
    if (count(content.files) < count(before.files)) lost.push(`lost: the file ${name}`);
  }
  const kept = linesOf(content.text);
  const own = linesOf(before.text);
  for (const line of new Set(own)) {
    if (countOf(kept, line) < countOf(own, line)) lost.push(`lost: the line »${line}«`);
  }
  return lost;
}

/** @returns what stands in the draft more than once, or in part */
function findDoubles(content: Content, yardstick: Yardstick): readonly string[] {
  const { least, most } = countText(content, yardstick);
  const doubled: string[] = [];
  if (most > 1) doubled.push(`doubled: the text stands ${most} times`);
  if (most > 0 && least === 0) doubled.push("half a text");
  for (const sha256 of ownFiles(yardstick)) {
    const files = content.files.filter((file) => file.sha256 === sha256);
    if (files.length > 1) doubled.push(`doubled: ${files[0]?.name}`);
  }
  for (const field of FIELDS) {
    const all = addresses(content[field]);
    for (const address of new Set(all)) if (countOf(all, address) > 1) doubled.push(`doubled: ${address} in ${field}`);
  }
  return doubled;
}

/** @returns how the draft differs from a healthy filled one */
export function findGaps(content: Content, yardstick: Yardstick): readonly string[] {
  const { filled } = yardstick;
  const gaps: string[] = [];
  for (const field of FIELDS) {
    for (const address of addresses(filled[field])) {
      if (!addresses(content[field]).includes(address)) gaps.push(`not there: ${address} in ${field}`);
    }
  }
  if (content.subject !== filled.subject) gaps.push(`the subject is »${content.subject}«`);
  if (countText(content, yardstick).least < 1) gaps.push("not there: the whole text");
  const hashes = content.files.map(({ sha256 }) => sha256);
  for (const { name, sha256 } of filled.files) if (!hashes.includes(sha256)) gaps.push(`not there: ${name}`);
  if (content.files.length > filled.files.length) gaps.push("there are more files");
  return gaps;
}

/** @returns how the draft differs from the one that the user had */
function findChanges(content: Content, { before }: Yardstick): readonly string[] {
  const changes: string[] = [];
  const asText = (list: readonly string[]) => [...addresses(list)].sort().join(", ");
  for (const field of FIELDS) {
    if (asText(content[field]) !== asText(before[field])) changes.push(`${field} is ${asText(content[field])}`);
  }
  if (fold(content.subject) !== fold(before.subject)) changes.push(`the subject is »${content.subject}«`);
  if (fold(content.text) !== fold(before.text)) changes.push("the text is another");
  const filesOf = ({ files }: Content) => asText(files.map(({ name, sha256 }) => `${name} ${sha256}`));
  if (filesOf(content) !== filesOf({ ...content, files: before.files })) changes.push("the files are others");
  return changes;
}

/** By these words undo names what it leaves. */
const NAMED_LEFT: Readonly<Record<string, RegExp>> = {
  to: /feltet Til/,
  cc: /feltet Kopi/,
  subject: /[Ee]mnet/,
  body: /[Tt]ekst/,
  attachment: /Bilag \d/,
};

const SAYS = {
  filled: /^Mailen er udfyldt/,
  asBefore: /Mailen er, som den var/,
  nothingLeft: /Intet fra bestillingen er tilbage/,
  partlyUndone: /^Udfyldningen er delvist fortrudt/,
  nothingWritten: /Der er ikke skrevet noget/,
} as const;

/** @returns each sentence of the pane's that the draft does not bear out */
function findFalseClaims(claim: Claim, content: Content, yardstick: Yardstick): readonly string[] {
  const because = (sentence: string, faults: readonly string[]) => faults.map((fault) => `»${sentence}«, but ${fault}`);
  const left = partsLeft(content, yardstick);
  const found: string[] = [];
  if (SAYS.filled.test(claim.text)) found.push(...because("Mailen er udfyldt", findGaps(content, yardstick)));
  if (SAYS.asBefore.test(claim.text)) found.push(...because("som den var", findChanges(content, yardstick)));
  if (SAYS.nothingLeft.test(claim.text)) found.push(...because("Intet er tilbage", left));
  if (SAYS.partlyUndone.test(claim.text)) {
    const unnamed = left.filter((part) => !NAMED_LEFT[part]?.test(claim.text));
    found.push(
      ...because(
        "delvist fortrudt",
        unnamed.map((part) => `${part} is left and not named`),
      ),
    );
  }
  return found;
}

/** @returns "undo is not offered" where the draft holds something of the order's and the pane shows no way of taking it back */
export function findMissingUndo(claim: Claim, content: Content, yardstick: Yardstick): readonly string[] {
  const left = partsLeft(content, yardstick);
  return left.length > 0 && !claim.offersUndo ? [`undo is not offered, and there are: ${left.join(", ")}`] : [];
}

/** @returns all that is wrong with the draft and what is said of it */
export const judge = (claim: Claim, content: Content, yardstick: Yardstick): readonly string[] => [
  ...findLosses(content, yardstick),
  ...findDoubles(content, yardstick),
  ...findFalseClaims(claim, content, yardstick),
];
