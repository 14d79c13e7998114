import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { type RecogniseInput, recogniseOrder } from "../../../../src/domain/follow-up/recognise";
import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import { markSent, type OrderLog, recordFilled } from "../../../../src/domain/order/order-log";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { followUpDa } from "../../../../src/i18n/da/follow-up";
import { followUpEn } from "../../../../src/i18n/en/follow-up";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const copenhagen = findMunicipality("101");
if (!copenhagen) throw new Error("no municipality 101");
const later = { ...SORTIMENT_2020, id: "RUNDE2", readyBy: isoDate("2021-05-05") };
const at = "2020-03-16T09:42:00Z" as Instant;
const log: OrderLog = recordFilled(
  markSent({}, { campaignId: "ØIR03", municipalityCode: "573", key: "BOG" }, at),
  { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" },
  {
    verified: true,
    system: "Prisme ØS",
    supplier: "Leverandør A/S",
    asked: isoDate("2020-03-25"),
    to: ["bestilling@leverandor.example"],
    cc: [],
    forms: [],
  },
  at,
);
const see = (subject: string, changes: Partial<RecogniseInput> = {}) =>
  recogniseOrder({
    subject,
    sender: null,
    municipality: copenhagen,
    campaigns: [later, SORTIMENT_2020],
    plan: (campaign) => ordersOf(TWO_SYSTEMS, "101", campaign),
    log,
    ...changes,
  });

test.each([
  "Bestilling af ruter og overvågning – Københavns Kommune – Prisme ØS – ØIR03-101-BOG",
  "SV: Bestilling af ruter og overvågning – Københavns Kommune – Prisme ØS – ØIR03-101-BOG",
  "VS: RE: [Sag 4711] Bestilling – ØIR03-101-BOG (lukket)",
  "Re: bestilling (ØIR03-101-BOG)",
  "SV: ØIR03-101-BOG – SV: ØIR03-101-BOG",
])("recognises the order in »%s«", (subject) => {
  expect(see(subject)).toMatchObject({
    kind: "recognised",
    reference: { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" },
    campaign: SORTIMENT_2020,
    order: { index: 1, total: 2 },
    record: { fill: { result: "verified" } },
  });
});

test("another round's order is recognised as that round's, also before anything was recorded", () => {
  expect(see("SV: RUNDE2-101-OPK")).toMatchObject({ kind: "recognised", campaign: later, record: null });
});

test("an order that the profile no longer plans is known by the log", () => {
  const oneOrder = { plan: () => ordersOf({ ...TWO_SYSTEMS, "collection.system": "Prisme ØS" }) };
  expect(see("ØIR03-101-BOG", oneOrder)).toMatchObject({ kind: "recognised", order: null });
  expect(see("ØIR03-101-OPK", oneOrder)).toMatchObject({ kind: "not-an-order" });
});

describe("is the sender known", () => {
  test.each([
    ["ordre@leverandor.example", true],
    ["Drift@DRIFT.Leverandor.example", true],
    ["kollega@kk.dk", true],
    ["nogen@leverandor.example.evil.example", false],
    ["nogen@notleverandor.example", false],
    [null, null],
  ])("%p: %p", (sender, isKnownSender) => {
    expect(see("ØIR03-101-BOG", { sender })).toMatchObject({ kind: "recognised", isKnownSender });
  });
});

const refused = [
  [
    "Frokost på torsdag?",
    "no-reference",
    "Emnet indeholder ingen ordrereference, så mailen kan ikke knyttes til en bestilling.",
    "The subject has no order reference, so the mail cannot be tied to an order.",
  ],
  [
    "xØIR03-101-BOG",
    "unknown-campaign",
    "xØIR03-101-BOG hører til en bestillingsrunde, som Rutebestilling ikke kender (xØIR03). Intet er ændret.",
    "xØIR03-101-BOG belongs to a round that Rutebestilling does not know (xØIR03). Nothing was changed.",
  ],
  [
    "ØIR03-101-BOGX",
    "no-reference",
    "Emnet indeholder ingen ordrereference, så mailen kan ikke knyttes til en bestilling.",
    "The subject has no order reference, so the mail cannot be tied to an order.",
  ],
  [
    "ØIR03-101-BOG og ØIR03-101-OPK",
    "several-references",
    "Emnet indeholder flere ordrereferencer (ØIR03-101-BOG, ØIR03-101-OPK). Intet er ændret.",
    "The subject has several order references (ØIR03-101-BOG, ØIR03-101-OPK). Nothing was changed.",
  ],
  [
    "ØIR03-999-BOG",
    "unknown-municipality",
    "ØIR03-999-BOG henviser til kommunekode 999, som ikke findes. Intet er ændret.",
    "ØIR03-999-BOG names municipality code 999, which does not exist. Nothing was changed.",
  ],
  [
    "ØIR03-147-BOG",
    "other-municipality",
    "ØIR03-147-BOG hører til Frederiksberg Kommune og ikke til den valgte kommune. Intet er ændret.",
    "ØIR03-147-BOG belongs to Frederiksberg Kommune, not to the municipality that is chosen. Nothing was changed.",
  ],
  [
    "ØIR03-573-BOG",
    "other-municipality",
    "ØIR03-573-BOG er en bestilling for Varde Kommune. Skift kommune for at følge op på den.",
    "ØIR03-573-BOG is an order of Varde Kommune. Change municipality to follow it.",
  ],
  [
    "ØIR99-101-BOG",
    "unknown-campaign",
    "ØIR99-101-BOG hører til en bestillingsrunde, som Rutebestilling ikke kender (ØIR99). Intet er ændret.",
    "ØIR99-101-BOG belongs to a round that Rutebestilling does not know (ØIR99). Nothing was changed.",
  ],
  [
    "ØIR03-101-BOGOPK",
    "not-an-order",
    "Kommunen har ingen bestilling med referencen ØIR03-101-BOGOPK. Intet er ændret.",
    "The municipality has no order with the reference ØIR03-101-BOGOPK. Nothing was changed.",
  ],
] as const;

test.each(refused)("»%s« is refused as %s, and says why", (subject, kind, danish, english) => {
  const seen = see(subject);
  expect(seen.kind).toBe(kind);
  expect(followUpDa.order.recognised(seen)).toBe(danish);
  expect(followUpEn.order.recognised(seen)).toBe(english);
});

test("what is recognised is said by system and reference", () => {
  expect(followUpDa.order.recognised(see("ØIR03-101-OPK"))).toBe(
    "Mailen hører til bestillingen for Opkrævning Plus (ØIR03-101-OPK).",
  );
  expect(followUpEn.order.recognised(see("ØIR03-101-OPK"))).toBe(
    "The mail belongs to the order for Opkrævning Plus (ØIR03-101-OPK).",
  );
});

test("a very long subject of nothing but near misses is read in a moment, and names nothing", () => {
  expect(see("ØIR03-101-".repeat(20_000)).kind).toBe("no-reference");
});
