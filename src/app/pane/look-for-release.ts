import type { Pane } from "./pane";

/** Asks whether the host serves another release than this one. The snapshot's `otherRelease` says so. Never rejects. */
export async function lookForRelease({ ports, store }: Pane): Promise<void> {
  const otherRelease = await ports.releases.findOther();
  if (otherRelease) store.change({ otherRelease });
}
