import { readFileSync } from "node:fs";
import { buildOrganisationSchema, fieldTable, type SchemaNode } from "../../../scripts/build-organisation-schema";
import { MUNICIPALITIES } from "../../../src/domain/municipality/municipality";
import { PROFILE_FIELDS } from "../../../src/domain/profile/fields";

describe("the published JSON Schema", () => {
  it("is what `npm run organisation-schema` makes of the validator", () => {
    const committed = JSON.parse(readFileSync("assets/organisation/organisation.schema.json", "utf8"));
    expect(committed).toEqual(JSON.parse(JSON.stringify(buildOrganisationSchema())));
  });

  it("describes every field in Danish, and knows no others", () => {
    let fields = 0;
    const walk = (node: SchemaNode): void => {
      if (node.properties) expect(node["additionalProperties"]).toBe(false);
      for (const field of Object.values(node.properties ?? {})) {
        fields += 1;
        expect(field.description).toMatch(/^\p{Lu}.*[.]$/u);
        walk(field);
      }
      for (const inner of [node.items, ...(node.anyOf ?? []), ...Object.values(node.$defs ?? {})])
        if (inner) walk(inner);
    };
    walk(buildOrganisationSchema());
    expect(fields).toBeGreaterThan(70);
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
