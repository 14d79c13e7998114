import path from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import buildSite from "../test/e2e/build-site-setup";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { startHarnessServer } from "../test/e2e/harness-server";
import { Outlook } from "../test/e2e/outlook-fixture";
import { profileSettings } from "../test/e2e/pane-steps";

/** Measures the pane as built for production, in the local Outlook of a mailbox with a profile of two orders. */
export async function inLocalOutlook(
  measure: (outlook: Outlook, context: BrowserContext) => Promise<void>,
): Promise<void> {
  await buildSite();
  const server = await startHarnessServer(path.resolve("test-results/outbox-bench"));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, ...server.resolverArgs],
  });
  try {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "da-DK" });
    const outlook = new Outlook(await context.newPage(), server);
    await outlook.start({ settings: profileSettings() });
    await measure(outlook, context);
  } finally {
    await browser.close();
    await server.close();
  }
}
