import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { READING_MARKS } from "../src/organisation/fetch";
import buildSite from "../test/e2e/build-site-setup";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { startHarnessServer } from "../test/e2e/harness-server";
import { ADDIN_ORIGIN } from "../test/e2e/site";
import { fullOrganisationFile } from "../test/unit/organisation/full-organisation";

const FRAME_MS = 16;
const CPU_SLOWDOWN = 4;
const OPENINGS = 25;

/**
 * Prints how long an organisation.json with all 98 municipalities and every field takes to parse and validate, against
 * one frame of 16 ms: in the pane as it is built for production, opened with nothing in any cache, in a browser whose
 * processor is slowed down four times. The time is the main thread's own; by the clock, it also waits for a processor
 * while the browser's other processes draw the pane, which on a machine with two takes as long again.
 */
export async function run(): Promise<void> {
  await buildSite();
  const file = JSON.stringify(fullOrganisationFile(), null, 2);
  const server = await startHarnessServer(path.resolve("test-results/outbox-bench"));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_ARGS, ...server.resolverArgs],
  });
  try {
    const times: Time[] = [];
    for (let turn = 0; turn < OPENINGS; turn += 1) times.push(await openPane(browser, file));
    const thread = sorted(times.map((time) => time.thread));
    const clock = sorted(times.map((time) => time.clock));
    const ratio = median(thread) / FRAME_MS;
    const kilobytes = Math.round(Buffer.byteLength(file) / 1024);
    console.log(
      `organisation.json, 98 municipalities, ${kilobytes} KB, CPU ${CPU_SLOWDOWN}x slower, read by a pane just opened: ` +
        `${median(thread).toFixed(1)} ms (median of ${OPENINGS}, least ${thread[0]?.toFixed(1)}, most ${thread.at(-1)?.toFixed(1)}), ` +
        `${ratio.toFixed(2)} of a ${FRAME_MS} ms frame${ratio > 1 ? ", MISSED" : ""}`,
    );
    console.log(`by the clock: ${median(clock).toFixed(1)} ms (median, least ${clock[0]?.toFixed(1)})`);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Milliseconds for one file. */
interface Time {
  readonly thread: number;
  readonly clock: number;
}

/** An event of Chromium's trace; `ts` and `tts` are microseconds of the clock and of the thread. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly tts: number;
}

/** Opens the pane in a new profile, outside Outlook, where it reads the file as it does inside. */
async function openPane(browser: Browser, file: string): Promise<Time> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "da-DK" });
  try {
    const page = await context.newPage();
    await page.route("**/organisation/organisation.json", (route) =>
      route.fulfill({ body: file, contentType: "application/json" }),
    );
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await browser.startTracing(page, { categories: ["blink.user_timing"] });
    await page.goto(`${ADDIN_ORIGIN}/taskpane.html`);
    await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, READING_MARKS.end);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const [start, end] = [READING_MARKS.start, READING_MARKS.end].map((mark) =>
      traceEvents.find(({ name, ph }) => name === mark && ph === "I"),
    );
    if (!start || !end) throw new Error("The trace has no marks of the file being read.");
    return { thread: (end.tts - start.tts) / 1000, clock: (end.ts - start.ts) / 1000 };
  } finally {
    await context.close();
  }
}

function sorted(times: readonly number[]): number[] {
  return [...times].sort((a, b) => a - b);
}

function median(inOrder: readonly number[]): number {
  return inOrder[Math.floor(inOrder.length / 2)] ?? Number.NaN;
}

if (process.argv[1]?.endsWith("organisation.bench.ts")) void run();
