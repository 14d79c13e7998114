/** Sequences at random: what users do, what the add-in is asked to do, and how Outlook behaves meanwhile. */
import fc from "fast-check";
import { BEHAVIOURS, type BehaviourName, type BehaviourPatch } from "../outlook-host/behaviours/behaviour-table";
import { MUNICIPALITY_NAMES, ORDER_NAMES, QUOTABLE } from "./model-orders";
import type { DraftMethod, Fault } from "./model-outlook";
import { QUOTE_KINDS, type QuoteKind } from "./quotes";
import type { ArrangedFault, PaneName, Sequence, Step } from "./trial";

const where = fc.integer({ min: 0, max: 20 }).map((step) => step / 20);
const pane = fc.constantFrom<PaneName>(0, 0, 0, 1);

const READS: readonly DraftMethod[] = [
  "readBodyType",
  "readRecipients",
  "readSubject",
  "readBody",
  "listAttachments",
  "readAttachment",
  "readItemId",
  "readMemory",
];
const WRITES: readonly DraftMethod[] = [
  "addRecipients",
  "replaceRecipients",
  "writeSubject",
  "prependBody",
  "replaceBody",
  "addAttachment",
  "removeAttachment",
  "save",
  "writeMemory",
];

const readFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.constant<Fault>({ kind: "refuse" }),
  fc.constant<Fault>({ kind: "throw" }),
  fc.constant<Fault>({ kind: "no-answer", isDone: false }),
  fc.constant<Fault>({ kind: "unclear", isDone: false }),
  fc.constant<Fault>({ kind: "empty" }),
  fc.constant<Fault>({ kind: "switch-item", isDone: false }),
);

const writeFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.boolean().map((isDone): Fault => ({ kind: "refuse", isDone })),
  fc.constant<Fault>({ kind: "throw" }),
  fc.boolean().map((isDone): Fault => ({ kind: "no-answer", isDone })),
  fc.constant<Fault>({ kind: "lose" }),
  fc
    .record({ isAnswered: fc.boolean(), afterMs: fc.constantFrom(200, 5_000, 40_000) })
    .map((late): Fault => ({ kind: "late", ...late })),
  fc.boolean().map((isDone): Fault => ({ kind: "unclear", isDone })),
  fc.boolean().map((isDone): Fault => ({ kind: "switch-item", isDone })),
);

/** That a read gives nothing, or that a write did nothing, happens once: twice in a row, nobody can know. */
const ONCE: readonly Fault["kind"][] = ["empty", "lose", "switch-item"];

const fault: fc.Arbitrary<ArrangedFault> = fc
  .tuple(
    fc.oneof(fc.tuple(fc.constantFrom(...READS), readFault), fc.tuple(fc.constantFrom(...WRITES), writeFault)),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom<ArrangedFault["times"]>("one", "one", "one", "all"),
  )
  // A field or a body that is written anew, and late, takes with it what the user has written meanwhile: nobody can help it.
  .filter(([[method, kind]]) => !(kind.kind === "late" && method.startsWith("replace")))
  .map(([[method, kind], after, times]) => ({
    method,
    after,
    times: ONCE.includes(kind.kind) ? "one" : times,
    fault: kind,
  }));

/** @returns faults, at most one of a kind that happens once */
const faults: fc.Arbitrary<readonly ArrangedFault[]> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant<ArrangedFault[]>([]) },
    { weight: 2, arbitrary: fc.array(fault, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(fault, { minLength: 2, maxLength: 3 }) },
  )
  .map((all) =>
    all.filter(
      (one, place) =>
        !ONCE.includes(one.fault.kind) || !all.slice(0, place).some(({ method }) => method === one.method),
    ),
  );

const addIn: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant("fill" as const), pane, order: fc.constantFrom(...ORDER_NAMES), faults }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("undo" as const), pane, faults }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("retry" as const), pane, faults }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("confirm" as const), pane, faults }) },
);

const user: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("write" as const),
      how: fc.constantFrom("insert", "insert", "below", "change", "remove", "picture", "above", "clear"),
      where,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("paste" as const),
      kind: fc.constantFrom(...(Object.keys(QUOTE_KINDS) as QuoteKind[])),
      of: fc.constantFrom(...QUOTABLE, "a question" as const),
      where: fc.oneof(fc.constant("above" as const), fc.constant("below" as const), where),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("recipient" as const),
      field: fc.constantFrom("to", "to", "cc", "bcc"),
      how: fc.constantFrom(
        "stranger",
        "stranger",
        "colleague",
        "list",
        "unresolved",
        "supplier",
        "remove",
        "remove-all",
      ),
      where,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("file" as const),
      how: fc.constantFrom("add", "picture", "own-form", "same-form", "cloud-form", "edit", "edit-anew", "remove"),
      where,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("subject" as const),
      how: fc.constantFrom("before", "after", "within", "replace", "clear"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("format" as const), type: fc.constantFrom("html", "text") }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: "save" }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("reopen" as const), memory: fc.constantFrom("kept", "kept", "lost") }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("copy", "forward", "reply") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("visit" as const), pane }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(300, 2_000, 60_000) }) },
);

/** Behaviours that come to the port, with the numbers that are tried. */
const NUMBERS: Partial<Record<BehaviourName, readonly number[]>> = {
  "body.plainTextWrap": [76, 40],
  "body.emptyRead": [1, 2, 3, 4],
  "body.prependDelayMs": [300, 2_000],
  "recipients.fieldLimit": [3],
  "recipients.resolveDelayMs": [200, 1_000],
  "attachments.sizeOverhead": [120],
  "attachments.addedLateMs": [400, 2_000],
  "attachments.removedLingersMs": [400, 2_000],
  "save.delayMs": [400],
  "calls.latencyMs": [50],
};

const CHOICES: readonly BehaviourName[] = [
  "body.engine",
  "body.ids",
  "body.classes",
  "body.inlineStyles",
  "body.lists",
  "body.runs",
  "body.spaces",
  "body.looseText",
  "body.document",
  "body.htmlIntoPlainText",
  "body.plainDraft",
  "body.textToHtml",
  "body.textBullets",
  "body.read",
  "recipients.ownOrganisation",
  "recipients.directoryNameWritten",
  "recipients.displayNames",
  "recipients.contactListRead",
  "recipients.contactListSet",
  "recipients.overLimit",
  "recipients.unresolvedRead",
  "recipients.duplicates",
  "subject.journal",
  "attachments.content",
  "attachments.cloudContent",
  "attachments.cloudList",
  "attachments.size",
  "attachments.names",
  "attachments.ids",
  "attachments.removal",
  "attachments.vanishing",
  "properties.load",
  "properties.kept",
  "properties.inherited",
];

function valuesOf(name: BehaviourName): readonly (string | number)[] {
  const description = BEHAVIOURS[name];
  return description.kind === "choice" ? description.values.slice(1) : (NUMBERS[name] ?? []);
}

const behaviour: fc.Arbitrary<BehaviourPatch> = fc
  .constantFrom(...CHOICES, ...(Object.keys(NUMBERS) as BehaviourName[]))
  .chain((name) => fc.constantFrom(...valuesOf(name)).map((value) => ({ [name]: value }) as BehaviourPatch));

const behaviours: fc.Arbitrary<BehaviourPatch> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant<BehaviourPatch[]>([]) },
    { weight: 3, arbitrary: fc.array(behaviour, { minLength: 1, maxLength: 2 }) },
    { weight: 2, arbitrary: fc.array(behaviour, { minLength: 3, maxLength: 8 }) },
  )
  .map((patches) => Object.assign({}, ...patches) as BehaviourPatch);

const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(user, { maxLength: 3 }),
    addIn,
    fc.array(fc.oneof({ weight: 1, arbitrary: user }, { weight: 1, arbitrary: addIn }), { maxLength: 7 }),
  )
  .map(([first, second, rest]) => [...first, second, ...rest]);

/** Two empty reads in a row: nobody can know that there was a body. */
function withoutSecondEmptyRead(sequence: Sequence): Sequence {
  const isEmptied = sequence.steps.some(
    (step) =>
      "faults" in step && step.faults.some(({ method, fault }) => method === "readBody" && fault.kind === "empty"),
  );
  const { "body.emptyRead": _read, ...others } = sequence.behaviours;
  return isEmptied ? { ...sequence, behaviours: others } : sequence;
}

export const sequences: fc.Arbitrary<Sequence> = fc
  .record({
    bodyType: fc.constantFrom("html", "html", "html", "text"),
    begin: fc.constantFrom("empty", "signature", "words"),
    behaviours,
    municipality: fc.constantFrom("two suppliers", ...MUNICIPALITY_NAMES),
    steps,
  })
  .map(withoutSecondEmptyRead);
