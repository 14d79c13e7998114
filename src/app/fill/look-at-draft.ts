import type { UndoReport } from "../../domain/fill/undo-report";
import type { OrderMail } from "../../domain/order/mail";
import type { BodyType, DraftAttachment, Recipient } from "../ports/draft";
import type { Body } from "./body/body";
import { mayCome } from "./body/own-text";
import type { DraftMemories } from "./draft-memories";
import type { DraftMemory } from "./draft-memory";
import { type Attempt, attempt } from "./draft-parts";
import { mayComeFile, readFiles } from "./files";
import type { DraftInTime } from "./fill-tools";
import { readSubjectSurely } from "./order-subject";
import { readBody } from "./order-text";
import { readFieldToFill } from "./recipients";
import { type Recalled, recall } from "./remember";

/** A draft as it was found. */
export interface Found {
  /** The pane shows another item than when the work began. */
  readonly isOfOtherItem: boolean;
  readonly recalled: Recalled;
  /** The item's id, null where Outlook gave none. */
  readonly itemId: string | null;
  readonly saved: Attempt<string | null>;
  readonly type: Attempt<BodyType>;
  readonly body: Attempt<Body>;
  readonly subject: Attempt<string>;
  readonly to: Attempt<readonly Recipient[]>;
  readonly cc: Attempt<readonly Recipient[]>;
  readonly files: Attempt<readonly DraftAttachment[]>;
  /** What was remembered before, of which something may still come late; null where there was nothing. */
  readonly doubts: DraftMemory | null;
  /** Recipient fields that were written anew on the way here. */
  readonly rewritten: UndoReport["rewritten"];
}

/** Reads what stands in the draft. It is saved first: `body.getAsync` may give what was saved last (office-js#5846). */
export async function lookAtDraft(
  { key, writer }: DraftInTime,
  mail: OrderMail,
  memories: DraftMemories,
): Promise<Found> {
  const saving = attempt(() => writer.save());
  const typing = attempt(() => writer.readBodyType());
  const recalling = saving.then(({ value }) =>
    attempt(() => recall(memories, key, writer, value === null ? undefined : value)),
  );
  const remembering = recalling.then(({ value }) => (value?.kind === "known" ? value.memory : null));
  const reading = Promise.all([
    attempt(() => readFiles(writer, remembering)),
    attempt(() => readSubjectSurely(writer, mail)),
    attempt(() => readFieldToFill(writer, "to", true, remembering)),
    attempt(() => readFieldToFill(writer, "cc", mail.cc.length > 0, remembering)),
  ]);
  const [saved, type] = await Promise.all([saving, typing]);
  const bodyType = type.value;
  const body: Attempt<Body> =
    bodyType === null
      ? { value: null, cause: type.cause }
      : await attempt(() => readBody(writer, bodyType, remembering));
  const [files, subject, to, cc] = await reading;
  const remembered = await recalling;
  const recalled = remembered.value ?? { kind: "unreadable" as const };
  const causes = [saved, type, remembered, body, files, subject, to, cc].map(({ cause }) => cause);
  const isOfOtherItem = causes.includes("item-changed");
  const { forgotten, memory } = memories.of(key);
  const last = forgotten ?? memory;
  const doubts = last && { ...last, texts: last.texts.filter(mayCome), files: last.files.filter(mayComeFile) };
  return {
    isOfOtherItem,
    recalled,
    itemId: saved.value,
    saved,
    type,
    body,
    subject,
    to,
    cc,
    files,
    doubts,
    rewritten: [],
  };
}
