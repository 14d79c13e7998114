import { build } from "esbuild";
import { type Browser, chromium } from "playwright-core";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { fullOrganisationFile } from "../test/unit/data/full-organisation";

const FRAME_MS = 16;
const CPU_SLOWDOWN = 4;
const FRESH_PAGES = 15;
const REPEATS = 30;

/** What the page under measurement puts on its window. */
interface Measured {
  readOrganisationText: (text: string) => boolean;
}

/**
 * Prints how long an organisation.json with all 98 municipalities and every field takes to parse and validate, in a
 * browser whose processor is slowed down four times, against one frame of 16 ms: the first time on a fresh page, as
 * the pane does it, and again on a warm one.
 */
export async function run(): Promise<void> {
  const file = JSON.stringify(fullOrganisationFile(), null, 2);
  const script = await bundleReader();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGS] });
  try {
    const fresh: number[] = [];
    const warm: number[] = [];
    for (let page = 0; page < FRESH_PAGES; page += 1) {
      const [first = 0, ...again] = await measurePage(browser, script, file);
      fresh.push(first);
      warm.push(median(again));
    }
    const kilobytes = Math.round(Buffer.byteLength(file) / 1024);
    console.log(
      `organisation.json, 98 municipalities, ${kilobytes} KB, CPU ${CPU_SLOWDOWN}x slower, ${FRESH_PAGES} pages:`,
    );
    console.log(`  first time on a fresh page  ${describeTimes(fresh)}`);
    console.log(`  again on the same page      ${describeTimes(warm)}`);
  } finally {
    await browser.close();
  }
}

async function bundleReader(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { readOrganisation } from "./src/web/read-organisation";
        window.readOrganisationText = (text) => readOrganisation(JSON.parse(text)).kind === "valid";
      `,
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

async function measurePage(browser: Browser, script: string, file: string): Promise<number[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addScriptTag({ content: script });
    return await page.evaluate(
      ({ text, repeats }) => {
        const { readOrganisationText } = window as unknown as Measured;
        return Array.from({ length: repeats }, () => {
          const start = performance.now();
          if (!readOrganisationText(text)) throw new Error("The file is not valid.");
          return performance.now() - start;
        });
      },
      { text: file, repeats: REPEATS },
    );
  } finally {
    await context.close();
  }
}

function describeTimes(times: readonly number[]): string {
  const middle = median(times);
  const range = `${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)}`;
  return `${middle.toFixed(1)} ms (${range}), ${(middle / FRAME_MS).toFixed(2)} of a ${FRAME_MS} ms frame`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[1]?.endsWith("organisation.bench.ts")) void run();
