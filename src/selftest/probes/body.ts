import { OutlookError } from "../../app/ports/outlook-error";
import { bodyTypeOf, clearBody, readBody, seesSentence } from "../draft-desk";
import {
  describeHtml,
  describeId,
  describeLines,
  describeLooseText,
  describeTextBullet,
  KNOWN_HTML,
  LOOSE_HTML,
  lettersOfHtml,
  MARKED_HTML,
  MARKED_TEXT,
  TWO_LINES,
  writeLargeHtml,
} from "../known-text";
import { lookUntil, type Probe, type ProbeDesk } from "../probe";

/** How long a text that was accepted may be on its way. */
const COMES_WITHIN_MS = 4_000;
const LARGE_BODY = 200_000;

/** Whether the body that is read is the one that was just written, or the one that was saved last. */
export const READING_PROBE: Probe = {
  name: "reading",
  observes: ["body.read"],
  within: 30_000,
  async run(desk) {
    const { draft, known, tell } = desk;
    const type = await bodyTypeOf(desk);
    await draft.replaceBody(type === "html" ? MARKED_HTML : MARKED_TEXT, type);
    if (await seesSentence(desk, type)) {
      tell("body.read", "written");
      return;
    }
    await draft.save();
    known.isStale = await seesSentence(desk, type);
    if (known.isStale) tell("body.read", "last-saved");
    else desk.miss(["body.read"], "not-seen");
  },
};

/** Puts the known html into the empty body as a fill does, and waits for it; where that cannot be, writes it. */
async function writeKnownHtml(desk: ProbeDesk): Promise<void> {
  const { draft, known } = desk;
  await clearBody(desk);
  try {
    await draft.prependBody(KNOWN_HTML, "html");
    const isThere = await lookUntil(desk, COMES_WITHIN_MS, async () => {
      if (known.isStale) await draft.save();
      return seesSentence(desk, "html");
    });
    if (isThere !== null) return;
  } catch (error) {
    if (!(error instanceof OutlookError) || error.kind === "item-changed") throw error;
  }
  await draft.replaceBody(KNOWN_HTML, "html");
}

/** What the editor makes of html that is put before a body, and of the same html written once more. */
export const HTML_PROBE: Probe = {
  name: "html",
  observes: [
    "body.engine",
    "body.document",
    "body.ids",
    "body.classes",
    "body.inlineStyles",
    "body.lists",
    "body.runs",
    "body.spaces",
    "body.table",
    "body.paragraphs",
    "body.textBullets",
  ],
  within: 40_000,
  bodyType: "html",
  async run(desk) {
    const { draft, tell, miss } = desk;
    await writeKnownHtml(desk);
    const first = await readBody(desk, "html");
    const seen = describeHtml(first);
    tell("body.engine", seen.engine);
    tell("body.document", seen.document);
    tell("body.classes", seen.classes);
    tell("body.inlineStyles", seen.inlineStyles);
    tell("body.lists", seen.lists);
    tell("body.runs", seen.runs);
    tell("body.spaces", seen.spaces);
    tell("body.table", seen.table);
    tell("body.paragraphs", seen.paragraphs);
    // A bullet that is text already is not one that the plain text was given.
    const bullet = seen.lists === "keep" ? describeTextBullet(await readBody(desk, "text")) : null;
    if (bullet === null) miss(["body.textBullets"], "not-met");
    else tell("body.textBullets", bullet);
    await draft.replaceBody(first, "html");
    tell("body.ids", describeId(await readBody(desk, "html")));
  },
};

/** A text that stands in no element, and lines of plain text. */
export const LOOSE_TEXT_PROBE: Probe = {
  name: "loose-text",
  observes: ["body.looseText", "body.textToHtml"],
  within: 20_000,
  bodyType: "html",
  async run(desk) {
    await desk.draft.replaceBody(LOOSE_HTML, "html");
    desk.tell("body.looseText", describeLooseText(await readBody(desk, "html")));
    await desk.draft.replaceBody(TWO_LINES, "text");
    const lines = describeLines(await readBody(desk, "html"));
    if (lines === null) desk.miss(["body.textToHtml"], "not-seen");
    else desk.tell("body.textToHtml", lines);
  },
};

/** How late a prepended text is, and under which id it comes. */
export const PREPEND_PROBE: Probe = {
  name: "prepend",
  observes: ["body.prependDelayMs", "body.prependId"],
  within: 30_000,
  async run(desk) {
    const { draft, known, tell, miss } = desk;
    const type = await bodyTypeOf(desk);
    await clearBody(desk);
    await draft.prependBody(type === "html" ? MARKED_HTML : MARKED_TEXT, type);
    const late = await lookUntil(desk, COMES_WITHIN_MS, async () => {
      if (known.isStale) await draft.save();
      return seesSentence(desk, type);
    });
    if (late === null) {
      miss(["body.prependDelayMs", "body.prependId"], "not-seen");
      return;
    }
    tell("body.prependDelayMs", Math.round(late));
    if (type === "text") miss(["body.prependId"], "needs-html");
    else {
      const id = describeId(await readBody(desk, "html"));
      if (id === "keep") tell("body.prependId", "kept");
      else tell("body.prependId", id === "strip" ? "lost" : "prefixed");
    }
  },
};

/** A long mail: whether all of it is kept, and how long writing and reading take. */
export const LARGE_BODY_PROBE: Probe = {
  name: "large-body",
  observes: ["body.large", "body.largeMs"],
  within: 40_000,
  bodyType: "html",
  async run(desk) {
    const { draft, tell, miss, now } = desk;
    const html = writeLargeHtml(LARGE_BODY);
    const start = now();
    try {
      await draft.replaceBody(html, "html");
    } catch (error) {
      tell("body.large", "refused");
      miss(["body.largeMs"], "not-met");
      throw error;
    }
    const read = await readBody(desk, "html");
    tell("body.largeMs", Math.round(now() - start));
    tell("body.large", lettersOfHtml(read) === lettersOfHtml(html) ? "kept" : "changed");
  },
};
