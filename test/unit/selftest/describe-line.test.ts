import { selftestDa } from "../../../src/i18n/da/selftest";
import { describeLine, GROUPS, linesOf, nameParts } from "../../../src/selftest/describe-line";
import { OBSERVATION_NAMES, OBSERVATIONS, type ObservationName } from "../../../src/selftest/observations";
import { lineOf } from "../../../src/selftest/report";

test("every line stands in one group", () => {
  const shown = GROUPS.flatMap(linesOf);
  expect([...shown].sort()).toEqual([...OBSERVATION_NAMES].sort());
});

test("every value of a choice has words, and there are no others", () => {
  for (const name of OBSERVATION_NAMES) {
    const observation = OBSERVATIONS[name];
    const { values } = selftestDa.lines[name] as { values?: Record<string, string> };
    const wanted =
      observation.kind === "choice" ? [...observation.values] : observation.kind === "flag" ? ["true", "false"] : [];
    expect([name, Object.keys(values ?? {}).sort()]).toEqual([name, wanted.sort()]);
  }
});

test("titles and words are Danish phrases without a full stop", () => {
  for (const name of OBSERVATION_NAMES) {
    const { title, values } = selftestDa.lines[name] as { title: string; values?: Record<string, string> };
    expect(title).toMatch(/^[\p{Lu}\d].*[^.,:]$/u);
    for (const words of Object.values(values ?? {})) expect(words).toMatch(/[^.]$/);
  }
});

const describe_ = <Name extends ObservationName>(name: Name, value: Parameters<typeof lineOf<Name>>[1]) => {
  const { title, text } = describeLine(name, lineOf(name, value) as Parameters<typeof describeLine>[1]);
  return `${title}: ${text}`;
};

test("lines as they are read", () => {
  expect([
    describe_("body.engine", "word"),
    describe_("properties.size", true),
    describe_("requirements.mailbox", "1.15"),
    describe_("calls.latencyMs", 0),
    describe_("body.prependDelayMs", 0),
    describe_("body.prependDelayMs", 1300),
    describe_("calls.simultaneous", 4),
    describe_("calls.simultaneous", 3),
    describe_("body.emptyRead", 0),
    describe_("body.emptyRead", 2),
    describe_("body.plainTextWrap", 0),
    describe_("body.plainTextWrap", 76),
    describe_("attachments.fileLimit", 0),
    describe_("attachments.fileLimit", 204_816),
    describe_("attachments.sizeOverhead", 120),
    describe_("attachments.told", [
      { bytes: 1_008, told: 1_344 },
      { bytes: 20_496, told: 27_328 },
    ]),
    describe_("page.zoom", 125),
    describe_("calls.missing", []),
    describe_("calls.unanswered", ["saveAsync", "to.addAsync"]),
    describe_("fill.notVerified", [{ part: "to", cause: "unrecognised" }]),
  ]).toEqual([
    "Editor: Word",
    "2.400 tegn: kan huskes",
    "Nyeste funktionssæt (Mailbox): 1.15",
    "Svartid, median: 0 ms",
    "Indsat tekst kan læses efter: med det samme",
    "Indsat tekst kan læses efter: 1.300 ms",
    "Samtidige kald: mindst 4",
    "Samtidige kald: 3",
    "Læsning, der fejlagtigt gav en tom tekst: ingen",
    "Læsning, der fejlagtigt gav en tom tekst: læsning nr. 2",
    "Lange linjer ombrydes: ikke",
    "Lange linjer ombrydes: ved 76 tegn",
    "Store filer: 5 MB tages imod",
    "Store filer: 204.816 byte tages imod, den næste størrelse ikke",
    "Tillæg til størrelsen: 120 byte",
    "Filens størrelse og den, Outlook oplyser: 1.008: 1.344; 20.496: 27.328",
    "Forstørrelse: 125 %",
    "Kald, der ikke findes: ingen",
    "Kald, der aldrig besvares: saveAsync, to.addAsync",
    "Ikke kontrolleret i udfyldningen: to: unrecognised",
  ]);
});

test("what was not possible says why", () => {
  const line = { status: "not-possible", why: "refused", code: 9020 } as const;
  expect(describeLine("body.read", line).text).toBe("Outlook afviste det (fejlkode 9020)");
  expect(describeLine("body.read", { ...line, why: "no-answer", code: null }).text).toBe("Outlook svarede ikke");
});

test("the program that was tried, as people call it", () => {
  expect([
    selftestDa.outlook("OutlookWebApp", "OfficeOnline", "16.0.1"),
    selftestDa.outlook("Outlook", "PC", "16.0.19029"),
    selftestDa.outlook("Outlook", "Mac", ""),
    selftestDa.outlook("unknown", "unknown", ""),
  ]).toEqual([
    "Outlook på nettet, version 16.0.1",
    "Klassisk Outlook til Windows, version 16.0.19029",
    "Outlook til Mac",
    "Et ukendt program",
  ]);
});

test("counts leave out what there is none of", () => {
  expect(selftestDa.counts(62, 2, 4, 9)).toBe("62 som ventet, 2 anderledes, 4 ikke mulige her, 9 ikke prøvet");
  expect(selftestDa.counts(5, 0, 0, 0)).toBe("5 som ventet");
});

test("parts of a draft in a sentence", () => {
  expect(nameParts(["subject"])).toBe("emnet");
  expect(nameParts(["body", "subject", "attachments"])).toBe("teksten, emnet og de vedhæftede filer");
});
