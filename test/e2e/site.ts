/** The site under test: the production build, for an address that is invented and exists only in the tests' browser. */
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { DEFAULT_OFFICE_JS_HOST } from "../../deploy/office-js-hosts.cjs";
import { rebase } from "../../deploy/rebase/rebase";

export const ADDIN_HOST = "rutebestilling.eksempel.dk";
export const ADDIN_ORIGIN = `https://${ADDIN_HOST}`;
/** One of the hosts that office.js trusts; the harness server answers for it. */
export const OUTLOOK_HOST = "outlook.office.com";
export const OUTLOOK_ORIGIN = `https://${OUTLOOK_HOST}`;

/** The build's folder. `SITE_FOLDER` names one that is built already, for that address. */
export const SITE_FOLDER = path.resolve(process.env["SITE_FOLDER"] ?? ".local-outlook/site");

/** The site's folder, or a copy that an administrator has had take office.js from another of Microsoft's hosts. */
export function siteWithOfficeJsFrom(host: string): string {
  if (host === DEFAULT_OFFICE_JS_HOST) return SITE_FOLDER;
  // Each worker has a copy of its own: they build it at the same time.
  const copy = `${SITE_FOLDER}-${host}-${process.pid}`;
  rmSync(copy, { recursive: true, force: true });
  cpSync(SITE_FOLDER, copy, { recursive: true });
  rebase(copy, ADDIN_ORIGIN, { officeJs: host });
  return copy;
}
