import { MUNICIPALITIES } from "../../../src/domain/municipality/municipality";
import { PROFILE_FIELDS } from "../../../src/domain/profile/fields";
import type { FileMunicipality, FileSystem, OrganisationFile } from "../../../src/organisation/organisation-file";

/** Invented products and companies at example.dk: a municipality's bookkeeping and collection system. */
const PRODUCTS = [
  { bookkeeping: "Finans Øst", collection: "Debitor Øst", supplier: "oest" },
  { bookkeeping: "Regnskab Nord", collection: "Regnskab Nord", supplier: "nord" },
  { bookkeeping: "Bogføring Syd", collection: "Opkrævning Syd", supplier: "syd" },
] as const;

const SUPPLIERS = [
  { id: "oest", company: "Eksempel Øst A/S", name: "oest" },
  { id: "nord", company: "Eksempel Nord A/S", name: "nord" },
  { id: "syd", company: "Eksempel Syd ApS", name: "syd" },
];

const uuid = (kind: number, code: string) => `00000000-0000-4000-8${String(kind).padStart(3, "0")}-000000000${code}`;

function fullSystem(code: string, system: string, supplier: string, kind: number): FileSystem {
  return {
    system,
    supplier,
    cc: [`drift-${code}@example.dk`],
    systemUuid: uuid(kind, code),
    serviceAgreement: uuid(kind + 1, code),
    sftpUser: `sftp_${code}_${kind}`,
    sftpFolder: "IN",
    certificateSerial: `5A:${code.slice(0, 2)}:0${kind}:9F`,
    sshFingerprint: `SHA256:eksempel${code}${kind}abcdefghijklmnopqrstuvwxyz0123`,
    ipAddresses: ["192.0.2.10", `198.51.100.${Number(code) % 250}`],
    operationsContact: `Driftsvagten, drift-${code}@example.dk`,
  };
}

/**
 * An organisation.json with all 98 municipalities and every field filled in, some of them locked, three listed
 * suppliers and one campaign: what a shared host has at most. Nothing in it is real but codes, names and CVR numbers.
 */
export function fullOrganisationFile(): OrganisationFile {
  const municipalities = MUNICIPALITIES.map(({ code, name, cvr }, at): FileMunicipality => {
    const product = PRODUCTS[at % PRODUCTS.length] ?? PRODUCTS[0];
    return {
      code,
      name,
      cvr,
      source: "Kontraktbilag 4, enheden for økonomisystemer",
      date: "2026-11-02",
      bookkeeping: fullSystem(code, product.bookkeeping, product.supplier, 1),
      collection: fullSystem(code, product.collection, product.supplier, 3),
      contact: { name: `Økonomisystemer, ${name}`, email: `oekonomi-${code}@example.dk`, phone: "70 10 20 30" },
      cc: [`journal-${code}@example.dk`],
      journalReference: `Sag ${code}-2026-17`,
      billing: { ean: "5790000000005", reference: `Rute ${code}` },
      route: {
        environment: "Produktion",
        integrationReference: "SF7002",
        senderSystemUuid: uuid(9, code),
        senderCvr: "10000009",
        parameters: [`kommune=${code}`, "retning=ind"],
        fileNamePattern: "sortiment-*.xml",
      },
      cleanup: {
        retentionDays: 30,
        action: "Slet og advisér",
        alertAfter: "24 timer",
        alertRecipients: [`drift-${code}@example.dk`],
      },
      klik: { reference: "KLIK 03" },
      locked: ["bookkeeping.email", "collection.email", "municipality.cc"],
    };
  });
  return {
    $schema: "./organisation.schema.json",
    version: 1,
    date: "2026-11-02",
    suppliers: SUPPLIERS.map(({ id, company, name }) => ({
      id,
      company,
      emails: [`bestilling@${name}.example.dk`],
      cc: [`kopi@${name}.example.dk`],
      cvr: "10000009",
      contact: "Servicedesk",
    })),
    municipalities,
    campaigns: [
      {
        id: "ØIR04",
        title: "04 Bestil ruter og overvågning til KY",
        published: "2026-11-16",
        readyBy: "2026-12-11",
        subjectSystems: ["KY"],
        route: {
          name: "SFTP-Rute_2",
          transfer: "SortimentOverfør_1",
          cleanupTransfer: "OverførSortiment_1",
          service: "SF7002 Overfør Sortiment",
        },
        extraText: "Vi har samme aftale som i 2020.",
      },
    ],
  };
}

/** How many profile fields each municipality of the full file has a value for: all of them. */
export const FIELDS_FILLED = PROFILE_FIELDS.length;
