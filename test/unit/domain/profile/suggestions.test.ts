import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import type { ProfileField } from "../../../../src/domain/profile/fields";
import { confirmedValue, resolveProfile } from "../../../../src/domain/profile/profile";
import { SYSTEM_EVIDENCE, suggestFor } from "../../../../src/domain/profile/suggestions";

describe("what sources say of the municipalities' systems", () => {
  it("is 26 municipalities, each known and each once, with a source and a year", () => {
    expect(SYSTEM_EVIDENCE).toHaveLength(26);
    expect(new Set(SYSTEM_EVIDENCE.map(({ municipalityCode }) => municipalityCode)).size).toBe(26);
    for (const row of SYSTEM_EVIDENCE) {
      expect(findMunicipality(row.municipalityCode)).not.toBeNull();
      expect(row.year).toMatch(/^20\d\d(-20\d\d)?$/);
      expect(row.confidence).toMatch(/^(high|medium|low)$/);
      // A host name that the address bears out, or the task.
      if (row.url === null) expect(row.source).toBe("KLIK-opgaven");
      else expect(new URL(row.url).hostname.replace(/^www\./, "")).toBe(row.source);
    }
  });

  it("proposes systems and suppliers only, and never an address", () => {
    for (const { municipalityCode } of SYSTEM_EVIDENCE) {
      const suggestions = suggestFor(municipalityCode);
      for (const [field, suggestion] of Object.entries(suggestions)) {
        expect(field).toMatch(/^(bookkeeping|collection)\.(system|supplier)$/);
        expect(suggestion.value).not.toContain("@");
        expect(suggestion.value).not.toMatch(/ikke fundet|\(/);
      }
    }
  });

  it("reads København's minutes: two systems, the first supplier unknown", () => {
    expect(suggestFor("101")).toEqual({
      "bookkeeping.system": { value: "Kvantum", source: "kk.dk", year: "2018" },
      "collection.system": { value: "KMD Opus Debitor", source: "kk.dk", year: "2018" },
      "collection.supplier": { value: "KMD A/S", source: "kk.dk", year: "2018" },
    });
  });

  it.each([
    [
      "730",
      { "bookkeeping.system": "Prisme", "collection.system": "Prisme", "bookkeeping.supplier": "Fujitsu" },
      "2017",
    ],
    ["657", { "bookkeeping.system": "ØS Indsigt", "bookkeeping.supplier": "EG A/S" }, "2013"],
    ["461", { "bookkeeping.system": "ØS Indsigt" }, "2012-2013"],
    ["183", { "bookkeeping.supplier": "KMD A/S" }, "2023"],
    ["482", { "bookkeeping.supplier": "KMD A/S" }, "2022"],
  ] as const)("reads the row of %s", (code, values, year) => {
    const suggestions = suggestFor(code);
    for (const [field, value] of Object.entries(values)) {
      expect(suggestions[field as ProfileField]).toMatchObject({ value, year });
    }
  });

  it("does not name a product that the source does not name, nor a system for Varde, nor anything for the rest", () => {
    for (const code of ["183", "165", "440", "420", "480", "482"]) {
      expect(suggestFor(code)).not.toHaveProperty(["bookkeeping.system"]);
    }
    expect(suggestFor("573")).toEqual({});
    expect(suggestFor("751")).toEqual({});
    expect(suggestFor("999")).toEqual({});
  });

  it("is a proposal until somebody confirms it", () => {
    const municipality = findMunicipality("101");
    if (!municipality) throw new Error("101 is missing");
    const profile = resolveProfile(municipality, { suggestions: suggestFor("101"), organisation: null, user: {} });
    expect(profile.fields["bookkeeping.system"]).toMatchObject({ value: "Kvantum", origin: { kind: "suggestion" } });
    expect(confirmedValue(profile, "bookkeeping.system")).toBe("");
  });
});
