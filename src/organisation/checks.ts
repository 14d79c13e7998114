import { foldCampaignId } from "../domain/campaign/campaign-id";
import { findForeignNames } from "../domain/campaign/route-order";
import { SORTIMENT_2020 } from "../domain/campaign/sortiment-2020";
import { findMunicipality } from "../domain/municipality/municipality";
import { sameSystem } from "../domain/order/order";
import type { ProfileField } from "../domain/profile/fields";
import { ROLES, type Role } from "../domain/profile/role";
import { findSensitiveContent, mayHoldSensitiveContent } from "../domain/text/sensitive-content";
import { type IsoDate, isIsoDate } from "../domain/time/iso-date";
import { proposeOrderBy } from "../domain/time/working-days";
import { FILE_PATHS } from "./organisation-file";

/** From the root of the file inwards: keys and list positions. */
export type FilePath = readonly (string | number)[];

/** One thing that is wrong with the file. */
export interface OrganisationFileFault {
  readonly path: FilePath;
  /** A Danish sentence that an administrator acts on. */
  readonly message: string;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * What the validator cannot see because it depends on more than one place in the file. It reads data that may be of any
 * shape, so that all faults are reported at once, and not those of shape first.
 * @param json the text that the data was parsed from, where it is at hand: it saves writing it again.
 */
export function checkAcrossFile(file: unknown, json?: string): OrganisationFileFault[] {
  const faults: OrganisationFileFault[] = [];
  const fault = (path: FilePath, message: string) => faults.push({ path, message });

  const root = asObject(file);
  const suppliers = list(root["suppliers"]).map(asObject);
  const municipalities = list(root["municipalities"]).map(asObject);
  const campaigns = list(root["campaigns"]).map(asObject);

  for (const [at, first] of findRepeats(suppliers.map((supplier) => text(supplier["id"])))) {
    fault(["suppliers", at, "id"], `Id'et er allerede brugt af leverandør nr. ${first + 1} i listen.`);
  }
  const suppliersById = new Map(suppliers.map((supplier) => [text(supplier["id"]), supplier]));

  for (const [at, first] of findRepeats(municipalities.map((municipality) => text(municipality["code"])))) {
    fault(
      ["municipalities", at, "code"],
      `Kommunen står i filen to gange (også som nr. ${first + 1} i listen). Saml oplysningerne ét sted.`,
    );
  }
  municipalities.forEach((municipality, at) => {
    const path = ["municipalities", at];
    checkIdentity(municipality, path, fault);
    const resolved = resolveSuppliers(municipality, suppliersById, path, fault);
    checkOneSystemOneSupplier(municipality, resolved, path, fault);
    checkLocked(municipality, resolved, path, fault);
  });

  for (const [at, first] of findRepeats(campaigns.map((campaign) => foldCampaignId(text(campaign["id"]))))) {
    fault(["campaigns", at, "id"], `Id'et er allerede brugt af bestillingsrunde nr. ${first + 1} i listen.`);
  }
  campaigns.forEach((campaign, at) => {
    checkCampaign(campaign, ["campaigns", at], fault);
  });

  if (mayBeSensitive(file, json)) {
    checkSensitiveContent(file, [], fault);
    if (json !== undefined && holdsUnusedSensitiveText(file, json)) fault([], UNUSED_SENSITIVE);
  }
  return faults;
}

/** The objects that have optional keys only: valibot takes a list for one, and an empty list has no key to object to. */
const OPTIONAL_OBJECTS = {
  municipalities: ["bookkeeping", "collection", "contact", "billing", "route", "cleanup", "klik"],
  campaigns: ["twoSystems"],
} as const;

/** Lists where there should be an object. */
export function findListsForObjects(file: unknown): OrganisationFileFault[] {
  const root = asObject(file);
  return Object.entries(OPTIONAL_OBJECTS).flatMap(([name, keys]) =>
    list(root[name]).flatMap((entry, at) =>
      keys
        .filter((key) => Array.isArray(asObject(entry)[key]))
        .map((key) => ({
          path: [name, at, key],
          message: "Skal være et objekt i krøllede parenteser { … }, men er en liste [ … ].",
        })),
    ),
  );
}

type Report = (path: FilePath, message: string) => void;

function checkIdentity(municipality: Json, path: FilePath, fault: Report): void {
  const known = findMunicipality(text(municipality["code"]));
  if (!known) return;
  const cvr = text(municipality["cvr"]);
  if (cvr && cvr !== known.cvr) {
    fault([...path, "cvr"], `${known.name} (${known.code}) har CVR-nummer ${known.cvr}, ikke ${cvr}.`);
  }
  const name = text(municipality["name"]);
  if (name && name !== known.name) {
    fault([...path, "name"], `Kommune ${known.code} hedder ${known.name}. Kontrollér, at koden er den rigtige.`);
  }
}

/** Stands for a supplier that is referred to and not listed: what it would have is not known to be missing. */
const UNLISTED: Json = {};

/** Each system's supplier, its own or the listed one that it refers to; empty where there is none. */
function resolveSuppliers(
  municipality: Json,
  suppliersById: ReadonlyMap<string, Json>,
  path: FilePath,
  fault: Report,
): Record<Role, Json> {
  const resolve = (role: Role): Json => {
    const reference = asObject(municipality[role])["supplier"];
    if (typeof reference !== "string") return asObject(reference);
    const listed = suppliersById.get(reference);
    if (listed) return listed;
    const known = [...suppliersById.keys()].filter((id) => id !== "");
    const hint = known.length > 0 ? `Id'erne i listen er: ${known.join(", ")}.` : "Listen er tom eller mangler.";
    fault([...path, role, "supplier"], `Leverandøren »${reference}« står ikke i »suppliers«. ${hint}`);
    return UNLISTED;
  };
  return { bookkeeping: resolve("bookkeeping"), collection: resolve("collection") };
}

function checkOneSystemOneSupplier(
  municipality: Json,
  suppliers: Record<Role, Json>,
  path: FilePath,
  fault: Report,
): void {
  const { bookkeeping, collection } = suppliers;
  if (bookkeeping === collection) return;
  const system = text(asObject(municipality["bookkeeping"])["system"]);
  if (!sameSystem(system, text(asObject(municipality["collection"])["system"]))) return;
  const companies = [foldCompany(text(bookkeeping["company"])), foldCompany(text(collection["company"]))] as const;
  const addresses = [foldAddresses(bookkeeping["emails"]), foldAddresses(collection["emails"])] as const;
  const numbers = [text(bookkeeping["cvr"]), text(collection["cvr"])] as const;
  const differ = ([a, b]: readonly [string, string]) => a !== "" && b !== "" && a !== b;
  if (!differ(companies) && !differ(addresses) && !differ(numbers)) return;
  fault(
    [...path, "collection", "supplier"],
    `${system} står som både bogførings- og opkrævningssystem, men med to forskellige leverandører eller adresser. Ét system giver én mail: Skriv den samme leverandør, eller giv systemerne hvert sit navn.`,
  );
}

function foldAddresses(addresses: unknown): string {
  return [...new Set(list(addresses).map((address) => text(address).toLowerCase()))].sort().join(" ");
}

/** A company's name as it is compared: without its kind, case and punctuation. */
export function foldCompany(company: string): string {
  return company
    .toLowerCase()
    .replace(/\b(?:a\/s|aps|i\/s|k\/s|p\/s)(?=\s|$)/g, "")
    .replace(/[\s.,]+/g, " ")
    .trim();
}

function checkLocked(municipality: Json, suppliers: Record<Role, Json>, path: FilePath, fault: Report): void {
  list(municipality["locked"]).forEach((field, at) => {
    const place = typeof field === "string" && Object.hasOwn(FILE_PATHS, field) && FILE_PATHS[field as ProfileField];
    if (!place || mayHaveValue(municipality, suppliers, place)) return;
    fault(
      [...path, "locked", at],
      `Feltet »${field}« er låst, men har ingen værdi. Skriv værdien i ${place.join(".")}, eller fjern låsen.`,
    );
  });
}

/** Whether there is a value at a field's place, as far as can be known. @param place as in `FILE_PATHS` */
function mayHaveValue(municipality: Json, suppliers: Record<Role, Json>, place: readonly string[]): boolean {
  const [section = "", part, key] = place;
  const role = ROLES.find((candidate) => candidate === section);
  const here = part === undefined ? municipality[section] : asObject(municipality[section])[part];
  if (!role) return hasValue(here);
  const supplier = suppliers[role];
  if (key !== undefined) return supplier === UNLISTED || hasValue(supplier[key]);
  // A system's copies may be its supplier's.
  return hasValue(here) || (part === "cc" && hasValue(supplier["cc"]));
}

function hasValue(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  return Array.isArray(value) ? value.length > 0 : typeof value === "number";
}

function checkCampaign(campaign: Json, path: FilePath, fault: Report): void {
  const id = text(campaign["id"]);
  if (foldCampaignId(id) === foldCampaignId(SORTIMENT_2020.id)) {
    fault(
      [...path, "id"],
      `Id'et ${SORTIMENT_2020.id} tilhører den indbyggede bestillingsrunde (${SORTIMENT_2020.title}). Vælg et andet.`,
    );
  }
  checkCampaignDates(campaign, path, fault);
  const forms = list(campaign["forms"]).map(asObject);
  checkFormTitles(forms, asObject(campaign["route"]), path, fault);
  for (const key of ["id", "number"] as const) {
    for (const [at, first] of findRepeats(forms.map((form) => String(form[key] ?? "")))) {
      fault([...path, "forms", at, key], `Er allerede brugt af bilag nr. ${first + 1} i listen.`);
    }
  }
}

/** Each date that can be read, against the others; what cannot be is a fault of the field's own. */
function checkCampaignDates(campaign: Json, path: FilePath, fault: Report): void {
  const published = date(campaign["published"]);
  const readyBy = date(campaign["readyBy"]);
  const given = date(campaign["orderBy"]);
  const orderBy = campaign["orderBy"] === undefined && readyBy ? proposeOrderBy(readyBy) : given;
  if (published && orderBy && published > orderBy) {
    fault(
      [...path, "published"],
      `Opgaven er publiceret den ${published}, men bestillingsfristen er allerede den ${orderBy}${given ? "" : " (fem arbejdsdage før readyBy)"}. Datoerne skal komme i rækkefølgen published, orderBy, readyBy.`,
    );
  }
  if (given && readyBy && given >= readyBy) {
    fault(
      [...path, "orderBy"],
      `Bestillingsfristen ${given} skal ligge før den dag, ruterne skal være klar (${readyBy}).`,
    );
  }
  const zone = asObject(campaign["frozenZone"]);
  const [from, to] = [date(zone["from"]), date(zone["to"])];
  if (from && to && from > to) {
    fault([...path, "frozenZone"], `Perioden begynder den ${from}, men slutter allerede den ${to}.`);
  }
}

function date(value: unknown): IsoDate | null {
  return typeof value === "string" && isIsoDate(value) ? value : null;
}

/** What a round orders is said once, in `route`: a form must not order another route than the mail. */
function checkFormTitles(forms: readonly Json[], route: Json, path: FilePath, fault: Report): void {
  const transfers = { routes: text(route["transfer"]), cleanup: text(route["cleanupTransfer"]) };
  const names = { route: text(route["name"]), transfers };
  // What is missing there is reported there.
  if (names.route === "" || transfers.routes === "" || transfers.cleanup === "") return;
  forms.forEach((form, at) => {
    for (const name of findForeignNames(text(form["title"]), names)) {
      fault(
        [...path, "forms", at, "title"],
        `Titlen nævner ${name}, men runden bestiller ${names.route}, ${transfers.routes} og ${transfers.cleanup} (i »route«). Ret titlen eller »route«, så bilag og mail bestiller det samme.`,
      );
    }
  });
}

/** Deeper than any field of the file: the validator has refused it, and a hostile depth must not exhaust the stack. */
export const DEEPEST = 20;

/** The file can be read by whoever reaches the host: no personal identity number or private key may stand in it. */
function checkSensitiveContent(value: unknown, path: FilePath, fault: Report): void {
  if (path.length > DEEPEST) return;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) checkSensitiveContent(value[at], [...path, at], fault);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      tellSensitiveContent(key, [...path, key], fault);
      checkSensitiveContent(part, [...path, key], fault);
    }
  } else {
    tellSensitiveContent(String(value), path, fault);
  }
}

const UNUSED_SENSITIVE =
  "Et felt står to gange, og i det, der ikke bliver brugt, står der noget, der ligner et CPR-nummer eller en privat nøgle. Filen kan læses af alle, der kan nå serveren. Slet det.";

/** JSON keeps the last of two fields of one name: what stood in the first is not in the data, but whoever reads the file sees it. */
function holdsUnusedSensitiveText(file: unknown, json: string): boolean {
  try {
    const used = new Set(JSON.stringify(file).match(JSON_STRING));
    return (json.match(JSON_STRING) ?? []).some((written) => {
      const text: unknown = JSON.parse(written);
      return !used.has(JSON.stringify(text)) && findSensitiveContent(String(text)).length > 0;
    });
  } catch {
    // Too deep to be written as text: the validator has refused it.
    return false;
  }
}

const JSON_STRING = /"(?:[^"\\]|\\.)*"/g;

/**
 * Whether the file as one text may hold any such thing. With 98 municipalities there are some 6,000 values, and nearly
 * always nothing in them: one look at all is many times faster than a look at each.
 */
function mayBeSensitive(file: unknown, json: string | undefined): boolean {
  if (json !== undefined && mayHoldSensitiveContent(json)) return true;
  // Written as an escape, a digit or a hyphen does not show in the text.
  if (json !== undefined && !json.includes("\\u")) return false;
  try {
    return mayHoldSensitiveContent(JSON.stringify(file) ?? "");
  } catch {
    // Too deep to be written as text.
    return true;
  }
}

function tellSensitiveContent(value: string, path: FilePath, fault: Report): void {
  // The serial number of a certificate may be ten digits that happen to begin with a date.
  const isSerial = path.at(-1) === "certificateSerial" && /^\d+$/.test(value.trim());
  for (const found of findSensitiveContent(value)) {
    if (found === "cpr-number" && !isSerial) {
      fault(
        path,
        "Her står noget, der ligner et CPR-nummer. Filen kan læses af alle, der kan nå serveren. Slet det. Er det et andet nummer, så skriv det på en anden måde.",
      );
    }
    if (found === "private-key") {
      fault(
        path,
        "Her står en privat nøgle. Filen kan læses af alle, der kan nå serveren. Slet nøglen, og betragt den som afsløret. Kun den offentlige nøgles fingeraftryk hører til her.",
      );
    }
  }
}

/** Positions of values that stood earlier in the list, each with the position of the first. Empty values do not count. */
function findRepeats(values: readonly string[]): [at: number, first: number][] {
  const firsts = new Map<string, number>();
  const repeats: [number, number][] = [];
  values.forEach((value, at) => {
    const first = firsts.get(value);
    if (value === "") return;
    if (first === undefined) firsts.set(value, at);
    else repeats.push([at, first]);
  });
  return repeats;
}

/** A path as an administrator reads it: `municipalities[3].bookkeeping.supplier`; `(hele filen)` for the root. */
export function formatPath(path: FilePath): string {
  const written = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`)).join("");
  return written.replace(/^\./, "") || "(hele filen)";
}

function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
