/**
 * Writes the manifest of one environment from manifest.xml, which is itself valid for the local server.
 * CommonJS without dependencies: webpack.config.js, tests and the release script share it.
 */
const LOCAL_BASE = "https://localhost:3000";

/**
 * Escapes a text for an XML attribute or element.
 * @param {string} text
 */
function escapeXml(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/**
 * Checks the address that the site is served from.
 * @param {string} text an https address without query or fragment; a path is allowed
 * @returns {string} the address without a trailing slash
 * @throws {Error} saying what is wrong, when Outlook would refuse it
 */
function checkBaseUrl(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Error(`BASE_URL is not an address: "${text}". Write it as https://host or https://host/folder.`);
  }
  if (url.protocol !== "https:")
    throw new Error(`BASE_URL must begin with https:// (Outlook refuses others): "${text}".`);
  if (url.search || url.hash || url.username)
    throw new Error(`BASE_URL must not have a query, fragment or user: "${text}".`);
  return url.href.replace(/\/+$/, "");
}

/**
 * The add-in version that Office wants: four numbers. `1.2.3` becomes `1.2.3.0`.
 * @param {string} version
 */
function manifestVersion(version) {
  const [numbered = ""] = version.split("-");
  const numbers = numbered.split(".");
  while (numbers.length < 4) numbers.push("0");
  return numbers.join(".");
}

/**
 * @param {string} template the text of manifest.xml
 * @param {{baseUrl: string, addinId?: string | undefined, nameSuffix?: string | undefined, version: string}} values `addinId`: a GUID of its
 *   own, so that two environments can be installed side by side; `nameSuffix`: put behind the name (`test` gives
 *   `Rutebestilling (test)`)
 * @returns {string} the manifest
 * @throws {Error} when a value cannot be used
 */
function renderManifest(template, { baseUrl, addinId, nameSuffix, version }) {
  const base = checkBaseUrl(baseUrl);
  if (addinId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(addinId)) {
    throw new Error(`ADDIN_ID is not a GUID: "${addinId}".`);
  }
  let manifest = template.split(LOCAL_BASE).join(escapeXml(base));
  manifest = manifest.replace(/<Version>[^<]*<\/Version>/, `<Version>${manifestVersion(version)}</Version>`);
  manifest = manifest.replace(/<!-- Valid as it stands[^>]*-->\n/, "");
  if (addinId) manifest = manifest.replace(/<Id>[^<]*<\/Id>/, `<Id>${addinId.toLowerCase()}</Id>`);
  const suffix = (nameSuffix ?? "").trim().replace(/^\((.*)\)$/, "$1");
  if (suffix) {
    const written = escapeXml(` (${suffix})`);
    manifest = manifest.replace(
      /<DisplayName[\s\S]*?<\/DisplayName>|<bt:String id="[^"]*\.Label"[\s\S]*?<\/bt:String>/g,
      (element) =>
        element.replace(/((?:Default)?Value=")([^"]*)"/g, (_, start, value) => `${start}${value}${written}"`),
    );
  }
  return manifest;
}

module.exports = { LOCAL_BASE, checkBaseUrl, manifestVersion, renderManifest };
