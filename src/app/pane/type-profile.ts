import type { ProfileValues } from "../../domain/profile/fields";
import type { Pane } from "./pane";

/**
 * Remembers what is typed in the profile of the municipality in front, until it is saved: a look at another view does not
 * lose it, and the card and the form show the same. A field that is absent was not touched.
 */
export function typeProfile({ store }: Pane, typed: ProfileValues): void {
  const { municipality } = store.snapshot();
  if (!municipality) return;
  store.change({ typedProfiles: { ...store.own().typedProfiles, [municipality.code]: typed } });
}
