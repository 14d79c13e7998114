import type { PaneChannel } from "../../../src/app/ports/pane-channel";
import type { Replica } from "../../../src/app/ports/replica";
import { type Settings, SettingsError, type SettingsErrorKind } from "../../../src/app/ports/settings";

const copy = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** Bytes that a value takes in a mailbox: its JSON, as a text, in the JSON of all settings. */
export function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify({ rutebestilling: JSON.stringify(value) }));
}

/**
 * A mailbox as Outlook gives it to add-ins: each pane has the settings as they were when it opened, and a save
 * replaces all of them, whatever another pane has saved meanwhile.
 */
export function createMailbox(stored: unknown = null) {
  let server = copy(stored);
  let failure: SettingsErrorKind | "throws" | null = null;
  let limit = 32_768;
  let saves = 0;
  return {
    get stored() {
      return server;
    },
    get saves() {
      return saves;
    },
    /** Makes saves fail from now on; null mends them. */
    fail(kind: SettingsErrorKind | "throws" | null) {
      failure = kind;
    },
    limitTo(bytes: number) {
      limit = bytes;
    },
    /** The settings of a pane that opens now. */
    openPane(): Settings {
      let snapshot = copy(server);
      return {
        read: () => copy(snapshot),
        async save(value) {
          await Promise.resolve();
          if (failure === "throws") throw new TypeError("Outlook is not itself");
          if (failure) throw new SettingsError(failure, "not today");
          const bytes = sizeOf(value);
          if (bytes > limit) throw new SettingsError("too-large", `${bytes} bytes`);
          snapshot = copy(value);
          server = copy(value);
          saves++;
          return bytes;
        },
      };
    },
  };
}

/** A browser whose panes share one replica. A pane hears of the others' writes and never of its own. */
export function createBrowser() {
  let text: string | null = null;
  let broken = false;
  const panes: Set<() => void>[] = [];
  const guard = () => {
    if (broken) throw new Error("storage is blocked");
  };
  return {
    /** Makes the storage throw. */
    breakStorage(isBroken = true) {
      broken = isBroken;
    },
    clear() {
      text = null;
    },
    put(value: unknown) {
      text = JSON.stringify(value);
    },
    get text() {
      return text;
    },
    openPane(): Replica {
      const mine = new Set<() => void>();
      panes.push(mine);
      return {
        read() {
          guard();
          return text === null ? null : JSON.parse(text);
        },
        write(value) {
          guard();
          text = JSON.stringify(value);
          for (const pane of panes) if (pane !== mine) for (const listener of pane) listener();
        },
        subscribe(listener) {
          guard();
          mine.add(listener);
          return () => {
            mine.delete(listener);
          };
        },
      };
    },
  };
}

/** What the open panes of one browser say to each other. Nothing of it is kept. */
export function createChannel() {
  const panes = new Set<(value: unknown) => void>();
  return {
    openPane(): PaneChannel {
      let mine: ((value: unknown) => void) | null = null;
      return {
        send(value) {
          for (const listener of panes) if (listener !== mine) listener(copy(value));
        },
        subscribe(listener) {
          mine = listener;
          panes.add(listener);
          return () => {
            panes.delete(listener);
          };
        },
      };
    },
  };
}
