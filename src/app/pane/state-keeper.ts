import { withoutMailboxOnly } from "../../domain/state/changes";
import { LATEST_AHEAD, withoutFuture } from "../../domain/state/future";
import { mergeStoredStates, type StoredState } from "../../domain/state/stored-state";
import { type Instant, toInstant } from "../../domain/time/instant";
import { stableJson } from "../../domain/time/timed";
import type { Clock } from "../ports/clock";
import type { PaneChannel } from "../ports/pane-channel";
import type { Replica } from "../ports/replica";
import { type Settings, SettingsError, type SettingsErrorKind } from "../ports/settings";
import type { StateFormat, StateProblem } from "../ports/state-format";

/**
 * What the state may take (`StateFormat`). Outlook's limit for all that an add-in keeps in a mailbox is 32,768; the name
 * under which the state is kept needs a little of it.
 */
export const STATE_BYTES = 32_768 - 256;

/** Whether the mailbox has what the pane shows. */
type SaveStatus =
  /** All is saved, or nothing had to be. `bytes` of JSON are in use; null before the first save. */
  | { readonly kind: "saved"; readonly bytes: number | null }
  | { readonly kind: "saving" }
  /** Not saved; kept in the pane (and in this browser where it can be), and tried again with the next change. */
  | { readonly kind: "unsaved"; readonly error: SettingsErrorKind }
  /** A newer version of the add-in wrote the mailbox's settings: they are not written over. */
  | { readonly kind: "read-only"; readonly version: number };

/** What the pane shows. A new object after every change; compare by identity. */
export interface KeptState {
  readonly state: StoredState;
  readonly status: SaveStatus;
  /** What could not be read of the mailbox's settings; nothing of it is lost. */
  readonly problems: readonly StateProblem[];
  /** References of orders whose details (recipients, hashes) the mailbox had no room for at the last save. */
  readonly compacted: readonly string[];
  /** Whether this browser keeps a second copy. Without it, another machine's save can wipe what was saved here. */
  readonly hasReplica: boolean;
}

/** Keeps the user's state: one value in the mailbox, a copy in this browser, and the pane's own memory. */
export interface StateKeeper {
  /** What is known now. */
  current(): KeptState;
  /**
   * Changes the state and saves it. The change is seen by `current` and by subscribers at once; saving follows.
   * @param change gives the new state from the present one; `now` is the time to write it with.
   * @returns resolves when the save was tried, whatever came of it: see `status`. Rejects only with what `change` throws.
   */
  update(change: (state: StoredState, now: Instant) => StoredState): Promise<KeptState>;
  /** Calls `listener` after every change, of this pane or another. @returns ends the subscription. */
  subscribe(listener: (kept: KeptState) => void): () => void;
  /** Stops listening to other panes. */
  close(): void;
}

/** Outlook may count bytes in its own way: how much smaller each further attempt is after "too large". */
const ATTEMPTS = [1, 0.8, 0.6];

/**
 * Opens the state: what the mailbox had when the pane opened, joined with this browser's copy. Where the copy knows more
 * (another machine's save went over ours), the mailbox is put right as soon as the copy is read.
 *
 * Outlook gives each pane the mailbox's settings as they were when it opened, and a save replaces all of them. So every
 * save is joined with the browser's copy first; what was written on another machine in between comes back from that
 * machine's own copy the next time the pane opens there (docs/adr/0014).
 */
export function openStateKeeper(ports: {
  readonly settings: Settings;
  readonly format: StateFormat;
  readonly clock: Clock;
  /** Null where this browser gives none. */
  readonly replica: Replica | null;
  /** Null or absent where this browser gives none. */
  readonly channel?: PaneChannel | null;
  /**
   * When the copy and the other panes are asked: at once when absent, and before the first change at the latest. A
   * browser can hold the page up while it opens its storage, and the first view need not wait for that.
   */
  readonly firstView?: Promise<void>;
}): StateKeeper {
  const { settings, format, clock, replica, channel = null, firstView } = ports;
  const listeners = new Set<(kept: KeptState) => void>();
  const latest = () => toInstant(new Date(clock.now().getTime() + LATEST_AHEAD));
  const read = format.read(settings.read());
  const mailbox = { ...read, state: withoutFuture(read.state, latest()) };
  const newer = mailbox.problems.find((problem) => problem.code === "newer-version");
  let kept: KeptState = {
    state: mailbox.state,
    status: newer ? { kind: "read-only", version: newer.version } : { kind: "saved", bytes: null },
    problems: mailbox.problems,
    compacted: [],
    hasReplica: replica !== null,
  };
  let saving: Promise<void> | null = null;

  const show = (change: Partial<KeptState>) => {
    kept = { ...kept, ...change };
    for (const listener of listeners) listener(kept);
  };

  /** Does something with the replica; one that throws is said and does not stop the pane. */
  const withReplica = (use: (replica: Replica) => void) => {
    if (!replica) return;
    try {
      use(replica);
      if (!kept.hasReplica) show({ hasReplica: true });
    } catch {
      if (kept.hasReplica) show({ hasReplica: false });
    }
  };

  /** Takes in what this browser gives, which any page of this host could have written. */
  const absorb = (value: unknown) => {
    const { state, problems } = format.read(value);
    if (problems.some((problem) => problem.code === "not-a-state")) return;
    const merged = mergeStoredStates(kept.state, withoutFuture(withoutMailboxOnly(state), latest()));
    if (!sameState(merged, kept.state)) show({ state: merged });
  };

  /** Takes in what other panes of this browser have written. */
  const absorbReplica = () => withReplica((copy) => absorb(copy.read()));

  const writeReplica = () =>
    withReplica((copy) => {
      // A newer version's copy is left to it: this version would drop what it does not know.
      if (!format.read(copy.read()).readOnly) copy.write(format.write(kept.state));
    });

  /** Tells the other open panes what this one knows, or asks them (null). Without a channel they meet in the replica. */
  const tell = (value: unknown) => {
    try {
      channel?.send(value);
    } catch {
      // The replica and the next opening of a pane remain.
    }
  };

  /** Takes in what another open pane knows: otherwise the next save of this one would wipe it. */
  const hear = (value: unknown) => {
    if (value === null) tell(format.write(kept.state));
    else absorb(value);
  };

  /** Saves until what is saved is what is shown. One save at a time: changes during a save go together in the next. */
  const saveAll = async () => {
    for (;;) {
      const { state } = kept;
      show({ status: { kind: "saving" } });
      const result = await saveOnce(state, settings, format);
      if (kept.state === state) return show(result);
    }
  };

  const save = async () => {
    if (kept.status.kind === "read-only") return;
    saving ??= saveAll().finally(() => {
      saving = null;
    });
    await saving;
  };

  /** Ends the subscriptions; null until there are any. */
  let leave: (() => void) | null = null;

  /** Takes in what the copy and the other panes know, and listens from now on. */
  const join = () => {
    if (leave) return;
    let stopListening = () => {};
    absorbReplica();
    withReplica((copy) => {
      stopListening = copy.subscribe(absorbReplica);
    });
    const stopHearing = channel?.subscribe(hear);
    leave = () => {
      stopListening();
      stopHearing?.();
    };
    tell(null);
    if (!sameState(format.fit(kept.state, STATE_BYTES).state, read.state)) {
      writeReplica();
      void save();
    }
  };
  if (firstView) void firstView.then(join);
  else join();

  return {
    current: () => kept,
    async update(change) {
      join();
      absorbReplica();
      const next = change(kept.state, toInstant(clock.now()));
      if (next === kept.state && kept.status.kind === "saved") return kept;
      show({ state: next });
      writeReplica();
      tell(format.write(next));
      await save();
      return kept;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      leave?.();
      // Nor does it begin to listen after this.
      leave ??= () => {};
    },
  };
}

/** Saves, and packs more tightly where Outlook says that it is too much. */
async function saveOnce(
  state: StoredState,
  settings: Settings,
  format: StateFormat,
): Promise<Pick<KeptState, "status"> & Partial<KeptState>> {
  let error: SettingsErrorKind = "too-large";
  for (const attempt of ATTEMPTS) {
    const fitted = format.fit(state, STATE_BYTES * attempt);
    if (!fitted.fits) break;
    try {
      const bytes = await settings.save(format.write(fitted.state));
      return { status: { kind: "saved", bytes }, compacted: fitted.compacted };
    } catch (reason) {
      error = reason instanceof SettingsError ? reason.kind : "not-saved";
      if (error !== "too-large") break;
    }
  }
  return { status: { kind: "unsaved", error } };
}

function sameState(a: StoredState, b: StoredState): boolean {
  return stableJson(a) === stableJson(b);
}
