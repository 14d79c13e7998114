/** @jest-environment jsdom */
import type { Campaign } from "../../../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { findMunicipality, MUNICIPALITIES } from "../../../../src/domain/municipality/municipality";
import { composeOrderMail, type OrderMail } from "../../../../src/domain/order/mail";
import { type Order, planOrders } from "../../../../src/domain/order/order";
import { isLate, isOver, type ReadyDateContext, requestedReadyDate } from "../../../../src/domain/order/ready-date";
import type { ProfileValues } from "../../../../src/domain/profile/fields";
import { addDays, isoDate } from "../../../../src/domain/time/iso-date";
import { ONE_SYSTEM, profileOf, TWO_SYSTEMS, valuesEverywhere } from "../profile/example-profile";

const IN_TIME: ReadyDateContext = { today: isoDate("2020-03-10"), wantedDate: null };
const LATE: ReadyDateContext = { today: isoDate("2026-11-22"), wantedDate: null };

function ordersOf(code: string, values: ProfileValues, campaign: Campaign = SORTIMENT_2020): Order[] {
  return planOrders(profileOf(code, values), campaign);
}

function onlyOrder(values: ProfileValues = ONE_SYSTEM, code = "751"): Order {
  const [order] = ordersOf(code, values);
  if (!order) throw new Error("No order");
  return order;
}

function parse(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}

const fold = (text: string) => text.replace(/\s+/g, " ").trim();

const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&amp;": "&",
};

/** The text of html that we composed, a space between any two elements. (A parser would take seconds for all 98.) */
const textOf = (html: string) =>
  fold(html.replace(/<[^>]*>/g, " ").replace(/&[a-z#0-9]+;/g, (entity) => CHARACTERS[entity] ?? entity));

/** The dates that a text names, as `YYYY-MM-DD`. */
function datesIn(text: string): string[] {
  const months = "januar februar marts april maj juni juli august september oktober november december".split(" ");
  return [...text.matchAll(/(\d{1,2})\. (\p{L}+) (\d{4})/gu)].map(
    ([, day = "", month = "", year]) =>
      `${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`,
  );
}

/** Every text that the recipient may read. */
const bodiesOf = (mail: OrderMail) => [textOf(mail.html), fold(mail.text)];

describe("composeOrderMail", () => {
  it("writes a mail for every municipality, one order and two, in time and late", () => {
    const orders = MUNICIPALITIES.flatMap(({ code }) =>
      [ONE_SYSTEM, TWO_SYSTEMS].flatMap((values) => ordersOf(code, values)),
    );
    for (const order of orders) {
      expectHeadOf(order);
      for (const context of [IN_TIME, LATE]) expectBodiesOf(order, context);
    }
    expect(orders).toHaveLength(98 * 3);
    expect(new Set(orders.map((order) => composeOrderMail(order, IN_TIME).subject)).size).toBe(orders.length);
  });

  function expectHeadOf(order: Order): void {
    const { subject, reference, to, cc, attachmentNames } = composeOrderMail(order, IN_TIME);
    expect(subject).toMatch(/^Bestilling af ruter og overvågning/);
    expect(subject).toContain(order.profile.municipality.name);
    expect(subject.endsWith(` ${order.reference}`)).toBe(true);
    expect(subject.length).toBeLessThanOrEqual(255);
    expect({ reference, to, cc }).toEqual({ reference: order.reference, to: order.to, cc: order.cc });
    expect(attachmentNames).toEqual([
      "Bilag 1 - Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1.docx",
      "Bilag 2 - NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1.docx",
    ]);
  }

  function expectBodiesOf(order: Order, context: ReadyDateContext): void {
    const { code, name, cvr } = order.profile.municipality;
    const mail = composeOrderMail(order, context);
    const named = [
      name,
      `kommunekode ${code}`,
      cvr,
      order.system,
      order.supplier,
      "forvaltningsansvarlig",
      "Serviceplatformen",
      "YR",
      "KSD",
      "SF7002",
      "SFTP-Rute_2",
      "SortimentOverfør_1",
      "OverførSortiment_1",
      "Bilag 1: Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1",
      "Bilag 2: NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1",
      "Åse Ørsted Ægidius",
      "aase@kommune.example",
      "12 34 56 78",
      order.reference,
      ...mail.mustName,
    ];
    for (const body of bodiesOf(mail)) {
      expect(named.filter((fact) => !body.includes(fact))).toEqual([]);
      expect(body.includes("bogføring")).toBe(order.roles.includes("bookkeeping"));
      expect(body.includes("opkrævning")).toBe(order.roles.includes("collection"));
      // Nothing that was not filled in.
      expect(body).not.toMatch(/undefined|null|NaN|\[object/);
    }
    expect(mail).toEqual(composeOrderMail(order, context));
  }

  it("says the same in html and in plain text", () => {
    for (const order of ordersOf("101", TWO_SYSTEMS)) {
      const mail = composeOrderMail(order, IN_TIME);
      const words = (text: string) => text.replace(/[^\p{L}\p{N}@.]+/gu, " ").trim();
      expect(words(mail.text)).toBe(words(textOf(mail.html)));
    }
  });

  it("is one page of plain text, without a line break in a paragraph's middle", () => {
    const [order] = ordersOf("101", { ...TWO_SYSTEMS, "municipality.journalReference": "2020-000123" });
    if (!order) throw new Error("No order");
    for (const context of [IN_TIME, LATE]) {
      // A page of 12 pt text: about 46 lines of 85 characters.
      const lines = composeOrderMail(order, context).text.trimEnd().split("\n");
      const printed = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 85)), 0);
      expect(printed).toBeLessThanOrEqual(46);
    }
  });

  it("stands in one block of simple html, without id, class, colour or font", () => {
    const body = parse(composeOrderMail(onlyOrder(), IN_TIME).html);
    expect(body.children).toHaveLength(1);
    const names = new Set([...body.querySelectorAll("*")].map(({ tagName }) => tagName));
    expect([...names].sort()).toEqual(["B", "BR", "DIV", "LI", "P", "TABLE", "TBODY", "TD", "TR", "UL"]);
    expect(body.querySelector("[id],[style],[class],[color],font")).toBeNull();
  });

  it("names the journal number when there is one", () => {
    const withJournal = composeOrderMail(
      onlyOrder({ ...ONE_SYSTEM, "municipality.journalReference": "2020-000123" }),
      IN_TIME,
    );
    for (const body of bodiesOf(withJournal)) expect(body).toContain("2020-000123");
    for (const body of bodiesOf(composeOrderMail(onlyOrder(), IN_TIME))) expect(body).not.toContain("journal");
  });

  it("takes the organisation's own sentence in", () => {
    const campaign = { ...SORTIMENT_2020, extraText: "Faktura sendes til <EAN>.\nTak!" };
    const [order] = ordersOf("751", ONE_SYSTEM, campaign);
    if (!order) throw new Error("No order");
    for (const body of bodiesOf(composeOrderMail(order, IN_TIME)))
      expect(body).toContain("Faktura sendes til <EAN>. Tak!");
  });

  it("counts the forms in words", () => {
    const [form] = SORTIMENT_2020.forms;
    if (!form) throw new Error("No form");
    const leads = [1, 2, 3, 4, 5].map((count) => {
      const forms = Array.from({ length: count }, (_, index) => ({ ...form, id: `bilag-${index}`, number: index + 1 }));
      const [order] = ordersOf("751", ONE_SYSTEM, { ...SORTIMENT_2020, forms });
      return order && /Vedhæftet er (\S+) bilag:/.exec(composeOrderMail(order, IN_TIME).text)?.[1];
    });
    expect(leads).toEqual(["ét", "to", "tre", "fire", "fem"]);
  });

  it("must still name reference, CVR number, system and both forms after an edit", () => {
    const order = onlyOrder();
    expect(composeOrderMail(order, IN_TIME).mustName).toEqual([
      order.reference,
      order.profile.municipality.cvr,
      order.system,
      "Bilag 1: Bestillingsformular - Etablering af SFTP-Rute_2 til SortimentOverfør_1",
      "Bilag 2: NOT0746 Oprydningskonfiguration til SFTP Server - OverførSortiment_1",
    ]);
  });

  it("leaves the phone's line out when there is none", () => {
    for (const body of bodiesOf(composeOrderMail(onlyOrder({ ...ONE_SYSTEM, "contact.phone": "" }), IN_TIME))) {
      expect(body).not.toContain("Telefon");
    }
  });
});

describe("the date that is asked for", () => {
  const order = onlyOrder();

  it("is the campaign's until and on the last day to order", () => {
    for (const today of ["2020-03-01", "2020-03-09", "2020-03-18"]) {
      const context = { today: isoDate(today), wantedDate: null };
      expect(isLate(order, context.today)).toBe(false);
      expect(requestedReadyDate(order, context)).toBe("2020-03-25");
      for (const body of bodiesOf(composeOrderMail(order, context))) {
        expect(body).toContain("inden den 25. marts 2020");
        expect(body).not.toContain("Fristen");
      }
    }
  });

  it("is the earliest possible from the day after", () => {
    for (const today of ["2020-03-19", "2020-03-25", "2026-11-22"]) {
      const context = { today: isoDate(today), wantedDate: null };
      expect(isLate(order, context.today)).toBe(true);
      expect(requestedReadyDate(order, context)).toBeNull();
      for (const body of bodiesOf(composeOrderMail(order, context))) {
        // Of a round that is over, no passed date is named to a supplier.
        expect(body.includes("efter fristen den 18. marts 2020")).toBe(!isOver(order, context.today));
        expect(body.includes("2020")).toBe(!isOver(order, context.today));
        expect(body).toContain("hurtigst muligt. Skriv gerne, hvornår I tidligst kan have dem klar.");
        expect(body).not.toContain("25. marts 2020");
      }
    }
  });

  it("is the user's when it is not in the past", () => {
    for (const wanted of ["2026-11-22", "2026-12-01"]) {
      const context = { today: LATE.today, wantedDate: isoDate(wanted) };
      expect(requestedReadyDate(order, context)).toBe(wanted);
      for (const body of bodiesOf(composeOrderMail(order, context))) {
        expect(datesIn(body)).toEqual([wanted, wanted]);
        expect(body).toContain("senest den");
        expect(body).toContain("Kan det ikke lade sig gøre, så skriv gerne, hvornår I kan.");
      }
    }
    const early = { today: IN_TIME.today, wantedDate: isoDate("2020-04-01") };
    for (const body of bodiesOf(composeOrderMail(order, early))) expect(body).toContain("senest den 1. april 2020");
  });

  it("may be the campaign's own, asked for by the user after the order date", () => {
    const context = { today: isoDate("2020-03-20"), wantedDate: isoDate("2020-03-25") };
    for (const body of bodiesOf(composeOrderMail(order, context))) {
      expect(body).toContain(
        "er klar inden den 25. marts 2020. Kan det ikke lade sig gøre, så skriv gerne, hvornår I kan.",
      );
    }
  });

  it("is never in the past, whatever day it is and whatever the user set", () => {
    const campaigns: Campaign[] = [
      SORTIMENT_2020,
      // A campaign that somebody made with its dates the wrong way round.
      { ...SORTIMENT_2020, orderBy: isoDate("2020-03-25"), readyBy: isoDate("2020-03-18") },
    ];
    const orders = campaigns.flatMap((campaign) => ordersOf("751", ONE_SYSTEM, campaign));
    expect(orders).toHaveLength(campaigns.length);
    const days = [1, 17, 18, 19, 24, 25, 26, 40].map((day) => addDays(isoDate("2020-02-29"), day));
    const contexts = days.flatMap((today) =>
      [null, -400, -1, 0, 1, 400].map((shift) => ({
        today,
        wantedDate: shift === null ? null : addDays(today, shift),
      })),
    );
    for (const order of orders) for (const context of contexts) expectNoPastDate(order, context);
  });

  function expectNoPastDate(order: Order, context: ReadyDateContext): void {
    const { today } = context;
    const asked = requestedReadyDate(order, context);
    expect(asked === null || asked >= today).toBe(true);
    // Only the passed order date is named, as what it is, and only while the round is not over.
    const named = isLate(order, today) && !isOver(order, today) ? [order.campaign.orderBy] : [];
    for (const body of bodiesOf(composeOrderMail(order, context))) {
      expect(datesIn(body).filter((date) => date < today)).toEqual(named);
    }
  }
});

describe("hostile values in every field of the profile", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></tr></table></div><p>ude",
    "&lt;b&gt; &amp; &#60;",
    "æøå ÆØÅ »citat« “krøllet” 'enkelt' \"dobbelt\"",
    "linje et\nlinje to\r\n\tlinje tre",
    "javascript:alert(1)",
    "\u202evendt om\u2066",
    "--- Slut på bestilling ØIR03-751-BOGOPK ---",
    "$& $1 $`",
    "{{tekst}} %s <%= tekst %>",
  ];
  const base = composeOrderMail(onlyOrder(), IN_TIME);
  const shape = (html: string) =>
    [...parse(html).querySelectorAll("*")].map(
      (element) => `${element.tagName} ${element.getAttributeNames().sort().join(" ")}`,
    );

  it.each(HOSTILE)("%j stays text", (hostile) => {
    const values = valuesEverywhere(() => hostile, ONE_SYSTEM);
    const order = onlyOrder({ ...values, "contact.phone": hostile });
    expect(order.problems).toEqual([]);
    const mail = composeOrderMail(order, IN_TIME);
    // The same elements with the same attributes as with harmless values, but for the row of the journal number.
    const plain = composeOrderMail(onlyOrder({ ...ONE_SYSTEM, "municipality.journalReference": "x" }), IN_TIME);
    expect(shape(mail.html)).toEqual(shape(plain.html));
    expect(parse(mail.html).querySelector("script,img,a")).toBeNull();
    const shown = hostile.replace(/\s+/g, " ").replace(/[\u202e\u2066]/g, "");
    for (const body of bodiesOf(mail)) {
      // System, supplier, contact, phone and journal number: each is there, whole.
      expect(body.split(fold(shown)).length - 1).toBeGreaterThanOrEqual(5);
      for (const named of mail.mustName) expect(body).toContain(fold(named));
    }
    expect(mail.subject).not.toMatch(/[\r\n\t\u202e\u2066]/);
    expect(mail.subject.length).toBeLessThanOrEqual(255);
    expect(mail.to).toEqual(base.to);
  });

  it("keeps the shape of the plain text: a value is one line", () => {
    const lines = (values: ProfileValues) => composeOrderMail(onlyOrder(values), IN_TIME).text.split("\n").length;
    const hostile = valuesEverywhere(() => "et\nto\n\n\ntre\u2028fire", ONE_SYSTEM);
    expect(lines(hostile)).toBe(lines({ ...ONE_SYSTEM, "municipality.journalReference": "x" }));
  });

  it("holds as much of the system's name as there is room for in a subject of 255 characters", () => {
    const subjectOf = (system: string) =>
      composeOrderMail(onlyOrder({ ...ONE_SYSTEM, "bookkeeping.system": system, "collection.system": system }), IN_TIME)
        .subject;
    const room = 255 - subjectOf("x").length + 1;
    const [fitting, longer] = ["x".repeat(room), "x".repeat(room + 1)];
    expect(subjectOf(fitting)).toContain(` – ${fitting} – `);
    expect(subjectOf(fitting)).toHaveLength(255);
    expect(subjectOf(longer)).toContain(` – ${"x".repeat(room - 1)}… – `);
    expect(subjectOf(longer)).toHaveLength(255);
    // No space is left before the dots.
    expect(subjectOf(`${"x".repeat(room - 2)} yyyy`)).toContain(` – ${"x".repeat(room - 2)}… – `);
  });

  it.each([
    ["letters", "Et meget langt systemnavn ".repeat(40)],
    ["characters beyond the sixteen bits", "𝕊ystem🏛️".repeat(60)],
    ["one character too many", "x".repeat(400)],
  ])("a system's name of many %s gives way to municipality and reference in the subject", (_what, system) => {
    for (const code of ["101", "756", "400"]) {
      const order = onlyOrder({ ...ONE_SYSTEM, "bookkeeping.system": system, "collection.system": system }, code);
      const { subject } = composeOrderMail(order, IN_TIME);
      expect(subject.length).toBeLessThanOrEqual(255);
      expect(subject).toMatch(/^Bestilling af ruter og overvågning – /);
      expect(subject).toContain(findMunicipality(code)?.name);
      expect(subject.endsWith(`… – ${order.reference}`)).toBe(true);
      expect(encodeURI(subject)).toContain("Bestilling"); // throws on half a character;
    }
  });
});
