import { composeReminder } from "../../../../src/domain/follow-up/reminder";
import type { Order } from "../../../../src/domain/order/order";
import {
  markConfirmed,
  markPromised,
  markReady,
  markSent,
  type OrderLog,
  recordReminded,
} from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../order/plan-fixture";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const at = "2020-03-16T09:45:00Z" as Instant;
const [order] = ordersOf(TWO_SYSTEMS) as [Order];
const sent = markSent({}, BOG, at);
const confirmed = markConfirmed(sent, BOG, isoDate("2020-03-18"), at);
const remind = (log: OrderLog, today: string, mail = order) =>
  composeReminder(mail, log["ØIR03-101-BOG"] ?? null, isoDate(today));

test("asks for a confirmation that has not come", () => {
  expect(remind(sent, "2020-03-19")).toMatchObject({
    subject: null,
    to: ["bestilling@leverandor.example"],
    text: `Til Leverandør A/S

Den 16. marts 2020 sendte Københavns Kommune jer en bestilling af ruter og overvågning for Prisme ØS. Den gælder SFTP-Rute_2 til SortimentOverfør_1 og har ordrereference ØIR03-101-BOG. Ruter og overvågning skal være klar inden den 25. marts 2020.

Vi har endnu ikke modtaget jeres bekræftelse af bestillingen.

Bekræft venligst bestillingen, og oplys, hvornår ruter og overvågning er klar. Skriv også gerne, hvis I mangler noget fra os.

På forhånd tak.

Venlig hilsen
Åse Østergård
Københavns Kommune
E-mail: aase@kommune.example`,
  });
});

test("asks for routes that are late, and says what was confirmed and written before", () => {
  const again = recordReminded(confirmed, BOG, isoDate("2020-03-26"), at);
  expect(remind(again, "2020-03-30")?.text).toContain(
    `Ruter og overvågning skulle have været klar inden den 25. marts 2020.

I bekræftede bestillingen den 18. marts 2020, men vi har endnu ikke fået besked om, at ruter og overvågning er klar. Vi skrev også til jer om det den 26. marts 2020.

Oplys venligst, hvornår ruter og overvågning er klar. Skriv også gerne, hvis I mangler noget fra os.`,
  );
});

test("does not name a day that nobody stated", () => {
  const only = markConfirmed({}, BOG, isoDate("2020-03-18"), at);
  expect(remind(only, "2020-03-30")?.text).toContain(
    "Københavns Kommune har sendt jer en bestilling af ruter og overvågning for Prisme ØS. Den gælder SFTP-Rute_2 til SortimentOverfør_1 og har ordrereference ØIR03-101-BOG.",
  );
});

test.each([
  ["2020-03-24", "skal være klar inden den 25. marts 2020"],
  ["2020-03-25", "skulle have været klar inden den 25. marts 2020"],
])("on %s the routes %s", (day, words) => {
  expect(remind(sent, day)?.text).toContain(`Ruter og overvågning ${words}.`);
});

test.each([
  ["2020-03-30", "er klar senest den 30. marts 2020"],
  ["2020-03-31", "ville være klar senest den 30. marts 2020"],
])("on %s the supplier's own date holds: %s", (day, words) => {
  const promised = markPromised(confirmed, BOG, isoDate("2020-03-30"), at);
  expect(remind(promised, day)?.text).toContain(`I har oplyst, at ruter og overvågning ${words}.`);
});

test("says nothing of the round's date where the order came after its deadline: what it asked for is not kept", () => {
  const late = markSent({}, BOG, "2026-11-22T09:45:00Z" as Instant);
  const text = remind(late, "2026-12-01")?.text ?? "";
  expect(text).toContain("Den 22. november 2026 sendte Københavns Kommune jer");
  expect(text).not.toContain("2020");
});

test("there is no reminder of what was never sent, nor of what is ready", () => {
  expect(remind({}, "2020-03-30")).toBeNull();
  expect(remind(markReady(confirmed, BOG, isoDate("2020-03-24"), at), "2020-03-30")).toBeNull();
});

test("every value is escaped in the html, and is one line in the text", () => {
  const [hostile] = ordersOf({
    ...TWO_SYSTEMS,
    "bookkeeping.supplier": `<script>alert("x")</script> & 'søn'`,
    "contact.name": "Åse\n<b>",
  }) as [Order];
  const note = remind(sent, "2020-03-19", hostile);
  expect(note?.html).toContain("<p>Til &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;søn&#39;</p>");
  expect(note?.html).toContain("Venlig hilsen<br>Åse &lt;b&gt;<br>Københavns Kommune");
  expect(note?.html.replace(/<\/?p>|<br>/g, "")).not.toMatch(/[<>]/);
  expect(note?.text).toContain("\nÅse <b>\n");
});
