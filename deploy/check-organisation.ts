#!/usr/bin/env node
/**
 * `node deploy/check-organisation.mjs <file or address>` (in the project: `npm run check-organisation`): whether the pane
 * can use an organisation.json. Exit code 0: in order; 1: faults; 2: it could not be read, or wrong usage.
 */
import { parseArgs } from "node:util";
import { AuthorityError, readAuthority } from "./connection/trust";
import { checkOrganisation } from "./organisation/check-organisation";

const USAGE = `Brug: node deploy/check-organisation.mjs <fil eller https-adresse> [--ca fil]

  --ca fil   et certifikat, der skal godkendes, fx kommunens eget rodcertifikat`;

async function main(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch {
    console.error(USAGE);
    return args.includes("--help") || args.includes("-h") ? 0 : 2;
  }
  const { values, positionals } = parsed;
  const [target] = positionals;
  if (target === undefined || positionals.length > 1) {
    console.error(USAGE);
    return 2;
  }
  try {
    const authority = values.ca === undefined ? undefined : readAuthority(values.ca);
    return await checkOrganisation(target, (line) => console.log(line), authority);
  } catch (error) {
    if (!(error instanceof AuthorityError)) throw error;
    console.error(error.message);
    return 2;
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: { ca: { type: "string" } }, allowPositionals: true });
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
