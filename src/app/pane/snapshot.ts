import type { Campaign } from "../../domain/campaign/campaign";
import { currentCampaign, decodeOrderRounds, mergeCampaigns } from "../../domain/campaign/rounds";
import { findNextStep, type NextStep } from "../../domain/follow-up/next-step";
import type { Resend } from "../../domain/follow-up/resend";
import { findMunicipality, findMunicipalityByAddress, type Municipality } from "../../domain/municipality/municipality";
import { type Order, planOrders } from "../../domain/order/order";
import { findRecord, orderState, referenceOf } from "../../domain/order/order-log";
import type { OrderKey } from "../../domain/order/reference";
import type { ProfileValues } from "../../domain/profile/fields";
import type { MailboxOwner, Profile } from "../../domain/profile/profile";
import { isOwnOrder } from "../../domain/state/own-order";
import type { StoredState } from "../../domain/state/stored-state";
import type { IsoDate } from "../../domain/time/iso-date";
import type { OwnFile } from "../ports/forms";
import type { OpenMessage, Surface } from "../ports/mailbox";
import type { OrganisationState } from "../ports/organisation";
import type { Release } from "../ports/releases";
import type { FillStatus } from "./fill-status";
import { organisationInUse } from "./organisation-in-use";
import { profileInUse } from "./profile-in-use";
import type { KeptState } from "./state-keeper";

/** What the pane itself remembers, as long as it is open. */
export interface PaneMemory {
  /** Null while it is being fetched. */
  readonly organisation: OrganisationState | null;
  /** The campaign that the user chose to see; null for the current one. */
  readonly campaignId: string | null;
  readonly wantedDate: IsoDate | null;
  /** Id of a campaign, long past, in which the user wants to order all the same; or null. */
  readonly lateCampaign: string | null;
  /** What is typed in profiles and not saved, by municipality code. */
  readonly typedProfiles: Readonly<Record<string, ProfileValues>>;
  readonly fills: Readonly<Partial<Record<OrderKey, FillStatus>>>;
  /** Reference of the order that the draft is filled with, or null. */
  readonly filledWith: string | null;
  /** The fill of this draft that the pane knows of: undo does not take back another one. */
  readonly fillId: string | null;
  /** Outlook does not tell what the draft is filled with. */
  readonly isMemoryUnreadable: boolean;
  /** What the draft is opened for, where it is the reply that carries forms after a sent mail; else null. */
  readonly resend: Resend | null;
  /** How often another item came to the front beside the pane. */
  readonly moves: number;
  /** The user's own files instead of forms, by order and form id. */
  readonly ownFiles: Readonly<Partial<Record<OrderKey, Readonly<Record<string, OwnFile>>>>>;
  /** The release that the host serves now, where it is another than this one. */
  readonly otherRelease: Release | null;
}

/** What a pane remembers that has just been opened. */
export const NEW_PANE: PaneMemory = {
  organisation: null,
  campaignId: null,
  wantedDate: null,
  lateCampaign: null,
  typedProfiles: {},
  fills: {},
  filledWith: null,
  fillId: null,
  isMemoryUnreadable: false,
  resend: null,
  moves: 0,
  ownFiles: {},
  otherRelease: null,
};

/** All that a snapshot is made of: what the pane remembers, and what its ports say now. */
export interface PaneFacts extends PaneMemory {
  readonly surface: Surface;
  /** The mail being read, or null. */
  readonly message: OpenMessage | null;
  /** A name for the item in front, or null (`Mailbox.itemKey`). */
  readonly itemKey: string | null;
  /** The mailbox's own address, or null where it is not known. */
  readonly userAddress: string | null;
  /** The name that Outlook shows for the mailbox's owner, or null. */
  readonly userName: string | null;
  /** Today's date in Denmark. */
  readonly today: IsoDate;
  readonly kept: KeptState;
  /** The release that runs here. */
  readonly release: Release;
}

/** What the pane shows. A new object after every change. */
export interface PaneSnapshot
  extends Pick<
    PaneFacts,
    | "surface"
    | "message"
    | "itemKey"
    | "today"
    | "wantedDate"
    | "fills"
    | "filledWith"
    | "isMemoryUnreadable"
    | "resend"
    | "moves"
    | "ownFiles"
    | "release"
    | "otherRelease"
    | "organisation"
    | "kept"
  > {
  readonly municipality: Municipality | null;
  /** The mailbox's domain, when the municipality was chosen by it and not by the user; else null. */
  readonly suggestedBy: string | null;
  /** Null where no municipality is chosen. */
  readonly profile: Profile | null;
  /** What is typed in that profile and not saved. */
  readonly typed: ProfileValues;
  /** Whose mailbox it is; null where it is not known. */
  readonly owner: MailboxOwner | null;
  readonly campaigns: readonly Campaign[];
  readonly campaign: Campaign;
  readonly orders: readonly Order[];
  /** The order that this mail is for: the one it was filled with, else the next that is not filled. Null: all are. */
  readonly chosenOrder: OrderKey | null;
  /** Whether a mail is being filled, or a fill taken back. */
  readonly isBusy: boolean;
  readonly nextStep: NextStep;
}

const NOTHING_TYPED: ProfileValues = {};

/** What the pane shows of these facts. Pure: the same facts give the same snapshot. */
export function takeSnapshot({
  userAddress,
  userName,
  campaignId,
  lateCampaign,
  typedProfiles,
  fillId: _,
  ...facts
}: PaneFacts): PaneSnapshot {
  const { organisation, kept, today, fills, filledWith } = facts;
  const campaigns = mergeCampaigns({
    organisation: organisationInUse(organisation)?.campaigns ?? [],
    user: decodeOrderRounds(kept.state.rounds).rounds,
  });
  const campaign = campaigns.find(({ id }) => id === campaignId) ?? currentCampaign(campaigns, today);
  const chosen = findMunicipality(kept.state.municipality.value ?? "");
  const byAddress = userAddress === null ? null : findMunicipalityByAddress(userAddress);
  const municipality = chosen ?? byAddress;
  const profile = municipality && profileInUse(municipality, organisation, kept.state);
  const orders = profile ? planOrders(profile, campaign) : [];
  return {
    ...facts,
    municipality,
    suggestedBy: !chosen && byAddress ? (userAddress?.split("@").at(-1) ?? null) : null,
    profile,
    typed: typedProfiles[municipality?.code ?? ""] ?? NOTHING_TYPED,
    owner: userAddress === null ? null : { name: userName, address: userAddress },
    campaigns,
    campaign,
    orders,
    chosenOrder: chooseOrder(orders, filledWith, kept.state),
    nextStep: findNextStep({
      hasMunicipality: municipality !== null,
      campaign,
      orders,
      state: kept.state,
      filledWith,
      today,
      ordersLate: lateCampaign === campaign.id,
    }),
    isBusy: Object.values(fills).some(({ kind }) => kind === "filling" || kind === "undoing"),
  };
}

/** The user's own orders whose mail is still to be filled. */
export function ordersToFill(orders: readonly Order[], state: StoredState): Order[] {
  return orders.filter(
    (order) =>
      isOwnOrder(order, state) &&
      ["none", "partial"].includes(orderState(findRecord(state.orders, referenceOf(order)))),
  );
}

/** The order that this draft is for: the one it holds, else the first that is not filled yet. */
function chooseOrder(orders: readonly Order[], filledWith: string | null, state: StoredState): OrderKey | null {
  const here = orders.find(({ reference }) => reference === filledWith);
  return here?.key ?? ordersToFill(orders, state)[0]?.key ?? null;
}
