import { FluentProvider, type Theme } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import type { Texts } from "../../i18n/da/pane";
import { MunicipalityLine } from "../order/municipality-line";
import { OrderView } from "../order/order-view";
import { ErrorBoundary } from "./error-boundary";
import { LazyView, lazyPart } from "./lazy-view";
import { NotFetched } from "./not-fetched";
import { Notices } from "./notices";
import { type BlockedOutlook, BlockedOutlookContext } from "./outside-notice";
import { useSnapshot } from "./pane-context";
import { PaneFooter } from "./pane-footer";
import { TextsProvider, useTexts } from "./texts";
import { type HostTheme, useTheme } from "./theme";
import type { ViewName } from "./view-name";

const ViewTabs = lazyPart(async () => (await import(/* webpackChunkName: "tabs" */ "./view-tabs")).ViewTabs);
const ChecklistView = lazyPart(
  async () => (await import(/* webpackChunkName: "checklist" */ "../checklist/checklist-view")).ChecklistView,
);
const ProfileView = lazyPart(
  async () => (await import(/* webpackChunkName: "profile" */ "../profile/profile-view")).ProfileView,
);

interface AppProps {
  readonly texts: Texts;
  readonly hostTheme: HostTheme;
  /** The theme of the first view. */
  readonly firstTheme: Theme;
  readonly onSwitchLanguage: () => void;
  /** Where the texts of the chosen language could not be fetched: asks for them again; else null. */
  readonly onRetryLanguage: (() => void) | null;
  readonly blocked: BlockedOutlook | null;
}

/** The task pane. */
export function App({ texts, hostTheme, firstTheme, onSwitchLanguage, onRetryLanguage, blocked }: AppProps) {
  const { theme, isDark, retry } = useTheme(hostTheme, firstTheme);
  useEffect(() => {
    document.documentElement.lang = texts.language;
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
    document.body.style.background = theme.colorNeutralBackground1;
  }, [texts, theme, isDark]);
  return (
    <ErrorBoundary texts={texts.crash}>
      <FluentProvider theme={theme}>
        <TextsProvider texts={texts}>
          <BlockedOutlookContext.Provider value={blocked}>
            <Pane onSwitchLanguage={onSwitchLanguage}>
              {onRetryLanguage && <NotFetched said={texts.languageNotFetched} onRetry={onRetryLanguage} />}
              {retry && <NotFetched said={texts.darkNotFetched} onRetry={retry} />}
            </Pane>
          </BlockedOutlookContext.Provider>
        </TextsProvider>
      </FluentProvider>
    </ErrorBoundary>
  );
}

interface PaneProps {
  readonly onSwitchLanguage: () => void;
  /** What is said of the whole pane, above the view. */
  readonly children: ReactNode;
}

function Pane({ onSwitchLanguage, children }: PaneProps) {
  const texts = useTexts();
  const { municipality } = useSnapshot();
  const [view, setView] = useState<ViewName>("order");
  /** The profile field that a card led to. */
  const [field, setField] = useState<string | null>(null);

  return (
    <div className="pane">
      <header className="pane-head">
        <h1>{texts.appName}</h1>
        <MunicipalityLine />
      </header>
      <nav className="pane-tabs">
        <LazyView placeholder={null}>
          <ViewTabs
            view={view}
            onSelect={(selected) => {
              setField(null);
              setView(selected);
            }}
          />
        </LazyView>
      </nav>
      <main className="pane-view">
        <div className="pane-main" id="pane-view" role="tabpanel" aria-labelledby={`tab-${view}`}>
          {children}
          <Notices />
          {view === "order" && (
            <OrderView
              onOpenProfile={(wanted) => {
                setField(wanted);
                setView("profile");
              }}
            />
          )}
          {view === "checklist" && (
            <LazyView>
              <ChecklistView />
            </LazyView>
          )}
          {view === "profile" && (
            <LazyView>
              {municipality ? (
                <ProfileView key={municipality.code} focusField={field} />
              ) : (
                <p>{texts.municipality.choose}</p>
              )}
            </LazyView>
          )}
        </div>
      </main>
      <PaneFooter onSwitchLanguage={onSwitchLanguage} />
    </div>
  );
}
