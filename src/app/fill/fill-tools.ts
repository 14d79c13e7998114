import type { DraftMemories } from "./draft-memories";
import type { HashContent } from "./files";

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

/** How long Outlook is given to show what it accepted, before the one second look. */
export const SECOND_LOOK_MS = 600;

/** After this long nothing more is written, and what is known is read. */
export const WRITE_WITHIN_MS = 20_000;
/** After this long the pane says what is known. */
export const KNOW_WITHIN_MS = 30_000;
