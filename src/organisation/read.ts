import * as v from "valibot";
import type { Organisation, OrganisationMunicipality } from "../app/ports/organisation";
import type { Campaign } from "../domain/campaign/campaign";
import { formsOrdering, stepsOrderedBy } from "../domain/campaign/rounds";
import { type RouteOrder, subjectSystem } from "../domain/campaign/route-order";
import { SORTIMENT_2020 } from "../domain/campaign/sortiment-2020";
import { PROFILE_FIELDS, type ProfileField, type ProfileValues } from "../domain/profile/fields";
import { uniqueAddresses } from "../domain/text/email-address";
import { isoDate } from "../domain/time/iso-date";
import { proposeOrderBy } from "../domain/time/working-days";
import { checkAcrossFile, type FilePath, findListsForObjects, formatPath, type OrganisationFileFault } from "./checks";
import {
  FILE_PATHS,
  type FileCampaign,
  type FileMunicipality,
  type FileSupplier,
  ORGANISATION_FILE_VERSION,
  type OrganisationFile,
} from "./organisation-file";
import { ORGANISATION_SCHEMA } from "./schema";

/** What a file turned out to be. */
export type OrganisationReading =
  | { readonly kind: "valid"; readonly organisation: Organisation }
  /** All faults, in the order of the file's paths. */
  | { readonly kind: "invalid"; readonly faults: readonly OrganisationFileFault[] }
  /** Written for a version that this code does not know; nothing more was read. */
  | { readonly kind: "newer-version"; readonly version: number };

/**
 * Validates the data of an organisation.json and turns it into what the pane works with.
 * @param data parsed JSON of any shape.
 * @param json the text that it was parsed from, where it is at hand.
 */
export function readOrganisation(data: unknown, json?: string): OrganisationReading {
  const version = typeof data === "object" && data !== null && "version" in data ? data.version : undefined;
  if (Number.isSafeInteger(version) && Number(version) > ORGANISATION_FILE_VERSION) {
    return { kind: "newer-version", version: Number(version) };
  }

  const faults = [...validate(data), ...checkAcrossFile(data, json)];
  if (faults.length > 0) return { kind: "invalid", faults: faults.sort((a, b) => comparePaths(a.path, b.path)) };
  return { kind: "valid", organisation: toOrganisation(data as OrganisationFile) };
}

/** What the schema says is wrong. It only checks and never converts, so that data without faults is an OrganisationFile. */
function validate(data: unknown): OrganisationFileFault[] {
  const { issues = [] } = v.safeParse(ORGANISATION_SCHEMA, data);
  return [...issues.flatMap((issue) => faultsOf(issue, [])), ...findListsForObjects(data)];
}

/** A fault as one line for an administrator: `municipalities[0].code: Kommunekoden »999« findes ikke. …` */
export function formatFault({ path, message }: OrganisationFileFault): string {
  return `${formatPath(path)}: ${message}`;
}

function faultsOf(issue: v.BaseIssue<unknown>, outer: FilePath): OrganisationFileFault[] {
  const path = [...outer, ...(issue.path ?? []).map(({ key }) => key as string | number)];
  // A supplier is an id or an object. For an object, what is wrong inside it says more than that it is no id.
  const inner = (issue.issues ?? []).filter(({ path: innerPath }) => innerPath !== undefined);
  if (issue.type === "union" && inner.length > 0) return inner.flatMap((part) => faultsOf(part, path));
  return [{ path, message: issue.message }];
}

function comparePaths(a: FilePath, b: FilePath): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [left, right] = [a[at] ?? "", b[at] ?? ""];
    if (left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return String(left) < String(right) ? -1 : 1;
  }
  return a.length - b.length;
}

function toOrganisation(file: OrganisationFile): Organisation {
  const suppliers = new Map((file.suppliers ?? []).map((supplier) => [supplier.id, supplier]));
  return {
    date: file.date ?? null,
    municipalities: file.municipalities.map((municipality) => new MunicipalityInFile(municipality, suppliers)),
    campaigns: (file.campaigns ?? []).map(toCampaign),
  };
}

/** One municipality of the file. Of the 98 in a shared file a user has one or a few: values are worked out when asked for. */
class MunicipalityInFile implements OrganisationMunicipality {
  readonly code: string;
  readonly locked: readonly ProfileField[];
  readonly source: string | null;
  readonly date: string | null;
  readonly #municipality: FileMunicipality;
  readonly #suppliers: ReadonlyMap<string, FileSupplier>;
  #values: ProfileValues | null = null;

  constructor(municipality: FileMunicipality, suppliers: ReadonlyMap<string, FileSupplier>) {
    this.code = municipality.code;
    this.locked = municipality.locked ?? [];
    this.source = municipality.source ?? null;
    this.date = municipality.date ?? null;
    this.#municipality = municipality;
    this.#suppliers = suppliers;
  }

  get values(): ProfileValues {
    this.#values ??= toValues(this.#municipality, this.#suppliers);
    return this.#values;
  }
}

function toValues(municipality: FileMunicipality, suppliers: ReadonlyMap<string, FileSupplier>): ProfileValues {
  const whole: FileMunicipality = {
    ...municipality,
    bookkeeping: withSupplier(municipality.bookkeeping, suppliers),
    collection: withSupplier(municipality.collection, suppliers),
  };
  const values: Partial<Record<ProfileField, string>> = {};
  for (const field of PROFILE_FIELDS) {
    const value = valueAt(whole, FILE_PATHS[field]);
    if (value !== "") values[field] = value;
  }
  return values;
}

function withSupplier(
  system: FileMunicipality["bookkeeping"],
  suppliers: ReadonlyMap<string, FileSupplier>,
): FileMunicipality["bookkeeping"] {
  if (!system?.supplier) return system;
  const supplier = typeof system.supplier === "string" ? suppliers.get(system.supplier) : system.supplier;
  return { ...system, supplier, cc: uniqueAddresses([...(supplier?.cc ?? []), ...(system.cc ?? [])]) };
}

function valueAt(municipality: FileMunicipality, path: readonly string[]): string {
  let value: unknown = municipality;
  for (const key of path) value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (value === undefined) return "";
  return Array.isArray(value) ? value.join("; ") : String(value).trim();
}

function toCampaign(campaign: FileCampaign): Campaign {
  const readyBy = isoDate(campaign.readyBy);
  const orderBy = campaign.orderBy ? isoDate(campaign.orderBy) : proposeOrderBy(readyBy);
  const { frozenZone, twoSystems } = campaign;
  const routeOrder = toRouteOrder(campaign);
  return {
    id: campaign.id,
    title: campaign.title,
    project: campaign.project ?? SORTIMENT_2020.project,
    published: isoDate(campaign.published),
    orderBy,
    readyBy,
    frozenZone: frozenZone ? { from: isoDate(frozenZone.from), to: isoDate(frozenZone.to) } : null,
    routeOrder,
    steps: campaign.steps?.map((text, at) => ({ number: at + 1, text })) ?? stepsOrderedBy(orderBy),
    forms: campaign.forms ?? formsOrdering(routeOrder),
    twoSystems: {
      municipalityCodes: twoSystems?.municipalityCodes ?? SORTIMENT_2020.twoSystems.municipalityCodes,
      pairs: twoSystems?.pairs ?? SORTIMENT_2020.twoSystems.pairs,
    },
    recommendedPerformer: campaign.recommendedPerformer ?? SORTIMENT_2020.recommendedPerformer,
    extraText: campaign.extraText ?? null,
    origin: "organisation",
    isKlikTask: true,
    source: campaign.source ?? "organisation.json",
  };
}

function toRouteOrder({ route, subjectSystems }: FileCampaign): RouteOrder {
  return {
    route: route.name,
    transfers: { routes: route.transfer, cleanup: route.cleanupTransfer },
    service: route.service,
    subjectSystems: subjectSystems.map((system) =>
      typeof system === "string" ? subjectSystem(system) : subjectSystem(system.name, system.spelledOut),
    ),
  };
}
