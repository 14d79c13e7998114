/**
 * Where office.js comes from: the one list of Microsoft's hosts, for the build, the policy (headers.cjs), and the
 * administrators' programs. CommonJS without dependencies, so that webpack.config.js can load it. Why there are two:
 * docs/adr/0002-office-js-from-the-cdn.md.
 */

/** The address of the tag by host name. office.js loads its other parts from beside itself. */
const OFFICE_JS_ADDRESSES = {
  "appsforoffice.microsoft.com": "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  "officeapis.public.onecdn.static.microsoft": "https://officeapis.public.onecdn.static.microsoft/1/office.js",
};

/** The host that the page names where nothing else is asked for. */
const DEFAULT_OFFICE_JS_HOST = "appsforoffice.microsoft.com";

/** Where office.js 1.1.110 for Outlook on the web loads MicrosoftAjax.js from, whichever host it came from itself. */
const MICROSOFT_AJAX_HOST = "ajax.aspnetcdn.com";

/**
 * @param {string} host one of Microsoft's hosts
 * @returns {string | undefined} the address of office.js there, or undefined for a host that is none
 */
function officeJsAddress(host) {
  return Object.hasOwn(OFFICE_JS_ADDRESSES, host) ? OFFICE_JS_ADDRESSES[host] : undefined;
}

module.exports = { DEFAULT_OFFICE_JS_HOST, MICROSOFT_AJAX_HOST, OFFICE_JS_ADDRESSES, officeJsAddress };
