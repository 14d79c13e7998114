/** @jest-environment jsdom */
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { da } from "../../../../src/i18n/da/pane";
import { TextsProvider } from "../../../../src/taskpane/shell/texts";
import type { ViewName } from "../../../../src/taskpane/shell/view-name";
import { ViewTabs } from "../../../../src/taskpane/shell/view-tabs";

function Tabs() {
  const [view, setView] = useState<ViewName>("order");
  return (
    <TextsProvider texts={da}>
      <ViewTabs view={view} onSelect={setView} />
      <button type="button">Efter</button>
    </TextsProvider>
  );
}

const tab = (name: string) => screen.getByRole("tab", { name });
const selected = () => screen.getByRole("tab", { selected: true }).textContent;

test("are named, and one of them is selected", () => {
  render(<Tabs />);
  expect(screen.getByRole("tablist", { name: "Visninger" })).toBeTruthy();
  expect(screen.getAllByRole("tab").map(({ textContent }) => textContent)).toEqual([
    "Bestilling",
    "Tjekliste",
    "Profil",
  ]);
  expect(selected()).toBe("Bestilling");
  expect(tab("Bestilling").getAttribute("aria-controls")).toBe("pane-view");
});

test("a click opens a view", async () => {
  render(<Tabs />);
  await userEvent.click(tab("Profil"));
  expect(selected()).toBe("Profil");
});

test("Tab reaches one of them, the one that is selected, and then leaves", async () => {
  render(<Tabs />);
  await userEvent.click(tab("Tjekliste"));
  (document.activeElement as HTMLElement).blur();
  await userEvent.tab();
  expect(document.activeElement).toBe(tab("Tjekliste"));
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe("Efter");
});

test.each([
  ["{ArrowRight}", "Tjekliste"],
  ["{ArrowRight}{ArrowRight}{ArrowRight}", "Bestilling"],
  ["{ArrowLeft}", "Profil"],
  ["{End}", "Profil"],
  ["{End}{Home}", "Bestilling"],
  ["{ArrowDown}", "Bestilling"],
])("%s moves the focus to %s and opens nothing", async (keys, name) => {
  render(<Tabs />);
  await userEvent.tab();
  await userEvent.keyboard(keys);
  expect(document.activeElement).toBe(tab(name));
  expect(selected()).toBe("Bestilling");
});

test.each(["{Enter}", " "])("%j opens the view that has the focus", async (key) => {
  render(<Tabs />);
  await userEvent.tab();
  await userEvent.keyboard(`{ArrowRight}${key}`);
  expect(selected()).toBe("Tjekliste");
});
