import type { Replica } from "../app/ports/replica";

/** What the replica needs of a window, so that a test can hand in its own. */
export interface ReplicaWindow {
  readonly localStorage: Pick<Storage, "getItem" | "setItem">;
  addEventListener(type: "storage", listener: (event: StorageEvent) => void): void;
  removeEventListener(type: "storage", listener: (event: StorageEvent) => void): void;
}

/**
 * The replica in `localStorage`. Other panes of this browser hear of a write through the `storage` event, which a
 * browser never sends to the pane that wrote.
 *
 * @param mailbox address of the mailbox, so that two mailboxes in one browser stay apart.
 * @param partition `Office.context.partitionKey`: where browsers keep the storage of an embedded page apart per outer
 * page, Microsoft asks for keys that begin with it. Empty or undefined where there is none.
 * @returns the replica; a browser that refuses storage altogether is met at the first read, which throws.
 */
export function browserReplica(
  mailbox: string,
  partition: string | undefined,
  browser: ReplicaWindow = window,
): Replica {
  const key = `${partition ?? ""}rutebestilling.state.${mailbox.trim().toLowerCase()}`;
  return {
    read() {
      // Looked at only when it is used: a browser that refuses storage throws at the look already.
      const text = browser.localStorage.getItem(key);
      return text === null ? null : parseJson(text);
    },
    write(value) {
      browser.localStorage.setItem(key, JSON.stringify(value));
    },
    subscribe(listener) {
      // A null key: the whole storage was cleared.
      const onStorage = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      browser.addEventListener("storage", onStorage);
      return () => browser.removeEventListener("storage", onStorage);
    },
  };
}

/** A damaged copy counts as none: the mailbox has the first copy, and the next write mends this one. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
