import { composeHandoverNote } from "../../../../src/domain/follow-up/handover";
import type { Order } from "../../../../src/domain/order/order";
import { parseOrderReference } from "../../../../src/domain/order/reference";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const [, collection] = ordersOf(TWO_SYSTEMS) as [Order, Order];

test("hands the other order over: what, by when, and how", () => {
  expect(composeHandoverNote(collection, isoDate("2020-03-16"), "kollega@kommune.example")).toMatchObject({
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
  const note = composeHandoverNote(collection, isoDate("2020-03-19"), null);
  expect(note.subject).toBe(
    "Bestilling for opkrævning mangler at blive sendt (fristen var den 18. marts 2020) – Københavns Kommune",
  );
  expect(note.to).toEqual([]);
  expect(note.text).toContain("Bestilles senest: 18. marts 2020 (fristen er overskredet)\n");
  expect(note.text).toContain("\n\nBestillingen bør derfor sendes hurtigst muligt. Sådan gør du:\n\n");
});

test("the subject is never taken for the order's own", () => {
  expect(parseOrderReference(composeHandoverNote(collection, isoDate("2020-03-16"), null).subject ?? "")).toBeNull();
});

test("what the profile does not say is left to be filled, never invented", () => {
  const [, empty] = ordersOf({}) as [Order, Order];
  expect(composeHandoverNote(empty, isoDate("2020-03-16"), null).text).toContain(
    "It-system:        ikke udfyldt endnu (opkrævning)\nRute:             SFTP-Rute_2\nLeverandør:       ikke udfyldt endnu\nModtager:         ikke udfyldt endnu\n",
  );
});

test("every value is escaped in the html", () => {
  const [, hostile] = ordersOf({ ...TWO_SYSTEMS, "collection.system": `<img src=x onerror="a">` }) as [Order, Order];
  const { html } = composeHandoverNote(hostile, isoDate("2020-03-16"), null);
  expect(html).toContain("&lt;img src=x onerror=&quot;a&quot;&gt; (opkrævning)");
  expect(html).not.toContain("<img");
});
