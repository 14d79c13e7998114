import { checkOpenedMail } from "../../../../src/app/follow-up/check-opened-mail";
import { markOrderSent, unmarkOrder } from "../../../../src/app/follow-up/mark-order";
import type { SentMail } from "../../../../src/app/ports/sent-mail";
import { formFileName } from "../../../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { recordFilled } from "../../../../src/domain/order/order-log";
import type { OrderReference } from "../../../../src/domain/order/reference";
import { changeOrders } from "../../../../src/domain/state/changes";
import { ordersOf, TWO_SYSTEMS } from "../../domain/order/plan-fixture";
import { arrangePane } from "../pane/arranged-pane";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const ME = "anna@kk.example";
const orders = ordersOf(TWO_SYSTEMS);

const unarranged = (): never => {
  throw new Error("not arranged");
};

const ORDER = {
  reference: BOG,
  campaign: SORTIMENT_2020,
  municipality: { mailDomain: "kk.example", webDomain: "kk.example" },
};

async function setUp({
  created = "2020-03-16T09:45:00Z",
  sentAt = null as string | null,
  from = ME,
  lost = false,
  now = "2020-03-17T09:00:00Z",
} = {}) {
  const contents = SORTIMENT_2020.forms.map(({ title }) => Buffer.from(title).toString("base64"));
  const attachments = SORTIMENT_2020.forms.map((form, index) => ({
    id: String(index),
    name: formFileName(form),
    size: 100,
    isInline: false,
    type: "file" as const,
  }));
  const mail: SentMail = {
    head: {
      subject: "Bestilling af ruter og overvågning – Københavns Kommune – Prisme ØS – ØIR03-101-BOG",
      from,
      sender: from,
      to: [{ address: "bestilling@leverandor.example", name: "" }],
      cc: [],
      attachments: lost ? attachments.slice(1) : attachments,
      created: new Date(created),
      isSealed: false,
    },
    hasFile: false,
    readFile: () => Promise.reject(new Error("not arranged")),
    readText: async () => "",
    readMemory: async () => null,
    readSentTime: async () => (sentAt === null ? null : new Date(sentAt)),
    readAttachment: async (id) => contents[Number(id)] ?? null,
  };
  const { pane } = arrangePane({
    userAddress: ME,
    now,
    ports: {
      sentMails: { openSentMail: () => mail },
      // No Word documents, these.
      forms: { prepare: unarranged, inspect: unarranged, referencesIn: async () => null },
    },
  });
  const forms = await Promise.all(
    SORTIMENT_2020.forms.map(async ({ id }, index) => ({
      id,
      sha256: await pane.ports.hashContent(contents[index] ?? ""),
    })),
  );
  const report = {
    verified: true,
    system: "Prisme ØS",
    supplier: "Leverandør A/S",
    asked: "earliest" as const,
    to: ["bestilling@leverandor.example"],
    cc: [],
    forms,
  };
  await pane.ports.keeper.update((state, at) => changeOrders(state, (log) => recordFilled(log, BOG, report, at)));
  return {
    pane,
    check: () => checkOpenedMail(pane, ORDER, orders),
    sent: () => pane.ports.keeper.current().state.orders["ØIR03-101-BOG"]?.marks.sent,
  };
}

test("where all was right, the order is sent, with the day of the mail", async () => {
  const { check, sent } = await setUp();
  expect(await check()).toMatchObject({ outcome: "right", basis: "log" });
  expect(sent()).toMatchObject({ on: true, by: "add-in", date: "2020-03-16" });
});

test("what the user said before gives way to what was read, and not the other way round", async () => {
  const { pane, check, sent } = await setUp();
  await markOrderSent(pane, BOG);
  await check();
  expect(sent()).toMatchObject({ by: "add-in", date: "2020-03-16" });
  await markOrderSent(pane, BOG);
  expect(sent()).toMatchObject({ by: "add-in" });
});

test("where a form got lost, nothing is recorded", async () => {
  const { check, sent } = await setUp({ lost: true });
  expect(await check()).toMatchObject({ outcome: "wrong" });
  expect(sent()).toBeUndefined();
});

test("what the user has taken back since the mail was created stays taken back", async () => {
  const { pane, check, sent } = await setUp();
  await check();
  await unmarkOrder(pane, BOG, "sent");
  expect(await check()).toMatchObject({ outcome: "right" });
  expect(sent()).toMatchObject({ on: false });
});

test("a mail that says it was created in five years gives the order no day", async () => {
  const { check, sent } = await setUp({ created: "2025-03-16T09:45:00Z" });
  await check();
  expect(sent()).toMatchObject({ on: true, by: "add-in", date: null });
});

test("where no mail is read, nothing is checked", async () => {
  const { pane } = arrangePane();
  expect(await checkOpenedMail(pane, ORDER, orders)).toBeNull();
});

test("the mail's own time of sending goes before that of its copy", async () => {
  const { check, sent } = await setUp({ sentAt: "2020-03-15T23:30:00Z" });
  await check();
  expect(sent()).toMatchObject({ date: "2020-03-16" });
  const earlier = await setUp({ sentAt: "2020-03-13T12:00:00Z" });
  await earlier.check();
  expect(earlier.sent()).toMatchObject({ date: "2020-03-13" });
});

describe("a copy of what a colleague sent", () => {
  const BO = "bo@kk.example";

  test("is recorded with who sent it, and the user's own word stays", async () => {
    const { check, sent } = await setUp({ from: BO });
    await check();
    expect(sent()).toMatchObject({ on: true, by: "copy", sender: BO, date: "2020-03-16" });
    const own = await setUp({ from: BO });
    await markOrderSent(own.pane, BOG);
    await own.check();
    expect(own.sent()).toMatchObject({ by: "user" });
  });

  test("is not recorded where a form got lost, or where a stranger sent it", async () => {
    for (const arranged of [{ from: BO, lost: true }, { from: "bo@fremmed.example" }]) {
      const { check, sent } = await setUp(arranged);
      await check();
      expect(sent()).toBeUndefined();
    }
  });

  test("that the user has taken back stays taken back", async () => {
    const { pane, check, sent } = await setUp({ from: BO });
    await check();
    await unmarkOrder(pane, BOG, "sent");
    await check();
    expect(sent()).toMatchObject({ on: false });
  });
});
