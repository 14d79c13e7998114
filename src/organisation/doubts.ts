import { foldSystemName } from "../domain/order/order";
import { ROLES } from "../domain/profile/role";
import { daysBetween, isoDate } from "../domain/time/iso-date";
import { isWorkingDay } from "../domain/time/working-days";
import { type FilePath, foldCompany, formatPath, type OrganisationFileFault } from "./checks";
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

/** One system of one company, as it stands in a municipality. */
interface ProductAt {
  readonly system: string;
  readonly company: string;
  readonly path: FilePath;
}

function productsIn(file: OrganisationFile): readonly ProductAt[] {
  const companies = new Map((file.suppliers ?? []).map(({ id, company }) => [id, company]));
  return file.municipalities.flatMap((municipality, at) =>
    ROLES.flatMap((role) => {
      const { system, supplier } = municipality[role] ?? {};
      const company = typeof supplier === "string" ? companies.get(supplier) : supplier?.company;
      return system && company ? [{ system, company, path: ["municipalities", at, role, "supplier"] }] : [];
    }),
  );
}

/** One product from two companies in two municipalities: each company but the first is named once. */
function findProductsOfTwoCompanies(file: OrganisationFile): OrganisationFileFault[] {
  const firsts = new Map<string, ProductAt>();
  const named = new Set<string>();
  const doubts: OrganisationFileFault[] = [];
  for (const product of productsIn(file)) {
    const { system, company, path } = product;
    const name = foldSystemName(system);
    const first = firsts.get(name) ?? product;
    firsts.set(name, first);
    const pair = `${name} ${foldCompany(company)}`;
    if (foldCompany(first.company) === foldCompany(company) || named.has(pair)) continue;
    named.add(pair);
    const message = `${system} har her leverandøren ${company}, men ${first.company} i ${formatPath(first.path)}. Kontrollér, at begge er rigtige.`;
    doubts.push({ path, message });
  }
  return doubts;
}
