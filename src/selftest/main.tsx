/** Composition root of the page that tries an Outlook: it builds the same adapters as the pane. */
import { createRoot } from "react-dom/client";
import { hashContent } from "../browser/hash-content";
import { dateInDenmark } from "../domain/time/iso-date";
import { createPaneForms } from "../forms/lazy-forms";
import { CallQueue } from "../outlook/call-queue";
import { describeOutlook } from "../outlook/describe-outlook";
import { OutlookDraftAccess } from "../outlook/outlook-draft";
import { OutlookItem } from "../outlook/outlook-item";
import { OutlookMailbox } from "../outlook/outlook-mailbox";
import { OutlookSettings } from "../outlook/outlook-settings";
import { OutlookTheme } from "../outlook/outlook-theme";
import { isPageInOutlook, startOffice } from "../outlook/start-office";
import { App, type SelftestTools } from "./page/app";
import { lookAtPage, watchPolicy } from "./page-facts";
import { describeOutlookSafely } from "./report";
import { runProbes } from "./run-probes";

/** What the self-test keeps in the mailbox for a moment: the pane's own is left alone. */
const SETTINGS_KEY = "rutebestilling-afproevning";
/** One more than Outlook is known to take at once. */
const CALLS_AT_ONCE = 4;

const violations = watchPolicy();

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Outlook's theme where it is told, else the system's. */
function followTheme(theme: OutlookTheme | null): void {
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    const shown = (theme?.isDark() ?? prefersDark.matches) ? "dark" : "light";
    document.documentElement.dataset["theme"] = shown;
    document.documentElement.style.colorScheme = shown;
  };
  prefersDark.addEventListener("change", show);
  theme?.onChanged(show);
  show();
}

function buildTools(office: typeof Office): SelftestTools {
  const { mailbox: outlookMailbox, roamingSettings } = office.context;
  const queue = new CallQueue();
  const item = new OutlookItem(outlookMailbox);
  const mailbox = new OutlookMailbox(outlookMailbox, item, queue);
  mailbox.onItemChanged(() => undefined);
  const described = describeOutlook(office);
  const theme = new OutlookTheme(office);
  const page = lookAtPage(described.requirementSet, violations, (listener) => theme.onChanged(listener));
  followTheme(theme);
  const forms = createPaneForms((url, init) => fetch(url, init));
  return {
    async run(onProgress) {
      const draft = new OutlookDraftAccess(item, queue).openDraft();
      const beside = new OutlookDraftAccess(item, new CallQueue(CALLS_AT_ONCE, 0)).openDraft();
      if (!draft || !beside) return { kind: "not-begun", look: { kind: "no-draft" }, report: null };
      const bench = {
        draft,
        beside,
        settings: new OutlookSettings(roamingSettings, queue, SETTINGS_KEY),
        ownAddress: mailbox.userAddress,
        page,
        forms,
        hashContent,
        now: () => Date.now(),
        wait,
      };
      const head = {
        date: dateInDenmark(new Date()),
        release: { version: __VERSION__, commit: __COMMIT__ },
        outlook: describeOutlookSafely(described),
      };
      return runProbes(bench, head, onProgress);
    },
  };
}

async function start(): Promise<void> {
  const container = document.getElementById("selftest");
  if (!container) throw new Error("The page has no #selftest");
  const started = await startOffice({
    document,
    isInOutlook: isPageInOutlook(window),
    office: () => (typeof Office === "undefined" ? undefined : Office),
  });
  const tools = started.kind === "outlook" ? buildTools(started.office) : null;
  if (!tools) followTheme(null);
  createRoot(container).render(<App tools={tools} />);
}

void start();
