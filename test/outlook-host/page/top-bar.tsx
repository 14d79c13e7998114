/** The bar at the top: whose mailbox it is, and how it looks. */
import { BugRegular } from "@fluentui/react-icons/svg/bug";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { WeatherMoonRegular } from "@fluentui/react-icons/svg/weather-moon";
import { WeatherSunnyRegular } from "@fluentui/react-icons/svg/weather-sunny";
import type { UiLanguage } from "../protocol/app-context";
import type { OutlookHost, Theme } from "./outlook-host";

export interface TopBarProps {
  readonly host: OutlookHost;
  readonly isDrawerOpen: boolean;
  readonly onTheme: (theme: Theme) => void;
  readonly onLanguage: (language: UiLanguage) => void;
  readonly onDrawer: () => void;
}

export function TopBar({ host, isDrawerOpen, onTheme, onLanguage, onDrawer }: TopBarProps) {
  const { theme, language } = host.view;
  const isDark = theme === "dark";
  return (
    <header className="top-bar">
      <MailRegular className="top-bar__logo" aria-hidden />
      <h1 className="top-bar__title">Outlook</h1>
      <span className="top-bar__badge">lokal prøve</span>
      <span className="top-bar__space" />
      <label className="top-bar__language">
        <span>Sprog i panelet</span>
        <select value={language} onChange={(event) => onLanguage(event.target.value as UiLanguage)}>
          <option value="da-DK">Dansk</option>
          <option value="en-US">English</option>
        </select>
      </label>
      <button type="button" className="top-bar__button" onClick={() => onTheme(isDark ? "light" : "dark")}>
        {isDark ? <WeatherSunnyRegular aria-hidden /> : <WeatherMoonRegular aria-hidden />}
        {isDark ? "Lyst tema" : "Mørkt tema"}
      </button>
      <button type="button" className="top-bar__button" aria-expanded={isDrawerOpen} onClick={onDrawer}>
        <BugRegular aria-hidden />
        Persona og fejl
      </button>
      <span className="top-bar__owner" title={host.mailbox.owner.address}>
        {initialsOf(host.mailbox.owner.name)}
      </span>
    </header>
  );
}

export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}]+/u).filter((word) => word !== "");
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}
