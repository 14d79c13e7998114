/** What the pane does beside what it shows: nothing against the policy, nothing in the console, nothing to anyone else. */
import type { ConsoleMessage, Request } from "@playwright/test";
import { expect, type Outlook, test } from "./outlook-fixture";
import { walkFilling, walkNewMailbox, walkReading, walkTrouble } from "./pane-states";
import { ADDIN_ORIGIN, OUTLOOK_ORIGIN } from "./site";

const MICROSOFT = ["https://appsforoffice.microsoft.com", "https://ajax.aspnetcdn.com"];

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

for (const [name, walk] of [
  ["a new mailbox", walkNewMailbox],
  ["filling, and the checklist", walkFilling],
  ["late, in trouble, in English", walkTrouble],
  ["reading", walkReading],
] as const) {
  test(name, async ({ outlook }) => {
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

    // Two style attributes that office.js itself sets while it starts are refused, without effect.
    const ours = seen.filter(({ source }) => !source.startsWith("https://appsforoffice.microsoft.com/"));
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
    expect([...origins].filter((origin) => ![ADDIN_ORIGIN, OUTLOOK_ORIGIN, ...MICROSOFT].includes(origin))).toEqual([]);
    // The pane asks, and sends nothing: no address carries a value, no request a body.
    for (const request of requests.filter((request) => !request.url().startsWith(OUTLOOK_ORIGIN))) {
      expect(request.method(), request.url()).toBe("GET");
      expect(decodeURIComponent(new URL(request.url()).pathname)).not.toMatch(PERSONAL);
    }
  });
}

test("Fluent's styles are in effect under the shipped policy", async ({ outlook }) => {
  const policy = outlook.page
    .waitForResponse((response) => response.url().startsWith(`${ADDIN_ORIGIN}/taskpane.html`))
    .then((response) => response.headers()["content-security-policy"]);
  await outlook.openDraft({ from: "anna.eksempel@kk.dk" });
  const tab = outlook.pane.getByRole("tab", { name: "Bestilling" });
  await expect(tab).toBeVisible();
  const frame = await outlook.paneFrame();
  const style = await tab.evaluate((element) => {
    const { display, cursor, fontFamily } = getComputedStyle(element);
    return { display, cursor, isSegoe: fontFamily.includes("Segoe UI") };
  });
  expect(style).toEqual({ display: "grid", cursor: "pointer", isSegoe: true });
  expect(await policy).not.toContain("unsafe-inline");
  expect(await frame.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
});
