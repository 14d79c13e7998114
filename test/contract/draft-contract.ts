/**
 * What the app relies on in a draft: one suite for every implementation of the port. It knows neither Jest nor
 * Playwright: the runner and the implementation are handed in.
 */
import type { BodyType, Draft } from "../../src/app/ports/draft";
import { OutlookError, type OutlookErrorKind } from "../../src/app/ports/outlook-error";

/** How a draft begins. */
interface ContractSetup {
  readonly bodyType?: BodyType;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  /** What the user typed into To and Outlook could not resolve. */
  readonly unresolvedTo?: readonly string[];
  readonly subject?: string;
  /** In the draft's body type. It stands above the signature. */
  readonly body?: string;
  readonly signature?: string;
  readonly files?: readonly { readonly name: string; readonly base64: string }[];
}

/** A draft as it stands in the mailbox. */
export interface ContractView {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Its text, whatever its type. */
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly base64: string }[];
  readonly isSaved: boolean;
}

/** What a call meets instead of a healthy Outlook. */
type ContractFault =
  | { readonly kind: "refuse"; readonly code: number }
  | { readonly kind: "throw" }
  | { readonly kind: "no-answer"; readonly isDone: boolean }
  | { readonly kind: "switch-item" };

/** One Outlook, fresh for each test. */
export interface DraftHarness {
  /** Opens a draft with the pane beside it. */
  compose(setup?: ContractSetup): Promise<Draft>;
  /** Loads the pane anew beside the same draft. */
  reloadPane(): Promise<Draft>;
  /** The user goes to another, empty mail, and the pane follows. */
  switchItem(): Promise<void>;
  /** What the next call of a method meets. */
  arrange(method: keyof Draft, fault: ContractFault): Promise<void>;
  /** What every call waits out that is not answered; resolves at once where no time passes. */
  passTime(): Promise<void>;
  /** The draft that was composed. */
  inspect(): Promise<ContractView>;
  /** The mail that the user went to. */
  inspectOther(): Promise<ContractView>;
}

/** The part of a runner that the suite needs. */
export interface ContractRunner {
  describe(name: string, body: () => void): void;
  /** Runs a test with a fresh harness. */
  test(name: string, body: (harness: DraftHarness) => Promise<void>): void;
  expect(value: unknown): {
    toBe(expected: unknown): void;
    toEqual(expected: unknown): void;
    toContain(expected: unknown): void;
    toMatch(expected: RegExp): void;
    toBeGreaterThanOrEqual(expected: number): void;
    readonly not: { toContain(expected: unknown): void; toBe(expected: unknown): void };
  };
}

/** Every method of the port with arguments that are right, to see how it fails. */
const EVERY_METHOD: readonly (readonly [keyof Draft, (draft: Draft) => Promise<unknown>])[] = [
  ["readBodyType", (draft) => draft.readBodyType()],
  ["readRecipients", (draft) => draft.readRecipients("to")],
  ["addRecipients", (draft) => draft.addRecipients("to", [recipient("ny@eksempel.dk")])],
  ["replaceRecipients", (draft) => draft.replaceRecipients("to", [recipient("ny@eksempel.dk")])],
  ["readSubject", (draft) => draft.readSubject()],
  ["writeSubject", (draft) => draft.writeSubject("Nyt emne")],
  ["readBody", (draft) => draft.readBody("html")],
  ["prependBody", (draft) => draft.prependBody("<p>Ny tekst</p>", "html")],
  ["replaceBody", (draft) => draft.replaceBody("<p>Ny tekst</p>", "html")],
  ["listAttachments", (draft) => draft.listAttachments()],
  ["addAttachment", (draft) => draft.addAttachment("Nyt.txt", base64("nyt"))],
  ["save", (draft) => draft.save()],
  ["readMemory", (draft) => draft.readMemory()],
  ["writeMemory", (draft) => draft.writeMemory("ny")],
];

const WRITES: readonly (keyof Draft)[] = [
  "addRecipients",
  "replaceRecipients",
  "writeSubject",
  "prependBody",
  "replaceBody",
  "addAttachment",
];

const SETUP: ContractSetup = {
  to: ["Kollega <kollega@kommune.eksempel.dk>"],
  subject: "Mit emne",
  body: "<p>Min egen tekst</p>",
  signature: "<p>Min underskrift</p>",
  files: [{ name: "Mit bilag.txt", base64: base64("mit") }],
};

/** Declares the suite. */
export function describeDraftContract(name: string, { describe, test, expect }: ContractRunner): void {
  const failure = async (work: Promise<unknown>): Promise<OutlookError> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof OutlookError) return error;
      throw error;
    }
    throw new Error("It was to fail, and did not");
  };

  /** What becomes of a call that Outlook refuses, that throws, and that comes when the pane shows another mail. */
  const describeFailures = (method: keyof Draft, work: (draft: Draft) => Promise<unknown>) => {
    // Custom properties are loaded by a reply without an error code.
    const code = method === "readMemory" || method === "writeMemory" ? null : 5001;
    test(`${method}: an error code is refused`, async (harness) => {
      const draft = await harness.compose(SETUP);
      const before = await harness.inspect();
      await harness.arrange(method, { kind: "refuse", code: 5001 });
      const error = await failure(work(draft));
      expect([error.operation, error.kind]).toEqual([method, "refused" satisfies OutlookErrorKind]);
      if (code !== null) expect(error.code).toBe(code);
      if (WRITES.includes(method)) expect(await harness.inspect()).toEqual(before);
    });

    test(`${method}: a throw is reported`, async (harness) => {
      const draft = await harness.compose(SETUP);
      await harness.arrange(method, { kind: "throw" });
      const error = await failure(work(draft));
      expect([error.operation, error.kind]).toEqual([method, "threw" satisfies OutlookErrorKind]);
    });

    test(`${method}: another mail is never written to`, async (harness) => {
      const draft = await harness.compose(SETUP);
      await harness.switchItem();
      const other = await harness.inspectOther();
      const error = await failure(work(draft));
      expect([error.operation, error.kind]).toEqual([method, "item-changed" satisfies OutlookErrorKind]);
      expect(await harness.inspectOther()).toEqual(other);
    });
  };

  /** What becomes of a write that is not answered, and of one during which the user goes to another mail. */
  const describeLostWrites = (method: keyof Draft, work: (draft: Draft) => Promise<unknown>) => {
    for (const isDone of [false, true]) {
      const what = isDone ? "carried out all the same" : "not carried out";
      test(`${method}: no answer is a timeout, ${what}`, async (harness) => {
        const draft = await harness.compose(SETUP);
        const before = await harness.inspect();
        await harness.arrange(method, { kind: "no-answer", isDone });
        const [error] = await Promise.all([failure(work(draft)), harness.passTime()]);
        expect([error.operation, error.kind]).toEqual([method, "timeout" satisfies OutlookErrorKind]);
        const after = await harness.inspect();
        expect(JSON.stringify(after) === JSON.stringify(before)).toBe(!isDone);
      });
    }

    test(`${method}: the user goes to another mail meanwhile`, async (harness) => {
      const draft = await harness.compose(SETUP);
      const before = await harness.inspect();
      await harness.arrange(method, { kind: "switch-item" });
      const error = await failure(work(draft));
      expect([error.operation, error.kind]).toEqual([method, "item-changed" satisfies OutlookErrorKind]);
      expect(await harness.inspect()).toEqual(before);
      expect((await failure(draft.readSubject())).kind).toBe("item-changed");
    });
  };

  describe(name, () => {
    describe("a healthy draft", () => {
      for (const type of ["html", "text"] as const) {
        test(`tells that it is written as ${type}`, async (harness) => {
          const draft = await harness.compose({ bodyType: type });
          expect(await draft.readBodyType()).toBe(type);
        });
      }

      test("gives its recipients with addresses and names, and leaves out what is not resolved", async (harness) => {
        const draft = await harness.compose({
          to: ["Anna Eksempel <anna@eksempel.dk>", "bo@eksempel.dk"],
          unresolvedTo: ["Carl fra økonomi"],
          cc: ["dorte@eksempel.dk"],
        });
        expect(await draft.readRecipients("to")).toEqual([
          { address: "anna@eksempel.dk", name: "Anna Eksempel" },
          { address: "bo@eksempel.dk", name: "bo@eksempel.dk" },
        ]);
        expect((await draft.readRecipients("cc")).map(({ address }) => address)).toEqual(["dorte@eksempel.dk"]);
        expect(await draft.readRecipients("bcc")).toEqual([]);
      });

      test("adds recipients after those that are there", async (harness) => {
        const draft = await harness.compose({ to: ["anna@eksempel.dk"], unresolvedTo: ["Carl fra økonomi"] });
        await draft.addRecipients("to", [recipient("ordre@eksempel.dk")]);
        await draft.addRecipients("cc", [recipient("kopi@eksempel.dk")]);
        const view = await harness.inspect();
        expect(view.to).toEqual(["anna@eksempel.dk", "Carl fra økonomi", "ordre@eksempel.dk"]);
        expect(view.cc).toEqual(["kopi@eksempel.dk"]);
      });

      test("adds more recipients than one call of Outlook takes, and replaces no more than that", async (harness) => {
        const many = Array.from({ length: 120 }, (_, index) => recipient(`modtager${index}@eksempel.dk`));
        const draft = await harness.compose();
        await draft.addRecipients("to", many);
        expect((await draft.readRecipients("to")).length).toBe(120);
        expect((await failure(draft.replaceRecipients("to", many.slice(0, 110)))).kind).toBe("threw");
        expect((await draft.readRecipients("to")).length).toBe(120);
        await draft.replaceRecipients("to", many.slice(0, 100));
        expect((await draft.readRecipients("to")).length).toBe(100);
        await draft.replaceRecipients("to", []);
        expect(await draft.readRecipients("to")).toEqual([]);
      });

      test("replaces recipients", async (harness) => {
        const draft = await harness.compose({ to: ["anna@eksempel.dk", "bo@eksempel.dk"] });
        await draft.replaceRecipients("to", [recipient("bo@eksempel.dk")]);
        expect((await harness.inspect()).to).toEqual(["bo@eksempel.dk"]);
      });

      test("reads and writes the subject, up to 255 characters", async (harness) => {
        const draft = await harness.compose({ subject: "Før" });
        expect(await draft.readSubject()).toBe("Før");
        const subject = `Bestilling – ${"æøå".repeat(80)}`;
        await draft.writeSubject(subject);
        expect(await draft.readSubject()).toBe(subject);
        const error = await failure(draft.writeSubject("x".repeat(256)));
        expect(error.kind).toBe("threw");
        expect((await harness.inspect()).subject).toBe(subject);
      });

      test("gives an empty subject as an empty text", async (harness) => {
        const draft = await harness.compose();
        expect(await draft.readSubject()).toBe("");
      });

      test("puts html before what is there", async (harness) => {
        const draft = await harness.compose(SETUP);
        await draft.prependBody("<p>Bestilling &lt;af&gt; ruter</p>", "html");
        const { text } = await harness.inspect();
        expect(text).toMatch(/^\s*Bestilling <af> ruter\s+Min egen tekst\s+Min underskrift\s*$/);
      });

      test("puts text before what is there in a plain-text draft", async (harness) => {
        const draft = await harness.compose({ bodyType: "text", body: "Min egen tekst" });
        await draft.prependBody("Bestilling <af> ruter\n\n", "text");
        expect((await harness.inspect()).text).toMatch(/^Bestilling <af> ruter\n\nMin egen tekst\s*$/);
      });

      test("gives back an id that was written, as it is or with x_ before it", async (harness) => {
        const draft = await harness.compose(SETUP);
        await draft.prependBody('<div id="maerke"><p>Vores</p></div>', "html");
        expect(await draft.readBody("html")).toMatch(/ id="(x_)?maerke"/);
      });

      test("writes the body anew with what was read", async (harness) => {
        const draft = await harness.compose(SETUP);
        await draft.prependBody('<div id="maerke"><p>Vores</p></div>', "html");
        const body = await draft.readBody("html");
        await draft.replaceBody(body.replace("Vores", "Vores &amp; jeres"), "html");
        expect((await harness.inspect()).text).toMatch(/^\s*Vores & jeres\s+Min egen tekst\s+Min underskrift\s*$/);
      });

      test("reads the whole body, with the signature, in either form", async (harness) => {
        const draft = await harness.compose(SETUP);
        for (const type of ["html", "text"] as const) {
          const body = await draft.readBody(type);
          expect(body).toContain("Min egen tekst");
          expect(body).toContain("Min underskrift");
        }
        expect(await draft.readBody("text")).not.toContain("<p>");
      });

      test("refuses html in a plain-text draft, and keeps what is there", async (harness) => {
        const draft = await harness.compose({ bodyType: "text", body: "Min egen tekst" });
        const error = await failure(draft.prependBody("<p>html</p>", "html"));
        expect(error.kind).toBe("refused");
        expect((await harness.inspect()).text).toMatch(/^Min egen tekst\s*$/);
      });

      test("attaches, lists, reads and removes files", async (harness) => {
        const draft = await harness.compose(SETUP);
        const content = base64("Bilagets æøå");
        const id = await draft.addAttachment("Bilag 1 - Bestilling æøå.docx", content);
        const listed = await draft.listAttachments();
        expect(listed.map(({ name: file }) => file)).toEqual(["Mit bilag.txt", "Bilag 1 - Bestilling æøå.docx"]);
        expect(listed.map(({ isInline }) => isInline)).toEqual([false, false]);
        const found = listed.find((attachment) => attachment.id === id);
        expect(found?.name).toBe("Bilag 1 - Bestilling æøå.docx");
        expect(found?.size ?? 0).toBeGreaterThanOrEqual(14);
        expect(await draft.readAttachment(id)).toBe(content);
        await draft.removeAttachment(id);
        expect((await harness.inspect()).files.map(({ name: file }) => file)).toEqual(["Mit bilag.txt"]);
      });

      test("keeps two files of one name apart", async (harness) => {
        const draft = await harness.compose();
        const first = await draft.addAttachment("Bilag.txt", base64("et"));
        const second = await draft.addAttachment("Bilag.txt", base64("to"));
        expect(first).not.toBe(second);
        await draft.removeAttachment(first);
        expect((await harness.inspect()).files).toEqual([{ name: "Bilag.txt", base64: base64("to") }]);
      });

      test("refuses to remove a file that is not there", async (harness) => {
        const draft = await harness.compose(SETUP);
        const id = await draft.addAttachment("Bilag.txt", base64("et"));
        await draft.removeAttachment(id);
        expect((await failure(draft.removeAttachment(id))).kind).toBe("refused");
        expect((await harness.inspect()).files.length).toBe(1);
      });

      test("refuses what is not base64", async (harness) => {
        const draft = await harness.compose();
        const error = await failure(draft.addAttachment("Bilag.txt", "data:text/plain;base64,ZXQ="));
        expect(error.kind).toBe("refused");
        expect((await harness.inspect()).files).toEqual([]);
      });

      test("saves", async (harness) => {
        const draft = await harness.compose();
        expect((await harness.inspect()).isSaved).toBe(false);
        await draft.save();
        expect((await harness.inspect()).isSaved).toBe(true);
      });

      test("remembers a text of 2,000 characters with the draft, also when the pane is loaded anew", async (harness) => {
        const draft = await harness.compose();
        expect(await draft.readMemory()).toBe(null);
        const memory = `["æøå \\"${"x".repeat(1980)}"]`;
        await draft.writeMemory(memory);
        expect(await draft.readMemory()).toBe(memory);
        const reloaded = await harness.reloadPane();
        expect(await reloaded.readMemory()).toBe(memory);
        await reloaded.writeMemory(null);
        expect(await reloaded.readMemory()).toBe(null);
      });
    });

    describe("bad weather", () => {
      for (const [method, work] of EVERY_METHOD) {
        describeFailures(method, work);
        if (WRITES.includes(method)) describeLostWrites(method, work);
      }

      test("a call that failed does not keep the next from being done", async (harness) => {
        const draft = await harness.compose(SETUP);
        await harness.arrange("writeSubject", { kind: "refuse", code: 5001 });
        await failure(draft.writeSubject("Første"));
        await draft.writeSubject("Andet");
        expect((await harness.inspect()).subject).toBe("Andet");
      });
    });
  });
}

function recipient(address: string): { address: string; name: string } {
  return { address, name: address };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
