import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ProfileField } from "../../domain/profile/fields";
import type { Texts } from "../../i18n/da/pane";
import { MunicipalityLine } from "../order/municipality-line";
import { OrderView } from "../order/order-view";
import { Announcer } from "./announcer";
import { ErrorBoundary } from "./error-boundary";
import { keepFocus } from "./keep-focus";
import { LazyView, lazyFluentPart } from "./lazy-view";
import { NotFetched } from "./not-fetched";
import { Notices } from "./notices";
import { type BlockedOutlook, BlockedOutlookContext } from "./outside-notice";
import { useSnapshot } from "./pane-context";
import { PaneFooter } from "./pane-footer";
import { TextsProvider, useTexts } from "./texts";
import { DarkProvider, type HostTheme, useHostTheme } from "./theme";
import { useViewOfMail } from "./use-view-of-mail";
import { ViewTabs } from "./view-tabs";

const ChecklistView = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "checklist" */ "../checklist/checklist-view")).ChecklistView,
);
const ProfileView = lazyFluentPart(
  async () => (await import(/* webpackChunkName: "profile" */ "../profile/profile-view")).ProfileView,
);

interface AppProps {
  readonly texts: Texts;
  readonly hostTheme: HostTheme;
  readonly onSwitchLanguage: () => void;
  /** Where the texts of the chosen language could not be fetched: asks for them again; else null. */
  readonly onRetryLanguage: (() => void) | null;
  /** Called when the first view stands. */
  readonly onShown: () => void;
  readonly blocked: BlockedOutlook | null;
}

/** The task pane. */
export function App({ texts, hostTheme, onSwitchLanguage, onRetryLanguage, onShown, blocked }: AppProps) {
  const isDark = useHostTheme(hostTheme);
  useLayoutEffect(() => {
    document.documentElement.lang = texts.language;
    const theme = isDark ? "dark" : "light";
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.style.colorScheme = theme;
  }, [texts, isDark]);
  useEffect(onShown, [onShown]);
  return (
    <ErrorBoundary texts={texts.crash}>
      <DarkProvider value={isDark}>
        <TextsProvider texts={texts}>
          <BlockedOutlookContext.Provider value={blocked}>
            <Announcer>
              <Pane onSwitchLanguage={onSwitchLanguage}>
                {onRetryLanguage && <NotFetched said={texts.languageNotFetched} onRetry={onRetryLanguage} />}
              </Pane>
            </Announcer>
          </BlockedOutlookContext.Provider>
        </TextsProvider>
      </DarkProvider>
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
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => (root.current ? keepFocus(root.current) : undefined), []);
  const [view, setView] = useViewOfMail();
  /** The profile field that a card led to. */
  const [field, setField] = useState<ProfileField | null>(null);

  return (
    <div className="pane" ref={root}>
      <header className="pane-head">
        {/* Outlook shows the name above the pane. */}
        <h1 className="unseen-title">{texts.appName}</h1>
        <MunicipalityLine />
      </header>
      <nav className="pane-tabs">
        <ViewTabs
          view={view}
          onSelect={(selected) => {
            setField(null);
            setView(selected);
          }}
        />
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
              onOpenChecklist={() => setView("checklist")}
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
