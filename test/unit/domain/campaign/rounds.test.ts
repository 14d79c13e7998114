import type { Campaign } from "../../../../src/domain/campaign/campaign";
import {
  checkRoundDates,
  currentCampaign,
  decodeOrderRounds,
  encodeOrderRound,
  isRunning,
  mergeCampaigns,
  newOrderRound,
  stepsOrderedBy,
} from "../../../../src/domain/campaign/rounds";
import { checkRouteOrder, type RouteOrder, subjectSystem } from "../../../../src/domain/campaign/route-order";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { formatOrderReference, parseOrderReference } from "../../../../src/domain/order/reference";
import { isoDate } from "../../../../src/domain/time/iso-date";

const today = isoDate("2026-11-22");
const { routeOrder } = SORTIMENT_2020;
/** What a later round could order: nothing in it is the task's. */
const ANOTHER_ROUTE: RouteOrder = {
  route: "SFTP-Rute_3",
  transfers: { routes: "SortimentOverfør_2", cleanup: "OverførSortiment_2" },
  service: "SF7002 Overfør Sortiment",
  subjectSystems: [subjectSystem("KY"), subjectSystem("XY", "Eksempelsystem")],
};
const round = (readyBy: string, takenIds: string[] = [], on = today) =>
  newOrderRound({ readyBy: isoDate(readyBy), today: on, takenIds, routeOrder });

describe("a new round", () => {
  it("is ordered five working days before it must be ready", () => {
    expect(round("2026-12-11")).toMatchObject({
      id: "ØIR261211",
      title: "Bestil ruter og overvågning til ændret sortiment, klar den 11. december 2026",
      published: "2026-11-22",
      orderBy: "2026-12-04",
      readyBy: "2026-12-11",
      routeOrder,
      forms: SORTIMENT_2020.forms,
      origin: "user",
      extraText: null,
      frozenZone: null,
    });
  });

  it("says its own order date in step 4, and nowhere that of March 2020", () => {
    const { steps } = round("2026-12-11");
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(steps[3]?.text).toContain("send en mail pr. it-system senest den 4. december 2026 til");
    expect(JSON.stringify(steps)).not.toContain("marts");
    for (const at of [0, 1, 2, 4]) expect(steps[at]).toEqual(SORTIMENT_2020.steps[at]);
  });

  it("gives the task's own words where the order date is the task's", () => {
    const texts = stepsOrderedBy(SORTIMENT_2020.orderBy).map(({ text }) => text.replace("18. marts 2020", "18. marts"));
    expect(texts).toEqual(SORTIMENT_2020.steps.map(({ text }) => text));
  });

  it("has an id of its own, whatever case the other is written in", () => {
    expect(round("2026-12-11", ["ØIR261211"]).id).toBe("ØIR261211B");
    expect(round("2026-12-11", ["øir261211", "ØIR261211B"]).id).toBe("ØIR261211C");
    const all = [..."BCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `ØIR261211${letter}`);
    expect(() => round("2026-12-11", ["ØIR261211", ...all])).toThrow(RangeError);
  });

  it("has an id that order references carry and give back", () => {
    const { id } = round("2026-12-11", ["ØIR261211"]);
    const reference = formatOrderReference({ campaignId: id, municipalityCode: "101", key: "BOG" });
    expect(parseOrderReference(`SV: Bestilling af ruter og overvågning, ${reference}`)?.campaignId).toBe(id);
  });

  it.each([
    ["route-missing", { ...routeOrder, route: " " }],
    ["route-missing", { ...routeOrder, route: "SFTP/Rute_2" }],
    ["transfer-missing", { ...routeOrder, transfers: { routes: "SortimentOverfør_1", cleanup: "" } }],
    ["service-missing", { ...routeOrder, service: "" }],
    ["subject-systems-missing", { ...routeOrder, subjectSystems: [] }],
    ["subject-systems-missing", { ...routeOrder, subjectSystems: [subjectSystem(" ")] }],
  ])("is not started while it does not say what it orders: %s", (problem, lacking) => {
    expect(checkRouteOrder(lacking)).toEqual([problem]);
    const readyBy = isoDate("2026-12-11");
    expect(() => newOrderRound({ readyBy, today, takenIds: [], routeOrder: lacking })).toThrow(problem);
  });

  it("takes the user's order date, route and subject systems", () => {
    const own = newOrderRound({
      readyBy: isoDate("2026-12-11"),
      orderBy: isoDate("2026-12-01"),
      today,
      routeOrder: ANOTHER_ROUTE,
      takenIds: [],
    });
    expect(own).toMatchObject({ orderBy: "2026-12-01", routeOrder: ANOTHER_ROUTE });
    expect(own.forms.map(({ title }) => title)).toEqual([
      "Bestillingsformular - Etablering af SFTP-Rute_3 til SortimentOverfør_2",
      "NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_2",
    ]);
  });

  it("may be late from the start, and is then not published after its order date", () => {
    const late = round("2026-11-25");
    expect(late).toMatchObject({ orderBy: "2026-11-18", published: "2026-11-18" });
    expect(isRunning(late, today)).toBe(true);
  });

  it("cannot be started for a day that has come, nor ordered after it is ready", () => {
    expect(() => round("2026-11-22")).toThrow(RangeError);
    expect(() =>
      newOrderRound({
        readyBy: isoDate("2026-12-11"),
        orderBy: isoDate("2026-12-11"),
        today,
        takenIds: [],
        routeOrder,
      }),
    ).toThrow(RangeError);
  });

  it.each([
    ["2026-12-11", "2026-12-04", []],
    ["2026-11-25", "2026-11-18", ["order-date-passed"]],
    ["2026-11-20", "2026-11-13", ["ready-date-passed"]],
    ["2026-12-11", "2026-12-14", ["order-date-not-before-ready-date"]],
    ["2026-12-25", "2026-12-18", ["ready-date-not-a-working-day"]],
    ["2026-12-12", "2026-12-04", ["ready-date-not-a-working-day"]],
  ] as const)("ready %s, ordered by %s: %j", (readyBy, orderBy, problems) => {
    expect(checkRoundDates({ readyBy: isoDate(readyBy), orderBy: isoDate(orderBy), today })).toEqual(problems);
  });
});

describe("the campaigns together", () => {
  const organisations: Campaign = {
    ...round("2026-12-18"),
    id: "ØIR04",
    title: "04 fra it-afdelingen",
    origin: "organisation",
    published: isoDate("2026-12-01"),
  };

  it("are the built-in, the organisation's and the user's, newest first", () => {
    const merged = mergeCampaigns({ organisation: [organisations], user: [round("2026-12-11"), round("2027-02-01")] });
    expect(merged.map(({ id }) => id)).toEqual(["ØIR270201", "ØIR04", "ØIR261211", "ØIR03"]);
  });

  it("are each there once: the organisation's dates hold for a round that it has since published", () => {
    const published: Campaign = { ...organisations, id: "ØIR261211" };
    const merged = mergeCampaigns({ organisation: [published], user: [round("2026-12-11")] });
    expect(merged).toEqual([published, SORTIMENT_2020]);
    expect(mergeCampaigns({ organisation: [{ ...published, id: "øir03" }], user: [] })).toEqual([SORTIMENT_2020]);
  });

  it.each([
    ["2020-03-10", "ØIR03", "the built-in one, while it runs, though there are newer ones"],
    ["2020-03-25", "ØIR03", "on its ready date"],
    ["2020-01-05", "ØIR270201", "the newest, where none is published yet"],
    ["2020-03-26", "ØIR03", "the newest that was published, where none runs"],
    ["2026-11-22", "ØIR270201", "the newest of those that run"],
    ["2027-02-01", "ØIR270201", "on the last day of the newest"],
    ["2027-02-02", "ØIR270201", "the newest, where all are over"],
  ])("on %s the pane opens on %s: %s", (day, id) => {
    const campaigns = mergeCampaigns({
      organisation: [organisations],
      user: [round("2026-12-11"), round("2027-02-01")],
    });
    expect(currentCampaign(campaigns, isoDate(day)).id).toBe(id);
  });

  it("do not open on a campaign that is not published yet while another runs", () => {
    const campaigns = mergeCampaigns({ organisation: [organisations], user: [round("2026-12-11")] });
    expect(currentCampaign(campaigns, isoDate("2026-11-30")).id).toBe("ØIR261211");
    expect(currentCampaign(campaigns, isoDate("2026-12-01")).id).toBe("ØIR04");
  });

  it("are never none", () => {
    expect(mergeCampaigns({ organisation: [], user: [] })).toEqual([SORTIMENT_2020]);
    expect(() => currentCampaign([], today)).toThrow(RangeError);
  });
});

describe("the user's rounds in storage", () => {
  it("come back as they were, through JSON; a removed one does not", () => {
    const rounds = [round("2026-12-11"), round("2027-02-01")];
    const stored = Object.fromEntries(rounds.map((made) => [made.id, { value: encodeOrderRound(made), at: 1 }]));
    const read = JSON.parse(JSON.stringify({ ...stored, ØIR270301: { value: null, at: 2 } }));
    expect(decodeOrderRounds(read)).toEqual({ rounds, unreadable: [] });
  });

  it("keep a route of their own, and what a system stands for; one stored before routes were orders the task's", () => {
    const made = newOrderRound({ readyBy: isoDate("2026-12-11"), today, takenIds: [], routeOrder: ANOTHER_ROUTE });
    const value = JSON.parse(JSON.stringify(encodeOrderRound(made)));
    expect(decodeOrderRounds({ [made.id]: { value } })).toEqual({ rounds: [made], unreadable: [] });
    const before = decodeOrderRounds({ ØIR261211: { value: good.slice(0, 4) } }).rounds[0];
    expect(before?.routeOrder).toEqual({ ...routeOrder, subjectSystems: [subjectSystem("YR")] });
  });

  it("keep the title of the KLIK task that they were started for", () => {
    for (const order of [routeOrder, ANOTHER_ROUTE]) {
      const klikTitle = "07 Bestil ruter og overvågning, så KY er klar";
      const made = newOrderRound({ readyBy: isoDate("2026-12-11"), today, takenIds: [], routeOrder: order, klikTitle });
      expect(made).toMatchObject({ title: klikTitle, isKlikTask: true, origin: "user" });
      const value = JSON.parse(JSON.stringify(encodeOrderRound(made)));
      expect(decodeOrderRounds({ [made.id]: { value } })).toEqual({ rounds: [made], unreadable: [] });
    }
    expect(round("2026-12-11").isKlikTask).toBe(false);
  });

  it("take less than a hundred bytes each, and may be none", () => {
    const made = round("2026-12-11");
    expect(Buffer.byteLength(JSON.stringify({ [made.id]: encodeOrderRound(made) }))).toBeLessThan(100);
    expect(decodeOrderRounds({})).toEqual({ rounds: [], unreadable: [] });
  });

  const good: readonly unknown[] = ["2026-11-22", "2026-12-04", "2026-12-11", ["YR"]];
  it.each([
    ["an id with a hyphen", "ØIR-1", good],
    ["an id of one letter", "Ø", good],
    ["no list", "ØIR261212", "x"],
    ["an empty list", "ØIR261212", []],
    ["an object", "ØIR261212", {}],
    ["a date that does not exist", "ØIR261212", good.with(1, "2026-02-30")],
    ["a date that is a number", "ØIR261212", good.with(0, 20261122)],
    ["published after the order date", "ØIR261212", good.with(0, "2026-12-05")],
    ["ordered when it must be ready", "ØIR261212", good.with(1, "2026-12-11")],
    ["no subject systems", "ØIR261212", good.with(3, [])],
    ["a title that is no text", "ØIR261212", [...good, null, 7]],
    ["a title of several lines", "ØIR261212", [...good, null, "07 Bestil\nruter"]],
    ["a subject system that is no text", "ØIR261212", good.with(3, [1])],
    ["subject systems that are no list", "ØIR261212", good.with(3, "YR")],
    ["a subject system without a name", "ØIR261212", good.with(3, [[]])],
    ["a route that is no list", "ØIR261212", [...good, "SFTP-Rute_2"]],
    ["a route without a transfer", "ØIR261212", [...good, ["SFTP-Rute_2", "", "", "SF7002"]]],
    ["a route that says too little", "ØIR261212", [...good, ["SFTP-Rute_2"]]],
  ])("are named, not dropped silently, when they cannot be read: %s", (_, id, value) => {
    const { rounds, unreadable } = decodeOrderRounds({ ØIR261211: { value: good }, [id]: { value } });
    expect(rounds.map((read) => read.id)).toEqual(["ØIR261211"]);
    expect(unreadable).toEqual([id]);
  });
});
