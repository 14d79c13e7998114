/** @jest-environment jsdom */
import { act, screen } from "@testing-library/react";
import { fillOrder } from "../../../../src/app/pane/fill-order";
import { markSent } from "../../../../src/domain/order/order-log";
import { parseOrderReference } from "../../../../src/domain/order/reference";
import { changeOrders } from "../../../../src/domain/state/changes";
import { OrderCard } from "../../../../src/taskpane/order/order-card";
import { useSnapshot } from "../../../../src/taskpane/shell/pane-context";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { showInPane } from "../shown-pane";

const REFERENCE = "ØIR03-101-BOG";
const KEPT = { kept: { code: "101", profile: TWO_SYSTEMS } };

// jsdom lays nothing out, so nothing can be scrolled to.
beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

function Card() {
  const [order] = useSnapshot().orders;
  return order ? <OrderCard order={order} isChosen isQuiet={false} onOpenProfile={() => undefined} /> : null;
}

const title = () => screen.getByRole("heading", { level: 2 }).parentElement;
const hasTick = () => title()?.querySelector(".icon-good") !== null;

/** The pane is opened anew beside a draft that remembers the order, and knows nothing of what came of it. */
const reopen = ({ pane }: Awaited<ReturnType<typeof showInPane>>) =>
  act(async () => pane.store.change({ fills: {}, filledWith: REFERENCE }));

test("a draft that remembers an order is not called filled: the fill may have been cut off", async () => {
  await reopen(await showInPane(<Card />, KEPT));
  expect(title()?.textContent).toContain("Denne mail hører til bestillingen");
  expect(hasTick()).toBe(false);
});

test("a sent order whose new draft is not whole has no tick, also when the pane is opened again", async () => {
  const arranged = await showInPane(<Card />, KEPT);
  const reference = parseOrderReference(REFERENCE);
  if (!reference) throw new Error("no reference");
  await act(async () => {
    await arranged.pane.ports.keeper.update((state, now) =>
      changeOrders(state, (log) => markSent(log, reference, now)),
    );
  });
  expect(hasTick()).toBe(true);
  arranged.outlook.arrange("prependBody", { kind: "refuse", code: 5001 });
  await act(() => fillOrder(arranged.pane, "BOG", ["already-sent"]));
  expect(title()?.textContent).toContain("Delvist udfyldt");
  expect(hasTick()).toBe(false);
  await reopen(arranged);
  expect(title()?.textContent).toContain("Denne mail hører til bestillingen");
  expect(hasTick()).toBe(false);
});

test("a draft whose fill was read back whole is called filled, also when the pane is opened again", async () => {
  const arranged = await showInPane(<Card />, KEPT);
  await act(() => fillOrder(arranged.pane, "BOG"));
  expect(title()?.textContent).toContain("Denne mail er udfyldt");
  await reopen(arranged);
  expect(title()?.textContent).toContain("Denne mail er udfyldt");
  expect(hasTick()).toBe(true);
});
