/** A JSON object as it comes from outside: nothing is known of its values. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (not a list, not null). */
export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** Whether a value is written as a municipality code. */
export function isMunicipalityCode(value: unknown): value is string {
  return typeof value === "string" && /^\d{3}$/.test(value);
}

/** Whether a value names what a user can be responsible for. */
export function isRoleChoice(value: unknown): value is "bookkeeping" | "collection" | "both" {
  return value === "bookkeeping" || value === "collection" || value === "both";
}

/** Whether a name may become a key of an object: `__proto__`, `constructor` and their like may not. */
export function isSafeKey(name: string): boolean {
  return /^[a-zA-Z][A-Za-z0-9.-]{0,40}$/.test(name) && !(name in Object.prototype);
}
