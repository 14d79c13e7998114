import type { FormFault, Forms, PreparedForm } from "../../../src/app/ports/forms";
import { FormsError } from "../../../src/app/ports/forms";
import { isTemplate } from "../../../src/forms/fill-template";
import { createFormLibrary } from "../../../src/forms/form-library";
import { createLazyForms } from "../../../src/forms/lazy-forms";
import {
  BUNDLED,
  DATES,
  docxOf,
  hostOf,
  listOf,
  orderOf,
  ordersOf,
  partOf,
  pdfOf,
  SHORT,
  sha256,
  xlsxOf,
} from "./form-fixtures";

const ORDER = orderOf("101", SHORT);
const NAMES = [
  "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx",
  "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1.docx",
];

type HostFiles = Parameters<typeof hostOf>[0];

function libraryOn(files: HostFiles = {}): Forms {
  return createFormLibrary({ fetch: hostOf(files).fetch, bundled: BUNDLED });
}

async function prepareOn(files: HostFiles): Promise<readonly [PreparedForm, PreparedForm]> {
  return (await libraryOn(files).prepare(ORDER, DATES)) as unknown as [PreparedForm, PreparedForm];
}

async function faultOf(promise: Promise<unknown>): Promise<FormFault | null> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FormsError)) throw new Error(`Expected a FormsError, got ${String(error)}`);
  expect(error.fault === null || error.fault.kind === error.kind).toBe(true);
  return error.fault;
}

describe("the bundled forms", () => {
  test("are filled for the order, named as the task names them, with hash, origin and date", async () => {
    const forms = await prepareOn({});
    expect(forms.map(({ fileName }) => fileName)).toEqual(NAMES);
    for (const form of forms) {
      expect(form.sha256).toBe(sha256(form.bytes));
      expect(Buffer.from(form.base64, "base64").equals(Buffer.from(form.bytes))).toBe(true);
      expect(partOf(form.bytes, "word/document.xml")).toContain("ØIR03-101-BOG");
      expect(form).toMatchObject({
        origin: "Rutebestillings udgave 1.2",
        date: "2026-11-30",
        source: "bundled",
        refused: null,
      });
    }
  });

  test("are the same bytes for the same order, and others for the other order", async () => {
    const library = libraryOn();
    const [books, collection] = ordersOf("101", SHORT);
    if (!books || !collection) throw new Error("Two orders expected");
    const hashes = async (order: typeof books, from: Forms) =>
      (await from.prepare(order, DATES)).map((form) => form.sha256);
    const first = await hashes(books, library);
    expect(await hashes(books, library)).toEqual(first);
    expect(await hashes(books, libraryOn())).toEqual(first);
    const other = await hashes(collection, library);
    expect(new Set([...first, ...other]).size).toBe(4);
  });

  test("are fetched once, by their own addresses", async () => {
    const { fetch, asked } = hostOf();
    const library = createFormLibrary({ fetch, bundled: BUNDLED });
    await library.prepare(ORDER, DATES);
    await library.prepare(ORDER, DATES);
    expect(asked.sort()).toEqual(["forms/forms.json", "static/bilag-1.docx", "static/bilag-2.docx"]);
  });

  test.each([
    ["a status", { "static/bilag-1.docx": 503 }, { kind: "not-loaded", status: 503 }],
    ["no answer", { "static/bilag-1.docx": "no answer" }, { kind: "not-loaded", status: null }],
    ["another file", { "static/bilag-1.docx": docxOf([["Noget andet"]]) }, { kind: "hash-differs" }],
  ] as const)("that cannot be had (%s) reject with what happened", async (_name, files, fault) => {
    expect(await faultOf(prepareOn(files))).toEqual(expect.objectContaining({ fileName: NAMES[0], ...fault }));
  });

  test("are tried again after a failure", async () => {
    let down = true;
    const { fetch } = hostOf();
    const library = createFormLibrary({
      fetch: (url, init) => (down ? Promise.reject(new TypeError("Failed to fetch")) : fetch(url, init)),
      bundled: BUNDLED,
    });
    await expect(library.prepare(ORDER, DATES)).rejects.toThrow(FormsError);
    down = false;
    const [form] = await library.prepare(ORDER, DATES);
    expect(form).toMatchObject({ source: "bundled", refused: null });
  });
});

describe("the organisation's forms", () => {
  const ENTRY = { id: "bilag-1", file: "KLIK bilag 1.docx", origin: "KOMBIT, hentet fra KLIK", date: "2020-03-09" };
  const ADDRESS = "forms/KLIK%20bilag%201.docx";
  const ORIGINAL = docxOf([["Kommune: {{kommune}}"], ["It-system: {{it_", "system}}"], ["Feltet {felt} er uændret"]]);

  test("a .docx with placeholders is filled, also where Word split one; the other form stays bundled", async () => {
    const [first, second] = await prepareOn({ "forms/forms.json": listOf(ENTRY), [ADDRESS]: ORIGINAL });
    const body = partOf(first.bytes, "word/document.xml").replace(/<[^>]*>/g, "");
    expect(body).toContain("Kommune: Københavns Kommune");
    expect(body).toContain("It-system: Kvantum");
    expect(body).toContain("Feltet {felt} er uændret");
    expect(first).toMatchObject({
      fileName: NAMES[0],
      source: "organisation",
      origin: "KOMBIT, hentet fra KLIK",
      date: "2020-03-09",
      refused: null,
    });
    expect(second).toMatchObject({ source: "bundled", refused: null });
  });

  test.each([
    ["a .docx without placeholders", "blanket.docx", docxOf([["Fast tekst med {{ klammer }}"]])],
    ["a .xlsx", "blanket.xlsx", xlsxOf()],
    ["a .pdf", "blanket.PDF", pdfOf()],
  ])("%s goes as it is, byte for byte", async (_name, file, bytes) => {
    const entry = { id: "bilag-2", file, sha256: sha256(bytes).toUpperCase() };
    const [, form] = await prepareOn({ "forms/forms.json": listOf(entry), [`forms/${file}`]: bytes });
    expect(form).toMatchObject({
      source: "organisation",
      refused: null,
      sha256: sha256(bytes),
      origin: "",
      date: null,
    });
    expect(form.fileName).toBe(NAMES[1]?.replace(/docx$/, file.split(".")[1]?.toLowerCase() ?? ""));
  });

  test("one file for both forms: the hash of each entry is its own", async () => {
    const twice = (first: object, second: object) =>
      prepareOn({
        "forms/forms.json": JSON.stringify({
          schemaVersion: 1,
          forms: [
            { id: "bilag-1", file: "x.pdf", ...first },
            { id: "bilag-2", file: "x.pdf", ...second },
          ],
        }),
        "forms/x.pdf": pdfOf(),
      });
    const wrong = { sha256: "0".repeat(64) };
    expect((await twice({}, wrong)).map(({ source }) => source)).toEqual(["organisation", "bundled"]);
    expect((await twice(wrong, {})).map(({ source }) => source)).toEqual(["bundled", "organisation"]);
  });

  test("a template whose text is in a part of another name is filled", async () => {
    const template = docxOf([["Fast tekst"]], {
      "word/header7.xml": '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
      "word/footnotes.xml": "<w:t>{{kommune}}</w:t>",
    });
    expect(isTemplate(template, { kommune: "" })).toBe(true);
  });

  const REFUSED: [string, Record<string, unknown>, Uint8Array | number | "no answer", object][] = [
    ["missing", {}, 404, { kind: "not-loaded", status: 404 }],
    ["unreachable", {}, "no answer", { kind: "not-loaded", status: null }],
    ["empty", {}, new Uint8Array(), { kind: "empty" }],
    ["not what the list describes", { sha256: "0".repeat(64) }, ORIGINAL, { kind: "hash-differs" }],
    ["a web page", {}, new TextEncoder().encode("<!doctype html><p>Log ind</p>"), { kind: "type-refused" }],
    ["with macros", {}, docxOf([["Tekst"]], { "word/vbaProject.bin": "kode" }), { kind: "macros" }],
    ["cut short", {}, ORIGINAL.subarray(0, ORIGINAL.length - 60), { kind: "damaged" }],
    [
      "with an unknown placeholder",
      {},
      docxOf([["{{kommune}} {{komune}} {{alder}}"]]),
      { kind: "placeholder-unknown", details: ["komune", "alder"] },
    ],
    [
      "with a placeholder across two cells",
      {},
      docxOf([
        [
          `</w:t></w:r></w:p><w:tbl><w:tr>${["{{kom", "mune}}"].map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join("")}</w:tr></w:tbl><w:p><w:r><w:t>`,
        ],
      ]),
      { kind: "not-filled" },
    ],
    ["with too many placeholders", {}, docxOf([["{{kommune}}".repeat(3000)]]), { kind: "not-filled" }],
    ["too long to be filled", {}, docxOf([["{{kommune}}", "x".repeat(9_000_000)]]), { kind: "too-complex" }],
    ["with a placeholder that never ends", {}, docxOf([["{{kommune}} {{cvr"]]), { kind: "not-filled" }],
  ];

  test.each(REFUSED)("a file that is %s is refused, and the bundled form stays", async (_name, entry, file, fault) => {
    const [form, other] = await prepareOn({ "forms/forms.json": listOf({ ...ENTRY, ...entry }), [ADDRESS]: file });
    expect(form.refused).toEqual({ fileName: ENTRY.file, ...fault });
    expect(form).toMatchObject({ source: "bundled", fileName: NAMES[0] });
    expect(other.refused).toBeNull();
    const [plain] = await prepareOn({});
    expect(form.sha256).toBe(plain.sha256);
  });

  test.each([
    ["not JSON", "{", ["Filen er ikke gyldig JSON."]],
    ["a web page", "<!doctype html>", ["Filen er ikke gyldig JSON."]],
    ["of another version", '{"schemaVersion":2,"forms":[]}', ["schemaVersion: skal være 1"]],
    [
      "a way out of the folder",
      listOf({ id: "bilag-1", file: "../hemmelig.docx" }),
      [expect.stringMatching(/samme mappe/)],
    ],
    [
      "an address",
      listOf({ id: "bilag-1", file: "https://eksempel.dk/x.docx" }),
      [expect.stringMatching(/samme mappe/)],
    ],
    ["the same form twice", listOf(ENTRY, ENTRY), [expect.stringMatching(/nævnt to gange/)]],
    [
      "an id that is none",
      listOf({ ...ENTRY, id: "Bilag-1" }),
      ["forms.0.id: skal være små bogstaver, cifre og bindestreger, fx bilag-1"],
    ],
    ["a key that is none", listOf({ ...ENTRY, sha265: "" }), ["forms.0.sha265: kendes ikke her"]],
    ["no file", listOf({ id: "bilag-1" }), ["forms.0.file: mangler"]],
    [
      "no text for the origin",
      listOf({ ...ENTRY, origin: null }),
      ["forms.0.origin: skal være en tekst i anførselstegn"],
    ],
    ["no entry", JSON.stringify({ schemaVersion: 1, forms: ["x.pdf"] }), ["forms.0: skal være et objekt { … }"]],
    ["nothing", "{}", ["schemaVersion: mangler", "forms: mangler"]],
    ["a hash that is none", listOf({ ...ENTRY, sha256: "123" }), [expect.stringMatching(/64 hexadecimale/)]],
    ["a date that is none", listOf({ ...ENTRY, date: "9. marts 2020" }), [expect.stringMatching(/ÅÅÅÅ-MM-DD/)]],
  ])("a list that is %s is refused for every form", async (_name, text, details) => {
    const forms = await prepareOn({ "forms/forms.json": text });
    for (const form of forms) {
      expect(form.refused).toEqual({ kind: "list-invalid", fileName: "forms.json", details });
      expect(form.source).toBe("bundled");
    }
  });

  test("a list that cannot be fetched is said, and asked for again the next time", async () => {
    let status: number | string = 500;
    const library = createFormLibrary({
      fetch: (url, init) => hostOf({ "forms/forms.json": status, [ADDRESS]: ORIGINAL }).fetch(url, init),
      bundled: BUNDLED,
    });
    const [before] = await library.prepare(ORDER, DATES);
    expect(before?.refused).toEqual({ kind: "list-unreachable", fileName: "forms.json", status: 500 });
    status = listOf(ENTRY);
    const [after] = await library.prepare(ORDER, DATES);
    expect(after).toMatchObject({ source: "organisation", refused: null });
  });

  test("a byte order mark before the list is no harm", async () => {
    const [form] = await prepareOn({ "forms/forms.json": `\uFEFF${listOf(ENTRY)}`, [ADDRESS]: ORIGINAL });
    expect(form.source).toBe("organisation");
  });

  test("a form that is not bundled has the organisation's file, or says why not", async () => {
    const third = { id: "bilag-3", number: 3, title: "Fuldmagt" };
    const order = { ...ORDER, campaign: { ...ORDER.campaign, forms: [third] } };
    const files = {
      "forms/forms.json": listOf({ id: "bilag-3", file: "fuldmagt.pdf" }),
      "forms/fuldmagt.pdf": pdfOf(),
    };
    const [form] = await libraryOn(files).prepare(order, DATES);
    expect(form).toMatchObject({ fileName: "Bilag 3 - Fuldmagt.pdf", source: "organisation" });
    expect(await faultOf(libraryOn({ ...files, "forms/fuldmagt.pdf": 404 }).prepare(order, DATES))).toEqual({
      kind: "not-loaded",
      fileName: "fuldmagt.pdf",
      status: 404,
    });
    expect(await faultOf(libraryOn().prepare(order, DATES))).toMatchObject({ kind: "not-loaded" });
  });
});

describe("the user's own file", () => {
  const prepareWith = (name: string, bytes: Uint8Array) =>
    libraryOn().prepare(ORDER, { ...DATES, ownFiles: { "bilag-1": { name, bytes } } });

  test("goes in the form's place under the form's name; a template is filled", async () => {
    const [form, other] = await prepareWith("hentet.docx", docxOf([["{{ordrereference}}"]]));
    expect(form).toMatchObject({ fileName: NAMES[0], source: "own", refused: null, date: null });
    expect(partOf(form?.bytes ?? new Uint8Array(), "word/document.xml")).toContain("ØIR03-101-BOG");
    expect(other?.source).toBe("bundled");
  });

  test("goes before the organisation's", async () => {
    const files = { "forms/forms.json": listOf({ id: "bilag-1", file: "x.pdf" }), "forms/x.pdf": pdfOf() };
    const own = { name: "min.pdf", bytes: pdfOf("min") };
    const [form] = await libraryOn(files).prepare(ORDER, { ...DATES, ownFiles: { "bilag-1": own } });
    expect(form).toMatchObject({ source: "own", sha256: sha256(own.bytes) });
  });

  test("that cannot be used rejects: no other file goes in its place unasked", async () => {
    expect(await faultOf(prepareWith("hentet.docm", docxOf([["x"]])))).toEqual({
      kind: "macros",
      fileName: "hentet.docm",
    });
  });

  test("is judged before it is taken", async () => {
    const library = libraryOn();
    expect(await library.inspect({ name: "ok.pdf", bytes: pdfOf() })).toBeNull();
    expect(await library.inspect({ name: "tom.pdf", bytes: new Uint8Array() })).toEqual({
      kind: "empty",
      fileName: "tom.pdf",
    });
  });

  test("together with the rest may fill 25 MB and not more", async () => {
    const file = (megabytes: number) => {
      const bytes = new Uint8Array(megabytes * 1024 * 1024);
      bytes.set(pdfOf());
      return { name: "stor.pdf", bytes };
    };
    const prepare = (first: number, second: number) =>
      libraryOn().prepare(ORDER, { ...DATES, ownFiles: { "bilag-1": file(first), "bilag-2": file(second) } });
    expect(await prepare(13, 12)).toHaveLength(2);
    expect(await faultOf(prepare(14, 12))).toEqual({
      kind: "too-large",
      fileName: NAMES[0]?.replace(/docx$/, "pdf"),
      size: { bytes: 26 * 1024 * 1024, limit: 25 * 1024 * 1024, of: "all" },
    });
  }, 60_000);
});

describe("loading the library", () => {
  test("happens once, at the first call, and again after a failure", async () => {
    const load = jest.fn<Promise<Forms>, []>(async () => libraryOn());
    load.mockRejectedValueOnce(new Error("Loading chunk forms failed"));
    const forms = createLazyForms(load);
    expect(load).not.toHaveBeenCalled();
    await expect(forms.prepare(ORDER, DATES)).rejects.toMatchObject({ kind: "not-loaded", formId: "bilag-1" });
    expect(await forms.prepare(ORDER, DATES)).toHaveLength(2);
    expect(await forms.inspect({ name: "ok.pdf", bytes: pdfOf() })).toBeNull();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
