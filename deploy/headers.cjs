/**
 * What the web server says beside each file: the one source of the headers. The server configurations in this folder
 * are written from it (npm run server-files), deploy/verify.ts compares a live site with it, and the local Outlook and the
 * tests serve the site with it. CommonJS, so that Node alone, TypeScript and the tests can all load it. The decisions behind it: docs/adr/0013-content-security-policy.md.
 */

const { MICROSOFT_AJAX_HOST, OFFICE_JS_ADDRESSES } = require("./office-js-hosts.cjs");

/**
 * The pages that may frame the task pane: every host that office.js itself accepts for Outlook on the web and the new
 * Outlook for Windows (its list of trusted hosts, read in @microsoft/office-js 1.1.110), and outlook.cloud.microsoft,
 * to which Microsoft moves Outlook on the web. Microsoft's inner test rings are left out. Classic Outlook and Outlook
 * on Mac show the pane in a view of their own and do not look at this list.
 */
const OUTLOOK_HOSTS = [
  "https://outlook.office.com",
  "https://outlook.office365.com",
  "https://outlook.cloud.microsoft",
  "https://outlook.live.com",
  "https://*.officeapps.live.com",
  "https://outlook.office365.us",
  "https://*.gov.online.office365.us",
  "https://*.dod.online.office365.us",
  "https://outlook.office.de",
  "https://*.online.office.de",
  "https://partner.outlook.cn",
  "https://*.partner.officewebapps.cn",
];

/** SHA-256 of nothing: the empty <style> elements that Fluent UI creates and then fills rule by rule (CSSOM). */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The hosts that scripts come from, beside the site's own. */
const OFFICE_JS_HOSTS = [...Object.keys(OFFICE_JS_ADDRESSES), MICROSOFT_AJAX_HOST];

const POLICY = {
  "default-src": ["'none'"],
  // Every host that office.js may be loaded from, whichever the page names: a policy is often set once, by others.
  "script-src": ["'self'", ...OFFICE_JS_HOSTS.map((host) => `https://${host}`)],
  "style-src": ["'self'", EMPTY_STYLE],
  // data: is the empty favicon of the page.
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
  "frame-ancestors": OUTLOOK_HOSTS,
};

/**
 * @param {{frameAncestors?: readonly string[]}} [options] `frameAncestors`: further pages that may frame the pane, for
 *   a local Outlook; an address or `'self'`
 * @returns {string} the value of Content-Security-Policy
 */
function contentSecurityPolicy(options = {}) {
  const policy = { ...POLICY, "frame-ancestors": [...OUTLOOK_HOSTS, ...(options.frameAncestors ?? [])] };
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}

/** Headers of every answer, beside the policy. There is no X-Frame-Options: it would keep Outlook out as well. */
const EVERYWHERE = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=31536000",
  "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Everything may be kept for a year: the content's hash is part of the name. */
const HASHED = "public, max-age=31536000, immutable";
/** Outlook keeps the icons and refuses an image that says no-cache or no-store. */
const ICONS = "public, max-age=86400";
/** May be kept, but the server is asked each time: a new release or a changed organisation file is seen at once. */
const ASK_AGAIN = "no-cache";

/** Content type by file extension. */
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  xml: "application/xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Types that are compressed on the way. The other ones are compressed already. */
const COMPRESSED = ["html", "js", "css", "json", "xml", "txt", "svg"];

/**
 * @param {string} path a file of the site, below any folder: `/static/taskpane.0123456789ab.js`, `icons/icon-16.png`
 * @returns {string} the value of Cache-Control
 */
function cacheControlFor(path) {
  if (/(^|\/)static\/[^/]+$/.test(path)) return HASHED;
  if (/(^|\/)icons\/[^/]+\.png$/.test(path)) return ICONS;
  return ASK_AGAIN;
}

/**
 * @param {string} path a file of the site
 * @returns {string | undefined} its Content-Type, or undefined for a file that the site does not hold
 */
function contentTypeFor(path) {
  return TYPES[/\.([a-z]+)$/.exec(path)?.[1] ?? ""];
}

/**
 * Every header that the shipped server configurations give a file of the site, with its type.
 * @param {string} path a file of the site
 * @param {{frameAncestors?: readonly string[]}} [options] as contentSecurityPolicy takes them
 * @returns {Record<string, string>}
 */
function headersFor(path, options = {}) {
  const type = contentTypeFor(path);
  return {
    ...(type ? { "Content-Type": type } : {}),
    "Content-Security-Policy": contentSecurityPolicy(options),
    ...EVERYWHERE,
    "Cache-Control": cacheControlFor(path),
  };
}

module.exports = {
  ASK_AGAIN,
  COMPRESSED,
  EVERYWHERE,
  HASHED,
  ICONS,
  OUTLOOK_HOSTS,
  TYPES,
  cacheControlFor,
  contentSecurityPolicy,
  contentTypeFor,
  headersFor,
};
