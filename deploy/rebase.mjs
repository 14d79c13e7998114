#!/usr/bin/env node
/**
 * Moves a built site to another address, with Node alone: only the manifest (and, where there is one, the list of
 * files that classic Outlook may run) names the address. Administrators run it, so it speaks Danish.
 */
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const USAGE = `Brug: node deploy/rebase.mjs <mappe> <https://ny-adresse> [--id GUID] [--name-suffix tekst]

  <mappe>               mappen med taskpane.html og manifest.xml
  <https://ny-adresse>  hvor mappen kommer til at ligge, fx https://rutebestilling.kommune.dk
  --id GUID             et andet id, så et testmiljø kan stå ved siden af driften
  --name-suffix tekst   kommer i parentes efter navnet, fx test giver "Rutebestilling (test)"`;

/** A fault that the administrator can do something about. */
class Refusal extends Error {}

function escapeXml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refusal(`${file} kan ikke læses (${error.code}).`);
  }
}

/** The address as it is written in the manifest: without a slash at the end. */
function checkAddress(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Refusal(`"${text}" er ikke en adresse. Skriv den som https://vært eller https://vært/mappe.`);
  }
  if (url.protocol !== "https:") throw new Refusal(`Adressen skal begynde med https://. Outlook afviser "${text}".`);
  if (url.username || url.password) throw new Refusal(`Adressen må ikke indeholde brugernavn eller adgangskode.`);
  if (url.search || url.hash) throw new Refusal(`Adressen må ikke indeholde "?" eller "#": "${text}".`);
  if (/\.(html?|xml|json|zip)\/?$/i.test(url.pathname)) {
    throw new Refusal(
      `Adressen skal være mappens og ikke en fils: skriv den uden "${path.posix.basename(url.pathname)}".`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

/** The address that a manifest was written for. */
function addressOf(manifest, file) {
  const found = /<IconUrl\s+DefaultValue="(https:\/\/[^"]*)\/icons\/[^"/]+"/.exec(manifest);
  if (!found) throw new Refusal(`${file} er ikke et manifest fra Rutebestilling: adressen på ikonet mangler.`);
  return found[1];
}

/** Puts a suffix behind the add-in's names, in the place of one that is there already. */
function withSuffix(manifest, suffix) {
  const written = suffix === "" ? "" : escapeXml(` (${suffix})`);
  return manifest.replace(
    /<DisplayName[\s\S]*?<\/DisplayName>|<bt:String id="[^"]*\.Label"[\s\S]*?<\/bt:String>/g,
    (element) =>
      element.replace(
        /((?:Default)?Value=")([^"]*?)(?: \([^"()]*\))?"/g,
        (_whole, start, name) => `${start}${name}${written}"`,
      ),
  );
}

function rebaseManifest(manifest, file, base, { id, suffix }) {
  const old = addressOf(manifest, file);
  let moved = manifest.split(`"${old}/`).join(`"${escapeXml(base)}/`);
  const foreign = [...moved.matchAll(/DefaultValue="(https?:\/\/[^"]*)"/g)]
    .map(([, url]) => url)
    .filter((url) => !url.startsWith(`${escapeXml(base)}/`));
  if (foreign.length > 0) {
    throw new Refusal(`${file} har adresser, som ikke hører til ${old}: ${[...new Set(foreign)].join(", ")}.`);
  }
  if (id !== undefined) moved = moved.replace(/<Id>[^<]*<\/Id>/, `<Id>${id.toLowerCase()}</Id>`);
  if (suffix !== undefined) moved = withSuffix(moved, suffix);
  return { old, moved };
}

/**
 * @param {string} folder the site
 * @param {string} address its new https address
 * @param {{id?: string, suffix?: string}} [options]
 * @returns {{base: string, changed: string[], manifests: string[]}} the files that were rewritten, and all manifests
 * @throws {Refusal} before anything is written
 */
export function rebase(folder, address, options = {}) {
  const base = checkAddress(address);
  if (options.id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(options.id)) {
    throw new Refusal(`"${options.id}" er ikke et id. Et id ser sådan ud: 5c0f1f0e-8f57-4c8e-9a51-0b6f6f3a2f31.`);
  }
  if (options.suffix !== undefined && (/[()]/.test(options.suffix) || options.suffix.length > 40)) {
    throw new Refusal("Det, der kommer efter navnet, må højst være 40 tegn og ikke indeholde parenteser.");
  }
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal(`Mappen ${folder} findes ikke.`);
  const manifests = readdirSync(folder).filter((name) => /^manifest.*\.xml$/.test(name));
  if (!manifests.includes("manifest.xml") || !existsSync(path.join(folder, "taskpane.html"))) {
    throw new Refusal(
      `${folder} indeholder ikke manifest.xml og taskpane.html. Angiv mappen, der skal på webserveren.`,
    );
  }

  const writes = [];
  let old = base;
  for (const name of manifests) {
    const file = path.join(folder, name);
    const before = readText(file);
    const { old: from, moved } = rebaseManifest(before, name, base, options);
    if (name === "manifest.xml") old = from.replace(/&amp;/g, "&");
    if (moved !== before) writes.push({ file, name, text: moved });
  }
  const allowed = ".well-known/microsoft-officeaddins-allowed.json";
  const allowedFile = path.join(folder, allowed);
  if (existsSync(allowedFile)) {
    const before = readText(allowedFile);
    const moved = before.split(`"${old}/`).join(`"${base}/`);
    if (moved !== before) writes.push({ file: allowedFile, name: allowed, text: moved });
  }

  // Written beside the files first and then renamed: a full disk leaves the site as it was.
  const temporary = ({ file }) => `${file}.ny-${process.pid}`;
  try {
    for (const write of writes) writeFileSync(temporary(write), write.text);
    for (const write of writes) renameSync(temporary(write), write.file);
  } catch (error) {
    for (const write of writes) rmSync(temporary(write), { force: true });
    throw new Refusal(`Filerne kunne ikke skrives (${error.message}).`);
  }
  return { base, changed: writes.map(({ name }) => name), manifests };
}

function parseArguments(argv) {
  const positional = [];
  const options = {};
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at];
    if (argument === "--id" || argument === "--name-suffix") {
      at += 1;
      if (argv[at] === undefined) return null;
      options[argument === "--id" ? "id" : "suffix"] = argv[at];
    } else if (argument.startsWith("-")) return null;
    else positional.push(argument);
  }
  return positional.length === 2 ? { folder: positional[0], address: positional[1], options } : null;
}

function main(argv) {
  const parsed = parseArguments(argv);
  if (!parsed) {
    console.error(USAGE);
    return argv.includes("--help") || argv.includes("-h") ? 0 : 2;
  }
  try {
    const { base, changed } = rebase(parsed.folder, parsed.address, parsed.options);
    console.log(
      changed.length === 0
        ? `Adressen er allerede ${base}. Intet er ændret.`
        : `${changed.join(", ")} peger nu på ${base}. Læg mappen dér, og kør: node deploy/verify.mjs ${base}`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${error.message} Intet er ændret.`);
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  process.exitCode = main(process.argv.slice(2));
}
