import type { MunicipalityProfile } from "../../../src/app/ports/profile-files";
import { MUNICIPALITIES } from "../../../src/domain/municipality/municipality";
import { PROFILE_FIELDS, type ProfileValues } from "../../../src/domain/profile/fields";
import { isoDate } from "../../../src/domain/time/iso-date";
import { PROFILE_FILES } from "../../../src/organisation/profile-file";
import { readOrganisation } from "../../../src/organisation/read";
import { fullOrganisationFile } from "./full-organisation";

const today = isoDate("2026-11-22");
const bytes = (text: string) => new TextEncoder().encode(text);
const importProfiles = PROFILE_FILES.read;
const exportProfiles = (...profiles: Parameters<typeof PROFILE_FILES.write>) => {
  const { file, omitted } = PROFILE_FILES.write(...profiles);
  return { text: String(file.content), fileName: file.name, omitted };
};

/** The profiles of the full file: every field of every municipality, as a user would have them. */
function fullProfiles(): MunicipalityProfile[] {
  const reading = readOrganisation(JSON.parse(JSON.stringify(fullOrganisationFile())));
  if (reading.kind !== "valid") throw new Error("The full file is not valid.");
  return reading.organisation.municipalities.map(({ code, values }) => ({ code, values }));
}

const ofCopenhagen = (values: ProfileValues): MunicipalityProfile[] => [{ code: "101", values }];

describe("an exported profile", () => {
  it("is a first organisation.json", () => {
    const { text, fileName, omitted } = exportProfiles(
      ofCopenhagen({
        "bookkeeping.system": " Finans ",
        "bookkeeping.supplier": "Eksempel A/S",
        "bookkeeping.email": "a@example.dk; b@example.dk",
        "contact.name": "Åse Østergård",
        "municipality.cc": "journal@example.dk",
        "cleanup.retentionDays": "30",
        "collection.system": "  ",
      }),
      today,
    );
    expect({ fileName, omitted }).toEqual({ fileName: "organisation.json", omitted: [] });
    expect(text.endsWith("}\n")).toBe(true);
    expect(JSON.parse(text)).toEqual({
      $schema: "./organisation.schema.json",
      version: 1,
      date: "2026-11-22",
      municipalities: [
        {
          code: "101",
          name: "Københavns Kommune",
          cvr: "64942212",
          source: "Eksporteret fra Rutebestilling",
          date: "2026-11-22",
          bookkeeping: {
            system: "Finans",
            supplier: { company: "Eksempel A/S", emails: ["a@example.dk", "b@example.dk"] },
          },
          contact: { name: "Åse Østergård" },
          cc: ["journal@example.dk"],
          cleanup: { retentionDays: 30 },
        },
      ],
    });
  });

  it("comes back as it was: all 98, every field", () => {
    const profiles = fullProfiles();
    expect(profiles).toHaveLength(MUNICIPALITIES.length);
    expect(Object.keys(profiles[0]?.values ?? {})).toHaveLength(PROFILE_FIELDS.length);
    const { text, omitted } = exportProfiles(profiles, today);
    expect(omitted).toEqual([]);
    expect(importProfiles(bytes(text))).toEqual({ kind: "imported", profiles });
  });

  it.each(PROFILE_FIELDS)("carries %s alone", (field) => {
    const value = fullProfiles()[0]?.values[field] ?? "";
    const profiles = ofCopenhagen({ [field]: value });
    const { text, omitted } = exportProfiles(profiles, today);
    expect(omitted).toEqual([]);
    expect(importProfiles(bytes(text))).toEqual({ kind: "imported", profiles });
  });

  it("splits addresses at commas too, and other lists at semicolons and line breaks only", () => {
    const { text } = exportProfiles(
      ofCopenhagen({
        "bookkeeping.cc": "a@example.dk, b@example.dk",
        "route.parameters": "koder=1,2;; retning=ind\nart=x ;",
        "cleanup.alertAfter": "1,5 døgn; derefter dagligt",
      }),
      today,
    );
    expect(JSON.parse(text).municipalities[0]).toMatchObject({
      bookkeeping: { cc: ["a@example.dk", "b@example.dk"] },
      route: { parameters: ["koder=1,2", "retning=ind", "art=x"] },
      cleanup: { alertAfter: "1,5 døgn; derefter dagligt" },
    });
  });

  it("may be empty", () => {
    const { text } = exportProfiles(ofCopenhagen({}), today);
    expect(importProfiles(bytes(text))).toEqual({ kind: "imported", profiles: ofCopenhagen({}) });
  });

  it.each<[string, ProfileValues, string]>([
    ["an address that is not one", { "bookkeeping.email": "ib(a)example.dk" }, "er ikke en mailadresse"],
    ["one address of two that is not one", { "municipality.cc": "a@example.dk; b" }, "er ikke en mailadresse"],
    ["a personal identity number", { "contact.name": "Ib 010203-1234" }, "ligner et CPR-nummer"],
    ["a number of days in words", { "cleanup.retentionDays": "30 dage" }, "Skal være et helt tal"],
    ["a UUID that is not one", { "collection.systemUuid": "abc" }, "er ikke et UUID"],
    ["a text of two lines", { "klik.reference": "a\nb" }, "Skal være én linje"],
    ["a CVR number that fails modulus 11", { "bookkeeping.supplierCvr": "12345678" }, "modulus 11"],
  ])("is valid without %s, and says so", (_, spoilt, sentence) => {
    const [field] = Object.keys(spoilt);
    const good: ProfileValues = { "collection.system": "Debitor", "contact.phone": "70 10 20 30" };
    const { text, omitted } = exportProfiles(ofCopenhagen({ ...good, ...spoilt }), today);
    expect(omitted.map(({ code, field: left }) => [code, left])).toEqual([["101", field]]);
    expect(omitted[0]?.message).toContain(sentence);
    expect(importProfiles(bytes(text))).toEqual({ kind: "imported", profiles: ofCopenhagen(good) });
    expect(text).not.toContain(Object.values(spoilt)[0]);
  });

  it("leaves the collection system's supplier out when one system has two", () => {
    const { text, omitted } = exportProfiles(
      ofCopenhagen({
        "bookkeeping.system": "Finans",
        "bookkeeping.supplier": "Et A/S",
        "collection.system": "Finans",
        "collection.supplier": "To A/S",
        "collection.email": "to@example.dk",
      }),
      today,
    );
    expect(omitted.map(({ field }) => field)).toEqual(["collection.supplier", "collection.email"]);
    expect(importProfiles(bytes(text)).kind).toBe("imported");
  });

  it("is refused for a municipality that is unknown, or given twice", () => {
    expect(() => exportProfiles([{ code: "999", values: {} }], today)).toThrow("Kommunekoden »999« findes ikke");
    expect(() => exportProfiles([...ofCopenhagen({}), ...ofCopenhagen({})], today)).toThrow("to gange");
  });
});

describe("an imported file", () => {
  it("may be an administrator's: listed suppliers are resolved; locks and campaigns are not imported", () => {
    const imported = importProfiles(bytes(`\uFEFF${JSON.stringify(fullOrganisationFile())}`));
    expect(imported).toEqual({ kind: "imported", profiles: fullProfiles() });
  });

  it.each([
    ["not JSON", bytes("{"), "Filen kan ikke læses"],
    ["not UTF-8", Uint8Array.from([0x22, 0xd8, 0x22]), "Filen kan ikke læses"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), "Filen kan ikke læses"],
    ["from a newer version", bytes('{"version":2}'), "Filen er skrevet til version 2"],
    ["without municipalities", bytes('{"version":1,"municipalities":[]}'), "Der er ingen kommuner i filen."],
    ["too large", bytes(" ".repeat(1024 * 1024 + 1)), "Filen fylder mere end 1 MB"],
    [
      "with a fault",
      bytes('{"version":1,"municipalities":[{"code":"101"},{"code":"999"}]}'),
      "municipalities[1].code: ",
    ],
  ])("is refused whole when it is %s", (_, content, sentence) => {
    const imported = importProfiles(content);
    expect(imported).toEqual({ kind: "refused", reasons: [expect.stringContaining(sentence)] });
  });

  it("is refused with every fault", () => {
    const imported = importProfiles(bytes('{"version":1,"x":1,"municipalities":[{"code":"999"}]}'));
    expect(imported.kind === "refused" && imported.reasons).toHaveLength(2);
  });
});
