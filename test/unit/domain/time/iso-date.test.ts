import {
  addDays,
  dateInDenmark,
  dayOfWeek,
  daysBetween,
  formatDanishDate,
  isIsoDate,
  isoDate,
} from "../../../../src/domain/time/iso-date";

describe("isoDate", () => {
  it.each(["2020-03-18", "2020-02-29", "2026-12-31"])("takes %s", (text) => {
    expect(isoDate(text)).toBe(text);
  });

  it.each(["", "18-03-2020", "2020-3-18", "2020-02-30", "2021-02-29", "2020-13-01", "2020-03-18T10:00", " 2020-03-18"])(
    "does not take %j",
    (text) => {
      expect(isIsoDate(text)).toBe(false);
      expect(() => isoDate(text)).toThrow(RangeError);
    },
  );
});

describe("calendar dates", () => {
  it("are counted in days over a daylight-saving change", () => {
    expect(addDays(isoDate("2020-03-28"), 2)).toBe("2020-03-30");
    expect(addDays(isoDate("2020-03-01"), -1)).toBe("2020-02-29");
    expect(daysBetween(isoDate("2020-03-18"), isoDate("2020-03-30"))).toBe(12);
    expect(daysBetween(isoDate("2020-10-26"), isoDate("2020-10-24"))).toBe(-2);
  });

  it("know their weekday", () => {
    expect(dayOfWeek(isoDate("2020-03-18"))).toBe(3);
    expect(dayOfWeek(isoDate("2026-11-22"))).toBe(0);
  });

  it("read as Danish", () => {
    expect(formatDanishDate(isoDate("2020-03-18"))).toBe("18. marts 2020");
    expect(formatDanishDate(isoDate("2026-01-01"))).toBe("1. januar 2026");
  });

  it("change at midnight in Denmark, summer and winter", () => {
    expect(dateInDenmark(new Date("2020-03-18T22:59:59Z"))).toBe("2020-03-18");
    expect(dateInDenmark(new Date("2020-03-18T23:00:00Z"))).toBe("2020-03-19");
    expect(dateInDenmark(new Date("2020-07-01T21:59:59Z"))).toBe("2020-07-01");
    expect(dateInDenmark(new Date("2020-07-01T22:00:00Z"))).toBe("2020-07-02");
  });
});
