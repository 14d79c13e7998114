import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { MUNICIPALITIES } from "../../../../src/domain/municipality/municipality";
import { findSystemPair, type OrderProblem, planOrders, sameSystem } from "../../../../src/domain/order/order";
import type { ProfileField, ProfileValues } from "../../../../src/domain/profile/fields";
import { resolveProfile } from "../../../../src/domain/profile/profile";
import { suggestFor } from "../../../../src/domain/profile/suggestions";
import { ONE_SYSTEM, profileOf, TWO_SYSTEMS } from "../profile/example-profile";

const plan = (code: string, values: ProfileValues) => planOrders(profileOf(code, values), SORTIMENT_2020);

describe("planOrders", () => {
  it.each(MUNICIPALITIES.map(({ code, name }) => [code, name]))("plans one or two orders for %s %s", (code) => {
    const [only, ...none] = plan(code, ONE_SYSTEM);
    expect(none).toEqual([]);
    expect(only).toMatchObject({
      key: "BOGOPK",
      index: 1,
      total: 1,
      reference: `ØIR03-${code}-BOGOPK`,
      roles: ["bookkeeping", "collection"],
      system: "Regnskab Eksempel",
      supplier: "Eksempel Software A/S",
      to: ["ordre@software.example"],
      problems: [],
    });

    expect(plan(code, TWO_SYSTEMS)).toMatchObject([
      {
        key: "BOG",
        index: 1,
        total: 2,
        reference: `ØIR03-${code}-BOG`,
        roles: ["bookkeeping"],
        system: "Regnskab Eksempel",
        to: ["ordre@software.example"],
        cc: ["kopi@software.example", "oekonomi@kommune.example"],
        problems: [],
      },
      {
        key: "OPK",
        index: 2,
        total: 2,
        reference: `ØIR03-${code}-OPK`,
        roles: ["collection"],
        system: "Opkrævning Eksempel",
        supplier: "Opkrævning ApS",
        to: ["bestilling@opkraevning.example"],
        cc: ["oekonomi@kommune.example"],
        problems: [],
      },
    ]);
  });

  it("takes one system spelled differently as one", () => {
    for (const spelling of ["regnskab eksempel", "REGNSKAB  EKSEMPEL", "Regnskab-Eksempel", "Regnskab\u00a0Eksempel"]) {
      expect(plan("751", { ...ONE_SYSTEM, "collection.system": spelling })).toHaveLength(1);
    }
    expect(plan("751", { ...ONE_SYSTEM, "collection.system": "Regnskab Eksempel 2" })).toHaveLength(2);
  });

  it("finds the supplier and the address at whichever of the two roles they stand", () => {
    const [order] = plan("751", {
      ...ONE_SYSTEM,
      "bookkeeping.supplier": "",
      "bookkeeping.email": "",
      "collection.supplier": "Eksempel Software A/S",
      "collection.email": "ordre@software.example",
    });
    expect(order).toMatchObject({ supplier: "Eksempel Software A/S", to: ["ordre@software.example"], problems: [] });
  });

  it("writes to both addresses of one system, each once", () => {
    const [order] = plan("751", {
      ...ONE_SYSTEM,
      "bookkeeping.email": "ordre@software.example; drift@software.example",
      "collection.email": "ORDRE@software.example",
      "bookkeeping.cc": "drift@software.example, kopi@software.example",
      "municipality.cc": "Kopi@software.example",
    });
    expect(order?.to).toEqual(["ordre@software.example", "drift@software.example"]);
    expect(order?.cc).toEqual(["kopi@software.example"]);
  });

  describe("where the systems are not known", () => {
    it.each([
      ["657", "Herning Kommune"],
      ["573", "Varde Kommune"],
      ["101", "Københavns Kommune"],
    ])("starts with two orders for %s %s, which the task names", (code) => {
      expect(plan(code, {}).map(({ key }) => key)).toEqual(["BOG", "OPK"]);
    });

    it("starts with one for all 95 others", () => {
      const others = MUNICIPALITIES.filter(({ code }) => !["657", "573", "101"].includes(code));
      expect(others).toHaveLength(95);
      for (const { code } of others) expect(plan(code, {}).map(({ key }) => key)).toEqual(["BOGOPK"]);
    });

    it.each(["KMD Opus", "kmd opus", "KMD-Opus", " KMD  OPUS "])(
      "has two for %j, which comes with another",
      (system) => {
        expect(plan("751", { "bookkeeping.system": system }).map(({ key }) => key)).toEqual(["BOG", "OPK"]);
      },
    );

    it("follows what is written, whatever the task's list says", () => {
      expect(plan("101", ONE_SYSTEM)).toHaveLength(1);
      expect(plan("751", { ...TWO_SYSTEMS, "bookkeeping.system": "KMD Opus" })).toHaveLength(2);
      expect(
        plan("751", { ...ONE_SYSTEM, "bookkeeping.system": "KMD Opus", "collection.system": "KMD Opus" }),
      ).toHaveLength(1);
    });

    it("never writes an order on a mere suggestion", () => {
      for (const municipality of MUNICIPALITIES) {
        const profile = resolveProfile(municipality, {
          suggestions: suggestFor(municipality.code),
          organisation: null,
          user: {},
        });
        for (const order of planOrders(profile, SORTIMENT_2020)) {
          expect([order.system, order.supplier, order.to]).toEqual(["", "", []]);
          expect(order.problems.map(({ code }) => code)).toContain("system-missing");
        }
      }
    });
  });

  describe("says what is missing or wrong, and where it is mended", () => {
    const problems = (values: ProfileValues, code = "751") => plan(code, values).map((order) => order.problems);
    const missing = (code: OrderProblem["code"], field: ProfileField): OrderProblem => ({ code, field, value: null });

    it.each<[ProfileField, OrderProblem["code"]]>([
      ["bookkeeping.supplier", "supplier-missing"],
      ["bookkeeping.email", "email-missing"],
      ["contact.name", "contact-name-missing"],
      ["contact.email", "contact-email-missing"],
    ])("%s in an order for both", (field, code) => {
      for (const empty of ["", "  ", "\u200b", "\n"]) {
        expect(problems({ ...ONE_SYSTEM, [field]: empty })).toEqual([[missing(code, field)]]);
      }
    });

    it.each<[ProfileField, OrderProblem["code"]]>([
      ["collection.supplier", "supplier-missing"],
      ["collection.email", "email-missing"],
    ])("%s in the order for collection alone", (field, code) => {
      expect(problems({ ...TWO_SYSTEMS, [field]: "" })).toEqual([[], [missing(code, field)]]);
    });

    it("a system that is not named", () => {
      expect(problems({ ...ONE_SYSTEM, "collection.system": "" })).toEqual([
        [missing("system-missing", "collection.system")],
      ]);
      expect(problems({ ...TWO_SYSTEMS, "bookkeeping.system": "" }, "101")).toEqual([
        [missing("system-missing", "bookkeeping.system")],
        [],
      ]);
    });

    it("all of it in an empty profile", () => {
      expect(problems({})).toEqual([
        [
          missing("system-missing", "bookkeeping.system"),
          missing("system-missing", "collection.system"),
          missing("supplier-missing", "bookkeeping.supplier"),
          missing("email-missing", "bookkeeping.email"),
          missing("contact-name-missing", "contact.name"),
          missing("contact-email-missing", "contact.email"),
        ],
      ]);
    });

    it("an address field that holds separators only is missing, not empty", () => {
      expect(problems({ ...ONE_SYSTEM, "bookkeeping.email": " ; , " })).toEqual([
        [missing("email-missing", "bookkeeping.email")],
      ]);
      expect(problems({ ...ONE_SYSTEM, "contact.email": ";" })).toEqual([
        [missing("contact-email-missing", "contact.email")],
      ]);
    });

    it.each<[ProfileField, OrderProblem["code"]]>([
      ["bookkeeping.email", "email-invalid"],
      ["bookkeeping.cc", "cc-invalid"],
      ["collection.email", "email-invalid"],
      ["collection.cc", "cc-invalid"],
      ["municipality.cc", "cc-invalid"],
      ["contact.email", "contact-email-invalid"],
    ])("%s that is not an address", (field, code) => {
      const values = { ...ONE_SYSTEM, [field]: "god@eksempel.dk; ikke en adresse" };
      expect(problems(values)).toEqual([[{ code, field, value: "ikke en adresse" }]]);
    });

    it("the municipality's own fields in both orders", () => {
      expect(problems({ ...TWO_SYSTEMS, "contact.name": "" })).toEqual([
        [missing("contact-name-missing", "contact.name")],
        [missing("contact-name-missing", "contact.name")],
      ]);
    });

    it("two suppliers of one system, but not two spellings of one supplier", () => {
      expect(problems({ ...ONE_SYSTEM, "collection.supplier": "Et andet firma" })).toEqual([
        [{ code: "suppliers-differ", field: "collection.supplier", value: "Et andet firma" }],
      ]);
      for (const spelling of ["EKSEMPEL SOFTWARE A/S", "Eksempel  Software A/S"]) {
        expect(problems({ ...ONE_SYSTEM, "collection.supplier": spelling })).toEqual([[]]);
      }
    });
  });
});

describe("systems", () => {
  it("are the same whatever case, spaces, hyphens and Unicode form", () => {
    expect(sameSystem("KMD Opus", "kmd-OPUS ")).toBe(true);
    expect(sameSystem("Økonomi på", "Økonomi på".normalize("NFD"))).toBe(true);
    expect(sameSystem("KMD Opus", "KMD Opus Debitor")).toBe(false);
    expect(sameSystem("", "")).toBe(false);
    expect(sameSystem(" - ", "")).toBe(false);
  });

  it("KMD Opus proposes KMD Opus Debitor for collection, others propose nothing", () => {
    expect(findSystemPair(SORTIMENT_2020, "kmd opus")).toEqual({
      bookkeeping: "KMD Opus",
      collection: "KMD Opus Debitor",
    });
    expect(findSystemPair(SORTIMENT_2020, "KMD Opus Debitor")).toBeNull();
    expect(findSystemPair(SORTIMENT_2020, "Prisme")).toBeNull();
    expect(findSystemPair(SORTIMENT_2020, "")).toBeNull();
  });
});
