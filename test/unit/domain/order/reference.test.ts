import { MUNICIPALITIES } from "../../../../src/domain/municipality/municipality";
import {
  formatOrderReference,
  type OrderKey,
  orderKey,
  orderRoles,
  parseOrderReference,
} from "../../../../src/domain/order/reference";

const KEYS: readonly OrderKey[] = ["BOG", "OPK", "BOGOPK"];

describe("an order reference", () => {
  it("is unique for campaign, municipality and role, and says all three", () => {
    const references = ["ØIR03", "ØIR04", "KY2027"].flatMap((campaignId) =>
      MUNICIPALITIES.flatMap(({ code }) =>
        KEYS.map((key) => {
          const parts = { campaignId, municipalityCode: code, key };
          const reference = formatOrderReference(parts);
          expect(parseOrderReference(reference)).toEqual(parts);
          return reference;
        }),
      ),
    );
    expect(references).toHaveLength(3 * 98 * 3);
    expect(new Set(references).size).toBe(references.length);
  });

  it("stands for roles and back", () => {
    for (const key of KEYS) expect(orderKey(orderRoles(key))).toBe(key);
    expect(orderRoles("BOGOPK")).toEqual(["bookkeeping", "collection"]);
  });
});

describe("parseOrderReference", () => {
  const found = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };

  it.each([
    "ØIR03-101-BOG",
    "Bestilling af ruter og overvågning – Københavns Kommune – Kvantum – ØIR03-101-BOG",
    "SV: Bestilling – ØIR03-101-BOG",
    "Re: SV: VS: Fwd: AW: Bestilling – ØIR03-101-BOG",
    "[EKSTERN] SV: Bestilling – ØIR03-101-BOG [sag 2020-000123]",
    "SV: (ØIR03-101-BOG) Kvittering",
    "Sag #12345-678: ØIR03-101-BOG.",
    "ØIR03-101-BOG: bekræftet",

    "Bestilling – ØIR03-101-BOG".normalize("NFD"),
    "\u00a0ØIR03-101-BOG\u00a0",
  ])("finds it in %j", (subject) => {
    expect(parseOrderReference(subject)).toEqual(found);
  });

  it("finds letters whose accents came apart on the way", () => {
    expect(parseOrderReference("SV: ÅÉ03-101-OPK".normalize("NFD"))).toEqual({
      campaignId: "ÅÉ03",
      municipalityCode: "101",
      key: "OPK",
    });
  });

  it("gives foreign ones as they are: who knows the campaign is somebody else", () => {
    expect(parseOrderReference("SV: XYZ-999-BOGOPK")).toEqual({
      campaignId: "XYZ",
      municipalityCode: "999",
      key: "BOGOPK",
    });
  });

  it.each([
    "",
    "SV: Møde på torsdag",
    "ØIR03-101",
    "ØIR03-101-",
    "ØIR03-101-BOGO",
    "ØIR03-101-BOGOPKX",
    "ØIR03-1011-BOG",
    "ØIR03-10-BOG",
    "ØIR03-101-bog",
    "ØIR03 101 BOG",
    "ØIR03–101–BOG",
    "-101-BOG",
    "Ø-101-BOG",
    "ØIR03-101-BOG-2",
    "https://eksempel.dk/?x=1-101-BOGX",
  ])("finds nothing in %j", (subject) => {
    expect(parseOrderReference(subject)).toBeNull();
  });
});
