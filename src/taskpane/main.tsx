/** Composition root of the task pane: the only place that builds adapters. */
import { createRoot } from "react-dom/client";
import { chooseLanguage, type Language, paneLanguage } from "../app/pane/choose-language";
import { openPane } from "../app/pane/open-pane";
import type { Pane } from "../app/pane/pane";
import { openStateKeeper, type StateKeeper } from "../app/pane/state-keeper";
import type { OrganisationSource } from "../app/ports/organisation";
import type { Release } from "../app/ports/releases";
import type { Settings } from "../app/ports/settings";
import { makeChunksRetryable } from "../browser/chunk-loading";
import { hashContent } from "../browser/hash-content";
import { OUTSIDE_DRAFTS, OUTSIDE_MAILBOX, OUTSIDE_SENT_MAILS } from "../browser/outside-outlook";
import { browserPaneChannel } from "../browser/pane-channel";
import { findOtherRelease } from "../browser/release";
import { reloadOnce } from "../browser/reload-once";
import { browserReplica } from "../browser/replica";
import { BrowserSettings } from "../browser/settings";
import { choiceOf, ORGANISATION_SHA256, setChoice } from "../domain/state/changes";
import { dateInDenmark } from "../domain/time/iso-date";
import { createPaneForms } from "../forms/lazy-forms";
import { da, type Texts } from "../i18n/da/pane";
import { CallQueue } from "../outlook/call-queue";
import { describeOutlook } from "../outlook/describe-outlook";
import { OutlookDraftAccess } from "../outlook/outlook-draft";
import { OutlookItem } from "../outlook/outlook-item";
import { OutlookMailbox } from "../outlook/outlook-mailbox";
import { OutlookSentMailAccess } from "../outlook/outlook-sent-mail";
import { OutlookSettings } from "../outlook/outlook-settings";
import { OutlookTheme } from "../outlook/outlook-theme";
import { isPageInOutlook, type OfficeBlocked, startOffice } from "../outlook/start-office";
import { PACKED_STATE } from "../storage/state-format";
import { App } from "./shell/app";
import { PaneProvider } from "./shell/pane-context";
import type { HostTheme } from "./shell/theme";

const RELEASE: Release = { version: __VERSION__, commit: __COMMIT__ };

const clock = { now: () => new Date() };

/** How long the first view waits for another language than Danish. Milliseconds. */
const FIRST_VIEW_PATIENCE = 2_000;

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Resolves when the first view stands. What it can do without is fetched after that, and so does not hold it up. */
const firstView = (() => {
  let stands = () => {};
  const shown = new Promise<void>((resolve) => {
    stands = resolve;
  });
  return { shown, stands };
})();

/**
 * The validator of organisation.json is large: it is fetched after the first view, and with it the file. Its last good
 * copy is believed as far as the mailbox vouches for it; outside Outlook nothing does.
 */
const organisationSource = (keeper: StateKeeper, hasMailbox: boolean): OrganisationSource => ({
  async load() {
    await firstView.shown;
    try {
      const { fetchedOrganisation } = await import(/* webpackChunkName: "organisation" */ "../organisation/fetch");
      return await fetchedOrganisation({
        today: () => dateInDenmark(clock.now()),
        seal: hasMailbox
          ? {
              read: () => choiceOf(keeper.current().state, ORGANISATION_SHA256),
              write: (sha256) => void keeper.update((state, now) => setChoice(state, ORGANISATION_SHA256, sha256, now)),
            }
          : null,
      }).load();
    } catch {
      // Without its reader the file is as good as out of reach, and so is the copy of it.
      return { kind: "fault", fault: "unreachable", details: [], lastGood: null };
    }
  },
});

/** A browser window tells no theme. */
const NO_THEME: HostTheme = { isDark: () => null, onChanged: () => undefined };

function describeHost(office: typeof Office | null) {
  if (!office) return { host: null, requirementSet: null };
  const { platform, version, requirementSet } = describeOutlook(office);
  return { host: `${platform} ${version}`, requirementSet };
}

async function loadTexts(language: Language): Promise<Texts> {
  if (language === "da") return da;
  return (await import(/* webpackChunkName: "english" */ "../i18n/en/pane")).en;
}

async function start(): Promise<void> {
  makeChunksRetryable(window);
  const started = await startOffice({
    document,
    isInOutlook: isPageInOutlook(window),
    office: () => (typeof Office === "undefined" ? undefined : Office),
  });
  const office = started.kind === "outlook" ? started.office : null;
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
    firstView: firstView.shown,
  });
  const pane = openPane({
    clock,
    mailbox,
    sentMails: item ? new OutlookSentMailAccess(item, queue) : OUTSIDE_SENT_MAILS,
    drafts: item ? new OutlookDraftAccess(item, queue) : OUTSIDE_DRAFTS,
    keeper,
    organisation: organisationSource(keeper, office !== null),
    forms: createPaneForms((url, init) => fetch(url, init)),
    loadDraftFiles: async () => (await import(/* webpackChunkName: "draft-file" */ "../browser/files/eml")).EML_FILES,
    loadCalendarFiles: async () => (await import(/* webpackChunkName: "calendar" */ "../browser/files/ics")).ICS_FILES,
    loadProfileFiles: async () =>
      (await import(/* webpackChunkName: "organisation" */ "../organisation/profile-file")).PROFILE_FILES,
    hashContent,
    releases: { own: RELEASE, findOther: () => findOtherRelease(RELEASE) },
    describeHost: () => describeHost(office),
    wait,
  });
  await show(pane, office, started.kind === "blocked" ? started : null);
}

async function show(pane: Pane, office: typeof Office | null, start: OfficeBlocked | null): Promise<void> {
  const container = document.getElementById("pane");
  if (!container) throw new Error("The page has no #pane");
  const hostTheme: HostTheme = office ? new OutlookTheme(office) : NO_THEME;
  const root = createRoot(container);
  const chosen = () => paneLanguage(pane, office?.context.displayLanguage ?? "da");
  let texts: Texts = da;
  let onRetryLanguage: (() => void) | null = null;
  let blocked = start && { hosts: start.hosts, isReachable: false };
  const render = () =>
    root.render(
      <PaneProvider pane={pane}>
        <App
          texts={texts}
          hostTheme={hostTheme}
          onSwitchLanguage={() => {
            chooseLanguage(pane, texts.language === "da" ? "en" : "da");
            void showChosenLanguage();
          }}
          onRetryLanguage={onRetryLanguage}
          onShown={firstView.stands}
          blocked={blocked}
        />
      </PaneProvider>,
    );
  /** Never rejects: texts that cannot be fetched are said, and those that are shown stay. */
  async function showChosenLanguage(): Promise<void> {
    const language = chosen();
    const found = await loadTexts(language).catch(() => null);
    // The user may have gone back meanwhile.
    if (language !== chosen()) return;
    texts = found ?? texts;
    onRetryLanguage = found ? null : () => void showChosenLanguage();
    render();
  }
  await Promise.race([showChosenLanguage(), wait(FIRST_VIEW_PATIENCE)]);
  render();
  if (start) {
    const isTouched = whenTouched(container);
    void start.reachable.then(() => {
      if (!isTouched() && reloadOnce(Date.now())) return;
      blocked = { hosts: start.hosts, isReachable: true };
      render();
    });
  }
}

/** Whether the user has done something since: what is written must not vanish under the hands. */
function whenTouched(container: HTMLElement): () => boolean {
  let isTouched = false;
  for (const type of ["pointerdown", "keydown", "input"]) {
    container.addEventListener(type, () => {
      isTouched = true;
    });
  }
  return () => isTouched;
}

void start();
