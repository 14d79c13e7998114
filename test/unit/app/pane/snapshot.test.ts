import { NEW_PANE, ordersToFill, type PaneFacts, takeSnapshot } from "../../../../src/app/pane/snapshot";
import type { KeptState } from "../../../../src/app/pane/state-keeper";
import type { Organisation } from "../../../../src/app/ports/organisation";
import { encodeOrderRound, newOrderRound } from "../../../../src/domain/campaign/rounds";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { markSent, recordFilled, referenceOf } from "../../../../src/domain/order/order-log";
import type { ProfileValues } from "../../../../src/domain/profile/fields";
import {
  changeOrders,
  chooseMunicipality,
  chooseRole,
  setProfileValues,
  setRound,
} from "../../../../src/domain/state/changes";
import { EMPTY_STATE, type StoredState } from "../../../../src/domain/state/stored-state";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ONE_SYSTEM, ordersOf, TWO_SYSTEMS } from "../../domain/order/plan-fixture";

const at = "2020-03-10T09:00:00Z" as Instant;

const keep = (state: StoredState): KeptState => ({
  state,
  status: { kind: "saved", bytes: null },
  problems: [],
  compacted: [],
  hasReplica: true,
});

const withProfile = (values: ProfileValues, code = "101") =>
  setProfileValues(chooseMunicipality(EMPTY_STATE, code, at), code, values, at);

const take = (state: StoredState, facts: Partial<PaneFacts> = {}) =>
  takeSnapshot({
    ...NEW_PANE,
    surface: "compose",
    message: null,
    itemKey: null,
    userAddress: null,
    userName: null,
    today: isoDate("2020-03-10"),
    kept: keep(state),
    release: { version: "1.2.3", commit: "" },
    ...facts,
  });

const filled = (state: StoredState, place: 0 | 1, verified = true) => {
  const order = ordersOf(TWO_SYSTEMS)[place];
  if (!order) throw new Error(`no order ${place}`);
  const details = {
    verified,
    system: order.system,
    supplier: order.supplier,
    asked: "earliest" as const,
    to: order.to,
    cc: [],
    forms: [],
  };
  return changeOrders(state, (log) => recordFilled(log, referenceOf(order), details, at));
};

const organisation = (given: Partial<Organisation>): Organisation => ({
  date: null,
  municipalities: [],
  campaigns: [],
  ...given,
});

describe("the municipality", () => {
  test("is nobody's in a new mailbox without a municipality's domain: no profile and no orders", () => {
    const snapshot = take(EMPTY_STATE, { userAddress: "bo@example.dk" });
    expect(snapshot).toMatchObject({ municipality: null, suggestedBy: null, profile: null, orders: [] });
    expect(snapshot.chosenOrder).toBeNull();
  });

  test("is suggested by the mailbox's domain, and said to be", () => {
    const snapshot = take(EMPTY_STATE, { userAddress: "anna@balk.dk" });
    expect(snapshot.municipality?.name).toBe("Ballerup Kommune");
    expect(snapshot.suggestedBy).toBe("balk.dk");
    expect(snapshot.profile?.municipality.code).toBe("151");
  });

  test("that the user chose counts before the domain's", () => {
    const snapshot = take(withProfile(TWO_SYSTEMS), { userAddress: "anna@balk.dk" });
    expect(snapshot.municipality?.code).toBe("101");
    expect(snapshot.suggestedBy).toBeNull();
  });
});

describe("the organisation's file", () => {
  const own = { code: "101", values: { "bookkeeping.system": "Finans" }, locked: [], source: "IT", date: null };

  test("fills in what the user has not written, and not what was written", () => {
    const loaded = { kind: "loaded", organisation: organisation({ municipalities: [own] }) } as const;
    const value = (state: StoredState) =>
      take(state, { organisation: loaded }).profile?.fields["bookkeeping.system"].value;
    expect(value(chooseMunicipality(EMPTY_STATE, "101", at))).toBe("Finans");
    expect(value(withProfile(TWO_SYSTEMS))).toBe("Prisme ØS");
  });

  test("that is not there today leaves the last good copy in use; without one, nothing", () => {
    const state = chooseMunicipality(EMPTY_STATE, "101", at);
    const fault = { kind: "fault", fault: "unreachable", details: [] } as const;
    const lastGood = { organisation: organisation({ municipalities: [own] }), fetched: "2020-03-09" };
    const system = (given: PaneFacts["organisation"]) =>
      take(state, { organisation: given }).profile?.fields["bookkeeping.system"].value;
    expect(system({ ...fault, lastGood })).toBe("Finans");
    expect(system({ ...fault, lastGood: null })).toBe("");
    expect(system(null)).toBe("");
  });
});

describe("the campaign", () => {
  const round = newOrderRound({
    readyBy: isoDate("2020-06-10"),
    orderBy: isoDate("2020-06-02"),
    today: isoDate("2020-05-01"),
    routeOrder: SORTIMENT_2020.routeOrder,
    takenIds: [SORTIMENT_2020.id],
  });
  const withRound = setRound(withProfile(TWO_SYSTEMS), round.id, encodeOrderRound(round), at);

  test("is the current one, until the user chooses another that is there", () => {
    const today = isoDate("2020-05-02");
    expect(take(withRound, { today }).campaign.id).toBe(round.id);
    expect(take(withRound, { today, campaignId: SORTIMENT_2020.id }).campaign.id).toBe(SORTIMENT_2020.id);
    expect(take(withRound, { today, campaignId: "NOWHERE" }).campaign.id).toBe(round.id);
  });

  test("is what the orders are planned for", () => {
    const snapshot = take(withRound, { campaignId: round.id });
    expect(snapshot.campaigns.map(({ id }) => id).sort()).toEqual([SORTIMENT_2020.id, round.id].sort());
    expect(snapshot.orders.every(({ campaign }) => campaign.id === round.id)).toBe(true);
  });
});

describe("the order that the mail is for", () => {
  test("is the first that is not filled, then the next, then none", () => {
    const state = withProfile(TWO_SYSTEMS);
    expect(take(state).chosenOrder).toBe("BOG");
    expect(take(filled(state, 0)).chosenOrder).toBe("OPK");
    expect(take(filled(filled(state, 0), 1)).chosenOrder).toBeNull();
  });

  test("is the one that the draft holds, whatever was filled elsewhere", () => {
    const state = withProfile(TWO_SYSTEMS);
    expect(take(state, { filledWith: "ØIR03-101-OPK" }).chosenOrder).toBe("OPK");
    expect(take(state, { filledWith: "ØIR03-147-OPK" }).chosenOrder).toBe("BOG");
  });

  test("is one that was filled in part before the next", () => {
    expect(take(filled(withProfile(TWO_SYSTEMS), 0, false)).chosenOrder).toBe("BOG");
  });

  test("is the user's own where the user answers for one of the two", () => {
    const state = chooseRole(withProfile(TWO_SYSTEMS), "collection", at);
    expect(take(state).chosenOrder).toBe("OPK");
    expect(take(filled(state, 1)).chosenOrder).toBeNull();
  });

  test("with one system is the one order of both roles", () => {
    const snapshot = take(chooseRole(withProfile(ONE_SYSTEM), "bookkeeping", at));
    expect(snapshot.orders.map(({ key }) => key)).toEqual(["BOGOPK"]);
    expect(snapshot.chosenOrder).toBe("BOGOPK");
  });
});

test("orders that were sent are not to be filled", () => {
  const orders = ordersOf(TWO_SYSTEMS);
  const [first] = orders;
  if (!first) throw new Error("no order");
  const state = changeOrders(EMPTY_STATE, (log) => markSent(log, referenceOf(first), at));
  expect(ordersToFill(orders, state).map(({ key }) => key)).toEqual(["OPK"]);
});

test("the pane is busy while one of its mails is filled or taken back", () => {
  const state = withProfile(TWO_SYSTEMS);
  const isBusy = (fills: PaneFacts["fills"]) => take(state, { fills }).isBusy;
  expect([isBusy({}), isBusy({ BOG: { kind: "no-draft" } })]).toEqual([false, false]);
  expect([isBusy({ BOG: { kind: "filling" } }), isBusy({ OPK: { kind: "undoing" } })]).toEqual([true, true]);
});

test("the same facts give the same snapshot, and what is only the pane's own is not in it", () => {
  const state = withProfile(TWO_SYSTEMS);
  const snapshot = take(state, { fillId: "fill-1", userAddress: "anna@balk.dk" });
  expect(take(state, { fillId: "fill-1", userAddress: "anna@balk.dk" })).toEqual(snapshot);
  for (const name of ["fillId", "campaignId", "userAddress"]) expect(snapshot).not.toHaveProperty(name);
});
