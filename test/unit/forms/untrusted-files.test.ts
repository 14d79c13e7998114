/** Files of unknown origin that are made to harm: each is refused by what it is, and none keeps the pane waiting. */
import { deflateSync, strToU8, unzipSync, zipSync, zlibSync } from "fflate";
import { isTemplate, isWellFormed } from "../../../src/forms/fill-template";
import { inspectFormFile } from "../../../src/forms/inspect-form-file";
import { PACKAGE_LIMITS } from "../../../src/forms/package-reader";
import { docxOf, packageOf, xlsxOf } from "./form-fixtures";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/** What is said of a file: its type, or the kind of its fault. */
function verdict(name: string, bytes: Uint8Array): string {
  const result = inspectFormFile(name, bytes);
  return typeof result === "string" ? result : result.kind;
}

const word = (bytes: Uint8Array) => verdict("blanket.docx", bytes);
const sheet = (bytes: Uint8Array) => verdict("blanket.xlsx", bytes);

const relations = (type: string, target: string, more = 'TargetMode="External"', base = RELATION) =>
  `<Relationships><Relationship Id="rId1" Type="${base}/${type}" Target="${target}" ${more}/></Relationships>`;
const related = (...given: Parameters<typeof relations>) =>
  docxOf([["x"]], { "word/_rels/document.xml.rels": relations(...given) });
const withBody = (body: string) =>
  docxOf([["x"]], { "word/document.xml": `<w:document ${W}><w:body>${body}</w:body></w:document>` });
const withFile = (bytes: Uint8Array, name: string, file: Uint8Array) => zipSync({ ...unzipSync(bytes), [name]: file });
const run = (inner: string) => `<w:r>${inner}</w:r>`;
const mark = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);
const instruction = (...pieces: string[]) => pieces.map((piece) => run(`<w:instrText>${piece}</w:instrText>`)).join("");
const field = (inner: string) =>
  `<w:p>${mark("begin")}${inner}${mark("separate")}${run("<w:t>1</w:t>")}${mark("end")}</w:p>`;

describe("what a Word file fetches or carries", () => {
  test.each<[string, string, Uint8Array]>([
    ["a template from the network", "external-content", related("attachedTemplate", "https://eksempel.dk/a.dotm")],
    ["a template on a share", "external-content", related("attachedTemplate", "file:///\\\\eksempel\\a.dotm")],
    ["a picture from the network", "external-content", related("image", "https://eksempel.dk/a.png")],
    ["a mode with spaces and capitals", "external-content", related("frame", "x", 'TargetMode=" EXTERNAL "')],
    ["a mode written with entities", "external-content", related("image", "x", 'TargetMode="&#69;xternal"')],
    ["an OLE object elsewhere", "external-content", related("oleObject", "mhtml:https://eksempel.dk/x")],
    ["an OLE object within", "embedded-file", related("oleObject", "embeddings/oleObject1.bin", "")],
    [
      "a relation of strict Open XML",
      "embedded-file",
      related("oleObject", "a", "", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ],
    ["text in another format", "embedded-file", related("aFChunk", "a.html", "")],
    ["text in another format, by its tag", "embedded-file", withBody(`<w:altChunk r:id="x" xmlns:r="${RELATION}"/>`)],
    ["a part of an OLE object", "embedded-file", docxOf([["x"]], { "word/embeddings/oleObject1.bin": "x" })],
    ["a macro project by its relation", "macros", related("vbaProject", "a.bin", "")],
    ["a control by its relation", "macros", related("control", "a.xml", "")],
    ["an embedded macro sheet by name", "macros", withFile(docxOf([["x"]]), "word/embeddings/a.xlsm", xlsxOf())],
    [
      "an embedded macro sheet under another name",
      "macros",
      withFile(docxOf([["x"]]), "word/embeddings/a.xlsx", xlsxOf({ "xl/vbaProject.bin": "x" })),
    ],
    [
      "a file within a file within a file",
      "embedded-file",
      withFile(
        docxOf([["x"]]),
        "word/embeddings/a.docx",
        withFile(docxOf([["x"]]), "word/embeddings/a.xlsx", xlsxOf()),
      ),
    ],
    ["an embedded file that is none", "embedded-file", docxOf([["x"]], { "word/embeddings/a.xlsx": "x" })],
    ["the numbers behind a chart", "docx", withFile(docxOf([["x"]]), "word/embeddings/a.xlsx", xlsxOf())],
    ["a link to a web page", "docx", related("hyperlink", "https://eksempel.dk")],
  ])("%s: %s", (_what, kind, bytes) => {
    expect(word(bytes)).toBe(kind);
  });
});

describe("fields of Word", () => {
  test.each<[string, string, string]>([
    ["DDE in one piece", "field-command", field(instruction("DDE cmd &quot;/c calc&quot;"))],
    ["DDEAUTO in small letters", "field-command", field(instruction(" ddeauto cmd "))],
    ["a word in several pieces", "field-command", field(instruction(" D", "DE", "AUTO c:\\\\a"))],
    ["letters as entities", "field-command", field(instruction("&#68;DE&#x41;UTO cmd"))],
    ["a simple field", "field-command", `<w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>`],
    ["another prefix", "field-command", `<x:p xmlns:x="a"><x:fldSimple x:instr="DDE cmd"/></x:p>`],
    [
      "a word that another field makes",
      "field-command",
      field(`${field(instruction("QUOTE 68 68 69"))}${instruction(" cmd")}`),
    ],
    ["a field that is never ended", "docx", `<w:p>${mark("begin")}${instruction("PAGE")}</w:p>`],
    ["a link to a part of another file", "field-command", field(instruction("LINK Excel.Sheet.8 a.xls"))],
    ["a text from elsewhere", "external-content", field(instruction('INCLUDETEXT "https://eksempel.dk/a"'))],
    ["a picture from elsewhere", "external-content", field(instruction('INCLUDEPICTURE "https://eksempel.dk/a"'))],
    [
      "page numbers, and a prompt",
      "docx",
      `${field(instruction(" PAGE "))}${field(instruction("MACROBUTTON NoMacro [Klik her]"))}`,
    ],
    [
      "a condition with a field in it",
      "docx",
      field(`${instruction("IF ")}${field(instruction("PAGE"))}${instruction(" = 1")}`),
    ],
    ["a text about DDE", "docx", "<w:p><w:r><w:t>DDE cmd</w:t></w:r></w:p>"],
  ])("%s: %s", (_what, kind, body) => {
    expect(word(withBody(body))).toBe(kind);
  });

  test("in a part of any name and place", () => {
    const types = `<Types><Default Extension="bin" ContentType="application/x+xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}"/></Types>`;
    const bytes = docxOf([["x"]], {
      "[Content_Types].xml": types,
      "a/b.bin": '<x fldSimple=""><fldSimple instr="DDE a"/></x>',
    });
    expect(word(bytes)).toBe("field-command");
  });
});

describe("what a sheet fetches or starts", () => {
  const link = (inner: string) =>
    xlsxOf({ "xl/externalLinks/externalLink1.xml": `<externalLink>${inner}</externalLink>` });
  test.each<[string, string, Uint8Array]>([
    ["DDE", "field-command", link('<ddeLink ddeService="cmd" ddeTopic="/c calc"/>')],
    ["OLE", "field-command", link('<oleLink progId="x"/>')],
    ["another workbook", "external-content", link("<externalBook/>")],
    [
      "a connection",
      "external-content",
      xlsxOf({ "xl/_rels/workbook.xml.rels": relations("connections", "c.xml", "") }),
    ],
    ["a query of the web", "external-content", xlsxOf({ "xl/_rels/a.xml.rels": relations("queryTable", "q.xml", "") })],
  ])("%s: %s", (_what, kind, bytes) => {
    expect(sheet(bytes)).toBe(kind);
  });
});

describe("content types that hide what they say", () => {
  const types = (type: string, head = "") =>
    `${head}<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
  const MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml";
  const utf16 = (text: string) => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);

  test.each<[string, string, Uint8Array]>([
    ["entities by number", "macros", strToU8(types(MACRO.replace("E", "&#69;")))],
    ["entities by hexadecimal number", "macros", strToU8(types(MACRO.replace("m", "&#x6d;")))],
    ["UTF-16", "macros", utf16(types(MACRO))],
    ["entities of its own", "damaged", strToU8(types("&m;", `<!DOCTYPE Types [<!ENTITY m "${MACRO}">]>`))],
    ["another encoding", "damaged", strToU8(types(WORD_TYPE, '<?xml version="1.0" encoding="utf-7"?>'))],
    ["bytes that are no UTF-8", "damaged", Uint8Array.from([...strToU8(types(WORD_TYPE)), 0xff])],
    ["the word in a comment", "type-refused", strToU8(`<Types><!-- "${WORD_TYPE}" --></Types>`)],
    ["what it should be", "docx", strToU8(types(WORD_TYPE))],
    ["what it should be, in UTF-16", "docx", utf16(types(WORD_TYPE))],
  ])("%s: %s", (_what, kind, list) => {
    expect(word(zipSync({ "[Content_Types].xml": list, "word/document.xml": strToU8("<w/>") }))).toBe(kind);
  });
});

describe("packages that say one thing and are another", () => {
  const DOCUMENT = docxOf([["Tekst ".repeat(500)]]);

  /** Changes the directory's entry of a part, or its local header. */
  function tampered(name: string, change: (view: DataView, at: number) => void, signature = 0x02014b50): Uint8Array {
    const bytes = Uint8Array.from(DOCUMENT);
    const view = new DataView(bytes.buffer);
    const nameAt = signature === 0x02014b50 ? 46 : 30;
    for (let at = 0; at < bytes.length - nameAt; at += 1) {
      const isEntry = view.getUint32(at, true) === signature;
      const found = isEntry && Buffer.from(bytes.subarray(at + nameAt, at + nameAt + name.length)).toString() === name;
      if (found) {
        change(view, at);
        return bytes;
      }
    }
    throw new Error(`No entry ${name}`);
  }

  const PART = "word/document.xml";
  test.each<[string, string, () => Uint8Array]>([
    [
      "a part that is larger than it says",
      "damaged",
      () => tampered(PART, (view, at) => view.setUint32(at + 24, 100, true)),
    ],
    [
      "a part that is smaller than it says",
      "damaged",
      () => tampered(PART, (view, at) => view.setUint32(at + 24, 100_000, true)),
    ],
    ["a part with a password", "damaged", () => tampered(PART, (view, at) => view.setUint16(at + 8, 1, true))],
    ["a part packed in another way", "damaged", () => tampered(PART, (view, at) => view.setUint16(at + 10, 12, true))],
    [
      "a part outside the file",
      "damaged",
      () => tampered(PART, (view, at) => view.setUint32(at + 42, 0x7fffffff, true)),
    ],
    ["a part of two names", "damaged", () => tampered(PART, (view, at) => view.setUint8(at + 30, 0x58), 0x04034b50)],
    ["two parts of one name", "damaged", () => docxOf([["x"]], { "WORD/document.xml": "<x/>" })],
    ["something after its end", "damaged", () => Uint8Array.from([...DOCUMENT, 1, 2, 3])],
    ["as it was", "docx", () => DOCUMENT],
  ])("%s: %s", (_what, kind, make) => {
    expect(word(make())).toBe(kind);
  });
});

describe("files that would keep the pane waiting", () => {
  const many = (count: number, text: string) => text.repeat(count);

  test.each<[string, string, () => Uint8Array]>([
    ["a part of less-than signs", "damaged", () => docxOf([["x"]], { "word/document.xml": many(30_000, "<") })],
    [
      "less-than signs in a text that is well-formed",
      "docx",
      () => withBody(`<w:p><![CDATA[${many(20_000, "<a ")}]]></w:p>`),
    ],
    [
      "an attribute that never ends",
      "damaged",
      () => docxOf([["x"]], { "word/document.xml": `<a ${many(100_000, "b ")}` }),
    ],
    ["attributes without number", "damaged", () => withBody(`<a ${many(50_000, 'b="" ')}/>`)],
    ["200,000 paragraphs", "too-complex", () => withBody(many(200_000, "<w:p/>"))],
    ["tags within each other", "too-complex", () => withBody(many(100_000, "<a>") + many(100_000, "</a>"))],
    ["8 MB of spaces", "too-complex", () => withBody(many(8 * 1024 * 1024, " "))],
    [
      "199 MB in parts that are honest",
      "too-complex",
      () => zipSync({ ...unzipSync(docxOf([["x"]])), "word/media/a.bin": new Uint8Array(199 * 1024 * 1024) }),
    ],
    [
      "parts without number",
      "too-complex",
      () => packageOf(Object.fromEntries(Array.from({ length: PACKAGE_LIMITS.parts + 1 }, (_, at) => [`a${at}`, ""]))),
    ],
  ])("%s: %s", (_what, kind, make) => {
    expect(word(make())).toBe(kind);
  });

  test("a bomb that says it is small is stopped while it is expanded", () => {
    const bytes = withBody(many(30 * 1024 * 1024, " "));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 46; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1024 * 1024)
        view.setUint32(at + 24, 1000, true);
    }
    expect(word(bytes)).toBe("damaged");
  });

  test("a part whose data ends long before the part does", () => {
    const packed = deflateSync(strToU8("<w/>"));
    const long = new Uint8Array(4 * 1024 * 1024);
    long.set(packed);
    // Stored, so that the bytes stand as they are, and then said to be deflated.
    const types = `<Types><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}"/></Types>`;
    const bytes = zipSync({ "[Content_Types].xml": strToU8(types), "word/document.xml": [long, { level: 0 }] });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = bytes.length - 46; at > 0; at -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50 || view.getUint32(at + 24, true) !== long.length) continue;
      view.setUint16(at + 10, 8, true);
      view.setUint32(at + 24, 4, true);
      break;
    }
    expect(word(bytes)).toBe("damaged");
  });

  test("placeholders without number, and values that would fill the memory, are not filled", () => {
    const document = (count: number) => docxOf([Array.from({ length: count }, () => "{{kommune}}")]);
    expect(() => isTemplate(document(3_000), { kommune: "x" })).toThrow("Too many placeholders");
    expect(() => isTemplate(document(400), { kommune: "x".repeat(10_000) })).toThrow("Too long when filled");
    expect(isTemplate(document(400), { kommune: "x" })).toBe(true);
  });

  test("what was filled is looked at as XML, and not by a pattern", () => {
    expect(isWellFormed(docxOf([["x"]]))).toBe(true);
    expect(isWellFormed(docxOf([["x"]], { "word/document.xml": many(30_000, "<") }))).toBe(false);
    expect(isWellFormed(docxOf([["x"]], { "word/document.xml": "<w:p></w:tc>" }))).toBe(false);
  });
});

describe("PDF", () => {
  const pdf = (...objects: (string | Uint8Array)[]) =>
    Buffer.concat([
      Buffer.from("%PDF-1.7\n"),
      ...objects.map((object) => Buffer.from(object as Uint8Array)),
      Buffer.from("\n%%EOF"),
    ]);
  const judge = (...objects: (string | Uint8Array)[]) => verdict("blanket.pdf", Uint8Array.from(pdf(...objects)));
  const stream = (dictionary: string, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`\n7 0 obj\n<</Length ${content.length}${dictionary}>>\nstream\r\n`),
      Buffer.from(content),
      Buffer.from("\r\nendstream\nendobj\n"),
    ]);
  const OBJECTS = "/Type/ObjStm/N 1/First 4/Filter/FlateDecode";
  const SCRIPT = strToU8("1 0 <</S/JavaScript/JS(app.alert(1))>>");

  test.each<[string, string, (string | Uint8Array)[]]>([
    ["a script", "pdf-action", ["1 0 obj<</S/JavaScript/JS(x)>>endobj"]],
    ["a script under an escaped name", "pdf-action", ["1 0 obj<</S/J#61vaScr#69pt/JS(x)>>endobj"]],
    ["a program that is started", "pdf-action", ["1 0 obj<</S /Launch /F(cmd.exe)>>endobj"]],
    ["an XFA form", "pdf-action", ["1 0 obj<</AcroForm<</XFA 2 0 R>>>>endobj"]],
    ["an embedded file", "pdf-action", ["1 0 obj<</Names<</EmbeddedFiles 2 0 R>>>>endobj"]],
    ["a script in an object stream", "pdf-action", [stream(OBJECTS, zlibSync(SCRIPT))]],
    [
      "a script in an object stream that is not packed",
      "pdf-action",
      [stream(OBJECTS, zlibSync(SCRIPT, { level: 0 }))],
    ],
    [
      "a script far into a stored block",
      "pdf-action",
      [stream(OBJECTS, zlibSync(Uint8Array.from([...new Uint8Array(200_000), ...SCRIPT]), { level: 0 }))],
    ],
    [
      "a script in an object stream under escaped names",
      "pdf-action",
      [stream(OBJECTS.replace("ObjStm", "Obj#53tm"), zlibSync(SCRIPT))],
    ],
    [
      "objects in a way that is not read",
      "too-complex",
      [stream("/Type/ObjStm/N 1/First 4/Filter/LZWDecode", strToU8("packed"))],
    ],
    [
      "objects packed twice",
      "too-complex",
      [stream("/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]", strToU8("packed"))],
    ],
    ["a bomb of objects", "too-complex", [stream(OBJECTS, zlibSync(new Uint8Array(20 * 1024 * 1024)))]],
    ["escapes without number", "pdf", ["#41".repeat(6_000_000)]],
    ["streams without number", "pdf", ["stream ".repeat(2_800_000)]],
    ["object streams without number", "too-complex", ["1 0 obj<</Type/ObjStm>>stream\n".repeat(600_000)]],
    ["a dictionary without end", "too-complex", [`1 0 obj<</Type/ObjStm ${"x".repeat(10_000)}>>stream\n`]],
    ["a password", "type-refused", ["trailer<</Encrypt 5 0 R>>"]],
    ["a page to begin with", "pdf", ["1 0 obj<</OpenAction[3 0 R/Fit]>>endobj"]],
    [
      "a text about JavaScript",
      "pdf",
      [stream("/Filter/FlateDecode", zlibSync(strToU8("(JavaScript) Tj /JavaScript")))],
    ],
    ["objects that do nothing", "pdf", [stream(OBJECTS, zlibSync(strToU8("1 0 <</Type/Catalog>>")))]],
    ["names that only begin alike", "pdf", ["1 0 obj<</LaunchPad 1/XFABC 2>>endobj"]],
  ])("%s: %s", (_what, kind, objects) => {
    expect(judge(...objects)).toBe(kind);
  });
});
