/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from "@testing-library/react";
import { OrderCard } from "../../../../src/taskpane/order/order-card";
import { useSnapshot } from "../../../../src/taskpane/shell/pane-context";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { showInPane } from "../shown-pane";

const nothing = () => undefined;

function Cards({ isQuiet }: { readonly isQuiet: boolean }) {
  return useSnapshot().orders.map((order) => (
    <OrderCard key={order.key} order={order} isChosen={false} isQuiet={isQuiet} onOpenProfile={nothing} />
  ));
}

const cards = () => screen.getAllByRole("article");
const first = () => within(cards()[0] ?? document.body);

test("an order is an article by the name of its heading, with its recipients and forms", async () => {
  await showInPane(<Cards isQuiet={false} />, { kept: { code: "101", profile: TWO_SYSTEMS } });
  expect(cards().map((card) => within(card).getByRole("heading").textContent)).toEqual([
    "Mail 1 af 2 – bogføring",
    "Mail 2 af 2 – opkrævning",
  ]);
  expect(screen.getByRole("article", { name: "Mail 1 af 2 – bogføring" })).toBe(cards()[0]);
  expect(first().getByText(TWO_SYSTEMS["bookkeeping.email"] ?? "")).toBeTruthy();
  expect(first().getByText("Bilag 1, Bilag 2")).toBeTruthy();
});

test("a quiet card is one line until it is opened, and one line again when it is closed", async () => {
  await showInPane(<Cards isQuiet />, { kept: { code: "101", profile: TWO_SYSTEMS } });
  expect(first().queryByText("Bilag 1, Bilag 2")).toBeNull();
  const [fold] = first().getAllByRole("button", { expanded: false });
  await act(async () => void fireEvent.click(fold ?? document.body));
  expect(first().getByText("Bilag 1, Bilag 2")).toBeTruthy();
  const closes = first()
    .getAllByRole("button", { expanded: true })
    .map(({ textContent }) => textContent);
  expect(closes).toHaveLength(1);
  await act(async () => void fireEvent.click(first().getByRole("button", { expanded: true })));
  expect(first().queryByText("Bilag 1, Bilag 2")).toBeNull();
});

test("a folded card says how many facts are missing", async () => {
  const { "bookkeeping.supplier": _supplier, "bookkeeping.email": _email, ...rest } = TWO_SYSTEMS;
  await showInPane(<Cards isQuiet />, { kept: { code: "101", profile: rest } });
  expect(first().getByText("2 oplysninger mangler")).toBeTruthy();
});
