import { Tab, TabList } from "@fluentui/react-components";
import type { ViewName } from "./app";
import { useTexts } from "./texts";

const VIEWS: readonly ViewName[] = ["order", "checklist", "profile"];

/** The pane's tabs. */
export function ViewTabs({ view, onSelect }: { readonly view: ViewName; readonly onSelect: (view: ViewName) => void }) {
  const texts = useTexts();
  return (
    <TabList
      aria-label={texts.tabsLabel}
      selectedValue={view}
      onTabSelect={(_, { value }) => onSelect(value as ViewName)}
    >
      {VIEWS.map((name) => (
        <Tab key={name} id={`tab-${name}`} value={name} aria-controls="pane-view">
          {texts.tabs[name]}
        </Tab>
      ))}
    </TabList>
  );
}
