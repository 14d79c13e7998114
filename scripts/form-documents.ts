/**
 * Authors the two bundled forms (assets/forms/*.docx) and their list (forms.json). The same source gives the same
 * bytes.
 */
import { createHash } from "node:crypto";
import {
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type IBorderOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import PizZip from "pizzip";
import { SORTIMENT_2020 } from "../src/domain/campaign/sortiment-2020";
import {
  assumedFieldsNote,
  EDITION_STATEMENT,
  FORM_EDITION,
  FORM_LAYOUTS,
  type FormField,
  type FormLayout,
  type FormSection,
} from "../src/domain/forms/layout";
import { FORM_PLACEHOLDERS } from "../src/domain/forms/values";

const FONT = "Calibri";
const INK = "1F2A37";
const BLUE = "1B3A5C";
const GREY = "595959";
const RULE = "C9D1DB";
const TINT = "F1F4F8";

/** A4 with margins that leave 170 mm for the tables. */
const PAGE = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
const MARGIN = convertMillimetersToTwip(20);
const TEXT_WIDTH = PAGE.width - 2 * MARGIN;
const LABEL_WIDTH = Math.round(TEXT_WIDTH * 0.43);

const rule = (color: string, size = 4): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color });
const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };

function valueParagraph(field: FormField, keepNext: boolean): Paragraph {
  const { placeholder, whenEmpty } = field;
  const children =
    placeholder === null
      ? [new TextRun({ text: whenEmpty, style: "EmptyField" })]
      : [
          new TextRun(`{{${placeholder}}}`),
          new TextRun({ text: `{{uden ${placeholder}: ${whenEmpty}}}`, style: "EmptyField" }),
        ];
  return new Paragraph({ style: "Value", keepNext, children });
}

function fieldRow(field: FormField, keepNext: boolean): TableRow {
  return new TableRow({
    // A row stays on one page unless it is longer than a page.
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: LABEL_WIDTH, type: WidthType.DXA },
        children: [
          new Paragraph({ style: "Label", keepNext, text: field.label }),
          new Paragraph({ style: "Help", keepNext, text: field.help }),
        ],
      }),
      new TableCell({
        width: { size: TEXT_WIDTH - LABEL_WIDTH, type: WidthType.DXA },
        children: [valueParagraph(field, keepNext)],
      }),
    ],
  });
}

function headerRow(): TableRow {
  const cell = (text: string, size: number) =>
    new TableCell({
      width: { size, type: WidthType.DXA },
      shading: { type: ShadingType.CLEAR, color: "auto", fill: TINT },
      verticalAlign: VerticalAlign.CENTER,
      children: [new Paragraph({ style: "TableHead", text })],
    });
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [cell("Felt", LABEL_WIDTH), cell("Oplysning", TEXT_WIDTH - LABEL_WIDTH)],
  });
}

/** @param keepNext whether it stays on one page with what follows. */
function sectionTable(section: FormSection, keepNext: boolean): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
    // A fixed layout keeps the columns however long a value is; long unbroken texts are broken at the cell's edge.
    layout: TableLayoutType.FIXED,
    margins: { top: 45, bottom: 45, left: 100, right: 100, marginUnitType: WidthType.DXA },
    borders: {
      top: rule(BLUE, 8),
      bottom: rule(RULE),
      left: none,
      right: none,
      insideHorizontal: rule(RULE),
      insideVertical: none,
    },
    rows: [headerRow(), ...section.fields.map((field) => fieldRow(field, keepNext))],
  });
}

function bodyOf(layout: FormLayout): (Paragraph | Table)[] {
  const notes = [assumedFieldsNote(layout), ...layout.notes];
  const last = layout.sections.length - 1;
  return [
    new Paragraph({ style: "FormNumber", text: "Bilag {{bilag_nummer}}" }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: "{{bilag_titel}}" }),
    new Paragraph({ style: "Subject", text: "{{kommune}} · {{it_system}}" }),
    new Paragraph({ style: "Lead", text: layout.lead }),
    new Paragraph({ style: "Statement", text: EDITION_STATEMENT }),
    // The last section and what is said of the fields stay together: no page holds a note alone.
    ...layout.sections.flatMap((section, index) => [
      new Paragraph({ heading: HeadingLevel.HEADING_2, text: `${index + 1}. ${section.title}` }),
      sectionTable(section, index === last),
    ]),
    new Paragraph({ heading: HeadingLevel.HEADING_2, text: "Om felterne" }),
    ...notes.map((text, index) => new Paragraph({ style: "Note", keepNext: index < notes.length - 1, text })),
  ];
}

function formDocument(layout: FormLayout): Document {
  const rightTab = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];
  const paragraph = (id: string, name: string, run: object, spacing: object, more: object = {}) => ({
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run,
    paragraph: { spacing, ...more },
  });
  return new Document({
    title: "{{dokumenttitel}}",
    subject: "{{ordrereference}}",
    creator: "Rutebestilling",
    lastModifiedBy: "Rutebestilling",
    description: `Rutebestillings udgave ${FORM_EDITION.version} af ${FORM_EDITION.dateText}`,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 21, color: INK, language: { value: "da-DK" } },
          paragraph: { spacing: { after: 0, line: 252, lineRule: LineRuleType.AUTO } },
        },
        heading1: {
          run: { font: FONT, size: 34, bold: true, color: BLUE },
          paragraph: {
            spacing: { before: 0, after: 80, line: 240, lineRule: LineRuleType.AUTO },
            keepNext: true,
            keepLines: true,
          },
        },
        heading2: {
          run: { font: FONT, size: 25, bold: true, color: BLUE },
          paragraph: { spacing: { before: 280, after: 80 }, keepNext: true, keepLines: true },
        },
      },
      paragraphStyles: [
        paragraph(
          "FormNumber",
          "Blanketnummer",
          { size: 22, bold: true, color: GREY, characterSpacing: 10 },
          { after: 20 },
          { keepNext: true },
        ),
        paragraph("Subject", "Blanketemne", { size: 26, color: INK }, { after: 160 }),
        paragraph("Lead", "Indledning", {}, { after: 140 }),
        paragraph(
          "Statement",
          "Udgaveerklæring",
          { size: 19, color: INK },
          { before: 60, after: 60, line: 240, lineRule: LineRuleType.AUTO },
          {
            shading: { type: ShadingType.CLEAR, color: "auto", fill: TINT },
            border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: BLUE } },
            indent: { left: 200 },
            keepLines: true,
          },
        ),
        paragraph("TableHead", "Tabelhoved", { size: 18, bold: true, color: BLUE }, { after: 0 }, { keepNext: true }),
        paragraph("Label", "Feltnavn", { bold: true, size: 20 }, { after: 0, line: 240, lineRule: LineRuleType.AUTO }),
        paragraph(
          "Help",
          "Hjælpetekst",
          { size: 16, color: GREY },
          { after: 0, line: 228, lineRule: LineRuleType.AUTO },
        ),
        paragraph("Value", "Feltværdi", { size: 20 }, { after: 0, line: 240, lineRule: LineRuleType.AUTO }),
        paragraph(
          "Note",
          "Note",
          { size: 18 },
          { after: 60, line: 240, lineRule: LineRuleType.AUTO },
          { keepLines: true },
        ),
        paragraph(
          "PageEdge",
          "Sidehoved og sidefod",
          { size: 16, color: GREY },
          { after: 0, line: 228, lineRule: LineRuleType.AUTO },
        ),
      ],
      characterStyles: [
        {
          id: "EmptyField",
          name: "Tomt felt",
          basedOn: "DefaultParagraphFont",
          run: { italics: true, color: GREY, size: 19 },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: { top: 1300, bottom: 1200, left: MARGIN, right: MARGIN, header: 560, footer: 520 },
          },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                style: "PageEdge",
                tabStops: rightTab,
                border: { bottom: { ...rule(RULE), space: 6 } },
                children: [
                  new TextRun("Bilag {{bilag_nummer}} · {{kommune}}"),
                  new TextRun("\tOrdrereference {{ordrereference}}"),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: "PageEdge",
                tabStops: rightTab,
                border: { top: { ...rule(RULE), space: 6 } },
                children: [
                  new TextRun(
                    `Rutebestillings udgave af blanketten · version ${FORM_EDITION.version} af ${FORM_EDITION.dateText}`,
                  ),
                  new TextRun({ children: ["\tSide ", PageNumber.CURRENT, " af ", PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: bodyOf(layout),
      },
    ],
  });
}

/** Local time on purpose: a zip stores local fields, so the same fields give the same bytes in every time zone. */
const ZIP_DATE = new Date(2026, 10, 25, 12, 0, 0);

/** Parts that the docx package always writes and a form has no use for. Each is work when a form is filled. */
const UNUSED_PART = /^(word\/(comments|footnotes)\.xml|word\/_rels\/(?!document)\w+\.xml\.rels|docProps\/custom\.xml)$/;

/** Leaves out what speaks of unused parts, namespaces that nothing is in, and the keeping of spaces where there are none. */
function trimPart(name: string, text: string): string {
  if (name === "[Content_Types].xml" || name.endsWith(".rels")) {
    return text.replace(/<(Override|Relationship) [^>]*"[^"]*(comments|footnotes|custom)\.xml"[^>]*\/>/g, "");
  }
  return text
    .replace(/ mc:Ignorable="[^"]*"/, "")
    .replace(/<w:t xml:space="preserve">(?=\S)([^<]*[^<\s]<)/g, "<w:t>$1")
    .replace(/ xmlns:(\w+)="[^"]*"/g, (declaration, prefix: string) =>
      text.includes(`<${prefix}:`) || text.includes(` ${prefix}:`) ? declaration : "",
    );
}

/** What the docx package has no options for; each addition stands where the schema has its place. */
function completePart(name: string, text: string, layout: FormLayout): string {
  switch (name) {
    case "docProps/core.xml":
      return text
        .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${FORM_EDITION.date}T12:00:00Z`)
        .replace("</cp:coreProperties>", "<dc:language>da-DK</dc:language></cp:coreProperties>");
    case "word/settings.xml":
      return text.replace("</w:compat>", '</w:compat><w:themeFontLang w:val="da-DK"/>');
    case "word/document.xml": {
      // Word's own screen reader support: which row is the header, and what the table is called.
      const titles = layout.sections.map(({ title }) => title);
      const look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>';
      return text.replaceAll("</w:tblPr>", () => `${look}<w:tblCaption w:val="${titles.shift()}"/></w:tblPr>`);
    }
    default:
      return text;
  }
}

/** Repacks a document so that it says nothing of when and where it was packed. */
function completePackage(bytes: Uint8Array, layout: FormLayout): Uint8Array {
  const source = new PizZip(bytes);
  const target = new PizZip();
  // The list of content types comes first in a package, as Word writes it: some mail filters look at the first entry.
  const entries = Object.entries(source.files).filter(([name, entry]) => !entry.dir && !UNUSED_PART.test(name));
  const first = (name: string) => (name === "[Content_Types].xml" ? 0 : 1);
  for (const [name, entry] of entries.sort(([a], [b]) => first(a) - first(b))) {
    const text = completePart(name, trimPart(name, entry.asText()), layout);
    target.file(name, text, { date: ZIP_DATE, createFolders: false });
  }
  return target.generate({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 9 } });
}

/** What an administrator needs in order to put a file in a form's place. Read beside the file, so Danish. */
function hostReadme(): string {
  const described = new Map<string, string>();
  for (const { placeholder, label } of FORM_LAYOUTS.flatMap(({ sections }) =>
    sections.flatMap(({ fields }) => fields),
  )) {
    if (placeholder !== null && !described.has(placeholder)) described.set(placeholder, label);
  }
  const more: Readonly<Record<string, string>> = {
    bilag_nummer: "Bilagets nummer",
    bilag_titel: "Bilagets titel, som opgaven skriver den",
    dokumenttitel: "Bilagets titel med ordrereference",
    klik_projekt: "KLIK-opgavens projekt",
  };
  const width = Math.max(...FORM_PLACEHOLDERS.map(({ length }) => length)) + 4;
  const line = (name: string) =>
    `  ${`{{${name}}}`.padEnd(width)}  ${described.get(name) ?? more[name] ?? ""}`.trimEnd();
  return `Egne blanketter i Rutebestilling
================================

Rutebestilling har sin egen udgave af Bilag 1 og Bilag 2. Har I KOMBITs originale blanketter
(hentet fra KLIK), kan de bruges i stedet:

1. Læg filen i denne mappe. Den skal være .docx, .xlsx eller .pdf, uden makroer og højst 19,9 MB.
   Alle bilag i en mail må tilsammen højst fylde 25 MB.
2. Nævn den i forms.json, fx:

   {
     "schemaVersion": 1,
     "forms": [
       {
         "id": "bilag-1",
         "file": "Bilag 1 fra KLIK.docx",
         "origin": "KOMBIT, hentet fra KLIK",
         "date": "2020-03-09"
       }
     ]
   }

   id er bilag-1 eller bilag-2. origin og date vises for brugeren. Feltet sha256 kan
   tilføjes; så bruges filen kun, hvis den passer til det (Windows: certutil -hashfile
   "Bilag 1 fra KLIK.docx" SHA256).
3. Åbn tilføjelsesprogrammet igen. Blankettens kort viser, hvilken fil der bruges. Kan en fil ikke
   bruges, står årsagen samme sted, og Rutebestillings egen blanket bruges i stedet.

En fil afvises, når der er noget i den, som kan køre eller hentes af sig selv:

  makroer                       gem filen som .docx eller .xlsx uden makroer
  indlejrede filer og objekter  slet objektet, eller sæt det ind som billede
  ekstern skabelon, eller et    i Word: Udvikler -> Dokumentskabelon, skriv Normal. Sæt billeder
  billede, der hentes           ind i filen. Blanketter fra KLIK har ofte en skabelon hos afsenderen
  DDE                           vis felterne med Alt+F9, og slet feltet
  PDF med JavaScript, XFA,      åbn filen, og udskriv den til PDF
  vedhæftet fil eller handling
  adgangskode                   fjern adgangskoden

Kontrollen deploy/verify.mjs siger det samme, før brugerne ser det.

En .docx kan udfyldes automatisk: skriv et eller flere af navnene nedenfor, hvor oplysningen skal
stå. Ukendt oplysning giver en tom plads. Skal der stå noget i stedet, skrives fx
{{kontakt_telefon}}{{uden kontakt_telefon: ikke oplyst}}. Findes ingen af navnene i filen, sendes den uændret, og
det samme gælder .xlsx og .pdf. Er et navn stavet rigtigt og et andet forkert, bruges filen ikke.

${FORM_PLACEHOLDERS.map(line).join("\n")}
`;
}

/** One file that the script makes. */
export interface BuiltFile {
  /** Path from the top of the project. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Makes every file, in memory. */
export async function buildForms(): Promise<BuiltFile[]> {
  const files: BuiltFile[] = [];
  const list = [];
  for (const layout of FORM_LAYOUTS) {
    const form = SORTIMENT_2020.forms.find((candidate) => candidate.id === layout.id);
    if (!form) throw new Error(`No form ${layout.id} in the campaign`);
    const bytes = completePackage(new Uint8Array(await Packer.toBuffer(formDocument(layout))), layout);
    const file = `${layout.id}.docx`;
    files.push({ path: `assets/forms/${file}`, bytes });
    list.push({
      id: layout.id,
      title: form.title,
      file,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      origin: `Rutebestillings udgave ${FORM_EDITION.version}`,
      date: FORM_EDITION.date,
    });
  }
  files.push({ path: "assets/forms/host/LAESMIG.txt", bytes: new TextEncoder().encode(hostReadme()) });
  const json = `${JSON.stringify({ schemaVersion: 1, forms: list }, null, 2)}\n`;
  files.push({ path: "assets/forms/forms.json", bytes: new TextEncoder().encode(json) });
  return files;
}
