import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describeForm } from "../../../src/domain/forms/layout";
import { formValues } from "../../../src/domain/forms/values";
import type { ProfileValues } from "../../../src/domain/profile/fields";
import { fillTemplate } from "../../../src/forms/fill-template";
import { toXmlText } from "../../../src/forms/xml-text";
import { DATES, docxOf, FULL, ordersOf, projectFile, SHORT } from "./form-fixtures";

/** Whether a command is there to be run. */
function has(command: string, flag: string): boolean {
  return spawnSync(command, [flag], { stdio: "ignore" }).error === undefined;
}

const installed = has("soffice", "--version") && has("pdftotext", "-v");
if (!installed) {
  console.warn("Skipped: LibreOffice (soffice) or poppler (pdftotext) is not installed; the forms were not opened.");
}

const ONE_SYSTEM: ProfileValues = { ...FULL, "bookkeeping.system": "Prisme", "collection.system": "Prisme" };
const LONG: ProfileValues = {
  ...SHORT,
  "bookkeeping.system": `${"Et langt systemnavn med æøå ".repeat(7)}slut`,
  "bookkeeping.supplier": `Leverandøren & sønner <"A/S"> ${"uafbrudt".repeat(60)}`,
  // Longer than two pages; in lines, since a header stands between the two halves of a sentence at a page break.
  "bookkeeping.operationsContact": Array.from({ length: 140 }, (_, line) => `Linje ${line + 1} om vagten`).join("\n"),
  // No emoji here: whether they are drawn is a matter of the fonts that are installed.
  "contact.name": "\u0007Åse Ærø-Østergård",
};
const CASES: readonly (readonly [string, string, ProfileValues])[] = [
  ["two systems", "101", SHORT],
  ["one system, every field", "751", ONE_SYSTEM],
  ["the longest municipality name", "760", SHORT],
  ["long and hostile values", "573", LONG],
];

interface Opened {
  readonly name: string;
  readonly wanted: readonly string[];
}

/** What can be compared when a line may break anywhere: pdftotext drops a hyphen at the end of a line. */
const squeeze = (text: string) => toXmlText(text).replace(/[\s\u00a0-]+/g, "");

(installed ? describe : describe.skip)("LibreOffice", () => {
  const folder = mkdtempSync(join(tmpdir(), "rutebestilling-forms-"));
  const opened: Opened[] = [];

  function convert(names: readonly string[]): void {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const options = [profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder];
    execFileSync("soffice", [...options, ...names.map((name) => join(folder, name))], { stdio: "ignore" });
  }

  beforeAll(() => {
    for (const [what, code, user] of CASES) {
      for (const order of ordersOf(code, user)) {
        for (const form of order.campaign.forms) {
          const template = projectFile(`assets/forms/${form.id}.docx`);
          const name = `${what}-${order.key}-${form.number}`;
          writeFileSync(join(folder, `${name}.docx`), fillTemplate(template, formValues(order, form, DATES)));
          const content = describeForm(order, form, DATES);
          const rows = content?.sections.flatMap((section) => section.rows) ?? [];
          opened.push({ name, wanted: [form.title, ...rows.flatMap(({ text }) => text.split("\n"))] });
        }
      }
    }
    writeFileSync(join(folder, "broken.docx"), docxOf([["Tekst</w:t>"]]));
    convert([...opened.map(({ name }) => `${name}.docx`), "broken.docx"]);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("opens every document, and every value stands in what it prints", () => {
    expect(opened).toHaveLength(14);
    for (const { name, wanted } of opened) {
      const text = squeeze(execFileSync("pdftotext", [join(folder, `${name}.pdf`), "-"], { encoding: "utf8" }));
      const missing = wanted.filter((value) => !text.includes(squeeze(value)));
      expect([name, missing]).toEqual([name, []]);
    }
  });

  test("keeps a form of usual length short, on A4, with its title", () => {
    for (const { name } of opened.filter((document) => !document.name.startsWith("long"))) {
      const info = execFileSync("pdfinfo", [join(folder, `${name}.pdf`)], { encoding: "utf8" });
      // Three pages and two with the fonts that the forms are made for; one more with wider ones.
      expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeLessThanOrEqual(name.endsWith("-1") ? 4 : 3);
      expect(info).toMatch(/Page size:.*\(A4\)/);
      expect(info).toMatch(/Title:\s+Bilag \d: /);
    }
  });

  test("does not open a document that is not well made: the check can fail", () => {
    const file = join(folder, "broken.pdf");
    const text = existsSync(file) ? execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }) : "";
    expect(text).not.toContain("Tekst");
  });
});
