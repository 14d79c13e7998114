import {
  compactRecord,
  findRecord,
  isFinished,
  markConfirmed,
  markReady,
  markSent,
  mergeOrderLogs,
  type OrderLog,
  orderState,
  recordFilled,
  recordFillUndone,
  recordReminded,
  referenceOf,
  sentMark,
  unmark,
} from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "./plan-fixture";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const OPK: OrderReference = { ...BOG, key: "OPK" };
const at = (time: string) => `2020-03-16T${time}Z` as Instant;
const report = {
  verified: true,
  system: "Prisme ØS",
  supplier: "Leverandør A/S",
  asked: isoDate("2020-03-25"),
  to: ["bestilling@leverandor.example"],
  cc: [],
  forms: [
    { id: "bilag-1", sha256: "a".repeat(64) },
    { id: "bilag-2", sha256: "0123456789abcdef".repeat(4) },
  ],
};
const filled = recordFilled({}, BOG, report, at("09:42:00"));
const stateOf = (log: OrderLog, reference = BOG) => orderState(findRecord(log, reference));

test("the reference of a planned order is the one in its subject", () => {
  const [first] = ordersOf(TWO_SYSTEMS);
  expect(first && referenceOf(first)).toEqual(BOG);
});

test("an order goes from filled to ready", () => {
  expect(stateOf({})).toBe("none");
  expect(stateOf(filled)).toBe("filled");
  const sent = markSent(filled, BOG, at("10:00:00"));
  expect(stateOf(sent)).toBe("sent");
  const confirmed = markConfirmed(sent, BOG, isoDate("2020-03-18"), at("11:00:00"));
  expect(stateOf(confirmed)).toBe("confirmed");
  const ready = markReady(confirmed, BOG, isoDate("2020-03-24"), at("12:00:00"));
  expect(stateOf(ready)).toBe("ready");
  const record = findRecord(ready, BOG);
  expect(record && isFinished(record)).toBe(true);
  expect(record).toMatchObject({
    reference: "ØIR03-101-BOG",
    fill: { at: at("09:42:00"), result: "verified", details: { forms: report.forms } },
    marks: {
      sent: { on: true, at: at("10:00:00"), by: "user", date: null },
      confirmed: { on: true, by: "user", date: "2020-03-18" },
      ready: { on: true, by: "user", date: "2020-03-24" },
    },
  });
});

test("a fill with something missing is partial, and one that was undone is none", () => {
  expect(stateOf(recordFilled({}, BOG, { ...report, verified: false }, at("09:00:00")))).toBe("partial");
  const undone = recordFillUndone(filled, BOG, at("09:50:00"));
  expect(stateOf(undone)).toBe("none");
  expect(recordFillUndone(undone, BOG, at("09:51:00"))).toBe(undone);
  expect(recordFillUndone({}, BOG, at("09:51:00"))).toEqual({});
});

test("a hash that is none is refused", () => {
  const broken = { ...report, forms: [{ id: "bilag-1", sha256: "ABC" }] };
  expect(() => recordFilled({}, BOG, broken, at("09:00:00"))).toThrow("Not a SHA-256 in lower-case hex: bilag-1");
});

test("marking twice keeps the first time, and another date is a correction", () => {
  const sent = markSent(filled, BOG, at("10:00:00"));
  expect(markSent(sent, BOG, at("10:30:00"))).toBe(sent);
  const ready = markReady(sent, BOG, isoDate("2020-03-24"), at("11:00:00"));
  const corrected = markReady(ready, BOG, isoDate("2020-03-25"), at("11:05:00"));
  expect(findRecord(corrected, BOG)?.marks.ready).toMatchObject({ date: "2020-03-25", at: at("11:05:00") });
});

test("a mark that is taken back leaves the one before it, and says when", () => {
  const sent = markSent(filled, BOG, at("10:00:00"));
  const confirmed = markConfirmed(sent, BOG, isoDate("2020-03-18"), at("11:00:00"));
  const back = unmark(confirmed, BOG, "confirmed", at("11:01:00"));
  expect(stateOf(back)).toBe("sent");
  expect(findRecord(back, BOG)?.marks.confirmed).toEqual({ on: false, at: at("11:01:00"), by: "user", date: null });
  expect(unmark(back, BOG, "confirmed", at("11:02:00"))).toBe(back);
});

test("what was confirmed was sent, also when nobody marked it", () => {
  const confirmed = markConfirmed({}, BOG, isoDate("2020-03-18"), at("11:00:00"));
  expect(sentMark(findRecord(confirmed, BOG))?.at).toBe(at("11:00:00"));
  expect(sentMark(findRecord(filled, BOG))).toBeNull();
});

test("a reminder is no state of its own, and the newest counts", () => {
  const once = recordReminded(filled, BOG, isoDate("2020-03-20"), at("10:00:00"));
  const twice = recordReminded(once, BOG, isoDate("2020-03-23"), at("10:00:00"));
  expect(stateOf(twice)).toBe("filled");
  expect(findRecord(twice, BOG)?.marks.reminded).toMatchObject({
    by: "add-in",
    date: "2020-03-23",
    at: at("10:00:01"),
  });
});

test("one order's change leaves the other's record as it is", () => {
  const both = recordFilled(filled, OPK, report, at("09:55:00"));
  const sent = markSent(both, OPK, at("10:00:00"));
  expect(sent["ØIR03-101-BOG"]).toBe(both["ØIR03-101-BOG"]);
});

test("two panes' logs are joined by order and by statement", () => {
  const here = markSent(filled, BOG, at("10:00:00"));
  const there = recordFilled(filled, OPK, report, at("10:05:00"));
  const joined = mergeOrderLogs(here, there);
  expect(joined).toEqual(mergeOrderLogs(there, here));
  expect([stateOf(joined), stateOf(joined, OPK)]).toEqual(["sent", "filled"]);
});

test("taking a mark back wins over the mark that it took back", () => {
  const sent = markSent(filled, BOG, at("10:00:00"));
  const back = unmark(sent, BOG, "sent", at("10:00:00"));
  expect(stateOf(mergeOrderLogs(sent, back))).toBe("filled");
  expect(stateOf(mergeOrderLogs(back, sent))).toBe("filled");
});

test("details that one side compacted come back from the other, for the same fill only", () => {
  const record = findRecord(filled, BOG);
  if (!record) throw new Error("no record");
  const compacted = { [record.reference]: compactRecord(record) };
  expect(mergeOrderLogs(compacted, filled)).toEqual(filled);
  expect(mergeOrderLogs(filled, compacted)).toEqual(filled);
  const again = recordFilled(compacted, BOG, { ...report, to: ["ny@leverandor.example"] }, at("13:00:00"));
  expect(findRecord(mergeOrderLogs(filled, again), BOG)?.fill?.details?.to).toEqual(["ny@leverandor.example"]);
});
