import { FILE_LIMIT, TOTAL_LIMIT } from "../../../src/domain/forms/limits";
import { inspectFormFile } from "../../../src/forms/inspect-form-file";
import { docxOf, packageOf, pdfOf, projectFile, xlsxOf } from "./form-fixtures";

const WORD = docxOf([["Tekst"]]);

function typesOf(contentType: string): Uint8Array {
  const types = `<Types><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`;
  return packageOf({ "[Content_Types].xml": types, "word/document.xml": "<w/>" });
}

const WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

test.each([
  ["blanket.docx", WORD, "docx"],
  ["BLANKET.DOCX", WORD, "docx"],
  ["Bilag 1 - v1.2 (æøå).docx", WORD, "docx"],
  ["bilag-1.docx", projectFile("assets/forms/bilag-1.docx"), "docx"],
  ["blanket.xlsx", xlsxOf(), "xlsx"],
  ["blanket.pdf", pdfOf(), "pdf"],
  ["blanket.pdf", new TextEncoder().encode(`\r\n\r\n%PDF-1.7\n`), "pdf"],
])("%s is taken", (name, bytes, type) => {
  expect(inspectFormFile(name, bytes)).toBe(type);
});

test.each([
  ["an empty file", "blanket.docx", new Uint8Array(), "empty"],
  ["a macro file by name", "blanket.docm", WORD, "macros"],
  ["a macro sheet by name", "blanket.XLSM", xlsxOf(), "macros"],
  ["a macro file under another name", "blanket.docx", docxOf([["x"]], { "word/vbaProject.bin": "x" }), "macros"],
  ["a macro sheet under another name", "blanket.xlsx", xlsxOf({ "xl/vbaProject.bin": "x" }), "macros"],
  ["an Excel 4 macro sheet", "blanket.xlsx", xlsxOf({ "xl/macrosheets/sheet1.xml": "x" }), "macros"],
  ["an ActiveX control", "blanket.docx", docxOf([["x"]], { "word/activeX/activeX1.bin": "x" }), "macros"],
  ["a macro type", "blanket.docx", typesOf("application/vnd.ms-word.document.macroEnabled.main+xml"), "macros"],
  ["a template", "blanket.docx", typesOf(`${WORD_TYPE}.template.main+xml`), "type-refused"],
  ["a Word file named as a sheet", "blanket.xlsx", WORD, "type-refused"],
  ["a Word file named as a PDF", "blanket.pdf", WORD, "type-refused"],
  ["a PDF named as a Word file", "blanket.docx", pdfOf(), "type-refused"],
  ["a zip file", "blanket.docx", packageOf({ "a.txt": "a" }), "type-refused"],
  ["an old Word file", "blanket.doc", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "type-refused"],
  ["a Word file with a password", "blanket.docx", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "type-refused"],
  ["a program", "blanket.exe", Uint8Array.of(0x4d, 0x5a), "type-refused"],
  ["a file without an extension", "blanket", WORD, "type-refused"],
  ["a name that ends in a point", "blanket.docx.", WORD, "type-refused"],
  ["a web page", "blanket.pdf", new TextEncoder().encode("<!doctype html>"), "type-refused"],
  ["a file that was cut short", "blanket.docx", WORD.subarray(0, WORD.length - 40), "damaged"],
])("%s is refused", (_what, fileName, bytes, kind) => {
  expect(inspectFormFile(fileName, bytes)).toEqual({ kind, fileName });
});

test("a file may be as large as the base64 limit of office.js allows, and no larger", () => {
  const file = (length: number) => {
    const bytes = new Uint8Array(length);
    bytes.set(pdfOf());
    return bytes;
  };
  expect(Math.ceil(FILE_LIMIT / 3) * 4).toBeLessThanOrEqual(27_892_122);
  expect(Math.ceil((FILE_LIMIT + 1) / 3) * 4).toBeGreaterThan(27_892_122 - 4);
  expect(FILE_LIMIT).toBeLessThan(TOTAL_LIMIT);
  expect(inspectFormFile("stor.pdf", file(FILE_LIMIT))).toBe("pdf");
  expect(inspectFormFile("stor.pdf", file(FILE_LIMIT + 1))).toEqual({
    kind: "too-large",
    fileName: "stor.pdf",
    size: { bytes: FILE_LIMIT + 1, limit: FILE_LIMIT, of: "file" },
  });
});

test("a package that says it unpacks to gigabytes is not opened", () => {
  const bytes = Uint8Array.from(WORD);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 28; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0xf0000000, true);
  }
  expect(inspectFormFile("bombe.docx", bytes)).toEqual({ kind: "too-complex", fileName: "bombe.docx" });
});
