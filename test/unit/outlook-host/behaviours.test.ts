/**
 * @jest-environment jsdom
 *
 * No switch is without effect: each of its values gives an add-in, over the protocol, another answer than every other.
 */
import {
  BEHAVIOUR_NAMES,
  BEHAVIOURS,
  type BehaviourName,
  type BehaviourPatch,
} from "../../outlook-host/behaviours/behaviour-table";
import { arrangePane } from "./arranged-pane";

type Pane = ReturnType<typeof arrangePane>;

const TEXT = 0;
const HTML = 3;
const base64 = (text: string) => Buffer.from(text).toString("base64");

interface Observation {
  /** What else has to be so for the switch to show. */
  readonly beside?: BehaviourPatch;
  readonly observe: (pane: Pane) => Promise<unknown>;
  /** Values and what is then observed. Of a choice, all. */
  readonly values: readonly (readonly [value: unknown, observed: unknown])[];
}

const prepend = (pane: Pane, data: string, coercionType = HTML) =>
  pane.call("body.prependAsync", { data, coercionType });
const readHtml = (pane: Pane) => pane.call("body.getAsync", { coercionType: HTML });
const readText = (pane: Pane) => pane.call("body.getAsync", { coercionType: TEXT });

/** Shows a draft that begins as the test says. */
function begin(pane: Pane, spec: Parameters<Pane["mailbox"]["createDraft"]>[0]): string {
  const { id } = pane.mailbox.createDraft({ signature: "", ...spec });
  pane.show({ kind: "draft", id });
  return id;
}

/** The body as it is kept after HTML was written into an empty one. */
const written = (html: string) => async (pane: Pane) => {
  await pane.call("body.setAsync", { data: html, coercionType: HTML });
  return pane.draft().body;
};

const add = (pane: Pane, ...people: readonly (readonly [name: string, address: string])[]) =>
  pane.call("recipients.addAsync", {
    recipientField: 0,
    recipientArray: people.map(([name, address]) => ({ name, address })),
  });
const set = (pane: Pane, ...people: readonly (readonly [name: string, address: string])[]) =>
  pane.call("recipients.setAsync", {
    recipientField: 0,
    recipientArray: people.map(([name, address]) => ({ name, address })),
  });
const people = async (pane: Pane) =>
  ((await pane.call("recipients.getAsync", { recipientField: 0 })) as { name: string; address: string }[]).map(
    ({ name, address }) => `${name}<${address}>`,
  );
const inField = (pane: Pane) => pane.draft().recipients.to.map(({ name, address }) => `${name}<${address}>`);

const attach = (pane: Pane, name: string, text = "abc") =>
  pane.call("addFileAttachmentFromBase64Async", { name, base64String: base64(text), isInline: false });
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly attachmentType: number;
}
const list = async (pane: Pane) => (await pane.call("getAttachmentsAsync")) as readonly Listed[];
const names = async (pane: Pane) => (await list(pane)).map(({ name }) => name);

const REPLY = { kind: "reply", body: "<p>Svar</p>" } as const;
const receive = (pane: Pane) =>
  pane.mailbox.receive({ from: "bo@example.dk", subject: "Ruter", html: "<p>Spørgsmål</p>" });

/** Ten milliseconds before, and at, the end of a delay. */
async function aroundDelay<T>(pane: Pane, ms: number, look: () => Promise<T>): Promise<[T, T]> {
  pane.passTime(ms - 10);
  const before = await look();
  pane.passTime(10);
  return [before, await look()];
}

const OBSERVATIONS: { readonly [Name in BehaviourName]: Observation | "in the page" } = {
  "body.engine": {
    observe: async (pane) => {
      await pane.call("body.setAsync", { data: "<p>Hej</p>", coercionType: HTML });
      const html = String(await readHtml(pane));
      return [/MsoNormal/.test(html), /<o:p>/.test(html), /<!--\[if/.test(html), /WordSection1/.test(html)];
    },
    values: [
      ["web", [false, false, false, false]],
      ["word", [true, true, true, true]],
      ["mac", [true, false, false, true]],
    ],
  },
  "body.ids": {
    observe: async (pane) => {
      await pane.call("body.setAsync", { data: '<p id="a">1</p>', coercionType: HTML });
      await pane.call("body.setAsync", { data: await readHtml(pane), coercionType: HTML });
      return pane.draft().body;
    },
    values: [
      ["prefix-once", '<p id="x_a">1</p>'],
      ["prefix-each-write", '<p id="x_x_a">1</p>'],
      ["keep", '<p id="a">1</p>'],
      ["strip", "<p>1</p>"],
    ],
  },
  "body.classes": {
    observe: written('<p class="a b">1</p>'),
    values: [
      ["strip", "<p>1</p>"],
      ["keep", '<p class="a b">1</p>'],
      ["prefix", '<p class="x_a x_b">1</p>'],
    ],
  },
  "body.inlineStyles": {
    observe: written('<p style="color:red">1</p>'),
    values: [
      ["keep", '<p style="color:red">1</p>'],
      ["strip", "<p>1</p>"],
    ],
  },
  "body.lists": {
    observe: async (pane) => {
      await pane.call("body.setAsync", {
        data: "<ul><li>en</li><li>to<ol><li>tre</li></ol></li></ul>",
        coercionType: HTML,
      });
      const body = new DOMParser().parseFromString(pane.draft().body, "text/html").body;
      return [...body.children].map(
        (element) => `${element.tagName}.${element.className} ${element.textContent?.replace(/\s+/g, " ")}`,
      );
    },
    values: [
      ["keep", ["UL. entotre"]],
      ["list-paragraphs", ["P.MsoListParagraph · en", "P.MsoListParagraph · to", "P.MsoListParagraph · tre"]],
      ["text-bullets", ["P. · en", "P. · to", "P. · tre"]],
    ],
  },
  "body.runs": {
    observe: written("<p>Bestilling</p>"),
    values: [
      ["whole", "<p>Bestilling</p>"],
      ["split", '<p><span lang="DA">Bestil</span><span lang="DA" style="mso-fareast-language:EN-US">ling</span></p>'],
    ],
  },
  "body.spaces": {
    observe: written("<p>en <b>to</b>&nbsp;tre</p>"),
    values: [
      ["keep", "<p>en <b>to</b>&nbsp;tre</p>"],
      ["no-break-at-edges", "<p>en&nbsp;<b>to</b>&nbsp;tre</p>"],
      ["plain", "<p>en <b>to</b> tre</p>"],
    ],
  },
  "body.looseText": {
    observe: written("løs <b>tekst</b>"),
    values: [
      ["wrap", "<div>løs <b>tekst</b></div>"],
      ["keep", "løs <b>tekst</b>"],
    ],
  },
  "body.document": {
    observe: async (pane) => /<html/.test(String(await readHtml(pane))),
    values: [
      ["whole", true],
      ["inner", false],
    ],
  },
  "body.htmlIntoPlainText": {
    observe: async (pane) => {
      begin(pane, { bodyType: "text", body: "Hej" });
      return [await prepend(pane, "<p>A &amp; B</p>"), pane.draft().body];
    },
    values: [
      ["refused", [{ code: 2006 }, "Hej"]],
      ["converted", [undefined, "A & B\nHej"]],
    ],
  },
  "body.plainTextWrap": {
    observe: async (pane) => {
      begin(pane, { bodyType: "text" });
      await prepend(pane, "en to tre\n  fire femogtyve\n", TEXT);
      return pane.draft().body;
    },
    values: [
      [0, "en to tre\n  fire femogtyve\n"],
      [6, "en to\ntre\n  fire\nfemogtyve\n"],
    ],
  },
  "body.plainDraft": {
    observe: async (pane) => {
      begin(pane, { bodyType: "text", body: "Hej" });
      await pane.call("saveAsync");
      return [await pane.call("body.getTypeAsync"), pane.draft().body];
    },
    values: [
      ["stays", ["text", "Hej"]],
      ["html-at-save", ["html", "<div>Hej</div>"]],
    ],
  },
  "body.textToHtml": {
    observe: async (pane) => {
      pane.mailbox.convertBody(begin(pane, { bodyType: "text", body: "en\nto" }), "html");
      return pane.draft().body;
    },
    values: [
      ["div", "<div>en</div><div>to</div>"],
      ["br", "<div>en<br>to</div>"],
      ["paragraph", "<p>en</p><p>to</p>"],
    ],
  },
  "body.textBullets": {
    observe: async (pane) => {
      begin(pane, { body: "<ul><li>en</li><li><p>to</p></li></ul>" });
      return String(await readText(pane))
        .split("\n")
        .filter((line) => line !== "");
    },
    values: [
      ["none", ["en", "to"]],
      ["star", ["  *   en", "  *   to"]],
      ["dot", ["·       en", "·       to"]],
    ],
  },
  "body.read": {
    observe: async (pane) => {
      const id = begin(pane, { body: "<p>gemt</p>" });
      pane.mailbox.typeBody(id, "<p>gemt og tastet</p>");
      await prepend(pane, "<p>vores</p>");
      const read = [await readText(pane)];
      await pane.call("saveAsync");
      return [...read, await readText(pane)];
    },
    values: [
      ["current", ["vores\n\ngemt og tastet", "vores\n\ngemt og tastet"]],
      ["last-saved", ["gemt", "vores\n\ngemt og tastet"]],
      ["last-saved-or-written", ["vores\n\ngemt", "vores\n\ngemt og tastet"]],
    ],
  },
  "body.emptyRead": {
    observe: async (pane) => {
      begin(pane, { body: "<p>tekst</p>" });
      return [await readText(pane), await readText(pane), await readText(pane)];
    },
    values: [
      [0, ["tekst", "tekst", "tekst"]],
      [1, ["", "tekst", "tekst"]],
      [2, ["tekst", "", "tekst"]],
    ],
  },
  "body.readScope": {
    observe: async (pane) => {
      receive(pane);
      begin(pane, REPLY);
      const whole = await pane.call("body.getAsync", { coercionType: TEXT, bodyMode: 0 });
      const own = await pane.call("body.getAsync", { coercionType: TEXT, bodyMode: 1 });
      return [await readText(pane), whole, own].map((text) => /Spørgsmål/.test(String(text)));
    },
    values: [
      ["whole", [true, true, false]],
      ["own-part", [false, true, false]],
    ],
  },
  "body.setScope": {
    observe: async (pane) => {
      receive(pane);
      const kept: boolean[] = [];
      for (const bodyMode of [undefined, 0, 1]) {
        begin(pane, REPLY);
        await pane.call("body.setAsync", { data: "<p>Nyt</p>", coercionType: HTML, bodyMode });
        kept.push(/Spørgsmål/.test(pane.draft().body));
      }
      return kept;
    },
    values: [
      ["whole", [false, false, true]],
      ["own-part", [true, false, true]],
    ],
  },
  "body.prependDelayMs": {
    observe: async (pane) => {
      const answer = await prepend(pane, "<p>vores</p>");
      return [answer, ...(await aroundDelay(pane, 500, async () => /vores/.test(pane.draft().body)))];
    },
    values: [
      [0, [undefined, true, true]],
      [500, [undefined, false, true]],
    ],
  },
  "recipients.ownOrganisation": {
    observe: async (pane) => {
      await add(pane, ["Bo", "bo@kk.dk"], ["Lev", "lev@example.dk"]);
      return people(pane);
    },
    values: [
      ["smtp", ["Bo<bo@kk.dk>", "Lev<lev@example.dk>"]],
      [
        "directory-name",
        [
          expect.stringMatching(/^Bo<\/o=ExchangeLabs\/ou=Exchange Administrative Group .*\/cn=[0-9a-f]+-bo>$/),
          "Lev<lev@example.dk>",
        ],
      ],
      ["empty-address", ["Bo<>", "Lev<lev@example.dk>"]],
    ],
  },
  "recipients.directoryNameWritten": {
    beside: { "recipients.ownOrganisation": "directory-name" },
    observe: async (pane) => {
      await add(pane, ["Bo", "bo@kk.dk"]);
      const [told] = (await pane.call("recipients.getAsync", { recipientField: 0 })) as [
        { name: string; address: string },
      ];
      await set(pane, [told.name, told.address]);
      return pane.draft().recipients.to.map(({ address, resolved }) => [address.replace(/\/.*/, "/…"), resolved]);
    },
    values: [
      ["resolved", [["bo@kk.dk", true]]],
      ["unresolved", [["/…", false]]],
      ["dropped", []],
    ],
  },
  "recipients.displayNames": {
    observe: async (pane) => {
      await add(pane, ["Vores navn", "ruter.drift@example.dk"]);
      return people(pane);
    },
    values: [
      ["as-given", ["Vores navn<ruter.drift@example.dk>"]],
      ["directory", ["Ruter Drift (example.dk)<ruter.drift@example.dk>"]],
      ["address", ["ruter.drift@example.dk<ruter.drift@example.dk>"]],
    ],
  },
  "recipients.contactListRead": {
    observe: async (pane) => {
      begin(pane, { to: ["Min liste <>", "bo@example.dk"] });
      return people(pane);
    },
    values: [
      ["empty-address", ["Min liste<>", "bo@example.dk<bo@example.dk>"]],
      ["left-out", ["bo@example.dk<bo@example.dk>"]],
    ],
  },
  "recipients.contactListSet": {
    observe: async (pane) => {
      begin(pane, { to: ["Min liste <>", "bo@example.dk"] });
      return [await set(pane, ["Min liste", ""], ["Cy", "cy@example.dk"]), inField(pane)];
    },
    values: [
      ["refused", [{ code: 5010 }, ["Min liste<>", "bo@example.dk<bo@example.dk>"]]],
      ["dropped", [undefined, ["Cy<cy@example.dk>"]]],
      ["kept", [undefined, ["Min liste<>", "Cy<cy@example.dk>"]]],
    ],
  },
  "recipients.fieldLimit": {
    observe: async (pane) => {
      const answers = [
        await add(pane, ["A", "a@example.dk"], ["B", "b@example.dk"]),
        await add(pane, ["C", "c@example.dk"]),
      ];
      return [answers, inField(pane).length];
    },
    values: [
      [0, [[undefined, undefined], 3]],
      [2, [[undefined, { code: 9012 }], 2]],
      [1, [[{ code: 9012 }, undefined], 1]],
    ],
  },
  "recipients.overLimit": {
    beside: { "recipients.fieldLimit": 2 },
    observe: async (pane) => {
      await add(pane, ["A", "a@example.dk"]);
      return [await add(pane, ["B", "b@example.dk"], ["C", "c@example.dk"]), inField(pane).length];
    },
    values: [
      ["refused", [{ code: 9012 }, 1]],
      ["unanswered", ["silence", 1]],
      ["dropped", [undefined, 2]],
    ],
  },
  "recipients.readLimit": {
    observe: async (pane) => {
      await add(pane, ["A", "a@example.dk"], ["B", "b@example.dk"], ["C", "c@example.dk"]);
      return (await people(pane)).length;
    },
    values: [
      [0, 3],
      [2, 2],
    ],
  },
  "recipients.unresolvedRead": {
    observe: async (pane) => {
      begin(pane, { to: ["hvem der", "bo@example.dk"] });
      return (await people(pane)).length;
    },
    values: [
      ["left-out", 1],
      ["included", 2],
    ],
  },
  "recipients.resolveDelayMs": {
    observe: async (pane) => {
      await add(pane, ["A", "a@example.dk"]);
      return [inField(pane).length, ...(await aroundDelay(pane, 300, async () => (await people(pane)).length))];
    },
    values: [
      [0, [1, 1, 1]],
      [300, [1, 0, 1]],
    ],
  },
  "recipients.duplicates": {
    observe: async (pane) => {
      await add(pane, ["A", "a@example.dk"]);
      await add(pane, ["A igen", "A@example.dk"]);
      return inField(pane);
    },
    values: [
      ["merged", ["A<a@example.dk>"]],
      ["kept", ["A<a@example.dk>", "A igen<A@example.dk>"]],
    ],
  },
  "subject.journal": {
    observe: async (pane) => {
      await pane.call("subject.setAsync", { subject: "Ruter" });
      const subjects: unknown[] = [];
      for (let save = 0; save < 2; save += 1) {
        await pane.call("saveAsync");
        subjects.push(await pane.call("subject.getAsync"));
      }
      return subjects;
    },
    values: [
      ["none", ["Ruter", "Ruter"]],
      ["before", ["[Sag 2026-004711] Ruter", "[Sag 2026-004711] Ruter"]],
      ["after", ["Ruter [Sag 2026-004711]", "Ruter [Sag 2026-004711]"]],
    ],
  },
  "attachments.content": {
    observe: async (pane) => pane.call("getAttachmentContentAsync", { id: await attach(pane, "a.txt") }),
    values: [
      ["readable", { content: base64("abc"), format: "base64" }],
      ["unreadable", { code: 9043 }],
      ["empty", { content: "", format: "base64" }],
    ],
  },
  "attachments.cloudContent": {
    observe: async (pane) => {
      begin(pane, { attachments: [{ name: "Bilag 1.docx", cloudUrl: "https://sky.example.dk/1" }] });
      const [file] = await list(pane);
      return [file?.attachmentType, await pane.call("getAttachmentContentAsync", { id: file?.id })];
    },
    values: [
      ["url", [2, { content: "https://sky.example.dk/1", format: "url" }]],
      ["unreadable", [2, { code: 9043 }]],
    ],
  },
  "attachments.cloudList": {
    observe: async (pane) => {
      begin(pane, { attachments: [{ name: "Bilag 1.docx", cloudUrl: "https://sky.example.dk/1" }] });
      return names(pane);
    },
    values: [
      ["listed", ["Bilag 1.docx"]],
      ["left-out", []],
    ],
  },
  "attachments.size": {
    observe: async (pane) => {
      await attach(pane, "a.txt", "abc");
      return (await list(pane)).map(({ size }) => size);
    },
    values: [
      ["bytes", [3]],
      ["base64", [4]],
      ["zero", [0]],
    ],
  },
  "attachments.sizeOverhead": {
    observe: async (pane) => {
      await attach(pane, "a.txt", "abc");
      return (await list(pane)).map(({ size }) => size);
    },
    values: [
      [0, [3]],
      [120, [123]],
    ],
  },
  "attachments.names": {
    observe: async (pane) => {
      await attach(pane, "Overfør å a\u030a.docx");
      return (await names(pane))[0];
    },
    values: [
      ["kept", "Overfør å a\u030a.docx"],
      ["nfd", "Overfør å a\u030a.docx".normalize("NFD")],
      ["nfc", "Overfør å a\u030a.docx".normalize("NFC")],
      ["ascii", "Overfoer a a.docx"],
    ],
  },
  "attachments.ids": {
    observe: async (pane) => {
      const first = await attach(pane, "a.txt");
      const second = await attach(pane, "b.txt");
      await pane.call("saveAsync");
      const ids = (await list(pane)).map(({ id }) => id);
      const removed = await pane.call("removeAttachmentAsync", { attachmentIndex: first });
      return [ids[0] === first, ids[1] === second, removed, (await list(pane)).at(-1)?.id === second];
    },
    values: [
      ["stable", [true, true, undefined, true]],
      // The second file is the first now, under the id of the one that was removed.
      ["index", [true, true, undefined, false]],
      ["new-at-save", [false, false, { code: 9008 }, false]],
    ],
  },
  "attachments.addedLateMs": {
    observe: async (pane) => {
      await attach(pane, "a.txt");
      return aroundDelay(pane, 400, () => names(pane));
    },
    values: [
      [0, [["a.txt"], ["a.txt"]]],
      [400, [[], ["a.txt"]]],
    ],
  },
  "attachments.removedLingersMs": {
    observe: async (pane) => {
      const id = await attach(pane, "a.txt");
      await attach(pane, "b.txt");
      await pane.call("removeAttachmentAsync", { attachmentIndex: id });
      const again = await pane.call("removeAttachmentAsync", { attachmentIndex: id });
      return [again, pane.draft().attachments.length, ...(await aroundDelay(pane, 800, () => names(pane)))];
    },
    values: [
      [0, [{ code: 9008 }, 1, ["b.txt"], ["b.txt"]]],
      [800, [{ code: 9008 }, 1, ["a.txt", "b.txt"], ["b.txt"]]],
    ],
  },
  "attachments.removal": {
    observe: async (pane) => {
      const id = await attach(pane, "a.txt");
      return [await pane.call("removeAttachmentAsync", { attachmentIndex: id }), await names(pane)];
    },
    values: [
      ["done", [undefined, []]],
      ["pretended", [undefined, ["a.txt"]]],
    ],
  },
  "attachments.vanishing": {
    observe: async (pane) => {
      await attach(pane, "a.txt");
      await attach(pane, "b.txt");
      return aroundDelay(pane, 1_000, () => names(pane));
    },
    values: [
      [
        "never",
        [
          ["a.txt", "b.txt"],
          ["a.txt", "b.txt"],
        ],
      ],
      ["every-other", [["a.txt", "b.txt"], ["a.txt"]]],
      ["all", [["a.txt", "b.txt"], []]],
    ],
  },
  "attachments.parallel": {
    beside: { "calls.latencyMs": 20 },
    observe: async (pane) => [await Promise.all([attach(pane, "a.txt"), attach(pane, "b.txt")]), await names(pane)],
    values: [
      [
        "fine",
        [
          [expect.stringMatching(/^bilag/), expect.stringMatching(/^bilag/)],
          ["a.txt", "b.txt"],
        ],
      ],
      ["second-unanswered", [[expect.stringMatching(/^bilag/), "silence"], ["a.txt"]]],
    ],
  },
  "attachments.fileLimit": {
    observe: async (pane) =>
      [await attach(pane, "a.txt", "abc"), await attach(pane, "b.txt", "abcd")].map((answer) => typeof answer),
    values: [
      [0, ["string", "string"]],
      [3, ["string", "object"]],
    ],
  },
  "properties.load": {
    observe: async (pane) => {
      await pane.call("customProperties.saveAsync", { customProperties: { a: 1 } });
      return [await pane.call("loadCustomPropertiesAsync"), await pane.call("loadCustomPropertiesAsync")];
    },
    values: [
      ["stored", [{ a: 1 }, { a: 1 }]],
      ["missing", [{}, {}]],
      ["unreadable", [{ code: "no properties" }, { code: "no properties" }]],
      ["empty-at-first", [{}, { a: 1 }]],
    ],
  },
  "properties.kept": {
    observe: async (pane) => {
      await pane.call("customProperties.saveAsync", { customProperties: { a: 1 } });
      const before = await pane.call("loadCustomPropertiesAsync");
      await pane.call("saveAsync");
      return [before, await pane.call("loadCustomPropertiesAsync")];
    },
    values: [
      ["at-once", [{ a: 1 }, { a: 1 }]],
      ["at-save", [{}, { a: 1 }]],
    ],
  },
  "properties.inherited": {
    observe: async (pane) => {
      const mail = receive(pane);
      pane.show({ kind: "mail", id: mail.id });
      await pane.call("customProperties.saveAsync", { customProperties: { a: 1 } });
      const found: unknown[] = [];
      for (const spec of [{ kind: "forward" }, { kind: "reply" }, { copyOf: mail.id }, {}] as const) {
        begin(pane, spec);
        found.push(await pane.call("loadCustomPropertiesAsync"));
      }
      return found;
    },
    values: [
      ["never", [{}, {}, {}, {}]],
      ["by-forward", [{ a: 1 }, {}, {}, {}]],
      ["by-answers-and-copies", [{ a: 1 }, { a: 1 }, { a: 1 }, {}]],
    ],
  },
  "settings.saving": {
    observe: async (pane) => [await pane.call("roamingSettings.saveAsync", [{ a: "2" }]), pane.settings.read()],
    values: [
      ["kept", [undefined, { a: "2" }]],
      ["refused", [{ code: 9019 }, { a: "1" }]],
      ["pretended", [undefined, { a: "1" }]],
    ],
  },
  "save.delayMs": {
    observe: async (pane) => {
      await pane.call("subject.getAsync");
      const before = pane.now();
      await pane.call("saveAsync");
      return [before, pane.now()];
    },
    values: [
      [0, [0, 0]],
      [700, [0, 700]],
    ],
  },
  "calls.simultaneous": {
    beside: { "calls.latencyMs": 20 },
    observe: async (pane) =>
      (await Promise.all([1, 2, 3, 4].map(() => pane.call("subject.getAsync")))).map((answer) => answer === ""),
    values: [
      [3, [true, true, true, false]],
      [1, [true, false, false, false]],
      [0, [true, true, true, true]],
    ],
  },
  "calls.overLimit": {
    beside: { "calls.latencyMs": 20, "calls.simultaneous": 1 },
    observe: async (pane) => Promise.all([1, 2, 3].map(() => pane.call("subject.getAsync"))),
    values: [
      ["refused", ["", { code: 5100 }, { code: 5100 }]],
      ["queued", ["", "", ""]],
      ["unanswered", ["", "silence", "silence"]],
    ],
  },
  "calls.latencyMs": {
    observe: async (pane) => {
      await pane.call("subject.getAsync");
      return pane.now();
    },
    values: [
      [0, 0],
      [50, 50],
    ],
  },
  "calls.unanswered": {
    observe: async (pane) => {
      const answers = [await pane.call("subject.setAsync", { subject: "x" }), await add(pane, ["A", "a@example.dk"])];
      return [answers, pane.draft().subject, inField(pane).length];
    },
    values: [
      [[], [[undefined, undefined], "x", 1]],
      [["subject.setAsync"], [["silence", undefined], "", 1]],
      [["to.addAsync"], [[undefined, "silence"], "x", 0]],
    ],
  },
  "calls.missing": {
    observe: async (pane) => {
      const answers = [await pane.call("subject.setAsync", { subject: "x" }), await add(pane, ["A", "a@example.dk"])];
      return [answers, pane.draft().subject, inField(pane).length];
    },
    values: [
      [[], [[undefined, undefined], "x", 1]],
      [["subject.setAsync"], [[{ code: 5000 }, undefined], "", 1]],
      [["to.addAsync"], [[undefined, { code: 5000 }], "x", 0]],
    ],
  },
  "item.changeMidCall": {
    observe: async (pane) => {
      pane.faults.arm({ name: "subject.setAsync", kind: "switchItem", times: 1 });
      const answer = await pane.call("subject.setAsync", { subject: "x" });
      return [answer, pane.mailbox.drafts.map(({ subject }) => subject)];
    },
    values: [
      ["refused", [{ code: 9030 }, ["", ""]]],
      ["carried-out-on-new", [undefined, ["", "x"]]],
    ],
  },
  "theme.told": "in the page",
  "clipboard.allowed": "in the page",
  "storage.local": "in the page",
  "requirements.mailbox": "in the page",
};

const arranged = BEHAVIOUR_NAMES.flatMap((name) => {
  const observation = OBSERVATIONS[name];
  return observation === "in the page" ? [] : [[name, observation] as const];
});

describe.each(arranged)("%s", (name, { beside, observe, values }) => {
  test.each(values)("%j", async (value, observed) => {
    const pane = arrangePane({ behaviours: { ...beside, [name]: value }, ownTime: true });
    expect(await observe(pane)).toEqual(observed);
    expect(pane.rejected).toEqual([]);
  });

  test("has all its values shown, the healthy one first, no two alike", () => {
    const described = BEHAVIOURS[name];
    const shown = values.map(([value]) => value);
    expect(shown[0]).toEqual(described.fallback);
    if (described.kind === "choice") expect(shown).toEqual(described.values);
    const observed = values.map(([, each]) => JSON.stringify(each));
    expect(new Set(observed).size).toBe(values.length);
  });
});
