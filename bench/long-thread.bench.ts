import path from "node:path";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import type {} from "./long-thread-page";

const CPU_SLOWDOWN = 4;
const TURNS = 7;
const LIMIT_MS = 1000;
const SIZES = [100_000, 300_000, 900_000];

/**
 * Prints how long a fill holds the page with a thread of up to 900,000 characters and 200 quoted mails below it, in a
 * browser whose processor is slowed down four times: reading the body's words (beside what the browser's own parser
 * takes of it), finding our text among them, and taking it out. No step may take more than a second.
 */
export async function run(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, "long-thread-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
  });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGS] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    for (const size of SIZES) {
      const steps = await page.evaluate(([size_, turns]) => window.measureThread(size_, turns), [size, TURNS] as const);
      const slowest = Math.max(steps.read, steps.find, steps.exchange);
      console.log(
        `${size} characters, CPU ${CPU_SLOWDOWN}x slower: words read in ${steps.read} ms (the browser's parser alone ` +
          `${steps.parser} ms), our text found in ${steps.find} ms, taken out in ${steps.exchange} ms; ` +
          `slowest step ${(slowest / LIMIT_MS).toFixed(2)} of a second${slowest > LIMIT_MS ? ", MISSED" : ""}`,
      );
    }
  } finally {
    await browser.close();
  }
}
