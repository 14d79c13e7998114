import type { ObstacleKind } from "../../domain/fill/obstacle";
import type { OrderMail } from "../../domain/order/mail";
import type { Draft } from "../ports/draft";
import type { PreparedForm } from "../ports/forms";
import type { DraftMemories } from "./draft-memories";
import { until } from "./draft-parts";
import type { HashContent } from "./files";

/** What a fill needs beside the draft. */
export interface FillInput {
  readonly mail: OrderMail;
  /** The forms, filled, in order. */
  readonly forms: readonly PreparedForm[];
  /** The mails of the municipality's other orders: none of their text may stand beside this one's. */
  readonly otherMails: readonly OrderMail[];
  /** Obstacles that the user was shown, and wants to fill the draft despite. */
  readonly confirmed: readonly ObstacleKind[];
}

/** A draft, and until when it is written to and read. */
export interface DraftInTime {
  /** The draft that the memory belongs to. */
  readonly key: Draft;
  readonly writer: Draft;
  readonly reader: Draft;
  /** Whether so many milliseconds of the time for the whole are left. */
  readonly hasTime: (milliseconds: number) => boolean;
}

/** What a fill works with. */
export interface FillTools {
  readonly memories: DraftMemories;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly hashContent: HashContent;
  /** Waits; Outlook may show a moment late what it has accepted. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Resolves when so much time has gone by. */
  readonly deadline: (milliseconds: number) => Promise<void>;
  /** A short text that no other fill has. */
  readonly newId: () => string;
}

/** Opens a draft for one piece of work: its time begins. */
export function openDesk(draft: Draft, { now, deadline }: FillTools): DraftInTime {
  const start = now();
  return {
    key: draft,
    writer: until(draft, deadline(WRITE_WITHIN_MS)),
    reader: until(draft, deadline(KNOW_WITHIN_MS)),
    hasTime: (milliseconds) => now() + milliseconds < start + KNOW_WITHIN_MS,
  };
}

/** How long Outlook is given to show what it accepted, before it is looked at again. */
export const SECOND_LOOK_MS = 600;
/** The pauses before each further look: a removed file stays in the list for a second (office-js#4508), an added one comes as late. */
export const LOOK_AGAIN_AFTER_MS: readonly number[] = [SECOND_LOOK_MS, 1_500];

/** After this long nothing more is written, and what is known is read. */
const WRITE_WITHIN_MS = 20_000;
/** After this long the pane says what is known. */
const KNOW_WITHIN_MS = 30_000;

/** How the draft is looked at after undo. */
export interface Look {
  /** The draft was saved before: else the body that is read may be an older one. */
  readonly isFresh: boolean;
  /**
   * Some time has gone by, and it is asked for the last time: an empty answer that comes again and again, and is what the
   * part was before the first fill, is believed.
   */
  readonly isLast: boolean;
}
