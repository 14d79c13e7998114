import type { Order } from "../../domain/order/order";
import type { ProfileValues } from "../../domain/profile/fields";
import type { Profile } from "../../domain/profile/profile";
import type { Pane } from "./pane";
import { saveProfile } from "./save-profile";

/**
 * Saves what an order's card shows of the profile: what is typed there, and what is proposed.
 * @param shown the profile as the card shows it (`proposedProfile` of the card's fields)
 * @param typed what is typed in those fields
 * @returns the order as it is now. Its key may be another one: two it-systems that turn out to be different make two orders
 */
export function confirmFacts(pane: Pane, order: Order, shown: Profile, typed: ProfileValues): Order {
  // What is saved is seen at once; whether the mailbox keeps it is said by the pane's notices.
  void saveProfile(pane, shown, typed);
  const [role] = order.roles;
  return pane.store.snapshot().orders.find(({ roles }) => role !== undefined && roles.includes(role)) ?? order;
}
