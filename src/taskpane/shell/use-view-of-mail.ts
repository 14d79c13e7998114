import { useLayoutEffect, useRef, useState } from "react";
import { useSnapshot } from "./pane-context";
import type { ViewName } from "./view-name";

interface Left {
  readonly view: ViewName;
  /** Pixels from the top. */
  readonly scroll: number;
}

/**
 * The view in front, for each mail that a pinned pane has stood beside: coming back to a mail is coming back to the view
 * and the place that were left. A mail that is new to the pane gets the first view, from its top.
 */
export function useViewOfMail(): readonly [ViewName, (view: ViewName) => void] {
  const { itemKey, moves } = useSnapshot();
  const [view, setView] = useState<ViewName>("order");
  const left = useRef(new Map<string, Left>());
  const shown = useRef({ itemKey, moves, view });

  useLayoutEffect(() => {
    const before = shown.current;
    if (before.moves === moves) {
      // The same mail. An unsaved draft may have got its name only now.
      shown.current = { itemKey, moves, view };
      return;
    }
    // Asked for only now: it has the browser lay out all that was just drawn.
    const scroll = document.documentElement.scrollTop;
    if (before.itemKey !== null) left.current.set(before.itemKey, { view: before.view, scroll });
    const known = itemKey === null ? undefined : left.current.get(itemKey);
    const next = known?.view ?? "order";
    shown.current = { itemKey, moves, view: next };
    setView(next);
    requestAnimationFrame(() => window.scrollTo(0, known?.scroll ?? 0));
  }, [itemKey, moves, view]);

  return [view, setView];
}
