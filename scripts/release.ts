/**
 * What a release is made of. The same commit gives the same bytes, whenever and wherever it is packed: names are
 * sorted, times are fixed, and nothing of the machine goes in.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import PizZip from "pizzip";
import { name, version } from "../package.json";
import { shippedPackages } from "./licences.js";
import { renderManifest } from "./render-manifest.js";

/** The address of a release that is packed without BASE_URL; deploy/rebase.mjs puts the real one in. */
export const PLACEHOLDER_ADDRESS = "https://rutebestilling.example.dk";

/** The id of the test environment, so that it can be installed beside production. */
export const TEST_ADDIN_ID = "2f9f4d8c-6c0b-4b7e-8d5c-3f1f7a9e5b10";

/** The earliest time that a zip file can hold; in local time, as that is how it is stored. */
const ZIP_TIME = new Date(1980, 0, 1);

/** What administrators get of deploy/ beside the programs: configurations. Sources are for developers. */
const DEPLOY_FILES = /\.(conf|config|json|yaml)$|\.htaccess$|Containerfile(\.dockerignore)?$/;

/** The programs that administrators run, each built from deploy/<name>.ts to one file that needs Node alone. */
export const PROGRAMS = ["verify", "rebase", "check-organisation"] as const;

export interface ReleaseValues {
  readonly baseUrl: string;
  readonly addinId?: string | undefined;
  readonly nameSuffix?: string | undefined;
}

/** Every file of a folder as paths with `/`, sorted by code unit. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Lines as sha256sum writes and checks them. */
export function checksums(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files].map(([file, bytes]) => `${sha256(bytes)}  ${file}\n`).join("");
}

/**
 * Builds the site into a folder.
 * @param kind `off` is the switch-off build
 */
export function buildSite(folder: string, values: ReleaseValues, kind: "site" | "off" = "site"): void {
  const args = [
    "node_modules/webpack/bin/webpack.js",
    "--mode",
    "production",
    ...(kind === "off" ? ["--env", "off"] : []),
  ];
  execFileSync(process.execPath, args, {
    env: {
      ...process.env,
      NODE_ENV: "production",
      OUT_DIR: folder,
      BASE_URL: values.baseUrl,
      ADDIN_ID: values.addinId ?? "",
      NAME_SUFFIX: values.nameSuffix ?? "",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** A name-based identifier: the same contents always have the same one. */
function serialNumber(text: string): string {
  const digits = sha256(Buffer.from(text));
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`;
}

interface Bill {
  serialNumber?: string;
  metadata: {
    timestamp?: string;
    tools?: unknown;
    authors?: readonly { name: string }[];
    component: Record<string, unknown> & { "bom-ref": string };
  };
  components: { "bom-ref": string; name: string; version: string }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** Who answers for the bill of materials: as LICENSE and publiccode.yml name them. */
const AUTHOR = "The Rutebestilling contributors";

/**
 * When the commit was made that is packed: a time that is the same wherever and whenever it is packed.
 * @returns null in a source archive without git, where SOURCE_DATE_EPOCH is not set either
 */
function commitTime(): string | null {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  try {
    const seconds =
      epoch ??
      execFileSync("git", ["log", "-1", "--format=%ct"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return new Date(Number(seconds) * 1000).toISOString();
  } catch {
    return null;
  }
}

/**
 * The parts that the site is made of, in CycloneDX, from npm and the lock file.
 * @throws Error when npm cannot make it, or a part is missing in it
 */
export function softwareBill(): string {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const raw = execFileSync(npm, ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
  });
  const bill = JSON.parse(raw) as Bill;
  // npm's own `--omit dev` (11.19.1, November 2026) leaves out react and others that development needs as well, so what
  // is shipped is picked here. To be replaced by the option when it no longer does.
  const shipped = new Set(shippedPackages().map(({ name: part, version: at }) => `${part}@${at}`));
  const components = bill.components.filter((part) => shipped.has(`${part.name}@${part.version}`));
  if (components.length < shipped.size) throw new Error("npm sbom does not name every package that is shipped.");
  const { component } = bill.metadata;
  const references = new Set([component["bom-ref"], ...components.map((part) => part["bom-ref"])]);
  const dependencies = bill.dependencies
    .filter(({ ref }) => references.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => references.has(other)) }));
  const picked = { ...bill, components, dependencies };
  // When it was made, by which npm and in which folder would differ from machine to machine.
  delete picked.serialNumber;
  delete picked.metadata.timestamp;
  delete picked.metadata.tools;
  const time = commitTime();
  if (time !== null) picked.metadata.timestamp = time;
  picked.metadata.authors = [{ name: AUTHOR }];
  Object.assign(component, { type: "application", name });
  return `${JSON.stringify({ ...picked, serialNumber: serialNumber(JSON.stringify(picked)) }, null, 2)}\n`;
}

function addFolder(
  files: Map<string, Uint8Array>,
  from: string,
  to: string,
  wanted: (file: string) => boolean = () => true,
): void {
  for (const file of listFiles(from)) if (wanted(file)) files.set(`${to}/${file}`, readFileSync(path.join(from, file)));
}

/** A program for administrators as one file: they have the zip and not the project. */
export function bundleProgram(program: (typeof PROGRAMS)[number]): Uint8Array {
  const { outputFiles } = buildSync({
    entryPoints: [`deploy/${program}.ts`],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    // Packages in the old format ask for Node's own modules, which a file in the new one has no word for.
    banner: {
      js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`,
    },
    legalComments: "eof",
  });
  // The comments with which esbuild parts the files hold their paths, which differ from machine to machine.
  const text = (outputFiles[0]?.text ?? "").replace(/^\/\/ .*\n/gm, "");
  return Buffer.from(text);
}

/** First words for whoever unpacks the zip. */
function readMe(values: ReleaseValues): string {
  const moved =
    values.baseUrl === PLACEHOLDER_ADDRESS
      ? "Sæt jeres egen adresse ind:"
      : `Manifestet er lavet til ${values.baseUrl}. Skal siden ligge et andet sted, så sæt den nye adresse ind:`;
  return `Rutebestilling ${version}
${"=".repeat(`Rutebestilling ${version}`.length)}

Læs docs/admin/README.md. Kort fortalt, med Node 20 eller nyere:

1. ${moved}
   node deploy/rebase.mjs site https://jeres-adresse

2. Læg indholdet af mappen site på webserveren. Opsætninger ligger i deploy.

3. Kontrollér:
   node deploy/verify.mjs https://jeres-adresse

4. Læg site/manifest.xml op i Microsoft 365 Administration.

site      det, der skal på webserveren
slukket   en udgave, der siger, at Rutebestilling er ude af drift (docs/admin/opdatering.md)
deploy    opsætninger til webservere og programmer, der flytter og kontrollerer siden
docs      vejledninger
`;
}

/**
 * The zip's files by path inside it, sorted, with their hashes last.
 * @param site the built site
 * @param off the built switch-off site
 */
export function releaseContents(site: string, off: string, values: ReleaseValues): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  files.set("LAESMIG.txt", Buffer.from(readMe(values).replace(/\n/g, "\r\n")));
  for (const file of ["LICENSE", "CHANGELOG.md", "SECURITY.md"])
    if (existsSync(file)) files.set(file, readFileSync(file));
  files.set("sbom.cdx.json", Buffer.from(softwareBill()));
  addFolder(files, "deploy", "deploy", (file) => DEPLOY_FILES.test(file));
  for (const program of PROGRAMS) files.set(`deploy/${program}.mjs`, bundleProgram(program));
  addFolder(files, "docs/admin", "docs/admin");
  if (existsSync("docs/user")) addFolder(files, "docs/user", "docs/user");
  addFolder(files, site, "site");
  // Only what differs: whoever switches off keeps the organisation's own files.
  addFolder(files, off, "slukket", (file) =>
    /^(static\/.*|(taskpane|selftest)\.html|version\.json|files\.json)$/.test(file),
  );
  const sorted = new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)));
  sorted.set("SHA256SUMS", Buffer.from(checksums(sorted)));
  return sorted;
}

/** Packs files as a zip; the same files give the same bytes. */
export function zip(files: ReadonlyMap<string, Uint8Array>, folder: string): Buffer {
  const archive = new PizZip();
  for (const [file, bytes] of files) {
    archive.file(`${folder}/${file}`, bytes, { binary: true, date: ZIP_TIME, createFolders: false });
  }
  return archive.generate({ type: "nodebuffer", compression: "DEFLATE", compressionOptions: { level: 9 } });
}

/**
 * Makes the release in a folder, which is emptied first: the zip, the manifests, the bill of materials and the hashes.
 * @returns the names of the files
 */
export function packageRelease(target: string, values: ReleaseValues): readonly string[] {
  const work = mkdtempSync(path.join(tmpdir(), "rutebestilling-release-"));
  try {
    const site = path.join(work, "site");
    const off = path.join(work, "off");
    buildSite(site, values);
    buildSite(off, values, "off");
    const contents = releaseContents(site, off, values);
    const released = new Map<string, Uint8Array>();
    const archive = `${name}-${version}`;
    released.set(`${archive}.zip`, zip(contents, archive));
    released.set("manifest.xml", readFileSync(path.join(site, "manifest.xml")));
    const test = renderManifest(readFileSync("manifest.xml", "utf8"), {
      baseUrl: process.env["TEST_BASE_URL"] || values.baseUrl,
      addinId: TEST_ADDIN_ID,
      nameSuffix: "test",
      version,
    });
    released.set("manifest-test.xml", Buffer.from(test));
    released.set("sbom.cdx.json", contents.get("sbom.cdx.json") ?? Buffer.alloc(0));
    const sorted = new Map([...released].sort(([one], [other]) => (one < other ? -1 : 1)));
    sorted.set("SHA256SUMS", Buffer.from(checksums(sorted)));
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    for (const [file, bytes] of sorted) writeFileSync(path.join(target, file), bytes);
    return [...sorted.keys()];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
