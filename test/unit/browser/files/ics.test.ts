import { ICS_FILES, writeCalendarFile } from "../../../../src/browser/files/ics";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { calendarEntries } from "../../../../src/domain/follow-up/calendar";
import { findMunicipality } from "../../../../src/domain/municipality/municipality";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { followUpDa } from "../../../../src/i18n/da/follow-up";

const copenhagen = findMunicipality("101");
if (!copenhagen) throw new Error("no municipality 101");
const now = new Date("2020-03-16T09:42:07.512Z");
const entries = calendarEntries(
  { campaign: SORTIMENT_2020, municipality: copenhagen, orders: [], log: {}, today: isoDate("2020-03-10") },
  followUpDa.calendar,
);
const file = writeCalendarFile(entries, now);

/** Unfolds lines as RFC 5545, 3.1 says. */
const lines = file.replace(/\r\n[ \t]/g, "").split("\r\n");
const events = file
  .replace(/\r\n[ \t]/g, "")
  .split("BEGIN:VEVENT")
  .slice(1);

test("holds the two dates and the frozen zone as whole days", () => {
  const day = (event: string, name: string) => new RegExp(`^${name};VALUE=DATE:(.*)$`, "m").exec(event)?.[1]?.trim();
  expect(events.map((event) => [day(event, "DTSTART"), day(event, "DTEND")])).toEqual([
    ["20200318", "20200319"],
    ["20200325", "20200326"],
    ["20200314", "20200326"],
  ]);
  expect(lines.filter((line) => line.startsWith("SUMMARY"))).toEqual([
    "SUMMARY:Sidste dag for bestilling af ruter og overvågning – Københavns Kommune",
    "SUMMARY:Ruter og overvågning skal være klar – Københavns Kommune",
    "SUMMARY:Der kan ikke oprettes nye sortimenter",
  ]);
  expect(lines).toContain(
    "DESCRIPTION:KLIK-opgave: 03 Bestil ruter og overvågning\\, så YR og KSD er klar til ny sortimentsløsning\\nSend én mail for hvert it-system senest den 18. marts 2020.",
  );
});

test("reminds at nine the morning before and at nine on the day, and not of the frozen zone", () => {
  const triggers = (event: string) => event.match(/^TRIGGER.*$/gm)?.map((line) => line.trim()) ?? [];
  expect(events.map(triggers)).toEqual([
    ["TRIGGER:-PT15H", "TRIGGER;RELATED=START:PT9H"],
    ["TRIGGER:-PT15H", "TRIGGER;RELATED=START:PT9H"],
    [],
  ]);
});

test("says nothing of a time zone, and does not show the user as busy", () => {
  expect(file).not.toMatch(/TZID|VTIMEZONE/);
  expect(lines.filter((line) => line === "TRANSP:TRANSPARENT")).toHaveLength(3);
});

test("the same deadlines give the same text, and a second import updates the first", () => {
  expect(writeCalendarFile(entries, now)).toBe(file);
  expect(lines.filter((line) => line.startsWith("UID"))).toEqual([
    "UID:%C3%98IR03-101-order-by@rutebestilling",
    "UID:%C3%98IR03-101-ready-by@rutebestilling",
    "UID:%C3%98IR03-101-frozen-zone@rutebestilling",
  ]);
  expect(lines.filter((line) => line === "DTSTAMP:20200316T094207Z")).toHaveLength(3);
});

test("lines end with CRLF and are no longer than 75 bytes", () => {
  expect(file.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  expect(Math.max(...file.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});

test("a title cannot add lines of its own", () => {
  const [first] = entries;
  if (!first) throw new Error("no entry");
  const hostile = writeCalendarFile(
    [{ ...first, title: "x\r\nATTACH:https://eksempel.dk/", body: "a\nEND:VEVENT" }],
    now,
  );
  expect(hostile.split("\r\n").filter((line) => line.startsWith("ATTACH") || line === "END:VEVENT")).toEqual([
    "END:VEVENT",
  ]);
});

test("the file's name says whose deadlines it holds", () => {
  expect(ICS_FILES.write(entries, { campaignId: "ØIR03", municipalityCode: "101", now })).toEqual({
    name: "Frister ØIR03-101.ics",
    type: "text/calendar;charset=utf-8",
    content: file,
  });
});
