import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import {
  buildHistory,
  cellText,
  countHistory,
  filterHistory,
  type HistoryColumn,
  type HistoryRow,
  sortHistory,
  writeHistoryCsv,
} from "../../../../src/domain/follow-up/history";
import {
  markConfirmed,
  markReady,
  markSent,
  type OrderLog,
  recordFilled,
} from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { followUpDa } from "../../../../src/i18n/da/follow-up";
import { followUpEn } from "../../../../src/i18n/en/follow-up";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const at = (time: string) => `2020-03-${time}:00Z` as Instant;
const reference = (municipalityCode: string, key: OrderReference["key"], campaignId = "ØIR03"): OrderReference => ({
  campaignId,
  municipalityCode,
  key,
});
const fill = (log: OrderLog, order: OrderReference, system: string, supplier = "Leverandør A/S") =>
  recordFilled(
    log,
    order,
    { verified: true, system, supplier, asked: isoDate("2020-03-25"), to: [], cc: [], forms: [] },
    at("16T09:42"),
  );

let log = fill({}, reference("851", "BOGOPK"), "Prisme ØS");
log = markSent(log, reference("851", "BOGOPK"), at("16T23:30"));
log = markConfirmed(log, reference("851", "BOGOPK"), isoDate("2020-03-18"), at("18T09:00"));
log = markReady(log, reference("851", "BOGOPK"), isoDate("2020-03-24"), at("24T09:00"));
log = fill(log, reference("101", "BOG"), "KMD Opus", "KMD A/S");
log = markSent(log, reference("101", "BOG"), at("17T09:00"));
log = fill(log, reference("573", "OPK", "GAMMEL1"), "Ældre System");

const build = (today: string) =>
  buildHistory({
    log,
    planned: ordersOf(TWO_SYSTEMS),
    campaigns: [SORTIMENT_2020],
    today: isoDate(today),
  });
const references = (rows: readonly HistoryRow[]) => rows.map((row) => row.reference);
const byReference = (today: string) => Object.fromEntries(build(today).map((row) => [row.reference, row]));

describe("the rows", () => {
  test("hold the log's orders, and planned ones that nothing was done about", () => {
    expect(references(build("2020-03-19")).sort()).toEqual([
      "GAMMEL1-573-OPK",
      "ØIR03-101-BOG",
      "ØIR03-101-OPK",
      "ØIR03-851-BOGOPK",
    ]);
  });

  test("say where each stands", () => {
    expect(byReference("2020-03-19")).toMatchObject({
      "ØIR03-851-BOGOPK": {
        municipality: "Aalborg Kommune",
        roles: ["bookkeeping", "collection"],
        status: "done",
        state: "ready",
        due: null,
        sent: at("16T23:30"),
        confirmed: "2020-03-18",
        ready: "2020-03-24",
      },
      "ØIR03-101-BOG": { status: "open", state: "sent", due: "2020-03-25", system: "KMD Opus", confirmed: null },
      "ØIR03-101-OPK": { status: "late", state: "none", due: "2020-03-18", system: "Opkrævning Plus", filled: null },
      "GAMMEL1-573-OPK": { campaign: "GAMMEL1", municipality: "Varde Kommune", status: "open", due: null },
    });
    expect(byReference("2020-03-26")["ØIR03-101-BOG"]).toMatchObject({ status: "late" });
  });

  test("are counted by where they stand", () => {
    expect(countHistory(build("2020-03-19"))).toEqual({ open: 2, late: 1, done: 1 });
    expect(followUpDa.history.counts(countHistory(build("2020-03-19")))).toBe("2 åbne, 1 overskredet, 1 afsluttet");
    expect(followUpEn.history.counts(countHistory(build("2020-03-19")))).toBe("2 open, 1 late, 1 done");
  });
});

describe("sorting", () => {
  const sorted = (column: HistoryColumn, direction: "ascending" | "descending" = "ascending") =>
    sortHistory(build("2020-03-19"), column, direction);

  test("municipalities as Danish sorts them: Aalborg, by its Aa, last", () => {
    expect(sorted("municipality").map((row) => row.municipality)).toEqual([
      "Københavns Kommune",
      "Københavns Kommune",
      "Varde Kommune",
      "Aalborg Kommune",
    ]);
    expect(sorted("municipality", "descending")[0]?.municipality).toBe("Aalborg Kommune");
  });

  test("late before open before done", () => {
    expect(sorted("status").map((row) => row.status)).toEqual(["late", "open", "open", "done"]);
  });

  test("empty cells come last both ways", () => {
    expect(sorted("sent").map((row) => row.sent !== null)).toEqual([true, true, false, false]);
    expect(sorted("sent", "descending").map((row) => row.sent !== null)).toEqual([true, true, false, false]);
    expect(sorted("due").map((row) => row.due)).toEqual(["2020-03-18", "2020-03-25", null, null]);
  });

  test("does not change the rows that it is given", () => {
    const rows = build("2020-03-19");
    const before = references(rows);
    sortHistory(rows, "municipality", "descending");
    expect(references(rows)).toEqual(before);
  });
});

test.each([
  [{ text: "" }, 4],
  [{ text: "køben" }, 2],
  [{ text: "KMD københavns" }, 1],
  [{ text: "851" }, 1],
  [{ text: "findes ikke" }, 0],
  [{ status: "late" as const }, 1],
  [{ campaignId: "GAMMEL1" }, 1],
  [{ text: "varde", status: "done" as const }, 0],
])("the filter %j lets %i through", (filter, count) => {
  const rows = filterHistory(build("2020-03-19"), { text: "", status: null, campaignId: null, ...filter });
  expect(rows).toHaveLength(count);
});

describe("the CSV file", () => {
  const csv = (rows: readonly HistoryRow[]) => writeHistoryCsv(rows, followUpDa.history);
  const [row] = filterHistory(build("2020-03-19"), { text: "851", status: null, campaignId: null });
  if (!row) throw new Error("no row");

  test("is whole: mark, headings, semicolons, Danish local time", () => {
    expect(csv([row])).toBe(
      "\ufeffOrdrereference;Bestillingsrunde;Kommunekode;Kommune;Rolle;It-system;Leverandør;Status;Tilstand;Frist;Udfyldt;Sendt;Bekræftet;Lovet til;Klar;Rykket\r\n" +
        "ØIR03-851-BOGOPK;03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning;851;Aalborg Kommune;bogføring, opkrævning;Prisme ØS;Leverandør A/S;Afsluttet;Ruterne er klar;;2020-03-16 10:42;2020-03-17 00:30;2020-03-18;;2020-03-24;\r\n",
    );
  });

  test.each([
    ['=HYPERLINK("http://eksempel.dk")', '"\'=HYPERLINK(""http://eksempel.dk"")"'],
    ["+45 12 34", "'+45 12 34"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'=1"],
    ["a;b", '"a;b"'],
    ['a "b" c', '"a ""b"" c"'],
    ["a\r\nb", "a b"],
    ["æøå – ok", "æøå – ok"],
    ["1;=1", `"1;'=1"`],
    // A spreadsheet that divides at commas sees two cells here.
    ["Drift, =1+1", "Drift, '=1+1"],
    [`a,"=1`, `"a,""'=1"`],
    ["a,-b|+c", "a,'-b|'+c"],
    ["\uff1d1", "'\uff1d1"],
    ["KMD Opus - Debitor, 2+2 = 4", "KMD Opus - Debitor, 2+2 = 4"],
  ])("a supplier called %j is written %s", (supplier, cell) => {
    const line = csv([{ ...row, supplier }]).split("\r\n")[1] ?? "";
    expect(line).toContain(`;Prisme ØS;${cell};Afsluttet;`);
  });

  test("has English headings in an English pane", () => {
    expect(writeHistoryCsv([], followUpEn.history)).toBe(
      "\ufeffOrder reference;Round;Municipality code;Municipality;Role;It-system;Supplier;Status;State;Deadline;Filled;Sent;Confirmed;Promised for;Ready;Reminded\r\n",
    );
  });

  test("a cell on the screen says the same", () => {
    expect(cellText(row, "roles", followUpEn.history)).toBe("bookkeeping, collection");
    expect(cellText(row, "sent", followUpDa.history)).toBe("2020-03-17 00:30");
    expect(cellText(row, "due", followUpDa.history)).toBe("");
  });
});
