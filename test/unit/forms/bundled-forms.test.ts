import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { SORTIMENT_2020 } from "../../../src/domain/campaign/sortiment-2020";
import { FORM_LAYOUTS } from "../../../src/domain/forms/layout";
import { FORM_PLACEHOLDERS } from "../../../src/domain/forms/values";
import { partOf, projectFile, sha256 } from "./form-fixtures";

interface BuiltFile {
  readonly path: string;
  readonly sha256: string;
}

/** The script as it is run, in a process of its own and a time zone far from Denmark's. */
function runScript(zone: string): BuiltFile[] {
  const script = `require("./scripts/form-documents.ts").buildForms().then((files) => console.log(JSON.stringify(files.map(({ path, bytes }) => ({ path, sha256: require("node:crypto").createHash("sha256").update(bytes).digest("hex") })))))`;
  const output = execFileSync(process.execPath, ["--import", "tsx", "--eval", script], {
    cwd: resolve(__dirname, "../../.."),
    env: { ...process.env, TZ: zone },
    encoding: "utf8",
  });
  return JSON.parse(output) as BuiltFile[];
}

test.each(["Europe/Copenhagen", "Pacific/Auckland"])(
  "the committed forms are what the script makes (%s)",
  (zone) => {
    const built = runScript(zone);
    expect(built.map(({ path }) => path)).toEqual([
      "assets/forms/bilag-1.docx",
      "assets/forms/bilag-2.docx",
      "assets/forms/host/LAESMIG.txt",
      "assets/forms/forms.json",
    ]);
    expect(built).toEqual(built.map(({ path }) => ({ path, sha256: sha256(projectFile(path)) })));
  },
  30_000,
);

test("forms.json lists each form of the task with its title, file, hash, origin and date", () => {
  const { forms } = JSON.parse(new TextDecoder().decode(projectFile("assets/forms/forms.json")));
  expect(forms).toEqual(
    SORTIMENT_2020.forms.map(({ id, title }) => ({
      id,
      title,
      file: `${id}.docx`,
      sha256: sha256(projectFile(`assets/forms/${id}.docx`)),
      origin: "Rutebestillings udgave 1.2",
      date: "2026-11-30",
    })),
  );
});

describe.each(FORM_LAYOUTS)("the template of $id", (layout) => {
  const template = projectFile(`assets/forms/${layout.id}.docx`);
  const body = partOf(template, "word/document.xml");

  test("asks for exactly the values of its layout", () => {
    const asked = new Set([...body.matchAll(/\{\{(?:uden )?(\w+)(?:: [^}]*)?\}\}/g)].map(([, name]) => name));
    const laidOut = layout.sections.flatMap(({ fields }) => fields.flatMap(({ placeholder }) => placeholder ?? []));
    expect([...asked].sort()).toEqual([...new Set([...laidOut, "bilag_nummer", "bilag_titel"])].sort());
    for (const name of asked) expect(FORM_PLACEHOLDERS).toContain(name);
  });

  test("is in Danish, on A4, and says whose edition it is", () => {
    expect(partOf(template, "word/styles.xml")).toContain('<w:lang w:val="da-DK"');
    expect(partOf(template, "docProps/core.xml")).toContain("<dc:language>da-DK</dc:language>");
    expect(body).toMatch(/<w:pgSz w:w="11905" w:h="16837"/);
    expect(body).toContain("Dette er Rutebestillings udgave af blanketten.");
    expect(body).toContain("er ikke KOMBITs egen fil");
  });

  test("has real headings, a repeated header row in each table and page numbers", () => {
    const count = (pattern: RegExp) => (body.match(pattern) ?? []).length;
    expect(count(/<w:pStyle w:val="Heading1"\/>/g)).toBe(1);
    expect(count(/<w:pStyle w:val="Heading2"\/>/g)).toBe(layout.sections.length + 1);
    expect(count(/<w:tbl>/g)).toBe(layout.sections.length);
    expect(count(/<w:tblHeader\/>/g)).toBe(layout.sections.length);
    const footer = partOf(template, "word/footer1.xml");
    expect(footer).toContain("NUMPAGES");
    expect(footer).toContain("version 1.2 af 30. november 2026");
  });
});

test("the forms tell a supplier nothing that we only suppose, and NOT0746 is never called an alarm", () => {
  expect(JSON.stringify(FORM_LAYOUTS)).not.toMatch(/formentlig|muligvis|NOT0746|alarm/i);
});
