import type { Campaign } from "../../domain/campaign/campaign";
import { currentCampaign, decodeOrderRounds, mergeCampaigns } from "../../domain/campaign/rounds";
import type { FillReport } from "../../domain/fill/fill-report";
import type { ObstacleKind } from "../../domain/fill/obstacle";
import type { UndoReport } from "../../domain/fill/undo-report";
import { findMunicipality, findMunicipalityByAddress, type Municipality } from "../../domain/municipality/municipality";
import { composeOrderMail, type OrderMail, requestedReadyDate } from "../../domain/order/mail";
import { type Order, planOrders } from "../../domain/order/order";
import {
  type AskedDate,
  findRecord,
  orderState,
  recordFilled,
  recordFillUndone,
  referenceOf,
} from "../../domain/order/order-log";
import type { OrderKey } from "../../domain/order/reference";
import type { ProfileValues } from "../../domain/profile/fields";
import { type Profile, resolveProfile } from "../../domain/profile/profile";
import {
  changeOrders,
  chooseMunicipality,
  profileValues,
  recentMunicipalities,
  setProfileValues,
} from "../../domain/state/changes";
import type { StoredState } from "../../domain/state/stored-state";
import { dateInDenmark, type IsoDate } from "../../domain/time/iso-date";
import { DraftMemories } from "../fill/draft-memories";
import type { Clock } from "../ports/clock";
import type { Draft, DraftAccess } from "../ports/draft";
import type { DraftFiles, WrittenFile } from "../ports/draft-files";
import { type Forms, FormsError, type OwnFile, type PreparedForm } from "../ports/forms";
import type { Mailbox, Surface } from "../ports/mailbox";
import type { OrganisationMunicipality, OrganisationSource, OrganisationState } from "../ports/organisation";
import type { KeptState, StateKeeper } from "./state-keeper";

/** What the session works with. */
export interface SessionPorts {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly drafts: DraftAccess;
  readonly keeper: StateKeeper;
  readonly organisation: OrganisationSource;
  /** The forms, whose library is fetched when first needed. */
  readonly forms: Forms;
  /** The writer of draft files, fetched when first needed. */
  readonly loadDraftFiles: () => Promise<DraftFiles>;
  /** SHA-256 of base64 content, lower-case hex. */
  readonly hashContent: (base64: string) => Promise<string>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Outlook as it calls itself, and the newest requirement set that it supports; for diagnostics. */
  readonly describeHost: () => { readonly host: string | null; readonly requirementSet: string | null };
}

/** What an order's card shows of the work on the draft beside the pane. */
export type FillStatus =
  | { readonly kind: "filling" | "undoing" }
  /** `confirmed`: the obstacles in spite of which it was filled; `Prøv igen` asks about them no more. */
  | { readonly kind: "filled"; readonly report: FillReport; readonly confirmed: readonly ObstacleKind[] }
  | { readonly kind: "undone"; readonly report: UndoReport }
  /** A form could not be made: nothing was written. */
  | { readonly kind: "forms-failed"; readonly error: FormsError }
  /**
   * Nothing was written: no mail is being written any more, or a part of the add-in could not be fetched. `unexpected`:
   * an error that nobody foresaw.
   */
  | { readonly kind: "no-draft" | "not-fetched" | "unexpected" }
  /** Another mail was opened meanwhile: what came of the work is not said beside it. */
  | { readonly kind: "other-mail" };

/** What the pane shows. A new object after every change. */
export interface PaneSnapshot {
  readonly surface: Surface;
  readonly today: IsoDate;
  readonly municipality: Municipality | null;
  /** The mailbox's domain, when the municipality was chosen by it and not by the user; else null. */
  readonly suggestedBy: string | null;
  readonly profile: Profile | null;
  readonly campaigns: readonly Campaign[];
  readonly campaign: Campaign;
  readonly orders: readonly Order[];
  /** The order that this mail is for: the one it was filled with, else the next that is not sent. Null: all are. */
  readonly chosenOrder: OrderKey | null;
  /** Reference of the order that the draft is filled with, or null. */
  readonly filledWith: string | null;
  readonly wantedDate: IsoDate | null;
  readonly fills: Readonly<Partial<Record<OrderKey, FillStatus>>>;
  readonly isBusy: boolean;
  /** Null while it is being fetched. */
  readonly organisation: OrganisationState | null;
  readonly kept: KeptState;
}

/**
 * The pane's one state and what can be done with it. Knows nothing of React: a view subscribes and calls.
 */
export class PaneSession {
  readonly #memories = new DraftMemories();
  readonly #listeners = new Set<() => void>();
  #snapshot: PaneSnapshot;
  #organisation: OrganisationState | null = null;
  #campaignId: string | null = null;
  #wantedDate: IsoDate | null = null;
  #fills: Partial<Record<OrderKey, FillStatus>> = {};
  #filledWith: string | null = null;
  /** The fill of this draft that the pane knows of: undo does not take back another one. */
  #fillId: string | null = null;
  #ownFiles: Partial<Record<OrderKey, Readonly<Record<string, OwnFile>>>> = {};

  /** @param ports kept open for the views that are fetched later and bring use cases of their own */
  constructor(readonly ports: SessionPorts) {
    this.#snapshot = this.#look();
    ports.keeper.subscribe(() => this.#changed());
    ports.mailbox.onItemChanged(() => {
      // Another mail: what was said of the last one is not true of this.
      this.#fills = {};
      this.#filledWith = null;
      this.#fillId = null;
      this.#changed();
      void this.#recallDraft();
    });
    void this.#recallDraft();
    void ports.organisation.load().then((organisation) => {
      this.#organisation = organisation;
      this.#changed();
    });
  }

  /** What the pane shows now. The same object until something changes. */
  readonly snapshot = (): PaneSnapshot => this.#snapshot;

  /** Calls back after every change. @returns ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Chooses the municipality in front. */
  chooseMunicipality(code: string): void {
    this.#fills = {};
    this.change((state, now) => chooseMunicipality(state, code, now));
  }

  /** Chooses which campaign is shown; null for the current one. */
  chooseCampaign(id: string | null): void {
    this.#campaignId = id;
    this.#fills = {};
    this.#changed();
  }

  /** Asks for another ready date than the campaign's; null for none. */
  setWantedDate(date: IsoDate | null): void {
    this.#wantedDate = date;
    this.#changed();
  }

  /** The user's own files instead of forms, for one order. */
  setOwnFiles(key: OrderKey, files: Readonly<Record<string, OwnFile>>): void {
    this.#ownFiles = { ...this.#ownFiles, [key]: files };
    this.#changed();
  }

  /** The user's own files of an order, by form id. */
  ownFiles(key: OrderKey): Readonly<Record<string, OwnFile>> {
    return this.#ownFiles[key] ?? {};
  }

  /** Saves the profile of the municipality in front. @returns what is kept now; never rejects */
  saveProfile(values: ProfileValues): Promise<KeptState> {
    const code = this.#snapshot.municipality?.code;
    if (!code) return Promise.resolve(this.#snapshot.kept);
    const isSuggested = this.#snapshot.kept.state.municipality.value === null;
    return this.change((state, now) => {
      const chosen = isSuggested ? chooseMunicipality(state, code, now) : state;
      return setProfileValues(chosen, code, values, now);
    });
  }

  /** Changes and saves the state. @returns what is kept now; never rejects */
  change(change: Parameters<StateKeeper["update"]>[0]): Promise<KeptState> {
    return this.ports.keeper.update(change);
  }

  /** The order's mail, as it will be written now. */
  composeMail(order: Order): OrderMail {
    const { today, wantedDate } = this.#snapshot;
    return composeOrderMail(order, { today, wantedDate });
  }

  /** The order's forms, filled. @throws (rejects) FormsError */
  async prepareForms(order: Order): Promise<readonly PreparedForm[]> {
    const { today, wantedDate } = this.#snapshot;
    return this.ports.forms.prepare(order, {
      today,
      readyDate: requestedReadyDate(order, { today, wantedDate }),
      ownFiles: this.ownFiles(order.key),
    });
  }

  /**
   * Fills the draft beside the pane with an order and reads it back. Nothing is written while the order has problems.
   * The draft is the one that was there when this was called: if another is opened meanwhile, nothing is written to it.
   * @param confirmed obstacles that the user was told of, and wants to fill in spite of
   */
  async fill(key: OrderKey, confirmed: readonly ObstacleKind[] = []): Promise<void> {
    const order = this.#snapshot.orders.find((candidate) => candidate.key === key);
    if (!order || order.problems.length > 0 || this.#snapshot.isBusy) return;
    const draft = this.ports.drafts.openDraft();
    if (!draft) {
      this.#fills = { ...this.#fills, [key]: { kind: "no-draft" } };
      this.#changed();
      return;
    }
    const all = [...this.#confirmed(key), ...confirmed];
    this.#fills = { [key]: { kind: "filling" } };
    this.#changed();
    const status =
      this.#isSentElsewhere(order) && !all.includes("already-sent")
        ? this.#blockedAsSent(order)
        : await this.#fillWith(draft, order, all);
    await this.#finish(draft, key, status);
  }

  /** Obstacles in spite of which the fill that is shown was made. */
  #confirmed(key: OrderKey): readonly ObstacleKind[] {
    const status = this.#fills[key];
    return status?.kind === "filled" ? status.confirmed : [];
  }

  /** Whether the order was sent, and not from the draft beside the pane. */
  #isSentElsewhere(order: Order): boolean {
    const state = orderState(findRecord(this.#snapshot.kept.state.orders, referenceOf(order)));
    return this.#filledWith !== order.reference && ["sent", "confirmed", "ready"].includes(state);
  }

  #blockedAsSent({ reference }: Order): FillStatus {
    const at = this.ports.clock.now().getTime();
    const obstacle = { kind: "already-sent" } as const;
    const report = { reference, outcome: "blocked", obstacle, parts: [], notes: [], at, fillId: null } as const;
    return { kind: "filled", report, confirmed: [] };
  }

  async #fillWith(draft: Draft, order: Order, confirmed: readonly ObstacleKind[]): Promise<FillStatus> {
    const filling = await loadFilling();
    if (!filling) return { kind: "not-fetched" };
    try {
      const others = this.#snapshot.orders.filter((other) => other.key !== order.key);
      const mail = this.composeMail(order);
      const asked = requestedReadyDate(order, this.#snapshot) ?? "earliest";
      const forms = await this.prepareForms(order);
      const otherMails = others.map((other) => this.composeMail(other));
      const report = await filling.fillDraft(draft, { mail, forms, otherMails, confirmed }, this.#tools());
      this.#logFill(order, mail, asked, forms, report);
      return { kind: "filled", report, confirmed };
    } catch (error) {
      if (error instanceof FormsError) return { kind: "forms-failed", error };
      return { kind: "unexpected" };
    }
  }

  #tools() {
    const { clock, hashContent, wait } = this.ports;
    return {
      memories: this.#memories,
      now: () => clock.now().getTime(),
      hashContent,
      wait,
      deadline: wait,
      newId: () => Math.random().toString(36).slice(2, 10),
    };
  }

  /** Records what the draft holds now; of an order that was sent, what was sent stays recorded until all is in place. */
  #logFill(order: Order, mail: OrderMail, asked: AskedDate, forms: readonly PreparedForm[], report: FillReport): void {
    const { outcome } = report;
    const exchanged = this.#snapshot.orders.find(({ reference }) => reference === this.#filledWith);
    if (exchanged && exchanged !== order && report.obstacle?.kind !== "other-order") this.#logUndone(exchanged);
    if (outcome === "failed" || outcome === "blocked") return;
    if (outcome === "partial" && this.#isSentElsewhere(order)) return;
    const details = {
      verified: outcome === "complete",
      system: order.system,
      supplier: order.supplier,
      asked,
      to: mail.to,
      cc: mail.cc,
      forms: forms.map(({ form, sha256 }) => ({ id: form.id, sha256 })),
    };
    void this.change((state, now) => changeOrders(state, (log) => recordFilled(log, referenceOf(order), details, now)));
  }

  #logUndone(order: Order): void {
    void this.change((state, now) => changeOrders(state, (log) => recordFillUndone(log, referenceOf(order), now)));
  }

  /** Takes back what was written in the draft beside the pane. */
  async undo(key: OrderKey): Promise<void> {
    const order = this.#snapshot.orders.find((candidate) => candidate.key === key);
    const draft = this.ports.drafts.openDraft();
    if (!order || !draft || this.#snapshot.isBusy) return;
    this.#fills = { [key]: { kind: "undoing" } };
    this.#changed();
    await this.#finish(draft, key, await this.#undoOn(draft, order));
  }

  async #undoOn(draft: Draft, order: Order): Promise<FillStatus> {
    const filling = await loadFilling();
    if (!filling) return { kind: "not-fetched" };
    try {
      const report = await filling.undoFill(draft, this.#tools(), this.#fillId);
      if (report.outcome === "undone") this.#logUndone(order);
      return { kind: "undone", report };
    } catch {
      return { kind: "unexpected" };
    }
  }

  /** Opens a new mail for an order, from a mail being read. Rejects with a `DraftError` when Outlook does not. */
  openNewMessage(order: Order): Promise<void> {
    // No body: one would take the place of the user's signature. The pane in the new mail completes it.
    const { to, cc, subject } = this.composeMail(order);
    return this.ports.mailbox.openNewMessage({ to, cc, subject });
  }

  /** The order's mail as a file, for a pane outside Outlook. @throws (rejects) FormsError */
  async writeDraftFile(order: Order): Promise<WrittenFile> {
    const [files, forms] = await Promise.all([this.ports.loadDraftFiles(), this.prepareForms(order)]);
    return files.write(this.composeMail(order), forms);
  }

  /** The orders of the municipality in front in any campaign. */
  planIn(campaign: Campaign): readonly Order[] {
    const { profile } = this.#snapshot;
    return profile ? planOrders(profile, campaign) : [];
  }

  /** The campaign's orders of the municipality in front, of those used lately, and of those with a profile of the user's. */
  planAll(): readonly Order[] {
    const { kept, campaign, municipality } = this.#snapshot;
    const { profiles } = kept.state;
    const own = municipality ? [municipality.code] : [];
    const codes = new Set([...own, ...recentMunicipalities(kept.state), ...Object.keys(profiles)]);
    return [...codes].flatMap((code) => {
      const found = findMunicipality(code);
      return found ? planOrders(lookUpProfile(found, this.#organisation, kept.state), campaign) : [];
    });
  }

  /** Brings a municipality and a campaign to the front. */
  openOrder(municipalityCode: string, campaignId: string): void {
    this.chooseCampaign(campaignId);
    this.chooseMunicipality(municipalityCode);
  }

  /**
   * Shows what came of the work, beside the mail that it is about. Beside another mail only that the work there was
   * stopped is said.
   */
  async #finish(draft: Draft, key: OrderKey, status: FillStatus): Promise<void> {
    await this.#recallDraft();
    const isSameMail = this.ports.drafts.openDraft() === draft;
    this.#fills = isSameMail || status.kind === "no-draft" ? { [key]: status } : { [key]: { kind: "other-mail" } };
    this.#changed();
  }

  async #recallDraft(): Promise<void> {
    const draft = this.ports.drafts.openDraft();
    const recalled = draft && (await this.#memories.recall(draft).catch(() => null));
    if (draft !== this.ports.drafts.openDraft()) return;
    const memory = recalled?.kind === "known" ? recalled.memory : null;
    this.#filledWith = memory?.reference ?? null;
    this.#fillId = memory?.fillId ?? null;
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = this.#look();
    for (const listener of this.#listeners) listener();
  }

  #look(): PaneSnapshot {
    const { clock, mailbox, keeper } = this.ports;
    const kept = keeper.current();
    const today = dateInDenmark(clock.now());
    const organisation = this.#organisation;
    const campaigns = mergeCampaigns({
      organisation: usable(organisation)?.campaigns ?? [],
      user: userRounds(kept.state),
    });
    const campaign = campaigns.find(({ id }) => id === this.#campaignId) ?? currentCampaign(campaigns, today);
    const chosen = findMunicipality(kept.state.municipality.value ?? "");
    const byAddress = mailbox.userAddress === null ? null : findMunicipalityByAddress(mailbox.userAddress);
    const municipality = chosen ?? byAddress;
    const profile = municipality && lookUpProfile(municipality, organisation, kept.state);
    const orders = profile ? planOrders(profile, campaign) : [];
    return {
      surface: mailbox.surface(),
      today,
      municipality,
      suggestedBy: !chosen && byAddress ? (mailbox.userAddress?.split("@").at(-1) ?? null) : null,
      profile,
      campaigns,
      campaign,
      orders,
      chosenOrder: chooseOrder(orders, this.#filledWith, kept.state),
      filledWith: this.#filledWith,
      wantedDate: this.#wantedDate,
      fills: this.#fills,
      isBusy: Object.values(this.#fills).some(({ kind }) => kind === "filling" || kind === "undoing"),
      organisation,
      kept,
    };
  }
}

/** The code that fills and takes back, fetched when it is first needed; null when it cannot be fetched. */
async function loadFilling() {
  try {
    const [{ fillDraft }, { undoFill }] = await Promise.all([
      import(/* webpackChunkName: "fill" */ "../fill/fill-draft"),
      import(/* webpackChunkName: "fill" */ "../fill/undo-fill"),
    ]);
    return { fillDraft, undoFill };
  } catch {
    return null;
  }
}

/** The organisation's data that can be used: the file's, or its last good copy. */
export function usable(state: OrganisationState | null) {
  if (state === null) return null;
  return state.kind === "loaded" ? state.organisation : (state.lastGood?.organisation ?? null);
}

/** What the organisation has written of a municipality, or null. */
export function organisationEntry(state: OrganisationState | null, code: string): OrganisationMunicipality | null {
  return usable(state)?.municipalities.find((entry) => entry.code === code) ?? null;
}

function lookUpProfile(
  municipality: Municipality,
  organisation: OrganisationState | null,
  state: StoredState,
): Profile {
  return resolveProfile(municipality, {
    organisation: organisationEntry(organisation, municipality.code),
    user: profileValues(state, municipality.code),
  });
}

function userRounds(state: StoredState): Campaign[] {
  return decodeOrderRounds(state.rounds).rounds;
}

/** The user's own orders whose mail is still to be filled. */
export function ordersToFill(orders: readonly Order[], state: StoredState): Order[] {
  const role = state.role.value ?? "both";
  return orders.filter(
    (order) =>
      (role === "both" || order.roles.includes(role)) &&
      ["none", "partial"].includes(orderState(findRecord(state.orders, referenceOf(order)))),
  );
}

/** The order that this draft is for: the one it holds, else the first that is not filled or sent yet. */
function chooseOrder(orders: readonly Order[], filledWith: string | null, state: StoredState): OrderKey | null {
  const here = orders.find(({ reference }) => reference === filledWith);
  return here?.key ?? ordersToFill(orders, state)[0]?.key ?? null;
}
