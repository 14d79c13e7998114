import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, type BrowserContext, type CDPSession, chromium } from "@playwright/test";
import CopyPlugin from "copy-webpack-plugin";
import HtmlWebpackPlugin from "html-webpack-plugin";
import webpack, { type Configuration } from "webpack";
import { BROWSER_ARGS, findBrowser } from "../test/e2e/find-browser";
import { profileSettings } from "../test/e2e/pane-steps";

type Configure = (env: object, argv: { readonly mode: string }) => Configuration;
const paneConfiguration = createRequire(__filename)("../webpack.config.js") as Configure;

/** Openings of each pane in each condition. `TURNS=3` for a first look. */
const TURNS = Number(process.env["TURNS"] ?? 13);
const FOLDER = path.resolve("test-results/pane-load");
/** What is fetched of organisation.json and the version comes beside the pane, and is no part of it. */
const BESIDE = /\.json$|outlook-stub/;
/** Until what runs after the first view is over. Milliseconds. */
const SETTLED = 1_500;

interface Condition {
  readonly name: string;
  readonly cpuSlowdown: number;
  /** Milliseconds of a round trip, and bytes a second; null for the machine's own network. */
  readonly network: { readonly latency: number; readonly throughput: number } | null;
  /** Opened with what the openings before left in the browser's caches. */
  readonly isWarm: boolean;
}

const SLOW = { cpuSlowdown: 4, network: { latency: 40, throughput: 10_000_000 / 8 } };
const FAST = { cpuSlowdown: 1, network: null };
const CONDITIONS: readonly Condition[] = [
  { name: "slow cold", ...SLOW, isWarm: false },
  { name: "slow warm", ...SLOW, isWarm: true },
  { name: "fast cold", ...FAST, isWarm: false },
  { name: "fast warm", ...FAST, isWarm: true },
];

/** One opening of a pane. Milliseconds, but for the last three. */
interface Opening {
  readonly firstPaint: number;
  readonly usable: number;
  /** The main thread's own time until all is quiet. */
  readonly cpu: number;
  /** What tasks of the main thread took beyond 50 ms each. */
  readonly blocking: number;
  readonly styleAndLayout: number;
  /** Megabytes, after a collection. */
  readonly heap: number;
  /** What was fetched until the fill button worked: KB gzip, and requests. */
  readonly kilobytes: number;
  readonly requests: number;
}

const FIGURES = [
  "firstPaint",
  "usable",
  "cpu",
  "blocking",
  "styleAndLayout",
  "heap",
  "kilobytes",
  "requests",
] as const satisfies readonly (keyof Opening)[];

declare global {
  interface Window {
    paneLoad?: { usable: number; blocking: number };
  }
}

/**
 * Prints how the pane opens beside a stock pane of React and Fluent UI (`bench/pane-load/stock-pane.tsx`): both as built
 * for production, in the same browser, turn by turn, with a profile of two orders saved and a stub for office.js, which
 * is part of both alike. Medians; below 1 is less than the stock pane.
 */
export async function run(): Promise<void> {
  const [ours, stock] = [path.join(FOLDER, "ours"), path.join(FOLDER, "stock")];
  mkdirSync(FOLDER, { recursive: true });
  await build(ourPane(ours));
  await build(stockPane(stock));
  const servers = await Promise.all([serve(ours), serve(stock)]);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...BROWSER_ARGS] });
  try {
    for (const condition of CONDITIONS) {
      const openings: [Opening[], Opening[]] = [[], []];
      for (let turn = 0; turn < TURNS; turn += 1) {
        for (const pane of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          openings[pane].push(await open(browser, addressOf(servers[pane]), condition));
        }
      }
      print(condition, openings);
    }
  } finally {
    await browser.close();
    for (const server of servers) server.close();
  }
}

function print({ name }: Condition, [ours, stock]: readonly [readonly Opening[], readonly Opening[]]): void {
  console.log(name);
  for (const figure of FIGURES) {
    const [here, there] = [ours, stock].map((openings) => median(openings.map((opening) => opening[figure])));
    if (here === undefined || there === undefined) continue;
    const ratio = there === 0 ? "-" : (here / there).toFixed(2);
    console.log(`  ${figure.padEnd(14)} ${ratio.padStart(5)}   ${here.toFixed(1)} / ${there.toFixed(1)}`);
  }
}

/** The pane as it is shipped, but for office.js. */
function ourPane(folder: string): Configuration {
  const configuration = paneConfiguration({}, { mode: "production" });
  return { ...configuration, output: { ...configuration.output, path: folder } };
}

function stockPane(folder: string): Configuration {
  const { module, resolve, optimization, performance } = ourPane(folder);
  const [scripts, ...others] = module?.rules ?? [];
  return {
    mode: "production",
    entry: { stock: "./bench/pane-load/stock-pane.tsx" },
    output: { path: folder, filename: "static/[name].[contenthash:12].js", clean: true },
    module: { rules: [{ ...(scripts as object), include: [path.resolve("src"), path.resolve("bench")] }, ...others] },
    ...(resolve && { resolve }),
    ...(optimization && { optimization }),
    ...(performance && { performance }),
    plugins: [
      new HtmlWebpackPlugin({
        filename: "taskpane.html",
        scriptLoading: "defer",
        inject: "head",
        templateContent:
          '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Rutebestilling</title>' +
          '<script defer src="/outlook-stub.js"></script></head><body><div id="pane"></div></body></html>',
      }),
      new CopyPlugin({ patterns: [{ from: "assets/organisation/*.json", to: "organisation/[name][ext]" }] }),
    ],
  };
}

function build(configuration: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    webpack(configuration, (error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString("errors-only")));
      else resolve();
    });
  });
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
};

/** Serves a build as a host does: packed, and what has a hash kept for a year. */
async function serve(folder: string): Promise<Server> {
  const stub = readFileSync(path.resolve("bench/pane-load/outlook-stub.js"), "utf8").replace(
    "__SETTINGS__",
    JSON.stringify(profileSettings()),
  );
  const files = new Map<string, Buffer>([["/outlook-stub.js", Buffer.from(stub)]]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const text = readFileSync(file);
    const isPage = entry.name === "taskpane.html";
    files.set(
      `/${path.relative(folder, file).split(path.sep).join("/")}`,
      // The page asks Microsoft's host for office.js.
      isPage ? Buffer.from(text.toString().replace(/https:[^"]*office\.js/, "/outlook-stub.js")) : text,
    );
  }
  const packed = new Map([...files].map(([name, content]) => [name, gzipSync(content, { level: 9 })]));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const content = packed.get(pathname);
    if (!content) return response.writeHead(404).end();
    return response
      .writeHead(200, {
        "Content-Type": TYPES[path.extname(pathname)] ?? "application/octet-stream",
        "Content-Encoding": "gzip",
        "Cache-Control": pathname.startsWith("/static/") ? "public, max-age=31536000, immutable" : "no-cache",
        "Timing-Allow-Origin": "*",
      })
      .end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/taskpane.html`;
}

async function open(browser: Browser, address: string, condition: Condition): Promise<Opening> {
  const context = await browser.newContext({ locale: "da-DK", viewport: { width: 320, height: 800 } });
  try {
    // Chromium keeps compiled code from the second opening on.
    for (let before = condition.isWarm ? 3 : 0; before > 0; before -= 1) await openOnce(context, address, condition);
    return await openOnce(context, address, condition);
  } finally {
    await context.close();
  }
}

async function openOnce(context: BrowserContext, address: string, condition: Condition): Promise<Opening> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await session.send("Emulation.setCPUThrottlingRate", { rate: condition.cpuSlowdown });
    if (condition.network) {
      const { latency, throughput } = condition.network;
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency,
        downloadThroughput: throughput,
        uploadThroughput: throughput,
      });
    }
    await page.addInitScript(() => {
      const seen = { usable: 0, blocking: 0 };
      window.paneLoad = seen;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.blocking += duration - 50;
      }).observe({ type: "longtask", buffered: true });
      const observer = new MutationObserver(() => {
        const button = [...document.querySelectorAll("button")].find((candidate) =>
          candidate.textContent?.startsWith("Udfyld mail"),
        );
        if (!button || button.disabled || button.getAttribute("aria-disabled") === "true") return;
        seen.usable = performance.now();
        observer.disconnect();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.goto(address);
    await page.waitForFunction(() => (window.paneLoad?.usable ?? 0) > 0);
    await page.waitForTimeout(SETTLED);
    const { TaskDuration = 0, LayoutDuration = 0, RecalcStyleDuration = 0 } = await metricsOf(session);
    await session.send("HeapProfiler.collectGarbage");
    const { JSHeapUsedSize = 0 } = await metricsOf(session);
    const timed = await page.evaluate(() => {
      const { usable, blocking } = window.paneLoad ?? { usable: Number.NaN, blocking: Number.NaN };
      const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const fetched = [
        ...(performance.getEntriesByType("navigation") as PerformanceResourceTiming[]),
        ...resources.filter(({ startTime }) => startTime < usable),
      ].map(({ name, encodedBodySize }) => ({ name, size: encodedBodySize }));
      return {
        usable,
        blocking,
        fetched,
        firstPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      };
    });
    const fetched = timed.fetched.filter(({ name }) => !BESIDE.test(name));
    return {
      firstPaint: timed.firstPaint,
      usable: timed.usable,
      cpu: TaskDuration * 1000,
      blocking: timed.blocking,
      styleAndLayout: (LayoutDuration + RecalcStyleDuration) * 1000,
      heap: JSHeapUsedSize / 1_000_000,
      kilobytes: fetched.reduce((sum, { size }) => sum + size, 0) / 1024,
      requests: fetched.length,
    };
  } finally {
    await page.close();
  }
}

async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
