import type { Campaign } from "../../../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import { type Order, planOrders } from "../../../../src/domain/order/order";
import type { ProfileValues } from "../../../../src/domain/profile/fields";
import { resolveProfile } from "../../../../src/domain/profile/profile";

/** A municipality with two it-systems, everything known. Addresses and people are invented. */
export const TWO_SYSTEMS: ProfileValues = {
  "bookkeeping.system": "Prisme ØS",
  "bookkeeping.supplier": "Leverandør A/S",
  "bookkeeping.email": "bestilling@leverandor.example",
  "collection.system": "Opkrævning Plus",
  "collection.supplier": "Anden Leverandør ApS",
  "collection.email": "drift@anden.example; vagt@anden.example",
  "contact.name": "Åse Østergård",
  "contact.email": "aase@kommune.example",
};

/** A municipality with one it-system for both. */
export const ONE_SYSTEM: ProfileValues = {
  ...TWO_SYSTEMS,
  "collection.system": "Prisme ØS",
  "collection.supplier": "Leverandør A/S",
  "collection.email": "bestilling@leverandor.example",
};

/** The orders of a municipality whose user wrote `values`. */
export function ordersOf(values: ProfileValues, code = "101", campaign: Campaign = SORTIMENT_2020): Order[] {
  const municipality = findMunicipality(code);
  if (!municipality) throw new Error(`no municipality ${code}`);
  return planOrders(resolveProfile(municipality, { suggestions: {}, organisation: null, user: values }), campaign);
}
