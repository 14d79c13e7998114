import { foldSystemName } from "../domain/order/order";
import { ROLES } from "../domain/profile/role";
import { daysBetween, isoDate } from "../domain/time/iso-date";
import { isWorkingDay } from "../domain/time/working-days";
import { foldCompany, formatPath, type OrganisationFileFault } from "./checks";
import type { FileCampaign, OrganisationFile } from "./organisation-file";

/** What an administrator should look at in a valid file, though the pane uses it as it is: mostly it is a slip. */
export function findDoubts(file: OrganisationFile): OrganisationFileFault[] {
  return [...findProductsOfTwoCompanies(file), ...(file.campaigns ?? []).flatMap(findOddDates)];
}

/** More days than this from a round's publication to its ready date is more likely another year than meant. */
const LONGEST_ROUND_DAYS = 365;

function findOddDates({ published, orderBy, readyBy }: FileCampaign, at: number): OrganisationFileFault[] {
  const doubts: OrganisationFileFault[] = [];
  for (const [key, written] of [
    ["orderBy", orderBy],
    ["readyBy", readyBy],
  ] as const) {
    if (written === undefined || isWorkingDay(isoDate(written))) continue;
    doubts.push({ path: ["campaigns", at, key], message: `${written} er ikke en arbejdsdag. Kontrollér datoen.` });
  }
  const days = daysBetween(isoDate(published), isoDate(readyBy));
  if (days > LONGEST_ROUND_DAYS) {
    const message = `Der er ${days} dage fra published (${published}) til readyBy (${readyBy}). Kontrollér årstallet.`;
    doubts.push({ path: ["campaigns", at, "readyBy"], message });
  }
  return doubts;
}

/** One product from two companies in two municipalities. Each is told once. */
function findProductsOfTwoCompanies(file: OrganisationFile): OrganisationFileFault[] {
  const companies = new Map((file.suppliers ?? []).map(({ id, company }) => [id, company]));
  const firsts = new Map<string, { readonly company: string; readonly path: readonly (string | number)[] }>();
  const told = new Set<string>();
  const doubts: OrganisationFileFault[] = [];
  file.municipalities.forEach((municipality, at) => {
    for (const role of ROLES) {
      const { system, supplier } = municipality[role] ?? {};
      const company = typeof supplier === "string" ? companies.get(supplier) : supplier?.company;
      if (!system || !company) continue;
      const path = ["municipalities", at, role, "supplier"];
      const name = foldSystemName(system);
      const first = firsts.get(name);
      if (!first) firsts.set(name, { company, path });
      const key = `${name} ${foldCompany(company)}`;
      if (!first || foldCompany(first.company) === foldCompany(company) || told.has(key)) continue;
      told.add(key);
      const message = `${system} har her leverandøren ${company}, men ${first.company} i ${formatPath(first.path)}. Kontrollér, at begge er rigtige.`;
      doubts.push({ path, message });
    }
  });
  return doubts;
}
