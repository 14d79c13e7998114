/** What the host says of its own release. */
export interface Release {
  readonly version: string;
  readonly commit: string;
}

/**
 * Asks the host which release it serves now: a pane that stays open, or a cache that is stale, may run an older one.
 * @returns the host's release when it is another than this one, else null; null too when it cannot be asked
 */
export async function findOtherRelease(own: Release): Promise<Release | null> {
  try {
    const answer = await fetch("version.json", { cache: "no-cache" });
    if (!answer.ok) return null;
    const { version, commit } = (await answer.json()) as Partial<Release>;
    if (typeof version !== "string" || typeof commit !== "string") return null;
    return version === own.version && commit === own.commit ? null : { version, commit };
  } catch {
    return null;
  }
}
