import { contentSecurityPolicy } from "../headers.cjs";

/** A policy as a map from directive to its sources, and several of them, as a browser holds a page to all. */
type Policy = ReadonlyMap<string, readonly string[]>;

/** What is said of a policy: what keeps the pane from working or lets too much in, and what is only worth knowing. */
export interface PolicyFindings {
  readonly faults: readonly string[];
  readonly notes: readonly string[];
}

/** Where a directive is not there, this one counts in its place. Those that are not named have none. */
const FALLBACK: Readonly<Record<string, string>> = {
  "script-src-elem": "script-src",
  "script-src-attr": "script-src",
  "style-src-elem": "style-src",
  "style-src-attr": "style-src",
  "frame-src": "child-src",
  "worker-src": "child-src",
  "script-src": "default-src",
  "style-src": "default-src",
  "child-src": "default-src",
  "img-src": "default-src",
  "connect-src": "default-src",
  "object-src": "default-src",
  "font-src": "default-src",
  "media-src": "default-src",
  "manifest-src": "default-src",
};

/** Directives that are not shipped and change nothing for the pane. */
const HARMLESS = new Set(["report-uri", "report-to", "upgrade-insecure-requests", "block-all-mixed-content"]);

/** What a directive that is not shipped would do. */
const EFFECTS: Readonly<Record<string, string>> = {
  sandbox: "Panelet kan så ikke køre som det skal i Outlook",
  "require-trusted-types-for": "office.js kan så ikke køre",
  "trusted-types": "office.js kan så ikke køre",
  "script-src-elem": "Det gælder i stedet for script-src",
  "style-src-elem": "Det gælder i stedet for style-src",
};

/** `a 'x' y; b` as a map. The first directive of a name counts, as in a browser. */
function parsePolicy(text: string): Policy {
  const policy = new Map<string, readonly string[]>();
  for (const part of text.split(";")) {
    const [directive, ...sources] = part.trim().split(/\s+/);
    if (!directive || policy.has(directive.toLowerCase())) continue;
    policy.set(directive.toLowerCase(), sources.map(inOneWay));
  }
  return policy;
}

/** Keywords and hosts mean the same in capitals; hashes do not. */
function inOneWay(source: string): string {
  return /^'(?:sha\d+|nonce)-/i.test(source) ? source : source.toLowerCase().replace(/^(https?:\/\/[^/]+)\/$/, "$1");
}

/** The sources that a directive comes to, with its fallbacks; undefined where nothing restricts it. */
function sourcesFor(policy: Policy, directive: string): readonly string[] | undefined {
  const own = policy.get(directive);
  if (own) return own.filter((source) => source !== "'none'");
  const fallback = FALLBACK[directive];
  return fallback === undefined ? undefined : sourcesFor(policy, fallback);
}

/** Whether a list of sources lets one in. */
function lets(sources: readonly string[], wanted: string): boolean {
  if (sources.includes(wanted)) return true;
  if (wanted === "'self'") return sources.includes("*") || sources.includes("https:");
  const host = /^https:\/\/([^/]+)$/.exec(wanted)?.[1];
  if (host === undefined) return false;
  return sources.some((source) => {
    if (source === "*" || source === "https:" || source === "http:") return true;
    const pattern = source.replace(/^https?:\/\//, "");
    if (pattern === host) return true;
    return pattern.startsWith("*.") && host.replace(/^\*/, "").endsWith(pattern.slice(1));
  });
}

/**
 * Compares the policy of an answer with the shipped one, directive by directive and source by source.
 * @param sent the header; undefined when it is missing. A server that sends two has them with a comma between
 */
export function comparePolicy(sent: string | undefined): PolicyFindings {
  if (sent === undefined) return { faults: ["Content-Security-Policy mangler."], notes: [] };
  const policies = sent.split(",").map(parsePolicy);
  const shipped = parsePolicy(contentSecurityPolicy());
  const faults: string[] = [];
  const notes: string[] = [];
  if (policies.length > 1) {
    notes.push(`Serveren sender ${policies.length} udgaver af Content-Security-Policy, og alle gælder på én gang.`);
  }
  for (const directive of shipped.keys()) {
    const wanted = sourcesFor(shipped, directive) ?? [];
    faults.push(...compareDirective(directive, wanted, policies));
  }
  for (const directive of new Set(policies.flatMap((policy) => [...policy.keys()]))) {
    if (shipped.has(directive)) continue;
    const told = `Content-Security-Policy har ${directive}, som ikke er med i den medfølgende opsætning.`;
    if (HARMLESS.has(directive)) {
      notes.push(told);
      continue;
    }
    const effect = EFFECTS[directive];
    faults.push(effect ? `${told} ${effect}.` : told);
  }
  return { faults, notes };
}

function compareDirective(directive: string, wanted: readonly string[], policies: readonly Policy[]): string[] {
  const found = policies.map((policy) => sourcesFor(policy, directive));
  const restricting = found.filter((sources) => sources !== undefined);
  if (restricting.length === 0) return [`Content-Security-Policy mangler ${directive}.`];
  const faults: string[] = [];
  const missing = wanted.filter((source) => restricting.some((sources) => !lets(sources, source)));
  if (missing.length > 0) {
    const told =
      directive === "frame-ancestors"
        ? "Outlook kan ikke vise panelet fra"
        : `Content-Security-Policy (${directive}) mangler`;
    faults.push(`${told} ${missing.join(", ")}.`);
  }
  // A page is held to all policies: too wide is only what every one of them lets in.
  const [first = [], ...others] = restricting;
  const wide = first.filter((source) => !wanted.includes(source) && others.every((sources) => lets(sources, source)));
  if (wide.length > 0) {
    faults.push(
      `Content-Security-Policy (${directive}) tillader også ${wide.join(" ")}, som den medfølgende opsætning ikke gør.`,
    );
  }
  return faults;
}
