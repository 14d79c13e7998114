/** @jest-environment jsdom */
import { askForDate } from "../../../../src/app/pane/ask-for-date";
import { fillOrder } from "../../../../src/app/pane/fill-order";
import { undoOrder } from "../../../../src/app/pane/undo-order";
import { FormsError } from "../../../../src/app/ports/forms";
import { findRecord, markSent, orderState } from "../../../../src/domain/order/order-log";
import { parseOrderReference } from "../../../../src/domain/order/reference";
import { changeOrders } from "../../../../src/domain/state/changes";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { type ArrangedPane, arrangePane, settled } from "./arranged-pane";

const KEPT = { code: "101", profile: TWO_SYSTEMS };

function referenceOf(text: string) {
  const reference = parseOrderReference(text);
  if (!reference) throw new Error(`no reference: ${text}`);
  return reference;
}

const BOG = referenceOf("ØIR03-101-BOG");
const OPK = referenceOf("ØIR03-101-OPK");
const stateOf = ({ snapshot }: ArrangedPane, reference = BOG) =>
  orderState(findRecord(snapshot().kept.state.orders, reference));

/** A pane that knows what its draft is filled with. */
async function arrange(arrangement: Parameters<typeof arrangePane>[0] = {}) {
  const arranged = arrangePane({ kept: KEPT, ...arrangement });
  await settled();
  return arranged;
}

test("an order is filled into the draft, said, remembered and recorded", async () => {
  const arranged = await arrange();
  await fillOrder(arranged.pane, "BOG");
  const { fills, filledWith, isBusy } = arranged.snapshot();
  expect(fills.BOG).toMatchObject({ kind: "filled", report: { outcome: "complete" } });
  expect([filledWith, isBusy]).toEqual(["ØIR03-101-BOG", false]);
  expect(stateOf(arranged)).toBe("filled");
  expect(arranged.outlook.inspect().subject).toContain("ØIR03-101-BOG");
});

test("the date that the mail asks for is recorded with it", async () => {
  const late = await arrange({ now: "2020-03-20T09:00:00Z" });
  askForDate(late.pane, isoDate("2020-04-15"));
  await fillOrder(late.pane, "BOG");
  const asked = ({ snapshot }: ArrangedPane) => findRecord(snapshot().kept.state.orders, BOG)?.fill?.asked;
  expect(asked(late)).toBe("2020-04-15");
  const earliest = await arrange({ now: "2020-03-20T09:00:00Z" });
  await fillOrder(earliest.pane, "BOG");
  expect(asked(earliest)).toBe("earliest");
});

test("while it is filled the pane is busy, and a second press does nothing", async () => {
  const arranged = await arrange();
  const filling = fillOrder(arranged.pane, "BOG");
  expect(arranged.snapshot()).toMatchObject({ isBusy: true, fills: { BOG: { kind: "filling" } } });
  await fillOrder(arranged.pane, "OPK");
  await undoOrder(arranged.pane, "BOG");
  await filling;
  expect(Object.keys(arranged.snapshot().fills)).toEqual(["BOG"]);
  expect(stateOf(arranged, OPK)).toBe("none");
});

test("it is taken back, said and recorded", async () => {
  const arranged = await arrange();
  await fillOrder(arranged.pane, "BOG");
  await undoOrder(arranged.pane, "BOG");
  expect(arranged.snapshot().fills.BOG).toMatchObject({ kind: "undone", report: { outcome: "undone" } });
  expect(arranged.snapshot().filledWith).toBeNull();
  expect(stateOf(arranged)).toBe("none");
  expect(arranged.outlook.inspect()).toMatchObject({ subject: "", to: [], files: [] });
});

test("an order with problems is not filled, nor one that is not there", async () => {
  const arranged = await arrange({ kept: { code: "101", profile: {} } });
  await fillOrder(arranged.pane, arranged.snapshot().orders[0]?.key ?? "BOG");
  await fillOrder(arranged.pane, "OPK");
  expect(arranged.snapshot().fills).toEqual({});
  expect(arranged.outlook.writes).toEqual([]);
});

test("beside no draft, that is said", async () => {
  const arranged = await arrange();
  arranged.outlook.showReadMail();
  await fillOrder(arranged.pane, "BOG");
  expect(arranged.snapshot().fills.BOG).toEqual({ kind: "no-draft" });
});

test("a form that cannot be made leaves the draft alone", async () => {
  const error = new FormsError("not-loaded", "bilag-1", "offline");
  const forms = { prepare: () => Promise.reject(error), inspect: async () => null, referencesIn: async () => null };
  const arranged = await arrange({ ports: { forms } });
  await fillOrder(arranged.pane, "BOG");
  expect(arranged.snapshot().fills.BOG).toEqual({ kind: "forms-failed", error });
  expect(arranged.outlook.writes).toEqual([]);
});

test("an error that nobody foresaw is said as such, and the pane is not busy for ever", async () => {
  const forms = {
    prepare: () => Promise.reject(new TypeError("a fault of ours")),
    inspect: async () => null,
    referencesIn: async () => null,
  };
  const arranged = await arrange({ ports: { forms } });
  await fillOrder(arranged.pane, "BOG");
  expect(arranged.snapshot()).toMatchObject({ isBusy: false, fills: { BOG: { kind: "unexpected" } } });
});

test("beside another mail, only that the work was stopped is said", async () => {
  const arranged = await arrange();
  const filling = fillOrder(arranged.pane, "BOG");
  arranged.outlook.compose();
  arranged.move({});
  await filling;
  expect(arranged.snapshot().fills).toEqual({ BOG: { kind: "other-mail" } });
  expect(arranged.outlook.inspect(1)).toMatchObject({ subject: "", to: [], files: [] });
});

describe("an order that was sent from another mail", () => {
  const sendElsewhere = async (arranged: ArrangedPane) => {
    await arranged.pane.ports.keeper.update((state, now) => changeOrders(state, (log) => markSent(log, BOG, now)));
  };

  test("is filled only after the user has said so, and is asked about no more", async () => {
    const arranged = await arrange();
    await sendElsewhere(arranged);
    await fillOrder(arranged.pane, "BOG");
    expect(arranged.snapshot().fills.BOG).toMatchObject({
      report: { outcome: "blocked", obstacle: { kind: "already-sent" } },
    });
    expect(arranged.outlook.writes).toEqual([]);
    await fillOrder(arranged.pane, "BOG", ["already-sent"]);
    expect(arranged.snapshot().fills.BOG).toMatchObject({
      report: { outcome: "complete" },
      confirmed: ["already-sent"],
    });
    await fillOrder(arranged.pane, "BOG");
    expect(arranged.snapshot().fills.BOG).toMatchObject({ report: { outcome: "complete" } });
  });

  test("stays recorded as sent when the new fill is not whole", async () => {
    const arranged = await arrange();
    await sendElsewhere(arranged);
    arranged.outlook.arrange("addAttachment", { kind: "refuse", code: 9007 });
    await fillOrder(arranged.pane, "BOG", ["already-sent"]);
    expect(arranged.snapshot().fills.BOG).toMatchObject({ report: { outcome: "partial" } });
    expect(stateOf(arranged)).toBe("sent");
  });
});

test("an order that takes another's place in the draft: the other is no longer recorded as filled", async () => {
  const arranged = await arrange();
  await fillOrder(arranged.pane, "BOG");
  await fillOrder(arranged.pane, "OPK");
  expect([stateOf(arranged), stateOf(arranged, OPK)]).toEqual(["none", "filled"]);
  expect(arranged.snapshot().filledWith).toBe("ØIR03-101-OPK");
});
