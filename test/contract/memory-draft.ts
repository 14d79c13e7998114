/**
 * An Outlook in memory: drafts behind the `DraftAccess` port, and what Outlook does to what is written into them. It does
 * what a healthy Outlook does unless a test arranges something else, and throws (an `Error`, not an `OutlookError`) on what
 * no test arranged. Needs a DOM for html.
 */
import type { BodyType, Draft, DraftAccess, DraftAttachment, Recipient } from "../../src/app/ports/draft";
import { OutlookError } from "../../src/app/ports/outlook-error";

/** What happens to ids in html that is written: Outlook on the web renames, some editors keep, some strip. */
export type IdRewriting = "prefix" | "keep" | "strip";

/** A recipient in a field. What Outlook has not resolved stays in the field and is left out on read. */
interface FieldEntry extends Recipient {
  readonly isResolved: boolean;
}

/** A file in a draft. */
interface FileEntry {
  readonly id: string;
  readonly name: string;
  readonly base64: string;
  readonly isInline: boolean;
}

/** A draft as it stands in the mailbox, which is not always what Outlook says. */
export interface DraftState {
  readonly bodyType: BodyType;
  /** Html: the inside of the body element. */
  readonly body: string;
  readonly subject: string;
  readonly to: readonly FieldEntry[];
  readonly cc: readonly FieldEntry[];
  readonly bcc: readonly FieldEntry[];
  readonly files: readonly FileEntry[];
  /** What the add-in remembers with the draft. */
  readonly memory: string | null;
  /** How often it was saved. */
  readonly saves: number;
}

/** How a draft begins. Without anything: a new, empty html mail. */
export interface DraftSetup {
  readonly bodyType?: BodyType;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  /** Typed into To and not resolved. */
  readonly unresolvedTo?: readonly string[];
  readonly subject?: string;
  /** In the draft's body type, as it stands: with signature and quoted mails. */
  readonly body?: string;
  readonly files?: readonly { readonly name: string; readonly base64: string; readonly isInline?: boolean }[];
  readonly memory?: string | null;
}

/** What a call meets instead of a healthy Outlook. */
export type Fault =
  /** It is answered with that error code, and nothing is done. */
  | { readonly kind: "refuse"; readonly code: number }
  /** Office.js throws, and nothing is done. */
  | { readonly kind: "throw" }
  /** It is never answered. `isDone`: it was carried out all the same. */
  | { readonly kind: "no-answer"; readonly isDone: boolean }
  /** It is never answered, and nobody gives it up. */
  | { readonly kind: "silent" }
  /** It is answered with success, and nothing is done. */
  | { readonly kind: "lose" }
  /** It is answered with success, and done only at `settle()`. */
  | { readonly kind: "late" }
  /** The user goes to another mail while it is under way: nothing is done. */
  | { readonly kind: "switch-item" };

/** How often a fault strikes. */
export interface FaultTimes {
  /** Calls that it strikes; all when absent. */
  readonly times?: number;
  /** Calls that pass unharmed first. */
  readonly after?: number;
}

/** A method of the port: the place where a fault strikes. */
export type DraftMethod = keyof Draft;

/** One call that the add-in made. */
export interface LoggedCall {
  readonly method: DraftMethod;
  readonly args: readonly unknown[];
}

/** The methods that change what the recipient will get. */
const WRITES: readonly DraftMethod[] = [
  "addRecipients",
  "replaceRecipients",
  "writeSubject",
  "prependBody",
  "replaceBody",
  "addAttachment",
  "removeAttachment",
];

const RECIPIENTS_PER_CALL = 100;
const SUBJECT_LIMIT = 255;
const ATTACHMENT_NAME_LIMIT = 255;
const BODY_LIMIT = 1_000_000;
/** customProperties: 2,500 characters of JSON for all keys. */
const MEMORY_LIMIT = 2500;

const CODE = { invalidFormat: 2006, attachmentMissing: 9008, memoryTooLarge: 9057, upload: 9007 } as const;

interface ArmedFault {
  readonly method: DraftMethod;
  readonly fault: Fault;
  after: number;
  left: number;
}

/** The mailbox, with one item in front of the pane. */
export class MemoryOutlook implements DraftAccess {
  #drafts: DraftState[] = [];
  /** The draft in front; null where a mail is being read. Undefined until a test says which. */
  #front: number | null | undefined;
  /** Grows with each item that the pane is shown, and with each new pane. */
  #showing = 0;
  #opened: { readonly showing: number; readonly draft: Draft } | null = null;
  #ids = 0;
  #faults: ArmedFault[] = [];
  #late: (() => void)[] = [];
  readonly #calls: LoggedCall[] = [];
  /** How ids are rewritten in what is written from now on. */
  ids: IdRewriting = "prefix";
  /** Bytes that Outlook adds to the size that it tells of a file. */
  sizeOverhead = 0;
  /** False: this Outlook has no way of giving a file's bytes. */
  givesContent = true;

  /** Begins a draft and shows it, with a pane beside it. */
  compose(setup: DraftSetup = {}): Draft {
    const field = (addresses: readonly string[] = [], isResolved = true): FieldEntry[] =>
      addresses.map((address) => ({ address, name: address, isResolved }));
    this.#drafts.push({
      bodyType: setup.bodyType ?? "html",
      body: setup.body ?? "",
      subject: setup.subject ?? "",
      to: [...field(setup.to), ...field(setup.unresolvedTo, false)],
      cc: field(setup.cc),
      bcc: [],
      files: (setup.files ?? []).map(({ name, base64, isInline = false }) => ({
        id: this.#newId(),
        name,
        base64,
        isInline,
      })),
      memory: setup.memory ?? null,
      saves: 0,
    });
    return this.show(this.#drafts.length - 1);
  }

  /** Shows a draft by its position among those composed. */
  show(position: number): Draft {
    if (!this.#drafts[position]) throw new Error(`The test composed no draft ${position}`);
    this.#front = position;
    this.#showing++;
    return this.#openedDraft();
  }

  /** Shows a mail that is being read. */
  showReadMail(): void {
    this.#front = null;
    this.#showing++;
  }

  /** Loads the pane anew beside the same draft: what it held in memory is gone. */
  reloadPane(): Draft {
    this.#opened = null;
    this.#showing++;
    return this.#openedDraft();
  }

  openDraft(): Draft | null {
    if (this.#front === undefined) throw new Error("The test did not say what is in front of the pane");
    if (this.#front === null) return null;
    if (this.#opened?.showing !== this.#showing) {
      this.#opened = { showing: this.#showing, draft: this.#createDraft(this.#front, this.#showing) };
    }
    return this.#opened.draft;
  }

  #openedDraft(): Draft {
    const draft = this.openDraft();
    if (!draft) throw new Error("A mail is being read");
    return draft;
  }

  /** Arranges what calls of a method meet. */
  arrange(method: DraftMethod, fault: Fault, { times = Number.POSITIVE_INFINITY, after = 0 }: FaultTimes = {}): void {
    this.#faults.push({ method, fault, after, left: times });
  }

  /** Outlook is healthy again. */
  clearFaults(): void {
    this.#faults = [];
  }

  /** Outlook does what it had accepted and put off. */
  settle(): void {
    for (const work of this.#late.splice(0)) {
      try {
        work();
      } catch (error) {
        // What cannot be done any more by then (a file that is gone) is not done, and nobody is told.
        if (!(error instanceof OutlookError)) throw error;
      }
    }
  }

  /** A draft as it stands; without a position the first that was composed. */
  inspect(position = 0): DraftState {
    const state = this.#drafts[position];
    if (!state) throw new Error(`The test composed no draft ${position}`);
    return state;
  }

  /** What the user does in Outlook. */
  edit(change: (state: DraftState) => Partial<DraftState>, position = 0): void {
    const state = this.inspect(position);
    this.#drafts[position] = { ...state, ...change(state) };
  }

  /** The user attaches a file. */
  attach(name: string, base64: string, position = 0): void {
    const file = { id: this.#newId(), name, base64, isInline: false };
    this.edit(({ files }) => ({ files: [...files, file] }), position);
  }

  /** The user turns the draft into plain text or html. */
  turnInto(bodyType: BodyType, position = 0): void {
    this.edit(
      (state) =>
        state.bodyType === bodyType
          ? {}
          : { bodyType, body: bodyType === "text" ? htmlToText(state.body) : textToHtml(state.body) },
      position,
    );
  }

  /** All calls that were made, oldest first. */
  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  /** The calls made so far that were to change what the recipient gets. */
  get writes(): readonly DraftMethod[] {
    return this.#calls.map(({ method }) => method).filter((method) => WRITES.includes(method));
  }

  forgetCalls(): void {
    this.#calls.length = 0;
  }

  #newId(): string {
    this.#ids++;
    return `file-${this.#ids}`;
  }

  #meet(method: DraftMethod): Fault | null {
    for (const armed of this.#faults) {
      if (armed.method !== method || armed.left <= 0) continue;
      if (armed.after > 0) {
        armed.after--;
        continue;
      }
      armed.left--;
      return armed.fault;
    }
    return null;
  }

  /** One call: bad weather, then the work. */
  async #call<T>(
    position: number,
    showing: number,
    method: DraftMethod,
    args: readonly unknown[],
    lost: T,
    work: () => T,
  ): Promise<T> {
    this.#calls.push({ method, args });
    const fail = (kind: OutlookError["kind"], code: number | null, message: string) =>
      new OutlookError(method, kind, code, message);
    const checkItem = () => {
      if (this.#showing !== showing || this.#front !== position) {
        throw fail("item-changed", null, "The pane shows another item");
      }
    };
    checkItem();
    const fault = this.#meet(method);
    await Promise.resolve();
    switch (fault?.kind) {
      case "refuse":
        throw fail("refused", fault.code, "Arranged");
      case "throw":
        throw fail("threw", null, "Arranged");
      case "no-answer":
        if (fault.isDone) work();
        throw fail("timeout", null, "No answer");
      case "silent":
        return new Promise<T>(() => undefined);
      case "lose":
        return lost;
      case "late":
        this.#late.push(work);
        return lost;
      case "switch-item":
        this.compose({ subject: "En anden mail" });
        throw fail("item-changed", 9030, "The user went to another mail");
      default:
        checkItem();
        return work();
    }
  }

  #createDraft(position: number, showing: number): Draft {
    const state = () => this.inspect(position);
    const change = (next: Partial<DraftState>) => this.edit(() => next, position);
    const call = <T>(method: DraftMethod, args: readonly unknown[], lost: T, work: () => T) =>
      this.#call(position, showing, method, args, lost, work);
    const reject = (method: DraftMethod, code: number, message: string) =>
      new OutlookError(method, "refused", code, message);
    /** Office.js looks at lengths before it asks Outlook. */
    const checkLength = (method: DraftMethod, text: string, limit: number) => {
      if (text.length > limit) throw new OutlookError(method, "threw", null, `Over ${limit} characters`);
    };
    const render = (method: DraftMethod, content: string, type: BodyType): string => {
      if (state().bodyType === "text") {
        if (type === "html") throw reject(method, CODE.invalidFormat, "Html in a plain-text draft");
        return content.replace(/\r\n?/g, "\n");
      }
      return type === "html" ? rewriteHtml(content, this.ids) : textToHtml(content);
    };

    return {
      readBodyType: () => call("readBodyType", [], state().bodyType, () => state().bodyType),
      readRecipients: (field) =>
        call("readRecipients", [field], [] as Recipient[], () =>
          state()
            [field].filter(({ isResolved }) => isResolved)
            .map(({ address, name }) => ({ address, name })),
        ),
      addRecipients: (field, recipients) =>
        call("addRecipients", [field, recipients], undefined, () =>
          change({ [field]: mergeEntries(state()[field], recipients) }),
        ),
      replaceRecipients: async (field, recipients) => {
        if (recipients.length > RECIPIENTS_PER_CALL) {
          throw new OutlookError("replaceRecipients", "threw", null, `Over ${RECIPIENTS_PER_CALL} recipients`);
        }
        return call("replaceRecipients", [field, recipients], undefined, () =>
          change({ [field]: mergeEntries([], recipients) }),
        );
      },
      readSubject: () => call("readSubject", [], "", () => state().subject),
      writeSubject: async (subject) => {
        checkLength("writeSubject", subject, SUBJECT_LIMIT);
        return call("writeSubject", [subject], undefined, () => change({ subject: subject.replace(/[\r\n]+/g, " ") }));
      },
      readBody: (type) =>
        call("readBody", [type], "", () => {
          const { body, bodyType } = state();
          if (type === "text") return bodyType === "text" ? body : htmlToText(body);
          const inner = bodyType === "html" ? body : textToHtml(body);
          return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body dir="ltr">${inner}</body></html>`;
        }),
      prependBody: async (content, type) => {
        checkLength("prependBody", content, BODY_LIMIT);
        return call("prependBody", [content, type], undefined, () =>
          change({ body: render("prependBody", content, type) + state().body }),
        );
      },
      replaceBody: async (content, type) => {
        checkLength("replaceBody", content, BODY_LIMIT);
        return call("replaceBody", [content, type], undefined, () =>
          change({ body: render("replaceBody", content, type) }),
        );
      },
      listAttachments: () =>
        call("listAttachments", [], [] as DraftAttachment[], () =>
          state().files.map(({ id, name, base64, isInline }) => ({
            id,
            name,
            size: Buffer.from(base64, "base64").length + this.sizeOverhead,
            isInline,
            type: "file" as const,
          })),
        ),
      addAttachment: async (name, base64) => {
        checkLength("addAttachment", name, ATTACHMENT_NAME_LIMIT);
        const id = this.#newId();
        return call("addAttachment", [name, base64], id, () => {
          if (!isBase64(base64)) throw reject("addAttachment", CODE.upload, "Not base64");
          change({ files: [...state().files, { id, name, base64, isInline: false }] });
          return id;
        });
      },
      removeAttachment: (id) =>
        call("removeAttachment", [id], undefined, () => {
          const files = state().files.filter((file) => file.id !== id);
          if (files.length === state().files.length) {
            throw reject("removeAttachment", CODE.attachmentMissing, "No such file");
          }
          change({ files });
        }),
      readAttachment: (id) =>
        call("readAttachment", [id], null as string | null, () => {
          const file = state().files.find((candidate) => candidate.id === id);
          if (!file) throw reject("readAttachment", CODE.attachmentMissing, "No such file");
          return this.givesContent ? file.base64 : null;
        }),
      readItemId: () =>
        call("readItemId", [], null as string | null, () => (state().saves > 0 ? `item-${position}` : null)),
      save: () =>
        call("save", [], null as string | null, () => {
          change({ saves: state().saves + 1 });
          return `item-${position}`;
        }),
      readMemory: () => call("readMemory", [], null as string | null, () => state().memory),
      writeMemory: (memory) =>
        call("writeMemory", [memory], undefined, () => {
          if (JSON.stringify({ key: memory }).length > MEMORY_LIMIT) {
            throw reject("writeMemory", CODE.memoryTooLarge, "Too long");
          }
          change({ memory });
        }),
    };
  }
}

/** Outlook keeps one entry of an address, the first, whatever its case. */
function mergeEntries(existing: readonly FieldEntry[], added: readonly Recipient[]): FieldEntry[] {
  const merged = [...existing];
  for (const { address, name } of added) {
    if (merged.some((entry) => entry.address.toLowerCase() === address.toLowerCase())) continue;
    merged.push({ address, name, isResolved: true });
  }
  return merged;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** Gives the same answer to the same question without working it out again: a test's Outlook is shown one text thousands of times. */
function remembering<A extends readonly string[]>(work: (...args: A) => string): (...args: A) => string {
  const known = new Map<string, string>();
  return (...args) => {
    const key = args.join("\0");
    const answer = known.get(key) ?? work(...args);
    known.set(key, answer);
    return answer;
  };
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/** What Outlook does to html that is written: scripts and classes go, ids are renamed, line breaks come between blocks. */
const rewriteHtml = remembering(rewrite);

function rewrite(html: string, ids: IdRewriting): string {
  const { body } = parse(html);
  for (const element of body.querySelectorAll("script, style, meta, link, iframe")) element.remove();
  for (const element of body.querySelectorAll("*")) {
    element.removeAttribute("class");
    for (const { name } of [...element.attributes]) if (name.startsWith("on")) element.removeAttribute(name);
    if (element.id === "" || ids === "keep") continue;
    if (ids === "strip") element.removeAttribute("id");
    else if (!element.id.startsWith("x_")) element.id = `x_${element.id}`;
  }
  return body.innerHTML.replace(/(<br>|<\/p>|<\/tr>|<\/td>|<\/li>|<ul>)(?!\r?\n)/g, "$1\r\n");
}

const BLOCKS = new Set("ADDRESS BLOCKQUOTE DIV H1 H2 H3 HR LI OL P PRE TABLE TR UL".split(" "));

/** The text of html as Outlook makes a plain-text mail of it: a line for each block, a tab between cells. */
export const htmlToText = remembering(readAsText);

function readAsText(html: string): string {
  const lines = [""];
  for (const child of parse(html).body.childNodes) collectLines(child, lines);
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd();
}

function joinText(line: string, text: string): string {
  const folded = text.replace(/[ \t\r\n]+/g, " ");
  return line + (line === "" || line.endsWith(" ") ? folded.trimStart() : folded);
}

function collectLines(node: Node, lines: string[]): void {
  const last = lines.at(-1) ?? "";
  if (node.nodeType === node.TEXT_NODE) {
    lines[lines.length - 1] = joinText(last, node.textContent ?? "");
    return;
  }
  if (node.nodeName === "BR") {
    lines.push("");
    return;
  }
  const isBlock = BLOCKS.has(node.nodeName);
  if (isBlock && last.trim() !== "") lines.push("");
  if (node.nodeName === "TD" && last !== "") lines[lines.length - 1] = `${last}\t`;
  if (node.nodeName === "LI") lines[lines.length - 1] = "  *   ";
  for (const child of node.childNodes) collectLines(child, lines);
  if (isBlock && (lines.at(-1) ?? "").trim() !== "") lines.push("");
  if (node.nodeName === "P") lines.push("");
}

function textToHtml(text: string): string {
  const escapeLine = (line: string) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `<div>${line === "" ? "<br>" : escapeLine(line)}</div>`)
    .join("");
}
