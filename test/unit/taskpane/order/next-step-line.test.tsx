/** @jest-environment jsdom */
import { act, fireEvent, screen } from "@testing-library/react";
import { startRound } from "../../../../src/app/pane/start-round";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { NextStepLine } from "../../../../src/taskpane/order/next-step-line";
import { TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { showInPane } from "../shown-pane";

const KEPT = { code: "101", profile: TWO_SYSTEMS };
const nothing = () => undefined;
const line = <NextStepLine onStartRound={nothing} onOpenChecklist={nothing} />;

test("says what comes next and until when, in one region with a name", async () => {
  await showInPane(line, { kept: KEPT });
  const region = screen.getByRole("region", { name: "Næste skridt" });
  expect(region.textContent).toBe(
    "Næste skridt: Udfyld mail 1 af 2." +
      "Bestil senest den 18. marts 2020. Der er 6 arbejdsdage (8 dage) tilbage." +
      "Ruterne skal være klar inden den 25. marts 2020.",
  );
  expect(screen.queryByRole("button")).toBeNull();
});

test("a round long past is offered calmly, and ordered all the same where the user wants that", async () => {
  const { snapshot } = await showInPane(line, { kept: KEPT, now: "2026-11-30T09:00:00Z" });
  const region = screen.getByRole("region");
  expect(region.dataset["kind"]).toBe("calm");
  expect(region.textContent).not.toContain("overskredet");
  await act(async () => {
    fireEvent.click(screen.getByRole("button", { name: "Bestil alligevel" }));
  });
  expect(snapshot().nextStep.kind).toBe("fill");
});

test("a new round starts the choice anew", async () => {
  const { pane, snapshot } = await showInPane(line, { kept: KEPT, now: "2026-11-30T09:00:00Z" });
  await act(async () => {
    startRound(pane, {
      readyBy: isoDate("2026-12-18"),
      orderBy: isoDate("2026-12-11"),
      routeOrder: SORTIMENT_2020.routeOrder,
    });
  });
  expect(snapshot().nextStep).toMatchObject({ kind: "fill", index: 1 });
  expect(screen.getByRole("region").textContent).toContain("Bestil senest den 11. december 2026.");
});
