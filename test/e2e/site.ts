/** The site under test: the production build, for an address that is invented and exists only in the tests' browser. */
import path from "node:path";

export const ADDIN_HOST = "rutebestilling.eksempel.dk";
export const ADDIN_ORIGIN = `https://${ADDIN_HOST}`;
/** One of the hosts that office.js trusts; the harness server answers for it. */
export const OUTLOOK_HOST = "outlook.office.com";
export const OUTLOOK_ORIGIN = `https://${OUTLOOK_HOST}`;

/** The build's folder. `SITE_FOLDER` names one that is built already, for that address. */
export const SITE_FOLDER = path.resolve(process.env["SITE_FOLDER"] ?? ".local-outlook/site");
