import { readFileSync } from "node:fs";
import { buildSelftestSchema, SELFTEST_SCHEMA_FILE } from "../../../scripts/build-selftest-schema";

test("the published JSON Schema of a report is what `npm run selftest-schema` makes of the validator", () => {
  const committed = JSON.parse(readFileSync(SELFTEST_SCHEMA_FILE, "utf8"));
  expect(committed).toEqual(JSON.parse(JSON.stringify(buildSelftestSchema())));
});

test("it lets nothing in that it does not name", () => {
  const open: string[] = [];
  const walk = (node: unknown, place: string): void => {
    if (typeof node !== "object" || node === null) return;
    const {
      type,
      properties,
      additionalProperties,
      enum: values,
      const: only,
      pattern,
    } = node as Record<string, unknown>;
    if (properties && additionalProperties !== false) open.push(place);
    if (type === "string" && !values && only === undefined && !pattern) open.push(place);
    for (const [key, inner] of Object.entries(node)) walk(inner, `${place}/${key}`);
  };
  walk(buildSelftestSchema(), "");
  expect(open).toEqual([]);
});
