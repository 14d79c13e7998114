/**
 * The local Outlook's mailbox behind the `Draft` port, without office.js, pages or real time: the same drafts, the same
 * behaviours, and at each call the faults that a test arranges. Needs a DOM for html.
 */
import type {
  BodyType,
  Draft,
  DraftAccess,
  DraftAttachment,
  Recipient,
  RecipientField,
} from "../../src/app/ports/draft";
import { OutlookError, type OutlookErrorKind } from "../../src/app/ports/outlook-error";
import { ANSWER_WITHIN } from "../../src/outlook/call-outlook";
import { CallQueue } from "../../src/outlook/call-queue";
import { type Behaviours, HEALTHY } from "../outlook-host/behaviours/behaviour-table";
import {
  addAttachment,
  listAttachments,
  readAttachment,
  removeAttachment,
} from "../outlook-host/mailbox/attachment-calls";
import { prependBody, readBody, setBody } from "../outlook-host/mailbox/body-calls";
import {
  type CallOutcome,
  type MailboxConditions,
  MailboxRejection,
  NO_ANSWER,
  type RejectionReason,
} from "../outlook-host/mailbox/call-outcome";
import { saveDraft } from "../outlook-host/mailbox/draft-saving";
import type { Draft as Mail } from "../outlook-host/mailbox/mail-item";
import { Mailbox } from "../outlook-host/mailbox/mailbox";
import { loadProperties, saveProperties } from "../outlook-host/mailbox/property-calls";
import { addRecipients, readRecipients, setRecipients } from "../outlook-host/mailbox/recipient-calls";
import { setSubject } from "../outlook-host/mailbox/subject-calls";
import { ModelClock } from "./model-clock";

/** A method of the port: the place where a fault strikes. */
export type DraftMethod = keyof Draft;

/** What a call meets instead of a healthy Outlook. */
export type Fault =
  /** It is answered with an error code. `isDone`: and carried out all the same. */
  | { readonly kind: "refuse"; readonly code?: number; readonly isDone?: boolean }
  /** Office.js throws, and nothing is done. */
  | { readonly kind: "throw" }
  /** It is not answered in the time that the adapter allows. */
  | { readonly kind: "no-answer"; readonly isDone: boolean }
  /** It is answered with success, and nothing is done. */
  | { readonly kind: "lose" }
  /** It is done so many milliseconds later, and answered with success at once, or not at all. */
  | { readonly kind: "late"; readonly isAnswered: boolean; readonly afterMs: number }
  /** It is answered with success and what is no answer. */
  | { readonly kind: "unclear"; readonly isDone: boolean }
  /** A read is answered with success and emptiness: no text, no recipient, no file. */
  | { readonly kind: "empty" }
  /** It is answered with success, and is about another mail. Not for writes. */
  | { readonly kind: "other-item" }
  /** The user goes to another mail while it is under way. */
  | { readonly kind: "switch-item"; readonly isDone: boolean };

/** How often a fault strikes. */
export interface FaultTimes {
  /** Calls that it strikes; all when absent. */
  readonly times?: number;
  /** Calls that pass unharmed first. */
  readonly after?: number;
}

/** One call that an add-in made. */
export interface LoggedCall {
  readonly method: DraftMethod;
  readonly args: readonly unknown[];
  /** The draft right before it. */
  readonly before: Mail;
  /** When, milliseconds since 1970. */
  readonly at: number;
  /** Whether it was answered with success. */
  isAnswered: boolean;
}

/** The key under which the adapter keeps its memory. */
export const MEMORY_KEY = "rutebestilling";

const RECIPIENTS_PER_CALL = 100;
const SUBJECT_LIMIT = 255;
const ATTACHMENT_NAME_LIMIT = 255;
const BODY_LIMIT = 1_000_000;

const CODES: Partial<Record<RejectionReason, number>> = {
  "html in a plain-text draft": 2006,
  "attachment too large": 9007,
  "not base64": 9007,
  "no such attachment": 9008,
  "unknown attachment id": 9042,
  "attachment content unreadable": 9043,
  "recipient without an address": 5010,
  "too many recipients": 9012,
  "properties unreadable": 9020,
  "properties too large": 9057,
};

const EMPTY: Partial<Record<DraftMethod, unknown>> = {
  readRecipients: [],
  readSubject: "",
  readBody: "",
  listAttachments: [],
  readAttachment: "",
  readMemory: null,
  save: null,
};

/** What stands in a mail that the user does not see. */
const OTHER_MAIL = {
  to: ["en.anden@example.dk"],
  subject: "En helt anden mail",
  body: "<p>Denne tekst hører til en anden mail.</p>",
  attachments: [{ name: "Andet bilag.txt", base64: "YW5kZXQ=" }],
};

interface ArmedFault {
  readonly method: DraftMethod;
  readonly fault: Fault;
  after: number;
  left: number;
}

type Kind = keyof typeof ANSWER_WITHIN;

/** The mailbox, and the windows in which its drafts are open. */
export class ModelOutlook {
  readonly clock: ModelClock;
  readonly mailbox: Mailbox;
  #faults: ArmedFault[] = [];
  readonly #calls: LoggedCall[] = [];
  /** The subjects that stood there when one was written late. */
  readonly subjectsWrittenOverLate: string[] = [];

  constructor({
    behaviours = HEALTHY,
    owner = "anna@kommune.example",
    start = Date.UTC(2020, 2, 10, 9),
  }: {
    readonly behaviours?: Behaviours;
    readonly owner?: string;
    readonly start?: number;
  } = {}) {
    this.clock = new ModelClock(start);
    this.mailbox = new Mailbox({ owner: { name: "Anna", address: owner }, behaviours, now: this.clock.now });
  }

  /** Opens a window with a draft and a pane beside it. */
  openWindow(draftId: string): ModelWindow {
    return new ModelWindow(this, draftId);
  }

  /** Arranges what calls of a method meet. */
  arrange(method: DraftMethod, fault: Fault, { times = Number.POSITIVE_INFINITY, after = 0 }: FaultTimes = {}): void {
    this.#faults.push({ method, fault, after, left: times });
  }

  /** Outlook is healthy again. */
  clearFaults(): void {
    this.#faults = [];
  }

  /** All calls that were made, oldest first. */
  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  forgetCalls(): void {
    this.#calls.length = 0;
  }

  /** What the next call of a method meets. */
  meet(method: DraftMethod): Fault | null {
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

  log(call: LoggedCall): void {
    this.#calls.push(call);
  }
}

/** A window of Outlook: the item in front, and the add-in's pane beside it. */
export class ModelWindow implements DraftAccess {
  /** Null where a mail is being read. */
  #front: string | null;
  /** Grows with each item that the pane is shown. */
  #showing = 0;
  #opened: { readonly showing: number; readonly draft: Draft } | null = null;
  #queue = new CallQueue();
  readonly #underWay: DraftMethod[] = [];
  /** The most calls that were under way together, and the most of them with attachments. */
  most = { calls: 0, attachments: 0 };

  readonly outlook: ModelOutlook;

  constructor(outlook: ModelOutlook, draftId: string) {
    this.outlook = outlook;
    this.#front = draftId;
  }

  /** The user goes to another item; null: a mail that is being read. */
  show(draftId: string | null): void {
    this.#front = draftId;
    this.#showing++;
  }

  /** The pane is loaded anew beside the same item: calls that hang in the old one's queue are not waited for. */
  reloadPane(): void {
    this.#showing++;
    this.#queue = new CallQueue();
  }

  /** A call goes out. @returns what to call when it is over */
  #begin(method: DraftMethod): () => void {
    this.#underWay.push(method);
    const attachments = this.#underWay.filter((name) => name === "addAttachment" || name === "removeAttachment");
    this.most = {
      calls: Math.max(this.most.calls, this.#underWay.length),
      attachments: Math.max(this.most.attachments, attachments.length),
    };
    return () => this.#underWay.splice(this.#underWay.indexOf(method), 1);
  }

  /** Whether the draft is in front. */
  shows(draftId: string): boolean {
    return this.#front === draftId;
  }

  openDraft(): Draft | null {
    const id = this.#front;
    if (id === null) return null;
    if (this.#opened?.showing !== this.#showing) {
      this.#opened = { showing: this.#showing, draft: this.#createDraft(id, this.#showing, this.#queue) };
    }
    return this.#opened.draft;
  }

  #createDraft(id: string, showing: number, queue: CallQueue): Draft {
    const { outlook } = this;
    const { mailbox, clock } = outlook;
    const isInFront = () => this.#showing === showing && this.#front === id;

    /** One call: bad weather, then the work. `lost`: the answer of a call that is said to be done and is not. */
    const call = <T>(
      method: DraftMethod,
      kind: Kind,
      args: readonly unknown[],
      work: (draft: Mail, conditions: MailboxConditions) => CallOutcome<T>,
      lost: () => T,
    ): Promise<T> => {
      const fail = (why: OutlookErrorKind, code: number | null, message: string) =>
        new OutlookError(method, why, code, message);
      const checkItem = () => {
        if (!isInFront()) throw fail("item-changed", null, "The pane shows another item");
      };
      const unanswered = async (): Promise<never> => {
        await clock.wait(ANSWER_WITHIN[kind]);
        throw fail("timeout", null, "No answer");
      };
      const carryOut = (draftId = id): T | typeof NO_ANSWER => {
        try {
          return mailbox.callDraft(draftId, work);
        } catch (error) {
          if (error instanceof MailboxRejection) throw fail("refused", CODES[error.reason] ?? 5001, error.message);
          throw error;
        }
      };
      /** Work that nobody hears of. */
      const carryOutUnheard = () => {
        try {
          carryOut();
        } catch (error) {
          // What cannot be done any more by then is not done.
          if (!(error instanceof OutlookError)) throw error;
        }
      };
      const answerAs = (fault: Exclude<Fault, { kind: "other-item" }>): T | Promise<T> => {
        switch (fault.kind) {
          case "refuse":
            throw fail("refused", fault.code ?? 5001, "Arranged");
          case "throw":
            throw fail("threw", null, "Arranged");
          case "no-answer":
            return unanswered();
          case "unclear":
            throw fail("unclear", null, "Arranged");
          case "lose":
            return lost();
          case "late":
            clock.after(fault.afterMs, () => {
              if (method === "writeSubject") outlook.subjectsWrittenOverLate.push(mailbox.draft(id).subject);
              carryOutUnheard();
            });
            return fault.isAnswered ? lost() : unanswered();
          case "switch-item":
            this.show(mailbox.createDraft({ subject: "En anden mail" }).id);
            throw fail("item-changed", 9030, "The user went to another mail");
          case "empty":
            if (!(method in EMPTY)) throw fail("unclear", null, "Arranged");
            return EMPTY[method] as T;
        }
      };
      const takeTime = () => {
        const { behaviours } = mailbox;
        const latency = behaviours["calls.latencyMs"] + (method === "save" ? behaviours["save.delayMs"] : 0);
        return latency > 0 ? clock.wait(latency) : Promise.resolve();
      };
      const answer = async (fault: Fault | null): Promise<T> => {
        await takeTime();
        if (fault && "isDone" in fault && fault.isDone) carryOutUnheard();
        if (fault && fault.kind !== "other-item") return answerAs(fault);
        checkItem();
        const value = fault === null ? carryOut() : carryOut(mailbox.createDraft(OTHER_MAIL).id);
        return value === NO_ANSWER ? unanswered() : value;
      };
      const once = async (): Promise<T> => {
        checkItem();
        const logged: LoggedCall = { method, args, before: mailbox.draft(id), at: clock.now(), isAnswered: false };
        outlook.log(logged);
        const end = this.#begin(method);
        try {
          const value = await answer(outlook.meet(method));
          checkItem();
          logged.isAnswered = true;
          return value;
        } finally {
          end();
        }
      };
      return kind === "attachment" || method === "removeAttachment" ? queue.runAlone(once) : queue.run(once);
    };

    const nothing = () => undefined;
    const done = (outcome: CallOutcome<undefined>): CallOutcome<undefined> => outcome;
    /** Office.js looks at lengths before it asks Outlook. */
    const checkLength = (method: DraftMethod, length: number, limit: number) => {
      if (length > limit) throw new OutlookError(method, "threw", null, `Over ${limit}`);
    };

    return {
      readBodyType: () =>
        call<BodyType>(
          "readBodyType",
          "read",
          [],
          (draft) => ({ draft, answer: draft.bodyType }),
          () => "html",
        ),
      readRecipients: (field: RecipientField) =>
        call<Recipient[]>(
          "readRecipients",
          "read",
          [field],
          (draft, conditions) => {
            const { answer } = readRecipients(draft, field, conditions);
            if (answer === NO_ANSWER) return { draft, answer };
            return { draft, answer: answer.map(({ address, name }) => ({ address, name: name || address })) };
          },
          () => [],
        ),
      addRecipients: async (field, recipients) => {
        for (let start = 0; start < recipients.length; start += RECIPIENTS_PER_CALL) {
          const part = recipients.slice(start, start + RECIPIENTS_PER_CALL);
          await call(
            "addRecipients",
            "write",
            [field, part],
            (draft, conditions) => addRecipients(draft, field, part, conditions),
            nothing,
          );
        }
      },
      replaceRecipients: async (field, recipients) => {
        checkLength("replaceRecipients", recipients.length, RECIPIENTS_PER_CALL);
        return call(
          "replaceRecipients",
          "write",
          [field, recipients],
          (draft, conditions) => setRecipients(draft, field, recipients, conditions),
          nothing,
        );
      },
      readSubject: () =>
        call(
          "readSubject",
          "read",
          [],
          (draft) => ({ draft, answer: draft.subject }),
          () => "",
        ),
      writeSubject: async (subject) => {
        checkLength("writeSubject", subject.length, SUBJECT_LIMIT);
        return call("writeSubject", "write", [subject], (draft) => setSubject(draft, subject), nothing);
      },
      readBody: (type) =>
        call(
          "readBody",
          "read",
          [type],
          (draft, conditions) => readBody(draft, type, conditions, "full"),
          () => "",
        ),
      prependBody: async (content, type) => {
        checkLength("prependBody", content.length, BODY_LIMIT);
        return call(
          "prependBody",
          "write",
          [content, type],
          (draft, conditions) => done(prependBody(draft, content, type, conditions)),
          nothing,
        );
      },
      replaceBody: async (content, type) => {
        checkLength("replaceBody", content.length, BODY_LIMIT);
        return call(
          "replaceBody",
          "write",
          [content, type],
          (draft, conditions) => done(setBody(draft, content, type, conditions, "full")),
          nothing,
        );
      },
      listAttachments: () =>
        call<DraftAttachment[]>(
          "listAttachments",
          "read",
          [],
          (draft, conditions) => {
            const { answer } = listAttachments(draft, conditions);
            if (answer === NO_ANSWER) return { draft, answer };
            const told = answer.map(({ id: file, name, size, isInline, type }) => ({
              id: file,
              name,
              size,
              isInline,
              type,
            }));
            return { draft, answer: told };
          },
          () => [],
        ),
      addAttachment: async (name, base64) => {
        checkLength("addAttachment", name.length, ATTACHMENT_NAME_LIMIT);
        return call(
          "addAttachment",
          "attachment",
          [name, base64],
          (draft, conditions) => addAttachment(draft, { name, base64 }, conditions),
          () => `tabt-${outlook.calls.length}`,
        );
      },
      removeAttachment: (file) =>
        call(
          "removeAttachment",
          "write",
          [file],
          (draft, conditions) => removeAttachment(draft, file, conditions),
          nothing,
        ),
      readAttachment: (file) =>
        call<string | null>(
          "readAttachment",
          "read",
          [file],
          (draft, conditions) => {
            const { answer } = readAttachment(draft, file, conditions);
            if (answer === NO_ANSWER) return { draft, answer };
            return { draft, answer: answer.format === "base64" ? answer.content : null };
          },
          () => null,
        ),
      readItemId: () =>
        call<string | null>(
          "readItemId",
          "memory",
          [],
          (draft) => ({ draft, answer: draft.itemId }),
          () => null,
        ),
      save: () => call<string | null>("save", "save", [], saveDraft, () => mailbox.draft(id).itemId),
      readMemory: () =>
        call<string | null>(
          "readMemory",
          "memory",
          [],
          (draft, conditions) => {
            const { draft: after, answer } = loadProperties(draft, conditions);
            if (answer === NO_ANSWER) return { draft: after, answer };
            const memory = answer[MEMORY_KEY];
            return { draft: after, answer: typeof memory === "string" ? memory : null };
          },
          () => null,
        ),
      writeMemory: (memory) =>
        call(
          "writeMemory",
          "memory",
          [memory],
          (draft, conditions) => saveProperties(draft, memory === null ? {} : { [MEMORY_KEY]: memory }, conditions),
          nothing,
        ),
    };
  }
}
