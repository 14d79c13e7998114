import type { IncomingHttpHeaders } from "node:http";
import { EVERYWHERE, headersFor } from "../headers.cjs";
import { comparePolicy } from "./policy";

/** What an answer's headers come to: faults and remarks, as Danish sentences. */
export interface HeaderFindings {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** Values that protect as well as the shipped one, by meaning. */
const ALSO_GOOD: Readonly<Record<string, (value: string) => boolean>> = {
  "Referrer-Policy": (value) => /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/.test(value),
  "Strict-Transport-Security": (value) => Number(/max-age="?(\d+)/i.exec(value)?.[1] ?? 0) >= 86_400,
  "X-Content-Type-Options": (value) => value.toLowerCase() === "nosniff",
};

/** Headers that are not shipped and do harm; each gives a sentence for the values that do. */
const HARMFUL: Readonly<Record<string, (value: string, path: string) => string | null>> = {
  "X-Frame-Options": () => "holder Outlook ude. Fjern den",
  "Cross-Origin-Embedder-Policy": (value) =>
    value === "unsafe-none" ? null : "kan lukke for office.js fra Microsoft. Fjern den",
  "Cross-Origin-Opener-Policy": (value) =>
    value === "unsafe-none" ? null : "kan bryde forbindelsen til vinduer, som Outlook åbner. Fjern den",
  "Cross-Origin-Resource-Policy": (value) =>
    value === "cross-origin" ? null : "kan lukke for, at Outlook viser panel og ikoner. Fjern den",
  "Access-Control-Allow-Origin": () => "lader andre websteder læse filen. Fjern den",
  "Clear-Site-Data": () => "sletter det, panelet husker i browseren. Fjern den",
  "Content-Disposition": (value) => (/^\s*attachment/i.test(value) ? "gør filen til en download. Fjern den" : null),
  Refresh: () => "sender siden videre. Fjern den",
  "Feature-Policy": () => "er forældet og er erstattet af Permissions-Policy. Fjern den",
};

/** Compares the security headers of an answer with the shipped ones. */
export function securityFindings(path: string, headers: IncomingHttpHeaders): HeaderFindings {
  const { faults, notes } = policyFindings(headers);
  const found = { faults: [...faults], notes: [...notes] };
  for (const [name, harm] of Object.entries(HARMFUL)) {
    const value = headers[name.toLowerCase()];
    const told = value === undefined ? null : harm(String(value), path);
    if (told !== null) found.faults.push(`${name}: ${String(value)} ${told}.`);
  }
  for (const [name, shipped] of Object.entries(EVERYWHERE)) {
    const value = headers[name.toLowerCase()];
    if (value === undefined) found.faults.push(`${name} mangler.`);
    else if (name === "Permissions-Policy") found.faults.push(...permissionFaults(String(value), shipped));
    // A server that sends a header twice has the values with a comma between.
    else if (
      String(value)
        .split(/,\s*/)
        .some((one) => one !== shipped && !ALSO_GOOD[name]?.(one))
    )
      found.faults.push(`${name} er "${value}" og ikke "${shipped}".`);
  }
  if (headers["set-cookie"]) {
    found.notes.push("Serveren eller noget foran den sætter en cookie. Rutebestilling bruger ingen.");
  }
  return found;
}

function policyFindings(headers: IncomingHttpHeaders): HeaderFindings {
  const sent = headers["content-security-policy"];
  const onTrial = headers["content-security-policy-report-only"];
  if (onTrial === undefined) return comparePolicy(sent === undefined ? sent : String(sent));
  // Judged as if it were held to already, together with what is: then nothing changes when it comes into force.
  const { faults, notes } = comparePolicy([sent, onTrial].filter((one) => one !== undefined).join(","));
  const known =
    "Content-Security-Policy er på prøve (Report-Only). Den beskytter først helt, når den sendes uden Report-Only.";
  return { faults, notes: [...notes.filter((note) => !note.startsWith("Serveren sender")), known] };
}

/** Each feature that is shipped closed has to be closed; what else is closed does no harm, except to copying. */
function permissionFaults(sent: string, shipped: string): string[] {
  const rules = new Map(sent.split(",").map((rule) => [rule.split("=")[0]?.trim(), rule.split("=")[1]?.trim()]));
  const open = shipped
    .split(", ")
    .map((rule) => rule.split("=")[0] ?? "")
    .filter((feature) => rules.get(feature) !== "()");
  return [
    ...(open.length > 0 ? [`Permissions-Policy lukker ikke for ${open.join(", ")}.`] : []),
    ...(rules.get("clipboard-write") === "()"
      ? ["Permissions-Policy lukker for clipboard-write, så panelets kopiér-knapper ikke virker."]
      : []),
  ];
}

const seconds = (directive: string, sent: string) => {
  const found = new RegExp(`(?:^|[\\s,])${directive}="?(\\d+)`).exec(sent);
  return found ? Number(found[1]) : null;
};

/** What is wrong with how long an answer may be kept; by meaning, as servers write it in different ways. */
export function cacheFaults(path: string, headers: IncomingHttpHeaders): string[] {
  const sent = (headers["cache-control"] ?? "").toLowerCase();
  const shipped = headersFor(path)["Cache-Control"] ?? "";
  const fault = shipped.includes("immutable")
    ? faultOfKeptForLong(sent)
    : shipped.includes("max-age")
      ? faultOfIcon(sent)
      : faultOfAlwaysAsked(sent);
  if (fault === null) return [];
  const said = sent === "" ? "Cache-Control mangler." : `Cache-Control er "${sent}" og ikke "${shipped}".`;
  return [`${said} ${fault}`];
}

/** A month in seconds. */
const MONTH = 2_592_000;

const neverKept = (sent: string) => /\bno-(?:cache|store)\b/.test(sent);

/** A file whose name changes with its content. */
function faultOfKeptForLong(sent: string): string | null {
  return (seconds("max-age", sent) ?? 0) >= MONTH && !neverKept(sent) ? null : "Panelet åbner så langsommere.";
}

function faultOfIcon(sent: string): string | null {
  if (neverKept(sent)) return "Outlook viser ikke ikoner, der ikke må gemmes.";
  return (seconds("max-age", sent) ?? 0) > MONTH ? "Et nyt ikon ses så først, når tiden er gået." : null;
}

/** A page, or the organisation's file: a browser is to ask for it each time. */
function faultOfAlwaysAsked(sent: string): string | null {
  const shared = seconds("s-maxage", sent);
  if (shared) return `s-maxage lader en proxy give en gammel version i ${shared} sekunder.`;
  if (/stale-(?:while-revalidate|if-error)=[1-9]/.test(sent))
    return "En gammel version kan så ses efter en opdatering.";
  if (neverKept(sent) || seconds("max-age", sent) === 0) return null;
  return "En ny version ses ellers ikke med det samme.";
}
