import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { Pane } from "../../app/pane/pane";
import type { PaneSnapshot } from "../../app/pane/snapshot";

const PaneContext = createContext<Pane | null>(null);

/** Gives the views below it the pane. */
export function PaneProvider({ pane, children }: { readonly pane: Pane; readonly children: ReactNode }) {
  return <PaneContext.Provider value={pane}>{children}</PaneContext.Provider>;
}

/** The pane, to hand to use cases. A view does not reach into it: what it shows is in `useSnapshot`. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("A view stands outside PaneProvider");
  return pane;
}

/** What the pane shows, again after every change. */
export function useSnapshot(): PaneSnapshot {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, store.snapshot);
}
