/** @jest-environment jsdom */
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { OrganisationFault, OrganisationState } from "../../../../src/app/ports/organisation";
import { chooseMunicipality } from "../../../../src/domain/state/changes";
import { da } from "../../../../src/i18n/da/pane";
import { Notices } from "../../../../src/taskpane/shell/notices";
import { NO_FILE } from "../../app/pane/arranged-pane";
import { showInPane } from "../shown-pane";

const fault = (kind: OrganisationFault, details: readonly string[] = []): OrganisationState => ({
  kind: "fault",
  fault: kind,
  details,
  lastGood: null,
});
const said = () => document.querySelector(".notice")?.textContent ?? "";

test("nothing is said where nothing is wrong", async () => {
  await showInPane(<Notices />);
  expect(said()).toBe("");
});

test.each(["unreachable", "refused", "not-json"] as const)(
  "a file that is %s is said, and asked for again",
  async (kind) => {
    const answers = [fault(kind), NO_FILE];
    const load = jest.fn(async () => answers.shift() ?? NO_FILE);
    await showInPane(<Notices />, { ports: { organisation: { load } } });
    expect(said()).toContain(da.organisation[kind]);
    expect(said()).toContain(da.organisation.noCopy);
    await userEvent.click(screen.getByRole("button", { name: da.tryAgain }));
    expect(load).toHaveBeenCalledTimes(2);
    expect(said()).toBe("");
  },
);

test("a file with faults lists them, and is not asked for again: IT has to mend it", async () => {
  await showInPane(<Notices />, { organisation: Promise.resolve(fault("invalid", ["municipalities[0].code", "x"])) });
  expect(screen.getByText(da.organisation.details)).toBeTruthy();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "municipalities[0].code",
    "x",
  ]);
  expect(screen.queryByRole("button", { name: da.tryAgain })).toBeNull();
});

test("what Outlook did not save is said, until it is saved", async () => {
  const arranged = await showInPane(<Notices />);
  const { keeper } = arranged.pane.ports;
  arranged.settings.fail("not-saved");
  await act(async () => void (await keeper.update((state, now) => chooseMunicipality(state, "101", now))));
  expect(said()).toBe(da.settings.notSaved);
  arranged.settings.fail(null);
  await act(async () => void (await keeper.update((state, now) => chooseMunicipality(state, "751", now))));
  expect(said()).toBe("");
});
