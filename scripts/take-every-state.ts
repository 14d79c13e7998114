/**
 * `npm run states [-- FOLDER]`: takes a picture of every state of the pane that the tests know, in every look that it has
 * to bear, to be looked at one by one before a release. They are not part of the repository.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContextOptions, chromium } from "@playwright/test";
import setUpSite from "../test/e2e/build-site-setup";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { startHarnessServer } from "../test/e2e/harness-server";
import { Outlook } from "../test/e2e/outlook-fixture";
import { type Look, walkFilling, walkNewMailbox, walkReading, walkTrouble } from "../test/e2e/pane-states";

const WALKS = [walkNewMailbox, walkFilling, walkTrouble, walkReading];

/** A way in which people see the pane. `zoom`: how much larger everything is; the pane is 320 px wide all the same. */
const LOOKS: Readonly<
  Record<string, { readonly zoom?: number; readonly context?: BrowserContextOptions; readonly dark?: true }>
> = {
  light: {},
  dark: { dark: true },
  "forced-colours": { context: { forcedColors: "active" } },
  "200-percent": { zoom: 2 },
  "400-percent": { zoom: 4 },
};

/** Pixels. Higher windows the browser may not be able to draw. */
const HIGHEST = 8_000;

/** Takes a picture of the pane from its top, as far as it can be drawn. */
function takeInto(outlook: Outlook, folder: string, zoom: number, isDark: boolean): Look {
  let count = 0;
  return async (name) => {
    const { page } = outlook;
    // A long page at a large zoom takes longer to draw than a fill may take.
    if (zoom > 1 && name === "running") return;
    if (isDark) await outlook.setTheme("dark");
    const frame = await outlook.paneFrame();
    await frame.evaluate((factor) => {
      document.documentElement.style.zoom = String(factor);
    }, zoom);
    await frame.evaluate(() =>
      Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
    );
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    const hidden = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    const height = Math.min(HIGHEST, size.height + Math.max(0, Math.ceil(hidden)));
    await page.setViewportSize({ ...size, height });
    count += 1;
    const file = `${String(count).padStart(2, "0")} ${name.replace(/[^\p{L}\d ]/gu, "")}.png`;
    const pane = page.locator("section.pane:not([hidden])");
    writeFileSync(path.join(folder, file), await pane.screenshot({ animations: "disabled" }));
    await page.setViewportSize(size);
    await frame.evaluate(() => {
      document.documentElement.style.zoom = "";
    });
  };
}

async function run(): Promise<void> {
  await setUpSite();
  const target = path.resolve(process.argv[2] ?? ".local-outlook/states");
  rmSync(target, { recursive: true, force: true });
  const server = await startHarnessServer(path.resolve(".local-outlook/outbox-states"));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, ...server.resolverArgs],
  });
  try {
    for (const [name, { zoom = 1, context, dark }] of Object.entries(LOOKS)) {
      for (const walk of WALKS) {
        const folder = path.join(target, name, walk.name);
        mkdirSync(folder, { recursive: true });
        const page = await browser.newPage({
          ignoreHTTPSErrors: true,
          viewport: { width: 1280, height: 800 },
          locale: "da-DK",
          timezoneId: "Europe/Copenhagen",
          ...context,
        });
        const outlook = new Outlook(page, server);
        await walk(outlook, takeInto(outlook, folder, zoom, dark === true));
        await page.close();
      }
      console.log(path.join(target, name));
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
