/**
 * A trial: one draft, its user and the add-in, step by step. After each step what is true is held against the rules: no
 * word, recipient or file of the user's is lost, no sentence is false, nothing is there twice.
 */
import { createHash } from "node:crypto";
import { DraftMemories } from "../../src/app/fill/draft-memories";
import { fillDraft } from "../../src/app/fill/fill-draft";
import type { FillTools } from "../../src/app/fill/fill-tools";
import { recall } from "../../src/app/fill/remember";
import { undoFill } from "../../src/app/fill/undo-fill";
import type { Draft } from "../../src/app/ports/draft";
import type { FillReport } from "../../src/domain/fill/fill-report";
import type { ObstacleKind } from "../../src/domain/fill/obstacle";
import type { UndoReport } from "../../src/domain/fill/undo-report";
import type { OrderMail } from "../../src/domain/order/mail";
import {
  type BehaviourName,
  type BehaviourPatch,
  type Behaviours,
  behave,
} from "../outlook-host/behaviours/behaviour-table";
import { changeDraft, changeStore, MailboxRejection } from "../outlook-host/mailbox/call-outcome";
import { escapeHtml } from "../outlook-host/mailbox/html-text";
import type { BodyType, Draft as Mail } from "../outlook-host/mailbox/mail-item";
import {
  createContactList,
  createRecipient,
  mergeRecipients,
  RECIPIENT_FIELDS,
  type RecipientField,
} from "../outlook-host/mailbox/recipient";
import { type Content, EditedBody, plainContent, wordsOf } from "./body-words";
import { type Chain, checkFill, checkKept, checkUndo, sameName } from "./claims";
import {
  countRuns,
  fileKey,
  fold,
  holdsOurs,
  names,
  PART_NAMES,
  type PartName,
  recipientKey,
  textWords,
  UserShare,
  type View,
  view,
  withoutEach,
} from "./draft-truth";
import {
  type MunicipalityName,
  ORDER_NAMES,
  type OrderName,
  type Orders,
  ordersOf,
  type QuotableName,
} from "./model-orders";
import { type DraftMethod, type Fault, MEMORY_KEY, ModelOutlook, type ModelWindow } from "./model-outlook";
import { QUOTE_KINDS, type QuoteKind } from "./quotes";

/** A fault for calls of one step. */
export interface ArrangedFault {
  readonly method: DraftMethod;
  /** Calls that pass unharmed first. */
  readonly after: number;
  /** One call, or all that follow. */
  readonly times: "one" | "all";
  readonly fault: Fault;
}

/** Which of two windows on the same draft, each with its pane. */
export type PaneName = 0 | 1;

/** What is done. Places (`where`) go from 0, the top, to 1. */
export type Step =
  | {
      readonly do: "fill";
      readonly pane: PaneName;
      readonly order: OrderName;
      readonly faults: readonly ArrangedFault[];
    }
  /** The same order again, in spite of what stood in the way the last time. */
  | { readonly do: "retry" | "confirm"; readonly pane: PaneName; readonly faults: readonly ArrangedFault[] }
  | { readonly do: "undo"; readonly pane: PaneName; readonly faults: readonly ArrangedFault[] }
  | {
      readonly do: "write";
      readonly how: "insert" | "below" | "change" | "remove" | "picture" | "above" | "clear";
      readonly where: number;
    }
  | {
      readonly do: "paste";
      readonly kind: QuoteKind;
      readonly of: QuotableName | "a question";
      readonly where: "above" | "below" | number;
    }
  | {
      readonly do: "recipient";
      readonly field: RecipientField;
      readonly how: "stranger" | "colleague" | "list" | "unresolved" | "supplier" | "remove" | "remove-all" | "crowd";
      readonly where: number;
    }
  | {
      readonly do: "file";
      readonly how: "add" | "picture" | "own-form" | "same-form" | "cloud-form" | "edit" | "edit-anew" | "remove";
      readonly where: number;
    }
  | { readonly do: "subject"; readonly how: "before" | "after" | "within" | "replace" | "clear" }
  | { readonly do: "format"; readonly type: BodyType }
  | { readonly do: "save" }
  /** The draft is closed, and opened again. `lost`: and what add-ins keep with it is gone. */
  | { readonly do: "reopen"; readonly memory: "kept" | "lost" }
  /** The user goes on in a copy, in a forward of the mail, or in an answer to it. */
  | { readonly do: "copy" | "forward" | "reply" }
  /** The user goes to another mail, and comes back. */
  | { readonly do: "visit"; readonly pane: PaneName }
  | { readonly do: "wait"; readonly ms: number };

/** All that happens to a draft. */
export interface Sequence {
  readonly bodyType: BodyType;
  readonly begin: "empty" | "signature" | "words";
  readonly behaviours: BehaviourPatch;
  /** Whose mailbox it is; a colleague of the suppliers' where their addresses are those of the own organisation. */
  readonly owner?: string;
  /** Whose orders; `two suppliers` when absent. */
  readonly municipality?: MunicipalityName;
  readonly steps: readonly Step[];
}

/** A rule is broken. The message says which, and when. */
export class BrokenRule extends Error {}

/** Longest that a fill or an undo may take, by the clock. */
const WHOLE_MS = 31_000;
/** Between two things that a user does. */
const PAUSE_MS = 3_000;
/** More than one call of an add-in may write. */
const CROWD = 250;
/** After so long all that comes late has come. */
const SETTLED_MS = 180_000;

interface Pane {
  readonly window: ModelWindow;
  memories: DraftMemories;
  /** The fill that the pane knows of. */
  fillId: string | null;
  order: OrderName | null;
  confirmed: readonly ObstacleKind[];
  /** What stood in the way of the last fill. */
  obstacle: ObstacleKind | null;
}

export class Trial {
  readonly outlook: ModelOutlook;
  readonly share = new UserShare();
  readonly #orders: Orders;
  #draftId: string;
  #panes: readonly [Pane, Pane];
  #chain: Chain | null = null;
  #ids = 0;
  #others: Mail[] = [];
  /** Outlook has told the draft's id, so that a memory can say whose it is. */
  #isBound = false;
  /** The user fills in spite of it that what is written may not be remembered. */
  #isWithoutMemory = false;
  #isTextAmbiguous = false;
  /** Entries that Outlook does not tell of were written over: nobody can know whether they were there. */
  #isFieldRewritten = false;
  /** Recipients may come after they were given up: then they may be the user's, who must take them out. */
  #isAddedLate = false;
  /** What it remembers may come late: from another window it could not be told from what is newer. */
  #onlyPane: PaneName | null = null;
  /** Subjects over which the add-in has written, or may come to write. */
  #writtenOver: string[] = [];
  readonly reports: (FillReport | UndoReport)[] = [];
  /** The calls of the add-in's last piece of work, in order. */
  worked: readonly DraftMethod[] = [];
  /** What happened, for a person to read. */
  readonly log: string[] = [];

  constructor({ bodyType, begin, behaviours, owner, municipality = "two suppliers" }: Omit<Sequence, "steps">) {
    this.#orders = ordersOf(municipality);
    this.outlook = new ModelOutlook({ behaviours: behave(behaviours), ...(owner ? { owner } : {}) });
    const spec = { bodyType, ...(begin === "signature" ? { signature: this.#signature(bodyType) } : {}) };
    const text = this.#token();
    const body = begin === "words" ? { body: bodyType === "html" ? `<p>${text}</p>` : text } : {};
    this.#draftId = this.outlook.mailbox.createDraft({ ...spec, ...body }).id;
    this.#panes = this.#openPanes();
    this.share.takeAll(this.mail);
  }

  #openPanes(): readonly [Pane, Pane] {
    const open = (): Pane => ({
      window: this.outlook.openWindow(this.#draftId),
      memories: new DraftMemories(),
      fillId: null,
      order: null,
      confirmed: [],
      obstacle: null,
    });
    return [open(), open()];
  }

  get mail(): Mail {
    return this.outlook.mailbox.draft(this.#draftId);
  }

  get behaviours(): Behaviours {
    return this.outlook.mailbox.behaviours;
  }

  get view(): View {
    return view(this.mail, this.share, (key) => this.#isTold(key));
  }

  #token(): string {
    this.#ids++;
    return `bruger${this.#ids}ord`;
  }

  #signature(type: BodyType): string {
    const [first, second] = [this.#token(), this.#token()];
    return type === "text" ? `${first}\n${second}` : `<p>${first}<br>${second}</p><p><img src="cid:logo"></p>`;
  }

  #fail(what: readonly string[]): void {
    if (what.length > 0) throw new BrokenRule(`${what.join("; ")}\nafter:\n${this.log.join("\n")}`);
  }

  /** Does a step, and holds it to the rules. */
  async step(step: Step): Promise<void> {
    this.log.push(JSON.stringify(step));
    await this.outlook.clock.pass(PAUSE_MS);
    switch (step.do) {
      case "fill":
        await this.#fill(this.#pane(step.pane), step.order, [], step.faults);
        break;
      case "retry":
      case "confirm": {
        const pane = this.#pane(step.pane);
        const asked = step.do === "confirm" && pane.obstacle ? [pane.obstacle] : [];
        if (pane.order) await this.#fill(pane, pane.order, [...pane.confirmed, ...asked], step.faults);
        break;
      }
      case "undo":
        await this.#undo(this.#pane(step.pane), step.faults);
        break;
      case "wait":
        await this.outlook.clock.pass(step.ms);
        break;
      case "visit":
        this.#visit(this.#pane(step.pane));
        if (this.#onlyPane !== null) this.#loseMemory();
        await this.#recall(this.#pane(step.pane));
        await this.#disownUnlessKnown();
        break;
      case "reopen":
        this.#reopen(step.memory);
        for (const pane of this.#panes) await this.#recall(pane);
        await this.#disownUnlessKnown();
        break;
      case "copy":
      case "forward":
      case "reply":
        this.#goOnIn(step.do);
        for (const pane of this.#panes) await this.#recall(pane);
        break;
      default:
        this.#edit(step);
    }
    this.#checkKept();
  }

  #pane(name: PaneName): Pane {
    // Where Outlook never gives back what it keeps, a second window knows nothing of the first.
    if (this.behaviours["properties.load"] === "missing") return this.#panes[0];
    return this.#panes[this.#onlyPane ?? name];
  }

  #checkKept(): void {
    this.#coverSubject();
    const { mail, view: now } = this;
    const wrong = checkKept(now, this.share, mail.attachments);
    for (const field of RECIPIENT_FIELDS) {
      const lost = withoutEach(this.share.recipients[field], mail.recipients[field].map(recipientKey));
      const untold = this.#isFieldRewritten ? lost.filter((key) => !this.#isTold(key)) : [];
      this.share.recipients[field] = withoutEach(this.share.recipients[field], untold);
      const missed = withoutEach(lost, untold);
      if (missed.length > 0) wrong.push(`recipients of the user's are lost in ${field}: ${missed.join()}`);
    }
    const unseen = this.share.subjectWords.filter((word) => !mail.subject.includes(word));
    const missed = unseen.filter((word) => !this.share.covered.has(word));
    if (missed.length > 0) wrong.push(`words of the user's are lost from the subject: ${missed.join()}`);
    for (const other of this.#others) {
      const now = this.outlook.mailbox.draft(other.id);
      const isSame = (["body", "subject", "recipients", "attachments", "customProperties"] as const).every(
        (part) => JSON.stringify(now[part]) === JSON.stringify(other[part]),
      );
      if (!isSame) wrong.push("another mail was written to");
    }
    for (const { window } of this.#panes) {
      const { calls, attachments } = window.most;
      if (calls > 3 || attachments > 1) wrong.push(`${calls} calls at once, ${attachments} of them with attachments`);
    }
    this.#fail(wrong);
    // What nobody remembers any more is nobody's but the user's.
    if (this.#chain && !this.#isRemembered() && !holdsOurs(now) && !names(mail.subject, this.#chain.reference)) {
      this.#chain = null;
    }
  }

  /** Whether Outlook tells add-ins of an entry. */
  #isTold(key: string): boolean {
    if (key.startsWith("<")) return this.behaviours["recipients.contactListRead"] === "empty-address";
    return key.includes("@") || this.behaviours["recipients.unresolvedRead"] === "included";
  }

  /** Whether the draft keeps a memory of a fill of its own, as far as Outlook gives it: of any order, or of one. */
  #isRemembered(reference = ""): boolean {
    const { customProperties, store } = this.mail;
    if (!this.#isBound || this.behaviours["properties.load"] === "missing") return false;
    const kept = this.behaviours["properties.kept"] === "at-save" ? store.savedProperties : customProperties;
    const memory = kept[MEMORY_KEY];
    return typeof memory === "string" && memory.includes(reference);
  }

  // The add-in -----------------------------------------------------------------------------------------------------------------

  #tools(pane: Pane): FillTools {
    const { clock } = this.outlook;
    return {
      memories: pane.memories,
      now: clock.now,
      hashContent: async (base64) => createHash("sha256").update(Buffer.from(base64, "base64")).digest("hex"),
      wait: clock.wait,
      deadline: clock.wait,
      newId: () => `f${++this.#ids}`,
    };
  }

  /** Runs what the add-in does, in bad weather. */
  async #work<T>(pane: Pane, faults: readonly ArrangedFault[], work: (draft: Draft) => Promise<T>): Promise<T> {
    const { outlook } = this;
    const draft = pane.window.openDraft();
    if (!draft) throw new Error("No draft is in front of the pane");
    const isMemoryLate = faults.some(({ method, fault }) => method === "writeMemory" && fault.kind === "late");
    if (isMemoryLate) this.#onlyPane ??= pane === this.#panes[0] ? 0 : 1;
    this.#isAddedLate ||= faults.some(({ method, fault }) => method === "addRecipients" && fault.kind === "late");
    for (const { method, after, times, fault } of faults) {
      outlook.arrange(method, fault, { after, ...(times === "one" ? { times: 1 } : {}) });
    }
    // What was written late comes when other work is under way.
    this.#writtenOver.push(...this.#subjectsWrittenOver());
    outlook.forgetCalls();
    const start = outlook.clock.now();
    const others = new Set(outlook.mailbox.drafts.map(({ id }) => id));
    let result: T;
    try {
      result = await outlook.clock.finish(work(draft));
    } catch (error) {
      throw new BrokenRule(
        `it rejects: ${error instanceof Error ? error.stack : error}\nafter:\n${this.log.join("\n")}`,
      );
    }
    outlook.clearFaults();
    this.worked = outlook.calls.map(({ method }) => method);
    const took = outlook.clock.now() - start;
    if (took > WHOLE_MS) this.#fail([`it took ${took} ms`]);
    this.#isFieldRewritten ||= outlook.calls.some(({ method }) => method === "replaceRecipients");
    this.#others.push(...outlook.mailbox.drafts.filter(({ id }) => !others.has(id)));
    return result;
  }

  /** The pane is back beside the draft, and looks what is remembered of it. */
  async #recall(pane: Pane): Promise<void> {
    if (!pane.window.shows(this.#draftId)) this.#visit(pane);
    const draft = pane.window.openDraft();
    if (!draft) return;
    const recalled = await this.outlook.clock.finish(recall(pane.memories, draft).catch(() => null));
    pane.fillId = recalled?.kind === "known" ? recalled.memory.fillId : null;
  }

  #visit(pane: Pane): void {
    // Whoever goes to another mail has the draft saved.
    this.outlook.mailbox.saveDraft(this.#draftId);
    pane.window.show(null);
    pane.window.show(this.#draftId);
    pane.confirmed = [];
    pane.obstacle = null;
  }

  async #fill(
    pane: Pane,
    order: OrderName,
    confirmed: readonly ObstacleKind[],
    faults: readonly ArrangedFault[],
  ): Promise<void> {
    const input = { ...this.#orders[order], confirmed };
    const before = this.view;
    this.#widenChain(before);
    const report = await this.#work(pane, faults, (draft) => fillDraft(draft, input, this.#tools(pane)));
    this.log.push(`  -> ${describeFill(report)}`);
    this.reports.push(report);
    pane.order = order;
    pane.confirmed = confirmed;
    pane.obstacle = report.obstacle?.kind ?? null;
    const isRemembered = this.#chain?.reference === input.mail.reference;
    const other = isRemembered ? null : this.#chain;
    this.#startChain(input.mail.reference, report);
    const after = this.view;
    const listed = this.outlook.calls.findLast(({ method }) => method === "listAttachments")?.before ?? this.mail;
    const bodyRead = this.outlook.calls.findLast(({ method }) => method === "readBody")?.before ?? this.mail;
    const isSaveLost = faults.some(
      ({ method, fault }) => method === "save" && (fault.kind === "lose" || fault.kind === "late"),
    );
    const wrong = this.#checkMemoryFirst(input.mail.reference, confirmed);
    if (after.owners) {
      wrong.push(
        ...checkFill(report, input, {
          before,
          after,
          behaviours: this.behaviours,
          now: report.at,
          other,
          listed,
          isSaveLost,
          fieldsReadAt: this.#fieldsReadAt,
          bodyRead: view(bodyRead, this.share, (key) => this.#isTold(key)),
        }),
      );
    }
    if (report.obstacle?.kind === "names-order" && isRemembered && this.#isRemembered(input.mail.reference)) {
      wrong.push("blocked because nothing is remembered, and it is");
    }
    this.#fail(wrong);
    this.#checkKept();
    await this.#recallAfterWork(pane);
  }

  /** A pane that was shown another mail meanwhile is opened anew beside this one. */
  async #recallAfterWork(pane: Pane): Promise<void> {
    const wasAway = !pane.window.shows(this.#draftId);
    await this.#recall(pane);
    if (wasAway) await this.#disownUnlessKnown();
  }

  /** What is written must be remembered in the draft before, unless the user goes on without. */
  #checkMemoryFirst(reference: string, confirmed: readonly ObstacleKind[]): string[] {
    this.#isWithoutMemory ||= confirmed.includes("memory");
    if (this.#isWithoutMemory) return [];
    const isOrders = (args: readonly unknown[]) =>
      args.some((arg) => typeof arg === "string" && arg.includes(reference));
    const unsafe = this.outlook.calls.filter(
      ({ method, args, before }) =>
        (method === "addAttachment" || ((method === "prependBody" || method === "writeSubject") && isOrders(args))) &&
        typeof before.customProperties[MEMORY_KEY] !== "string",
    );
    return unsafe.length > 0 ? [`${unsafe[0]?.method} before the draft remembers it`] : [];
  }

  /** A part in which nothing is ours when a fill begins may be called "as before" as it is then. */
  #widenChain(before: View): void {
    const chain = this.#chain;
    if (!chain) return;
    const { share } = this;
    const isFree: Record<PartName, boolean> = {
      words: before.ours.length === 0,
      to: before.recipients.to.length === 0,
      cc: before.recipients.cc.length === 0,
      files: before.files.length === 0,
      subject: !names(before.mail.subject, chain.reference) && share.covered.size === 0,
    };
    this.#chain = {
      ...chain,
      before: mapParts((part) => new Set([...chain.before[part], ...(isFree[part] ? [before.parts[part]] : [])])),
    };
  }

  #startChain(reference: string, { outcome }: FillReport): void {
    const { calls } = this.outlook;
    const isIdKnown = calls.some(
      ({ method, isAnswered }) => isAnswered && (method === "save" || method === "readItemId"),
    );
    if (isIdKnown) this.#isBound = true;
    if (outcome === "blocked") return;
    const call = calls.find(({ method, args }) => method === "writeSubject" && names(String(args[0]), reference));
    const subject = fold((call?.before ?? this.mail).subject);
    const chain = this.#chain;
    if (chain?.reference === reference) {
      // A subject that could not be written the first time.
      chain.before.subject.size === 0 && (chain.before.subject as Set<string>).add(subject);
      return;
    }
    const parts = { ...this.share.parts((key) => this.#isTold(key)), subject };
    this.#chain = {
      reference,
      before: mapParts((part) => new Set([parts[part]])),
    };
  }

  #subjectsWrittenOver(): string[] {
    return this.outlook.calls.filter(({ method }) => method === "writeSubject").map(({ before }) => before.subject);
  }

  /** Words of the user's in the place of which the order's subject was written. */
  #coverSubject(): void {
    const { share } = this;
    // A subject that the user changes while ours is still on its way is written over, and nobody is told of it.
    const written = [...this.#writtenOver, ...this.#subjectsWrittenOver(), ...this.outlook.subjectsWrittenOverLate];
    for (const word of share.subjectWords) {
      if (this.mail.subject.includes(word)) share.covered.delete(word);
      else if (this.#chain && written.some((subject) => subject.includes(word))) share.covered.add(word);
    }
  }

  async #undo(pane: Pane, faults: readonly ArrangedFault[]): Promise<void> {
    const before = this.view;
    const report = await this.#work(pane, faults, (draft) => undoFill(draft, this.#tools(pane), pane.fillId));
    this.log.push(`  -> ${describeUndo(report)}`);
    this.reports.push(report);
    const after = this.view;
    if (after.owners) {
      const isNamed = this.#chain !== null && names(before.mail.subject, this.#chain.reference);
      const isRemembered = this.#isRemembered() && this.#chain !== null && (holdsOurs(before) || isNamed);
      this.#fail(
        checkUndo(report, {
          before,
          after,
          behaviours: this.behaviours,
          now: this.outlook.clock.now(),
          fieldsReadAt: this.#fieldsReadAt,
          chain: this.#chain,
          isRemembered,
          hasMemory: before.mail.customProperties[MEMORY_KEY] !== undefined,
        }),
      );
    }
    // While the draft remembers the fill, undo may be asked for again.
    if (report.outcome === "undone" && !this.#isRemembered()) {
      this.#chain = null;
      this.share.covered.clear();
    }
    this.#checkKept();
    await this.#recallAfterWork(pane);
  }

  get #fieldsReadAt(): number {
    return this.outlook.calls.findLast(({ method }) => method === "readRecipients")?.at ?? 0;
  }

  // The user -------------------------------------------------------------------------------------------------------------------

  #reopen(memory: "kept" | "lost"): void {
    const { mailbox } = this.outlook;
    mailbox.saveDraft(this.#draftId);
    this.#panes = this.#openPanes();
    if (memory === "lost" || this.#onlyPane !== null) this.#loseMemory();
  }

  /** What add-ins keep with the draft is gone; or an old one has come over it, which is as bad. */
  #loseMemory(): void {
    this.#setProperties({});
    this.#disown();
  }

  /** What the draft does not remember for certain, and the panes do not know again, is the user's. */
  async #disownUnlessKnown(): Promise<void> {
    if (this.#isRemembered()) return;
    for (const pane of this.#panes) await this.#recall(pane);
    if (this.#panes.every(({ fillId }) => fillId !== null)) return;
    this.#loseMemory();
    // Neither knows of it then, as if both were opened anew.
    this.#panes = this.#openPanes();
    for (const pane of this.#panes) await this.#recall(pane);
  }

  #setProperties(customProperties: Mail["customProperties"]): void {
    this.outlook.mailbox.callDraft(this.#draftId, (draft) => ({
      draft: changeStore({ ...draft, customProperties }, { savedProperties: customProperties }),
      answer: undefined,
    }));
  }

  #disown(): void {
    this.share.takeAll(this.mail);
    this.#chain = null;
  }

  #goOnIn(how: "copy" | "forward" | "reply"): void {
    const { mailbox } = this.outlook;
    const { mail } = this;
    if (how === "copy") this.#draftId = mailbox.createDraft({ copyOf: mail.id }).id;
    else {
      const sent = mailbox.receive({
        from: "ordre@software.example",
        subject: mail.subject,
        html: mail.bodyType === "html" ? mail.body : `<pre>${escapeHtml(mail.body)}</pre>`,
        attachments: mail.attachments.map(({ name, base64 }) => ({ name, base64 })),
      });
      mailbox.setExtras(sent.id, { customProperties: mail.customProperties });
      this.#draftId = mailbox.createDraft({ kind: how, answers: sent.id, bodyType: mail.bodyType }).id;
    }
    this.#panes = this.#openPanes();
    this.#isBound = false;
    this.#isWithoutMemory = false;
    this.#disown();
  }

  #edit(step: Step): void {
    switch (step.do) {
      case "write":
        this.#write(step.how, step.where);
        break;
      case "paste":
        this.#paste(step.kind, step.of, step.where);
        break;
      case "recipient":
        this.#changeRecipients(step.field, step.how, step.where);
        break;
      case "file":
        this.#changeFiles(step.how, step.where);
        break;
      case "subject":
        this.#changeSubject(step.how);
        break;
      case "format":
        this.#changeFormat(step.type);
        break;
      case "save":
        this.outlook.mailbox.saveDraft(this.#draftId);
        return;
      default:
        throw new Error(`No user does ${step.do}`);
    }
  }

  #write(how: Extract<Step, { do: "write" }>["how"], where: number): void {
    const { mail, share } = this;
    const { owners, words } = this.view;
    if (!owners) return;
    const place = Math.min(words.length, Math.floor(where * (words.length + 1)));
    const body = new EditedBody(mail.body, mail.bodyType);
    const usersBefore = (end: number) => owners.slice(0, end).filter((owner) => owner === "user").length;
    const token = this.#token();
    if (how === "clear") {
      this.#clear();
      return;
    }
    // A copy of our text in which somebody changes a word is not told from ours.
    const ofChain = ORDER_NAMES.map((name) => this.#orders[name].mail).filter(
      (one) => one.reference === this.#chain?.reference,
    );
    this.#isTextAmbiguous ||= ofChain.some((one) => countRuns(textWords(one), share.words) > 0);
    if (how === "remove" || how === "change") {
      if (place >= words.length) return;
      const word = how === "change" ? token : null;
      share.words.splice(usersBefore(place), Number(owners[place] === "user"), ...(word === null ? [] : [word]));
      exchangeWord(body, place, word);
    } else {
      const at = insertWord(body, token, how, place, mail.bodyType);
      share.words.splice(usersBefore(at), 0, body.words[at] ?? "");
      expectSame(withoutEach(body.words, [body.words[at] ?? ""]), words);
    }
    this.outlook.mailbox.typeBody(mail.id, body.toString());
  }

  #clear(): void {
    const { mail, share } = this;
    share.words = [];
    this.outlook.mailbox.typeBody(mail.id, mail.bodyType === "html" ? "<div><br></div>" : "");
  }

  #paste(kind: QuoteKind, of: Extract<Step, { do: "paste" }>["of"], where: "above" | "below" | number): void {
    const { mail, share } = this;
    const { owners, words, ours } = this.view;
    if (!owners) return;
    // An equal of our text is not told from it but by standing below it.
    const isOfOrder = of !== "a question" && this.#chain?.reference === this.#orders[of].mail.reference;
    if (isOfOrder && !(where === "below" && isText(this.#orders[of].mail, ours))) return;
    const [head, tail, word] = [this.#token(), this.#token(), this.#token()];
    const quoted: Content =
      of === "a question"
        ? { html: `<p>${word}</p>`, text: word }
        : { html: this.#orders[of].mail.html, text: this.#orders[of].mail.text };
    const content = QUOTE_KINDS[kind]({ ...quoted, head, tail });
    const body = new EditedBody(mail.body, mail.bodyType);
    if (where === "above") body.insertAbove(content);
    else if (where === "below") body.insertBefore(words.length, content);
    else {
      // In the user's own part only: into our text a user writes words.
      const users = owners.flatMap((owner, place) => (owner === "user" ? [place] : []));
      const place = users[Math.floor(where * users.length)];
      if (place === undefined) body.insertAbove(content);
      else body.insertBelow(place, content);
    }
    const length = body.words.length - words.length;
    const first = [...body.words.keys()].find((place) => body.words[place] !== words[place]) ?? words.length;
    // What was pasted may begin with the word that followed: only the one place fits that gives the words before.
    expectSame([...body.words.slice(0, first), ...body.words.slice(first + length)], words);
    const usersBefore = owners.slice(0, first).filter((owner) => owner === "user").length;
    share.words.splice(usersBefore, 0, ...body.words.slice(first, first + length));
    // An equal of what the add-in has written, or is about to write again, cannot be told from it.
    this.#isTextAmbiguous ||= isOfOrder;
    this.outlook.mailbox.typeBody(mail.id, body.toString());
  }

  #changeRecipients(field: RecipientField, how: Extract<Step, { do: "recipient" }>["how"], where: number): void {
    const { mailbox } = this.outlook;
    const { mail, share } = this;
    const entries = mail.recipients[field];
    if (how === "remove" || how === "remove-all") {
      const gone = how === "remove-all" ? entries : entries.slice(Math.floor(where * entries.length)).slice(0, 1);
      const keys = gone.map(recipientKey);
      mailbox.callDraft(mail.id, (draft) => ({
        draft: changeDraft(draft, {
          recipients: { ...draft.recipients, [field]: entries.filter((entry) => !gone.includes(entry)) },
        }),
        answer: undefined,
      }));
      share.recipients[field] = withoutEach(share.recipients[field], keys);
      return;
    }
    const id = this.#token();
    if (how === "crowd") {
      const crowd = Array.from({ length: CROWD }, (_, place) => createRecipient("", `${id}.${place}@fremmed.example`));
      mailbox.addRecipients(mail.id, field, crowd);
      share.recipients[field].push(...crowd.map(recipientKey));
      return;
    }
    const suppliers = ORDER_NAMES.flatMap((name) => {
      const { to, cc } = this.#orders[name].mail;
      return [...to, ...cc];
    });
    const entry = {
      stranger: () => createRecipient("", `${id}@fremmed.example`),
      colleague: () => createRecipient("", `${id}@kommune.example`),
      list: () => createContactList(id),
      unresolved: () => createRecipient("", id),
      supplier: () =>
        createRecipient(
          "",
          (suppliers[Math.min(suppliers.length - 1, Math.floor(where * suppliers.length))] ?? "").toUpperCase(),
        ),
    }[how]();
    // Whom the add-in has added and the user has taken out, nobody knows from whom the user adds then.
    const isOurs = ORDER_NAMES.some((name) => {
      const { reference, ...mail } = this.#orders[name].mail;
      return reference === this.#chain?.reference && field !== "bcc" && mail[field].includes(recipientKey(entry));
    });
    if (isOurs) return;
    const merged = mergeRecipients(entries, [entry]);
    mailbox.addRecipients(mail.id, field, [entry]);
    if (merged.length > entries.length) share.recipients[field].push(recipientKey(entry));
  }

  #changeFiles(how: Extract<Step, { do: "file" }>["how"], where: number): void {
    const { mailbox } = this.outlook;
    const { mail, share } = this;
    const id = this.#token();
    const forms = this.#orders.A1.forms;
    const form = forms[Math.min(forms.length - 1, Math.floor(where * forms.length))];
    if (!form) return;
    const base64 = Buffer.from(id).toString("base64");
    const additions = {
      add: { name: `${id}.pdf`, base64 },
      picture: { name: form.fileName, base64, isInline: true },
      "own-form": { name: form.fileName, base64 },
      "same-form": { name: form.fileName, base64: form.base64 },
      "cloud-form": { name: form.fileName, base64: "", cloudUrl: `https://sky.example/${id}` },
    };
    // What holds our bytes is ours, whoever attached it.
    if (how === "same-form" && this.#chain) return;
    if (how in additions) {
      const added = mailbox.addAttachment(mail.id, additions[how as keyof typeof additions]);
      share.files.push(fileKey(added));
      return;
    }
    const file = mail.attachments[Math.floor(where * mail.attachments.length)];
    if (!file) return;
    const isUsers = !this.view.files.includes(fileKey(file));
    if (isUsers) share.files = withoutEach(share.files, [fileKey(file)]);
    if (how === "remove") mailbox.removeAttachment(mail.id, file.id);
    else {
      const content = Buffer.from(`${id} ${"rettet ".repeat(this.#ids)}`);
      const edited = { ...file, base64: content.toString("base64"), size: content.length };
      if (how === "edit-anew") {
        mailbox.removeAttachment(mail.id, file.id);
        mailbox.addAttachment(mail.id, { name: file.name, base64: edited.base64 });
      } else {
        const attachments = mail.attachments.map((other) => (other.id === file.id ? edited : other));
        mailbox.callDraft(mail.id, (draft) => ({ draft: changeDraft(draft, { attachments }), answer: undefined }));
      }
      const { addedAt: _addedAt, cloudUrl: _cloudUrl, ...kept } = edited;
      share.files.push(fileKey(how === "edit-anew" ? kept : edited));
    }
  }

  #changeSubject(how: Extract<Step, { do: "subject" }>["how"]): void {
    const { share, mail } = this;
    const word = this.#token();
    const { subject } = mail;
    const middle = Math.floor(subject.split(" ").length / 2);
    const changed = {
      before: () => `[${word}] ${subject}`,
      after: () => `${subject} ${word}`,
      within: () => subject.split(" ").toSpliced(middle, 0, word).join(" "),
      replace: () => word,
      clear: () => "",
    }[how]();
    // Who writes over our subject, or into it, has taken it: what stood there before is theirs to give up.
    if (how !== "before" && how !== "after")
      share.subjectWords = share.subjectWords.filter((other) => !share.covered.has(other));
    if (how === "replace" || how === "clear") share.subjectWords = [];
    if (how !== "clear") share.subjectWords.push(word);
    share.covered = new Set([...share.covered].filter((other) => share.subjectWords.includes(other)));
    this.outlook.mailbox.setSubject(mail.id, changed.slice(0, 250));
  }

  #changeFormat(type: BodyType): void {
    const { mail, share } = this;
    this.outlook.mailbox.convertBody(mail.id, type);
    // Plain text has no pictures.
    if (type === "text") share.words = share.words.filter((word) => !word.startsWith("img:"));
    const isPicture = (word: string) => word.startsWith("img:");
    const words = wordsOf(mail.body, mail.bodyType);
    const now = this.mail;
    expectSame(wordsOf(now.body, now.bodyType), type === "text" ? words.filter((word) => !isPicture(word)) : words);
  }

  // The end --------------------------------------------------------------------------------------------------------------------

  /**
   * Bad weather is over and all that was late has come: what nothing stands in the way of is completed, and nothing is
   * there twice.
   * @param order what is filled where the pane has not filled anything, or was opened anew since
   */
  async heal(order: OrderName | null = null): Promise<void> {
    const pane = this.#pane(0);
    pane.order ??= order;
    if (!pane.order) return;
    await this.outlook.clock.pass(SETTLED_MS);
    this.#checkKept();
    const isHealable = this.#isHealable(pane.order);
    for (let turn = 0; turn < 4; turn++) {
      await this.step({ do: turn === 0 ? "retry" : "confirm", pane: 0, faults: [] });
      const report = this.reports.at(-1);
      if (report && "parts" in report && report.outcome === "complete") return;
    }
    if (isHealable) this.#fail(["it is never completed, though nothing stands in its way"]);
  }

  /** After a last undo nothing of the add-in's is left, and it says so. */
  endWithoutOurs(): void {
    const report = this.reports.at(-1);
    // Who came after they had been given up may be the user's: they are named, and left.
    const left = report && "left" in report ? report.left : [];
    const isOfLate = left.every(({ part, why }) => (part === "to" || part === "cc") && why === "unverified");
    if (this.#isAddedLate && report?.outcome === "partial" && "left" in report && isOfLate) return;
    if (report?.outcome !== "undone") this.#fail([`undo ends with ${report?.outcome}`]);
    if (holdsOurs(this.view)) this.#fail(["something of the add-in's is left"]);
  }

  /** Whether the add-in's words stand in whole texts, with nobody else's word between them. */
  #isTextWhole(): boolean {
    const { words, places } = this.view;
    const pieces: string[][] = [];
    for (const [index, place] of places.entries()) {
      if (index === 0 || place !== (places[index - 1] ?? 0) + 1) pieces.push([]);
      pieces.at(-1)?.push(words[place] ?? "");
    }
    const texts = ORDER_NAMES.map((name) => textWords(this.#orders[name].mail).join(" "));
    return pieces.every(
      (piece) => texts.reduce((rest, text) => rest.replaceAll(text, ""), piece.join(" ")).trim() === "",
    );
  }

  /** Whether the user has left the add-in's part alone, and Outlook lets a fill be completed and checked. */
  #isHealable(order: OrderName): boolean {
    const { behaviours, mail, share } = this;
    const isHindered = Object.entries(HINDRANCES).some(([name, values]) =>
      (values as readonly unknown[]).includes(behaviours[name as keyof Behaviours]),
    );
    if (isHindered || this.#isTextAmbiguous) return false;
    if (!this.#isTextWhole()) return false;
    // An empty plain text is no answer: whoever has deleted all of it writes a word, or takes a new mail.
    if (mail.bodyType === "text" && mail.body.trim() === "") return false;
    // A subject that the user has written a word into, and that still names the other order, is the user's to put right.
    const other = this.#chain?.reference;
    const isSubjectTheirs = share.subjectWords.some((word) => mail.subject.includes(word));
    if (other && other !== this.#orders[order].mail.reference && isSubjectTheirs && names(mail.subject, other))
      return false;
    const isForm = (key: string) =>
      this.#orders[order].forms.some(({ fileName }) => sameName(key.slice(0, key.indexOf("|")), fileName));
    if (share.files.some(isForm)) return false;
    const { to, cc } = this.#orders[order].mail;
    const isLeft = (field: "to" | "cc") => this.view.recipients[field].some((key) => ![...to, ...cc].includes(key));
    if (this.#isAddedLate && (isLeft("to") || isLeft("cc"))) return false;
    return (["to", "cc"] as const).every((field) =>
      mail.recipients[field].every(({ address, resolved }) => resolved && address.includes("@")),
    );
  }
}

/** Behaviours under which a fill may stay unverified for good. */
const HINDRANCES: { readonly [Name in BehaviourName]?: readonly Behaviours[Name][] } = {
  "recipients.ownOrganisation": ["directory-name", "empty-address"],
  "recipients.fieldLimit": [3],
  "attachments.vanishing": ["every-other", "all"],
  "attachments.removal": ["pretended"],
  "attachments.content": ["unreadable", "empty"],
  "properties.load": ["missing", "unreadable"],
};

function isText(mail: OrderMail, words: readonly string[]): boolean {
  return textWords(mail).join(" ") === words.join(" ");
}

function mapParts(work: (part: PartName) => Set<string>): Chain["before"] {
  return Object.fromEntries(PART_NAMES.map((part) => [part, work(part)])) as Record<PartName, Set<string>>;
}

/** The model itself must be right. */
function expectSame(found: readonly string[], expected: readonly string[]): void {
  if (found.join(" ") !== expected.join(" ")) {
    throw new Error(`The model's user did something else: ${found.join(" ")} instead of ${expected.join(" ")}`);
  }
}

function describeFill({ outcome, obstacle, parts, notes }: FillReport): string {
  const causes = parts
    .filter(({ status }) => status !== "verified")
    .map(({ part, status, cause }) => `${part.kind} ${status} (${cause})`);
  return [outcome, obstacle?.kind, ...causes, ...notes.map(({ kind }) => kind)].filter(Boolean).join(", ");
}

function describeUndo({ outcome, isAsBefore, left, obstacle }: UndoReport): string {
  return [outcome, isAsBefore && "as before", obstacle, ...left.map(({ part, why }) => `${part} left (${why})`)]
    .filter(Boolean)
    .join(", ");
}

/** Runs a sequence. @throws (rejects) BrokenRule */
export async function run(sequence: Sequence): Promise<Trial> {
  const trial = new Trial(sequence);
  try {
    for (const step of sequence.steps) await trial.step(step);
  } catch (error) {
    // A mailbox that is full, and the like: the user was refused, nothing was done.
    if (!(error instanceof MailboxRejection)) throw error;
  }
  return trial;
}

/** Takes a word out of a body; puts another in its place where there is one. */
function exchangeWord(body: EditedBody, place: number, word: string | null): void {
  if (word === null) body.remove(place);
  else body.change(place, word);
}

/**
 * Writes one word into a body, or a picture, which counts as one; plain text has none.
 * @returns the place of the word among those of the body
 */
function insertWord(
  body: EditedBody,
  token: string,
  how: Extract<Step, { do: "write" }>["how"],
  place: number,
  type: BodyType,
): number {
  const isPicture = how === "picture" && type === "html";
  if (how === "above") body.insertAbove({ html: `<p>${token}</p>`, text: token });
  else if (how === "below") body.insertBelow(Math.min(place, body.words.length - 1), plainContent(token));
  else if (isPicture) body.insertBefore(place, { html: `<img src="cid:${token}">`, text: token });
  else body.insertBefore(place, plainContent(token));
  return body.words.indexOf(isPicture ? `img:cid${token}` : token);
}
