/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { FollowUpPanel } from "../../../../src/taskpane/order/follow-up-panel";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { showInPane } from "../shown-pane";

const REFERENCE = "ØIR03-101-BOG";
const KEPT = { code: "101", profile: TWO_SYSTEMS };
const ANSWER = {
  subject: `SV: Bestilling af ruter og overvågning – Københavns Kommune – ${REFERENCE}`,
  from: "svar@leverandor.example",
  isOwn: false,
  created: new Date("2020-03-12T08:00:00Z"),
};

const show = (message: Partial<typeof ANSWER> = {}) =>
  showInPane(<FollowUpPanel />, {
    surface: "read",
    message: { ...ANSWER, ...message },
    kept: KEPT,
    now: "2020-03-12T09:00:00Z",
  });

const button = (name: string) => screen.getByRole("button", { name });
const press = (name: string) => act(async () => void fireEvent.click(button(name)));
const buttons = () => screen.queryAllByRole("button").map(({ textContent }) => textContent);

test("beside a mail without a reference there is nothing", async () => {
  await show({ subject: "Frokost?" });
  expect(screen.queryByRole("region")).toBeNull();
});

test("beside an answer, what it most likely says leads: first that the supplier confirms, then that the routes are ready", async () => {
  const { snapshot } = await show();
  expect(button("Leverandøren har bekræftet").className).toContain("primary");
  await press("Leverandøren har bekræftet");
  expect(snapshot().kept.state.orders[REFERENCE]?.marks.confirmed).toMatchObject({ on: true, date: "2020-03-12" });
  expect(buttons()).not.toContain("Leverandøren har bekræftet");
  expect(button("Ruterne er klar").className).toContain("primary");
});

test("a mark is taken back by a button of its own", async () => {
  const { snapshot } = await show();
  const before = buttons();
  await press("Ruterne er klar");
  const added = buttons().filter((name) => !before.includes(name));
  expect(added).toHaveLength(1);
  await press(added[0] ?? "");
  expect(snapshot().kept.state.orders[REFERENCE]?.marks.ready).toMatchObject({ on: false });
  expect(screen.getByText("Markeringen er fjernet.")).toBeTruthy();
  expect(buttons()).toEqual(before);
});

test("no mark is set without a date", async () => {
  const { snapshot } = await show();
  fireEvent.change(screen.getByLabelText("Dato"), { target: { value: "" } });
  await press("Leverandøren har bekræftet");
  expect(screen.getByText("Vælg en dato.")).toBeTruthy();
  expect(snapshot().kept.state.orders[REFERENCE]).toBeUndefined();
});

test("beside the user's own mail, that it is sent leads", async () => {
  await show({ subject: ANSWER.subject.replace("SV: ", ""), isOwn: true, from: "anna@kk.example" });
  expect(button("Markér som sendt").className).toContain("primary");
  expect(button("Leverandøren har bekræftet").className).not.toContain("primary");
});
