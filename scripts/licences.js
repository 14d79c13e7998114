/**
 * The licences of what is shipped: the production dependencies of package-lock.json, read from their own folders.
 * CommonJS without dependencies: webpack.config.js writes the notices into the site, and npm run licences refuses a
 * licence that nobody has agreed to.
 */
const fs = require("node:fs");
const path = require("node:path");

/** Licences that let a public body use, change and pass on the add-in under MIT. */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "Unlicense",
  "Zlib",
]);

/** Development dependencies that are shipped all the same: in the programs of deploy/ as the release has them. */
const SHIPPED_TOO = new Set(["node_modules/jsonc-parser"]);

/**
 * Whether an SPDX expression leaves a choice of allowed licences: `(MIT OR GPL-3.0)` does.
 * @param {string} expression
 */
function isAllowed(expression) {
  const plain = expression.replace(/[()]/g, "").trim();
  return plain.split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => ALLOWED.has(one.trim())));
}

/**
 * The licence that a package declares, in today's form or in an older one.
 * @param {{ license?: string | { type?: string }, licenses?: { type: string }[] }} manifest
 */
function declared(manifest) {
  if (typeof manifest.license === "string") return manifest.license;
  if (manifest.license?.type) return manifest.license.type;
  if (Array.isArray(manifest.licenses)) return manifest.licenses.map(({ type }) => type).join(" OR ");
  return "";
}

/**
 * Every package that the site may hold.
 * @param {string} root the project
 * @returns {{name: string, version: string, licence: string, text: string}[]} sorted by name and version; `text` is
 *   its licence file, or empty
 * @throws {Error} when a package of the lock file is not installed
 */
function shippedPackages(root = ".") {
  const lock = JSON.parse(fs.readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const found = new Map();
  for (const [folder, entry] of Object.entries(lock.packages)) {
    // Types are for the compiler and leave nothing in the site.
    const leftOut = entry.dev || entry.devOptional || entry.link || /node_modules\/@types\//.test(folder);
    if (folder === "" || (leftOut && !SHIPPED_TOO.has(folder))) continue;
    const at = path.join(root, folder);
    if (!fs.existsSync(at)) {
      if (entry.optional || entry.peer) continue;
      throw new Error(`${folder} is not installed. Run npm ci first.`);
    }
    const manifest = JSON.parse(fs.readFileSync(path.join(at, "package.json"), "utf8"));
    const file = fs
      .readdirSync(at)
      .sort()
      .find((name) => /^(licen[cs]e|copying)(\.|$|-)/i.test(name));
    const text = file ? fs.readFileSync(path.join(at, file), "utf8").replace(/\r\n?/g, "\n").trim() : "";
    found.set(`${manifest.name}@${manifest.version}`, {
      name: manifest.name,
      version: manifest.version,
      licence: declared(manifest) || entry.license || "",
      text,
    });
  }
  return [...found.values()].sort((one, other) => {
    const [a, b] = [`${one.name}@${one.version}`, `${other.name}@${other.version}`];
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

/** The notices that the licences ask to be passed on: each text once, after the packages that it covers. */
function licenceNotices(root = ".") {
  const byText = new Map();
  for (const { name, version, licence, text } of shippedPackages(root)) {
    const key = text || `Licence: ${licence}`;
    byText.set(key, [...(byText.get(key) ?? []), `${name} ${version} (${licence})`]);
  }
  const parts = [...byText].map(([text, packages]) => `${packages.join("\n")}\n\n${text}\n`);
  return `Rutebestilling indeholder programdele fra andre. Deres licenser følger her.\n\n${parts.join(`\n${"-".repeat(80)}\n\n`)}`;
}

module.exports = { isAllowed, licenceNotices, shippedPackages };
