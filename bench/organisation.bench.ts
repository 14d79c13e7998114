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
  file: string;
}

/**
 * Prints how long an organisation.json with all 98 municipalities and every field takes to parse and validate, in a
 * browser whose processor is slowed down four times, against one frame of 16 ms: the first time on a fresh page, as
 * the pane does it, and again on a warm one. Time is the main thread's own, which other work on the machine disturbs
 * little; the clock's is beside it. On a machine with other work, the least says more than the median.
 */
export async function run(): Promise<void> {
  const file = JSON.stringify(fullOrganisationFile(), null, 2);
  const script = await bundleReader();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGS] });
  try {
    const pages: PageTimes[] = [];
    for (let page = 0; page < FRESH_PAGES; page += 1) pages.push(await measurePage(browser, script, file));
    const kilobytes = Math.round(Buffer.byteLength(file) / 1024);
    console.log(
      `organisation.json, 98 municipalities, ${kilobytes} KB, CPU ${CPU_SLOWDOWN}x slower, ${FRESH_PAGES} pages:`,
    );
    console.log(`  first time on a fresh page  ${describeTimes(pages.map(({ first }) => first))}`);
    console.log(`  again on the same page      ${describeTimes(pages.map(({ again }) => again))}`);
  } finally {
    await browser.close();
  }
}

/** Milliseconds for one file. */
interface Time {
  readonly thread: number;
  readonly clock: number;
}

interface PageTimes {
  readonly first: Time;
  readonly again: Time;
}

async function bundleReader(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { readOrganisation } from "./src/web/read-organisation";
        window.readOrganisationText = (text) => readOrganisation(JSON.parse(text), text).kind === "valid";
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

async function measurePage(browser: Browser, script: string, file: string): Promise<PageTimes> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.addScriptTag({ content: script });
    await page.evaluate((text) => {
      (window as unknown as Measured).file = text;
    }, file);

    const threadTime = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
    };
    const measure = async (times: number): Promise<Time> => {
      const before = await threadTime();
      const clock = await page.evaluate((repeats) => {
        const { readOrganisationText, file: text } = window as unknown as Measured;
        const start = performance.now();
        for (let count = 0; count < repeats; count += 1) {
          if (!readOrganisationText(text)) throw new Error("The file is not valid.");
        }
        return performance.now() - start;
      }, times);
      return { thread: (await threadTime()) - before, clock };
    };
    // What asking costs by itself; once before, so that it is warm when it is measured.
    await measure(0);
    const asking = (await measure(0)).thread;
    const first = await measure(1);
    const again = await measure(REPEATS);
    return {
      first: { thread: first.thread - asking, clock: first.clock },
      again: { thread: (again.thread - asking) / REPEATS, clock: again.clock / REPEATS },
    };
  } finally {
    await context.close();
  }
}

function describeTimes(times: readonly Time[]): string {
  const threads = times.map(({ thread }) => thread);
  const middle = median(threads);
  const range = `least ${least(threads)}, most ${Math.max(...threads).toFixed(1)}`;
  const clocks = times.map((time) => time.clock);
  return `${middle.toFixed(1)} ms (${range}), ${(middle / FRAME_MS).toFixed(2)} of a ${FRAME_MS} ms frame; by the clock ${median(clocks).toFixed(1)} ms, least ${least(clocks)}`;
}

function least(values: readonly number[]): string {
  return Math.min(...values).toFixed(1);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[1]?.endsWith("organisation.bench.ts")) void run();
