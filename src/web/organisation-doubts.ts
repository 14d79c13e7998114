import type { OrganisationFile } from "../domain/organisation-file";
import { ROLES } from "../domain/role";
import { foldCompany, formatPath, type OrganisationFileFault } from "./organisation-checks";

/**
 * What an administrator should look at in a valid file, though the pane uses it as it is: one product from two
 * companies in two municipalities. That may be right, but mostly it is a slip. Each is told once.
 */
export function findDoubts(file: OrganisationFile): OrganisationFileFault[] {
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
      const name = system.toLowerCase().replace(/[\s-]+/g, " ");
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
