import { profileValues, setProfileValues } from "../../domain/state/changes";
import type { ProfileExport } from "../ports/profile-files";
import type { Pane } from "./pane";

/** What came of importing profiles. */
export type ImportResult =
  | { readonly kind: "imported"; readonly count: number }
  /** Nothing was imported. Danish sentences that say why. */
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** Codes of the municipalities that the user has written a profile of. */
function ownProfiles({ store }: Pick<Pane, "store">): string[] {
  return Object.keys(store.snapshot().kept.state.profiles);
}

/** The user's profiles as a first organisation.json. @throws (rejects) what kept the writer away */
export async function exportProfiles(pane: Pane): Promise<ProfileExport> {
  const { kept, today } = pane.store.snapshot();
  const files = await pane.ports.loadProfileFiles();
  const profiles = ownProfiles(pane).map((code) => ({ code, values: profileValues(kept.state, code) }));
  return files.write(profiles, today);
}

/** Takes profiles from a file, all or nothing. @throws (rejects) what kept the reader away */
export async function importProfiles({ ports }: Pane, bytes: Uint8Array): Promise<ImportResult> {
  const found = (await ports.loadProfileFiles()).read(bytes);
  if (found.kind === "refused") return found;
  await ports.keeper.update((state, now) =>
    found.profiles.reduce((changed, { code, values }) => setProfileValues(changed, code, values, now), state),
  );
  return { kind: "imported", count: found.profiles.length };
}
