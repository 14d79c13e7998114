import { newOrderRound } from "../../../../src/domain/campaign/rounds";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { composeHandoverNote, type HandoverContext } from "../../../../src/domain/follow-up/handover";
import type { Order } from "../../../../src/domain/order/order";
import {
  findRecord,
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  type OrderLog,
  recordFilled,
  referenceOf,
} from "../../../../src/domain/order/order-log";
import { parseOrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const [, collection] = ordersOf(TWO_SYSTEMS) as [Order, Order];

const write = (order: Order, today: string, context: Partial<HandoverContext> = {}) =>
  composeHandoverNote(order, { record: null, today: isoDate(today), colleague: null, line: null, ...context });

test("hands the other order over: what, by when, and how", () => {
  expect(write(collection, "2020-03-16", { colleague: "kollega@kommune.example" })).toMatchObject({
    subject: "Bestilling for opkrævning skal sendes senest den 18. marts 2020 – Københavns Kommune",
    to: ["kollega@kommune.example"],
    text: `Kære kollega

KOMBIT har bedt kommunen om at bestille ruter og overvågning, så YR og KSD kan modtage ændrede sortimenter. Det er KLIK-opgaven »03 Bestil ruter og overvågning, så YR og KSD er klar til ny sortimentsløsning«. Der skal sendes én mail for hvert it-system.

Du er systemansvarlig for opkrævning, og jeg beder dig derfor sende denne bestilling:

Kommune:          Københavns Kommune
It-system:        Opkrævning Plus (opkrævning)
Rute:             SFTP-Rute_2
Leverandør:       Anden Leverandør ApS
Modtager:         drift@anden.example; vagt@anden.example
Bestilles senest: 18. marts 2020
Klar inden:       25. marts 2020
Ordrereference:   ØIR03-101-OPK

Sådan gør du:

1. Opret en ny mail i Outlook, og åbn Rutebestilling fra båndet.
2. Vælg Københavns Kommune, og find mail 2 af 2.
3. Tryk på »Udfyld mail 2«, og læs mailen igennem. Bilagene vedhæftes automatisk.
4. Send mailen, og giv mig besked, så jeg kan afslutte opgaven i KLIK.

Venlig hilsen
Åse Østergård
Københavns Kommune
E-mail: aase@kommune.example`,
  });
});

test("after the deadline it says so", () => {
  const note = write(collection, "2020-03-19");
  expect(note.subject).toBe(
    "Bestilling for opkrævning mangler at blive sendt (fristen var den 18. marts 2020) – Københavns Kommune",
  );
  expect(note.to).toEqual([]);
  expect(note.text).toContain("Bestilles senest: 18. marts 2020 (fristen er overskredet)\n");
  expect(note.text).toContain("\n\nBestillingen bør derfor sendes hurtigst muligt. Sådan gør du:\n\n");
});

test("the subject is never taken for the order's own", () => {
  expect(parseOrderReference(write(collection, "2020-03-16").subject ?? "")).toBeNull();
});

test("what the profile does not say is left to be filled, never invented", () => {
  const [, empty] = ordersOf({}) as [Order, Order];
  expect(write(empty, "2020-03-16").text).toContain(
    "It-system:        ikke udfyldt endnu (opkrævning)\nRute:             SFTP-Rute_2\nLeverandør:       ikke udfyldt endnu\nModtager:         ikke udfyldt endnu\n",
  );
});

test("every value is escaped in the html", () => {
  const [, hostile] = ordersOf({ ...TWO_SYSTEMS, "collection.system": `<img src=x onerror="a">` }) as [Order, Order];
  const { html } = write(hostile, "2020-03-16");
  expect(html).toContain("&lt;img src=x onerror=&quot;a&quot;&gt; (opkrævning)");
  expect(html).not.toContain("<img");
});

describe("of an order that was sent", () => {
  const reference = referenceOf(collection);
  const sent = markSent({}, reference, "2020-03-12T09:00:00Z" as Instant);
  const noteAt = (today: string, log: OrderLog) => write(collection, today, { record: findRecord(log, reference) });

  test("nobody is asked to send it again", () => {
    const { subject, text } = noteAt("2020-03-16", sent);
    expect(subject).toBe("Bestilling for opkrævning er sendt og skal følges op – Københavns Kommune");
    expect(text).toContain("Denne bestilling er sendt og skal ikke sendes igen.");
    expect(text).toContain("\nSendt:          12. marts 2020\nØnsket klar:    inden den 25. marts 2020\n");
    expect(text).toContain("Jeg har endnu ikke noteret en bekræftelse fra leverandøren.");
    expect(text).not.toContain("Udfyld mail");
    expect(text).not.toContain("Bestilles senest");
  });

  test("says what the supplier has said", () => {
    const confirmed = markConfirmed(sent, reference, isoDate("2020-03-13"), "2020-03-13T09:00:00Z" as Instant);
    const promised = markPromised(confirmed, reference, isoDate("2020-04-01"), "2020-03-13T09:00:00Z" as Instant);
    const { text } = noteAt("2020-03-16", promised);
    expect(text).toContain("Bekræftet:      13. marts 2020\nLovet klar:     senest den 1. april 2020\n");
    expect(text).toContain("Leverandøren har bekræftet bestillingen, men jeg har endnu ikke fået besked om");
  });

  test("of a finished one nothing is asked", () => {
    const ready = markReady(sent, reference, isoDate("2020-03-24"), "2020-03-24T09:00:00Z" as Instant);
    const { subject, text } = noteAt("2026-11-30", ready);
    expect(subject).toBe("Bestilling for opkrævning er afsluttet – Københavns Kommune");
    expect(text).toContain("Ruter og overvågning er klar, så du skal ikke gøre mere ved bestillingen.");
    expect(text).not.toContain("Sådan gør du");
  });

  test("one that is filled and not marked as sent is agreed upon, so that it is not sent twice", () => {
    const filled = recordFilled(
      {},
      reference,
      { verified: true, system: "x", supplier: "y", asked: "earliest", to: [], cc: [], forms: [] },
      "2020-03-12T09:00:00Z" as Instant,
    );
    expect(noteAt("2020-03-16", filled).text).toContain("Aftal med mig, hvem af os der sender den");
  });
});

test("a round of the user's own is not called a task of KOMBIT's", () => {
  const round = newOrderRound({
    readyBy: isoDate("2026-12-18"),
    today: isoDate("2026-11-30"),
    routeOrder: SORTIMENT_2020.routeOrder,
    takenIds: [],
  });
  const [, own] = ordersOf(TWO_SYSTEMS, "101", round) as [Order, Order];
  const { text } = write(own, "2026-11-30");
  expect(text).toContain("Bestillingsrunden har vi selv startet. Den er ikke en KLIK-opgave.");
  expect(text).toContain("4. Send mailen, og giv mig besked, når den er sendt.");
  expect(text).not.toContain("KOMBIT");
});

test("six years later nobody is hurried by the dates of then", () => {
  const { subject, text } = write(collection, "2026-11-30");
  expect(subject).toBe("Bestilling for opkrævning mangler at blive sendt – Københavns Kommune");
  expect(text).toContain("Bestilles senest: ingen frist længere (runden er fra marts 2020)\n");
  expect(text).not.toMatch(/overskredet|hurtigst muligt|Klar inden/);
});
