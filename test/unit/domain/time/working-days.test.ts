import { execFileSync } from "node:child_process";
import { addDays, dayOfWeek, isoDate } from "../../../../src/domain/time/iso-date";
import {
  addWorkingDays,
  easterSunday,
  holidaysOf,
  isHoliday,
  isWorkingDay,
  proposeOrderBy,
  workingDaysBetween,
} from "../../../../src/domain/time/working-days";
import { HOLIDAYS_2020_2027 } from "./holidays-2020-2027";

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];
const WEEKDAYS = ["søn", "man", "tir", "ons", "tor", "fre", "lør"];

describe("public holidays", () => {
  it("are the 84 of 2020 to 2027, no more and no fewer", () => {
    expect(HOLIDAYS_2020_2027).toHaveLength(84);
    const own = YEARS.flatMap(holidaysOf).map(({ date, name }) => ({ date, weekday: WEEKDAYS[dayOfWeek(date)], name }));
    expect(own).toEqual(HOLIDAYS_2020_2027);
  });

  it.each(HOLIDAYS_2020_2027)("$date is $name", ({ date }) => {
    expect(isHoliday(isoDate(date))).toBe(true);
    expect(isWorkingDay(isoDate(date))).toBe(false);
  });

  it("finds no other holiday on any day of the eight years", () => {
    const named = new Set(HOLIDAYS_2020_2027.map(({ date }) => date));
    for (let day = isoDate("2020-01-01"); day <= "2027-12-31"; day = addDays(day, 1)) {
      expect(isHoliday(day)).toBe(named.has(day));
    }
  });

  it("have store bededag until 2023 only", () => {
    expect(holidaysOf(2023)).toContainEqual({ date: "2023-05-05", name: "Store bededag" });
    expect(holidaysOf(2024).map(({ name }) => name)).not.toContain("Store bededag");
    expect(isWorkingDay(isoDate("2024-04-26"))).toBe(true);
  });

  // The earliest and latest Easter there are, and two years that simpler rules get wrong.
  it.each([
    [1818, "1818-03-22"],
    [2038, "2038-04-25"],
    [1954, "1954-04-18"],
    [1981, "1981-04-19"],
    [2000, "2000-04-23"],
  ])("knows Easter of %i", (year, easter) => {
    expect(easterSunday(year)).toBe(easter);
  });
});

describe("working days", () => {
  it("proposes the KLIK task's own order date: 18 March for 25 March 2020", () => {
    expect(proposeOrderBy(isoDate("2020-03-25"))).toBe("2020-03-18");
  });

  it.each([
    ["2020-04-15", "2020-04-03", "over Easter: 14, 8, 7, 6, 3 April"],
    ["2027-01-04", "2026-12-24", "over Christmas and New Year; 24 December is no public holiday"],
    ["2026-12-11", "2026-12-04", "an ordinary week"],
    ["2023-05-08", "2023-04-28", "store bededag 5 May 2023 does not count"],
    ["2024-04-30", "2024-04-23", "26 April 2024, once store bededag, counts"],
    ["2026-03-29", "2026-03-23", "a ready date on a Sunday, the day summer time begins"],
  ])("proposes for %s: %s (%s)", (readyBy, orderBy) => {
    expect(proposeOrderBy(isoDate(readyBy))).toBe(orderBy);
  });

  it("adds and counts the same days", () => {
    for (let day = isoDate("2026-01-01"); day <= "2026-12-31"; day = addDays(day, 1)) {
      if (!isWorkingDay(day)) continue;
      for (const days of [-7, -1, 0, 1, 5, 12]) expect(workingDaysBetween(day, addWorkingDays(day, days))).toBe(days);
    }
  });

  it("counts over years as day by day", () => {
    const start = isoDate("2019-12-28");
    const wrong: string[] = [];
    for (let days = 0; days < 9; days += 1) {
      const from = addDays(start, days);
      let count = 0;
      for (let to = from; to <= "2026-07-01"; to = addDays(to, 1)) {
        if (to > from && isWorkingDay(to)) count += 1;
        if (workingDaysBetween(from, to) !== count) wrong.push(`${from} to ${to}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("counts the days of the KLIK task", () => {
    expect(workingDaysBetween(isoDate("2020-03-18"), isoDate("2020-03-25"))).toBe(5);
    expect(workingDaysBetween(isoDate("2020-03-25"), isoDate("2020-03-18"))).toBe(-5);
    expect(workingDaysBetween(isoDate("2020-03-21"), isoDate("2020-03-22"))).toBe(0);
    expect(Object.is(workingDaysBetween(isoDate("2020-03-22"), isoDate("2020-03-21")), 0)).toBe(true);
  });
});

describe("wherever the computer's clock is set", () => {
  const inZone = (zone: string) =>
    JSON.parse(
      execFileSync(process.execPath, ["--import", "tsx", `${__dirname}/working-days-in-zone.ts`], {
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
      }),
    );
  const inUtc = inZone("UTC");

  it.each(["UTC", "Europe/Copenhagen", "Pacific/Honolulu", "Pacific/Auckland"])("no day moves: %s", (zone) => {
    const found = inZone(zone);
    expect(found.zone).toBe(zone);
    expect(found.today).toBe("2020-03-18");
    expect(found.holidays).toEqual(HOLIDAYS_2020_2027.map(({ date, name }) => ({ date, name })));
    expect(found.days).toHaveLength(2 * 2922);
    expect(found.days).toEqual(inUtc.days);
  });
});
