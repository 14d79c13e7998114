import {
  findMunicipality,
  findMunicipalityByAddress,
  findMunicipalityByCvr,
  isCvrNumber,
  MUNICIPALITIES,
  searchMunicipalities,
} from "../../../../src/domain/municipality/municipality";
import { findOrganisationUuid } from "../../../../src/domain/municipality/municipality-organisation";

describe("the catalogue of municipalities", () => {
  it("holds 98, each with a code, CVR number, name, mail domain and organisation of its own", () => {
    expect(MUNICIPALITIES).toHaveLength(98);
    for (const key of ["code", "cvr", "name", "mailDomain"] as const) {
      expect(new Set(MUNICIPALITIES.map((municipality) => municipality[key])).size).toBe(98);
    }
    expect(new Set(MUNICIPALITIES.map(findOrganisationUuid)).size).toBe(98);
    for (const municipality of MUNICIPALITIES) {
      const { code, cvr, name, mailDomain, webDomain, region, sources } = municipality;
      expect(code).toMatch(/^\d{3}$/);
      expect(isCvrNumber(cvr)).toBe(true);
      expect(name).toMatch(/^\p{Lu}.*( Kommune| Regionskommune)$/u);
      for (const domain of [mailDomain, webDomain]) expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(findOrganisationUuid(municipality)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      expect(["Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"]).toContain(region);
      expect(sources.length).toBeGreaterThan(0);
    }
  });

  it("is found by code and by CVR number", () => {
    expect(findMunicipality("101")?.name).toBe("Københavns Kommune");
    expect(findMunicipality("999")).toBeNull();
    expect(findMunicipalityByCvr("64 94 22 12")?.code).toBe("101");
    expect(findMunicipalityByCvr("00000000")).toBeNull();
  });

  it("is found by each one's own mail domain, sub-domains and case included", () => {
    for (const { code, mailDomain, webDomain } of MUNICIPALITIES) {
      expect(findMunicipalityByAddress(`anna@${mailDomain}`)?.code).toBe(code);
      expect(findMunicipalityByAddress(` Anna@OKF.${mailDomain.toUpperCase()} `)?.code).toBe(code);
      expect(findMunicipalityByAddress(`anna@${webDomain}`)).not.toBeNull();
    }
    expect(findMunicipalityByAddress("anna@kk.dk")?.name).toBe("Københavns Kommune");
  });

  it.each(["anna@eksempel.dk", "anna@ikkekk.dk", "anna@kk.dk.eksempel.dk", "anna", "", "@"])(
    "is not found by %j",
    (address) => {
      expect(findMunicipalityByAddress(address)).toBeNull();
    },
  );

  it.each([
    ["101", "Københavns Kommune"],
    ["kbh", "Københavns Kommune"],
    ["københavn", "Københavns Kommune"],
    ["koebenhavn", "Københavns Kommune"],
    ["Århus", "Aarhus Kommune"],
    ["aalborg kommune", "Aalborg Kommune"],
    ["ålborg", "Aalborg Kommune"],
    ["herning", "Herning Kommune"],
    ["lyngby", "Lyngby-Taarbæk Kommune"],
    ["lyngby tårbæk", "Lyngby-Taarbæk Kommune"],
  ])("is searched: %j finds %s first", (text, name) => {
    expect(searchMunicipalities(text)[0]?.name).toBe(name);
  });

  it("gives all 98 for an empty search and none for nonsense", () => {
    expect(searchMunicipalities("  ")).toHaveLength(98);
    expect(searchMunicipalities("xyzzy")).toEqual([]);
  });
});

describe("isCvrNumber", () => {
  it.each(["64942212", "64 94 22 12"])("takes %s", (text) => expect(isCvrNumber(text)).toBe(true));
  it.each(["64942213", "06494221", "6494221", "649422122", "abcdefgh", ""])("does not take %j", (text) =>
    expect(isCvrNumber(text)).toBe(false),
  );
});
