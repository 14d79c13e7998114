import { outcomeOf, unverifiedParts } from "../../../../src/domain/fill/fill-report";
import type { FillPart, PartReport } from "../../../../src/domain/fill/part-report";

const TO: FillPart = { kind: "to", addresses: ["ordre@eksempel.dk"] };
const SUBJECT: FillPart = { kind: "subject" };
const SAVED: FillPart = { kind: "saved" };
const FILE: FillPart = { kind: "attachment", name: "Bilag 1.docx" };

const ok = (part: FillPart): PartReport => ({ part, status: "verified", cause: null });
const missing = (part: FillPart, cause: PartReport["cause"]): PartReport => ({ part, status: "missing", cause });

describe("outcomeOf", () => {
  it("is complete when every part was read back", () => {
    expect(outcomeOf([ok(TO), ok(SUBJECT), ok(FILE), ok(SAVED)])).toBe("complete");
  });

  it.each<[string, PartReport[]]>([
    ["a part is missing", [ok(TO), missing(SUBJECT, "refused"), ok(SAVED)]],
    ["the draft was not saved", [ok(TO), ok(SUBJECT), missing(SAVED, "refused")]],
    ["nothing could be read back", [{ part: TO, status: "unverified", cause: "timeout" }, ok(SAVED)]],
    ["the only file is there twice", [missing(TO, "refused"), missing(FILE, "duplicated"), ok(SAVED)]],
    ["the file's content differs", [missing(TO, "refused"), missing(FILE, "content-differs"), ok(SAVED)]],
    ["the user's own file stands in its place", [missing(TO, "refused"), missing(FILE, "other-file"), ok(SAVED)]],
  ])("is partial when %s", (_what, parts) => {
    expect(outcomeOf(parts)).toBe("partial");
  });

  it("is failed when nothing is in the draft, though it was saved", () => {
    expect(outcomeOf([missing(TO, "refused"), missing(SUBJECT, "threw"), missing(FILE, "not-tried"), ok(SAVED)])).toBe(
      "failed",
    );
  });
});

describe("unverifiedParts", () => {
  it("are those that are missing or could not be read", () => {
    const report = {
      reference: "ØIR03-101-BOG",
      outcome: "partial",
      obstacle: null,
      fillId: null,
      parts: [ok(TO), missing(SUBJECT, "refused"), { part: FILE, status: "unverified", cause: "timeout" }],
      notes: [],
      at: 0,
    } as const;
    expect(unverifiedParts(report).map(({ part }) => part.kind)).toEqual(["subject", "attachment"]);
  });
});
