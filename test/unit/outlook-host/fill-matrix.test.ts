import { cellsOf, FAULTS, nameOf, partOfCells, sampleCells } from "../../e2e/matrix/cells";
import { type Claim, type Content, findMissingUndo, judge, partsLeft, type Yardstick } from "../../e2e/matrix/claims";

const call = (name: string, counted = true) => ({ name, counted });

describe("the cells", () => {
  const cells = cellsOf("fill", [
    call("saveAsync"),
    call("to.addAsync"),
    call("saveAsync"),
    call("logTelemetry", false),
  ]);

  test("are every call at every place with every fault, and no call that nobody waits for", () => {
    expect(cells).toHaveLength(3 * FAULTS.length);
    expect(new Set(cells.map(nameOf)).size).toBe(cells.length);
    expect(cells.filter(({ fault }) => fault === "throw").map(nameOf)).toEqual([
      "fill / saveAsync 1 / throw",
      "fill / to.addAsync 1 / throw",
      "fill / saveAsync 2 / throw",
    ]);
  });

  test("are sampled evenly, without repeats, and the same for the same seed", () => {
    const all = [...cells, ...cellsOf("undo", [call("body.getAsync"), call("body.setAsync")])];
    const sample = sampleCells(all, 2 * FAULTS.length, 7);
    expect(new Set(sample.map(({ work, fault }) => `${work} ${fault}`)).size).toBe(2 * FAULTS.length);
    expect(sampleCells(all, 2 * FAULTS.length, 7)).toEqual(sample);
    expect(sampleCells(all, 2 * FAULTS.length, 8)).not.toEqual(sample);
    expect(new Set(sampleCells(all, 1000, 7).map(nameOf))).toEqual(new Set(all.map(nameOf)));
  });
});

test("a part has each cell that all drafts have in one of the drafts, and the parts together all of them", () => {
  const cells = cellsOf("fill", [call("saveAsync"), call("to.addAsync")]);
  const drafts = [0, 1, 2, 3];
  const names = (list: readonly (typeof cells)[number][]) => list.map(nameOf).sort();
  for (const part of [1, 2, 3, 4]) {
    expect(names(drafts.flatMap((draft) => partOfCells(cells, draft, { part, of: 4 })))).toEqual(names(cells));
  }
  expect(names([1, 2, 3, 4].flatMap((part) => partOfCells(cells, 0, { part, of: 4 })))).toEqual(names(cells));
});

describe("what the pane said, held against the mailbox", () => {
  const file = (name: string, sha256: string) => ({ name, sha256, isInline: false });
  const before: Content = {
    to: ["bo@example.dk"],
    cc: [],
    bcc: ["arkiv@example.dk"],
    subject: "Mit emne",
    text: "Min egen tekst\n\nVenlig hilsen",
    files: [file("mit.txt", "m")],
  };
  const filled: Content = {
    ...before,
    to: ["bo@example.dk", "ruter@example.dk"],
    subject: "Bestilling ØIR03",
    text: `Vi bestiller hermed SFTP-ruter.\n\nRuterne skal være klar den 25. marts.\n\n${before.text}`,
    files: [...before.files, file("Bilag 1.docx", "1"), file("Bilag 2.docx", "2")],
  };
  const yardstick: Yardstick = { before, filled };
  const says = (text: string, offersUndo = true): Claim => ({ text, offersUndo });
  const without = (content: Content, line: string): Content => ({ ...content, text: content.text.replace(line, "") });

  test.each<[string, Content]>([
    ["Mailen er udfyldt Modtager", filled],
    ["Udfyldningen er fortrudt Mailen er, som den var før udfyldningen.", before],
    ["Mailen er delvist udfyldt", { ...filled, subject: "Mit emne" }],
    [
      "Udfyldningen er delvist fortrudt Bilag 2 er stadig vedhæftet",
      { ...before, files: [file("mit.txt", "m"), file("Bilag 2.docx", "2")] },
    ],
    ["Udfyldningen er fortrudt Intet fra bestillingen er tilbage", { ...before, text: `${before.text}\nmere` }],
  ])("»%s« is true", (text, content) => {
    expect(judge(says(text), content, yardstick)).toEqual([]);
  });

  test.each<[string, string, Content, RegExp]>([
    ["a recipient lost", "", { ...filled, to: ["ruter@example.dk"] }, /lost: bo@example.dk in to/],
    ["a hidden recipient lost", "", { ...filled, bcc: [] }, /lost: arkiv@example.dk in bcc/],
    ["a file lost", "", { ...filled, files: filled.files.slice(1) }, /lost: the file mit.txt/],
    ["a line lost", "", without(filled, "Venlig hilsen"), /lost: the line »Venlig hilsen«/],
    ["two texts", "", { ...filled, text: `${filled.text}\n${filled.text}` }, /the text stands 2 times/],
    ["half a text", "", without(filled, "Vi bestiller hermed SFTP-ruter."), /half a text/],
    ["a form twice", "", { ...filled, files: [...filled.files, file("Bilag 1.docx", "1")] }, /doubled: Bilag 1.docx/],
    ["a recipient twice", "", { ...filled, to: [...filled.to, "RUTER@example.dk"] }, /doubled: ruter@example.dk/],
    [
      "filled without a form",
      "Mailen er udfyldt",
      { ...filled, files: filled.files.slice(0, 2) },
      /not there: Bilag 2/,
    ],
    ["filled without a recipient", "Mailen er udfyldt", { ...filled, to: before.to }, /not there: ruter@example.dk/],
    [
      "filled with another subject",
      "Mailen er udfyldt",
      { ...filled, subject: "Mit emne" },
      /the subject is »Mit emne«/,
    ],
    ["filled without the text", "Mailen er udfyldt", { ...filled, text: before.text }, /not there: the whole text/],
    [
      "as before with the subject",
      "Mailen er, som den var",
      { ...before, subject: "X" },
      /som den var«, but the subject is »X«/,
    ],
    ["as before with a form", "Mailen er, som den var", { ...before, files: filled.files }, /the files are others/],
    [
      "nothing left, and a recipient",
      "Intet fra bestillingen er tilbage",
      { ...before, to: filled.to },
      /tilbage«, but to/,
    ],
    [
      "a part left and another named",
      "Udfyldningen er delvist fortrudt Emnet",
      { ...before, to: filled.to },
      /to is left and not named/,
    ],
  ])("%s is found", (_what, text, content, fault) => {
    expect(judge(says(text), content, yardstick).join("\n")).toMatch(fault);
  });

  test("undo that is not offered is found, where there is something to take back", () => {
    expect(partsLeft(filled, yardstick)).toEqual(["to", "subject", "body", "attachment"]);
    expect(findMissingUndo(says("", false), filled, yardstick)).toHaveLength(1);
    expect(findMissingUndo(says("", false), before, yardstick)).toEqual([]);
    expect(findMissingUndo(says("", true), filled, yardstick)).toEqual([]);
  });
});
