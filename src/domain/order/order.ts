import type { Campaign, SystemPair } from "../campaign/campaign";
import type { ProfileField } from "../profile/fields";
import { confirmedValue, type Profile } from "../profile/profile";
import { ROLES, type Role } from "../profile/role";
import { isEmailAddress, sameAddress, splitAddresses, uniqueAddresses } from "../text/email-address";
import { formatOrderReference, type OrderKey, orderKey } from "./reference";

/** Why an order cannot be written yet. `field` is where the user mends it. */
export interface OrderProblem {
  readonly code:
    | "system-missing"
    | "supplier-missing"
    | "email-missing"
    | "email-invalid"
    | "cc-invalid"
    | "contact-name-missing"
    | "contact-email-missing"
    | "contact-email-invalid"
    | "suppliers-differ";
  readonly field: ProfileField;
  /** The value that is wrong, for the sentence; null where something is missing. */
  readonly value: string | null;
}

/** One order: one mail to the forvaltningsansvarlig of one it-system. */
export interface Order {
  readonly key: OrderKey;
  /** 1-based position among the municipality's orders. */
  readonly index: number;
  /** How many orders the municipality has: one where both roles are one it-system, else two. */
  readonly total: number;
  /** The order reference, `ØIR03-101-BOG`. */
  readonly reference: string;
  /** The role or roles of the it-system, bookkeeping first. */
  readonly roles: readonly Role[];
  /** Name of the it-system; empty when not known. */
  readonly system: string;
  /** Company name of the forvaltningsansvarlig; empty when not known. */
  readonly supplier: string;
  /** Addresses of the forvaltningsansvarlig, without repeats. Unchecked: see `problems`. */
  readonly to: readonly string[];
  /** The organisation's and the system's copies, without repeats and without those in `to`. */
  readonly cc: readonly string[];
  readonly campaign: Campaign;
  readonly profile: Profile;
  /** Empty when the mail can be written. */
  readonly problems: readonly OrderProblem[];
}

/** Whether two it-system names mean the same system: case, spaces and hyphens do not matter. */
export function sameSystem(a: string, b: string): boolean {
  return foldSystemName(a) !== "" && foldSystemName(a) === foldSystemName(b);
}

/** Folds the spelling of a name: case, spaces, hyphens, and the Unicode form that it was typed in. */
export function foldSystemName(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s-]+/g, " ")
    .trim();
}

/**
 * The pair that the task says a bookkeeping system is one of (KMD Opus comes with KMD Opus Debitor), or null.
 */
export function findSystemPair(campaign: Campaign, bookkeepingSystem: string): SystemPair | null {
  return campaign.twoSystems.pairs.find((pair) => sameSystem(pair.bookkeeping, bookkeepingSystem)) ?? null;
}

/**
 * Plans a municipality's orders: one mail per it-system (KLIK task, step 3 and 4). Two where bookkeeping and collection
 * are different systems, one where they are the same.
 *
 * Where a system is not known yet, the task's own list decides: the municipalities that it names, and KMD Opus, have
 * two; all others have one. Either way the order carries a problem until both systems are named, so a guess is never
 * sent.
 */
export function planOrders(profile: Profile, campaign: Campaign): Order[] {
  const systems = ROLES.map((role) => confirmedValue(profile, `${role}.system`));
  const [bookkeeping = "", collection = ""] = systems;
  const roleGroups: Role[][] = isOneSystem(profile, campaign, bookkeeping, collection)
    ? [[...ROLES]]
    : ROLES.map((role) => [role]);
  return roleGroups.map((roles, position) => planOrder(profile, campaign, roles, position + 1, roleGroups.length));
}

function isOneSystem(profile: Profile, campaign: Campaign, bookkeeping: string, collection: string): boolean {
  if (bookkeeping !== "" && collection !== "") return sameSystem(bookkeeping, collection);
  const { municipalityCodes } = campaign.twoSystems;
  const namedByTask = municipalityCodes.includes(profile.municipality.code);
  return !namedByTask && findSystemPair(campaign, bookkeeping) === null;
}

function planOrder(profile: Profile, campaign: Campaign, roles: Role[], index: number, total: number): Order {
  const key = orderKey(roles);
  const first = (name: "system" | "supplier") =>
    roles.map((role) => confirmedValue(profile, `${role}.${name}`)).find((value) => value !== "") ?? "";
  const addresses = (name: "email" | "cc") =>
    uniqueAddresses(roles.flatMap((role) => splitAddresses(confirmedValue(profile, `${role}.${name}`))));
  const to = addresses("email");
  const cc = uniqueAddresses([
    ...addresses("cc"),
    ...splitAddresses(confirmedValue(profile, "municipality.cc")),
  ]).filter((address) => !to.some((other) => sameAddress(other, address)));
  return {
    key,
    index,
    total,
    reference: formatOrderReference({ campaignId: campaign.id, municipalityCode: profile.municipality.code, key }),
    roles,
    system: first("system"),
    supplier: first("supplier"),
    to,
    cc,
    campaign,
    profile,
    problems: findProblems(profile, roles),
  };
}

function findProblems(profile: Profile, roles: readonly Role[]): OrderProblem[] {
  const value = (field: ProfileField) => confirmedValue(profile, field);
  // What the reader of the mail would see as nothing is nothing: invisible characters, a list of separators only.
  const isEmpty = (field: ProfileField) => splitAddresses(value(field)).length === 0;
  const problems: OrderProblem[] = [];
  const missing = (code: OrderProblem["code"], field: ProfileField) => problems.push({ code, field, value: null });

  for (const role of roles) if (isEmpty(`${role}.system`)) missing("system-missing", `${role}.system`);
  // One system has one forvaltningsansvarlig: it is enough that it is written at one of the two roles.
  const [firstRole = "bookkeeping"] = roles;
  if (roles.every((role) => isEmpty(`${role}.supplier`))) missing("supplier-missing", `${firstRole}.supplier`);
  if (roles.every((role) => isEmpty(`${role}.email`))) missing("email-missing", `${firstRole}.email`);
  if (roles.length === 2 && differ(value("bookkeeping.supplier"), value("collection.supplier"))) {
    problems.push({ code: "suppliers-differ", field: "collection.supplier", value: value("collection.supplier") });
  }
  for (const role of roles) {
    problems.push(...invalidAddresses(value(`${role}.email`), "email-invalid", `${role}.email`));
    problems.push(...invalidAddresses(value(`${role}.cc`), "cc-invalid", `${role}.cc`));
  }
  problems.push(...invalidAddresses(value("municipality.cc"), "cc-invalid", "municipality.cc"));

  if (isEmpty("contact.name")) missing("contact-name-missing", "contact.name");
  if (isEmpty("contact.email")) missing("contact-email-missing", "contact.email");
  problems.push(...invalidAddresses(value("contact.email"), "contact-email-invalid", "contact.email"));
  return problems;
}

function differ(a: string, b: string): boolean {
  return a !== "" && b !== "" && foldSystemName(a) !== foldSystemName(b);
}

function invalidAddresses(text: string, code: OrderProblem["code"], field: ProfileField): OrderProblem[] {
  return splitAddresses(text)
    .filter((address) => !isEmailAddress(address))
    .map((address) => ({ code, field, value: address }));
}
