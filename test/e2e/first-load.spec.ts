/** What a browser really fetches until the fill button works, against the build's budget. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { BUDGET_KILOBYTES, BUDGET_REQUESTS } from "../../scripts/webpack-first-load-plugin.js";
import { expect, test } from "./outlook-fixture";
import { profileSettings } from "./pane-steps";
import { ADDIN_ORIGIN, SITE_FOLDER } from "./site";

declare global {
  interface Window {
    /** When a fill button could first be pressed; milliseconds, as the times of `fetchedAt`. */
    fillButtonWorksAt?: number;
    /** What the page has asked for, and when. */
    fetchedAt?: [address: string, time: number][];
  }
}

/** The English texts come on top of the Danish ones, which most users have. KB gzip. */
const ENGLISH_TEXTS = 5;

/** In both languages. */
const FILL_BUTTON = /^(Udfyld mail|Fill in email)/;

test.use({ inWholeBrowser: true });

for (const language of ["da-DK", "en-US"] as const) {
  test(`until the fill button works, no more is fetched than the budget allows (${language})`, async ({ outlook }) => {
    await outlook.page.addInitScript((name) => {
      const fetched: [string, number][] = [];
      window.fetchedAt = fetched;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) fetched.push([entry.name, entry.startTime]);
      }).observe({ type: "resource", buffered: true });
      const look = () => {
        const button = [...document.querySelectorAll("article button")].find((candidate) =>
          new RegExp(name).test(candidate.textContent ?? ""),
        );
        if (!button || button.getAttribute("aria-disabled") === "true") return;
        window.fillButtonWorksAt = performance.now();
        observer.disconnect();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    }, FILL_BUTTON.source);
    // At the time it is: a clock that stands still is one for what is measured here, too.
    await outlook.openDraft({ from: "anna@kk.dk", settings: profileSettings(), language });
    await expect(outlook.pane.getByRole("button", { name: FILL_BUTTON }).first()).toBeEnabled();
    const frame = await outlook.paneFrame();
    // What waits for the first view comes: until then the list is not whole.
    await expect
      .poll(() => frame.evaluate(() => window.fetchedAt?.some(([name]) => name.endsWith("/organisation.json"))))
      .toBe(true);
    const fetched = await frame.evaluate((origin) => {
      const { fillButtonWorksAt, fetchedAt = [] } = window;
      if (fillButtonWorksAt === undefined) throw new Error("No fill button was seen.");
      return [location.href, ...fetchedAt.filter(([, time]) => time < fillButtonWorksAt).map(([name]) => name)]
        .filter((name) => name.startsWith(origin))
        .map((name) => new URL(name).pathname);
    }, ADDIN_ORIGIN);
    const bytes = fetched.map((file) => gzipSync(readFileSync(path.join(SITE_FOLDER, file)), { level: 9 }).length);
    const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1024;
    console.log(`${language}: ${kilobytes.toFixed(1)} KB gzip in ${fetched.length} requests: ${fetched.join(", ")}`);
    expect(fetched.length).toBeGreaterThan(2);
    expect(fetched.length).toBeLessThanOrEqual(BUDGET_REQUESTS);
    expect(kilobytes).toBeLessThanOrEqual(BUDGET_KILOBYTES + (language === "en-US" ? ENGLISH_TEXTS : 0));
  });
}
