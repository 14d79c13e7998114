import type { Campaign } from "../../domain/campaign/campaign";
import { foldCampaignId } from "../../domain/campaign/campaign-id";
import { encodeOrderRound } from "../../domain/campaign/rounds";
import { type Handover, readHandoverLine } from "../../domain/follow-up/handover-line";
import { PROFILE_FIELDS, type ProfileField } from "../../domain/profile/fields";
import { chooseMunicipality, profileValues, setProfileValues, setRound } from "../../domain/state/changes";
import { chooseCampaign } from "../pane/choose-campaign";
import type { Pane } from "../pane/pane";
import { profileInUse } from "../pane/profile-in-use";

/** One field of the profile, before and after a handover is taken over. */
export interface HandedField {
  readonly field: ProfileField;
  /** Empty where nothing was known. */
  readonly before: string;
  readonly after: string;
}

/** What taking a handover over would do. */
export type TakeOver =
  | { readonly kind: "none" | "broken" | "newer" }
  /** The line names a round that this pane does not know, and does not say what it is. */
  | { readonly kind: "unknown-round"; readonly campaignId: string }
  /** The user has started another round of the same name. */
  | { readonly kind: "other-round"; readonly campaignId: string }
  | {
      readonly kind: "ready";
      readonly handover: Handover;
      readonly campaign: Campaign;
      /** Whether the round is new to this pane. */
      readonly isNewRound: boolean;
      /** The fields that would change. */
      readonly fields: readonly HandedField[];
      /** Fields that the organisation has locked: they stay. */
      readonly locked: readonly ProfileField[];
    };

/** Looks at what a colleague has handed over. Changes nothing. @param text what was pasted, or stands in the file */
export function lookAtHandover({ store }: Pick<Pane, "store">, text: string): TakeOver {
  const reading = readHandoverLine(text);
  if (reading.kind !== "read") return { kind: reading.kind };
  const { handover } = reading;
  const { municipality, campaignId, round, values } = handover;
  const { campaigns, organisation, kept } = store.snapshot();
  const known = campaigns.find(({ id }) => foldCampaignId(id) === foldCampaignId(campaignId));
  const campaign = known ?? round;
  if (!campaign) return { kind: "unknown-round", campaignId };
  // Where the organisation has published the round, its dates hold.
  if (known?.origin === "user" && (!round || !isSameRound(known, round))) return { kind: "other-round", campaignId };
  const profile = profileInUse(municipality, organisation, kept.state);
  const handed = PROFILE_FIELDS.filter((field) => values[field] !== undefined);
  const locked = handed.filter((field) => profile.fields[field].locked);
  const fields = handed.flatMap((field) => {
    const change = { field, before: profile.fields[field].value, after: values[field] ?? "" };
    return locked.includes(field) || change.before === change.after ? [] : [change];
  });
  return { kind: "ready", handover, campaign, isNewRound: !known, fields, locked };
}

function isSameRound(a: Campaign, b: Campaign): boolean {
  return JSON.stringify(encodeOrderRound(a)) === JSON.stringify(encodeOrderRound(b));
}

/** Takes over what the user has seen: municipality, round and profile come to the front. */
export async function takeOver(pane: Pane, seen: Extract<TakeOver, { kind: "ready" }>): Promise<void> {
  const { handover, campaign, isNewRound, fields } = seen;
  const { code } = handover.municipality;
  chooseCampaign(pane, campaign.id);
  await pane.ports.keeper.update((state, now) => {
    const after = Object.fromEntries(fields.map((change) => [change.field, change.after]));
    const chosen = chooseMunicipality(state, code, now);
    const profiled = setProfileValues(chosen, code, { ...profileValues(chosen, code), ...after }, now);
    return isNewRound ? setRound(profiled, campaign.id, encodeOrderRound(campaign), now) : profiled;
  });
}
