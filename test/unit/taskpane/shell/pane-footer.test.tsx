/** @jest-environment jsdom */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Release } from "../../../../src/app/ports/releases";
import { da } from "../../../../src/i18n/da/pane";
import { PaneFooter } from "../../../../src/taskpane/shell/pane-footer";
import { showInPane } from "../shown-pane";

const withRelease = (other: Release | null) => ({
  ports: { releases: { own: { version: "1.0.0", commit: "abc" }, findOther: async () => other } },
});

test("says which version runs, and leads to the other language", async () => {
  const onSwitchLanguage = jest.fn();
  await showInPane(<PaneFooter onSwitchLanguage={onSwitchLanguage} />, withRelease(null));
  expect(screen.getByText("Version 1.0.0 (abc)")).toBeTruthy();
  expect(screen.queryByRole("button", { name: da.footer.reload })).toBeNull();
  const english = screen.getByRole("button", { name: "English" });
  expect(english.getAttribute("lang")).toBe("en");
  await userEvent.click(english);
  expect(onSwitchLanguage).toHaveBeenCalledTimes(1);
});

test.each([
  [{ version: "1.1.0", commit: "def" }, "Version 1.1.0 er klar"],
  [{ version: "1.1.0", commit: "def", switchedOff: true }, da.footer.switchedOff],
])("offers to reload where the host serves %j", async (other, sentence) => {
  await showInPane(<PaneFooter onSwitchLanguage={() => undefined} />, withRelease(other));
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.getByRole("button", { name: da.footer.reload })).toBeTruthy();
});
