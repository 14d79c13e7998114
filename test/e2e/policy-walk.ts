import type { ConsoleMessage, Request } from "@playwright/test";
import { MICROSOFT_AJAX_HOST } from "../../deploy/office-js-hosts.cjs";
import { expect, type Outlook } from "./outlook-fixture";
import { ADDIN_ORIGIN, OUTLOOK_ORIGIN } from "./site";

interface Violation {
  readonly directive: string;
  readonly blocked: string;
  readonly source: string;
  readonly sample: string;
}

/** What a walk must leave no trace of: the person, the supplier, the mail. */
const PERSONAL = /eksempel@|example\.dk|Anna|Leverandør|Kvantum|12 34 56 78|ØIR03-\d/;

/** Listens to the whole browser from before the first page on. */
async function listen(outlook: Outlook) {
  const said: string[] = [];
  const requests: Request[] = [];
  const violations: Violation[] = [];
  const { page } = outlook;
  await page.exposeFunction("reportViolation", (violation: Violation) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { reportViolation } = globalThis as unknown as { reportViolation(violation: Violation): void };
      reportViolation({
        directive: event.effectiveDirective,
        blocked: event.blockedURI,
        source: event.sourceFile,
        sample: event.sample,
      });
    });
  });
  page.on("console", (message: ConsoleMessage) =>
    said.push(`${message.type()} ${message.location().url}: ${message.text()}`),
  );
  page.on("pageerror", (error) => said.push(`uncaught: ${error.message}`));
  page.on("request", (request) => requests.push(request));
  return { said, requests, violations };
}

/**
 * Walks through the pane and looks at what it does beside what it shows: nothing against the policy, nothing in the
 * console, nothing to anyone else.
 * @param officeJsHost the host that the page takes office.js from
 */
export async function expectNothingBesides(
  outlook: Outlook,
  officeJsHost: string,
  walk: (outlook: Outlook, look: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { said, requests, violations } = await listen(outlook);
  await walk(outlook, async () => {});
  await outlook.setTheme("dark");

  // That the listening works: what nobody may do is reported.
  const seen = [...violations];
  await (await outlook.paneFrame()).evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { color: red; }";
    document.head.append(style);
  });
  await expect.poll(() => violations.length).toBeGreaterThan(seen.length);

  const officeJsOrigin = `https://${officeJsHost}`;
  expect(requests.some((request) => request.url().startsWith(`${officeJsOrigin}/`))).toBe(true);
  // Two style attributes that office.js itself sets while it starts are refused, without effect.
  const ours = seen.filter(({ source }) => !source.startsWith(`${officeJsOrigin}/`));
  expect(ours).toEqual([]);
  expect(seen.every(({ directive }) => directive.startsWith("style-src"))).toBe(true);

  const fromPane = said.filter(
    (line) => !line.includes(OUTLOOK_ORIGIN) && !/Content Security Policy.*style-src/s.test(line),
  );
  expect(fromPane.filter((line) => /^(?:error|warning|uncaught)/.test(line))).toEqual([]);
  expect(said.filter((line) => PERSONAL.test(line))).toEqual([]);

  const origins = new Set(
    requests
      .map((request) => new URL(request.url()))
      .filter(({ protocol }) => /^http/.test(protocol))
      .map(({ origin }) => origin),
  );
  const known = [ADDIN_ORIGIN, OUTLOOK_ORIGIN, officeJsOrigin, `https://${MICROSOFT_AJAX_HOST}`];
  expect([...origins].filter((origin) => !known.includes(origin))).toEqual([]);
  // The pane asks, and sends nothing: no address carries a value, no request a body.
  for (const request of requests.filter((request) => !request.url().startsWith(OUTLOOK_ORIGIN))) {
    expect(request.method(), request.url()).toBe("GET");
    expect(decodeURIComponent(new URL(request.url()).pathname)).not.toMatch(PERSONAL);
  }
}
