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

/** Names that mail programs and parsers may rewrite, or take for something else. */
const HARD: ProfileValues = {
  "bookkeeping.system": 'Økonomi & "Løn" <3.0>',
  "bookkeeping.supplier": "Æblegård's\u00a0Data & Søn – 100 % A/S",
  "bookkeeping.email": "o'ordre+1@aeble-gaard.example",
  "bookkeeping.cc": "kopi@aeble-gaard.example; drift.2@aeble-gaard.example",
  "collection.system": "- 7 > 5 &amp; * Opkrævning",
  "collection.supplier": "Aktieselskabet for Kommunale Opkrævninger, Inddrivelser og Restancer (AKOIR) af 1998",
  "collection.email": "bestilling@akoir.example",
  "municipality.cc": "oekonomi@kommune.example",
  "contact.name": "Åse\u00a0Ø. d'Ægidius-Østergård",
  "contact.email": "aase@kommune.example",
  "contact.phone": "+45\u00a012\u00a034\u00a056\u00a078",
};

/** Both systems are one supplier's, who gets both orders at one address. */
const ONE_SUPPLIER: ProfileValues = {
  ...TWO_SYSTEMS,
  "collection.supplier": "Eksempel Software A/S",
  "collection.email": "ordre@software.example",
  "collection.cc": "kopi@software.example",
};

/** One order's copy goes to whom the other order is for. */
const CROSSED: ProfileValues = {
  ...TWO_SYSTEMS,
  "bookkeeping.cc": "bestilling@opkraevning.example; ordre2@software.example",
  "collection.cc": "ordre@software.example",
};

/** Municipalities, each before and after a change of its profile. */
const MUNICIPALITIES = {
  "two suppliers": { code: "101", before: TWO_SYSTEMS, after: CHANGED },
  "hard names": {
    code: "760",
    before: HARD,
    after: { ...HARD, "contact.name": '<b>Bo</b> & "Søn"', "bookkeeping.email": "ny@aeble-gaard.example" },
  },
  "one supplier": {
    code: "173",
    before: ONE_SUPPLIER,
    after: { ...ONE_SUPPLIER, "collection.email": "ny@software.example", "contact.phone": "1" },
  },
  "crossed copies": { code: "825", before: CROSSED, after: { ...CROSSED, "collection.cc": "", "contact.name": "Ib" } },
} satisfies Readonly<Record<string, { code: string; before: ProfileValues; after: ProfileValues }>>;

export type MunicipalityName = keyof typeof MUNICIPALITIES;
export const MUNICIPALITY_NAMES = Object.keys(MUNICIPALITIES) as MunicipalityName[];

const CONTEXT = { today: isoDate("2020-03-10"), wantedDate: null };

/** Any bytes will do: the real forms are tested where they are made. */
function prepare(form: CampaignForm, order: Order): PreparedForm {
  return preparedForm(
    form,
    `${form.title}|${order.reference}|${order.profile.municipality.name}|${JSON.stringify(order.to)}`,
  );
}

type Input = Omit<FillInput, "confirmed">;

function write(position: number, code: string, values: ProfileValues): Input {
  const orders = planOrders(profileOf(code, values), SORTIMENT_2020);
  const order = orders[position];
  if (!order) throw new Error(`No order ${position}`);
  return {
    mail: composeOrderMail(order, CONTEXT),
    forms: order.campaign.forms.map((form) => prepare(form, order)),
    otherMails: orders.filter((other) => other !== order).map((other) => composeOrderMail(other, CONTEXT)),
  };
}

/** The mails that may stand in a quote. */
export const QUOTABLE = ["A1", "A2", "B1", "earlier"] as const;
export type QuotableName = (typeof QUOTABLE)[number];

/** What a municipality orders. */
export interface Orders extends Readonly<Record<OrderName, Input>> {
  /** An order of an earlier round. */
  readonly earlier: { readonly mail: OrderMail };
}

const known = new Map<MunicipalityName, Orders>();

export function ordersOf(municipality: MunicipalityName): Orders {
  const { code, before, after } = MUNICIPALITIES[municipality];
  const orders = known.get(municipality) ?? {
    A1: write(0, code, before),
    A2: write(0, code, after),
    B1: write(1, code, before),
    B2: write(1, code, after),
    get earlier() {
      return { mail: JSON.parse(JSON.stringify(this.A1.mail).replaceAll("ØIR03", "ØIR02")) as OrderMail };
    },
  };
  known.set(municipality, orders);
  return orders;
}
