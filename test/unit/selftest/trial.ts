/** The self-test in the local Outlook's own host code, under a clock of its own. Needs a DOM. */

import { createHash } from "node:crypto";
import { TextEncoder } from "node:util";
import type { Forms } from "../../../src/app/ports/forms";
import { CallQueue } from "../../../src/outlook/call-queue";
import { OutlookDraftAccess } from "../../../src/outlook/outlook-draft";
import { OutlookFront } from "../../../src/outlook/outlook-front";
import { OutlookItem } from "../../../src/outlook/outlook-item";
import { OutlookSettings } from "../../../src/outlook/outlook-settings";
import type { GuidedBench, PageFacts } from "../../../src/selftest/bench";
import type { Report } from "../../../src/selftest/report";
import { type RunResult, runProbes } from "../../../src/selftest/run-probes";
import type { ModelClock } from "../../model/model-clock";
import { type BehaviourPatch, behave } from "../../outlook-host/behaviours/behaviour-table";
import type { DraftSpec } from "../../outlook-host/mailbox/begin-draft";
import type { Draft } from "../../outlook-host/mailbox/mail-item";
import { Mailbox } from "../../outlook-host/mailbox/mailbox";
import { createMemorySettings, type SettingsStore } from "../../outlook-host/mailbox/settings-store";
import { CallDesk } from "../../outlook-host/protocol/call-desk";
import { CallLog } from "../../outlook-host/protocol/call-log";
import { type Fault, Faults } from "../../outlook-host/protocol/faults";
import type { PaneItem } from "../../outlook-host/protocol/pane-context";
import { preparedForm } from "../prepared-form";
import { OFFICE_GLOBALS, officeOn } from "./desk-office";
import { inVirtualTime } from "./virtual-time";

globalThis.TextEncoder ??= TextEncoder as typeof globalThis.TextEncoder;

export const HEAD = {
  release: { version: "1.0.0", commit: "0123456789" },
  outlook: { platform: "OfficeOnline", program: "OutlookWebApp", build: "16.0.1" },
  date: "2026-11-30",
} as const;

const START = Date.UTC(2026, 10, 30, 9);

/** The page around: as in the browser of the end-to-end tests, which try the real one. */
const PAGE: PageFacts = {
  requirementSet: "1.13",
  themeToldAfter: () => 20,
  mayUseClipboard: async () => false,
  canStore: () => true,
  violations: () => [],
  hasOutlooksFont: () => true,
  zoom: () => 100,
};

/** Any bytes will do: the real forms are tested where they are made, and attached in the end-to-end test. */
const FORMS: Forms = {
  prepare: async (order) =>
    order.campaign.forms.map((form) => preparedForm(form, `${form.title}\n${"indhold ".repeat(300)}`)),
  inspect: async () => null,
  referencesIn: async () => {
    throw new Error("not arranged");
  },
};

export interface TrialOptions {
  readonly behaviours?: BehaviourPatch;
  readonly draft?: DraftSpec;
  readonly owner?: { readonly name: string; readonly address: string };
  readonly faults?: readonly Fault[];
  /** What the user has typed into the body since the draft was opened. */
  readonly typed?: string;
  /** Happens to the mailbox before the page opens. */
  readonly before?: (mailbox: Mailbox) => void;
}

/** One Outlook, in which every call takes 50 milliseconds, and pages of the self-test in it. */
export interface TriedOutlook {
  readonly mailbox: Mailbox;
  readonly clock: ModelClock;
  readonly log: CallLog;
  readonly settings: SettingsStore;
  /** The addresses that were written to fields of recipients. */
  readonly written: readonly string[];
  /** The user goes to another draft; a pinned page goes with them, and is told unless the test says otherwise. */
  goTo(draftId: string, how?: { readonly isTold: boolean }): void;
  /** Opens the page, or loads it again, beside a draft. */
  openPage(draftId: string): GuidedBench;
}

/** Every switch of such an Outlook, in which a call takes 50 milliseconds. */
export const switchesIn = ({ behaviours = {} }: Pick<TrialOptions, "behaviours">) =>
  behave({ "calls.latencyMs": 50 }, behaviours);

function arrangeOutlook(options: TrialOptions, clock: ModelClock): TriedOutlook {
  const { owner = { name: "Anna", address: "anna@kk.dk" } } = options;
  const mailbox = new Mailbox({ owner, behaviours: switchesIn(options), now: clock.now });
  options.before?.(mailbox);
  const settings = createMemorySettings({ rutebestilling: '"pane"' });
  let item: PaneItem | null = null;
  const notArranged = (): never => {
    throw new Error("not arranged");
  };
  const faults = new Faults();
  for (const fault of options.faults ?? []) faults.arm(fault);
  const log = new CallLog(clock.now);
  const desk = new CallDesk({
    paneId: "p",
    permission: () => "ReadWriteItem",
    context: () => ({
      mailbox,
      settings,
      item,
      window: {
        openDraft: notArranged,
        openMail: notArranged,
        openAppointment: notArranged,
        closeDraft: notArranged,
        closePane: notArranged,
        insertAtCaret: () => false,
        selection: notArranged,
      },
    }),
    faults,
    log,
    wait: clock.wait,
    switchItem: () => {
      item = { kind: "draft", id: mailbox.createDraft({ signature: "", subject: "En anden mail" }).id };
    },
  });
  Object.assign(globalThis, { Office: OFFICE_GLOBALS });
  const written: string[] = [];
  let followed: OutlookItem | null = null;
  return {
    mailbox,
    clock,
    log,
    settings,
    written,
    goTo(draftId, { isTold } = { isTold: true }) {
      item = { kind: "draft", id: draftId };
      if (isTold) followed?.moved();
    },
    openPage(draftId) {
      item = { kind: "draft", id: draftId };
      mailbox.beginPage(draftId);
      const office = officeOn(desk, settings.read(), (address) => written.push(address));
      const own = new OutlookItem(office.mailbox);
      followed = own;
      const open = (access: OutlookDraftAccess) => {
        const draft = access.openDraft();
        if (!draft) throw new Error("no draft");
        return draft;
      };
      const queue = new CallQueue();
      const drafts = new OutlookDraftAccess(own, queue);
      return {
        draft: open(drafts),
        beside: open(new OutlookDraftAccess(own, new CallQueue(4, 0))),
        settings: new OutlookSettings(office.roamingSettings, queue, "rutebestilling-afproevning"),
        ownAddress: owner.address,
        page: PAGE,
        forms: FORMS,
        hashContent: async (base64) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex"),
        now: clock.now,
        wait: clock.wait,
        front: new OutlookFront(own, new CallQueue()),
        canReload: true,
        openDraft: () => drafts.openDraft(),
      };
    },
  };
}

/** Does something in such an Outlook, beside a draft. */
export async function inOutlook<T>(
  options: TrialOptions,
  work: (outlook: TriedOutlook, draftId: string) => Promise<T>,
): Promise<T> {
  return inVirtualTime(START, async (clock) => {
    const outlook = arrangeOutlook(options, clock);
    const { id } = outlook.mailbox.createDraft({ signature: "", ...options.draft });
    if (options.typed !== undefined) outlook.mailbox.typeBody(id, options.typed);
    return work(outlook, id);
  });
}

export interface Trial {
  readonly result: RunResult;
  readonly draft: Draft;
  readonly mailbox: Mailbox;
  readonly settings: Readonly<Record<string, string>>;
  /** Names of the calls that were made, in their order. */
  readonly calls: readonly string[];
  readonly subjects: readonly string[];
  /** The addresses that were written, in their order. */
  readonly written: readonly string[];
  readonly seconds: number;
}

/** Opens a draft in such an Outlook, and tries it. */
export const tryOutlook = (options: TrialOptions = {}): Promise<Trial> =>
  inOutlook(options, async (outlook, id) => {
    const { mailbox, settings, log, clock } = outlook;
    const subjects: string[] = [];
    const bench = outlook.openPage(id);
    const result = await runProbes(bench, HEAD, () => subjects.push(mailbox.draft(id).subject));
    return {
      result,
      draft: mailbox.draft(id),
      mailbox,
      settings: settings.read(),
      calls: log.calls.map(({ name }) => name),
      subjects,
      written: outlook.written,
      seconds: (clock.now() - START) / 1_000,
    };
  });

/** The report of such an Outlook. @throws where none came about */
export async function reportOf(options: TrialOptions = {}): Promise<Report> {
  const { result } = await tryOutlook(options);
  if (result.kind !== "done") throw new Error(`not done: ${JSON.stringify({ ...result, report: "…" })}`);
  return result.report;
}
