/**
 * The local Outlook in a test: `test` with a fixture `outlook`. The pane runs under the real office.js; nothing of `window.Office` is
 * replaced. {@link OutlookFaults.throwOn} reaches into its transport, and says so.
 */

import path from "node:path";
import { test as base, expect, type Frame, type FrameLocator, type Page } from "@playwright/test";
import { DEFAULT_OFFICE_JS_HOST } from "../../deploy/office-js-hosts.cjs";
import { type BehaviourPatch, type Behaviours, behave, HEALTHY } from "../outlook-host/behaviours/behaviour-table";
import { behavioursOf } from "../outlook-host/behaviours/persona";
import type { DraftSpec } from "../outlook-host/mailbox/begin-draft";
import type { MailboxLimits } from "../outlook-host/mailbox/call-outcome";
import type { Mail } from "../outlook-host/mailbox/mail-item";
import type { MailSpec } from "../outlook-host/mailbox/mailbox";
import { RECIPIENT_FIELDS, type RecipientField } from "../outlook-host/mailbox/recipient";
import { type HostStartOptions, writeOptionsFragment } from "../outlook-host/page/host-options";
import type { DraftSnapshot } from "../outlook-host/page/test-api";
import type { UiLanguage } from "../outlook-host/protocol/app-context";
import type { CallSummary, LoggedCall } from "../outlook-host/protocol/call-log";
import type { Fault, FaultTimes } from "../outlook-host/protocol/faults";
import { HOST_CALLS, type Permission } from "../outlook-host/protocol/host-calls";
import type { WrongAnswer } from "../outlook-host/protocol/wrong-answers";
import { choosePersona } from "../outlook-host/server/persona-files";
import { BROWSER_ARGS, findBrowser, findHeadlessShell } from "./find-browser";
import { type HarnessServer, startHarnessServer } from "./harness-server";
import { ADDIN_ORIGIN, OUTLOOK_ORIGIN, siteWithOfficeJsFrom } from "./site";

/** How Outlook starts. All of it can be given with the first draft or mail that a test opens. */
export interface StartOptions {
  /** The mailbox's own address. */
  readonly from?: string;
  readonly fromName?: string;
  /** roamingSettings that are there already: names and values. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: "light" | "dark";
  readonly language?: UiLanguage;
  /** What `Date.now()` says everywhere in the browser; timers run on. */
  readonly clock?: string | Date;
  /** Instead of the manifest's. */
  readonly permission?: Permission;
  /** A persona of `test/outlook-host/personas`, or a persona's file, instead of the spec's; null for a healthy Outlook on the web. */
  readonly persona?: string | null;
  /** What this Outlook does otherwise than its persona. */
  readonly behaviours?: BehaviourPatch;
  readonly mailboxLimits?: Partial<MailboxLimits>;
}

interface PaneOptions {
  /** False: no pane is opened. An address: that page instead of the manifest's. */
  readonly pane?: boolean | string;
}

export interface OpenDraftOptions extends StartOptions, PaneOptions, Omit<DraftSpec, "from" | "answers"> {
  /** For an answer or a forward: the mail in the inbox that it is made from. */
  readonly original?: MailSpec;
}

export interface OpenReadOptions extends StartOptions, PaneOptions {}

/** Bad weather. Names are those of the calls: `to.addAsync`, `body.prependAsync`, `addFileAttachmentFromBase64Async` … */
export class OutlookFaults {
  readonly #page: Page;
  readonly #frame: () => Promise<Frame>;
  /** Panes in which a method was made to throw. */
  readonly #throwing = new Set<Frame>();

  constructor(page: Page, frame: () => Promise<Frame>) {
    this.#page = page;
    this.#frame = frame;
  }

  /** The call comes back with that error code, and nothing was done. */
  async fail(name: string, code: number, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "fail", code, ...times });
  }

  /** The callback never comes. @param times `workIsDone`: the mailbox changed all the same */
  async neverAnswer(name: string, times: FaultTimes & { readonly workIsDone?: boolean } = {}): Promise<void> {
    await this.arm({ name, kind: "neverAnswer", workIsDone: false, ...times });
  }

  /** The work is done at once, and the answer comes that much later. */
  async answerLate(name: string, ms: number, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "answerLate", ms, ...times });
  }

  /** While the call is under way the user goes to another item, as with a pinned pane: ItemChanged, and the call fails with 9030. */
  async switchItemOn(name: string, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "switchItem", ...times });
  }

  /** Success, and nothing was done; a call that asks is answered with nothing. */
  async pretend(name: string, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "pretend", ...times });
  }

  /** The call comes back with that error code, and was carried out all the same. */
  async refuseButDo(name: string, code: number, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "refuseButDo", code, ...times });
  }

  /** The work is done, and the answer is nothing, empty, or of another shape. */
  async answerWrongly(name: string, answer: WrongAnswer, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "answerWrongly", answer, ...times });
  }

  /** The call is carried out on, and answered about, a draft that the user does not see. */
  async answerAboutAnother(name: string, times: FaultTimes = {}): Promise<void> {
    await this.arm({ name, kind: "otherItem", ...times });
  }

  async arm(fault: Fault): Promise<void> {
    await this.#page.evaluate((given) => window.localOutlook.armFault(given), fault);
  }

  /** Every call takes that long. */
  async delay(ms: number): Promise<void> {
    await this.#page.evaluate((given) => window.localOutlook.setLatency(given), ms);
  }

  /** An attachment of that name is accepted with success and is gone on read-back. */
  async loseAttachment(name: string): Promise<void> {
    await this.#page.evaluate((given) => window.localOutlook.loseAttachment(given), name);
  }

  /**
   * The method throws synchronously, as office.js does for arguments and states that it does not accept. It is thrown where office.js hands
   * the call to its transport, in the visible pane, until that is closed or {@link clear} is called. Where a missing permission will do, open
   * the draft with `permission` instead.
   */
  async throwOn(
    name: string,
    message = "Sys.ArgumentException: Value does not fall within the expected range.",
    { times, after = 0 }: FaultTimes = {},
  ): Promise<void> {
    const [owner = "", method = ""] = name.split(".");
    const field = RECIPIENT_FIELDS.indexOf(owner as RecipientField);
    const callName = field === -1 ? name : `recipients.${method}`;
    const dispatchIds = HOST_CALLS.filter((entry) => entry.name === callName).map((entry) => entry.dispatchId);
    if (dispatchIds.length === 0) throw new Error(`the local Outlook knows no call ${name}`);
    const frame = await this.#frame();
    const order = { dispatchIds, field: field === -1 ? null : field, message, after, times: times ?? null };
    await frame.evaluate(throwInTransport, order);
    this.#throwing.add(frame);
  }

  /** Whether {@link throwOn} has thrown in the visible pane. */
  async hasThrown(): Promise<boolean> {
    return (await this.#frame()).evaluate(() => document.documentElement.hasAttribute("data-has-thrown"));
  }

  /** Outlook is well again. */
  async clear(): Promise<void> {
    await this.#page.evaluate(() => window.localOutlook.clearFaults());
    for (const frame of this.#throwing) {
      if (!frame.isDetached()) await frame.evaluate(() => window.dispatchEvent(new Event("stop-throwing")));
    }
    this.#throwing.clear();
  }
}

export class Outlook {
  readonly page: Page;
  readonly faults: OutlookFaults;
  /** How this Outlook behaves, from its start on: what a test expects is what such an Outlook gives. */
  behaviours: Behaviours = HEALTHY;
  readonly #server: HarnessServer;
  readonly #persona: string | null;
  #isStarted = false;

  /** @param persona the one that Outlook starts under unless a test asks for another; null for a healthy Outlook on the web */
  constructor(page: Page, server: HarnessServer, persona: string | null = personaOfRun()) {
    this.page = page;
    this.#server = server;
    this.#persona = persona;
    this.faults = new OutlookFaults(page, () => this.paneFrame());
  }

  /** Opens Outlook. Needed only by tests that open neither a draft nor a mail first. */
  async start(options: StartOptions = {}): Promise<void> {
    if (this.#isStarted) {
      const { settings: _settings, clock: _clock, ...ofOutlook } = options;
      if (Object.values(ofOutlook).some((value) => value !== undefined))
        throw new Error("Outlook has started: give options with the first item.");
      return;
    }
    this.#isStarted = true;
    if (options.clock !== undefined) await this.page.clock.setFixedTime(options.clock);
    const given = startOptionsOf(options, this.#persona);
    this.behaviours = behave(given.behaviours ?? {});
    if (given.behaviours?.["storage.local"] === "denied") await this.page.addInitScript(denyLocalStorage, ADDIN_ORIGIN);
    await this.page.goto(`${OUTLOOK_ORIGIN}/mail/${writeOptionsFragment(given)}`);
    await this.page.waitForFunction(() => window.localOutlook !== undefined);
    const { settings } = options;
    if (settings !== undefined) await this.page.evaluate((given) => window.localOutlook.setSettings(given), settings);
  }

  /** Loads Outlook anew. Drafts and mails are those of the start; roamingSettings are kept. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.waitForFunction(() => window.localOutlook !== undefined);
  }

  /**
   * Opens a draft and the pane beside it, and waits until office.js is ready there.
   * @returns the draft's id
   */
  async openDraft(options: OpenDraftOptions = {}): Promise<string> {
    const { original, pane, kind, bodyType, to, cc, bcc, subject, body, signature, attachments, ...start } = options;
    await this.start(start);
    const answers =
      original === undefined
        ? undefined
        : await this.page.evaluate((given) => window.localOutlook.receiveMail(given), original);
    const spec = withoutUndefined({ kind, bodyType, to, cc, bcc, subject, body, signature, attachments, answers });
    const id = await this.page.evaluate((given) => window.localOutlook.openDraft(given), spec);
    if (pane !== false) await this.openPane(typeof pane === "string" ? pane : undefined);
    return id;
  }

  /** Opens a mail in the reading pane, and the pane beside it. @returns the mail's id */
  async openRead(mail: MailSpec, options: OpenReadOptions = {}): Promise<string> {
    const { pane, ...start } = options;
    await this.start(start);
    const id = await this.receiveMail(mail);
    await this.openMail(id);
    if (pane !== false) await this.openPane(typeof pane === "string" ? pane : undefined);
    return id;
  }

  /** Puts a mail into a folder. @returns its id */
  async receiveMail(mail: MailSpec): Promise<string> {
    return this.page.evaluate((given) => window.localOutlook.receiveMail(given), mail);
  }

  /** The first recipient of a sent mail answers it. @returns the answer's id, in the inbox */
  async receiveReplyTo(mailId: string, text: string): Promise<string> {
    return this.page.evaluate(([id, given]) => window.localOutlook.receiveReplyTo(id, given), [mailId, text] as const);
  }

  /** Selects a mail that is in a folder. */
  async openMail(mailId: string): Promise<void> {
    await this.page.evaluate((id) => window.localOutlook.openMail(id), mailId);
  }

  async mails(): Promise<readonly Mail[]> {
    return this.page.evaluate(() => window.localOutlook.mails());
  }

  /** Opens the pane beside the item that is shown, and waits until office.js is ready there. @returns the pane's id */
  async openPane(url?: string): Promise<string> {
    const id = await this.page.evaluate((given) => window.localOutlook.openPane(given), url);
    await this.page.waitForFunction(
      (paneId) => window.localOutlook.panes().find((pane) => pane.id === paneId)?.isReady === true,
      id,
    );
    return id;
  }

  /** A second draft in its own tab, with a pane of its own; the first pane waits with the first draft. @returns the draft's id */
  async openSecondPane(spec: DraftSpec = {}, pane?: string): Promise<string> {
    const id = await this.page.evaluate((given) => window.localOutlook.openDraft(given), spec);
    await this.openPane(pane);
    return id;
  }

  /** Shows a draft's tab, and with it its pane. */
  async showDraft(draftId: string): Promise<void> {
    await this.page.evaluate((id) => window.localOutlook.showDraft(id), draftId);
  }

  /** Pins or releases the visible pane. */
  async pin(isPinned = true): Promise<void> {
    await this.page.evaluate((given) => {
      const id = window.localOutlook.visiblePaneId();
      if (id === null) throw new Error("no pane is visible");
      window.localOutlook.setPinned(id, given);
    }, isPinned);
  }

  /** The inside of the visible pane. */
  get pane(): FrameLocator {
    return this.page.frameLocator("section.pane:not([hidden]) > iframe");
  }

  /** The frame of the visible pane, for evaluating in it. */
  async paneFrame(): Promise<Frame> {
    const handle = await this.page.locator("section.pane:not([hidden]) > iframe").elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error("no pane is visible");
    return frame;
  }

  /** Serves a page with office.js and the bundled script on the add-in's origin, for `pane`. @param entry a `.ts` file of the project */
  async servePage(entry: string): Promise<string> {
    return this.#server.servePage(entry);
  }

  /** The draft as it stands in the mailbox. @param draftId without it, the one that is shown, once there is one */
  async draft(draftId?: string): Promise<DraftSnapshot> {
    // `expect.poll` does not try again what throws, so a draft that opens in a moment is waited for here.
    if (draftId === undefined) {
      await expect
        .poll(() => this.page.evaluate(() => window.localOutlook.activeDraftId()), "a draft is open")
        .not.toBeNull();
    }
    return this.page.evaluate((id) => window.localOutlook.draft(id), draftId);
  }

  /** Types into the body, where the caret of a user would be. */
  async typeIntoBody(text: string, where: "start" | "end" = "start"): Promise<void> {
    await this.page.getByRole("textbox", { name: "Mailens tekst" }).click();
    await this.page.keyboard.press(where === "start" ? "ControlOrMeta+Home" : "ControlOrMeta+End");
    await this.page.keyboard.insertText(text);
  }

  /** Types into the subject field, in place of what is there. */
  async typeSubject(text: string): Promise<void> {
    await this.page.getByLabel("Emne", { exact: true }).fill(text);
  }

  /** Types an address into a field and presses Enter. */
  async typeRecipient(field: RecipientField, text: string): Promise<void> {
    const label = { to: "Til", cc: "Cc", bcc: "Bcc" }[field];
    const input = this.page.getByRole("textbox", { name: label, exact: true });
    await input.fill(text);
    await input.press("Enter");
  }

  /** Takes a recipient or a file out, by the cross beside it. @param name what is shown */
  async remove(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Fjern ${name}`, exact: true }).click();
  }

  /** The user goes to another item while the visible pane stays and follows, as when it is pinned. @returns the other item's id */
  async switchItem(spec?: DraftSpec): Promise<string> {
    return this.page.evaluate((given) => window.localOutlook.switchItem(given), spec);
  }

  /** The visible pane is left without an item. */
  async clearItem(): Promise<void> {
    await this.page.evaluate(() => window.localOutlook.clearItem());
  }

  async setTheme(theme: "light" | "dark"): Promise<void> {
    await this.page.evaluate((given) => window.localOutlook.setTheme(given), theme);
  }

  /** What the panes asked Outlook, oldest first. */
  async calls(): Promise<readonly LoggedCall[]> {
    return this.page.evaluate(() => window.localOutlook.calls());
  }

  /** Number of calls, the most in flight together, and the rounds that waited for each other. */
  async callSummary(): Promise<CallSummary> {
    return this.page.evaluate(() => window.localOutlook.callSummary());
  }

  async clearCalls(): Promise<void> {
    await this.page.evaluate(() => window.localOutlook.clearCalls());
  }

  /** What Outlook did not answer, or was not built to. */
  async rejections(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.localOutlook.rejections());
  }

  /** roamingSettings as they are stored. */
  async settings(): Promise<Record<string, unknown>> {
    return this.page.evaluate(() => window.localOutlook.settings());
  }

  /** What Outlook says to its user, or null. */
  async message(): Promise<string | null> {
    return this.page.evaluate(() => window.localOutlook.message());
  }

  /** Presses Send. @returns the path of the `.eml`, or null when Outlook refused ({@link message} says why) */
  async send(): Promise<string | null> {
    const file = await this.page.evaluate(() => window.localOutlook.send());
    return file === null ? null : path.resolve(file);
  }
}

interface ClientEndPoint {
  invoke(action: string, callback: unknown, data: unknown): unknown;
}

/** Runs in the pane. */
function throwInTransport(order: {
  dispatchIds: readonly number[];
  field: number | null;
  message: string;
  after: number;
  times: number | null;
}): void {
  const { OSF } = globalThis as unknown as { OSF: { _OfficeAppFactory: { getClientEndPoint(): ClientEndPoint } } };
  const endPoint = OSF._OfficeAppFactory.getClientEndPoint();
  const invoke = endPoint.invoke.bind(endPoint);
  let met = 0;
  let isOver = false;
  window.addEventListener("stop-throwing", () => {
    isOver = true;
  });
  endPoint.invoke = (action, callback, data) => {
    const { MethodData, ApiParams } = (data ?? {}) as {
      MethodData?: { DispatchId?: number };
      ApiParams?: { recipientField?: number };
    };
    const isMeant =
      order.dispatchIds.includes(MethodData?.DispatchId ?? -1) &&
      (order.field === null || ApiParams?.recipientField === order.field);
    if (isMeant && !isOver) {
      met += 1;
      const isPast = order.times !== null && met > order.after + order.times;
      if (met > order.after && !isPast) {
        document.documentElement.setAttribute("data-has-thrown", "");
        throw new Error(order.message);
      }
    }
    return invoke(action, callback, data);
  };
}

function withoutUndefined(spec: Record<string, unknown>): DraftSpec {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as DraftSpec;
}

function startOptionsOf(options: StartOptions, personaAtStart: string | null): HostStartOptions {
  const { from, fromName, settings: _settings, clock: _clock, persona = personaAtStart, behaviours, ...rest } = options;
  const owner = from === undefined ? {} : { owner: { name: fromName ?? "Anna Eksempel", address: from } };
  const ofPersona = persona === null ? {} : behavioursOf(choosePersona(persona));
  return { ...rest, ...owner, behaviours: { ...ofPersona, ...behaviours } };
}

/** `OUTLOOK_PERSONA=classic npm run test:e2e` runs the suite under that persona; a file's path does, too. */
function personaOfRun(): string | null {
  return process.env["OUTLOOK_PERSONA"] || null;
}

/** Runs in each page before its own scripts: localStorage throws when the add-in looks at it. */
function denyLocalStorage(addinOrigin: string): void {
  if (location.origin !== addinOrigin) return;
  Object.defineProperty(window, "localStorage", {
    get: () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    },
  });
}

interface TestFixtures {
  /** Set with `test.use`. What tests the local Outlook itself runs in a healthy one, whatever the environment says: null. */
  readonly persona: string | null;
  readonly outlook: Outlook;
}

interface WorkerFixtures {
  /** The browser that is installed, windows and all, instead of the headless shell, which takes half the time. */
  readonly inWholeBrowser: boolean;
  /** Which of Microsoft's hosts the page takes office.js from. */
  readonly officeJsHost: string;
  readonly harnessServer: HarnessServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  persona: [personaOfRun(), { option: true }],
  inWholeBrowser: [false, { option: true, scope: "worker" }],
  officeJsHost: [DEFAULT_OFFICE_JS_HOST, { option: true, scope: "worker" }],
  harnessServer: [
    async ({ officeJsHost }, use, workerInfo) => {
      const outbox = path.resolve(`test-results/outbox-${workerInfo.workerIndex}`);
      const server = await startHarnessServer(outbox, siteWithOfficeJsFrom(officeJsHost));
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ harnessServer, inWholeBrowser }, use) => {
      const executablePath = inWholeBrowser ? await findBrowser() : await findHeadlessShell();
      await use({ executablePath, args: [...BROWSER_ARGS, ...harnessServer.resolverArgs] });
    },
    { scope: "worker" },
  ],
  outlook: async ({ page, harnessServer, persona }, use) => {
    await use(new Outlook(page, harnessServer, persona));
  },
});

export { expect };
