import type { DraftAttachment } from "../../app/ports/draft";
import { OutlookError } from "../../app/ports/outlook-error";
import { removeFiles } from "../draft-desk";
import type { ToldSize } from "../observations";
import { lookUntil, type Probe, type ProbeDesk } from "../probe";

/** 48 bytes, so that a file of any number of them is base64 without padding. */
const LINE = "Afproevning af Rutebestilling, kan slettes.   \r\n";
/** Lines of the files: about 1 KB, 20 KB, 200 KB and 5 MB. */
const LINES_OF_FILES = [21, 427, 4_267, 109_227] as const;
const LISTED_WITHIN_MS = 4_000;
/** Files that Outlook loses are gone by then. */
const VANISHED_AFTER_MS = 1_300;

/** `å` as one character and as two: what Outlook does to names shows in either. */
const fileName = (what: string) => `Afprøvning \u00e5 a\u030a ${what}.txt`;

/** Names as they may come back, folded to what is left of them in every form. */
const foldName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/ø/g, "oe")
    .replace(/[^\x20-\x7e]/g, "");

interface AddedFile {
  readonly name: string;
  readonly bytes: number;
  readonly base64: string;
  readonly id: string;
}

const contentOf = (lines: number): string => btoa(LINE).repeat(lines);

async function addFile({ draft }: ProbeDesk, what: string, lines: number): Promise<AddedFile> {
  const [name, base64] = [fileName(what), contentOf(lines)];
  return { name, bytes: lines * LINE.length, base64, id: await draft.addAttachment(name, base64) };
}

const findFile = (listed: readonly DraftAttachment[], name: string): DraftAttachment | undefined =>
  listed.find((file) => foldName(file.name) === foldName(name));

/** Files of four sizes: when and how they are listed, whether they can be read, and whether they stay. */
export const FILES_PROBE: Probe = {
  name: "files",
  observes: [
    "attachments.fileLimit",
    "attachments.addedLateMs",
    "attachments.type",
    "attachments.names",
    "attachments.told",
    "attachments.size",
    "attachments.sizeOverhead",
    "attachments.content",
    "attachments.vanishing",
  ],
  within: 60_000,
  async run(desk) {
    const { tell, miss } = desk;
    await removeFiles(desk);
    const { added, listed, latest, refusal } = await addFiles(desk);
    const isLimit = refusal instanceof OutlookError && refusal.kind === "refused" && added.length > 0;
    if (refusal === null || isLimit) tell("attachments.fileLimit", refusal === null ? 0 : (added.at(-1)?.bytes ?? 0));
    const [first] = listed;
    if (first) {
      tell("attachments.addedLateMs", Math.round(latest));
      tell("attachments.type", listed.every(({ type }) => type === "file") ? "file" : "other");
      tell("attachments.names", describeName(first.name, fileName("1")));
      tellSizes(desk, added, listed);
      await tellVanishing(desk, listed);
    } else if (added.length > 0)
      miss(
        this.observes.filter((name) => name !== "attachments.fileLimit"),
        "not-seen",
      );
    if (refusal !== null && !isLimit) throw refusal;
  },
};

interface AddedFiles {
  readonly added: readonly AddedFile[];
  /** Those of them that Outlook lists. */
  readonly listed: readonly DraftAttachment[];
  /** After how many milliseconds the slowest of these was listed. */
  readonly latest: number;
  /** What one was refused with, and no more tried after it; null where all were added. */
  readonly refusal: unknown;
}

/** Adds one file after the other, and looks at each. */
async function addFiles(desk: ProbeDesk): Promise<AddedFiles> {
  const added: AddedFile[] = [];
  const listed: DraftAttachment[] = [];
  let latest = 0;
  for (const [index, lines] of LINES_OF_FILES.entries()) {
    let file: AddedFile;
    try {
      file = await addFile(desk, `${index + 1}`, lines);
    } catch (refusal) {
      return { added, listed, latest, refusal };
    }
    added.push(file);
    let seen: DraftAttachment | undefined;
    const late = await lookUntil(desk, LISTED_WITHIN_MS, async () => {
      seen = findFile(await desk.draft.listAttachments(), file.name);
      return seen !== undefined;
    });
    if (late === null || !seen) continue;
    latest = Math.max(latest, late);
    listed.push(seen);
    await tellContent(desk, file, seen);
  }
  return { added, listed, latest, refusal: null };
}

/** Whether the files are still there after a while. */
async function tellVanishing({ draft, tell, wait }: ProbeDesk, listed: readonly DraftAttachment[]): Promise<void> {
  await wait(VANISHED_AFTER_MS);
  const after = await draft.listAttachments();
  const left = listed.filter(({ name }) => findFile(after, name) !== undefined).length;
  if (left === listed.length) tell("attachments.vanishing", "never");
  else tell("attachments.vanishing", left === 0 ? "all" : "every-other");
}

/** What Outlook gives of a file's content: of several files, the worst counts. */
async function tellContent({ draft, tell }: ProbeDesk, file: AddedFile, listed: DraftAttachment): Promise<void> {
  try {
    const content = await draft.readAttachment(listed.id);
    if (content === file.base64) tell("attachments.content", "readable");
    else if (content === null) tell("attachments.content", "unreadable");
    else tell("attachments.content", content === "" ? "empty" : "changed");
  } catch (error) {
    if (!(error instanceof OutlookError) || error.kind !== "refused" || error.code === 5000) throw error;
    tell("attachments.content", "unreadable");
  }
}

function describeName(told: string, given: string): "kept" | "nfd" | "nfc" | "ascii" | "other" {
  if (told === given) return "kept";
  if (told === given.normalize("NFD")) return "nfd";
  if (told === given.normalize("NFC")) return "nfc";
  return /^[\x20-\x7e]+$/.test(told) ? "ascii" : "other";
}

function tellSizes({ tell, miss }: ProbeDesk, added: readonly AddedFile[], listed: readonly DraftAttachment[]): void {
  const sizes: (ToldSize & { readonly characters: number })[] = added.flatMap((file) => {
    const told = findFile(listed, file.name)?.size;
    return told === undefined || Number.isNaN(told)
      ? []
      : [{ bytes: file.bytes, told: Math.max(0, Math.round(told)), characters: file.base64.length }];
  });
  tell(
    "attachments.told",
    sizes.map(({ bytes, told }) => ({ bytes, told })),
  );
  const ways = [
    ["bytes", sizes.map(({ told, bytes }) => told - bytes)],
    ["base64", sizes.map(({ told, characters }) => told - characters)],
    ["zero", sizes.map(({ told }) => told)],
  ] as const;
  // One file alone does not tell a way of counting from another.
  const found =
    sizes.length < 2 ? undefined : ways.find(([, over]) => over.every((each) => each === over[0] && each >= 0));
  if (!found) {
    if (sizes.length < 2) miss(["attachments.size"], "not-met");
    else tell("attachments.size", "other");
    miss(["attachments.sizeOverhead"], "not-met");
    return;
  }
  tell("attachments.size", found[0]);
  tell("attachments.sizeOverhead", found[1][0] ?? 0);
}

/** Two small files: their ids after a save, and what becomes of them when one is removed. */
export const FILE_IDS_PROBE: Probe = {
  name: "file-ids",
  observes: ["attachments.ids", "attachments.removal", "attachments.removedLingersMs"],
  within: 40_000,
  async run(desk) {
    const { draft, tell, miss } = desk;
    const [first, second] = [await addFile(desk, "a", 1), await addFile(desk, "b", 1)];
    const look = async () => {
      const files = await draft.listAttachments();
      return [findFile(files, first.name)?.id, findFile(files, second.name)?.id] as const;
    };
    let [firstId, secondId] = await look();
    await lookUntil(desk, LISTED_WITHIN_MS, async () => {
      [firstId, secondId] = await look();
      return firstId !== undefined && secondId !== undefined;
    });
    if (firstId === undefined || secondId === undefined) return miss(this.observes, "not-seen");
    await draft.save();
    const saved = await look();
    if (saved[0] === undefined) return miss(this.observes, "not-seen");
    await draft.removeAttachment(saved[0]);
    let after: Awaited<ReturnType<typeof look>> = saved;
    const gone = await lookUntil(desk, LISTED_WITHIN_MS, async () => {
      after = await look();
      return after[0] === undefined;
    });
    if (gone === null) {
      tell("attachments.removal", "pretended");
      return miss(["attachments.ids", "attachments.removedLingersMs"], "not-met");
    }
    tell("attachments.removal", "done");
    tell("attachments.removedLingersMs", Math.round(gone));
    if (saved[1] !== undefined && (saved[0] !== firstId || saved[1] !== secondId)) {
      tell("attachments.ids", "new-at-save");
    } else if (after[1] === undefined) miss(["attachments.ids"], "not-seen");
    else tell("attachments.ids", after[1] === saved[1] ? "stable" : "index");
  },
};

/** Two files at the same time. The last that is tried of files: what is not answered may come late. */
export const PARALLEL_FILES_PROBE: Probe = {
  name: "parallel-files",
  observes: ["attachments.parallel"],
  within: 40_000,
  async run({ draft, beside, tell }) {
    const outcomes = await Promise.allSettled(
      [draft, beside].map((way, index) => way.addAttachment(fileName(`samtidig ${index + 1}`), contentOf(1))),
    );
    const failed = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
    const isSilent = (error: unknown) => error instanceof OutlookError && error.kind === "timeout";
    const other = failed.find((error) => !isSilent(error)) ?? (failed.length === 2 ? failed[0] : undefined);
    if (other !== undefined) throw other;
    tell("attachments.parallel", failed.length === 0 ? "fine" : "second-unanswered");
  },
};
