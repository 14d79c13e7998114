import { SORTIMENT_2020 } from "../domain/campaign/sortiment-2020";
import { findMunicipality } from "../domain/municipality/municipality";
import { type Order, planOrders } from "../domain/order/order";
import { resolveProfile } from "../domain/profile/profile";

/** A day within the task's time, so that the mail is the one that the task asks for. */
export const EXAMPLE_DAY = "2020-03-10";
const EXAMPLE_MUNICIPALITY = "101";

/** An order of the built-in round, of invented systems, addressed to the user alone. Null where no order can be made. */
export function exampleOrder(ownAddress: string): Order | null {
  const municipality = findMunicipality(EXAMPLE_MUNICIPALITY);
  if (!municipality) return null;
  const system = "Afprøvning";
  const user = {
    "bookkeeping.system": system,
    "bookkeeping.supplier": system,
    "bookkeeping.email": ownAddress,
    "collection.system": system,
    "contact.name": system,
    "contact.email": ownAddress,
  };
  const [order] = planOrders(resolveProfile(municipality, { organisation: null, user }), SORTIMENT_2020);
  return order && order.problems.length === 0 ? order : null;
}
