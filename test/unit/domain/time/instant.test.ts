import {
  BEGINNING,
  decodeInstant,
  encodeInstant,
  formatDanishMoment,
  formatDanishTime,
  isInstant,
  toInstant,
  writeTime,
} from "../../../../src/domain/time/instant";

const morning = toInstant(new Date("2020-03-16T09:42:07.900Z"));

test("an instant is UTC to the second", () => {
  expect(morning).toBe("2020-03-16T09:42:07Z");
  expect(isInstant(morning)).toBe(true);
});

test.each(["", "2020-03-16", "2020-03-16T09:42:07.900Z", "2020-02-30T00:00:00Z", "1999-12-31T23:59:59Z", 5, null])(
  "%p is not an instant",
  (value) => expect(isInstant(value)).toBe(false),
);

test("six characters keep an instant, from 2000 to 2068", () => {
  expect(encodeInstant(morning)).toHaveLength(6);
  expect(decodeInstant(encodeInstant(morning))).toBe(morning);
  expect(encodeInstant(BEGINNING)).toBe("000000");
  expect(decodeInstant("zzzzzz")?.slice(0, 4)).toBe("2068");
  for (const broken of ["", "00000", "0000000", "00000A", "00 000"]) expect(decodeInstant(broken)).toBeNull();
});

test("a clock that is far off gives the nearest instant that can be kept", () => {
  expect(toInstant(new Date("1970-01-01T00:00:00Z"))).toBe(BEGINNING);
  expect(toInstant(new Date("2300-01-01T00:00:00Z"))).toBe(decodeInstant("zzzzzz"));
});

test("a change is written later than what it replaces, also with a slow clock", () => {
  const later = toInstant(new Date("2020-03-16T10:00:00Z"));
  expect(writeTime(null, morning)).toBe(morning);
  expect(writeTime(morning, later)).toBe(later);
  expect(writeTime(later, later)).toBe("2020-03-16T10:00:01Z");
  expect(writeTime(later, morning)).toBe("2020-03-16T10:00:01Z");
});

test("people read Danish time, in winter and in summer", () => {
  expect(formatDanishMoment(morning)).toBe("16. marts 2020 kl. 10.42");
  expect(formatDanishTime(toInstant(new Date("2020-07-01T22:05:00Z")))).toBe("00.05");
  expect(formatDanishMoment(toInstant(new Date("2020-12-31T23:30:00Z")))).toBe("1. januar 2021 kl. 00.30");
});
