import type { FormFault } from "../../src/app/ports/forms";
import { FORM_PLACEHOLDERS } from "../../src/domain/forms/values";
import { fillForeignForm } from "../../src/forms/fill-form-file";
import { readHostFormList } from "../../src/forms/host-form-list";
import { formsTextsDa } from "../../src/i18n/da/forms";
import type { Fault } from "../connection/fault";
import { judgeOrganisation } from "../organisation/check-organisation";
import type { Report } from "./report";
import type { Site, SiteFile } from "./site";
import { readUtf8, sha256 } from "./text";

/** How many faults of one file are listed. */
const TOLD = 5;
const BUNDLED = ["bilag-1", "bilag-2"];

/** The organisation's file, by the very check that the pane and check-organisation use. */
export async function checkOrganisationFile(site: Site, report: Report): Promise<void> {
  const path = "organisation/organisation.json";
  const remedy = "Ret filen efter docs/admin/organisation.md. deploy/check-organisation.mjs viser alle fejl.";
  const { answer, body, fault, hasContent } = await site.file(path);
  if (answer?.status === 404) {
    report.note(`${path} er der ikke. Hver bruger skriver så selv kommunens oplysninger.`);
    return;
  }
  report.check(`${path} kan hentes`, fault);
  if (!hasContent) return;
  const { faults, doubts, municipalities } = judgeOrganisation(body);
  const told = [...faults.slice(0, TOLD), ...(faults.length > TOLD ? [`Og ${faults.length - TOLD} til.`] : [])];
  report.check(`${path} kan bruges af panelet`, faults.length > 0 ? { text: told.join(" "), remedy } : null);
  for (const doubt of doubts) report.note(`${path}, ${doubt}`);
  if (municipalities === 0) report.note(`${path} har ingen kommuner endnu. Hver bruger skriver så selv oplysningerne.`);
}

/** The organisation's own forms in the place of the bundled ones, which are in files.json. */
export async function checkForms(site: Site, report: Report): Promise<void> {
  const path = "forms/forms.json";
  const remedy = "Ret forms.json efter docs/admin/forms.md.";
  const { answer, body, fault, hasContent } = await site.file(path);
  if (answer?.status === 404) {
    report.note(`${path} er der ikke. De medfølgende bilag bruges.`);
    return;
  }
  report.check(`${path} kan hentes`, fault);
  if (!hasContent) return;
  const list = readHostFormList(readUtf8(body));
  const problems = "problems" in list ? list.problems : [];
  report.check(
    `${path} kan bruges`,
    problems.length > 0 ? { text: `${problems.join("; ").replace(/\.?$/, ".")}`, remedy } : null,
  );
  if ("problems" in list) return;
  for (const { id, file, sha256: expected } of list) {
    if (!BUNDLED.includes(id)) {
      report.note(`${id} er ikke et af de medfølgende bilag. Det bruges kun i en bestillingsrunde med det id.`);
    }
    const found = await site.file(`forms/${encodeURIComponent(file)}`);
    report.check(`Bilaget forms/${file} kan bruges`, formFault(file, found, expected));
  }
}

/** The form is filled as the pane fills it, so that a misspelt name shows here and not to the users. */
const SAMPLE_VALUES = Object.fromEntries(FORM_PLACEHOLDERS.map((name) => [name, name]));

function formFault(name: string, file: SiteFile, expected: string | undefined): Fault | null {
  const { body, fault, hasContent } = file;
  if (!hasContent) return fault;
  const filled = fillForeignForm(name, body, SAMPLE_VALUES);
  if ("kind" in filled) return { text: formsTextsDa.fault(filled), remedy: formRemedy(filled.kind) };
  if (expected !== undefined && sha256(body) !== expected) {
    return {
      text: `Filens SHA-256 er ${sha256(body)}, og i forms.json står ${expected}.`,
      remedy: "Læg den rigtige fil op, eller skriv filens egen kontrolsum i forms.json.",
    };
  }
  return fault;
}

function formRemedy(kind: FormFault["kind"]): string {
  switch (kind) {
    case "macros":
      return "Gem filen i Word eller Excel som .docx eller .xlsx, uden makroer.";
    case "embedded-file":
      return "Slet det indlejrede objekt i filen, eller sæt det ind som billede. Gem den igen.";
    case "external-content":
      return "I Word: Vælg Udvikler, Dokumentskabelon, og skriv Normal. Er det et billede eller en kæde, så sæt det ind i filen i stedet. Gem den igen.";
    case "field-command":
      return "Fjern feltet eller kæden (i Word: Alt+F9 viser felter), og gem filen igen.";
    case "placeholder-unknown":
    case "not-filled":
      return "Ret navnene i filen efter listen i forms/LAESMIG.txt.";
    case "pdf-action":
      return "Åbn filen, og gem den igen ved at udskrive den til PDF.";
    default:
      return "Læg en anden fil op. Se docs/admin/forms.md.";
  }
}
