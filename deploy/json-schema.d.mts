/** Types of json-schema.mjs, which says what this is. */
export function checkAgainstSchema(value: unknown, schema: object): readonly string[];
