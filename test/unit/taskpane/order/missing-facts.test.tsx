/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { MissingFacts, type ShownFacts } from "../../../../src/taskpane/order/missing-facts";
import { useSnapshot } from "../../../../src/taskpane/shell/pane-context";
import { showInPane } from "../shown-pane";

let shown: ShownFacts | null = null;

function Card() {
  const { orders } = useSnapshot();
  const [facts, setFacts] = useState<ShownFacts | null>(null);
  shown = facts;
  const [order] = orders;
  if (!order || order.problems.length === 0) return <p>Alt er der.</p>;
  return <MissingFacts order={order} onShown={setFacts} />;
}

const ANNA = { userAddress: "anna@balk.dk", userName: "Anna Berg" };
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByRole("textbox", { name: label }), { target: { value } });

test("asks for what is missing and proposes the contact from the mailbox; all of it is saved at once", async () => {
  const { snapshot } = await showInPane(<Card />, ANNA);
  const labels = screen.getAllByRole("textbox").map((box) => box.getAttribute("name"));
  expect(labels).toEqual([
    "bookkeeping.system",
    "bookkeeping.supplier",
    "bookkeeping.email",
    "collection.system",
    "contact.name",
    "contact.email",
  ]);
  expect(shown?.problems).toHaveLength(4);
  type("Bogføringssystem", "Prisme");
  type("Opkrævningssystem", "Prisme");
  type("Forvaltningsansvarlig for bogføring", "Leverandør C");
  type("E-mail til forvaltningsansvarlig for bogføring", "c@example.dk");
  expect(shown?.problems).toEqual([]);
  expect(snapshot().orders[0]?.problems).not.toEqual([]);
  await act(async () => {
    expect(shown?.confirm()).toMatchObject({ system: "Prisme", to: ["c@example.dk"], problems: [] });
  });
  expect(snapshot().profile?.fields["contact.email"]).toMatchObject({
    value: "anna@balk.dk",
    origin: { kind: "user" },
  });
  expect(screen.getByText("Alt er der.")).toBeTruthy();
});

test("a field stays while it is typed in, and a wrong address is said when it is left", async () => {
  await showInPane(<Card />, ANNA);
  const email = "E-mail til forvaltningsansvarlig for bogføring";
  type(email, "c@example");
  expect(screen.queryByText(/er ikke en mailadresse/)).toBeNull();
  fireEvent.blur(screen.getByRole("textbox", { name: email }));
  expect(screen.getByText("»c@example« er ikke en mailadresse.")).toBeTruthy();
  type(email, "c@example.dk");
  expect(screen.getByRole("textbox", { name: email })).toHaveProperty("value", "c@example.dk");
  expect(screen.queryByText(/er ikke en mailadresse/)).toBeNull();
});

test("one it-system for two roles with two suppliers is said, with the field that it is about", async () => {
  await showInPane(<Card />, {
    ...ANNA,
    kept: { code: "151", profile: { "bookkeeping.supplier": "A", "collection.supplier": "B" } },
  });
  expect(screen.getByText("Samme it-system har to forskellige forvaltningsansvarlige.")).toBeTruthy();
});
