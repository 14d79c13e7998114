import type { Release } from "../app/ports/releases";

/**
 * Asks the host which release it serves now: a pane that stays open, or a cache that is stale, may run an older one.
 * @param url absolute, or relative to the page
 * @returns the host's release when it is another than this one, else null; null too when it cannot be asked
 */
export async function findOtherRelease(own: Release, url = "version.json"): Promise<Release | null> {
  try {
    const answer = await fetch(url, { cache: "no-cache" });
    if (!answer.ok) return null;
    const { version, commit, switchedOff = false } = (await answer.json()) as Partial<Release>;
    if (typeof version !== "string" || typeof commit !== "string") return null;
    const isSame = version === own.version && commit === own.commit && !switchedOff;
    return isSame ? null : { version, commit, switchedOff };
  } catch {
    return null;
  }
}
