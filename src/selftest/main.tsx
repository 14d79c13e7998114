/** Composition root of the page that tries an Outlook: it builds the same adapters as the pane. */
import { createRoot } from "react-dom/client";
import { hashContent } from "../browser/hash-content";
import { dateInDenmark } from "../domain/time/iso-date";
import { createPaneForms } from "../forms/lazy-forms";
import { CallQueue } from "../outlook/call-queue";
import { describeOutlook } from "../outlook/describe-outlook";
import { OutlookDraftAccess } from "../outlook/outlook-draft";
import { OutlookFront } from "../outlook/outlook-front";
import { OutlookItem } from "../outlook/outlook-item";
import { OutlookMailbox } from "../outlook/outlook-mailbox";
import { OutlookSettings } from "../outlook/outlook-settings";
import { OutlookTheme } from "../outlook/outlook-theme";
import { isPageInOutlook, startOffice } from "../outlook/start-office";
import { type GuidedBench, knowNothing } from "./bench";
import { tidyUp } from "./empty-draft";
import { canKeepReport, keepReport, takeReport } from "./kept-report";
import { App, type SelftestTools } from "./page/app";
import { lookAtPage, watchPolicy } from "./page-facts";
import { describeOutlookSafely } from "./report";
import { lookAtAnswer, runAnswer, writeTestMail } from "./run-answer";
import { type ReportHead, runProbes } from "./run-probes";
import { finishAfterReload, runSteps } from "./run-steps";

/** What the self-test keeps in the mailbox for a moment: the pane's own is left alone. */
const SETTINGS_KEY = "rutebestilling-afproevning";
/** One more than Outlook is known to take at once. */
const CALLS_AT_ONCE = 4;

const violations = watchPolicy();

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Outlook's theme where it is known, else the system's. */
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
  const front = new OutlookFront(item, new CallQueue());
  const drafts = new OutlookDraftAccess(item, queue);
  const draftsBeside = new OutlookDraftAccess(item, new CallQueue(CALLS_AT_ONCE, 0));
  /** Null where no mail is written beside the page. */
  const openBench = (): GuidedBench | null => {
    const [draft, beside] = [drafts.openDraft(), draftsBeside.openDraft()];
    return (
      draft &&
      beside && {
        draft,
        beside,
        settings: new OutlookSettings(roamingSettings, queue, SETTINGS_KEY),
        ownAddress: mailbox.userAddress,
        page,
        forms,
        hashContent,
        now: () => Date.now(),
        wait,
        front,
        canReload: canKeepReport(),
        openDraft: () => drafts.openDraft(),
      }
    );
  };
  const describeHead = (): ReportHead => ({
    date: dateInDenmark(new Date()),
    release: { version: __VERSION__, commit: __COMMIT__ },
    outlook: describeOutlookSafely(described),
  });
  const noDraft = { kind: "not-begun", look: { kind: "no-draft" }, report: null } as const;
  return {
    async run(ask, onProgress) {
      const bench = openBench();
      if (!bench) return noDraft;
      const answer = await lookAtAnswer(bench.draft);
      return answer ? runAnswer(bench, describeHead(), answer, ask) : runProbes(bench, describeHead(), onProgress);
    },
    async runSteps(report, ask) {
      const bench = openBench();
      return bench ? runSteps(bench, report, ask) : noDraft;
    },
    reload(report) {
      if (keepReport(report)) window.location.reload();
    },
    kept: takeReport(),
    async finish(report) {
      const bench = openBench();
      return bench ? finishAfterReload(bench, report) : noDraft;
    },
    async writeTestMail() {
      const bench = openBench();
      return bench ? writeTestMail(bench) : noDraft;
    },
    async clearTestMail() {
      const bench = openBench();
      return bench ? tidyUp({ ...bench, known: knowNothing() }) : [];
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
