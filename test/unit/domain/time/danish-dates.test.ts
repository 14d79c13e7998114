import { findDanishDates } from "../../../../src/domain/time/danish-dates";

test.each([
  ["senest den 18. marts 2020.", ["2020-03-18"]],
  ["fra 9. marts til 18. MARTS 2020", ["2020-03-09", "2020-03-18"]],
  ["31. december 2026 og 5. januar 2027, 4. januar", ["2026-12-31", "2027-01-05", "2027-01-04"]],
  ["18-03-2020, 18.3.2020, 18/03/2020 og 2020-03-18", ["2020-03-18", "2020-03-18", "2020-03-18", "2020-03-18"]],
  ["31. februar 2020, 32. marts 2020, 18.13.2020", []],
  ["18. marts", []],
  ["journal 2020-031-8, version 1.2.2020a, 118. marts 2020", []],
])("%j", (text, dates) => {
  expect(findDanishDates(text).map(({ date }) => date)).toEqual(dates);
});
