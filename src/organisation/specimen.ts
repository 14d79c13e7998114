import type { FileSystem, OrganisationFile } from "./organisation-file";

const UUID = "00000000-0000-4000-8000-000000000101";

const SYSTEM: FileSystem = {
  system: "Finans Øst",
  supplier: "oest",
  cc: ["drift@example.dk"],
  systemUuid: UUID,
  serviceAgreement: UUID,
  sftpUser: "sftp_101",
  sftpFolder: "IN",
  certificateSerial: "5A:9F",
  sshFingerprint: "SHA256:eksempel",
  ipAddresses: ["192.0.2.10", "192.0.2.11"],
  operationsContact: "Driftsvagten",
};

/** A small organisation.json with every field filled in. Nothing in it is real but the code, the name and the CVR number. */
export const ORGANISATION_SPECIMEN: OrganisationFile = {
  version: 1,
  date: "2026-11-02",
  suppliers: [
    {
      id: "oest",
      company: "Eksempel Øst A/S",
      emails: ["bestilling@example.dk"],
      cc: ["kopi@example.dk"],
      cvr: "10000009",
      contact: "Servicedesk",
    },
  ],
  municipalities: [
    {
      code: "101",
      name: "Københavns Kommune",
      cvr: "64942212",
      source: "Kontraktbilag 4",
      date: "2026-11-02",
      bookkeeping: SYSTEM,
      collection: { ...SYSTEM, system: "Debitor Øst" },
      contact: { name: "Økonomisystemer", email: "oekonomi@example.dk", phone: "70 10 20 30" },
      cc: ["journal@example.dk"],
      journalReference: "Sag 2026-17",
      billing: { ean: "5790000000005", reference: "Rute 101" },
      route: {
        environment: "Produktion",
        integrationReference: "SF7002",
        senderSystemUuid: UUID,
        senderCvr: "10000009",
        parameters: ["kommune=101", "retning=ind"],
        fileNamePattern: "sortiment-*.xml",
      },
      cleanup: {
        retentionDays: 30,
        action: "Slet og advisér",
        alertAfter: "24 timer",
        alertRecipients: ["drift@example.dk"],
      },
      klik: { reference: "KLIK 03" },
      locked: ["bookkeeping.email", "collection.email", "municipality.cc"],
    },
  ],
  campaigns: [
    {
      id: "ØIR04",
      title: "04 Bestil ruter og overvågning",
      published: "2026-11-16",
      readyBy: "2026-12-11",
      subjectSystems: ["KY"],
      extraText: "Vi har samme aftale som i 2020.",
    },
  ],
};
