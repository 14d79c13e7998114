/** @jest-environment jsdom */
/** Bad weather: what a fill says, keeps and completes when Outlook refuses, throws, stays silent, lies or moves on. */

import { fillDraft } from "../../../../src/app/fill/fill-draft";
import type { ObstacleKind } from "../../../../src/domain/fill/obstacle";
import {
  type DraftMethod,
  type DraftSetup,
  type DraftState,
  type Fault,
  htmlToText,
} from "../../../contract/memory-draft";
import { TWO_SYSTEMS } from "../../domain/profile/example-profile";
import { Desk, inputOf, quoteOnWeb, SIGNATURE, seen } from "./fill-example";

// Much html is parsed here; a busy machine takes its time.
jest.setTimeout(60_000);

const FIRST = inputOf(0);
const SECOND = inputOf(1);

const SETUP: DraftSetup = {
  body: `<p>Min egen tekst</p>${SIGNATURE}`,
  subject: "Mit emne",
  to: ["egen@eksempel.dk"],
  files: [{ name: "Mit bilag.txt", base64: Buffer.from("mit").toString("base64") }],
};

const SETUPS: Readonly<Record<string, DraftSetup>> = {
  "a new mail": { body: "<div><br></div>" },
  "a reply": {
    body: `<p>Min egen tekst</p>${SIGNATURE}${quoteOnWeb("<p>Hvad er jeres CVR?</p>")}`,
    subject: "SV: Spørgsmål",
  },
  "a plain-text mail": { bodyType: "text", body: "Min egen tekst\n\nHilsen Bo" },
  "a draft with recipients and files of the user's": SETUP,
};

const FAULTS: readonly (readonly [string, Fault])[] = [
  ["is refused", { kind: "refuse", code: 5001 }],
  ["throws", { kind: "throw" }],
  ["is not answered and not done", { kind: "no-answer", isDone: false }],
  ["is not answered, but done", { kind: "no-answer", isDone: true }],
  ["is answered with success and not done", { kind: "lose" }],
  ["is answered with success and done late", { kind: "late" }],
];

type Report = Awaited<ReturnType<Desk["fill"]>>;
type Input = typeof FIRST;

/** Fills, and presses on where the pane asks. */
async function fillAnyway(desk: Desk, input: Input): Promise<Report> {
  const confirmed: ObstacleKind[] = [];
  for (;;) {
    const report = await desk.fill({ ...input, confirmed });
    const kind = report.obstacle?.kind;
    if (kind === undefined || kind === "other-order" || confirmed.includes(kind)) return report;
    confirmed.push(kind);
  }
}

/**
 * Whether a cell is tried: each call meets each fault in one of the drafts, and each draft meets every fault. All of them together, and
 * more faults, are the matrix of `npm run soak` (test/model/matrix.ts).
 */
function isTried(place: number, fault: Fault, setup: DraftSetup, setups: readonly DraftSetup[]): boolean {
  const faultPlace = FAULTS.findIndex(([, each]) => each === fault);
  return (place + faultPlace) % setups.length === setups.indexOf(setup);
}

/** What the user had must be there whatever happens. */
function expectNothingLost(state: DraftState, setup: DraftSetup): void {
  const text = (body: string) => (state.bodyType === "html" ? htmlToText(body) : body);
  expect(text(state.body)).toContain(text(setup.body ?? "").trim());
  const shown = seen(state);
  expect(shown.to).toEqual(expect.arrayContaining([...(setup.to ?? [])]));
  expect(state.files.map(({ name }) => name)).toEqual(
    expect.arrayContaining((setup.files ?? []).map(({ name }) => name)),
  );
}

/** Each call of some work by its method and how often it was made before. */
async function callsOf(desk: Desk, work: () => Promise<unknown>): Promise<readonly (readonly [DraftMethod, number])[]> {
  desk.outlook.forgetCalls();
  await work();
  const seenCalls = new Map<DraftMethod, number>();
  return desk.outlook.calls.map(({ method }) => {
    const before = seenCalls.get(method) ?? 0;
    seenCalls.set(method, before + 1);
    return [method, before] as const;
  });
}

/** What undo may say of a draft: nothing that is not so. */
function expectTrueOfUndo(
  { outcome, isAsBefore }: Awaited<ReturnType<Desk["undo"]>>,
  desk: Desk,
  setup: DraftSetup,
): void {
  const before = seen(new Desk(setup).state);
  if (isAsBefore) expect(seen(desk.state)).toEqual(before);
  if (outcome === "undone") expect(htmlToText(desk.state.body)).not.toContain("ØIR03");
}

const ALL_SETUPS = Object.values(SETUPS);

describe.each(Object.entries(SETUPS))("a fault at any call, in %s", (_name, setup) => {
  beforeEach(() => expect.hasAssertions());

  const fair = async (...inputs: Input[]) => {
    const desk = new Desk(setup);
    for (const input of inputs) await desk.fill(input);
    return seen(desk.state);
  };

  it.each(FAULTS)("of a fill that %s: what is said is so, and the next fill completes it", async (_what, fault) => {
    const wanted = await fair(FIRST);
    const before = seen(new Desk(setup).state);
    const first = new Desk(setup);
    for (const [place, [method, after]] of (await callsOf(first, () => first.fill())).entries()) {
      if (!isTried(place, fault, setup, ALL_SETUPS)) continue;
      const desk = new Desk(setup);
      desk.outlook.arrange(method, fault, { after, times: 1 });
      const report = await desk.fill();
      const where = `${method} ${after}`;
      expectNothingLost(desk.state, setup);
      if (report.outcome === "complete") expect([where, seen(desk.state)]).toEqual([where, wanted]);
      if (report.outcome === "blocked") expect([where, seen(desk.state)]).toEqual([where, before]);
      desk.outlook.settle();
      desk.outlook.clearFaults();
      desk.reloadPane();
      const again = await fillAnyway(desk, FIRST);
      expect([where, again.outcome, seen(desk.state)]).toEqual([where, "complete", wanted]);
      const undone = await desk.undo();
      expect([where, undone.outcome, seen(desk.state)]).toEqual([where, "undone", before]);
    }
  });

  it.each(FAULTS)("of an undo that %s: what is said is so, and the next undo completes it", async (_what, fault) => {
    const before = seen(new Desk(setup).state);
    const first = new Desk(setup);
    await first.fill();
    for (const [place, [method, after]] of (await callsOf(first, () => first.undo())).entries()) {
      if (!isTried(place, fault, setup, ALL_SETUPS)) continue;
      const desk = new Desk(setup);
      await desk.fill();
      desk.outlook.arrange(method, fault, { after, times: 1 });
      const report = await desk.undo();
      expectNothingLost(desk.state, setup);
      expectTrueOfUndo(report, desk, setup);
      desk.outlook.settle();
      desk.outlook.clearFaults();
      desk.reloadPane();
      await desk.undo();
      expect([`${method} ${after}`, seen(desk.state)]).toEqual([`${method} ${after}`, before]);
    }
  });
});

// Two fills a call: the model of the mailbox goes through more of them (test/model).
const ANSWER_AND_PLAIN = ALL_SETUPS.slice(1, 3);

describe.each(Object.entries(SETUPS).slice(1, 3))("a fault at any call, in %s", (_name, setup) => {
  beforeEach(() => expect.hasAssertions());

  const fair = async (...inputs: Input[]) => {
    const desk = new Desk(setup);
    for (const input of inputs) await desk.fill(input);
    return seen(desk.state);
  };

  it.each(FAULTS.slice(3))("of a fill with the other order that %s: never both in one mail", async (_what, fault) => {
    const wanted = await fair(FIRST, SECOND);
    const before = seen(new Desk(setup).state);
    const first = new Desk(setup);
    await first.fill(FIRST);
    for (const [place, [method, after]] of (await callsOf(first, () => first.fill(SECOND))).entries()) {
      if (!isTried(place, fault, setup, ANSWER_AND_PLAIN)) continue;
      const desk = new Desk(setup);
      await desk.fill(FIRST);
      desk.outlook.arrange(method, fault, { after, times: 1 });
      const report = await desk.fill(SECOND);
      const where = `${method} ${after}`;
      expectNothingLost(desk.state, setup);
      const text = htmlToText(desk.state.body);
      expect([where, text.includes("ØIR03-101-BOG") && text.includes("ØIR03-101-OPK")]).toEqual([where, false]);
      if (report.outcome === "complete") expect([where, seen(desk.state)]).toEqual([where, wanted]);
      desk.outlook.settle();
      desk.outlook.clearFaults();
      desk.reloadPane();
      const again = await fillAnyway(desk, SECOND);
      expect([where, again.outcome, seen(desk.state)]).toEqual([where, "complete", wanted]);
      await desk.undo();
      expect([where, seen(desk.state)]).toEqual([where, before]);
    }
  });
});

describe("the pane moves to another mail", () => {
  const filledInFairWeather = async () => {
    const desk = new Desk(SETUP);
    await desk.fill();
    return seen(desk.state);
  };

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
    expect([report.obstacle?.kind, ...report.parts.map(({ cause }) => cause)]).toContain("item-changed");
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
    expect(seen(desk.state)).toEqual(await filledInFairWeather());
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
  ])("%s: that is said before anything is written; then undo works until the pane is closed", async (_what, method) => {
    for (const fault of [
      { kind: "refuse", code: 5001 },
      { kind: "throw" },
      { kind: "no-answer", isDone: false },
    ] as const) {
      const desk = new Desk(SETUP);
      const before = seen(desk.state);
      desk.outlook.arrange(method, fault);
      expect(await desk.fill()).toMatchObject({ outcome: "blocked", obstacle: { kind: "memory" } });
      expect(seen(desk.state)).toEqual(before);
      const anyway = (input: Input): Input => ({ ...input, confirmed: ["memory"] });
      expect((await desk.fill(anyway(FIRST))).outcome).toBe("complete");
      expect((await desk.fill(anyway(SECOND))).outcome).toBe("complete");
      expect((await desk.undo()).outcome).toBe("undone");
      expect(seen(desk.state)).toEqual(before);
    }
  });

  it("was not written, and the pane is opened anew: nothing is taken for ours, and the draft is said to name the order", async () => {
    const desk = new Desk(SETUP);
    desk.outlook.arrange("writeMemory", { kind: "refuse", code: 5001 });
    await desk.fill({ ...FIRST, confirmed: ["memory"] });
    desk.outlook.clearFaults();
    const filled = seen(desk.state);
    desk.reloadPane();
    expect((await desk.undo()).outcome).toBe("nothing");
    expect(await desk.fill()).toMatchObject({ obstacle: { kind: "names-order", references: ["ØIR03-101-BOG"] } });
    expect(seen(desk.state)).toEqual(filled);
  });

  it("is not one that this version understands: it is not overwritten", async () => {
    for (const memory of ["", "{", "[]", '[3,"x"]', "null", '[1,"ØIR03-101-BOG",null,{},5,"x",null,"y",[[]]]']) {
      const desk = new Desk({ ...SETUP, memory });
      expect((await desk.fill()).obstacle).toEqual({ kind: "memory" });
      expect((await desk.fill({ ...FIRST, confirmed: ["memory"] })).outcome).toBe("complete");
      expect(desk.state.memory).toBe(memory);
      expect((await desk.undo()).outcome).toBe("undone");
      expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
    }
  });

  it("of another mail, which a forward inherits, is not this one's", async () => {
    const origin = new Desk(SETUP);
    await origin.fill();
    const forward: DraftSetup = {
      subject: `VS: ${FIRST.mail.subject}`,
      body: `${SIGNATURE}${quoteOnWeb(origin.state.body)}`,
      memory: origin.state.memory,
    };
    for (const isSaved of [false, true]) {
      const desk = new Desk({});
      desk.draft = desk.outlook.compose(forward);
      const before = seen(desk.outlook.inspect(1));
      if (isSaved) await desk.draft.save();
      expect((await desk.undo()).outcome).toBe("nothing");
      expect((await desk.fill()).obstacle).toEqual({ kind: "names-order", references: ["ØIR03-101-BOG"] });
      expect(seen(desk.outlook.inspect(1))).toEqual(before);
      expect((await desk.fill({ ...FIRST, confirmed: ["names-order"] })).outcome).toBe("complete");
      expect((await desk.undo()).isAsBefore).toBe(true);
      expect(seen(desk.outlook.inspect(1))).toEqual(before);
    }
  });

  it("of a newer fill, from another window, is not taken back by this one", async () => {
    const desk = new Desk(SETUP);
    const first = await desk.fill();
    await desk.undo();
    await desk.fill(SECOND);
    const filled = seen(desk.state);
    expect(await desk.undo(first.fillId)).toMatchObject({ outcome: "blocked", obstacle: "newer-fill" });
    expect(seen(desk.state)).toEqual(filled);
    expect((await desk.undo()).isAsBefore).toBe(true);
  });

  it("fits in what Outlook keeps of a draft, with long subjects and long file names", async () => {
    const system = `"Et langt systemnavn" `.repeat(12);
    const desk = new Desk({ ...SETUP, subject: "æøå\"'".repeat(50) });
    expect((await desk.fill(inputOf(0, { ...TWO_SYSTEMS, "bookkeeping.system": system }))).outcome).toBe("complete");
    desk.reloadPane();
    expect((await desk.undo()).outcome).toBe("undone");
    expect(desk.state.subject).toBe("æøå\"'".repeat(50));
  });

  it("does not fit: that is said before anything is written", async () => {
    const copies = Array.from({ length: 90 }, (_, index) => `kopimodtager.nummer${index}@kommune.example`).join(";");
    const many = inputOf(0, { ...TWO_SYSTEMS, "municipality.cc": copies });
    const desk = new Desk(SETUP);
    expect((await desk.fill(many)).obstacle).toEqual({ kind: "memory" });
    expect((await desk.fill({ ...many, confirmed: ["memory"] })).outcome).toBe("complete");
    expect(desk.state.memory).toBeNull();
    expect((await desk.undo()).outcome).toBe("undone");
    expect(seen(desk.state)).toEqual(seen(new Desk(SETUP).state));
  });
});

describe("the time for the whole", () => {
  it("is over: what is known is said, and a call that never answers does not hold it up", async () => {
    const desk = new Desk(SETUP);
    const hanging = desk.tools;
    let ring: () => void = () => undefined;
    const bell = new Promise<void>((resolve) => {
      ring = resolve;
    });
    desk.outlook.arrange("addAttachment", { kind: "silent" });
    const filling = fillDraft(desk.draft, FIRST, { ...hanging, deadline: () => bell });
    setTimeout(ring, 50);
    const report = await filling;
    expect(report.outcome).toBe("partial");
    expect(report.parts.map(({ cause }) => cause)).toContain("timeout");
  });
});
