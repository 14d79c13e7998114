/**
 * Moves a built site to another address: only the manifest (and, where there is one, the list of files that classic
 * Outlook may run) names the address. It also changes which of Microsoft's hosts the page takes office.js from.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OFFICE_JS_ADDRESSES, officeJsAddress } from "../office-js-hosts.cjs";

/** A fault that the administrator can do something about; the message is Danish, and nothing was written. */
export class Refusal extends Error {}

/** What is changed beside the address. */
export interface RebaseOptions {
  readonly id?: string | undefined;
  /** Comes in brackets behind the add-in's name; empty takes one away. */
  readonly suffix?: string | undefined;
  /** The host of office.js. */
  readonly officeJs?: string | undefined;
}

/** A file as it will be. */
interface Write {
  readonly file: string;
  readonly name: string;
  readonly text: string;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Refusal(`${file} kan ikke læses (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The address as it is written in the manifest: without a slash at the end. */
function checkAddress(text: string): string {
  let url: URL;
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
function addressOf(manifest: string, file: string): string {
  const found = /<IconUrl\s+DefaultValue="(https:\/\/[^"]*)\/icons\/[^"/]+"/.exec(manifest)?.[1];
  if (found === undefined)
    throw new Refusal(`${file} er ikke et manifest fra Rutebestilling: adressen på ikonet mangler.`);
  return found;
}

/** Puts a suffix behind the add-in's names, in the place of one that is there already. */
function withSuffix(manifest: string, suffix: string): string {
  const written = suffix === "" ? "" : escapeXml(` (${suffix})`);
  return manifest.replace(
    /<DisplayName[\s\S]*?<\/DisplayName>|<bt:String id="[^"]*\.Label"[\s\S]*?<\/bt:String>/g,
    (element) =>
      element.replace(
        /((?:Default)?Value=")([^"]*?)(?: \([^"()]*\))?"/g,
        (_whole, start: string, name: string) => `${start}${name}${written}"`,
      ),
  );
}

function rebaseManifest(
  manifest: string,
  file: string,
  base: string,
  { id, suffix }: RebaseOptions,
): { readonly old: string; readonly moved: string } {
  const old = addressOf(manifest, file);
  let moved = manifest.split(`"${old}/`).join(`"${escapeXml(base)}/`);
  const foreign = [...moved.matchAll(/DefaultValue="(https?:\/\/[^"]*)"/g)]
    .map(([, url = ""]) => url)
    .filter((url) => !url.startsWith(`${escapeXml(base)}/`));
  if (foreign.length > 0) {
    throw new Refusal(`${file} har adresser, som ikke hører til ${old}: ${[...new Set(foreign)].join(", ")}.`);
  }
  if (id !== undefined) moved = moved.replace(/<Id>[^<]*<\/Id>/, `<Id>${id.toLowerCase()}</Id>`);
  if (suffix !== undefined) moved = withSuffix(moved, suffix);
  return { old, moved };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Whether a folder holds the edition that says that the add-in is out of service; it has no manifest of its own. */
function isSwitchedOff(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(path.join(folder, "version.json"), "utf8")).switchedOff === true;
  } catch {
    return false;
  }
}

/** The pages that take office.js from Microsoft. */
const PAGES = ["taskpane.html", "selftest.html"];

/**
 * Has the pages take office.js from another of Microsoft's hosts.
 * @returns the pages and the list of hashes as they will be
 */
function changeOfficeJs(folder: string, host: string): readonly Write[] {
  const address = officeJsAddress(host);
  if (address === undefined) {
    const known = Object.keys(OFFICE_JS_ADDRESSES).join(" og ");
    throw new Refusal(`"${host}" er ikke en vært, som Microsoft har office.js på. De hedder ${known}.`);
  }
  const list = path.join(folder, "files.json");
  let hashes = existsSync(list) ? readText(list) : null;
  const writes: Write[] = [];
  for (const name of PAGES) {
    const page = path.join(folder, name);
    if (name !== PAGES[0] && !existsSync(page)) continue;
    const before = readText(page);
    const tags = Object.values(OFFICE_JS_ADDRESSES).flatMap((known) => {
      const tag = `<script defer src="${known}"></script>`;
      return Array<string>(before.split(tag).length - 1).fill(tag);
    });
    const [tag] = tags;
    if (tag === undefined || tags.length > 1)
      throw new Refusal(`${page} har ikke netop én linje, der henter office.js fra Microsoft.`);
    const moved = before.replace(tag, `<script defer src="${address}"></script>`);
    if (moved === before) continue;
    writes.push({ file: page, name, text: moved });
    // A page that somebody has changed by hand is not in the list, and stays so.
    hashes = hashes?.replace(`"${sha256(before)}"`, `"${sha256(moved)}"`) ?? null;
  }
  if (writes.length > 0 && hashes !== null) writes.push({ file: list, name: "files.json", text: hashes });
  return writes;
}

/**
 * @param folder the site, or the edition that is switched off where only `officeJs` is to change
 * @param address its new https address
 * @returns the files that were rewritten, and all manifests
 * @throws Refusal before anything is written
 */
export function rebase(
  folder: string,
  address: string,
  options: RebaseOptions = {},
): { readonly base: string; readonly changed: readonly string[]; readonly manifests: readonly string[] } {
  const base = checkAddress(address);
  checkOptions(options);
  const manifests = findManifests(folder, options);
  const writes = planWrites(folder, manifests, base, options);
  writeTogether(writes);
  return { base, changed: writes.map(({ name }) => name), manifests };
}

/** @throws Refusal where an option is not what it can be */
function checkOptions(options: RebaseOptions): void {
  if (options.id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(options.id)) {
    throw new Refusal(`"${options.id}" er ikke et id. Et id ser sådan ud: 5c0f1f0e-8f57-4c8e-9a51-0b6f6f3a2f31.`);
  }
  if (options.suffix !== undefined && (/[()]/.test(options.suffix) || options.suffix.length > 40)) {
    throw new Refusal("Det, der kommer efter navnet, må højst være 40 tegn og ikke indeholde parenteser.");
  }
}

/**
 * The manifests in a folder that is a site.
 * @throws Refusal where it is none
 */
function findManifests(folder: string, options: RebaseOptions): readonly string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Refusal(`Mappen ${folder} findes ikke.`);
  const manifests = readdirSync(folder).filter((name) => /^manifest.*\.xml$/.test(name));
  const movable = manifests.includes("manifest.xml") || (options.officeJs !== undefined && isSwitchedOff(folder));
  if (!movable || !existsSync(path.join(folder, "taskpane.html"))) {
    throw new Refusal(
      `${folder} indeholder ikke manifest.xml og taskpane.html. Angiv mappen, der skal på webserveren.`,
    );
  }
  return manifests;
}

/** What is to be written, read and worked out before anything is. */
function planWrites(folder: string, manifests: readonly string[], base: string, options: RebaseOptions): Write[] {
  const writes: Write[] = [];
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
  return writes;
}

/** Written beside the files first and then renamed: a full disk leaves the site as it was. */
function writeTogether(writes: readonly Write[]): void {
  const temporary = ({ file }: Write) => `${file}.ny-${process.pid}`;
  try {
    for (const write of writes) writeFileSync(temporary(write), write.text);
    for (const write of writes) renameSync(temporary(write), write.file);
  } catch (error) {
    for (const write of writes) rmSync(temporary(write), { force: true });
    throw new Refusal(`Filerne kunne ikke skrives (${(error as Error).message}).`);
  }
}
