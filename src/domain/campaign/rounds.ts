import { oneLine } from "../text/html";
import { formatDanishDate, type IsoDate, isIsoDate } from "../time/iso-date";
import { isWorkingDay, proposeOrderBy } from "../time/working-days";
import type { Campaign, CampaignForm, CampaignStep } from "./campaign";
import { foldCampaignId } from "./campaign-id";
import { checkRouteOrder, type RouteOrder, retitle, type SubjectSystem, subjectSystem } from "./route-order";
import { SORTIMENT_2020 } from "./sortiment-2020";

/** The order date as step 4 of the KLIK task words it. */
const ORDER_DATE_OF_THE_TASK = "18. marts";

/** The task's five steps for another round of the same order: in the task's own words, with that round's order date. */
export function stepsOrderedBy(orderBy: IsoDate): CampaignStep[] {
  return SORTIMENT_2020.steps.map(({ number, text }) => ({
    number,
    text: text.replace(ORDER_DATE_OF_THE_TASK, formatDanishDate(orderBy)),
  }));
}

/** The task's two forms, titled for what another round orders. */
export function formsOrdering(routeOrder: Pick<RouteOrder, "route" | "transfers">): CampaignForm[] {
  const { forms, routeOrder: tasks } = SORTIMENT_2020;
  return forms.map((form) => ({ ...form, title: retitle(form.title, tasks, routeOrder) }));
}

/**
 * All campaigns that the pane knows, newest first: the built-in one, the organisation's, and the rounds that the user
 * started. Where the organisation has since published a round under the id of one that the user started, it is the same
 * round, and the organisation's dates and texts hold.
 */
export function mergeCampaigns(layers: {
  readonly organisation: readonly Campaign[];
  readonly user: readonly Campaign[];
}): Campaign[] {
  const merged = new Map<string, Campaign>();
  for (const campaign of [SORTIMENT_2020, ...layers.organisation, ...layers.user]) {
    const id = foldCampaignId(campaign.id);
    if (!merged.has(id)) merged.set(id, campaign);
  }
  return [...merged.values()].sort(newestFirst);
}

function newestFirst(a: Campaign, b: Campaign): number {
  const key = ({ readyBy, published, id }: Campaign) => `${readyBy} ${published} ${id}`;
  return key(a) < key(b) ? 1 : -1;
}

/** Whether a campaign runs on a day: it is published, and its ready date has not passed. */
export function isRunning(campaign: Campaign, today: IsoDate): boolean {
  return campaign.published <= today && today <= campaign.readyBy;
}

/**
 * The campaign that the pane opens on: the newest that is running, else the newest that was published, else the newest.
 * Newest is the one with the latest ready date.
 * @throws RangeError when there is none; `mergeCampaigns` always gives at least the built-in one.
 */
export function currentCampaign(campaigns: readonly Campaign[], today: IsoDate): Campaign {
  const sorted = [...campaigns].sort(newestFirst);
  const current =
    sorted.find((campaign) => isRunning(campaign, today)) ??
    sorted.find((campaign) => campaign.published <= today) ??
    sorted[0];
  if (!current) throw new RangeError("There is no campaign.");
  return current;
}

/** What is wrong, or worth a second look, with the dates of a round. */
export type RoundDateProblem =
  /** The ready date is today or earlier: no round can be started. */
  | "ready-date-passed"
  /** The order date is not before the ready date: no round can be started. */
  | "order-date-not-before-ready-date"
  /** There are fewer working days left than the task allows for: the order will be late. */
  | "order-date-passed"
  /** The ready date is a Saturday, a Sunday or a public holiday. */
  | "ready-date-not-a-working-day";

/** Checks the dates of a round before it is started. Empty when there is nothing to say. */
export function checkRoundDates(dates: {
  readonly readyBy: IsoDate;
  readonly orderBy: IsoDate;
  readonly today: IsoDate;
}): RoundDateProblem[] {
  const { readyBy, orderBy, today } = dates;
  const problems: RoundDateProblem[] = [];
  if (readyBy <= today) problems.push("ready-date-passed");
  if (orderBy >= readyBy) problems.push("order-date-not-before-ready-date");
  if (orderBy < today && readyBy > today) problems.push("order-date-passed");
  if (!isWorkingDay(readyBy)) problems.push("ready-date-not-a-working-day");
  return problems;
}

/** What the user says of a new round. */
export interface NewOrderRound {
  /** When routes and monitoring must be ready. */
  readonly readyBy: IsoDate;
  /** The last day to order; null for the proposal, five working days before. */
  readonly orderBy?: IsoDate | null;
  readonly today: IsoDate;
  /** What is ordered: that of the round before, with what the user changed. */
  readonly routeOrder: RouteOrder;
  /** The title of the KLIK task that the round was started for; null or absent where there is none. */
  readonly klikTitle?: string | null;
  /** Ids that are taken: of all campaigns known, and of campaigns in the order log. */
  readonly takenIds: readonly string[];
}

/**
 * Starts a new round of the order (`Ny bestillingsrunde`): the task again, with dates of its own. Its id says when it
 * must be ready (`ØIR261211`), with a letter after it when there is such a round already.
 * @throws RangeError when `checkRoundDates` finds that no round can be started with these dates, or `checkRouteOrder`
 *   that it does not say what is ordered.
 */
export function newOrderRound(round: NewOrderRound): Campaign {
  const { readyBy, today, routeOrder } = round;
  const orderBy = round.orderBy ?? proposeOrderBy(readyBy);
  if (readyBy <= today || orderBy >= readyBy) {
    throw new RangeError(`No round can be ordered by ${orderBy} and be ready by ${readyBy}: today is ${today}.`);
  }
  const lacks = checkRouteOrder(routeOrder);
  if (lacks.length > 0) throw new RangeError(`The round does not say what it orders: ${lacks.join(", ")}.`);
  const isLate = orderBy < today;
  return orderRound({
    id: freeId(`ØIR${readyBy.slice(2).replaceAll("-", "")}`, round.takenIds),
    // A round may be late from the start; it is still not published after its own order date.
    published: isLate ? orderBy : today,
    orderBy,
    readyBy,
    routeOrder,
    klikTitle: round.klikTitle ?? null,
  });
}

function freeId(id: string, taken: readonly string[]): string {
  const folded = new Set(taken.map(foldCampaignId));
  const suffixes = ["", ..."BCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const suffix = suffixes.find((candidate) => !folded.has(foldCampaignId(id + candidate)));
  if (suffix === undefined) throw new RangeError(`There are ${suffixes.length} rounds called ${id} already.`);
  return id + suffix;
}

type RoundFacts = Pick<Campaign, "id" | "published" | "orderBy" | "readyBy" | "routeOrder"> & {
  readonly klikTitle: string | null;
};

function orderRound(facts: RoundFacts): Campaign {
  const { id, published, orderBy, readyBy, routeOrder, klikTitle } = facts;
  return {
    id,
    title: klikTitle ?? `Bestil ruter og overvågning til ændret sortiment, klar den ${formatDanishDate(readyBy)}`,
    project: SORTIMENT_2020.project,
    published,
    orderBy,
    readyBy,
    frozenZone: null,
    routeOrder,
    steps: stepsOrderedBy(orderBy),
    forms: formsOrdering(routeOrder),
    twoSystems: SORTIMENT_2020.twoSystems,
    recommendedPerformer: SORTIMENT_2020.recommendedPerformer,
    extraText: null,
    origin: "user",
    isKlikTask: klikTitle !== null,
    source: `Ny bestillingsrunde, startet den ${formatDanishDate(published)}`,
  };
}

/**
 * A round that the user started, as it is kept in roamingSettings under its id: published, order date, ready date,
 * subject systems (a name, or a name and what it stands for), the route where it is not the task's, and the title where
 * it was started for a KLIK task. Its texts and forms follow from these and from the built-in campaign and are not stored.
 */
export type StoredOrderRound = readonly [
  published: string,
  orderBy: string,
  readyBy: string,
  subjectSystems: readonly (string | readonly [name: string, spelledOut: string])[],
  route?: readonly [route: string, routes: string, cleanup: string, service: string] | null,
  klikTitle?: string,
];

/** A round that the user started, as plain, compact JSON data. It is stored under its id, which is not repeated. */
export function encodeOrderRound(round: Campaign): StoredOrderRound {
  const { published, orderBy, readyBy, routeOrder } = round;
  const systems = routeOrder.subjectSystems.map(encodeSubjectSystem);
  const route = encodeRoute(routeOrder);
  const isTheTasks = route.join("\n") === encodeRoute(SORTIMENT_2020.routeOrder).join("\n");
  if (round.isKlikTask) return [published, orderBy, readyBy, systems, isTheTasks ? null : route, round.title];
  return isTheTasks ? [published, orderBy, readyBy, systems] : [published, orderBy, readyBy, systems, route];
}

function encodeRoute({ route, transfers, service }: RouteOrder): [string, string, string, string] {
  return [route, transfers.routes, transfers.cleanup, service];
}

function encodeSubjectSystem({ name, spelledOut }: SubjectSystem): StoredOrderRound[3][number] {
  return spelledOut === null || spelledOut === subjectSystem(name).spelledOut ? name : [name, spelledOut];
}

/**
 * Reads one round back from storage, which may hold anything.
 * @param id the key that it was stored under.
 * @returns null when it is no round that `newOrderRound` could have made.
 */
export function decodeOrderRound(id: string, stored: unknown): Campaign | null {
  if (!/^[\p{L}\p{N}]{2,16}$/u.test(id) || !Array.isArray(stored)) return null;
  const [published, orderBy, readyBy, subjectSystems, route, title = null] = stored as readonly unknown[];
  const isDate = (value: unknown): value is IsoDate => typeof value === "string" && isIsoDate(value);
  if (!isDate(published) || !isDate(orderBy) || !isDate(readyBy)) return null;
  if (published > orderBy || orderBy >= readyBy) return null;
  const routeOrder = decodeRouteOrder(subjectSystems, route ?? undefined);
  const klikTitle = typeof title === "string" && isKlikTitle(title) ? title : null;
  if (title !== null && klikTitle === null) return null;
  return routeOrder && orderRound({ id, published, orderBy, readyBy, routeOrder, klikTitle });
}

/** Whether a text can be a task's title: one line, of a length that one has. */
export function isKlikTitle(text: string): boolean {
  return text !== "" && text.length <= 200 && oneLine(text) === text;
}

/** A round that was stored without a route orders the task's: there was no other then. */
function decodeRouteOrder(
  systems: unknown,
  stored: unknown = encodeRoute(SORTIMENT_2020.routeOrder),
): RouteOrder | null {
  if (!Array.isArray(systems) || !isTexts(stored) || stored.length !== 4) return null;
  const named = systems.map((system: unknown) => (typeof system === "string" ? [system] : system));
  if (!named.every((system) => isTexts(system) && system.length > 0)) return null;
  const [route = "", routes = "", cleanup = "", service = ""] = stored;
  const routeOrder: RouteOrder = {
    route,
    transfers: { routes, cleanup },
    service,
    subjectSystems: (named as string[][]).map(([name = "", spelledOut]) => subjectSystem(name, spelledOut)),
  };
  return checkRouteOrder(routeOrder).length === 0 ? routeOrder : null;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

/**
 * Reads all rounds of the stored state.
 * @param stored by id; null for a round that the user removed.
 * @returns the rounds, and the ids of those that could not be read: for the pane to say, not to drop silently.
 */
export function decodeOrderRounds(stored: Readonly<Record<string, { readonly value: unknown }>>): {
  readonly rounds: Campaign[];
  readonly unreadable: string[];
} {
  const rounds: Campaign[] = [];
  const unreadable: string[] = [];
  for (const [id, { value }] of Object.entries(stored)) {
    if (value === null) continue;
    const round = decodeOrderRound(id, value);
    if (round) rounds.push(round);
    else unreadable.push(id);
  }
  return { rounds, unreadable };
}
