import type { Campaign } from "../campaign/campaign";
import { isCampaignId } from "../campaign/campaign-id";
import { decodeOrderRound, encodeOrderRound } from "../campaign/rounds";
import { findMunicipality, type Municipality } from "../municipality/municipality";
import type { Order } from "../order/order";
import { isProfileField, PROFILE_FIELDS, type ProfileField, type ProfileValues } from "../profile/fields";
import { isEmailAddress, splitAddresses } from "../text/email-address";
import { oneLine } from "../text/html";
import { findSensitiveContent } from "../text/sensitive-content";

/** What one pane hands to another: a municipality's round, and what the user wrote in its profile. */
export interface Handover {
  readonly municipality: Municipality;
  readonly campaignId: string;
  /** The round itself, where a user started it; null for one that the colleague's pane must know already. */
  readonly round: Campaign | null;
  /** What the user wrote. The contact is not among it: whoever takes over is the contact. */
  readonly values: ProfileValues;
}

/** What a text says of a handover. Only `read` may change anything, and then only when the user says so. */
export type HandoverReading =
  | { readonly kind: "read"; readonly handover: Handover }
  /** There is no line in it, or there are several different ones. */
  | { readonly kind: "none" }
  /** It was cut, changed on its way, or never was one. */
  | { readonly kind: "broken" }
  /** A newer version of the add-in wrote it. */
  | { readonly kind: "newer" };

const VERSION = 1;
/** Letters, digits, colons, `-` and `_`: nothing that a mail program rewrites, and no place where it would break a line. */
const LINE = /RUTEBESTILLING(\d{1,3}):([A-Za-z0-9_-]{1,20000}):([0-9a-f]{16}):/g;
/** More than any note with a line has. */
const TEXT_LIMIT = 200_000;
const VALUE_LIMIT = 500;
const ROUND_LIMIT = 2_000;

const isHandedOver = (field: ProfileField) => !field.startsWith("contact.");

/**
 * Writes round and profile as one line, for a colleague to paste. What the organisation decides is not in it: the
 * colleague's pane has that of its own.
 */
export function writeHandoverLine({ campaign, profile }: Pick<Order, "campaign" | "profile">): string {
  const values = PROFILE_FIELDS.flatMap((field) => {
    const { value, origin } = profile.fields[field];
    const line = oneLine(value);
    return isHandedOver(field) && origin.kind === "user" && isUsable(field, line) ? [[field, line] as const] : [];
  });
  return encode({
    code: profile.municipality.code,
    campaignId: campaign.id,
    round: campaign.origin === "user" ? encodeOrderRound(campaign) : null,
    values,
  });
}

interface Content {
  readonly code: string;
  readonly campaignId: string;
  readonly round: unknown;
  readonly values: readonly (readonly [field: string, value: string])[];
}

function encode({ code, campaignId, round, values }: Content): string {
  const payload = toBase64Url(JSON.stringify([code, campaignId, round, ...values.flat()]));
  return `RUTEBESTILLING${VERSION}:${payload}:${checksumOf(payload)}:`;
}

/**
 * Finds the line in what was pasted, which may be the whole note, wrapped and quoted. Whoever can write a line can write
 * one with any content, and the checksum right: so every value is looked at, and the user decides. Never throws.
 */
export function readHandoverLine(text: string): HandoverReading {
  if (text.length > TEXT_LIMIT) return { kind: "broken" };
  // A mail that is quoted has a mark before each line; what wraps a line adds white space.
  const joined = text.replace(/[\r\n]+[ \t]*(?:>[ \t]*)+/g, "").replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
  const lines = new Map([...joined.matchAll(LINE)].map((found) => [found[0], found] as const));
  const [found, ...more] = lines.values();
  if (!found) return { kind: /RUTEBESTILLING\d{1,3}:/.test(joined) ? "broken" : "none" };
  if (more.length > 0) return { kind: "none" };
  const [line, version, payload = "", checksum] = found;
  if (checksumOf(payload) !== checksum) return { kind: "broken" };
  if (Number(version) > VERSION) return { kind: "newer" };
  const handover = decode(payload);
  // Written again, it must be the same: nothing may stand in it that was not read.
  return handover && line === rewrite(handover) ? { kind: "read", handover } : { kind: "broken" };
}

function rewrite({ municipality, campaignId, round, values }: Handover): string {
  return encode({
    code: municipality.code,
    campaignId,
    round: round && encodeOrderRound(round),
    values: PROFILE_FIELDS.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]] as const])),
  });
}

function decode(payload: string): Handover | null {
  const content = parse(payload);
  if (!Array.isArray(content)) return null;
  const [code, campaignId, stored, ...pairs] = content as readonly unknown[];
  const municipality = typeof code === "string" ? findMunicipality(code) : null;
  if (!municipality || typeof campaignId !== "string" || !isCampaignId(campaignId) || pairs.length % 2 !== 0)
    return null;
  const values: ProfileValues = {};
  for (let at = 0; at < pairs.length; at += 2) {
    const [field, value] = [pairs[at], pairs[at + 1]];
    if (typeof field !== "string" || !isProfileField(field) || typeof value !== "string") return null;
    if (!isHandedOver(field) || value === "" || oneLine(value) !== value || !isUsable(field, value)) return null;
    values[field] = value;
  }
  if (stored === null) return { municipality, campaignId, round: null, values };
  const written = JSON.stringify(stored);
  const round =
    written.length > ROUND_LIMIT || oneLine(written) !== written ? null : decodeOrderRound(campaignId, stored);
  return round && { municipality, campaignId, round, values };
}

/** Whether a value may be handed over: of a length that a person can read, an address where one is meant, nothing secret. */
function isUsable(field: ProfileField, value: string): boolean {
  if (value === "" || value.length > VALUE_LIMIT || findSensitiveContent(value).length > 0) return false;
  const isAddresses = /\.(?:email|cc)$/.test(field);
  return !isAddresses || splitAddresses(value).every(isEmailAddress);
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(fromBase64Url(payload));
  } catch {
    return null;
  }
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @throws where it is no base64, or no UTF-8 */
function fromBase64Url(text: string): string {
  const binary = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * A checksum of 64 bits, as 16 hex digits: two FNV-1a sums. It tells what broke on the way, and not what was forged:
 * whoever writes a line writes its checksum too.
 * Source: Fowler, Noll, Vo: the prime 16777619 for 32 bits.
 */
function checksumOf(text: string): string {
  const sum = (start: number) => {
    let value = start;
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
    // The last letters would move the low bits alone.
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    return ((value ^ (value >>> 13)) >>> 0).toString(16).padStart(8, "0");
  };
  return sum(0x811c9dc5) + sum(0x9747b28c);
}
