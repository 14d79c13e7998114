import { execFileSync } from "node:child_process";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { describeDeadline, describeOrderDue, seeDeadline } from "../../../../src/domain/follow-up/deadline";
import { markConfirmed, markReady, markSent, type OrderLog } from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";

describe("the order date", () => {
  test.each([
    ["2020-03-09", { kind: "ample", calendarDays: 9, workingDays: 7 }],
    ["2020-03-12", { kind: "ample", calendarDays: 6, workingDays: 4 }],
    ["2020-03-13", { kind: "near", calendarDays: 5, workingDays: 3 }],
    ["2020-03-17", { kind: "near", calendarDays: 1, workingDays: 1 }],
    ["2020-03-18", { kind: "today", calendarDays: 0, workingDays: 0 }],
    ["2020-03-19", { kind: "passed", calendarDays: -1, workingDays: 0 }],
    ["2020-03-23", { kind: "passed", calendarDays: -5, workingDays: 0 }],
  ])("seen from %s", (today, seen) => {
    expect(describeDeadline(SORTIMENT_2020, isoDate(today))).toMatchObject({ date: "2020-03-18", ...seen });
  });

  test("Easter: days left, but only days off among them", () => {
    expect(seeDeadline(isoDate("2020-04-13"), isoDate("2020-04-08"))).toEqual({
      date: "2020-04-13",
      kind: "near",
      calendarDays: 5,
      workingDays: 0,
    });
  });
});

test("the ready date is seen from the same day", () => {
  expect(describeDeadline(SORTIMENT_2020, isoDate("2020-03-18")).ready).toEqual({
    date: "2020-03-25",
    kind: "ample",
    calendarDays: 7,
    workingDays: 5,
  });
});

test.each([
  ["2020-03-13", "ahead"],
  ["2020-03-14", "now"],
  ["2020-03-25", "now"],
  ["2020-03-26", "over"],
])("the frozen zone seen from %s is %s", (today, state) => {
  expect(describeDeadline(SORTIMENT_2020, isoDate(today)).frozenZone).toEqual({
    from: "2020-03-14",
    to: "2020-03-25",
    state,
  });
});

test("a campaign without a frozen zone has none", () => {
  expect(describeDeadline({ ...SORTIMENT_2020, frozenZone: null }, isoDate("2020-03-18")).frozenZone).toBeNull();
});

describe("what an order waits for", () => {
  const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
  const sentAt = "2020-03-16T09:00:00Z" as Instant;
  const sent = markSent({}, BOG, sentAt);
  const confirmed = markConfirmed(sent, BOG, isoDate("2020-03-18"), sentAt);
  const due = (log: OrderLog, today: string) =>
    describeOrderDue(log["ØIR03-101-BOG"] ?? null, SORTIMENT_2020, isoDate(today));

  test("to be sent, until the order date", () => {
    expect(due({}, "2020-03-18")).toMatchObject({ waitsFor: "order", deadline: { kind: "today" }, isLate: false });
    expect(due({}, "2020-03-19")).toMatchObject({ waitsFor: "order", isLate: true, remindFor: null });
  });

  test("then for the confirmation, and after five working days, or when the date is near, a reminder is due", () => {
    expect(due(sent, "2020-03-19")).toMatchObject({
      waitsFor: "confirmation",
      deadline: { date: "2020-03-25", kind: "ample" },
      remindFor: null,
    });
    expect(due(sent, "2020-03-20")).toMatchObject({ deadline: { kind: "near" }, remindFor: "confirmation" });
  });

  test("then for the routes, and a reminder is due when the ready date has passed", () => {
    expect(due(confirmed, "2020-03-25")).toMatchObject({ waitsFor: "routes", isLate: false, remindFor: null });
    expect(due(confirmed, "2020-03-26")).toMatchObject({ waitsFor: "routes", isLate: true, remindFor: "routes" });
  });

  test("and at last for nothing", () => {
    const ready = markReady(confirmed, BOG, isoDate("2020-03-24"), sentAt);
    expect(due(ready, "2020-06-01")).toMatchObject({
      state: "ready",
      waitsFor: null,
      deadline: null,
      isLate: false,
      remindFor: null,
    });
  });
});

describe("in other time zones", () => {
  const inZone = (zone: string) =>
    JSON.parse(
      execFileSync(process.execPath, ["--import", "tsx", `${__dirname}/deadlines-in-zone.ts`], {
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
      }),
    );
  const { zone: _, ...atHome } = inZone("Europe/Copenhagen");

  test("the order date ends at midnight in Denmark", () => {
    expect([atHome.lastSecond, atHome.nextSecond]).toEqual(["today", "passed"]);
    expect(atHome.moment).toBe("18. marts 2020 kl. 23.59");
  });

  test.each(["UTC", "Pacific/Honolulu", "Pacific/Auckland"])(
    "%s: no deadline, and no day of the calendar file, moves",
    (zone) => {
      const { zone: found, ...elsewhere } = inZone(zone);
      expect(found).toBe(zone);
      expect(elsewhere).toEqual(atHome);
    },
  );
});
