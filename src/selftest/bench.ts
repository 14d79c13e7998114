import type { FillTools } from "../app/fill/fill-tools";
import type { BodyType, Draft } from "../app/ports/draft";
import type { Forms } from "../app/ports/forms";
import type { Directive } from "./observations";

/** Settings under a key of the self-test's own. */
export interface TrialSettings {
  read(): unknown;
  /** @throws (rejects) SettingsError */
  save(value: unknown): Promise<number>;
  /** @throws (rejects) SettingsError */
  forget(): Promise<void>;
}

/** What the page itself can see. */
export interface PageFacts {
  /** The newest Mailbox requirement set, `1.13`, or null. */
  readonly requirementSet: string | null;
  /** Milliseconds from asking until Outlook gave its theme; null while it has not. */
  themeToldAfter(): number | null;
  mayUseClipboard(): Promise<boolean>;
  canStore(): boolean;
  /** What the content security policy has refused since the page opened, Microsoft's own scripts apart. */
  violations(): readonly Directive[];
  hasOutlooksFont(): boolean;
  /** How much the page is enlarged, in per cent. */
  zoom(): number;
}

/** What the probes work with: the same adapters as the pane's. */
export interface Bench {
  /** The draft beside the page. */
  readonly draft: Draft;
  /** The same draft by a queue of its own, four calls wide, in which nothing is asked twice. */
  readonly beside: Draft;
  readonly settings: TrialSettings;
  /** The mailbox's own address: the only one that is written into the draft. Null where it is not known. */
  readonly ownAddress: string | null;
  readonly page: PageFacts;
  readonly forms: Forms;
  readonly hashContent: FillTools["hashContent"];
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** What became of reading the body. */
export interface BodyReads {
  /** How many reads there were. */
  count: number;
  /** Which of them was the first that was answered with nothing though something is there; 0 for none. */
  firstEmpty: number;
}

/** What earlier probes have found, and later ones build on. */
export interface Known {
  /** The kind of draft before it was saved first; null where that is not known. */
  beganAs: BodyType | null;
  /** The kind of draft, as last asked; null where that is not known. */
  bodyType: BodyType | null;
  /** The body that is read is the one that was saved last: it is saved before each look. */
  isStale: boolean;
  /** How long one call takes. */
  latencyMs: number;
  readonly reads: BodyReads;
}

/** @returns what is known before anything was tried */
export const knowNothing = (): Known => ({
  beganAs: null,
  bodyType: null,
  isStale: false,
  latencyMs: 0,
  reads: { count: 0, firstEmpty: 0 },
});

/** What is in front of the page, whatever it is. */
export interface Front {
  /** Grows each time that Outlook tells the page of another item. */
  readonly generation: number;
  /** The subject of the mail that is written there; null where none is. @throws (rejects) OutlookError */
  readSubject(): Promise<string | null>;
}

/** What the steps with the user's help work with beside. */
export interface GuidedBench extends Bench {
  readonly front: Front;
  /** Whether the report outlives the page's being loaded again. */
  readonly canReload: boolean;
  /** The draft that the page belongs to now; null where no mail is written. */
  openDraft(): Draft | null;
}
