import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { writeReceipt } from "../../../../src/domain/follow-up/receipt";
import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import {
  compactRecord,
  markConfirmed,
  markReady,
  markSent,
  type OrderLog,
  recordFilled,
  recordFillUndone,
  recordReminded,
  recordSeenInCopy,
  recordSentChecked,
} from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ONE_SYSTEM, ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const municipality = findMunicipality("101");
if (!municipality) throw new Error("no municipality 101");
const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const OPK: OrderReference = { ...BOG, key: "OPK" };
const at = (time: string) => `2020-03-${time}:00Z` as Instant;
const report = {
  verified: true,
  system: "Prisme ØS",
  supplier: "Leverandør A/S",
  asked: isoDate("2020-03-25"),
  to: ["bestilling@leverandor.example"],
  cc: ["kopi@kommune.example"],
  forms: [
    { id: "bilag-1", sha256: "a".repeat(64) },
    { id: "bilag-2", sha256: "b".repeat(64) },
  ],
};
const write = (log: OrderLog, orders = ordersOf(TWO_SYSTEMS)) =>
  writeReceipt({ campaign: SORTIMENT_2020, municipality, orders, log, now: at("26T08:00") });

test("a whole receipt: what the add-in verified, what the user stated, and what was not done", () => {
  let log = recordFilled({}, BOG, report, at("16T09:42"));
  log = markSent(log, BOG, at("16T09:45"));
  log = markConfirmed(log, BOG, isoDate("2020-03-18"), at("18T09:00"));
  log = recordReminded(log, BOG, isoDate("2020-03-20"), at("20T09:00"));
  log = markReady(log, BOG, isoDate("2020-03-24"), at("24T09:00"));
  expect(write(log)).toEqual({
    fileName: "Kvittering ØIR03-101.txt",
    text: `Kvittering: bestilling af ruter og overvågning

KLIK-opgave: 03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning
Kommune: Københavns Kommune (kommunekode 101, CVR-nr. 64942212)
Rute: SFTP-Rute_2 til SortimentOverfør_1 (SF7002 Overfør Sortiment)
Fagsystemer: YR (Ydelsesrefusion) og KSD (Kommunernes Sygedagpengesystem)
Bestilles senest: 18. marts 2020
Klar inden: 25. marts 2020

Mail 1 af 2: ØIR03-101-BOG
Status: Ruter og overvågning er klar.
It-system: Prisme ØS (bogføring)
Leverandør: Leverandør A/S
Ønsket klar: inden den 25. marts 2020
Udfyldt: 16. marts 2020 kl. 10.42 [kontrolleret]
Modtagere: bestilling@leverandor.example [kontrolleret]
Kopi til: kopi@kommune.example [kontrolleret]
Bilag 1: Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1 [kontrolleret]
  SHA-256: ${"a".repeat(64)}
Bilag 2: NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1 [kontrolleret]
  SHA-256: ${"b".repeat(64)}
Sendt: 16. marts 2020 kl. 10.45 [oplyst af brugeren]
Bekræftet af leverandøren: 18. marts 2020 [oplyst af brugeren]
Ruter og overvågning klar: 24. marts 2020 [oplyst af brugeren]
Rykker skrevet: 20. marts 2020

Mail 2 af 2: ØIR03-101-OPK
Status: Mailen er ikke udfyldt.
It-system: Opkrævning Plus (opkrævning)
Leverandør: Anden Leverandør ApS

[kontrolleret] Tilføjelsesprogrammet Rutebestilling har læst kladden efter udfyldningen og fundet oplysningen i den.
[oplyst af brugeren] Tilføjelsesprogrammet har ikke kontrolleret oplysningen.
Kvitteringen er skrevet den 26. marts 2020 kl. 09.00.
`,
  });
});

test.each([
  [{}, "Mailen er ikke udfyldt."],
  [recordFilled({}, BOG, { ...report, verified: false }, at("16T09:42")), "Mailen er delvist udfyldt."],
  [recordFilled({}, BOG, report, at("16T09:42")), "Mailen er udfyldt, men endnu ikke markeret som sendt."],
  [recordFillUndone(recordFilled({}, BOG, report, at("16T09:42")), BOG, at("16T09:50")), "Mailen er ikke udfyldt."],
  [markSent({}, BOG, at("16T09:45")), "Mailen er sendt. Leverandørens bekræftelse afventes."],
  [
    markConfirmed({}, BOG, isoDate("2020-03-18"), at("18T09:00")),
    "Leverandøren har bekræftet. Ruter og overvågning afventes.",
  ],
] as const)("the status of an order, %#", (log, sentence) => {
  expect(write(log).text).toContain(`Mail 1 af 2: ØIR03-101-BOG\nStatus: ${sentence}\n`);
});

test("nothing is called verified that was not read back whole, or was undone", () => {
  const body = (log: OrderLog) => write(log).text.split("\n\n[kontrolleret]")[0];
  expect(body(recordFilled({}, BOG, { ...report, verified: false }, at("16T09:42")))).not.toContain("[kontrolleret]");
  expect(body(recordFillUndone(recordFilled({}, BOG, report, at("16T09:42")), BOG, at("16T09:50")))).not.toContain(
    "Udfyldt:",
  );
});

test("it tells what was filled, also when the profile has changed since", () => {
  const log = recordFilled({}, BOG, report, at("16T09:42"));
  const orders = ordersOf({ ...TWO_SYSTEMS, "bookkeeping.system": "KMD Opus", "bookkeeping.supplier": "Ny A/S" });
  expect(write(log, orders).text).toContain("It-system: Prisme ØS (bogføring)\nLeverandør: Leverandør A/S\n");
});

test("details that were compacted are said to be gone", () => {
  const log = recordFilled({}, BOG, report, at("16T09:42"));
  const record = log["ØIR03-101-BOG"];
  if (!record) throw new Error("no record");
  const { text } = write({ "ØIR03-101-BOG": compactRecord(record) });
  expect(text).toContain(
    "Udfyldt: 16. marts 2020 kl. 10.42 [kontrolleret]\nModtagere og kontrolsummer er ikke længere gemt i postkassen, fordi pladsen er opbrugt.\n",
  );
  expect(text).not.toContain("SHA-256");
});

test("one it-system: one mail with both roles", () => {
  const { text } = write(recordFilled({}, OPK, report, at("16T09:42")), ordersOf(ONE_SYSTEM));
  expect(text).toContain("Mail 1 af 1: ØIR03-101-BOGOPK\n");
  expect(text).toContain("It-system: Prisme ØS (bogføring og opkrævning)\n");
});

test("a value cannot pretend to be a line of the receipt", () => {
  const log = recordFilled({}, BOG, { ...report, supplier: "X\nSendt: i går [kontrolleret]" }, at("16T09:42"));
  expect(write(log).text).toContain("Leverandør: X Sendt: i går [kontrolleret]\n");
  expect(write(log).text).not.toMatch(/^Sendt/m);
});

test("says how each mail is known to have been sent", () => {
  const checked = recordSentChecked({}, BOG, isoDate("2020-03-16"), at("17T08:00"));
  const { text } = write(recordSeenInCopy(checked, OPK, "bo@kommune.example", isoDate("2020-03-17"), at("17T09:00")));
  expect(text).toContain("\nSendt: 16. marts 2020 [kontrolleret i den sendte mail]\n");
  expect(text).toContain("\nSendt: 17. marts 2020 af bo@kommune.example [set i kopi]\n");
  expect(text).toContain("\n[set i kopi] Tilføjelsesprogrammet har læst den kopi af mailen, som brugeren har modtaget");
  expect(write(checked).text).not.toContain("set i kopi");
});
