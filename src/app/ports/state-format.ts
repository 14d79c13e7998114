import type { StoredState } from "../../domain/state/stored-state";

/** Why a stored value was not read whole. Nothing of it is lost. */
export type StateProblem =
  /** Not stored by this add-in at all: it is set aside whole. */
  | { readonly code: "not-a-state" }
  /** Written by a newer version of the add-in: shown as far as it is understood, and not to be written over. */
  | { readonly code: "newer-version"; readonly version: number }
  /** One part is damaged; it is set aside under its path. */
  | { readonly code: "part-not-readable"; readonly path: string };

/** What reading a stored value gives. */
export interface ReadState {
  readonly state: StoredState;
  readonly problems: readonly StateProblem[];
  /** True for a value of a newer version: it must not be written over. */
  readonly readOnly: boolean;
}

/** A state made small enough, and what that cost. */
export interface FittedState {
  readonly state: StoredState;
  /** What it takes of the mailbox's room, as Outlook counts. */
  readonly bytes: number;
  /** False when even the compacted state is too large; it is given all the same. */
  readonly fits: boolean;
  /** References of the orders of which something was left out, the first to go first. */
  readonly compacted: readonly string[];
}

/** The form in which the user's state is stored. Never throws. */
export interface StateFormat {
  /**
   * Reads a stored value. What cannot be read is set aside and named in `problems`, and a newer version is read as far as
   * it is understood and marked `readOnly`.
   * @param raw what `Settings.read()` or a replica gave; null or undefined when nothing was stored.
   */
  read(raw: unknown): ReadState;
  /** The plain JSON data that is stored. `read` gives the same state back. */
  write(state: StoredState): unknown;
  /** Makes the state fit into so many bytes, leaving out as little as it takes. No order ever goes. */
  fit(state: StoredState, maxBytes: number): FittedState;
}
