const KEY = "rutebestilling.reloaded";

/** How long a page that has reloaded itself leaves that to the user. Milliseconds. */
const PAUSE = 10 * 60_000;

/** What it needs of a window, so that a test can hand in its own. */
export interface ReloadingWindow {
  readonly sessionStorage: Pick<Storage, "getItem" | "setItem">;
  readonly location: { reload(): void };
}

/**
 * Reloads the page by itself, unless it did so lately: one that is not mended by it would go on for ever.
 * @param now milliseconds
 * @returns whether it does; false too where the browser lets nothing be remembered
 */
export function reloadOnce(now: number, browser: ReloadingWindow = window): boolean {
  try {
    const storage = browser.sessionStorage;
    const last = Number(storage.getItem(KEY) ?? Number.NEGATIVE_INFINITY);
    if (now - last < PAUSE) return false;
    storage.setItem(KEY, String(now));
  } catch {
    return false;
  }
  browser.location.reload();
  return true;
}
