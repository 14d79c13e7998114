import type { ProfileField } from "../../domain/profile/fields";
import { isProposal, type Profile, withMailboxOwner, withSuggestions } from "../../domain/profile/profile";
import { suggestFor } from "../../domain/profile/suggestions";
import type { PaneSnapshot } from "./snapshot";

/**
 * A municipality's profile with what is proposed where nothing is known: by public sources of its it-systems, and by the
 * mailbox of who to ask. A proposal is used once the user has seen and saved it (docs/adr/0008).
 * @param shown the fields that the user sees; absent: all. A field that is not seen has no proposal.
 */
export function proposedProfile(
  known: Profile,
  owner: PaneSnapshot["owner"],
  shown?: readonly ProfileField[],
): Profile {
  const proposed = withMailboxOwner(withSuggestions(known, suggestFor(known.municipality.code)), owner);
  if (!shown) return proposed;
  const fields = { ...known.fields };
  for (const field of shown) if (isProposal(proposed.fields[field].origin)) fields[field] = proposed.fields[field];
  return { ...known, fields };
}
