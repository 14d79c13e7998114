/**
 * The fault matrix: every call that fill, undo and `Prøv igen` make, at every place, meets every fault, in four kinds of draft, on the real
 * office.js. The cells are generated from what the work asks of a healthy Outlook; the clock is the test's, so that time limits cost nothing.
 *
 * `FILL_MATRIX=1` runs a few of each draft's cells (`FILL_MATRIX_COUNT` many, by the fixed `FILL_MATRIX_SEED`), `FILL_MATRIX=all` all of
 * them, `FILL_MATRIX=2/4` the second of four parts, each of which has every call, place and fault in one of the drafts, and
 * `FILL_MATRIX_CELL="undo / body.setAsync 1"` those whose name holds that.
 */
import { writeFileSync } from "node:fs";
import type { DraftSpec } from "../outlook-host/mailbox/begin-draft";
import { type CellReport, MatrixBench } from "./matrix/bench";
import { type Cell, nameOf, partOfCells, sampleCells } from "./matrix/cells";
import { expect, test } from "./outlook-fixture";

const EXTENT = process.env["FILL_MATRIX"] ?? "";
const ONLY = process.env["FILL_MATRIX_CELL"];
const COUNT = Number(process.env["FILL_MATRIX_COUNT"] ?? 9);
const SEED = Number(process.env["FILL_MATRIX_SEED"] ?? 20261125);
const PER_CELL_MS = 30_000;

const SIGNATURE = "<p>Venlig hilsen</p><p>Anna Eksempel</p>";

const ORIGINAL = {
  from: "Leverandøren <svar@example.dk>",
  subject: "Spørgsmål om ruter",
  html: "<p>Kære Anna</p><p>Hvornår kommer jeres bestilling af ruterne?</p>",
};

const DRAFTS: readonly { readonly kind: string; readonly spec: DraftSpec; readonly original?: typeof ORIGINAL }[] = [
  { kind: "new HTML mail", spec: { signature: SIGNATURE } },
  {
    kind: "reply",
    spec: { kind: "reply", body: "<p>Tak for din mail.</p>", signature: SIGNATURE },
    original: ORIGINAL,
  },
  {
    kind: "plain text",
    spec: { bodyType: "text", body: "Min egen tekst i en almindelig mail.", signature: "Venlig hilsen\nAnna Eksempel" },
  },
  {
    kind: "own recipients and files",
    spec: {
      to: ["Bo Eksempel <bo@example.dk>"],
      cc: ["chef@example.dk"],
      bcc: ["arkiv@example.dk"],
      subject: "Mit eget emne",
      body: "<p>Min egen tekst, som ingen må røre.</p>",
      attachments: [
        { name: "Mit bilag.txt", text: "mit" },
        { name: "Bilag 1 - mit eget.docx", text: "ikke en blanket" },
      ],
      signature: SIGNATURE,
    },
  },
];

test.skip(EXTENT === "", "FILL_MATRIX=1 or FILL_MATRIX=all runs it");
test.use({ persona: null });

/** Those of a draft's cells that are asked for. */
function choose(cells: readonly Cell[], draft: number): readonly Cell[] {
  if (ONLY !== undefined) return cells.filter((cell) => nameOf(cell).includes(ONLY));
  if (EXTENT === "all") return cells;
  const [part, of] = EXTENT.split("/").map(Number);
  return part && of ? partOfCells(cells, draft, { part, of }) : sampleCells(cells, COUNT, SEED);
}

const tell = ({ cell, faults, said }: CellReport): string =>
  [nameOf(cell), ...faults.map((fault) => `    ${fault}`), `    said: ${said.slice(0, 200)}`].join("\n");

for (const [draft, { kind, spec, original }] of DRAFTS.entries()) {
  test(`${kind}: whatever a call meets, nothing is lost, nothing false is said, and it heals`, async ({
    outlook,
  }, testInfo) => {
    testInfo.setTimeout(120_000);
    const bench = await MatrixBench.open(outlook, spec, original);
    const all = await bench.generate();
    const cells = choose(all, draft);
    testInfo.setTimeout(120_000 + cells.length * PER_CELL_MS);
    const reports: CellReport[] = [];
    for (const cell of cells) {
      await test.step(nameOf(cell), async () => {
        const report = await bench
          .run(cell)
          .catch((error: Error) => ({ cell, isMet: true, faults: [error.message], said: "" }));
        reports.push(report);
        if (report.faults.length > 0) console.log(`${kind}: ${tell(report)}`);
        if (reports.length % 50 === 0) console.log(`${kind}: ${reports.length} of ${cells.length} cells`);
      });
    }
    const failed = reports.filter(({ faults }) => faults.length > 0);
    const unmet = reports.filter(({ isMet }) => !isMet);
    const summary = `${kind}: ${cells.length} of ${all.length} cells, ${failed.length} failed, ${unmet.length} never met`;
    console.log(summary);
    writeFileSync(testInfo.outputPath("cells.json"), JSON.stringify(reports, null, 1));
    await testInfo.attach("cells", { path: testInfo.outputPath("cells.json"), contentType: "application/json" });
    expect(failed.map(tell).join("\n"), summary).toBe("");
    // A matrix whose faults strike nothing proves nothing.
    expect(unmet.length).toBeLessThanOrEqual(cells.length / 10);
  });
}
