import type { Campaign, CampaignStep } from "../campaign/campaign";
import type { Order } from "../order/order";
import { findRecord, markSent, type OrderLog, referenceOf, type StatedBy, sentMark } from "../order/order-log";
import { setTick, ticksOf } from "../state/changes";
import type { StoredState, Tick } from "../state/stored-state";
import { type Instant, latestOfAll, writeTime } from "../time/instant";
import { formatDanishDate, type IsoDate } from "../time/iso-date";
import { isTakenAway, SEND_STEP } from "./all-sent";

/** Help to a step, as a key: what to press in KLIK, who should do it, by when. */
export type StepHelp =
  /** Questions are asked to KOMBIT in KLIK. */
  | { readonly kind: "ask-in-klik" }
  /** Set responsible and performer in KLIK. */
  | { readonly kind: "set-responsible" }
  /** Who the task recommends, in its own words. */
  | { readonly kind: "recommended-performer"; readonly performer: string }
  /** Set the status in KLIK to `påbegyndt`. */
  | { readonly kind: "press-started" }
  /** The pane fills one mail per it-system. */
  | { readonly kind: "fill-mails"; readonly orders: number }
  /** Send each mail, and mark it as sent. */
  | { readonly kind: "send-mails"; readonly orders: number; readonly orderBy: IsoDate }
  /** Paste the receipt in KLIK. */
  | { readonly kind: "paste-receipt" }
  /** Set the status in KLIK to `fuldført`. */
  | { readonly kind: "press-completed" };

/** What is known of one order, for steps 3 and 4. */
export interface OrderEvidence {
  readonly reference: string;
  /** `Mail index af total`. */
  readonly index: number;
  readonly total: number;
  readonly system: string;
  /** When the mail was filled and everything read back; null when it was not. */
  readonly verifiedAt: Instant | null;
  /** When it was marked as sent, or the latest statement that says so; null when it was not. */
  readonly sentAt: Instant | null;
  /** Whether the add-in has read the sent mail itself. */
  readonly isSentChecked: boolean;
  /** Who sent it, where the user has got a copy of it; null otherwise. */
  readonly sentBy: string | null;
}

/** Why a step cannot be ticked. */
export type WhyNotTick = {
  /** The task's own rule: it is completed when steps 1-4 are. */
  readonly kind: "steps-open";
  /** The steps that are open. */
  readonly steps: readonly number[];
};

/** One of the task's steps as the pane shows it. */
export interface ChecklistItem {
  /** 1-based. */
  readonly number: number;
  /** The task's own words; a date in them is this campaign's. */
  readonly text: string;
  readonly help: readonly StepHelp[];
  readonly checked: boolean;
  /** Who ticked it; null when it is open. */
  readonly by: StatedBy | null;
  /** When it was ticked; for an open step, when the tick was taken away, or null. */
  readonly at: Instant | null;
  /** What is known of each order: for the steps about mails (3 and 4), else empty. */
  readonly evidence: readonly OrderEvidence[];
  /** The user took away a tick that the orders speak for. */
  readonly overridden: boolean;
  readonly canTick: boolean;
  readonly whyNot: WhyNotTick | null;
}

/** The numbers of the steps that have rules of their own. */
const FORMULATE = 3;

/** What `buildChecklist` looks at. */
export interface ChecklistInput {
  readonly campaign: Campaign;
  /** All orders of the municipality in the campaign (`planOrders`). */
  readonly orders: readonly Order[];
  readonly log: OrderLog;
  /** The municipality's ticks in the campaign (`ticksOf`). */
  readonly ticks: Readonly<Record<string, Tick>>;
}

/**
 * The task's steps with what is known of each.
 *
 * - Step 3 ticks itself when the mail of every order was filled and verified. The user may tick it too (a mail written
 *   outside the add-in).
 * - Step 4 is done when every order was marked as sent, never by a tick alone: `applyTick` marks the orders.
 * - The user may take away any tick, also one that the add-in set (a draft that was thrown away). The newest statement
 *   counts: a later fill, or a later mark, ticks the step again.
 * - The last step can be ticked when all before it are done (KLIK task, "Resultat"). It is open as long as one of them
 *   is, and must be ticked again when one was ticked after it. Only the filling of mails (step 3) may be repeated without
 *   opening it again: filling a mail once more is not a new order.
 */
export function buildChecklist({ campaign, orders, log, ticks }: ChecklistInput): ChecklistItem[] {
  const evidence = orders.map((order) => findEvidence(order, log));
  const last = campaign.steps.at(-1)?.number;
  const items = campaign.steps
    .filter((step) => step.number !== last)
    .map((step) => buildItem(step, campaign, orders, evidence, ticks[step.number]));

  const completion = campaign.steps.at(-1);
  if (!completion) return items;
  const open = items.filter((item) => !item.checked).map((item) => item.number);
  const tick = ticks[completion.number];
  const outdated = items.some((item) => item.number !== FORMULATE && (item.at ?? "") > (tick?.at ?? ""));
  const checked = tick?.on === true && open.length === 0 && !outdated;
  return [
    ...items,
    {
      ...emptyItem(completion, campaign, orders),
      checked,
      by: checked ? "user" : null,
      at: checked || tick?.on === false ? (tick?.at ?? null) : null,
      canTick: open.length === 0,
      whyNot: open.length === 0 ? null : { kind: "steps-open", steps: open },
    },
  ];
}

function buildItem(
  step: CampaignStep,
  campaign: Campaign,
  orders: readonly Order[],
  evidence: readonly OrderEvidence[],
  tick: Tick | undefined,
): ChecklistItem {
  const item = emptyItem(step, campaign, orders);
  if (step.number !== FORMULATE && step.number !== SEND_STEP) return { ...item, ...byUser(tick) };

  const times = evidence.map((order) => (step.number === FORMULATE ? order.verifiedAt : order.sentAt));
  const known = latestOfAll(times);
  const told = { ...item, evidence };
  if (known !== null && !isTakenAway(tick, known)) {
    const at = tick && tick.at > known ? tick.at : known;
    return { ...told, checked: true, by: step.number === FORMULATE ? "add-in" : "user", at };
  }
  if (step.number === SEND_STEP)
    return { ...told, at: tick?.on === false ? tick.at : null, overridden: known !== null };
  return { ...told, ...byUser(tick), overridden: known !== null };
}

function byUser(tick: Tick | undefined): Pick<ChecklistItem, "checked" | "by" | "at"> {
  return { checked: tick?.on ?? false, by: tick?.on ? "user" : null, at: tick?.at ?? null };
}

function findEvidence(order: Order, log: OrderLog): OrderEvidence {
  const record = findRecord(log, referenceOf(order));
  return {
    reference: order.reference,
    index: order.index,
    total: order.total,
    system: order.system,
    verifiedAt: record?.fill?.result === "verified" ? record.fill.at : null,
    sentAt: sentMark(record)?.at ?? null,
    isSentChecked: record?.marks.sent?.on === true && record.marks.sent.by === "add-in",
    sentBy: (record?.marks.sent?.on && record.marks.sent.sender) || null,
  };
}

function emptyItem(step: CampaignStep, campaign: Campaign, orders: readonly Order[]): ChecklistItem {
  return {
    number: step.number,
    text: stepText(step, campaign),
    help: stepHelp(step, campaign, orders.length),
    checked: false,
    by: null,
    at: null,
    evidence: [],
    overridden: false,
    canTick: true,
    whyNot: null,
  };
}

/**
 * A step's words with the campaign's own date, its year too, in place of the one they were written with: a later round has
 * the same steps and other dates.
 */
function stepText(step: CampaignStep, campaign: Campaign): string {
  return step.text.replace(/(?<=senest den )\d{1,2}\. \p{L}+/u, formatDanishDate(campaign.orderBy));
}

function stepHelp(step: CampaignStep, campaign: Campaign, orders: number): StepHelp[] {
  switch (step.number) {
    case 1:
      return [{ kind: "ask-in-klik" }];
    case 2:
      return [
        { kind: "set-responsible" },
        { kind: "recommended-performer", performer: campaign.recommendedPerformer },
        { kind: "press-started" },
      ];
    case FORMULATE:
      return [{ kind: "fill-mails", orders }];
    case SEND_STEP:
      return [{ kind: "send-mails", orders, orderBy: campaign.orderBy }];
    default:
      return step.number === campaign.steps.at(-1)?.number
        ? [{ kind: "paste-receipt" }, { kind: "press-completed" }]
        : [];
  }
}

/**
 * Ticks a step, or takes the tick away. Ticking step 4 marks every order as sent that was not, by the user's word:
 * with two orders, step 4 is done when both were sent. A step that cannot be ticked changes nothing.
 */
export function applyTick(
  state: StoredState,
  input: Omit<ChecklistInput, "log" | "ticks"> & { readonly municipalityCode: string },
  step: number,
  on: boolean,
  now: Instant,
): StoredState {
  const { campaign, orders, municipalityCode } = input;
  const ticks = ticksOf(state, campaign.id, municipalityCode);
  const items = buildChecklist({ campaign, orders, log: state.orders, ticks });
  const item = items.find((each) => each.number === step);
  if (!item || item.checked === on || (on && !item.canTick)) return state;
  // Later than all that is shown, also where another machine's clock is ahead: the user saw it and says otherwise.
  const shown = items.map((each) => each.at).filter((at): at is Instant => at !== null);
  const at = shown.reduce<Instant>((time, each) => (each < time ? time : writeTime(each, time)), now);
  const ticked = setTick(state, campaign.id, municipalityCode, step, on, at);
  if (step !== SEND_STEP || !on) return ticked;
  return { ...ticked, orders: orders.reduce((log, order) => markSent(log, referenceOf(order), at), state.orders) };
}
