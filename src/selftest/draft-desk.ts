import type { BodyType } from "../app/ports/draft";
import { OutlookError } from "../app/ports/outlook-error";
import { holdsSentence } from "./known-text";
import type { ProbeDesk } from "./probe";

/** The kind of the draft, asked once where it is not known yet. */
export async function bodyTypeOf({ known, draft }: ProbeDesk): Promise<BodyType> {
  known.bodyType ??= await draft.readBodyType();
  return known.bodyType;
}

/** Reads the body as it stands now: what is stale is saved first, and an empty answer is asked again. */
export async function readBody(desk: ProbeDesk, type: BodyType): Promise<string> {
  if (desk.known.isStale) await desk.draft.save();
  return readTwiceIfEmpty(desk, type);
}

/** Reads the body, and once more where the answer is empty; that it was, is noted. */
export async function readTwiceIfEmpty(
  { draft, known }: Pick<ProbeDesk, "draft" | "known">,
  type: BodyType,
): Promise<string> {
  const first = await draft.readBody(type);
  if (first !== "") return first;
  const place = known.reads.count;
  const second = await draft.readBody(type);
  if (second !== "" && known.reads.firstEmpty === 0) known.reads.firstEmpty = place;
  return second;
}

/** Empties the body. */
export async function clearBody(desk: ProbeDesk): Promise<void> {
  const type = await bodyTypeOf(desk);
  await desk.draft.replaceBody("", type);
}

/** Whether the sentence of the self-test can be read in the body. */
export async function seesSentence(desk: ProbeDesk, type: BodyType): Promise<boolean> {
  return holdsSentence(await readTwiceIfEmpty(desk, type), type);
}

/** Empties the field of recipients. */
export async function clearRecipients({ draft }: ProbeDesk): Promise<void> {
  await draft.replaceRecipients("to", []);
}

/** Takes files out until none is listed that was not there before; an id is good until the next file is gone. */
export async function removeFiles({ draft }: Pick<ProbeDesk, "draft">): Promise<void> {
  const tried = new Map<string, number>();
  for (;;) {
    const files = await draft.listAttachments();
    const next = files.find(({ name }) => (tried.get(name) ?? 0) < 3);
    if (!next) return;
    tried.set(next.name, (tried.get(next.name) ?? 0) + 1);
    try {
      await draft.removeAttachment(next.id);
    } catch (error) {
      // One that still stands in the list is gone already.
      if (!(error instanceof OutlookError) || error.kind !== "refused") throw error;
    }
  }
}
