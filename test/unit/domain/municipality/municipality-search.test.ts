import catalogue from "../../../../src/domain/municipality/data/municipalities.json";
import {
  findMunicipalityByAddress,
  MUNICIPALITIES,
  searchMunicipalities,
} from "../../../../src/domain/municipality/municipality";

const first = (text: string) => searchMunicipalities(text)[0]?.name;

/** How somebody may write a name: without Danish letters, with the other spelling of a sound, in any case. */
const SPELLINGS: readonly [string, (name: string) => string][] = [
  ["as it stands", (name) => name],
  ["in lower case", (name) => name.toLowerCase()],
  ["in capitals", (name) => name.toUpperCase()],
  ["with aa for å", (name) => name.replace(/å/g, "aa").replace(/Å/g, "Aa")],
  ["with å for aa", (name) => name.replace(/aa/g, "å").replace(/Aa/g, "Å")],
  ["with ae for æ", (name) => name.replace(/æ/g, "ae").replace(/Æ/g, "Ae")],
  ["with oe for ø", (name) => name.replace(/ø/g, "oe").replace(/Ø/g, "Oe")],
  ["without Danish letters", (name) => name.toLowerCase().replace(/å/g, "aa").replace(/æ/g, "ae").replace(/ø/g, "oe")],
  ["with a space for a hyphen", (name) => name.replace(/-/g, " ")],
  ["with spaces around", (name) => `  ${name} `],
  ["with its letters decomposed", (name) => name.normalize("NFD")],
];

describe.each(SPELLINGS)("every municipality is found first by its name %s", (_, spell) => {
  it.each(MUNICIPALITIES.map(({ name }) => name))("%s", (name) => {
    expect(first(spell(name))).toBe(name);
    // Nobody types ` Kommune`.
    expect(first(spell(name.replace(/ (Regions)?[Kk]ommune$/, "")))).toBe(name);
  });
});

describe("every municipality is found first by its", () => {
  it.each(MUNICIPALITIES.map(({ name, code, cvr, mailDomain }) => [name, code, cvr, mailDomain]))(
    "code, CVR number and mail domain: %s",
    (name, code, cvr, mailDomain) => {
      for (const text of [code, cvr, mailDomain]) expect(first(text ?? "")).toBe(name);
    },
  );
});

describe("what people call them", () => {
  it.each([
    ["Kbh", "Københavns Kommune"],
    ["kbh.", "Københavns Kommune"],
    ["KØBENHAVN", "Københavns Kommune"],
    ["Kobenhavn", "Københavns Kommune"],
    ["Copenhagen", "Københavns Kommune"],
    ["Århus", "Aarhus Kommune"],
    ["Aarhus", "Aarhus Kommune"],
    ["århus kommune", "Aarhus Kommune"],
    ["Ålborg", "Aalborg Kommune"],
    ["frb", "Frederiksberg Kommune"],
    ["Lyngby", "Lyngby-Taarbæk Kommune"],
    ["Lyngby-Tårbæk", "Lyngby-Taarbæk Kommune"],
    ["taastrup", "Høje-Taastrup Kommune"],
    ["tåstrup", "Høje-Taastrup Kommune"],
    ["høje tåstrup", "Høje-Taastrup Kommune"],
    ["Ringkøbing", "Ringkøbing-Skjern Kommune"],
    ["skjern", "Ringkøbing-Skjern Kommune"],
    ["Bornholm", "Bornholms Regionskommune"],
    ["Nordfyn", "Nordfyns Kommune"],
    ["brande", "Ikast-Brande Kommune"],
    ["Faaborg", "Faaborg-Midtfyn Kommune"],
    ["fåborg", "Faaborg-Midtfyn Kommune"],
    ["midtfyn", "Faaborg-Midtfyn Kommune"],
    ["Vesthimmerland", "Vesthimmerlands Kommune"],
    ["læsø", "Læsø Kommune"],
    ["laesoe", "Læsø Kommune"],
    ["Ærø", "Ærø Kommune"],
    ["aeroe", "Ærø Kommune"],
  ])("%s is %s", (text, name) => {
    expect(first(text)).toBe(name);
  });

  it("leave several open while little is typed", () => {
    const names = (text: string) => searchMunicipalities(text).map(({ name }) => name);
    expect(names("frederiks")).toEqual(["Frederiksberg Kommune", "Frederikshavn Kommune", "Frederikssund Kommune"]);
    expect(names("fre")).toContain("Fredericia Kommune");
    expect(names("kommune")).toHaveLength(98);
  });
});

describe("the mailbox's own domain", () => {
  it.each(MUNICIPALITIES.map(({ code, name, mailDomain }) => [mailDomain, name, code]))(
    "%s is %s, its sub-domains too, and no domain that only looks like it",
    (mailDomain, _, code) => {
      for (const address of [`anna@${mailDomain}`, `ANNA@${mailDomain?.toUpperCase()}`, `anna@a.b.${mailDomain}`]) {
        expect(findMunicipalityByAddress(address)?.code).toBe(code);
      }
      const lookAlikes = [`not${mailDomain}`, `x-${mailDomain}`, `${mailDomain}.eksempel.dk`, `${mailDomain}x`];
      for (const domain of lookAlikes) expect(findMunicipalityByAddress(`anna@${domain}`)).toBeNull();
      expect(findMunicipalityByAddress(`${mailDomain}@eksempel.dk`)).toBeNull();
    },
  );

  it("may be the web domain, where that is another", () => {
    const others = MUNICIPALITIES.filter(({ mailDomain, webDomain }) => mailDomain !== webDomain);
    expect(others.map(({ webDomain }) => findMunicipalityByAddress(`anna@${webDomain}`)?.code)).toEqual(
      others.map(({ code }) => code),
    );
    expect(others).toHaveLength(8);
  });
});

describe("the catalogue's sources", () => {
  it("are on every row, and each is explained", () => {
    const explained = Object.keys(catalogue.sources);
    for (const { sources } of MUNICIPALITIES) {
      expect(sources.length).toBeGreaterThan(1);
      for (const source of sources) expect(explained).toContain(source);
    }
    const used = new Set(MUNICIPALITIES.flatMap(({ sources }) => sources));
    expect(explained.filter((source) => !used.has(source))).toEqual([]);
  });

  it("say when they were read and what the files were", () => {
    expect(catalogue.retrieved).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const hash of Object.values(catalogue.sha256)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
