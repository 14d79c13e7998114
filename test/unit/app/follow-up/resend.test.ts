import { attachResend } from "../../../../src/app/follow-up/attach-resend";
import { openResend } from "../../../../src/app/follow-up/open-resend";
import { recallDraft } from "../../../../src/app/pane/recall-draft";
import { OutlookError } from "../../../../src/app/ports/outlook-error";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { isResendAwaited } from "../../../../src/domain/follow-up/resend";
import { composeResend } from "../../../../src/domain/follow-up/resend-note";
import type { SentForm } from "../../../../src/domain/follow-up/sent-check";
import type { Order } from "../../../../src/domain/order/order";
import { findRecord, recordFilled, referenceOf } from "../../../../src/domain/order/order-log";
import { changeOrders } from "../../../../src/domain/state/changes";
import type { Instant } from "../../../../src/domain/time/instant";
import { isoDate } from "../../../../src/domain/time/iso-date";
import { ordersOf, TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { arrangePane, settled } from "../pane/arranged-pane";

const [order] = ordersOf(TWO_SYSTEMS) as [Order, Order];
const [form1, form2] = SORTIMENT_2020.forms;
if (!form1 || !form2) throw new Error("no two forms");
const LOST: readonly SentForm[] = [
  { form: form1, status: "right" },
  { form: form2, status: "missing", why: "absent" },
];
const SENT_AT = "2020-03-10T09:00:00Z" as Instant;
/** The reply among the drafts of the Outlook in memory: it begins with one. */
const REPLY = 1;
const SUBJECT = "SV: Bestilling af ruter og overvågning – Københavns Kommune – Prisme ØS – ØIR03-101-BOG";

/** A pane beside the sent mail; `toReply` goes on to the reply that was opened. */
function setUp({ fails = false, now = "2020-03-11T09:00:00Z" } = {}) {
  const opened: string[] = [];
  const arranged = arrangePane({ surface: "read", now, kept: { code: "101", profile: TWO_SYSTEMS } });
  const { pane } = arranged;
  pane.ports.mailbox.openReplyToAll = async (html) => {
    if (fails) throw new OutlookError("openReplyToAll", "refused", 9000, "no");
    opened.push(html);
  };
  return {
    ...arranged,
    opened,
    open: () => openResend(pane, order, LOST, SENT_AT),
    async toReply(subject = SUBJECT) {
      arranged.outlook.compose({ subject });
      arranged.move({ surface: "compose" });
      await recallDraft(pane);
      await settled();
    },
    isAwaited: () => isResendAwaited(pane.ports.keeper.current().state),
  };
}

test("a reply to all is opened, and the pane in it knows what is to be attached", async () => {
  const { open, opened, toReply, snapshot } = setUp();
  expect(await open()).toEqual({ kind: "opened" });
  expect(opened).toEqual([expect.stringContaining("Bilag 2 manglede i den mail og er vedhæftet her.")]);
  await toReply();
  expect(snapshot().resend).toEqual({ reference: referenceOf(order), formIds: ["bilag-2"] });
});

test("a reply that was not opened is not waited for", async () => {
  const { open, isAwaited } = setUp({ fails: true });
  expect(await open()).toMatchObject({ kind: "failed" });
  expect(isAwaited()).toBe(false);
});

test("where nothing is lost, nothing is opened", async () => {
  const { pane, opened, isAwaited } = setUp();
  expect(await openResend(pane, order, [{ form: form1, status: "by-name" }], SENT_AT)).toEqual({
    kind: "nothing-to-write",
  });
  expect([opened, isAwaited()]).toEqual([[], false]);
});

test.each([
  ["another order's", "SV: Bestilling – ØIR03-101-OPK"],
  ["another municipality's", "SV: Bestilling – ØIR03-147-BOG"],
  ["another round's", "SV: Bestilling – ØIR04-101-BOG"],
  ["no order's", "SV: Ugens menu"],
])("a draft that is %s is left alone", async (_, subject) => {
  const { open, toReply, snapshot } = setUp();
  await open();
  await toReply(subject);
  expect(snapshot().resend).toBeNull();
});

test("a week later it is not waited for any more", async () => {
  const { open, toReply, snapshot, pane } = setUp();
  await open();
  pane.ports.clock.now = () => new Date("2020-03-18T09:00:01Z");
  await toReply();
  expect(snapshot().resend).toBeNull();
});

describe("in the reply", () => {
  const RESEND = { reference: referenceOf(order), formIds: ["bilag-2"] };

  test("only what is lacking is attached, read back, and no longer waited for", async () => {
    const { pane, open, toReply, outlook, isAwaited } = setUp();
    await open();
    await toReply();
    const result = await attachResend(pane, RESEND);
    expect(result).toMatchObject({
      kind: "attached",
      parts: [{ status: "verified" }],
      byNameOnly: [],
      isChanged: false,
    });
    expect(outlook.inspect(REPLY).files.map(({ name }) => name)).toEqual([expect.stringMatching(/^Bilag 2 /)]);
    expect(outlook.inspect(REPLY).saves).toBe(1);
    expect(isAwaited()).toBe(false);
    // Once more: what is there stays, once.
    await attachResend(pane, RESEND);
    expect(outlook.inspect(REPLY).files).toHaveLength(1);
  });

  test("what got lost once more is said, and waited for still", async () => {
    const { pane, open, toReply, outlook, isAwaited } = setUp();
    await open();
    await toReply();
    outlook.arrange("addAttachment", { kind: "lose" });
    expect(await attachResend(pane, RESEND)).toMatchObject({ parts: [{ status: "missing", cause: "vanished" }] });
    expect(isAwaited()).toBe(true);
  });

  test("the form is that of the mail that was sent: its day, and the date that it asked for", async () => {
    const { pane, toReply } = setUp({ now: "2020-03-20T09:00:00Z" });
    const given: unknown[] = [];
    const { prepare } = pane.ports.forms;
    pane.ports.forms.prepare = (planned, context) => {
      given.push(context);
      return prepare(planned, context);
    };
    const report = {
      verified: true,
      system: "Prisme ØS",
      supplier: "Leverandør A/S",
      asked: isoDate("2020-04-01"),
      to: [],
      cc: [],
      forms: [{ id: "bilag-2", sha256: "b".repeat(64) }],
    };
    await pane.ports.keeper.update((state) =>
      changeOrders(state, (log) => recordFilled(log, RESEND.reference, report, SENT_AT)),
    );
    await toReply();
    const result = await attachResend(pane, RESEND);
    expect(given).toEqual([{ today: "2020-03-10", readyDate: "2020-04-01" }]);
    // It is another than the one that was filled in then: the log has the one that was sent last.
    expect(result).toMatchObject({ isChanged: true });
    const record = findRecord(pane.ports.keeper.current().state.orders, RESEND.reference);
    expect(record?.fill?.details?.forms[0]?.sha256).not.toBe("b".repeat(64));
    expect(record?.fill).toMatchObject({ result: "verified", asked: "2020-04-01" });
  });

  test("an order that is not planned any more is not guessed", async () => {
    const { pane, toReply, outlook } = setUp();
    await toReply();
    const other = { ...RESEND, reference: { ...RESEND.reference, key: "BOGOPK" as const } };
    expect(await attachResend(pane, other)).toEqual({ kind: "no-order" });
    expect(outlook.inspect(REPLY).files).toEqual([]);
  });
});

test("the reply says what was wrong, in whole sentences", () => {
  const { text } = composeResend(
    order,
    [
      { form: form1, status: "wrong", why: "differs" },
      { form: form2, status: "wrong", why: "other-order" },
    ],
    null,
  );
  expect(text).toBe(`Til Leverandør A/S

Vi har sendt jer en bestilling af ruter og overvågning for Prisme ØS med ordrereference ØIR03-101-BOG.

Bilag 1 og Bilag 2 i den mail var ikke de rigtige filer. De rigtige bilag er vedhæftet her og skal bruges i stedet.

Bestillingen er i øvrigt uændret.

Venlig hilsen
Åse Østergård
Københavns Kommune
E-mail: aase@kommune.example`);
});
