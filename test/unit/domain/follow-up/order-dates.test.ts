import type { Campaign } from "../../../../src/domain/campaign/campaign";
import { newOrderRound } from "../../../../src/domain/campaign/rounds";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { calendarEntries } from "../../../../src/domain/follow-up/calendar";
import { describeDeadline, describeOrderDue } from "../../../../src/domain/follow-up/deadline";
import { expectedDate } from "../../../../src/domain/follow-up/expected-date";
import { buildHistory } from "../../../../src/domain/follow-up/history";
import {
  type AskedDate,
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  type OrderLog,
  recordFilled,
  recordFillUndone,
  recordReminded,
  unmark,
} from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import { toInstant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { followUpDa } from "../../../../src/i18n/da/follow-up";
import { da } from "../../../../src/i18n/da/pane";
import { followUpEn } from "../../../../src/i18n/en/follow-up";
import { en } from "../../../../src/i18n/en/pane";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const OPK: OrderReference = { ...BOG, key: "OPK" };
const on = (day: string, time = "09:00") => toInstant(new Date(`${day}T${time}:00Z`));
const fill = (log: OrderLog, day: string, asked: AskedDate, reference = BOG) =>
  recordFilled(
    log,
    reference,
    { verified: true, system: "Prisme ØS", supplier: "Leverandør A/S", asked, to: [], cc: [], forms: [] },
    on(day),
  );
const record = (log: OrderLog) => log["ØIR03-101-BOG"] ?? null;

/** An order of November 2026 that asks for 18 December. */
const filled = fill({}, "2026-11-23", isoDate("2026-12-18"));
const sent = markSent(filled, BOG, on("2026-11-23", "10:00"));
const earliest = markSent(fill({}, "2026-11-23", "earliest"), BOG, on("2026-11-23", "10:00"));
const promised = markPromised(sent, BOG, isoDate("2027-01-08"), on("2026-12-01"));
/** An order of March 2020, in time, that asks for the task's own date. */
const inTime = markSent(fill({}, "2020-03-16", isoDate("2020-03-25")), BOG, on("2020-03-16", "10:00"));

describe("the date that an order's follow-up counts from", () => {
  test("is the one that its mail asked for", () => {
    expect(expectedDate(record(sent), SORTIMENT_2020)).toEqual({
      date: "2026-12-18",
      namedBy: "order",
      isIncluded: true,
    });
    expect(expectedDate(record(inTime), SORTIMENT_2020)).toEqual({
      date: "2020-03-25",
      namedBy: "order",
      isIncluded: false,
    });
    expect(expectedDate(record(earliest), SORTIMENT_2020)).toBeNull();
  });

  test("is the supplier's promise from then on, also where the mail named none, until it is taken back", () => {
    const expected = { date: "2027-01-08", namedBy: "supplier", isIncluded: true };
    expect(expectedDate(record(promised), SORTIMENT_2020)).toEqual(expected);
    const named = markPromised(earliest, BOG, isoDate("2027-01-08"), on("2026-12-01"));
    expect(expectedDate(record(named), SORTIMENT_2020)).toEqual(expected);
    expect(expectedDate(record(unmark(named, BOG, "promised", on("2026-12-02"))), SORTIMENT_2020)).toBeNull();
    const later = markPromised(named, BOG, isoDate("2027-02-01"), on("2026-12-02"));
    expect(expectedDate(record(later), SORTIMENT_2020)?.date).toBe("2027-02-01");
  });

  test("is the round's own only where a mail could have asked for it", () => {
    const byHand = (day: string) => expectedDate(record(markSent({}, BOG, on(day))), SORTIMENT_2020);
    expect(expectedDate(null, SORTIMENT_2020)).toMatchObject({ date: "2020-03-25", namedBy: "round" });
    expect(byHand("2020-03-18")).toMatchObject({ date: "2020-03-25", namedBy: "round" });
    expect(byHand("2020-03-19")).toBeNull();
    expect(byHand("2026-11-23")).toBeNull();
    const undone = recordFillUndone(filled, BOG, on("2026-11-23", "11:00"));
    expect(expectedDate(record(undone), SORTIMENT_2020)).toMatchObject({ namedBy: "round" });
  });
});

describe("a reminder", () => {
  const remindFor = (log: OrderLog, today: string, heard: string | null = null) =>
    describeOrderDue(record(log), SORTIMENT_2020, isoDate(today), heard === null ? null : isoDate(heard)).remindFor;

  test.each([
    ["the minute after sending", sent, "2026-11-23", null],
    ["four working days later", sent, "2026-11-27", null],
    ["five working days later", sent, "2026-11-30", "confirmation"],
    ["of the earliest date, four working days later", earliest, "2026-11-27", null],
    ["of the earliest date, five working days later", earliest, "2026-11-30", "confirmation"],
    ["of an order with a date that is near, the same day", fillAndSend("2026-12-16"), "2026-12-16", null],
    ["of an order with a date that is near, the next day", fillAndSend("2026-12-16"), "2026-12-17", "confirmation"],
    [
      "of one that was written yesterday",
      recordReminded(sent, BOG, isoDate("2026-12-01"), on("2026-12-01")),
      "2026-12-02",
      null,
    ],
    [
      "of one that was written five working days ago",
      recordReminded(sent, BOG, isoDate("2026-12-01"), on("2026-12-01")),
      "2026-12-08",
      "confirmation",
    ],
    [
      "of what was confirmed, before the date",
      markConfirmed(sent, BOG, isoDate("2026-11-25"), on("2026-11-25")),
      "2026-12-18",
      null,
    ],
    [
      "of what was confirmed, after the date",
      markConfirmed(sent, BOG, isoDate("2026-11-25"), on("2026-11-25")),
      "2026-12-19",
      "routes",
    ],
    ["of what was promised, when the date asked for has passed", promised, "2026-12-21", null],
    ["of what was promised, on the day", promised, "2027-01-08", null],
    ["of what was promised, after the day", promised, "2027-01-11", "routes"],
    ["of what is ready", markReady(sent, BOG, isoDate("2026-12-10"), on("2026-12-10")), "2027-06-01", null],
    ["of what was never sent", filled, "2026-12-31", null],
  ] as const)("%s", (_, log, today, due) => {
    expect(remindFor(log as OrderLog, today)).toBe(due);
  });

  test("is not for whoever has just answered", () => {
    expect(remindFor(sent, "2026-12-10")).toBe("confirmation");
    expect(remindFor(sent, "2026-12-10", "2026-12-09")).toBeNull();
    expect(remindFor(sent, "2026-12-10", "2026-12-03")).toBe("confirmation");
    // Also where the date has passed: yesterday's answer is what the user is reading.
    expect(remindFor(sent, "2026-12-22", "2026-12-21")).toBeNull();
    expect(remindFor(sent, "2026-12-22", "2026-12-18")).toBe("confirmation");
  });

  test("is not due because of a clock that is five years wrong", () => {
    const fast = markSent({}, BOG, on("2031-11-23"));
    expect(remindFor(fast, "2026-12-10")).toBeNull();
  });

  function fillAndSend(day: string): OrderLog {
    return markSent(fill({}, day, isoDate("2026-12-18")), BOG, on(day, "10:00"));
  }
});

const userRound: Campaign = newOrderRound({
  readyBy: isoDate("2026-12-18"),
  today: isoDate("2026-11-25"),
  takenIds: [],
  routeOrder: SORTIMENT_2020.routeOrder,
});

describe("every sentence about dates is true in its time", () => {
  test.each([
    [
      "2020-03-16",
      "Bestil senest den 18. marts 2020",
      "Fristen er tæt på: Der er 2 arbejdsdage tilbage.",
      "Ruterne skal være klar inden den 25. marts 2020",
    ],
    [
      "2020-03-18",
      "Bestil senest den 18. marts 2020",
      "Fristen er i dag.",
      "Ruterne skal være klar inden den 25. marts 2020",
    ],
    [
      "2020-03-26",
      "Fristen var den 18. marts 2020",
      "Fristen er overskredet med 8 dage.",
      "Ruterne skulle være klar inden den 25. marts 2020",
    ],
    [
      "2020-05-23",
      "Fristen var den 18. marts 2020",
      "Fristen er overskredet med 2 måneder.",
      "Ruterne skulle være klar inden den 25. marts 2020",
    ],
    [
      "2020-05-24",
      "Fristen var den 18. marts 2020",
      "KLIK-opgaven er fra marts 2020. Du kan stadig bestille.",
      "Ruterne skulle være klar inden den 25. marts 2020",
    ],
    [
      "2026-11-25",
      "Fristen var den 18. marts 2020",
      "KLIK-opgaven er fra marts 2020. Du kan stadig bestille.",
      "Ruterne skulle være klar inden den 25. marts 2020",
    ],
  ])("the task's own dates, seen from %s", (today, orderBy, describe, readyBy) => {
    const seen = describeDeadline(SORTIMENT_2020, isoDate(today));
    expect([da.deadline.orderBy(seen), da.deadline.describe(seen), da.deadline.readyBy(seen)]).toEqual([
      orderBy,
      describe,
      readyBy,
    ]);
  });

  test("a round of the user's own is not called KOMBIT's task, also when it is long past", () => {
    const seen = describeDeadline(userRound, isoDate("2032-11-25"));
    expect([da.deadline.describe(seen), en.deadline.describe(seen)]).toEqual([
      "Bestillingsrunden er fra november 2026. Du kan stadig bestille.",
      "The order round is from November 2026. You can still order.",
    ]);
  });

  test.each([
    [null, "2020-03-16", "Mailen skal sendes senest den 18. marts 2020.", "The mail is to be sent by 18 March 2020."],
    [null, "2020-03-18", "Mailen skal sendes senest den 18. marts 2020.", "The mail is to be sent by 18 March 2020."],
    [
      null,
      "2026-11-25",
      "KLIK-opgaven er fra marts 2020. Du kan stadig bestille.",
      "The KLIK task is from March 2020. You can still order.",
    ],
    [
      sent,
      "2026-11-25",
      "Afventer leverandørens bekræftelse. Ruterne skal være klar senest den 18. december 2026.",
      "Waiting for the supplier's confirmation. The routes are to be ready by 18 December 2026.",
    ],
    [
      sent,
      "2026-12-18",
      "Afventer leverandørens bekræftelse. Ruterne skal være klar senest den 18. december 2026.",
      "Waiting for the supplier's confirmation. The routes are to be ready by 18 December 2026.",
    ],
    [
      sent,
      "2026-12-19",
      "Afventer leverandørens bekræftelse. Ruterne skulle have været klar senest den 18. december 2026. Datoen er overskredet med 1 dag.",
      "Waiting for the supplier's confirmation. The routes were to be ready by 18 December 2026. That was 1 day ago.",
    ],
    [
      sent,
      "2032-12-18",
      "Afventer leverandørens bekræftelse. Ruterne skulle have været klar senest den 18. december 2026. Er de klar, så markér det.",
      "Waiting for the supplier's confirmation. The routes were to be ready by 18 December 2026. If they are ready, mark it.",
    ],
    [
      earliest,
      "2026-11-25",
      "Afventer leverandørens bekræftelse. Mailen beder om den tidligst mulige dato.",
      "Waiting for the supplier's confirmation. The mail asks for the earliest possible date.",
    ],
    [
      promised,
      "2027-01-08",
      "Afventer, at ruterne er klar. Leverandøren lover ruterne den 8. januar 2027.",
      "Waiting for the routes to be ready. The supplier promises the routes for 8 January 2027.",
    ],
    [
      promised,
      "2027-01-11",
      "Afventer, at ruterne er klar. Leverandøren lovede ruterne den 8. januar 2027. Datoen er overskredet med 3 dage.",
      "Waiting for the routes to be ready. The supplier promised the routes for 8 January 2027. That was 3 days ago.",
    ],
    [
      markSent({}, BOG, on("2026-11-23")),
      "2026-11-25",
      "Afventer leverandørens bekræftelse.",
      "Waiting for the supplier's confirmation.",
    ],
  ])("what an order waits for, %#", (log, today, danish, english) => {
    const due = describeOrderDue(log && record(log), SORTIMENT_2020, isoDate(today));
    expect([followUpDa.order.due(due), followUpEn.order.due(due)]).toEqual([danish, english]);
  });
});

describe("the overview", () => {
  const row = (log: OrderLog, today: string) =>
    buildHistory({ log, planned: [], campaigns: [SORTIMENT_2020], today: isoDate(today) })[0];

  test("counts from the order's own date", () => {
    expect(row(sent, "2026-12-18")).toMatchObject({ due: "2026-12-18", status: "open", promised: null });
    expect(row(sent, "2026-12-19")).toMatchObject({ due: "2026-12-18", status: "late" });
    expect(row(promised, "2026-12-19")).toMatchObject({ due: "2027-01-08", status: "open", promised: "2027-01-08" });
  });

  test("does not call late what was never sent of a round that is long past", () => {
    expect(row(filled, "2026-11-25")).toMatchObject({ due: null, status: "open" });
  });
});

describe("the calendar", () => {
  const [bookkeeping, collection] = ordersOf(TWO_SYSTEMS);
  if (!bookkeeping || !collection) throw new Error("no two orders");
  const { municipality } = bookkeeping.profile;
  const entries = (log: OrderLog, today: string) =>
    calendarEntries(
      {
        campaign: SORTIMENT_2020,
        municipality,
        orders: [bookkeeping, collection],
        log,
        today: isoDate(today),
      },
      followUpDa.calendar,
    );
  const seen = (log: OrderLog, today: string) => entries(log, today).map(({ uid, from, to }) => [uid, from, to]);
  const uid = (name: string) => `%C3%98IR03-101-${name}@rutebestilling`;

  test("never offers a date in the past", () => {
    expect(seen({}, "2020-03-10")).toEqual([
      [uid("order-by"), "2020-03-18", "2020-03-18"],
      [uid("ready-by"), "2020-03-25", "2020-03-25"],
      [uid("frozen-zone"), "2020-03-14", "2020-03-25"],
    ]);
    expect(seen({}, "2020-03-20")).toEqual([
      [uid("ready-by"), "2020-03-25", "2020-03-25"],
      [uid("frozen-zone"), "2020-03-20", "2020-03-25"],
    ]);
    expect(seen({}, "2026-11-25")).toEqual([]);
  });

  test("holds the date that was asked for; two that differ are two entries, and each names its system", () => {
    const both = markSent(fill(sent, "2026-11-24", isoDate("2026-12-18"), OPK), OPK, on("2026-11-24", "10:00"));
    expect(seen(both, "2026-11-25")).toEqual([[uid("ready-by"), "2026-12-18", "2026-12-18"]]);
    const apart = markPromised(both, OPK, isoDate("2027-01-08"), on("2026-12-01"));
    expect(entries(apart, "2026-12-01")).toMatchObject([
      {
        uid: uid("ready-by"),
        from: "2026-12-18",
        title: "Ruter og overvågning skal være klar – Københavns Kommune (Prisme ØS)",
        body: expect.stringContaining("Ruter og overvågning skal være klar senest den 18. december 2026."),
      },
      {
        uid: uid("ready-by-OPK"),
        from: "2027-01-08",
        title: "Ruter og overvågning er lovet klar – Københavns Kommune (Prisme ØS)",
        body: expect.stringContaining("Leverandøren har lovet, at ruter og overvågning er klar den 8. januar 2027."),
      },
    ]);
  });

  test("leaves out what is done, and the order date once all is sent", () => {
    const all = markSent(markSent({}, BOG, on("2020-03-16")), OPK, on("2020-03-16"));
    expect(seen(all, "2020-03-16").map(([name]) => name)).toEqual([uid("ready-by"), uid("frozen-zone")]);
    const done = markReady(
      markReady(all, BOG, isoDate("2020-03-17"), on("2020-03-17")),
      OPK,
      isoDate("2020-03-17"),
      on("2020-03-17"),
    );
    expect(seen(done, "2020-03-17").map(([name]) => name)).toEqual([uid("frozen-zone")]);
  });

  test("does not call a round of the user's own a KLIK task", () => {
    const [orderBy] = calendarEntries(
      { campaign: userRound, municipality, orders: [], log: {}, today: isoDate("2026-11-25") },
      followUpDa.calendar,
    );
    expect(orderBy?.body).toContain("Bestillingsrunde: ");
    expect(orderBy?.body).not.toContain("KLIK");
  });
});
