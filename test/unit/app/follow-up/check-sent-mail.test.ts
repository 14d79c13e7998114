import { createHash } from "node:crypto";
import { type DraftMemory, writeDraftMemory } from "../../../../src/app/fill/draft-memory";
import { checkSentMail, type SentMailExpectation } from "../../../../src/app/follow-up/check-sent-mail";
import type { DraftAttachment } from "../../../../src/app/ports/draft";
import { OutlookError } from "../../../../src/app/ports/outlook-error";
import type { SentMail, SentMailHead } from "../../../../src/app/ports/sent-mail";
import { hashContent } from "../../../../src/browser/hash-content";
import { formFileName } from "../../../../src/domain/campaign/campaign";
import { SORTIMENT_2020 } from "../../../../src/domain/campaign/sortiment-2020";
import { isAnswerOrForward } from "../../../../src/domain/follow-up/sent-check";
import { type OrderLog, recordFilled } from "../../../../src/domain/order/order-log";
import { findReferences, type OrderReference } from "../../../../src/domain/order/reference";
import type { Instant } from "../../../../src/domain/time/instant";
import { ordersOf, TWO_SYSTEMS } from "../../domain/order/plan-fixture";

const BOG: OrderReference = { campaignId: "ØIR03", municipalityCode: "101", key: "BOG" };
const OPK: OrderReference = { ...BOG, key: "OPK" };
const ME = "anna@kk.example";
const SUBJECT = "Bestilling af ruter og overvågning – Københavns Kommune – Prisme ØS – ØIR03-101-BOG";
const orders = ordersOf(TWO_SYSTEMS);
const [form1, form2] = SORTIMENT_2020.forms;
if (!form1 || !form2) throw new Error("no two forms");
const [name1, name2] = [formFileName(form1), formFileName(form2)];

const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");
const base64 = (content: string) => Buffer.from(content).toString("base64");

const logged = (reference: OrderReference, to: string[], contents: [string, string]): OrderLog =>
  recordFilled(
    {},
    reference,
    {
      verified: true,
      system: "Prisme ØS",
      supplier: "Leverandør A/S",
      asked: "earliest",
      to,
      cc: [],
      forms: [
        { id: "bilag-1", sha256: sha256(contents[0]) },
        { id: "bilag-2", sha256: sha256(contents[1]) },
      ],
    },
    "2020-03-16T09:42:00Z" as Instant,
  );
const log = {
  ...logged(BOG, ["bestilling@leverandor.example"], ["bilag 1", "bilag 2"]),
  ...logged(OPK, ["drift@anden.example"], ["bilag 1 opk", "bilag 2 opk"]),
};

const memoryOf = (reference: string, contents: [string, string] = ["bilag 1", "bilag 2"]): string => {
  const memory: DraftMemory = {
    fillId: "f1",
    reference,
    item: null,
    before: { subject: "", words: null, to: null, cc: null, files: null },
    subject: SUBJECT,
    texts: [],
    to: [],
    cc: [],
    files: [
      { name: name1, sha256: sha256(contents[0]).slice(0, 16), id: null, size: 7 },
      { name: name2, sha256: sha256(contents[1]).slice(0, 16), id: null, size: 7 },
    ],
  };
  return writeDraftMemory(memory) ?? "";
};

interface Arranged extends Partial<Omit<SentMailHead, "attachments">> {
  readonly sentAt?: Date | null | OutlookError;
  readonly memory?: string | null | readonly (string | null | OutlookError)[];
  /** Content by name; null where it is not given. */
  readonly files?: readonly (Partial<DraftAttachment> & {
    readonly name: string;
    readonly content?: string | null | OutlookError;
  })[];
}

const both = [
  { name: name1, content: "bilag 1" },
  { name: name2, content: "bilag 2" },
];

/** A sent mail in memory, and how often each attachment was asked for. */
function sentMail({ memory = memoryOf("ØIR03-101-BOG"), files = both, sentAt = null, ...head }: Arranged = {}) {
  const attachments = files.map(({ content: _, ...file }, index) => ({
    id: `a${index}`,
    size: 7,
    isInline: false,
    type: "file" as const,
    ...file,
  }));
  const asked: string[] = [];
  const memories = Array.isArray(memory) ? [...memory] : [memory, memory];
  let underWay = 0;
  const mail: SentMail = {
    head: {
      subject: SUBJECT,
      from: ME,
      sender: ME,
      to: [{ address: "Bestilling@Leverandor.example", name: "" }],
      cc: [],
      created: new Date("2020-03-16T09:45:00Z"),
      isSealed: false,
      ...head,
      attachments,
    },
    hasFile: false,
    readFile: () => Promise.reject(new Error("not arranged")),
    readText: async () => "",
    async readMemory() {
      const answer = memories.shift() ?? null;
      if (answer instanceof OutlookError) throw answer;
      return answer;
    },
    async readSentTime() {
      if (sentAt instanceof OutlookError) throw sentAt;
      return sentAt;
    },
    async readAttachment(id) {
      expect(underWay++).toBe(0);
      asked.push(id);
      await Promise.resolve();
      underWay--;
      const content = files[Number(id.slice(1))]?.content;
      if (content instanceof OutlookError) throw content;
      return typeof content === "string" ? base64(content) : null;
    },
  };
  return { mail, asked };
}

/** A document of these tests names its orders in plain words. */
const referencesIn = async (_: string, content: string) => findReferences(Buffer.from(content, "base64").toString());

const EXPECTED: SentMailExpectation = {
  reference: BOG,
  forms: SORTIMENT_2020.forms,
  orders,
  log,
  userAddress: "Anna@KK.example",
  ownDomains: ["kk.example"],
  hashContent,
  referencesIn,
};

const check = (arranged: Arranged = {}, withLog: OrderLog = log) =>
  checkSentMail(sentMail(arranged).mail, { ...EXPECTED, log: withLog });
const refused = new OutlookError("readAttachment", "refused", 9043, "no");

test("what left is right: by what the mail itself remembers", async () => {
  expect(await check()).toEqual({
    kind: "checked",
    outcome: "right",
    sentBy: null,
    forms: [
      { form: form1, status: "right" },
      { form: form2, status: "right" },
    ],
    missingRecipients: [],
    foreignRecipients: [],
    knowsRecipients: true,
    basis: "memory",
    sentAt: null,
    created: "2020-03-16T09:45:00Z",
  });
});

test("an own file under another name is known by what the mail remembers", async () => {
  const files = [{ name: "Bilag 1 – vores egen.pdf", content: "bilag 1" }, both[1] ?? { name: "" }];
  expect(await check({ files })).toMatchObject({ outcome: "right" });
});

test.each([
  ["nothing", null],
  ["another copy's properties, twice", memoryOf("ØIR03-101-OPK", ["bilag 1 opk", "bilag 2 opk"])],
  ["what a version to come wrote", JSON.stringify([9, "f1", "ØIR03-101-BOG"])],
  ["what is damaged", "{"],
  ["nothing that can be read", [refused, refused]],
])("where the mail remembers %s, the log says what was right", async (_, memory) => {
  expect(await check({ memory })).toMatchObject({ outcome: "right", basis: "log" });
});

test("another copy's properties are asked for once more", async () => {
  const memory = [memoryOf("ØIR03-101-OPK"), memoryOf("ØIR03-101-BOG")];
  expect(await check({ memory })).toMatchObject({ outcome: "right", basis: "memory" });
});

test("what the mail remembers goes before the log: another draft may have been filled since", async () => {
  const later = logged(BOG, ["bestilling@leverandor.example"], ["ny 1", "ny 2"]);
  expect(await check({}, later)).toMatchObject({ outcome: "right", basis: "memory" });
});

test("where nothing is known, the forms are judged by their names alone", async () => {
  expect(await check({ memory: null }, {})).toMatchObject({
    outcome: "partly",
    basis: null,
    forms: [{ status: "by-name" }, { status: "by-name" }],
  });
});

describe("content that Outlook does not give is unknown, and not wrong", () => {
  test.each([
    ["empty", ""],
    ["refused", refused],
    ["null", null],
  ])("%s: asked for once more, then judged by name and size", async (_, content) => {
    const arranged = sentMail({ files: [{ name: name1, content }, both[1] ?? { name: "" }] });
    const found = await checkSentMail(arranged.mail, EXPECTED);
    expect(found).toMatchObject({ outcome: "partly", forms: [{ status: "by-size" }, { status: "right" }] });
    expect(arranged.asked).toEqual(["a0", "a0", "a1"]);
  });

  test("what is no base64 is no content either", async () => {
    const { mail } = sentMail();
    const found = await checkSentMail({ ...mail, readAttachment: async () => "%%%" }, EXPECTED);
    expect(found).toMatchObject({ outcome: "partly", forms: [{ status: "by-size" }, { status: "by-size" }] });
  });

  test("of another size than the form had: by name only", async () => {
    const files = [{ name: name1, content: null, size: 9000 }, both[1] ?? { name: "" }];
    expect(await check({ files })).toMatchObject({ outcome: "partly", forms: [{ status: "by-name" }, {}] });
  });

  test("more than a whole mail may hold is not fetched", async () => {
    const arranged = sentMail({
      files: [{ name: name1, content: "x", size: 26 * 1024 * 1024 }, both[1] ?? { name: "" }],
    });
    const found = await checkSentMail(arranged.mail, EXPECTED);
    expect(found).toMatchObject({ outcome: "partly", forms: [{ status: "by-name" }, {}] });
    expect(arranged.asked).toEqual(["a1"]);
  });

  test("25 MB of content are read, and are not the form", async () => {
    const files = [{ name: name1, content: "x".repeat(25 * 1024 * 1024) }, both[1] ?? { name: "" }];
    expect(await check({ files })).toMatchObject({ forms: [{ status: "wrong", why: "differs" }, {}] });
  });
});

describe("what is wrong", () => {
  test.each([
    ["lost", [both[1]], "missing", "absent"],
    ["a link to the cloud", [{ name: name1, type: "cloud" }, both[1]], "missing", "link"],
    [
      "a picture in the text that is named like it",
      [{ name: name1, content: "bilag 1", isInline: true }, both[1]],
      "missing",
      "absent",
    ],
    ["another mail that is named like it", [{ name: name1, type: "item" }, both[1]], "missing", "absent"],
    ["Bilag 12", [{ name: "Bilag 12.docx", content: "bilag 1" }, both[1]], "missing", "absent"],
    ["another file", [{ name: name1, content: "en anden" }, both[1]], "wrong", "differs"],
    ["the other order's", [{ name: name1, content: "bilag 1 opk" }, both[1]], "wrong", "other-order"],
  ])("a form that is %s", async (_, files, status, why) => {
    const found = await check({ files: files as typeof both });
    expect(found).toMatchObject({ outcome: "wrong", forms: [{ status, why }, { status: "right" }] });
  });

  test("a recipient who did not get it, and one of the other order who did", async () => {
    expect(await check({ to: [{ address: "drift@anden.example", name: "" }] })).toMatchObject({
      outcome: "wrong",
      missingRecipients: ["bestilling@leverandor.example"],
      foreignRecipients: ["drift@anden.example"],
    });
  });

  test("not a recipient whom Outlook tells by a name alone", async () => {
    expect(await check({ to: [{ address: "/o=ExchangeLabs/cn=abc", name: "Leverandør A/S" }] })).toMatchObject({
      outcome: "partly",
      missingRecipients: [],
      knowsRecipients: false,
    });
  });

  test("not one of forty attachments, of which only the forms are fetched", async () => {
    const more = Array.from({ length: 38 }, (_, index) => ({ name: `Foto ${index}.jpg`, content: "foto" }));
    const arranged = sentMail({ files: [...more, ...both] });
    const found = await checkSentMail(arranged.mail, EXPECTED);
    expect(found).toMatchObject({ outcome: "right" });
    expect(arranged.asked).toEqual(["a38", "a39"]);
  });
});

describe("is not checked", () => {
  test.each([
    ["what another tenant's user sent", { from: "bo@fremmed.example", sender: "bo@fremmed.example" }, "not-own"],
    [
      "what is written as from a colleague and sent by another",
      { from: "bo@kk.example", sender: "x@fremmed.example" },
      "not-own",
    ],
    ["what is from a domain that only looks like the own", { from: "bo@ikkekk.example", sender: null }, "not-own"],
    ["a mail without a sender", { from: null, sender: null }, "not-own"],
    ["a forward", { subject: `VS: ${SUBJECT}` }, "not-the-order"],
    ["a reply", { subject: `SV: ${SUBJECT}` }, "not-the-order"],
    ["an encrypted mail", { isSealed: true, files: [{ name: "smime.p7m" }] }, "sealed"],
  ] as const)("%s", async (_, arranged, why) => {
    expect(await check(arranged as Arranged)).toEqual({ kind: "not-checked", why });
  });

  test("what the user sent for a shared mailbox is", async () => {
    expect(await check({ from: "okonomi@kk.example", sender: ME })).toMatchObject({ outcome: "right" });
  });

  test("what nobody is known to have sent, where the mailbox tells no address", async () => {
    const { mail } = sentMail();
    expect(await checkSentMail(mail, { ...EXPECTED, userAddress: null })).toEqual({
      kind: "not-checked",
      why: "not-own",
    });
  });

  test("the mail that was there before another was opened", async () => {
    const gone = new OutlookError("readAttachment", "item-changed", null, "gone");
    expect(await check({ files: [{ name: name1, content: gone }] })).toEqual({
      kind: "not-checked",
      why: "item-changed",
    });
  });
});

test.each([
  ["SV: Bestilling", true],
  ["VS: Bestilling", true],
  ["Re[2]: Bestilling", true],
  ["FWD: Bestilling", true],
  ["Odp.: Bestilling", true],
  ["Bestilling af ruter og overvågning – Københavns Kommune", false],
  ["Bestilling: ruter", false],
])("%s is a reply or a forward: %p", (subject, is) => {
  expect(isAnswerOrForward(subject)).toBe(is);
});

describe("where nothing is known of the forms, their content says which order they are about", () => {
  const naming = (...references: string[]) => [
    { name: name1, content: `Ordrereference ${references.join(" og ")}` },
    { name: name2, content: "Ordrereference ØIR03-101-BOG" },
  ];
  const checkUnknown = (files: ReturnType<typeof naming>) => check({ memory: null, files }, {});

  test("this one", async () => {
    expect(await checkUnknown(naming("ØIR03-101-BOG"))).toMatchObject({
      outcome: "partly",
      forms: [{ status: "names-order" }, { status: "names-order" }],
    });
  });

  test("another one: wrong", async () => {
    expect(await checkUnknown(naming("ØIR03-101-OPK"))).toMatchObject({
      outcome: "wrong",
      forms: [{ status: "wrong", why: "other-order" }, { status: "names-order" }],
    });
  });

  test.each([[["ØIR03-101-BOG", "ØIR03-101-OPK"]], [[]]])("%j: known by the name alone", async (references) => {
    expect(await checkUnknown(naming(...references))).toMatchObject({ forms: [{ status: "by-name" }, {}] });
  });
});

describe("a copy of what a colleague sent", () => {
  const COPY = { from: "Bo@KK.example", sender: null, memory: null } as const;

  test("is checked, and says who sent it", async () => {
    expect(await check(COPY, {})).toMatchObject({ outcome: "partly", sentBy: "Bo@KK.example", basis: null });
  });

  test("is not held against what the user has filled here", async () => {
    const files = [
      { name: name1, content: "Bos bilag 1 til ØIR03-101-BOG" },
      { name: name2, content: "Bos bilag 2 til ØIR03-101-BOG" },
    ];
    expect(await check({ ...COPY, files })).toMatchObject({
      outcome: "partly",
      basis: null,
      forms: [{ status: "names-order" }, { status: "names-order" }],
    });
  });

  test("of which a form got lost is wrong", async () => {
    expect(await check({ ...COPY, files: both.slice(1) }, {})).toMatchObject({
      outcome: "wrong",
      sentBy: "Bo@KK.example",
    });
  });

  test("is not a forward of it", async () => {
    expect(await check({ ...COPY, subject: `VS: ${SUBJECT}` }, {})).toEqual({
      kind: "not-checked",
      why: "not-the-order",
    });
  });
});

describe("when the mail says that it was sent", () => {
  test("is given beside when it was created", async () => {
    expect(await check({ sentAt: new Date("2020-03-16T09:44:00Z") })).toMatchObject({
      sentAt: "2020-03-16T09:44:00Z",
      created: "2020-03-16T09:45:00Z",
    });
  });

  test("is not known where Outlook does not give the headers", async () => {
    expect(await check({ sentAt: refused })).toMatchObject({ outcome: "right", sentAt: null });
  });
});
