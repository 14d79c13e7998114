#!/usr/bin/env node
/**
 * `node deploy/verify.mjs <address>`: looks at a deployed site as Outlook would, with Node alone. Administrators run it
 * after an upload, and from their monitoring, so it speaks Danish: a line per check, what to do about each fault, and an
 * exit code (0 all well, 1 faults, 2 not run). The release has it as one file.
 */
import { parseArgs } from "node:util";
import { AuthorityError, type OwnAuthority, readAuthority } from "./connection/trust";
import type { Finding } from "./verify/report";
import { type Verification, verify } from "./verify/verify";

const USAGE = `Brug: node deploy/verify.mjs <https://adresse> [--ca fil] [--http-port nummer] [--offline]
                             [--certificate-days dage] [--quiet] [--json]

  <https://adresse>         mappen med manifest.xml, fx https://rutebestilling.kommune.dk
  --ca fil                  et certifikat, der skal godkendes, fx kommunens eget rodcertifikat
  --http-port nummer        porten uden kryptering; 80, når den ikke er angivet
  --offline                 spring over, at office.js kan hentes fra Microsoft
  --certificate-days dage   det er en fejl, når certifikatet udløber om færre dage
  --quiet                   skriv kun fejl, og intet, når der ingen er
  --json                    skriv resultatet som JSON

Svarkode: 0 alt er i orden, 1 der er fejl, 2 kontrollen er ikke kørt.`;

/** What was asked for cannot be done; the message is for the administrator. */
class WrongUse extends Error {}

interface Settings {
  readonly address: string;
  readonly authority: OwnAuthority | undefined;
  readonly httpPort: number | undefined;
  readonly certificateDays: number | undefined;
  readonly offline: boolean;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** @returns null when it is not said how, or help is asked for */
function readSettings(argv: readonly string[]): Settings | null {
  const options = {
    ca: { type: "string" },
    "http-port": { type: "string" },
    "certificate-days": { type: "string" },
    offline: { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch {
    return null;
  }
  const { values, positionals } = parsed;
  const [address] = positionals;
  if (address === undefined || positionals.length > 1) return null;
  if (!/^https:\/\/[^/?#\s]+[^?#\s]*$/.test(address) || !URL.canParse(address)) {
    throw new WrongUse(`"${address}" er ikke en https-adresse. Skriv den som https://vært eller https://vært/mappe.`);
  }
  return {
    address,
    authority: values.ca === undefined ? undefined : readAuthority(values.ca),
    httpPort: readNumber("--http-port", values["http-port"], 65_535),
    certificateDays: readNumber("--certificate-days", values["certificate-days"], 3650),
    offline: values.offline,
    quiet: values.quiet,
    json: values.json,
  };
}

function readNumber(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 1 && number <= most) return number;
  throw new WrongUse(`${option} skal være et helt tal fra 1 til ${most}.`);
}

const LEVELS = { ok: "ok      ", fault: "FEJL    ", note: "bemærk  " } as const;

function print({ level, text, remedy }: Finding): void {
  console.log(`${LEVELS[level]}${text}`);
  if (remedy) console.log(`        Gør: ${remedy}`);
}

/** The last line: how it went, and where to begin. */
function summary({ ok, faults, notes }: Verification): string {
  const remarks = notes === 0 ? "" : `, ${notes} ${notes === 1 ? "bemærkning" : "bemærkninger"}`;
  return faults === 0
    ? `Alt er i orden: ${ok} kontroller${remarks}.`
    : `${faults} fejl, ${ok} kontroller i orden${remarks}. Ret fejlene fra oven: den første er ofte årsag til de næste.`;
}

/** For programs: names that do not change, and the words that people read. */
function asJson({ address, version, certificate, ok, faults, notes, findings }: Verification, quiet: boolean): string {
  const told = quiet ? findings.filter(({ level }) => level === "fault") : findings;
  const result = faults === 0 ? "ok" : "faults";
  const counts = { ok, faults, notes };
  return JSON.stringify({ address, version, result, counts, certificate, findings: told }, null, 2);
}

async function main(argv: readonly string[]): Promise<number> {
  let settings: Settings | null;
  try {
    settings = readSettings(argv);
  } catch (error) {
    if (!(error instanceof WrongUse || error instanceof AuthorityError)) throw error;
    console.error(error.message);
    return 2;
  }
  if (!settings) {
    console.error(USAGE);
    return argv.includes("--help") || argv.includes("-h") ? 0 : 2;
  }
  const { address, quiet, json, ...options } = settings;
  const hear = (finding: Finding) => {
    if (!json && (!quiet || finding.level === "fault")) print(finding);
  };
  const outcome = await verify(address, { ...options, hear });
  if (json) console.log(asJson(outcome, quiet));
  else if (!quiet || outcome.faults > 0) console.log(`\n${summary(outcome)}`);
  return outcome.faults === 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(`Kontrollen kunne ikke gennemføres: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
