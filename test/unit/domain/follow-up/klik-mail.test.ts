import { newOrderRound } from "../../../../src/domain/campaign/rounds";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { readAnnouncedTask } from "../../../../src/domain/follow-up/klik-mail";
import { mayAnnounceTask } from "../../../../src/domain/follow-up/klik-subject";
import { isoDate } from "../../../../src/domain/time/iso-date";

const OWN = newOrderRound({
  readyBy: isoDate("2026-12-18"),
  today: isoDate("2026-11-30"),
  routeOrder: SORTIMENT_2020.routeOrder,
  takenIds: [],
});
const CAMPAIGNS = [SORTIMENT_2020, OWN];
const read = (subject: string, body: string) => readAnnouncedTask({ subject, body }, CAMPAIGNS);

/** As KLIK's own text has it, with the lines where they are broken there. */
const TEXT_OF_2020 = `Opgavetitel 03 Bestil ruter og overvågning, så YR og KSD er klar til ny

sortimentsløsning
Projekt Basisimplementering af ØiR
Start- og slutdato Opgaven er publiceret den 9. marts og skal være løst den 18. marts
2020
Ruter bør være oprettet og overvågning bør være etableret inden den
25. marts, så bestillingen til forvaltningsansvarlig bør ske senest den
18. marts.`;

test("the task of 2020, by its title, with the dates that its text names", () => {
  expect(read("Ny opgave i KLIK", TEXT_OF_2020)).toEqual({
    title: SORTIMENT_2020.title,
    campaign: SORTIMENT_2020,
    systems: ["YR", "KSD"],
    orderBy: "2020-03-18",
    readyBy: "2020-03-25",
  });
});

test.each([
  ["its number alone", "Påmindelse fra KLIK", "KLIK-opgave 03 skal løses senest 18-03-2020.", "2020-03-18", null],
  [
    "its title in the subject, in capitals",
    "NY KLIK-OPGAVE: 03 BESTIL RUTER OG OVERVÅGNING, SÅ YR OG KSD ER KLAR TIL NY SORTIMENTSLØSNING",
    "Frist: 18.3.2020",
    "2020-03-18",
    null,
  ],
])("known by %s", (_, subject, body, orderBy, readyBy) => {
  expect(read(subject, body)).toMatchObject({
    title: SORTIMENT_2020.title,
    campaign: SORTIMENT_2020,
    orderBy,
    readyBy,
  });
});

test("a task that nobody knew, by a title that begins as the task's", () => {
  const body =
    "Opgaven »07 Bestil ruter og overvågning, så KY er klar« er nu i KLIK.\nBestil senest den 4. januar 2027. Ruterne skal være klar inden den 11. januar 2027.";
  expect(read("KLIK: Ny opgave", body)).toEqual({
    title: "07 Bestil ruter og overvågning, så KY er klar",
    campaign: null,
    systems: ["KY"],
    orderBy: "2027-01-04",
    readyBy: "2027-01-11",
  });
});

test("another task with the same number is not taken for it", () => {
  expect(read("KLIK-opgave 03", "03 Bestil ruter og overvågning til XY\n\nHilsen KOMBIT")).toMatchObject({
    title: "03 Bestil ruter og overvågning til XY",
    campaign: null,
    // What it is about is not guessed.
    systems: [],
  });
});

test("dates that contradict each other, or whose year nobody says, are not proposed", () => {
  expect(read("KLIK", "KLIK-opgave 03: senest den 18. marts 2020. Nej, senest den 19. marts 2020.")).toMatchObject({
    orderBy: null,
  });
  expect(read("KLIK", "KLIK-opgave 03: senest den 18. marts.")).toMatchObject({ orderBy: null, readyBy: null });
});

test.each([
  ["a mail about something else", "Ugens menu", TEXT_OF_2020],
  ["an order of ours", "Bestilling af ruter og overvågning – Aarhus Kommune – ØIR03-751-BOG", TEXT_OF_2020],
  ["KLIK about something else", "Ny opgave i KLIK", "Opgaven 12 Tegn abonnement skal løses senest den 1. maj 2020."],
  ["a round of the user's own", "Ny opgave i KLIK", OWN.title],
])("%s announces no task", (_, subject, body) => {
  expect(read(subject, body)).toBeNull();
});

test("only what may announce a task is read", () => {
  expect(["Ny opgave i KLIK", "SV: Bestil ruter og overvågning", "Møde"].map(mayAnnounceTask)).toEqual([
    true,
    true,
    false,
  ]);
});

test("of a task that came again, the round with the mail's dates is meant, else the newest", () => {
  const again = newOrderRound({
    readyBy: isoDate("2026-12-18"),
    today: isoDate("2026-11-30"),
    routeOrder: SORTIMENT_2020.routeOrder,
    takenIds: [],
    klikTitle: SORTIMENT_2020.title,
  });
  const idOf = (body: string) =>
    readAnnouncedTask({ subject: "KLIK", body: `${SORTIMENT_2020.title}\n\n${body}` }, [again, SORTIMENT_2020])
      ?.campaign?.id;
  expect(idOf("Frist: 18. marts 2020")).toBe("ØIR03");
  expect(idOf("Frist: 11. december 2026")).toBe("ØIR261218");
  expect(idOf("")).toBe("ØIR261218");
});
