import type { ReadState, StateProblem } from "../app/ports/state-format";
import { isCampaignId } from "../domain/campaign/campaign-id";
import type { OrderLog, OrderRecord } from "../domain/order/order-log";
import { formatOrderReference, type OrderKey, type OrderReference } from "../domain/order/reference";
import { isProfileField, type ProfileField } from "../domain/profile/fields";
import { isMunicipalityCode, isObject, isRoleChoice, isSafeKey, type JsonObject } from "../domain/state/json-object";
import { EMPTY_STATE, type StoredState, type Tick, type TimedProfileValues } from "../domain/state/stored-state";
import { BEGINNING, decodeInstant, encodeInstant, type Instant } from "../domain/time/instant";
import type { Timed } from "../domain/time/timed";
import { createTextTable, packRecord, type TextTable, textsNamedByRecord, unpackRecord } from "./record-format";

/** The version of the stored form that `writeStoredState` writes. Version 1 was never released. */
const STATE_VERSION = 2;

/** The stored form. One letter per part; everything is optional but the version. */
interface StoredForm {
  /** Version. */
  v: number;
  /** Texts that other parts name by position. */
  s?: string[];
  /** Choices: value and time. */
  c?: Record<string, [string | null, string]>;
  /** Lately used municipalities: code and time, nine characters each. */
  r?: string;
  /** Profiles by code: groups of fields that were written together, as time and pairs of text positions. */
  p?: Record<string, [string, ...number[]][]>;
  /** Ticks by campaign and code: step, `+` or `-`, time. */
  t?: Record<string, Record<string, string>>;
  /** The user's own rounds: time and encoded round. */
  k?: Record<string, [string, unknown]>;
  /** Orders by campaign, code and order key. */
  o?: Record<string, Record<string, Record<string, string>>>;
  /** What could not be read, by path. */
  x?: Record<string, unknown>;
}

const KNOWN_FIELDS = new Set(["v", "s", "c", "r", "p", "t", "k", "o", "x"]);
/** Choices that have a field of their own in `StoredState`. */
const MUNICIPALITY = "municipality";
const ROLE = "role";
const ORDER_KEYS: readonly string[] = ["BOG", "OPK", "BOGOPK"] satisfies OrderKey[];

/**
 * Reads a stored value. Never throws: what cannot be read is set aside and named in `problems`, and a newer version is
 * read as far as it is understood and marked `readOnly`.
 * @param raw what `Settings.read()` or a replica gave; null or undefined when nothing was stored.
 */
export function readStoredState(raw: unknown): ReadState {
  if (raw === null || raw === undefined) return { state: EMPTY_STATE, problems: [], readOnly: false };
  if (!isObject(raw) || typeof raw["v"] !== "number") {
    const state = { ...EMPTY_STATE, setAside: { "": raw } };
    return { state, problems: [{ code: "not-a-state" }], readOnly: false };
  }
  if (raw["v"] <= STATE_VERSION) return { ...readForm(raw), readOnly: false };
  const { state, problems } = readForm(raw);
  return { state, problems: [{ code: "newer-version", version: raw["v"] }, ...problems], readOnly: true };
}

function readForm(form: JsonObject): Omit<ReadState, "readOnly"> {
  const reading = beginReading(form);
  const texts = readTexts(form["s"], reading);
  const state: StoredState = {
    ...readChoices(form["c"], reading),
    recent: readRecent(form["r"], reading),
    profiles: readProfiles(form["p"], texts, reading),
    ticks: readAllTicks(form["t"], reading),
    rounds: readRounds(form["k"], reading),
    orders: readOrders(form["o"], texts, reading),
    unknown: Object.fromEntries(Object.entries(form).filter(([name]) => !KNOWN_FIELDS.has(name))),
    setAside: reading.setAside,
  };
  return { state, problems: reading.problems };
}

/** What is set aside while a form is read. */
interface Reading {
  readonly problems: StateProblem[];
  readonly setAside: Record<string, unknown>;
  /** Names a part that cannot be read, and keeps it. */
  refuse(path: string, part: unknown): void;
  /** The entries of a part; one that is not an object is refused whole. */
  entriesOf(path: string, part: unknown): readonly [string, unknown][];
}

function beginReading(form: JsonObject): Reading {
  const problems: StateProblem[] = [];
  const setAside: Record<string, unknown> = isObject(form["x"]) ? { ...form["x"] } : {};
  const refuse = (path: string, part: unknown) => {
    problems.push({ code: "part-not-readable", path });
    setAside[path] = part;
  };
  const entriesOf = (path: string, part: unknown): [string, unknown][] => {
    if (part === undefined) return [];
    if (isObject(part)) return Object.entries(part);
    refuse(path, part);
    return [];
  };
  return { problems, setAside, refuse, entriesOf };
}

function readTexts(part: unknown, { refuse }: Reading): readonly string[] {
  if (part === undefined) return [];
  if (Array.isArray(part) && part.every((text) => typeof text === "string")) return part;
  refuse("s", part);
  return [];
}

function readChoices(part: unknown, reading: Reading): Pick<StoredState, "municipality" | "role" | "choices"> {
  let { municipality, role } = EMPTY_STATE;
  const choices: Record<string, Timed<string | null>> = {};
  for (const [name, stored] of reading.entriesOf("c", part)) {
    const choice = readChoice(stored);
    if (choice && name === MUNICIPALITY && (choice.value === null || isMunicipalityCode(choice.value)))
      municipality = choice;
    else if (choice && name === ROLE && (choice.value === null || isRoleChoice(choice.value)))
      role = { value: choice.value, at: choice.at };
    else if (choice && name !== MUNICIPALITY && name !== ROLE && isSafeKey(name)) choices[name] = choice;
    else reading.refuse(`c/${name}`, stored);
  }
  return { municipality, role, choices };
}

function readProfiles(part: unknown, texts: readonly string[], reading: Reading): StoredState["profiles"] {
  const profiles: Record<string, TimedProfileValues> = {};
  for (const [code, stored] of reading.entriesOf("p", part)) {
    const values = isMunicipalityCode(code) ? readProfile(stored, texts) : null;
    if (values) profiles[code] = values;
    else reading.refuse(`p/${code}`, { stored, texts: textsNamedByProfile(stored, texts) });
  }
  return profiles;
}

function readAllTicks(part: unknown, { entriesOf, refuse }: Reading): StoredState["ticks"] {
  const ticks: Record<string, Record<string, Record<string, Tick>>> = {};
  for (const [campaignId, byCode] of entriesOf("t", part)) {
    for (const [code, text] of entriesOf(`t/${campaignId}`, byCode)) {
      const steps = isCampaignId(campaignId) && isMunicipalityCode(code) ? readTicks(text) : null;
      if (!steps) {
        refuse(`t/${campaignId}/${code}`, text);
        continue;
      }
      ticks[campaignId] ??= {};
      ticks[campaignId][code] = steps;
    }
  }
  return ticks;
}

function readRounds(part: unknown, { entriesOf, refuse }: Reading): StoredState["rounds"] {
  const rounds: Record<string, Timed<unknown>> = {};
  for (const [id, stored] of entriesOf("k", part)) {
    const isPair = Array.isArray(stored) && stored.length === 2;
    const at = isPair && isCampaignId(id) ? decodeInstant(String(stored[0])) : null;
    if (isPair && at) rounds[id] = { value: stored[1] as unknown, at };
    else refuse(`k/${id}`, stored);
  }
  return rounds;
}

function readOrders(part: unknown, texts: readonly string[], { entriesOf, refuse }: Reading): StoredState["orders"] {
  const orders: Record<string, OrderRecord> = {};
  for (const [campaignId, byCode] of entriesOf("o", part)) {
    for (const [code, byKey] of entriesOf(`o/${campaignId}`, byCode)) {
      for (const [key, stored] of entriesOf(`o/${campaignId}/${code}`, byKey)) {
        const reference = readReference(campaignId, code, key);
        const record = reference && unpackRecord(reference, stored, texts);
        if (record) orders[formatOrderReference(reference)] = record;
        else refuse(`o/${campaignId}/${code}/${key}`, { stored, texts: textsNamedByRecord(stored, texts) });
      }
    }
  }
  return orders;
}

function readReference(campaignId: string, municipalityCode: string, key: string): OrderReference | null {
  if (!isCampaignId(campaignId) || !isMunicipalityCode(municipalityCode) || !ORDER_KEYS.includes(key)) return null;
  return { campaignId, municipalityCode, key: key as OrderKey };
}

function readChoice(part: unknown): Timed<string | null> | null {
  if (!Array.isArray(part) || part.length !== 2) return null;
  const [value, time] = part as unknown[];
  const at = typeof time === "string" ? decodeInstant(time) : null;
  return at && (value === null || typeof value === "string") ? { value, at } : null;
}

function readRecent(text: unknown, { refuse }: Reading): Record<string, Instant> {
  if (text === undefined) return {};
  if (typeof text !== "string" || !/^(?:\d{3}[0-9a-z]{6})*$/.test(text)) {
    refuse("r", text);
    return {};
  }
  const entries = (text.match(/.{9}/g) ?? []).map((entry) => [entry.slice(0, 3), decodeInstant(entry.slice(3))]);
  return Object.fromEntries(entries);
}

function readProfile(part: unknown, texts: readonly string[]): TimedProfileValues | null {
  if (!Array.isArray(part)) return null;
  const values: Partial<Record<ProfileField, Timed<string>>> = {};
  for (const group of part as unknown[]) {
    if (!Array.isArray(group) || group.length % 2 === 0) return null;
    const [time, ...positions] = group as unknown[];
    const at = typeof time === "string" ? decodeInstant(time) : null;
    if (!at) return null;
    for (let place = 0; place < positions.length; place += 2) {
      const field = texts[positions[place] as number];
      const value = texts[positions[place + 1] as number];
      if (field === undefined || value === undefined || !isProfileField(field)) return null;
      values[field] = { value, at };
    }
  }
  return values;
}

function readTicks(text: unknown): Record<string, Tick> | null {
  if (typeof text !== "string" || !/^(?:\d[+-][0-9a-z]{6})*$/.test(text)) return null;
  const steps: Record<string, Tick> = {};
  for (const entry of text.match(/.{8}/g) ?? []) {
    steps[entry.slice(0, 1)] = { on: entry[1] === "+", at: decodeInstant(entry.slice(2)) as Instant };
  }
  return steps;
}

/** The texts that a damaged profile names: without them its positions would mean something else tomorrow. */
function textsNamedByProfile(stored: unknown, texts: readonly string[]): Record<number, string> {
  const positions = Array.isArray(stored)
    ? stored.flat(1).filter((part: unknown): part is number => typeof part === "number")
    : [];
  return Object.fromEntries(positions.flatMap((at) => (texts[at] === undefined ? [] : [[at, texts[at]]])));
}

/**
 * Packs the state into the plain JSON data that is stored: one letter per part, repeated texts once, times in six
 * characters and hashes in 40. `readStoredState` gives the same state back.
 */
export function writeStoredState(state: StoredState): unknown {
  const texts = createTextTable();
  const form: StoredForm = { v: STATE_VERSION };
  const choices = packChoices(state);
  const recent = Object.entries(state.recent);
  const profiles = mapNonEmpty(state.profiles, (values) => packProfile(values, texts));
  const ticks = mapNonEmpty(state.ticks, (byCode) => mapNonEmpty(byCode, packTicks));
  const rounds = mapNonEmpty(state.rounds, ({ at, value }) => [encodeInstant(at), value] as [string, unknown]);
  const orders = packOrders(state.orders, texts);

  if (choices) form.c = choices;
  if (recent.length > 0) form.r = recent.map(([code, at]) => code + encodeInstant(at)).join("");
  if (profiles) form.p = profiles;
  if (ticks) form.t = ticks;
  if (rounds) form.k = rounds;
  if (orders) form.o = orders;
  if (Object.keys(state.setAside).length > 0) form.x = { ...state.setAside };
  if (texts.texts.length > 0) form.s = [...texts.texts];
  return { ...state.unknown, ...form };
}

/** Maps the values of a record; null for a record without any, so that nothing is stored for it. */
function mapNonEmpty<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => R | null): Record<string, R> | null {
  const entries = Object.entries(record)
    .map(([key, value]) => [key, map(value)] as const)
    .filter((entry): entry is readonly [string, R] => entry[1] !== null);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

function packChoices(state: StoredState): Record<string, [string | null, string]> | null {
  const all = { ...state.choices, [MUNICIPALITY]: state.municipality, [ROLE]: state.role };
  return mapNonEmpty(all, ({ value, at }) =>
    value === null && at === BEGINNING ? null : ([value, encodeInstant(at)] as [string | null, string]),
  );
}

function packProfile(values: TimedProfileValues, texts: TextTable): [string, ...number[]][] | null {
  const groups = new Map<Instant, number[]>();
  for (const [field, timed] of Object.entries(values)) {
    const group = groups.get(timed.at) ?? [];
    group.push(texts.indexOf(field), texts.indexOf(timed.value));
    groups.set(timed.at, group);
  }
  return groups.size > 0 ? [...groups].map(([at, positions]) => [encodeInstant(at), ...positions]) : null;
}

function packTicks(steps: Readonly<Record<string, Tick>>): string | null {
  const text = Object.entries(steps)
    .map(([step, { on, at }]) => `${step}${on ? "+" : "-"}${encodeInstant(at)}`)
    .join("");
  return text === "" ? null : text;
}

function packOrders(orders: OrderLog, texts: TextTable): StoredForm["o"] | null {
  const packed: Record<string, Record<string, Record<string, string>>> = {};
  for (const record of Object.values(orders)) {
    const { campaignId, municipalityCode, key } = record;
    packed[campaignId] ??= {};
    packed[campaignId][municipalityCode] ??= {};
    packed[campaignId][municipalityCode][key] = packRecord(record, texts);
  }
  return Object.keys(packed).length > 0 ? packed : null;
}

/**
 * Bytes that the state takes of the mailbox's 32,768, as Outlook counts: the value's JSON, as a text, inside the JSON
 * of all settings. (Office.js counts characters; bytes of UTF-8 are never fewer.)
 */
export function storedBytes(state: StoredState): number {
  let bytes = 0;
  for (const character of JSON.stringify(JSON.stringify(writeStoredState(state)))) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
