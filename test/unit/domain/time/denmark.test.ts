import { clockInDenmark } from "../../../../src/domain/time/denmark";

const HOUR = 3_600_000;
const byTimeZone = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  dateStyle: "short",
  timeStyle: "medium",
});

const read = (instant: number) => [
  clockInDenmark(new Date(instant)).toISOString().slice(0, 19).replace("T", " "),
  byTimeZone.format(instant),
];

describe("the clock in Denmark", () => {
  it("is that of the time zone's own data, in every hour of the days around each change", () => {
    const wrong: string[] = [];
    for (let year = 2000; year <= 2068; year += 1) {
      for (const start of [Date.UTC(year, 2, 24), Date.UTC(year, 9, 24)]) {
        for (let hour = 0; hour < 9 * 24; hour += 1) {
          const [byRule, byZone] = read(start + hour * HOUR);
          if (byRule !== byZone) wrong.push(`${byRule}, not ${byZone}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["2020-03-29T00:59:59Z", "2020-03-29 01:59:59"],
    ["2020-03-29T01:00:00Z", "2020-03-29 03:00:00"],
    ["2026-10-25T00:59:59Z", "2026-10-25 02:59:59"],
    ["2026-10-25T01:00:00Z", "2026-10-25 02:00:00"],
    ["2025-12-31T23:00:00Z", "2026-01-01 00:00:00"],
  ])("at %s shows %s", (instant, shown) => {
    expect(read(Date.parse(instant))).toEqual([shown, shown]);
  });
});
