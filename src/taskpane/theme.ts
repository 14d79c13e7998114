import { type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

/** Whether Outlook is dark, and word when that changes. Outlook on the web tells it late, or not at all. */
export interface HostTheme {
  /** Null where Outlook does not say. */
  isDark(): boolean | null;
  onChanged(listener: () => void): void;
}

/** Whether a colour, `#rrggbb`, is dark: its relative luminance is below the middle. Null when it is not a colour. */
export function isDarkColour(colour: string | undefined): boolean | null {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "");
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => Number.parseInt(part, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5;
}

const prefersDark = () => window.matchMedia("(prefers-color-scheme: dark)");

/** Outlook's own theme where it tells, else the system's. */
export function useTheme(host: HostTheme): { readonly theme: Theme; readonly isDark: boolean } {
  const isDark = useSyncExternalStore(
    (listener) => {
      host.onChanged(listener);
      prefersDark().addEventListener("change", listener);
      return () => prefersDark().removeEventListener("change", listener);
    },
    () => host.isDark() ?? prefersDark().matches,
  );
  return { theme: isDark ? webDarkTheme : webLightTheme, isDark };
}
