import type { Pane } from "./pane";

/** Fetches the organisation's file, when the pane opens or again. Never rejects: what went wrong is in the snapshot. */
export async function loadOrganisation({ ports, store }: Pane): Promise<void> {
  store.change({ organisation: await ports.organisation.load() });
}
