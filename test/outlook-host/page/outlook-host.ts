/** The local Outlook behind the page: which items are open, which panes belong to them, and what both are told. */

import type { Behaviours } from "../behaviours/behaviour-table";
import { tellAttachment } from "../mailbox/attachment-calls";
import type { DraftSpec, FileSpec } from "../mailbox/begin-draft";
import { MailboxRejection } from "../mailbox/call-outcome";
import type { Draft, Mail } from "../mailbox/mail-item";
import type { Mailbox, MailboxChange } from "../mailbox/mailbox";
import { createOutgoingMail, type OutgoingMail } from "../mailbox/outgoing-mail";
import { RECIPIENT_FIELDS } from "../mailbox/recipient";
import type { SettingsStore } from "../mailbox/settings-store";
import { type UiLanguage, writeWindowName } from "../protocol/app-context";
import { CallDesk } from "../protocol/call-desk";
import { CallLog } from "../protocol/call-log";
import { writeAttachment } from "../protocol/compose-calls";
import { Conversation, HOST_ACTION } from "../protocol/conversation";
import { EVENT, type EventName, THEME_COLOURS } from "../protocol/event-names";
import { Faults } from "../protocol/faults";
import type { Permission } from "../protocol/host-calls";
import { writeInitialData } from "../protocol/initial-data";
import type { AppointmentForm, OutlookWindow, PaneContext, PaneItem } from "../protocol/pane-context";
import type { AddinManifest, Surface } from "./manifest-reader";

export type Theme = "light" | "dark";
export type FolderView = "inbox" | "drafts" | "outbox" | "sent";

export interface PaneView {
  readonly id: string;
  readonly surface: Surface;
  readonly item: PaneItem | null;
  readonly url: string;
  readonly windowName: string;
  readonly isPinned: boolean;
  /** Whether Office.onReady has been reached. */
  readonly isReady: boolean;
}

export interface HostView {
  readonly folder: FolderView;
  readonly selectedMailId: string | null;
  /** Drafts with a tab, in order. */
  readonly openDraftIds: readonly string[];
  /** Null: the folders are shown. */
  readonly activeDraftId: string | null;
  readonly panes: readonly PaneView[];
  readonly theme: Theme;
  readonly language: UiLanguage;
  readonly manifest: AddinManifest;
  readonly permission: Permission;
  readonly appointment: AppointmentForm | null;
  /** What Outlook says above the form or the folders, in Danish; null for nothing. */
  readonly message: string | null;
  readonly isSending: boolean;
}

/** What an editor on the page can do for the draft that it shows. */
export interface DraftEditor {
  insertAtCaret(content: string): boolean;
  selection(type: "html" | "text"): { data: string; sourceProperty: "body" | "subject" };
}

export interface OutlookHostOptions {
  readonly mailbox: Mailbox;
  readonly settings: SettingsStore;
  readonly manifest: AddinManifest;
  readonly hostOrigin: string;
  readonly theme: Theme;
  readonly language: UiLanguage;
  /** Instead of the manifest's. */
  readonly permission?: Permission;
  /** Writes the mail. @returns the file's path. */
  readonly deliver: (mail: OutgoingMail) => Promise<string>;
  /** Moves the keyboard focus out of a pane: "next", "previous", or "item" for the mail itself. */
  readonly moveFocus: (direction: "next" | "previous" | "item") => void;
  readonly now?: () => number;
}

/** When the theme is told, where it is told late. */
const THEME_DELAY_MS = 2_000;

interface LivePane {
  readonly conversation: Conversation;
  frame: HTMLIFrameElement | null;
}

/** Says in Danish why Outlook does not send. */
function explainRejection(error: unknown): string {
  if (!(error instanceof MailboxRejection)) throw error;
  const detail = error.message.split(": ").slice(1).join(": ");
  if (error.reason === "no recipient") return "Mailen kan ikke sendes: Der er ingen modtager.";
  if (error.reason === "unresolved recipient") {
    return `Mailen kan ikke sendes: »${detail}« er ikke en mailadresse. Ret eller fjern modtageren.`;
  }
  if (error.reason === "attachment too large") return "Filen kan ikke vedhæftes: Bilagene fylder mere end 25 MB i alt.";
  if (error.reason === "too many attachments")
    return "Filen kan ikke vedhæftes: Mailen har allerede det højeste antal bilag.";
  return `Outlook kunne ikke gøre det: ${error.message}`;
}

export class OutlookHost {
  readonly mailbox: Mailbox;
  readonly settings: SettingsStore;
  readonly faults = new Faults();
  readonly log: CallLog;
  #view: HostView;
  #version = 0;
  #paneCounter = 0;
  readonly #options: OutlookHostOptions;
  readonly #live = new Map<string, LivePane>();
  /** The page that is pinned, of each kind of item. */
  readonly #pinnedUrls = new Map<Surface, string>();
  readonly #editors = new Map<string, DraftEditor>();
  readonly #listeners = new Set<() => void>();
  readonly #rejections: string[] = [];

  constructor(options: OutlookHostOptions) {
    this.#options = options;
    this.mailbox = options.mailbox;
    this.settings = options.settings;
    this.log = new CallLog(options.now ?? (() => performance.now()), () => this.#announce());
    this.#view = {
      folder: "inbox",
      selectedMailId: null,
      openDraftIds: [],
      activeDraftId: null,
      panes: [],
      theme: options.theme,
      language: options.language,
      manifest: options.manifest,
      permission: options.permission ?? options.manifest.permission,
      appointment: null,
      message: null,
      isSending: false,
    };
    this.mailbox.subscribe((change) => {
      this.#tellPanes(change);
      this.#announce();
    });
  }

  get view(): HostView {
    return this.#view;
  }

  /** Grows with each change of the view, the mailbox or the log. */
  readonly getVersion = (): number => this.#version;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Messages that were not answered because they were not for a pane, or asked for what was not built. */
  get rejections(): readonly string[] {
    return this.#rejections;
  }

  #announce(): void {
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  #set(patch: Partial<HostView>): void {
    this.#view = { ...this.#view, ...patch };
    this.#announce();
  }

  #reject(why: string): void {
    this.#rejections.push(why);
    console.warn(`Lokal Outlook: ${why}`);
    this.#announce();
  }

  // Items ---------------------------------------------------------------------------------------------------------------------

  get activeItem(): PaneItem | null {
    const { activeDraftId, selectedMailId } = this.#view;
    if (activeDraftId !== null) return { kind: "draft", id: activeDraftId };
    return selectedMailId === null ? null : { kind: "mail", id: selectedMailId };
  }

  showFolder(folder: FolderView): void {
    this.#set({ folder, selectedMailId: null, activeDraftId: null, message: null });
    this.#itemChanged();
  }

  selectMail(mailId: string): void {
    const { folder } = this.mailbox.mail(mailId);
    this.#set({ folder, selectedMailId: mailId, activeDraftId: null, message: null });
    this.mailbox.markRead(mailId);
    this.#itemChanged();
  }

  openDraft(spec: DraftSpec = {}): Draft {
    const draft = this.mailbox.createDraft(spec);
    this.showDraft(draft.id);
    return draft;
  }

  /** Shows a draft in its tab. @param draftId null for the folders */
  showDraft(draftId: string | null): void {
    const { openDraftIds } = this.#view;
    const opened = draftId !== null && !openDraftIds.includes(draftId) ? [...openDraftIds, draftId] : openDraftIds;
    this.#set({ openDraftIds: opened, activeDraftId: draftId, message: null });
    this.#itemChanged();
  }

  /** Closes a draft's tab. The draft stays in Kladder. */
  closeDraft(draftId: string): void {
    this.mailbox.saveDraft(draftId);
    this.#forgetDraft(draftId);
  }

  discardDraft(draftId: string): void {
    this.#forgetDraft(draftId);
    this.mailbox.discardDraft(draftId);
  }

  #forgetDraft(draftId: string): void {
    const { openDraftIds, activeDraftId } = this.#view;
    const remaining = openDraftIds.filter((id) => id !== draftId);
    this.#removePanes((pane) => pane.item?.id === draftId);
    this.#set({
      openDraftIds: remaining,
      activeDraftId: activeDraftId === draftId ? (remaining.at(-1) ?? null) : activeDraftId,
    });
    this.#itemChanged();
  }

  /** Attaches what the user chose; says in the form why it cannot. */
  attach(draftId: string, file: FileSpec): void {
    try {
      this.mailbox.addAttachment(draftId, file);
    } catch (error) {
      this.#set({ message: explainRejection(error) });
    }
  }

  /** Sends a draft. @returns the file that was written, or null when Outlook refused and said why. */
  async send(draftId: string): Promise<string | null> {
    const draft = this.mailbox.draft(draftId);
    let mail: Mail;
    try {
      this.mailbox.checkSendable(draftId);
      this.#set({ isSending: true, message: null });
      this.#forgetDraft(draftId);
      mail = this.mailbox.moveToOutbox(draftId);
    } catch (error) {
      this.#set({ message: explainRejection(error), isSending: false });
      return null;
    }
    try {
      const file = await this.#options.deliver(createOutgoingMail(draft, mail));
      this.mailbox.markSent(mail.id, file);
      this.#set({ isSending: false, message: `Mailen er sendt. Den ligger i ${file}.` });
      return file;
    } catch (error) {
      this.#set({
        isSending: false,
        message: `Mailen ligger i udbakken: Den kunne ikke skrives (${error instanceof Error ? error.message : String(error)}).`,
      });
      return null;
    }
  }

  dismissMessage(): void {
    this.#set({ message: null });
  }

  closeAppointment(): void {
    this.#set({ appointment: null });
  }

  registerEditor(draftId: string, editor: DraftEditor): () => void {
    this.#editors.set(draftId, editor);
    return () => {
      if (this.#editors.get(draftId) === editor) this.#editors.delete(draftId);
    };
  }

  // Look ----------------------------------------------------------------------------------------------------------------------

  setTheme(theme: Theme): void {
    this.#set({ theme });
    if (this.mailbox.behaviours["theme.told"] === "never") return;
    for (const paneId of this.#live.keys()) this.#sendTheme(paneId);
  }

  /** How this Outlook behaves from now on. What stands in drafts is not rewritten; panes that are open keep their requirement set. */
  setBehaviours(behaviours: Behaviours): void {
    this.mailbox.behaviours = behaviours;
    this.#announce();
  }

  #sendTheme(paneId: string): void {
    this.#fire(paneId, EVENT.officeThemeChanged, [JSON.stringify(THEME_COLOURS[this.#view.theme])]);
  }

  /** Opens the visible pane anew: a pane learns its language once, when it starts. */
  setLanguage(language: UiLanguage, manifest: AddinManifest): void {
    this.#set({ language, manifest });
    const pane = this.visiblePane;
    if (pane === null) return;
    this.#removePanes((other) => other.id === pane.id);
    this.setPinned(this.openPane().id, pane.isPinned);
  }

  /** For panes that open from now on, and at the next ItemChanged. */
  setPermission(permission: Permission): void {
    this.#set({ permission });
  }

  // Panes ---------------------------------------------------------------------------------------------------------------------

  /** The pane that the user sees beside the active item. */
  get visiblePane(): PaneView | null {
    const item = this.activeItem;
    if (item === null) return null;
    return this.#view.panes.find((pane) => pane.item?.kind === item.kind && pane.item.id === item.id) ?? null;
  }

  get activeSurface(): Surface {
    return this.#view.activeDraftId === null ? "read" : "compose";
  }

  /**
   * Opens a pane for the active item.
   * @param url another page than the manifest's
   */
  openPane(url?: string): PaneView {
    const item = this.activeItem;
    const surface = this.activeSurface;
    const button = this.#view.manifest.surfaces[surface];
    const address = url ?? button?.url;
    if (item === null || address === undefined) throw new Error("there is no item, or no button for its surface");
    this.#paneCounter += 1;
    const id = `pane-${this.#paneCounter}`;
    const identity = {
      conversationId: `${id}-${crypto.randomUUID()}`,
      controlId: `control-${crypto.randomUUID()}`,
      hostOrigin: this.#options.hostOrigin,
    };
    const pane: PaneView = {
      id,
      surface,
      item,
      url: address,
      windowName: writeWindowName(identity, this.#view.language, crypto.randomUUID()),
      isPinned: false,
      isReady: false,
    };
    this.#live.set(id, { conversation: this.#createConversation(id, address, identity), frame: null });
    this.#set({ panes: [...this.#view.panes, pane] });
    return pane;
  }

  #createConversation(
    paneId: string,
    url: string,
    identity: { conversationId: string; controlId: string; hostOrigin: string },
  ): Conversation {
    const desk = new CallDesk({
      paneId,
      permission: () => this.#view.permission,
      context: () => this.#contextOf(paneId),
      faults: this.faults,
      log: this.log,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      switchItem: () => this.switchItem(paneId),
    });
    return new Conversation({
      ...identity,
      addinOrigin: new URL(url).origin,
      desk,
      appContext: () => ({
        controlId: identity.controlId,
        language: this.#view.language,
        settings: this.settings.read(),
        addinName: this.#view.manifest.name,
        canWrite: this.#pane(paneId)?.surface === "compose",
        mailboxSet: this.mailbox.behaviours["requirements.mailbox"],
      }),
      initialData: () => writeInitialData(this.mailbox, this.#pane(paneId)?.item ?? null, this.#view.permission),
      post: (message, targetOrigin) => this.#live.get(paneId)?.frame?.contentWindow?.postMessage(message, targetOrigin),
      onHostAction: (action) => this.#onHostAction(action),
      onCloseContainer: () => this.closePane(paneId),
      onPageLoad: () => this.#beginPage(paneId),
      onReady: () => this.#patchPane(paneId, { isReady: true }),
      // A newer office.js than npm's knows the theme at the start. With this one the event is the only way to tell it.
      onEventRegistered: (event) => event === EVENT.officeThemeChanged && this.#tellTheme(paneId),
      onRejected: (why) => this.#reject(`${paneId}: ${why}`),
    });
  }

  #beginPage(paneId: string): void {
    const item = this.#pane(paneId)?.item;
    if (item) this.mailbox.beginPage(item.id);
  }

  #tellTheme(paneId: string): void {
    const told = this.mailbox.behaviours["theme.told"];
    if (told === "at-once") this.#sendTheme(paneId);
    else if (told === "late") setTimeout(() => this.#sendTheme(paneId), THEME_DELAY_MS);
  }

  #onHostAction(action: number): void {
    const { moveFocus } = this.#options;
    if (action === HOST_ACTION.tabExit || action === HOST_ACTION.exitNoFocusable) moveFocus("next");
    else if (action === HOST_ACTION.tabExitShift || action === HOST_ACTION.exitNoFocusableShift) moveFocus("previous");
    else if (action === HOST_ACTION.escExit) moveFocus("item");
  }

  #pane(paneId: string): PaneView | undefined {
    return this.#view.panes.find((pane) => pane.id === paneId);
  }

  #patchPane(paneId: string, patch: Partial<PaneView>): void {
    this.#set({ panes: this.#view.panes.map((pane) => (pane.id === paneId ? { ...pane, ...patch } : pane)) });
  }

  /** Tells which iframe shows a pane. */
  attachFrame(paneId: string, frame: HTMLIFrameElement | null): void {
    const live = this.#live.get(paneId);
    if (live) live.frame = frame;
  }

  /** Takes a message event of the page. Messages of other windows than the panes are ignored. */
  receive(event: MessageEvent): void {
    for (const { conversation, frame } of this.#live.values()) {
      if (frame !== null && event.source === frame.contentWindow) void conversation.receive(event.data, event.origin);
    }
  }

  /** Closes a pane, which also unpins it, as in Outlook. */
  closePane(paneId: string): void {
    const pane = this.#pane(paneId);
    if (pane?.isPinned) this.#pinnedUrls.delete(pane.surface);
    this.#removePanes((other) => other.id === paneId);
  }

  #removePanes(isGone: (pane: PaneView) => boolean): void {
    for (const pane of this.#view.panes.filter(isGone)) this.#live.delete(pane.id);
    this.#set({ panes: this.#view.panes.filter((pane) => !isGone(pane)) });
  }

  /** Pins are kept for reading and for writing apart: while one is set, the next item of that kind has the pane too. */
  setPinned(paneId: string, isPinned: boolean): void {
    const pane = this.#pane(paneId);
    if (!pane) return;
    if (isPinned) this.#pinnedUrls.set(pane.surface, pane.url);
    else this.#pinnedUrls.delete(pane.surface);
    this.#patchPane(paneId, { isPinned });
  }

  notifyPane(paneId: string, action: number): void {
    this.#live.get(paneId)?.conversation.notify(action);
  }

  #fire(paneId: string, event: EventName, payload: unknown): void {
    this.#live.get(paneId)?.conversation.fire(event, payload);
  }

  #contextOf(paneId: string): PaneContext {
    return {
      mailbox: this.mailbox,
      settings: this.settings,
      item: this.#pane(paneId)?.item ?? null,
      window: this.#windowOf(paneId),
    };
  }

  #windowOf(paneId: string): OutlookWindow {
    return {
      openDraft: (spec) => {
        this.openDraft(spec);
      },
      openMail: (mailId) => this.selectMail(mailId),
      openAppointment: (appointment) => this.#set({ appointment }),
      closeDraft: (draftId) => this.closeDraft(draftId),
      closePane: () => this.closePane(paneId),
      insertAtCaret: (draftId, content) => this.#editors.get(draftId)?.insertAtCaret(content) ?? false,
      selection: (draftId, type) => this.#editors.get(draftId)?.selection(type) ?? { data: "", sourceProperty: "body" },
    };
  }

  // What panes are told -------------------------------------------------------------------------------------------------------

  /** A pinned pane follows to another item of its kind; one that is not pinned stays with a draft and closes with a mail. */
  #itemChanged(): void {
    const item = this.activeItem;
    for (const pane of this.#view.panes) {
      if (pane.item !== null && pane.item.id === item?.id && pane.item.kind === item.kind) continue;
      if (pane.isPinned && item !== null && (item.kind === "draft") === (pane.surface === "compose")) {
        this.#retarget(pane.id, item);
      } else if (pane.surface === "read" && !pane.isPinned) this.closePane(pane.id);
    }
    const pinnedUrl = this.#pinnedUrls.get(this.activeSurface);
    if (pinnedUrl !== undefined && item !== null && this.visiblePane === null) {
      this.setPinned(this.openPane(pinnedUrl).id, true);
    }
  }

  #retarget(paneId: string, item: PaneItem | null): void {
    this.#patchPane(paneId, { item });
    const payload = item === null ? null : writeInitialData(this.mailbox, item, this.#view.permission);
    this.#fire(paneId, EVENT.itemChanged, payload);
  }

  /** Takes the user, and with them a pane as if it were pinned, to another item of the same kind. */
  switchItem(paneId: string, spec: DraftSpec = {}): string {
    const pane = this.#pane(paneId);
    if (!pane) throw new Error(`no pane ${paneId}`);
    const wasPinned = pane.isPinned;
    this.#patchPane(paneId, { isPinned: true });
    let next: string;
    if (pane.surface === "compose") next = this.openDraft(spec).id;
    else {
      const other = this.mailbox.mails.find((mail) => mail.folder === "inbox" && mail.id !== pane.item?.id);
      if (!other) throw new Error("there is no other mail");
      next = other.id;
      this.selectMail(next);
    }
    this.#patchPane(paneId, { isPinned: wasPinned });
    return next;
  }

  /** Leaves a pane without an item, as when the user deselects the mail. */
  clearItem(paneId: string): void {
    this.#retarget(paneId, null);
  }

  /** Presses the dismiss or action of a notification of the pane's item. */
  clickNotification(paneId: string, key: string): void {
    this.#fire(paneId, EVENT.infobarClicked, [{ infobarDetails: { actionType: 1, key } }]);
  }

  #tellPanes(change: MailboxChange): void {
    if (change.kind !== "recipients" && change.kind !== "attachments") return;
    for (const pane of this.#view.panes) {
      if (pane.item?.kind !== "draft" || pane.item.id !== change.draftId) continue;
      if (change.kind === "recipients") {
        const fields = Object.fromEntries(RECIPIENT_FIELDS.map((field) => [field, change.fields.includes(field)]));
        const payload = { ...fields, requiredAttendees: false, optionalAttendees: false, resources: false };
        this.#fire(pane.id, EVENT.recipientsChanged, [JSON.stringify(payload)]);
      } else {
        const attachmentDetails = writeAttachment(tellAttachment(change.attachment, this.mailbox));
        const payload = { attachmentStatus: change.status, attachmentDetails };
        this.#fire(pane.id, EVENT.attachmentsChanged, [JSON.stringify(payload)]);
      }
    }
  }
}
