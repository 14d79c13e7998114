/**
 * `npm run states [-- FOLDER]`: takes a picture of every state of the pane that the tests know, in every look that it has
 * to bear, to be looked at one by one before a release. They are not part of the repository.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContextOptions } from "@playwright/test";
import type { Outlook } from "../test/e2e/outlook-fixture";
import { type Look, WALKS } from "../test/e2e/pane-states";
import { setPaneWidth } from "../test/e2e/pane-steps";
import { driveOutlook } from "./driven-outlook";

/** The pane's width in Outlook. Pixels of CSS, as all lengths here. */
const WIDTH = 320;

/**
 * A way in which people see the pane. `zoom`: how much larger everything is; the pane is as wide on the screen all the
 * same, as where Outlook's own window is zoomed and leaves it no more room.
 */
const LOOKS: Readonly<
  Record<string, { readonly zoom?: number; readonly context?: BrowserContextOptions; readonly dark?: true }>
> = {
  light: {},
  dark: { dark: true },
  "forced-colours": { context: { forcedColors: "active" } },
  "200-percent": { zoom: 2 },
  "400-percent": { zoom: 4 },
};

/** Points of the screen. Higher windows the browser may not be able to draw. */
const HIGHEST = 12_000;

/** Takes a picture of the pane from its top, as far as it can be drawn. */
function takeInto(outlook: Outlook, folder: string, zoom: number, isDark: boolean): Look {
  let count = 0;
  return async (name) => {
    const { page } = outlook;
    if (isDark) await outlook.setTheme("dark");
    if (zoom > 1) await setPaneWidth(outlook, WIDTH / zoom);
    const frame = await outlook.paneFrame();
    await frame.evaluate(() =>
      Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
    );
    const size = page.viewportSize() ?? { width: 1280, height: 800 };
    const hidden = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    await page.setViewportSize({ ...size, height: Math.min(HIGHEST / zoom, size.height + Math.max(0, hidden)) });
    await frame.evaluate(() => window.scrollTo(0, 0));
    count += 1;
    const file = `${String(count).padStart(2, "0")} ${name.replace(/[^\p{L}\d ]/gu, "")}.png`;
    const pane = page.locator("section.pane:not([hidden])");
    writeFileSync(path.join(folder, file), await pane.screenshot({ animations: "disabled" }));
    await page.setViewportSize(size);
  };
}

driveOutlook("states", async (open) => {
  const target = path.resolve(process.argv[2] ?? ".local-outlook/states");
  rmSync(target, { recursive: true, force: true });
  for (const [name, { zoom = 1, context, dark }] of Object.entries(LOOKS)) {
    for (const [title, walk] of Object.entries(WALKS)) {
      const folder = path.join(target, name, title);
      mkdirSync(folder, { recursive: true });
      const outlook = await open({ ...context, deviceScaleFactor: zoom });
      await walk(outlook, takeInto(outlook, folder, zoom, dark === true));
      await outlook.page.close();
    }
    console.log(path.join(target, name));
  }
});
