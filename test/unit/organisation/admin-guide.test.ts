import { readFileSync } from "node:fs";
import { findFaults } from "../../../deploy/organisation/check-organisation";
import { buildOrganisationSchema, fieldTable } from "../../../scripts/build-organisation-schema";
import { da } from "../../../src/i18n/da/pane";

const guide = readFileSync("docs/admin/organisation.md", "utf8");
const examples = [...guide.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, example = ""]) => example);
/** A table's row without the spaces that line its columns up. */
const squeeze = (row: string) => row.replace(/\s*\|\s*/g, "|");

describe("the administrator's guide to organisation.json", () => {
  it("has examples, and each is a file that the check finds in order", () => {
    expect(examples).toHaveLength(3);
    for (const example of examples) expect(findFaults(example)).toEqual([]);
  });

  it("names nobody real in them", () => {
    for (const [address] of guide.matchAll(/[\w.-]+@[\w.-]+/g)) expect(address).toMatch(/[@.]example\.dk$/);
  });

  it("has a row for each field that the schema knows, and no others", () => {
    const [, table = ""] = /<!-- felttabel -->([\s\S]*?)<!-- slut på felttabel -->/.exec(guide) ?? [];
    const rows = table.split("\n").filter((row) => row.startsWith("| `"));
    expect(rows.map(squeeze)).toEqual(fieldTable(buildOrganisationSchema()).map(squeeze));
  });

  it("quotes what the pane says of a file that cannot be used", () => {
    const { lastGood, noCopy, details, ...faults } = da.organisation;
    expect([typeof lastGood, typeof noCopy, typeof details]).toEqual(["function", "string", "string"]);
    for (const sentence of Object.values(faults)) expect(guide).toContain(`»${sentence}«`);
  });

  it("says what the check's exit codes are", () => {
    for (const code of [0, 1, 2]) expect(guide).toMatch(new RegExp(`^\\| ${code} +\\|`, "m"));
  });
});
