/** The self-test in the local Outlook's own host code, under a clock of its own. Needs a DOM. */

import { createHash } from "node:crypto";
import { TextEncoder } from "node:util";
import type { Forms } from "../../../src/app/ports/forms";
import { CallQueue } from "../../../src/outlook/call-queue";
import { OutlookDraftAccess } from "../../../src/outlook/outlook-draft";
import { OutlookItem } from "../../../src/outlook/outlook-item";
import { OutlookSettings } from "../../../src/outlook/outlook-settings";
import type { Bench, PageFacts } from "../../../src/selftest/bench";
import type { Report } from "../../../src/selftest/report";
import { type RunResult, runProbes } from "../../../src/selftest/run-probes";
import { type BehaviourPatch, behave } from "../../outlook-host/behaviours/behaviour-table";
import type { DraftSpec } from "../../outlook-host/mailbox/begin-draft";
import type { Draft } from "../../outlook-host/mailbox/mail-item";
import { Mailbox } from "../../outlook-host/mailbox/mailbox";
import { createMemorySettings } from "../../outlook-host/mailbox/settings-store";
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

export interface Trial {
  readonly result: RunResult;
  readonly draft: Draft;
  readonly mailbox: Mailbox;
  readonly settings: Readonly<Record<string, string>>;
  /** Names of the calls that were made, in their order. */
  readonly calls: readonly string[];
  readonly subjects: readonly string[];
  readonly seconds: number;
}

/** Opens a draft in such an Outlook, where every call takes 50 milliseconds, and tries it. */
export async function tryOutlook(options: TrialOptions = {}): Promise<Trial> {
  const { behaviours = {}, owner = { name: "Anna", address: "anna@kk.dk" } } = options;
  return inVirtualTime(START, async (clock) => {
    const mailbox = new Mailbox({
      owner,
      behaviours: behave({ "calls.latencyMs": 50 }, behaviours),
      now: clock.now,
    });
    options.before?.(mailbox);
    const settings = createMemorySettings({ rutebestilling: '"pane"' });
    let item: PaneItem = { kind: "draft", id: mailbox.createDraft({ signature: "", ...options.draft }).id };
    const own = item.id;
    if (options.typed !== undefined) mailbox.typeBody(own, options.typed);
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
    const office = officeOn(desk);
    office.roamingSettings.set("rutebestilling", "pane");
    const followed = new OutlookItem(office.mailbox);
    const open = (queue: CallQueue) => {
      const draft = new OutlookDraftAccess(followed, queue).openDraft();
      if (!draft) throw new Error("no draft");
      return draft;
    };
    const queue = new CallQueue();
    const bench: Bench = {
      draft: open(queue),
      beside: open(new CallQueue(4, 0)),
      settings: new OutlookSettings(office.roamingSettings, queue, "rutebestilling-afproevning"),
      ownAddress: owner.address,
      page: PAGE,
      forms: FORMS,
      hashContent: async (base64) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex"),
      now: clock.now,
      wait: clock.wait,
    };
    const subjects: string[] = [];
    const result = await runProbes(bench, HEAD, () => subjects.push(mailbox.draft(own).subject));
    return {
      result,
      draft: mailbox.draft(own),
      mailbox,
      settings: settings.read(),
      calls: log.calls.map(({ name }) => name),
      subjects,
      seconds: (clock.now() - START) / 1_000,
    };
  });
}

/** The report of such an Outlook. @throws where none came about */
export async function reportOf(options: TrialOptions = {}): Promise<Report> {
  const { result } = await tryOutlook(options);
  if (result.kind !== "done") throw new Error(`not done: ${JSON.stringify({ ...result, report: "…" })}`);
  return result.report;
}
