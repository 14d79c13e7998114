import { Tab, TabList } from "@fluentui/react-components";
import type { KeyboardEvent } from "react";
import { useTexts } from "./texts";
import type { ViewName } from "./view-name";

const VIEWS: readonly ViewName[] = ["order", "checklist", "profile"];

/**
 * The pane's tabs. One of them is in the order of Tab, and the arrows move among them. That is done here and not by
 * Fluent's tabster (9.74), which puts focusable elements that are hidden from screen readers around the list: axe
 * reports those, rightly (aria-hidden-focus). Remove this when it no longer does.
 */
export function ViewTabs({ view, onSelect }: { readonly view: ViewName; readonly onSelect: (view: ViewName) => void }) {
  const texts = useTexts();
  return (
    <TabList
      aria-label={texts.tabsLabel}
      selectedValue={view}
      onTabSelect={(_, { value }) => onSelect(value as ViewName)}
      onKeyDown={moveAmongTabs}
      data-tabster={undefined}
    >
      {VIEWS.map((name) => (
        <Tab key={name} id={`tab-${name}`} value={name} aria-controls="pane-view" tabIndex={name === view ? 0 : -1}>
          {texts.tabs[name]}
        </Tab>
      ))}
    </TabList>
  );
}

const STEP: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function moveAmongTabs(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const step = STEP[event.key];
  const at = tabs.indexOf(event.target as HTMLElement);
  const next =
    step !== undefined ? (at + step + tabs.length) % tabs.length : { Home: 0, End: tabs.length - 1 }[event.key];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  tabs[next]?.focus();
}
