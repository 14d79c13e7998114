import { SORTIMENT_2020 } from "../../../src/domain/campaign/sortiment-2020";
import type { ChecklistItem } from "../../../src/domain/follow-up/checklist";
import { describeDeadline, describeOrderDue } from "../../../src/domain/follow-up/deadline";
import {
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  recordFilled,
  recordReminded,
} from "../../../src/domain/order/order-log";
import type { OrderReference } from "../../../src/domain/order/reference";
import type { Instant } from "../../../src/domain/time/instant";
import { isoDate } from "../../../src/domain/time/iso-date";
import { followUpDa } from "../../../src/i18n/da/follow-up";
import { da } from "../../../src/i18n/da/pane";
import { followUpEn } from "../../../src/i18n/en/follow-up";
import { en } from "../../../src/i18n/en/pane";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const at = "2020-03-16T09:45:00Z" as Instant;

test.each([
  ["2020-03-09", "Der er 7 arbejdsdage (9 dage) tilbage.", "7 working days left (9 days)."],
  [
    "2020-03-13",
    "Fristen er tæt på: Der er 3 arbejdsdage (5 dage) tilbage.",
    "The deadline is near: 3 working days left (5 days).",
  ],
  ["2020-03-17", "Fristen er tæt på: Der er 1 arbejdsdag tilbage.", "The deadline is near: 1 working day left."],
  ["2020-03-18", "Fristen er i dag.", "The deadline is today."],
  ["2020-03-19", "Fristen er overskredet med 1 dag.", "The deadline passed 1 day ago."],
  ["2020-03-28", "Fristen er overskredet med 10 dage.", "The deadline passed 10 days ago."],
])("the order date seen from %s", (today, danish, english) => {
  const seen = describeDeadline(SORTIMENT_2020, isoDate(today));
  expect([da.deadline.describe(seen), en.deadline.describe(seen)]).toEqual([danish, english]);
});

test("days left that are all days off", () => {
  const round = { ...SORTIMENT_2020, orderBy: isoDate("2020-04-13"), readyBy: isoDate("2020-04-20") };
  const easter = describeDeadline(round, isoDate("2020-04-11"));
  expect(da.deadline.describe(easter)).toBe("Fristen er tæt på: Der er 2 dage tilbage, men ingen arbejdsdage.");
  expect(en.deadline.describe(easter)).toBe("The deadline is near: 2 days left, but no working days.");
});

test.each([
  [
    "2020-03-13",
    "Fra den 14. marts 2020 til og med den 25. marts 2020 kan der ikke oprettes nye sortimenter.",
    "No new sortiment can be set up from 14 March 2020 until 25 March 2020, both days included.",
  ],
  [
    "2020-03-14",
    "Der kan ikke oprettes nye sortimenter til og med den 25. marts 2020.",
    "No new sortiment can be set up until 25 March 2020, that day included.",
  ],
  ["2020-03-26", null, null],
])("the frozen zone seen from %s", (today, danish, english) => {
  const seen = describeDeadline(SORTIMENT_2020, isoDate(today));
  expect([da.deadline.frozenZone(seen), en.deadline.frozenZone(seen)]).toEqual([danish, english]);
});

const sent = markSent({}, BOG, at);
const confirmed = markConfirmed(sent, BOG, isoDate("2020-03-18"), at);

test.each([
  [{}, "2020-03-18", "Mailen skal sendes senest den 18. marts 2020.", "The mail is to be sent by 18 March 2020."],
  [
    {},
    "2020-03-20",
    "Mailen skulle være sendt senest den 18. marts 2020. Datoen er overskredet med 2 dage, men du kan stadig bestille.",
    "The mail was to be sent by 18 March 2020. That was 2 days ago, but you can still order.",
  ],
  [
    sent,
    "2020-03-18",
    "Afventer leverandørens bekræftelse. Ruterne skal være klar inden den 25. marts 2020.",
    "Waiting for the supplier's confirmation. The routes are to be ready before 25 March 2020.",
  ],
  [
    confirmed,
    "2020-03-26",
    "Afventer, at ruterne er klar. Ruterne skulle have været klar inden den 25. marts 2020. Datoen er overskredet med 1 dag.",
    "Waiting for the routes to be ready. The routes were to be ready before 25 March 2020. That was 1 day ago.",
  ],
  [
    markReady(confirmed, BOG, isoDate("2020-03-24"), at),
    "2020-03-26",
    "Ruter og overvågning er klar.",
    "Routes and monitoring are ready.",
  ],
] as const)("what an order waits for, %#", (log, today, danish, english) => {
  const due = describeOrderDue((log as typeof sent)["ØIR03-101-BOG"] ?? null, SORTIMENT_2020, isoDate(today));
  expect([followUpDa.order.due(due), followUpEn.order.due(due)]).toEqual([danish, english]);
});

test("what is known of an order, line by line", () => {
  const report = {
    verified: true,
    system: "A",
    supplier: "B",
    asked: isoDate("2026-12-18"),
    to: [],
    cc: [],
    forms: [],
  };
  let log = recordFilled({}, BOG, report, "2020-03-16T09:42:00Z" as Instant);
  log = markSent(log, BOG, at);
  log = markConfirmed(log, BOG, isoDate("2020-03-18"), at);
  log = markPromised(log, BOG, isoDate("2020-03-27"), at);
  log = recordReminded(log, BOG, isoDate("2020-03-20"), at);
  log = markReady(log, BOG, isoDate("2020-03-24"), at);
  const record = log["ØIR03-101-BOG"];
  if (!record) throw new Error("no record");
  expect(followUpDa.order.told(record)).toEqual([
    "Udfyldt og kontrolleret den 16. marts 2020 kl. 10.42.",
    "Ønsket klar: 18. december 2026.",
    "Markeret som sendt den 16. marts 2020 kl. 10.45.",
    "Bekræftet af leverandøren den 18. marts 2020.",
    "Lovet af leverandøren til den 27. marts 2020.",
    "Ruterne var klar den 24. marts 2020.",
    "Rykker skrevet den 20. marts 2020.",
  ]);
  expect(followUpEn.order.told(record)).toEqual([
    "Filled and verified on 16 March 2020 at 10:42.",
    "Asked to be ready: 18 December 2026.",
    "Marked as sent on 16 March 2020 at 10:45.",
    "Confirmed by the supplier on 18 March 2020.",
    "Promised by the supplier for 27 March 2020.",
    "The routes were ready on 24 March 2020.",
    "Reminder written on 20 March 2020.",
  ]);
});

test.each([
  [
    1,
    true,
    "Pladsen til Rutebestillings indstillinger i Outlook er ved at være brugt. Modtagere og kontrolsummer for 1 ældre bestilling er kun gemt i denne browser.",
    "The space for Rutebestilling’s settings in Outlook is nearly used up. Recipients and checksums of 1 older order are kept only in this browser.",
  ],
  [
    12,
    false,
    "Pladsen til Rutebestillings indstillinger i Outlook er ved at være brugt. Modtagere og kontrolsummer for 12 ældre bestillinger vises kun, til du lukker Rutebestilling.",
    "The space for Rutebestilling’s settings in Outlook is nearly used up. Recipients and checksums of 12 older orders are shown only until you close Rutebestilling.",
  ],
])("%i orders compacted, with a copy in the browser: %p", (count, hasReplica, danish, english) => {
  expect([followUpDa.settings.compacted(count, hasReplica), followUpEn.settings.compacted(count, hasReplica)]).toEqual([
    danish,
    english,
  ]);
});

test.each([
  [
    "2020-06-30",
    "KLIK-opgaven er fra marts 2020. Du kan stadig bestille.",
    "The KLIK task is from March 2020. You can still order.",
  ],
  [
    "2026-11-22",
    "KLIK-opgaven er fra marts 2020. Du kan stadig bestille.",
    "The KLIK task is from March 2020. You can still order.",
  ],
])("a mail that was never sent, long after, seen from %s", (today, danish, english) => {
  const due = describeOrderDue(null, SORTIMENT_2020, isoDate(today));
  expect([followUpDa.order.due(due), followUpEn.order.due(due)]).toEqual([danish, english]);
});

describe("why a step of the checklist is ticked, or what is known of it", () => {
  const evidence = (index: number, verifiedAt: Instant | null, sentAt: Instant | null) => ({
    reference: `ØIR03-101-${index}`,
    index,
    total: 2,
    system: "A",
    verifiedAt,
    sentAt,
    isSentChecked: false,
    sentBy: null,
  });
  const item = (part: Partial<ChecklistItem>): ChecklistItem => ({
    number: 1,
    text: "",
    help: [],
    checked: false,
    by: null,
    at: null,
    evidence: [],
    overridden: false,
    canTick: true,
    whyNot: null,
    ...part,
  });
  const later = "2020-03-16T10:45:00Z" as Instant;

  test.each([
    ["nothing is known", item({}), [], []],
    [
      "the user's tick",
      item({ checked: true, by: "user", at }),
      ["Markeret af dig den 16. marts 2020 kl. 10.45."],
      ["Ticked by you on 16 March 2020 at 10:45."],
    ],
    [
      "a tick that was removed",
      item({ at }),
      ["Markeringen blev fjernet den 16. marts 2020 kl. 10.45."],
      ["The tick was removed on 16 March 2020 at 10:45."],
    ],
    [
      "one of two mails filled",
      item({ number: 3, evidence: [evidence(1, at, null), evidence(2, null, null)] }),
      ["Mail 1 af 2 blev udfyldt og kontrolleret den 16. marts 2020 kl. 10.45."],
      ["Email 1 of 2 was filled in and checked on 16 March 2020 at 10:45."],
    ],
    [
      "one filled by the add-in, and the step ticked by the user",
      item({
        number: 3,
        checked: true,
        by: "user",
        at: later,
        evidence: [evidence(1, at, null), evidence(2, null, null)],
      }),
      [
        "Mail 1 af 2 blev udfyldt og kontrolleret den 16. marts 2020 kl. 10.45.",
        "Markeret af dig den 16. marts 2020 kl. 11.45.",
      ],
      ["Email 1 of 2 was filled in and checked on 16 March 2020 at 10:45.", "Ticked by you on 16 March 2020 at 11:45."],
    ],
    [
      "both mails sent",
      item({
        number: 4,
        checked: true,
        by: "user",
        at: later,
        evidence: [evidence(1, at, at), evidence(2, at, later)],
      }),
      [
        "Mail 1 af 2 blev markeret som sendt den 16. marts 2020 kl. 10.45.",
        "Mail 2 af 2 blev markeret som sendt den 16. marts 2020 kl. 11.45.",
      ],
      [
        "Email 1 of 2 was marked as sent on 16 March 2020 at 10:45.",
        "Email 2 of 2 was marked as sent on 16 March 2020 at 11:45.",
      ],
    ],
  ])("%s", (_, step, danish, english) => {
    expect([followUpDa.checklist.known(step), followUpEn.checklist.known(step)]).toEqual([danish, english]);
  });
});
