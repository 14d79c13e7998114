import type { GuidedBench } from "../bench";
import type { ObservationName } from "../observations";
import type { ProbeDesk } from "../probe";
import type { LeftPart } from "../report";
import type { LineBook } from "../work-within";

/** What the user is asked to do, or to look at. */
export type Request =
  | "typing"
  | "other-mail"
  | "cloud-file"
  | "contact-list"
  | "directory-name"
  | "field-limit"
  | "reload"
  /** The page lost its mail: go back to it. */
  | "back"
  | "quote-there"
  | "quote-still-there";

/** One request, and where in the row of them it stands. */
export interface Prompt {
  readonly request: Request;
  /** The number of the last of the invented recipients, where the question is about it. */
  readonly count: number | null;
  /** Null for a question between the steps. */
  readonly place: { readonly step: number; readonly of: number } | null;
}

/** `yes`: it is done, or it is so. `skip`: the user leaves it out. */
export type Answer = "yes" | "no" | "skip";

/** Asks the user, and waits for as long as it takes. */
export type Ask = (prompt: Prompt) => Promise<Answer>;

/** What a step works with. */
export interface StepDesk extends ProbeDesk {
  readonly front: GuidedBench["front"];
  /** What a line says so far; null where it says nothing. */
  readonly says: (name: ObservationName) => unknown;
  /** Names a part of the draft that may hold something the page cannot see. */
  readonly leave: (part: LeftPart) => void;
}

/** What is looked at after the user has answered. */
export interface Prepared {
  readonly count?: number;
  /** Called when the user has answered, whatever it was. */
  stop?(): void;
  /** @param isSo the answer to a question; true where something was to be done */
  look(desk: StepDesk, isSo: boolean): Promise<void>;
}

/** One thing that is tried with the user's help, in the empty draft. */
export interface Step {
  readonly request: Request;
  /** The lines that it fills; some say something already. */
  readonly observes: readonly ObservationName[];
  /** Milliseconds for what is done before the user is asked, and for what is done after. */
  readonly within: number;
  /** Whether there is anything to find out. */
  isOpen(lines: LineBook): boolean;
  /** Null where there is nothing to ask after all. Rejects with what Outlook refused. */
  prepare(desk: StepDesk): Promise<Prepared | null>;
}

/** What a line says; null where it says nothing. */
export function valueIn(lines: LineBook, name: ObservationName): unknown {
  const line = lines[name];
  return line === undefined || line.status === "not-possible" ? null : line.value;
}
