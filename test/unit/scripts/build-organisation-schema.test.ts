import { readFileSync } from "node:fs";
import { buildOrganisationSchema, fieldTable, type SchemaNode } from "../../../scripts/build-organisation-schema";
import { MUNICIPALITIES } from "../../../src/domain/municipality/municipality";
import { PROFILE_FIELDS } from "../../../src/domain/profile/fields";

/** A node and all in it. */
function nodesIn(node: SchemaNode): readonly SchemaNode[] {
  const { items, anyOf = [], $defs = {}, properties = {} } = node;
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf, ...Object.values($defs)];
  return [node, ...inner.flatMap(nodesIn)];
}

describe("the published JSON Schema", () => {
  it("is what `npm run organisation-schema` makes of the validator", () => {
    const committed = JSON.parse(readFileSync("assets/organisation/organisation.schema.json", "utf8"));
    expect(committed).toEqual(JSON.parse(JSON.stringify(buildOrganisationSchema())));
  });

  it("describes every field in Danish, and knows no others", () => {
    const nodes = nodesIn(buildOrganisationSchema());
    const open = nodes.filter(({ properties, additionalProperties }) => properties && additionalProperties !== false);
    expect(open).toEqual([]);
    const fields = nodes.flatMap(({ properties }) => Object.values(properties ?? {}));
    expect(fields.length).toBeGreaterThan(70);
    for (const { description } of fields) expect(description).toMatch(/^\p{Lu}.*[.]$/u);
  });

  it("completes municipality codes, with their names, and the names of fields to lock", () => {
    const text = JSON.stringify(buildOrganisationSchema());
    expect(text).toContain(JSON.stringify(MUNICIPALITIES.map(({ code }) => code)));
    expect(text).toContain(JSON.stringify(MUNICIPALITIES.map(({ name }) => name)));
    expect(text).toContain(JSON.stringify(PROFILE_FIELDS));
  });

  it("has a place for every profile field, by the name that locks it", () => {
    const locks = fieldTable(buildOrganisationSchema()).flatMap((row) => row.split("|")[3]?.match(/`(.+)`/)?.[1] ?? []);
    expect(locks.sort()).toEqual([...PROFILE_FIELDS].sort());
  });
});
