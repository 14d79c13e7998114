import fc from "fast-check";
import { addDays, formatDanishDate, isoDate } from "../../../../src/domain/time/iso-date";
import { readWrittenDate, writeDateField } from "../../../../src/domain/time/written-date";

test.each([
  ["18-12-2026", "2026-12-18"],
  ["1.2.27", "2027-02-01"],
  ["18/12 2026", "2026-12-18"],
  [" 18. december 2026 ", "2026-12-18"],
  ["3. Mar. 2027", "2027-03-03"],
  ["2026-12-18", "2026-12-18"],
  ["29-2-2028", "2028-02-29"],
])("%s is a date", (written, date) => {
  expect(readWrittenDate(written)).toBe(date);
});

test.each([
  "",
  "18-12",
  "31-2-2027",
  "29-2-2027",
  "12-18-2026",
  "18 ma 2026",
  "18. decembre 2026",
  "i morgen",
  "18-12-026",
  "1-1-1-2026",
])("%p is none", (written) => {
  expect(readWrittenDate(written)).toBeNull();
});

test("every date is read as it is written, in a field and in a sentence", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
      const date = addDays(isoDate("2000-01-01"), days);
      expect(readWrittenDate(writeDateField(date))).toBe(date);
      expect(readWrittenDate(formatDanishDate(date))).toBe(date);
    }),
  );
});
