/**
 * What the fill of a new mail must ask of Outlook, whoever wrote the code: each call, the rule that asks for it, and what
 * it has to wait for. Written from the rules (docs/adr/0015), not from what the add-in does.
 */

/** A call that a rule asks for. */
interface Need {
  /** As the local Outlook's log names it. */
  readonly call: string;
  readonly rule: string;
  /** Names of the needs that must have been answered. */
  readonly after: readonly string[];
}

const LOOK = ["save", "type", "memory", "body", "subject again", "to again", "cc", "files"];
const WRITES = ["write text", "write to", "write subject", "attach 2"];
const READ_BACK = ["body back", "to back", "subject back", "content 1", "content 2"];

/** A new mail with a signature, an order without `Cc`, two forms. */
export const NEEDS: Readonly<Record<string, Need>> = {
  save: need(
    "saveAsync",
    "saved before it is read: a body may be the last saved one; gives the id that memory is bound to",
  ),
  type: need("body.getTypeAsync", "a text body refuses html"),
  memory: need("loadCustomPropertiesAsync", "memory says what may be ours"),
  body: need("body.getAsync", "one draft, one order; how it was before", ["save", "type"]),
  subject: need("subject.getAsync", "remembered once, before it is written"),
  "subject again": need("subject.getAsync", "what is exchanged, and given back one day, must be told twice", [
    "subject",
  ]),
  to: need("to.getAsync", "recipients are added to those that are there"),
  "to again": need("to.getAsync", "an empty answer is not believed", ["to"]),
  cc: need("cc.getAsync", "undo says that all is as it was"),
  files: need("getAttachmentsAsync", "each form once; how it was before"),
  remember: need("customProperties.saveAsync", "memory first", LOOK),
  "is remembered": need("loadCustomPropertiesAsync", "success that did nothing is told before it is written", [
    "remember",
  ]),
  "write text": need("body.prependAsync", "the order", ["is remembered"]),
  "write to": need("to.addAsync", "the order", ["is remembered"]),
  "write subject": need("subject.setAsync", "the order", ["is remembered"]),
  "attach 1": need("addFileAttachmentFromBase64Async", "the order", ["is remembered"]),
  "attach 2": need("addFileAttachmentFromBase64Async", "one at a time: two lose their answers", ["attach 1"]),
  "save all": need("saveAsync", "saved when all is written", WRITES),
  "body back": need("body.getAsync", "read back, from what was saved", ["save all"]),
  "to back": need("to.getAsync", "read back", ["write to"]),
  "subject back": need("subject.getAsync", "read back", ["write subject"]),
  "files back": need("getAttachmentsAsync", "read back", ["attach 2"]),
  "content 1": need("getAttachmentContentAsync", "a file is ours by its bytes", ["files back"]),
  "content 2": need("getAttachmentContentAsync", "a file is ours by its bytes", ["files back"]),
  "remember files": need("customProperties.saveAsync", "a file's id and size, told right after attaching", READ_BACK),
  "save last": need("saveAsync", "what was seen is saved, and with it the memory", ["remember files"]),
};

function need(call: string, rule: string, after: readonly string[] = []): Need {
  return { call, rule, after };
}

/**
 * The least rounds in which the calls can be answered.
 * @param width how many may be under way at once
 */
export function leastRounds(needs: Readonly<Record<string, Need>>, width: number): number {
  const names = Object.keys(needs);
  const bitOf = new Map(names.map((name, place) => [name, 2 ** place]));
  const waitsFor = names.map((name) => sum((needs[name]?.after ?? []).map((other) => bitOf.get(other) ?? Number.NaN)));
  if (waitsFor.some(Number.isNaN)) throw new Error("a call waits for one that is not there");
  const all = 2 ** names.length - 1;
  // Every set of calls that can be answered after so many rounds; more at once is never worse than fewer.
  let reached = new Set([0]);
  for (let rounds = 0; ; rounds += 1) {
    if (reached.has(all)) return rounds;
    const next = new Set<number>();
    for (const done of reached) {
      const ready = names
        .map((_name, place) => 2 ** place)
        .filter((bit, place) => (done & bit) === 0 && ((waitsFor[place] ?? 0) & ~done) === 0);
      if (ready.length === 0) throw new Error("calls wait for each other");
      for (const chosen of choices(ready, Math.min(width, ready.length))) next.add(done + sum(chosen));
    }
    reached = next;
  }
}

/** Every choice of so many. */
function choices(list: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return list.flatMap((first, place) => choices(list.slice(place + 1), count - 1).map((rest) => [first, ...rest]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
