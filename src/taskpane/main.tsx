/** Composition root of the task pane: the only place that builds adapters. */
import { webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import { PaneSession } from "../app/pane/pane-session";
import { openStateKeeper } from "../app/pane/state-keeper";
import type { OrganisationSource } from "../app/ports/organisation";
import type { Settings } from "../app/ports/settings";
import { hashContent } from "../browser/hash-content";
import { OUTSIDE_DRAFTS, OUTSIDE_MAILBOX } from "../browser/outside-outlook";
import { browserPaneChannel } from "../browser/pane-channel";
import { browserReplica } from "../browser/replica";
import { BrowserSettings } from "../browser/settings";
import { choiceOf, setChoice } from "../domain/state/changes";
import { dateInDenmark } from "../domain/time/iso-date";
import { createPaneForms } from "../forms/lazy-forms";
import { da, type Texts } from "../i18n/da/pane";
import { CallQueue } from "../outlook/call-queue";
import { OutlookDraftAccess } from "../outlook/outlook-draft";
import { OutlookItem } from "../outlook/outlook-item";
import { OutlookMailbox } from "../outlook/outlook-mailbox";
import { OutlookSettings } from "../outlook/outlook-settings";
import { App } from "./shell/app";
import { SessionProvider } from "./shell/session-context";
import { type HostTheme, isDarkColour, isDarkHere, loadDarkTheme } from "./shell/theme";

const LANGUAGE = "language";

const clock = { now: () => new Date() };

/** Office.js, once it knows where it is; null outside Outlook, or where it could not be fetched. */
function startOffice(): Promise<typeof Office | null> {
  if (typeof Office === "undefined") return Promise.resolve(null);
  return new Promise((resolve) => {
    void Office.onReady(({ host }) => resolve(String(host) === "Outlook" ? Office : null));
  });
}

/** The validator of organisation.json is large: it is fetched after the first view, and with it the file. */
const organisation: OrganisationSource = {
  async load() {
    const { fetchedOrganisation } = await import(/* webpackChunkName: "organisation" */ "../organisation/fetch");
    return fetchedOrganisation({ today: () => dateInDenmark(clock.now()) }).load();
  },
};

function hostThemeOf(office: typeof Office | null): HostTheme {
  let told = isDarkColour(office?.context.officeTheme?.bodyBackgroundColor);
  return {
    isDark: () => told,
    onChanged(listener) {
      try {
        office?.context.mailbox.addHandlerAsync(
          office.EventType.OfficeThemeChanged,
          (event: { officeTheme?: Office.OfficeTheme }) => {
            told = isDarkColour(event.officeTheme?.bodyBackgroundColor) ?? told;
            listener();
          },
        );
      } catch {
        // An Outlook without this event keeps the theme that it opened with.
      }
    },
  };
}

function describeHost(office: typeof Office | null) {
  if (!office) return { host: null, requirementSet: null };
  const { platform, diagnostics, requirements } = office.context;
  const minor = [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8].find((set) =>
    requirements.isSetSupported("Mailbox", `1.${set}`),
  );
  return { host: `${platform} ${diagnostics?.version ?? ""}`, requirementSet: minor ? `1.${minor}` : null };
}

async function loadTexts(language: string): Promise<Texts> {
  if (language === "da") return da;
  return (await import(/* webpackChunkName: "english" */ "../i18n/en/pane")).en;
}

async function start(): Promise<void> {
  const office = await startOffice();
  const queue = new CallQueue();
  const item = office && new OutlookItem(office.context.mailbox);
  const mailbox = office && item ? new OutlookMailbox(office.context.mailbox, item, queue) : OUTSIDE_MAILBOX;
  const settings: Settings = office
    ? new OutlookSettings(office.context.roamingSettings, queue)
    : new BrowserSettings();
  const keeper = openStateKeeper({
    settings,
    clock,
    replica: office ? browserReplica(mailbox.userAddress ?? "", office.context.partitionKey) : null,
    channel: browserPaneChannel(mailbox.userAddress ?? ""),
  });
  const session = new PaneSession({
    clock,
    mailbox,
    drafts: item ? new OutlookDraftAccess(item, queue) : OUTSIDE_DRAFTS,
    keeper,
    organisation,
    forms: createPaneForms((url, init) => fetch(url, init)),
    loadDraftFiles: async () => (await import(/* webpackChunkName: "draft-file" */ "../browser/files/eml")).EML_FILES,
    hashContent,
    describeHost: () => describeHost(office),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  await show(session, office);
}

async function show(session: PaneSession, office: typeof Office | null): Promise<void> {
  const container = document.getElementById("pane");
  if (!container) throw new Error("The page has no #pane");
  const hostTheme = hostThemeOf(office);
  const firstTheme = isDarkHere(hostTheme) ? await loadDarkTheme().catch(() => webLightTheme) : webLightTheme;
  const root = createRoot(container);
  // English where Outlook is English and the user has not chosen otherwise; else Danish.
  const spoken = office?.context.displayLanguage ?? "da";
  const chosen = () => choiceOf(session.snapshot().kept.state, LANGUAGE) ?? (/^en\b/i.test(spoken) ? "en" : "da");
  const render = async () => {
    const texts = await loadTexts(chosen()).catch(() => da);
    root.render(
      <SessionProvider session={session}>
        <App
          texts={texts}
          hostTheme={hostTheme}
          firstTheme={firstTheme}
          onSwitchLanguage={() => {
            const language = texts.language === "da" ? "en" : "da";
            void session.change((state, now) => setChoice(state, LANGUAGE, language, now));
            void render();
          }}
        />
      </SessionProvider>,
    );
  };
  await render();
}

void start();
