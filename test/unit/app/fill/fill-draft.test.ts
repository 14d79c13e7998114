/** @jest-environment jsdom */
import { htmlToText } from "../../../contract/memory-draft";
import { ONE_SYSTEM, TWO_SYSTEMS } from "../../domain/profile/example-profile";
import {
  Desk,
  DRAFTS,
  formsOf,
  inputOf,
  NOW,
  quoteAsText,
  quoteInClassic,
  quoteOnWeb,
  SIGNATURE,
  seen,
  seenHtml,
} from "./fill-example";

// Much html is parsed here; a busy machine takes its time.
jest.setTimeout(30_000);

const FIRST = inputOf(0);
const SECOND = inputOf(1);

/** The user has seen that the draft names an order, and wants to fill it. */
const confirm = (input: typeof FIRST): typeof FIRST => ({ ...input, confirmed: ["names-order"] });

const statuses = (report: Awaited<ReturnType<Desk["fill"]>>) =>
  report.parts.map(({ part, status, cause }) =>
    [part.kind === "attachment" ? part.name.slice(0, 7) : part.kind, status, cause].filter(Boolean).join(" "),
  );

const ALL_VERIFIED = [
  "to verified",
  "cc verified",
  "subject verified",
  "body verified",
  "Bilag 1 verified",
  "Bilag 2 verified",
  "saved verified",
];

/** Another content, of another size. */
const longer = (base64: string) => Buffer.from(`${Buffer.from(base64, "base64")} rettet`).toString("base64");

const AS_BEFORE = { outcome: "undone", isAsBefore: true, left: [], wasTextGone: false, obstacle: null };

/** The text above the quoted mail, as a reader sees it. */
const textOf = ({ state }: Desk) => (state.bodyType === "html" ? htmlToText(state.body) : state.body);

const count = (text: string, part: string) => text.split(part).length - 1;

describe.each(Object.entries(DRAFTS))("fillDraft in %s", (_name, setup) => {
  it("puts the order before what is there, and verifies every part", async () => {
    const desk = new Desk(setup);
    const before = seen(desk.state);
    const report = await desk.fill();
    const after = seen(desk.state);

    expect(report).toMatchObject({ reference: "ØIR03-101-BOG", outcome: "complete", at: NOW });
    expect(statuses(report)).toEqual(ALL_VERIFIED);
    expect(after.subject).toBe(FIRST.mail.subject);
    const html = setup.bodyType !== "text";
    expect(after.body).toBe((html ? seenHtml(FIRST.mail.html) : FIRST.mail.text) + before.body);
    const isThere = (address: string) => before.to.some((other) => other.toLowerCase() === address);
    expect(after.to).toEqual([...before.to, ...FIRST.mail.to.filter((address) => !isThere(address))]);
    expect(after.cc).toEqual([...before.cc, ...FIRST.mail.cc]);
    expect(after.files).toEqual([...before.files, ...formsOf(FIRST)].sort());
    // Once before it is read, once after it is written, and once after that was read back: what was seen is saved.
    expect(desk.state.saves).toBe(3);
    expect(desk.waited).toBe(0);
  });

  it("changes nothing the second time, and verifies again", async () => {
    const desk = new Desk(setup);
    await desk.fill();
    const after = desk.state;
    for (const reload of [false, true]) {
      if (reload) desk.reloadPane();
      desk.outlook.forgetCalls();
      const report = await desk.fill();
      expect(desk.outlook.writes).toEqual([]);
      expect(report.outcome).toBe("complete");
      expect({ ...desk.state, saves: 0 }).toEqual({ ...after, saves: 0 });
    }
  });

  it("the other order takes the first one's place, and nothing else changes", async () => {
    const filledAtOnce = new Desk(setup);
    await filledAtOnce.fill(SECOND);
    for (const reload of [false, true]) {
      const desk = new Desk(setup);
      await desk.fill(FIRST);
      if (reload) desk.reloadPane();
      const report = await desk.fill(SECOND);
      expect(report).toMatchObject({ reference: "ØIR03-101-OPK", outcome: "complete" });
      const { to, ...rest } = seen(desk.state);
      const wanted = seen(filledAtOnce.state);
      expect(rest).toEqual({ body: wanted.body, subject: wanted.subject, cc: wanted.cc, files: wanted.files });
      expect([...to].sort()).toEqual([...wanted.to].sort());
    }
  });

  it("undo restores what was there", async () => {
    for (const inputs of [[FIRST], [FIRST, SECOND, FIRST]]) {
      const desk = new Desk(setup);
      const before = seen(desk.state);
      for (const input of inputs) await desk.fill(input);
      if (inputs.length > 1) desk.reloadPane();
      expect(await desk.undo()).toMatchObject(AS_BEFORE);
      expect(seen(desk.state)).toEqual(before);
      expect(desk.state.memory).toBeNull();
      expect((await desk.undo()).outcome).toBe("nothing");
    }
  });
});

describe("the notes of a fill", () => {
  it("tell of a subject that was replaced, and that contents were compared", async () => {
    const report = await new Desk({ subject: "Mit eget emne" }).fill();
    expect(report.notes).toEqual([{ kind: "subject-replaced", before: "Mit eget emne" }, { kind: "content-checked" }]);
  });

  it("do not claim that contents were compared where Outlook does not give them", async () => {
    const desk = new Desk();
    desk.outlook.givesContent = false;
    const report = await desk.fill();
    expect(report.outcome).toBe("complete");
    expect(report.notes).toEqual([
      { kind: "names-and-sizes-only", names: FIRST.forms.map(({ fileName }) => fileName) },
    ]);
  });

  it("tell of the other order's recipient that was there before, as in a draft opened for that order", async () => {
    const desk = new Desk({ to: [FIRST.mail.to[0]?.toUpperCase() ?? ""], subject: FIRST.mail.subject });
    expect(await desk.fill(SECOND)).toMatchObject({
      outcome: "blocked",
      obstacle: { kind: "names-order", references: ["ØIR03-101-BOG"] },
    });
    const report = await desk.fill({ ...SECOND, confirmed: ["names-order"] });
    expect(report.outcome).toBe("complete");
    expect(report.notes).toContainEqual({ kind: "other-recipient", addresses: FIRST.mail.to });
    // The copy to the municipality belongs to both orders.
    expect(report.notes.filter(({ kind }) => kind === "other-recipient")).toHaveLength(1);
    expect(seen(desk.state).to).toHaveLength(2);
  });

  it("do not call our own earlier subject the user's", async () => {
    const desk = new Desk();
    await desk.fill(FIRST);
    const kinds = (await desk.fill(SECOND)).notes.map(({ kind }) => kind);
    expect(kinds).toEqual(["recipients-rewritten", "content-checked"]);
  });

  it("say which fields were written anew, and undo says it too: a name that Outlook had not resolved is lost then", async () => {
    const desk = new Desk();
    expect((await desk.fill(FIRST)).notes.map(({ kind }) => kind)).not.toContain("recipients-rewritten");
    expect((await desk.fill(SECOND)).notes).toContainEqual({ kind: "recipients-rewritten", fields: ["to", "cc"] });
    expect((await desk.undo()).rewritten).toEqual(SECOND.mail.cc.length > 0 ? ["to", "cc"] : ["to"]);
    expect((await desk.undo()).rewritten).toEqual([]);
  });
});

describe("what the user does between two fills", () => {
  const own = `<p>Hej Ordre</p>`;

  it("text above and below our block stays, and the order is not written again", async () => {
    const desk = new Desk({ body: SIGNATURE });
    await desk.fill();
    desk.outlook.edit(({ body }) => ({ body: `${own}${body.replace('<div id="Signature', `<p>PS</p>$&`)}` }));
    desk.outlook.forgetCalls();
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.outlook.writes).toEqual([]);
    await desk.fill(SECOND);
    // The other order comes above what is there, as in any draft.
    expect(seen(desk.state).body).toBe(seenHtml(`${SECOND.mail.html}${own}<p>PS</p>${SIGNATURE}`));
    expect((await desk.undo()).outcome).toBe("undone");
    expect(seen(desk.state).body).toBe(seenHtml(`${own}<p>PS</p>${SIGNATURE}`));
  });

  const HTML_EDITS: readonly (readonly [string, (body: string) => string])[] = [
    ["a paragraph of its own", (body) => body.replace("<ul>", "<p>Min tilføjelse</p><ul>")],
    ["a line of the editor's own", (body) => body.replace("<table", "<div>Min tilføjelse</div><table")],
    ["loose text", (body) => body.replace("<table", "Min tilføjelse<table")],
    ["a wrapped line", (body) => body.replace("<table", "<div><div>Min tilføjelse</div></div><table")],
    [
      "words inside one of our paragraphs",
      (body) => body.replace("Bekræft venligst", "Min tilføjelse. Bekræft venligst"),
    ],
    ["a row of the table", (body) => body.replace("</tbody>", "<tr><td>Min tilføjelse</td></tr></tbody>")],
    ["an entry of the list", (body) => body.replace("</ul>", "<li>Min tilføjelse</li></ul>")],
    ["a word in another's place", (body) => body.replace("hermed", "Min tilføjelse")],
    ["a picture", (body) => body.replace("<ul>", '<p><img src="cid:Min tilføjelse"></p><ul>')],
    ["a picture within a line", (body) => body.replace("Bekræft", '<img alt="" src="cid:Min tilføjelse">Bekræft')],
  ];

  it.each(HTML_EDITS)("%s inside our text makes it theirs: no fill and no undo touches it", async (_what, edit) => {
    const desk = new Desk({ body: SIGNATURE });
    await desk.fill(FIRST);
    desk.outlook.edit(({ body }) => ({ body: edit(body) }));
    const edited = desk.state.body;
    expect(edited).toContain("Min tilføjelse");
    const report = await desk.fill(FIRST);
    expect(report.outcome).toBe("complete");
    expect(report.notes).toContainEqual({ kind: "text-edited" });
    expect(desk.state.body).toBe(edited);

    // The text of the other order does not come beside it.
    const other = await desk.fill(SECOND);
    expect(other).toMatchObject({ outcome: "blocked", obstacle: { kind: "other-order", reference: "ØIR03-101-BOG" } });
    expect(other.obstacle).toMatchObject({ undo: { left: [{ part: "body", why: "edited" }] } });
    expect(desk.state.body).toBe(edited);
    expect(desk.state).toMatchObject({ subject: "", to: [], files: [] });

    expect(await desk.undo()).toMatchObject({ outcome: "partial", left: [{ part: "body", why: "edited" }] });
    expect(desk.state.body).toBe(edited);
  });

  it("a line inside our plain text makes it theirs", async () => {
    const desk = new Desk({ bodyType: "text", body: "Hilsen Bo" });
    await desk.fill(FIRST);
    desk.outlook.edit(({ body }) => ({
      body: body.replace("\nBekræft venligst", "\nMin tilføjelse\n\nBekræft venligst"),
    }));
    const edited = desk.state.body;
    expect((await desk.fill(FIRST)).notes).toContainEqual({ kind: "text-edited" });
    expect(await desk.undo()).toMatchObject({ outcome: "partial", left: [{ part: "body", why: "edited" }] });
    expect(desk.state.body).toBe(edited);
  });

  it("a sentence of ours that the user took out is not put back", async () => {
    const desk = new Desk();
    await desk.fill();
    const filled = desk.state.body;
    desk.outlook.edit(({ body }) => ({ body: body.replace(/<p>[^<]*<\/p>(?=\s*<p>Spørgsmål til)/, "") }));
    expect(desk.state.body).not.toBe(filled);
    desk.outlook.forgetCalls();
    expect(await desk.fill()).toMatchObject({ outcome: "complete", notes: [{ kind: "text-edited" }, {}] });
    expect(desk.outlook.writes).toEqual([]);
  });

  it("what the order cannot do without is missed in a changed text", async () => {
    const desk = new Desk();
    await desk.fill();
    desk.outlook.edit(({ body }) => ({ body: body.replace(/<table[\s\S]*<\/table>/, "<p>Min tilføjelse</p>") }));
    const edited = desk.state.body;
    expect(statuses(await desk.fill())).toContain("body missing edited");
    expect(desk.state.body).toBe(edited);
    // Once the user has deleted what is left of it, it comes whole.
    desk.outlook.edit(() => ({ body: "<p>Min tilføjelse</p>" }));
    expect((await desk.fill()).outcome).toBe("complete");
    expect(seen(desk.state).body).toBe(seenHtml(`${FIRST.mail.html}<p>Min tilføjelse</p>`));
  });

  it("a changed text is not exchanged for a newer one, and that is said", async () => {
    const desk = new Desk();
    await desk.fill();
    desk.outlook.edit(({ body }) => ({ body: body.replace("hermed", "Min tilføjelse") }));
    const newer = inputOf(0, { ...TWO_SYSTEMS, "contact.name": "Dorte Eksempel" });
    expect(statuses(await desk.fill(newer))).toContain("body missing edited");
    expect(textOf(desk)).not.toContain("Dorte");
  });

  it("our block, when the user deleted it, is written again", async () => {
    const desk = new Desk({ body: SIGNATURE });
    await desk.fill();
    desk.outlook.edit(() => ({ body: SIGNATURE }));
    expect((await desk.fill()).outcome).toBe("complete");
    expect(seen(desk.state).body).toBe(seenHtml(FIRST.mail.html + SIGNATURE));
  });

  it("a changed profile is written in the old text's place", async () => {
    const changed = inputOf(0, {
      ...TWO_SYSTEMS,
      "contact.name": "Dorte Eksempel",
      "bookkeeping.system": "Nyt system",
    });
    for (const bodyType of ["html", "text"] as const) {
      const desk = new Desk({ bodyType, body: bodyType === "html" ? SIGNATURE : "Hilsen Bo" });
      const before = seen(desk.state);
      await desk.fill();
      const report = await desk.fill(changed);
      expect(report.outcome).toBe("complete");
      expect(textOf(desk)).toContain("Dorte Eksempel");
      expect(textOf(desk)).not.toContain("Åse");
      expect(count(textOf(desk), "Ordrereference")).toBe(1);
      expect(desk.state.subject).toBe(changed.mail.subject);
      expect(seen(desk.state).files).toEqual(formsOf(changed));
      await desk.undo();
      expect(seen(desk.state)).toEqual(before);
    }
  });

  it("two systems that became one: the new order takes the old one's place, though its reference begins alike", async () => {
    const one = inputOf(0, { ...ONE_SYSTEM, "bookkeeping.email": "ny@software.example" });
    expect(one.mail.reference.startsWith(FIRST.mail.reference)).toBe(true);
    for (const [before, after] of [
      [FIRST, one],
      [one, FIRST],
    ] as const) {
      for (const bodyType of ["html", "text"] as const) {
        const desk = new Desk({ bodyType });
        await desk.fill(before);
        expect((await desk.fill(after)).outcome).toBe("complete");
        expect(count(textOf(desk), "Ordrereference")).toBe(1);
        expect(count(textOf(desk), "Spørgsmål til")).toBe(1);
        expect(seen(desk.state).to).toEqual(after.mail.to);
      }
    }
  });

  it("recipients that the user added or removed stay so, but for those that the order needs", async () => {
    const desk = new Desk({ to: ["egen@eksempel.dk"] });
    await desk.fill();
    desk.outlook.edit(({ to }) => ({
      to: [...to.slice(1), { address: "ekstra@eksempel.dk", name: "Ekstra", isResolved: true }],
    }));
    await desk.fill();
    expect(seen(desk.state).to).toEqual([...FIRST.mail.to, "ekstra@eksempel.dk"]);
    await desk.fill(SECOND);
    expect(seen(desk.state).to).toEqual(["ekstra@eksempel.dk", ...SECOND.mail.to]);
    await desk.undo();
    expect(seen(desk.state).to).toEqual(["ekstra@eksempel.dk"]);
  });

  it("a recipient that was there before stays after undo, also when it is the order's own", async () => {
    const desk = new Desk({ to: ["ORDRE@software.example"] });
    await desk.fill();
    expect(seen(desk.state).to).toEqual(["ORDRE@software.example"]);
    await desk.undo();
    expect(seen(desk.state).to).toEqual(["ORDRE@software.example"]);
  });

  it("what the user typed and Outlook has not resolved stays when the order is added", async () => {
    const desk = new Desk({ unresolvedTo: ["Carl fra økonomi"] });
    await desk.fill();
    expect(seen(desk.state).to).toEqual(["Carl fra økonomi", ...FIRST.mail.to]);
  });

  it("what stands around our subject stays, and the user's own comes back", async () => {
    const desk = new Desk({ subject: "Før" });
    await desk.fill();
    desk.outlook.edit(({ subject }) => ({ subject: `HASTER: ${subject} [Sag 12/345]` }));
    desk.outlook.forgetCalls();
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.outlook.writes).toEqual([]);
    // Only our words go; what the user or a journal system has put around them stays.
    expect(await desk.undo()).toMatchObject({ outcome: "undone", isAsBefore: false, left: [] });
    expect(desk.state.subject).toBe("HASTER: Før [Sag 12/345]");
  });

  it("a subject that the user has rewritten around our reference is left by undo, and named", async () => {
    const desk = new Desk({ subject: "Før" });
    await desk.fill();
    desk.outlook.edit(() => ({ subject: "Ruter, se ØIR03-101-BOG" }));
    expect(await desk.undo()).toMatchObject({ outcome: "partial", left: [{ part: "subject", why: "edited" }] });
    expect(desk.state.subject).toBe("Ruter, se ØIR03-101-BOG");
  });

  it("a subject that was ours before any fill, as in a draft opened from a read mail, is not taken away", async () => {
    const desk = new Desk({ subject: FIRST.mail.subject, to: FIRST.mail.to });
    expect((await desk.fill()).outcome).toBe("complete");
    await desk.undo();
    expect(seen(desk.state)).toMatchObject({ subject: FIRST.mail.subject, to: FIRST.mail.to, body: "", files: [] });
  });

  it("a form that the user corrected and attached under its own name is never removed", async () => {
    const corrected = Buffer.from(`${Buffer.from(FIRST.forms[0]?.bytes ?? [])} rettet`).toString("base64");
    const desk = new Desk();
    await desk.fill();
    desk.outlook.edit(({ files }) => ({
      files: files.map((file, index) => (index === 0 ? { ...file, base64: corrected } : file)),
    }));
    const report = await desk.fill();
    expect(statuses(report)).toContain("Bilag 1 missing other-file");
    expect(desk.state.files[0]?.base64).toBe(corrected);
    expect(statuses(await desk.fill(SECOND))).toContain("Bilag 1 missing other-file");
    expect(desk.state.files[0]?.base64).toBe(corrected);
    expect((await desk.undo()).outcome).toBe("undone");
    expect(desk.state.files.map(({ base64 }) => base64)).toEqual([corrected]);
  });
});

describe("files that are there already", () => {
  const [bilag1] = FIRST.forms;
  if (!bilag1) throw new Error("No form");

  it("the same form, put there by the user, counts, and is not taken away by undo", async () => {
    const desk = new Desk({ files: [{ name: bilag1.fileName.normalize("NFD"), base64: bilag1.base64 }] });
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.state.files).toHaveLength(2);
    await desk.undo();
    expect(desk.state.files).toHaveLength(1);
  });

  it("another file of that name is left, and reported", async () => {
    const base64 = Buffer.from("noget andet".repeat(200)).toString("base64");
    const desk = new Desk({ files: [{ name: bilag1.fileName, base64 }] });
    const report = await desk.fill();
    expect(report.outcome).toBe("partial");
    expect(statuses(report)).toContain("Bilag 1 missing other-file");
    expect(statuses(report)).toContain("Bilag 2 verified");
    expect(desk.state.files[0]?.base64).toBe(base64);
    expect(desk.state.files).toHaveLength(2);
  });

  it("a form that came twice, because a lost call came through, is there once after the next fill", async () => {
    const desk = new Desk();
    desk.outlook.arrange("addAttachment", { kind: "late" }, { times: 1 });
    desk.meanwhile = () => undefined;
    await desk.fill();
    await desk.fill();
    expect(seen(desk.state).files).toEqual(formsOf(FIRST));
    await desk.undo();
    expect(desk.state.files).toEqual([]);
  });

  it("a second copy that the user attached is not ours to remove: it is reported", async () => {
    const desk = new Desk();
    await desk.fill();
    desk.outlook.attach(bilag1.fileName, longer(bilag1.base64));
    expect(statuses(await desk.fill())).toContain("Bilag 1 missing duplicated");
    expect(desk.state.files).toHaveLength(3);
  });

  it("the other order's forms are exchanged, also where contents cannot be read and the sizes are alike", async () => {
    const desk = new Desk();
    desk.outlook.givesContent = false;
    desk.outlook.sizeOverhead = 300;
    await desk.fill(FIRST);
    expect((await desk.fill(SECOND)).outcome).toBe("complete");
    expect(seen(desk.state).files).toEqual(formsOf(SECOND));
    desk.outlook.forgetCalls();
    await desk.fill(SECOND);
    expect(desk.outlook.writes).toEqual([]);
    await desk.undo();
    expect(desk.state.files).toEqual([]);
  });

  it("forms of another campaign, under other names, are taken away", async () => {
    const desk = new Desk();
    await desk.fill(FIRST);
    const later = {
      ...SECOND,
      forms: SECOND.forms.map((form) => ({ ...form, fileName: form.fileName.replace("Bilag", "Blanket") })),
    };
    await desk.fill(later);
    expect(seen(desk.state).files).toEqual(formsOf(later));
    await desk.undo();
    expect(desk.state.files).toEqual([]);
  });

  it("sizes that Outlook tells with its own overhead are understood", async () => {
    const desk = new Desk();
    desk.outlook.sizeOverhead = 412;
    expect((await desk.fill()).outcome).toBe("complete");
  });

  it("a size that cannot be right gives way to the content", async () => {
    const desk = new Desk();
    desk.outlook.sizeOverhead = -1000;
    expect((await desk.fill()).outcome).toBe("complete");
    await desk.undo();
    expect(desk.state.files).toEqual([]);
  });

  it("where neither content, id nor size tells whose a file is, it is left, and said to be unknown", async () => {
    const desk = new Desk();
    await desk.fill();
    desk.outlook.givesContent = false;
    desk.outlook.edit(({ files }) => ({
      files: files.map((file, place) => ({ ...file, id: `another session's ${place}`, base64: longer(file.base64) })),
    }));
    expect(statuses(await desk.fill())).toEqual(
      expect.arrayContaining(["Bilag 1 unverified not-readable", "Bilag 2 unverified not-readable"]),
    );
    expect(desk.state.files).toHaveLength(2);
    const { outcome, left } = await desk.undo();
    expect([outcome, left.map(({ part, why }) => [part, why])]).toEqual(["partial", [["attachment", "unverified"]]]);
    expect(desk.state.files).toHaveLength(2);
  });

  it("where Outlook gives no content, the exact size that it gave then is enough", async () => {
    const desk = new Desk();
    desk.outlook.givesContent = false;
    desk.outlook.sizeOverhead = 300;
    await desk.fill();
    desk.outlook.edit(({ files }) => ({ files: files.map((file, place) => ({ ...file, id: `other ${place}` })) }));
    desk.outlook.forgetCalls();
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.outlook.writes).toEqual([]);
    expect(await desk.undo()).toMatchObject(AS_BEFORE);
    expect(desk.state.files).toEqual([]);
  });
});

describe("an earlier order of ours in the quoted mail", () => {
  const HTML = [
    ["on the web", quoteOnWeb(FIRST.mail.html)],
    ["in classic Outlook", quoteInClassic(FIRST.mail.html)],
    ["in a quote of another program", `<blockquote type="cite">${FIRST.mail.html}</blockquote>`],
    ["in new Outlook", `<div id="mail-editor-reference-message-container">${FIRST.mail.html}</div>`],
  ] as const;

  it.each(HTML)("%s: is not touched by fill, second order and undo", async (_where, quote) => {
    const desk = new Desk({ body: `<div><br></div>${SIGNATURE}${quote}`, subject: `SV: ${FIRST.mail.subject}` });
    const before = seen(desk.state);
    expect((await desk.fill(FIRST)).obstacle).toEqual({ kind: "names-order", references: ["ØIR03-101-BOG"] });
    expect(seen(desk.state)).toEqual(before);
    expect((await desk.fill(confirm(FIRST))).outcome).toBe("complete");
    expect(seen(desk.state).body).toBe(seenHtml(FIRST.mail.html) + before.body);
    expect((await desk.fill(confirm(SECOND))).outcome).toBe("complete");
    expect(seen(desk.state).body).toBe(seenHtml(SECOND.mail.html) + before.body);
    await desk.undo();
    expect(seen(desk.state)).toEqual(before);
  });

  it.each(HTML)("%s: does not make a mail complete whose own text is not there", async (_where, quote) => {
    const desk = new Desk({ body: `${SIGNATURE}${quote}` });
    desk.outlook.arrange("prependBody", { kind: "no-answer", isDone: false }, { times: 1 });
    expect(statuses(await desk.fill(confirm(FIRST)))).toContain("body missing timeout");
    const report = await desk.fill();
    expect(report.outcome).toBe("complete");
    expect(seen(desk.state).body).toBe(seenHtml(FIRST.mail.html + SIGNATURE + quote));
  });

  it("in plain text: is not touched, and does not make a mail complete", async () => {
    for (const quote of [
      quoteAsText(FIRST.mail.text),
      `-----Oprindelig meddelelse-----\n${FIRST.mail.text}`,
      FIRST.mail.text.replace(/^/gm, "> "),
    ]) {
      const desk = new Desk({ bodyType: "text", body: `Hilsen Bo\n\n${quote}` });
      const before = seen(desk.state);
      desk.outlook.arrange("prependBody", { kind: "refuse", code: 5001 }, { times: 1 });
      expect(statuses(await desk.fill(confirm(FIRST)))).toContain("body missing refused");
      expect((await desk.fill()).outcome).toBe("complete");
      expect(seen(desk.state).body).toBe(FIRST.mail.text + before.body);
      await desk.fill(confirm(SECOND));
      expect(seen(desk.state).body).toBe(SECOND.mail.text + before.body);
      await desk.undo();
      expect(seen(desk.state)).toEqual(before);
    }
  });
});

describe("what editors do to our block", () => {
  it.each(["strip", "keep"] as const)("ids: %s", async (ids) => {
    const desk = new Desk({ body: SIGNATURE });
    desk.outlook.ids = ids;
    const before = seen(desk.state);
    expect((await desk.fill()).outcome).toBe("complete");
    desk.outlook.forgetCalls();
    desk.reloadPane();
    expect((await desk.fill()).outcome).toBe("complete");
    expect(desk.outlook.writes).toEqual([]);
    expect((await desk.fill(SECOND)).outcome).toBe("complete");
    expect(count(textOf(desk), "Ordrereference")).toBe(1);
    expect(textOf(desk)).not.toContain("ØIR03-101-BOG");
    await desk.undo();
    const { body, ...rest } = seen(desk.state);
    expect(htmlToText(body)).toBe(htmlToText(before.body));
    expect({ body: before.body, ...rest }).toEqual(before);
  });

  it("a draft turned into plain text between two fills is not filled twice, can be exchanged and undone", async () => {
    for (const [from, to] of [
      ["html", "text"],
      ["text", "html"],
    ] as const) {
      const desk = new Desk({ bodyType: from, body: from === "html" ? "<p>Hilsen Bo</p>" : "Hilsen Bo" });
      await desk.fill(FIRST);
      desk.outlook.turnInto(to);
      desk.outlook.forgetCalls();
      expect((await desk.fill(FIRST)).outcome).toBe("complete");
      expect(desk.outlook.writes).toEqual([]);
      expect((await desk.fill(SECOND)).outcome).toBe("complete");
      expect(count(textOf(desk), "Ordrereference")).toBe(1);
      expect(count(textOf(desk), "Spørgsmål til")).toBe(1);
      expect(textOf(desk)).not.toContain("ØIR03-101-BOG");
      expect((await desk.undo()).left).toEqual([]);
      expect(textOf(desk).trim()).toBe("Hilsen Bo");
    }
  });

  it("undo takes it out of a draft that was turned into plain text since", async () => {
    const desk = new Desk({ body: "<p>Hilsen Bo</p>" });
    await desk.fill();
    desk.outlook.turnInto("text");
    expect(await desk.undo()).toMatchObject(AS_BEFORE);
    expect(desk.state.body.trim()).toBe("Hilsen Bo");
  });

  it("wrappers and line breaks are not the user's editing", async () => {
    const desk = new Desk({ body: "<p>Hilsen Bo</p>" });
    await desk.fill();
    desk.outlook.edit(({ body }) => ({
      body: `<div class='elementToProof'>\r\n${body}</div>`
        .replace(/<table/, "<div class='elementToProof'><table")
        .replace(/<\/table>/, "</table></div>")
        .replace(/<br>/g, "<br>\r\n"),
    }));
    expect((await desk.fill(SECOND)).outcome).toBe("complete");
    expect(textOf(desk).startsWith("Til Opkrævning ApS")).toBe(true);
    expect(textOf(desk).endsWith("Hilsen Bo")).toBe(true);
    expect(textOf(desk)).not.toContain("ØIR03-101-BOG");
  });

  it("a text that comes late, after a second was written, is taken out again", async () => {
    for (const bodyType of ["html", "text"] as const) {
      const desk = new Desk({ bodyType });
      desk.outlook.arrange("prependBody", { kind: "no-answer", isDone: false }, { times: 1 });
      expect(statuses(await desk.fill())).toContain("body unverified timeout");
      expect((await desk.fill()).outcome).toBe("complete");
      desk.outlook.edit(({ body }) => ({ body: body + body }));
      expect((await desk.fill()).outcome).toBe("complete");
      expect(count(textOf(desk), "Ordrereference")).toBe(1);
      expect(await desk.undo()).toMatchObject(AS_BEFORE);
      expect(textOf(desk).trim()).toBe("");
    }
  });

  it("a copy of our text that the user made is not ours to remove", async () => {
    const desk = new Desk();
    await desk.fill();
    desk.outlook.edit(({ body }) => ({ body: body + body }));
    expect(statuses(await desk.fill())).toContain("body unverified duplicated");
    expect(count(textOf(desk), "Ordrereference")).toBe(2);
    expect(await desk.undo()).toMatchObject({ outcome: "undone", isAsBefore: false });
    expect(count(textOf(desk), "Ordrereference")).toBe(1);
  });

  it("hostile values do not break the block", async () => {
    const hostile = inputOf(0, {
      ...TWO_SYSTEMS,
      "bookkeeping.system": `<script>"x"</script> & 'æøå' $& --- ØIR03-999-OPK ---`,
      "contact.name": "</div></body></html><!-- ",
    });
    for (const bodyType of ["html", "text"] as const) {
      const desk = new Desk({ bodyType, body: bodyType === "html" ? SIGNATURE : "Hilsen" });
      const before = seen(desk.state);
      expect((await desk.fill(hostile)).outcome).toBe("complete");
      desk.outlook.forgetCalls();
      expect((await desk.fill(hostile)).outcome).toBe("complete");
      expect(desk.outlook.writes).toEqual([]);
      await desk.fill(SECOND);
      expect(textOf(desk)).not.toContain("script");
      await desk.undo();
      expect(seen(desk.state)).toEqual(before);
    }
  });
});
