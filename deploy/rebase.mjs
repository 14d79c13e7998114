#!/usr/bin/env node
/**
 * Moves a built site to another address, with Node alone: only the manifest (and, where there is one, the list of
 * files that classic Outlook may run) names the address. It also changes which of Microsoft's hosts the page takes
 * office.js from. Administrators run it, so it speaks Danish.
 */
import { createHash } from "node:crypto";
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
import { OFFICE_JS_ADDRESSES, officeJsAddress } from "./office-js-hosts.cjs";

const USAGE = `Brug: node deploy/rebase.mjs <mappe> <https://ny-adresse> [--id GUID] [--name-suffix tekst] [--office-js vært]

  <mappe>               mappen med taskpane.html og manifest.xml
  <https://ny-adresse>  hvor mappen kommer til at ligge, fx https://rutebestilling.kommune.dk
  --id GUID             et andet id, så et testmiljø kan stå ved siden af driften
  --name-suffix tekst   kommer i parentes efter navnet, fx test giver "Rutebestilling (test)"
  --office-js vært      hvilken af Microsofts adresser siden henter office.js fra:
                        ${Object.keys(OFFICE_JS_ADDRESSES).join(`\n${" ".repeat(24)}`)}`;

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

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** Whether a folder holds the edition that says that the add-in is out of service; it has no manifest of its own. */
function isSwitchedOff(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, "version.json"), "utf8")).switchedOff === true;
  } catch {
    return false;
  }
}

/**
 * Has the page take office.js from another of Microsoft's hosts.
 * @returns {{file: string, name: string, text: string}[]} the page and the list of hashes as they will be
 */
function changeOfficeJs(folder, host) {
  const address = officeJsAddress(host);
  if (address === undefined) {
    const known = Object.keys(OFFICE_JS_ADDRESSES).join(" og ");
    throw new Refusal(`"${host}" er ikke en vært, som Microsoft har office.js på. De hedder ${known}.`);
  }
  const page = path.join(folder, "taskpane.html");
  const before = readText(page);
  const tags = Object.values(OFFICE_JS_ADDRESSES).flatMap((known) => {
    const tag = `<script defer src="${known}"></script>`;
    return Array(before.split(tag).length - 1).fill(tag);
  });
  if (tags.length !== 1) throw new Refusal(`${page} har ikke netop én linje, der henter office.js fra Microsoft.`);
  const moved = before.replace(tags[0], `<script defer src="${address}"></script>`);
  const writes = [{ file: page, name: "taskpane.html", text: moved }];
  const list = path.join(folder, "files.json");
  if (existsSync(list)) {
    // A page that somebody has changed by hand is not in the list, and stays so.
    const text = readText(list).replace(`"${sha256(before)}"`, `"${sha256(moved)}"`);
    writes.push({ file: list, name: "files.json", text });
  }
  return moved === before ? [] : writes;
}

/**
 * @param {string} folder the site, or the edition that is switched off where only `officeJs` is to change
 * @param {string} address its new https address
 * @param {{id?: string, suffix?: string, officeJs?: string}} [options] `officeJs`: the host of office.js
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
  const movable = manifests.includes("manifest.xml") || (options.officeJs !== undefined && isSwitchedOff(folder));
  if (!movable || !existsSync(path.join(folder, "taskpane.html"))) {
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
  if (options.officeJs !== undefined) writes.push(...changeOfficeJs(folder, options.officeJs));

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

const OPTIONS = { "--id": "id", "--name-suffix": "suffix", "--office-js": "officeJs" };

function parseArguments(argv) {
  const positional = [];
  const options = {};
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at];
    const option = OPTIONS[argument];
    if (option) {
      at += 1;
      if (argv[at] === undefined) return null;
      options[option] = argv[at];
    } else if (argument.startsWith("-")) return null;
    else positional.push(argument);
  }
  return positional.length === 2 ? { folder: positional[0], address: positional[1], options } : null;
}

/** What was done, and what is to be done next. */
function told(base, changed, officeJs) {
  const fromHost = officeJs === undefined ? "" : `, og office.js hentes fra ${officeJs}`;
  if (changed.length === 0) return `Adressen er allerede ${base}${fromHost}. Intet er ændret.`;
  const moved = changed.filter((name) => !["taskpane.html", "files.json"].includes(name));
  return [
    ...(moved.length > 0 ? [`${moved.join(", ")} peger nu på ${base}.`] : []),
    ...(changed.includes("taskpane.html") ? [`taskpane.html henter nu office.js fra ${officeJs}.`] : []),
    `Læg mappen dér, og kør: node deploy/verify.mjs ${base}`,
  ].join(" ");
}

function main(argv) {
  const parsed = parseArguments(argv);
  if (!parsed) {
    console.error(USAGE);
    return argv.includes("--help") || argv.includes("-h") ? 0 : 2;
  }
  try {
    const { base, changed } = rebase(parsed.folder, parsed.address, parsed.options);
    console.log(told(base, changed, parsed.options.officeJs));
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
