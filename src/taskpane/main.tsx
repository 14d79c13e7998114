/** Composition root of the task pane: the only place that builds adapters. */
import { webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import { chooseLanguage, type Language, paneLanguage } from "../app/pane/choose-language";
import { openPane } from "../app/pane/open-pane";
import type { Pane } from "../app/pane/pane";
import { openStateKeeper } from "../app/pane/state-keeper";
import type { OrganisationSource } from "../app/ports/organisation";
import type { Release } from "../app/ports/releases";
import type { Settings } from "../app/ports/settings";
import { hashContent } from "../browser/hash-content";
import { OUTSIDE_DRAFTS, OUTSIDE_MAILBOX } from "../browser/outside-outlook";
import { browserPaneChannel } from "../browser/pane-channel";
import { findOtherRelease } from "../browser/release";
import { browserReplica } from "../browser/replica";
import { BrowserSettings } from "../browser/settings";
import { dateInDenmark } from "../domain/time/iso-date";
import { createPaneForms } from "../forms/lazy-forms";
import { da, type Texts } from "../i18n/da/pane";
import { CallQueue } from "../outlook/call-queue";
import { OutlookDraftAccess } from "../outlook/outlook-draft";
import { OutlookItem } from "../outlook/outlook-item";
import { OutlookMailbox } from "../outlook/outlook-mailbox";
import { OutlookSettings } from "../outlook/outlook-settings";
import { PACKED_STATE } from "../storage/state-format";
import { App } from "./shell/app";
import { PaneProvider } from "./shell/pane-context";
import { type HostTheme, isDarkColour, isDarkHere, loadDarkTheme } from "./shell/theme";

const RELEASE: Release = { version: __VERSION__, commit: __COMMIT__ };

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

async function loadTexts(language: Language): Promise<Texts> {
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
    format: PACKED_STATE,
    clock,
    replica: office ? browserReplica(mailbox.userAddress ?? "", office.context.partitionKey) : null,
    channel: browserPaneChannel(mailbox.userAddress ?? ""),
  });
  const pane = openPane({
    clock,
    mailbox,
    drafts: item ? new OutlookDraftAccess(item, queue) : OUTSIDE_DRAFTS,
    keeper,
    organisation,
    forms: createPaneForms((url, init) => fetch(url, init)),
    loadDraftFiles: async () => (await import(/* webpackChunkName: "draft-file" */ "../browser/files/eml")).EML_FILES,
    loadCalendarFiles: async () => (await import(/* webpackChunkName: "calendar" */ "../browser/files/ics")).ICS_FILES,
    loadProfileFiles: async () =>
      (await import(/* webpackChunkName: "organisation" */ "../organisation/profile-file")).PROFILE_FILES,
    hashContent,
    releases: { own: RELEASE, findOther: () => findOtherRelease(RELEASE) },
    describeHost: () => describeHost(office),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  await show(pane, office);
}

async function show(pane: Pane, office: typeof Office | null): Promise<void> {
  const container = document.getElementById("pane");
  if (!container) throw new Error("The page has no #pane");
  const hostTheme = hostThemeOf(office);
  const firstTheme = isDarkHere(hostTheme) ? await loadDarkTheme().catch(() => webLightTheme) : webLightTheme;
  const root = createRoot(container);
  const render = async () => {
    const language = paneLanguage(pane, office?.context.displayLanguage ?? "da");
    const texts = await loadTexts(language).catch(() => da);
    root.render(
      <PaneProvider pane={pane}>
        <App
          texts={texts}
          hostTheme={hostTheme}
          firstTheme={firstTheme}
          onSwitchLanguage={() => {
            chooseLanguage(pane, texts.language === "da" ? "en" : "da");
            void render();
          }}
        />
      </PaneProvider>,
    );
  };
  await render();
}

void start();
