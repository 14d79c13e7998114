import {
  emptyRecord,
  type Fill,
  type FilledForm,
  type Mark,
  type MarkName,
  type OrderRecord,
} from "../domain/order/order-log";
import { formatOrderReference, parseOrderReference } from "../domain/order/reference";
import { isProfileField } from "../domain/profile/fields";
import { isCampaignId, isMunicipalityCode, isObject, isRoleChoice, type JsonObject } from "../domain/state/json-object";
import { EMPTY_STATE, type StoredState, type Tick, type TimedProfileValues } from "../domain/state/stored-state";
import { type Instant, isInstant } from "../domain/time/instant";
import { isIsoDate } from "../domain/time/iso-date";
import type { StateProblem } from "./format";

/** The time of what version 1 kept without one: older than any real write, so that whatever is newer wins. */
const UNTIMED = "2000-01-01T00:00:01Z" as Instant;

const KNOWN_FIELDS = new Set(["version", "municipality", "role", "recent", "profiles", "ticks", "orders"]);

/**
 * Reads version 1, the first and readable form. It has no times but those of orders, so whatever was written since
 * wins over it; whoever prepares a mailbox by hand or in a test can write it:
 *
 *     { "version": 1, "municipality": "101", "role": "both", "recent": ["101"],
 *       "profiles": { "101": { "bookkeeping.system": "…" } },
 *       "ticks": { "ØIR03": { "101": [1, 2] } },
 *       "orders": [{ "reference": "ØIR03-101-BOG", "filled": "2020-03-16T09:42:00Z", "verified": true,
 *                    "system": "…", "supplier": "…", "to": ["…"], "cc": [],
 *                    "forms": [{ "id": "bilag-1", "sha256": "…" }],
 *                    "sent": "2020-03-16T10:00:00Z", "confirmed": "2020-03-18", "ready": "2020-03-24" }] }
 *
 * What is not of this shape is set aside under `version-1/…` and named.
 */
export function readVersion1(raw: JsonObject): { state: StoredState; problems: StateProblem[] } {
  const problems: StateProblem[] = [];
  const setAside: Record<string, unknown> = {};
  const refuse = (name: string, part: unknown) => {
    const path = `version-1/${name}`;
    problems.push({ code: "part-not-readable", path });
    setAside[path] = part;
  };
  /** Reads one part by one function, and refuses it when that gives null. */
  const part = <T>(name: string, fallback: T, read: (value: unknown) => T | null): T => {
    const value = raw[name];
    if (value === undefined) return fallback;
    const result = read(value);
    if (result === null) refuse(name, value);
    return result ?? fallback;
  };

  const state: StoredState = {
    ...EMPTY_STATE,
    municipality: part("municipality", EMPTY_STATE.municipality, (value) =>
      value === null || isMunicipalityCode(value) ? { value, at: UNTIMED } : null,
    ),
    role: part("role", EMPTY_STATE.role, (value) =>
      value === null || isRoleChoice(value) ? { value, at: UNTIMED } : null,
    ),
    recent: part("recent", {}, (value) =>
      Array.isArray(value) && value.every(isMunicipalityCode)
        ? Object.fromEntries(value.map((code) => [code, UNTIMED]))
        : null,
    ),
    profiles: part("profiles", {}, (value) => mapObject(value, isMunicipalityCode, readProfile)),
    ticks: part("ticks", {}, (value) =>
      mapObject(value, isCampaignId, (byCode) => mapObject(byCode, isMunicipalityCode, readTicks)),
    ),
    unknown: Object.fromEntries(Object.entries(raw).filter(([name]) => !KNOWN_FIELDS.has(name))),
  };

  const orders: Record<string, OrderRecord> = {};
  const given = part("orders", [], (value) => (Array.isArray(value) ? (value as unknown[]) : null));
  for (const [index, value] of given.entries()) {
    const record = readRecord(value);
    if (record) orders[record.reference] = record;
    else refuse(`orders/${index}`, value);
  }
  return { state: { ...state, orders, setAside }, problems };
}

/** Maps an object's values; null when it is not an object, or any key or value is wrong. */
function mapObject<T>(
  value: unknown,
  isKey: (key: string) => boolean,
  read: (value: unknown) => T | null,
): Record<string, T> | null {
  if (!isObject(value)) return null;
  const entries: [string, T][] = [];
  for (const [key, part] of Object.entries(value)) {
    const result = isKey(key) ? read(part) : null;
    if (result === null) return null;
    entries.push([key, result]);
  }
  return Object.fromEntries(entries);
}

function readProfile(value: unknown): TimedProfileValues | null {
  return mapObject(value, isProfileField, (text) => (typeof text === "string" ? { value: text, at: UNTIMED } : null));
}

function readTicks(value: unknown): Record<string, Tick> | null {
  if (!Array.isArray(value) || !value.every((step) => /^\d$/.test(String(step)))) return null;
  return Object.fromEntries(value.map((step) => [String(step), { on: true, at: UNTIMED }]));
}

function readRecord(value: unknown): OrderRecord | null {
  if (!isObject(value) || typeof value["reference"] !== "string") return null;
  const reference = parseOrderReference(value["reference"]);
  if (!reference || formatOrderReference(reference) !== value["reference"]) return null;
  const { filled, sent, confirmed, ready } = value;
  const fill = filled === undefined ? null : readFill(value);
  if (filled !== undefined && !fill) return null;

  const marks: Partial<Record<MarkName, Mark>> = {};
  if (sent !== undefined) {
    if (!isInstant(sent)) return null;
    marks.sent = { on: true, at: sent, by: "user", date: null };
  }
  for (const [name, day] of [["confirmed", confirmed] as const, ["ready", ready] as const]) {
    if (day === undefined) continue;
    if (typeof day !== "string" || !isIsoDate(day)) return null;
    marks[name] = { on: true, at: `${day}T12:00:00Z` as Instant, by: "user", date: day };
  }
  return { ...emptyRecord(reference), fill, marks };
}

function readFill(value: JsonObject): Fill | null {
  const { filled, verified, system, supplier, to = [], cc = [], forms = [] } = value;
  if (!isInstant(filled) || typeof system !== "string" || typeof supplier !== "string") return null;
  if (!isTextList(to) || !isTextList(cc) || !Array.isArray(forms) || !forms.every(isFilledForm)) return null;
  return {
    at: filled,
    result: verified === true ? "verified" : "partial",
    system,
    supplier,
    details: { to, cc, forms: forms.map(({ id, sha256 }) => ({ id, sha256 })) },
  };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

function isFilledForm(value: unknown): value is FilledForm {
  return (
    isObject(value) &&
    typeof value["id"] === "string" &&
    typeof value["sha256"] === "string" &&
    /^[0-9a-f]{64}$/.test(value["sha256"])
  );
}
