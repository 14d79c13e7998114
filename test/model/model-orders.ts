/** What the model fills drafts with: two orders, each before and after a change of the profile, and one of an earlier round. */

import type { FillInput } from "../../src/app/fill/fill-tools";
import type { PreparedForm } from "../../src/app/ports/forms";
import type { CampaignForm } from "../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../src/domain/campaign/sortiment-2020";
import { composeOrderMail, type OrderMail } from "../../src/domain/order/mail";
import { type Order, planOrders } from "../../src/domain/order/order";
import type { ProfileValues } from "../../src/domain/profile/fields";
import { isoDate } from "../../src/domain/time/iso-date";
import { profileOf, TWO_SYSTEMS } from "../unit/domain/profile/example-profile";
import { preparedForm } from "../unit/prepared-form";

/** `A` and `B` are the municipality's two orders; 2 is after its profile was changed. */
export const ORDER_NAMES = ["A1", "A2", "B1", "B2"] as const;
export type OrderName = (typeof ORDER_NAMES)[number];

const CHANGED: ProfileValues = {
  ...TWO_SYSTEMS,
  "bookkeeping.email": "ny-ordre@software.example",
  "collection.cc": "arkiv@opkraevning.example",
  "contact.name": "Bodil Birk",
  "contact.phone": "87 65 43 21",
};

const CONTEXT = { today: isoDate("2020-03-10"), wantedDate: null };

function ordersOf(values: ProfileValues): readonly Order[] {
  return planOrders(profileOf("101", values), SORTIMENT_2020);
}

/** Any bytes will do: the real forms are tested where they are made. */
function prepare(form: CampaignForm, order: Order): PreparedForm {
  return preparedForm(
    form,
    `${form.title}|${order.reference}|${order.profile.municipality.name}|${JSON.stringify(order.to)}`,
  );
}

function write(position: number, values: ProfileValues): Omit<FillInput, "confirmed"> {
  const orders = ordersOf(values);
  const order = orders[position];
  if (!order) throw new Error(`No order ${position}`);
  return {
    mail: composeOrderMail(order, CONTEXT),
    forms: order.campaign.forms.map((form) => prepare(form, order)),
    otherMails: orders.filter((other) => other !== order).map((other) => composeOrderMail(other, CONTEXT)),
  };
}

export const ORDERS: Readonly<Record<OrderName, Omit<FillInput, "confirmed">>> = {
  A1: write(0, TWO_SYSTEMS),
  A2: write(0, CHANGED),
  B1: write(1, TWO_SYSTEMS),
  B2: write(1, CHANGED),
};

/** An order of an earlier round. */
export const EARLIER: OrderMail = JSON.parse(JSON.stringify(ORDERS.A1.mail).replaceAll("ØIR03", "ØIR02")) as OrderMail;

/** The mails that may stand in a quote. */
export const QUOTABLE = ["A1", "A2", "B1", "earlier"] as const;

export function quotable(name: (typeof QUOTABLE)[number]): OrderMail {
  return name === "earlier" ? EARLIER : ORDERS[name].mail;
}
