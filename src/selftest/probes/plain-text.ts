import { OutlookError } from "../../app/ports/outlook-error";
import { readBody } from "../draft-desk";
import { HTML_WITH_ENTITY, LONG_LINE } from "../known-text";
import type { Probe } from "../probe";

const INVALID_FORMAT = 2006;

/** A plain-text draft: html that is written into it, and long lines. */
export const PLAIN_TEXT_PROBE: Probe = {
  name: "plain-text",
  observes: ["body.htmlIntoPlainText", "body.plainTextWrap"],
  within: 30_000,
  bodyType: "text",
  async run(desk) {
    const { draft, tell } = desk;
    await draft.replaceBody(LONG_LINE, "text");
    const lines = (await readBody(desk, "text")).split(/\r?\n/).map((line) => line.length);
    const longest = Math.max(...lines);
    tell("body.plainTextWrap", longest < LONG_LINE.trim().length ? longest : 0);
    try {
      await draft.prependBody(HTML_WITH_ENTITY, "html");
      tell("body.htmlIntoPlainText", "converted");
    } catch (error) {
      if (!(error instanceof OutlookError) || error.code !== INVALID_FORMAT) throw error;
      tell("body.htmlIntoPlainText", "refused");
    }
  },
};

/** Whether a plain-text draft stays one when it is saved: it was, before anything was written to it. */
export const PLAIN_DRAFT_PROBE: Probe = {
  name: "plain-draft",
  observes: ["body.plainDraft"],
  within: 10_000,
  async run({ known, tell, miss }) {
    if (known.beganAs !== "text") miss(["body.plainDraft"], "needs-plain-text");
    else tell("body.plainDraft", known.bodyType === "text" ? "stays" : "html-at-save");
  },
};
