/** @jest-environment jsdom */
/** Bad weather: what a fill says, keeps and completes when Outlook refuses, throws, stays silent, lies or moves on. */
import { unverifiedParts } from "../../../../src/domain/fill/fill-report";
import { type DraftMethod, type DraftSetup, type Fault, htmlToText } from "../../../contract/memory-draft";
import { TWO_SYSTEMS } from "../../domain/profile/example-profile";
import { Desk, inputOf, SIGNATURE, seen } from "./fill-example";

// Much html is parsed here; a busy machine takes its time.
jest.setTimeout(30_000);

const FIRST = inputOf(0);
const SECOND = inputOf(1);

const SETUP: DraftSetup = {
  body: `<p>Min egen tekst</p>${SIGNATURE}`,
  subject: "Mit emne",
  to: ["egen@eksempel.dk"],
  files: [{ name: "Mit bilag.txt", base64: Buffer.from("mit").toString("base64") }],
};

const FAULTS: readonly (readonly [string, Fault])[] = [
  ["is refused", { kind: "refuse", code: 5001 }],
  ["throws", { kind: "throw" }],
  ["is not answered and not done", { kind: "no-answer", isDone: false }],
  ["is not answered, but done", { kind: "no-answer", isDone: true }],
  ["is answered with success and not done", { kind: "lose" }],
];

const CAUSE: Readonly<Record<string, string>> = {
  refuse: "refused",
  throw: "threw",
  "no-answer": "timeout",
  lose: "vanished",
};

/** Every call that a first fill makes, with the part that it is for. */
const WRITES: readonly (readonly [DraftMethod, string])[] = [
  ["addRecipients", "to"],
  ["writeSubject", "subject"],
  ["prependBody", "body"],
  ["addAttachment", "Bilag 1"],
];

type Report = Awaited<ReturnType<Desk["fill"]>>;

const nameOf = ({ part }: Report["parts"][number]) => (part.kind === "attachment" ? part.name.slice(0, 7) : part.kind);
const missing = (report: Report) =>
  unverifiedParts(report).map((entry) => [nameOf(entry), entry.status, entry.cause].join(" "));

/** The draft as it is after a fill without any fault. */
async function filledInFairWeather(setup: DraftSetup, ...inputs: (typeof FIRST)[]) {
  const desk = new Desk(setup);
  for (const input of inputs) await desk.fill(input);
  return seen(desk.state);
}

describe("one call of a fill", () => {
  for (const [method, part] of WRITES) {
    it.each(FAULTS)(
      `${method} %s: the report names it, the rest is done, and the next fill completes it`,
      async (_w, fault) => {
        const desk = new Desk(SETUP);
        desk.outlook.arrange(method, fault, { times: 1 });
        const report = await desk.fill();
        const isDone = fault.kind === "no-answer" && fault.isDone;
        const named = missing(report);
        if (isDone) {
          // It was read back; of files, the next one is not tried behind a call that is not answered.
          expect(named).toEqual(part === "Bilag 1" ? ["Bilag 2 missing not-tried"] : []);
        } else {
          expect(named[0]).toBe(`${part} missing ${CAUSE[fault.kind]}`);
          expect(named).toHaveLength(part === "Bilag 1" && fault.kind === "no-answer" ? 2 : 1);
        }
        expect(report.outcome).toBe(named.length === 0 ? "complete" : "partial");
        // What was lost got its second look.
        expect(desk.waited > 0).toBe(fault.kind === "lose");
        expect(desk.state.saves).toBe(1);
        // Nothing of the user's is gone.
        expect(htmlToText(desk.state.body)).toContain("Min egen tekst");
        expect(seen(desk.state).to).toContain("egen@eksempel.dk");
        expect(desk.state.files[0]?.name).toBe("Mit bilag.txt");

        desk.outlook.forgetCalls();
        expect((await desk.fill()).outcome).toBe("complete");
        expect(new Set(desk.outlook.writes)).toEqual(new Set(isDone && part !== "Bilag 1" ? [] : [method]));
        expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST));

        expect((await desk.undo()).outcome).toBe("undone");
        expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
      },
    );

    it(`${method} stays unanswered twice: nothing is there twice`, async () => {
      const desk = new Desk(SETUP);
      desk.outlook.arrange(method, { kind: "no-answer", isDone: false }, { times: 1 });
      desk.outlook.arrange(method, { kind: "no-answer", isDone: true }, { times: 1 });
      await desk.fill();
      await desk.fill();
      expect((await desk.fill()).outcome).toBe("complete");
      expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST));
    });
  }

  it.each<[DraftMethod, string[]]>([
    ["readRecipients", ["to", "cc"]],
    ["readSubject", ["subject"]],
    ["readBodyType", ["body"]],
    ["readBody", ["body"]],
    ["listAttachments", ["Bilag 1", "Bilag 2"]],
  ])("%s fails all the time: that part is not claimed, the rest is done", async (method, parts) => {
    for (const [kind, fault] of [
      ["refused", { kind: "refuse", code: 5001 }],
      ["timeout", { kind: "no-answer", isDone: false }],
    ] as const) {
      const desk = new Desk(SETUP);
      desk.outlook.arrange(method, fault);
      const report = await desk.fill();
      expect(missing(report)).toEqual(parts.map((part) => `${part} unverified ${kind}`));
      expect(report.outcome).toBe("partial");
      desk.outlook.clearFaults();
      expect((await desk.fill()).outcome).toBe("complete");
      expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST));
    }
  });

  it.each<[DraftMethod, number, string]>([
    ["readRecipients", 2, "to"],
    ["readSubject", 1, "subject"],
    ["readBody", 1, "body"],
  ])("%s fails at the read-back only: it is there, and not claimed", async (method, after, part) => {
    const desk = new Desk(SETUP);
    desk.outlook.arrange(method, { kind: "refuse", code: 5001 }, { after, times: 1 });
    const report = await desk.fill();
    expect(missing(report)).toEqual([`${part} unverified refused`]);
    expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST));
  });

  it.each(FAULTS)("save %s: said, and the draft is filled", async (_what, fault) => {
    const desk = new Desk(SETUP);
    desk.outlook.arrange("save", fault, { times: 1 });
    const report = await desk.fill();
    if (fault.kind === "lose") expect(report.outcome).toBe("complete");
    else {
      const status = fault.kind === "no-answer" ? "unverified" : "missing";
      expect(missing(report)).toEqual([`saved ${status} ${CAUSE[fault.kind]}`]);
    }
    expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST));
    expect((await desk.fill()).outcome).toBe("complete");
  });

  it("everything is refused: it has failed, and the draft is as it was", async () => {
    const desk = new Desk(SETUP);
    const before = seen(desk.state);
    for (const [method] of WRITES) desk.outlook.arrange(method, { kind: "refuse", code: 5001 });
    expect((await desk.fill()).outcome).toBe("failed");
    expect(seen(desk.state)).toEqual(before);
    // It is not a filled mail: there is nothing to take back.
    expect((await desk.undo()).outcome).toBe("nothing");
    expect(seen(desk.state)).toEqual(before);
  });

  it("everything of the other order is refused: the mail is still the first order's", async () => {
    const desk = new Desk(SETUP);
    const before = seen(desk.state);
    await desk.fill(FIRST);
    const filled = seen(desk.state);
    for (const method of [
      ...WRITES.map(([name]) => name),
      "replaceRecipients",
      "replaceBody",
      "removeAttachment",
    ] as const) {
      desk.outlook.arrange(method, { kind: "refuse", code: 5001 });
    }
    expect((await desk.fill(SECOND)).outcome).not.toBe("complete");
    expect(seen(desk.state)).toEqual(filled);
    desk.outlook.clearFaults();
    expect((await desk.undo()).outcome).toBe("undone");
    expect(seen(desk.state)).toEqual(before);
  });

  it("Outlook shows late what it has accepted: the second look finds it", async () => {
    for (const [method] of WRITES) {
      const desk = new Desk(SETUP);
      desk.outlook.arrange(method, { kind: "late" });
      const report = await desk.fill();
      expect(report.outcome).toBe("complete");
      expect(desk.waited).toBeGreaterThan(0);
    }
  });

  it("a file's content differs from what was attached", async () => {
    const desk = new Desk();
    desk.outlook.arrange("addAttachment", { kind: "lose" }, { times: 1 });
    const [bilag1] = FIRST.forms;
    if (!bilag1) throw new Error("No form");
    desk.meanwhile = () =>
      desk.outlook.attach(bilag1.fileName, Buffer.from("noget andet ".repeat(150)).toString("base64"));
    expect(missing(await desk.fill())).toEqual(["Bilag 1 missing content-differs"]);
  });

  it("Bilag 2 alone is refused: Bilag 1 stays", async () => {
    const desk = new Desk(SETUP);
    desk.outlook.arrange("addAttachment", { kind: "refuse", code: 9000 }, { after: 1, times: 1 });
    expect(missing(await desk.fill())).toEqual(["Bilag 2 missing refused"]);
    desk.outlook.forgetCalls();
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.outlook.writes).toEqual(["addAttachment"]);
  });
});

describe("the other order in the same draft", () => {
  const EXCHANGES: readonly (readonly [DraftMethod, string])[] = [
    ["replaceRecipients", "to"],
    ["writeSubject", "subject"],
    ["replaceBody", "body"],
    ["removeAttachment", "Bilag 1"],
    ["addAttachment", "Bilag 1"],
  ];

  for (const [method, part] of EXCHANGES) {
    it.each(FAULTS)(
      `${method} %s: never verified with the first order's, and the next fill completes it`,
      async (_w, fault) => {
        for (const reload of [false, true]) {
          const desk = new Desk(SETUP);
          await desk.fill(FIRST);
          desk.outlook.arrange(method, fault, { times: 1 });
          const report = await desk.fill(SECOND);
          const isDone = fault.kind === "no-answer" && fault.isDone;
          if (!isDone) expect(missing(report).map((entry) => entry.split(" missing")[0])).toContain(part);
          if (reload) desk.reloadPane();
          const again = await desk.fill(SECOND);
          expect(again.outcome).toBe("complete");
          const wanted = await filledInFairWeather(SETUP, FIRST, SECOND);
          expect(seen(desk.state)).toEqual(wanted);
          expect((await desk.undo()).outcome).toBe("undone");
          expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
        }
      },
    );

    it.each(FAULTS)(`${method} %s: undo right after restores the draft`, async (_w, fault) => {
      for (const bodyType of ["html", "text"] as const) {
        const setup: DraftSetup = bodyType === "html" ? SETUP : { ...SETUP, bodyType, body: "Min egen tekst" };
        const desk = new Desk(setup);
        await desk.fill(FIRST);
        desk.outlook.arrange(method, fault, { times: 1 });
        await desk.fill(SECOND);
        expect(await desk.undo()).toEqual({ outcome: "undone", kept: [], failed: [] });
        expect(seen(desk.state)).toEqual(seen(new Desk(setup).state));
      }
    });
  }

  it("is not verified while the first order's supplier is still among the recipients", async () => {
    const desk = new Desk({ to: SECOND.mail.to });
    await desk.fill(FIRST);
    desk.outlook.arrange("replaceRecipients", { kind: "refuse", code: 5001 }, { times: 1 });
    expect(missing(await desk.fill(SECOND))).toContain("to missing refused");
    expect((await desk.fill(SECOND)).outcome).toBe("complete");
    expect(seen(desk.state).to).toEqual(SECOND.mail.to);
  });

  it.each<[string, Fault]>([
    ["refused", { kind: "refuse", code: 5001 }],
    ["timeout", { kind: "no-answer", isDone: false }],
    ["vanished", { kind: "lose" }],
  ])("a changed profile whose text was not written (%s) is not verified with the old text", async (_c, fault) => {
    const changed = inputOf(0, { ...TWO_SYSTEMS, "contact.name": "Dorte Eksempel" });
    const desk = new Desk(SETUP);
    await desk.fill(FIRST);
    desk.outlook.arrange("replaceBody", fault, { times: 1 });
    const report = await desk.fill(changed);
    expect(missing(report).map((entry) => entry.split(" ")[0])).toEqual(["body"]);
    expect((await desk.fill(changed)).outcome).toBe("complete");
    expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST, changed));
  });
});

describe("the pane moves to another mail", () => {
  const METHODS: readonly DraftMethod[] = [
    "listAttachments",
    "readBodyType",
    "readRecipients",
    "readSubject",
    "readBody",
    "addRecipients",
    "writeSubject",
    "prependBody",
    "addAttachment",
    "save",
    "writeMemory",
  ];

  it.each(METHODS)("at %s: nothing is written to the other mail, and nothing of the first is lost", async (method) => {
    const desk = new Desk(SETUP);
    desk.outlook.arrange(method, { kind: "switch-item" }, { times: 1 });
    const report = await desk.fill();
    expect(report.outcome).not.toBe("complete");
    expect(report.parts.map(({ cause }) => cause)).toContain("item-changed");
    expect(desk.outlook.inspect(1)).toEqual({
      bodyType: "html",
      body: "",
      subject: "En anden mail",
      to: [],
      cc: [],
      bcc: [],
      files: [],
      memory: null,
      saves: 0,
    });
    expect(htmlToText(desk.state.body)).toContain("Min egen tekst");

    // Back in the first mail, the fill is completed and nothing is there twice.
    desk.draft = desk.outlook.show(0);
    expect((await desk.fill()).outcome).toBe("complete");
    expect(seen(desk.state)).toEqual(await filledInFairWeather(SETUP, FIRST));
  });

  it("during undo: the other mail is not touched, and undo can be finished in the first", async () => {
    for (const method of ["removeAttachment", "replaceBody", "replaceRecipients", "writeSubject", "save"] as const) {
      const desk = new Desk(SETUP);
      await desk.fill();
      desk.outlook.arrange(method, { kind: "switch-item" }, { times: 1 });
      await desk.undo();
      expect(desk.outlook.inspect(1)).toMatchObject({
        body: "",
        subject: "En anden mail",
        to: [],
        files: [],
        saves: 0,
      });
      desk.draft = desk.outlook.show(0);
      await desk.undo();
      expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
    }
  });
});

describe("the memory of a draft", () => {
  it.each<[string, DraftMethod]>([
    ["cannot be read", "readMemory"],
    ["cannot be written", "writeMemory"],
  ])("%s: the fill is complete, and undo works until the pane is closed", async (_what, method) => {
    for (const fault of [
      { kind: "refuse", code: 5001 },
      { kind: "throw" },
      { kind: "no-answer", isDone: false },
    ] as const) {
      const desk = new Desk(SETUP);
      desk.outlook.arrange(method, fault);
      expect((await desk.fill()).outcome).toBe("complete");
      expect((await desk.fill(SECOND)).outcome).toBe("complete");
      expect((await desk.undo()).outcome).toBe("undone");
      expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
    }
  });

  it("was not written, and the pane is opened anew: there is nothing to undo, and nothing is filled twice", async () => {
    const desk = new Desk(SETUP);
    desk.outlook.arrange("writeMemory", { kind: "refuse", code: 5001 });
    await desk.fill();
    const filled = seen(desk.state);
    desk.reloadPane();
    expect((await desk.undo()).outcome).toBe("nothing");
    expect(seen(desk.state)).toEqual(filled);
    desk.outlook.forgetCalls();
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.outlook.writes).toEqual([]);
  });

  it("is nonsense: it is as if there were none", async () => {
    for (const memory of ["", "{", "[]", '[2,"x"]', "null", '[1,"ØIR03-101-BOG",null,{},5,"x",null,"y",[[]]]']) {
      const desk = new Desk({ ...SETUP, memory });
      expect((await desk.fill()).outcome).toBe("complete");
      await desk.undo();
      expect(htmlToText(desk.state.body)).toContain("Min egen tekst");
      expect(htmlToText(desk.state.body)).not.toContain("ØIR03");
    }
  });

  it("fits in what Outlook keeps of a draft, with long subjects and long file names", async () => {
    const system = `"Et langt systemnavn" `.repeat(12);
    const desk = new Desk({ ...SETUP, subject: "æøå\"'".repeat(50) });
    await desk.fill(inputOf(0, { ...TWO_SYSTEMS, "bookkeeping.system": system }));
    expect(desk.state.memory).not.toBeNull();
    desk.reloadPane();
    expect((await desk.undo()).outcome).toBe("undone");
    expect(desk.state.subject).toBe("æøå\"'".repeat(50));
  });

  it("does not fit: the fill is complete, and undo works until the pane is closed", async () => {
    const copies = Array.from({ length: 90 }, (_, index) => `kopimodtager.nummer${index}@kommune.example`).join(";");
    const desk = new Desk(SETUP);
    expect((await desk.fill(inputOf(0, { ...TWO_SYSTEMS, "municipality.cc": copies }))).outcome).toBe("complete");
    expect(desk.state.memory).toBeNull();
    expect((await desk.undo()).outcome).toBe("undone");
    expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
  });
});

describe("one call of an undo", () => {
  it.each<[DraftMethod, string]>([
    ["removeAttachment", "attachments"],
    ["replaceBody", "body"],
    ["replaceRecipients", "to"],
    ["writeSubject", "subject"],
  ])("%s fails: the report names %s, the rest is taken back, and the next undo completes it", async (method, part) => {
    for (const [, fault] of FAULTS.filter(([, { kind }]) => kind !== "lose")) {
      const desk = new Desk(SETUP);
      const before = seen(desk.state);
      await desk.fill();
      desk.outlook.arrange(method, fault, { times: 1 });
      const report = await desk.undo();
      expect(report).toEqual({ outcome: "partial", kept: [], failed: [{ part, cause: CAUSE[fault.kind] }] });
      desk.reloadPane();
      expect(await desk.undo()).toEqual({ outcome: "undone", kept: [], failed: [] });
      expect(seen(desk.state)).toEqual(before);
    }
  });

  it("Outlook says that a file was removed, and keeps it: undo does not claim it", async () => {
    const desk = new Desk(SETUP);
    await desk.fill();
    desk.outlook.arrange("removeAttachment", { kind: "lose" }, { times: 1 });
    expect(await desk.undo()).toMatchObject({ outcome: "partial", failed: [{ part: "attachments" }] });
    expect((await desk.undo()).outcome).toBe("undone");
    expect(seen(desk.state).files).toEqual(seen(new Desk(SETUP).state).files);
  });

  it("an undo of a fill that was only half done takes back what was done", async () => {
    for (const [method] of WRITES) {
      const desk = new Desk(SETUP);
      desk.outlook.arrange(method, { kind: "refuse", code: 5001 });
      await desk.fill();
      expect((await desk.undo()).outcome).toBe("undone");
      expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
    }
  });
});
