import type { Order } from "../order/order";
import type { CommonField, ProfileField } from "../profile/fields";
import { confirmedValue } from "../profile/profile";

/** A fact that a form has a field for and that the profile does not know. */
export interface MissingFormFact {
  readonly field: ProfileField;
  /**
   * `required`: the form says nothing without it, and the order cannot be filled (the order carries a problem too).
   * `useful`: the supplier may have to ask for it; the field is left marked as empty.
   */
  readonly need: "required" | "useful";
}

const REQUIRED_COMMON: readonly CommonField[] = ["contact.name", "contact.email"];

/**
 * What a supplier would else have to ask the municipality about: only facts that are the municipality's own, none that
 * the supplier knows better (UUIDs, SFTP user, certificate).
 */
const USEFUL_COMMON: readonly CommonField[] = [
  "contact.phone",
  "route.environment",
  "billing.ean",
  "cleanup.retentionDays",
  "cleanup.action",
  "cleanup.alertAfter",
  "cleanup.alertRecipients",
];

/** The facts that the forms of an order lack, required ones first, in the order of the profile. */
export function findMissingFormFacts(order: Order): MissingFormFact[] {
  const lacks = (field: ProfileField) => confirmedValue(order.profile, field) === "";
  const [firstRole = "bookkeeping"] = order.roles;
  const required: ProfileField[] = [
    ...order.roles.map((role) => `${role}.system` as const).filter(lacks),
    ...(order.supplier === "" ? [`${firstRole}.supplier` as const] : []),
    ...(order.to.length === 0 ? [`${firstRole}.email` as const] : []),
    ...REQUIRED_COMMON.filter(lacks),
  ];
  return [
    ...required.map((field) => ({ field, need: "required" as const })),
    ...USEFUL_COMMON.filter(lacks).map((field) => ({ field, need: "useful" as const })),
  ];
}
