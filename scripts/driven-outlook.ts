/** For scripts that take pictures: the production build in the local Outlook, and a browser that shows it. */
import path from "node:path";
import { type BrowserContextOptions, chromium } from "@playwright/test";
import setUpSite from "../test/e2e/build-site-setup";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { startHarnessServer } from "../test/e2e/harness-server";
import { Outlook } from "../test/e2e/outlook-fixture";

/** Opens an Outlook in a window of its own, as people in Denmark have it. @param context what is otherwise in this window */
export type OpenOutlook = (context?: BrowserContextOptions) => Promise<Outlook>;

const WINDOW: BrowserContextOptions = {
  ignoreHTTPSErrors: true,
  viewport: { width: 1280, height: 800 },
  locale: "da-DK",
  timezoneId: "Europe/Copenhagen",
};

/**
 * Builds the site where that is needed, and closes browser and server when `drive` is done. Ends the process with an error
 * where it fails.
 * @param name of the script, for what the local Outlook sends
 */
export function driveOutlook(name: string, drive: (open: OpenOutlook) => Promise<void>): void {
  run(name, drive).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
}

async function run(name: string, drive: (open: OpenOutlook) => Promise<void>): Promise<void> {
  await setUpSite();
  const server = await startHarnessServer(path.resolve(`.local-outlook/outbox-${name}`));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, ...server.resolverArgs],
  });
  try {
    await drive(async (context) => new Outlook(await browser.newPage({ ...WINDOW, ...context }), server));
  } finally {
    await browser.close();
    await server.close();
  }
}
