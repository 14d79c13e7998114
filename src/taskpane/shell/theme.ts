import { type Theme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";

/** Whether Outlook is dark, and word when that changes. Outlook on the web tells it late, or not at all. */
export interface HostTheme {
  /** Null where Outlook does not say. */
  isDark(): boolean | null;
  onChanged(listener: () => void): void;
}

const prefersDark = () => window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the pane is to be dark: by Outlook's own theme where it tells, else by the system's. */
export function isDarkHere(host: HostTheme): boolean {
  return host.isDark() ?? prefersDark().matches;
}

/** The dark theme is as large as the light one, and most panes need only one of them. */
export async function loadDarkTheme(): Promise<Theme> {
  return (await import(/* webpackChunkName: "dark-theme" */ "./dark-theme")).darkTheme;
}

interface FollowedTheme {
  readonly theme: Theme;
  readonly isDark: boolean;
  /** Where the dark theme is wanted and could not be fetched: asks for it again; else null. */
  readonly retry: (() => void) | null;
}

/** Follows Outlook's theme. @param first the theme to begin with, fetched before the first view */
export function useTheme(host: HostTheme, first: Theme): FollowedTheme {
  const isDark = useSyncExternalStore(
    (listener) => {
      host.onChanged(listener);
      prefersDark().addEventListener("change", listener);
      return () => prefersDark().removeEventListener("change", listener);
    },
    () => isDarkHere(host),
  );
  const [dark, setDark] = useState(first === webLightTheme ? null : first);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (isDark && dark === null && !hasFailed) void loadDarkTheme().then(setDark, () => setHasFailed(true));
  }, [isDark, dark, hasFailed]);
  if (isDark && dark !== null) return { theme: dark, isDark, retry: null };
  return { theme: webLightTheme, isDark: false, retry: isDark && hasFailed ? () => setHasFailed(false) : null };
}
