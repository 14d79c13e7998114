import fc from "fast-check";
import { newOrderRound } from "../../../../src/domain/campaign/rounds";
import { subjectSystem } from "../../../../src/domain/campaign/route-order";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { type Handover, readHandoverLine, writeHandoverLine } from "../../../../src/domain/follow-up/handover-line";
import type { Order } from "../../../../src/domain/order/order";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const round = newOrderRound({
  readyBy: isoDate("2026-12-18"),
  today: isoDate("2026-11-30"),
  routeOrder: { ...SORTIMENT_2020.routeOrder, subjectSystems: [subjectSystem("KY")] },
  takenIds: [],
});
const [order] = ordersOf({ ...TWO_SYSTEMS, "municipality.journalReference": "2026-Ø12 »æøå«" }, "101", round) as [
  Order,
];
const line = writeHandoverLine(order);

const read = (text: string): Handover | string => {
  const reading = readHandoverLine(text);
  return reading.kind === "read" ? reading.handover : reading.kind;
};

test("carries round and profile, without the contact", () => {
  const { "contact.name": _name, "contact.email": _email, ...values } = TWO_SYSTEMS;
  expect(read(line)).toEqual({
    municipality: order.profile.municipality,
    campaignId: "ØIR261218",
    round,
    values: { ...values, "municipality.journalReference": "2026-Ø12 »æøå«" },
  });
});

test("a round of the organisation's, or KOMBIT's, is named and not carried", () => {
  const [of2020] = ordersOf(TWO_SYSTEMS) as [Order];
  expect(read(writeHandoverLine(of2020))).toMatchObject({ campaignId: "ØIR03", round: null });
});

test.each([
  ["the whole note", `Kære kollega\n\nLinje til Rutebestilling:\n${line}\n\nVenlig hilsen\nÅse`],
  ["wrapped", line.replace(/.{60}/g, "$&\r\n")],
  ["quoted and wrapped", `> ${line.replace(/.{60}/g, "$&\n> ")}`],
  ["twice", `${line}\n\n${line}`],
])("is found as %s", (_, text) => {
  expect(read(text)).toMatchObject({ campaignId: "ØIR261218" });
});

test("two different ones are not chosen between", () => {
  const [other] = ordersOf(TWO_SYSTEMS) as [Order];
  expect(read(`${line}\n${writeHandoverLine(other)}`)).toBe("none");
});

test("a newer version's line is recognised as one", () => {
  expect(read(line.replace("RUTEBESTILLING1:", "RUTEBESTILLING2:"))).toBe("newer");
});

test("whatever is changed in it, it says the same or nothing", () => {
  const whole = read(line);
  const place = fc.nat(line.length - 1);
  const change = fc.oneof(
    fc
      .tuple(place, fc.constantFrom(..."ABCabc019-_:. \n>Ø"))
      .map(([at, by]) => line.slice(0, at) + by + line.slice(at + 1)),
    fc.tuple(place, place).map(([from, to]) => line.slice(0, from) + line.slice(to)),
    fc.tuple(place, fc.string({ maxLength: 8 })).map(([at, more]) => line.slice(0, at) + more + line.slice(at)),
    place.map((at) => line.slice(at) + line.slice(0, at)),
  );
  fc.assert(
    fc.property(change, (text) => {
      const reading = read(text);
      if (typeof reading !== "string") expect(reading).toEqual(whole);
    }),
    { numRuns: 3000 },
  );
});

test("no text makes it throw, and none but a line says anything", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.base64String().map((text) => `RUTEBESTILLING1:${text}:`),
      ),
      (text) => {
        expect(typeof read(text)).toBe("string");
      },
    ),
  );
});

describe("a forged one, its checksum right, says nothing", () => {
  /** Writes a line with any content, by the add-in's own code: the content of a real one is exchanged on the way. */
  function forge(content: unknown): string {
    const { stringify } = JSON;
    JSON.stringify = () => stringify(content);
    try {
      return writeHandoverLine(order);
    } finally {
      JSON.stringify = stringify;
    }
  }
  const url = "collection.supplierContact";

  test("the forger's tools work", () => {
    expect(read(forge(["101", "ØIR03", null, "bookkeeping.system", "Prisme"]))).toMatchObject({
      values: { "bookkeeping.system": "Prisme" },
    });
  });

  test.each([
    ["no list", { code: "101" }],
    ["a municipality that there is not", ["999", "ØIR03", null]],
    ["a number for a municipality", [101, "ØIR03", null]],
    ["a round's id that is none", ["101", "../ØIR03", null]],
    ["a round that is none", ["101", "ØIR04", ["2026-11-30", "2026-12-18", "2026-12-11", ["KY"]]]],
    ["a round with a hidden sign", ["101", "ØIR04", ["2026-11-30", "2026-12-11", "2026-12-18", ["K\u202eY"]]]],
    ["a round of any length", ["101", "ØIR04", ["2026-11-30", "2026-12-11", "2026-12-18", ["K".repeat(3000)]]]],
    [
      "a round with more in it than is read",
      ["101", "ØIR04", ["2026-11-30", "2026-12-11", "2026-12-18", ["KY"], null, 7]],
    ],
    ["a field that there is not", ["101", "ØIR03", null, "__proto__", "x"]],
    ["a field without a value", ["101", "ØIR03", null, url]],
    ["a value that is no text", ["101", "ØIR03", null, url, { toString: 1 }]],
    ["the same field twice", ["101", "ØIR03", null, url, "a", url, "b"]],
    ["fields in another order", ["101", "ØIR03", null, "collection.system", "a", "bookkeeping.system", "b"]],
    ["a contact", ["101", "ØIR03", null, "contact.email", "bo@kommune.example"]],
    ["what is no address", ["101", "ØIR03", null, "bookkeeping.email", "bo@kommune.example; <script>"]],
    ["several lines", ["101", "ØIR03", null, url, "a\nb"]],
    ["text that turns around", ["101", "ØIR03", null, url, "a\u202eb"]],
    ["a novel", ["101", "ØIR03", null, url, "a".repeat(501)]],
    ["a CPR number", ["101", "ØIR03", null, url, "010203-1234"]],
  ])("%s", (_, content) => {
    expect(read(forge(content))).toBe("broken");
  });
});

test("what the profile has of no use is left out of a line, which can always be read", () => {
  const [odd] = ordersOf({
    ...TWO_SYSTEMS,
    "bookkeeping.supplierContact": "a".repeat(600),
    "collection.email": "ikke en adresse",
    "billing.reference": "to\nlinjer",
  }) as [Order];
  expect(read(writeHandoverLine(odd))).toMatchObject({ values: { "billing.reference": "to linjer" } });
  const { values } = read(writeHandoverLine(odd)) as Handover;
  expect(Object.keys(values)).not.toContain("collection.email");
});
