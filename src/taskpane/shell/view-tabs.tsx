import type { KeyboardEvent } from "react";
import { useTexts } from "./texts";
import type { ViewName } from "./view-name";

const VIEWS: readonly ViewName[] = ["order", "checklist", "profile"];

/**
 * The pane's tabs, with the look of Fluent's, as plain elements (docs/adr/0004). One of them is in the order of Tab; the
 * arrows, Home and End move among them, and Enter or Space opens a view, since opening one may fetch it.
 */
export function ViewTabs({ view, onSelect }: { readonly view: ViewName; readonly onSelect: (view: ViewName) => void }) {
  const texts = useTexts();
  return (
    <div role="tablist" className="tabs" aria-label={texts.tabsLabel} onKeyDown={moveAmongTabs}>
      {VIEWS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          className="tab"
          aria-selected={name === view}
          aria-controls="pane-view"
          tabIndex={name === view ? 0 : -1}
          onClick={() => onSelect(name)}
        >
          <span className="tab-label" data-label={texts.tabs[name]}>
            {texts.tabs[name]}
          </span>
        </button>
      ))}
    </div>
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
