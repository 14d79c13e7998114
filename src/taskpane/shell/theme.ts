import { createContext, useContext, useSyncExternalStore } from "react";

/** Whether Outlook is dark, and word when that changes. Outlook on the web tells it late, or not at all. */
export interface HostTheme {
  /** Null where Outlook does not say. */
  isDark(): boolean | null;
  onChanged(listener: () => void): void;
}

const prefersDark = () => window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the pane is to be dark, followed: by Outlook's own theme where it tells, else by the system's. */
export function useHostTheme(host: HostTheme): boolean {
  return useSyncExternalStore(
    (listener) => {
      host.onChanged(listener);
      prefersDark().addEventListener("change", listener);
      return () => prefersDark().removeEventListener("change", listener);
    },
    () => host.isDark() ?? prefersDark().matches,
  );
}

const DarkContext = createContext(false);

/** Gives the views below it whether the pane is dark. */
export const DarkProvider = DarkContext.Provider;

/** Whether the pane is dark. */
export function useIsDark(): boolean {
  return useContext(DarkContext);
}
