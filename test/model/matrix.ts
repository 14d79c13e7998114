/**
 * The matrix of faults: every call that a piece of work makes, at each of its places, meets every fault, in four kinds of
 * draft. The cells are generated from what the work asks of a healthy Outlook. After the fault all is well again: the
 * work is done anew, and taken back. The trial holds each step to the rules.
 */
import type { OrderName } from "./model-orders";
import type { DraftMethod, Fault } from "./model-outlook";
import { run, type Sequence, type Step } from "./trial";

/** A piece of work, with what came before it. */
const WORKS = {
  fill: { before: [], work: { do: "fill", pane: 0, order: "A1" } },
  retry: { before: [{ do: "fill", pane: 0, order: "A1", faults: [] }], work: { do: "retry", pane: 0 } },
  "fill with a changed profile": {
    before: [{ do: "fill", pane: 0, order: "A1", faults: [] }],
    work: { do: "fill", pane: 0, order: "A2" },
  },
  "fill with the other order": {
    before: [{ do: "fill", pane: 0, order: "A1", faults: [] }],
    work: { do: "fill", pane: 0, order: "B1" },
  },
  undo: { before: [{ do: "fill", pane: 0, order: "A1", faults: [] }], work: { do: "undo", pane: 0 } },
} satisfies Readonly<Record<string, { readonly before: readonly Step[]; readonly work: object }>>;

/** What came of a part of the matrix. */
export interface MatrixResult {
  readonly cells: number;
  readonly failures: readonly string[];
}

type Work = keyof typeof WORKS;

const READ_FAULTS: readonly Fault[] = [
  { kind: "refuse" },
  { kind: "throw" },
  { kind: "no-answer", isDone: false },
  { kind: "unclear", isDone: false },
  { kind: "empty" },
  { kind: "other-item" },
  { kind: "switch-item", isDone: false },
];

const WRITE_FAULTS: readonly Fault[] = [
  { kind: "refuse" },
  { kind: "refuse", isDone: true },
  { kind: "throw" },
  { kind: "no-answer", isDone: false },
  { kind: "no-answer", isDone: true },
  { kind: "lose" },
  { kind: "late", isAnswered: true, afterMs: 400 },
  { kind: "late", isAnswered: false, afterMs: 10_000 },
  { kind: "unclear", isDone: false },
  { kind: "unclear", isDone: true },
  { kind: "switch-item", isDone: false },
  { kind: "switch-item", isDone: true },
];

/** Saving tells an id, and that may be another mail's. */
const SAVE_FAULTS: readonly Fault[] = [...WRITE_FAULTS, { kind: "other-item" }];

const faultsOf = (method: DraftMethod): readonly Fault[] =>
  method === "save" ? SAVE_FAULTS : isRead(method) ? READ_FAULTS : WRITE_FAULTS;

const isRead = (method: DraftMethod): boolean => method.startsWith("read") || method === "listAttachments";

type DraftKind = Omit<Sequence, "steps"> & { readonly steps: readonly Step[] };

/** How the drafts begin. */
const DRAFTS: Readonly<Record<string, DraftKind>> = {
  "a new mail": { bodyType: "html", begin: "signature", behaviours: {}, steps: [] },
  "an answer": {
    bodyType: "html",
    begin: "signature",
    behaviours: {},
    steps: [
      { do: "paste", kind: "Outlook on the web", of: "a question", where: "below" },
      { do: "subject", how: "replace" },
      { do: "recipient", field: "to", how: "stranger", where: 0 },
    ],
  },
  "a plain text": { bodyType: "text", begin: "words", behaviours: {}, steps: [] },
  "recipients and files of the user's": {
    bodyType: "html",
    begin: "words",
    behaviours: {},
    steps: [
      { do: "subject", how: "replace" },
      { do: "recipient", field: "to", how: "stranger", where: 0 },
      { do: "recipient", field: "cc", how: "colleague", where: 0 },
      { do: "file", how: "add", where: 0 },
      { do: "file", how: "picture", where: 0 },
    ],
  },
};

/** One cell: a sequence whose last step meets a fault. */
export interface Cell {
  readonly name: string;
  /** The order that its work fills, or takes back. */
  readonly order: OrderName;
  readonly sequence: Sequence;
}

/** Generates all cells, in order. */
export async function allCells(): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const [kind, draft] of Object.entries(DRAFTS)) {
    for (const work of Object.keys(WORKS) as Work[]) cells.push(...(await cellsOf(kind, draft, work)));
  }
  return cells;
}

async function cellsOf(kind: string, draft: DraftKind, name: Work): Promise<readonly Cell[]> {
  const { before, work } = WORKS[name];
  const sequenceOf = (faults: Extract<Step, { do: "fill" }>["faults"]): Sequence => ({
    ...draft,
    steps: [...draft.steps, ...before, { ...work, faults } as Step],
  });
  const places = new Map<DraftMethod, number>();
  const { worked } = await run(sequenceOf([]));
  return worked.flatMap((method) => {
    const after = places.get(method) ?? 0;
    places.set(method, after + 1);
    return faultsOf(method).map((fault) => ({
      name: `${kind} / ${name} / ${method} ${after + 1} / ${JSON.stringify(fault)}`,
      order: ("order" in work ? work.order : "A1") as OrderName,
      sequence: sequenceOf([{ method, after, times: "one", fault }]),
    }));
  });
}

/** Runs a cell: the fault, then all is well again, the work anew, and undo. @throws (rejects) BrokenRule */
export async function runCell({ sequence, order }: Cell): Promise<void> {
  const trial = await run(sequence);
  await trial.heal(order);
  await trial.step({ do: "undo", pane: 0, faults: [] });
  trial.endWithoutOurs();
}

/**
 * Runs the cells whose number is the first, or one of each so many after it. A run of all takes minutes.
 * @param step 1 for all
 */
export async function runMatrix(step: number, first = 0): Promise<MatrixResult> {
  const chosen = (await allCells()).filter((_cell, place) => place % step === first % step);
  const failures: string[] = [];
  for (const cell of chosen) {
    await runCell(cell).catch((error: Error) => failures.push(`${cell.name}\n${error.message}`));
  }
  return { cells: chosen.length, failures };
}
