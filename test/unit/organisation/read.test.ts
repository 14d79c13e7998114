import { readFileSync } from "node:fs";
import type { Organisation } from "../../../src/app/ports/organisation";
import { SORTIMENT_2020 } from "../../../src/domain/campaign/sortiment-2020";
import { MUNICIPALITIES } from "../../../src/domain/municipality/municipality";
import { PROFILE_FIELDS } from "../../../src/domain/profile/fields";
import { formatPath } from "../../../src/organisation/checks";
import { findDoubts } from "../../../src/organisation/doubts";
import { formatFault, readOrganisation } from "../../../src/organisation/read";
import { FIELDS_FILLED, fullOrganisationFile } from "./full-organisation";

/** The full file as parsed JSON, for a test to change at will. */
// biome-ignore lint/suspicious/noExplicitAny: a test spoils the data where no type would let it.
type Spoilt = any;
const full = (): Spoilt => JSON.parse(JSON.stringify(fullOrganisationFile()));
const oneMunicipality = (municipality: object): Spoilt => ({ version: 1, municipalities: [municipality] });

const OTHER_ROUTE = {
  name: "SFTP-Rute_9",
  transfer: "SortimentOverfør_9",
  cleanupTransfer: "OverførSortiment_9",
  service: "SF7009",
};

function organisationOf(data: unknown): Organisation {
  const reading = readOrganisation(data);
  if (reading.kind !== "valid") throw new Error(JSON.stringify(reading));
  return reading.organisation;
}

function faultsOf(data: unknown): string[] {
  const reading = readOrganisation(data);
  if (reading.kind !== "invalid") throw new Error(`The file is ${reading.kind}.`);
  return reading.faults.map(formatFault);
}

describe("a good file", () => {
  it("is the one that is shipped: no municipalities", () => {
    const shipped = JSON.parse(readFileSync("assets/organisation/organisation.json", "utf8"));
    expect(organisationOf(shipped)).toEqual({ date: null, municipalities: [], campaigns: [] });
    expect(shipped.$schema).toBe("./organisation.schema.json");
  });

  it("may have all 98 municipalities with every field", () => {
    const { municipalities, date } = organisationOf(full());
    expect(date).toBe("2026-11-02");
    expect(municipalities.map(({ code }) => code)).toEqual(MUNICIPALITIES.map(({ code }) => code));
    for (const { values } of municipalities) expect(Object.keys(values)).toHaveLength(FIELDS_FILLED);
    expect(Object.keys(municipalities[0]?.values ?? {}).sort()).toEqual([...PROFILE_FIELDS].sort());
  });

  it("gives each field of the profile: listed and written-out suppliers, lists, numbers", () => {
    const { municipalities } = organisationOf({
      version: 1,
      suppliers: [
        { id: "a", company: " Eksempel A/S ", emails: ["x@example.dk", "y@example.dk"], cc: ["k@example.dk"] },
      ],
      municipalities: [
        {
          code: "101",
          source: "Kontrakten",
          date: "2026-11-02",
          bookkeeping: { system: "Finans", supplier: "a", cc: ["K@example.dk", "d@example.dk"] },
          collection: {
            supplier: { company: "Eksempel B", emails: ["b@example.dk"] },
            ipAddresses: ["192.0.2.1", "192.0.2.2"],
          },
          cc: ["journal@example.dk"],
          cleanup: { retentionDays: 14 },
          locked: ["bookkeeping.email", "bookkeeping.cc"],
        },
        { code: "751" },
      ],
    });
    expect(municipalities).toMatchObject([
      {
        code: "101",
        source: "Kontrakten",
        date: "2026-11-02",
        locked: ["bookkeeping.email", "bookkeeping.cc"],
        values: {
          "bookkeeping.system": "Finans",
          "bookkeeping.supplier": "Eksempel A/S",
          "bookkeeping.email": "x@example.dk; y@example.dk",
          "bookkeeping.cc": "k@example.dk; d@example.dk",
          "collection.supplier": "Eksempel B",
          "collection.email": "b@example.dk",
          "collection.ipAddresses": "192.0.2.1; 192.0.2.2",
          "municipality.cc": "journal@example.dk",
          "cleanup.retentionDays": "14",
        },
      },
      { code: "751", source: null, date: null, locked: [], values: {} },
    ]);
    expect(Object.keys(municipalities[0]?.values ?? {})).toHaveLength(9);
  });

  it("adds campaigns; what one leaves out is as in March 2020, with its own dates", () => {
    const [campaign] = organisationOf(full()).campaigns;
    expect(campaign).toMatchObject({
      id: "ØIR04",
      origin: "organisation",
      orderBy: "2026-12-04",
      readyBy: "2026-12-11",
      frozenZone: null,
      forms: SORTIMENT_2020.forms,
      twoSystems: SORTIMENT_2020.twoSystems,
      source: "organisation.json",
      extraText: "Vi har samme aftale som i 2020.",
    });
    expect(campaign?.steps[3]?.text).toContain("senest den 4. december 2026");
  });

  it("may say all of a campaign itself", () => {
    const own = {
      id: "KY1",
      title: "Bestil til KY",
      project: "KY",
      published: "2027-01-04",
      orderBy: "2027-01-18",
      readyBy: "2027-02-01",
      frozenZone: { from: "2027-01-25", to: "2027-02-01" },
      forms: [{ id: "bilag-1", number: 1, title: "Etablering af SFTP-Rute_9 til SortimentOverfør_9" }],
      twoSystems: { municipalityCodes: ["101"], pairs: [{ bookkeeping: "A", collection: "B" }] },
      recommendedPerformer: "Systemansvarlig",
      extraText: "To linjer:\nen til.",
      source: "KOMBIT, januar 2027",
    };
    const steps = ["et", "to", "tre", "fire", "fem"];
    const ordered = { subjectSystems: ["KY", { name: "XY", spelledOut: "Eksempelsystem" }], route: OTHER_ROUTE };
    const file = { version: 1, municipalities: [], campaigns: [{ ...own, ...ordered, steps }] };
    expect(organisationOf(file).campaigns).toEqual([
      {
        ...own,
        origin: "organisation",
        isKlikTask: true,
        steps: steps.map((text, at) => ({ number: at + 1, text })),
        routeOrder: {
          route: "SFTP-Rute_9",
          transfers: { routes: "SortimentOverfør_9", cleanup: "OverførSortiment_9" },
          service: "SF7009",
          subjectSystems: [
            { name: "KY", spelledOut: "Kommunernes Ydelsessystem" },
            { name: "XY", spelledOut: "Eksempelsystem" },
          ],
        },
      },
    ]);
  });

  it("may give one product from two companies in two municipalities, and says so", () => {
    const data = full();
    data.municipalities[0].bookkeeping.supplier = "syd";
    expect(readOrganisation(data).kind).toBe("valid");
    expect(findDoubts(data).map(formatFault)).toEqual([
      "municipalities[3].bookkeeping.supplier: Finans Øst har her leverandøren Eksempel Øst A/S, men Eksempel Syd ApS i municipalities[0].bookkeeping.supplier. Kontrollér, at begge er rigtige.",
    ]);
  });

  it("may write one company in two ways", () => {
    const data = full();
    data.municipalities[0].bookkeeping.supplier = { company: "eksempel øst", emails: ["bestilling@oest.example.dk"] };
    expect(readOrganisation(data).kind).toBe("valid");
    expect(findDoubts(data)).toEqual([]);
  });
});

describe("a file from a newer version", () => {
  it("is not read at all", () => {
    expect(readOrganisation({ version: 2, municipalities: "something new" })).toEqual({
      kind: "newer-version",
      version: 2,
    });
  });
});

/** Spoils the full file, and the faults, all of them, that it then has. */
const SPOILT: readonly [what: string, spoil: (file: Spoilt) => void, ...faults: string[]][] = [
  [
    "an unknown municipality code",
    (file) => {
      file.municipalities[3].code = "411";
      delete file.municipalities[3].name;
    },
    'municipalities[3].code: Kommunekoden »411« findes ikke. Skriv de tre cifre, fx "101" for Københavns Kommune.',
  ],
  [
    "a code without quotes",
    (file) => {
      file.municipalities[0].code = 101;
      delete file.municipalities[0].cvr;
    },
    'municipalities[0].code: Skal stå i anførselstegn: "101".',
  ],
  [
    "a CVR number that fails modulus 11",
    (file) => {
      file.suppliers[1].cvr = "12345678";
    },
    "suppliers[1].cvr: »12345678« er ikke et gyldigt CVR-nummer (modulus 11). Kontrollér cifrene.",
  ],
  [
    "a CVR number with spaces",
    (file) => {
      file.suppliers[1].cvr = "10 00 00 09";
    },
    "suppliers[1].cvr: »10 00 00 09« er ikke et CVR-nummer. Skriv otte cifre uden mellemrum.",
  ],
  [
    "another municipality's CVR number",
    (file) => {
      file.municipalities[0].cvr = "11259979";
    },
    "municipalities[0].cvr: Københavns Kommune (101) har CVR-nummer 64942212, ikke 11259979.",
  ],
  [
    "another municipality's name",
    (file) => {
      file.municipalities[0].name = "Frederiksberg Kommune";
    },
    "municipalities[0].name: Kommune 101 hedder Københavns Kommune. Kontrollér, at koden er den rigtige.",
  ],
  [
    "an address that is not one",
    (file) => {
      file.suppliers[0].emails = ["a@example.dk", "bestilling.example.dk"];
    },
    "suppliers[0].emails[1]: »bestilling.example.dk« er ikke en mailadresse. Skriv én adresse, fx navn@eksempel.dk.",
  ],
  [
    "two addresses in one text",
    (file) => {
      file.municipalities[5].cc = ["a@example.dk; b@example.dk"];
    },
    "municipalities[5].cc[0]: »a@example.dk; b@example.dk« er ikke en mailadresse. Skriv én adresse, fx navn@eksempel.dk.",
  ],
  [
    "an address that is no list",
    (file) => {
      file.municipalities[5].cc = "a@example.dk";
    },
    "municipalities[5].cc: Skal være en liste i kantede parenteser [ … ], men er en tekst.",
  ],
  [
    "a supplier that is not listed",
    (file) => {
      file.municipalities[7].collection.supplier = "vest";
    },
    "municipalities[7].collection.supplier: Leverandøren »vest« står ikke i »suppliers«. Id'erne i listen er: oest, nord, syd.",
  ],
  [
    "a supplier that is neither id nor object",
    (file) => {
      file.municipalities[7].collection.supplier = 5;
      delete file.municipalities[7].locked;
    },
    "municipalities[7].collection.supplier: Skal være id'et på en leverandør fra »suppliers« eller et objekt { … }, men er tallet 5.",
  ],
  [
    "a written-out supplier with a slip inside",
    (file) => {
      file.municipalities[0].collection.supplier = { company: "Eksempel Øst A/S", emails: ["b"], phone: "1" };
    },
    "municipalities[0].collection.supplier.emails[0]: »b« er ikke en mailadresse. Skriv én adresse, fx navn@eksempel.dk.",
    "municipalities[0].collection.supplier.phone: Feltet »phone« kendes ikke her. Felterne er: company, emails, cc, cvr, contact.",
  ],
  [
    "a supplier twice",
    (file) => {
      file.suppliers[2].id = "oest";
      for (const m of file.municipalities) {
        m.bookkeeping.supplier = m.collection.supplier = "oest";
      }
    },
    "suppliers[2].id: Id'et er allerede brugt af leverandør nr. 1 i listen.",
  ],
  [
    "a locked field without a value",
    (file) => {
      file.municipalities[0].locked = ["contact.phone", "klik.reference"];
      delete file.municipalities[0].klik;
    },
    "municipalities[0].locked[1]: Feltet »klik.reference« er låst, men har ingen værdi. Skriv værdien i klik.reference, eller fjern låsen.",
  ],
  [
    "a locked field whose supplier has no address",
    (file) => {
      for (const s of file.suppliers) delete s.emails;
      for (const m of file.municipalities.slice(1)) delete m.locked;
    },
    "municipalities[0].locked[0]: Feltet »bookkeeping.email« er låst, men har ingen værdi. Skriv værdien i bookkeeping.supplier.emails, eller fjern låsen.",
    "municipalities[0].locked[1]: Feltet »collection.email« er låst, men har ingen værdi. Skriv værdien i collection.supplier.emails, eller fjern låsen.",
  ],
  [
    "a lock on a field that there is not",
    (file) => {
      file.municipalities[0].locked = ["bookkeeping.emails"];
    },
    "municipalities[0].locked[0]: »bookkeeping.emails« er ikke navnet på et felt, der kan låses. Navnene står i felttabellen i vejledningen.",
  ],
  [
    "one system with two suppliers",
    (file) => {
      file.municipalities[1].collection = { system: "regnskab-nord", supplier: "syd" };
    },
    "municipalities[1].collection.supplier: Regnskab Nord står som både bogførings- og opkrævningssystem, men med to forskellige leverandører eller adresser. Ét system giver én mail: Skriv den samme leverandør, eller giv systemerne hvert sit navn.",
  ],
  [
    "one system with two addresses",
    (file) => {
      file.municipalities[1].collection.supplier = { company: "Eksempel Nord A/S", emails: ["andet@example.dk"] };
    },
    "municipalities[1].collection.supplier: Regnskab Nord står som både bogførings- og opkrævningssystem, men med to forskellige leverandører eller adresser. Ét system giver én mail: Skriv den samme leverandør, eller giv systemerne hvert sit navn.",
  ],
  [
    "a round that does not say what it orders",
    (file) => {
      delete file.campaigns[0].route;
    },
    'campaigns[0].route: Feltet "route" mangler. Skriv, hvad runden bestiller: rutens navn (name), overførslens navn i Bilag 1 (transfer) og i Bilag 2 (cleanupTransfer) og integrationen (service).',
  ],
  [
    "a round that says half of what it orders",
    (file) => {
      file.campaigns[0].route = { name: "SFTP-Rute_2", transfer: "Sortiment/Overfør", service: "SF7002" };
    },
    'campaigns[0].route.cleanupTransfer: Feltet "cleanupTransfer" mangler. Skriv overførslens navn, som det står i Bilag 2, fx "OverførSortiment_1".',
    'campaigns[0].route.transfer: »Sortiment/Overfør« kan ikke bruges. Navnet bliver en del af bilagets filnavn: 1-60 tegn, ingen mellemrum yderst og ingen af tegnene \\ / : * ? " < > |.',
  ],
  [
    "forms that order another route than the round",
    (file) => {
      file.campaigns[0].forms = [
        { id: "bilag-1", number: 1, title: "Etablering af SFTP-Rute_3 til SortimentOverfør_1" },
        { id: "bilag-2", number: 2, title: "Oprydning - OverførSortiment_2, Rute_2" },
      ];
    },
    "campaigns[0].forms[0].title: Titlen nævner SFTP-Rute_3, men runden bestiller SFTP-Rute_2, SortimentOverfør_1 og OverførSortiment_1 (i »route«). Ret titlen eller »route«, så bilag og mail bestiller det samme.",
    "campaigns[0].forms[1].title: Titlen nævner OverførSortiment_2, men runden bestiller SFTP-Rute_2, SortimentOverfør_1 og OverførSortiment_1 (i »route«). Ret titlen eller »route«, så bilag og mail bestiller det samme.",
  ],
  [
    "a subject system that is neither a name nor spelled out",
    (file) => {
      file.campaigns[0].subjectSystems = ["", 5, { name: "XY" }];
    },
    "campaigns[0].subjectSystems[0]: Skal være fagsystemets navn på én linje, højst 200 tegn og ikke tomt.",
    "campaigns[0].subjectSystems[1]: Skal være fagsystemets navn i anførselstegn eller et objekt { … } med name og spelledOut, men er tallet 5.",
    'campaigns[0].subjectSystems[2].spelledOut: Feltet "spelledOut" mangler.',
  ],
  [
    "ordered after it must be ready",
    (file) => {
      file.campaigns[0].orderBy = "2026-12-11";
    },
    "campaigns[0].orderBy: Bestillingsfristen 2026-12-11 skal ligge før den dag, ruterne skal være klar (2026-12-11).",
  ],
  [
    "published after it must be ordered",
    (file) => {
      file.campaigns[0].published = "2026-12-05";
    },
    "campaigns[0].published: Opgaven er publiceret den 2026-12-05, men bestillingsfristen er allerede den 2026-12-04 (fem arbejdsdage før readyBy). Datoerne skal komme i rækkefølgen published, orderBy, readyBy.",
  ],
  [
    "a period that ends before it begins",
    (file) => {
      file.campaigns[0].frozenZone = { from: "2026-12-02", to: "2026-12-01" };
    },
    "campaigns[0].frozenZone: Perioden begynder den 2026-12-02, men slutter allerede den 2026-12-01.",
  ],
  [
    "a date that does not exist",
    (file) => {
      file.municipalities[2].date = "2026-11-31";
    },
    'municipalities[2].date: »2026-11-31« er ikke en dato. Skriv år, måned og dag sådan: "2026-12-11".',
  ],
  [
    "a personal identity number in a text",
    (file) => {
      file.municipalities[9].contact.name = "Ib Eksempel 010203-1234";
    },
    "municipalities[9].contact.name: Her står noget, der ligner et CPR-nummer. Filen kan læses af alle, der kan nå serveren. Slet det. Er det et andet nummer, så skriv det på en anden måde.",
  ],
  [
    "a personal identity number as a number",
    (file) => {
      file.municipalities[9].contact.phone = 3112991234;
    },
    'municipalities[9].contact.phone: Skal stå i anførselstegn: "3112991234".',
    "municipalities[9].contact.phone: Her står noget, der ligner et CPR-nummer. Filen kan læses af alle, der kan nå serveren. Slet det. Er det et andet nummer, så skriv det på en anden måde.",
  ],
  [
    "a private key",
    (file) => {
      file.campaigns[0].extraText = "-----BEGIN RSA PRIVATE KEY-----\nMIIE";
    },
    "campaigns[0].extraText: Her står en privat nøgle. Filen kan læses af alle, der kan nå serveren. Slet nøglen, og betragt den som afsløret. Kun den offentlige nøgles fingeraftryk hører til her.",
  ],
  [
    "a municipality twice",
    (file) => {
      file.municipalities[4] = { code: "101" };
    },
    "municipalities[4].code: Kommunen står i filen to gange (også som nr. 1 i listen). Saml oplysningerne ét sted.",
  ],
  [
    "a campaign twice",
    (file) => {
      file.campaigns.push({ ...file.campaigns[0], id: "øir04" });
    },
    "campaigns[1].id: Id'et er allerede brugt af bestillingsrunde nr. 1 i listen.",
  ],
  [
    "the built-in campaign's id",
    (file) => {
      file.campaigns[0].id = "øir03";
    },
    "campaigns[0].id: Id'et ØIR03 tilhører den indbyggede bestillingsrunde (03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning). Vælg et andet.",
  ],
  [
    "an id that order references cannot carry",
    (file) => {
      file.campaigns[0].id = "ØIR-04";
    },
    'campaigns[0].id: »ØIR-04« kan ikke bruges som id. Skriv 2-16 bogstaver og cifre, fx "ØIR04".',
  ],
  [
    "four steps",
    (file) => {
      file.campaigns[0].steps = ["et", "to", "tre", "fire"];
    },
    "campaigns[0].steps: Der skal være netop 5 trin, ét for hvert trin i KLIK-opgaven.",
  ],
  [
    "a form's title that is no file name",
    (file) => {
      file.campaigns[0].forms = [
        { id: "a", number: 1, title: "Bilag 1: En" },
        { id: "a", number: 1, title: "To" },
      ];
    },
    'campaigns[0].forms[0].title: Titlen bliver til et filnavn: højst 200 tegn, ikke tom, ikke punktum eller mellemrum til sidst og ingen af tegnene \\ / : * ? " < > |.',
    "campaigns[0].forms[1].id: Er allerede brugt af bilag nr. 1 i listen.",
    "campaigns[0].forms[1].number: Er allerede brugt af bilag nr. 1 i listen.",
  ],
  [
    "an EAN number with a wrong digit",
    (file) => {
      file.municipalities[0].billing.ean = "5790000000006";
    },
    "municipalities[0].billing.ean: »5790000000006« er ikke et gyldigt EAN-nummer. Kontrolcifferet passer ikke. Kontrollér cifrene.",
  ],
  [
    "a UUID that is not one",
    (file) => {
      file.municipalities[0].bookkeeping.systemUuid = "9609b014";
    },
    "municipalities[0].bookkeeping.systemUuid: »9609b014« er ikke et UUID (8-4-4-4-12 tegn, 0-9 og a-f).",
  ],
  [
    "days as text, and no days",
    (file) => {
      file.municipalities[0].cleanup.retentionDays = "30";
      file.municipalities[1].cleanup.retentionDays = 0;
    },
    "municipalities[0].cleanup.retentionDays: Skal være et helt tal fra 1 til 3650 uden anførselstegn: antal dage.",
    "municipalities[1].cleanup.retentionDays: Skal være et helt tal fra 1 til 3650 uden anførselstegn: antal dage.",
  ],
  [
    "an empty text, and one of two lines",
    (file) => {
      file.municipalities[0].klik.reference = " ";
      file.municipalities[0].source = "a\nb";
    },
    "municipalities[0].klik.reference: Må ikke være tom. Slet feltet, hvis værdien ikke kendes.",
    "municipalities[0].source: Skal være én linje uden linjeskift, tabulatortegn og andre usynlige tegn.",
  ],
  [
    "a text that is too long",
    (file) => {
      file.municipalities[0].source = "a".repeat(201);
    },
    "municipalities[0].source: Teksten er for lang: højst 200 tegn.",
  ],
  [
    "a semicolon in a list",
    (file) => {
      file.municipalities[0].route.parameters = ["a=1;b=2"];
    },
    "municipalities[0].route.parameters[0]: Skal være én linje på højst 200 tegn uden semikolon og må ikke være tom. Skriv hver værdi for sig i listen.",
  ],
  [
    "an empty list",
    (file) => {
      file.municipalities[0].cleanup.alertRecipients = [];
    },
    "municipalities[0].cleanup.alertRecipients: Listen er tom. Skriv mindst én værdi, eller slet feltet, hvis det ikke er påkrævet.",
  ],
  [
    "a list where there should be an object",
    (file) => {
      file.municipalities[0].billing = [];
    },
    "municipalities[0].billing: Skal være et objekt i krøllede parenteser { … }, men er en liste [ … ].",
  ],
  [
    "a misspelt field",
    (file) => {
      file.municipalities[0].klick = {};
    },
    "municipalities[0].klick: Feltet »klick« kendes ikke her. Felterne er: code, name, cvr, source, date, bookkeeping, collection, contact, cc, journalReference, billing, route, cleanup, klik, locked.",
  ],
  [
    "a missing field",
    (file) => {
      delete file.campaigns[0].readyBy;
    },
    'campaigns[0].readyBy: Feltet "readyBy" mangler.',
  ],
  [
    "version as text",
    (file) => {
      file.version = "1";
    },
    "version: Skal være 1. Det er den version af filen, som dette tilføjelsesprogram kender.",
  ],
];

describe("a file with a fault", () => {
  it("is the full file, spoilt: unspoilt it has none", () => {
    expect(readOrganisation(full()).kind).toBe("valid");
    expect(findDoubts(full())).toEqual([]);
  });

  it.each(SPOILT)("%s", (_, spoil, ...faults) => {
    const file = full();
    spoil(file);
    expect(faultsOf(file)).toEqual(faults);
  });

  it("has all its faults reported at once, of shape and of sense, in the order of the file", () => {
    const file = full();
    file.municipalities[2].bookkeeping.supplier = "vest";
    delete file.municipalities[2].locked;
    file.municipalities[10].contact.email = 17;
    file.suppliers[0].cvr = "12345678";
    file.extra = true;
    expect(faultsOf(file).map((fault) => fault.split(":")[0])).toEqual([
      "extra",
      "municipalities[2].bookkeeping.supplier",
      "municipalities[10].contact.email",
      "suppliers[0].cvr",
    ]);
  });

  it.each([
    [null],
    [[]],
    ["x"],
    [7],
    [true],
    [{}],
    [{ version: null }],
    [{ version: 1, municipalities: {} }],
    [{ version: 1, municipalities: [null, [], "101"] }],
  ])("may be any JSON: %j", (data) => {
    expect(faultsOf(data).length).toBeGreaterThan(0);
  });

  it("hides no personal identity number behind a line break or an escape", () => {
    const extraText = "Se sagen\n010203-1234";
    for (const written of [JSON.stringify(extraText), '"\\u0030\\u00310203-1234"', '"010203\\u002d1234"']) {
      const json = JSON.stringify(full()).replace('"Vi har samme aftale som i 2020."', written);
      for (const reading of [readOrganisation(JSON.parse(json), json), readOrganisation(JSON.parse(json))]) {
        expect(reading).toMatchObject({ kind: "invalid", faults: [{ path: ["campaigns", 0, "extraText"] }] });
      }
    }
  });

  it("hides none in the first of two fields of one name", () => {
    for (const more of ["", "\\u00e5"]) {
      const json = `{"version":1,"municipalities":[{"code":"101","source":"Ib, 010203-1234","source":"Aftale${more}"}]}`;
      expect(readOrganisation(JSON.parse(json), json)).toMatchObject({ kind: "invalid", faults: [{ path: [] }] });
    }
  });

  it("may be deep", () => {
    const depth = 100_000;
    expect(faultsOf(JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`)).length).toBeGreaterThan(0);
    expect(
      faultsOf(oneMunicipality(JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`))).length,
    ).toBeGreaterThan(0);
  });

  it("may try to reach the prototype of every object", () => {
    expect(
      faultsOf(JSON.parse('{"version":1,"municipalities":[{"code":"101","__proto__":{"polluted":true}}]}')),
    ).toEqual([expect.stringMatching(/^municipalities\[0\]\.__proto__: Feltet »__proto__« kendes ikke her/)]);
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a path", () => {
  it("is written as in the file", () => {
    expect(formatPath(["municipalities", 3, "bookkeeping", "supplier"])).toBe("municipalities[3].bookkeeping.supplier");
    expect(formatPath([])).toBe("(hele filen)");
  });
});
