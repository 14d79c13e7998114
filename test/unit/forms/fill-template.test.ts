/** @jest-environment jsdom */
// jsdom for its DOMParser: a strict XML parser (saxes) that neither the templates nor the library are made with.
import { TextDecoder } from "node:util";
import { unzipSync, zipSync } from "fflate";
import { SORTIMENT_2020 } from "../../../src/domain/campaign/sortiment-2020";
import { FORM_LAYOUTS } from "../../../src/domain/forms/layout";
import { FORM_PLACEHOLDERS, formValues } from "../../../src/domain/forms/values";
import type { ProfileValues } from "../../../src/domain/profile/fields";
import { fillTemplate, isTemplate, TemplateError } from "../../../src/forms/fill-template";
import { toXmlText } from "../../../src/forms/xml-text";
import { DATES, docxOf, FULL, orderOf, partOf, projectFile, ROUTE_FORM, SHORT } from "./form-fixtures";

// A browser has it; jsdom does not.
Object.assign(globalThis, { TextDecoder });

const PARTS = ["word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml"];

function parse(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const error = document.querySelector("parsererror")?.textContent ?? null;
  expect(error).toBeNull();
  return document;
}

/** The text of a cell as a reader sees it: a `<w:br/>` is a line break. */
function textOf(element: Element): string {
  return [...element.getElementsByTagName("*")]
    .map((node) => (node.tagName === "w:t" ? node.textContent : node.tagName === "w:br" ? "\n" : ""))
    .join("");
}

/** The rows of all tables of a filled form: label, help, value, and whether the value is set as an empty field. */
function rowsOf(bytes: Uint8Array): { label: string; text: string; empty: boolean }[] {
  const document = parse(partOf(bytes, "word/document.xml"));
  return [...document.getElementsByTagName("w:tr")]
    .filter((row) => row.getElementsByTagName("w:tblHeader").length === 0)
    .map((row) => {
      const [label, value] = [...row.getElementsByTagName("w:tc")];
      if (!label || !value) throw new Error("A row without its two cells");
      const runs = [...value.getElementsByTagName("w:r")].filter((run) => textOf(run) !== "");
      return {
        label: textOf(label.getElementsByTagName("w:p")[0] as Element),
        text: textOf(value),
        empty: runs.length > 0 && runs.every((run) => run.getElementsByTagName("w:rStyle").length === 1),
      };
    });
}

function fill(formId: string, user: ProfileValues, code = "101"): Uint8Array {
  const form = SORTIMENT_2020.forms.find(({ id }) => id === formId) ?? ROUTE_FORM;
  const order = orderOf(code, user);
  const bytes = fillTemplate(projectFile(`assets/forms/${form.id}.docx`), formValues(order, form, DATES));
  for (const part of PARTS) parse(partOf(bytes, part));
  return bytes;
}

const HOSTILE: readonly (readonly [string, string])[] = [
  ["markup", '<script>alert("x")</script> & &amp; <w:p> ]]> <!-- \' "'],
  ["Danish letters and others", "æøå ÆØÅ é ü ß ł 漢字 العربية עברית ไทย"],
  ["emoji and letters beyond the first plane", "😀 👩‍👩‍👧 🇩🇰 𝔘𝔫𝔦 \u{10FFFD}"],
  ["placeholders", "{{kommune}} {{#x}} }} {kommune} $& $1"],
  ["5,000 characters", `${"Langt felt med ord ".repeat(263)}slut`],
  ["5,000 characters without a break", "x".repeat(5000)],
];

describe.each(FORM_LAYOUTS.map(({ id }) => id))("%s", (formId) => {
  test.each(HOSTILE)("prints %s as they were written, in every field", (_name, text) => {
    const user: ProfileValues = Object.fromEntries(Object.keys(FULL).map((field) => [field, text]));
    // One it-system in both roles: the values are the same in both.
    const values = formValues(orderOf("101", user), ROUTE_FORM, DATES);
    const rows = rowsOf(fill(formId, user));
    const printed = rows.filter((row) => row.text.includes(text));
    const layout = FORM_LAYOUTS.find(({ id }) => id === formId);
    const free = layout?.sections
      .flatMap(({ fields }) => fields)
      .filter(({ placeholder }) => placeholder !== null && values[placeholder].includes(text));
    expect(printed.map(({ label }) => label)).toEqual(free?.map(({ label }) => label));
    expect(printed.length).toBeGreaterThan(3);
  });

  test("drops characters that XML cannot hold, and keeps the rest", () => {
    const text = "a\u0000b\u0007c\u001Bd\uD800e\uDC00f\uFFFEg\uFFFFh\u000Bi\tj";
    const rows = rowsOf(fill(formId, { ...SHORT, "bookkeeping.system": text }));
    expect(rows.find(({ label }) => label === "It-system")?.text).toBe("abcdefghi\tj");
  });

  test("keeps line breaks, whatever their kind", () => {
    const rows = rowsOf(fill(formId, { ...SHORT, "bookkeeping.systemUuid": "et\r\nto\rtre\nfire\u2028fem" }));
    expect(rows.find(({ label }) => label === "It-systemets UUID")?.text).toBe("et\nto\ntre\nfire\nfem");
  });

  test("marks an empty field as empty, and a filled one not", () => {
    const before = rowsOf(fill(formId, SHORT)).find(({ label }) => label === "SFTP-bruger");
    expect(before).toMatchObject({ text: "(udfyldes af leverandøren, hvis relevant)", empty: true });
    const after = rowsOf(fill(formId, { ...SHORT, "bookkeeping.sftpUser": "int" })).find(
      ({ label }) => label === "SFTP-bruger",
    );
    expect(after).toMatchObject({ text: "int", empty: false });
  });

  test("leaves no placeholder behind", () => {
    const bytes = fill(formId, FULL);
    for (const part of PARTS) expect(partOf(bytes, part)).not.toMatch(/\{\{|\}\}/);
  });

  test("has its title and order reference as document properties", () => {
    const core = parse(partOf(fill(formId, SHORT), "docProps/core.xml"));
    expect(core.getElementsByTagName("dc:title")[0]?.textContent).toMatch(/^Bilag \d: .*\(ØIR03-101-BOG\)$/);
    expect(core.getElementsByTagName("dc:subject")[0]?.textContent).toBe("ØIR03-101-BOG");
  });
});

describe("fillTemplate", () => {
  const values = { kommune: "Københavns Kommune", tom: "" };

  test("gives the same bytes at another time", () => {
    jest.useFakeTimers({ now: new Date("2020-03-10T08:00:00Z") });
    const template = docxOf([["{{kommune}}"]]);
    const first = fillTemplate(template, values);
    jest.setSystemTime(new Date("2031-07-01T20:30:00Z"));
    const second = fillTemplate(template, values);
    jest.useRealTimers();
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  test.each([
    ["{{kommune}}", true],
    ["{{ kommune }}", true],
    ["{{uden tom: intet}}", true],
    ["{kommune}", false],
    ["{{andet}} {{ {{}} }}", false],
    ["{{toString}}", false],
    ["kommune", false],
  ])("takes a document with %p for a template: %p", (text, expected) => {
    expect(isTemplate(docxOf([[text]]), values)).toBe(expected);
    expect(isTemplate(docxOf([["Tekst"]], { "word/header1.xml": `<w:hdr><w:t>${text}</w:t></w:hdr>` }), values)).toBe(
      expected,
    );
  });

  test("takes a placeholder that Word split for one", () => {
    expect(isTemplate(docxOf([["{{kom", "mune}", "}"]]), values)).toBe(true);
  });

  test("shows the words that stand for an empty value, where it is empty", () => {
    const template = docxOf([
      ["{{tom}}{{uden tom: (intet &amp; &lt;mere&gt;)}}|{{kommune}}{{uden kommune:intet}}|{{ kommune }}"],
    ]);
    const filled = fillTemplate(template, values);
    expect(textOf(parse(partOf(filled, "word/document.xml")).documentElement)).toBe(
      "(intet & <mere>)|Københavns Kommune|Københavns Kommune",
    );
  });

  test("names the placeholders that do not exist", () => {
    const template = docxOf([["{{kommune}} {{komune}} {{toString}} {{__proto__}} {{uden alder: ukendt}}"]]);
    const filling = () => fillTemplate(template, values);
    expect(filling).toThrow(TemplateError);
    expect(filling).toThrow(expect.objectContaining({ placeholders: ["komune", "toString", "__proto__", "alder"] }));
  });

  test("knows no loops, conditions or raw XML: they are placeholders that do not exist", () => {
    const template = docxOf([["{{#kommune}}{{/kommune}} {{^tom}} {{@kommune}}"]]);
    expect(() => fillTemplate(template, values)).toThrow(
      expect.objectContaining({ placeholders: ["#kommune", "/kommune", "^tom", "@kommune"] }),
    );
  });

  test("fills a placeholder that Word split, with its marks of spelling and of bookmarks between", () => {
    const split = [
      "{{kom</w:t></w:r>",
      '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/>',
      '<w:r><w:rPr><w:b/><w:lang w:val="da-DK"/></w:rPr><w:t>mune</w:t></w:r>',
      '<w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/>',
      "<w:r><w:t>}}",
    ];
    const filled = fillTemplate(docxOf([["Til "], [split.join("")], ["{", "{tom", "}} slut"]]), values);
    const document = parse(partOf(filled, "word/document.xml"));
    expect([...document.getElementsByTagName("w:p")].map(textOf)).toEqual(["Til ", "Københavns Kommune", " slut"]);
  });

  test("keeps what is no text byte for byte, and every part in its place", () => {
    const { "word/media/a.png": _, ...parts } = unzipSync(docxOf([["{{kommune}}"]], { "word/media/a.png": "" }));
    const picture = Uint8Array.from({ length: 3000 }, (_value, at) => (at * 31) % 256);
    const template = zipSync({ ...parts, "word/": new Uint8Array(), "word/media/a.png": picture });
    const filled = unzipSync(fillTemplate(template, values));
    expect(Object.keys(filled)).toEqual([...Object.keys(parts), "word/media/a.png"]);
    expect(filled["word/media/a.png"]).toEqual(picture);
    expect(filled["_rels/.rels"]).toEqual(parts["_rels/.rels"]);
  });

  test("says nothing on the console", () => {
    const spies = (["log", "warn", "error"] as const).map((name) => jest.spyOn(console, name).mockReturnValue());
    expect(() => fillTemplate(docxOf([["{{kommune}} {{kommune"]]), values)).toThrow(TemplateError);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });
});

test("toXmlText leaves what XML can hold as it is", () => {
  const text = "\t\n æøå \uD7FF\uE000\uFFFD 😀";
  expect(toXmlText(text)).toBe(text);
});

test("a placeholder's name can be written in Word without special characters", () => {
  for (const name of FORM_PLACEHOLDERS) expect(name).toMatch(/^[a-z_]+$/);
});
