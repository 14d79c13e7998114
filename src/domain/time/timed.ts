import { type Instant, writeTime } from "./instant";

/** A value that a user may change on several machines, with the time it was written. */
export interface Timed<T> {
  readonly value: T;
  readonly at: Instant;
}

/** JSON with the keys of every object in order: equal data gives equal text. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${stableJson(part)}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/**
 * The newer of two writes. Two that share a second are decided by their content, so that every machine decides alike:
 * the order of the arguments never matters.
 */
export function newerOf<T extends { readonly at: Instant }>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return stableJson(a) >= stableJson(b) ? a : b;
}

/** Writes a new value. The same value again is no change and keeps its time. */
export function setTimed<T>(old: Timed<T> | undefined, value: T, now: Instant): Timed<T> {
  if (old && stableJson(old.value) === stableJson(value)) return old;
  return { value, at: writeTime(old?.at, now) };
}

/** Joins two maps of timed values, key by key. */
export function mergeTimed<T extends { readonly at: Instant }>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
): Record<string, T> {
  const merged = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const newest = newerOf(merged.get(key), value);
    if (newest) merged.set(key, newest);
  }
  return Object.fromEntries(merged);
}
