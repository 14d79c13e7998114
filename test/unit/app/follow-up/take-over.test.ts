import { lookAtHandover, takeOver } from "../../../../src/app/follow-up/take-over";
import { encodeOrderRound, newOrderRound } from "../../../../src/domain/campaign/rounds";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { writeHandoverLine } from "../../../../src/domain/follow-up/handover-line";
import type { Order } from "../../../../src/domain/order/order";
import { profileValues, setRound } from "../../../../src/domain/state/changes";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { arrangePane, NO_FILE, settled } from "../pane/arranged-pane";

const wish = { readyBy: isoDate("2026-12-18"), today: isoDate("2026-11-30"), takenIds: [] };
const round = newOrderRound({ ...wish, routeOrder: SORTIMENT_2020.routeOrder });
const [order] = ordersOf(TWO_SYSTEMS, "101", round) as [Order];
const line = writeHandoverLine(order);
const NOW = "2026-11-30T09:00:00Z";

async function setUp(arrangement: Parameters<typeof arrangePane>[0] = {}) {
  const arranged = arrangePane({ now: NOW, organisation: Promise.resolve(NO_FILE), ...arrangement });
  await settled();
  const state = () => arranged.pane.ports.keeper.current().state;
  return { ...arranged, state, look: (text = line) => lookAtHandover(arranged.pane, text) };
}

test("is shown whole, changes nothing until it is taken over, and then brings all of it to the front", async () => {
  const { pane, look, state, snapshot } = await setUp();
  const before = state();
  const seen = look();
  expect(seen).toMatchObject({ kind: "ready", isNewRound: true, locked: [], campaign: { id: "ØIR261218" } });
  if (seen.kind !== "ready") throw new Error("not ready");
  expect(seen.fields).toContainEqual({ field: "bookkeeping.system", before: "", after: "Prisme ØS" });
  expect(state()).toBe(before);

  await takeOver(pane, seen);
  expect(snapshot()).toMatchObject({ municipality: { code: "101" }, campaign: { id: "ØIR261218", origin: "user" } });
  expect(snapshot().orders.map(({ reference, system }) => [reference, system])).toEqual([
    ["ØIR261218-101-BOG", "Prisme ØS"],
    ["ØIR261218-101-OPK", "Opkrævning Plus"],
  ]);
  // Once more: nothing is left to change.
  expect(look()).toMatchObject({ kind: "ready", isNewRound: false, fields: [] });
});

test("what the user has written of other fields stays", async () => {
  const profile = { "contact.name": "Bo Kollega", "bookkeeping.system": "Gammelt system" };
  const { pane, look, state } = await setUp({ kept: { code: "101", profile } });
  const seen = look();
  if (seen.kind !== "ready") throw new Error("not ready");
  expect(seen.fields).toContainEqual({ field: "bookkeeping.system", before: "Gammelt system", after: "Prisme ØS" });
  await takeOver(pane, seen);
  expect(profileValues(state(), "101")).toMatchObject({
    "contact.name": "Bo Kollega",
    "bookkeeping.system": "Prisme ØS",
  });
});

test("a round that this pane knows otherwise is not written over", async () => {
  const { pane, look } = await setUp();
  const other = newOrderRound({ ...wish, orderBy: isoDate("2026-12-01"), routeOrder: SORTIMENT_2020.routeOrder });
  await pane.ports.keeper.update((state, now) => setRound(state, round.id, encodeOrderRound(other), now));
  expect(look()).toEqual({ kind: "other-round", campaignId: "ØIR261218" });
});

test("a round that nobody has said what it is, is not guessed", async () => {
  const { look } = await setUp();
  const [ofOrganisation] = ordersOf(TWO_SYSTEMS, "101", { ...SORTIMENT_2020, id: "ØIR07", origin: "organisation" }) as [
    Order,
  ];
  expect(look(writeHandoverLine(ofOrganisation))).toEqual({ kind: "unknown-round", campaignId: "ØIR07" });
});

test.each([
  ["nothing", "", "none"],
  ["a note without a line", "Kære kollega", "none"],
  ["half a line", line.slice(0, 100), "broken"],
  ["a line with another end", line.replace(/....:$/, "0000:"), "broken"],
])("%s changes nothing", async (_, text, kind) => {
  const { look, state } = await setUp();
  const before = state();
  expect(look(text)).toEqual({ kind });
  expect(state()).toBe(before);
});
